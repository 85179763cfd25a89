use super::store::Person;
use crate::terms::{Chat, ChatKind, Lang, MessageId, Moment, UserId};

/// Whoever is doing something now, and where.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The account.
    pub user: UserId,
    /// The name that the account shows.
    pub name: String,
    /// The language in which to answer.
    pub lang: Lang,
    /// The chat in which it happens.
    pub chat: Chat,
    /// The person of the roster, where the account has joined.
    pub person: Option<Person>,
    /// The message that was written or edited, or under which a button was pressed.
    pub message: Option<MessageId>,
    /// The press, where it was one.
    pub pressed: Option<Pressed>,
    /// When it happened, by Telegram's clock.
    pub at: Moment,
}

/// A press on a button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pressed {
    /// Telegram's id of the press.
    pub tap: String,
}

impl Caller {
    /// It happens in the private chat.
    pub fn is_private(&self) -> bool {
        self.chat.kind == ChatKind::Private
    }
}
