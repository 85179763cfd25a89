use crate::terms::Moment;
use chrono::{Duration, LocalResult, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use std::str::FromStr;

/// A cron expression, read in local time: `0 30 7 * * *` is 07:30:00 each day. Weekdays are written by name.
#[derive(Debug, Clone)]
pub struct Schedule(cron::Schedule);

/// The text is no cron expression.
#[derive(Debug, thiserror::Error)]
#[error("`{text}` is no cron expression (seconds minutes hours day month weekday): {why}")]
pub struct BadSchedule {
    text: String,
    why: String,
}

impl FromStr for Schedule {
    type Err = BadSchedule;

    fn from_str(text: &str) -> Result<Self, BadSchedule> {
        let read = cron::Schedule::from_str(text);
        read.map(Self).map_err(|error| BadSchedule { text: text.to_owned(), why: error.to_string() })
    }
}

impl Schedule {
    /// The local times after `after`, earliest first.
    pub fn after(&self, after: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> + '_ {
        // Local times are walked as if they were UTC, which has no gaps and no repeated hours.
        let from = Utc.from_utc_datetime(&after);
        self.0.after_owned(from).map(|at| at.naive_utc())
    }
}

/// The instant at which a local clock shows `local`: the first one where it is shown twice, and the end of the gap where never.
pub fn instant(zone: Tz, local: NaiveDateTime) -> Moment {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
        LocalResult::None => {
            let before = zone.from_local_datetime(&(local - Duration::hours(3))).earliest();
            // A gap is never three hours long, so the time before it exists.
            before.map_or(Utc.from_utc_datetime(&local), |at| at.with_timezone(&Utc) + Duration::hours(3))
        }
    }
}

/// Something that is done at set times.
#[derive(Debug, Clone)]
pub struct Job {
    /// Its name, such as `round/am/due`; the router reads it.
    pub name: String,
    /// The times that it follows.
    pub schedule: Schedule,
    /// How long after those times (before, where negative).
    pub offset: Duration,
    /// How late it may be done after downtime; later it is missed.
    pub grace: Duration,
}

/// A planned time of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// The local time of its schedule, without the offset: its key.
    pub local: NaiveDateTime,
    /// When it is due.
    pub due: Moment,
}

impl Job {
    /// The planned times that fall after one moment and not after another.
    pub fn planned(&self, zone: Tz, after: Moment, until: Moment) -> Vec<Planned> {
        let margin = Duration::hours(4);
        let from = (after - self.offset - margin).with_timezone(&zone).naive_local();
        let end = (until - self.offset + margin).with_timezone(&zone).naive_local();
        self.schedule
            .after(from)
            .take_while(|local| *local <= end)
            .map(|local| Planned { local, due: instant(zone, local) + self.offset })
            .filter(|planned| planned.due > after && planned.due <= until)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::{Asia::Shanghai, Europe::Berlin};

    fn job(cron: &str, minutes: i64) -> Job {
        Job {
            name: "x".into(),
            schedule: cron.parse().expect("a cron expression"),
            offset: Duration::minutes(minutes),
            grace: Duration::hours(1),
        }
    }

    fn utc(text: &str) -> Moment {
        text.parse().expect("an instant")
    }

    #[test]
    fn a_job_is_planned_once_a_day_with_its_offset() {
        let planned =
            job("0 0 10 * * *", -30).planned(Shanghai, utc("2020-02-06T00:00:00Z"), utc("2020-02-08T00:00:00Z"));
        let due: Vec<_> = planned.iter().map(|planned| planned.due.to_rfc3339()).collect();
        assert_eq!(due, ["2020-02-06T01:30:00+00:00", "2020-02-07T01:30:00+00:00"]);
        assert_eq!(planned[0].local.to_string(), "2020-02-06 10:00:00");
    }

    #[test]
    fn an_hour_that_occurs_twice_counts_once() {
        let planned = job("0 30 2 * * *", 0).planned(Berlin, utc("2020-10-24T12:00:00Z"), utc("2020-10-25T12:00:00Z"));
        assert_eq!(planned.len(), 1);
        assert_eq!(planned[0].due, utc("2020-10-25T00:30:00Z"));
    }

    #[test]
    fn an_hour_that_is_skipped_still_happens() {
        let planned = job("0 30 2 * * *", 0).planned(Berlin, utc("2020-03-28T12:00:00Z"), utc("2020-03-29T12:00:00Z"));
        assert_eq!(planned.len(), 1);
        assert_eq!(planned[0].due, utc("2020-03-29T01:30:00Z"));
    }

    #[test]
    fn what_is_no_cron_expression_is_refused_with_the_reason() {
        let error = "every morning".parse::<Schedule>().expect_err("not cron");
        assert!(error.to_string().contains("every morning"));
    }
}
