//! What people see: chats as lists of messages, and the log of everything visible in order.

use serde_json::{Value, json};

use super::World;
use super::messages::{Content, Message};
use super::people::Actor;
use crate::control::page_message;
use crate::ids::{ChatId, MessageId, PersonId};

/// A message as a person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its number in the chat.
    pub id: MessageId,
    /// The author's name.
    pub author: String,
    /// The person who wrote it; None for the bot and for anonymous administrators.
    pub person: Option<PersonId>,
    /// Whether the bot wrote it.
    pub by_bot: bool,
    /// The text, the caption, or the line of a service message; without marks.
    pub text: String,
    /// The same as HTML with its marks and links.
    pub html: String,
    /// The labels of the inline buttons, row by row.
    pub buttons: Vec<Vec<String>>,
    /// The labels of a reply keyboard that came with it, row by row.
    pub reply_keyboard: Vec<Vec<String>>,
    /// The message that it answers.
    pub reply_to: Option<MessageId>,
    /// Whether it was changed after it was sent.
    pub edited: bool,
    /// Whether it is pinned now.
    pub pinned: bool,
    /// Reactions: emoji and the name of who set it.
    pub reactions: Vec<(String, String)>,
    /// The file's name, where it carries one.
    pub file: Option<String>,
    /// When it was sent, in unix milliseconds.
    pub date_ms: i64,
}

/// What happened visibly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A new message.
    Said,
    /// A message was changed; the line holds what it says now.
    Edited,
    /// A message was taken away; the line holds what it said.
    Deleted,
    /// Somebody pressed the button with this label.
    Tapped(String),
    /// The bot answered a press with a short line on top of the screen, seen only by who pressed.
    Toast,
    /// Somebody set these reactions, or took theirs back (empty).
    Reacted(String),
    /// A message was pinned (true) or unpinned.
    Pinned(bool),
    /// Somebody came, went, or changed their standing; the line says it.
    Member,
}

/// One visible thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Unix milliseconds.
    pub at_ms: i64,
    /// Where.
    pub chat: ChatId,
    /// The group's title, or None in private.
    pub group: Option<String>,
    /// The name of who did it.
    pub who: String,
    /// Whether that was the bot.
    pub by_bot: bool,
    /// The person who did it, or who was answered by a toast; in private the person of the chat.
    pub person: Option<PersonId>,
    /// What it was.
    pub what: What,
    /// The text without marks.
    pub text: String,
    /// The labels of the inline buttons, row by row.
    pub buttons: Vec<Vec<String>>,
    /// The message in question.
    pub message: Option<MessageId>,
}

impl World {
    /// All messages of a chat, oldest first.
    pub fn shown(&self, chat: ChatId) -> Vec<Shown> {
        let chat = self.moved.get(&chat).copied().unwrap_or(chat);
        let Some(home) = self.chats.get(&chat) else { return Vec::new() };
        home.messages.values().map(|message| self.show(message, home.pinned.contains(&message.id))).collect()
    }

    fn show(&self, message: &Message, pinned: bool) -> Shown {
        let reactions = message.reactions.iter();
        let reactions =
            reactions.flat_map(|(who, emoji)| emoji.iter().map(|emoji| (emoji.clone(), self.name_of(*who))));
        let file = match &message.content {
            Content::Media(_, file) => Some(file.name.clone()),
            _ => None,
        };
        Shown {
            id: message.id,
            author: self.name_of(message.from),
            person: person_of(message.from),
            by_bot: message.from == Actor::Bot,
            text: visible_text(message),
            html: crate::text::to_html(&message.rich),
            buttons: labels(&message.keyboard),
            reply_keyboard: labels(&message.reply_keyboard),
            reply_to: message.reply_to,
            edited: message.edited_ms.is_some(),
            pinned,
            reactions: reactions.collect(),
            file,
            date_ms: message.date_ms,
        }
    }

    pub fn write_down(&mut self, chat: ChatId, who: Actor, what: What, text: String) {
        let home = self.chats.get(&chat);
        self.log.push(LogLine {
            at_ms: self.now_ms(),
            chat,
            group: home.filter(|home| !home.is_private()).map(|home| home.title.clone()),
            who: self.name_of(who),
            by_bot: who == Actor::Bot,
            person: person_of(who).or_else(|| home.and_then(|home| home.person())),
            what,
            text,
            buttons: Vec::new(),
            message: None,
        });
    }

    pub fn write_down_message(&mut self, chat: ChatId, id: MessageId, what: What) {
        let Some(message) = self.message(chat, id) else { return };
        let what = if message.is_service() && what == What::Said { What::Member } else { what };
        let (from, text, buttons) = (message.from, visible_text(message), labels(&message.keyboard));
        self.write_down(chat, from, what, text);
        if let Some(line) = self.log.last_mut() {
            line.buttons = buttons;
            line.message = Some(id);
        }
    }

    /// Tells every open page.
    pub fn tell(&self, event: Value) {
        // Nobody listening is no failure: a page reads the state when it opens.
        let _nobody = self.news.send(event.to_string().into());
    }

    pub fn tell_of_message(&self, kind: &str, chat: ChatId, id: MessageId) {
        if self.news.receiver_count() == 0 {
            return;
        }
        if let (Some(home), Some(message)) = (self.chats.get(&chat), self.message(chat, id)) {
            self.tell(json!({ "type": kind, "chat": chat, "message": page_message(self, home, message) }));
        }
    }
}

fn person_of(who: Actor) -> Option<PersonId> {
    match who {
        Actor::Person(person) => Some(person),
        Actor::Bot | Actor::Anonymous => None,
    }
}

/// The text that a person reads.
pub(crate) fn visible_text(message: &Message) -> String {
    match &message.content {
        Content::Service { line, .. } => line.to_string(),
        _ => message.rich.text.clone(),
    }
}

/// The labels of a keyboard's rows; a reply keyboard's button may be a bare string.
fn labels(keyboard: &Value) -> Vec<Vec<String>> {
    let label = |button: &Value| button["text"].as_str().or(button.as_str()).unwrap_or_default().to_owned();
    let rows = keyboard.as_array().into_iter().flatten().filter_map(Value::as_array);
    rows.map(|row| row.iter().map(label).collect()).collect()
}
