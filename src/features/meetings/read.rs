use super::Command;

/// Reads a typed command; `argument` is what follows its name.
pub fn typed(name: &str, argument: &str) -> Option<Command> {
    let text = argument.trim().to_owned();
    match name {
        "agenda" => Some(Command::Agenda),
        "minutes" => Some(Command::Minutes { text, of: None }),
        "task" => Some(Command::Task { text }),
        "tasks" => Some(Command::Tasks),
        _ => None,
    }
}
