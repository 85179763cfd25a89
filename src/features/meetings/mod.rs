//! The day's meetings: their agendas, attendance, minutes and tasks.
//!
//! What always holds:
//! * An agenda is made from the data at the moment at which it is looked at; nobody writes it.
//! * A meeting is announced once, its minutes are sent once, and a task that is overdue is told of once.
//! * Everything is private: staff read the names of staff, and nobody's illness, phone or address stands here.
//!
//! ```text
//! task: given ──► acknowledged ──► done     in time or late; when it is overdue, both sides are told once
//!         └──────────────┴───────► cancelled  by whoever gave it
//! ```

mod command;
mod handle;
mod model;
pub mod read;
mod reading;
mod rules;
mod sources;
mod store;
mod words;

pub use command::Command;
pub use handle::{forget, handle, jobs, on_tick};
pub use model::Settings;
