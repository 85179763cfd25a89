use super::{ChatId, MessageId, Moment, UserId};
use serde::{Deserialize, Serialize};

/// Something to be said: one call of the Bot API, made after the transaction that queued it has committed.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// The chat.
    pub to: ChatId,
    /// How soon.
    pub lane: Lane,
    /// What.
    pub what: What,
    /// A name under which this message can be edited, answered or found later, such as `board/12/2020-02-07/am`.
    pub name: Option<String>,
    /// A post with the same key that is still queued is replaced by this one.
    pub replaces: Option<String>,
    /// Not before this moment; `None` is now.
    pub not_before: Option<Moment>,
    /// Not after this moment: it would be of no use.
    pub expires: Option<Moment>,
}

impl Post {
    fn new(to: ChatId, lane: Lane, what: What) -> Self {
        Self { to, lane, what, name: None, replaces: None, not_before: None, expires: None }
    }

    /// A message of HTML text.
    pub fn text(to: ChatId, lane: Lane, html: impl Into<String>) -> Self {
        Self::new(to, lane, What::Text { html: html.into(), buttons: vec![], reply_to: None, silent: false })
    }

    /// New text and buttons for one of our messages.
    pub fn edit(to: ChatId, target: Target, html: impl Into<String>) -> Self {
        Self::new(to, Lane::Reply, What::Edit { target, html: html.into(), buttons: vec![] })
    }

    /// The one answer to a tap; `alert` shows a window that must be closed.
    pub fn toast(tap: &str, to: ChatId, text: impl Into<String>, alert: bool) -> Self {
        Self::new(to, Lane::Reply, What::Toast { tap: tap.to_owned(), text: text.into(), alert })
    }

    /// A file.
    pub fn document(
        to: ChatId,
        lane: Lane,
        file_name: impl Into<String>,
        bytes: Vec<u8>,
        caption: impl Into<String>,
    ) -> Self {
        Self::new(to, lane, What::Document { file_name: file_name.into(), bytes, caption: caption.into() })
    }

    /// A picture in PNG.
    pub fn picture(to: ChatId, lane: Lane, png: Vec<u8>, caption: impl Into<String>) -> Self {
        Self::new(to, lane, What::Picture { png, caption: caption.into() })
    }

    /// An emoji on somebody's message.
    pub fn react(to: ChatId, message: MessageId, emoji: &'static str) -> Self {
        Self::new(to, Lane::Reply, What::React { message, emoji })
    }

    /// A picture or file that Telegram has already, by its file id.
    pub fn stored(
        to: ChatId,
        lane: Lane,
        (media, file_id): (Media, impl Into<String>),
        caption: impl Into<String>,
    ) -> Self {
        let (file_id, caption) = (file_id.into(), caption.into());
        Self::new(to, lane, What::Stored { media, file_id, caption, buttons: vec![] })
    }

    /// New words and buttons below one of our pictures or files.
    pub fn edit_caption(to: ChatId, target: Target, html: impl Into<String>) -> Self {
        Self::new(to, Lane::Reply, What::EditCaption { target, html: html.into(), buttons: vec![] })
    }

    /// Takes one of our messages back; Telegram lets a bot do so for 48 hours.
    pub fn delete(to: ChatId, target: Target) -> Self {
        Self::new(to, Lane::Reply, What::Delete { target })
    }

    /// Puts one of our messages on top of a group; the bot must be an administrator who may.
    pub fn pin(to: ChatId, target: Target) -> Self {
        Self::new(to, Lane::Reply, What::Pin { target })
    }

    /// With these rows of buttons; what can have none is left as it is.
    pub fn buttons(mut self, rows: Vec<Vec<Button>>) -> Self {
        if let What::Text { buttons, .. }
        | What::Edit { buttons, .. }
        | What::Stored { buttons, .. }
        | What::EditCaption { buttons, .. } = &mut self.what
        {
            *buttons = rows;
        }
        self
    }

    /// As an answer to a message of that chat.
    pub fn answering(mut self, message: MessageId) -> Self {
        if let What::Text { reply_to, .. } = &mut self.what {
            *reply_to = Some(message);
        }
        self
    }

    /// Under a name.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// In place of a queued post with the same key.
    pub fn replacing(mut self, key: impl Into<String>) -> Self {
        self.replaces = Some(key.into());
        self
    }

    /// Not before a moment.
    pub fn not_before(mut self, at: Moment) -> Self {
        self.not_before = Some(at);
        self
    }

    /// Dropped where it could not be sent until a moment.
    pub fn expiring(mut self, at: Moment) -> Self {
        self.expires = Some(at);
        self
    }

    /// In another lane.
    pub fn in_lane(mut self, lane: Lane) -> Self {
        self.lane = lane;
        self
    }
}

/// The lanes of the outbox, highest first: a reply never waits behind a broadcast.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Lane {
    /// An answer to what a person just did.
    Reply,
    /// Help requests on their way to volunteers.
    Help,
    /// Prompts, reminders, escalations, alerts.
    Nag,
    /// Sums for secretaries.
    Digest,
    /// Broadcasts.
    Notice,
}

impl Lane {
    /// The stored number; lower goes first.
    pub fn rank(self) -> i64 {
        self as i64
    }

    /// The lane of a stored number.
    pub fn from_rank(rank: i64) -> Option<Self> {
        use strum::VariantArray;
        Self::VARIANTS.get(usize::try_from(rank).ok()?).copied()
    }
}

/// What a post does.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Sends a text of at most 4,096 UTF-16 units; `html` in Telegram's subset.
    Text { html: String, buttons: Vec<Vec<Button>>, reply_to: Option<MessageId>, silent: bool },
    /// Replaces text and buttons of one of our messages.
    Edit { target: Target, html: String, buttons: Vec<Vec<Button>> },
    /// Answers a tap with at most 200 characters of plain text.
    Toast { tap: String, text: String, alert: bool },
    /// Sends a file.
    Document { file_name: String, bytes: Vec<u8>, caption: String },
    /// Sends a picture.
    Picture { png: Vec<u8>, caption: String },
    /// Sends what Telegram has already.
    Stored { media: Media, file_id: String, caption: String, buttons: Vec<Vec<Button>> },
    /// Replaces caption and buttons of one of our pictures or files.
    EditCaption { target: Target, html: String, buttons: Vec<Vec<Button>> },
    /// Deletes one of our messages.
    Delete { target: Target },
    /// Pins one of our messages, silently.
    Pin { target: Target },
    /// Puts an emoji on a message.
    React { message: MessageId, emoji: &'static str },
    /// Any other call, its JSON written by the telegram room.
    Call { method: String, body: serde_json::Value },
}

impl What {
    /// Its rows of buttons.
    pub fn buttons(&self) -> &[Vec<Button>] {
        match self {
            Self::Text { buttons, .. }
            | Self::Edit { buttons, .. }
            | Self::Stored { buttons, .. }
            | Self::EditCaption { buttons, .. } => buttons,
            Self::Toast { .. }
            | Self::Document { .. }
            | Self::Picture { .. }
            | Self::Delete { .. }
            | Self::Pin { .. }
            | Self::React { .. }
            | Self::Call { .. } => &[],
        }
    }
}

/// What kind of thing a file is to Telegram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// A picture, shown as one.
    Photo,
    /// Any file.
    Document,
}

/// One of our messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// By Telegram's id, known from the tap on it.
    Id(MessageId),
    /// By the name under which it was sent; the edit waits until that has happened.
    Named(String),
}

/// A button under a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Button {
    /// What stands on it.
    pub label: String,
    /// What it does.
    pub press: Press,
}

/// What pressing a button does.
#[derive(Debug, Clone, PartialEq)]
pub enum Press {
    /// Comes back to us as this command, whose JSON is kept on our side under an opaque token.
    Command {
        /// The command, as the router reads it.
        command: serde_json::Value,
        /// The only account that may press it; `None` leaves it to the rights of the command.
        only: Option<UserId>,
    },
    /// Opens an address.
    Url(String),
}

impl Button {
    /// A button that opens an address.
    pub fn url(label: impl Into<String>, url: impl Into<String>) -> Self {
        Self { label: label.into(), press: Press::Url(url.into()) }
    }

    /// A button that sends us a command.
    pub fn command(label: impl Into<String>, command: serde_json::Value) -> Self {
        Self { label: label.into(), press: Press::Command { command, only: None } }
    }

    /// Only this account may press it.
    pub fn only(mut self, user: UserId) -> Self {
        if let Press::Command { only, .. } = &mut self.press {
            *only = Some(user);
        }
        self
    }
}
