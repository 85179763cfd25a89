//! What is summed up, and what is forgotten.

use crate::db::{During, Fault, Tx, execute, fetch_all};
use crate::terms::Moment;

/// A request as far as sums need it.
#[derive(Debug, sqlx::FromRow)]
pub struct Counted {
    pub area: i64,
    pub state: String,
    pub asked_at: i64,
    pub claimed_at: Option<i64>,
    pub delivered_at: Option<i64>,
    pub ended_at: Option<i64>,
}

const COUNTED: &str = "
    SELECT area, state, asked_at, claimed_at, delivered_at, ended_at FROM help_requests
    WHERE state IN ('open', 'claimed', 'bought', 'delivered')
       OR (state IN ('closed', 'cancelled') AND ended_at >= $1)";

/// Every request that is open, and those that ended after a moment.
pub async fn list_counted(tx: &mut Tx, since: Moment) -> Result<Vec<Counted>, Fault> {
    fetch_all!(tx, COUNTED, since.timestamp_millis()).during("counting requests for help")
}

const STRIP: &str = "
    UPDATE help_requests SET person = NULL, said = NULL, photo = NULL, phone = NULL, address = NULL, note = NULL,
        seemed = NULL
    WHERE state IN ('closed', 'cancelled') AND ended_at < $1 AND person IS NOT NULL";
const FORGET_ASKED: &str = "
    DELETE FROM help_asked
    WHERE request IN (SELECT id FROM help_requests WHERE state IN ('closed', 'cancelled') AND ended_at < $1)";
const FORGET_APPLICATIONS: &str = "DELETE FROM help_applications WHERE state <> 'open' AND decided_at < $1";
const FORGET_DRAFTS: &str = "DELETE FROM help_requests WHERE state = 'draft' AND asked_at < $1";

/// Makes requests that ended before a moment anonymous and forgets settled applications; answers how many of both.
pub async fn forget(tx: &mut Tx, before: Moment) -> Result<u64, Fault> {
    let before = before.timestamp_millis();
    let stripped = execute!(tx, STRIP, before).during("making requests anonymous")?;
    execute!(tx, FORGET_ASKED, before).during("forgetting who was asked")?;
    let applications = execute!(tx, FORGET_APPLICATIONS, before).during("forgetting applications")?;
    Ok(stripped + applications)
}

/// Forgets what was begun before a moment and never sent.
pub async fn forget_drafts(tx: &mut Tx, before: Moment) -> Result<u64, Fault> {
    execute!(tx, FORGET_DRAFTS, before.timestamp_millis()).during("forgetting requests that were not sent")
}
