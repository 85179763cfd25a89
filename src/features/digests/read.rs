use super::Command;

/// Reads a typed command.
pub fn typed(name: &str) -> Option<Command> {
    (name == "digest").then_some(Command::Now)
}
