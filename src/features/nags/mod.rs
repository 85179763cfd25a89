//! Reminders of missing reports, telling the next level up, and excuses.
//!
//! What always holds:
//! * Each step is told once for a micro-grid and round, decided in the transaction that sees who is missing.
//! * Who has reported, is excused, or is taken care of by somebody below is in no step.
//! * An open question reminds the leader who was asked, and is never told to anybody above.
//! * In the quiet hours groups alone are told; what is to be written to people is decided when they are over, as it stands then.
//! * Nothing is written to whoever does not hear us; the lists above say so.
//! * A group reads numbers and leaders' names; phones go to the one who is to call.

mod command;
mod handle;
mod ladder;
mod overview;
pub mod read;
mod rules;
mod store;
mod tick;
pub mod words;

pub use command::Command;
pub use handle::{handle, on_reported};
pub use ladder::{BadLadder, Ladder, Recipient, Step};
pub use rules::{Line, lines};
pub use tick::{jobs, on_tick};

#[cfg(test)]
mod tests;
