//! Everything that was accepted, in order: what the bot did, and what became of each update.

use serde::Serialize;

use crate::ids::{ChatId, MessageId};

/// A call that changed something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// The sandbox's time in unix milliseconds.
    pub at_ms: i64,
    /// The method as documented, such as `sendMessage`.
    pub method: &'static str,
    /// The chat, where the method has one.
    pub chat: Option<ChatId>,
    /// The message that was made or changed.
    pub message: Option<MessageId>,
    /// The text, caption or toast, without marks.
    pub text: Option<String>,
}

/// A call that was refused, by the rules or by a fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The sandbox's time in unix milliseconds.
    pub at_ms: i64,
    /// The method as documented.
    pub method: &'static str,
    /// The chat that the call named, if it named one by number.
    pub chat: Option<ChatId>,
    /// The `error_code`.
    pub code: u16,
    /// The description that the bot was given.
    pub description: String,
}

/// How an update left the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confirmed {
    /// A later getUpdates had a higher offset.
    ByOffset,
    /// The webhook answered 2xx.
    ByWebhook,
    /// `drop_pending_updates` threw it away.
    Dropped,
}

/// The life of one update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UpdateRecord {
    /// Its `update_id`.
    pub id: i64,
    /// Its kind, such as `message`.
    pub kind: String,
    /// The sandbox's time in unix milliseconds.
    pub created_ms: i64,
    /// How often it was handed to the bot.
    pub delivered: u32,
    /// How it was confirmed; None while it is pending.
    pub confirmed: Option<Confirmed>,
}

/// The whole account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ledger {
    /// Calls that changed something, in order.
    pub effects: Vec<Effect>,
    /// Calls that were refused, in order.
    pub refusals: Vec<Refusal>,
    /// Updates in order of creation.
    pub updates: Vec<UpdateRecord>,
}
