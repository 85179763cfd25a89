use super::model::{Concern, ConcernId, Entry, New, Place, State, Tally, What};
use super::rules::Change;
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::terms::{AreaId, Moment, PersonId, RoundId, moment};
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    area: i64,
    state: String,
    raised_by: Option<i64>,
    words: Option<String>,
    photo: Option<String>,
    place: Option<String>,
    reported: bool,
    urgent: bool,
    raised_at: i64,
    assigned_to: Option<i64>,
    closed_at: Option<i64>,
}

fn corrupt(column: &'static str) -> Fault {
    Fault::Corrupt { table: "concerns", column }
}

impl TryFrom<Row> for Concern {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self, Fault> {
        let place = row.place.map(|place| serde_json::from_str::<Place>(&place)).transpose();
        Ok(Self {
            id: ConcernId(row.id),
            area: AreaId(row.area),
            state: row.state.parse().map_err(|_| corrupt("state"))?,
            raised_by: row.raised_by.map(PersonId),
            words: row.words,
            photo: row.photo,
            place: place.map_err(|_| corrupt("place"))?,
            reported: row.reported,
            urgent: row.urgent,
            raised_at: moment(row.raised_at),
            assigned_to: row.assigned_to.map(PersonId),
            closed_at: row.closed_at.map(moment),
        })
    }
}

fn all(rows: Vec<Row>) -> Result<Vec<Concern>, Fault> {
    rows.into_iter().map(Concern::try_from).collect()
}

const OPEN: &str = "
    INSERT INTO concerns (area, state, raised_by, words, photo, place, reported, urgent, raised_at)
    VALUES ($1, 'open', $2, $3, $4, $5, $6, $7, $8) RETURNING id";

/// Opens a case, with the first line of its history; answers its number.
pub async fn open(tx: &mut Tx, new: &New) -> Result<ConcernId, Fault> {
    let now = tx.now_ms();
    let place = new.place.map(|place| serde_json::to_string(&place).expect("a place is plain data"));
    let (id,): (i64,) = fetch_one!(
        tx,
        OPEN,
        new.area.0,
        new.by.0,
        new.words.as_str(),
        new.photo.as_deref(),
        place.as_deref(),
        new.round.is_some(),
        new.urgent,
        now,
    )
    .during("opening a case")?;
    let id = ConcernId(id);
    if let Some(round) = &new.round {
        link(tx, (new.area, round), id).await?;
    }
    note(tx, (id, new.by), What::Raised, (None, None)).await?;
    Ok(id)
}

const FIND: &str = "
    SELECT id, area, state, raised_by, words, photo, place, reported, urgent, raised_at, assigned_to, closed_at
    FROM concerns WHERE id = $1";

/// A case.
pub async fn find(tx: &mut Tx, id: ConcernId) -> Result<Option<Concern>, Fault> {
    let row: Option<Row> = fetch_optional!(tx, FIND, id.0).during("finding a case")?;
    row.map(Concern::try_from).transpose()
}

const OF_REPORT: &str = "SELECT concern FROM concern_reports WHERE micro_grid = $1 AND round = $2";

/// The case that a report speaks of.
pub async fn of_report(tx: &mut Tx, micro_grid: AreaId, round: &RoundId) -> Result<Option<Concern>, Fault> {
    let row: Option<(i64,)> =
        fetch_optional!(tx, OF_REPORT, micro_grid.0, round.key()).during("finding the case of a report")?;
    match row {
        Some((id,)) => find(tx, ConcernId(id)).await,
        None => Ok(None),
    }
}

const REPORTS: &str = "SELECT COUNT(*) FROM concern_reports WHERE concern = $1";

/// How many reports speak of a case.
pub async fn count_reports(tx: &mut Tx, id: ConcernId) -> Result<i64, Fault> {
    let (count,): (i64,) = fetch_one!(tx, REPORTS, id.0).during("counting the reports of a case")?;
    Ok(count)
}

const OPEN_REPORTED: &str = "
    SELECT id, area, state, raised_by, words, photo, place, reported, urgent, raised_at, assigned_to, closed_at
    FROM concerns WHERE area = $1 AND reported AND state <> 'closed' ORDER BY id";

/// The open cases that came in reports of a micro-grid.
pub async fn list_reported(tx: &mut Tx, micro_grid: AreaId) -> Result<Vec<Concern>, Fault> {
    all(fetch_all!(tx, OPEN_REPORTED, micro_grid.0).during("listing the cases of a micro-grid")?)
}

const LINK: &str = "
    INSERT INTO concern_reports (micro_grid, round, concern) VALUES ($1, $2, $3)
    ON CONFLICT (micro_grid, round) DO UPDATE SET concern = excluded.concern";
const UNLINK: &str = "DELETE FROM concern_reports WHERE micro_grid = $1 AND round = $2";

/// Writes down that a report speaks of a case.
pub async fn link(tx: &mut Tx, (micro_grid, round): (AreaId, &RoundId), id: ConcernId) -> Result<(), Fault> {
    execute!(tx, LINK, micro_grid.0, round.key(), id.0).during("tying a report to a case")?;
    Ok(())
}

/// A report speaks of no case any more.
pub async fn unlink(tx: &mut Tx, micro_grid: AreaId, round: &RoundId) -> Result<(), Fault> {
    execute!(tx, UNLINK, micro_grid.0, round.key()).during("untying a report from a case")?;
    Ok(())
}

const SET_WORDS: &str = "UPDATE concerns SET words = $2, urgent = $3 WHERE id = $1";

/// Puts other words in place of a case's.
pub async fn set_words(tx: &mut Tx, id: ConcernId, words: &str, urgent: bool) -> Result<(), Fault> {
    execute!(tx, SET_WORDS, id.0, words, urgent).during("changing the words of a case")?;
    Ok(())
}

const CHANGE: &str = "UPDATE concerns SET state = $2, assigned_to = $3, closed_at = $4 WHERE id = $1";

/// Keeps what a deed of `by` changes, and writes it into the history.
pub async fn change(tx: &mut Tx, (id, by): (ConcernId, PersonId), change: &Change) -> Result<(), Fault> {
    let closed = (change.state == State::Closed).then_some(tx.now_ms());
    let state = change.state.into_str();
    execute!(tx, CHANGE, id.0, state, change.assigned_to.map(|person| person.0), closed).during("changing a case")?;
    note(tx, (id, by), change.what, (change.words.as_deref(), change.given_to)).await
}

const NOTE: &str = "
    INSERT INTO concern_history (concern, what, words, given_to, done_by, done_at) VALUES ($1, $2, $3, $4, $5, $6)";

/// Writes a line into a case's history: by whom, what, in which words or to whom.
pub async fn note(
    tx: &mut Tx,
    (id, by): (ConcernId, PersonId),
    what: What,
    (words, given_to): (Option<&str>, Option<PersonId>),
) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, NOTE, id.0, what.into_str(), words, given_to.map(|person| person.0), by.0, now)
        .during("writing a case's history")?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct EntryRow {
    what: String,
    words: Option<String>,
    given_to: Option<String>,
    done_by: Option<String>,
    done_at: i64,
}

const HISTORY: &str = "
    SELECT h.what, h.words, g.name AS given_to, p.name AS done_by, h.done_at
    FROM concern_history h LEFT JOIN people p ON p.id = h.done_by LEFT JOIN people g ON g.id = h.given_to
    WHERE h.concern = $1 ORDER BY h.id DESC LIMIT $2";

/// What was done about a case, oldest first; only the last ones where it is much.
pub async fn history(tx: &mut Tx, id: ConcernId, limit: i64) -> Result<Vec<Entry>, Fault> {
    let rows: Vec<EntryRow> = fetch_all!(tx, HISTORY, id.0, limit).during("reading a case's history")?;
    let entry = |row: EntryRow| {
        let what = row.what.parse().map_err(|_| Fault::Corrupt { table: "concern_history", column: "what" })?;
        Ok(Entry { what, words: row.words, given_to: row.given_to, by: row.done_by, at: moment(row.done_at) })
    };
    rows.into_iter().rev().map(entry).collect()
}

const INVOLVED: &str = "
    SELECT done_by FROM concern_history WHERE concern = $1 AND done_by IS NOT NULL
    UNION SELECT given_to FROM concern_history WHERE concern = $1 AND given_to IS NOT NULL";

/// Everybody who has done something about a case or was given it.
pub async fn list_involved(tx: &mut Tx, id: ConcernId) -> Result<Vec<PersonId>, Fault> {
    let rows: Vec<(i64,)> = fetch_all!(tx, INVOLVED, id.0).during("reading who has to do with a case")?;
    Ok(rows.into_iter().map(|(person,)| PersonId(person)).collect())
}

const OPEN_IN: &str = "
    SELECT c.id, c.area, c.state, c.raised_by, c.words, c.photo, c.place, c.reported, c.urgent, c.raised_at,
           c.assigned_to, c.closed_at
    FROM area_within w JOIN concerns c ON c.area = w.area
    WHERE w.within = $1 AND c.state <> 'closed' ORDER BY c.raised_at, c.id";

/// The open cases of an area, the oldest first.
pub async fn list_open(tx: &mut Tx, within: AreaId) -> Result<Vec<Concern>, Fault> {
    all(fetch_all!(tx, OPEN_IN, within.0).during("listing the open cases of an area")?)
}

const OPEN_OF: &str = "
    SELECT id, area, state, raised_by, words, photo, place, reported, urgent, raised_at, assigned_to, closed_at
    FROM concerns WHERE state <> 'closed' AND (raised_by = $1 OR assigned_to = $1) ORDER BY raised_at, id";

/// The open cases that a person raised or takes care of, the oldest first.
pub async fn list_own(tx: &mut Tx, person: PersonId) -> Result<Vec<Concern>, Fault> {
    all(fetch_all!(tx, OPEN_OF, person.0).during("listing somebody's open cases")?)
}

const TALLY: &str = "
    SELECT area, COUNT(CASE WHEN state <> 'closed' THEN 1 END) AS open,
           COUNT(CASE WHEN state <> 'closed' AND assigned_to IS NULL THEN 1 END) AS unassigned,
           MIN(CASE WHEN state <> 'closed' THEN raised_at END) AS oldest,
           COUNT(CASE WHEN state = 'closed' AND closed_at > $1 THEN 1 END) AS closed
    FROM concerns WHERE state <> 'closed' OR closed_at > $1 GROUP BY area";

const A_DAY: chrono::Duration = chrono::Duration::days(1);

/// The cases in numbers, by the lowest area in which they lie; areas without any are left out.
pub async fn tally(tx: &mut Tx) -> Result<HashMap<AreaId, Tally>, Fault> {
    let since = (tx.now() - A_DAY).timestamp_millis();
    let rows: Vec<(i64, i64, i64, Option<i64>, i64)> = fetch_all!(tx, TALLY, since).during("counting cases")?;
    let count = |number: i64| usize::try_from(number).unwrap_or(0);
    let tally = |(area, open, unassigned, oldest, closed)| {
        let tally = Tally { open: count(open), unassigned: count(unassigned), oldest, closed: count(closed) };
        (AreaId(area), tally)
    };
    Ok(rows.into_iter().map(tally).collect())
}

const FORGET_HISTORY: &str = "
    UPDATE concern_history SET words = NULL, done_by = NULL, given_to = NULL WHERE concern IN (
        SELECT id FROM concerns WHERE state = 'closed' AND closed_at < $1 AND forgotten_at IS NULL)";
const FORGET: &str = "
    UPDATE concerns SET raised_by = NULL, words = NULL, photo = NULL, place = NULL, forgotten_at = $2
    WHERE state = 'closed' AND closed_at < $1 AND forgotten_at IS NULL";

/// Forgets what the cases that were closed before a moment were about, and who raised them; answers how many.
pub async fn forget(tx: &mut Tx, before: Moment) -> Result<u64, Fault> {
    let (before, now) = (before.timestamp_millis(), tx.now_ms());
    execute!(tx, FORGET_HISTORY, before).during("forgetting the history of cases")?;
    execute!(tx, FORGET, before, now).during("forgetting cases")
}
