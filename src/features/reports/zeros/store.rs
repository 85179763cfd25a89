use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one};
use crate::terms::{AreaId, Moment, RoundId};
use std::collections::HashSet;

/// A report of some round, as far as it matters here.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub micro_grid: i64,
    pub round: String,
    pub counts: String,
    pub zero: bool,
    pub first_filed_at: i64,
}

const RECENT: &str = "
    SELECT micro_grid, round, counts, zero, first_filed_at FROM reports
    WHERE round >= $1 AND round < $2 ORDER BY micro_grid, first_filed_at DESC";

/// The reports between two rounds' keys, newest first within a micro-grid.
pub async fn list_between(tx: &mut Tx, from: &str, to: &str) -> Result<Vec<Row>, Fault> {
    fetch_all!(tx, RECENT, from, to).during("reading the reports of some days")
}

const ASKED_SINCE: &str = "SELECT DISTINCT micro_grid FROM zero_questions WHERE asked_at > $1";

/// The micro-grids that were asked about after a moment.
pub async fn list_asked_since(tx: &mut Tx, after: Moment) -> Result<HashSet<AreaId>, Fault> {
    let rows: Vec<(i64,)> =
        fetch_all!(tx, ASKED_SINCE, after.timestamp_millis()).during("reading what was asked before")?;
    Ok(rows.into_iter().map(|(id,)| AreaId(id)).collect())
}

const ASK: &str = "
    INSERT INTO zero_questions (micro_grid, round, asked_at) VALUES ($1, $2, $3) ON CONFLICT (micro_grid, round) DO NOTHING";

/// Writes down that a zero report is asked about.
pub async fn ask(tx: &mut Tx, micro_grid: AreaId, round: &RoundId) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, ASK, micro_grid.0, round.key(), now).during("asking about a zero report")?;
    Ok(())
}

const IS_OPEN: &str = "SELECT COUNT(*) FROM zero_questions WHERE micro_grid = $1 AND cleared_at IS NULL";

/// Whether a micro-grid's next zero report should say which households were visited.
pub async fn is_open(tx: &mut Tx, micro_grid: AreaId) -> Result<bool, Fault> {
    let (open,): (i64,) = fetch_one!(tx, IS_OPEN, micro_grid.0).during("reading what was asked before")?;
    Ok(open > 0)
}

const OPEN: &str = "SELECT DISTINCT micro_grid FROM zero_questions WHERE cleared_at IS NULL";

/// All micro-grids whose next zero report should say which households were visited.
pub async fn list_open(tx: &mut Tx) -> Result<HashSet<AreaId>, Fault> {
    let rows: Vec<(i64,)> = fetch_all!(tx, OPEN).during("reading what was asked before")?;
    Ok(rows.into_iter().map(|(id,)| AreaId(id)).collect())
}

const CLEAR: &str = "UPDATE zero_questions SET cleared_at = $2 WHERE micro_grid = $1 AND cleared_at IS NULL";

/// Somebody has looked.
pub async fn clear(tx: &mut Tx, micro_grid: AreaId) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, CLEAR, micro_grid.0, now).during("ending a question about a zero report")?;
    Ok(())
}
