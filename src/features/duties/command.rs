use crate::terms::{AreaId, Message};
use serde::{Deserialize, Serialize};

/// What this room does.
#[derive(Debug, Clone, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// `/duties`: the ten duties, and how today stands against them.
    Mine,
    /// What somebody writes who was asked something by this room.
    #[serde(skip)]
    Typed(Box<Message>),
}

impl Command {
    /// The area that it is about.
    pub fn area(&self) -> Option<AreaId> {
        match self {
            Self::Mine | Self::Typed(_) => None,
        }
    }
}
