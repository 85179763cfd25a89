use crate::terms::{Moment, PersonId};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A half of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Half {
    /// Until noon.
    Am,
    /// From noon.
    Pm,
}

/// A half day of the calendar; written `2020-02-08/am`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct HalfDay {
    /// The local date.
    pub date: NaiveDate,
    /// Which half of it.
    pub half: Half,
}

impl HalfDay {
    /// The local time at which it begins.
    pub fn begins(self) -> NaiveDateTime {
        self.date.and_time(match self.half {
            Half::Am => NaiveTime::MIN,
            Half::Pm => NOON,
        })
    }

    /// The local time at which it ends.
    pub fn ends(self) -> NaiveDateTime {
        match self.half {
            Half::Am => self.date.and_time(NOON),
            Half::Pm => (self.date + chrono::Duration::days(1)).and_time(NaiveTime::MIN),
        }
    }
}

const NOON: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).expect("noon is a time of day");

impl fmt::Display for HalfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.half == Half::Am { "am" } else { "pm" };
        write!(f, "{}/{half}", self.date)
    }
}

/// A half day is written `2020-02-08/am`.
#[derive(Debug, thiserror::Error)]
#[error("a half day is written DATE/am or DATE/pm")]
pub struct BadHalfDay;

impl FromStr for HalfDay {
    type Err = BadHalfDay;

    fn from_str(text: &str) -> Result<Self, BadHalfDay> {
        let (date, half) = text.split_once('/').ok_or(BadHalfDay)?;
        let half = match half {
            "am" => Half::Am,
            "pm" => Half::Pm,
            _ => return Err(BadHalfDay),
        };
        Ok(Self { date: date.parse().map_err(|_| BadHalfDay)?, half })
    }
}

/// From one half day to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first half day.
    pub first: HalfDay,
    /// The last half day.
    pub last: HalfDay,
}

impl Span {
    /// Whether the two have a half day in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// Who is to stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// Nobody by name: the grid leader.
    GridLeader,
    /// Another leader of the grid.
    Leader(PersonId),
}

impl Choice {
    /// The person, where one is named.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Self::GridLeader => None,
            Self::Leader(person) => Some(person),
        }
    }
}

/// A request for leave, as far as it has been told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Draft {
    /// The first half day.
    pub first: Option<HalfDay>,
    /// The last half day.
    pub last: Option<HalfDay>,
    /// Why.
    pub reason: Option<String>,
    /// Who stands in.
    pub stand_in: Option<Choice>,
    /// It was understood from free words, and is not asked for before they have seen how.
    pub unsure: bool,
}

impl Draft {
    /// From when until when, once both are known.
    pub fn span(&self) -> Option<Span> {
        Some(Span { first: self.first?, last: self.last? })
    }
}

/// What has become of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum State {
    /// It waits for the secretary.
    Asked,
    /// It counts.
    Approved,
    /// It does not.
    Refused,
    /// The leader took it back before it began.
    Withdrawn,
}

/// A leave on file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leave {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// As it was asked for.
    pub span: Span,
    /// When it begins.
    pub starts: Moment,
    /// When it ends; earlier than the span where they came back.
    pub ends: Moment,
    /// Why.
    pub reason: String,
    /// Who stands in; nobody is the grid leader.
    pub stand_in: Option<(PersonId, String)>,
    /// What has become of it.
    pub state: State,
}

/// Where a conversation about leave stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// A leader was asked for what is missing.
    Draft(Draft),
    /// A secretary was asked why a leave is refused.
    Refusal {
        /// The leave.
        leave: i64,
        /// A micro-grid of the leader's.
        micro_grid: crate::terms::AreaId,
    },
}
