use super::Command;

/// Reads a typed command; `argument` is what follows its name.
pub fn typed(name: &str, argument: &str) -> Option<Command> {
    match name {
        "missing" => Some(Command::Missing),
        "status" => Some(Command::Status),
        "excuse" => Some(Command::Excuse { name: argument.to_uppercase() }),
        _ => None,
    }
}
