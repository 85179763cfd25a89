use crate::terms::Moment;
use chrono::{Duration, NaiveTime};
use serde::Deserialize;

/// Who is told in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// The grid's group: one message that names the missing.
    Group,
    /// Each missing leader, privately.
    Leader,
    /// The grid leader, privately, with the list.
    GridLeader,
    /// The community secretary, privately, with names and phones.
    Secretary,
}

/// One step of the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name, unique and never reused for another meaning, since it is stored.
    pub id: String,
    /// Minutes after due; before, where negative.
    pub minutes: i64,
    /// Whom.
    pub to: Recipient,
}

/// The steps in the order of time, and when nobody is reminded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    quiet: (NaiveTime, NaiveTime),
    steps: Vec<Step>,
}

/// The ladder contradicts itself.
#[derive(Debug, thiserror::Error)]
pub enum BadLadder {
    /// Two steps have one name.
    #[error("two steps are called {0}")]
    Twice(String),
    /// A step has an empty name, or one with a slash.
    #[error("a step needs a short name without a slash")]
    Name,
}

impl Ladder {
    /// Checks the steps and puts them in the order of time; `quiet` is from when until when nobody is reminded.
    pub fn new(quiet: (NaiveTime, NaiveTime), mut steps: Vec<Step>) -> Result<Self, BadLadder> {
        steps.sort_by_key(|step| step.minutes);
        for (index, step) in steps.iter().enumerate() {
            if step.id.is_empty() || step.id.contains('/') {
                return Err(BadLadder::Name);
            }
            if steps[..index].iter().any(|other| other.id == step.id) {
                return Err(BadLadder::Twice(step.id.clone()));
            }
        }
        Ok(Self { quiet, steps })
    }

    /// The steps, earliest first.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Whether a step may have been told of a round that is due at a moment.
    pub fn has_begun(&self, due: Moment, now: Moment) -> bool {
        self.steps.first().is_some_and(|step| due + Duration::minutes(step.minutes) <= now)
    }

    /// How long until nobody sleeps any more; zero outside of the quiet hours.
    pub fn quiet_for(&self, local: NaiveTime) -> Duration {
        let (from, until) = self.quiet;
        let inside = if from <= until { from <= local && local < until } else { from <= local || local < until };
        if !inside {
            return Duration::zero();
        }
        let wait = until - local;
        if wait < Duration::zero() { wait + Duration::days(1) } else { wait }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveTime {
        text.parse().expect("a time of day")
    }

    #[test]
    fn quiet_hours_may_span_midnight() {
        let ladder = Ladder::new((at("22:00:00"), at("06:30:00")), vec![]).expect("good");
        assert_eq!(ladder.quiet_for(at("21:59:00")), Duration::zero());
        assert_eq!(ladder.quiet_for(at("23:30:00")), Duration::hours(7));
        assert_eq!(ladder.quiet_for(at("06:00:00")), Duration::minutes(30));
        assert_eq!(ladder.quiet_for(at("06:30:00")), Duration::zero());
    }

    #[test]
    fn a_name_stands_for_one_step() {
        let step = |id: &str, minutes| Step { id: id.into(), minutes, to: Recipient::Group };
        let quiet = (at("00:00:00"), at("00:00:00"));
        assert!(matches!(Ladder::new(quiet, vec![step("a", 0), step("a", 5)]), Err(BadLadder::Twice(_))));
    }
}
