//! What a volunteer sees: in the group what kind of help and where, in private everything.

use super::{Said, at, button, content, kinds, labelled, phone, wanted, when_line, yuan};
use crate::features::help::Command;
use crate::features::help::model::{Question, Request, Seemed, State};
use crate::i18n::{text, text_with};
use crate::terms::{Button, Lang};
use chrono::NaiveDateTime;

/// The offer to a group: kind, part of the area, size and urgency; never who, where exactly, or which goods.
pub fn offer(lang: Lang, request: &Request, (place, size): (&str, usize)) -> Said {
    let rows = vec![vec![button(lang, "help-button-claim", Command::Claim { request: request.id })]];
    (offer_line(lang, request, (place, size)), rows)
}

fn offer_line(lang: Lang, request: &Request, (place, size): (&str, usize)) -> String {
    let key = if request.urgent { "help-offer-urgent" } else { "help-offer-plain" };
    let when = wanted(lang, request.wanted);
    let args = [("kinds", kinds(lang, request).into()), ("place", place.into()), ("when", when.into())];
    let line = text_with(lang, key, args);
    match size {
        0 => line,
        size => format!("{line} · {}", text_with(lang, "help-size", [("count", size.into())])),
    }
}

/// How an offer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Somebody took it.
    Taken,
    /// It is not needed any more.
    Cancelled,
    /// It came back and stands below anew.
    Anew,
}

/// The offer once there is nothing to take.
pub fn offer_ended(lang: Lang, request: &Request, place: &str, ended: Ended) -> String {
    let key = match ended {
        Ended::Taken => "help-offer-taken",
        Ended::Cancelled => "help-offer-cancelled",
        Ended::Anew => "help-offer-anew",
    };
    text_with(lang, key, [("kinds", kinds(lang, request).into()), ("place", place.into())])
}

/// Everything that whoever goes needs to know.
pub struct Task<'a> {
    /// The request.
    pub request: &'a Request,
    /// Who needs help.
    pub resident: &'a str,
    /// The goods that were recognised.
    pub items: &'a [String],
    /// What the last visitor left.
    pub note: Option<&'a str>,
    /// When they are expected, and now.
    pub times: (NaiveDateTime, NaiveDateTime),
    /// Who gave it to them, where somebody did.
    pub by: Option<&'a str>,
}

/// The letter to whoever goes.
pub fn task(lang: Lang, task: &Task<'_>) -> Said {
    let request = task.request;
    let mut lines = vec![];
    if let Some(by) = task.by {
        lines.push(text_with(lang, "help-task-given", [("name", by.into())]));
    }
    lines.push(text_with(lang, "help-task", [("kinds", kinds(lang, request).into())]));
    lines.extend(who_and_what(lang, request, task.resident, task.items));
    if let Some(note) = task.note {
        lines.push(text_with(lang, "help-line-note", [("note", note.into())]));
    }
    let bought = request.state == State::Bought;
    let (arrives, now) = task.times;
    let key = if bought { "help-task-bought" } else { "help-task-arrives" };
    lines.push(text_with(lang, key, [("time", at(lang, arrives, now).into())]));
    (lines.join("\n"), task_buttons(lang, request, bought))
}

/// Who needs help, where, and what.
pub fn who_and_what(lang: Lang, request: &Request, resident: &str, items: &[String]) -> Vec<String> {
    let mut lines = vec![match &request.phone {
        Some(number) => text_with(lang, "help-line-who-phone", [("name", resident.into()), ("phone", phone(number))]),
        None => text_with(lang, "help-line-who", [("name", resident.into())]),
    }];
    lines.push(match &request.address {
        Some(address) => text_with(lang, "help-line-address", [("address", address.as_str().into())]),
        None => text(lang, "help-line-ask-address"),
    });
    lines.extend(content(lang, request, items));
    lines.push(when_line(lang, request));
    lines
}

fn task_buttons(lang: Lang, request: &Request, bought: bool) -> Vec<Vec<Button>> {
    let id = request.id;
    let arrive = |(key, minutes)| button(lang, key, Command::Arrive { request: id, minutes });
    let times = [
        ("help-button-now", 0),
        ("help-button-half-hour", 30),
        ("help-button-hour", 60),
        ("help-button-two-hours", 120),
    ];
    let mut rows = vec![times.map(arrive).to_vec()];
    let mut next = vec![button(lang, "help-button-delivered", Command::Delivered { request: id })];
    if !bought {
        next.insert(0, button(lang, "help-button-bought", Command::Bought { request: id }));
    }
    rows.push(next);
    rows.push(vec![button(lang, "help-button-hand-back", Command::HandBack { request: id })]);
    rows
}

/// What stands in place of the letter once there is nothing to do: `help-task-back`, `help-task-cancelled`, `help-task-closed`.
pub fn task_ended(lang: Lang, key: &str, request: &Request) -> String {
    text_with(lang, key, [("kinds", kinds(lang, request).into())])
}

/// How does it stand?
pub fn nudge(lang: Lang, request: &Request, (name, minutes): (&str, u32)) -> Said {
    let args = [("kinds", kinds(lang, request).into()), ("name", name.into()), ("minutes", minutes.into())];
    let id = request.id;
    let rows = vec![vec![
        button(lang, "help-button-going", Command::Going { request: id }),
        button(lang, "help-button-delivered", Command::Delivered { request: id }),
        button(lang, "help-button-hand-back", Command::HandBack { request: id }),
    ]];
    (text_with(lang, "help-nudge", args), rows)
}

/// The letter after a delivery, with the next question.
pub fn after(lang: Lang, request: &Request, question: Question) -> Said {
    let id = request.id;
    let mut lines = vec![text_with(lang, "help-after", [("kinds", kinds(lang, request).into())])];
    let mut rows = vec![];
    match request.cost {
        Some(cost) => {
            lines.push(text_with(lang, "help-after-cost", [("amount", yuan(cost).into())]));
            let mark = |key, marked: bool, paid| {
                let mark = if marked { "✓ " } else { "" };
                labelled(format!("{mark}{}", text(lang, key)), Command::Paid { request: id, paid })
            };
            rows.push(vec![
                mark("help-button-paid", request.paid, true),
                mark("help-button-unpaid", !request.paid, false),
            ]);
        }
        None => lines.push(text(lang, "help-after-photo")),
    }
    let seemed = |key, seemed| button(lang, key, Command::Seemed { request: id, seemed });
    let worry = |key, worry| button(lang, key, Command::Worry { request: id, worry });
    let (key, answers) = match question {
        Question::Seemed => (
            "help-after-seemed",
            vec![
                seemed("help-button-good", Seemed::Good),
                seemed("help-button-fair", Seemed::Fair),
                seemed("help-button-poor", Seemed::Poor),
            ],
        ),
        Question::Worry => {
            ("help-after-worry", vec![worry("help-button-no-worry", false), worry("help-button-worry", true)])
        }
        Question::Words => {
            ("help-after-words", vec![button(lang, "help-button-no-note", Command::NoNote { request: id })])
        }
        Question::Note => {
            ("help-after-note", vec![button(lang, "help-button-no-note", Command::NoNote { request: id })])
        }
        Question::Done => ("help-after-done", vec![]),
    };
    lines.push(text(lang, key));
    rows.extend((!answers.is_empty()).then_some(answers));
    (lines.join("\n"), rows)
}

/// The resident says thanks.
pub fn thanks(lang: Lang, request: &Request, name: &str) -> String {
    text_with(lang, "help-thanks", [("name", name.into()), ("kinds", kinds(lang, request).into())])
}

/// Words below a picture of what was left at the door.
pub fn door(lang: Lang, name: &str) -> String {
    text_with(lang, "help-door", [("name", name.into())])
}
