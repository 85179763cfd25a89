//! Difficulties and wishes of residents (急难愁盼): each a case that stays open until it is answered.

mod command;
mod handle;
pub mod read;

pub use command::Command;
pub use handle::{handle, jobs, on_reported, on_tick};
