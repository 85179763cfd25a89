//! The form as it is walked through: which field is asked, and what has been said. Pure.

use super::answer::{Said, says_none};
use super::command::FormPress;
use super::form::{FieldId, FieldKind, Form};
use super::model::Filing;
use crate::terms::{AreaId, MessageId, RoundId, Target};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

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
    /// Nothing more is asked; it waits to be filed.
    AtEnd,
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

    /// Something typed, and what it says.
    pub fn typed(&mut self, text: &str, said: &Said, form: &Form) -> Typed {
        let asked = form.fields.get(self.at);
        match (said, asked) {
            (Said::RestIsZero, None) | (Said::Words, None) => Typed::AtEnd,
            (Said::RestIsZero, Some(_)) => {
                self.press(FormPress::RestZero, form);
                Typed::Show
            }
            (Said::Words, Some(field)) if field.kind == FieldKind::Text => {
                let text = Some(text.trim()).filter(|text| !says_none(text));
                self.filing.needs = text.map(|text| text.chars().take(LONGEST_TEXT).collect());
                self.at += 1;
                Typed::Show
            }
            (Said::Words, Some(_)) => Typed::NotANumber,
            (Said::Counts(counts), asked) => self.count(counts, asked.map(|field| &field.id), form),
        }
    }

    fn count(&mut self, counts: &BTreeMap<FieldId, u32>, asked: Option<&FieldId>, form: &Form) -> Typed {
        for (field, count) in counts {
            let [least, most] = form.field(field).and_then(|field| field.range).unwrap_or([0, u32::MAX]);
            if !(least..=most).contains(count) {
                return Typed::OutOfRange(least, most);
            }
        }
        self.filing.counts.extend(counts.clone());
        self.at += usize::from(asked.is_some_and(|field| counts.contains_key(field)));
        Typed::Show
    }

    /// The message that shows it.
    pub fn target(&self) -> Target {
        self.message.map_or_else(|| Target::Named(self.name.clone()), Target::Id)
    }

    /// The form that somebody's conversation is at.
    pub fn of_step(step: &Value) -> Option<Self> {
        Self::deserialize(step.get("report-form")?).ok()
    }
}

#[cfg(test)]
mod tests {
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

    fn count_of(field: &str, count: u32) -> Said {
        Said::Counts(BTreeMap::from([(FieldId(field.into()), count)]))
    }

    #[test]
    fn the_form_is_walked_by_taps_and_typing_and_back() {
        let form = Form::default();
        let mut sheet = sheet();
        assert_eq!(sheet.typed("42户", &count_of("households_visited", 42), &form), Typed::Show);
        assert_eq!(sheet.typed("108", &count_of("people_checked", 108), &form), Typed::Show);
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
    fn a_count_of_another_field_is_kept_and_the_field_is_still_asked() {
        let form = Form::default();
        let mut sheet = sheet();
        assert_eq!(sheet.typed("发热1人", &count_of("fever", 1), &form), Typed::Show);
        assert_eq!((sheet.at, Said::Counts(sheet.filing.counts)), (0, count_of("fever", 1)));
    }

    #[test]
    fn what_is_no_possible_number_is_not_taken() {
        let form = Form::default();
        let mut sheet = sheet();
        assert_eq!(sheet.typed("很多", &Said::Words, &form), Typed::NotANumber);
        assert_eq!(sheet.typed("501", &count_of("households_visited", 501), &form), Typed::OutOfRange(0, 500));
        assert_eq!((sheet.at, sheet.filing.counts.len()), (0, 0));
        sheet.at = form.fields.len();
        assert_eq!(sheet.typed("提交", &Said::Words, &form), Typed::AtEnd);
    }

    #[test]
    fn none_is_no_wish() {
        let form = Form::default();
        let mut sheet = Sheet { at: 8, ..sheet() };
        assert_eq!(sheet.typed("没有", &Said::Words, &form), Typed::Show);
        assert_eq!((sheet.at, sheet.filing.needs), (9, None));
    }
}
