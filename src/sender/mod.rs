//! The one voice of a bot token: takes rows from the outbox and says them, as fast as Telegram allows.
//!
//! What always holds:
//! * One sender per token, by lease; who lost the lease settles nothing.
//! * A row is marked as being sent before it is sent. A crash in between leaves a row whose fate is decided as for a lost answer.
//! * One chat's messages go out one after the other; a chat that must wait holds up nobody else.
//! * Limits are kept, not bumped into, over restarts too.

mod pace;
mod send;

pub use pace::{Limits, Pace, Turn};
pub use send::Sender;
