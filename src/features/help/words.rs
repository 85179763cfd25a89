use super::reading::{Category, HelpReading};
use crate::i18n::{text, text_with};
use crate::terms::{Button, Lang};

/// What follows `/start` where somebody comes by the button of the offer.
pub const START: &str = "help";

/// The offer of the private chat, for a group; it repeats nothing.
pub fn offer(lang: Lang) -> String {
    text(lang, "help-offer")
}

/// The button that opens the private chat.
pub fn offer_button(lang: Lang, username: &str) -> Vec<Vec<Button>> {
    vec![vec![Button::url(text(lang, "help-button-private"), format!("https://t.me/{username}?start={START}"))]]
}

/// What to do in the private chat.
pub fn begin(lang: Lang) -> String {
    text(lang, "help-begin")
}

/// What the person who called is told.
pub fn answer(lang: Lang, danger: bool, passed_on: bool, emergency: &str) -> String {
    let mut lines = vec![];
    if danger {
        lines.push(text_with(lang, "help-emergency", [("number", emergency.into())]));
    }
    lines.push(text(lang, if passed_on { "help-passed-on" } else { "help-nobody" }));
    lines.join("\n")
}

/// What somebody who can act is told, in the private chat.
pub fn passed_on(lang: Lang, from: (&str, Option<&str>), said: &str, reading: &HelpReading) -> String {
    let categories: Vec<String> = reading.categories.iter().map(|category| name(lang, *category)).collect();
    let key = if reading.urgent { "help-call-urgent" } else { "help-call" };
    let heading = text_with(lang, key, [("categories", categories.join("、").into())]);
    let who = match from {
        (name, Some(phone)) => text_with(lang, "help-from-phone", [("name", name.into()), ("phone", phone.into())]),
        (name, None) => text_with(lang, "help-from", [("name", name.into())]),
    };
    let said = text_with(lang, "help-said", [("text", said.into())]);
    [heading, who, said].join("\n")
}

fn name(lang: Lang, category: Category) -> String {
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
