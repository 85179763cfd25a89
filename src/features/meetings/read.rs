use super::Command;

/// Reads a typed command; `argument` is what follows its name.
pub fn typed(name: &str, _argument: &str) -> Option<Command> {
    (name == "agenda").then_some(Command::Agenda)
}
