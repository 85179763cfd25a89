//! What the sandbox itself says to people: lines about a chat, and refusals.
//!
//! Printed, they are English; as JSON, a key with named values, which the page says in its own languages.

use std::fmt::{Display, Formatter, Result};

use serde::Serialize;

use crate::ids::{ChatId, PersonId};

/// Why a person cannot do that; prints as a sentence for whoever plays them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "key", content = "values", rename_all = "snake_case")]
pub enum Refused {
    /// There is nobody of that id.
    NoPerson { id: PersonId },
    /// The account is deleted.
    Deactivated { person: String },
    /// There is no chat of that id.
    NoChat { id: ChatId },
    /// People come into groups only, not into private chats.
    NotAGroup,
    /// The group has grown already.
    AlreadySupergroup,
    /// It is somebody else's private chat.
    NotTheirChat { person: String },
    /// They are not, or no longer, a member.
    NotInGroup { person: String, group: String },
    /// In private nobody writes to a bot that they blocked.
    BotBlocked { person: String },
    /// Only administrators write in the group's name.
    NotAdmin,
    /// A deed about a message came without one.
    NoMessageNamed,
    /// The message is deleted, or never was.
    MessageGone,
    /// The same of the message to answer.
    AnsweredMessageGone,
    /// Only one's own messages are changed or deleted.
    NotTheirMessage { person: String },
    /// Neither text nor a file.
    NothingToSend,
    /// Longer than so many UTF-16 units.
    TooLong { longest: usize },
    /// No message of the chat has such a button.
    NoButtonInChat { label: String },
    /// That message has no such button.
    NoButtonUnderMessage { label: String },
    /// The button is gone by an edit.
    ButtonGone,
    /// The button opens an address; the bot is not told.
    ButtonIsLink { label: String },
    /// A deep link carries 1–64 of a few characters.
    BadPayload,
    /// The embedding program gave no hook for the clock.
    ClockCannotMove,
}

impl Display for Refused {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::NoPerson { id } => write!(f, "there is no person {}", id.0),
            Self::Deactivated { person } => write!(f, "{person} is deactivated"),
            Self::NoChat { id } => write!(f, "there is no chat {}", id.0),
            Self::NotAGroup => write!(f, "that is a private chat, not a group"),
            Self::AlreadySupergroup => write!(f, "it is a supergroup already"),
            Self::NotTheirChat { person } => write!(f, "that private chat is not {person}'s"),
            Self::NotInGroup { person, group } => write!(f, "{person} is not in {group}"),
            Self::BotBlocked { person } => write!(f, "{person} has blocked the bot; unblock it first"),
            Self::NotAdmin => write!(f, "only administrators post anonymously"),
            Self::NoMessageNamed => write!(f, "say which message"),
            Self::MessageGone => write!(f, "that message is gone"),
            Self::AnsweredMessageGone => write!(f, "the message to answer is gone"),
            Self::NotTheirMessage { person } => write!(f, "that message is not {person}'s own"),
            Self::NothingToSend => write!(f, "there is nothing to send"),
            Self::TooLong { longest } => write!(f, "a message has at most {longest} characters"),
            Self::NoButtonInChat { label } => write!(f, "there is no button \"{label}\" in the chat"),
            Self::NoButtonUnderMessage { label } => write!(f, "there is no button \"{label}\" under that message"),
            Self::ButtonGone => write!(f, "that button is gone"),
            Self::ButtonIsLink { label } => {
                write!(f, "the button \"{label}\" opens an address and tells the bot nothing")
            }
            Self::BadPayload => write!(f, "a deep link's payload has 1-64 of A-Z, a-z, 0-9, _ and -"),
            Self::ClockCannotMove => write!(f, "the clock of this sandbox cannot be moved"),
        }
    }
}

impl std::error::Error for Refused {}

/// A line about a chat, among its messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "key", content = "values", rename_all = "snake_case")]
pub(crate) enum ServiceLine {
    Joined { who: String },
    Left { who: String },
    PinnedAMessage { who: String },
    BecameSupergroup,
}

impl Display for ServiceLine {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Joined { who } => write!(f, "{who} joined"),
            Self::Left { who } => write!(f, "{who} left"),
            Self::PinnedAMessage { who } => write!(f, "{who} pinned a message"),
            Self::BecameSupergroup => write!(f, "the group became a supergroup"),
        }
    }
}
