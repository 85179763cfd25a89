//! A line that enters somebody: `钱阿姨 13800008001 3栋502 湖北 7天 2月3日起 同住2人`, in any order but the name first.

use super::super::model::Category;
use super::phone::{self, Wrong};
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
    /// What was meant as a phone, and why it is none.
    pub no_phone: Option<(String, Wrong)>,
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
    let words = phone::words(&text);
    let rest: Vec<&str> = words.iter().map(String::as_str).filter(|word| !line.takes(word, today)).collect();
    for (nth, word) in rest.iter().enumerate() {
        // The name, a number, and an address behind it.
        let in_place = nth == 1 && nth + 1 < rest.len();
        line.add(word, phone::read(word, in_place));
    }
    line
}

impl Line {
    /// Takes a word that says something by itself; `false` for any other.
    fn takes(&mut self, word: &str, today: NaiveDate) -> bool {
        if let Some(days) = days(word) {
            self.days = Some(days);
        } else if let Some(day) = day(word, today) {
            self.first_day = Some(day);
        } else if let Some(category) = category(word) {
            self.category = Some(category);
        } else if let Some(rest) = ["同住", "with"].iter().find_map(|mark| word.strip_prefix(mark)) {
            self.household = Some(rest.trim_start_matches([':', '：']).to_owned()).filter(|rest| !rest.is_empty());
        } else {
            return false;
        }
        true
    }

    /// A word that says nothing else.
    fn add(&mut self, word: &str, read: phone::Read) {
        self.several |= read != phone::Read::Other && (self.phone.is_some() || self.no_phone.is_some());
        match read {
            phone::Read::Phone(phone) => self.phone = Some(phone),
            phone::Read::Wrong(wrong) => self.no_phone = Some((word.to_owned(), wrong)),
            phone::Read::Other => self.words.push(word.to_owned()),
        }
    }
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
        assert!(read("钱阿姨 1380000800 3栋\n老孙 13800008002 4栋", today()).several);
    }

    #[test]
    fn a_number_that_is_no_phone_is_taken_into_nothing() {
        for (text, word, wrong) in [
            ("钱阿姨 1380000800 3栋502", "1380000800", Wrong::Digits(10)),
            ("钱阿姨 1380 3栋502", "1380", Wrong::Digits(4)),
            ("钱阿姨，电话：138OOO08001，3栋502", "138OOO08001", Wrong::Letters),
        ] {
            let line = read(text, today());
            assert_eq!(line.no_phone, Some((word.to_owned(), wrong)), "{text}");
            assert_eq!((line.words, line.phone), (vec!["钱阿姨".to_owned(), "3栋502".to_owned()], None), "{text}");
        }
        let spaced = read("钱阿姨 138 0000 8001 3栋502", today());
        assert_eq!((spaced.words.len(), spaced.phone.is_some()), (2, true));
        for room in ["钱阿姨 13800008001 10803", "钱阿姨 1502 湖北 7天"] {
            let room = read(room, today());
            assert_eq!((room.words.len(), room.no_phone), (2, None));
        }
        let day = read("Qian 12-3-1502 2020-02-03", today());
        assert_eq!((day.words.len(), day.first_day), (2, NaiveDate::from_ymd_opt(2020, 2, 3)));
    }

    #[test]
    fn a_house_number_is_no_phone_and_no_day_lies_ahead() {
        let line = read("老孙，12栋，3月1日起，502", today());
        assert_eq!(line.words, ["老孙", "12栋", "3月1日起", "502"]);
        assert_eq!((line.phone, line.first_day), (None, None));
    }
}
