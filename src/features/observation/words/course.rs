//! Longer, elsewhere, with another warden.

use super::super::command::{Act, Command, Reason};
use super::super::model::Subject;
use super::{Message, act, button, card_button, contact, day, name_of, who};
use crate::features::areas::Area;
use crate::features::people::Contact;
use crate::i18n::{Arg, text, text_with};
use crate::terms::{Button, Lang};
use chrono::NaiveDate;
use strum::VariantArray;

fn back(lang: Lang, subject: &Subject) -> Vec<Button> {
    vec![button(text(lang, "observation-button-back"), &Command::Card { subject: subject.id })]
}

fn doing(label: impl Into<String>, subject: &Subject, act: Act) -> Button {
    button(label, &Command::Act { subject: subject.id, act })
}

/// How many more days?
pub fn extend(lang: Lang, subject: &Subject) -> Message {
    let days = |days: i64| {
        let label = text_with(lang, "observation-more-days", [("days", days.into())]);
        doing(label, subject, Act::ExtendBy(days))
    };
    let html = text_with(lang, "observation-extend", [("name", name_of(subject))]);
    (html, vec![[1, 3, 7, 14].map(days).into(), back(lang, subject)])
}

/// Why?
pub fn why(lang: Lang, subject: &Subject, days: i64) -> Message {
    let one = |of: &Reason| vec![doing(reason(lang, *of), subject, Act::ExtendFor(days, *of))];
    let html = text_with(lang, "observation-why", [("name", name_of(subject)), ("days", days.into())]);
    (html, Reason::VARIANTS.iter().map(one).chain([back(lang, subject)]).collect())
}

/// A reason in words.
pub fn reason(lang: Lang, reason: Reason) -> String {
    text(lang, &format!("observation-reason-{}", reason.into_str()))
}

/// It lasts longer: for the person, or for their warden.
pub fn extended(lang: Lang, subject: &Subject, reason: &str, own: bool) -> Message {
    let args = [("name", name_of(subject)), ("until", day(lang, subject.last_day()).into()), ("reason", reason.into())];
    let key = if own { "observation-extended-own" } else { "observation-extended" };
    (text_with(lang, key, args), vec![])
}

/// Where to?
pub fn transfer(lang: Lang, subject: &Subject, grids: &[Area]) -> Message {
    let (html, mut rows) = areas(lang, subject, grids);
    rows.insert(0, vec![act(lang, "observation-button-isolate", subject.id, Act::Isolate)]);
    (html, rows)
}

/// Into which of these?
pub fn areas(lang: Lang, subject: &Subject, areas: &[Area]) -> Message {
    let one = |area: &Area| doing(area.name.clone(), subject, Act::MoveTo(area.id));
    let buttons: Vec<Button> = areas.iter().map(one).collect();
    let mut rows: Vec<Vec<Button>> = buttons.chunks(3).map(<[Button]>::to_vec).collect();
    rows.push(back(lang, subject));
    (text_with(lang, "observation-transfer", [("name", name_of(subject))]), rows)
}

/// To central isolation: sure?
pub fn isolate(lang: Lang, subject: &Subject) -> Message {
    let sure = act(lang, "observation-button-isolate-sure", subject.id, Act::IsolateSure);
    (text_with(lang, "observation-isolate", [("name", name_of(subject))]), vec![vec![sure], back(lang, subject)])
}

/// A secretary learns who came into their community.
pub fn moved_here(lang: Lang, subject: &Subject) -> Message {
    (
        text_with(lang, "observation-moved-here", [("who", Arg::Html(who(lang, subject)))]),
        vec![vec![card_button(subject)]],
    )
}

/// The person learns who looks after them now.
pub fn new_warden(lang: Lang, warden: Option<&Contact>) -> String {
    text_with(lang, "observation-new-warden", [("warden", Arg::Html(contact(lang, warden)))])
}

/// Who shall look after them?
pub fn wardens(lang: Lang, subject: &Subject, candidates: &[Contact]) -> Message {
    let one = |contact: &Contact| doing(contact.name.clone(), subject, Act::WardenIs(contact.person));
    let buttons: Vec<Button> = candidates.iter().map(one).collect();
    let mut rows: Vec<Vec<Button>> = buttons.chunks(3).map(<[Button]>::to_vec).collect();
    rows.push(back(lang, subject));
    (text_with(lang, "observation-which-warden", [("name", name_of(subject))]), rows)
}

/// Not before the last day.
pub fn too_early(lang: Lang, last_day: NaiveDate) -> String {
    text_with(lang, "observation-release-early", [("day", day(lang, last_day).into())])
}
