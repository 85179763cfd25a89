//! What people answered.

use super::super::model::{Asking, CheckIn, Mood, Subject, SubjectId, Symptom, Temperature};
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, insert_all};
use crate::terms::PersonId;
use std::collections::HashMap;

#[derive(sqlx::FromRow)]
struct Row {
    subject: i64,
    asking: String,
    temperature: Option<i64>,
    fever: bool,
    symptoms: Option<String>,
    mood: Option<i64>,
    answered_at: Option<i64>,
}

impl TryFrom<Row> for CheckIn {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self, Fault> {
        let corrupt = |column| Fault::Corrupt { table: "check_ins", column };
        let symptoms = row.symptoms.map(|codes| {
            let codes = codes.split(',').filter(|code| !code.is_empty());
            codes.map(|code| code.parse::<Symptom>().map_err(|_| corrupt("symptoms"))).collect::<Result<Vec<_>, _>>()
        });
        Ok(Self {
            subject: SubjectId(row.subject),
            asking: row.asking.parse().map_err(|_| corrupt("asking"))?,
            temperature: row.temperature.map(Temperature),
            fever: row.fever,
            symptoms: symptoms.transpose()?,
            mood: row.mood.map(Mood),
            answered: row.answered_at.is_some(),
        })
    }
}

const BEGIN: &str = "INSERT INTO check_ins (subject, asking, asked_at) ";
const ONCE: &str = " ON CONFLICT (subject, asking) DO NOTHING";

/// Asks these people.
pub async fn begin_all(tx: &mut Tx, subjects: &[Subject], asking: &Asking) -> Result<(), Fault> {
    let (now, asking) = (tx.now_ms(), asking.key());
    insert_all!(tx, (BEGIN, ONCE), subjects, |subject| [subject.id.0, asking.as_str(), now]).during("asking people")
}

const LATEST: &str = "
    SELECT subject, asking, temperature, fever, symptoms, mood, answered_at FROM check_ins
    WHERE subject = $1 ORDER BY asking DESC LIMIT $2";

/// The latest check-ins of somebody, newest first.
pub async fn list_latest(tx: &mut Tx, subject: SubjectId, limit: i64) -> Result<Vec<CheckIn>, Fault> {
    let rows: Vec<Row> = fetch_all!(tx, LATEST, subject.0, limit).during("reading check-ins")?;
    rows.into_iter().map(CheckIn::try_from).collect()
}

/// The latest check-in of somebody.
pub async fn latest(tx: &mut Tx, subject: SubjectId) -> Result<Option<CheckIn>, Fault> {
    Ok(list_latest(tx, subject, 1).await?.pop())
}

const OF_ASKING: &str = "
    SELECT subject, asking, temperature, fever, symptoms, mood, answered_at FROM check_ins WHERE asking = $1";

/// Everybody's check-in of an asking.
pub async fn list_of(tx: &mut Tx, asking: &Asking) -> Result<HashMap<SubjectId, CheckIn>, Fault> {
    let rows: Vec<Row> = fetch_all!(tx, OF_ASKING, asking.key()).during("reading check-ins")?;
    let check_ins = rows.into_iter().map(|row| CheckIn::try_from(row).map(|check_in| (check_in.subject, check_in)));
    check_ins.collect()
}

const SAVE: &str = "
    UPDATE check_ins SET temperature = $3, fever = $4, symptoms = $5, mood = $6,
        answered_at = CASE WHEN $7 THEN COALESCE(answered_at, $8) END, answered_by = $9
    WHERE subject = $1 AND asking = $2";

/// Keeps what was answered, and by whom.
pub async fn save(tx: &mut Tx, check_in: &CheckIn, by: PersonId) -> Result<(), Fault> {
    let now = tx.now_ms();
    let symptoms = check_in
        .symptoms
        .as_ref()
        .map(|symptoms| symptoms.iter().map(|symptom| symptom.into_str()).collect::<Vec<_>>().join(","));
    execute!(
        tx,
        SAVE,
        check_in.subject.0,
        check_in.asking.key(),
        check_in.temperature.map(|temperature| temperature.0),
        check_in.fever,
        symptoms.as_deref(),
        check_in.mood.map(|mood| mood.0),
        check_in.answered,
        now,
        by.0
    )
    .during("keeping a check-in")?;
    Ok(())
}

/// A step of the ladder for a check-in that does not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString, strum::VariantArray)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Step {
    /// The person themselves.
    Remind,
    /// Their warden.
    Warden,
    /// The community secretary.
    Secretary,
}

const OVERDUE: [&str; 3] = [
    "SELECT subject FROM check_ins WHERE asking = $1 AND answered_at IS NULL AND reminded_at IS NULL ORDER BY subject",
    "SELECT subject FROM check_ins WHERE asking = $1 AND temperature IS NULL AND warden_told_at IS NULL ORDER BY subject",
    "SELECT subject FROM check_ins WHERE asking = $1 AND temperature IS NULL AND secretary_told_at IS NULL ORDER BY subject",
];
const TOLD: [&str; 3] = [
    "UPDATE check_ins SET reminded_at = $2 WHERE asking = $1 AND answered_at IS NULL AND reminded_at IS NULL",
    "UPDATE check_ins SET warden_told_at = $2 WHERE asking = $1 AND temperature IS NULL AND warden_told_at IS NULL",
    "UPDATE check_ins SET secretary_told_at = $2 WHERE asking = $1 AND temperature IS NULL AND secretary_told_at IS NULL",
];

/// Those who have not answered (for those above them: who have said nothing at all) and of whom this step has not told; from now on it
/// has.
pub async fn take_overdue(tx: &mut Tx, asking: &Asking, step: Step) -> Result<Vec<SubjectId>, Fault> {
    let (now, key) = (tx.now_ms(), asking.key());
    let rows: Vec<(i64,)> =
        fetch_all!(tx, OVERDUE[step as usize], key.as_str()).during("looking for check-ins that did not come")?;
    execute!(tx, TOLD[step as usize], key.as_str(), now).during("writing down who was told")?;
    Ok(rows.into_iter().map(|(subject,)| SubjectId(subject)).collect())
}

const NEWEST: &str = "SELECT MAX(asking) FROM check_ins";

/// The last asking of anybody.
pub async fn newest_asking(tx: &mut Tx) -> Result<Option<Asking>, Fault> {
    let (asking,): (Option<String>,) = fetch_one!(tx, NEWEST).during("looking for the last asking")?;
    let corrupt = |_| Fault::Corrupt { table: "check_ins", column: "asking" };
    asking.map(|asking| asking.parse().map_err(corrupt)).transpose()
}
