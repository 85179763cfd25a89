//! Answers to taps, and the bot's reactions.

use serde_json::Value;

use super::{ApiError, Done, Params, Touched};
use crate::ids::TapId;
use crate::text::utf16_len;
use crate::world::{Actor, Answer, World};

/// The longest answer to a tap, in UTF-16 units.
const ANSWER_UNITS: usize = 200;

const QUERY_GONE: &str = "query is too old and response timeout expired or query ID is invalid";

pub(super) fn answer_callback_query(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let text = params.text("text").filter(|text| !text.is_empty());
    if text.as_deref().is_some_and(|text| utf16_len(text) > ANSWER_UNITS) {
        return Err(ApiError::bad_request("MESSAGE_TOO_LONG"));
    }
    let tap = params.number("callback_query_id").map(TapId).ok_or_else(|| ApiError::bad_request(QUERY_GONE))?;
    let answer = Answer { text: text.clone(), alert: params.flag("show_alert"), url: params.text("url") };
    if !world.answer_tap(tap, answer) {
        return Err(ApiError::bad_request(QUERY_GONE));
    }
    let chat = world.taps.get(&tap).map(|tap| tap.chat);
    Ok(Done::changed(Touched { chat, message: None, text }))
}

/// A bot sets at most one reaction, one of Telegram's emoji; an empty list takes it back.
pub(super) fn set_message_reaction(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let chat = world.writable_chat(params)?;
    let message = world.message_to("to react", chat, params)?;
    let id = message.id;
    let reactions = params.json("reaction").unwrap_or_default();
    let reactions = reactions.as_array().cloned().unwrap_or_default();
    if reactions.len() > 1 {
        return Err(ApiError::bad_request("REACTIONS_TOO_MANY"));
    }
    let emoji: Option<Vec<String>> = reactions.iter().map(known_emoji).collect();
    let emoji = emoji.ok_or_else(|| ApiError::bad_request("REACTION_INVALID"))?;
    world.set_reactions((chat, id), Actor::Bot, &emoji);
    Ok(Done::changed(Touched { chat: Some(chat), message: Some(id), text: Some(emoji.join(" ")) }))
}

fn known_emoji(reaction: &Value) -> Option<String> {
    let emoji = reaction["emoji"].as_str()?;
    let plain = emoji.trim_end_matches('\u{fe0f}');
    REACTIONS.split(' ').any(|known| known.trim_end_matches('\u{fe0f}') == plain).then(|| emoji.to_owned())
}

/// All that `ReactionTypeEmoji` allows.
const REACTIONS: &str = "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡";
