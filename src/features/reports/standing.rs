//! How every micro-grid of an area stands in a round.

use super::form::FieldId;
use crate::terms::{AreaId, PersonId};
use serde::Serialize;
use std::collections::BTreeMap;

pub use super::store::standing::{list, list_filed};

/// A micro-grid in a round.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The micro-grid.
    pub micro_grid: AreaId,
    /// Its name as the roster writes it.
    pub name: String,
    /// The area right above it, which is its grid.
    pub grid: AreaId,
    /// The grid's name.
    pub grid_name: String,
    /// Where its report is.
    pub state: State,
}

/// Exactly one of these; a report on file outweighs an open question and an excuse.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// Nothing was heard.
    Missing,
    /// 待确认: something was understood and asked back to this person, who has not answered.
    Asked(PersonId),
    /// A report counts.
    Reported(Filed),
    /// 已请假: no report is expected.
    Excused,
}

/// The report that counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filed {
    /// Its first version came after it was due.
    pub late: bool,
    /// It says outright that there is nothing.
    pub zero: bool,
    /// Numbers by field; a field that was not answered has none.
    pub counts: BTreeMap<FieldId, u32>,
}

/// How many micro-grids are in which state; `all` is the sum of the first four of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Every micro-grid.
    pub all: usize,
    /// With a report, late or not.
    pub reported: usize,
    /// Of which nothing was heard.
    pub missing: usize,
    /// 待确认
    pub asked: usize,
    /// 已请假
    pub excused: usize,
    /// Among the reported: after it was due.
    pub late: usize,
    /// Among the reported: with nothing to tell.
    pub zero: usize,
}

impl Counts {
    /// Counts states.
    pub fn of<'a>(states: impl IntoIterator<Item = &'a State>) -> Self {
        let mut counts = Self::default();
        for state in states {
            counts.all += 1;
            match state {
                State::Missing => counts.missing += 1,
                State::Asked(_) => counts.asked += 1,
                State::Excused => counts.excused += 1,
                State::Reported(filed) => {
                    counts.reported += 1;
                    counts.late += usize::from(filed.late);
                    counts.zero += usize::from(filed.zero);
                }
            }
        }
        counts
    }

    /// Those from which a report is expected: all that are not excused.
    pub fn expected(&self) -> usize {
        self.all - self.excused
    }

    /// Those that reported before or when it was due.
    pub fn on_time(&self) -> usize {
        self.reported - self.late
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.all += other.all;
        self.reported += other.reported;
        self.missing += other.missing;
        self.asked += other.asked;
        self.excused += other.excused;
        self.late += other.late;
        self.zero += other.zero;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_excused_is_not_expected() {
        let late = State::Reported(Filed { late: true, ..Filed::default() });
        let counts = Counts::of(&[State::Missing, State::Excused, late, State::Reported(Filed::default())]);
        assert_eq!((counts.expected(), counts.on_time(), counts.reported), (3, 1, 2));
    }
}
