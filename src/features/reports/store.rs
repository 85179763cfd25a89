pub mod board;
pub mod questions;
pub mod standing;

use super::alarms::Ended;
use super::form::FieldId;
use super::model::{Filing, Report};
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::terms::{AreaId, ChatId, MessageId, PersonId, RoundId, moment};
use std::collections::BTreeMap;

#[derive(sqlx::FromRow)]
struct ReportRow {
    micro_grid: i64,
    round: String,
    version: i64,
    counts: String,
    needs: Option<String>,
    zero: bool,
    filed_by: i64,
    on_behalf: bool,
    filed_at: i64,
    first_filed_at: i64,
    late: bool,
    source_chat: Option<i64>,
    source_message: Option<i64>,
    photo: Option<String>,
}

impl TryFrom<ReportRow> for Report {
    type Error = Fault;

    fn try_from(row: ReportRow) -> Result<Self, Fault> {
        let corrupt = |column| Fault::Corrupt { table: "reports", column };
        let counts = serde_json::from_str(&row.counts).map_err(|_| corrupt("counts"))?;
        let source = row.source_chat.zip(row.source_message);
        Ok(Self {
            micro_grid: AreaId(row.micro_grid),
            round: row.round.parse().map_err(|_| corrupt("round"))?,
            version: row.version,
            filing: Filing { counts, needs: row.needs },
            zero: row.zero,
            filed_by: PersonId(row.filed_by),
            on_behalf: row.on_behalf,
            filed_at: moment(row.filed_at),
            first_filed_at: moment(row.first_filed_at),
            late: row.late,
            source: source.map(|(chat, message)| (ChatId(chat), MessageId(message))),
            photo: row.photo,
        })
    }
}

const FIND: &str = "
    SELECT micro_grid, round, version, counts, needs, zero, filed_by, on_behalf, filed_at, first_filed_at, late,
           source_chat, source_message, photo
    FROM reports WHERE micro_grid = $1 AND round = $2";

/// The report that counts for a micro-grid and round.
pub async fn find(tx: &mut Tx, micro_grid: AreaId, round: &RoundId) -> Result<Option<Report>, Fault> {
    let row: Option<ReportRow> = fetch_optional!(tx, FIND, micro_grid.0, round.key()).during("finding a report")?;
    row.map(Report::try_from).transpose()
}

/// What a micro-grid has said of late.
#[derive(Debug, Default)]
pub struct Past {
    /// In the round itself.
    pub now: Option<BTreeMap<FieldId, u32>>,
    /// In the rounds before, newest first.
    pub before: Vec<BTreeMap<FieldId, u32>>,
}

// By the primary key, so that it costs the same whatever has gathered over the months.
const PAST: &str = "
    SELECT round, counts FROM reports WHERE micro_grid = $1 AND round <= $2 ORDER BY round DESC LIMIT $3";

/// What counts for a micro-grid in a round and in the last so many before it.
pub async fn past(tx: &mut Tx, micro_grid: AreaId, round: &RoundId, rounds: i64) -> Result<Past, Fault> {
    let rows: Vec<(String, String)> =
        fetch_all!(tx, PAST, micro_grid.0, round.key(), rounds + 1).during("reading earlier reports")?;
    let mut past = Past::default();
    for (of, counts) in rows {
        let corrupt = |_| Fault::Corrupt { table: "reports", column: "counts" };
        let counts = serde_json::from_str(&counts).map_err(corrupt)?;
        if of == round.key() {
            past.now = Some(counts);
        } else {
            past.before.push(counts);
        }
    }
    past.before.truncate(usize::try_from(rounds).unwrap_or(0));
    Ok(past)
}

const FIND_BY_SOURCE: &str = "
    SELECT micro_grid, round, version, counts, needs, zero, filed_by, on_behalf, filed_at, first_filed_at, late,
           source_chat, source_message, photo
    FROM reports WHERE source_chat = $1 AND source_message = $2 ORDER BY round DESC, micro_grid";

/// The reports that were read from a message.
pub async fn list_by_source(tx: &mut Tx, chat: ChatId, message: MessageId) -> Result<Vec<Report>, Fault> {
    let rows: Vec<ReportRow> =
        fetch_all!(tx, FIND_BY_SOURCE, chat.0, message.0).during("finding the report of a message")?;
    rows.into_iter().map(Report::try_from).collect()
}

const IS_REPORTED: &str = "SELECT COUNT(*) FROM (SELECT 1 FROM reports WHERE round = $1 LIMIT 1) any_report";

/// Whether any report counts in a round.
pub async fn is_reported(tx: &mut Tx, round: &RoundId) -> Result<bool, Fault> {
    let (reports,): (i64,) = fetch_one!(tx, IS_REPORTED, round.key()).during("looking for reports of a round")?;
    Ok(reports > 0)
}

const SAVE: &str = "
    INSERT INTO reports (micro_grid, round, version, counts, needs, zero, filed_by, on_behalf, filed_at, first_filed_at,
                         late, source_chat, source_message, photo)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    ON CONFLICT (micro_grid, round) DO UPDATE SET
        version = excluded.version, counts = excluded.counts, needs = excluded.needs, zero = excluded.zero,
        filed_by = excluded.filed_by, on_behalf = excluded.on_behalf, filed_at = excluded.filed_at,
        first_filed_at = excluded.first_filed_at, late = excluded.late, source_chat = excluded.source_chat,
        source_message = excluded.source_message, photo = excluded.photo";

/// Saves a report as the one that counts; the one before it must have been ended.
pub async fn save(tx: &mut Tx, report: &Report) -> Result<(), Fault> {
    let counts = serde_json::to_string(&report.filing.counts).expect("counts are plain data");
    execute!(
        tx,
        SAVE,
        report.micro_grid.0,
        report.round.key(),
        report.version,
        counts.as_str(),
        report.filing.needs.as_deref(),
        report.zero,
        report.filed_by.0,
        report.on_behalf,
        report.filed_at.timestamp_millis(),
        report.first_filed_at.timestamp_millis(),
        report.late,
        report.source.map(|(chat, _)| chat.0),
        report.source.map(|(_, message)| message.0),
        report.photo.as_deref(),
    )
    .during("saving a report")?;
    Ok(())
}

const END: &str = "
    INSERT INTO report_history (micro_grid, round, version, counts, needs, zero, filed_by, on_behalf, filed_at,
                                ended, ended_by, ended_at)
    SELECT micro_grid, round, version, counts, needs, zero, filed_by, on_behalf, filed_at, $3, $4, $5
    FROM reports WHERE micro_grid = $1 AND round = $2";

/// Keeps the report on file as history, with who ended it and how: `corrected` or `withdrawn`.
pub async fn end(
    tx: &mut Tx,
    (micro_grid, round): (AreaId, &RoundId),
    how: &'static str,
    by: PersonId,
) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, END, micro_grid.0, round.key(), how, by.0, now).during("keeping a report's history")?;
    Ok(())
}

const REMOVE: &str = "DELETE FROM reports WHERE micro_grid = $1 AND round = $2";

/// Removes the report on file; its history stays.
pub async fn remove(tx: &mut Tx, micro_grid: AreaId, round: &RoundId) -> Result<(), Fault> {
    execute!(tx, REMOVE, micro_grid.0, round.key()).during("withdrawing a report")?;
    Ok(())
}

const LAST_VERSION: &str = "SELECT COALESCE(MAX(version), 0) FROM report_history WHERE micro_grid = $1 AND round = $2";

/// The newest version that has ended; 0 where none has.
pub async fn last_ended_version(tx: &mut Tx, micro_grid: AreaId, round: &RoundId) -> Result<i64, Fault> {
    let (version,): (i64,) =
        fetch_one!(tx, LAST_VERSION, micro_grid.0, round.key()).during("counting a report's versions")?;
    Ok(version)
}

const LIST_ENDED: &str = "
    SELECT version, counts, ended FROM report_history WHERE micro_grid = $1 AND round = $2 ORDER BY version";

/// The ended versions of a round's report, in their order.
pub async fn list_ended(tx: &mut Tx, (micro_grid, round): (AreaId, &RoundId)) -> Result<Vec<Ended>, Fault> {
    let rows: Vec<(i64, String, String)> =
        fetch_all!(tx, LIST_ENDED, micro_grid.0, round.key()).during("reading a report's versions")?;
    let version = |(version, counts, ended): (i64, String, String)| {
        let corrupt = |_| Fault::Corrupt { table: "report_history", column: "counts" };
        let counts = serde_json::from_str(&counts).map_err(corrupt)?;
        Ok(Ended { version, counts, withdrawn: ended == "withdrawn" })
    };
    rows.into_iter().map(version).collect()
}

/// A version that was filed: the one that counts, or an ended one.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Version {
    pub round: String,
    pub version: i64,
    pub counts: String,
    pub needs: Option<String>,
    pub filed_at: i64,
    pub filed_by: String,
    pub on_behalf: bool,
    /// How it ended; `None` for the one that counts.
    pub ended: Option<String>,
    pub ended_at: Option<i64>,
    pub ended_by: Option<String>,
}

const HISTORY: &str = "
    SELECT h.round, h.version, h.counts, h.needs, h.filed_at, p.name AS filed_by, h.on_behalf, h.ended, h.ended_at,
           e.name AS ended_by
    FROM report_history h JOIN people p ON p.id = h.filed_by JOIN people e ON e.id = h.ended_by WHERE h.micro_grid = $1
    UNION ALL
    SELECT r.round, r.version, r.counts, r.needs, r.filed_at, p.name, r.on_behalf, NULL, NULL, NULL
    FROM reports r JOIN people p ON p.id = r.filed_by WHERE r.micro_grid = $1
    ORDER BY 1 DESC, 2 DESC LIMIT $2";

/// What was filed for a micro-grid, newest first.
pub async fn history(tx: &mut Tx, micro_grid: AreaId, limit: i64) -> Result<Vec<Version>, Fault> {
    fetch_all!(tx, HISTORY, micro_grid.0, limit).during("reading a report's history")
}

const MISREAD: &str = "
    INSERT INTO misreadings (person, in_a_row) VALUES ($1, 1)
    ON CONFLICT (person) DO UPDATE SET in_a_row = misreadings.in_a_row + 1 RETURNING in_a_row";
const READ_WELL: &str = "DELETE FROM misreadings WHERE person = $1";

/// Counts a message that could not be taken; answers how many in a row it were.
pub async fn count_misreading(tx: &mut Tx, person: PersonId) -> Result<i64, Fault> {
    let (in_a_row,): (i64,) = fetch_one!(tx, MISREAD, person.0).during("counting misreadings")?;
    Ok(in_a_row)
}

/// A message of this person was taken.
pub async fn forget_misreadings(tx: &mut Tx, person: PersonId) -> Result<(), Fault> {
    execute!(tx, READ_WELL, person.0).during("forgetting misreadings")?;
    Ok(())
}
