//! Sending texts, and passing messages on.

use serde_json::{Value, json};

use super::target::check_bot_in;
use super::{ApiError, Done, Params, Touched, keyboard};
use crate::ids::{ChatId, MessageId};
use crate::text::{Entity, Rich, parse_html, utf16_len};
use crate::world::{Actor, Content, Message, Origin, World};

/// The longest text, in UTF-16 units after the marks are parsed.
pub(super) const TEXT_UNITS: usize = 4096;
/// The longest caption, counted likewise.
pub(super) const CAPTION_UNITS: usize = 1024;

pub(super) fn send_message(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let rich = text_of(params)?;
    let keyboards = keyboard::read(params)?;
    let chat = world.writable_chat(params)?;
    let reply_to = answered(world, chat, params)?;
    let message = Message {
        reply_to,
        keyboard: keyboards.inline,
        reply_keyboard: keyboards.reply,
        ..Message::new(Actor::Bot, rich)
    };
    Ok(world.send(chat, message))
}

pub(super) fn forward_message(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let source = source(world, "to forward", params)?;
    let chat = world.writable_chat(params)?;
    let origin = Origin { from: source.from, date_ms: source.date_ms };
    let forward = Some(source.forward.unwrap_or(origin));
    let message = Message { content: source.content, forward, ..Message::new(Actor::Bot, source.rich) };
    Ok(world.send(chat, message))
}

pub(super) fn copy_message(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let source = source(world, "to copy", params)?;
    let keyboards = keyboard::read(params)?;
    let chat = world.writable_chat(params)?;
    let reply_to = answered(world, chat, params)?;
    let rich = match (&source.content, params.text("caption")) {
        (Content::Media(..), Some(_)) => caption_of(params)?,
        _ => source.rich,
    };
    let message = Message {
        content: source.content,
        reply_to,
        keyboard: keyboards.inline,
        reply_keyboard: keyboards.reply,
        ..Message::new(Actor::Bot, rich)
    };
    let done = world.send(chat, message);
    let id = done.result["message_id"].clone();
    Ok(done.with_result(json!({ "message_id": id })))
}

pub(super) fn send_chat_action(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    world.writable_chat(params)?;
    match params.text("action").unwrap_or_default().as_str() {
        "typing" | "upload_photo" | "record_video" | "upload_video" | "record_voice" | "upload_voice"
        | "upload_document" | "choose_sticker" | "find_location" | "record_video_note" | "upload_video_note" => {
            Ok(Done::told(json!(true)))
        }
        _ => Err(ApiError::bad_request("wrong parameter action in request")),
    }
}

impl World {
    /// Puts the bot's message into the chat and answers with it.
    pub(super) fn send(&mut self, chat: ChatId, message: Message) -> Done {
        let text = message.rich.text.clone();
        let id = self.post(chat, message);
        Done::changed(Touched { chat: Some(chat), message: Some(id), text: Some(text) })
            .with_result(self.told(chat, id))
    }

    /// A message as the Bot API answers it.
    pub(super) fn told(&self, chat: ChatId, id: MessageId) -> Value {
        match (self.chat(chat), self.message(chat, id)) {
            (Some(home), Some(message)) => self.message_json(home, message),
            _ => Value::Null,
        }
    }
}

/// The message to pass on: of a chat that the bot is in.
fn source(world: &World, purpose: &str, params: &Params) -> Result<Message, ApiError> {
    let from = world.known_chat(params, "from_chat_id")?;
    check_bot_in(from)?;
    let message = world.message_to(purpose, from.id, params)?;
    match message.is_service() {
        true if purpose == "to forward" => Err(ApiError::bad_request("message can't be forwarded")),
        true => Err(ApiError::bad_request("message can't be copied")),
        false => Ok(message.clone()),
    }
}

/// The message that `reply_parameters` (or the older `reply_to_message_id`) names.
pub(super) fn answered(world: &World, chat: ChatId, params: &Params) -> Result<Option<MessageId>, ApiError> {
    let reply = params.json("reply_parameters").unwrap_or_default();
    let Some(id) = reply["message_id"].as_i64().or_else(|| params.number("reply_to_message_id")) else {
        return Ok(None);
    };
    let id = MessageId(id);
    let lenient =
        reply["allow_sending_without_reply"].as_bool() == Some(true) || params.flag("allow_sending_without_reply");
    match world.message(chat, id) {
        Some(_) => Ok(Some(id)),
        None if lenient => Ok(None),
        None => Err(ApiError::bad_request("message to be replied not found")),
    }
}

/// `text`, parsed, trimmed and measured.
pub(super) fn text_of(params: &Params) -> Result<Rich, ApiError> {
    let rich = rich_of(params, "text", "entities")?;
    if rich.text.is_empty() {
        return Err(ApiError::bad_request("message text is empty"));
    }
    match utf16_len(&rich.text) > TEXT_UNITS {
        true => Err(ApiError::bad_request("message is too long")),
        false => Ok(rich),
    }
}

/// `caption`, parsed, trimmed and measured; it may be empty.
pub(super) fn caption_of(params: &Params) -> Result<Rich, ApiError> {
    let rich = rich_of(params, "caption", "caption_entities")?;
    match utf16_len(&rich.text) > CAPTION_UNITS {
        true => Err(ApiError::bad_request("message caption is too long")),
        false => Ok(rich),
    }
}

fn rich_of(params: &Params, text: &str, entities: &str) -> Result<Rich, ApiError> {
    let text = params.text(text).unwrap_or_default();
    let mode = params.text("parse_mode").unwrap_or_default().to_lowercase();
    let rich = match mode.as_str() {
        "html" => parse_html(&text).map_err(|why| ApiError::bad_request(format!("can't parse entities: {why}")))?,
        "" => Rich { entities: explicit(params, entities)?, text },
        // Telegram knows two kinds of Markdown; this sandbox does not.
        _ => return Err(ApiError::bad_request("unsupported parse_mode")),
    };
    Ok(rich.trimmed().with_detected())
}

fn explicit(params: &Params, name: &str) -> Result<Vec<Entity>, ApiError> {
    match params.json(name) {
        None => Ok(Vec::new()),
        Some(list) => serde_json::from_value(list)
            .map_err(|_| ApiError::bad_request("can't parse entities: expected an Array of MessageEntity")),
    }
}
