//! The edge: the only room that knows the Bot API.
//!
//! What always holds:
//! * What comes in is read tolerantly from raw JSON: unknown fields are passed over, unknown kinds are set aside, nothing is lost.
//! * What goes out is teloxide's typed payloads, posted by our own small transport, so that every failure keeps its code.
//! * The token appears in no log and in no error.

mod call;
mod failure;
mod incoming;
mod payload;
mod receive;
mod setup;

pub use call::{Client, Upload};
pub use failure::Failure;
pub use incoming::{Unreadable, read, route, update_id};
pub use payload::{Payload, payload, sent_message};
pub use receive::{Keep, webhook};
pub use setup::{CommandScope, Me, set_commands, set_profile};

/// Makes a text safe to stand in a message of HTML.
pub fn escape(text: &str) -> String {
    teloxide::utils::html::escape(text)
}

/// Reads `/name argument` (or `/name@bot argument`) where it is addressed to this bot; the name in lower case, without the slash.
pub fn typed_command(text: &str, username: &str) -> Option<(String, String)> {
    let (name, _) = teloxide::utils::command::parse_command(text, username)?;
    let argument = text.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim());
    Some((name.to_lowercase(), argument.to_owned()))
}
