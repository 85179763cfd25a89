//! The numbers that Telegram gives to people, chats and messages.

use serde::{Deserialize, Serialize};

/// A person's user id; also the id of their private chat with the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub i64);

/// A chat's id: positive for a private chat, negative for a group, below -10¹² for a supergroup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChatId(pub i64);

/// A message's number, unique in its chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageId(pub i64);

/// One press of an inline button, as the bot's `callback_query.id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TapId(pub i64);

impl From<PersonId> for ChatId {
    fn from(person: PersonId) -> Self {
        Self(person.0)
    }
}
