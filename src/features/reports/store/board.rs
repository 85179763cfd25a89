use crate::db::{During, Fault, Tx, fetch_all};
use crate::terms::{AreaId, RoundId};

/// A micro-grid on a board.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Line {
    /// As the roster writes it.
    pub name: String,
    /// A report counts.
    pub reported: bool,
    /// A question is open.
    pub asked: bool,
    /// No report is expected.
    pub excused: bool,
}

const LINES: &str = "
    SELECT a.name,
           EXISTS (SELECT 1 FROM reports r WHERE r.micro_grid = a.id AND r.round = $2) AS reported,
           EXISTS (SELECT 1 FROM questions q WHERE q.micro_grid = a.id AND q.round = $2 AND q.answered_at IS NULL)
               AS asked,
           EXISTS (SELECT 1 FROM excuses e WHERE e.micro_grid = a.id AND e.round = $2) AS excused
    FROM areas a WHERE a.parent = $1 ORDER BY a.name";

/// The states of a grid's micro-grids in a round, by name.
pub async fn list_lines(tx: &mut Tx, grid: AreaId, round: &RoundId) -> Result<Vec<Line>, Fault> {
    fetch_all!(tx, LINES, grid.0, round.key()).during("reading a board")
}
