//! Who is under observation, and how they are.

use crate::features::people::Contact;
use crate::terms::{AreaId, Lang, Moment, PersonId, RoundId};
use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One observation of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SubjectId(pub i64);

/// One of the day's two askings; written as a round is, `2020-02-07/am`.
pub type Asking = RoundId;

/// Why somebody is observed.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Category {
    /// Came or came back from Hubei.
    Hubei,
    /// Came or came back from another key area.
    KeyArea,
    /// Was close to somebody who is ill.
    Contact,
    /// For another reason.
    #[default]
    Other,
}

/// What somebody may suffer from.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Symptom {
    Cough,
    Tired,
    Throat,
    /// Short of breath or with a tight chest: somebody may have to come at once.
    Breath,
    Ache,
    Diarrhoea,
}

/// A temperature in tenths of a degree Celsius.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Temperature(pub i64);

impl fmt::Display for Temperature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// One of five faces; 1 is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mood(pub i64);

impl Mood {
    /// Every face, the best first.
    pub const FACES: [&'static str; 5] = ["😄", "🙂", "😐", "😟", "😢"];

    /// One of the two worst faces.
    pub fn is_low(self) -> bool {
        self.0 >= 4
    }

    /// Its face.
    pub fn face(self) -> &'static str {
        let place = usize::try_from(self.0 - 1).unwrap_or_default();
        Self::FACES.get(place).copied().unwrap_or("😐")
    }
}

/// How an observation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Outcome {
    /// 解除
    Released,
    /// Taken to central isolation.
    Isolated,
}

/// Somebody under observation.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The row.
    pub id: SubjectId,
    /// Who it is and how to reach them.
    pub contact: Contact,
    /// The micro-grid in which they stay.
    pub area: AreaId,
    /// Its name.
    pub area_name: String,
    /// Who looks after them.
    pub warden: PersonId,
    /// Why.
    pub category: Category,
    /// Who lives with them.
    pub household: Option<String>,
    /// The local date of day 1.
    pub first_day: NaiveDate,
    /// How many days.
    pub days: i64,
    /// They are reported to have left home.
    pub away_since: Option<Moment>,
    /// How it ended; `None` while it lasts.
    pub outcome: Option<Outcome>,
}

impl Subject {
    /// Which day a date is, counted from 1.
    pub fn day_on(&self, date: NaiveDate) -> i64 {
        (date - self.first_day).num_days() + 1
    }

    /// The last day.
    pub fn last_day(&self) -> NaiveDate {
        self.first_day + Duration::days(self.days - 1)
    }

    /// Their language.
    pub fn lang(&self) -> Lang {
        self.contact.lang
    }
}

/// How somebody was at one asking, as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckIn {
    /// Who.
    pub subject: SubjectId,
    /// When they were asked.
    pub asking: Asking,
    /// How warm.
    pub temperature: Option<Temperature>,
    /// Too warm.
    pub fever: bool,
    /// What they suffer from; nobody has said where `None`.
    pub symptoms: Option<Vec<Symptom>>,
    /// How they feel.
    pub mood: Option<Mood>,
    /// Everything was said.
    pub answered: bool,
}

impl CheckIn {
    /// Somebody has to hear of it at once.
    pub fn is_alarming(&self) -> bool {
        self.fever || self.symptoms.as_ref().is_some_and(|symptoms| !symptoms.is_empty())
    }
}
