//! The little world behind the Bot API: people, chats, messages, and the bot's queue of updates.
//!
//! Pure rules: no HTTP, no waiting. What always holds: a message id is used once in its chat; an update that
//! was created stays pending until it is confirmed; everything visible is in the log, in order.

mod acts;
mod membership;
mod messages;
mod people;
mod shapes;
mod taps;
mod updates;
mod visible;
mod words;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_json::Value;
use tokio::sync::{Notify, broadcast};

pub(crate) use acts::Saying;
pub(crate) use messages::{Content, Media, Message, Origin, StoredFile, button_of};
pub(crate) use people::{Actor, Chat, Person};
pub use people::{ChatKind, Standing};
pub(crate) use taps::{Answer, Tap};
pub(crate) use updates::{Updates, Webhook};
pub(crate) use visible::visible_text;
pub use visible::{LogLine, Shown, What};
pub use words::Refused;
pub(crate) use words::ServiceLine;

use crate::faults::Faults;
use crate::ids::{ChatId, MessageId, PersonId, TapId};
use crate::ledger::Ledger;
use crate::limits::Windows;
use crate::options::Options;

/// What the bot has told Telegram about itself.
pub(crate) struct Bot {
    pub id: i64,
    pub name: String,
    pub description: String,
    pub short_description: String,
    /// Whether privacy mode keeps it from small talk in groups.
    pub privacy: bool,
    /// The commands by scope (as canonical JSON) and language.
    pub commands: BTreeMap<(String, String), Value>,
}

pub(crate) struct World {
    pub options: Options,
    pub bot: Bot,
    pub people: BTreeMap<PersonId, Person>,
    pub chats: BTreeMap<ChatId, Chat>,
    /// Groups that became supergroups, by their old ids.
    pub moved: HashMap<ChatId, ChatId>,
    pub updates: Updates,
    pub taps: BTreeMap<TapId, Tap>,
    pub files: Vec<Arc<StoredFile>>,
    pub windows: Option<Windows>,
    pub faults: Faults,
    pub ledger: Ledger,
    pub log: Vec<LogLine>,
    /// What the page is told, as JSON.
    pub news: broadcast::Sender<Arc<str>>,
    numbers: Numbers,
}

/// The next free numbers. People's ids do not fit into 32 bits, as in life.
struct Numbers {
    person: i64,
    group: i64,
    supergroup: i64,
    /// Private chats and groups count their messages together, a supergroup its own.
    message: i64,
    tap: i64,
}

impl World {
    pub fn new(options: Options) -> Self {
        let id = options.token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or(7_000_000_001);
        let bot = Bot {
            id,
            name: options.bot_name.clone(),
            description: String::new(),
            short_description: String::new(),
            privacy: options.privacy,
            commands: BTreeMap::new(),
        };
        Self {
            bot,
            people: BTreeMap::new(),
            chats: BTreeMap::new(),
            moved: HashMap::new(),
            updates: Updates::new(Arc::new(Notify::new())),
            taps: BTreeMap::new(),
            files: Vec::new(),
            windows: options.limits.map(Windows::new),
            faults: Faults::default(),
            ledger: Ledger::default(),
            log: Vec::new(),
            news: broadcast::channel(4096).0,
            numbers: Numbers {
                person: 6_100_000_001,
                group: -4_100_000_001,
                supergroup: -1_002_000_000_001,
                message: 1,
                tap: 4_800_000_000_001,
            },
            options,
        }
    }

    pub fn now_ms(&self) -> i64 {
        self.options.clock.now_ms()
    }

    /// The chat by its present id; None where there is none or it moved.
    pub fn chat(&self, id: ChatId) -> Option<&Chat> {
        self.chats.get(&id)
    }

    pub fn message(&self, chat: ChatId, id: MessageId) -> Option<&Message> {
        self.chats.get(&chat)?.messages.get(&id)
    }

    pub fn message_mut(&mut self, chat: ChatId, id: MessageId) -> Option<&mut Message> {
        self.chats.get_mut(&chat)?.messages.get_mut(&id)
    }

    /// The chat as a person's act finds it: the present id, opened if it is their private chat.
    pub fn chat_for_act(&mut self, id: ChatId) -> Result<ChatId, Refused> {
        let id = self.moved.get(&id).copied().unwrap_or(id);
        if self.chats.contains_key(&id) {
            return Ok(id);
        }
        let person = PersonId(id.0);
        if !self.people.contains_key(&person) {
            return Err(Refused::NoChat { id });
        }
        self.chats.insert(id, Chat::private(person));
        Ok(id)
    }

    pub fn add_person(&mut self, person: Person) -> PersonId {
        let id = person.id;
        self.numbers.person = self.numbers.person.max(id.0 + 1);
        self.people.insert(id, person);
        id
    }

    pub fn next_person_id(&self) -> PersonId {
        PersonId(self.numbers.person)
    }

    pub fn next_chat_id(&mut self, kind: ChatKind) -> ChatId {
        let number = match kind {
            ChatKind::Supergroup => &mut self.numbers.supergroup,
            ChatKind::Group | ChatKind::Private => &mut self.numbers.group,
        };
        let id = ChatId(*number);
        *number -= 1;
        id
    }

    /// The next message number of that chat.
    pub fn next_message_id(&mut self, chat: ChatId) -> MessageId {
        let number = match self.chats.get_mut(&chat) {
            Some(chat) if chat.kind == ChatKind::Supergroup => &mut chat.next_message,
            _ => &mut self.numbers.message,
        };
        let id = MessageId(*number);
        *number += 1;
        id
    }

    pub fn next_tap_id(&mut self) -> TapId {
        let id = TapId(self.numbers.tap);
        self.numbers.tap += 1;
        id
    }

    pub fn store_file(&mut self, name: &str, mime: &str, bytes: axum::body::Bytes) -> Arc<StoredFile> {
        let number = self.files.len() + 1;
        let file = Arc::new(StoredFile { number, name: name.to_owned(), mime: mime.to_owned(), bytes });
        self.files.push(Arc::clone(&file));
        file
    }
}
