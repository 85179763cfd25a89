//! The texts and buttons of cases.

use super::Command;
use super::model::{Concern, ConcernId, Entry, State, What};
use super::read::START;
use super::rules::Refusal;
use crate::features::people::{Contact, role_name};
use crate::i18n::{Arg, text, text_with};
use crate::terms::{Button, Lang, Moment, Phone, Role};
use chrono::{Datelike, Duration, NaiveDateTime};
use serde_json::json;

/// A case's words in its own message.
const SHOWN: usize = 1_000;
/// Its words in a line of a list.
const IN_A_LINE: usize = 24;
/// The words of a line of history.
const IN_HISTORY: usize = 200;

fn button(lang: Lang, key: &str, command: &Command) -> Button {
    Button::command(text(lang, key), json!({ "concerns": command }))
}

fn cut(words: &str, length: usize) -> String {
    let short: String = words.chars().take(length).collect();
    if short.len() < words.len() { format!("{short}…") } else { short }
}

fn words_of(lang: Lang, concern: &Concern, length: usize) -> Arg {
    match &concern.words {
        Some(words) => cut(&words.split_whitespace().collect::<Vec<_>>().join(" "), length).into(),
        None => text(lang, "concerns-forgotten-words").into(),
    }
}

/// `2月7日 08:10`, from local time.
pub fn when(lang: Lang, local: NaiveDateTime) -> String {
    let time = local.format("%H:%M").to_string();
    let args = [("month", local.month().into()), ("day", local.day().into()), ("time", time.into())];
    text_with(lang, "concerns-when", args)
}

/// How long ago something was, in the largest unit that fits.
fn age(lang: Lang, since: Moment, now: Moment) -> String {
    let age: Duration = now - since;
    if age.num_days() > 0 {
        text_with(lang, "concerns-age-days", [("count", age.num_days().into())])
    } else if age.num_hours() > 0 {
        text_with(lang, "concerns-age-hours", [("count", age.num_hours().into())])
    } else {
        text_with(lang, "concerns-age-minutes", [("count", age.num_minutes().into())])
    }
}

/// A case with the names that stand in its message.
#[derive(Debug, Clone)]
pub struct Shown {
    pub concern: Concern,
    /// Its area's name.
    pub area: String,
    /// Who raised it, with their phone.
    pub raised_by: Option<Contact>,
    /// Who takes care of it.
    pub assigned_to: Option<Contact>,
    /// What was done, oldest first.
    pub history: Vec<Entry>,
}

/// How far it is, in words.
fn state(lang: Lang, concern: &Concern, assigned_to: Option<&str>) -> String {
    let key = match (concern.state, assigned_to) {
        (State::Closed, _) => return text(lang, "concerns-state-closed"),
        (_, None) => return text(lang, "concerns-state-open"),
        (State::Answered, Some(_)) => "concerns-state-answered",
        (State::Open | State::Assigned, Some(_)) => "concerns-state-assigned",
    };
    text_with(lang, key, [("name", assigned_to.unwrap_or_default().into())])
}

fn shown_state(lang: Lang, shown: &Shown) -> String {
    state(lang, &shown.concern, shown.assigned_to.as_ref().map(|contact| contact.name.as_str()))
}

/// A case as whoever is to act on it reads it; `local` tells local time.
pub fn case(lang: Lang, shown: &Shown, local: impl Fn(Moment) -> NaiveDateTime) -> String {
    let concern = &shown.concern;
    let number = concern.id.0.into();
    let mut lines = vec![text_with(lang, "concerns-case", [("id", number), ("area", shown.area.as_str().into())])];
    if concern.urgent && concern.state != State::Closed {
        lines.push(text(lang, "concerns-urgent"));
    }
    lines.push(text_with(lang, "concerns-words", [("words", words_of(lang, concern, SHOWN))]));
    if let Some(by) = &shown.raised_by {
        let key = if concern.reported { "concerns-by-report" } else { "concerns-by" };
        let phone = by.phone.as_ref().map_or_else(String::new, Phone::dialable);
        let at = when(lang, local(concern.raised_at));
        lines.push(text_with(
            lang,
            key,
            [("name", by.name.as_str().into()), ("phone", phone.into()), ("at", at.into())],
        ));
    }
    lines.push(shown_state(lang, shown));
    // That it was raised stands above already.
    let history = shown.history.iter().filter(|entry| entry.what != What::Raised);
    lines.extend(history.map(|entry| history_line(lang, entry, local(entry.at))));
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

fn history_line(lang: Lang, entry: &Entry, local: NaiveDateTime) -> String {
    let key = match entry.what {
        What::Raised => "concerns-did-raised",
        What::Changed => "concerns-did-changed",
        What::Again => "concerns-did-again",
        What::Taken => "concerns-did-taken",
        What::Assigned => "concerns-did-assigned",
        What::Answered => "concerns-did-answered",
        What::Closed => "concerns-did-closed",
        What::Settled => "concerns-did-settled",
        What::Withdrawn => "concerns-did-withdrawn",
        What::Reopened => "concerns-did-reopened",
    };
    let what = match entry.what {
        What::Assigned => text_with(lang, key, [("name", entry.given_to.as_deref().unwrap_or_default().into())]),
        What::Answered | What::Closed | What::Reopened => {
            text_with(lang, key, [("words", cut(entry.words.as_deref().unwrap_or_default(), IN_HISTORY).into())])
        }
        _ => text(lang, key),
    };
    let by = entry.by.as_deref().unwrap_or_default();
    text_with(lang, "concerns-did", [("at", when(lang, local).into()), ("name", by.into()), ("what", Arg::Html(what))])
}

/// What whoever is to act on a case may do.
pub fn case_buttons(lang: Lang, shown: &Shown, own: bool) -> Vec<Vec<Button>> {
    let concern = shown.concern.id;
    let mut rows = vec![];
    if shown.concern.state == State::Closed {
        rows.push(vec![button(lang, "concerns-button-reopen", &Command::AskReopen { concern })]);
    } else {
        let mut first = vec![];
        if !own {
            first.push(button(lang, "concerns-button-take", &Command::Take { concern }));
        }
        first.push(button(lang, "concerns-button-assign", &Command::PickAssignee { concern }));
        rows.push(first);
        rows.push(vec![
            button(lang, "concerns-button-answer", &Command::AskAnswer { concern }),
            button(lang, "concerns-button-close", &Command::AskClose { concern }),
        ]);
    }
    let mut last = vec![];
    if shown.concern.photo.is_some() {
        last.push(button(lang, "concerns-button-photo", &Command::Photo { concern }));
    }
    if let Some(place) = shown.concern.place {
        last.push(Button::url(text(lang, "concerns-button-place"), map(place.latitude, place.longitude)));
    }
    if !last.is_empty() {
        rows.push(last);
    }
    rows
}

/// A map that works without an account wherever this is used, and takes the coordinates that phones send.
fn map(latitude: f64, longitude: f64) -> String {
    format!("https://uri.amap.com/marker?position={longitude:.6},{latitude:.6}&coordinate=wgs84")
}

/// A case as whoever raised it reads it.
pub fn own_case(lang: Lang, shown: &Shown) -> String {
    let line = own_line(lang, shown);
    // What was said before it was reopened did not help.
    let last = shown.history.iter().rfind(|entry| matches!(entry.what, What::Answered | What::Closed | What::Reopened));
    let said = last.filter(|entry| entry.what != What::Reopened).and_then(|entry| entry.words.clone());
    let said = said.map(|said| text_with(lang, "concerns-words", [("words", cut(&said, SHOWN).into())]));
    [Some(line), said].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// `#12「…」：周敏正在处理`
pub fn own_line(lang: Lang, shown: &Shown) -> String {
    let words = words_of(lang, &shown.concern, IN_A_LINE);
    let state = Arg::Html(shown_state(lang, shown));
    text_with(lang, "concerns-own-line", [("id", shown.concern.id.0.into()), ("words", words), ("state", state)])
}

/// What whoever raised a case may do.
pub fn own_buttons(lang: Lang, concern: &Concern) -> Vec<Vec<Button>> {
    let (key, command) = match (concern.state, &concern.words) {
        (State::Closed, None) => return vec![],
        (State::Closed, Some(_)) => ("concerns-button-reopen", Command::AskReopen { concern: concern.id }),
        _ => ("concerns-button-settle", Command::Settle { concern: concern.id }),
    };
    vec![vec![button(lang, key, &command)]]
}

/// A button that settles one of several.
pub fn settle_one(lang: Lang, concern: ConcernId) -> Button {
    let label = text_with(lang, "concerns-button-settle-one", [("id", concern.0.into())]);
    Button::command(label, json!({ "concerns": Command::Settle { concern } }))
}

/// That a new case was taken, and who reads it.
pub fn receipt(lang: Lang, id: ConcernId, to: &[String]) -> String {
    if to.is_empty() {
        return text_with(lang, "concerns-receipt-nobody", [("id", id.0.into())]);
    }
    text_with(lang, "concerns-receipt", [("id", id.0.into()), ("name", to.join("、").into())])
}

/// What whoever raised a case is told when it was answered or closed, or taken up again.
pub fn told(lang: Lang, what: What, (shown, by): (&Shown, &str), words: &str) -> String {
    let key = if what == What::Closed { "concerns-told-closed" } else { "concerns-told-answered" };
    let args = [
        ("id", shown.concern.id.0.into()),
        ("about", words_of(lang, &shown.concern, IN_A_LINE)),
        ("name", by.into()),
        ("words", cut(words, SHOWN).into()),
    ];
    text_with(lang, key, args)
}

/// The question for a new case, below the asker's open ones.
pub fn ask(lang: Lang, own: &[Shown]) -> (String, Vec<Vec<Button>>) {
    let mut lines: Vec<String> = own.iter().map(|shown| own_line(lang, shown)).collect();
    if !lines.is_empty() {
        lines.insert(0, text(lang, "concerns-own"));
        lines.push(String::new());
    }
    lines.push(text(lang, "concerns-ask"));
    let settle: Vec<Button> = own.iter().map(|shown| settle_one(lang, shown.concern.id)).collect();
    let mut rows: Vec<Vec<Button>> = settle.chunks(3).map(<[Button]>::to_vec).collect();
    rows.push(drop_row(lang));
    (lines.join("\n"), rows)
}

/// 不说了
pub fn drop_row(lang: Lang) -> Vec<Button> {
    vec![button(lang, "concerns-button-drop", &Command::Drop)]
}

/// In a group only the way into the private chat is told.
pub fn private_button(lang: Lang, username: &str) -> Vec<Vec<Button>> {
    vec![vec![Button::url(text(lang, "concerns-button-private"), format!("https://t.me/{username}?start={START}"))]]
}

/// A page of open cases with a button for each.
pub fn list(
    lang: Lang,
    (page, pages, all): (usize, usize, usize),
    shown: &[Shown],
    now: Moment,
) -> (String, Vec<Vec<Button>>) {
    let mut lines = vec![text_with(lang, "concerns-list", [("count", all.into())])];
    for one in shown {
        let args = [
            ("id", one.concern.id.0.into()),
            ("area", one.area.as_str().into()),
            ("age", age(lang, one.concern.raised_at, now).into()),
            ("state", Arg::Html(shown_state(lang, one))),
            ("words", words_of(lang, &one.concern, IN_A_LINE)),
        ];
        lines.push(text_with(lang, "concerns-list-line", args));
    }
    let open = |one: &Shown| {
        let concern = one.concern.id;
        Button::command(format!("#{}", concern.0), json!({ "concerns": Command::Show { concern } }))
    };
    let buttons: Vec<Button> = shown.iter().map(open).collect();
    let mut rows: Vec<Vec<Button>> = buttons.chunks(4).map(<[Button]>::to_vec).collect();
    let mut turn = vec![];
    if page > 0 {
        turn.push(button(lang, "concerns-button-back", &Command::List { page: page - 1 }));
    }
    if page + 1 < pages {
        turn.push(button(lang, "concerns-button-more", &Command::List { page: page + 1 }));
    }
    if !turn.is_empty() {
        rows.push(turn);
    }
    (lines.join("\n"), rows)
}

/// Whom a case may be given to, a button each.
pub fn assignees(lang: Lang, concern: ConcernId, people: &[(Role, Contact)]) -> Vec<Vec<Button>> {
    let one = |(role, contact): &(Role, Contact)| {
        let label = format!("{} {}", contact.name, role_name(lang, *role));
        let command = Command::Assign { concern, to: contact.person };
        vec![Button::command(label, json!({ "concerns": command }))]
    };
    let back = vec![button(lang, "concerns-button-back", &Command::Show { concern })];
    people.iter().map(one).chain([back]).collect()
}

/// Why something cannot be done, with the way out.
pub fn refusal(lang: Lang, refusal: Refusal) -> String {
    let key = match refusal {
        Refusal::NotYours => "concerns-not-yours",
        Refusal::Closed => "concerns-closed",
        Refusal::StillOpen => "concerns-still-open",
        Refusal::YoursAlready => "concerns-yours-already",
        Refusal::Forgotten => "concerns-forgotten",
    };
    text(lang, key)
}
