use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::terms::{AreaId, Moment, RoundId};
use chrono::NaiveDate;
use std::collections::HashMap;

// Counted for one micro-grid after the other, which the primary key answers without a look at the reports themselves.
const WEEK: &str = "
    SELECT a.id, (SELECT COUNT(*) FROM reports r WHERE r.micro_grid = a.id AND r.round >= $1 AND r.round < $2) AS rounds
    FROM areas a WHERE a.level = 'micro_grid'";
// From each round to the next, instead of through all the reports between them.
const WEEK_ROUNDS: &str = "
    WITH RECURSIVE rounds (round) AS (
        SELECT MIN(round) FROM reports WHERE round >= $1 AND round < $2
        UNION ALL
        SELECT (SELECT MIN(r.round) FROM reports r WHERE r.round > rounds.round AND r.round < $2)
        FROM rounds WHERE rounds.round IS NOT NULL)
    SELECT COUNT(round) FROM rounds";

/// In how many rounds each micro-grid reported from one date until before another, and in how many anybody did.
pub async fn reported(
    tx: &mut Tx,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<(HashMap<AreaId, usize>, usize), Fault> {
    let (from, until) = (from.to_string(), until.to_string());
    let rows: Vec<(i64, i64)> =
        fetch_all!(tx, WEEK, from.as_str(), until.as_str()).during("counting a week's reports")?;
    let (rounds,): (i64,) =
        fetch_one!(tx, WEEK_ROUNDS, from.as_str(), until.as_str()).during("counting a week's rounds")?;
    let count = |count: i64| usize::try_from(count).unwrap_or(0);
    let reported = rows.into_iter().filter(|(_, rounds)| *rounds > 0);
    Ok((reported.map(|(area, rounds)| (AreaId(area), count(rounds))).collect(), count(rounds)))
}

const IN_ROUND: &str = "SELECT micro_grid FROM reports WHERE round = $1";

/// The micro-grids that reported in a round.
pub async fn reported_in(tx: &mut Tx, round: &RoundId) -> Result<Vec<AreaId>, Fault> {
    let rows: Vec<(i64,)> = fetch_all!(tx, IN_ROUND, round.key()).during("reading who has reported")?;
    Ok(rows.into_iter().map(|(area,)| AreaId(area)).collect())
}

const TOLD: &str = "SELECT fingerprint FROM digests WHERE area = $1 AND round = $2";

/// What was told last of an area and round.
pub async fn told(tx: &mut Tx, area: AreaId, round: &RoundId) -> Result<Option<String>, Fault> {
    let row: Option<(String,)> = fetch_optional!(tx, TOLD, area.0, round.key()).during("reading the last digest")?;
    Ok(row.map(|(fingerprint,)| fingerprint))
}

const SAVE: &str = "
    INSERT INTO digests (area, round, fingerprint, told_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (area, round) DO UPDATE SET fingerprint = excluded.fingerprint, told_at = excluded.told_at";

/// Writes down what was told.
pub async fn save(tx: &mut Tx, area: AreaId, round: &RoundId, fingerprint: &str) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, SAVE, area.0, round.key(), fingerprint, now).during("writing down a digest")?;
    Ok(())
}

const UNREACHABLE: &str = "
    SELECT DISTINCT r.area, p.name FROM chats c
    JOIN people p ON p.telegram_id = c.chat
    JOIN roles r ON r.person = p.id
    WHERE c.unreachable_at IS NOT NULL ORDER BY p.name, r.area";

/// Those who no longer hear us, with the areas on which they hold a role.
pub async fn unreachable(tx: &mut Tx) -> Result<Vec<(AreaId, String)>, Fault> {
    let rows: Vec<(i64, String)> = fetch_all!(tx, UNREACHABLE).during("listing who cannot be reached")?;
    Ok(rows.into_iter().map(|(area, name)| (AreaId(area), name)).collect())
}

const UNSAID: &str = "
    SELECT state, COUNT(*) FROM outbox WHERE settled_at > $1 AND state IN ('failed', 'unknown') GROUP BY state";

/// How many messages failed, and of how many nobody knows, since a moment.
pub async fn unsaid(tx: &mut Tx, since: Moment) -> Result<(usize, usize), Fault> {
    let rows: Vec<(String, i64)> =
        fetch_all!(tx, UNSAID, since.timestamp_millis()).during("counting what was not said")?;
    let count = |state: &str| {
        let found = rows.iter().find(|(name, _)| name == state);
        found.and_then(|(_, count)| usize::try_from(*count).ok()).unwrap_or(0)
    };
    Ok((count("failed"), count("unknown")))
}
