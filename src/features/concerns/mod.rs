//! Difficulties and wishes of residents (急难愁盼): each a case that stays open until something was done about it.
//!
//! What always holds:
//! * What a report says is one case: a corrected report changes it, and the same words in a later round join it.
//! * A case is told to the one who is to act, to whoever raised it, and to nobody else; a group never hears of it.
//! * Who did what and when is kept. Some time after a case was closed, its words, its picture and who raised it are forgotten.
//!
//! ```text
//! open ──► assigned ──► answered ──► closed
//!   ▲          ▲            │          │      any of them may be answered, given to somebody or closed
//!   └──────────┴────────────┴──────────┘      reopened, with the reason, by whoever raised it or those above
//! ```

mod command;
mod handle;
mod model;
pub mod read;
mod rules;
mod store;
mod words;

pub use command::Command;
pub use handle::{forget, handle, jobs, on_reported, on_tick, on_withdrawn};
pub use model::{Concern, ConcernId, Place, Settings, State, Tally};
pub use store::{list_open, tally};
