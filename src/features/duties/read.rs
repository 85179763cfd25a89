use super::Command;

/// Reads a typed command; what follows its name does not matter.
pub fn typed(name: &str, _argument: &str) -> Option<Command> {
    match name {
        "duties" => Some(Command::Mine),
        "pledge" => Some(Command::Pledge),
        "pledges" => Some(Command::Pledges),
        _ => None,
    }
}
