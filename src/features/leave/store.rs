use super::model::{HalfDay, Leave, Span, State};
use super::stand_in::StandIn;
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::features::people::Contact;
use crate::terms::{AreaId, Lang, Moment, PersonId, Phone, UserId, moment};

#[derive(sqlx::FromRow)]
struct LeaveRow {
    id: i64,
    person: i64,
    name: String,
    first_half: String,
    last_half: String,
    starts_at: i64,
    ends_at: i64,
    reason: String,
    stand_in: Option<i64>,
    stand_in_name: Option<String>,
    state: String,
}

impl TryFrom<LeaveRow> for Leave {
    type Error = Fault;

    fn try_from(row: LeaveRow) -> Result<Self, Fault> {
        let corrupt = |column| Fault::Corrupt { table: "leaves", column };
        let half = |text: &str, column| text.parse::<HalfDay>().map_err(|_| corrupt(column));
        let span = Span { first: half(&row.first_half, "first_half")?, last: half(&row.last_half, "last_half")? };
        Ok(Self {
            id: row.id,
            person: PersonId(row.person),
            name: row.name,
            span,
            starts: moment(row.starts_at),
            ends: moment(row.ends_at),
            reason: row.reason,
            stand_in: row.stand_in.map(PersonId).zip(row.stand_in_name),
            state: row.state.parse().map_err(|_| corrupt("state"))?,
        })
    }
}

fn all(rows: Vec<LeaveRow>) -> Result<Vec<Leave>, Fault> {
    rows.into_iter().map(Leave::try_from).collect()
}

/// A request as it is first kept.
pub struct Asked<'a> {
    pub person: PersonId,
    pub span: Span,
    pub times: (Moment, Moment),
    pub reason: &'a str,
    pub stand_in: Option<PersonId>,
}

const ADD: &str = "
    INSERT INTO leaves (person, first_half, last_half, starts_at, ends_at, reason, stand_in, state, asked_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 'asked', $8) RETURNING id";

/// Keeps a request; answers its number.
pub async fn add(tx: &mut Tx, asked: &Asked<'_>) -> Result<i64, Fault> {
    let now = tx.now_ms();
    let (id,): (i64,) = fetch_one!(
        tx,
        ADD,
        asked.person.0,
        asked.span.first.to_string(),
        asked.span.last.to_string(),
        asked.times.0.timestamp_millis(),
        asked.times.1.timestamp_millis(),
        asked.reason,
        asked.stand_in.map(|person| person.0),
        now,
    )
    .during("asking for leave")?;
    Ok(id)
}

const FIND: &str = "
    SELECT l.id, l.person, p.name, l.first_half, l.last_half, l.starts_at, l.ends_at, l.reason, l.stand_in,
           s.name AS stand_in_name, l.state
    FROM leaves l JOIN people p ON p.id = l.person LEFT JOIN people s ON s.id = l.stand_in WHERE l.id = $1";

/// A leave.
pub async fn find(tx: &mut Tx, id: i64) -> Result<Option<Leave>, Fault> {
    let row: Option<LeaveRow> = fetch_optional!(tx, FIND, id).during("finding a leave")?;
    row.map(Leave::try_from).transpose()
}

const OPEN_OF: &str = "
    SELECT l.id, l.person, p.name, l.first_half, l.last_half, l.starts_at, l.ends_at, l.reason, l.stand_in,
           s.name AS stand_in_name, l.state
    FROM leaves l JOIN people p ON p.id = l.person LEFT JOIN people s ON s.id = l.stand_in
    WHERE l.person = $1 AND l.state IN ('asked', 'approved') AND l.ends_at > $2 ORDER BY l.starts_at, l.id";

/// Somebody's requests and leaves that are not over, earliest first.
pub async fn list_of(tx: &mut Tx, person: PersonId) -> Result<Vec<Leave>, Fault> {
    let now = tx.now_ms();
    let rows: Vec<LeaveRow> = fetch_all!(tx, OPEN_OF, person.0, now).during("listing somebody's leaves")?;
    all(rows)
}

const OPEN_WITHIN: &str = "
    SELECT DISTINCT l.id, l.person, p.name, l.first_half, l.last_half, l.starts_at, l.ends_at, l.reason, l.stand_in,
           s.name AS stand_in_name, l.state
    FROM leaves l
    JOIN people p ON p.id = l.person
    JOIN roles r ON r.person = l.person AND r.role = 'leader'
    JOIN area_within w ON w.area = r.area AND w.within = $1
    LEFT JOIN people s ON s.id = l.stand_in
    WHERE l.state IN ('asked', 'approved') AND l.ends_at > $2 ORDER BY l.starts_at, l.id";

/// The requests and leaves of the leaders of an area that are not over, earliest first.
pub async fn list_within(tx: &mut Tx, area: AreaId) -> Result<Vec<Leave>, Fault> {
    let now = tx.now_ms();
    let rows: Vec<LeaveRow> = fetch_all!(tx, OPEN_WITHIN, area.0, now).during("listing the leaves of an area")?;
    all(rows)
}

const DECIDE: &str = "UPDATE leaves SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1";

/// Writes down what has become of a request, and by whom.
pub async fn decide(tx: &mut Tx, id: i64, state: State, by: PersonId) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, DECIDE, id, state.into_str(), by.0, now).during("deciding on a leave")?;
    Ok(())
}

const SHORTEN: &str = "UPDATE leaves SET ends_at = $2 WHERE id = $1";

/// Ends a leave now.
pub async fn shorten(tx: &mut Tx, id: i64) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, SHORTEN, id, now).during("ending a leave")?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct StandInRow {
    area: i64,
    area_name: String,
    away: i64,
    away_name: String,
    person: i64,
    name: String,
    phone: Option<String>,
    telegram_id: Option<i64>,
    lang: Option<String>,
}

impl From<StandInRow> for StandIn {
    fn from(row: StandInRow) -> Self {
        let contact = Contact {
            person: PersonId(row.person),
            area: AreaId(row.area),
            name: row.name,
            phone: row.phone.as_deref().and_then(Phone::read),
            user: row.telegram_id.map(UserId),
            lang: row.lang.as_deref().and_then(Lang::from_tag).unwrap_or_default(),
        };
        Self { micro_grid: row.area_name, away: PersonId(row.away), away_name: row.away_name, contact }
    }
}

// Whoever stands in and is on leave themselves leaves it to the grid leader.
const STAND_INS: &str = "
    SELECT DISTINCT r.area, a.name AS area_name, l.person AS away, w.name AS away_name,
           p.id AS person, p.name, p.phone, p.telegram_id, p.lang
    FROM leaves l
    JOIN people w ON w.id = l.person
    JOIN roles r ON r.person = l.person AND r.role = 'leader'
    JOIN area_within i ON i.area = r.area AND i.within = $1
    JOIN areas a ON a.id = r.area
    LEFT JOIN roles g ON g.area = a.parent AND g.role = 'grid_leader'
    JOIN people p ON p.id <> l.person AND p.id = CASE
        WHEN l.stand_in IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM leaves o
            WHERE o.person = l.stand_in AND o.state = 'approved' AND o.starts_at <= $2 AND o.ends_at > $2)
        THEN l.stand_in ELSE g.person END
    WHERE l.state = 'approved' AND l.starts_at <= $2 AND l.ends_at > $2
    ORDER BY a.name, p.id";

/// Who stands in for whom in an area at a moment, by micro-grid.
pub async fn list_stand_ins(tx: &mut Tx, within: AreaId, at: Moment) -> Result<Vec<StandIn>, Fault> {
    let rows: Vec<StandInRow> =
        fetch_all!(tx, STAND_INS, within.0, at.timestamp_millis()).during("finding who stands in")?;
    Ok(rows.into_iter().map(StandIn::from).collect())
}

// As in STAND_INS.
const ACTED_FOR: &str = "
    SELECT DISTINCT r.area FROM leaves l
    JOIN roles r ON r.person = l.person AND r.role = 'leader'
    JOIN areas a ON a.id = r.area
    LEFT JOIN roles g ON g.area = a.parent AND g.role = 'grid_leader'
    WHERE l.state = 'approved' AND l.starts_at <= $2 AND l.ends_at > $2 AND l.person <> $1 AND $1 = CASE
        WHEN l.stand_in IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM leaves o
            WHERE o.person = l.stand_in AND o.state = 'approved' AND o.starts_at <= $2 AND o.ends_at > $2)
        THEN l.stand_in ELSE g.person END
    ORDER BY r.area";

/// The micro-grids in which somebody stands in for a leader at a moment, named for it or as the grid leader.
pub async fn list_acted_for(tx: &mut Tx, person: PersonId, at: Moment) -> Result<Vec<AreaId>, Fault> {
    let rows: Vec<(i64,)> =
        fetch_all!(tx, ACTED_FOR, person.0, at.timestamp_millis()).during("finding for whom somebody acts")?;
    Ok(rows.into_iter().map(|(area,)| AreaId(area)).collect())
}

const STANDS_IN_FOR: &str = "
    SELECT DISTINCT r.area FROM leaves l JOIN roles r ON r.person = l.person AND r.role = 'leader'
    WHERE l.stand_in = $1 AND l.state = 'approved' AND l.starts_at <= $2 AND l.ends_at > $3 ORDER BY r.area";

/// The micro-grids for which somebody stands in: those of leaves that have begun by one moment and end after another.
pub async fn list_stood_in_for(
    tx: &mut Tx,
    person: PersonId,
    (begun, ends_after): (Moment, Moment),
) -> Result<Vec<AreaId>, Fault> {
    let (begun, ends_after) = (begun.timestamp_millis(), ends_after.timestamp_millis());
    let rows: Vec<(i64,)> =
        fetch_all!(tx, STANDS_IN_FOR, person.0, begun, ends_after).during("finding for whom somebody stands in")?;
    Ok(rows.into_iter().map(|(area,)| AreaId(area)).collect())
}

const LEANING_ON: &str = "
    SELECT DISTINCT p.name FROM leaves l JOIN people p ON p.id = l.person
    WHERE l.stand_in = $1 AND l.state = 'approved' AND l.starts_at < $3 AND l.ends_at > $2 ORDER BY p.name";

/// Those for whom the same person is to stand in during a leave of their own, by name.
pub async fn list_leaning_on(tx: &mut Tx, leave: &Leave) -> Result<Vec<String>, Fault> {
    let (starts, ends) = (leave.starts.timestamp_millis(), leave.ends.timestamp_millis());
    let rows: Vec<(String,)> =
        fetch_all!(tx, LEANING_ON, leave.person.0, starts, ends).during("finding who leans on somebody")?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

const ASKED_AHEAD: &str = "
    SELECT COUNT(*) AS leaves, CAST(COALESCE(SUM(CASE WHEN asked_at < starts_at THEN 1 ELSE 0 END), 0) AS BIGINT)
    FROM leaves WHERE person = $1 AND state = 'approved' AND starts_at <= $2 AND ends_at > $2";

/// Whether the leave that somebody is on was asked for before it began; `None` where they are not on leave.
pub async fn asked_ahead(tx: &mut Tx, person: PersonId, at: Moment) -> Result<Option<bool>, Fault> {
    let (leaves, ahead): (i64, i64) =
        fetch_one!(tx, ASKED_AHEAD, person.0, at.timestamp_millis()).during("reading how a leave was asked for")?;
    Ok((leaves > 0).then_some(ahead > 0))
}

const FORGET: &str = "DELETE FROM leaves WHERE ends_at < $1";

/// Forgets the leaves that ended before a moment.
pub async fn forget(tx: &mut Tx, before: Moment) -> Result<u64, Fault> {
    execute!(tx, FORGET, before.timestamp_millis()).during("forgetting leaves")
}

const MICRO_GRIDS: &str = "
    SELECT a.id, a.name FROM roles r JOIN areas a ON a.id = r.area
    WHERE r.person = $1 AND r.role = 'leader' ORDER BY a.name, a.id";

/// The micro-grids that somebody leads, by name.
pub async fn list_led(tx: &mut Tx, person: PersonId) -> Result<Vec<(AreaId, String)>, Fault> {
    let rows: Vec<(i64, String)> = fetch_all!(tx, MICRO_GRIDS, person.0).during("listing what somebody leads")?;
    Ok(rows.into_iter().map(|(area, name)| (AreaId(area), name)).collect())
}
