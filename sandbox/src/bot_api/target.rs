//! Where a call may reach: chats that the bot knows, is in, and may write to.

use super::{ApiError, Params};
use crate::ids::{ChatId, MessageId, PersonId};
use crate::world::{Chat, ChatKind, Message, Standing, World};

impl World {
    /// The chat of a parameter, wherever the bot has ever been; a group that moved tells its new id.
    pub(super) fn known_chat(&self, params: &Params, name: &str) -> Result<&Chat, ApiError> {
        if params.text(name).is_none_or(|id| id.is_empty()) {
            return Err(ApiError::bad_request("chat_id is empty"));
        }
        let not_found = || ApiError::bad_request("chat not found");
        let id = params.number(name).map(ChatId).ok_or_else(not_found)?;
        if let Some(new) = self.moved.get(&id) {
            return Err(ApiError {
                parameters: serde_json::json!({ "migrate_to_chat_id": new }),
                ..ApiError::bad_request("group chat was upgraded to a supergroup chat")
            });
        }
        match self.chat(id) {
            Some(chat) => Ok(chat),
            None if self.people.contains_key(&PersonId(id.0)) => Err(cannot_begin()),
            None => Err(not_found()),
        }
    }

    /// The chat of `chat_id`, if the bot may write there now.
    pub(super) fn writable_chat(&self, params: &Params) -> Result<ChatId, ApiError> {
        let chat = self.known_chat(params, "chat_id")?;
        check_bot_in(chat)?;
        let person = chat.person().and_then(|person| self.people.get(&person));
        match person {
            Some(person) if person.deactivated => Err(ApiError::forbidden("user is deactivated")),
            _ => Ok(chat.id),
        }
    }

    /// A message of that chat, or Telegram's sentence that names what it was wanted for.
    pub(super) fn message_to(&self, purpose: &str, chat: ChatId, params: &Params) -> Result<&Message, ApiError> {
        let id = params.message_id("message_id").filter(|id| *id != MessageId(0));
        let id = id.ok_or_else(|| ApiError::bad_request("message identifier is not specified"))?;
        self.message(chat, id).ok_or_else(|| ApiError::bad_request(format!("message {purpose} not found")))
    }
}

fn cannot_begin() -> ApiError {
    ApiError::forbidden("bot can't initiate conversation with a user")
}

/// Whether the bot is in the chat, in Telegram's words.
pub(super) fn check_bot_in(chat: &Chat) -> Result<(), ApiError> {
    let sentence = match (chat.bot, chat.kind) {
        (Standing::Creator | Standing::Admin | Standing::Member, _) => return Ok(()),
        (Standing::Kicked, ChatKind::Private) => "bot was blocked by the user",
        (Standing::Kicked, ChatKind::Group) => "bot was kicked from the group chat",
        (Standing::Kicked, ChatKind::Supergroup) => "bot was kicked from the supergroup chat",
        (Standing::Left, ChatKind::Private) => return Err(cannot_begin()),
        (Standing::Left, ChatKind::Group) => "bot is not a member of the group chat",
        (Standing::Left, ChatKind::Supergroup) => "bot is not a member of the supergroup chat",
    };
    Err(ApiError::forbidden(sentence))
}
