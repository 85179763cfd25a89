//! `周敏 明天10:00 核对返乡人员名单` → whom, until when, what; in any order. Pure.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// Until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Nothing is said.
    Unsaid,
    /// Then, in local time.
    At(NaiveDateTime),
    /// There is no such date or hour.
    Impossible,
    /// That was before now.
    Past,
}

/// A day without an hour means the end of the working day.
const END_OF_DAY: u32 = 18;

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern that a test has used")
}

static RELATIVE_DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)大后天|后天|後天|明天|明日|明早|明晚|今天|今日|今早|今晚|today|tonight|tomorrow"));
static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?P<next>下)?(?:这|這|本)?(?:个|個)?(?:周|週|星期|礼拜|禮拜)(?P<day>[一二三四五六日天])")
});
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?P<y>\d{4})[-/年])?(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号號]?|(?P<y2>\d{4})[-/](?P<m2>\d{1,2})[-/](?P<d2>\d{1,2})|(?P<m3>\d{1,2})/(?P<d3>\d{1,2})",
    )
});
/// Without a month only where what follows shows that it is no house or grid number.
static DAY_OF_MONTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?P<all>(?P<d>\d{1,2})[日号號])(?:\s|$|之?前|以前|上午|下午|早|晚|中午|\d)"));
static CLOCK_TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?P<part>凌晨|早上|上午|中午|下午|傍晚|晚上|早|晚)?\s*(?P<h>\d{1,2})[:：](?P<min>\d{2})\s*(?P<ap>am|pm)?|(?P<h2>\d{1,2})\s*(?P<ap2>am|pm)\b",
    )
});
static OCLOCK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<part>凌晨|早上|上午|中午|下午|傍晚|晚上|早|晚)?\s*(?P<h>\d{1,2}|[一二三四五六七八九十两兩]{1,3})[点點](?P<min>半|[0-5]?\d分?|[一二三四五]?十[一二三四五六七八九]?分?)?(?:[钟鐘整])?",
    )
});
static PART_OF_DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"上午|中午|下午|傍晚|晚上"));
static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?P<n>\d{1,3}|[半一两兩二三四五六七八九十])(?:个|個)?(?P<unit>小时|小時|钟头|鐘頭|分钟|分鐘|天)(?:之内|以内|内|內|之后|以后|后|後)|\bin (?P<n2>\d{1,3}) (?P<unit2>hours?|minutes?|days?)\b",
    )
});

/// What stands before or behind a time and says only that it is one.
const BEFORE: [&str; 9] = ["截止到", "截止", "不晚于", "在", "到", "于", "before", "until", "by"];
const BEHIND: [&str; 6] = ["之前", "以前", "为止", "前", "截止", "之内"];

/// Finds until when, and what is left of the text without it.
pub fn due(text: &str, now: NaiveDateTime) -> (Due, String) {
    if let Some(found) = WITHIN.captures(text) {
        return (within(&found, now), without(text, &[whole(&found)]));
    }
    let (day, day_at) = day(text, now.date());
    // A date's digits are no hour: what was taken for the day is blanked.
    let rest = day_at.clone().map_or_else(|| text.to_owned(), |at| blank(text, at));
    let evening = day_at.clone().and_then(|at| implied_part(&text[at]));
    let (time, time_at) = time(&rest, day_at.as_ref().map(|at| at.end));
    if day_at.is_none() && time_at.is_none() {
        return (Due::Unsaid, text.trim().to_owned());
    }
    let left = without(text, &[day_at, time_at].into_iter().flatten().collect::<Vec<_>>());
    (settle((day, time.map(|time| time.in_the(evening)), evening), now), left)
}

/// The parts that two of the day's words bring along: `明晚`.
fn implied_part(day: &str) -> Option<Part> {
    match day.chars().last() {
        Some('早') => Some(Part::Morning),
        Some('晚') => Some(Part::Evening),
        _ if day.eq_ignore_ascii_case("tonight") => Some(Part::Evening),
        _ => None,
    }
}

/// A day that was said: none, one of the calendar, or one that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    Unsaid,
    On(NaiveDate),
    /// A weekday, of which the next one is meant: it may be today.
    Next(NaiveDate),
    Impossible,
}

fn day(text: &str, today: NaiveDate) -> (Day, Option<Range<usize>>) {
    if let Some(found) = RELATIVE_DAY.find(text) {
        let word = found.as_str().to_lowercase();
        let days = match word.as_str() {
            "大后天" => 3,
            "后天" | "後天" => 2,
            "tomorrow" => 1,
            _ if word.starts_with('明') => 1,
            _ => 0,
        };
        return (Day::On(today + Duration::days(days)), Some(found.range()));
    }
    if let Some(found) = WEEKDAY.captures(text) {
        return (weekday(&found, today), Some(whole(&found)));
    }
    if let Some(found) = DATE.captures(text) {
        return (date(&found, today), Some(whole(&found)));
    }
    if let Some(found) = DAY_OF_MONTH.captures(text) {
        let date = number(&found, "d").and_then(|day| NaiveDate::from_ymd_opt(today.year(), today.month(), day));
        let at = found.name("all").map(|all| all.range());
        return (date.map_or(Day::Impossible, Day::On), at);
    }
    (Day::Unsaid, None)
}

fn weekday(found: &Captures<'_>, today: NaiveDate) -> Day {
    let days = ["一", "二", "三", "四", "五", "六"];
    let nth = days.iter().position(|day| found.name("day").is_some_and(|said| said.as_str() == *day)).unwrap_or(6);
    let monday = today - Duration::days(today.weekday().num_days_from_monday().into());
    let nth = i64::try_from(nth).unwrap_or(6);
    if found.name("next").is_some() {
        return Day::On(monday + Duration::days(7 + nth));
    }
    let this = monday + Duration::days(nth);
    Day::Next(if this < today { this + Duration::days(7) } else { this })
}

fn date(found: &Captures<'_>, today: NaiveDate) -> Day {
    let any = |names: [&str; 3]| names.into_iter().find_map(|name| number(found, name));
    let year = number(found, "y").or_else(|| number(found, "y2")).and_then(|year| i32::try_from(year).ok());
    let (month, day) = (any(["m", "m2", "m3"]).unwrap_or(0), any(["d", "d2", "d3"]).unwrap_or(0));
    let Some(date) = NaiveDate::from_ymd_opt(year.unwrap_or(today.year()), month, day) else {
        return Day::Impossible;
    };
    // In December, January is the next one.
    let long_ago = year.is_none() && today - date > Duration::days(180);
    Day::On(if long_ago { date.with_year(today.year() + 1).unwrap_or(date) } else { date })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Morning,
    Noon,
    Evening,
}

/// A time of day as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Time {
    hour: u32,
    minute: u32,
    part: Option<Part>,
    /// Written as `10:30`, which means just that.
    exact: bool,
}

impl Time {
    fn in_the(mut self, part: Option<Part>) -> Self {
        self.part = self.part.or(part);
        self
    }
}

fn part(word: &str) -> Option<Part> {
    match word {
        "凌晨" | "早上" | "上午" | "早" | "am" => Some(Part::Morning),
        "中午" => Some(Part::Noon),
        "下午" | "傍晚" | "晚上" | "晚" | "pm" => Some(Part::Evening),
        _ => None,
    }
}

/// `day_end`: where the day that was said ends, so that `明天三点` is an hour and `落实三点要求` is none.
fn time(text: &str, day_end: Option<usize>) -> (Option<Time>, Option<Range<usize>>) {
    let named =
        |found: &Captures<'_>, name: &str| found.name(name).and_then(|word| part(&word.as_str().to_lowercase()));
    if let Some(found) = CLOCK_TIME.captures(text) {
        let hour = number(&found, "h").or_else(|| number(&found, "h2")).unwrap_or(99);
        let minute = number(&found, "min").unwrap_or(0);
        let part = ["part", "ap", "ap2"].into_iter().find_map(|name| named(&found, name));
        return (Some(Time { hour, minute, part, exact: true }), Some(whole(&found)));
    }
    for found in OCLOCK.captures_iter(text) {
        let at = whole(&found);
        let after_day = day_end.is_some_and(|end| end <= at.start && text[end..at.start].trim().is_empty());
        let follows = text[at.end..].trim_start_matches(' ');
        let ends = follows.len() < text.len() - at.end || follows.is_empty();
        let ends = ends || BEHIND.iter().any(|word| follows.starts_with(word)) || found.name("min").is_some();
        if after_day || found.name("part").is_some() || ends {
            let hour = found.name("h").and_then(|hour| numeral(hour.as_str())).unwrap_or(99);
            let minute = found.name("min").map_or(Some(0), |minute| numeral(minute.as_str().trim_end_matches('分')));
            let time = Time { hour, minute: minute.unwrap_or(99), part: named(&found, "part"), exact: false };
            return (Some(time), Some(at));
        }
    }
    // `明天上午` has no hour: the end of that part of the day is meant.
    let part_at = day_end
        .and_then(|end| PART_OF_DAY.find_at(text, end).filter(|found| text[end..found.start()].trim().is_empty()));
    match part_at {
        Some(found) => {
            let hour = match found.as_str() {
                "上午" | "中午" => 12,
                "下午" | "傍晚" => END_OF_DAY,
                _ => 21,
            };
            (Some(Time { hour, minute: 0, part: None, exact: true }), Some(found.range()))
        }
        None => (None, None),
    }
}

fn settle((day, time, part): (Day, Option<Time>, Option<Part>), now: NaiveDateTime) -> Due {
    let date = match day {
        Day::Impossible => return Due::Impossible,
        Day::On(date) | Day::Next(date) => date,
        Day::Unsaid => now.date(),
    };
    let default = match part {
        Some(Part::Morning) => 9,
        Some(Part::Evening) => 21,
        _ => END_OF_DAY,
    };
    let time = time.unwrap_or(Time { hour: default, minute: 0, part: None, exact: true });
    let Some(of_day) = NaiveTime::from_hms_opt(hour(time), time.minute, 0) else {
        return Due::Impossible;
    };
    let at = date.and_time(of_day);
    match day {
        _ if at > now => Due::At(at),
        Day::Next(_) => Due::At(at + Duration::days(7)),
        // At two in the afternoon `八点` is tonight's.
        Day::On(_) | Day::Unsaid if !time.exact && time.part.is_none() && at + Duration::hours(12) > now => {
            let later = at + Duration::hours(12);
            if later.date() == date { Due::At(later) } else { Due::Past }
        }
        _ => Due::Past,
    }
}

fn hour(time: Time) -> u32 {
    match (time.part, time.hour) {
        (Some(Part::Evening), hour @ 1..=11) => hour + 12,
        (Some(Part::Noon), hour @ 1..=2) => hour + 12,
        (Some(Part::Morning), 12) => 0,
        // Nobody is given a task until three at night.
        (None, hour @ 1..=6) if !time.exact => hour + 12,
        (_, hour) => hour,
    }
}

fn within(found: &Captures<'_>, now: NaiveDateTime) -> Due {
    let word = |one: &str, other: &str| found.name(one).or_else(|| found.name(other)).map_or("", |word| word.as_str());
    let (count, unit) = (word("n", "n2"), word("unit", "unit2").to_lowercase());
    let minutes = match unit.as_str() {
        "分钟" | "分鐘" | "minute" | "minutes" => 1,
        "天" | "day" | "days" => 24 * 60,
        _ => 60,
    };
    let minutes = if count == "半" { minutes / 2 } else { minutes * i64::from(numeral(count).unwrap_or(0)) };
    let at = now + Duration::minutes(minutes);
    let days = matches!(unit.as_str(), "天" | "day" | "days") && count != "半";
    let end = NaiveTime::from_hms_opt(END_OF_DAY, 0, 0).unwrap_or(NaiveTime::MIN);
    Due::At(if days { at.date().and_time(end) } else { at })
}

fn number(found: &Captures<'_>, name: &str) -> Option<u32> {
    found.name(name).and_then(|digits| digits.as_str().parse().ok())
}

/// `10`, `十`, `二十三`, `半`
fn numeral(text: &str) -> Option<u32> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    if text == "半" {
        return Some(30);
    }
    let digit = |c: char| match c {
        '两' | '兩' => Some(2),
        _ => "一二三四五六七八九".chars().position(|other| other == c).and_then(|nth| u32::try_from(nth + 1).ok()),
    };
    let (tens, ones) = text.split_once('十').map_or((None, text), |(tens, ones)| (Some(tens), ones));
    let one = |text: &str| match text.chars().collect::<Vec<_>>()[..] {
        [] => Some(None),
        [c] => digit(c).map(Some),
        _ => None,
    };
    let ones = one(ones)?;
    match tens {
        Some(tens) => Some(one(tens)?.unwrap_or(1) * 10 + ones.unwrap_or(0)),
        None => ones,
    }
}

fn whole(found: &Captures<'_>) -> Range<usize> {
    found.get(0).map_or(0..0, |all| all.range())
}

fn blank(text: &str, at: Range<usize>) -> String {
    format!("{}{}{}", &text[..at.start], " ".repeat(at.len()), &text[at.end..])
}

/// The text without some pieces and without the words that only belong to them.
fn without(text: &str, pieces: &[Range<usize>]) -> String {
    let mut kept = text.to_owned();
    for at in pieces {
        kept = blank(&kept, at.clone());
    }
    // Pieces that are gone leave spaces of the same length, so that places stay the same.
    let end = pieces.iter().map(|at| at.end).max().unwrap_or(0);
    let start = pieces.iter().map(|at| at.start).min().unwrap_or(0);
    let (before, behind) = (kept[..start].trim_end(), kept[end..].trim_start());
    let before = BEFORE.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let behind = BEHIND.iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
    tidy(&format!("{before} {} {behind}", &kept[start..end]))
}

/// Without spaces and marks at the ends, and with single spaces within.
fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_matches(|c: char| c.is_whitespace() || "，,。；;：:、-".contains(c)).to_owned()
}

/// Words that stand right before a name: `请周敏`, `交给周敏`.
const CALLS: &str = "请請让讓由给給派@";

/// Finds whom: those of the names that stand first in the text, where a word begins; several where they share the name. And what is
/// left of the text without it.
pub fn who<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> (Option<&'a str>, String) {
    let starts_word =
        |at: usize| text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() || CALLS.contains(c));
    let ends_word = |end: usize, name: &str| {
        // Chinese is written without spaces; other names end where their letters do.
        let latin = name.chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric());
        !latin || text[end..].chars().next().is_none_or(|c| !c.is_ascii_alphanumeric())
    };
    let place = |name: &'a str| {
        let mut places = text.match_indices(name).map(|(at, _)| at);
        places.find(|at| starts_word(*at) && ends_word(at + name.len(), name)).map(|at| (at, name))
    };
    let found = names.filter(|name| !name.is_empty()).filter_map(place);
    let Some((at, name)) = found.min_by_key(|(at, name)| (*at, usize::MAX - name.len())) else {
        return (None, tidy(text));
    };
    let before = text[..at].trim_end_matches(|c| CALLS.contains(c));
    let before = before.strip_suffix('交').unwrap_or(before);
    (Some(name), tidy(&format!("{before} {}", &text[at + name.len()..])))
}

/// The days that a task is offered for: today's and tomorrow's ends, and two mornings.
pub fn offered(now: NaiveDateTime) -> Vec<NaiveDateTime> {
    let at =
        |days, hour| NaiveTime::from_hms_opt(hour, 0, 0).map(|time| (now.date() + Duration::days(days)).and_time(time));
    let mut offered: Vec<NaiveDateTime> =
        [at(0, 12), at(0, END_OF_DAY), at(1, 10), at(1, END_OF_DAY), at(2, END_OF_DAY)].into_iter().flatten().collect();
    // Within the hour nobody gets anything done.
    offered.retain(|at| *at > now + Duration::hours(1));
    offered
}

#[cfg(test)]
mod tests;
