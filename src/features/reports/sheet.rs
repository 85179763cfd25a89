//! The form as it is walked through: which field is asked, and what has been said. Pure.

use super::command::FormPress;
use super::form::{FieldKind, Form};
use super::model::Filing;
use crate::terms::{AreaId, MessageId, RoundId};
use serde::{Deserialize, Serialize};

/// A form that somebody is filling in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// For which micro-grid.
    pub micro_grid: AreaId,
    /// For which round.
    pub round: RoundId,
    /// What was said so far.
    pub filing: Filing,
    /// The field that is asked now; one past the last at the end.
    pub at: usize,
    /// The message that shows it, once somebody has tapped on it.
    pub message: Option<MessageId>,
    /// The name under which it was sent.
    pub name: String,
}

/// What a press on the form leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// The form as it is now is shown.
    Show,
    /// It is filed.
    File,
    /// It is forgotten.
    Discard,
}

/// What typing into the form leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// The form as it is now is shown.
    Show,
    /// It was no number.
    NotANumber,
    /// It was outside of what is possible: least and most.
    OutOfRange(u32, u32),
}

/// The longest text of a resident's wish that is kept, in characters.
const LONGEST_TEXT: usize = 500;

impl Sheet {
    /// A press; one on a field that is no longer asked changes nothing.
    pub fn press(&mut self, press: FormPress, form: &Form) -> Next {
        let asked = form.fields.get(self.at).map(|field| &field.id);
        match press {
            FormPress::Set(field, count) if asked == Some(&field) => {
                self.filing.counts.insert(field, count);
                self.at += 1;
            }
            FormPress::Skip(field) if asked == Some(&field) => self.at += 1,
            FormPress::Set(..) | FormPress::Skip(_) => {}
            FormPress::Back => self.at = self.at.saturating_sub(1),
            FormPress::RestZero => {
                for (field, count) in Filing::zero(form).counts {
                    self.filing.counts.entry(field).or_insert(count);
                }
                self.at = form.fields.len();
            }
            FormPress::Finish => return Next::File,
            FormPress::Discard => return Next::Discard,
        }
        Next::Show
    }

    /// Something typed for the field that is asked now.
    pub fn typed(&mut self, text: &str, form: &Form) -> Typed {
        let Some(field) = form.fields.get(self.at) else {
            return Typed::Show;
        };
        let text = text.trim();
        if field.kind == FieldKind::Text {
            self.filing.needs = Some(text.chars().take(LONGEST_TEXT).collect());
            self.at += 1;
            return Typed::Show;
        }
        let [least, most] = field.range.unwrap_or([0, u32::MAX]);
        match whole_number(text) {
            None => Typed::NotANumber,
            Some(count) if !(least..=most).contains(&count) => Typed::OutOfRange(least, most),
            Some(count) => {
                self.filing.counts.insert(field.id.clone(), count);
                self.at += 1;
                Typed::Show
            }
        }
    }
}

/// Digits of any width, with a unit behind them at most: `12`, `12`, `12户`.
fn whole_number(text: &str) -> Option<u32> {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = text.nfkc().collect();
    let digits: String = plain.chars().take_while(char::is_ascii_digit).collect();
    let unit = plain[digits.len()..].trim();
    let is_unit = unit.chars().count() <= 2 && unit.chars().all(char::is_alphabetic);
    is_unit.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::form::FieldId;
    use super::*;

    fn sheet() -> Sheet {
        Sheet {
            micro_grid: AreaId(1),
            round: "2020-02-07/am".parse().expect("a round"),
            filing: Filing::default(),
            at: 0,
            message: None,
            name: "form/1".into(),
        }
    }

    #[test]
    fn the_form_is_walked_by_taps_and_typing_and_back() {
        let form = Form::default();
        let mut sheet = sheet();
        assert_eq!(sheet.typed("42户", &form), Typed::Show);
        assert_eq!(sheet.typed("108", &form), Typed::Show);
        assert_eq!(sheet.press(FormPress::Set(FieldId("fever".into()), 1), &form), Next::Show);
        assert_eq!(sheet.press(FormPress::Back, &form), Next::Show);
        assert_eq!(sheet.at, 2);
        assert_eq!(sheet.press(FormPress::Set(FieldId("fever".into()), 2), &form), Next::Show);
        assert_eq!(sheet.press(FormPress::RestZero, &form), Next::Show);
        assert_eq!(sheet.at, form.fields.len());
        let count = |id: &str| sheet.filing.counts.get(&FieldId(id.into())).copied();
        assert_eq!(
            (
                count("households_visited"),
                count("people_checked"),
                count("fever"),
                count("from_hubei"),
                count("released")
            ),
            (Some(42), Some(108), Some(2), Some(0), None)
        );
    }

    #[test]
    fn a_press_on_a_field_that_is_no_longer_asked_changes_nothing() {
        let form = Form::default();
        let mut sheet = sheet();
        let before = sheet.clone();
        assert_eq!(sheet.press(FormPress::Set(FieldId("fever".into()), 3), &form), Next::Show);
        assert_eq!(sheet, before);
    }

    #[test]
    fn what_is_no_possible_number_is_not_taken() {
        let form = Form::default();
        for (text, expected) in [
            ("很多", Typed::NotANumber),
            ("-3", Typed::NotANumber),
            ("3.5", Typed::NotANumber),
            ("99999999999", Typed::NotANumber),
            ("501", Typed::OutOfRange(0, 500)),
        ] {
            let mut sheet = sheet();
            assert_eq!(sheet.typed(text, &form), expected, "{text}");
            assert_eq!(sheet.at, 0);
        }
    }
}
