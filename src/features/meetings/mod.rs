//! The two meetings a day: their agendas, attendance, minutes and tasks.

mod command;
mod handle;
pub mod read;

pub use command::Command;
pub use handle::{handle, jobs, on_tick};
