//! Changing, deleting and pinning messages.

use serde_json::{Value, json};

use super::send::{caption_of, text_of};
use super::{ApiError, Done, Params, Touched, keyboard};
use crate::ids::{ChatId, MessageId};
use crate::text::Rich;
use crate::world::{Actor, Content, Message, ServiceLine, What, World};

/// For how long a bot may delete a message.
const DELETABLE_MS: i64 = 48 * 3_600_000;

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the \
                            same as a current content and reply markup of the message";

pub(super) fn edit_message_text(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let rich = text_of(params)?;
    let (chat, message) = own_message(world, params)?;
    match message.content {
        Content::Text => change(world, (chat, message), rich, params),
        _ => Err(ApiError::bad_request("there is no text in the message to edit")),
    }
}

pub(super) fn edit_message_caption(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let rich = caption_of(params)?;
    let (chat, message) = own_message(world, params)?;
    match message.content {
        Content::Media(..) => change(world, (chat, message), rich, params),
        _ => Err(ApiError::bad_request("there is no caption in the message to edit")),
    }
}

pub(super) fn edit_message_reply_markup(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let (chat, message) = own_message(world, params)?;
    let rich = message.rich.clone();
    change(world, (chat, message), rich, params)
}

fn own_message(world: &World, params: &Params) -> Result<(ChatId, Message), ApiError> {
    let chat = world.writable_chat(params)?;
    let message = world.message_to("to edit", chat, params)?;
    match message.from {
        Actor::Bot if !message.is_service() && message.forward.is_none() => Ok((chat, message.clone())),
        _ => Err(ApiError::bad_request("message can't be edited")),
    }
}

/// The new text and keyboard; a keyboard that is not given goes away.
fn change(world: &mut World, at: (ChatId, Message), rich: Rich, params: &Params) -> Result<Done, ApiError> {
    let (chat, before) = at;
    let keyboard = keyboard::read(params)?.inline;
    if before.rich == rich && before.keyboard == keyboard {
        return Err(ApiError::bad_request(NOT_MODIFIED));
    }
    let text = Some(rich.text.clone());
    world.revise(chat, before.id, |message| {
        message.rich = rich;
        message.keyboard = keyboard;
    });
    let touched = Touched { chat: Some(chat), message: Some(before.id), text };
    Ok(Done::changed(touched).with_result(world.told(chat, before.id)))
}

pub(super) fn delete_message(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let chat = world.writable_chat(params)?;
    let message = world.message_to("to delete", chat, params)?;
    let id = message.id;
    check_deletable(world, chat, message)?;
    world.remove(chat, id);
    Ok(Done::changed(Touched { chat: Some(chat), message: Some(id), text: None }))
}

/// Up to 100; those that are gone are passed over.
pub(super) fn delete_messages(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let chat = world.writable_chat(params)?;
    let ids = params.json("message_ids").unwrap_or_default();
    let ids: Vec<MessageId> = ids.as_array().into_iter().flatten().filter_map(Value::as_i64).map(MessageId).collect();
    if ids.is_empty() {
        return Err(ApiError::bad_request("message identifiers are not specified"));
    }
    if ids.len() > 100 {
        return Err(ApiError::bad_request("too many messages to delete"));
    }
    for message in ids.iter().filter_map(|id| world.message(chat, *id)) {
        check_deletable(world, chat, message)?;
    }
    for id in &ids {
        world.remove(chat, *id);
    }
    Ok(Done::changed(Touched { chat: Some(chat), message: ids.first().copied(), text: None }))
}

fn check_deletable(world: &World, chat: ChatId, message: &Message) -> Result<(), ApiError> {
    let home = world.chat(chat);
    let may = message.from == Actor::Bot || home.is_some_and(|home| home.is_private() || home.bot.is_admin());
    if !may {
        return Err(ApiError::bad_request("message can't be deleted"));
    }
    let too_old = world.now_ms() - message.date_ms > DELETABLE_MS;
    let admin_of_group = home.is_some_and(|home| !home.is_private() && home.bot.is_admin());
    match too_old && !admin_of_group {
        true => Err(ApiError::bad_request("message can't be deleted for everyone")),
        false => Ok(()),
    }
}

pub(super) fn pin_chat_message(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let chat = may_pin(world, params)?;
    let message = world.message_to("to pin", chat, params)?;
    if message.is_service() {
        return Err(ApiError::bad_request("message can't be pinned"));
    }
    let id = message.id;
    let pinned = world.chat(chat).map(|home| world.message_json(home, message)).unwrap_or_default();
    let newly = set_pinned(world, (chat, id), true);
    if newly {
        let line = ServiceLine::PinnedAMessage { who: world.name_of(Actor::Bot) };
        world.post_service(chat, Actor::Bot, json!({ "pinned_message": pinned }), line);
    }
    Ok(Done::changed(Touched { chat: Some(chat), message: Some(id), text: None }))
}

/// Without a message: the newest pinned one.
pub(super) fn unpin_chat_message(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let chat = may_pin(world, params)?;
    let newest = world.chat(chat).and_then(|home| home.pinned.last().copied());
    let id = match params.message_id("message_id") {
        Some(_) => Some(world.message_to("to unpin", chat, params)?.id),
        None => newest,
    };
    let Some(id) = id else { return Err(ApiError::bad_request("message to unpin not found")) };
    set_pinned(world, (chat, id), false);
    Ok(Done::changed(Touched { chat: Some(chat), message: Some(id), text: None }))
}

pub(super) fn unpin_all_chat_messages(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let chat = may_pin(world, params)?;
    let pinned = world.chat(chat).map(|home| home.pinned.clone()).unwrap_or_default();
    for id in pinned {
        set_pinned(world, (chat, id), false);
    }
    Ok(Done::changed(Touched { chat: Some(chat), message: None, text: None }))
}

fn may_pin(world: &World, params: &Params) -> Result<ChatId, ApiError> {
    let chat = world.writable_chat(params)?;
    let may = world.chat(chat).is_some_and(|home| home.is_private() || home.bot.is_admin());
    match may {
        true => Ok(chat),
        false => Err(ApiError::bad_request("not enough rights to manage pinned messages in the chat")),
    }
}

/// Pins or unpins; false where it was so already.
fn set_pinned(world: &mut World, at: (ChatId, MessageId), pin: bool) -> bool {
    let (chat, id) = at;
    let Some(home) = world.chats.get_mut(&chat) else { return false };
    if home.pinned.contains(&id) == pin {
        return false;
    }
    match pin {
        true => home.pinned.push(id),
        false => home.pinned.retain(|pinned| *pinned != id),
    }
    world.write_down_message(chat, id, What::Pinned(pin));
    world.tell_of_message("edit", chat, id);
    true
}
