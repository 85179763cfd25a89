use super::model::{Came, ConcernId};
use crate::terms::{AreaId, Message, PersonId};
use serde::{Deserialize, Serialize};

/// What this room does.
#[derive(Debug, Clone, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// `/concern`: something that weighs on a resident, with what it is or with the question for it.
    Raise {
        /// What follows the command.
        words: String,
        /// The picture below which it is written.
        #[serde(default)]
        came: Came,
    },
    /// Nothing is to be said after all.
    Drop,
    /// What somebody writes who was asked something by this room.
    #[serde(skip)]
    Typed(Box<Message>),
    /// `/concerns`: the open ones of my areas, the oldest first.
    List {
        /// Counted from 0.
        page: usize,
    },
    /// One case in full.
    Show { concern: ConcernId },
    /// Its picture.
    Photo { concern: ConcernId },
    /// 我来处理
    Take { concern: ConcernId },
    /// Who should?
    PickAssignee { concern: ConcernId },
    /// This one.
    Assign { concern: ConcernId, to: PersonId },
    /// What is the answer?
    AskAnswer { concern: ConcernId },
    /// What was done?
    AskClose { concern: ConcernId },
    /// Why is it not over?
    AskReopen { concern: ConcernId },
    /// Whoever raised it says that it is over.
    Settle { concern: ConcernId },
}

impl Command {
    /// With what the message shows in which it was typed.
    pub fn showing(self, message: &Message) -> Self {
        match self {
            Self::Raise { words, came } => Self::Raise { words, came: came.with(message) },
            other => other,
        }
    }

    /// The area that it is about: none, since whoever was given a case may lead another area. The room asks who may.
    pub fn area(&self) -> Option<AreaId> {
        None
    }
}
