//! What volunteers see of themselves: applying, wishes, what they have done.

use super::{Said, button, category, labelled, phone};
use crate::features::help::Command;
use crate::features::help::model::{Application, Hours, Wishes};
use crate::features::help::reading::Category;
use crate::i18n::{text, text_with};
use crate::terms::{AreaId, Button, Lang};
use strum::VariantArray;

/// What is still missing of an application.
pub fn apply_asks(lang: Lang, missing: &[&str]) -> String {
    let names: Vec<String> = missing.iter().map(|key| text(lang, key)).collect();
    text_with(lang, "help-apply-missing", [("missing", names.join(&text(lang, "help-comma")).into())])
}

/// One tap applies, for somebody whom the roster knows.
pub fn apply_known(lang: Lang, name: &str, area: (AreaId, &str)) -> Said {
    let args = [("name", name.into()), ("area", area.1.into())];
    (
        text_with(lang, "help-apply-known", args),
        vec![vec![button(lang, "help-button-apply", Command::Apply { area: area.0 })]],
    )
}

/// An application, for the secretary.
pub fn application(lang: Lang, application: &Application, area: &str) -> Said {
    let args =
        [("name", application.name.as_str().into()), ("phone", phone(&application.phone)), ("area", area.into())];
    let admit =
        |key, yes| button(lang, key, Command::Admit { application: application.id, area: application.area, yes });
    let rows = vec![vec![admit("help-button-admit", true), admit("help-button-decline", false)]];
    (text_with(lang, "help-application", args), rows)
}

/// An application once it is settled, for a secretary: `help-application-admitted`, `-declined`, `-known`.
pub fn application_settled(lang: Lang, key: &str, application: &Application) -> String {
    text_with(lang, key, [("name", application.name.as_str().into())])
}

/// What a volunteer likes to do and when, to be pressed.
pub fn wishes(lang: Lang, wishes: &Wishes, key: &str) -> Said {
    let mark = |on: bool| if on { "✓ " } else { "" };
    let kind = |kind: &Category| {
        let label = format!("{}{}", mark(wishes.categories.contains(kind)), category(lang, *kind));
        labelled(label, Command::WishFor { category: *kind })
    };
    let hours = |hours: &Hours| {
        let name = match hours {
            Hours::Morning => "help-hours-morning",
            Hours::Afternoon => "help-hours-afternoon",
            Hours::Evening => "help-hours-evening",
        };
        let label = format!("{}{}", mark(wishes.times.contains(hours)), text(lang, name));
        labelled(label, Command::WishWhen { hours: *hours })
    };
    let kinds: Vec<Button> = Category::ALL.iter().filter(|kind| **kind != Category::Counselling).map(kind).collect();
    let mut rows: Vec<Vec<Button>> = kinds.chunks(3).map(<[Button]>::to_vec).collect();
    rows.push(Hours::VARIANTS.iter().map(hours).collect());
    (text(lang, key), rows)
}

/// Who somebody is, and what they have done for others.
pub fn me(lang: Lang, name: &str, duties: &[String], (delivered, thanked): (i64, i64)) -> String {
    let mut lines = vec![format!("<b>{}</b>", crate::telegram::escape(name))];
    lines.extend(duties.iter().map(|duty| crate::telegram::escape(duty)));
    if delivered > 0 {
        lines.push(text_with(lang, "help-me", [("delivered", delivered.into()), ("thanked", thanked.into())]));
    }
    lines.join("\n")
}
