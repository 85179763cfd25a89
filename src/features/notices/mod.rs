//! Notices: written once, delivered to everybody meant, once each.

mod command;
mod handle;
pub mod read;

pub use command::Command;
pub use handle::{handle, jobs, on_tick};
