//! A zero must mean that somebody looked: zero reports that look otherwise are shown to the community secretary as a gentle question.
//!
//! What always holds: never in a group, never to anybody but the community secretary, and about a micro-grid at most once in some days.
//! Nothing is refused because of it; the leader's next zero report asks for the visited households first, and a report with them ends it.

mod rules;
mod store;
mod tick;
mod words;

pub use rules::{Reason, Thresholds, visited};
pub use store::{clear, is_open, list_open};
pub use tick::{ask_about, jobs, on_tick};
