use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::features::meetings::model::{Task, TaskId};
use crate::features::meetings::rules::Deed;
use crate::terms::{AreaId, Moment, PersonId, moment};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    area: i64,
    what: String,
    given_by: i64,
    given_to: i64,
    giver: String,
    doer: String,
    due_at: i64,
    acknowledged_at: Option<i64>,
    done_at: Option<i64>,
    cancelled_at: Option<i64>,
    overdue_told_at: Option<i64>,
}

impl From<Row> for Task {
    fn from(row: Row) -> Self {
        Self {
            id: TaskId(row.id),
            area: AreaId(row.area),
            what: row.what,
            given_by: PersonId(row.given_by),
            given_to: PersonId(row.given_to),
            giver: row.giver,
            doer: row.doer,
            due_at: moment(row.due_at),
            acknowledged_at: row.acknowledged_at.map(moment),
            done_at: row.done_at.map(moment),
            cancelled_at: row.cancelled_at.map(moment),
            overdue_told_at: row.overdue_told_at.map(moment),
        }
    }
}

const ADD: &str = "
    INSERT INTO tasks (area, what, given_by, given_to, given_at, due_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";

/// Gives somebody a task; answers its number.
pub async fn add(
    tx: &mut Tx,
    area: AreaId,
    (by, to): (PersonId, PersonId),
    (what, due_at): (&str, Moment),
) -> Result<TaskId, Fault> {
    let now = tx.now_ms();
    let (id,): (i64,) =
        fetch_one!(tx, ADD, area.0, what, by.0, to.0, now, due_at.timestamp_millis()).during("giving a task")?;
    Ok(TaskId(id))
}

const FIND: &str = "
    SELECT t.id, t.area, t.what, t.given_by, t.given_to, g.name AS giver, d.name AS doer, t.due_at, t.acknowledged_at,
           t.done_at, t.cancelled_at, t.overdue_told_at
    FROM tasks t JOIN people g ON g.id = t.given_by JOIN people d ON d.id = t.given_to WHERE t.id = $1";

/// A task.
pub async fn find(tx: &mut Tx, id: TaskId) -> Result<Option<Task>, Fault> {
    let row: Option<Row> = fetch_optional!(tx, FIND, id.0).during("finding a task")?;
    Ok(row.map(Task::from))
}

const SINCE: &str = "
    SELECT t.id, t.area, t.what, t.given_by, t.given_to, g.name AS giver, d.name AS doer, t.due_at, t.acknowledged_at,
           t.done_at, t.cancelled_at, t.overdue_told_at
    FROM tasks t JOIN people g ON g.id = t.given_by JOIN people d ON d.id = t.given_to
    WHERE t.cancelled_at IS NULL AND (t.done_at IS NULL OR t.done_at >= $1) ORDER BY t.due_at, t.id";

/// The tasks that are open or were done after a moment, the next due first.
pub async fn list_since(tx: &mut Tx, since: Moment) -> Result<Vec<Task>, Fault> {
    let rows: Vec<Row> = fetch_all!(tx, SINCE, since.timestamp_millis()).during("listing tasks")?;
    Ok(rows.into_iter().map(Task::from).collect())
}

const OF: &str = "
    SELECT t.id, t.area, t.what, t.given_by, t.given_to, g.name AS giver, d.name AS doer, t.due_at, t.acknowledged_at,
           t.done_at, t.cancelled_at, t.overdue_told_at
    FROM tasks t JOIN people g ON g.id = t.given_by JOIN people d ON d.id = t.given_to
    WHERE t.cancelled_at IS NULL AND (t.done_at IS NULL OR t.done_at >= $2) AND (t.given_by = $1 OR t.given_to = $1)
    ORDER BY t.due_at, t.id";

/// The tasks that somebody gave or was given, open or done after a moment, the next due first.
pub async fn list_of(tx: &mut Tx, person: PersonId, since: Moment) -> Result<Vec<Task>, Fault> {
    let rows: Vec<Row> = fetch_all!(tx, OF, person.0, since.timestamp_millis()).during("listing somebody's tasks")?;
    Ok(rows.into_iter().map(Task::from).collect())
}

const ACKNOWLEDGED: &str = "UPDATE tasks SET acknowledged_at = $2 WHERE id = $1";
const DONE: &str = "UPDATE tasks SET done_at = $2 WHERE id = $1";
const CANCELLED: &str = "UPDATE tasks SET cancelled_at = $2 WHERE id = $1";

/// Keeps what was done about a task.
pub async fn mark(tx: &mut Tx, id: TaskId, deed: Deed) -> Result<(), Fault> {
    let now = tx.now_ms();
    let sql = match deed {
        Deed::Acknowledge => ACKNOWLEDGED,
        Deed::Done => DONE,
        Deed::Cancel => CANCELLED,
    };
    execute!(tx, sql, id.0, now).during("keeping what was done about a task")?;
    Ok(())
}

const TOLD: &str = "UPDATE tasks SET overdue_told_at = $2 WHERE id = $1 AND overdue_told_at IS NULL";

/// Writes down that a task's delay was told; `false` where it was before.
pub async fn tell_overdue(tx: &mut Tx, id: TaskId) -> Result<bool, Fault> {
    let now = tx.now_ms();
    Ok(execute!(tx, TOLD, id.0, now).during("telling that a task is overdue")? == 1)
}

const FORGET: &str = "DELETE FROM tasks WHERE due_at < $1 AND (done_at < $1 OR cancelled_at < $1)";

/// Forgets the tasks that were over before a moment; answers how many.
pub async fn forget(tx: &mut Tx, before: Moment) -> Result<u64, Fault> {
    execute!(tx, FORGET, before.timestamp_millis()).during("forgetting tasks")
}
