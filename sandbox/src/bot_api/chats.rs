//! Asking about chats and their members, and leaving.

use serde_json::{Value, json};

use super::target::check_bot_in;
use super::{ApiError, Done, Params, Touched};
use crate::ids::{ChatId, PersonId};
use crate::world::{Actor, Chat, Standing, World};

pub(super) fn get_chat(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let chat = seen_chat(world, params)?;
    Ok(Done::told(world.full_chat_json(chat)))
}

pub(super) fn get_chat_member(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let chat = seen_chat(world, params)?;
    let user = params.number("user_id").ok_or_else(|| ApiError::bad_request("invalid user_id specified"))?;
    let (who, standing) = match PersonId(user) {
        _ if user == world.bot.id => (Actor::Bot, chat.bot),
        person if world.people.contains_key(&person) => (Actor::Person(person), chat.standing(person)),
        _ => return Err(ApiError::bad_request("member not found")),
    };
    Ok(Done::told(world.member_json(who, standing)))
}

/// The people among the administrators, and the bot itself if it is one.
pub(super) fn get_chat_administrators(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let chat = seen_chat(world, params)?;
    if chat.is_private() {
        return Err(ApiError::bad_request("there are no administrators in the private chat"));
    }
    let people = chat.members.iter().filter(|(_, standing)| standing.is_admin());
    let mut admins: Vec<Value> =
        people.map(|(person, standing)| world.member_json(Actor::Person(*person), *standing)).collect();
    if chat.bot.is_admin() {
        admins.push(world.member_json(Actor::Bot, chat.bot));
    }
    Ok(Done::told(json!(admins)))
}

pub(super) fn get_chat_member_count(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let chat = seen_chat(world, params)?;
    Ok(Done::told(json!(chat.member_count())))
}

/// Checks rights and standing; the sandbox's people are not silenced by it.
pub(super) fn restrict_chat_member(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let id = group_as_admin(world, params)?;
    let chat = world.chat(id);
    let person = params.number("user_id").map(PersonId);
    let standing = chat.zip(person).map_or(Standing::Left, |(chat, person)| chat.standing(person));
    match standing {
        Standing::Creator => Err(ApiError::bad_request("can't remove chat owner")),
        Standing::Admin => Err(ApiError::bad_request("user is an administrator of the chat")),
        Standing::Left => Err(ApiError::bad_request("USER_NOT_PARTICIPANT")),
        Standing::Member | Standing::Kicked => Ok(Done::changed(Touched { chat: Some(id), message: None, text: None })),
    }
}

pub(super) fn leave_chat(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let chat = seen_chat(world, params)?;
    let id = chat.id;
    if chat.is_private() {
        return Err(ApiError::bad_request("chat member status can't be changed in private chats"));
    }
    world.set_bot_standing(id, Actor::Bot, Standing::Left).map_err(ApiError::bad_request)?;
    Ok(Done::changed(Touched { chat: Some(id), message: None, text: None }))
}

fn seen_chat<'a>(world: &'a World, params: &Params) -> Result<&'a Chat, ApiError> {
    let chat = world.known_chat(params, "chat_id")?;
    match chat.is_private() {
        // A person who blocked the bot can still be looked at.
        true => Ok(chat),
        false => check_bot_in(chat).map(|()| chat),
    }
}

fn group_as_admin(world: &World, params: &Params) -> Result<ChatId, ApiError> {
    let chat = seen_chat(world, params)?;
    match chat.bot.is_admin() && !chat.is_private() {
        true => Ok(chat.id),
        false => Err(ApiError::bad_request("not enough rights to restrict/unrestrict chat member")),
    }
}
