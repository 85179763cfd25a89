//! What is said around a talk with a counsellor; what is said in it are their own words.

use super::{Said, button};
use crate::features::help::Command;
use crate::features::help::model::Request;
use crate::i18n::{text, text_with};
use crate::telegram::escape;
use crate::terms::{Button, Lang, Phone};

/// Somebody wants to talk; for the counsellor whose turn it is.
pub fn wanted(lang: Lang, request: &Request, minutes: i64) -> Said {
    let key = if request.urgent { "help-talk-wanted-urgent" } else { "help-talk-wanted" };
    let rows = vec![vec![
        button(lang, "help-button-counsel", Command::Counsel { request: request.id }),
        button(lang, "help-button-pass", Command::Pass { request: request.id }),
    ]];
    (text_with(lang, key, [("minutes", minutes.into())]), rows)
}

/// The talk begins; for the resident.
pub fn begins_for_resident(lang: Lang, request: &Request) -> Said {
    (text(lang, "help-talk-begins"), buttons(lang, request))
}

/// The talk begins; for the counsellor, with what the resident wrote first.
pub fn begins_for_counsellor(lang: Lang, request: &Request) -> Said {
    let mut lines = vec![text(lang, "help-talk-begins-counsellor")];
    if let Some(said) = &request.said {
        lines.push(text_with(lang, "help-line-said", [("text", said.as_str().into())]));
    }
    (lines.join("\n"), buttons(lang, request))
}

fn buttons(lang: Lang, request: &Request) -> Vec<Vec<Button>> {
    vec![vec![
        button(lang, "help-button-reveal", Command::Reveal { request: request.id }),
        button(lang, "help-button-end", Command::EndTalk { request: request.id }),
    ]]
}

/// Words of the other one.
pub fn passed_on(text: &str) -> String {
    format!("💬 {}", escape(text))
}

/// The other one wants to be known.
pub fn revealed(lang: Lang, name: &str, phone: Option<&Phone>) -> String {
    match phone {
        Some(phone) => {
            text_with(lang, "help-talk-revealed-phone", [("name", name.into()), ("phone", super::phone(phone))])
        }
        None => text_with(lang, "help-talk-revealed", [("name", name.into())]),
    }
}

/// The talk is over; the counsellor may still say that somebody should look after the resident.
pub fn ended_for_counsellor(lang: Lang, request: &Request) -> Said {
    let worry = button(lang, "help-button-worry", Command::Worry { request: request.id, worry: true });
    (text(lang, "help-talk-ended-counsellor"), vec![vec![worry]])
}

/// The offer of a talk to somebody who has not asked for one.
pub fn offered(lang: Lang, request: &Request) -> Said {
    let rows = vec![vec![
        button(lang, "help-button-talk", Command::Send { request: request.id }),
        button(lang, "help-button-drop", Command::Drop { request: request.id }),
    ]];
    (text(lang, "help-talk-offered"), rows)
}
