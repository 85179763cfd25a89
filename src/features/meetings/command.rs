use super::model::{MeetingId, TaskId};
use crate::terms::{AreaId, Message, PersonId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// What this room does.
#[derive(Debug, Clone, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// `/agenda`: what the next meeting is about.
    Agenda,
    /// 到会 or 请假
    Attend { meeting: MeetingId, comes: bool },
    /// `/minutes`: what was said, or the question for it.
    Minutes {
        /// What follows the command.
        text: String,
        /// Of the meeting under whose announcement the button stands.
        of: Option<MeetingId>,
    },
    /// `/task 周敏 明天10:00 核对名单`, in any order, or without some of it.
    Task {
        /// What follows the command.
        text: String,
    },
    /// The task that is being told goes to this person.
    PickWho { person: PersonId },
    /// It is due then, in local time.
    PickWhen { due: NaiveDateTime },
    /// Nothing is to be written after all.
    Drop,
    /// What somebody writes who was asked something by this room.
    #[serde(skip)]
    Typed(Box<Message>),
    /// `/tasks`: mine, and those that I gave.
    Tasks,
    /// 收到
    Acknowledge { task: TaskId },
    /// 已完成
    Done { task: TaskId },
    /// It is not to be done after all.
    Cancel { task: TaskId },
}

impl Command {
    /// The area that it is about: the room asks who takes part in a meeting and whose a task is.
    pub fn area(&self) -> Option<AreaId> {
        None
    }
}
