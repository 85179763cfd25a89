use super::form::{FieldId, FieldKind, Form};
use crate::terms::{AreaId, ChatId, MessageId, Moment, PersonId, RoundId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a leader says of a micro-grid: the values that were said, and nothing for what was not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Filing {
    /// Counts by field; a field that is not here was not said.
    pub counts: BTreeMap<FieldId, u32>,
    /// Difficulties and wishes of residents, in the leader's words.
    pub needs: Option<String>,
}

impl Filing {
    /// Says outright that there is nothing: every abnormal field is 0.
    pub fn zero(form: &Form) -> Self {
        let counts = form.fields.iter().filter(|field| field.abnormal).map(|field| (field.id.clone(), 0)).collect();
        Self { counts, needs: None }
    }

    /// Whether it is a zero report: every abnormal field is said to be 0.
    pub fn is_zero(&self, form: &Form) -> bool {
        form.fields.iter().filter(|field| field.abnormal).all(|field| self.counts.get(&field.id) == Some(&0))
    }

    /// The abnormal fields above 0.
    pub fn cases<'a>(&'a self, form: &'a Form) -> impl Iterator<Item = (&'a FieldId, u32)> {
        let counted = form.fields.iter().filter(|field| field.abnormal).map(|field| &field.id);
        counted.filter_map(|id| self.counts.get(id).filter(|count| **count > 0).map(|count| (id, *count)))
    }

    /// These values, and the earlier ones where nothing new was said.
    pub fn over(mut self, earlier: &Self) -> Self {
        for (field, count) in &earlier.counts {
            self.counts.entry(field.clone()).or_insert(*count);
        }
        self.needs = self.needs.or_else(|| earlier.needs.clone());
        self
    }

    /// What it says beyond, or other than, these counts.
    pub fn beyond(mut self, known: Option<&BTreeMap<FieldId, u32>>) -> Self {
        self.counts.retain(|field, count| known.and_then(|known| known.get(field)) != Some(count));
        self
    }

    /// How many of the form's counts were said, and how many are asked.
    pub fn completeness(&self, form: &Form) -> (usize, usize) {
        let asked = form.fields.iter().filter(|field| field.kind == FieldKind::Count);
        (self.counts.len(), asked.count())
    }
}

/// The report that counts for a micro-grid and round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The micro-grid.
    pub micro_grid: AreaId,
    /// The round.
    pub round: RoundId,
    /// 1 for the first, one more with each correction.
    pub version: i64,
    /// What was said.
    pub filing: Filing,
    /// It is a zero report.
    pub zero: bool,
    /// Who filed this version.
    pub filed_by: PersonId,
    /// It was filed for the leader by somebody above.
    pub on_behalf: bool,
    /// When this version was filed.
    pub filed_at: Moment,
    /// When the first version was filed.
    pub first_filed_at: Moment,
    /// The first version came after it was due.
    pub late: bool,
    /// The message that it was read from.
    pub source: Option<(ChatId, MessageId)>,
    /// Telegram's file id of its picture.
    pub photo: Option<String>,
}
