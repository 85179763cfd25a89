use super::Command;

/// Reads a typed command; `argument` is what follows its name.
pub fn typed(name: &str, _argument: &str) -> Option<Command> {
    (name == "mysubjects").then_some(Command::Mine)
}
