//! Several pictures that somebody sends at once: each comes as a message of its own, and they are answered as one.
//!
//! What always holds:
//! * What is made of the first of them is made of all: about the others nothing is asked.
//! * What a bare one is answered is said once for all of them, after a moment in which the one with the words may still come.

use crate::clock::timers;
use crate::db::{Fault, Tx};
use crate::outbox;
use crate::terms::{Message, Post, Tick};
use chrono::Duration;

/// The pictures come within moments of each other.
const GATHERING: Duration = Duration::seconds(3);
/// So long it is remembered that one of them has come.
const REMEMBERED: Duration = Duration::minutes(5);

/// Takes note of a picture of an album; answers whether it is bare and another one has come before it.
pub async fn continues(tx: &mut Tx, message: &Message) -> Result<bool, Fault> {
    let Some(name) = name(message) else {
        return Ok(false);
    };
    let known = timers::is_set(tx, &name).await?;
    timers::set(tx, &name, tx.now() + REMEMBERED).await?;
    if !is_bare(message) {
        outbox::cancel(tx, &name).await?;
    }
    Ok(known && is_bare(message))
}

/// Queues what a message is answered: for bare pictures of an album, what the first of them is.
pub async fn answer(tx: &mut Tx, message: &Message, post: Post) -> Result<(), Fault> {
    let Some(name) = name(message).filter(|_| is_bare(message)) else {
        return outbox::add(tx, &post).await;
    };
    if outbox::find_named(tx, &name).await?.is_some() {
        return Ok(());
    }
    let gathered = tx.now() + GATHERING;
    outbox::add(tx, &post.named(name).not_before(gathered)).await
}

/// What was remembered is forgotten with its timer; `false` where the tick is about something else.
pub fn on_tick(tick: &Tick) -> bool {
    tick.job.starts_with("album/")
}

fn name(message: &Message) -> Option<String> {
    message.album.as_ref().map(|album| format!("album/{}/{album}", message.chat.id.0))
}

fn is_bare(message: &Message) -> bool {
    message.text.trim().is_empty()
}
