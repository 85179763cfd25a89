//! People who stay at home under observation: asked twice a day how they are, looked after by one warden each.

mod command;
mod handle;
pub mod read;

pub use command::Command;
pub use handle::{handle, jobs, on_reported, on_tick};
