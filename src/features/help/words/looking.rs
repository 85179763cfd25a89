//! What those see who answer for an area: what nobody takes, who may go, what to worry about.

use super::going::who_and_what;
use super::{Said, button, kinds, labelled, phone};
use crate::features::help::Command;
use crate::features::help::model::Request;
use crate::features::people::Contact;
use crate::i18n::{text, text_with};
use crate::terms::{Button, Lang, PersonId, Phone};

/// A request that nobody has taken, for somebody who may take it or give it to somebody.
pub fn unclaimed(lang: Lang, request: &Request, (place, resident): (&str, &str), items: &[String]) -> Said {
    let key = if request.urgent { "help-unclaimed-urgent" } else { "help-unclaimed" };
    let mut lines = vec![text_with(lang, key, [("kinds", kinds(lang, request).into()), ("place", place.into())])];
    lines.extend(who_and_what(lang, request, resident, items));
    let (id, area) = (request.id, request.area);
    let rows = vec![vec![
        button(lang, "help-button-take", Command::Take { request: id, area }),
        button(lang, "help-button-assign", Command::Assign { request: id, area }),
    ]];
    (lines.join("\n"), rows)
}

/// The same once somebody goes, or nobody needs to.
pub fn unclaimed_ended(lang: Lang, request: &Request, place: &str, who: Option<&str>) -> String {
    let kinds = kinds(lang, request);
    match who {
        Some(who) => text_with(
            lang,
            "help-unclaimed-taken",
            [("kinds", kinds.into()), ("place", place.into()), ("name", who.into())],
        ),
        None => text_with(lang, "help-unclaimed-over", [("kinds", kinds.into()), ("place", place.into())]),
    }
}

/// A volunteer who could go.
pub struct Choice {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// They like this kind of help and have time now.
    pub suits: bool,
    /// What they have already.
    pub has: i64,
}

/// Who shall go? Those whom it suits stand first.
pub fn assign(lang: Lang, request: &Request, (place, choices): (&str, &[Choice])) -> Said {
    let args = [("kinds", kinds(lang, request).into()), ("place", place.into())];
    let take = vec![button(lang, "help-button-take", Command::Take { request: request.id, area: request.area })];
    if choices.is_empty() {
        return (text_with(lang, "help-assign-nobody", args), vec![take]);
    }
    let one = |choice: &Choice| {
        let mark = if choice.suits { "⭐ " } else { "" };
        let busy = if choice.has > 0 { format!(" ({})", choice.has) } else { String::new() };
        let (request, area, person) = (request.id, request.area, choice.person);
        labelled(format!("{mark}{}{busy}", choice.name), Command::AssignTo { request, area, person })
    };
    let buttons: Vec<Button> = choices.iter().map(one).collect();
    let mut rows: Vec<Vec<Button>> = buttons.chunks(2).map(<[Button]>::to_vec).collect();
    rows.push(take);
    (text_with(lang, "help-assign", args), rows)
}

/// What nobody has taken in somebody's areas: request, place, request's area.
pub fn list_unclaimed(lang: Lang, requests: &[(Request, String)]) -> Said {
    if requests.is_empty() {
        return (text(lang, "help-unclaimed-none"), vec![]);
    }
    let one = |(request, place): &(Request, String)| {
        let mark = if request.urgent { "🆘 " } else { "" };
        let label = format!("{mark}{} {place}", kinds(lang, request));
        vec![labelled(label, Command::Assign { request: request.id, area: request.area })]
    };
    (text(lang, "help-unclaimed-list"), requests.iter().map(one).collect())
}

/// Somebody's life may be in danger.
pub fn danger(
    lang: Lang,
    (place, name, number): (&str, &str, Option<&Phone>),
    said: &str,
    address: Option<&str>,
) -> String {
    let mut lines = vec![text_with(lang, "help-danger", [("place", place.into())])];
    lines.push(match number {
        Some(number) => text_with(lang, "help-line-who-phone", [("name", name.into()), ("phone", phone(number))]),
        None => text_with(lang, "help-line-who", [("name", name.into())]),
    });
    if let Some(address) = address {
        lines.push(text_with(lang, "help-line-address", [("address", address.into())]));
    }
    if !said.is_empty() {
        lines.push(text_with(lang, "help-line-said", [("text", said.into())]));
    }
    lines.join("\n")
}

/// Somebody should be looked after: who noticed, about whom, and what they wrote.
pub fn worry(lang: Lang, (by, about, place): (&str, &Contact, &str), said: Option<&str>) -> String {
    let args = [("by", by.into()), ("name", about.name.as_str().into()), ("place", place.into())];
    let mut lines = vec![text_with(lang, "help-worry", args)];
    if let Some(said) = said {
        lines.push(text_with(lang, "help-line-said", [("text", said.into())]));
    }
    if let Some(number) = &about.phone {
        lines.push(text_with(lang, "help-line-phone", [("phone", phone(number))]));
    }
    lines.join("\n")
}

/// A resident complains about a delivery.
pub fn complaint(
    lang: Lang,
    request: &Request,
    (resident, helper, place): (&Contact, &str, &str),
    said: &str,
) -> String {
    let args = [
        ("name", resident.name.as_str().into()),
        ("place", place.into()),
        ("kinds", kinds(lang, request).into()),
        ("helper", helper.into()),
    ];
    let mut lines =
        vec![text_with(lang, "help-complaint", args), text_with(lang, "help-line-said", [("text", said.into())])];
    if let Some(number) = &resident.phone {
        lines.push(text_with(lang, "help-line-phone", [("phone", phone(number))]));
    }
    lines.join("\n")
}

/// Nobody could be found for somebody who wants to talk; without their name.
pub fn no_counsellor(lang: Lang, place: &str) -> String {
    text_with(lang, "help-no-counsellor", [("place", place.into())])
}
