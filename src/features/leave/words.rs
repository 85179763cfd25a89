//! The texts and buttons of leave.

use super::command::Command;
use super::model::{Choice, Draft, Half, HalfDay, Leave, Span, State};
use super::read::Candidates;
use super::rules::{Ask, BadSpan};
use crate::i18n::{Arg, text, text_with};
use crate::terms::{AreaId, Button, Lang, Moment};
use chrono::{Datelike, Duration, NaiveDate};
use serde_json::json;

fn button(label: String, command: &Command) -> Button {
    Button::command(label, json!({ "leave": command }))
}

/// `刘洋（代李强）`; the names are not escaped, since the list that they come into does so.
pub fn stands_in(lang: Lang, name: &str, away: &str) -> String {
    text_with(lang, "leave-stands-in", [("name", Arg::Html(name.to_owned())), ("away", Arg::Html(away.to_owned()))])
}

fn day(lang: Lang, date: NaiveDate) -> String {
    text_with(lang, "leave-day", [("month", date.month().into()), ("day", date.day().into())])
}

fn half_day(lang: Lang, half_day: HalfDay) -> String {
    let key = if half_day.half == Half::Am { "leave-half-day-am" } else { "leave-half-day-pm" };
    text_with(lang, key, [("day", day(lang, half_day.date).into())])
}

/// `2月8日`, `2月8日上午`, `2月8日下午–2月10日`.
pub fn span(lang: Lang, span: Span) -> String {
    let Span { first, last } = span;
    if first == last {
        return half_day(lang, first);
    }
    if first.date == last.date {
        return day(lang, first.date);
    }
    let args = [("first", outer(lang, first, Half::Am).into()), ("last", outer(lang, last, Half::Pm).into())];
    text_with(lang, "leave-from-to", args)
}

/// The day alone, where it counts as a whole at that end.
fn outer(lang: Lang, edge: HalfDay, whole: Half) -> String {
    if edge.half == whole { day(lang, edge.date) } else { half_day(lang, edge) }
}

/// `QX-03-001、QX-03-002`
pub fn list(lang: Lang, names: &[String]) -> String {
    names.join(&text(lang, "leave-comma"))
}

fn stand_in(lang: Lang, leave: &Leave) -> String {
    leave.stand_in.as_ref().map_or_else(|| text(lang, "leave-grid-leader"), |(_, name)| name.clone())
}

/// Why something must be asked again: an answer that was not understood, or days that cannot be.
pub fn unclear(lang: Lang, ask: Ask) -> String {
    text(
        lang,
        match ask {
            Ask::First => "leave-unclear-first",
            Ask::Last => "leave-unclear-last",
            Ask::Reason => "leave-unclear-reason",
            Ask::StandIn => "leave-unclear-stand-in",
            Ask::Sure => "leave-unclear-sure",
        },
    )
}

/// Why a leave cannot be asked for.
pub fn bad(lang: Lang, bad: BadSpan) -> String {
    match bad {
        BadSpan::Backwards => text(lang, "leave-bad-backwards"),
        BadSpan::Past => text(lang, "leave-bad-past"),
        BadSpan::TooLong(days) => text_with(lang, "leave-bad-too-long", [("count", days.into())]),
        BadSpan::TooFar(days) => text_with(lang, "leave-bad-too-far", [("count", days.into())]),
        BadSpan::Overlaps(other) => text_with(lang, "leave-bad-overlaps", [("days", span(lang, other).into())]),
    }
}

/// A question, below what is known so far.
pub fn question(lang: Lang, ask: Ask, draft: &Draft, candidates: &Candidates) -> String {
    let mut lines = vec![];
    if let Some(first) = draft.first {
        lines.push(match draft.span() {
            Some(known) => text_with(lang, "leave-draft-days", [("days", span(lang, known).into())]),
            None => text_with(lang, "leave-draft-first", [("day", outer(lang, first, Half::Am).into())]),
        });
    }
    if let Some(reason) = &draft.reason {
        lines.push(text_with(lang, "leave-draft-reason", [("reason", reason.as_str().into())]));
    }
    if let Some(choice) = draft.stand_in {
        let named = candidates.iter().find(|(id, _)| choice == Choice::Leader(*id)).map(|(_, name)| name.clone());
        let name = named.unwrap_or_else(|| text(lang, "leave-grid-leader"));
        lines.push(text_with(lang, "leave-draft-stand-in", [("name", name.into())]));
    }
    lines.push(text(
        lang,
        match ask {
            Ask::First => "leave-ask-first",
            Ask::Last => "leave-ask-last",
            Ask::Reason => "leave-ask-reason",
            Ask::StandIn => "leave-ask-stand-in",
            Ask::Sure => "leave-ask-sure",
        },
    ));
    lines.join("\n")
}

/// Answers that can be tapped.
pub fn answers(lang: Lang, (ask, draft): (Ask, &Draft), today: NaiveDate, candidates: &Candidates) -> Vec<Vec<Button>> {
    let fill = |label: String, draft: Draft| button(label, &Command::Fill { draft });
    let word = |key| text(lang, key);
    let whole = |date: NaiveDate| HalfDay { date, half: Half::Am };
    let mut rows = match (ask, draft.first) {
        (Ask::Last, Some(first)) => {
            let until = |last: HalfDay| Draft { last: Some(last), ..draft.clone() };
            let later = |days| first.date + Duration::days(days);
            let evening = |date| HalfDay { date, half: Half::Pm };
            let days = [1, 2].map(|days| fill(day(lang, later(days)), until(evening(later(days)))));
            let half = |half| {
                let only = HalfDay { date: first.date, half };
                Draft { first: Some(only), last: Some(only), ..draft.clone() }
            };
            let same = fill(word("leave-button-same-day"), until(evening(first.date)));
            let halves =
                vec![fill(word("leave-button-am"), half(Half::Am)), fill(word("leave-button-pm"), half(Half::Pm))];
            let mut days_row = vec![same];
            days_row.extend(days);
            if first.half == Half::Am { vec![days_row, halves] } else { vec![days_row] }
        }
        (Ask::First | Ask::Last, _) => {
            let keys = ["leave-button-today", "leave-button-tomorrow", "leave-button-after-tomorrow"];
            let days = (0..).zip(keys).map(|(days, key)| {
                fill(word(key), Draft { first: Some(whole(today + Duration::days(days))), ..draft.clone() })
            });
            vec![days.collect()]
        }
        (Ask::Reason, _) => {
            let reasons = ["leave-button-family", "leave-button-unwell", "leave-button-work"].map(word);
            let reasons = reasons.map(|label| fill(label.clone(), Draft { reason: Some(label), ..draft.clone() }));
            vec![reasons.to_vec()]
        }
        (Ask::StandIn, _) => {
            let choose = |choice| Draft { stand_in: Some(choice), ..draft.clone() };
            let named = candidates.iter().take(MOST_CANDIDATES);
            let named: Vec<Button> = named.map(|(id, name)| fill(name.clone(), choose(Choice::Leader(*id)))).collect();
            let mut rows: Vec<Vec<Button>> = named.chunks(3).map(<[Button]>::to_vec).collect();
            rows.push(vec![fill(word("leave-button-grid-leader"), choose(Choice::GridLeader))]);
            rows
        }
        (Ask::Sure, _) => vec![vec![fill(word("leave-button-submit"), Draft { unsure: false, ..draft.clone() })]],
    };
    rows.push(vec![button(word("leave-button-drop"), &Command::Drop)]);
    rows
}

/// Telegram shows at most 100 buttons under a message, and a grid has some twenty leaders.
const MOST_CANDIDATES: usize = 90;

/// The leader's request has gone out.
pub fn asked(lang: Lang, (leave, micro_grid): (&Leave, AreaId), decider: &str) -> (String, Vec<Vec<Button>>) {
    let args = [("days", span(lang, leave.span).into()), ("name", decider.into())];
    (text_with(lang, "leave-asked", args), ending(lang, (leave, micro_grid), leave.starts))
}

/// 撤回申请 or 提前结束.
pub fn ending(lang: Lang, (leave, micro_grid): (&Leave, AreaId), now: Moment) -> Vec<Vec<Button>> {
    let runs = leave.state == State::Approved && leave.starts <= now;
    let key = if runs { "leave-button-end" } else { "leave-button-withdraw" };
    vec![vec![button(text(lang, key), &Command::End { leave: leave.id, micro_grid })]]
}

/// 请假
pub fn begin(lang: Lang) -> Vec<Button> {
    vec![button(text(lang, "leave-button-new"), &Command::Begin)]
}

/// A request as those read it who decide.
pub fn request(lang: Lang, leave: &Leave, micro_grids: &[String]) -> String {
    let args = [
        ("name", leave.name.as_str().into()),
        ("micro-grids", list(lang, micro_grids).into()),
        ("days", span(lang, leave.span).into()),
        ("reason", leave.reason.as_str().into()),
        ("stand-in", stand_in(lang, leave).into()),
    ];
    text_with(lang, "leave-request", args)
}

/// Whose leave this person was to stand in for on these days.
pub fn leaning(lang: Lang, leave: &Leave, names: &[String]) -> String {
    text_with(
        lang,
        "leave-request-leaning",
        [("name", leave.name.as_str().into()), ("names", list(lang, names).into())],
    )
}

/// 同意 and 不同意.
pub fn decisions(lang: Lang, leave: i64, micro_grid: AreaId) -> Vec<Vec<Button>> {
    vec![vec![
        button(text(lang, "leave-button-approve"), &Command::Approve { leave, micro_grid }),
        button(text(lang, "leave-button-refuse"), &Command::Refuse { leave, micro_grid }),
    ]]
}

/// What became of a request, as a line below it.
pub fn settled_by(lang: Lang, state: State, who: &str) -> String {
    let key = match state {
        State::Approved => "leave-request-approved",
        State::Refused => "leave-request-refused",
        State::Asked | State::Withdrawn => return text(lang, "leave-request-withdrawn"),
    };
    text_with(lang, key, [("who", who.into())])
}

/// Why a tap on a request that is settled does nothing.
pub fn settled(lang: Lang, state: State) -> String {
    text(
        lang,
        match state {
            State::Asked | State::Approved => "leave-settled-approved",
            State::Refused => "leave-settled-refused",
            State::Withdrawn => "leave-settled-withdrawn",
        },
    )
}

/// Why is it refused?
pub fn why(lang: Lang, leave: &Leave, micro_grid: AreaId) -> (String, Vec<Vec<Button>>) {
    let because =
        |label: String, reason: String| button(label, &Command::RefuseBecause { leave: leave.id, micro_grid, reason });
    let ready = ["leave-button-short-handed", "leave-button-other-time"].map(|key| text(lang, key));
    let ready = ready.map(|reason| because(reason.clone(), reason));
    let none = because(text(lang, "leave-button-no-reason"), String::new());
    let args = [("name", leave.name.as_str().into()), ("days", span(lang, leave.span).into())];
    (text_with(lang, "leave-why-refuse", args), vec![ready.to_vec(), vec![none]])
}

/// The leader's leave is approved.
pub fn approved(lang: Lang, leave: &Leave) -> String {
    let args = [("days", span(lang, leave.span).into()), ("stand-in", stand_in(lang, leave).into())];
    text_with(lang, "leave-approved", args)
}

/// The leader's leave is refused.
pub fn refused(lang: Lang, leave: &Leave, (who, reason): (&str, &str)) -> String {
    let days = ("days", span(lang, leave.span).into());
    if reason.is_empty() {
        return text_with(lang, "leave-refused", [days, ("who", who.into())]);
    }
    text_with(lang, "leave-refused-because", [days, ("reason", reason.into()), ("who", who.into())])
}

/// The leader has been told of the refusal.
pub fn told(lang: Lang, leave: &Leave) -> String {
    text_with(lang, "leave-refusal-told", [("name", leave.name.as_str().into())])
}

/// To whoever stands in: that they do, or that they no longer do.
pub fn to_stand_in(lang: Lang, key: &'static str, leave: &Leave, micro_grids: &[String]) -> String {
    let args = [
        ("days", span(lang, leave.span).into()),
        ("name", leave.name.as_str().into()),
        ("micro-grids", list(lang, micro_grids).into()),
    ];
    text_with(lang, key, args)
}

fn state(lang: Lang, leave: &Leave, now: Moment) -> String {
    let key = match leave.state {
        State::Approved if leave.starts <= now => "leave-state-running",
        State::Approved => "leave-state-approved",
        _ => "leave-state-asked",
    };
    text(lang, key)
}

/// One of the leader's own leaves.
pub fn own_line(lang: Lang, leave: &Leave, now: Moment) -> String {
    let args = [
        ("days", span(lang, leave.span).into()),
        ("state", state(lang, leave, now).into()),
        ("stand-in", stand_in(lang, leave).into()),
    ];
    text_with(lang, "leave-line", args)
}

/// One of an area's leaves.
pub fn area_line(lang: Lang, leave: &Leave, micro_grids: &[String], now: Moment) -> String {
    let args = [
        ("name", leave.name.as_str().into()),
        ("micro-grids", list(lang, micro_grids).into()),
        ("days", span(lang, leave.span).into()),
        ("state", state(lang, leave, now).into()),
        ("stand-in", stand_in(lang, leave).into()),
    ];
    text_with(lang, "leave-running-line", args)
}

/// A sentence about the days of a leave.
pub fn about(lang: Lang, key: &'static str, leave: &Leave) -> String {
    text_with(lang, key, [("days", span(lang, leave.span).into())])
}
