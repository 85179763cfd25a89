//! The words that every room uses: ids, levels, roles, rounds, lanes, what arrives and what is said.
//!
//! What always holds: nothing here does I/O, and nothing here looks at another room.

mod area;
mod happened;
mod id;
mod incoming;
mod lang;
mod person;
mod post;
mod round;

pub use area::Level;
pub use happened::Happened;
pub use id::{AreaId, ChatId, MessageId, PersonId, UserId};
pub use incoming::{
    Author, Chat, ChatKind, Event, Incoming, Location, Membership, Message, Migration, ReplyTo, Standing, Tap, Tick,
};
pub use lang::Lang;
pub use person::{Holding, Phone, Role};
pub use post::{Button, Lane, Media, Post, Press, Target, What};
pub use round::{RoundId, SlotId};

/// An instant in UTC; stored as unix milliseconds.
pub type Moment = chrono::DateTime<chrono::Utc>;

/// The moment that a stored count of unix milliseconds stands for; years beyond chrono's reach become the epoch.
pub fn moment(millis: i64) -> Moment {
    chrono::DateTime::from_timestamp_millis(millis).unwrap_or_default()
}
