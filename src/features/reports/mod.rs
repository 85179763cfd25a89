//! The twice-daily reports: rounds, filing, correcting, the board.
//!
//! What always holds:
//! * One report counts for a micro-grid and round; what it replaced is kept with who replaced it and when.
//! * Silence, a zero report and an excuse are three different things and are never mixed.
//! * A doubtful number is asked back; until it is answered nothing is recorded.
//! * No figure of a report is told in a group: a group sees who has reported and who has not.

mod alarms;
mod answer;
mod board;
mod command;
pub mod form;
mod handle;
mod jobs;
mod list;
mod model;
pub mod read;
pub mod reading;
mod resolve;
mod rounds;
mod rules;
mod sheet;
pub mod standing;
mod store;
pub mod words;
pub mod zeros;

pub use answer::FormAt;
pub use board::{on_stand_in_changed, refresh};
pub use command::Command;
pub use handle::{handle, on_bound, on_tick};
pub use jobs::{jobs, was_ours};
pub use model::{Filing, Report};
pub use rules::Doubts;
pub use store::find;
use store::questions;

pub use rounds::{BadRounds, RoundPlan, RoundTimes, Rounds};
