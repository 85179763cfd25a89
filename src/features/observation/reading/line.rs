//! A line that enters somebody: `钱阿姨 13800008001 3栋502 湖北 7天 2月3日起 同住2人`, in any order but the name first.

use super::super::model::Category;
use super::plain;
use crate::terms::Phone;
use chrono::{Datelike, NaiveDate};

/// What a line says of somebody; what it does not say is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Words that stand for nothing else, in their order: the name, then the address.
    pub words: Vec<String>,
    /// A phone.
    pub phone: Option<Phone>,
    /// Why they are observed.
    pub category: Option<Category>,
    /// `7天`
    pub days: Option<i64>,
    /// `2月3日起`
    pub first_day: Option<NaiveDate>,
    /// `同住2人`
    pub household: Option<String>,
    /// It seems to tell of several people.
    pub several: bool,
}

const CATEGORIES: &[(&str, Category)] = &[
    ("湖北", Category::Hubei),
    ("武汉", Category::Hubei),
    ("武漢", Category::Hubei),
    ("hubei", Category::Hubei),
    ("重点地区", Category::KeyArea),
    ("重點地區", Category::KeyArea),
    ("温州", Category::KeyArea),
    ("台州", Category::KeyArea),
    ("密接", Category::Contact),
    ("密切接触", Category::Contact),
    ("密切接觸", Category::Contact),
    ("contact", Category::Contact),
    ("其他", Category::Other),
    ("other", Category::Other),
];

/// The longest word that names a category: `湖北来返`, but not an address in a 湖北路.
const CATEGORY_LENGTH: usize = 8;

/// Nobody's name and address are longer.
const LONGEST: usize = 120;

/// Reads a line on a day.
pub fn read(text: &str, today: NaiveDate) -> Line {
    let text = plain(text);
    let mut line = Line { several: text.chars().count() > LONGEST, ..Line::default() };
    let words = text.split(|c: char| c.is_whitespace() || ",，、;；".contains(c)).filter(|word| !word.is_empty());
    for word in words {
        if let Some(phone) = phone(word) {
            line.several |= line.phone.is_some();
            line.phone = Some(phone);
        } else if let Some(days) = days(word) {
            line.days = Some(days);
        } else if let Some(day) = day(word, today) {
            line.first_day = Some(day);
        } else if let Some(category) = category(word) {
            line.category = Some(category);
        } else if let Some(rest) = ["同住", "with"].iter().find_map(|mark| word.strip_prefix(mark)) {
            line.household = Some(rest.trim_start_matches([':', '：']).to_owned()).filter(|rest| !rest.is_empty());
        } else {
            line.words.push(word.to_owned());
        }
    }
    line
}

/// A shorter number is a house or a room.
const SHORTEST_PHONE: usize = 7;

fn phone(word: &str) -> Option<Phone> {
    let long = word.chars().filter(char::is_ascii_digit).count() >= SHORTEST_PHONE;
    Phone::read(word).filter(|_| long)
}

fn days(word: &str) -> Option<i64> {
    let number = word.strip_suffix('天').or_else(|| word.strip_suffix("days"))?;
    number.parse().ok().filter(|days| (1..=60).contains(days))
}

fn day(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let word = word.trim_end_matches(['起', '始']).trim_end_matches("开始").trim_end_matches("開始");
    let date = word.parse().ok().or_else(|| {
        let (month, day) = word.split_once('月')?;
        let day = day.trim_end_matches(['日', '号', '號']);
        let of = |year| NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?);
        // On 2 January somebody says 30 December.
        of(today.year()).filter(|date| *date <= today).or_else(|| of(today.year() - 1))
    })?;
    (0..60).contains(&(today - date).num_days()).then_some(date)
}

fn category(word: &str) -> Option<Category> {
    let word = word.to_lowercase();
    let short = word.chars().count() <= CATEGORY_LENGTH;
    let place = word.contains(['路', '街', '号', '栋', '室']);
    CATEGORIES.iter().find(|(name, _)| short && !place && word.starts_with(name)).map(|(_, category)| *category)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, 2, 7).expect("a date")
    }

    #[test]
    fn a_line_says_everything() {
        let line = read("钱阿姨 13800008001 湖北路3栋502 湖北来返 7天 2月3日起 同住2人", today());
        assert_eq!(line.words, ["钱阿姨", "湖北路3栋502"]);
        assert_eq!(line.phone.expect("a phone").reveal(), "13800008001");
        assert_eq!(line.category, Some(Category::Hubei));
        assert_eq!(line.days, Some(7));
        assert_eq!(line.first_day, NaiveDate::from_ymd_opt(2020, 2, 3));
        assert_eq!(line.household.as_deref(), Some("2人"));
    }

    #[test]
    fn a_list_of_people_is_no_line() {
        assert!(read("钱阿姨 13800008001 3栋\n老孙 13800008002 4栋", today()).several);
    }

    #[test]
    fn a_house_number_is_no_phone_and_no_day_lies_ahead() {
        let line = read("老孙，12栋，3月1日起，502", today());
        assert_eq!(line.words, ["老孙", "12栋", "3月1日起", "502"]);
        assert_eq!((line.phone, line.first_day), (None, None));
    }
}
