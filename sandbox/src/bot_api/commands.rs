//! Who the bot is, and what it says of itself.

use serde_json::{Value, json};

use super::{ApiError, Done, Params, Touched};
use crate::world::{Actor, World};

pub(super) fn get_me(world: &mut World, _: &Params) -> Result<Done, ApiError> {
    let mut me = world.user_json(Actor::Bot);
    me["can_join_groups"] = json!(true);
    me["can_read_all_group_messages"] = json!(!world.bot.privacy);
    me["supports_inline_queries"] = json!(false);
    me["can_connect_to_business"] = json!(false);
    me["has_main_web_app"] = json!(false);
    Ok(Done::told(me))
}

pub(super) fn set_my_commands(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let key = scope_and_language(params)?;
    let commands = params.json("commands").unwrap_or_default();
    let Some(list) = commands.as_array() else {
        return Err(ApiError::bad_request("expected an Array of BotCommand"));
    };
    if list.len() > 100 {
        return Err(ApiError::bad_request("BOT_COMMANDS_TOO_MUCH"));
    }
    list.iter().try_for_each(check_command)?;
    match list.is_empty() {
        true => world.bot.commands.remove(&key),
        false => world.bot.commands.insert(key, commands),
    };
    Ok(about_itself(None))
}

pub(super) fn get_my_commands(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let key = scope_and_language(params)?;
    Ok(Done::told(world.bot.commands.get(&key).cloned().unwrap_or_else(|| json!([]))))
}

pub(super) fn delete_my_commands(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let key = scope_and_language(params)?;
    world.bot.commands.remove(&key);
    Ok(about_itself(None))
}

/// The scope as canonical JSON, so that equal scopes are equal keys, and the language or nothing.
fn scope_and_language(params: &Params) -> Result<(String, String), ApiError> {
    let scope = params.json("scope").unwrap_or_else(|| json!({ "type": "default" }));
    let needed: &[&str] = match scope["type"].as_str() {
        Some("default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators") => &[],
        Some("chat" | "chat_administrators") => &["chat_id"],
        Some("chat_member") => &["chat_id", "user_id"],
        _ => return Err(ApiError::bad_request("can't parse BotCommandScope: Unsupported type specified")),
    };
    if let Some(missing) = needed.iter().find(|field| scope[**field].is_null()) {
        return Err(ApiError::bad_request(format!("can't parse BotCommandScope: Can't find field \"{missing}\"")));
    }
    Ok((scope.to_string(), params.text("language_code").unwrap_or_default()))
}

fn check_command(command: &Value) -> Result<(), ApiError> {
    let name = command["command"].as_str().unwrap_or_default().trim_start_matches('/');
    let name_fits = (1..=32).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !name_fits {
        return Err(ApiError::bad_request("BOT_COMMAND_INVALID"));
    }
    let description = command["description"].as_str().unwrap_or_default();
    match (1..=256).contains(&description.chars().count()) {
        true => Ok(()),
        false => Err(ApiError::bad_request("BOT_COMMAND_DESCRIPTION_INVALID")),
    }
}

pub(super) fn set_my_name(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let name = limited(params, "name", 64)?;
    if !name.is_empty() {
        world.bot.name.clone_from(&name);
    }
    Ok(about_itself(Some(name)))
}

pub(super) fn get_my_name(world: &mut World, _: &Params) -> Result<Done, ApiError> {
    Ok(Done::told(json!({ "name": world.bot.name })))
}

pub(super) fn set_my_description(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    world.bot.description = limited(params, "description", 512)?;
    Ok(about_itself(Some(world.bot.description.clone())))
}

pub(super) fn get_my_description(world: &mut World, _: &Params) -> Result<Done, ApiError> {
    Ok(Done::told(json!({ "description": world.bot.description })))
}

pub(super) fn set_my_short_description(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    world.bot.short_description = limited(params, "short_description", 120)?;
    Ok(about_itself(Some(world.bot.short_description.clone())))
}

pub(super) fn get_my_short_description(world: &mut World, _: &Params) -> Result<Done, ApiError> {
    Ok(Done::told(json!({ "short_description": world.bot.short_description })))
}

fn limited(params: &Params, name: &str, most: usize) -> Result<String, ApiError> {
    let text = params.text(name).unwrap_or_default();
    match text.chars().count() > most {
        true => Err(ApiError::bad_request(format!("{} is too long", name.replace('_', " ")))),
        false => Ok(text),
    }
}

fn about_itself(text: Option<String>) -> Done {
    Done::changed(Touched { chat: None, message: None, text })
}
