//! The list of households, and its buttons.

use super::Press;
use super::store::Household;
use crate::features::areas::Area;
use crate::i18n::{Arg, pages, text, text_with};
use crate::terms::{AreaId, Button, Lang, Moment};
use chrono::NaiveDate;
use serde_json::json;

fn button(label: impl Into<String>, area: AreaId, press: &Press) -> Button {
    Button::command(label, json!({ "observation": { "care-tap": { "area": area, "press": press } } }))
}

/// Which micro-grid?
pub fn areas(lang: Lang, areas: &[Area]) -> (String, Vec<Vec<Button>>) {
    let buttons: Vec<Button> = areas.iter().map(|area| button(area.name.clone(), area.id, &Press::Show)).collect();
    (text(lang, "observation-which-area"), buttons.chunks(3).map(<[Button]>::to_vec).collect())
}

/// Telegram shows at most 100 buttons under a message.
const MOST_BUTTONS: usize = 45;

/// The list: who, why, how to reach them, and when somebody was there last; overdue ones first.
pub fn list(
    lang: Lang,
    area: &Area,
    (households, now): (&[Household], Moment),
    local: impl Fn(Moment) -> NaiveDate,
) -> (String, Vec<Vec<Button>>) {
    let mut sorted: Vec<&Household> = households.iter().collect();
    sorted.sort_by_key(|household| !household.is_overdue(now));
    let heading = text_with(
        lang,
        "observation-care-list",
        [("area", area.name.as_str().into()), ("count", households.len().into())],
    );
    let lines: Vec<String> = sorted.iter().map(|household| line(lang, household, now, &local)).collect();
    let lines = if lines.is_empty() { vec![text(lang, "observation-care-none")] } else { lines };
    let visited = |household: &&Household| {
        let label = text_with(lang, "observation-care-visited", [("name", Arg::Html(household.name.clone()))]);
        button(label, area.id, &Press::Visited(household.id))
    };
    let buttons: Vec<Button> = sorted.iter().take(MOST_BUTTONS).map(visited).collect();
    let mut rows: Vec<Vec<Button>> = buttons.chunks(2).map(<[Button]>::to_vec).collect();
    rows.push(vec![button(text(lang, "observation-care-add"), area.id, &Press::Add)]);
    if let Some(row) = rows.last_mut().filter(|_| !households.is_empty()) {
        row.push(button(text(lang, "observation-care-end"), area.id, &Press::PickEnd));
    }
    (pages(&heading, &lines).swap_remove(0), rows)
}

fn line(lang: Lang, household: &Household, now: Moment, local: &impl Fn(Moment) -> NaiveDate) -> String {
    let visited = household.visited.map_or_else(
        || text(lang, "observation-care-never"),
        |at| text_with(lang, "observation-care-last", [("day", super::super::words::day(lang, local(at)).into())]),
    );
    let overdue = if household.is_overdue(now) { text(lang, "observation-care-overdue") } else { String::new() };
    let kind = text(lang, &format!("observation-care-{}", household.kind.into_str()));
    let about: Vec<&str> = [kind.as_str()].into_iter().chain(household.contact.as_deref()).collect();
    let args = [
        ("name", household.name.as_str().into()),
        ("about", about.join(" ").into()),
        ("visited", visited.into()),
        ("overdue", overdue.into()),
    ];
    text_with(lang, "observation-care-line", args)
}

/// Which one is to be taken off?
pub fn pick_end(lang: Lang, area: &Area, households: &[Household]) -> (String, Vec<Vec<Button>>) {
    let one = |household: &Household| button(household.name.clone(), area.id, &Press::End(household.id));
    let buttons: Vec<Button> = households.iter().take(MOST_BUTTONS).map(one).collect();
    let mut rows: Vec<Vec<Button>> = buttons.chunks(2).map(<[Button]>::to_vec).collect();
    rows.push(vec![button(text(lang, "observation-button-back"), area.id, &Press::Show)]);
    (text(lang, "observation-care-whom"), rows)
}
