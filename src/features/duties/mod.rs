//! Pledges level by level, and the ten duties of a micro-grid leader.
//!
//! What always holds:
//! * A pledge is signed by the person who answers for an area, after its last page, once for each version; what is kept is the name, the
//!   time, and the SHA-256 of the text in the language in which it was read.
//! * Whoever has not signed is reminded once a day at most, and not while on leave.
//! * How today stands against the duties is told to the leader and to who stands in, in private, and is kept nowhere.

mod command;
mod facts;
mod handle;
pub mod read;
mod rules;
mod settings;
mod store;
mod tally;
mod texts;
mod words;

pub use command::Command;
pub use handle::{handle, jobs, on_tick};
pub use settings::{BadDuties, Settings, Written};
pub use tally::{Tally, tally};
