//! Who is there, and who is in which chat.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::messages::Message;
use crate::ids::{ChatId, MessageId, PersonId};

/// A person of the rehearsal.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub id: PersonId,
    pub name: String,
    pub username: Option<String>,
    pub language: Option<String>,
    /// A line under the name on the page.
    pub title: String,
    pub deactivated: bool,
}

/// Whoever does something in a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Actor {
    Bot,
    Person(PersonId),
    /// A group's administrator who posts in the group's name.
    Anonymous,
}

/// What a chat is; a bot sees the same three words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChatKind {
    /// A person and the bot.
    Private,
    /// A small group, as everybody makes them first.
    Group,
    /// A group that grew, with its own count of messages.
    Supergroup,
}

/// How somebody stands in a chat. In a private chat the bot is `Left` before the person wrote, `Kicked` while blocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Made the group.
    Creator,
    /// May pin, delete and invite.
    #[serde(rename = "administrator")]
    Admin,
    /// Is in it.
    Member,
    /// Was never in it, or went.
    Left,
    /// Was thrown out, or blocked the bot.
    Kicked,
}

impl Standing {
    pub(crate) fn is_in(self) -> bool {
        matches!(self, Self::Creator | Self::Admin | Self::Member)
    }

    pub(crate) fn is_admin(self) -> bool {
        matches!(self, Self::Creator | Self::Admin)
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Creator => "creator",
            Self::Admin => "administrator",
            Self::Member => "member",
            Self::Left => "left",
            Self::Kicked => "kicked",
        }
    }
}

pub(crate) struct Chat {
    pub id: ChatId,
    pub kind: ChatKind,
    /// A group's title; empty in private.
    pub title: String,
    pub members: BTreeMap<PersonId, Standing>,
    pub bot: Standing,
    pub messages: BTreeMap<MessageId, Message>,
    /// The newest last.
    pub pinned: Vec<MessageId>,
    pub next_message: i64,
}

impl Chat {
    pub fn private(person: PersonId) -> Self {
        let members = BTreeMap::from([(person, Standing::Member)]);
        Self { members, ..Self::group(person.into(), ChatKind::Private, "") }
    }

    pub fn group(id: ChatId, kind: ChatKind, title: &str) -> Self {
        Self {
            id,
            kind,
            title: title.to_owned(),
            members: BTreeMap::new(),
            bot: Standing::Left,
            messages: BTreeMap::new(),
            pinned: Vec::new(),
            next_message: 1,
        }
    }

    pub fn is_private(&self) -> bool {
        self.kind == ChatKind::Private
    }

    /// The person of a private chat.
    pub fn person(&self) -> Option<PersonId> {
        self.is_private().then_some(PersonId(self.id.0))
    }

    pub fn standing(&self, person: PersonId) -> Standing {
        self.members.get(&person).copied().unwrap_or(Standing::Left)
    }

    /// People and the bot, as Telegram counts a chat's members.
    pub fn member_count(&self) -> usize {
        self.members.values().filter(|standing| standing.is_in()).count() + usize::from(self.bot.is_in())
    }
}
