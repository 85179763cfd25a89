//! Numbers in a line that enters somebody: a phone, what was meant as one, or a house. Pure.

use crate::terms::Phone;

/// Why a number is no phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It has so many digits.
    Digits(usize),
    /// There is something in it that is no digit.
    Letters,
}

/// What a word is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// A phone.
    Phone(Phone),
    /// Meant as a phone, and none.
    Wrong(Wrong),
    /// Something else.
    Other,
}

/// A shorter number may be a room.
const SHORTEST: usize = 7;

/// A shorter number is one even where a phone should stand.
const SHORTEST_MEANT: usize = 4;

/// The words of a line. A mobile phone in three parts, `138 0000 8001`, is one word, and what it is called is none.
pub fn words(line: &str) -> Vec<String> {
    let words = line.split(|c: char| c.is_whitespace() || ",，、;；。".contains(c)).map(without_label);
    let mut words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let is = |word: &str, length: usize| word.len() == length && word.bytes().all(|byte| byte.is_ascii_digit());
    let parts = |parts: &[String]| matches!(parts, [a, b, c] if a.starts_with('1') && is(a, 3) && is(b, 4) && is(c, 4));
    if let Some(place) = words.windows(3).position(parts) {
        let phone = words.drain(place..place + 3).collect();
        words.insert(place, phone);
    }
    words
}

/// `电话：13800000000` says no more than the number.
fn without_label(word: &str) -> &str {
    let rest = ["电话", "電話", "手机", "手機", "tel", "Tel"].iter().find_map(|label| word.strip_prefix(label));
    rest.map_or(word, |rest| rest.trim_start_matches(':'))
}

/// Reads a word; `in_place` where it stands between the name and an address, and is meant as a phone if it can be one at all.
pub fn read(word: &str, in_place: bool) -> Read {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    if is_house(word, digits) {
        return Read::Other;
    }
    let bare = word.chars().all(|c| c.is_ascii_digit() || "-+()".contains(c));
    match Phone::read(word) {
        Some(phone) if may_be_dialled(phone.reveal()) => Read::Phone(phone),
        _ if bare && (digits >= SHORTEST || in_place && digits >= SHORTEST_MEANT) => Read::Wrong(Wrong::Digits(digits)),
        _ if !bare && is_number_with_letters(word, digits) => Read::Wrong(Wrong::Letters),
        _ => Read::Other,
    }
}

/// `12-3-1502` is a house, its entrance and a room; a phone has no part so short.
fn is_house(word: &str, digits: usize) -> bool {
    let parts = word.split('-').map(|part| part.chars().filter(char::is_ascii_digit).count());
    word.contains('-') && !word.starts_with('+') && digits < 11 && parts.min() < Some(3)
}

/// Whether somebody could have such a number: a mobile phone of China, one with an area code, one without, or one from abroad.
fn may_be_dialled(number: &str) -> bool {
    let digits = number.strip_prefix("+86").or_else(|| number.strip_prefix("0086")).unwrap_or(number);
    match digits.as_bytes() {
        [b'+', ..] | [b'0', b'0', ..] => digits.len() > SHORTEST,
        [b'1', ..] => digits.len() == 11,
        [b'8', b'6', b'1', ..] if digits.len() > 8 => digits.len() == 13,
        [b'0', ..] => (10..=12).contains(&digits.len()),
        _ => (7..=8).contains(&digits.len()),
    }
}

/// `138OOO08001`, or a name that sticks to its number; a house in Latin letters is shorter.
fn is_number_with_letters(word: &str, digits: usize) -> bool {
    let run = word.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or_default();
    run >= SHORTEST || word.is_ascii() && word.starts_with(|c: char| c.is_ascii_digit()) && digits >= SHORTEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_can_be_dialled_is_a_phone() {
        for number in [
            "13800008001",
            "138-0000-8001",
            "+8613800008001",
            "86-138-0000-8001",
            "0577-88123456",
            "88123456",
            "+85291234567",
            "(0577)8812345",
        ] {
            assert!(matches!(read(number, false), Read::Phone(_)), "{number}");
        }
    }

    #[test]
    fn a_number_with_a_digit_too_few_or_too_many_or_a_letter_was_meant_as_a_phone() {
        for (number, digits) in [("1380000800", 10), ("138000080011", 12), ("330302195001011234", 18), ("881234567", 9)]
        {
            assert_eq!(read(number, false), Read::Wrong(Wrong::Digits(digits)), "{number}");
        }
        for word in ["1380000800x", "138OO008001", "l3800008001", "钱阿姨13800008001"] {
            assert_eq!(read(word, false), Read::Wrong(Wrong::Letters), "{word}");
        }
        assert_eq!(read("138000", true), Read::Wrong(Wrong::Digits(6)));
    }

    #[test]
    fn a_house_and_a_date_are_no_phone() {
        for word in
            ["502", "10803", "3栋502", "12-3-1502", "101-2-1502", "2020-02-03", "B12-3-1502", "12栋3单元1502", "湖北"]
        {
            assert_eq!(read(word, false), Read::Other, "{word}");
        }
        assert_eq!(read("502", true), Read::Other);
    }
}
