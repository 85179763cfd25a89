//! What the page shows: people, chats, messages.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Json;
use serde_json::{Value, json};

use crate::ids::ChatId;
use crate::server::Shared;
use crate::text::to_html;
use crate::world::{Actor, Chat, Content, Media, Message, StoredFile, World, visible_text};

pub(super) async fn state(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let world = shared.world();
    let people = world.people.values().map(|person| {
        json!({
            "id": person.id,
            "name": person.name,
            "title": person.title,
            "username": person.username,
            "language": person.language,
        })
    });
    let chats =
        world.chats.values().filter(|chat| !world.moved.contains_key(&chat.id)).map(|chat| chat_json(&world, chat));
    Json(json!({
        "name": world.options.title,
        "bot": { "id": world.bot.id, "name": world.bot.name, "username": world.options.bot_username },
        "people": people.collect::<Vec<_>>(),
        "chats": chats.collect::<Vec<_>>(),
        "clock": clock_json(&world),
        "tour": world.options.tour,
        "commands": commands_json(&world),
    }))
}

fn chat_json(world: &World, chat: &Chat) -> Value {
    let members = chat.members.iter().filter(|(_, standing)| standing.is_in()).map(|(person, _)| person);
    let title = chat.person().map_or_else(|| chat.title.clone(), |person| world.person_name(person));
    json!({
        "id": chat.id,
        "kind": chat.kind,
        "title": title,
        "person": chat.person(),
        "members": members.collect::<Vec<_>>(),
        "bot_in": chat.bot.is_in(),
        "bot_standing": chat.bot,
        "pinned": chat.pinned,
        "last": chat.messages.values().next_back().map(|message| message.date_ms),
    })
}

/// The clock as the page shows it.
pub(super) fn clock_json(world: &World) -> Value {
    let now = world.now_ms();
    json!({ "now_ms": now, "zone": world.options.zone_name, "shown": world.options.local(now) })
}

/// What was set with setMyCommands, one entry a scope and language (empty for all others).
fn commands_json(world: &World) -> Value {
    let commands = world.bot.commands.iter().map(|((scope, language), commands)| {
        let scope: Value = serde_json::from_str(scope).unwrap_or_default();
        json!({ "scope": scope, "language_code": language, "commands": commands })
    });
    commands.collect::<Vec<_>>().into()
}

pub(super) async fn messages(State(shared): State<Arc<Shared>>, Path(id): Path<i64>) -> Json<Value> {
    let world = shared.world();
    let id = ChatId(id);
    let id = world.moved.get(&id).copied().unwrap_or(id);
    let messages =
        world.chat(id).map(|chat| chat.messages.values().map(|m| page_message(&world, chat, m)).collect::<Vec<_>>());
    Json(json!(messages.unwrap_or_default()))
}

/// A message as the page draws it.
pub(crate) fn page_message(world: &World, chat: &Chat, message: &Message) -> Value {
    let (photo, document) = match &message.content {
        Content::Media(Media::Photo, file) => (Some(file), None),
        Content::Media(Media::Document, file) => (None, Some(file)),
        Content::Media(Media::Voice, _) | Content::Text | Content::Other(_) | Content::Service { .. } => (None, None),
    };
    let service = match &message.content {
        Content::Service { line, .. } => Some(line),
        _ => None,
    };
    let reactions = message.reactions.iter();
    let reactions = reactions
        .flat_map(|(who, emoji)| emoji.iter().map(|emoji| json!({ "emoji": emoji, "from": actor_id(world, *who) })));
    let forward = message.forward.as_ref().map(|origin| world.name_of(origin.from));
    json!({
        "id": message.id,
        "from": {
            "id": actor_id(world, message.from),
            "name": world.name_of(message.from),
            "bot": message.from == Actor::Bot,
        },
        "date_ms": message.date_ms,
        "edited_ms": message.edited_ms,
        "html": to_html(&message.rich),
        "text": visible_text(message),
        "photo": photo.is_some(),
        "photo_url": photo.map(|file| file_url(file)),
        "document": document.map(|file| json!({ "name": file.name, "size": file.bytes.len(), "url": file_url(file) })),
        "place": matches!(&message.content, Content::Other(fields) if fields.get("location").is_some()),
        "voice": matches!(message.content, Content::Media(Media::Voice, _)),
        "reply_to": message.reply_to,
        "forwarded_from": forward,
        "buttons": buttons_json(message),
        "reply_keyboard": message.reply_keyboard,
        "reactions": reactions.collect::<Vec<_>>(),
        "pinned": chat.pinned.contains(&message.id),
        "service": service.map(ToString::to_string),
        "words": service,
    })
}

fn file_url(file: &StoredFile) -> String {
    format!("/sandbox/files/{}", file.number)
}

/// The bot's own id for the bot, 0 for an anonymous administrator.
fn actor_id(world: &World, who: Actor) -> i64 {
    match who {
        Actor::Bot => world.bot.id,
        Actor::Person(person) => person.0,
        Actor::Anonymous => 0,
    }
}

fn buttons_json(message: &Message) -> Value {
    let button =
        |button: &Value| json!({ "label": button["text"], "data": button["callback_data"], "url": button["url"] });
    message.button_rows().map(|row| row.iter().map(button).collect::<Vec<_>>()).collect::<Vec<_>>().into()
}
