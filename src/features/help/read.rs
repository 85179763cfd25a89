use super::command::Command;
use super::reading::HelpReader;
use super::words;
use crate::features::people::Caller;
use crate::terms::{ChatKind, Message};

/// Reads a typed command; `argument` is what follows its name, `private` whether it was written in the private chat.
pub fn typed(name: &str, argument: &str, private: bool) -> Option<Command> {
    let command = match name {
        "start" if private && argument == words::START => return Some(Command::Begin),
        "help" if argument.is_empty() => Command::Begin,
        "help" => Command::CallWords { words: argument.to_owned() },
        "myrequests" => Command::Mine,
        "mytasks" => Command::Tasks,
        "me" => Command::Me,
        "assign" => Command::Unclaimed,
        "volunteer" => Command::Volunteer,
        _ => return None,
    };
    Some(if private { command } else { Command::Elsewhere })
}

/// Reads a message that no other room has claimed: a call for help, a picture that somebody of the roster shows privately, or nothing.
pub fn message(message: &Message, caller: &Caller, reader: &HelpReader) -> Option<Command> {
    let shown = message.photo.is_some() && message.text.trim().is_empty();
    let shows = shown && caller.is_private() && caller.person.is_some();
    if message.forwarded || !shows && !reader.is_call_for_help(&message.text) {
        return None;
    }
    match message.chat.kind {
        ChatKind::Private => Some(Command::Call(Box::new(message.clone()))),
        _ => Some(Command::Offer { danger: reader.read(&message.text).danger }),
    }
}
