use super::{HouseholdId, Kind};
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_optional};
use crate::terms::{AreaId, Moment, PersonId, moment};
use chrono::Duration;

/// A household on the list.
#[derive(Debug, Clone)]
pub struct Household {
    pub id: HouseholdId,
    pub area: AreaId,
    pub name: String,
    pub kind: Kind,
    pub contact: Option<String>,
    pub every_days: i64,
    /// When somebody was there last.
    pub visited: Option<Moment>,
    pub entered: Moment,
}

impl Household {
    /// A visit is overdue: nobody was there for longer than said, counted from the entry where nobody ever was.
    pub fn is_overdue(&self, now: Moment) -> bool {
        now - self.visited.unwrap_or(self.entered) > Duration::days(self.every_days)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    area: i64,
    household: String,
    kind: String,
    contact: Option<String>,
    every_days: i64,
    entered_at: i64,
    visited: Option<i64>,
}

impl TryFrom<Row> for Household {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self, Fault> {
        let kind = row.kind.parse().map_err(|_| Fault::Corrupt { table: "care_households", column: "kind" })?;
        Ok(Self {
            id: HouseholdId(row.id),
            area: AreaId(row.area),
            name: row.household,
            kind,
            contact: row.contact,
            every_days: row.every_days,
            visited: row.visited.map(moment),
            entered: moment(row.entered_at),
        })
    }
}

const LIST: &str = "
    SELECT h.id, h.area, h.household, h.kind, h.contact, h.every_days, h.entered_at,
           (SELECT MAX(v.at) FROM care_visits v WHERE v.household = h.id) AS visited
    FROM care_households h WHERE h.area = $1 AND h.ended_at IS NULL ORDER BY h.id";

/// The list of a micro-grid.
pub async fn list(tx: &mut Tx, area: AreaId) -> Result<Vec<Household>, Fault> {
    let rows: Vec<Row> = fetch_all!(tx, LIST, area.0).during("listing households")?;
    rows.into_iter().map(Household::try_from).collect()
}

const ALL: &str = "
    SELECT h.id, h.area, h.household, h.kind, h.contact, h.every_days, h.entered_at,
           (SELECT MAX(v.at) FROM care_visits v WHERE v.household = h.id) AS visited
    FROM care_households h WHERE h.ended_at IS NULL ORDER BY h.area";

/// By micro-grid: area, households, those with a visit that is overdue.
pub async fn tally(tx: &mut Tx) -> Result<Vec<(AreaId, i64, i64)>, Fault> {
    let now = tx.now();
    let rows: Vec<Row> = fetch_all!(tx, ALL).during("counting households")?;
    let mut counts: Vec<(AreaId, i64, i64)> = vec![];
    for row in rows {
        let household = Household::try_from(row)?;
        let overdue = i64::from(household.is_overdue(now));
        match counts.last_mut().filter(|(area, ..)| *area == household.area) {
            Some((_, all, late)) => (*all, *late) = (*all + 1, *late + overdue),
            None => counts.push((household.area, 1, overdue)),
        }
    }
    Ok(counts)
}

const ADD: &str = "
    INSERT INTO care_households (area, household, kind, contact, every_days, entered_by, entered_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

/// Puts a household on the list.
pub async fn add(
    tx: &mut Tx,
    area: AreaId,
    (line, every_days): (&super::reading::Line, i64),
    by: PersonId,
) -> Result<(), Fault> {
    let now = tx.now_ms();
    let (household, kind, contact) = (line.household.as_str(), line.kind.into_str(), line.contact.as_deref());
    execute!(tx, ADD, area.0, household, kind, contact, every_days, by.0, now).during("entering a household")?;
    Ok(())
}

const LAST_VISIT: &str = "SELECT MAX(at) FROM care_visits WHERE household = $1";
const VISIT: &str = "INSERT INTO care_visits (household, at, by_person) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

/// Logs a visit; `false` where one was logged since a moment.
pub async fn visit(tx: &mut Tx, household: HouseholdId, by: PersonId, unless_since: Moment) -> Result<bool, Fault> {
    let last: Option<(Option<i64>,)> =
        fetch_optional!(tx, LAST_VISIT, household.0).during("looking for the last visit")?;
    if last.and_then(|(at,)| at).is_some_and(|at| at > unless_since.timestamp_millis()) {
        return Ok(false);
    }
    let now = tx.now_ms();
    execute!(tx, VISIT, household.0, now, by.0).during("logging a visit")?;
    Ok(true)
}

const END: &str = "UPDATE care_households SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";

/// Takes a household off the list.
pub async fn end(tx: &mut Tx, household: HouseholdId) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, END, household.0, now).during("taking a household off the list")?;
    Ok(())
}

const FORGET_VISITS: &str = "
    DELETE FROM care_visits WHERE household IN (SELECT id FROM care_households WHERE ended_at < $1)";
const FORGET: &str = "DELETE FROM care_households WHERE ended_at < $1";

/// Forgets the households that were taken off the list before a moment; answers how many.
pub async fn forget(tx: &mut Tx, before: Moment) -> Result<u64, Fault> {
    let before = before.timestamp_millis();
    execute!(tx, FORGET_VISITS, before).during("forgetting visits")?;
    execute!(tx, FORGET, before).during("forgetting households")
}
