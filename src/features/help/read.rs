use super::command::Command;
use super::reading::{Category, HelpReader};
use super::words;
use crate::features::people::{Caller, Person};
use crate::terms::{ChatKind, Message, Role};

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

/// A nod and a thank-you are shorter.
const SAYS_SOMETHING: usize = 5;

/// Reads what nobody has understood and a resident has written in the private chat: there, silence would leave them waiting. What names
/// goods or a kind of help is shown as a request, anything else is asked back.
pub fn unclear(message: &Message, caller: &Caller, reader: &HelpReader) -> Option<Command> {
    let resides = |person: &Person| person.holdings.iter().all(|holding| holding.role == Role::Resident);
    let is_resident = caller.person.as_ref().is_some_and(resides);
    let text = message.text.trim();
    if message.forwarded || !caller.is_private() || !is_resident || text.chars().count() < SAYS_SOMETHING {
        return None;
    }
    let reading = reader.read(text);
    let names_something = !reading.items.is_empty() || reading.categories != [Category::Other];
    Some(if names_something { Command::Call(Box::new(message.clone())) } else { Command::Begin })
}
