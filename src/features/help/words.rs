//! What this room says, and the buttons below it; pure.

pub mod asking;
pub mod going;
pub mod joining;
pub mod looking;
pub mod talking;

use super::Command;
use super::model::{Request, Wanted};
use super::reading::Category;
use crate::i18n::{Arg, text, text_with};
use crate::terms::{Button, Lang, Phone};
use chrono::{Datelike, Days, NaiveDateTime};
use serde_json::json;

/// What follows `/start` where somebody comes by the button of the offer.
pub const START: &str = "help";

/// A text and the buttons below it.
pub type Said = (String, Vec<Vec<Button>>);

/// A button that gives a command of this room.
pub fn button(lang: Lang, key: &str, command: Command) -> Button {
    labelled(text(lang, key), command)
}

/// The same with a label of its own.
pub fn labelled(label: impl Into<String>, command: Command) -> Button {
    Button::command(label, json!({ "help": command }))
}

/// The offer of the private chat, for a group; it repeats nothing.
pub fn offer(lang: Lang, danger: bool, emergency: &str) -> String {
    let offer = text(lang, "help-offer");
    if danger { format!("{}\n{offer}", self::emergency(lang, emergency)) } else { offer }
}

/// The button that opens the private chat.
pub fn offer_button(lang: Lang, username: &str) -> Vec<Vec<Button>> {
    vec![vec![Button::url(text(lang, "help-button-private"), format!("https://t.me/{username}?start={START}"))]]
}

/// The button that opens the private chat as it is.
pub fn open_button(lang: Lang, username: &str) -> Vec<Vec<Button>> {
    vec![vec![Button::url(text(lang, "help-button-open"), format!("https://t.me/{username}"))]]
}

/// What somebody is told at once whose life may be in danger.
pub fn emergency(lang: Lang, number: &str) -> String {
    text_with(lang, "help-emergency", [("number", number.into())])
}

/// The name of a kind of help.
pub fn category(lang: Lang, category: Category) -> String {
    let key = match category {
        Category::Groceries => "help-groceries",
        Category::Medicine => "help-medicine",
        Category::Meals => "help-meals",
        Category::Counselling => "help-counselling",
        Category::MedicalTransport => "help-medical-transport",
        Category::Garbage => "help-garbage",
        Category::Repair => "help-repair",
        Category::Childcare => "help-childcare",
        Category::Eldercare => "help-eldercare",
        Category::Other => "help-other",
    };
    text(lang, key)
}

/// The kinds of help of a request, in one line.
pub fn kinds(lang: Lang, request: &Request) -> String {
    let names: Vec<String> = request.categories.iter().map(|kind| category(lang, *kind)).collect();
    names.join(&text(lang, "help-comma"))
}

/// When help is needed.
pub fn wanted(lang: Lang, wanted: Wanted) -> String {
    let key = match wanted {
        Wanted::Now => "help-when-now",
        Wanted::Today => "help-when-today",
        Wanted::Tomorrow => "help-when-tomorrow",
        Wanted::Later => "help-when-later",
    };
    text(lang, key)
}

/// When, and whether it is urgent.
fn when_line(lang: Lang, request: &Request) -> String {
    let line = text_with(lang, "help-line-when", [("when", wanted(lang, request.wanted).into())]);
    if request.urgent { format!("{line} · {}", text(lang, "help-urgent")) } else { line }
}

/// What is needed, as far as it was told: the things that were recognised, and the words themselves.
fn content(lang: Lang, request: &Request, items: &[String]) -> Vec<String> {
    let mut lines = vec![];
    let said = request.said.as_deref().unwrap_or_default();
    // A bare list would stand there twice.
    if items.len() > 1 || items.first().is_some_and(|item| item != said) {
        let items = items.join(&text(lang, "help-comma"));
        lines.push(text_with(lang, "help-line-items", [("items", items.into())]));
    }
    if !said.is_empty() {
        lines.push(text_with(lang, "help-line-said", [("text", said.into())]));
    }
    if request.photo.is_some() {
        lines.push(text(lang, "help-line-photo"));
    }
    lines
}

/// A phone that Telegram makes tap-able.
fn phone(phone: &Phone) -> Arg {
    phone.dialable().into()
}

/// A local time as people say it: `10:30`, or `明天 12:00`.
pub fn at(lang: Lang, at: NaiveDateTime, now: NaiveDateTime) -> String {
    let time = at.format("%H:%M").to_string();
    if at.date() == now.date() {
        time
    } else if now.date().checked_add_days(Days::new(1)) == Some(at.date()) {
        text_with(lang, "help-tomorrow-at", [("time", time.into())])
    } else {
        moment(lang, at)
    }
}

/// The same with its date, whatever day it is.
pub fn moment(lang: Lang, at: NaiveDateTime) -> String {
    let time = at.format("%H:%M").to_string();
    text_with(lang, "help-moment", [("month", at.month().into()), ("day", at.day().into()), ("time", time.into())])
}

/// An amount: `38.50`.
pub fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}
