//! Messages: what they hold, how they are put into a chat, changed and taken away.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use serde_json::{Value, json};

use super::people::Actor;
use super::visible::What;
use super::{ServiceLine, World};
use crate::ids::{ChatId, MessageId, PersonId};
use crate::text::Rich;

/// A file that somebody sent.
#[derive(Debug)]
pub(crate) struct StoredFile {
    /// Its place in the world's list, from 1.
    pub number: usize,
    pub name: String,
    pub mime: String,
    pub bytes: Bytes,
}

impl StoredFile {
    pub fn file_id(&self) -> String {
        format!("SandboxFile-{}", self.number)
    }

    pub fn unique_id(&self) -> String {
        format!("SbxU{:06}", self.number)
    }

    /// The `file_path` that getFile tells.
    pub fn path(&self) -> String {
        format!("files/file_{}_{}", self.number, self.name.replace(['/', '?', '#', '%', ' '], "_"))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Media {
    Photo,
    Document,
    Voice,
}

/// What a message carries beside its text.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// Nothing: the text is the message.
    Text,
    /// A file; the text is its caption.
    Media(Media, Arc<StoredFile>),
    /// Anything else that people send, as the fields that the Bot API shows: a location, a contact, a sticker.
    Other(Value),
    /// A line about the chat itself: the fields that the bot sees, and what the page shows.
    Service { fields: Value, line: ServiceLine },
}

/// Where a forwarded message comes from.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub from: Actor,
    pub date_ms: i64,
}

#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub id: MessageId,
    pub from: Actor,
    pub date_ms: i64,
    pub edited_ms: Option<i64>,
    pub rich: Rich,
    pub content: Content,
    /// Of the pictures that were sent at once.
    pub album: Option<String>,
    pub reply_to: Option<MessageId>,
    pub forward: Option<Origin>,
    /// The inline keyboard's rows, or null.
    pub keyboard: Value,
    /// The labels of a keyboard that takes the place of the person's own, or null.
    pub reply_keyboard: Value,
    pub reactions: BTreeMap<Actor, Vec<String>>,
}

impl Message {
    pub fn new(from: Actor, rich: Rich) -> Self {
        Self {
            id: MessageId(0),
            from,
            date_ms: 0,
            edited_ms: None,
            rich,
            content: Content::Text,
            album: None,
            reply_to: None,
            forward: None,
            keyboard: Value::Null,
            reply_keyboard: Value::Null,
            reactions: BTreeMap::new(),
        }
    }

    pub fn is_service(&self) -> bool {
        matches!(self.content, Content::Service { .. })
    }

    /// The inline buttons, row by row.
    pub fn button_rows(&self) -> impl Iterator<Item = &Vec<Value>> {
        self.keyboard.as_array().into_iter().flatten().filter_map(Value::as_array)
    }
}

impl World {
    /// Puts a message into a chat: numbers and dates it, and tells the log and the page.
    pub fn post(&mut self, chat: ChatId, mut message: Message) -> MessageId {
        message.id = self.next_message_id(chat);
        message.date_ms = self.now_ms();
        let id = message.id;
        if let Some(chat) = self.chats.get_mut(&chat) {
            chat.messages.insert(id, message);
        }
        self.write_down_message(chat, id, What::Said);
        self.tell_of_message("message", chat, id);
        id
    }

    /// Changes a message in place, dates the edit, and tells the log and the page.
    pub fn revise(&mut self, chat: ChatId, id: MessageId, change: impl FnOnce(&mut Message)) {
        let now = self.now_ms();
        let Some(message) = self.message_mut(chat, id) else { return };
        change(message);
        message.edited_ms = Some(now);
        self.write_down_message(chat, id, What::Edited);
        self.tell_of_message("edit", chat, id);
    }

    /// Takes a message away for everybody; false where there is none.
    pub fn remove(&mut self, chat: ChatId, id: MessageId) -> bool {
        self.write_down_message(chat, id, What::Deleted);
        let Some(home) = self.chats.get_mut(&chat) else { return false };
        home.pinned.retain(|pinned| *pinned != id);
        let gone = home.messages.remove(&id).is_some();
        if gone {
            self.tell(json!({ "type": "delete", "chat": chat, "message": { "id": id } }));
        }
        gone
    }

    /// Sets somebody's reactions and answers with those they had.
    pub fn set_reactions(&mut self, at: (ChatId, MessageId), who: Actor, emoji: &[String]) -> Vec<String> {
        let Some(message) = self.message_mut(at.0, at.1) else { return Vec::new() };
        let before = match emoji {
            [] => message.reactions.remove(&who),
            some => message.reactions.insert(who, some.to_vec()),
        };
        self.write_down(at.0, who, What::Reacted(emoji.join(" ")), String::new());
        self.tell_of_message("reaction", at.0, at.1);
        before.unwrap_or_default()
    }

    /// Posts a line about the chat itself.
    pub fn post_service(&mut self, chat: ChatId, from: Actor, fields: Value, line: ServiceLine) -> MessageId {
        let content = Content::Service { fields, line };
        let message = Message { content, ..Message::new(from, Rich::default()) };
        self.post(chat, message)
    }

    /// Finds what a person may press: the newest message with a button so labelled, or beginning so.
    pub fn find_button(&self, chat: ChatId, label: &str) -> Option<(MessageId, Value)> {
        let messages = &self.chats.get(&chat)?.messages;
        messages.values().rev().find_map(|message| Some((message.id, button_of(message, label)?)))
    }

    /// The name that others see.
    pub fn name_of(&self, who: Actor) -> String {
        match who {
            Actor::Bot => self.bot.name.clone(),
            Actor::Anonymous => "Group".to_owned(),
            Actor::Person(person) => self.person_name(person),
        }
    }

    pub fn person_name(&self, person: PersonId) -> String {
        self.people.get(&person).map(|person| person.name.clone()).unwrap_or_default()
    }
}

/// The button of a message with exactly that label, or else the first whose label begins so.
pub(crate) fn button_of(message: &Message, label: &str) -> Option<Value> {
    let label_of = |button: &&Value| button["text"].as_str().unwrap_or_default().to_owned();
    let buttons = || message.button_rows().flatten();
    buttons()
        .find(|button| label_of(button) == label)
        .or_else(|| buttons().find(|button| label_of(button).starts_with(label)))
        .cloned()
}
