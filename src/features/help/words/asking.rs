//! What a resident sees who asks for help.

use super::{Said, at, button, category, content, kinds, labelled, phone, wanted, when_line, yuan};
use crate::features::help::Command;
use crate::features::help::command::Asked;
use crate::features::help::model::{Request, Rung, State, Wanted};
use crate::features::help::reading::Category;
use crate::features::people::Contact;
use crate::i18n::{text, text_with};
use crate::terms::{Button, Lang};
use chrono::NaiveDateTime;
use strum::VariantArray;

/// The summary of a request that is not sent yet.
pub fn summary(lang: Lang, request: &Request, items: &[String]) -> Said {
    let id = request.id;
    let mut lines = vec![text(lang, if request.is_counselling() { "help-summary-talk" } else { "help-summary" })];
    lines.push(match request.categories.is_empty() {
        true => text(lang, "help-line-no-kind"),
        false => text_with(lang, "help-line-kind", [("kinds", kinds(lang, request).into())]),
    });
    let content = content(lang, request, items);
    if content.is_empty() && !request.is_counselling() {
        lines.push(text(lang, "help-line-nothing"));
    }
    lines.extend(content);
    lines.push(when_line(lang, request));
    if !request.is_counselling() {
        lines.push(match &request.address {
            Some(address) => text_with(lang, "help-line-address", [("address", address.as_str().into())]),
            None => text(lang, "help-line-no-address"),
        });
        lines.push(match &request.phone {
            Some(number) => text_with(lang, "help-line-phone", [("phone", phone(number))]),
            None => text(lang, "help-line-no-phone"),
        });
    }
    let urgent = if request.urgent { "help-button-not-urgent" } else { "help-button-urgent" };
    let ask = |key, what| button(lang, key, Command::Ask { request: id, what });
    let mut rows = vec![
        vec![button(lang, "help-button-send", Command::Send { request: id })],
        vec![
            button(lang, "help-button-kind", Command::Choose { request: id }),
            ask("help-button-content", Asked::Content),
            button(lang, "help-button-when", Command::When { request: id }),
        ],
    ];
    if !request.is_counselling() {
        rows.push(vec![ask("help-button-address", Asked::Address), ask("help-button-phone", Asked::Phone)]);
    }
    rows.push(vec![
        button(lang, urgent, Command::Urgent { request: id }),
        button(lang, "help-button-drop", Command::Drop { request: id }),
    ]);
    (lines.join("\n"), rows)
}

/// Which kinds of help? `again` offers the last request once more.
pub fn choose(lang: Lang, request: &Request, again: bool) -> Said {
    let id = request.id;
    let kind = |kind: &Category| {
        let mark = if request.categories.contains(kind) { "✓ " } else { "" };
        labelled(format!("{mark}{}", category(lang, *kind)), Command::Pick { request: id, category: *kind })
    };
    let kinds: Vec<Button> = Category::ALL.iter().map(kind).collect();
    let mut rows: Vec<Vec<Button>> = kinds.chunks(3).map(<[Button]>::to_vec).collect();
    if again {
        rows.push(vec![button(lang, "help-button-again", Command::Again)]);
    }
    if !request.categories.is_empty() {
        rows.push(vec![button(lang, "help-button-chosen", Command::Summary { request: id })]);
    }
    (text(lang, "help-begin"), rows)
}

/// When?
pub fn choose_when(lang: Lang, request: &Request) -> Said {
    let id = request.id;
    let one = |when: &Wanted| labelled(wanted(lang, *when), Command::SetWhen { request: id, wanted: *when });
    (text(lang, "help-ask-when"), vec![Wanted::VARIANTS.iter().map(one).collect()])
}

/// What is to be written anew?
pub fn ask(lang: Lang, what: Asked) -> String {
    let key = match what {
        Asked::Content => "help-ask-content",
        Asked::Address => "help-ask-address",
        Asked::Phone => "help-ask-phone",
    };
    text(lang, key)
}

/// A request that was sent, as its resident sees it: what it is, and who is looked for.
pub fn sent(lang: Lang, request: &Request) -> Said {
    let key = match (request.state, request.rung) {
        (State::Cancelled, _) => "help-stands-cancelled",
        (State::Open, Rung::Group) => "help-stands-group",
        (State::Open, Rung::Counsellors) => "help-stands-counsellors",
        (State::Open, Rung::Leader | Rung::GridLeader) => "help-stands-leaders",
        (State::Open, Rung::Secretary | Rung::Nobody) => "help-stands-secretary",
        _ => "help-stands-taken",
    };
    let said = text_with(lang, key, [("kinds", kinds(lang, request).into())]);
    let cancel = (request.state == State::Open).then(|| vec![cancel(lang, request)]);
    (said, cancel.into_iter().collect())
}

fn cancel(lang: Lang, request: &Request) -> Button {
    button(lang, "help-button-cancel", Command::Cancel { request: request.id, listed: false })
}

/// Nobody could be told at all.
pub fn nobody(lang: Lang) -> String {
    text(lang, "help-nobody")
}

/// The same about a request that stands all the same, in case somebody comes to be there.
pub fn alone(lang: Lang, request: &Request) -> Said {
    let said = text_with(lang, "help-stands-alone", [("kinds", kinds(lang, request).into())]);
    (said, vec![vec![cancel(lang, request)]])
}

/// Who comes, and when.
pub fn coming(lang: Lang, request: &Request, who: &Contact, (arrives, now): (NaiveDateTime, NaiveDateTime)) -> Said {
    let key = if request.state == State::Bought { "help-coming-bought" } else { "help-coming" };
    let args = [
        ("name", who.name.as_str().into()),
        ("kinds", kinds(lang, request).into()),
        ("time", at(lang, arrives, now).into()),
    ];
    let mut said = text_with(lang, key, args);
    if let Some(number) = &who.phone {
        said = format!("{said}\n{}", text_with(lang, "help-line-phone", [("phone", phone(number))]));
    }
    (said, vec![vec![cancel(lang, request)]])
}

/// Who wanted to come cannot; somebody else is looked for.
pub fn not_coming(lang: Lang, request: &Request, name: &str) -> String {
    text_with(lang, "help-not-coming", [("name", name.into()), ("kinds", kinds(lang, request).into())])
}

/// It is there: has it come?
pub fn delivered(lang: Lang, request: &Request, name: &str) -> Said {
    let id = request.id;
    let mut said = text_with(lang, "help-delivered", [("name", name.into()), ("kinds", kinds(lang, request).into())]);
    if let Some(cost) = cost(lang, request) {
        said = format!("{said}\n{cost}");
    }
    let rows = vec![
        vec![button(lang, "help-button-thanks", Command::Received { request: id, thanks: true })],
        vec![
            button(lang, "help-button-received", Command::Received { request: id, thanks: false }),
            button(lang, "help-button-complain", Command::Complain { request: id }),
        ],
    ];
    (said, rows)
}

/// What it cost, and whether that is settled.
pub fn cost(lang: Lang, request: &Request) -> Option<String> {
    let cost = request.cost?;
    let key = if request.paid { "help-cost-paid" } else { "help-cost-open" };
    Some(text_with(lang, key, [("amount", yuan(cost).into())]))
}

/// A request in the list of the resident's own, with who is at it.
pub fn mine_line(lang: Lang, request: &Request, (at, helper): (NaiveDateTime, Option<&str>)) -> String {
    let key = match request.state {
        State::Draft | State::Open => "help-state-open",
        State::Claimed => "help-state-claimed",
        State::Bought => "help-state-bought",
        State::Delivered => "help-state-delivered",
        State::Closed => "help-state-closed",
        State::Cancelled => "help-state-cancelled",
    };
    let state = text(lang, key);
    let line = format!("{} {} · {state}", super::moment(lang, at), kinds(lang, request));
    match helper {
        Some(name) if !request.is_counselling() => format!("{line} · {}", crate::telegram::escape(name)),
        _ => line,
    }
}

/// The resident's own requests, with a button for each that may still be cancelled.
pub fn mine(lang: Lang, lines: &[String], open: &[&Request]) -> Said {
    if lines.is_empty() {
        return (text(lang, "help-mine-none"), vec![]);
    }
    let cancel = |request: &&Request| {
        let label = text_with(lang, "help-button-cancel-one", [("kinds", kinds(lang, request).into())]);
        vec![labelled(label, Command::Cancel { request: request.id, listed: true })]
    };
    let mut rows: Vec<Vec<Button>> = open.iter().map(cancel).collect();
    rows.push(vec![button(lang, "help-button-again", Command::Again)]);
    (format!("{}\n{}", text(lang, "help-mine"), lines.join("\n")), rows)
}
