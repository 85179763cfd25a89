//! What happened to people under observation, their certificates, and what is forgotten.

use super::super::model::SubjectId;
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::terms::{Moment, PersonId, moment};
use chrono::NaiveDate;

/// What is written down with a moment and whoever did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Kind {
    /// Somebody was at the door.
    Visit,
    /// Found to have left.
    Left,
    /// Back home.
    Back,
    /// More days, with the reason.
    Extended,
    /// To another area, or to another warden.
    Moved,
    /// 解除 or taken to central isolation.
    Ended,
}

const ADD: &str = "INSERT INTO subject_events (subject, kind, note, by_person, at) VALUES ($1, $2, $3, $4, $5)";

/// Writes down what happened; a note is kept with it.
pub async fn add(
    tx: &mut Tx,
    subject: SubjectId,
    (kind, note): (Kind, Option<&str>),
    by: PersonId,
) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, ADD, subject.0, kind.into_str(), note, by.0, now).during("writing down what happened")?;
    Ok(())
}

const LAST_VISIT: &str = "SELECT MAX(at) FROM subject_events WHERE subject = $1 AND kind = 'visit'";

/// When somebody was last visited at the door.
pub async fn last_visit(tx: &mut Tx, subject: SubjectId) -> Result<Option<Moment>, Fault> {
    let (at,): (Option<i64>,) = fetch_one!(tx, LAST_VISIT, subject.0).during("looking for the last visit")?;
    Ok(at.map(moment))
}

const LAST_SERIAL: &str = "SELECT COALESCE(MAX(serial), 0) FROM certificates WHERE year = $1";
const ISSUE: &str = "
    INSERT INTO certificates (number, subject, masked_name, released_on, year, serial)
    VALUES ($1, $2, $3, $4, $5, $6)";

/// Keeps a new certificate; answers its number.
pub async fn issue(
    tx: &mut Tx,
    subject: SubjectId,
    masked_name: &str,
    released_on: NaiveDate,
) -> Result<String, Fault> {
    use chrono::Datelike;
    let year = i64::from(released_on.year());
    let (last,): (i64,) = fetch_one!(tx, LAST_SERIAL, year).during("numbering a certificate")?;
    let number = format!("{}{year}-{:04}", super::super::read::PREFIX, last + 1);
    let day = released_on.to_string();
    execute!(tx, ISSUE, number.as_str(), subject.0, masked_name, day, year, last + 1)
        .during("keeping a certificate")?;
    Ok(number)
}

const CERTIFICATE: &str = "SELECT masked_name, released_on FROM certificates WHERE number = $1";

/// The masked name and the date of a certificate.
pub async fn find_certificate(tx: &mut Tx, number: &str) -> Result<Option<(String, NaiveDate)>, Fault> {
    let row: Option<(String, String)> = fetch_optional!(tx, CERTIFICATE, number).during("looking for a certificate")?;
    let corrupt = |_| Fault::Corrupt { table: "certificates", column: "released_on" };
    row.map(|(name, day)| Ok((name, day.parse().map_err(corrupt)?))).transpose()
}

const OLD: &str = "SELECT id FROM subjects WHERE ended_at < $1 ORDER BY id";
const FORGET: [&str; 4] = [
    "DELETE FROM check_ins WHERE subject = $1",
    "DELETE FROM subject_events WHERE subject = $1",
    "UPDATE certificates SET subject = NULL WHERE subject = $1",
    "DELETE FROM subjects WHERE id = $1",
];

/// Forgets the observations that ended before a moment; answers how many. Certificates keep number, date and masked name.
pub async fn forget(tx: &mut Tx, before: Moment) -> Result<u64, Fault> {
    let old: Vec<(i64,)> =
        fetch_all!(tx, OLD, before.timestamp_millis()).during("looking for what is to be forgotten")?;
    for (id,) in &old {
        for statement in FORGET {
            execute!(tx, statement, *id).during("forgetting an observation")?;
        }
    }
    Ok(old.len() as u64)
}
