//! What the bot remembers of a conversation: the step at which a person is in a chat, and what each button means.
//!
//! What always holds:
//! * A button carries an opaque random token and nothing else; what it means is kept here, until it expires.
//! * A step has a version: an answer to an older step is not taken for an answer to this one.

mod store;

pub use store::steps::{Step, begin, clear, current};
pub use store::taps::{Found, Token, find, keep_all, mint};

use crate::db::{Fault, Tx};

/// Forgets the buttons and the conversations that have expired; answers how many.
pub async fn prune(tx: &mut Tx) -> Result<u64, Fault> {
    Ok(store::taps::prune(tx).await? + store::steps::prune(tx).await?)
}
