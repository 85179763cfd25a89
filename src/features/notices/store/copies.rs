//! Whom a notice is for, what became of each copy, and who has read it.

use super::super::model::{Audience, Fates, Notice, NoticeId, Readers, Recipient, Whom};
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional, insert_all};
use crate::terms::{AreaId, ChatId, Lang, MessageId, Moment, PersonId, UserId, moment};
use std::collections::BTreeSet;

#[derive(sqlx::FromRow)]
struct PersonRow {
    person: i64,
    telegram_id: Option<i64>,
    lang: Option<String>,
    area: i64,
    unreachable_at: Option<i64>,
}

const PEOPLE: &str = "
    SELECT p.id AS person, p.telegram_id, p.lang, MIN(r.area) AS area, c.unreachable_at
    FROM notice_parts t
    JOIN area_within w ON w.within = t.area
    JOIN roles r ON r.area = w.area
    JOIN people p ON p.id = r.person
    LEFT JOIN chats c ON c.chat = p.telegram_id
    WHERE t.notice = $1 AND $2 LIKE '%,' || r.role || ',%' AND p.id <> $3
    GROUP BY p.id, p.telegram_id, p.lang, c.unreachable_at
    ORDER BY p.id";
const GROUPS: &str = "
    SELECT DISTINCT b.chat, b.area, c.unreachable_at
    FROM notice_parts t
    JOIN area_within w ON w.within = t.area
    JOIN bindings b ON b.area = w.area
    LEFT JOIN chats c ON c.chat = b.chat
    WHERE t.notice = $1 ORDER BY b.area, b.chat";

/// Everybody whom a notice is for at this moment, but its author: groups first.
pub async fn audience(tx: &mut Tx, notice: &Notice) -> Result<Audience, Fault> {
    let mut audience = Audience::default();
    if notice.whom.contains(&Whom::Groups) {
        let rows: Vec<(i64, i64, Option<i64>)> = fetch_all!(tx, GROUPS, notice.id.0).during("finding groups")?;
        for (chat, area, gone) in rows {
            let (chat, area) = (ChatId(chat), AreaId(area));
            match gone {
                Some(_) => audience.unreachable += 1,
                None => audience.recipients.push(Recipient { chat, person: None, area, lang: None }),
            }
        }
    }
    let roles: BTreeSet<&str> = notice.whom.iter().flat_map(|kind| kind.roles()).map(|role| role.as_str()).collect();
    if roles.is_empty() {
        return Ok(audience);
    }
    let roles = format!(",{},", roles.into_iter().collect::<Vec<_>>().join(","));
    let rows: Vec<PersonRow> = fetch_all!(tx, PEOPLE, notice.id.0, roles, notice.author.0).during("finding readers")?;
    for row in rows {
        match (row.telegram_id, row.unreachable_at) {
            (None, _) => audience.not_joined += 1,
            (Some(_), Some(_)) => audience.unreachable += 1,
            (Some(account), None) => audience.recipients.push(Recipient {
                chat: UserId(account).private_chat(),
                person: Some(PersonId(row.person)),
                area: AreaId(row.area),
                lang: row.lang.as_deref().and_then(Lang::from_tag),
            }),
        }
    }
    Ok(audience)
}

const KEEP: &str = "INSERT INTO notice_copies (notice, chat, person, area, lang) ";

/// Keeps that each of these chats gets it; a chat that has a copy already is a fault of ours and undoes the whole.
pub async fn keep(tx: &mut Tx, id: NoticeId, recipients: &[Recipient]) -> Result<(), Fault> {
    insert_all!(tx, (KEEP, ""), recipients, |to| [
        id.0,
        to.chat.0,
        to.person.map(|person| person.0),
        to.area.0,
        to.lang.map(Lang::as_str),
    ])
    .during("keeping who gets a notice")
}

/// What is dropped because its chat is gone did not arrive; what else is dropped was stopped.
const FATES: &str = "
    SELECT CASE WHEN o.state = 'dropped' AND o.error = 'unreachable' THEN 'failed' ELSE o.state END AS fate, COUNT(*)
    FROM notice_copies c JOIN outbox o ON o.name = $2 || CAST(c.chat AS TEXT)
    WHERE c.notice = $1
    GROUP BY 1";

/// What became of the posts about its copies whose names begin like this.
pub async fn fates(tx: &mut Tx, id: NoticeId, names: &str) -> Result<Fates, Fault> {
    let rows: Vec<(String, i64)> = fetch_all!(tx, FATES, id.0, names).during("counting what was sent")?;
    let mut fates = Fates::default();
    for (state, count) in rows {
        let place = match state.as_str() {
            "queued" => &mut fates.queued,
            "sending" => &mut fates.sending,
            "sent" => &mut fates.sent,
            "failed" => &mut fates.failed,
            "unknown" => &mut fates.unknown,
            "dropped" => &mut fates.dropped,
            _ => return Err(Fault::Corrupt { table: "outbox", column: "state" }),
        };
        *place = usize::try_from(count).unwrap_or(0);
    }
    Ok(fates)
}

/// A copy, and what became of it.
#[derive(Debug, Clone)]
pub struct Copy {
    pub to: Recipient,
    pub state: String,
    pub message: Option<MessageId>,
    pub settled: Option<Moment>,
}

#[derive(sqlx::FromRow)]
struct CopyRow {
    chat: i64,
    person: Option<i64>,
    area: i64,
    lang: Option<String>,
    state: String,
    message: Option<i64>,
    settled_at: Option<i64>,
}

impl From<CopyRow> for Copy {
    fn from(row: CopyRow) -> Self {
        let lang = row.lang.as_deref().and_then(Lang::from_tag);
        let (chat, person, area) = (ChatId(row.chat), row.person.map(PersonId), AreaId(row.area));
        let to = Recipient { chat, person, area, lang };
        Self { to, state: row.state, message: row.message.map(MessageId), settled: row.settled_at.map(moment) }
    }
}

const LIST: &str = "
    SELECT c.chat, c.person, c.area, c.lang, o.state, o.message, o.settled_at
    FROM notice_copies c JOIN outbox o ON o.name = $2 || CAST(c.chat AS TEXT)
    WHERE c.notice = $1 ORDER BY o.id";

/// Its copies, as long as the outbox remembers them.
pub async fn list(tx: &mut Tx, id: NoticeId) -> Result<Vec<Copy>, Fault> {
    let rows: Vec<CopyRow> = fetch_all!(tx, LIST, id.0, id.copies()).during("listing who got a notice")?;
    Ok(rows.into_iter().map(Copy::from).collect())
}

const UNREAD: &str = "
    SELECT c.chat, c.person, c.area, c.lang, o.state, o.message, o.settled_at
    FROM notice_copies c JOIN outbox o ON o.name = $2 || CAST(c.chat AS TEXT)
    WHERE c.notice = $1 AND c.person IS NOT NULL AND o.state = 'sent'
      AND NOT EXISTS (SELECT 1 FROM notice_receipts r WHERE r.notice = c.notice AND r.account = c.chat)
    ORDER BY o.id";

/// The copies in private chats that arrived and of which nobody has said 已阅.
pub async fn list_unread(tx: &mut Tx, id: NoticeId) -> Result<Vec<Copy>, Fault> {
    let rows: Vec<CopyRow> = fetch_all!(tx, UNREAD, id.0, id.copies()).during("listing who has not read a notice")?;
    Ok(rows.into_iter().map(Copy::from).collect())
}

const UNREAD_NAMES: &str = "
    SELECT COALESCE(a.name, ''), p.name
    FROM notice_copies c JOIN outbox o ON o.name = $2 || CAST(c.chat AS TEXT)
    JOIN people p ON p.id = c.person LEFT JOIN areas a ON a.id = c.area
    WHERE c.notice = $1 AND o.state = 'sent'
      AND NOT EXISTS (SELECT 1 FROM notice_receipts r WHERE r.notice = c.notice AND r.account = c.chat)
    ORDER BY a.name, p.id";

/// The same as area and name, by area.
pub async fn unread_names(tx: &mut Tx, id: NoticeId) -> Result<Vec<(String, String)>, Fault> {
    fetch_all!(tx, UNREAD_NAMES, id.0, id.copies()).during("listing who has not read a notice")
}

const UNREAD_BY_AREA: &str = "
    SELECT c.area, COUNT(*)
    FROM notices n JOIN notice_copies c ON c.notice = n.id
    WHERE n.receipts AND n.sent_at >= $1 AND n.state <> 'withdrawn' AND c.person IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM notice_receipts r WHERE r.notice = c.notice AND r.account = c.chat)
    GROUP BY c.area";

/// How many copies of notices with receipts, sent since a moment, nobody has said 已阅 of, by area.
pub async fn unread_by_area(tx: &mut Tx, since: Moment) -> Result<Vec<(AreaId, i64)>, Fault> {
    let rows: Vec<(i64, i64)> =
        fetch_all!(tx, UNREAD_BY_AREA, since.timestamp_millis()).during("counting who has not read")?;
    Ok(rows.into_iter().map(|(area, count)| (AreaId(area), count)).collect())
}

const HAS: &str = "SELECT COUNT(*) FROM notice_copies WHERE notice = $1 AND chat = $2";

/// Whether a chat got a copy, or gets one.
pub async fn has(tx: &mut Tx, id: NoticeId, chat: ChatId) -> Result<bool, Fault> {
    let (count,): (i64,) = fetch_one!(tx, HAS, id.0, chat.0).during("looking for a copy")?;
    Ok(count > 0)
}

const NEWEST: &str = "
    SELECT c.notice FROM notice_copies c JOIN notices n ON n.id = c.notice
    WHERE c.chat = $1 AND n.state <> 'withdrawn' ORDER BY n.sent_at DESC, n.id DESC LIMIT 1";

/// The newest notice that a chat got.
pub async fn newest_of(tx: &mut Tx, chat: ChatId) -> Result<Option<NoticeId>, Fault> {
    let row: Option<(i64,)> = fetch_optional!(tx, NEWEST, chat.0).during("looking for the newest notice")?;
    Ok(row.map(|(id,)| NoticeId(id)))
}

const READ: &str = "INSERT INTO notice_receipts (notice, account, read_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

/// Keeps that somebody has read it; `false` where that was known.
pub async fn read(tx: &mut Tx, id: NoticeId, by: UserId) -> Result<bool, Fault> {
    let now = tx.now_ms();
    Ok(execute!(tx, READ, id.0, by.0, now).during("keeping a receipt")? == 1)
}

const READERS: &str = "
    SELECT CAST(COALESCE(SUM(CASE WHEN c.chat IS NOT NULL THEN 1 ELSE 0 END), 0) AS BIGINT), COUNT(*)
    FROM notice_receipts r LEFT JOIN notice_copies c ON c.notice = r.notice AND c.chat = r.account
    WHERE r.notice = $1";

/// How many have read it.
pub async fn readers(tx: &mut Tx, id: NoticeId) -> Result<Readers, Fault> {
    let (private, all): (i64, i64) = fetch_one!(tx, READERS, id.0).during("counting receipts")?;
    let count = |count: i64| usize::try_from(count).unwrap_or(0);
    Ok(Readers { private: count(private), in_groups: count(all - private) })
}

const PRIVATE: &str = "
    SELECT COUNT(*) FROM notice_copies c JOIN outbox o ON o.name = $2 || CAST(c.chat AS TEXT)
    WHERE c.notice = $1 AND c.person IS NOT NULL AND o.state = 'sent'";

/// How many private chats it has arrived in.
pub async fn arrived_privately(tx: &mut Tx, id: NoticeId) -> Result<usize, Fault> {
    let (count,): (i64,) = fetch_one!(tx, PRIVATE, id.0, id.copies()).during("counting what was sent")?;
    Ok(usize::try_from(count).unwrap_or(0))
}
