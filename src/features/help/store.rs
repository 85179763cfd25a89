//! The rows of requests, of who was asked, of volunteers and of applications.

pub mod people;
pub mod sums;

use super::model::{Fresh, Request, RequestId};
use super::reading::Category;
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::terms::{AreaId, Moment, PersonId, Phone, moment};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    person: Option<i64>,
    area: i64,
    categories: String,
    said: Option<String>,
    photo: Option<String>,
    wanted: String,
    urgent: bool,
    danger: bool,
    phone: Option<String>,
    address: Option<String>,
    state: String,
    round: i64,
    rung: String,
    volunteer: Option<i64>,
    arrives_at: Option<i64>,
    nudged: bool,
    due_at: Option<i64>,
    cost: Option<i64>,
    paid: bool,
    seemed: Option<String>,
    worried: bool,
    note: Option<String>,
    thanked: bool,
    asked_at: i64,
    claimed_at: Option<i64>,
    delivered_at: Option<i64>,
    ended_at: Option<i64>,
}

fn corrupt(column: &'static str) -> Fault {
    Fault::Corrupt { table: "help_requests", column }
}

/// Categories as one text.
pub(super) fn joined(categories: &[Category]) -> String {
    categories.iter().map(|category| category.as_str()).collect::<Vec<_>>().join(",")
}

/// The same back; `None` for a name that is no category's.
pub(super) fn parted(names: &str) -> Option<Vec<Category>> {
    let known = |name: &str| Category::ALL.into_iter().find(|category| category.as_str() == name);
    names.split(',').filter(|name| !name.is_empty()).map(known).collect()
}

impl TryFrom<Row> for Request {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self, Fault> {
        let seemed = row.seemed.map(|seemed| seemed.parse().map_err(|_| corrupt("seemed"))).transpose()?;
        Ok(Self {
            id: RequestId(row.id),
            person: row.person.map(PersonId),
            area: AreaId(row.area),
            categories: parted(&row.categories).ok_or_else(|| corrupt("categories"))?,
            said: row.said,
            photo: row.photo,
            wanted: row.wanted.parse().map_err(|_| corrupt("wanted"))?,
            urgent: row.urgent,
            danger: row.danger,
            phone: row.phone.as_deref().and_then(Phone::read),
            address: row.address,
            state: row.state.parse().map_err(|_| corrupt("state"))?,
            round: row.round,
            rung: row.rung.parse().map_err(|_| corrupt("rung"))?,
            volunteer: row.volunteer.map(PersonId),
            arrives_at: row.arrives_at.map(moment),
            nudged: row.nudged,
            due_at: row.due_at.map(moment),
            cost: row.cost,
            paid: row.paid,
            seemed,
            worried: row.worried,
            note: row.note,
            thanked: row.thanked,
            asked_at: moment(row.asked_at),
            claimed_at: row.claimed_at.map(moment),
            delivered_at: row.delivered_at.map(moment),
            ended_at: row.ended_at.map(moment),
        })
    }
}

/// A query for whole requests; what follows chooses which.
macro_rules! select {
    ($which:literal) => {
        concat!(
            "SELECT id, person, area, categories, said, photo, wanted, urgent, danger, phone, address, state, round, rung, ",
            "volunteer, arrives_at, nudged, due_at, cost, paid, seemed, worried, note, thanked, asked_at, claimed_at, ",
            "delivered_at, ended_at FROM help_requests ",
            $which
        )
    };
}

fn all(rows: Vec<Row>) -> Result<Vec<Request>, Fault> {
    rows.into_iter().map(Request::try_from).collect()
}

const FIND: &str = select!("WHERE id = $1");

/// A request.
pub async fn find(tx: &mut Tx, id: RequestId) -> Result<Option<Request>, Fault> {
    let row: Option<Row> = fetch_optional!(tx, FIND, id.0).during("finding a request for help")?;
    row.map(Request::try_from).transpose()
}

const DROP_DRAFTS: &str = "
    DELETE FROM help_requests
    WHERE person = $1 AND state = 'draft' AND (categories <> 'counselling' OR said IS NOT NULL)";
const ADD: &str = "
    INSERT INTO help_requests (person, area, categories, said, photo, wanted, urgent, danger, phone, address, state,
                               round, rung, nudged, paid, worried, thanked, asked_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'draft', 0, 'group', FALSE, FALSE, FALSE, FALSE, $11) RETURNING id";

const OWN_TALK: &str = select!(
    "WHERE person = $1 AND categories = 'counselling' AND (state IN ('open', 'claimed') OR state = 'draft' AND said IS NULL)
     ORDER BY state = 'draft', id DESC LIMIT 1"
);

/// The talk that somebody has asked for or is in, or else one that we have offered and they have not begun.
pub async fn find_own_talk(tx: &mut Tx, person: PersonId) -> Result<Option<Request>, Fault> {
    let row: Option<Row> = fetch_optional!(tx, OWN_TALK, person.0).during("looking for a talk that was offered")?;
    row.map(Request::try_from).transpose()
}

/// Begins a request, in place of one that the person has not sent; a talk that we have offered them stays.
pub async fn begin(tx: &mut Tx, fresh: &Fresh) -> Result<Request, Fault> {
    execute!(tx, DROP_DRAFTS, fresh.person.0).during("dropping a request that was not sent")?;
    add(tx, fresh).await
}

/// Adds a request beside others.
pub async fn add(tx: &mut Tx, fresh: &Fresh) -> Result<Request, Fault> {
    let now = tx.now_ms();
    let (id,): (i64,) = fetch_one!(
        tx,
        ADD,
        fresh.person.0,
        fresh.area.0,
        joined(&fresh.categories),
        fresh.said.as_deref(),
        fresh.photo.as_deref(),
        fresh.wanted.into_str(),
        fresh.urgent,
        fresh.danger,
        fresh.phone.as_ref().map(Phone::reveal),
        fresh.address.as_deref(),
        now
    )
    .during("beginning a request for help")?;
    find(tx, RequestId(id)).await?.ok_or_else(|| corrupt("id"))
}

const SAVE: &str = "
    UPDATE help_requests SET categories = $2, said = $3, photo = $4, wanted = $5, urgent = $6, danger = $7, phone = $8,
        address = $9, state = $10, round = $11, rung = $12, volunteer = $13, arrives_at = $14, nudged = $15,
        due_at = $16, cost = $17, paid = $18, seemed = $19, note = $20, thanked = $21, asked_at = $22,
        claimed_at = $23, delivered_at = $24, ended_at = $25, worried = $26
    WHERE id = $1";

/// Keeps a request as it is now.
pub async fn save(tx: &mut Tx, request: &Request) -> Result<(), Fault> {
    let millis = |at: Option<Moment>| at.map(|at| at.timestamp_millis());
    execute!(
        tx,
        SAVE,
        request.id.0,
        joined(&request.categories),
        request.said.as_deref(),
        request.photo.as_deref(),
        request.wanted.into_str(),
        request.urgent,
        request.danger,
        request.phone.as_ref().map(Phone::reveal),
        request.address.as_deref(),
        request.state.into_str(),
        request.round,
        request.rung.into_str(),
        request.volunteer.map(|person| person.0),
        millis(request.arrives_at),
        request.nudged,
        millis(request.due_at),
        request.cost,
        request.paid,
        request.seemed.map(|seemed| seemed.into_str()),
        request.note.as_deref(),
        request.thanked,
        request.asked_at.timestamp_millis(),
        millis(request.claimed_at),
        millis(request.delivered_at),
        millis(request.ended_at),
        request.worried
    )
    .during("keeping a request for help")?;
    Ok(())
}

const DELETE: &str = "DELETE FROM help_requests WHERE id = $1 AND state = 'draft'";

/// Forgets a request that was never sent.
pub async fn delete_draft(tx: &mut Tx, id: RequestId) -> Result<(), Fault> {
    execute!(tx, DELETE, id.0).during("dropping a request that was not sent")?;
    Ok(())
}

const OF_PERSON: &str = select!("WHERE person = $1 AND state <> 'draft' ORDER BY id DESC LIMIT 10");

/// The newest requests of a person, newest first.
pub async fn list_of(tx: &mut Tx, person: PersonId) -> Result<Vec<Request>, Fault> {
    all(fetch_all!(tx, OF_PERSON, person.0).during("listing somebody's requests")?)
}

const OF_VOLUNTEER: &str = select!("WHERE volunteer = $1 AND state IN ('claimed', 'bought') ORDER BY id");

/// What a volunteer has taken on.
pub async fn list_taken(tx: &mut Tx, volunteer: PersonId) -> Result<Vec<Request>, Fault> {
    all(fetch_all!(tx, OF_VOLUNTEER, volunteer.0).during("listing a volunteer's requests")?)
}

const UNCLAIMED: &str = select!(
    "WHERE state = 'open' AND categories <> 'counselling'
     AND area IN (SELECT area FROM area_within WHERE within = $1) ORDER BY urgent DESC, id LIMIT 20"
);

/// What nobody has taken in an area; talks are no errand that could be given to somebody.
pub async fn list_unclaimed(tx: &mut Tx, within: AreaId) -> Result<Vec<Request>, Fault> {
    all(fetch_all!(tx, UNCLAIMED, within.0).during("listing requests that nobody has taken")?)
}

const TALKING: &str = select!(
    "WHERE state = 'claimed' AND categories = 'counselling' AND (person = $1 OR volunteer = $1) ORDER BY id DESC LIMIT 1"
);

/// The talk with a counsellor that somebody is in, on either side.
pub async fn find_talk(tx: &mut Tx, person: PersonId) -> Result<Option<Request>, Fault> {
    let row: Option<Row> = fetch_optional!(tx, TALKING, person.0).during("looking for a talk")?;
    row.map(Request::try_from).transpose()
}

const LAST_NOTE: &str = "
    SELECT note FROM help_requests WHERE person = $1 AND note IS NOT NULL ORDER BY delivered_at DESC LIMIT 1";

/// What the last visitor left for the next.
pub async fn last_note(tx: &mut Tx, person: PersonId) -> Result<Option<String>, Fault> {
    let row: Option<(String,)> = fetch_optional!(tx, LAST_NOTE, person.0).during("reading a note")?;
    Ok(row.map(|(note,)| note))
}

const ASKED: &str = "
    INSERT INTO help_asked (request, round, person, asked_at, declined) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (request, round, person) DO UPDATE SET declined = excluded.declined OR help_asked.declined";

/// Notes that somebody was asked to take a request in its present round; `declined` where they will not.
pub async fn note_asked(tx: &mut Tx, request: &Request, person: PersonId, declined: bool) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, ASKED, request.id.0, request.round, person.0, now, declined).during("noting who was asked")?;
    Ok(())
}

const LIST_ASKED: &str = "
    SELECT round, person, declined FROM help_asked WHERE request = $1 ORDER BY round, asked_at, person";

/// Who was asked, in which round, and whether they declined.
pub async fn list_asked(tx: &mut Tx, request: RequestId) -> Result<Vec<(i64, PersonId, bool)>, Fault> {
    let rows: Vec<(i64, i64, bool)> = fetch_all!(tx, LIST_ASKED, request.0).during("reading who was asked")?;
    Ok(rows.into_iter().map(|(round, person, declined)| (round, PersonId(person), declined)).collect())
}
