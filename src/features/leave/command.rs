use super::model::Draft;
use crate::terms::{AreaId, Message};
use serde::{Deserialize, Serialize};

/// What this room does.
#[derive(Debug, Clone, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// `/leave` with what follows it; alone, what there is to see, or the first question.
    Leave {
        /// As typed; may be empty.
        argument: String,
    },
    /// A message that reads like a wish for leave.
    Wish {
        /// As written.
        text: String,
    },
    /// 请假: the first question.
    Begin,
    /// An answer that was tapped.
    Fill {
        /// What is known with it.
        draft: Draft,
    },
    /// 不请了
    Drop,
    /// 同意
    Approve {
        /// The leave.
        leave: i64,
        /// A micro-grid of the leader's, for the rights.
        micro_grid: AreaId,
    },
    /// 不同意: asks why.
    Refuse {
        /// The leave.
        leave: i64,
        /// A micro-grid of the leader's, for the rights.
        micro_grid: AreaId,
    },
    /// 不同意, for a reason that was tapped.
    RefuseBecause {
        /// The leave.
        leave: i64,
        /// A micro-grid of the leader's, for the rights.
        micro_grid: AreaId,
        /// The reason in words; empty where none is given.
        reason: String,
    },
    /// Takes a request back, or ends a leave early.
    End {
        /// The leave.
        leave: i64,
        /// A micro-grid of the leader's, for the rights.
        micro_grid: AreaId,
    },
    /// What somebody writes who was asked something by this room.
    #[serde(skip)]
    Typed(Box<Message>),
}

impl Command {
    /// The area that it is about.
    pub fn area(&self) -> Option<AreaId> {
        match self {
            Self::Approve { micro_grid, .. }
            | Self::Refuse { micro_grid, .. }
            | Self::RefuseBecause { micro_grid, .. }
            | Self::End { micro_grid, .. } => Some(*micro_grid),
            Self::Leave { .. } | Self::Wish { .. } | Self::Begin | Self::Fill { .. } | Self::Drop | Self::Typed(_) => {
                None
            }
        }
    }
}
