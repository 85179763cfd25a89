//! What arrived and is to be acted on: updates from Telegram and ticks of the clock.
//!
//! What always holds:
//! * A row is committed before its source may forget it, and its key keeps a repeat out.
//! * Rows of one route are taken in order; a row that waits for another try holds back its own route and no other.
//! * What a row does and that it is done become true in one commit. Many rows share one commit, each in a part that can be undone alone.
//! * fetched = applied + ignored + parked + dead + waiting, at every commit.
//!
//! ```text
//! waiting ──► applied | ignored(reason)
//!    │  ▲
//!    │  └── a fault: tried again later, up to TRIES times
//!    └────► parked (unreadable) | dead (tried too often)      ── `lianxin inbox retry` ──► waiting
//! ```

mod ledger;
mod store;
mod take;

pub(crate) use ledger::add as count;
pub use ledger::{Counts, counts};
pub use store::{
    Arrived, Kept, SetAside, find, keep, keep_all, last_kept, list_set_aside, next_due, offset, prune, retry,
    set_offset,
};
pub use take::{Handler, Outcome, Row, Taken, take};
