use crate::terms::{AreaId, Message};
use serde::{Deserialize, Serialize};

/// What this room does.
#[derive(Debug, Clone, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// A call for help in a group: the private chat is offered.
    #[serde(skip)]
    Offer,
    /// The button of that offer was followed into the private chat.
    #[serde(skip)]
    Begin,
    /// A call for help in the private chat.
    #[serde(skip)]
    Call(Box<Message>),
}

impl Command {
    /// The area that it is about; the caller's own.
    pub fn area(&self) -> Option<AreaId> {
        match self {
            Self::Offer | Self::Begin | Self::Call(_) => None,
        }
    }
}
