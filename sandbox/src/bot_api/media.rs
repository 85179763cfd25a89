//! Sending pictures and documents.

use std::sync::Arc;

use serde_json::{Value, json};

use super::send::{answered, caption_of};
use super::{ApiError, Done, Params, keyboard};
use crate::text::{Rich, parse_html};
use crate::world::{Actor, Content, Media, Message, StoredFile, World};

/// How the pictures that Telegram takes begin.
const PICTURES: [&[u8]; 5] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM"];

pub(super) fn send_photo(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    send(world, params, Media::Photo)
}

pub(super) fn send_document(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    send(world, params, Media::Document)
}

fn send(world: &mut World, params: &Params, kind: Media) -> Result<Done, ApiError> {
    let rich = caption_of(params)?;
    let keyboards = keyboard::read(params)?;
    let chat = world.writable_chat(params)?;
    let reply_to = answered(world, chat, params)?;
    let field = if kind == Media::Photo { "photo" } else { "document" };
    let file = file_of(world, params, (field, kind))?;
    let message = Message {
        content: Content::Media(kind, file),
        reply_to,
        keyboard: keyboards.inline,
        reply_keyboard: keyboards.reply,
        ..Message::new(Actor::Bot, rich)
    };
    Ok(world.send(chat, message))
}

/// 2–10 pictures or documents, each a message of its own; answers with all of them.
pub(super) fn send_media_group(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let chat = world.writable_chat(params)?;
    let media = params.json("media").unwrap_or_default();
    let media = media.as_array().cloned().unwrap_or_default();
    if !(2..=10).contains(&media.len()) {
        return Err(ApiError::bad_request("wrong number of items in the media group: it must have 2-10 items"));
    }
    let mut messages = Vec::new();
    for item in &media {
        let kind = match item["type"].as_str() {
            Some("photo") => Media::Photo,
            Some("document") => Media::Document,
            _ => return Err(ApiError::bad_request("can't parse InputMedia: unsupported type")),
        };
        let source = item["media"].as_str().unwrap_or_default();
        let file = match source.strip_prefix("attach://") {
            Some(part) => file_of(world, params, (part, kind))?,
            None => by_id(world, source)?,
        };
        let content = Content::Media(kind, file);
        messages.push(Message { content, ..Message::new(Actor::Bot, item_caption(item)?) });
    }
    let mut told = Vec::new();
    let mut last = None;
    for message in messages {
        let done = world.send(chat, message);
        told.push(done.result.clone());
        last = Some(done);
    }
    let last = last.ok_or_else(|| ApiError::bad_request("media group is empty"))?;
    Ok(last.with_result(json!(told)))
}

fn item_caption(item: &Value) -> Result<Rich, ApiError> {
    let caption = item["caption"].as_str().unwrap_or_default();
    let html = item["parse_mode"].as_str().is_some_and(|mode| mode.eq_ignore_ascii_case("html"));
    match html {
        true => parse_html(caption).map_err(|why| ApiError::bad_request(format!("can't parse entities: {why}"))),
        false => Ok(Rich::plain(caption)),
    }
}

/// The file of a parameter: uploaded under its name, attached under another, or known by its `file_id`.
fn file_of(world: &mut World, params: &Params, wanted: (&str, Media)) -> Result<Arc<StoredFile>, ApiError> {
    let (field, kind) = wanted;
    let named = params.text(field).unwrap_or_default();
    let part = named.strip_prefix("attach://").unwrap_or(field);
    let Some(upload) = params.upload(part).cloned() else {
        return match named.is_empty() {
            true => Err(ApiError::bad_request(format!("there is no {field} in the request"))),
            false => by_id(world, &named),
        };
    };
    if upload.bytes.is_empty() {
        return Err(ApiError::bad_request("file must be non-empty"));
    }
    if kind == Media::Photo && !PICTURES.iter().any(|start| upload.bytes.starts_with(start)) {
        return Err(ApiError::bad_request("IMAGE_PROCESS_FAILED"));
    }
    Ok(world.store_file(&upload.name, &upload.mime, upload.bytes))
}

fn by_id(world: &World, file_id: &str) -> Result<Arc<StoredFile>, ApiError> {
    if file_id.starts_with("http://") || file_id.starts_with("https://") {
        return Err(ApiError::bad_request("failed to get HTTP URL content"));
    }
    world.file(file_id).ok_or_else(|| ApiError::bad_request("wrong file identifier/HTTP URL specified"))
}
