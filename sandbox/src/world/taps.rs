//! Presses of inline buttons, and what the bot answers to them.

use serde_json::{Value, json};

use super::people::Actor;
use super::visible::What;
use super::{Refused, World};
use crate::ids::{ChatId, MessageId, PersonId, TapId};

/// For how long a press may be answered.
const TAP_LIVES_MS: i64 = 15_000;

/// The bot's answer to a press.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    pub text: Option<String>,
    pub alert: bool,
    pub url: Option<String>,
}

pub(crate) struct Tap {
    pub person: PersonId,
    pub chat: ChatId,
    pub at_ms: i64,
    pub answer: Option<Answer>,
}

impl World {
    /// A person presses a button of a message.
    pub fn press(&mut self, person: PersonId, at: (ChatId, MessageId), button: &Value) -> Result<TapId, Refused> {
        let (chat, id) = at;
        self.check_present(person, chat)?;
        let Some(data) = button["callback_data"].as_str() else {
            return Err(Refused::ButtonIsLink { label: label(button) });
        };
        let (Some(home), Some(message)) = (self.chats.get(&chat), self.message(chat, id)) else {
            return Err(Refused::MessageGone);
        };
        let mut body = json!({
            "from": self.user_json(Actor::Person(person)),
            "message": self.message_json(home, message),
            "chat_instance": format!("{}", chat.0.wrapping_mul(-7919)),
            "data": data,
        });
        let tap = self.next_tap_id();
        body["id"] = json!(tap.0.to_string());
        self.taps.insert(tap, Tap { person, chat, at_ms: self.now_ms(), answer: None });
        self.write_down(chat, Actor::Person(person), What::Tapped(label(button)), String::new());
        if let Some(line) = self.log.last_mut() {
            line.message = Some(id);
        }
        self.push_update("callback_query", body);
        Ok(tap)
    }

    /// Takes the bot's answer; false where the press is unknown, answered, or too old.
    pub fn answer_tap(&mut self, tap: TapId, answer: Answer) -> bool {
        let now = self.now_ms();
        let Some(known) = self.taps.get_mut(&tap) else { return false };
        if known.answer.is_some() || now - known.at_ms > TAP_LIVES_MS {
            return false;
        }
        let (person, chat) = (known.person, known.chat);
        known.answer = Some(answer.clone());
        if let Some(text) = answer.text.filter(|text| !text.is_empty()) {
            self.write_down(chat, Actor::Bot, What::Toast, text.clone());
            if let Some(line) = self.log.last_mut() {
                line.person = Some(person);
            }
            let event = json!({ "type": "toast", "chat": chat, "person": person, "text": text, "alert": answer.alert });
            self.tell(event);
        }
        true
    }
}

fn label(button: &Value) -> String {
    button["text"].as_str().unwrap_or_default().to_owned()
}
