//! The notices themselves; copies and questions have files of their own.

pub mod copies;
pub mod questions;

use super::model::{Notice, NoticeId, Timing, Whom};
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::terms::{AreaId, Lang, Media, Moment, PersonId, moment};

/// A notice as its author begins it.
#[derive(Debug, Clone)]
pub struct New {
    pub author: PersonId,
    pub area: AreaId,
    pub lang: Lang,
    pub media: Option<(Media, String)>,
    pub texts: Vec<(Lang, String)>,
}

const ADD: &str = "
    INSERT INTO notices (author, area, lang, media, file, whom, receipts, pin, state, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, FALSE, FALSE, 'draft', $7) RETURNING id";

/// Adds a draft for the micro-grid leaders of the author's whole area.
pub async fn add(tx: &mut Tx, new: &New) -> Result<NoticeId, Fault> {
    let now = tx.now_ms();
    let (media, file) = (new.media.as_ref().map(|(media, _)| media_name(*media)), new.media.as_ref().map(|(_, id)| id));
    let whom = Whom::Leaders.into_str();
    let (author, area, lang) = (new.author.0, new.area.0, new.lang.as_str());
    let (id,): (i64,) = fetch_one!(tx, ADD, author, area, lang, media, file, whom, now).during("adding a notice")?;
    for (lang, text) in &new.texts {
        set_text(tx, NoticeId(id), *lang, text).await?;
    }
    set_parts(tx, NoticeId(id), &[new.area]).await?;
    Ok(NoticeId(id))
}

fn media_name(media: Media) -> &'static str {
    match media {
        Media::Photo => "photo",
        Media::Document => "document",
    }
}

#[derive(sqlx::FromRow)]
struct NoticeRow {
    id: i64,
    author: i64,
    area: i64,
    lang: String,
    media: Option<String>,
    file: Option<String>,
    whom: String,
    receipts: bool,
    pin: bool,
    due_at: Option<i64>,
    cron: Option<String>,
    state: String,
    asked_at: Option<i64>,
    pending: Option<String>,
    approved_by: Option<i64>,
    sent_at: Option<i64>,
    corrected_at: Option<i64>,
    withdrawn_at: Option<i64>,
    reminded_at: Option<i64>,
    refresh_at: Option<i64>,
    repeats: Option<i64>,
}

const FIND: &str = "
    SELECT id, author, area, lang, media, file, whom, receipts, pin, due_at, cron, state, asked_at, pending, approved_by, sent_at,
           corrected_at, withdrawn_at, reminded_at, refresh_at, repeats
    FROM notices WHERE id = $1";
const TEXTS: &str = "SELECT lang, text FROM notice_texts WHERE notice = $1 ORDER BY lang";
const PARTS: &str = "SELECT area FROM notice_parts WHERE notice = $1 ORDER BY area";

/// A notice with its versions and parts.
pub async fn find(tx: &mut Tx, id: NoticeId) -> Result<Option<Notice>, Fault> {
    let row: Option<NoticeRow> = fetch_optional!(tx, FIND, id.0).during("finding a notice")?;
    let Some(row) = row else {
        return Ok(None);
    };
    let texts: Vec<(String, String)> = fetch_all!(tx, TEXTS, id.0).during("reading a notice")?;
    let parts: Vec<(i64,)> = fetch_all!(tx, PARTS, id.0).during("reading a notice")?;
    let texts = texts.into_iter().filter_map(|(lang, text)| Some((Lang::from_tag(&lang)?, text))).collect();
    read(row, texts, parts.into_iter().map(|(area,)| AreaId(area)).collect()).map(Some)
}

fn read(row: NoticeRow, texts: Vec<(Lang, String)>, parts: Vec<AreaId>) -> Result<Notice, Fault> {
    let corrupt = |column| Fault::Corrupt { table: "notices", column };
    let media = match (row.media.as_deref(), row.file) {
        (Some("photo"), Some(file)) => Some((Media::Photo, file)),
        (Some("document"), Some(file)) => Some((Media::Document, file)),
        (None, None) => None,
        _ => return Err(corrupt("media")),
    };
    let kinds = row.whom.split(',').filter(|kind| !kind.is_empty());
    let whom = kinds.map(|kind| kind.parse::<Whom>().map_err(|_| corrupt("whom"))).collect::<Result<_, _>>()?;
    let timing = match (row.cron, row.due_at) {
        (Some(cron), _) => Timing::Cron(cron),
        (None, Some(at)) => Timing::At(moment(at)),
        (None, None) => Timing::Now,
    };
    Ok(Notice {
        id: NoticeId(row.id),
        author: PersonId(row.author),
        area: AreaId(row.area),
        lang: Lang::from_tag(&row.lang).ok_or(corrupt("lang"))?,
        media,
        texts,
        parts,
        whom,
        receipts: row.receipts,
        pin: row.pin,
        timing,
        state: row.state.parse().map_err(|_| corrupt("state"))?,
        asked_at: row.asked_at.map(moment),
        pending: row.pending,
        approved_by: row.approved_by.map(PersonId),
        sent_at: row.sent_at.map(moment),
        corrected_at: row.corrected_at.map(moment),
        withdrawn_at: row.withdrawn_at.map(moment),
        reminded_at: row.reminded_at.map(moment),
        refresh_at: row.refresh_at.map(moment),
        repeats: row.repeats.map(NoticeId),
    })
}

const SAVE: &str = "
    UPDATE notices SET whom = $2, receipts = $3, pin = $4, due_at = $5, cron = $6, state = $7, asked_at = $8, pending = $9,
        approved_by = $10, sent_at = $11, corrected_at = $12, withdrawn_at = $13, reminded_at = $14, refresh_at = $15, repeats = $16
    WHERE id = $1";

/// Saves what may change of a notice but its texts and parts.
pub async fn save(tx: &mut Tx, notice: &Notice) -> Result<(), Fault> {
    let names: Vec<&'static str> = notice.whom.iter().map(Whom::into_str).collect();
    let millis = |at: Option<Moment>| at.map(|at| at.timestamp_millis());
    let (due, cron) = match &notice.timing {
        Timing::Now => (None, None),
        Timing::At(at) => (Some(*at), None),
        Timing::Cron(cron) => (None, Some(cron.as_str())),
    };
    execute!(
        tx,
        SAVE,
        notice.id.0,
        names.join(","),
        notice.receipts,
        notice.pin,
        millis(due),
        cron,
        notice.state.into_str(),
        millis(notice.asked_at),
        notice.pending.as_deref(),
        notice.approved_by.map(|person| person.0),
        millis(notice.sent_at),
        millis(notice.corrected_at),
        millis(notice.withdrawn_at),
        millis(notice.reminded_at),
        millis(notice.refresh_at),
        notice.repeats.map(|notice| notice.0),
    )
    .during("saving a notice")?;
    Ok(())
}

const SET_TEXT: &str = "
    INSERT INTO notice_texts (notice, lang, text) VALUES ($1, $2, $3)
    ON CONFLICT (notice, lang) DO UPDATE SET text = excluded.text";

/// Keeps a version.
pub async fn set_text(tx: &mut Tx, id: NoticeId, lang: Lang, text: &str) -> Result<(), Fault> {
    execute!(tx, SET_TEXT, id.0, lang.as_str(), text).during("keeping a notice's text")?;
    Ok(())
}

const CLEAR_TEXTS: &str = "DELETE FROM notice_texts WHERE notice = $1";

/// Keeps one text in place of all versions, which would say something else from now on.
pub async fn set_only_text(tx: &mut Tx, id: NoticeId, lang: Lang, text: &str) -> Result<(), Fault> {
    execute!(tx, CLEAR_TEXTS, id.0).during("keeping a notice's text")?;
    set_text(tx, id, lang, text).await
}

const CLEAR_PARTS: &str = "DELETE FROM notice_parts WHERE notice = $1";
const ADD_PART: &str = "INSERT INTO notice_parts (notice, area) VALUES ($1, $2)";

/// Keeps the areas that it is for.
pub async fn set_parts(tx: &mut Tx, id: NoticeId, parts: &[AreaId]) -> Result<(), Fault> {
    execute!(tx, CLEAR_PARTS, id.0).during("keeping a notice's areas")?;
    for part in parts {
        execute!(tx, ADD_PART, id.0, part.0).during("keeping a notice's areas")?;
    }
    Ok(())
}

const DISCARD: [&str; 3] = [
    "DELETE FROM notice_texts WHERE notice = $1",
    "DELETE FROM notice_parts WHERE notice = $1",
    "DELETE FROM notices WHERE id = $1",
];

/// Throws a draft away.
pub async fn discard(tx: &mut Tx, id: NoticeId) -> Result<(), Fault> {
    for statement in DISCARD {
        execute!(tx, statement, id.0).during("throwing a draft away")?;
    }
    Ok(())
}

const OLD_DRAFTS: &str = "SELECT id FROM notices WHERE state = 'draft' AND created_at < $1";

/// The drafts from before a moment.
pub async fn old_drafts(tx: &mut Tx, before: Moment) -> Result<Vec<NoticeId>, Fault> {
    let rows: Vec<(i64,)> = fetch_all!(tx, OLD_DRAFTS, before.timestamp_millis()).during("looking for old drafts")?;
    Ok(rows.into_iter().map(|(id,)| NoticeId(id)).collect())
}

const CONCERNING: &str = "
    SELECT DISTINCT n.id, n.sent_at FROM notices n JOIN notice_parts p ON p.notice = n.id
    WHERE n.sent_at >= $2 AND n.state <> 'withdrawn'
      AND (EXISTS (SELECT 1 FROM area_within w WHERE w.area = $1 AND w.within = p.area)
        OR EXISTS (SELECT 1 FROM area_within w WHERE w.area = p.area AND w.within = $1))
    ORDER BY n.sent_at DESC, n.id DESC LIMIT 20";

/// The notices sent since a moment to an area, to one that it lies in, or to one in it; newest first.
pub async fn concerning(tx: &mut Tx, area: AreaId, since: Moment) -> Result<Vec<NoticeId>, Fault> {
    let rows: Vec<(i64, i64)> =
        fetch_all!(tx, CONCERNING, area.0, since.timestamp_millis()).during("looking for the newest notices")?;
    Ok(rows.into_iter().map(|(id, _)| NoticeId(id)).collect())
}

const UNDER_WAY: &str = "
    SELECT area, COUNT(*) FROM notices WHERE state IN ('asked', 'scheduled', 'sending', 'paused') GROUP BY area";

/// How many notices have been sent off by their authors and have not all arrived, by the area for which the author speaks.
pub async fn under_way(tx: &mut Tx) -> Result<Vec<(AreaId, i64)>, Fault> {
    let rows: Vec<(i64, i64)> = fetch_all!(tx, UNDER_WAY).during("counting notices")?;
    Ok(rows.into_iter().map(|(area, count)| (AreaId(area), count)).collect())
}
