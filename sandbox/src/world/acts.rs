//! What people do in chats: speak, answer, change, delete, react.

use serde_json::{Value, json};

use super::messages::{Content, Message, Origin};
use super::people::{Actor, Standing};
use super::{Refused, World};
use crate::ids::{ChatId, MessageId, PersonId};
use crate::text::{Rich, utf16_len};

/// The longest text that a person's program lets through.
const LONGEST_TEXT: usize = 4096;

/// Something that a person says.
pub(crate) struct Saying {
    pub text: String,
    pub content: Content,
    pub album: Option<String>,
    pub reply_to: Option<MessageId>,
    pub forward: Option<Origin>,
    /// In the group's name; only for its administrators.
    pub anonymous: bool,
}

impl Saying {
    pub fn text(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            content: Content::Text,
            album: None,
            reply_to: None,
            forward: None,
            anonymous: false,
        }
    }
}

impl World {
    /// A person says something; the bot hears of it if it may.
    pub fn say(&mut self, person: PersonId, chat: ChatId, saying: Saying) -> Result<MessageId, Refused> {
        let chat = self.chat_for_act(chat)?;
        self.check_may_write(person, chat)?;
        if saying.reply_to.is_some_and(|id| self.message(chat, id).is_none()) {
            return Err(Refused::AnsweredMessageGone);
        }
        let rich = Rich::plain(&saying.text).trimmed().with_detected();
        if rich.text.is_empty() && matches!(saying.content, Content::Text) {
            return Err(Refused::NothingToSend);
        }
        if utf16_len(&rich.text) > LONGEST_TEXT {
            return Err(Refused::TooLong { longest: LONGEST_TEXT });
        }
        let from = match saying.anonymous {
            true if !self.chats[&chat].standing(person).is_admin() => {
                return Err(Refused::NotAdmin);
            }
            true => Actor::Anonymous,
            false => Actor::Person(person),
        };
        self.open_private(chat);
        let message = Message {
            content: saying.content,
            album: saying.album,
            reply_to: saying.reply_to,
            forward: saying.forward,
            ..Message::new(from, rich)
        };
        let id = self.post(chat, message);
        self.tell_bot("message", chat, id);
        Ok(id)
    }

    /// A person changes the text or caption of their own message.
    pub fn edit_own(&mut self, person: PersonId, at: (ChatId, MessageId), text: &str) -> Result<(), Refused> {
        let chat = self.chat_for_act(at.0)?;
        self.check_may_write(person, chat)?;
        self.check_own(person, (chat, at.1))?;
        let rich = Rich::plain(text).trimmed().with_detected();
        self.revise(chat, at.1, |message| message.rich = rich);
        self.tell_bot("edited_message", chat, at.1);
        Ok(())
    }

    /// A person deletes their own message, or any as an administrator. Bots are not told.
    pub fn delete_own(&mut self, person: PersonId, at: (ChatId, MessageId)) -> Result<(), Refused> {
        let chat = self.chat_for_act(at.0)?;
        self.check_present(person, chat)?;
        let home = &self.chats[&chat];
        if !home.is_private() && !home.standing(person).is_admin() {
            self.check_own(person, (chat, at.1))?;
        }
        match self.remove(chat, at.1) {
            true => Ok(()),
            false => Err(Refused::MessageGone),
        }
    }

    /// A person sets their reaction to a message; an empty one takes it back.
    pub fn react(&mut self, person: PersonId, at: (ChatId, MessageId), emoji: &str) -> Result<(), Refused> {
        let chat = self.chat_for_act(at.0)?;
        self.check_present(person, chat)?;
        if self.message(chat, at.1).is_none() {
            return Err(Refused::MessageGone);
        }
        let now: Vec<String> = if emoji.is_empty() { Vec::new() } else { vec![emoji.to_owned()] };
        let who = Actor::Person(person);
        let before = self.set_reactions((chat, at.1), who, &now);
        let home = &self.chats[&chat];
        if home.is_private() && home.bot.is_in() || home.bot.is_admin() {
            let body = json!({
                "chat": self.chat_json(home),
                "message_id": at.1,
                "user": self.user_json(who),
                "date": self.now_ms() / 1000,
                "old_reaction": reaction_types(&before),
                "new_reaction": reaction_types(&now),
            });
            self.push_update("message_reaction", body);
        }
        Ok(())
    }

    /// A person passes a message on to another chat.
    pub fn forward(&mut self, person: PersonId, from: (ChatId, MessageId), to: ChatId) -> Result<MessageId, Refused> {
        let source = self.chat_for_act(from.0)?;
        self.check_present(person, source)?;
        let Some(message) = self.message(source, from.1) else {
            return Err(Refused::MessageGone);
        };
        let origin = Origin { from: message.from, date_ms: message.date_ms };
        let saying = Saying {
            text: message.rich.text.clone(),
            content: message.content.clone(),
            album: None,
            reply_to: None,
            forward: Some(message.forward.clone().unwrap_or(origin)),
            anonymous: false,
        };
        self.say(person, to, saying)
    }

    /// Makes the update for a message, if the bot sees it.
    pub fn tell_bot(&mut self, kind: &str, chat: ChatId, id: MessageId) {
        let (Some(home), Some(message)) = (self.chats.get(&chat), self.message(chat, id)) else { return };
        if self.bot_sees(home, message) {
            let body = self.message_json(home, message);
            self.push_update(kind, body);
        }
    }

    /// The person is there and a member of the chat.
    pub fn check_present(&self, person: PersonId, chat: ChatId) -> Result<(), Refused> {
        let known = self.people.get(&person).ok_or(Refused::NoPerson { id: person })?;
        let name = known.name.clone();
        if known.deactivated {
            return Err(Refused::Deactivated { person: name });
        }
        match self.chats.get(&chat) {
            Some(home) if home.standing(person).is_in() => Ok(()),
            Some(home) if home.is_private() => Err(Refused::NotTheirChat { person: name }),
            Some(home) => Err(Refused::NotInGroup { person: name, group: home.title.clone() }),
            None => Err(Refused::NoChat { id: chat }),
        }
    }

    fn check_may_write(&self, person: PersonId, chat: ChatId) -> Result<(), Refused> {
        self.check_present(person, chat)?;
        let home = &self.chats[&chat];
        match home.is_private() && home.bot == Standing::Kicked {
            true => Err(Refused::BotBlocked { person: self.person_name(person) }),
            false => Ok(()),
        }
    }

    fn check_own(&self, person: PersonId, at: (ChatId, MessageId)) -> Result<(), Refused> {
        match self.message(at.0, at.1) {
            None => Err(Refused::MessageGone),
            Some(message) if message.from != Actor::Person(person) || message.is_service() => {
                Err(Refused::NotTheirMessage { person: self.person_name(person) })
            }
            Some(_) => Ok(()),
        }
    }

    /// The first words in a private chat let the bot answer there.
    fn open_private(&mut self, chat: ChatId) {
        if let Some(home) = self.chats.get_mut(&chat).filter(|home| home.is_private() && home.bot == Standing::Left) {
            home.bot = Standing::Member;
        }
    }
}

fn reaction_types(emoji: &[String]) -> Value {
    emoji.iter().map(|emoji| json!({ "type": "emoji", "emoji": emoji })).collect()
}
