//! Pledges level by level, and the ten duties of a micro-grid leader.

mod command;
mod handle;
pub mod read;

pub use command::Command;
pub use handle::{handle, jobs, on_tick};
