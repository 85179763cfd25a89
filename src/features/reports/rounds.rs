use crate::clock::{Schedule, instant};
use crate::terms::{Moment, RoundId, SlotId};
use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

/// One of the day's rounds as configured.
#[derive(Debug, Clone)]
pub struct RoundPlan {
    /// `am`, `pm`.
    pub slot: SlotId,
    /// When leaders are prompted.
    pub opens: Schedule,
    /// Until when a report is on time.
    pub due: Schedule,
    /// Until when a report is taken at all.
    pub closes: Schedule,
}

/// The day's rounds in the district's time zone, in the order of the day.
#[derive(Debug, Clone)]
pub struct Rounds {
    zone: Tz,
    plans: Vec<RoundPlan>,
}

/// The instants of one round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundTimes {
    /// Prompts go out.
    pub opens: Moment,
    /// After this a report is late.
    pub due: Moment,
    /// After this none is taken.
    pub closes: Moment,
}

impl RoundTimes {
    /// Whether reports are taken at a moment.
    pub fn are_open(&self, at: Moment) -> bool {
        self.opens <= at && at < self.closes
    }

    /// The moment that decides who acts for a micro-grid in this round: now, but neither before it opens nor after it is due.
    pub fn acting_at(&self, now: Moment) -> Moment {
        now.clamp(self.opens, self.due)
    }
}

/// The rounds contradict each other.
#[derive(Debug, thiserror::Error)]
pub enum BadRounds {
    /// There are none.
    #[error("at least one round is needed")]
    None,
    /// Two have one name.
    #[error("two rounds are called {0}")]
    Twice(SlotId),
    /// A cron expression names no time that follows.
    #[error("round {0} must open, be due and close, in this order, within two days")]
    Order(SlotId),
    /// A round is open when the next one opens, so that a report's round could not be told.
    #[error("round {0} must close before or when the next round opens")]
    Overlap(SlotId),
}

/// A round is over within this time.
const LONGEST: Duration = Duration::days(2);

impl Rounds {
    /// Checks the plans on a day; a cron expression with weekdays is looked at over the week after it.
    pub fn new(zone: Tz, plans: Vec<RoundPlan>) -> Result<Self, BadRounds> {
        if plans.is_empty() {
            return Err(BadRounds::None);
        }
        for (index, plan) in plans.iter().enumerate() {
            if plans[..index].iter().any(|other| other.slot == plan.slot) {
                return Err(BadRounds::Twice(plan.slot.clone()));
            }
        }
        let rounds = Self { zone, plans };
        rounds.check_order()?;
        Ok(rounds)
    }

    fn check_order(&self) -> Result<(), BadRounds> {
        let monday = NaiveDate::from_ymd_opt(2020, 2, 3).expect("a date of the calendar");
        let mut times = vec![];
        for day in monday.iter_days().take(8) {
            for plan in &self.plans {
                let opens_that_day = plan.opens.after(before(day)).next().is_some_and(|opens| opens.date() == day);
                if opens_that_day {
                    let round = RoundId { date: day, slot: plan.slot.clone() };
                    let found = self.times(&round).ok_or_else(|| BadRounds::Order(plan.slot.clone()))?;
                    times.push((found, plan.slot.clone()));
                }
            }
        }
        times.sort_by_key(|(times, _)| times.opens);
        for pair in times.windows(2) {
            if pair[0].0.closes > pair[1].0.opens {
                return Err(BadRounds::Overlap(pair[0].1.clone()));
            }
        }
        Ok(())
    }

    /// The plans, in the order of the day.
    pub fn plans(&self) -> &[RoundPlan] {
        &self.plans
    }

    /// The district's time zone.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// When a round opens, is due and closes; `None` where there is no such round on that date.
    pub fn times(&self, round: &RoundId) -> Option<RoundTimes> {
        let plan = self.plans.iter().find(|plan| plan.slot == round.slot)?;
        let opens = plan.opens.after(before(round.date)).next()?;
        let due = plan.due.after(opens).next()?;
        let closes = plan.closes.after(due).next()?;
        if opens.date() != round.date || closes - opens > LONGEST {
            return None;
        }
        let at = |local| instant(self.zone, local);
        Some(RoundTimes { opens: at(opens), due: at(due), closes: at(closes) })
    }

    /// The round that is open at a moment.
    pub fn open_at(&self, at: Moment) -> Option<(RoundId, RoundTimes)> {
        self.around(at).into_iter().find(|(_, times)| times.opens <= at && at < times.closes)
    }

    /// The round that opened last before a moment, open or not.
    pub fn latest_at(&self, at: Moment) -> Option<(RoundId, RoundTimes)> {
        self.around(at).into_iter().filter(|(_, times)| times.opens <= at).max_by_key(|(_, times)| times.opens)
    }

    /// When the next round opens after a moment.
    pub fn next_opening(&self, after: Moment) -> Option<Moment> {
        self.around(after).into_iter().map(|(_, times)| times.opens).filter(|opens| *opens > after).min()
    }

    /// The round before another.
    pub fn before(&self, round: &RoundId) -> Option<RoundId> {
        let times = self.times(round)?;
        self.latest_at(times.opens - Duration::milliseconds(1)).map(|(before, _)| before)
    }

    /// The round of a slot on the local date of a moment.
    pub fn of_slot(&self, slot: &SlotId, at: Moment) -> Option<(RoundId, RoundTimes)> {
        let round = RoundId { date: self.local(at).date(), slot: slot.clone() };
        let times = self.times(&round)?;
        Some((round, times))
    }

    /// The local date and time of a moment.
    pub fn local(&self, at: Moment) -> NaiveDateTime {
        at.with_timezone(&self.zone).naive_local()
    }

    /// The rounds that open within three days around a moment, in no order.
    fn around(&self, at: Moment) -> Vec<(RoundId, RoundTimes)> {
        let today = self.local(at).date();
        let mut rounds = vec![];
        for date in (today - Duration::days(3)).iter_days().take(5) {
            for plan in &self.plans {
                let round = RoundId { date, slot: plan.slot.clone() };
                if let Some(times) = self.times(&round) {
                    rounds.push((round, times));
                }
            }
        }
        rounds
    }
}

/// Just before a local day begins.
fn before(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) - Duration::seconds(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Asia::Shanghai;

    fn plan(slot: &str, [opens, due, closes]: [&str; 3]) -> RoundPlan {
        let schedule = |text: &str| text.parse().expect("a cron expression");
        RoundPlan { slot: SlotId(slot.into()), opens: schedule(opens), due: schedule(due), closes: schedule(closes) }
    }

    fn shipped() -> Rounds {
        let am = plan("am", ["0 30 7 * * *", "0 0 10 * * *", "0 30 14 * * *"]);
        let pm = plan("pm", ["0 30 14 * * *", "0 0 17 * * *", "0 0 7 * * *"]);
        Rounds::new(Shanghai, vec![am, pm]).expect("good rounds")
    }

    fn open(at: &str) -> Option<String> {
        let local = at.parse().expect("a local time");
        shipped().open_at(instant(Shanghai, local)).map(|(round, _)| round.key())
    }

    #[test]
    fn a_round_is_open_until_the_next_opens_and_the_afternoons_until_seven() {
        assert_eq!(open("2020-02-07T07:29:59"), None);
        assert_eq!(open("2020-02-07T07:30:00").as_deref(), Some("2020-02-07/am"));
        assert_eq!(open("2020-02-07T14:29:59").as_deref(), Some("2020-02-07/am"));
        assert_eq!(open("2020-02-07T14:30:00").as_deref(), Some("2020-02-07/pm"));
        assert_eq!(open("2020-02-08T06:59:59").as_deref(), Some("2020-02-07/pm"));
        assert_eq!(open("2020-02-08T07:00:00"), None);
    }

    #[test]
    fn the_round_before_the_morning_is_yesterdays_afternoon() {
        let am: RoundId = "2020-02-07/am".parse().expect("a round");
        assert_eq!(shipped().before(&am).expect("a round").key(), "2020-02-06/pm");
    }

    #[test]
    fn rounds_that_overlap_or_run_backwards_are_refused() {
        let am = plan("am", ["0 30 7 * * *", "0 0 10 * * *", "0 0 15 * * *"]);
        let pm = plan("pm", ["0 30 14 * * *", "0 0 17 * * *", "0 0 7 * * *"]);
        let error = Rounds::new(Shanghai, vec![am.clone(), pm]).expect_err("overlap");
        assert_eq!(error.to_string(), "round am must close before or when the next round opens");
        assert!(matches!(Rounds::new(Shanghai, vec![am.clone(), am]), Err(BadRounds::Twice(_))));
        assert!(matches!(Rounds::new(Shanghai, vec![]), Err(BadRounds::None)));
    }
}
