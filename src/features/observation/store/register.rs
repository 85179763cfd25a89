//! What the register says of areas.

use super::super::model::Asking;
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one};
use crate::terms::AreaId;
use chrono::NaiveDate;

const COUNTS: &str = "
    SELECT CAST(COUNT(CASE WHEN outcome IS NULL THEN 1 END) AS BIGINT),
           CAST(COUNT(CASE WHEN outcome = 'released' AND ended_on = $2 THEN 1 END) AS BIGINT)
    FROM subjects WHERE area = $1";

/// How many are under observation in a micro-grid, and how many were released on a day.
pub async fn counts(tx: &mut Tx, micro_grid: AreaId, day: NaiveDate) -> Result<(i64, i64), Fault> {
    fetch_one!(tx, COUNTS, micro_grid.0, day.to_string()).during("counting who is under observation")
}

const FEVERS: &str = "
    SELECT COUNT(DISTINCT s.id) FROM subjects s JOIN check_ins c ON c.subject = s.id
    WHERE s.area = $1 AND c.asking = $2 AND c.fever";

/// How many said at an asking that they have a fever.
pub async fn fevers(tx: &mut Tx, micro_grid: AreaId, asking: &Asking) -> Result<i64, Fault> {
    let (count,): (i64,) = fetch_one!(tx, FEVERS, micro_grid.0, asking.key()).during("counting fevers")?;
    Ok(count)
}

const ASK: &str = "
    INSERT INTO register_questions (micro_grid, day, kind, asked_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";

/// Asks about a micro-grid; `false` where that was done today.
pub async fn ask(tx: &mut Tx, micro_grid: AreaId, (day, kind): (NaiveDate, &str)) -> Result<bool, Fault> {
    let now = tx.now_ms();
    Ok(execute!(tx, ASK, micro_grid.0, day.to_string(), kind, now).during("asking about a difference")? == 1)
}

const OLD: &str = "DELETE FROM register_questions WHERE day < $1";

/// Forgets what was asked before a day.
pub async fn forget_before(tx: &mut Tx, day: NaiveDate) -> Result<(), Fault> {
    execute!(tx, OLD, day.to_string()).during("forgetting questions")?;
    Ok(())
}

const TALLY: &str = "
    SELECT s.area, COUNT(*),
           CAST(COUNT(CASE WHEN c.subject IS NOT NULL AND c.temperature IS NULL THEN 1 END) AS BIGINT),
           CAST(COUNT(CASE WHEN EXISTS (
               SELECT 1 FROM check_ins t WHERE t.subject = s.id AND t.asking >= $2 AND (t.fever OR t.symptoms <> '')
           ) THEN 1 END) AS BIGINT),
           CAST(COUNT(s.away_since) AS BIGINT)
    FROM subjects s LEFT JOIN check_ins c ON c.subject = s.id AND c.asking = $1
    WHERE s.outcome IS NULL GROUP BY s.area";

/// By micro-grid: area, open, unanswered at an asking, unwell since a day, away.
pub async fn tally(tx: &mut Tx, asking: &str, since: NaiveDate) -> Result<Vec<(i64, i64, i64, i64, i64)>, Fault> {
    fetch_all!(tx, TALLY, asking, since.to_string()).during("counting observations")
}
