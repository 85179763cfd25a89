use super::store::{self, Kept};
use crate::db::{Db, Fault, Tx};
use crate::terms::Moment;
use futures::FutureExt;
use std::collections::HashSet;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

/// What a handler made of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was acted on.
    Applied,
    /// There was nothing to do, for this reason.
    Ignored(&'static str),
    /// It cannot be read; it is kept for the operator.
    Parked(String),
}

/// A row that is being taken.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its number.
    pub seq: i64,
    /// Its key: `u:…` an update, `t:…` a tick.
    pub key: String,
    /// The raw JSON.
    pub body: String,
    /// When it was kept, in unix milliseconds.
    pub received_at: i64,
}

/// Acts on rows; given a transaction and nothing to speak with.
pub trait Handler: Sync {
    /// Acts on one row.
    fn handle(&self, tx: &mut Tx, row: &Row) -> impl Future<Output = Result<Outcome, Fault>> + Send;
}

/// What a round of taking did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// Rows settled or postponed.
    pub rows: usize,
    /// There may be more.
    pub more: bool,
}

/// Rows that share a commit: enough that the disk's flush is a small part, few enough that a commit stays far under a second.
const BATCH: i64 = 100;

/// A row whose handler fails this often is dead.
const TRIES: i64 = 5;

/// Takes the rows that wait, in one commit.
pub async fn take(db: &Db, now: Moment, handler: &impl Handler) -> Result<Taken, Fault> {
    let mut tx = db.write(now).await?;
    let rows = store::list_waiting(&mut tx, BATCH).await?;
    if rows.is_empty() {
        tx.rollback().await?;
        return Ok(Taken::default());
    }

    let mut held_back = HashSet::new();
    let mut taken = Taken { rows: 0, more: rows.len() as i64 == BATCH };
    for row in rows {
        if held_back.contains(&row.route) {
            taken.more = true;
            continue;
        }
        taken.rows += 1;
        let route = row.route.clone();
        if !take_one(&mut tx, row, handler).await? {
            held_back.insert(route);
        }
    }
    tx.commit().await?;
    Ok(taken)
}

/// Takes a row; `false` where it waits for another try.
async fn take_one(tx: &mut Tx, kept: Kept, handler: &impl Handler) -> Result<bool, Fault> {
    let (seq, attempts) = (kept.seq, kept.attempts);
    let row = Row { seq, key: kept.key, body: kept.body, received_at: kept.received_at };
    tx.savepoint().await?;
    // A panic costs this attempt of this row; the part is undone as for any fault.
    let done = AssertUnwindSafe(handler.handle(tx, &row)).catch_unwind().await;

    let fault = match done {
        Ok(Ok(outcome)) => {
            tx.keep().await?;
            let (state, reason) = settled(&outcome);
            store::settle(tx, seq, state, reason).await?;
            return Ok(true);
        }
        Ok(Err(fault)) => fault_text(&fault),
        Err(_) => "the handler panicked".to_owned(),
    };
    tx.undo().await?;
    tracing::warn!(row = seq, attempt = attempts + 1, "{fault}, on inbox row {seq}");
    if attempts + 1 >= TRIES || fault.contains("never write") {
        store::settle(tx, seq, "dead", Some(&fault)).await?;
        return Ok(true);
    }
    store::postpone(tx, seq, tx.now() + pause(attempts), &fault).await?;
    Ok(false)
}

fn settled(outcome: &Outcome) -> (&'static str, Option<&str>) {
    match outcome {
        Outcome::Applied => ("applied", None),
        Outcome::Ignored(reason) => ("ignored", Some(reason)),
        Outcome::Parked(reason) => ("parked", Some(reason)),
    }
}

/// The fault with its cause; neither holds content.
fn fault_text(fault: &Fault) -> String {
    match std::error::Error::source(fault) {
        Some(cause) => format!("{fault}: {cause}").chars().take(300).collect(),
        None => fault.to_string(),
    }
}

/// 1 s, 5 s, 25 s, 125 s: a locked or restarting database is back by then.
fn pause(attempts: i64) -> Duration {
    Duration::from_secs(5_u64.pow(u32::try_from(attempts).unwrap_or(0).min(4)))
}
