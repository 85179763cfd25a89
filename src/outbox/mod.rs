//! What is to be said: rows written in the transaction that decided them, sent after it has committed.
//!
//! What always holds:
//! * Nothing is said that was not saved; a transaction that is undone takes its posts with it.
//! * A row is in one state: `queued → sending → sent | failed | unknown | dropped`, and entered = the sum of them.
//! * A message whose fate is unknown is repeated only where the lane allows it: at least once for replies and help, at most once for
//!   nags, digests and notices. Edits, reactions and answers to taps may be repeated always.
//!
//! ```text
//! queued ──► sending ──► sent
//!   ▲  │        ├──────► failed   Telegram will never take it
//!   │  │        ├──────► unknown  the answer was lost, and saying it twice would be worse
//!   │  └──────► dropped           too late, no longer true, or the chat is gone
//!   └───────────┘  a wait that Telegram asked for, a refused connection, a 5xx
//! ```

mod chats;
mod settle;
mod store;

pub use chats::{KnownChat, find_chat, know_chat, list_unreachable, migrate, reach_again, recent_sends, stop_chat};
pub use settle::{Verdict, settle, take_over};
pub use store::{
    Due, Found, add, add_all, cancel, cancel_all, claim, drop_expired, find_message, find_named, hold_all, hold_chat,
    list_due, next_due, prune, release_all,
};
