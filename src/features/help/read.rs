use super::command::Command;
use super::reading::HelpReader;
use super::words;
use crate::terms::{ChatKind, Message};

/// Reads a typed command: `/start` by the button that a group was offered.
pub fn typed(name: &str, argument: &str) -> Option<Command> {
    (name == "start" && argument == words::START).then_some(Command::Begin)
}

/// Reads a message that no other room has claimed: a call for help, or nothing.
pub fn message(message: &Message, reader: &HelpReader) -> Option<Command> {
    if message.forwarded || !reader.is_call_for_help(&message.text) {
        return None;
    }
    match message.chat.kind {
        ChatKind::Private => Some(Command::Call(Box::new(message.clone()))),
        _ => Some(Command::Offer),
    }
}
