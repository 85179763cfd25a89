//! Time: what it is, and what is due.
//!
//! What always holds:
//! * All code asks [`Clock`]; rehearsals and tests move it.
//! * What is due becomes a row keyed by job and local time, together with its inbox row: a restart, a second replica or an hour that
//!   occurs twice never makes it happen twice, and an hour that a clock change skips still happens.
//! * What comes later than its grace is written down as missed, not done late.
//! * A timer, which a room sets for one moment, is done once and never missed: what it is for waits for it.

mod schedule;
mod store;
mod tick;
mod time;
pub mod timers;

pub use schedule::{BadSchedule, Job, Schedule, instant};
pub use store::{list_missed, was_due};
pub use tick::{next_due, tick};
pub use time::Clock;
