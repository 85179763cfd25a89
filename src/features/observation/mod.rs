//! People who stay at home under observation: asked twice a day how they are, looked after by one warden each.
//!
//! What always holds:
//! * How somebody is, where they live and that they are observed at all is told in private chats only: to them, to their warden, to the
//!   secretary of their community. A warden sees only those whom they look after.
//! * A person is under one observation at a time, and has one warden.
//! * Only the last asking can be answered; a doubtful temperature is asked back and not recorded until it is confirmed.
//! * Each step of the ladder for a check-in that does not come is told once.
//! * A certificate's number, date and masked name outlive everything else; to a stranger nothing more is confirmed.
//! * Where no micro-grid of a community was ever entered into the register, reports are not compared with it.

mod care;
mod certificate;
mod command;
mod handle;
mod model;
pub mod read;
mod reading;
mod rules;
mod settings;
mod store;
mod words;

pub use command::Command;
pub use handle::enter::{Begun, Entry, begin};
pub use handle::{Tally, forget, handle, jobs, on_reported, on_tick, on_worry, tally, verify};
pub use model::{Category, SubjectId};
pub use settings::{RawSettings, Settings};

#[cfg(test)]
mod tests;
