//! A line for each room of care, where it has something to tell.

use super::Page;
use crate::features::digests::care::{Care, MEDIAN_AND_MOST};
use crate::features::help;
use crate::i18n::{self, Arg};
use crate::terms::{Lang, moment};
use chrono::Duration;

/// The lines, under one title; none where there is nothing.
pub(super) fn lines(page: &Page<'_>) -> Vec<String> {
    let care = page.digest.care;
    let rooms = [
        ("digests-help", helped(page, care)),
        ("digests-observed", observed(page, care)),
        ("digests-visits", counts(page, [("digests-overdue", care.observed.overdue)])),
        ("digests-cases", cases(page, care)),
        ("digests-leave", leave(page)),
        ("digests-pledges", counts(page, [("digests-unsigned", whole(care.pledges.unsigned))])),
        ("digests-notices", counts(page, [("digests-unread", i64::try_from(care.notices.unread).unwrap_or(i64::MAX))])),
    ];
    let lines = rooms.into_iter().filter(|(_, parts)| !parts.is_empty());
    let lines: Vec<String> =
        lines.map(|(key, parts)| page.say(key, [("list", Arg::Html(parts.join(" · ")))])).collect();
    if lines.is_empty() {
        return lines;
    }
    [String::new(), page.title("digests-care")].into_iter().chain(lines).collect()
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// `未打卡 2`, but for what is 0.
fn counts<const N: usize>(page: &Page<'_>, counts: [(&'static str, i64); N]) -> Vec<String> {
    let above_zero = counts.into_iter().filter(|(_, count)| *count > 0);
    above_zero.map(|(key, count)| page.say(key, [("count", count.into())])).collect()
}

fn helped(page: &Page<'_>, care: &Care) -> Vec<String> {
    let help = &care.help;
    let mut parts = waiting(page, "digests-nobody-goes", (help.open.count.into(), help.open.oldest));
    parts.extend(counts(
        page,
        [("digests-under-way", help.under_way.count.into()), ("digests-unconfirmed", help.unconfirmed.count.into())],
    ));
    let took = [("digests-claimed", &help.minutes_to_claim), ("digests-delivered", &help.minutes_to_deliver)];
    for (key, samples) in took {
        let of = |percent| help::Tally::percentile(samples, percent);
        if let [Some(median), Some(most)] = MEDIAN_AND_MOST.map(of) {
            let told = |minutes| Arg::Html(span(page.lang, Duration::minutes(minutes)));
            let args = [("count", samples.len().into()), ("median", told(median)), ("most", told(most))];
            parts.push(page.say(key, args));
        }
    }
    parts
}

fn observed(page: &Page<'_>, care: &Care) -> Vec<String> {
    let observed = &care.observed;
    counts(
        page,
        [
            ("digests-under-observation", observed.open),
            ("digests-unwell", observed.unwell),
            ("digests-away", observed.away),
            ("digests-unanswered", observed.unanswered),
        ],
    )
}

fn cases(page: &Page<'_>, care: &Care) -> Vec<String> {
    let cases = &care.cases;
    let mut parts = waiting(page, "digests-open", (whole(cases.open), cases.oldest));
    parts.extend(counts(
        page,
        [("digests-unassigned", whole(cases.unassigned)), ("digests-closed", whole(cases.closed))],
    ));
    parts
}

/// So many wait, the oldest since so long.
fn waiting(page: &Page<'_>, key: &str, (count, oldest): (i64, Option<i64>)) -> Vec<String> {
    let Some(oldest) = oldest.filter(|_| count > 0) else {
        return vec![];
    };
    let age = Arg::Html(span(page.lang, page.facts.now - moment(oldest)));
    vec![page.say(key, [("count", count.into()), ("age", age)])]
}

/// Who is on leave and who acts for them; where several do, the line is as long as they are.
fn leave(page: &Page<'_>) -> Vec<String> {
    let stand_ins = page.digest.on_leave.iter().map(|of| {
        let args = [
            ("area", of.micro_grid.as_str().into()),
            ("name", of.away_name.as_str().into()),
            ("stand-in", of.contact.name.as_str().into()),
        ];
        page.say("digests-stood-in", args)
    });
    let mut names: Vec<String> = stand_ins.collect();
    if names.len() > super::MOST_NAMES {
        names.truncate(super::MOST_NAMES);
        names.push("…".to_owned());
    }
    names
}

/// In the largest unit that is still exact enough: nobody needs the minutes of a day.
fn span(lang: Lang, span: Duration) -> String {
    let (key, count) = match (span.num_minutes(), span.num_hours(), span.num_days()) {
        (minutes @ ..120, ..) => ("digests-minutes", minutes.max(0)),
        (_, hours @ ..48, _) => ("digests-hours", hours),
        (_, _, days) => ("digests-days", days),
    };
    i18n::text_with(lang, key, [("count", count.into())])
}
