use super::{ChatId, Lang, MessageId, Moment, UserId};
use serde::{Deserialize, Serialize};

/// Something that happened outside, as read from a stored inbox row.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// When it happened: Telegram's date of the message, or the planned time of a tick.
    pub at: Moment,
    /// What happened.
    pub event: Event,
}

/// The kinds of things that happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Somebody wrote.
    Message(Message),
    /// Somebody changed a message; it holds the new content.
    Edited(Message),
    /// Somebody pressed a button under one of our messages.
    Tap(Tap),
    /// Somebody, or the bot itself, came, left, was blocked or was made administrator.
    Membership(Membership),
    /// A group became a supergroup with a new id.
    Migrated(Migration),
    /// The clock says that something is due.
    Tick(Tick),
    /// Well-formed, and nothing that we act on; the word says which kind.
    Nothing(&'static str),
}

/// The kind of a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChatKind {
    /// One person and the bot.
    Private,
    /// A group or a supergroup.
    Group,
    /// A channel; we never speak there.
    Channel,
}

/// Where something happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chat {
    /// Telegram's id.
    pub id: ChatId,
    /// Private, group or channel.
    pub kind: ChatKind,
    /// A group's title; empty for private chats.
    pub title: String,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The account.
    pub user: UserId,
    /// The name that the account shows.
    pub name: String,
    /// The client's language, where it is one of ours.
    pub lang: Option<Lang>,
}

/// A text, a caption, a picture or a voice.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Its id in the chat.
    pub id: MessageId,
    /// The chat.
    pub chat: Chat,
    /// The writer; `None` for a group administrator who posts anonymously, a channel, or another bot.
    pub author: Option<Author>,
    /// Its text or caption, empty where there is none.
    pub text: String,
    /// Telegram's file id of the largest size of its picture.
    pub photo: Option<String>,
    /// Telegram's id of the album whose picture or file it is, where several were sent at once.
    pub album: Option<String>,
    /// It is bare, and another one of its album has come before it.
    pub continues: bool,
    /// Telegram's file id of the file that it holds.
    pub document: Option<String>,
    /// The place on the map that it shows.
    pub location: Option<Location>,
    /// It is a voice message.
    pub voice: bool,
    /// It was written by somebody else and forwarded.
    pub forwarded: bool,
    /// The message that it answers.
    pub reply_to: Option<ReplyTo>,
}

/// A place on the map, in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Location {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

/// The message that a message answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyTo {
    /// Its id in the same chat.
    pub message: MessageId,
    /// A bot wrote it.
    pub by_bot: bool,
}

/// A press on a button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tap {
    /// Telegram's id of this press, for the one answer that it may have.
    pub id: String,
    /// Who pressed.
    pub author: Author,
    /// The chat and message under which the button stands; `None` where Telegram no longer tells.
    pub at: Option<(Chat, MessageId)>,
    /// The button's data: one of our tokens, or anything that a hostile client sends.
    pub token: String,
}

/// A change of somebody's membership of a chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The chat.
    pub chat: Chat,
    /// Who changed it.
    pub by: Option<Author>,
    /// Whose membership changed.
    pub whose: UserId,
    /// It is about the bot itself.
    pub own: bool,
    /// What they are now.
    pub now: Standing,
}

/// What an account is in a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Creator or administrator.
    Administrator,
    /// May read and write.
    Member,
    /// Left, was removed, or blocked the bot.
    Gone,
}

/// A group's new id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migration {
    /// The id until now.
    pub from: ChatId,
    /// The id from now on.
    pub to: ChatId,
}

/// A job of the clock that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// The job's name, such as `round/am/due`.
    pub job: String,
    /// The planned local date and time.
    pub local: chrono::NaiveDateTime,
    /// The planned instant, in unix milliseconds.
    pub due: i64,
}
