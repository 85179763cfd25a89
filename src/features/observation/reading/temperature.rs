//! A temperature as people write it: `36.8`, `三十七度五`, `37度2`, `98.6`.

use super::super::model::Temperature;
use super::plain;

/// What was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// A temperature that people have, written as one.
    Clear(Temperature),
    /// It may be this one, and should be asked back: rarely seen, without a decimal point, or in Fahrenheit.
    Doubtful(Temperature),
    /// Meant as a temperature, and not understood.
    Unclear,
    /// About something else.
    Nothing,
}

/// Thermometers under an arm or on a forehead show these without anybody wondering.
const USUAL: std::ops::RangeInclusive<i64> = 355..=399;
/// Nobody who answers is colder or warmer.
const POSSIBLE: std::ops::RangeInclusive<i64> = 340..=425;
/// A longer text is about more than a temperature.
const LONGEST: usize = 24;

const WORDS: &[&str] = &["体温", "體溫", "温度", "溫度", "发烧", "發燒", "烧", "燒", "℃", "°", "摄氏", "攝氏"];

/// Words that may stand around a temperature without adding anything to it.
const AROUND: &[char] = &[
    '我', '您', '现', '現', '在', '今', '天', '早', '上', '下', '午', '晚', '是', '了', '的', '到', '量', '测', '測',
    '有', '点', '點', '高', '十', '半', '度', 'c', 'C', '，', ',', '。', '.', '、', '·', '：', ':', '！', '!', ' ',
];

/// Nothing is said beside the temperature, so that it is no call for help by its words.
pub fn is_bare(text: &str) -> bool {
    let text = WORDS.iter().fold(plain(text), |text, word| text.replace(word, ""));
    text.chars().all(|c| c.is_ascii_digit() || "零一二两三四五六七八九".contains(c) || AROUND.contains(&c))
}

/// Reads a text.
pub fn read(text: &str) -> Reading {
    let text = plain(text);
    if text.chars().count() > LONGEST {
        return Reading::Nothing;
    }
    let named = WORDS.iter().any(|word| text.contains(word)) || text.contains('度');
    let digits = digits(&text);
    let numbers: Vec<&str> =
        digits.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|n| !n.is_empty()).collect();
    let bare = digits.chars().all(|c| c.is_ascii_digit() || ". cC".contains(c));
    let otherwise = if named { Reading::Unclear } else { Reading::Nothing };
    if !named && !bare {
        return Reading::Nothing;
    }
    match numbers.as_slice() {
        [number] => tenths(number).unwrap_or(otherwise),
        _ => otherwise,
    }
}

/// Chinese numerals become digits, and whatever people put between degrees and tenths becomes a point.
fn digits(text: &str) -> String {
    let chars: Vec<char> = text.chars().filter(|c| *c != '℃' && *c != '°').collect();
    let numeral = |c: char| "零一二三四五六七八九".chars().position(|n| n == c).or((c == '两').then_some(2));
    let is_number = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_digit() || numeral(*c).is_some());
    let mut out = String::new();
    for (place, c) in chars.iter().enumerate() {
        let (before, after) = (place.checked_sub(1).and_then(|at| chars.get(at)), chars.get(place + 1));
        let joins = is_number(before) && (is_number(after) || after == Some(&'半'));
        match (*c, numeral(*c)) {
            (_, Some(digit)) => out.push_str(&digit.to_string()),
            // 三十七 is 37, 四十 is 40.
            ('十', _) if is_number(before) && is_number(after) => {}
            ('十', _) if is_number(before) => out.push('0'),
            ('半', _) => out.push('5'),
            ('度', _) if place > 0 && (is_number(after) || after == Some(&'半')) => out.push('.'),
            ('.' | ',' | '。' | '、' | '·' | '点' | '點', _) if joins => out.push('.'),
            ('度' | '.' | ',' | '。' | '、', _) => {}
            _ => out.push(*c),
        }
    }
    out.trim().to_owned()
}

fn tenths(number: &str) -> Option<Reading> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if whole.len() > 4 {
        return None;
    }
    let degrees: i64 = whole.parse().ok()?;
    let value = match part.len() {
        0 => degrees * 10,
        1 => degrees * 10 + part.parse::<i64>().ok()?,
        2 => degrees * 10 + (part.parse::<i64>().ok()? + 5) / 10,
        _ => return None,
    };
    if POSSIBLE.contains(&value) {
        let clear = part.len() == 1 && USUAL.contains(&value);
        let temperature = Temperature(value);
        return Some(if clear { Reading::Clear(temperature) } else { Reading::Doubtful(temperature) });
    }
    // 368 is 36.8 without its point.
    if part.is_empty() && POSSIBLE.contains(&degrees) {
        return Some(Reading::Doubtful(Temperature(degrees)));
    }
    let celsius = ((value - 320) * 5 + 4) / 9;
    (950..=1_085).contains(&value).then_some(Reading::Doubtful(Temperature(celsius)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temperature_is_read_however_it_is_written() {
        for (text, tenths) in [
            ("36.8", 368),
            ("３６．８", 368),
            ("36。8", 368),
            ("36,8度", 368),
            ("三十七度五", 375),
            ("三十六点八", 368),
            ("三十六度半", 365),
            ("37度2", 372),
            ("体温36.5", 365),
            ("38.9℃", 389),
            ("36.7 ", 367),
            ("我烧到38度5了", 385),
        ] {
            assert_eq!(read(text), Reading::Clear(Temperature(tenths)), "{text}");
        }
    }

    #[test]
    fn what_is_rare_or_lacks_its_point_is_asked_back() {
        for (text, tenths) in [
            ("368", 368),
            ("36", 360),
            ("37度", 370),
            ("40.2", 402),
            ("34.8", 348),
            ("36.85", 369),
            ("98.6", 370),
            ("四十度", 400),
        ] {
            assert_eq!(read(text), Reading::Doubtful(Temperature(tenths)), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_is_not_recorded() {
        for text in ["体温还行", "三十多度吧", "56.8度", "量了36.5和36.9度"] {
            assert_eq!(read(text), Reading::Unclear, "{text}");
        }
    }

    #[test]
    fn whoever_says_more_than_a_temperature_is_heard_out() {
        for text in ["38.2", "我烧到38度5了", "体温三十七度二", "今天早上36.8"] {
            assert!(is_bare(text), "{text}");
        }
        for text in ["38.5 喘不上气", "发烧39度，胸口疼"] {
            assert!(!is_bare(text), "{text}");
        }
    }

    #[test]
    fn other_talk_is_no_temperature() {
        for text in ["谢谢", "买2斤米", "13800001234", "12", "零报告 走访36户", ""] {
            assert_eq!(read(text), Reading::Nothing, "{text}");
        }
    }
}
