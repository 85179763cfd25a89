//! What is typed while a form is open: the number that is asked for, one that is named, or something else. Pure.

use super::form::{Field, FieldId, FieldKind, Form};
use super::reading::{Doubt, Reader, Reading};
use super::sheet::Sheet;
use chrono::{DateTime, FixedOffset};
use serde_json::Value;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Where somebody is in a form.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum FormAt<'a> {
    /// None is open.
    #[default]
    Closed,
    /// A number is asked for.
    Number(&'a Field),
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
            Some(field) if field.kind == FieldKind::Count => Self::Number(field),
            Some(_) => Self::Text,
            None => Self::End,
        }
    }
}

/// The answer 没有 to "how many?" or "what else?".
pub fn says_none(text: &str) -> bool {
    let plain: String = text.trim().trim_end_matches(['。', '.', '！', '!']).nfkc().collect();
    ["无", "無", "没", "没有", "沒有", "没了", "沒了", "暂无", "暫無", "none", "no", "nil"]
        .contains(&plain.to_lowercase().as_str())
}

/// The counts that a text gives to the form: of the field that is asked for, in digits or in words, or of another that it names. None
/// where it is no answer, or more than one.
pub fn counts(text: &str, form: FormAt<'_>, reader: &Reader, at: DateTime<FixedOffset>) -> BTreeMap<FieldId, u32> {
    let plain: String = text.trim().nfkc().collect();
    let asked = match form {
        FormAt::Closed | FormAt::Text => return BTreeMap::new(),
        FormAt::End => None,
        FormAt::Number(field) => Some(field),
    };
    if let Some(field) = asked {
        let of_field = |count: u32| BTreeMap::from([(field.id.clone(), count)]);
        if !plain.is_empty() && plain.chars().all(|char| char.is_ascii_digit()) {
            return plain.parse().map_or_else(|_| BTreeMap::new(), of_field);
        }
        if says_none(&plain) {
            return of_field(0);
        }
        if let Some(counts) = in_words(&plain, field).and_then(|said| one_count(reader.read(&said, at))) {
            return counts;
        }
    }
    one_count(reader.read(text, at)).unwrap_or_default()
}

/// The text as it would stand in a report, behind a word for the field. What counts anything, as 个, counts what is asked for.
fn in_words(plain: &str, field: &Field) -> Option<String> {
    let below_zero = plain.starts_with(['-', '−', '负', '負']);
    let word = field.synonyms.first().filter(|_| !below_zero)?;
    Some(format!("{word}: {}", plain.trim_end_matches(['个', '個', '名', '位'])))
}

/// A single count without any doubt, and nothing else; whether it is possible is for the form to say.
fn one_count(reading: Reading) -> Option<BTreeMap<FieldId, u32>> {
    let bare = reading.micro_grid.is_none() && reading.slot.is_none() && reading.other_day.is_none();
    let clear = reading.doubts.iter().all(|doubt| matches!(doubt, Doubt::OutOfRange { .. }));
    (bare && clear && reading.needs.is_none() && reading.counts.len() == 1).then_some(reading.counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, field: &str) -> Vec<(String, u32)> {
        let form = Form::default();
        let reader = Reader::new(&form).expect("the shipped form");
        let at = DateTime::parse_from_rfc3339("2020-02-07T08:00:00+08:00").expect("a time");
        let at_field = form.field(&FieldId(field.to_owned())).map_or(FormAt::End, FormAt::Number);
        counts(text, at_field, &reader, at).into_iter().map(|(field, count)| (field.0, count)).collect()
    }

    #[test]
    fn a_number_is_taken_for_every_field_however_it_is_written() {
        for field in Form::default().fields.iter().filter(|field| field.kind == FieldKind::Count) {
            for text in ["32", "３２", "三十二", "卅二", "叁拾贰", "三十二。", " 32 个", "三十二名", "共32"]
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
