//! Moments that a room has asked for: a claim that may stand still until then, a notice that goes out then.

use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one};
use crate::terms::{Moment, moment};

const SET: &str = "
    INSERT INTO timers (job, due_at) VALUES ($1, $2) ON CONFLICT (job) DO UPDATE SET due_at = excluded.due_at";

/// Lets a job become due once at a moment, in place of the moment that was set before. Its name, such as `help/unclaimed/12`, says what
/// it is about: the clock brings it to the router as a tick, in downtime late rather than never.
pub async fn set(tx: &mut Tx, job: &str, at: Moment) -> Result<(), Fault> {
    execute!(tx, SET, job, at.timestamp_millis()).during("setting a timer")?;
    Ok(())
}

const CANCEL: &str = "DELETE FROM timers WHERE job = $1";

/// Lets a job not become due after all.
pub async fn cancel(tx: &mut Tx, job: &str) -> Result<(), Fault> {
    execute!(tx, CANCEL, job).during("cancelling a timer")?;
    Ok(())
}

const IS_SET: &str = "SELECT COUNT(*) FROM timers WHERE job = $1 AND due_at > $2";

/// Whether a job is still to become due.
pub async fn is_set(tx: &mut Tx, job: &str) -> Result<bool, Fault> {
    let now = tx.now_ms();
    let (set,): (i64,) = fetch_one!(tx, IS_SET, job, now).during("looking for a timer")?;
    Ok(set > 0)
}

const DUE: &str = "SELECT job, due_at FROM timers WHERE due_at <= $1 ORDER BY due_at, job";

/// The timers that have become due, earliest first.
pub(super) async fn list_due(tx: &mut Tx) -> Result<Vec<(String, Moment)>, Fault> {
    let now = tx.now_ms();
    let rows: Vec<(String, i64)> = fetch_all!(tx, DUE, now).during("looking for timers that are due")?;
    Ok(rows.into_iter().map(|(job, at)| (job, moment(at))).collect())
}

const NEXT: &str = "SELECT MIN(due_at) FROM timers";

/// When the next timer becomes due, or became due and waits for the clock.
pub async fn next(tx: &mut Tx) -> Result<Option<Moment>, Fault> {
    let (at,): (Option<i64>,) = fetch_one!(tx, NEXT).during("looking for the next timer")?;
    Ok(at.map(moment))
}
