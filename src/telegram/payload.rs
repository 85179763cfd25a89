//! [`Post`] → the method and JSON of a call, by teloxide's typed payloads.

use super::call::Upload;
use crate::terms::{Button, ChatId, Media, MessageId, Post, Press, Target, What};
use serde::Serialize;
use serde_json::{Value, json};
use teloxide::payloads::{
    AnswerCallbackQuery, AnswerCallbackQuerySetters, DeleteMessage, EditMessageCaption, EditMessageCaptionSetters,
    EditMessageText, EditMessageTextSetters, PinChatMessage, PinChatMessageSetters, SendMessage, SendMessageSetters,
    SetMessageReaction, SetMessageReactionSetters,
};
use teloxide::types::{self, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ParseMode, ReactionType};

/// A call, ready to be kept as an outbox row.
#[derive(Debug, Clone)]
pub struct Payload {
    /// The method's name as documented.
    pub method: String,
    /// Its arguments.
    pub body: Value,
    /// Its file.
    pub upload: Option<Upload>,
    /// Making the call twice does no harm.
    pub repeatable: bool,
    /// It counts against the limits of messages.
    pub counted: bool,
    /// The name of the message that it edits; `message_id` is filled in when it is known.
    pub edits: Option<String>,
}

/// Writes a post as a call; `tokens` stand for its command buttons, row by row.
pub fn payload(post: &Post, tokens: &[String]) -> Payload {
    let mut tokens = tokens.iter();
    match &post.what {
        What::Text { html, buttons, reply_to, silent } => {
            let mut message =
                SendMessage::new(chat(post.to), html).parse_mode(ParseMode::Html).link_preview_options(no_preview());
            if let Some(markup) = keyboard(buttons, &mut tokens) {
                message = message.reply_markup(markup);
            }
            if let Some(reply_to) = reply_to {
                let parameters = types::ReplyParameters::new(message_id(*reply_to)).allow_sending_without_reply();
                message = message.reply_parameters(parameters);
            }
            if *silent {
                message = message.disable_notification(true);
            }
            call("sendMessage", &message)
        }
        What::Edit { target, html, buttons } => edit(post, target, html, keyboard(buttons, &mut tokens)),
        What::Toast { tap, text, alert } => {
            let id = types::CallbackQueryId(tap.clone());
            let mut answer = AnswerCallbackQuery::new(id);
            let text: String = plain(text).chars().take(TOAST_LIMIT).collect();
            if !text.is_empty() {
                answer = answer.text(text).show_alert(*alert);
            }
            Payload { repeatable: true, counted: false, ..call("answerCallbackQuery", &answer) }
        }
        What::React { message, emoji } => {
            let reaction = SetMessageReaction::new(chat(post.to), message_id(*message))
                .reaction([ReactionType::Emoji { emoji: (*emoji).to_owned() }]);
            Payload { repeatable: true, counted: false, ..call("setMessageReaction", &reaction) }
        }
        What::Document { file_name, bytes, caption } => {
            file(post.to, ("sendDocument", "document"), file_name, bytes, caption)
        }
        What::Picture { png, caption } => file(post.to, ("sendPhoto", "photo"), "picture.png", png, caption),
        What::Stored { media, file_id, caption, buttons } => {
            let markup = keyboard(buttons, &mut tokens);
            stored(post.to, (*media, file_id), caption, markup)
        }
        What::EditCaption { target, html, buttons } => {
            let (id, edits) = target_of(target);
            let mut edit = EditMessageCaption::new(chat(post.to), id).caption(html).parse_mode(ParseMode::Html);
            if let Some(markup) = keyboard(buttons, &mut tokens) {
                edit = edit.reply_markup(markup);
            }
            Payload { repeatable: true, edits, ..call("editMessageCaption", &edit) }
        }
        What::Delete { target } => {
            let (id, edits) = target_of(target);
            let delete = DeleteMessage::new(chat(post.to), id);
            Payload { repeatable: true, counted: false, edits, ..call("deleteMessage", &delete) }
        }
        What::Pin { target } => {
            let (id, edits) = target_of(target);
            let pin = PinChatMessage::new(chat(post.to), id).disable_notification(true);
            Payload { repeatable: true, counted: false, edits, ..call("pinChatMessage", &pin) }
        }
        What::Call { method, body } => Payload {
            method: method.clone(),
            body: body.clone(),
            upload: None,
            repeatable: true,
            counted: false,
            edits: None,
        },
    }
}

/// The id of the message that a call has sent, from its result.
pub fn sent_message(result: &Value) -> Option<MessageId> {
    result.get("message_id")?.as_i64().map(MessageId)
}

/// Telegram's limit for the answer to a tap, in characters.
const TOAST_LIMIT: usize = 200;

/// Our HTML as the plain text that a toast can show.
fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn edit(post: &Post, target: &Target, html: &str, markup: Option<InlineKeyboardMarkup>) -> Payload {
    let (id, edits) = target_of(target);
    let mut edit =
        EditMessageText::new(chat(post.to), id, html).parse_mode(ParseMode::Html).link_preview_options(no_preview());
    if let Some(markup) = markup {
        edit = edit.reply_markup(markup);
    }
    Payload { repeatable: true, edits, ..call("editMessageText", &edit) }
}

/// The message of a target, and the name by which it is filled in where it is not known yet.
fn target_of(target: &Target) -> (types::MessageId, Option<String>) {
    match target {
        Target::Id(id) => (message_id(*id), None),
        Target::Named(name) => (message_id(MessageId(0)), Some(name.clone())),
    }
}

/// A file that Telegram has already is named by its id, which teloxide's payloads can only send as multipart.
fn stored(to: ChatId, (media, file_id): (Media, &str), caption: &str, markup: Option<InlineKeyboardMarkup>) -> Payload {
    let (method, field) = match media {
        Media::Photo => ("sendPhoto", "photo"),
        Media::Document => ("sendDocument", "document"),
    };
    let mut body = json!({ "chat_id": to.0, field: file_id, "caption": caption, "parse_mode": "HTML" });
    if let Some(markup) = markup {
        body["reply_markup"] = serde_json::to_value(markup).expect("a keyboard has string keys and no failing fields");
    }
    Payload { method: method.to_owned(), body, upload: None, repeatable: false, counted: true, edits: None }
}

/// Files go as multipart, for which teloxide's payloads hold the bytes themselves; ours are kept in their own column.
fn file(to: ChatId, (method, field): (&str, &str), file_name: &str, bytes: &[u8], caption: &str) -> Payload {
    let upload = Upload { field: field.to_owned(), file_name: file_name.to_owned(), bytes: bytes.to_vec() };
    Payload {
        method: method.to_owned(),
        body: json!({ "chat_id": to.0, "caption": caption, "parse_mode": "HTML" }),
        upload: Some(upload),
        repeatable: false,
        counted: true,
        edits: None,
    }
}

fn call(method: &str, payload: &impl Serialize) -> Payload {
    let body = serde_json::to_value(payload).expect("teloxide's payloads have string keys and no failing fields");
    Payload { method: method.to_owned(), body, upload: None, repeatable: false, counted: true, edits: None }
}

fn keyboard(rows: &[Vec<Button>], tokens: &mut std::slice::Iter<'_, String>) -> Option<InlineKeyboardMarkup> {
    let mut button = |button: &Button| match &button.press {
        Press::Url(url) => Some(InlineKeyboardButton::url(&button.label, url.parse().ok()?)),
        Press::Command { .. } => Some(InlineKeyboardButton::callback(&button.label, tokens.next()?)),
    };
    let rows: Vec<Vec<_>> = rows.iter().map(|row| row.iter().filter_map(&mut button).collect()).collect();
    (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows))
}

fn chat(id: ChatId) -> types::ChatId {
    types::ChatId(id.0)
}

/// Telegram's message ids fit 31 bits; a larger one cannot be a message of ours and is refused by Telegram as 0 is.
fn message_id(id: MessageId) -> types::MessageId {
    types::MessageId(i32::try_from(id.0).unwrap_or(0))
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_toast_shows_our_html_as_plain_text() {
        let toast = Post::toast("7", ChatId(1), "已收到 <b>QX-03</b> &lt;3 &amp;amp;", false);
        let payload = payload(&toast, &[]);
        assert_eq!(payload.body["text"], "已收到 QX-03 <3 &amp;");
        assert!(payload.repeatable && !payload.counted);
    }

    #[test]
    fn a_button_carries_its_token_and_nothing_else() {
        let button = Button::command("零报告", json!({ "secret": "meaning" }));
        let post = Post::text(ChatId(-5), crate::terms::Lane::Nag, "<b>x</b>").buttons(vec![vec![button]]);
        let payload = payload(&post, &["token".to_owned()]);
        assert_eq!(payload.body["reply_markup"]["inline_keyboard"][0][0]["callback_data"], "token");
        assert!(!payload.body.to_string().contains("meaning"));
        assert_eq!(payload.body["parse_mode"], "HTML");
    }

    #[test]
    fn an_edit_by_name_waits_for_its_message() {
        let post = Post::edit(ChatId(-5), Target::Named("board/1".into()), "x");
        let payload = payload(&post, &[]);
        assert_eq!(payload.edits.as_deref(), Some("board/1"));
        assert!(payload.body.get("message_id").is_some());
    }
}
