//! What is typed while a form is open: the number that is asked for, one that is named, or something else. Pure.

use super::form::{Field, FieldId, FieldKind, Form};
use super::reading::{Doubt, Reader, Reading};
use super::sheet::Sheet;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Where somebody is in a form.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum FormAt<'a> {
    /// None is open.
    #[default]
    Closed,
    /// A number is asked for; something may have been answered before.
    Number { field: &'a Field, begun: bool },
    /// A text is asked for: whatever is typed is that text.
    Text,
    /// Everything was asked; it waits to be filed.
    End,
}

impl<'a> FormAt<'a> {
    /// Reads the step of a conversation.
    pub fn of(step: Option<&Value>, form: &'a Form) -> Self {
        let Some(sheet) = step.and_then(Sheet::of_step) else {
            return Self::Closed;
        };
        match form.fields.get(sheet.at) {
            Some(field) if field.kind == FieldKind::Count => Self::Number { field, begun: sheet.at > 0 },
            Some(_) => Self::Text,
            None => Self::End,
        }
    }
}

/// What a text says to the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// These counts: of the field that is asked for, or of another that it names.
    Counts(BTreeMap<FieldId, u32>),
    /// Nothing is abnormal beside what was answered before.
    RestIsZero,
    /// Nothing that the form could read.
    Words,
}

/// The answer 没有 to "how many?" or "what else?".
pub fn says_none(text: &str) -> bool {
    let plain: String = text.trim().trim_end_matches(['。', '.', '！', '!']).nfkc().collect();
    ["无", "無", "没", "没有", "沒有", "没了", "沒了", "暂无", "暫無", "none", "no", "nil"]
        .contains(&plain.to_lowercase().as_str())
}

/// Reads an answer: a number of the field that is asked for, in digits or in words, or of another that is named; or that nothing else is
/// abnormal. `None` where it is no answer, or a report of its own.
pub fn read(text: &str, form: FormAt<'_>, reader: &Reader, at: DateTime<FixedOffset>) -> Option<Said> {
    let plain: String = text.trim().nfkc().collect();
    let (asked, begun) = match form {
        FormAt::Closed => return None,
        FormAt::Text => (None, true),
        FormAt::End => (None, true),
        FormAt::Number { field, begun } => (Some(field), begun),
    };
    if let Some(field) = asked {
        let of_field = |count: u32| Said::Counts(BTreeMap::from([(field.id.clone(), count)]));
        if !plain.is_empty() && plain.chars().all(|char| char.is_ascii_digit()) {
            return plain.parse().ok().map(of_field);
        }
        if says_none(&plain) {
            return Some(of_field(0));
        }
        if let Some(counts) = in_words(&plain, field).and_then(|said| one_count(&reader.read(&said, at))) {
            return Some(Said::Counts(counts));
        }
    }
    let reading = reader.read(text, at);
    if begun && is_rest(&reading) {
        return Some(Said::RestIsZero);
    }
    // A text may name a number and be no answer to "how many?".
    if form == FormAt::Text { None } else { one_count(&reading).map(Said::Counts) }
}

/// Numerals, measure words, and what may stand around them in a bare answer: 一共三十二户.
const OF_A_NUMBER: &str = "零〇一二两兩三四五六七八九十百千廿卅俩倆仨壹贰貳叁參肆伍陆陸柒捌玖拾佰户戶家人个個名位例口共总總计計是有就只，,。.!！ ";
/// `thirty-two people`; longer texts say something else.
const ENGLISH_WORDS: usize = 2;

/// The text as it would stand in a report, behind a word for the field, where it is nothing but a number. What counts anything, as 个,
/// counts what is asked for.
fn in_words(plain: &str, field: &Field) -> Option<String> {
    let numerals = plain.chars().all(|char| char.is_ascii_digit() || OF_A_NUMBER.contains(char));
    let english = plain.chars().all(|char| char.is_ascii_alphabetic() || matches!(char, '-' | ' '))
        && plain.split_whitespace().count() <= ENGLISH_WORDS;
    let word = field.synonyms.first().filter(|_| numerals || english)?;
    let bare = plain.trim_end_matches(['。', '.', '!', '！', ' ']).trim_end_matches(['个', '個', '名', '位']);
    Some(format!("{word}: {bare}"))
}

/// A single count without any doubt, and nothing else; whether it is possible is for the form to say.
fn one_count(reading: &Reading) -> Option<BTreeMap<FieldId, u32>> {
    let clear = reading.doubts.iter().all(|doubt| matches!(doubt, Doubt::OutOfRange { .. }));
    (is_bare(reading) && clear && reading.counts.len() == 1).then(|| reading.counts.clone())
}

/// 零报告, 无异常: of what was not answered yet.
fn is_rest(reading: &Reading) -> bool {
    let clear = reading.doubts.iter().all(|doubt| *doubt == Doubt::OneWord);
    is_bare(reading) && clear && reading.zero && reading.counts.values().all(|count| *count == 0)
}

/// It says neither of which micro-grid nor of when it speaks, nor what anybody needs.
fn is_bare(reading: &Reading) -> bool {
    let placed = reading.micro_grid.is_some() || reading.slot.is_some() || reading.other_day.is_some();
    !placed && reading.needs.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static FORM: LazyLock<Form> = LazyLock::new(Form::default);
    static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(&FORM).expect("the shipped form"));

    fn answer(text: &str, form: FormAt<'_>) -> Option<Said> {
        read(text, form, &READER, DateTime::parse_from_rfc3339("2020-02-07T08:00:00+08:00").expect("a time"))
    }

    fn asked(field: &str, begun: bool) -> FormAt<'static> {
        FORM.field(&FieldId(field.to_owned())).map_or(FormAt::End, |field| FormAt::Number { field, begun })
    }

    /// The counts that a text gives where a field is asked for, or at the end.
    fn said(text: &str, field: &str) -> Vec<(String, u32)> {
        match answer(text, asked(field, false)) {
            Some(Said::Counts(counts)) => counts.into_iter().map(|(field, count)| (field.0, count)).collect(),
            other => {
                assert_eq!(other, None, "{text}");
                vec![]
            }
        }
    }

    #[test]
    fn a_number_is_taken_for_every_field_however_it_is_written() {
        for field in FORM.fields.iter().filter(|field| field.kind == FieldKind::Count) {
            for text in
                ["32", "３２", "三十二", "卅二", "叁拾贰", "三十二。", "thirty-two", " 32 个", "三十二名", "共32"]
            {
                assert_eq!(said(text, &field.id.0), [(field.id.0.clone(), 32)], "{text} for {}", field.id.0);
            }
            for text in ["0", "零", "〇", "没有", "無"] {
                assert_eq!(said(text, &field.id.0), [(field.id.0.clone(), 0)], "{text} for {}", field.id.0);
            }
        }
        assert_eq!(said("一百零八", "people_checked"), [("people_checked".to_owned(), 108)]);
        assert_eq!(said("三十二戶", "households_visited"), [("households_visited".to_owned(), 32)]);
        assert_eq!(said("今天走访了32户", "households_visited"), [("households_visited".to_owned(), 32)]);
    }

    #[test]
    fn a_number_of_another_kind_goes_where_it_belongs() {
        assert_eq!(said("108人", "households_visited"), [("people_checked".to_owned(), 108)]);
        assert_eq!(said("发热1人", "households_visited"), [("fever".to_owned(), 1)]);
        assert_eq!(said("发热2", "the end"), [("fever".to_owned(), 2)]);
    }

    #[test]
    fn nothing_abnormal_is_said_of_what_was_not_answered_yet() {
        let asked = |begun| asked("people_checked", begun);
        for text in ["零报告", "其他都正常，无异常", "一切正常"] {
            assert_eq!(answer(text, asked(true)), Some(Said::RestIsZero), "{text}");
            assert_eq!(answer(text, asked(false)), None, "{text} is a report");
            assert_eq!(answer(text, FormAt::Text), Some(Said::RestIsZero), "{text}");
        }
        assert_eq!(answer("QX-03-002 零报告", asked(true)), None, "a report of its own");
        assert_eq!(answer("走访30户 无异常", asked(true)), None, "a report of its own");
        assert_eq!(answer("3栋老人要买药", FormAt::Text), None);
    }

    #[test]
    fn what_is_no_plain_number_is_no_answer() {
        for text in
            ["很多", "-3", "负三", "3.5", "十几户", "三十左右", "3-4", "12号", "好的", "99999999999", "家里没菜了"]
        {
            assert_eq!(said(text, "households_visited"), [], "{text}");
        }
        for report in ["QX-03-002 上午走访32户", "上午走访32户", "走访32户 排查80人", "零报告"] {
            assert_eq!(said(report, "households_visited"), [], "{report}");
        }
        assert_eq!(said("3户", "home_observation"), [], "people are asked for");
        assert_eq!(said("三十二", "the end"), [], "of what?");
    }
}
