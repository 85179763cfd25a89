use super::Command;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use regex::Regex;
use std::sync::LazyLock;

/// Reads a typed command; `argument` is what follows its name.
pub fn typed(name: &str, argument: &str) -> Option<Command> {
    let text = || argument.to_owned();
    match name {
        "notice" => Some(Command::Write { text: text(), media: None }),
        "ask" => Some(Command::Ask { text: text() }),
        "verify" if !is_of_another_room(argument) => Some(Command::Verify { number: text() }),
        _ => None,
    }
}

/// `JC-…`: certificates have numbers that begin with letters and a dash.
fn is_of_another_room(argument: &str) -> bool {
    let letters = argument.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    letters.len() + 2 <= argument.len() && letters.starts_with('-')
}

/// Whether somebody who wrote `/notice` wants a template.
pub fn wants_template(text: &str) -> bool {
    ["template", "templates", "模板", "範本", "模版"].contains(&text.trim().to_lowercase().as_str())
}

/// The number of a notice at the beginning, as people copy it: `1012`, `１０１２`, `通知 1012`, `No. 1012`; and what follows it.
pub fn number(text: &str) -> Option<(i64, &str)> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\s*(?:通知|编号|編號|第|[Nn]otice|[Nn]o\.?|№|#|：|:|\s)*(\d{1,15})号?號?(?:\s|$|[:：,，。])")
            .expect("a pattern")
    });
    let found = NUMBER.captures(text)?;
    let digits: String = found[1].chars().filter_map(|digit| char::from_digit(value(digit)?, 10)).collect();
    let end = found.get(0)?.end();
    Some((digits.parse().ok()?, text[end..].trim()))
}

/// What a digit counts, full width too.
fn value(digit: char) -> Option<u32> {
    let narrow = match digit {
        '０'..='９' => digit as u32 - '０' as u32,
        _ => digit.to_digit(10)?,
    };
    Some(narrow)
}

/// When something is to happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// At a local time.
    At(NaiveDateTime),
    /// Again and again.
    Cron(String),
}

/// Reads a time as people write it: `14:30` (the next one), `8点半`, `明天 8:00`, `2月9日 8:00`, `2020-02-09 08:00`, `cron 0 0 8 * * *`.
pub fn when(text: &str, now: NaiveDateTime) -> Option<When> {
    static WHEN: LazyLock<Regex> = LazyLock::new(|| {
        let day = r"(?P<word>今天|今日|明天|明日|后天|後天|today|tomorrow)";
        let date = r"(?:(?P<year>\d{4})[-/年])?(?P<month>\d{1,2})[-/月](?P<day>\d{1,2})(?:日|号|號)?";
        let part = r"(?P<part>凌晨|早上|上午|中午|下午|晚上|晚)?";
        let time = r"(?P<hour>\d{1,2})(?:(?::|点|點)(?P<minute>\d{1,2})?分?(?P<half>半)?)(?:整)?\s*(?P<ampm>am|pm)?";
        Regex::new(&format!(r"^(?:(?:{day}|{date})\s*(?:at\s+)?)?{part}\s*{time}$")).expect("a pattern")
    });
    let text = text.trim().to_lowercase().replace('：', ":");
    if let Some(cron) = text.strip_prefix("cron") {
        return Some(When::Cron(cron.trim().to_owned()));
    }
    let found = WHEN.captures(&text)?;
    let number = |name: &str| found.name(name).and_then(|digits| digits.as_str().parse::<u32>().ok());
    let minute = if found.name("half").is_some() { 30 } else { number("minute").unwrap_or(0) };
    let late = found.name("part").is_some_and(|part| ["下午", "晚上", "晚"].contains(&part.as_str()))
        || found.name("ampm").is_some_and(|half| half.as_str() == "pm");
    let hour = number("hour").map(|hour| if late && hour < 12 { hour + 12 } else { hour })?;
    let time = NaiveTime::from_hms_opt(hour, minute, 0)?;

    let today = now.date();
    let date = match (found.name("word").map(|word| word.as_str()), number("month"), number("day")) {
        (Some("今天" | "今日" | "today"), ..) => today,
        (Some("明天" | "明日" | "tomorrow"), ..) => today + Days::new(1),
        (Some(_), ..) => today + Days::new(2),
        (None, Some(month), Some(day)) => return dated(number("year"), (month, day), (time, now)).map(When::At),
        // A time alone is the next such time.
        (None, ..) if time <= now.time() => today + Days::new(1),
        (None, ..) => today,
    };
    Some(When::At(date.and_time(time)))
}

/// A day without its year is the next such day.
fn dated(
    year: Option<u32>,
    (month, day): (u32, u32),
    (time, now): (NaiveTime, NaiveDateTime),
) -> Option<NaiveDateTime> {
    use chrono::Datelike;
    let this = i32::try_from(year.unwrap_or(0)).ok().filter(|year| *year > 0).unwrap_or(now.year());
    let at = NaiveDate::from_ymd_opt(this, month, day)?.and_time(time);
    if year.is_none() && at <= now {
        return NaiveDate::from_ymd_opt(this + 1, month, day).map(|date| date.and_time(time));
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a local time")
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        let now = at("2020-02-07 09:00");
        let cases = [
            ("14:30", "2020-02-07 14:30"),
            ("8:00", "2020-02-08 08:00"),
            ("09：00", "2020-02-08 09:00"),
            ("明天 8:00", "2020-02-08 08:00"),
            ("明天8点半", "2020-02-08 08:30"),
            ("今天下午3点", "2020-02-07 15:00"),
            ("晚上8:15", "2020-02-07 20:15"),
            ("後天 7點", "2020-02-09 07:00"),
            ("2月9日 8:00", "2020-02-09 08:00"),
            ("2月1日 8:00", "2021-02-01 08:00"),
            ("2020-02-09 08:05", "2020-02-09 08:05"),
            ("tomorrow 8:00 PM", "2020-02-08 20:00"),
        ];
        for (text, expected) in cases {
            assert_eq!(when(text, now), Some(When::At(at(expected))), "{text}");
        }
        assert_eq!(when("cron 0 0 8 * * *", now), Some(When::Cron("0 0 8 * * *".to_owned())));
        for text in ["", "以后", "25:00", "8:61", "13月1日 8:00", "明天", "8"] {
            assert_eq!(when(text, now), None, "{text}");
        }
    }

    #[test]
    fn a_number_is_read_as_people_copy_it() {
        for text in ["1012", " 1012 ", "通知 1012", "编号：1012", "No. 1012", "#1012", "１０１２", "1012号"] {
            assert_eq!(number(text), Some((1012, "")), "{text}");
        }
        assert_eq!(number("1012 口罩在哪领？"), Some((1012, "口罩在哪领？")));
        for text in ["", "通知", "口罩 1012", "-5", "10x"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn another_rooms_numbers_are_left_to_it() {
        assert!(typed("verify", "JC-2020-0007").is_none());
        assert!(matches!(typed("verify", "1012"), Some(Command::Verify { .. })));
        assert!(matches!(typed("verify", ""), Some(Command::Verify { .. })));
        assert!(matches!(typed("verify", "-5"), Some(Command::Verify { .. })));
    }
}
