//! Days as people write them: `2月8日`, `8号下午`, `8-10`, `明天 三天`, `下周一`, `Feb 8`; pure.

use super::model::{Half, HalfDay};
use chrono::{Datelike, Duration, NaiveDate, Weekday};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// What a text says of days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Days {
    /// The first half day that is named.
    pub first: Option<HalfDay>,
    /// The last one; `None` where a single day is named without its end.
    pub last: Option<HalfDay>,
    /// A single day was named with its half.
    pub half: bool,
    /// Days are named that are none, or too many.
    pub bad: bool,
    /// The text without them.
    pub rest: String,
}

const NUMBER: &str = "([0-9]{1,2}|[一二两兩三四五六七八九十廿]{1,3})";

/// A word about days, at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Date(Option<NaiveDate>),
    Day(u32),
    Half(Half),
    Whole,
    For(i64),
}

type Read = fn(&Captures<'_>, NaiveDate) -> Option<Word>;

/// The words, those first that another begins with; whether it means a day wherever it stands; how it is read.
static WORDS: LazyLock<Vec<(Regex, bool, Read)>> = LazyLock::new(|| {
    let word = |pattern: &str, plain, read: Read| {
        (Regex::new(&format!("(?i)^(?:{pattern})")).expect("a pattern that a test has read"), plain, read)
    };
    vec![
        word(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*[日号號]?", true, |c, _| {
            Some(Word::Date(NaiveDate::from_ymd_opt(c[1].parse().ok()?, number(&c[2])?, number(&c[3])?)))
        }),
        word(&format!(r"{NUMBER}\s*月\s*{NUMBER}\s*[日号號]?"), true, |c, today| {
            Some(Word::Date(of_year(today, number(&c[1])?, number(&c[2])?)))
        }),
        word(
            r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*([0-9]{1,2})(?:st|nd|rd|th)?",
            true,
            |c, today| Some(Word::Date(of_year(today, month(&c[1])?, number(&c[2])?))),
        ),
        word(
            r"([0-9]{1,2})(?:st|nd|rd|th)?\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?",
            true,
            |c, today| Some(Word::Date(of_year(today, month(&c[2])?, number(&c[1])?))),
        ),
        word(r"([0-9]{1,2})\s?[/.]\s?([0-9]{1,2})", false, |c, today| {
            Some(Word::Date(of_year(today, number(&c[1])?, number(&c[2])?)))
        }),
        word("大后天|大後天", true, |_, today| Some(Word::Date(Some(today + Duration::days(3))))),
        word("后天|後天|the day after tomorrow", true, |_, today| {
            Some(Word::Date(Some(today + Duration::days(2))))
        }),
        word("明天|明日|tomorrow|tmr", true, |_, today| Some(Word::Date(Some(today + Duration::days(1))))),
        word("今天|今日|today", true, |_, today| Some(Word::Date(Some(today)))),
        word("(下|这|這|本)?个?(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])", true, |c, today| {
            let weekday = "一二三四五六日".find(c[2].replace('天', "日").as_str())? / "一".len();
            Some(Word::Date(Some(of_week(today, weekday, c.get(1).is_some_and(|which| which.as_str() == "下")))))
        }),
        word(r"(next\s+)?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)", true, |c, today| {
            let weekday: Weekday = c[2].parse().ok()?;
            Some(Word::Date(Some(of_week(today, weekday.num_days_from_monday() as usize, c.get(1).is_some()))))
        }),
        word("上午|早上|早晨|morning|am", false, |_, _| Some(Word::Half(Half::Am))),
        word("下午|晚上|afternoon|evening|pm", false, |_, _| Some(Word::Half(Half::Pm))),
        word("全天|整天|all day", false, |_, _| Some(Word::Whole)),
        word(&format!(r"(?:for\s+)?{NUMBER}\s*(?:天|日間|days?)"), false, |c, _| {
            Some(Word::For(i64::from(number(&c[1])?)))
        }),
        word(&format!(r"{NUMBER}\s*(?:[日号號]|st|nd|rd|th)"), true, |c, _| Some(Word::Day(number(&c[1])?))),
        // A bare number is a day only between others or at an end: `8-10`, `8 10 回老家`, but not `2人`.
        word(r"([0-9]{1,2})", false, |c, _| Some(Word::Day(number(&c[1])?))),
    ]
});

/// What may stand between the words.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:[\s,，、;；:：~～–—-]|至|到|从|從|自|起|请假|請假|休息|(?:from|on|to|until|till|through|the)\b)+",
    )
    .expect("a pattern that a test has read")
});

/// Reads the days at the beginning of a text, or else the first ones that stand in it.
pub fn read(text: &str, today: NaiveDate) -> Days {
    let text: String = text.chars().map(narrow).collect();
    let starts = std::iter::once((0, false)).chain(text.char_indices().map(|(at, _)| (at, true)));
    for (at, plain_only) in starts {
        let after_digit = text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.');
        if after_digit || word(skip(&text[at..]), today, plain_only).is_none() {
            continue;
        }
        let (words, end) = words(&text[at..], today);
        let rest = format!("{} {}", text[..at].trim(), text[at + end..].trim());
        return Days { rest: rest.trim().to_owned(), ..meaning(&words, today) };
    }
    Days { rest: text.trim().to_owned(), ..Days::default() }
}

/// Full-width digits, letters and strokes as the patterns know them; other marks stay as they were written.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '／' | '．' | '－' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        '\u{3000}' => ' ',
        _ => c,
    }
}

fn skip(text: &str) -> &str {
    BETWEEN.find(text).map_or(text, |found| &text[found.end()..])
}

/// The word at the beginning of a text, with what follows it.
fn word(text: &str, today: NaiveDate, plain_only: bool) -> Option<(Word, &str)> {
    WORDS.iter().filter(|(_, plain, _)| *plain || !plain_only).find_map(|(pattern, _, read)| {
        let found = pattern.captures(text)?;
        let word = read(&found, today)?;
        let rest = &text[found[0].len()..];
        let whole = match word {
            Word::Day(_) if found[0].ends_with(|c: char| c.is_ascii_digit()) => {
                rest.is_empty() || BETWEEN.is_match(rest)
            }
            _ => !(found[0].ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit())),
        };
        whole.then_some((word, rest))
    })
}

/// The words in a row at the beginning of a text, and where they end.
fn words(text: &str, today: NaiveDate) -> (Vec<Word>, usize) {
    let (mut words, mut rest) = (vec![], text);
    while let Some((found, after)) = word(skip(rest), today, false) {
        words.push(found);
        rest = after;
    }
    (words, text.len() - rest.len())
}

fn meaning(words: &[Word], today: NaiveDate) -> Days {
    let mut named: Vec<(NaiveDate, Option<Half>)> = vec![];
    let mut days = Days::default();
    for word in words {
        match word {
            Word::Date(Some(date)) => named.push((*date, None)),
            Word::Date(None) => days.bad = true,
            Word::Day(day) => match of_month(named.last().map_or(today, |(date, _)| *date), *day) {
                Some(date) => named.push((date, None)),
                None => days.bad = true,
            },
            Word::Half(half) => match named.last_mut() {
                Some((_, unsaid @ None)) => *unsaid = Some(*half),
                Some((date, Some(_))) => {
                    let date = *date;
                    named.push((date, Some(*half)));
                }
                None => named.push((today, Some(*half))),
            },
            Word::For(count) => match named.last() {
                Some((date, _)) if named.len() == 1 => named.push((*date + Duration::days(count.max(&1) - 1), None)),
                _ => days.bad = true,
            },
            Word::Whole => {}
        }
    }
    let half_day = |(date, half): &(NaiveDate, Option<Half>), or| HalfDay { date: *date, half: half.unwrap_or(or) };
    match named.as_slice() {
        [] => {}
        [one] => {
            days.first = Some(half_day(one, Half::Am));
            days.half = one.1.is_some();
            days.last = days.half.then(|| half_day(one, Half::Pm));
        }
        [first, last] => {
            days.first = Some(half_day(first, Half::Am));
            days.last = Some(half_day(last, Half::Pm));
        }
        _ => days.bad = true,
    }
    days
}

/// A number in digits or in Chinese up to 99.
fn number(text: &str) -> Option<u32> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let digit = |c: char| "一二三四五六七八九".chars().position(|known| known == c).map(|at| at as u32 + 1);
    let digit = |c: char| if matches!(c, '两' | '兩') { Some(2) } else { digit(c) };
    match text.chars().collect::<Vec<_>>().as_slice() {
        ['十'] => Some(10),
        ['廿'] => Some(20),
        [one] => digit(*one),
        ['十', ones] => Some(10 + digit(*ones)?),
        ['廿', ones] => Some(20 + digit(*ones)?),
        [tens, '十'] => Some(10 * digit(*tens)?),
        [tens, '十', ones] => Some(10 * digit(*tens)? + digit(*ones)?),
        _ => None,
    }
}

fn month(name: &str) -> Option<u32> {
    name.parse::<chrono::Month>().ok().map(|month| month.number_from_month())
}

/// A date without a year is this year's, or next year's where this year's is long over.
fn of_year(today: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    const LONG_OVER: Duration = Duration::days(180);
    let this_year = NaiveDate::from_ymd_opt(today.year(), month, day)?;
    if this_year < today - LONG_OVER { NaiveDate::from_ymd_opt(today.year() + 1, month, day) } else { Some(this_year) }
}

/// A day without a month is the next one from a date on.
fn of_month(from: NaiveDate, day: u32) -> Option<NaiveDate> {
    let next = if from.month() == 12 { (from.year() + 1, 1) } else { (from.year(), from.month() + 1) };
    from.with_day(day).filter(|date| *date >= from).or_else(|| NaiveDate::from_ymd_opt(next.0, next.1, day))
}

/// A day of this week that is not over, else of the next; `next` is always the next.
fn of_week(today: NaiveDate, weekday: usize, next: bool) -> NaiveDate {
    let monday = today - Duration::days(i64::from(today.weekday().num_days_from_monday()));
    let date = monday + Duration::days(i64::try_from(weekday).unwrap_or(0));
    if next || date < today { date + Duration::days(7) } else { date }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Friday.
    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, 2, 7).expect("a date")
    }

    fn said(text: &str) -> String {
        let days = read(text, today());
        let half = |half: Option<HalfDay>| half.map_or("?".to_owned(), |half| half.to_string().replace("2020-", ""));
        let bad = if days.bad { " bad" } else { "" };
        format!("{} {}{bad} | {}", half(days.first), half(days.last), days.rest)
    }

    #[test]
    fn days_are_read_however_they_are_written() {
        for (text, meant) in [
            ("2月8日 2月10日 回老家 刘洋", "02-08/am 02-10/pm | 回老家 刘洋"),
            ("明天上午 看牙", "02-08/am 02-08/am | 看牙"),
            ("8-10", "02-08/am 02-10/pm | "),
            ("8 10 回老家", "02-08/am 02-10/pm | 回老家"),
            ("８号到１０号", "02-08/am 02-10/pm | "),
            ("2/8-2/10 家事", "02-08/am 02-10/pm | 家事"),
            ("2.8 家事", "02-08/am ? | 家事"),
            ("2020-02-08至2020-02-09", "02-08/am 02-09/pm | "),
            ("2月8-10日", "02-08/am 02-10/pm | "),
            ("2月28日到3号", "02-28/am 03-03/pm | "),
            ("二月八号下午到十号上午 回家", "02-08/pm 02-10/am | 回家"),
            ("明天 三天 回老家", "02-08/am 02-10/pm | 回老家"),
            ("後天起2天", "02-09/am 02-10/pm | "),
            ("大后天", "02-10/am ? | "),
            ("周日 走亲戚", "02-09/am ? | 走亲戚"),
            ("下周三", "02-12/am ? | "),
            ("週一", "02-10/am ? | "),
            ("今天下午", "02-07/pm 02-07/pm | "),
            ("下午 开会", "02-07/pm 02-07/pm | 开会"),
            ("明天全天", "02-08/am ? | "),
            ("tomorrow morning dentist", "02-08/am 02-08/am | dentist"),
            ("from Feb 8 to Feb 10 family", "02-08/am 02-10/pm | family"),
            ("8th-9th", "02-08/am 02-09/pm | "),
            ("next monday 2 days", "02-10/am 02-11/pm | "),
            ("6号", "03-06/am ? | "),
        ] {
            assert_eq!(said(text), meant, "{text}");
        }
    }

    #[test]
    fn days_are_found_within_words_and_numbers_that_are_none_are_left() {
        for (text, meant) in [
            ("我明天家里有事请假", "02-08/am ? | 我 家里有事请假"),
            ("明天请假三天", "02-08/am 02-10/pm | "),
            ("想请假，2月8号到9号，由刘洋代", "02-08/am 02-09/pm | 想 ，由刘洋代"),
            ("发烧38.5度，后天请假", "02-09/am ? | 发烧38.5度 请假"),
            ("请假 2人 看病", "? ? | 请假 2人 看病"),
            ("回老家", "? ? | 回老家"),
            ("2月30日", "? ? bad | "),
            ("32号", "? ? bad | "),
            ("2月8日 2月9日 2月10日", "? ? bad | "),
        ] {
            assert_eq!(said(text).trim_end(), meant.trim_end(), "{text}");
        }
    }
}
