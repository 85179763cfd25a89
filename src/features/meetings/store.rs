pub mod tasks;

use super::model::{Meeting, MeetingId};
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_optional};
use crate::terms::{AreaId, Moment, PersonId, moment};
use std::collections::HashMap;

const CALL: &str = "
    INSERT INTO meetings (area, starts_at) VALUES ($1, $2) ON CONFLICT (area, starts_at) DO NOTHING RETURNING id";

/// Writes down that a meeting is announced; `None` where it was before.
pub async fn call(tx: &mut Tx, area: AreaId, starts_at: Moment) -> Result<Option<MeetingId>, Fault> {
    let row: Option<(i64,)> =
        fetch_optional!(tx, CALL, area.0, starts_at.timestamp_millis()).during("announcing a meeting")?;
    Ok(row.map(|(id,)| MeetingId(id)))
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    area: i64,
    starts_at: i64,
    minutes_at: Option<i64>,
}

impl From<Row> for Meeting {
    fn from(row: Row) -> Self {
        Self {
            id: MeetingId(row.id),
            area: AreaId(row.area),
            starts_at: moment(row.starts_at),
            has_minutes: row.minutes_at.is_some(),
        }
    }
}

const FIND: &str = "SELECT id, area, starts_at, minutes_at FROM meetings WHERE id = $1";

/// A meeting that was announced.
pub async fn find(tx: &mut Tx, id: MeetingId) -> Result<Option<Meeting>, Fault> {
    let row: Option<Row> = fetch_optional!(tx, FIND, id.0).during("finding a meeting")?;
    Ok(row.map(Meeting::from))
}

const SINCE: &str = "SELECT id, area, starts_at, minutes_at FROM meetings WHERE area = $1 AND starts_at >= $2";

/// The meetings of an area that began, or will, after a moment.
pub async fn list_since(tx: &mut Tx, area: AreaId, since: Moment) -> Result<Vec<Meeting>, Fault> {
    let rows: Vec<Row> =
        fetch_all!(tx, SINCE, area.0, since.timestamp_millis()).during("listing the meetings of an area")?;
    Ok(rows.into_iter().map(Meeting::from).collect())
}

const ATTEND: &str = "
    INSERT INTO attendance (meeting, person, comes, answered_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (meeting, person) DO UPDATE SET comes = excluded.comes, answered_at = excluded.answered_at";

/// Keeps whether somebody comes.
pub async fn attend(tx: &mut Tx, id: MeetingId, person: PersonId, comes: bool) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, ATTEND, id.0, person.0, comes, now).during("keeping who comes to a meeting")?;
    Ok(())
}

const ATTENDANCE: &str = "SELECT person, comes FROM attendance WHERE meeting = $1";

/// Who has said whether they come.
pub async fn attendance(tx: &mut Tx, id: MeetingId) -> Result<HashMap<PersonId, bool>, Fault> {
    let rows: Vec<(i64, bool)> = fetch_all!(tx, ATTENDANCE, id.0).during("reading who comes to a meeting")?;
    Ok(rows.into_iter().map(|(person, comes)| (PersonId(person), comes)).collect())
}

const WRITE: &str = "
    UPDATE meetings SET minutes = $2, minutes_by = $3, minutes_at = $4 WHERE id = $1 AND minutes_at IS NULL";

/// Keeps the minutes of a meeting; `false` where it has some.
pub async fn write_minutes(tx: &mut Tx, id: MeetingId, by: PersonId, minutes: &str) -> Result<bool, Fault> {
    let now = tx.now_ms();
    Ok(execute!(tx, WRITE, id.0, minutes, by.0, now).during("keeping minutes")? == 1)
}

const FORGET_ATTENDANCE: &str =
    "DELETE FROM attendance WHERE meeting IN (SELECT id FROM meetings WHERE starts_at < $1)";
const FORGET: &str = "DELETE FROM meetings WHERE starts_at < $1";

/// Forgets the meetings before a moment; answers how many.
pub async fn forget(tx: &mut Tx, before: Moment) -> Result<u64, Fault> {
    let before = before.timestamp_millis();
    execute!(tx, FORGET_ATTENDANCE, before).during("forgetting who came to meetings")?;
    execute!(tx, FORGET, before).during("forgetting meetings")
}
