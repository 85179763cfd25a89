//! Keyboards under messages.

use serde_json::Value;

use super::{ApiError, Params};

/// The bytes that a button's data may have.
const DATA_BYTES: std::ops::RangeInclusive<usize> = 1..=64;

/// A message's keyboards: rows of inline buttons, rows of a reply keyboard; each may be null.
#[derive(Default)]
pub(super) struct Keyboards {
    pub inline: Value,
    pub reply: Value,
}

/// Reads and checks `reply_markup`.
pub(super) fn read(params: &Params) -> Result<Keyboards, ApiError> {
    let Some(markup) = params.json("reply_markup") else { return Ok(Keyboards::default()) };
    if !markup.is_object() {
        return Err(ApiError::bad_request("object expected as reply markup"));
    }
    if let Some(inline) = markup.get("inline_keyboard") {
        let rows = inline.as_array().ok_or_else(|| {
            ApiError::bad_request("field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays")
        })?;
        let mut kept = Vec::new();
        for row in rows {
            let row = row.as_array().ok_or_else(|| {
                ApiError::bad_request(
                    "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays",
                )
            })?;
            row.iter().try_for_each(check_button)?;
            if !row.is_empty() {
                kept.push(Value::Array(row.clone()));
            }
        }
        check_count(&kept)?;
        let inline = if kept.is_empty() { Value::Null } else { Value::Array(kept) };
        return Ok(Keyboards { inline, reply: Value::Null });
    }
    let reply = markup.get("keyboard").cloned().unwrap_or_default();
    Ok(Keyboards { inline: Value::Null, reply })
}

fn check_button(button: &Value) -> Result<(), ApiError> {
    let text = button["text"].as_str().unwrap_or_default();
    if text.is_empty() {
        return Err(ApiError::bad_request("can't parse inline keyboard button: Can't find field \"text\""));
    }
    if let Some(data) = button["callback_data"].as_str() {
        return match DATA_BYTES.contains(&data.len()) {
            true => Ok(()),
            false => Err(ApiError::bad_request("BUTTON_DATA_INVALID")),
        };
    }
    if let Some(url) = button["url"].as_str() {
        let good = ["https://", "http://", "tg://", "t.me/"].iter().any(|scheme| url.starts_with(scheme));
        return match good {
            true => Ok(()),
            false => {
                let sentence = format!("inline keyboard button URL '{url}' is invalid: Wrong HTTP URL");
                Err(ApiError::bad_request(sentence))
            }
        };
    }
    let other = ["web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text"];
    match other.iter().any(|kind| !button[*kind].is_null()) {
        true => Ok(()),
        false => Err(ApiError::bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        )),
    }
}

/// Telegram takes at most 100 buttons, eight in a row.
fn check_count(rows: &[Value]) -> Result<(), ApiError> {
    let lengths: Vec<usize> = rows.iter().filter_map(Value::as_array).map(Vec::len).collect();
    match lengths.iter().sum::<usize>() > 100 || lengths.iter().any(|length| *length > 8) {
        true => Err(ApiError::bad_request("REPLY_MARKUP_TOO_LONG")),
        false => Ok(()),
    }
}
