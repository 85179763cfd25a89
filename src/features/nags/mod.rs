//! Reminders of missing reports, and telling the next level up.
//!
//! What always holds:
//! * Each step is told once for a micro-grid and round, decided in the transaction that sees who is missing.
//! * Who has reported, is excused, or is taken care of by somebody below is in no step.

mod ladder;

pub use ladder::{BadLadder, Ladder, Recipient, Step};
