use crate::db::{During, Fault, Tx, execute, fetch_all, insert_all};
use crate::terms::{AreaId, ChatId, PersonId, RoundId};
use std::collections::{HashMap, HashSet};

const SETTLED: &str = "
    SELECT micro_grid FROM nags WHERE round = $1 AND step = $2
    UNION SELECT micro_grid FROM taken_on WHERE round = $1";

/// The micro-grids that this step has told already, or that somebody takes care of.
pub async fn settled(tx: &mut Tx, round: &RoundId, step: &str) -> Result<HashSet<AreaId>, Fault> {
    let rows: Vec<(i64,)> = fetch_all!(tx, SETTLED, round.key(), step).during("reading who was reminded")?;
    Ok(rows.into_iter().map(|(micro_grid,)| AreaId(micro_grid)).collect())
}

const SAVE: &str = "INSERT INTO nags (micro_grid, round, step, nagged_at) ";
const ONCE: &str = " ON CONFLICT (micro_grid, round, step) DO NOTHING";

/// Writes down that a step has told of these micro-grids.
pub async fn save(tx: &mut Tx, micro_grids: &[AreaId], round: &RoundId, step: &str) -> Result<(), Fault> {
    let (now, round) = (tx.now_ms(), round.key());
    insert_all!(tx, (SAVE, ONCE), micro_grids, |micro_grid| [micro_grid.0, round.as_str(), step, now])
        .during("writing down reminders")
}

const TAKE_ON: &str = "
    INSERT INTO taken_on (micro_grid, round, step, person, taken_at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (micro_grid, round, step) DO UPDATE SET person = excluded.person, taken_at = excluded.taken_at";

/// Writes down who takes care of a micro-grid that a step told of.
pub async fn take_on(
    tx: &mut Tx,
    micro_grid: AreaId,
    (round, step): (&RoundId, &str),
    person: PersonId,
) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, TAKE_ON, micro_grid.0, round.key(), step, person.0, now).during("taking on a reminder")?;
    Ok(())
}

const GROUPS: &str = "
    SELECT b.area, b.chat FROM bindings b LEFT JOIN chats c ON c.chat = b.chat
    WHERE b.purpose = 'reports' AND c.unreachable_at IS NULL";

/// The groups for reports in which we are heard, by their area.
pub async fn groups(tx: &mut Tx) -> Result<HashMap<AreaId, ChatId>, Fault> {
    let rows: Vec<(i64, i64)> = fetch_all!(tx, GROUPS).during("listing groups")?;
    Ok(rows.into_iter().map(|(area, chat)| (AreaId(area), ChatId(chat))).collect())
}

const EXCUSE: &str = "
    INSERT INTO excuses (micro_grid, round, excused_by, excused_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (micro_grid, round) DO NOTHING";

/// Expects no report from a micro-grid in a round.
pub async fn excuse(tx: &mut Tx, micro_grid: AreaId, round: &RoundId, by: PersonId) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, EXCUSE, micro_grid.0, round.key(), by.0, now).during("excusing a micro-grid")?;
    Ok(())
}

const UNDO_EXCUSE: &str = "DELETE FROM excuses WHERE micro_grid = $1 AND round = $2";

/// Expects its report after all.
pub async fn undo_excuse(tx: &mut Tx, micro_grid: AreaId, round: &RoundId) -> Result<(), Fault> {
    execute!(tx, UNDO_EXCUSE, micro_grid.0, round.key()).during("undoing an excuse")?;
    Ok(())
}

const IN_REACH: &str = "
    SELECT DISTINCT a.id FROM areas a
    JOIN area_within w ON w.area = a.id
    JOIN roles r ON r.area = w.within
    WHERE a.name = $1 AND a.level = 'micro_grid' AND r.person = $2
      AND r.role IN ('grid_leader', 'secretary', 'district')";

/// The micro-grids of that name in the areas that a person answers for.
pub async fn named_in_reach(tx: &mut Tx, person: PersonId, name: &str) -> Result<Vec<AreaId>, Fault> {
    let rows: Vec<(i64,)> = fetch_all!(tx, IN_REACH, name, person.0).during("finding a micro-grid")?;
    Ok(rows.into_iter().map(|(area,)| AreaId(area)).collect())
}
