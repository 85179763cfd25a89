//! Raw JSON → [`Incoming`], by our own small tolerant types.
//!
//! teloxide's message type turns a text with an entity kind that it does not know into an empty message, without an error. Here only
//! the fields that are used have a type, and everything else may be anything.

use crate::terms::{
    Author, Chat, ChatId, ChatKind, Event, Incoming, Lang, Location, Membership, Message, MessageId, Migration,
    ReplyTo, Standing, Tap, UserId, moment,
};
use serde::Deserialize;

/// The JSON is not an update as the Bot API documents it; it is kept and set aside.
#[derive(Debug, thiserror::Error)]
#[error("not an update: {0}")]
pub struct Unreadable(String);

/// The account that posts for a group administrator who hides.
const ANONYMOUS_ADMIN: i64 = 1_087_968_824;

#[derive(Deserialize)]
struct RawUpdate {
    message: Option<RawMessage>,
    edited_message: Option<RawMessage>,
    callback_query: Option<RawTap>,
    my_chat_member: Option<RawMembership>,
    chat_member: Option<RawMembership>,
}

#[derive(Deserialize)]
struct RawMessage {
    message_id: i64,
    date: i64,
    edit_date: Option<i64>,
    chat: RawChat,
    from: Option<RawUser>,
    sender_chat: Option<RawChat>,
    text: Option<String>,
    caption: Option<String>,
    photo: Option<Vec<RawFile>>,
    media_group_id: Option<String>,
    document: Option<RawFile>,
    location: Option<Location>,
    voice: Option<serde::de::IgnoredAny>,
    forward_origin: Option<serde::de::IgnoredAny>,
    reply_to_message: Option<RawReply>,
    migrate_to_chat_id: Option<i64>,
    migrate_from_chat_id: Option<i64>,
}

#[derive(Deserialize)]
struct RawReply {
    message_id: i64,
    from: Option<RawUser>,
}

#[derive(Deserialize)]
struct RawFile {
    file_id: String,
}

#[derive(Deserialize)]
struct RawChat {
    id: i64,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    title: String,
}

#[derive(Deserialize)]
struct RawUser {
    id: i64,
    #[serde(default)]
    is_bot: bool,
    #[serde(default)]
    first_name: String,
    last_name: Option<String>,
    language_code: Option<String>,
}

#[derive(Deserialize)]
struct RawTap {
    id: String,
    from: RawUser,
    message: Option<RawTapMessage>,
    data: Option<String>,
}

#[derive(Deserialize)]
struct RawTapMessage {
    message_id: i64,
    chat: RawChat,
}

#[derive(Deserialize)]
struct RawMembership {
    chat: RawChat,
    from: RawUser,
    date: i64,
    new_chat_member: RawMember,
}

#[derive(Deserialize)]
struct RawMember {
    status: String,
    #[serde(default)]
    is_member: bool,
    user: RawUser,
}

/// Reads a stored update; `own` is the bot's account and `received_ms` when it was stored, for kinds that carry no date.
pub fn read(json: &str, own: UserId, received_ms: i64) -> Result<Incoming, Unreadable> {
    let raw: RawUpdate = serde_json::from_str(json).map_err(|error| Unreadable(error_without_content(&error)))?;
    let received = moment(received_ms);

    if let Some(message) = raw.message {
        let at = moment(message.date.saturating_mul(1000));
        return Ok(Incoming { at, event: read_message(message, Event::Message) });
    }
    if let Some(message) = raw.edited_message {
        let at = moment(message.edit_date.unwrap_or(message.date).saturating_mul(1000));
        return Ok(Incoming { at, event: read_message(message, Event::Edited) });
    }
    if let Some(tap) = raw.callback_query {
        return Ok(Incoming { at: received, event: read_tap(tap) });
    }
    if let Some(change) = raw.my_chat_member.or(raw.chat_member) {
        let at = moment(change.date.saturating_mul(1000));
        return Ok(Incoming { at, event: read_membership(change, own) });
    }
    Ok(Incoming { at: received, event: Event::Nothing("a kind of update that is not acted on") })
}

/// The number that Telegram gave an update.
pub fn update_id(update: &serde_json::Value) -> Option<i64> {
    update.get("update_id")?.as_i64()
}

/// The route of an update: its chat, or its sender where it has none.
pub fn route(update: &serde_json::Value) -> String {
    let inner = update.as_object().and_then(|fields| fields.values().find(|value| value.is_object()));
    let id = inner.and_then(|inner| {
        let chat = inner.pointer("/chat/id").or_else(|| inner.pointer("/message/chat/id"));
        chat.or_else(|| inner.pointer("/from/id"))?.as_i64()
    });
    format!("c:{}", id.unwrap_or(0))
}

fn read_message(raw: RawMessage, event: fn(Message) -> Event) -> Event {
    let id = ChatId(raw.chat.id);
    if let Some(to) = raw.migrate_to_chat_id {
        return Event::Migrated(Migration { from: id, to: ChatId(to) });
    }
    if let Some(from) = raw.migrate_from_chat_id {
        return Event::Migrated(Migration { from: ChatId(from), to: id });
    }
    let anonymous = raw.sender_chat.is_some();
    let text = raw.text.or(raw.caption).unwrap_or_default();
    let photo = raw.photo.and_then(|sizes| sizes.into_iter().next_back()).map(|size| size.file_id);
    let reply_to = raw.reply_to_message.map(|reply| ReplyTo {
        message: MessageId(reply.message_id),
        by_bot: reply.from.is_some_and(|user| user.is_bot),
    });
    event(Message {
        id: MessageId(raw.message_id),
        chat: read_chat(raw.chat),
        author: raw.from.filter(|_| !anonymous).and_then(read_author),
        text,
        photo,
        album: raw.media_group_id,
        continues: false,
        document: raw.document.map(|file| file.file_id),
        location: raw.location,
        voice: raw.voice.is_some(),
        forwarded: raw.forward_origin.is_some(),
        reply_to,
    })
}

fn read_tap(raw: RawTap) -> Event {
    let Some(author) = read_author(raw.from) else {
        return Event::Nothing("a tap by a bot");
    };
    let at = raw.message.map(|message| (read_chat(message.chat), MessageId(message.message_id)));
    Event::Tap(Tap { id: raw.id, author, at, token: raw.data.unwrap_or_default() })
}

fn read_membership(raw: RawMembership, own: UserId) -> Event {
    let whose = UserId(raw.new_chat_member.user.id);
    let now = match raw.new_chat_member.status.as_str() {
        "creator" | "administrator" => Standing::Administrator,
        "member" => Standing::Member,
        "restricted" if raw.new_chat_member.is_member => Standing::Member,
        _ => Standing::Gone,
    };
    Event::Membership(Membership {
        chat: read_chat(raw.chat),
        by: read_author(raw.from),
        whose,
        own: whose == own,
        now,
    })
}

fn read_chat(raw: RawChat) -> Chat {
    let kind = match raw.kind.as_str() {
        "private" => ChatKind::Private,
        "channel" => ChatKind::Channel,
        _ => ChatKind::Group,
    };
    Chat { id: ChatId(raw.id), kind, title: raw.title }
}

fn read_author(raw: RawUser) -> Option<Author> {
    if raw.is_bot || raw.id == ANONYMOUS_ADMIN {
        return None;
    }
    let name = [Some(raw.first_name), raw.last_name].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let lang = raw.language_code.as_deref().and_then(Lang::from_tag);
    Some(Author { user: UserId(raw.id), name, lang })
}

/// serde's message quotes the offending value, which may be somebody's words; the place is enough.
fn error_without_content(error: &serde_json::Error) -> String {
    format!("{:?} error at column {}", error.classify(), error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: UserId = UserId(1);

    fn event(json: &str) -> Event {
        read(json, OWN, 0).expect("readable").event
    }

    #[test]
    fn a_text_with_an_unknown_entity_keeps_its_text() {
        let json = r#"{"update_id":7,"message":{"message_id":5,"date":10,"chat":{"id":3,"type":"private"},
            "from":{"id":3,"first_name":"王","last_name":"芳","language_code":"zh-hans"},
            "text":"零报告","entities":[{"type":"date_time","offset":0,"length":1,"unheard":{}}]}}"#;
        let Event::Message(message) = event(json) else { panic!("a message") };
        assert_eq!(message.text, "零报告");
        let author = message.author.expect("an author");
        assert_eq!((author.name.as_str(), author.lang), ("王 芳", Some(Lang::ZhCn)));
    }

    #[test]
    fn an_anonymous_administrator_is_nobody() {
        let json = r#"{"message":{"message_id":5,"date":10,"chat":{"id":-3,"type":"supergroup","title":"x"},
            "from":{"id":1087968824,"is_bot":true,"first_name":"Group"},"sender_chat":{"id":-3,"type":"supergroup"},"text":"hi"}}"#;
        let Event::Message(message) = event(json) else { panic!("a message") };
        assert_eq!(message.author, None);
    }

    #[test]
    fn an_unknown_kind_is_nothing_and_a_broken_one_is_unreadable() {
        assert!(matches!(event(r#"{"update_id":9,"sunrise":{}}"#), Event::Nothing(_)));
        let error = read(r#"{"message":{"message_id":"secret words"}}"#, OWN, 0).expect_err("unreadable");
        assert!(!error.to_string().contains("secret"), "{error}");
    }

    #[test]
    fn the_route_is_the_chat_and_for_a_tap_without_message_the_person() {
        let of = |json: &str| route(&serde_json::from_str(json).expect("JSON"));
        assert_eq!(of(r#"{"update_id":1,"message":{"chat":{"id":-5},"from":{"id":2}}}"#), "c:-5");
        assert_eq!(of(r#"{"update_id":1,"callback_query":{"message":{"chat":{"id":-5}},"from":{"id":2}}}"#), "c:-5");
        assert_eq!(of(r#"{"update_id":1,"callback_query":{"from":{"id":2}}}"#), "c:2");
    }
}
