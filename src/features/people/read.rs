use super::{Caller, Command};
use crate::terms::Message;

/// Reads a typed command; `argument` is what follows its name.
pub fn typed(name: &str, argument: &str, caller: &Caller) -> Option<Command> {
    match name {
        "start" if caller.is_private() => Some(Command::Start { code: argument.to_owned() }),
        "language" | "lang" => Some(Command::Language),
        "invite" => Some(Command::Invite),
        "bind" => Some(Command::Bind { to: argument.to_owned() }),
        "unbind" => Some(Command::Unbind),
        _ => None,
    }
}

/// Reads a text that no other room has claimed: a stranger in the private chat is answered, everything else is left alone.
pub fn text(_message: &Message, caller: &Caller) -> Option<Command> {
    (caller.is_private() && caller.person.is_none()).then_some(Command::Stray)
}
