use super::Command;
use super::model::Came;

/// What follows `/start` where somebody comes from a group by the button.
pub(super) const START: &str = "concern";

/// Reads a typed command; `argument` is what follows its name.
pub fn typed(name: &str, argument: &str) -> Option<Command> {
    match name {
        "concern" => Some(Command::Raise { words: argument.trim().to_owned(), came: Came::default() }),
        "concerns" => Some(Command::List { page: 0 }),
        "start" if argument == START => Some(Command::Raise { words: String::new(), came: Came::default() }),
        _ => None,
    }
}
