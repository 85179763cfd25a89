use crate::terms::AreaId;
use serde::{Deserialize, Serialize};

/// What this room does.
#[derive(Debug, Clone, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// `/start`, with an invitation's code where the person followed a link.
    Start {
        /// The code; empty where there is none.
        code: String,
    },
}

impl Command {
    /// The area that it is about.
    pub fn area(&self) -> Option<AreaId> {
        match self {
            Self::Start { .. } => None,
        }
    }
}
