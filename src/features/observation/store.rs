pub mod check_ins;
pub mod course;
pub mod register;

use super::model::{Category, Outcome, Subject, SubjectId};
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::features::people::Contact;
use crate::terms::{AreaId, Lang, PersonId, Phone, UserId, moment};
use chrono::NaiveDate;

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    person: i64,
    name: String,
    phone: Option<String>,
    telegram_id: Option<i64>,
    lang: Option<String>,
    area: i64,
    area_name: String,
    warden: i64,
    category: String,
    household: Option<String>,
    first_day: String,
    days: i64,
    away_since: Option<i64>,
    outcome: Option<String>,
}

impl TryFrom<Row> for Subject {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self, Fault> {
        let corrupt = |column| Fault::Corrupt { table: "subjects", column };
        let category: Category = row.category.parse().map_err(|_| corrupt("category"))?;
        let first_day: NaiveDate = row.first_day.parse().map_err(|_| corrupt("first_day"))?;
        let outcome = row.outcome.map(|outcome| outcome.parse::<Outcome>().map_err(|_| corrupt("outcome")));
        Ok(Self {
            id: SubjectId(row.id),
            contact: Contact {
                person: PersonId(row.person),
                area: AreaId(row.area),
                name: row.name,
                phone: row.phone.as_deref().and_then(Phone::read),
                user: row.telegram_id.map(UserId),
                lang: row.lang.as_deref().and_then(Lang::from_tag).unwrap_or_default(),
            },
            area: AreaId(row.area),
            area_name: row.area_name,
            warden: PersonId(row.warden),
            category,
            household: row.household,
            first_day,
            days: row.days,
            away_since: row.away_since.map(moment),
            outcome: outcome.transpose()?,
        })
    }
}

fn all(rows: Vec<Row>) -> Result<Vec<Subject>, Fault> {
    rows.into_iter().map(Subject::try_from).collect()
}

macro_rules! subjects {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.person, p.name, p.phone, p.telegram_id, p.lang, s.area, a.name AS area_name, s.warden,
                    s.category, s.household, s.first_day, s.days, s.away_since, s.outcome
             FROM subjects s JOIN people p ON p.id = s.person JOIN areas a ON a.id = s.area ",
            $rest
        )
    };
}

const FIND: &str = subjects!("WHERE s.id = $1");

/// Somebody who is or was under observation.
pub async fn find(tx: &mut Tx, id: SubjectId) -> Result<Option<Subject>, Fault> {
    let row: Option<Row> = fetch_optional!(tx, FIND, id.0).during("finding somebody under observation")?;
    row.map(Subject::try_from).transpose()
}

const OF_PERSON: &str = subjects!("WHERE s.person = $1 AND s.outcome IS NULL");

/// The observation that a person is under.
pub async fn find_by_person(tx: &mut Tx, person: PersonId) -> Result<Option<Subject>, Fault> {
    let row: Option<Row> = fetch_optional!(tx, OF_PERSON, person.0).during("finding somebody under observation")?;
    row.map(Subject::try_from).transpose()
}

const OPEN: &str = subjects!("WHERE s.outcome IS NULL AND s.first_day <= $1 ORDER BY s.area, s.id");

/// Everybody who is under observation on a day.
pub async fn list_open(tx: &mut Tx, today: NaiveDate) -> Result<Vec<Subject>, Fault> {
    let rows: Vec<Row> = fetch_all!(tx, OPEN, today.to_string()).during("listing who is under observation")?;
    all(rows)
}

const OF_WARDEN: &str = subjects!("WHERE s.outcome IS NULL AND s.warden = $1 ORDER BY s.area, s.id");

/// Those whom a warden looks after.
pub async fn list_of_warden(tx: &mut Tx, warden: PersonId) -> Result<Vec<Subject>, Fault> {
    let rows: Vec<Row> = fetch_all!(tx, OF_WARDEN, warden.0).during("listing a warden's people")?;
    all(rows)
}

const WITHIN: &str =
    subjects!("JOIN area_within w ON w.area = s.area WHERE s.outcome IS NULL AND w.within = $1 ORDER BY a.name, s.id");

/// Those who stay in an area.
pub async fn list_within(tx: &mut Tx, within: AreaId) -> Result<Vec<Subject>, Fault> {
    let rows: Vec<Row> = fetch_all!(tx, WITHIN, within.0).during("listing an area's people under observation")?;
    all(rows)
}

/// What is kept of an observation that begins.
#[derive(Debug, Clone)]
pub struct New<'a> {
    pub person: PersonId,
    pub area: AreaId,
    pub warden: PersonId,
    pub category: Category,
    pub household: Option<&'a str>,
    pub first_day: NaiveDate,
    pub days: i64,
    pub by: PersonId,
}

const ADD: &str = "
    INSERT INTO subjects (person, area, warden, category, household, first_day, days, entered_by, entered_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id";

/// Enters an observation.
pub async fn add(tx: &mut Tx, new: &New<'_>) -> Result<SubjectId, Fault> {
    let now = tx.now_ms();
    let (id,): (i64,) = fetch_one!(
        tx,
        ADD,
        new.person.0,
        new.area.0,
        new.warden.0,
        new.category.into_str(),
        new.household,
        new.first_day.to_string(),
        new.days,
        new.by.0,
        now
    )
    .during("entering an observation")?;
    Ok(SubjectId(id))
}

const RESIDENTS: &str = "
    SELECT p.id, p.name, r.area FROM area_within w
    JOIN roles r ON r.area = w.area AND r.role = 'resident' JOIN people p ON p.id = r.person
    WHERE w.within = $1 AND ($2 = '' OR p.name = $2)
      AND NOT EXISTS (SELECT 1 FROM subjects s WHERE s.person = p.id AND s.outcome IS NULL)
    ORDER BY r.area, p.id LIMIT 30";

/// Residents of the roster in an area (of one name, where it is not empty) who are not under observation: person, name, area.
pub async fn list_residents(tx: &mut Tx, within: AreaId, name: &str) -> Result<Vec<(PersonId, String, AreaId)>, Fault> {
    let rows: Vec<(i64, String, i64)> = fetch_all!(tx, RESIDENTS, within.0, name).during("listing residents")?;
    Ok(rows.into_iter().map(|(person, name, area)| (PersonId(person), name, AreaId(area))).collect())
}

const EVER: &str = "
    SELECT COUNT(*) FROM subjects s JOIN area_within w ON w.area = s.area WHERE w.within = $1";

/// Whether anybody was ever entered in an area.
pub async fn is_used(tx: &mut Tx, within: AreaId) -> Result<bool, Fault> {
    let (count,): (i64,) = fetch_one!(tx, EVER, within.0).during("looking into the register")?;
    Ok(count > 0)
}

const OBSERVED: &str = "
    SELECT COUNT(*) FROM subjects s JOIN people p ON p.id = s.person
    WHERE s.area = $1 AND p.name = $2 AND s.outcome IS NULL";

/// Whether somebody of a name is under observation in a micro-grid.
pub async fn is_observed(tx: &mut Tx, area: AreaId, name: &str) -> Result<bool, Fault> {
    let (count,): (i64,) = fetch_one!(tx, OBSERVED, area.0, name).during("looking into the register")?;
    Ok(count > 0)
}

const SET_AWAY: &str = "UPDATE subjects SET away_since = $2 WHERE id = $1";

/// Keeps since when somebody is away; `None` once they are back.
pub async fn set_away(tx: &mut Tx, id: SubjectId, since: Option<i64>) -> Result<(), Fault> {
    execute!(tx, SET_AWAY, id.0, since).during("keeping that somebody left")?;
    Ok(())
}

const SET_DAYS: &str = "UPDATE subjects SET days = $2 WHERE id = $1";

/// Sets how many days an observation lasts.
pub async fn set_days(tx: &mut Tx, id: SubjectId, days: i64) -> Result<(), Fault> {
    execute!(tx, SET_DAYS, id.0, days).during("extending an observation")?;
    Ok(())
}

const SET_PLACE: &str = "UPDATE subjects SET area = $2, warden = $3 WHERE id = $1";

/// Sets where somebody stays and who looks after them.
pub async fn set_place(tx: &mut Tx, id: SubjectId, (area, warden): (AreaId, PersonId)) -> Result<(), Fault> {
    execute!(tx, SET_PLACE, id.0, area.0, warden.0).during("moving an observation")?;
    Ok(())
}

const END: &str = "
    UPDATE subjects SET outcome = $2, ended_at = $3, ended_on = $4, away_since = NULL
    WHERE id = $1 AND outcome IS NULL";

/// Ends an observation.
pub async fn end(tx: &mut Tx, id: SubjectId, outcome: Outcome, today: NaiveDate) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, END, id.0, outcome.into_str(), now, today.to_string()).during("ending an observation")?;
    Ok(())
}
