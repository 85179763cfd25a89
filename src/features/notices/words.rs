//! What this room says, and the buttons below it; pure.

pub mod copies;
pub mod correction;
pub mod draft;
pub mod progress;

use super::Command;
use super::model::{Notice, NoticeId, QuestionId};
use crate::i18n::{Arg, text, text_with};
use crate::telegram::escape;
use crate::terms::{Button, Lang, Media};
use chrono::{Datelike, NaiveDateTime};
use serde_json::json;

/// The templates, in the order in which they are offered; `notices-template-<name>` is what it is called, `…-text` what it says.
pub const TEMPLATES: [&str; 4] = ["observation", "resumption", "fraud", "ventilation"];

/// A button that gives a command of this room.
pub fn button(label: impl Into<String>, command: &Command) -> Button {
    Button::command(label, json!({ "notices": command }))
}

/// A language by its own name.
pub fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::ZhCn => "简体中文",
        Lang::ZhTw => "繁體中文",
        Lang::En => "English",
    }
}

/// `2月7日 08:00`
pub fn moment(lang: Lang, local: NaiveDateTime) -> String {
    let time = local.format("%H:%M").to_string();
    text_with(
        lang,
        "notices-moment",
        [("month", local.month().into()), ("day", local.day().into()), ("time", time.into())],
    )
}

/// The beginning of a text, for a message that says more than it; escaped.
pub fn excerpt(text: &str, most: usize) -> String {
    let short: String = text.chars().take(most).collect();
    let rest = if short.len() < text.len() { "…" } else { "" };
    format!("{}{rest}", escape(&short))
}

/// That a picture or file belongs to it.
pub fn attached(lang: Lang, notice: &Notice) -> Option<String> {
    let key = match notice.media.as_ref()?.0 {
        Media::Photo => "notices-with-photo",
        Media::Document => "notices-with-file",
    };
    Some(text(lang, key))
}

/// Asks what the notice says.
pub fn ask_text(lang: Lang) -> (String, Vec<Vec<Button>>) {
    let templates =
        button(text(lang, "notices-button-templates"), &Command::Write { text: "template".to_owned(), media: None });
    (text(lang, "notices-write"), vec![vec![templates, cancel(lang)]])
}

/// Offers the templates.
pub fn templates(lang: Lang) -> (String, Vec<Vec<Button>>) {
    let offer = |name: &str| {
        let command = Command::Template { name: name.to_owned() };
        vec![button(text(lang, &format!("notices-template-{name}")), &command)]
    };
    (text(lang, "notices-templates"), TEMPLATES.map(offer).into())
}

/// What a template says in each language; `None` for one that there is no more.
pub fn template(name: &str) -> Option<Vec<(Lang, String)>> {
    let known = TEMPLATES.into_iter().find(|known| *known == name)?;
    Some(Lang::ALL.map(|lang| (lang, text(lang, &format!("notices-template-{known}-text")))).into())
}

fn cancel(lang: Lang) -> Button {
    button(text(lang, "notices-button-cancel"), &Command::Cancel)
}

/// Asks what somebody wants to know.
pub fn ask_question(lang: Lang, id: NoticeId) -> (String, Vec<Vec<Button>>) {
    (text_with(lang, "notices-ask", [("number", id.number().to_string().into())]), vec![vec![cancel(lang)]])
}

/// A question as its author reads it, with the answer once there is one.
pub fn question(lang: Lang, id: NoticeId, (who, asked): (&str, &str), answer: Option<&str>) -> String {
    let number = id.number().to_string();
    let args = [("number", number.into()), ("who", who.into()), ("text", Arg::Html(excerpt(asked, 2_000)))];
    let said = text_with(lang, "notices-question", args);
    match answer {
        Some(answer) => {
            let answer = text_with(lang, "notices-question-answered", [("text", Arg::Html(excerpt(answer, 1_000)))]);
            format!("{said}\n{answer}")
        }
        None => said,
    }
}

/// The button below a question.
pub fn answer_button(lang: Lang, question: QuestionId) -> Vec<Vec<Button>> {
    vec![vec![button(text(lang, "notices-button-answer"), &Command::Answer { question })]]
}

/// An answer as the one who asked reads it.
pub fn answer(lang: Lang, id: NoticeId, (who, asked): (&str, &str), answer: &str) -> String {
    let args = [
        ("number", id.number().to_string().into()),
        ("who", who.into()),
        ("question", Arg::Html(excerpt(asked, 200))),
        ("text", Arg::Html(excerpt(answer, 3_000))),
    ];
    text_with(lang, "notices-answer", args)
}

/// Whether a notice is genuine, and what it says: the office and the local times at which it was sent, corrected and withdrawn.
pub fn verified(lang: Lang, (notice, office): (&Notice, &str), times: [Option<NaiveDateTime>; 3]) -> String {
    let [sent, corrected, withdrawn] = times.map(|at| at.map(|local| moment(lang, local)));
    let number = notice.id.number().to_string();
    let args = [("number", number.into()), ("office", office.into()), ("at", sent.unwrap_or_default().into())];
    let mut lines = vec![text_with(lang, "notices-genuine", args)];
    lines.extend(withdrawn.map(|at| text_with(lang, "notices-genuine-withdrawn", [("at", at.into())])));
    lines.extend(corrected.map(|at| text_with(lang, "notices-genuine-corrected", [("at", at.into())])));
    lines.extend(attached(lang, notice));
    lines.push(format!("\n{}\n", escape(notice.text(Some(lang)))));
    lines.push(text(lang, "notices-genuine-compare"));
    lines.join("\n")
}
