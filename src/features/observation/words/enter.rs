//! Somebody is entered.

use super::super::command::{Command, DraftPress};
use super::super::handle::enter::Draft;
use super::super::model::{Category, Subject};
use super::super::reading::phone::Wrong;
use super::{Message, button, contact, day, name_of};
use crate::features::areas::Area;
use crate::features::people::Contact;
use crate::i18n::{Arg, text, text_with};
use crate::terms::{AreaId, Button, Lang, Level, PersonId};
use chrono::{Duration, NaiveDate};
use strum::VariantArray;

/// Who is it? A line is asked for; residents of the roster can be chosen.
pub fn begin(lang: Lang, residents: &[(PersonId, String, AreaId)]) -> Message {
    let choose = |(person, name, area): &(PersonId, String, AreaId)| {
        button(name.clone(), &Command::Choose { area: *area, person: *person })
    };
    let buttons: Vec<Button> = residents.iter().map(choose).collect();
    let key = if residents.is_empty() { "observation-enter" } else { "observation-enter-choose" };
    (text(lang, key), buttons.chunks(3).map(<[Button]>::to_vec).collect())
}

/// A number in the line is no phone: why, and how a line should look.
pub fn no_phone(lang: Lang, draft: &Draft, (number, wrong): &(String, Wrong)) -> Message {
    let number = ("number", number.as_str().into());
    let why = match wrong {
        Wrong::Digits(digits) => text_with(lang, "observation-phone-digits", [number, ("digits", (*digits).into())]),
        Wrong::Letters => text_with(lang, "observation-phone-letters", [number]),
    };
    (format!("{why}\n{}", text(lang, "observation-phone-again")), vec![vec![cancel(lang, draft)]])
}

fn press(label: impl Into<String>, draft: &Draft, press: DraftPress) -> Button {
    button(label, &Command::Draft { born: draft.born, press })
}

fn marked(label: String, chosen: bool) -> String {
    if chosen { format!("☑️ {label}") } else { label }
}

/// What is known so far and what is missing; `below` are areas to choose from where the micro-grid is not known.
pub fn card(lang: Lang, draft: &Draft, (area, below): (Option<&Area>, &[Area]), today: NaiveDate) -> Message {
    let missing = || text(lang, "observation-enter-missing");
    let or_missing = |value: &Option<String>| value.as_deref().map_or_else(missing, crate::telegram::escape);
    let first_day = today - Duration::days(draft.began);
    let micro_grid = area.filter(|area| area.level == Level::MicroGrid);
    let args = [
        ("name", Arg::Html(or_missing(&draft.name))),
        ("phone", draft.phone.as_deref().map_or_else(|| text(lang, "observation-no-phone"), str::to_owned).into()),
        ("address", Arg::Html(or_missing(&draft.address))),
        ("area", Arg::Html(or_missing(&micro_grid.map(|area| area.name.clone())))),
        ("category", category(lang, draft.category).into()),
        ("from", day(lang, first_day).into()),
        ("until", day(lang, first_day + Duration::days(draft.days - 1)).into()),
        ("days", draft.days.into()),
    ];
    let mut lines = vec![text_with(lang, "observation-enter-card", args)];
    if let Some(household) = &draft.household {
        lines.push(text_with(lang, "observation-enter-household", [("household", household.as_str().into())]));
    }
    let question = match draft {
        Draft { name: None, .. } => Some("observation-enter"),
        Draft { address: None, .. } => Some("observation-enter-address"),
        _ if micro_grid.is_none() => Some("observation-which-area"),
        _ => None,
    };
    lines.extend(question.map(|key| text(lang, key)));
    let buttons = match question {
        Some("observation-which-area") => choice(lang, draft, below),
        Some(_) => vec![vec![cancel(lang, draft)]],
        None => settled(lang, draft),
    };
    (lines.join("\n"), buttons)
}

fn cancel(lang: Lang, draft: &Draft) -> Button {
    press(text(lang, "observation-button-cancel"), draft, DraftPress::Cancel)
}

fn choice(lang: Lang, draft: &Draft, areas: &[Area]) -> Vec<Vec<Button>> {
    let buttons: Vec<Button> =
        areas.iter().map(|area| press(area.name.clone(), draft, DraftPress::Area(area.id))).collect();
    let mut rows: Vec<Vec<Button>> = buttons.chunks(3).map(<[Button]>::to_vec).collect();
    rows.push(vec![cancel(lang, draft)]);
    rows
}

/// What can still be changed, and the end.
fn settled(lang: Lang, draft: &Draft) -> Vec<Vec<Button>> {
    let category_button =
        |of: &Category| press(marked(category(lang, *of), draft.category == *of), draft, DraftPress::Category(*of));
    let days_button = |days: i64| {
        let label = text_with(lang, "observation-days", [("days", days.into())]);
        press(marked(label, draft.days == days), draft, DraftPress::Days(days))
    };
    let categories: Vec<Button> = Category::VARIANTS.iter().map(category_button).collect();
    let mut days = vec![7, 14, 21];
    if !days.contains(&draft.days) {
        days.push(draft.days);
    }
    let mut began = vec![press(text(lang, "observation-button-earlier"), draft, DraftPress::Began(draft.began + 1))];
    if draft.began > 0 {
        began.push(press(text(lang, "observation-button-later"), draft, DraftPress::Began(draft.began - 1)));
    }
    let save = press(text(lang, "observation-button-save"), draft, DraftPress::Save);
    let mut rows: Vec<Vec<Button>> = categories.chunks(2).map(<[Button]>::to_vec).collect();
    rows.extend([days.into_iter().map(days_button).collect(), began, vec![save, cancel(lang, draft)]]);
    rows
}

/// What a category is called.
pub fn category(lang: Lang, category: Category) -> String {
    text(lang, &format!("observation-category-{}", category.into_str()))
}

/// They are entered.
pub fn entered(lang: Lang, subject: &Subject, warden: Option<&Contact>) -> String {
    let args = [
        ("name", name_of(subject)),
        ("area", subject.area_name.as_str().into()),
        ("warden", Arg::Html(contact(lang, warden))),
        ("until", day(lang, subject.last_day()).into()),
    ];
    let mut lines = vec![text_with(lang, "observation-entered", args)];
    if subject.contact.user.is_none() {
        lines.push(text(lang, "observation-entered-invite"));
    }
    lines.join("\n")
}

/// A message to be passed on to somebody who has not joined.
pub fn invitation(lang: Lang, subject: &Subject, (username, code): (&str, &str)) -> String {
    let link = format!("https://t.me/{username}?start={code}");
    text_with(lang, "observation-invitation", [("name", name_of(subject)), ("link", link.into())])
}

/// What comes, for the person themselves.
pub fn greeting(lang: Lang, subject: &Subject, warden: Option<&Contact>, today: NaiveDate) -> String {
    let args = [
        ("name", name_of(subject)),
        ("day", super::day_count(lang, subject, today).into()),
        ("until", day(lang, subject.last_day()).into()),
        ("warden", Arg::Html(contact(lang, warden))),
    ];
    text_with(lang, "observation-greeting", args)
}
