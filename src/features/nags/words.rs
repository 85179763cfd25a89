//! The texts and buttons of reminders.

use super::rules::{Kind, Line, Nag};
use crate::features::areas::short;
use crate::features::people::Contact;
use crate::features::reports;
use crate::features::reports::standing::{Counts, Standing, State};
use crate::i18n::{self, Arg};
use crate::telegram::escape;
use crate::terms::{AreaId, Button, Lane, Lang, Phone, Post, RoundId};
use chrono::NaiveTime;
use serde_json::json;

/// The messages of a reminder; more than one only where the list is longer than a message.
pub(super) fn nag(nag: &Nag, lang: Lang, (round, due): (&RoundId, NaiveTime), step: &str) -> Vec<Post> {
    let texts = match nag.kind {
        Kind::Group => vec![group(lang, &nag.lines, due)],
        Kind::Leader => vec![letter(lang, "nags-leader", &nag.lines, round)],
        Kind::Asked => vec![letter(lang, "nags-asked", &nag.lines, round)],
        Kind::GridLeader => i18n::pages(&heading(lang, "nags-grid-leader", &nag.lines, round), &list(lang, &nag.lines)),
        Kind::Secretary => i18n::pages(&heading(lang, "nags-secretary", &nag.lines, round), &list(lang, &nag.lines)),
    };
    let last = texts.len().saturating_sub(1);
    let post = |(nth, text): (usize, String)| {
        let post = Post::text(nag.to, Lane::Nag, text);
        if nth == last { post.buttons(buttons(nag, lang, round, step)) } else { post }
    };
    texts.into_iter().enumerate().map(post).collect()
}

fn buttons(nag: &Nag, lang: Lang, round: &RoundId, step: &str) -> Vec<Vec<Button>> {
    match nag.kind {
        Kind::Group | Kind::Asked => vec![],
        Kind::Leader => nag.lines.iter().map(|line| filing(lang, line, round, nag.lines.len() > 1)).collect(),
        Kind::GridLeader => vec![vec![take_on(lang, &nag.lines, round, step), pick_excuse(lang, &nag.lines, round)]],
        Kind::Secretary => vec![vec![take_on(lang, &nag.lines, round, step)]],
    }
}

fn filing(lang: Lang, line: &Line, round: &RoundId, several: bool) -> Vec<Button> {
    let about = json!({ "micro_grid": line.micro_grid, "round": round });
    let label = |key| {
        let word = i18n::text(lang, key);
        if several { format!("{word} {}", line.name) } else { word }
    };
    vec![
        Button::command(label("nags-button-zero"), json!({ "reports": { "zero": about } })),
        Button::command(label("nags-button-form"), json!({ "reports": { "open-form": about } })),
    ]
}

fn ids(lines: &[Line]) -> Vec<AreaId> {
    lines.iter().map(|line| line.micro_grid).collect()
}

fn take_on(lang: Lang, lines: &[Line], round: &RoundId, step: &str) -> Button {
    let command = json!({ "nags": { "take-on": { "round": round, "step": step, "micro_grids": ids(lines) } } });
    Button::command(i18n::text(lang, "nags-button-take-on"), command)
}

/// 请假, for one of these.
pub(super) fn pick_excuse(lang: Lang, lines: &[Line], round: &RoundId) -> Button {
    let command = json!({ "nags": { "pick-excuse": { "round": round, "micro_grids": ids(lines) } } });
    Button::command(i18n::text(lang, "nags-button-excuse"), command)
}

/// What a group reads about its missing micro-grids: numbers and names.
pub(super) fn group(lang: Lang, lines: &[Line], due: NaiveTime) -> String {
    let items: Vec<String> = lines.iter().map(|line| item(lang, line)).collect();
    let due = due.format("%H:%M").to_string();
    let args = [("count", lines.len().into()), ("due", due.into()), ("list", Arg::Html(items.join(" · ")))];
    i18n::text_with(lang, "nags-group", args)
}

/// `3号 王芳`
pub(super) fn item(lang: Lang, line: &Line) -> String {
    let names: Vec<String> = line.leaders.iter().map(|leader| escape(&leader.name)).collect();
    format!("{} {}", number(lang, &line.name), names.join("、")).trim_end().to_owned()
}

/// `3号` for a name that ends in a number, the whole name otherwise.
pub fn number(lang: Lang, name: &str) -> String {
    let short = short(name);
    if short.chars().all(|c| c.is_ascii_digit()) {
        i18n::text_with(lang, "nags-number", [("number", short.into())])
    } else {
        escape(short)
    }
}

fn letter(lang: Lang, key: &str, lines: &[Line], round: &RoundId) -> String {
    let names: Vec<String> = lines.iter().map(|line| escape(&line.name)).collect();
    let list = names.join(&i18n::text(lang, "nags-comma"));
    i18n::text_with(lang, key, [("round", Arg::Html(reports::words::round(lang, round))), ("list", Arg::Html(list))])
}

fn heading(lang: Lang, key: &str, lines: &[Line], round: &RoundId) -> String {
    i18n::text_with(
        lang,
        key,
        [("round", Arg::Html(reports::words::round(lang, round))), ("count", lines.len().into())],
    )
}

/// The lines for somebody who is to call: by grid, with phones, and a mark where a leader has not joined or does not hear us.
pub(super) fn list(lang: Lang, lines: &[Line]) -> Vec<String> {
    let mut list = vec![];
    for part in lines.chunk_by(|one, next| one.grid == next.grid) {
        list.push(format!("<b>{}</b> ({})", escape(&part[0].grid), part.len()));
        for line in part {
            let mut leaders: Vec<String> = line.leaders.iter().map(|leader| callable(lang, line, leader)).collect();
            if leaders.is_empty() {
                leaders.push(i18n::text(lang, "nags-no-leader"));
            }
            list.push(format!("{} {}", number(lang, &line.name), leaders.join("; ")).trim_end().to_owned());
        }
    }
    list
}

fn callable(lang: Lang, line: &Line, leader: &Contact) -> String {
    let phone = leader.phone.as_ref().map(Phone::dialable).unwrap_or_default();
    let mark = match leader.user {
        None => i18n::text(lang, "nags-not-joined"),
        Some(_) if line.unheard.contains(&leader.person) => i18n::text(lang, "nags-unreachable"),
        Some(_) => String::new(),
    };
    let words = [escape(&leader.name), phone, mark];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The message of somebody who was told, once somebody takes care of it.
pub(super) fn taken_on(lang: Lang, who: &str, lines: &[Line], round: &RoundId) -> String {
    let round = Arg::Html(reports::words::round(lang, round));
    let heading =
        i18n::text_with(lang, "nags-taken", [("who", who.into()), ("round", round), ("count", lines.len().into())]);
    i18n::pages(&heading, &list(lang, lines)).swap_remove(0)
}

/// Who is missing, for somebody who may call them; pages.
pub(super) fn missing(lang: Lang, area: &str, lines: &[Line], round: &RoundId) -> Vec<String> {
    if lines.is_empty() {
        return vec![none_missing(lang, area, round)];
    }
    let args = [
        ("area", area.into()),
        ("round", Arg::Html(reports::words::round(lang, round))),
        ("count", lines.len().into()),
    ];
    i18n::pages(&i18n::text_with(lang, "nags-missing", args), &list(lang, lines))
}

/// How many are missing in each part of an area, worst first; pages.
pub(super) fn missing_by_part(lang: Lang, area: &str, parts: &[(String, usize)], round: &RoundId) -> Vec<String> {
    if parts.is_empty() {
        return vec![none_missing(lang, area, round)];
    }
    let count: usize = parts.iter().map(|(_, count)| count).sum();
    let args =
        [("area", area.into()), ("round", Arg::Html(reports::words::round(lang, round))), ("count", count.into())];
    let lines: Vec<String> = parts.iter().map(|(name, count)| format!("{}: {count}", escape(name))).collect();
    i18n::pages(&i18n::text_with(lang, "nags-missing", args), &lines)
}

/// Everybody has reported, or needs not.
pub(super) fn none_missing(lang: Lang, area: &str, round: &RoundId) -> String {
    let args = [("area", area.into()), ("round", Arg::Html(reports::words::round(lang, round)))];
    i18n::text_with(lang, "nags-none-missing", args)
}

/// How an area stands: numbers alone.
pub(super) fn counts(lang: Lang, area: &str, counts: &Counts, round: &RoundId) -> String {
    let args = [
        ("area", area.into()),
        ("round", Arg::Html(reports::words::round(lang, round))),
        ("expected", counts.expected().into()),
        ("reported", counts.reported.into()),
        ("missing", counts.missing.into()),
        ("asked", counts.asked.into()),
        ("excused", counts.excused.into()),
        ("late", counts.late.into()),
    ];
    i18n::text_with(lang, "nags-counts", args)
}

/// How one micro-grid stands: `QX-03-012:已报`.
pub(super) fn state(lang: Lang, standing: &Standing) -> String {
    let key = match &standing.state {
        State::Missing => "nags-state-missing",
        State::Asked(_) => "nags-state-asked",
        State::Excused => "nags-state-excused",
        State::Reported(filed) if filed.late => "nags-state-late",
        State::Reported(filed) if filed.zero => "nags-state-zero",
        State::Reported(_) => "nags-state-reported",
    };
    let args = [("name", standing.name.as_str().into()), ("state", Arg::Html(i18n::text(lang, key)))];
    i18n::text_with(lang, "nags-state", args)
}

/// Which of these is excused?
pub(super) fn pick(lang: Lang, round: &RoundId, lines: &[Line]) -> (String, Vec<Vec<Button>>) {
    let text = i18n::text_with(lang, "nags-pick-excuse", [("round", Arg::Html(reports::words::round(lang, round)))]);
    let button = |line: &Line| {
        let about = json!({ "micro_grid": line.micro_grid, "round": round });
        Button::command(line.name.clone(), json!({ "nags": { "excuse-one": about } }))
    };
    let buttons: Vec<Button> = lines.iter().take(MOST_BUTTONS).map(button).collect();
    (text, buttons.chunks(2).map(<[Button]>::to_vec).collect())
}

/// Telegram shows at most 100 buttons under a message.
const MOST_BUTTONS: usize = 100;

/// A micro-grid is excused, which can be undone.
pub(super) fn excused(lang: Lang, micro_grid: (AreaId, &str), round: &RoundId) -> (String, Vec<Vec<Button>>) {
    let about = json!({ "micro_grid": micro_grid.0, "round": round });
    let undo = Button::command(i18n::text(lang, "nags-button-undo"), json!({ "nags": { "undo-excuse": about } }));
    (about_one(lang, "nags-excused", micro_grid.1, round), vec![vec![undo]])
}

/// A sentence about one micro-grid in a round.
pub(super) fn about_one(lang: Lang, key: &str, name: &str, round: &RoundId) -> String {
    i18n::text_with(lang, key, [("name", name.into()), ("round", Arg::Html(reports::words::round(lang, round)))])
}
