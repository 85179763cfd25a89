//! The sums of a round for everybody who answers for an area.
//!
//! What always holds:
//! * Every sum is made of the micro-grids' own states, each counted once, by place: the parts of an area add up to it at each level.
//! * Completeness and timeliness have one denominator, the micro-grids from which a report is expected.
//! * A later digest of a round goes only to areas whose numbers, or those of people in need, have changed since the last one that was told.
//! * Figures and names go to private chats.

mod care;
mod command;
mod handle;
mod print;
pub mod read;
mod rules;
mod store;
mod table;
mod words;

pub use care::Care;
pub use command::Command;
pub use handle::{handle, jobs, load, on_tick};
pub use print::{as_json, as_text};
pub use rules::{Day, Digest, Facts, Share, Sums};

#[cfg(test)]
mod tests;
