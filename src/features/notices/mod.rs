//! Notices: written once, delivered to everybody meant, once each; and whether one is genuine.
//!
//! What always holds:
//! * A chat gets a notice once: its row in `notice_copies` and its post are made together, and what was sent is edited or deleted, never
//!   sent again. A post whose answer was lost stays unknown and is counted as such.
//! * Nothing goes out, and nothing is corrected, that its author has not seen with the exact number of chats; above a set size neither
//!   happens before a second person of the same or a higher area has agreed to it.
//! * What goes out has a number, and `/verify` tells anybody what this office sent under it.
//! * Who has read it and what somebody asks about it is told to the author alone, in private.
//!
//! Races that are accepted: what was on its way to Telegram when its author pressed pause or stop still arrives.

mod command;
mod doors;
mod handle;
mod model;
pub mod read;
mod rules;
mod settings;
mod store;
mod words;

pub use command::Command;
pub use doors::{Newest, Tally, forget, newest, tally};
pub use handle::{handle, jobs, on_tick};
pub use model::NoticeId;
pub use settings::Settings;
