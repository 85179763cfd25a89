//! Numbers as they are written: digits, circled digits, Chinese numerals, English words.

use chinese_number::{ChineseCountMethod, ChineseToNumber};

mod relatives;

pub use relatives::relatives;

/// A number in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Nothing where the writer left it open (几, 十多, 2.5).
    pub value: Option<u32>,
    /// Whether it is a whole number that is meant exactly.
    pub exact: bool,
    /// Whether it is written as a circled digit.
    pub circled: bool,
}

impl Number {
    /// A whole number that is meant.
    pub fn exactly(value: u32) -> Self {
        Number { value: Some(value), exact: true, circled: false }
    }

    /// What "none" says.
    pub fn zero() -> Self {
        Number::exactly(0)
    }

    /// A number that is said, but not which.
    pub fn unknown() -> Self {
        Number { value: None, exact: false, circled: false }
    }
}

const NUMERALS: &str = "零〇一二两三四五六七八九十百千廿卅俩仨壹贰叁肆伍陆柒捌玖拾佰几";

const ENGLISH: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("dozen", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// The number that `text` begins with, and its length in bytes.
pub fn leading(text: &str) -> Option<(Number, usize)> {
    let first = text.chars().next()?;
    match first {
        '数' | '上' | '成' => dozens(text),
        '0'..='9' => Some(digits(text)),
        'o' | 'l' => typed_letters(text).or_else(|| english(text)),
        '㉑'..='㉟' => circled(first, '㉑', 21),
        '㊱'..='㊿' => circled(first, '㊱', 36),
        '①'..='⑳' => circled_digits(text).or_else(|| circled(first, '①', 1)),
        '❶'..='❿' => circled(first, '❶', 1),
        '➀'..='➉' => circled(first, '➀', 1),
        '⓪' | '⓿' => circled_digits(text).or_else(|| circled('⓪', '⓪', 0)),
        'a'..='z' => english(text),
        _ if NUMERALS.contains(first) => chinese(text),
        _ => None,
    }
}

/// ③①户: several circled digits in front of a measure word are one number.
fn circled_digits(text: &str) -> Option<(Number, usize)> {
    let digit = |c: char| match c {
        '⓪' => Some(0),
        '①'..='⑨' => Some(c as u32 - '①' as u32 + 1),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().map_while(digit).take(4).collect();
    let length = digits.len() * '①'.len_utf8();
    let counts = text[length..].starts_with(['户', '家', '人', '名', '位', '例', '个', '口']);
    let value = digits.iter().fold(0, |number, digit| number * 10 + digit);
    (digits.len() > 1 && counts).then_some((Number { circled: true, ..Number::exactly(value) }, length))
}

fn circled(c: char, first: char, value: u32) -> Option<(Number, usize)> {
    let number = Number { circled: true, ..Number::exactly(c as u32 - first as u32 + value) };
    Some((number, c.len_utf8()))
}

/// Digits, with the letters o and l among them read as 0 and 1; a decimal is no exact number.
fn digits(text: &str) -> (Number, usize) {
    let bytes = text.as_bytes();
    let end = bytes.iter().position(|b| !matches!(b, b'0'..=b'9' | b'o' | b'l')).unwrap_or(bytes.len());
    let followed_by_letter = bytes.get(end).is_some_and(u8::is_ascii_alphabetic);
    let end =
        if followed_by_letter { bytes.iter().position(|b| !b.is_ascii_digit()).unwrap_or(bytes.len()) } else { end };

    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if bytes.get(end) == Some(&b'.') && is_digit(end + 1) {
        let end = end + 1 + bytes[end + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
        return (Number::unknown(), end);
    }
    let value = text[..end].replace('o', "0").replace('l', "1").parse().ok();
    (Number { value, exact: value.is_some(), circled: false }, end)
}

/// 数十户, 上百人: many, but not how many.
fn dozens(text: &str) -> Option<(Number, usize)> {
    let rest = text.chars().nth(1).filter(|c| "十百千".contains(*c))?;
    let unit = text.chars().nth(2).filter(|c| "户人名位家个".contains(*c)).is_some();
    unit.then(|| (Number::unknown(), text.chars().next().map_or(0, char::len_utf8) + rest.len_utf8()))
}

/// A number that begins with the letter o or l: `o人`, `l8户`.
fn typed_letters(text: &str) -> Option<(Number, usize)> {
    let end = text.bytes().position(|b| !matches!(b, b'0'..=b'9' | b'o' | b'l')).unwrap_or(text.len());
    let ends_the_word = !text[end..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
    let is_meant = text[..end].bytes().any(|b| b.is_ascii_digit()) || text[..end] == *"o";
    (ends_the_word && is_meant && end <= 4).then(|| digits(&text[..end]))
}

fn english(text: &str) -> Option<(Number, usize)> {
    let somebody = ["fever", "cases", "sick", "folks", "people", "persons", "residents", "neighbours", "neighbors"];
    for several in ["some", "several", "a few", "many"] {
        let rest = text.strip_prefix(several).and_then(|rest| rest.strip_prefix(' '));
        if rest.is_some_and(|rest| somebody.iter().any(|who| rest.starts_with(who))) {
            return Some((Number::unknown(), several.len()));
        }
    }
    let word_end = |from: usize| from + text[from..].bytes().take_while(u8::is_ascii_lowercase).count();
    let value_of = |word: &str| ENGLISH.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);

    let end = word_end(0);
    if let Some(value) = text[..end].strip_suffix("ish").and_then(value_of) {
        return Some((Number { exact: false, ..Number::exactly(value) }, end));
    }
    let value = value_of(&text[..end])?;
    if let Some(rest) = text[end..].strip_prefix(" dozen").filter(|rest| !rest.starts_with('s')) {
        return Some((Number::exactly(value * 12), text.len() - rest.len()));
    }
    if value >= 20 && text[end..].starts_with(['-', ' ']) {
        let unit_end = word_end(end + 1);
        if let Some(unit) = value_of(&text[end + 1..unit_end]).filter(|unit| *unit < 10) {
            return Some((Number::exactly(value + unit), unit_end));
        }
    }
    Some((Number::exactly(value), end))
}

fn chinese(text: &str) -> Option<(Number, usize)> {
    let (written, end) = numeral(text);
    let open = written.contains('几') || two_neighbours(&written);
    if open {
        return Some((Number::unknown(), end));
    }
    let value = chinese_value(&written);
    Some((Number { value, exact: value.is_some(), circled: false }, end))
}

/// A numeral and its length; 三十有二 is 三十二, and so is 三是二 where a phone took it for another word.
fn numeral(text: &str) -> (String, usize) {
    const DIGITS: &str = "一二两三四五六七八九";
    let chars: Vec<char> = text.chars().take(9).collect();
    let digit = |nth: usize| chars.get(nth).is_some_and(|c| DIGITS.contains(*c));
    let (mut written, mut end) = (String::new(), 0);
    for (nth, c) in chars.iter().enumerate() {
        let ten = nth > 0 && chars[nth - 1] == '十';
        match c {
            c if NUMERALS.contains(*c) => written.push(*c),
            '有' if ten && digit(nth + 1) => {}
            '是' if nth == 1 && digit(0) && digit(2) && chars.get(3).is_some_and(|c| "户家人名位个".contains(*c)) =>
            {
                written.push('十');
            }
            _ => break,
        }
        end += c.len_utf8();
    }
    (written, end)
}

/// 三四户, 十五六户, 二三十户: two digits in a row that differ by one leave the number open.
fn two_neighbours(written: &str) -> bool {
    let digit = |c: char| "一二三四五六七八九".chars().position(|known| known == if c == '两' { '二' } else { c });
    let chars: Vec<char> = written.chars().collect();
    let pairs = chars.windows(2).filter_map(|two| Some((digit(two[0])?, digit(two[1])?))).collect::<Vec<_>>();
    matches!(pairs[..], [(a, b)] if a + 1 == b || (a, b) == (2, 4)) || written == "三两"
}

fn chinese_value(written: &str) -> Option<u32> {
    let plain = written.replace('〇', "零").replace('廿', "二十").replace('卅', "三十");
    let plain = plain.replace('俩', "二").replace('仨', "三").replace('两', "二");
    let mut plain: String = plain.chars().map(informal).collect();
    if plain.chars().all(|c| "零一二三四五六七八九".contains(c)) {
        let digits = plain.chars().filter_map(|c| "零一二三四五六七八九".chars().position(|known| known == c));
        return Some(digits.fold(0_u32, |value, digit| value * 10 + digit as u32));
    }
    if plain.starts_with('百') || plain.starts_with('千') {
        plain.insert(0, '一');
    }
    let value: Result<u64, _> = plain.to_number(ChineseCountMethod::TenThousand);
    value.ok().and_then(|value| u32::try_from(value).ok())
}

/// The everyday numeral for a formal one.
fn informal(c: char) -> char {
    match c {
        '壹' => '一',
        '贰' => '二',
        '叁' => '三',
        '肆' => '四',
        '伍' => '五',
        '陆' => '六',
        '柒' => '七',
        '捌' => '八',
        '玖' => '九',
        '拾' => '十',
        '佰' => '百',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<u32> {
        leading(text).and_then(|(number, _)| number.value)
    }

    #[test]
    fn every_way_of_writing_gives_the_same_number() {
        for text in ["21", "2l", "二十一", "廿一", "贰拾壹", "二一", "twenty-one", "twenty one"] {
            assert_eq!(value(text), Some(21), "{text}");
        }
        assert_eq!(value("一百零五人"), Some(105));
        assert_eq!(value("十二户"), Some(12));
        assert_eq!(value("俩人"), Some(2));
        assert_eq!(value("〇"), Some(0));
        assert_eq!(value("5O人".to_lowercase().as_str()), Some(50));
    }

    #[test]
    fn open_numbers_and_decimals_have_no_value() {
        for text in
            ["几户", "十几户", "三四户", "三五户", "三两户", "数十户", "上百户", "十五六户", "二三十户", "2.5户"]
        {
            assert_eq!(leading(text).map(|(number, _)| number.value), Some(None), "{text}");
        }
    }

    #[test]
    fn words_are_not_numbers() {
        assert_eq!(leading("ok"), None);
        assert_eq!(leading("of"), None);
        assert_eq!(leading("lots"), None);
    }
}
