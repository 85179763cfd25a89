use super::answer::{self, FormAt, Said};
use super::command::Command;
use super::reading::{Doubt, Kind, Reader, Reading};
use crate::terms::{ChatKind, Message, Moment};
use chrono::FixedOffset;

/// Reads a typed command.
pub fn typed(name: &str) -> Option<Command> {
    match name {
        "report" => Some(Command::Report),
        "history" => Some(Command::History),
        _ => None,
    }
}

/// What is known of the writer's conversation with us.
#[derive(Debug, Clone, Copy, Default)]
pub struct Situation<'a> {
    /// The form that they are filling in in this chat.
    pub form: FormAt<'a>,
    /// They file reports: a picture or voice without words may be meant as one.
    pub files: bool,
}

/// Reads a message: an answer to the form, a report, or nothing of this room's.
pub fn message(message: &Message, at: Moment, reader: &Reader, situation: Situation<'_>) -> Option<Command> {
    let private = message.chat.kind == ChatKind::Private;
    if message.text.trim().is_empty() {
        let wanted = situation.files && (private || message.reply_to.as_ref().is_some_and(|reply| reply.by_bot));
        return (wanted && (message.voice || message.photo.is_some())).then_some(Command::Unwritten);
    }
    let typed = |said| Command::FormTyped { text: message.text.clone(), said };
    if let Some(said) = answer::read(&message.text, situation.form, reader, local(at)) {
        return Some(typed(said));
    }
    let reading = reader.read(&message.text, local(at));
    let several = lists_reports(&message.text, at, reader);
    let reports = match situation.form {
        FormAt::Closed => is_report(&reading) && !is_number_alone(&message.text, &reading),
        FormAt::Number { .. } | FormAt::Text | FormAt::End => is_whole(&reading),
    };
    if reports || several {
        return Some(Command::Text(Box::new(message.clone())));
    }
    (situation.form == FormAt::Text).then(|| typed(Said::Words))
}

/// Reads what is no answer to the form that is open, and nothing of any other room's: the form asks again.
pub fn no_answer(message: &Message, situation: Situation<'_>) -> Option<Command> {
    let asked = situation.form != FormAt::Closed && !message.text.trim().is_empty();
    asked.then(|| Command::FormTyped { text: message.text.clone(), said: Said::Words })
}

/// A report that does not need the form: it says more than one thing, or for which micro-grid or half of the day.
fn is_whole(reading: &Reading) -> bool {
    let placed = reading.micro_grid.is_some() || reading.slot.is_some();
    let zero = reading.zero && !reading.doubts.contains(&Doubt::OneWord);
    let counts = reading.counts.len();
    is_report(reading) && (zero || !reading.zero && (counts > 1 || counts == 1 && placed))
}

fn is_report(reading: &Reading) -> bool {
    matches!(reading.kind, Kind::Report | Kind::Correction)
}

/// A number and nothing else, as 368, is left to the rooms that ask for one; a lone 0 says that there is nothing to report.
fn is_number_alone(text: &str, reading: &Reading) -> bool {
    text.trim().chars().all(char::is_numeric) && !reading.doubts.contains(&Doubt::OneWord)
}

/// A list whose last line is no report, or which as a whole reads like something else, still holds those of its other lines.
fn lists_reports(text: &str, at: Moment, reader: &Reader) -> bool {
    let several = || reader.read_entries(text, local(at)).list;
    let says = |reading: &Reading| is_report(reading) && !reading.counts.is_empty();
    text.contains('\n') && several().iter().filter(|entry| says(&entry.reading)).count() > 1
}

/// Whether a message asks to be off duty.
pub fn asks_for_leave(message: &Message, at: Moment, reader: &Reader) -> bool {
    !message.text.trim().is_empty() && reader.read(&message.text, local(at)).kind == Kind::Leave
}

/// Reads a changed message: whether it was a report is known to the store.
pub fn edited(message: &Message) -> Command {
    Command::Edited(Box::new(message.clone()))
}

/// The moment as the parser wants it; the district's offset does not matter to it but for the day, which is China's.
pub fn local(at: Moment) -> chrono::DateTime<FixedOffset> {
    const EAST_8: i32 = 8 * 3_600;
    at.with_timezone(&FixedOffset::east_opt(EAST_8).expect("eight hours are an offset"))
}
