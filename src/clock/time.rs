use crate::terms::{Moment, moment};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// What time it is, for everybody in the house.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The system's time.
    System,
    /// The system's time moved by some milliseconds, for rehearsals: it runs on, and can be moved forward.
    Moved(Arc<AtomicI64>),
    /// A time in unix milliseconds that stands still until it is moved, for tests.
    Standing(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that shows `at` now and runs on.
    pub fn moved_to(at: Moment) -> Self {
        Self::Moved(Arc::new(AtomicI64::new((at - system()).num_milliseconds())))
    }

    /// A clock that stands at `at`.
    pub fn standing_at(at: Moment) -> Self {
        Self::Standing(Arc::new(AtomicI64::new(at.timestamp_millis())))
    }

    /// The time.
    pub fn now(&self) -> Moment {
        match self {
            Self::System => system(),
            Self::Moved(by) => system() + chrono::Duration::milliseconds(by.load(Ordering::SeqCst)),
            Self::Standing(at) => moment(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a rehearsal's or a test's clock forward to a moment; the system's time and the past stay as they are.
    pub fn move_to(&self, at: Moment) {
        let ahead = at - self.now();
        // A running clock that stopped short of the moment by a part of a millisecond would not do what is due then.
        let part = i64::from(ahead.subsec_nanos() % 1_000_000 > 0);
        let by = (ahead.num_milliseconds() + part).max(0);
        match self {
            Self::System => {}
            Self::Moved(cell) | Self::Standing(cell) => {
                cell.fetch_add(by, Ordering::SeqCst);
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the system for the time")]
fn system() -> Moment {
    chrono::Utc::now()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    #[test]
    fn a_running_clock_is_moved_as_far_as_the_moment_and_never_back() {
        let clock = Clock::moved_to(moment(0));
        for step in 1..1_000 {
            let at = moment(step * 60_000);
            clock.move_to(at);
            let ahead = clock.now() - at;
            assert!(ahead >= Duration::zero() && ahead < Duration::seconds(30), "{ahead}");
            clock.move_to(moment(0));
            assert!(clock.now() >= at);
        }
    }
}
