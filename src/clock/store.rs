use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::terms::{Moment, moment};
use chrono::NaiveDate;

const MARK: &str = "SELECT value FROM marks WHERE name = 'clock'";
const SET_MARK: &str = "
    INSERT INTO marks (name, value) VALUES ('clock', $1)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value";

/// Up to when the clock has looked; `None` on the first start.
pub(super) async fn mark(tx: &mut Tx) -> Result<Option<Moment>, Fault> {
    let row: Option<(i64,)> = fetch_optional!(tx, MARK).during("reading the clock's mark")?;
    Ok(row.map(|(at,)| moment(at)))
}

pub(super) async fn set_mark(tx: &mut Tx) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, SET_MARK, now).during("moving the clock's mark")?;
    Ok(())
}

const PLAN: &str = "
    INSERT INTO slots (job, local, due_at, state) VALUES ($1, $2, $3, $4) ON CONFLICT (job, local) DO NOTHING";

/// Writes down that a job is due; `false` where it was written before.
pub(super) async fn plan(tx: &mut Tx, job: &str, local: &str, due: Moment, state: &'static str) -> Result<bool, Fault> {
    let due = due.timestamp_millis();
    Ok(execute!(tx, PLAN, job, local, due, state).during("planning a job")? == 1)
}

const MISSED: &str = "SELECT job, due_at FROM slots WHERE state = 'missed' AND due_at > $1 ORDER BY due_at";

/// The jobs that were missed after a moment, with the moments at which they were due.
pub async fn list_missed(tx: &mut Tx, after: Moment) -> Result<Vec<(String, Moment)>, Fault> {
    let rows: Vec<(String, i64)> =
        fetch_all!(tx, MISSED, after.timestamp_millis()).during("listing what was missed")?;
    Ok(rows.into_iter().map(|(job, due)| (job, moment(due))).collect())
}

const PLANNED: &str = "SELECT COUNT(*) FROM slots WHERE job = $1 AND SUBSTR(local, 1, 10) = $2";

/// Whether a job was due on a local date, done or missed: on days before our first start nothing was.
pub async fn was_due(tx: &mut Tx, job: &str, on: NaiveDate) -> Result<bool, Fault> {
    let (times,): (i64,) = fetch_one!(tx, PLANNED, job, on.to_string()).during("looking for a job that was due")?;
    Ok(times > 0)
}
