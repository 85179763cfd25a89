//! The texts and buttons of pledges and duties.

use super::command::Command;
use super::facts::Day;
use super::rules::{Post, Reported};
use super::settings::Duty;
use super::store::Holder;
use super::texts::{LEVELS, Text};
use crate::features::reports;
use crate::i18n::{Arg, text, text_with};
use crate::telegram::escape;
use crate::terms::{AreaId, Button, Lang, Level};
use chrono::{Datelike, NaiveDateTime};
use serde_json::json;

fn button(label: String, command: &Command) -> Button {
    Button::command(label, json!({ "duties": command }))
}

/// The ten duties by their aspects.
pub fn card(lang: Lang, ten: &[Duty]) -> String {
    let mut lines = vec![text(lang, "duties-title")];
    let mut last = None;
    for (number, duty) in (1_usize..).zip(ten) {
        if last != Some(duty.aspect) {
            let aspect: &str = duty.aspect.into();
            let aspect = text(lang, &format!("duties-aspect-{aspect}"));
            lines.push(text_with(lang, "duties-aspect", [("aspect", aspect.into())]));
            last = Some(duty.aspect);
        }
        lines.push(text_with(lang, "duties-item", [("number", number.into()), ("text", duty.text(lang).into())]));
    }
    lines.join("\n")
}

/// How today stands against what can be seen.
pub fn day(lang: Lang, day: &Day, due: impl Fn(&reports::RoundTimes) -> String) -> String {
    let mut lines = vec![text_with(lang, "duties-today", [("micro-grid", day.micro_grid.as_str().into())])];
    let away = matches!(day.post, Some(Post::AwayAsAsked | Post::AwayAtOnce));
    for (round, times, reported) in &day.reports {
        let (mark, key) = match reported {
            Reported::Asked | Reported::Open | Reported::Missing if away => ("🤝", "duties-state-stood-in"),
            Reported::OnTime => ("✅", "duties-state-on-time"),
            Reported::Late => ("☑️", "duties-state-late"),
            Reported::Excused => ("✅", "duties-state-excused"),
            Reported::Asked => ("⏳", "duties-state-asked"),
            Reported::NotYet => ("▫️", "duties-state-not-yet"),
            Reported::Open => ("⏳", "duties-state-open"),
            Reported::Missing => ("❗", "duties-state-missing"),
            Reported::Closed => ("❌", "duties-state-closed"),
        };
        let state = text_with(lang, key, [("due", due(times).into())]);
        let slot = reports::words::slot(lang, round);
        let args = [("mark", mark.into()), ("slot", slot.into()), ("state", state.into())];
        lines.push(text_with(lang, "duties-report", args));
    }
    lines.push(match day.visited {
        0 => text(lang, "duties-not-visited"),
        visited => text_with(lang, "duties-visited", [("count", visited.into())]),
    });
    lines.extend(match day.observed {
        (0, _) => None,
        (all, 0) => Some(text_with(lang, "duties-observed-heard", [("count", all.into())])),
        (all, silent) => {
            Some(text_with(lang, "duties-observed-silent", [("count", all.into()), ("silent", silent.into())]))
        }
    });
    lines.extend(match day.cases {
        (0, 0) => None,
        (0, closed) => Some(text_with(lang, "duties-cases-closed", [("closed", closed.into())])),
        (open, closed) => {
            Some(text_with(lang, "duties-cases-open", [("open", open.into()), ("closed", closed.into())]))
        }
    });
    lines.extend(day.post.map(|post| {
        let key = match post {
            Post::There => "duties-post-there",
            Post::AwayAsAsked => "duties-post-as-asked",
            Post::AwayAtOnce => "duties-post-at-once",
        };
        text(lang, key)
    }));
    lines.join("\n")
}

/// A page of a pledge, with the buttons to go on; only the last one can be signed, and only by who has not.
pub fn page(lang: Lang, holder: &Holder, (document, nth): (&Text, usize), version: &str) -> (String, Vec<Vec<Button>>) {
    let (area, of) = (holder.area, document.pages.len());
    let nth = nth.min(of.saturating_sub(1));
    let args = [("area", holder.area_name.as_str().into()), ("page", (nth + 1).into()), ("of", of.into())];
    let heading = text_with(lang, "pledges-page", args);
    let body = document.pages.get(nth).map(|page| escape(page)).unwrap_or_default();
    let turn = |key, page| button(text(lang, key), &Command::ReadPledge { area, page });
    let mut row = vec![];
    if nth > 0 {
        row.push(turn("pledges-button-back", nth - 1));
    }
    if nth + 1 < of {
        row.push(turn("pledges-button-next", nth + 1));
    } else if holder.signed.is_none() {
        let sign = Command::SignPledge { area, version: version.to_owned() };
        row.push(button(text(lang, "pledges-button-sign"), &sign));
    }
    (format!("{heading}\n\n{body}"), vec![row])
}

/// Who signed what, and when; `at` is local.
pub fn signed(lang: Lang, (name, area): (&str, &str), at: NaiveDateTime, version: &str) -> String {
    let time = at.format("%H:%M").to_string();
    let at =
        text_with(lang, "pledges-at", [("month", at.month().into()), ("day", at.day().into()), ("time", time.into())]);
    let args = [("name", name.into()), ("at", at.into()), ("area", area.into()), ("version", version.into())];
    text_with(lang, "pledges-signed", args)
}

/// 下一份
pub fn another(lang: Lang, holder: &Holder) -> Vec<Vec<Button>> {
    let label = text_with(lang, "pledges-button-another", [("area", Arg::Html(holder.area_name.clone()))]);
    vec![vec![button(label, &Command::ReadPledge { area: holder.area, page: 0 })]]
}

/// 再看一遍, for each of what is signed.
pub fn again(lang: Lang, holders: &[Holder]) -> Vec<Vec<Button>> {
    let again = holders.iter().take(MOST_BUTTONS).map(|holder| {
        let label = text_with(lang, "pledges-button-again", [("area", Arg::Html(holder.area_name.clone()))]);
        vec![button(label, &Command::ReadPledge { area: holder.area, page: 0 })]
    });
    again.collect()
}

/// Telegram shows at most 100 buttons under a message.
const MOST_BUTTONS: usize = 90;

/// How many have signed in an area, by level.
pub fn counts(lang: Lang, area: &str, (holders, version): (&[Holder], &str)) -> String {
    let title = text_with(lang, "pledges-title", [("area", area.into()), ("version", version.into())]);
    let mut lines = vec![title];
    for level in LEVELS {
        let of_level = || holders.iter().filter(|holder| holder.level == level);
        if of_level().count() > 0 {
            let signed = of_level().filter(|holder| holder.signed.is_some()).count();
            let level = text(lang, &format!("pledges-level-{}", Level::as_str(level)));
            let args = [("level", level.into()), ("signed", signed.into()), ("all", of_level().count().into())];
            lines.push(text_with(lang, "pledges-count", args));
        }
    }
    lines.push(match holders.iter().all(|holder| holder.signed.is_some()) {
        _ if holders.is_empty() => text(lang, "pledges-nobody"),
        true => text(lang, "pledges-all-signed"),
        false => text(lang, "pledges-unsigned"),
    });
    lines.join("\n")
}

/// Somebody who has not signed.
pub fn unsigned(lang: Lang, holder: &Holder) -> String {
    let name = match holder.user {
        Some(_) => escape(&holder.name),
        None => text_with(lang, "pledges-not-joined", [("name", holder.name.as_str().into())]),
    };
    let args = [("area", holder.area_name.as_str().into()), ("name", Arg::Html(name))];
    text_with(lang, "pledges-unsigned-line", args)
}

/// How many have not signed in a part of an area.
pub fn part(lang: Lang, name: &str, count: usize) -> String {
    text_with(lang, "pledges-part", [("area", name.into()), ("count", count.into())])
}

/// The parts of an area in which some have not signed.
pub fn part_buttons(parts: &[(AreaId, String, usize)]) -> Vec<Vec<Button>> {
    let parts = parts.iter().take(MOST_BUTTONS);
    let buttons: Vec<Button> =
        parts.map(|(area, name, _)| button(name.clone(), &Command::PledgesOf { area: *area })).collect();
    buttons.chunks(2).map(<[Button]>::to_vec).collect()
}

/// The day's reminder, with the first of what is to be signed one tap away.
pub fn reminder(lang: Lang, unsigned: &[&Holder]) -> (String, Vec<Vec<Button>>) {
    let names: Vec<&str> = unsigned.iter().map(|holder| holder.area_name.as_str()).collect();
    let args = [("count", unsigned.len().into()), ("list", names.join(", ").into())];
    let read = |holder: &&Holder| {
        vec![button(text(lang, "pledges-button-read"), &Command::ReadPledge { area: holder.area, page: 0 })]
    };
    (text_with(lang, "pledges-reminder", args), unsigned.first().map(read).into_iter().collect())
}
