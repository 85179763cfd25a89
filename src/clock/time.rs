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
        let by = (at - self.now()).num_milliseconds().max(0);
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
