//! The texts and buttons of tasks.

use super::{button, cut, drop_row, when};
use crate::features::meetings::Command;
use crate::features::meetings::model::Task;
use crate::features::meetings::rules::{Deed, Refusal};
use crate::features::people::Contact;
use crate::i18n::{Arg, text, text_with};
use crate::terms::{Button, Lang, Moment};
use chrono::NaiveDateTime;
use serde_json::json;

/// Longer than anybody would read.
pub const LONGEST: usize = 500;

fn state(lang: Lang, task: &Task, now: Moment) -> String {
    let key = match task {
        Task { cancelled_at: Some(_), .. } => "meetings-state-cancelled",
        Task { done_at: Some(done), .. } if *done > task.due_at => "meetings-state-late",
        Task { done_at: Some(_), .. } => "meetings-state-done",
        _ if task.is_overdue(now) => "meetings-state-overdue",
        Task { acknowledged_at: Some(_), .. } => "meetings-state-acknowledged",
        _ => "meetings-state-given",
    };
    text(lang, key)
}

fn sheet(lang: Lang, heading: (&str, &str), task: &Task, (now, due): (Moment, NaiveDateTime)) -> String {
    let (key, name) = heading;
    let args = [
        ("id", task.id.0.into()),
        ("name", name.into()),
        ("what", cut(&task.what, LONGEST).into()),
        ("due", when(lang, due).into()),
        ("state", Arg::Html(state(lang, task, now))),
    ];
    text_with(lang, key, args)
}

/// A task as whoever is to do it reads it; `due` is local.
pub fn letter(lang: Lang, task: &Task, times: (Moment, NaiveDateTime)) -> (String, Vec<Vec<Button>>) {
    let text = sheet(lang, ("meetings-letter", &task.giver), task, times);
    let mut row = vec![];
    if task.is_open() && task.acknowledged_at.is_none() {
        row.push(button(lang, "meetings-button-acknowledge", &Command::Acknowledge { task: task.id }));
    }
    if task.is_open() {
        row.push(button(lang, "meetings-button-done", &Command::Done { task: task.id }));
    }
    (text, if row.is_empty() { vec![] } else { vec![row] })
}

/// A task as whoever gave it reads it; `due` is local.
pub fn given(lang: Lang, task: &Task, times: (Moment, NaiveDateTime)) -> (String, Vec<Vec<Button>>) {
    let text = sheet(lang, ("meetings-given", &task.doer), task, times);
    let cancel = || vec![vec![button(lang, "meetings-button-cancel", &Command::Cancel { task: task.id })]];
    (text, if task.is_open() { cancel() } else { vec![] })
}

/// Somebody's tasks: theirs first, each that is open with its button, then those that they gave.
pub fn list(
    lang: Lang,
    (mine, gave): (&[Task], &[Task]),
    now: Moment,
    local: impl Fn(Moment) -> NaiveDateTime,
) -> (String, Vec<Vec<Button>>) {
    if mine.is_empty() && gave.is_empty() {
        return (text(lang, "meetings-no-tasks"), vec![]);
    }
    let mut lines = vec![];
    for (key, tasks, own) in [("meetings-mine", mine, true), ("meetings-gave", gave, false)] {
        if tasks.is_empty() {
            continue;
        }
        lines.push(text(lang, key));
        let line = |task: &Task| {
            let name = if own { &task.giver } else { &task.doer };
            let args = [
                ("id", task.id.0.into()),
                ("name", name.as_str().into()),
                ("what", cut(&task.what, super::IN_A_LINE).into()),
                ("due", when(lang, local(task.due_at)).into()),
                ("state", Arg::Html(state(lang, task, now))),
            ];
            text_with(lang, "meetings-list-line", args)
        };
        lines.extend(tasks.iter().map(line));
    }
    let done = |task: &Task| {
        let label = text_with(lang, "meetings-button-done-one", [("id", task.id.0.into())]);
        Button::command(label, json!({ "meetings": Command::Done { task: task.id } }))
    };
    let done: Vec<Button> = mine.iter().filter(|task| task.is_open()).map(done).collect();
    (lines.join("\n"), done.chunks(3).map(<[Button]>::to_vec).collect())
}

/// The question for what is to be done.
pub fn ask_what(lang: Lang) -> (String, Vec<Vec<Button>>) {
    (text(lang, "meetings-ask-what"), vec![drop_row(lang)])
}

/// The question for whose it is, with those who are likely.
pub fn ask_who(lang: Lang, likely: &[(Contact, String)]) -> (String, Vec<Vec<Button>>) {
    let one = |(contact, area): &(Contact, String)| {
        let command = Command::PickWho { person: contact.person };
        Button::command(format!("{} {area}", contact.name), json!({ "meetings": command }))
    };
    let buttons: Vec<Button> = likely.iter().map(one).collect();
    let mut rows: Vec<Vec<Button>> = buttons.chunks(2).map(<[Button]>::to_vec).collect();
    rows.push(drop_row(lang));
    (text(lang, "meetings-ask-who"), rows)
}

/// The question until when, with likely times; they are local.
pub fn ask_when(lang: Lang, likely: &[NaiveDateTime]) -> (String, Vec<Vec<Button>>) {
    let one =
        |due: &NaiveDateTime| Button::command(when(lang, *due), json!({ "meetings": Command::PickWhen { due: *due } }));
    let buttons: Vec<Button> = likely.iter().map(one).collect();
    let mut rows: Vec<Vec<Button>> = buttons.chunks(2).map(<[Button]>::to_vec).collect();
    rows.push(drop_row(lang));
    (text(lang, "meetings-ask-when"), rows)
}

/// What whoever did something is told of it.
pub fn done(lang: Lang, deed: Deed) -> String {
    let key = match deed {
        Deed::Acknowledge => "meetings-done-acknowledged",
        Deed::Done => "meetings-done-done",
        Deed::Cancel => "meetings-done-cancelled",
    };
    text(lang, key)
}

/// Why something cannot be done.
pub fn refusal(lang: Lang, refusal: Refusal) -> String {
    let key = match refusal {
        Refusal::NotYours => "meetings-task-not-yours",
        Refusal::Already => "meetings-task-already",
        Refusal::Done => "meetings-task-done",
        Refusal::Cancelled => "meetings-task-cancelled",
    };
    text(lang, key)
}
