use crate::terms::{AreaId, Location, Message, Moment, PersonId, RoundId};
use serde::{Deserialize, Serialize};
use std::ops::AddAssign;

/// The number of a case, which people tell each other: `#12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConcernId(pub i64);

/// This room's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// So many days after a case was closed its words, its picture and who raised it are forgotten.
    pub forget_days: u32,
}

/// How far a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum State {
    /// Nobody takes care of it yet.
    Open,
    /// Somebody does.
    Assigned,
    /// Whoever raised it was told something; it is not over.
    Answered,
    /// Something was done, and it is over.
    Closed,
}

/// A place on the map.
pub type Place = Location;

/// What came with the words of a new case, or before them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Came {
    /// Telegram's file id of a picture.
    pub photo: Option<String>,
    /// Where it is.
    pub place: Option<Place>,
}

impl Came {
    /// What a message shows, and what came before where it shows nothing.
    pub fn with(self, message: &Message) -> Self {
        Self { photo: message.photo.clone().or(self.photo), place: message.location.or(self.place) }
    }

    /// Nothing came.
    pub fn is_empty(&self) -> bool {
        self.photo.is_none() && self.place.is_none()
    }
}

/// A case.
#[derive(Debug, Clone, PartialEq)]
pub struct Concern {
    /// Its number.
    pub id: ConcernId,
    /// The lowest area in which it lies.
    pub area: AreaId,
    /// How far it is.
    pub state: State,
    /// Who said it; `None` once that is forgotten.
    pub raised_by: Option<PersonId>,
    /// What they said; `None` once that is forgotten.
    pub words: Option<String>,
    /// Telegram's file id of its picture.
    pub photo: Option<String>,
    /// Where it is.
    pub place: Option<Place>,
    /// It came in a report.
    pub reported: bool,
    /// Its words read as a call for help that cannot wait.
    pub urgent: bool,
    /// Since when it is known.
    pub raised_at: Moment,
    /// Who takes care of it.
    pub assigned_to: Option<PersonId>,
    /// Since when it is over.
    pub closed_at: Option<Moment>,
}

/// A case that is to be opened.
#[derive(Debug, Clone, PartialEq)]
pub struct New {
    pub area: AreaId,
    pub by: PersonId,
    pub words: String,
    pub photo: Option<String>,
    pub place: Option<Place>,
    /// The report that it came in.
    pub round: Option<RoundId>,
    pub urgent: bool,
}

/// What was done about a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum What {
    /// It was said.
    Raised,
    /// The report was corrected.
    Changed,
    /// A later report says it again.
    Again,
    /// Somebody takes care of it.
    Taken,
    /// It was given to somebody.
    Assigned,
    /// Whoever raised it was told something.
    Answered,
    /// It is over, with what was done.
    Closed,
    /// Whoever raised it says that it is over.
    Settled,
    /// The corrected report does not say it any more.
    Withdrawn,
    /// It is not over.
    Reopened,
}

/// A line of a case's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub what: What,
    pub words: Option<String>,
    /// The name of whom it was given to.
    pub given_to: Option<String>,
    /// The name of who did it.
    pub by: Option<String>,
    pub at: Moment,
}

/// The cases of an area in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Not over.
    pub open: usize,
    /// Of these, nobody takes care of.
    pub unassigned: usize,
    /// Since when the oldest of them is known, in unix milliseconds.
    pub oldest: Option<i64>,
    /// Closed within the last day.
    pub closed: usize,
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.open += other.open;
        self.unassigned += other.unassigned;
        self.oldest = self.oldest.into_iter().chain(other.oldest).min();
        self.closed += other.closed;
    }
}
