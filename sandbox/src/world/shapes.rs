//! The world's things in the shapes of the Bot API.

use serde_json::{Map, Value, json};

use super::World;
use super::messages::{Content, Media, Message, Origin, StoredFile};
use super::people::{Actor, Chat, ChatKind, Standing};

/// The account in whose name a group's administrators post anonymously.
const GROUP_ANONYMOUS_BOT: i64 = 1_087_968_824;

/// What an administrator may do, in the names that `ChatMemberAdministrator` has for it.
const ADMIN_RIGHTS: [&str; 6] = [
    "can_manage_chat",
    "can_delete_messages",
    "can_restrict_members",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
];

impl World {
    pub fn user_json(&self, who: Actor) -> Value {
        let person = match who {
            Actor::Bot => {
                let username = &self.options.bot_username;
                return json!({ "id": self.bot.id, "is_bot": true, "first_name": self.bot.name, "username": username });
            }
            Actor::Anonymous => {
                let (id, username) = (GROUP_ANONYMOUS_BOT, "GroupAnonymousBot");
                return json!({ "id": id, "is_bot": true, "first_name": "Group", "username": username });
            }
            Actor::Person(person) => person,
        };
        let mut user = json!({ "id": person, "is_bot": false, "first_name": self.person_name(person) });
        if let Some(known) = self.people.get(&person) {
            set(&mut user, "username", known.username.as_deref());
            set(&mut user, "language_code", known.language.as_deref());
        }
        user
    }

    pub fn chat_json(&self, chat: &Chat) -> Value {
        let Some(person) = chat.person() else {
            return json!({ "id": chat.id, "type": chat.kind, "title": chat.title });
        };
        let mut json = json!({ "id": chat.id, "type": "private", "first_name": self.person_name(person) });
        let username = self.people.get(&person).and_then(|person| person.username.as_deref());
        set(&mut json, "username", username);
        json
    }

    pub fn message_json(&self, chat: &Chat, message: &Message) -> Value {
        let mut json = self.message_alone(chat, message);
        if let Some(answered) = message.reply_to.and_then(|id| chat.messages.get(&id)) {
            json["reply_to_message"] = self.message_alone(chat, answered);
        }
        json
    }

    /// A message without the one that it answers; Telegram nests only one deep.
    fn message_alone(&self, chat: &Chat, message: &Message) -> Value {
        let mut json = json!({
            "message_id": message.id,
            "from": self.user_json(message.from),
            "chat": self.chat_json(chat),
            "date": message.date_ms / 1000,
        });
        if message.from == Actor::Anonymous {
            json["sender_chat"] = self.chat_json(chat);
        }
        set(&mut json, "media_group_id", message.album.as_deref());
        set(&mut json, "edit_date", message.edited_ms.map(|at| at / 1000));
        set(&mut json, "forward_origin", message.forward.as_ref().map(|origin| self.origin_json(chat, origin)));

        let (text, entities) = match message.content {
            Content::Text => ("text", "entities"),
            Content::Media(..) | Content::Other(_) | Content::Service { .. } => ("caption", "caption_entities"),
        };
        if !message.rich.text.is_empty() {
            json[text] = json!(message.rich.text);
        }
        if !message.rich.entities.is_empty() {
            json[entities] = json!(message.rich.entities);
        }
        match &message.content {
            Content::Text => {}
            Content::Media(kind, file) => json[media_name(*kind)] = media_json(*kind, file),
            Content::Other(fields) | Content::Service { fields, .. } => merge(&mut json, fields),
        }
        if !message.keyboard.is_null() {
            json["reply_markup"] = json!({ "inline_keyboard": message.keyboard });
        }
        json
    }

    fn origin_json(&self, chat: &Chat, origin: &Origin) -> Value {
        let date = origin.date_ms / 1000;
        match origin.from {
            Actor::Anonymous => json!({ "type": "chat", "date": date, "sender_chat": self.chat_json(chat) }),
            who => json!({ "type": "user", "date": date, "sender_user": self.user_json(who) }),
        }
    }

    /// A `ChatMember`.
    pub fn member_json(&self, who: Actor, standing: Standing) -> Value {
        let mut json = json!({ "user": self.user_json(who), "status": standing.as_str() });
        match standing {
            Standing::Creator => json["is_anonymous"] = json!(false),
            Standing::Admin => {
                json["can_be_edited"] = json!(false);
                json["is_anonymous"] = json!(false);
                for right in ADMIN_RIGHTS {
                    json[right] = json!(true);
                }
            }
            Standing::Kicked => json["until_date"] = json!(0),
            Standing::Member | Standing::Left => {}
        }
        json
    }

    /// A `ChatFullInfo`, as getChat answers.
    pub fn full_chat_json(&self, chat: &Chat) -> Value {
        let mut json = self.chat_json(chat);
        json["accent_color_id"] = json!(0);
        json["max_reaction_count"] = json!(11);
        if !chat.is_private() {
            json["permissions"] = json!({ "can_send_messages": true, "can_invite_users": true });
        }
        if let Some(pinned) = chat.pinned.last().and_then(|id| chat.messages.get(id)) {
            json["pinned_message"] = self.message_json(chat, pinned);
        }
        json
    }

    /// What a `my_chat_member` or `chat_member` update says.
    pub fn member_change_json(&self, chat: &Chat, by: Actor, change: MemberChange) -> Value {
        json!({
            "chat": self.chat_json(chat),
            "from": self.user_json(by),
            "date": self.now_ms() / 1000,
            "old_chat_member": self.member_json(change.who, change.from),
            "new_chat_member": self.member_json(change.who, change.to),
        })
    }

    /// Whether the bot sees a group's message at all, given its standing and privacy mode.
    pub fn bot_sees(&self, chat: &Chat, message: &Message) -> bool {
        if !chat.bot.is_in() {
            return false;
        }
        if chat.kind == ChatKind::Private || chat.bot.is_admin() || !self.bot.privacy || message.is_service() {
            return true;
        }
        let to_bot = message.reply_to.and_then(|id| chat.messages.get(&id)).is_some_and(|m| m.from == Actor::Bot);
        to_bot || message.rich.entities.iter().any(|entity| self.calls_bot(&message.rich.text, entity))
    }

    /// Whether an entity is a command for this bot (or for any), or a mention of it.
    fn calls_bot(&self, text: &str, entity: &crate::text::Entity) -> bool {
        let units: Vec<u16> = text.encode_utf16().skip(entity.offset).take(entity.length).collect();
        let words = String::from_utf16_lossy(&units);
        let named = words.split_once('@').map(|(_, name)| name.eq_ignore_ascii_case(&self.options.bot_username));
        match entity.kind.as_str() {
            "bot_command" => named.unwrap_or(true),
            "mention" => named.unwrap_or(false),
            _ => false,
        }
    }
}

/// Somebody's standing before and after.
#[derive(Clone, Copy)]
pub(crate) struct MemberChange {
    pub who: Actor,
    pub from: Standing,
    pub to: Standing,
}

fn media_name(kind: Media) -> &'static str {
    match kind {
        Media::Photo => "photo",
        Media::Document => "document",
        Media::Voice => "voice",
    }
}

fn media_json(kind: Media, file: &StoredFile) -> Value {
    let mut json = json!({
        "file_id": file.file_id(),
        "file_unique_id": file.unique_id(),
        "file_size": file.bytes.len(),
    });
    match kind {
        Media::Document => {
            json["file_name"] = json!(file.name);
            json["mime_type"] = json!(file.mime);
            json
        }
        Media::Voice => {
            json["duration"] = json!(3);
            json["mime_type"] = json!(file.mime);
            json
        }
        // The sandbox does not look into pictures: sizes are those of a usual thumbnail and picture.
        Media::Photo => {
            let mut small = json.clone();
            small["file_id"] = json!(format!("{}-s", file.file_id()));
            small["file_unique_id"] = json!(format!("{}s", file.unique_id()));
            merge(&mut small, &json!({ "width": 90, "height": 67 }));
            merge(&mut json, &json!({ "width": 800, "height": 600 }));
            json!([small, json])
        }
    }
}

fn set(json: &mut Value, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        json[key] = value.into();
    }
}

fn merge(into: &mut Value, fields: &Value) {
    if let (Some(into), Some(fields)) = (into.as_object_mut(), fields.as_object()) {
        let fields: Map<String, Value> = fields.clone();
        into.extend(fields);
    }
}
