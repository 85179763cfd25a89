mod care;

use super::rules::{Digest, Facts, Share};
use super::table;
use crate::features::leave::StandIn;
use crate::features::nags::words::number;
use crate::features::people::Contact;
use crate::features::reports;
use crate::features::reports::form::{Field, FieldId, FieldKind};
use crate::features::reports::standing::Standing;
use crate::i18n::{self, Arg};
use crate::telegram::escape;
use crate::terms::{AreaId, ChatId, Lane, Lang, Post, RoundId, SlotId};
use chrono::NaiveDateTime;
use std::collections::HashMap;

/// What went wrong between the bot and people.
#[derive(Debug, Default)]
pub(super) struct Trouble<'a> {
    /// Those who no longer hear us.
    pub unreachable: Vec<&'a str>,
    /// Messages that failed, and of which nobody knows, in the last day.
    pub unsaid: (usize, usize),
    /// Jobs that were missed in the last day, by name, with the local times at which they were due.
    pub missed: &'a [(String, NaiveDateTime)],
}

/// A digest and what stands around it.
pub(super) struct Page<'a> {
    pub facts: &'a Facts,
    pub digest: Digest<'a>,
    /// By micro-grid.
    pub leaders: &'a HashMap<AreaId, Vec<Contact>>,
    pub trouble: Trouble<'a>,
    pub lang: Lang,
}

/// A list of the missing that is longer than so many messages is sent as a file.
const MOST_PAGES: usize = 3;
/// So many names stand in one line; where the number stands before them, they say enough.
const MOST_NAMES: usize = 20;

/// The messages of a digest, and a file where its list is too long to be read in messages.
pub(super) fn posts(page: &Page<'_>, chat: ChatId) -> Vec<Post> {
    let text = |html: String| Post::text(chat, Lane::Digest, html);
    let whole = pages(page, &missing(page));
    if whole.len() <= MOST_PAGES {
        return whole.into_iter().map(text).collect();
    }
    let in_parts: Vec<String> =
        page.digest.missing.iter().map(|(part, of)| format!("{}: {}", escape(&part.name), of.len())).collect();
    let caption = page.say("digests-file", [("count", page.digest.sums.counts.missing.into())]);
    let file_name = format!("{}-{}.csv", page.facts.round.date, page.facts.round.slot);
    let file = Post::document(chat, Lane::Digest, file_name, table::missing(page), caption);
    pages(page, &in_parts).into_iter().map(text).chain([file]).collect()
}

/// The digest as pages, with these lines for the missing.
pub(super) fn pages(page: &Page<'_>, missing: &[String]) -> Vec<String> {
    let mut lines = summary(page);
    lines.extend(abnormal(page));
    if page.digest.sums.counts.reported > 0 {
        lines.push(String::new());
        lines.push(page.title("digests-totals"));
        lines.extend(totals(page));
    }
    lines.extend(care::lines(page));
    if !missing.is_empty() {
        lines.push(String::new());
        lines.push(page.title("digests-missing"));
        lines.extend_from_slice(missing);
    }
    lines.extend(named(page, "digests-late", &page.digest.late));
    lines.extend(named(page, "digests-asked", &page.digest.asked));
    lines.extend(named(page, "digests-excused", &page.digest.excused));
    lines.extend(trouble(page));
    let heading = [
        ("area", page.digest.area.name.as_str().into()),
        ("round", Arg::Html(reports::words::round(page.lang, &page.facts.round))),
    ];
    i18n::pages(&page.say("digests-heading", heading), &lines)
}

impl Page<'_> {
    fn say<const N: usize>(&self, key: &str, args: [(&'static str, Arg); N]) -> String {
        i18n::text_with(self.lang, key, args)
    }

    fn title(&self, key: &str) -> String {
        format!("<b>{}</b>", i18n::text(self.lang, key))
    }

    fn label(&self, field: &FieldId) -> String {
        self.facts
            .form
            .field(field)
            .map_or_else(|| escape(&field.0), |field| escape(reports::words::label(self.lang, field)))
    }
}

/// `98.3%`, or a dash where there is nothing to measure.
pub(super) fn percent(share: Share) -> String {
    share.per_mille().map_or_else(|| "—".to_owned(), |tenths| format!("{}.{}%", tenths / 10, tenths % 10))
}

/// All that matters in three lines: how complete, what is abnormal, how well.
fn summary(page: &Page<'_>) -> Vec<String> {
    let sums = page.digest.sums;
    let complete = [
        ("expected", sums.counts.expected().into()),
        ("reported", sums.counts.reported.into()),
        ("percent", percent(sums.completeness()).into()),
        ("missing", sums.counts.missing.into()),
    ];
    let quality = [
        ("timely", percent(sums.timeliness()).into()),
        ("steady", percent(sums.steady).into()),
        ("elements", percent(sums.elements).into()),
    ];
    let fields = page.facts.form.fields.iter().filter(|field| field.abnormal);
    let found = fields.filter_map(|field| Some((field, sums.totals.get(&field.id)?))).filter(|(_, count)| **count > 0);
    let found: Vec<String> =
        found.map(|(field, count)| format!("{} {count}", escape(reports::words::label(page.lang, field)))).collect();
    let alarm = match (found.is_empty(), sums.counts.reported) {
        (false, _) => page.say("digests-abnormal", [("list", Arg::Html(found.join(" · ")))]),
        // Silence is no zero: nothing is known of those who have not reported.
        (true, 0) => i18n::text(page.lang, "digests-nothing-known"),
        (true, reported) if reported < sums.counts.expected() => {
            page.say("digests-nothing-abnormal-yet", [("count", reported.into())])
        }
        (true, _) => i18n::text(page.lang, "digests-nothing-abnormal"),
    };
    vec![page.say("digests-complete", complete), alarm, page.say("digests-quality", quality)]
}

/// A line for each field; one that nobody stated is no 0.
fn totals(page: &Page<'_>) -> Vec<String> {
    let sums = page.digest.sums;
    let fields = page.facts.form.fields.iter().filter(|field| field.kind == FieldKind::Count);
    let line = |field: &Field| {
        let (now, before) = (sums.totals.get(&field.id), sums.last_totals.get(&field.id));
        let total = match now {
            Some(now) => format!("{now}{}", change(*now, before.copied().unwrap_or(*now))),
            None => i18n::text(page.lang, "digests-unstated"),
        };
        format!("{} {total}", escape(reports::words::label(page.lang, field)))
    };
    fields.map(line).collect()
}

fn change(now: u64, before: u64) -> String {
    match now.cmp(&before) {
        std::cmp::Ordering::Greater => format!(" (+{})", now - before),
        std::cmp::Ordering::Less => format!(" (−{})", before - now),
        std::cmp::Ordering::Equal => String::new(),
    }
}

fn abnormal(page: &Page<'_>) -> Vec<String> {
    let line = |(standing, fields): &(&Standing, Vec<(&FieldId, u32)>)| {
        let fields: Vec<String> =
            fields.iter().map(|(field, count)| format!("{} {count}", page.label(field))).collect();
        format!("⚠️ {}: {}", escape(&standing.name), fields.join(" · "))
    };
    page.digest.abnormal.iter().map(line).collect()
}

/// The missing by sub-area, worst first, with their leaders; a long list takes several lines, since a page breaks only between lines.
pub(super) fn missing(page: &Page<'_>) -> Vec<String> {
    let mut lines = vec![];
    for (part, missing) in &page.digest.missing {
        let items: Vec<String> = missing.iter().map(|standing| item(page, part.id, standing)).collect();
        let mut start = format!("{} ({}): ", escape(&part.name), missing.len());
        for items in items.chunks(MOST_NAMES) {
            lines.push(format!("{start}{}", items.join(" · ")));
            start.clear();
        }
    }
    lines
}

/// Within its own grid a number is enough.
fn item(page: &Page<'_>, part: AreaId, standing: &Standing) -> String {
    let name = if standing.grid == part { number(page.lang, &standing.name) } else { escape(&standing.name) };
    format!("{name} {}", escape(&leaders(page, standing))).trim_end().to_owned()
}

/// The names of those who lead a micro-grid; of one who is on leave, that of who acts for them.
pub(super) fn leaders(page: &Page<'_>, standing: &Standing) -> String {
    let leaders = page.leaders.get(&standing.micro_grid).into_iter().flatten();
    let acting = |leader: &Contact| -> Vec<String> {
        let away = |of: &&&StandIn| of.contact.area == standing.micro_grid && of.away == leader.person;
        page.digest.on_leave.iter().filter(away).map(|of| of.name(page.lang)).collect()
    };
    let names = leaders.flat_map(|leader| match acting(leader) {
        nobody if nobody.is_empty() => vec![leader.name.clone()],
        acting => acting,
    });
    names.collect::<Vec<_>>().join("、")
}

fn named(page: &Page<'_>, key: &str, of: &[&Standing]) -> Vec<String> {
    if of.is_empty() {
        return vec![];
    }
    let names: Vec<String> = of.iter().map(|standing| escape(&standing.name)).collect();
    vec![String::new(), page.say(key, [("count", of.len().into()), ("list", Arg::Html(shortened(&names)))])]
}

fn shortened(names: &[String]) -> String {
    let more = if names.len() > MOST_NAMES { " …" } else { "" };
    format!("{}{more}", names[..names.len().min(MOST_NAMES)].join(" · "))
}

fn trouble(page: &Page<'_>) -> Vec<String> {
    let Trouble { unreachable, unsaid: (failed, unknown), missed } = &page.trouble;
    let mut lines = vec![];
    if !unreachable.is_empty() {
        let names: Vec<String> = unreachable.iter().map(|name| escape(name)).collect();
        let args = [("count", names.len().into()), ("list", Arg::Html(shortened(&names)))];
        lines.push(page.say("digests-unreachable", args));
    }
    if failed + unknown > 0 {
        lines.push(page.say("digests-unsaid", [("failed", (*failed).into()), ("unknown", (*unknown).into())]));
    }
    if !missed.is_empty() {
        let jobs: Vec<String> = missed.iter().map(|(name, at)| job(page.lang, name, *at)).collect();
        let args = [("count", jobs.len().into()), ("list", Arg::Html(shortened(&jobs)))];
        lines.push(page.say("digests-missed", args));
    }
    if !lines.is_empty() {
        lines.insert(0, String::new());
    }
    lines
}

/// `2月7日上午催报（10:30）`
fn job(lang: Lang, name: &str, at: NaiveDateTime) -> String {
    let mut parts = name.split('/');
    let key = match parts.next() {
        Some("round") => "digests-job-prompt",
        Some("nag") => "digests-job-nag",
        Some("zeros") => "digests-job-zeros",
        Some("digest") => "digests-job-digest",
        _ => return i18n::text_with(lang, "digests-job-upkeep", [("at", at.format("%H:%M").to_string().into())]),
    };
    let round = RoundId { date: at.date(), slot: SlotId(parts.next().unwrap_or_default().to_owned()) };
    let round = Arg::Html(reports::words::round(lang, &round));
    i18n::text_with(lang, key, [("round", round), ("at", at.format("%H:%M").to_string().into())])
}
