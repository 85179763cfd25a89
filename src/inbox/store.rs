use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::terms::Moment;

/// Something to be kept.
#[derive(Debug, Clone)]
pub struct Arrived {
    /// What must not count twice: `u:<update id>`, `t:<job>@<local time>`.
    pub key: String,
    /// Rows of one route are taken in order.
    pub route: String,
    /// The raw JSON.
    pub body: String,
}

/// A row as it stands.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Kept {
    pub seq: i64,
    pub key: String,
    pub route: String,
    pub body: String,
    pub received_at: i64,
    pub state: String,
    pub reason: Option<String>,
    pub attempts: i64,
}

/// A row that waits for the operator; without its content, which is private.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct SetAside {
    pub seq: i64,
    pub key: String,
    pub state: String,
    pub reason: Option<String>,
    pub attempts: i64,
    pub received_at: i64,
}

const KEEP: &str = "
    INSERT INTO inbox (key, route, body, received_at, state) VALUES ($1, $2, $3, $4, 'waiting')
    ON CONFLICT (key) DO NOTHING";

/// Keeps one row; `false` where it was there already.
pub async fn keep(tx: &mut Tx, row: &Arrived) -> Result<bool, Fault> {
    Ok(keep_all(tx, std::slice::from_ref(row)).await? == 1)
}

/// Keeps a page of rows; answers how many were new.
pub async fn keep_all(tx: &mut Tx, rows: &[Arrived]) -> Result<u64, Fault> {
    let now = tx.now_ms();
    let mut new = 0;
    for row in rows {
        new += execute!(tx, KEEP, row.key.as_str(), row.route.as_str(), row.body.as_str(), now)
            .during("keeping what arrived")?;
    }
    super::ledger::add(tx, "inbox", new as i64).await?;
    Ok(new)
}

const WAITING: &str = "
    SELECT seq, key, route, body, received_at, state, reason, attempts FROM inbox i
    WHERE state = 'waiting' AND not_before <= $1
      AND NOT EXISTS (SELECT 1 FROM inbox b
                      WHERE b.route = i.route AND b.state = 'waiting' AND b.seq < i.seq AND b.not_before > $1)
    ORDER BY seq LIMIT $2";

/// The rows that may be taken now, oldest first.
pub(super) async fn list_waiting(tx: &mut Tx, limit: i64) -> Result<Vec<Kept>, Fault> {
    let now = tx.now_ms();
    fetch_all!(tx, WAITING, now, limit).during("looking for what waits")
}

const NEXT_DUE: &str = "SELECT MIN(not_before) FROM inbox WHERE state = 'waiting'";

/// The moment in unix milliseconds at which the next waiting row may be taken; `None` where nothing waits.
pub async fn next_due(tx: &mut Tx) -> Result<Option<i64>, Fault> {
    let (due,): (Option<i64>,) = fetch_one!(tx, NEXT_DUE).during("looking for what waits")?;
    Ok(due)
}

const LAST_KEPT: &str = "SELECT MAX(seq) FROM inbox";

/// The newest row's number.
pub async fn last_kept(tx: &mut Tx) -> Result<Option<i64>, Fault> {
    let (last,): (Option<i64>,) = fetch_one!(tx, LAST_KEPT).during("looking at the newest row")?;
    Ok(last)
}

const SETTLE: &str =
    "UPDATE inbox SET state = $2, reason = $3, settled_at = $4, attempts = attempts + 1 WHERE seq = $1";

/// Ends a row.
pub(super) async fn settle(tx: &mut Tx, seq: i64, state: &'static str, reason: Option<&str>) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, SETTLE, seq, state, reason, now).during("settling an arrived row")?;
    Ok(())
}

const POSTPONE: &str = "UPDATE inbox SET attempts = attempts + 1, not_before = $2, reason = $3 WHERE seq = $1";

/// Lets a row wait for another try.
pub(super) async fn postpone(tx: &mut Tx, seq: i64, until: Moment, reason: &str) -> Result<(), Fault> {
    execute!(tx, POSTPONE, seq, until.timestamp_millis(), reason).during("postponing an arrived row")?;
    Ok(())
}

const SET_ASIDE: &str = "
    SELECT seq, key, state, reason, attempts, received_at FROM inbox
    WHERE state IN ('parked', 'dead') ORDER BY seq LIMIT $1";

/// The rows that wait for the operator, oldest first.
pub async fn list_set_aside(tx: &mut Tx, limit: i64) -> Result<Vec<SetAside>, Fault> {
    fetch_all!(tx, SET_ASIDE, limit).during("listing what was set aside")
}

const FIND: &str = "
    SELECT seq, key, route, body, received_at, state, reason, attempts FROM inbox WHERE seq = $1";

/// One row, with its content.
pub async fn find(tx: &mut Tx, seq: i64) -> Result<Option<Kept>, Fault> {
    fetch_optional!(tx, FIND, seq).during("reading an arrived row")
}

const RETRY: &str = "
    UPDATE inbox SET state = 'waiting', attempts = 0, not_before = 0, reason = NULL, settled_at = NULL
    WHERE seq = $1 AND state IN ('parked', 'dead')";

/// Lets a row that was set aside be taken again; `false` where there is none with that number.
pub async fn retry(tx: &mut Tx, seq: i64) -> Result<bool, Fault> {
    Ok(execute!(tx, RETRY, seq).during("letting a row be taken again")? == 1)
}

const PRUNE: &str = "DELETE FROM inbox WHERE state IN ('applied', 'ignored') AND settled_at < $1";

/// Forgets what was settled before a moment; what was set aside stays.
pub async fn prune(tx: &mut Tx, before: Moment) -> Result<u64, Fault> {
    let gone = execute!(tx, PRUNE, before.timestamp_millis()).during("pruning the inbox")?;
    super::ledger::add(tx, "inbox pruned", gone as i64).await?;
    Ok(gone)
}

const OFFSET: &str = "SELECT value FROM marks WHERE name = 'offset'";
const SET_OFFSET: &str = "
    INSERT INTO marks (name, value) VALUES ('offset', $1)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value";

/// The first update that Telegram has not been told to forget; 0 before the first.
pub async fn offset(tx: &mut Tx) -> Result<i64, Fault> {
    let row: Option<(i64,)> = fetch_optional!(tx, OFFSET).during("reading where receiving goes on")?;
    Ok(row.map_or(0, |(offset,)| offset))
}

/// From now on Telegram may forget what is before this.
pub async fn set_offset(tx: &mut Tx, offset: i64) -> Result<(), Fault> {
    execute!(tx, SET_OFFSET, offset).during("writing where receiving goes on")?;
    Ok(())
}
