//! The texts and buttons of meetings.

pub mod tasks;

use super::Command;
use super::model::{MeetingId, Task};
use super::rules::{Agenda, Kind, Link, Stock};
use crate::features::reports;
use crate::i18n::{Arg, text, text_with};
use crate::terms::{Button, Lang, Moment};
use chrono::{Datelike, NaiveDateTime};
use serde_json::json;

/// A task's words in a line of an agenda.
const IN_A_LINE: usize = 60;

fn button(lang: Lang, key: &str, command: &Command) -> Button {
    Button::command(text(lang, key), json!({ "meetings": command }))
}

fn cut(words: &str, length: usize) -> String {
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = one_line.chars().take(length).collect();
    if short.len() < one_line.len() { format!("{short}…") } else { short }
}

/// `2月7日 08:40`, from local time.
pub fn when(lang: Lang, local: NaiveDateTime) -> String {
    let time = local.format("%H:%M").to_string();
    let args = [("month", local.month().into()), ("day", local.day().into()), ("time", time.into())];
    text_with(lang, "meetings-when", args)
}

/// What a meeting is about; `local` tells local time.
pub fn agenda(
    lang: Lang,
    (area, starts): (&str, NaiveDateTime),
    (agenda, stock): (&Agenda, &Stock),
    local: impl Fn(Moment) -> NaiveDateTime,
) -> String {
    let heading = [("area", area.into()), ("at", when(lang, starts).into())];
    let mut lines = vec![text_with(lang, "meetings-heading", heading)];
    let before = lines.len();
    if !agenda.notices.is_empty() {
        lines.push(text(lang, "meetings-notices"));
        let notice = |said: &String| text_with(lang, "meetings-notice", [("text", cut(said, IN_A_LINE).into())]);
        lines.extend(agenda.notices.iter().map(notice));
    }
    if !agenda.tasks.is_empty() {
        lines.push(text(lang, "meetings-tasks"));
        lines.extend(agenda.tasks.iter().map(|task| task_line(lang, task, local(task.due_at))));
    }
    if !agenda.weak.is_empty() {
        lines.push(match &stock.round {
            Some(round) => text_with(lang, "meetings-weak", [("round", reports::words::round(lang, round).into())]),
            None => text(lang, "meetings-weak-first-day"),
        });
        lines.extend((1..).zip(&agenda.weak).map(|(nth, link)| link_line(lang, nth, link)));
    }
    if !agenda.review.is_empty() {
        lines.push(text(lang, "meetings-review"));
        lines.extend(agenda.review.iter().map(|task| review_line(lang, task, local(task.due_at))));
    }
    if lines.len() == before {
        lines.push(text(lang, "meetings-nothing"));
    }
    lines.join("\n")
}

fn task_args(lang: Lang, task: &Task, due: NaiveDateTime) -> [(&'static str, Arg); 3] {
    [("name", task.doer.as_str().into()), ("due", when(lang, due).into()), ("what", cut(&task.what, IN_A_LINE).into())]
}

fn task_line(lang: Lang, task: &Task, due: NaiveDateTime) -> String {
    let key = if task.acknowledged_at.is_some() { "meetings-task-line" } else { "meetings-task-line-new" };
    text_with(lang, key, task_args(lang, task, due))
}

fn review_line(lang: Lang, task: &Task, due: NaiveDateTime) -> String {
    let key = match task.done_at {
        None => "meetings-review-overdue",
        Some(done) if done > task.due_at => "meetings-review-late",
        Some(_) => "meetings-review-done",
    };
    text_with(lang, key, task_args(lang, task, due))
}

fn link_line(lang: Lang, nth: usize, link: &Link) -> String {
    let counts = link.counts.iter().map(|(kind, count)| {
        let key = match kind {
            Kind::Missing => "meetings-weak-missing",
            Kind::Unclaimed => "meetings-weak-unclaimed",
            Kind::Unanswered => "meetings-weak-unanswered",
            Kind::Unassigned => "meetings-weak-unassigned",
            Kind::Unvisited => "meetings-weak-unvisited",
            Kind::InHand => "meetings-weak-in-hand",
            Kind::Late => "meetings-weak-late",
            Kind::Unsigned => "meetings-weak-unsigned",
        };
        text_with(lang, key, [("count", (*count).into())])
    });
    let list = counts.collect::<Vec<_>>().join(" · ");
    let args = [("nth", nth.into()), ("area", link.name.as_str().into()), ("list", Arg::Html(list))];
    text_with(lang, "meetings-weak-line", args)
}

/// Who comes, for whoever leads the meeting: names with what they said.
pub fn attendance(lang: Lang, answers: &[(String, Option<bool>)]) -> String {
    let named = |said: Option<bool>| -> Vec<&str> {
        answers.iter().filter(|(_, answer)| *answer == said).map(|(name, _)| name.as_str()).collect()
    };
    let come = named(Some(true)).len();
    let mut parts = vec![text_with(lang, "meetings-come", [("count", come.into()), ("all", answers.len().into())])];
    for (said, key) in [(Some(false), "meetings-excused"), (None, "meetings-silent")] {
        let names = named(said);
        if !names.is_empty() {
            parts.push(text_with(lang, key, [("names", names.join("、").into())]));
        }
    }
    parts.join(" · ")
}

/// What a member has said about coming.
pub fn own_answer(lang: Lang, comes: bool) -> String {
    text(lang, if comes { "meetings-you-come" } else { "meetings-you-are-excused" })
}

/// 到会 and 请假, but for what was said.
pub fn attend_buttons(lang: Lang, meeting: MeetingId, said: Option<bool>) -> Vec<Vec<Button>> {
    let keys = [(true, "meetings-button-come"), (false, "meetings-button-excuse")];
    let left = keys.into_iter().filter(|(comes, _)| said != Some(*comes));
    vec![left.map(|(comes, key)| button(lang, key, &Command::Attend { meeting, comes })).collect()]
}

/// What whoever leads a meeting may do.
pub fn chair_buttons(lang: Lang, meeting: MeetingId) -> Vec<Vec<Button>> {
    vec![vec![
        button(lang, "meetings-button-task", &Command::Task { text: String::new() }),
        button(lang, "meetings-button-minutes", &Command::Minutes { text: String::new(), of: Some(meeting) }),
    ]]
}

/// 不写了
pub fn drop_row(lang: Lang) -> Vec<Button> {
    vec![button(lang, "meetings-button-drop", &Command::Drop)]
}

/// The question for the minutes of a meeting.
pub fn ask_minutes(lang: Lang, (area, starts): (&str, NaiveDateTime)) -> String {
    text_with(lang, "meetings-ask-minutes", [("area", area.into()), ("at", when(lang, starts).into())])
}

/// What stands above minutes.
pub fn minutes_heading(lang: Lang, (area, starts): (&str, NaiveDateTime), by: &str) -> String {
    let args = [("area", area.into()), ("at", when(lang, starts).into()), ("name", by.into())];
    text_with(lang, "meetings-minutes", args)
}
