//! Those whom somebody looks after.

use super::super::command::{Act, Command, Press};
use super::super::model::{CheckIn, Subject};
use super::super::rules::Standing;
use super::{MOST_ROWS, Message, Pages, act, button, card_button, contact, day, day_count, name_of, said, who};
use crate::features::people::Contact;
use crate::features::reports;
use crate::i18n::{Arg, pages, text, text_with};
use crate::terms::{Button, Lang};
use chrono::{NaiveDate, NaiveDateTime};

/// The list: day, answer to the last asking, and a button for the card and for a visit at the door.
pub fn list(lang: Lang, list: &[(Subject, Option<CheckIn>)], today: NaiveDate) -> Pages {
    let line = |(subject, latest): &(Subject, Option<CheckIn>)| {
        let args = [
            ("name", name_of(subject)),
            ("area", subject.area_name.as_str().into()),
            ("day", day_count(lang, subject, today).into()),
            ("state", state(lang, subject, latest.as_ref()).into()),
        ];
        text_with(lang, "observation-list-line", args)
    };
    let lines: Vec<String> = list.iter().map(line).collect();
    let rows = list
        .iter()
        .take(MOST_ROWS)
        .map(|(subject, _)| vec![card_button(subject), act(lang, "observation-button-visit", subject.id, Act::Visit)]);
    (pages(&text_with(lang, "observation-list", [("count", list.len().into())]), &lines), rows.collect())
}

/// How somebody is, in a few words.
fn state(lang: Lang, subject: &Subject, latest: Option<&CheckIn>) -> String {
    match latest {
        _ if subject.away_since.is_some() => text(lang, "observation-state-away"),
        Some(check_in) if check_in.is_alarming() => format!("🚨 {}", said(lang, check_in)),
        Some(check_in) if check_in.temperature.is_some() => format!("✅ {}", said(lang, check_in)),
        Some(_) => text(lang, "observation-state-waiting"),
        None => text(lang, "observation-state-not-asked"),
    }
}

/// What a card tells beside the subject.
pub struct Facts {
    pub address: Option<String>,
    pub warden: Option<Contact>,
    /// The latest, newest first.
    pub check_ins: Vec<CheckIn>,
    /// Local, as all times here.
    pub visited: Option<NaiveDateTime>,
    pub away: Option<NaiveDateTime>,
    pub today: NaiveDate,
}

/// One of them, and what can be done.
pub fn card(lang: Lang, subject: &Subject, standing: Standing, facts: &Facts) -> Message {
    let moment = |at: NaiveDateTime| format!("{} {}", day(lang, at.date()), at.format("%H:%M"));
    let args = [
        ("who", Arg::Html(who(lang, subject))),
        ("address", facts.address.as_deref().unwrap_or_default().into()),
        ("day", day_count(lang, subject, facts.today).into()),
        ("until", day(lang, subject.last_day()).into()),
        ("category", super::enter::category(lang, subject.category).into()),
        ("warden", Arg::Html(contact(lang, facts.warden.as_ref()))),
    ];
    let mut lines = vec![text_with(lang, "observation-card", args)];
    if let Some(household) = &subject.household {
        lines.push(text_with(lang, "observation-enter-household", [("household", household.as_str().into())]));
    }
    if let Some(at) = facts.away {
        lines.push(text_with(lang, "observation-card-away", [("at", moment(at).into())]));
    }
    if let Some(at) = facts.visited {
        lines.push(text_with(lang, "observation-card-visited", [("at", moment(at).into())]));
    }
    for check_in in &facts.check_ins {
        let said = Some(said(lang, check_in)).filter(|said| !said.is_empty());
        let said = said.unwrap_or_else(|| text(lang, "observation-state-waiting"));
        let round = reports::words::round(lang, &check_in.asking);
        lines.push(text_with(lang, "observation-card-line", [("round", round.into()), ("said", said.into())]));
    }
    (lines.join("\n"), card_buttons(lang, subject, standing, facts))
}

fn card_buttons(lang: Lang, subject: &Subject, standing: Standing, facts: &Facts) -> Vec<Vec<Button>> {
    let mut daily = vec![act(lang, "observation-button-visit", subject.id, Act::Visit)];
    if let Some(check_in) = facts.check_ins.first() {
        let command = Command::CheckIn { subject: subject.id, asking: check_in.asking.clone(), press: Press::Open };
        daily.push(button(text(lang, "observation-button-proxy"), &command));
    }
    let leaving = match subject.away_since {
        None => act(lang, "observation-button-left", subject.id, Act::Left),
        Some(_) => act(lang, "observation-button-back-home", subject.id, Act::Back),
    };
    let mut rows = vec![daily, vec![leaving]];
    if standing == Standing::Secretary {
        rows.push(vec![
            act(lang, "observation-button-extend", subject.id, Act::Extend),
            act(lang, "observation-button-transfer", subject.id, Act::Transfer),
        ]);
        let mut last = vec![act(lang, "observation-button-warden", subject.id, Act::Warden)];
        if facts.today >= subject.last_day() {
            last.push(act(lang, "observation-button-release", subject.id, Act::Release));
        }
        rows.push(last);
    }
    rows.push(vec![button(text(lang, "observation-button-all"), &Command::Mine)]);
    rows
}

/// Somebody has left; `by` and the address where it is known.
pub fn left(lang: Lang, subject: &Subject, (by, address): (&str, Option<&str>)) -> Message {
    let args =
        [("who", Arg::Html(who(lang, subject))), ("address", address.unwrap_or_default().into()), ("by", by.into())];
    (text_with(lang, "observation-left", args), vec![vec![card_button(subject)]])
}

/// Somebody is yours to look after.
pub fn yours(lang: Lang, subject: &Subject, address: Option<&str>) -> Message {
    let args = [
        ("who", Arg::Html(who(lang, subject))),
        ("address", address.unwrap_or_default().into()),
        ("until", day(lang, subject.last_day()).into()),
    ];
    (text_with(lang, "observation-yours", args), vec![vec![card_button(subject)]])
}

/// The last check-in of the last day is in.
pub fn offer_release(lang: Lang, subject: &Subject, today: NaiveDate) -> Message {
    let args = [("who", Arg::Html(who(lang, subject))), ("day", day_count(lang, subject, today).into())];
    let rows = vec![vec![
        act(lang, "observation-button-release", subject.id, Act::Release),
        act(lang, "observation-button-extend", subject.id, Act::Extend),
    ]];
    (text_with(lang, "observation-offer-release", args), rows)
}
