use crate::db::{During, Fault, Tx, change_all, execute, fetch_all, fetch_one, fetch_optional, insert_all};
use crate::inbox;
use crate::talk::{self, Token};
use crate::telegram::{self, Payload};
use crate::terms::{ChatId, Lane, MessageId, Moment, Post, Press};
use std::collections::HashSet;

const ADD: &str = "
    INSERT INTO outbox (state, chat, lane, method, body, file, file_bytes, repeatable, counted, name, edits, replaces,
                        created_at, not_before, expires_at) ";

/// What stands before and after pairs of a key and a body, whose columns both engines call so.
const REPLACE: (&str, &str) = (
    "UPDATE outbox SET body = new.column2 FROM (",
    ") AS new WHERE outbox.replaces = new.column1 AND outbox.state = 'queued' RETURNING replaces",
);

/// Queues a post. A post that replaces a queued one takes its place and its turn.
pub async fn add(tx: &mut Tx, post: &Post) -> Result<(), Fault> {
    add_all(tx, std::slice::from_ref(post)).await
}

/// Queues posts in this order, set-wise; one may replace a post that was queued before, but no other of these.
pub async fn add_all(tx: &mut Tx, posts: &[Post]) -> Result<(), Fault> {
    let mut tokens = vec![];
    let mut rows: Vec<Row<'_>> = posts.iter().map(|post| Row::new(post, &mut tokens)).collect();
    let bodies = rows.iter().filter_map(|row| Some((row.post.replaces.as_deref()?, row.body.as_str())));
    let bodies: Vec<(&str, &str)> = bodies.collect();
    let took: Vec<(String,)> =
        change_all!(tx, REPLACE, bodies, |body| [body.0, body.1]).during("replacing queued posts")?;
    let took: HashSet<String> = took.into_iter().map(|(key,)| key).collect();
    rows.retain(|row| row.post.replaces.as_ref().is_none_or(|key| !took.contains(key)));
    talk::keep_all(tx, &tokens).await?;
    insert(tx, &rows).await
}

/// A post as it is stored.
struct Row<'a> {
    post: &'a Post,
    payload: Payload,
    body: String,
    file: Option<String>,
}

impl<'a> Row<'a> {
    /// Adds the tokens of its buttons to `tokens`.
    fn new(post: &'a Post, tokens: &mut Vec<Token>) -> Self {
        let first = tokens.len();
        tokens.extend(post.what.buttons().iter().flatten().filter_map(|button| match &button.press {
            Press::Command { command, only } => Some(talk::mint(command, *only)),
            Press::Url(_) => None,
        }));
        let own: Vec<String> = tokens[first..].iter().map(|token| token.text.clone()).collect();
        let payload = telegram::payload(post, &own);
        let body = payload.body.to_string();
        let file = payload.upload.as_ref().map(|upload| format!("{};{}", upload.field, upload.file_name));
        Self { post, payload, body, file }
    }
}

async fn insert(tx: &mut Tx, rows: &[Row<'_>]) -> Result<(), Fault> {
    let now = tx.now();
    insert_all!(tx, (ADD, ""), rows, |row| [
        "queued",
        row.post.to.0,
        row.post.lane.rank(),
        row.payload.method.as_str(),
        row.body.as_str(),
        row.file.as_deref(),
        row.payload.upload.as_ref().map(|upload| upload.bytes.as_slice()),
        row.payload.repeatable,
        row.payload.counted,
        row.post.name.as_deref(),
        row.payload.edits.as_deref(),
        row.post.replaces.as_deref(),
        now.timestamp_millis(),
        row.post.not_before.unwrap_or(now).timestamp_millis(),
        row.post.expires.map(|at| at.timestamp_millis()),
    ])
    .during("queueing posts")?;
    inbox::count(tx, "outbox", rows.len() as i64).await
}

/// A queued row that may be sent.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Due {
    pub id: i64,
    pub chat: i64,
    pub lane: i64,
    pub method: String,
    pub body: String,
    pub file: Option<String>,
    pub file_bytes: Option<Vec<u8>>,
    pub repeatable: bool,
    pub counted: bool,
    pub attempts: i64,
    /// It edits a message known by name only.
    pub edits: Option<String>,
    /// The message of that name, once it was sent.
    pub edited_message: Option<i64>,
    /// That message is still to be sent.
    pub edited_waits: bool,
}

/// Rows in the order of their lanes; `$2` passes over the lanes below a rank, `$3` bounds the answer.
const LIST_DUE: &str = "
    SELECT o.id, o.chat, o.lane, o.method, o.body, o.file, o.file_bytes, o.repeatable, o.counted, o.attempts, o.edits,
           (SELECT MAX(n.message) FROM outbox n WHERE n.name = o.edits AND n.chat = o.chat AND n.state = 'sent')
               AS edited_message,
           EXISTS (SELECT 1 FROM outbox n WHERE n.name = o.edits AND n.state IN ('queued', 'sending'))
               AS edited_waits
    FROM outbox o
    WHERE o.state = 'queued' AND o.not_before <= $1 AND o.lane <= $2
    ORDER BY o.lane, o.id LIMIT $3";

/// The rows that may be sent now, highest lane first.
pub async fn list_due(tx: &mut Tx, lowest: Lane, limit: i64) -> Result<Vec<Due>, Fault> {
    let now = tx.now_ms();
    fetch_all!(tx, LIST_DUE, now, lowest.rank(), limit).during("looking for what is to be said")
}

const CLAIM: &str = "UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = $1 AND state = 'queued'";

/// Marks a row as being sent, so that a crash cannot make it look unsent.
pub async fn claim(tx: &mut Tx, id: i64) -> Result<bool, Fault> {
    Ok(execute!(tx, CLAIM, id).during("claiming a post")? == 1)
}

const HOLD: &str =
    "UPDATE outbox SET not_before = $2 WHERE chat = $1 AND state = 'queued' AND counted AND not_before < $2";

/// Lets everything for a chat wait, so that a chat at its limit is not looked at again and again.
pub async fn hold_chat(tx: &mut Tx, chat: ChatId, until: Moment) -> Result<(), Fault> {
    execute!(tx, HOLD, chat.0, until.timestamp_millis()).during("holding a chat")?;
    Ok(())
}

const CANCEL: &str = "
    UPDATE outbox SET state = 'dropped', error = 'no longer of use', settled_at = $2
    WHERE name = $1 AND state = 'queued'";

/// Drops the queued posts of a name, because what they would say is no longer true; answers how many.
pub async fn cancel(tx: &mut Tx, name: &str) -> Result<u64, Fault> {
    let now = tx.now_ms();
    execute!(tx, CANCEL, name, now).during("dropping a post that is no longer of use")
}

const CANCEL_ALL: &str = "
    UPDATE outbox SET state = 'dropped', error = 'no longer of use', settled_at = $2
    WHERE state = 'queued' AND SUBSTR(name, 1, LENGTH($1)) = $1";

/// The same for every name that begins like this.
pub async fn cancel_all(tx: &mut Tx, beginning: &str) -> Result<u64, Fault> {
    let now = tx.now_ms();
    execute!(tx, CANCEL_ALL, beginning, now).during("dropping posts that are no longer of use")
}

/// The end of the years that a date can be written in: what is held waits until it is released.
const HELD: i64 = 253_402_300_799_000;

const HOLD_ALL: &str = "
    UPDATE outbox SET not_before = $2 WHERE state = 'queued' AND SUBSTR(name, 1, LENGTH($1)) = $1";

/// Lets the queued posts whose names begin like this wait until they are released; answers how many.
pub async fn hold_all(tx: &mut Tx, beginning: &str) -> Result<u64, Fault> {
    execute!(tx, HOLD_ALL, beginning, HELD).during("holding posts")
}

const RELEASE_ALL: &str = "
    UPDATE outbox SET not_before = $2
    WHERE state = 'queued' AND not_before = $3 AND SUBSTR(name, 1, LENGTH($1)) = $1";

/// Lets the posts go that were held by the beginning of their names; answers how many.
pub async fn release_all(tx: &mut Tx, beginning: &str) -> Result<u64, Fault> {
    let now = tx.now_ms();
    execute!(tx, RELEASE_ALL, beginning, now, HELD).during("releasing posts")
}

const DROP_EXPIRED: &str = "
    UPDATE outbox SET state = 'dropped', error = 'expired', settled_at = $1
    WHERE state = 'queued' AND expires_at IS NOT NULL AND expires_at <= $1";

/// Drops what would come too late to be of use.
pub async fn drop_expired(tx: &mut Tx) -> Result<u64, Fault> {
    let now = tx.now_ms();
    execute!(tx, DROP_EXPIRED, now).during("dropping expired posts")
}

const NEXT_DUE: &str = "SELECT MIN(not_before) FROM outbox WHERE state = 'queued'";

/// The moment in unix milliseconds at which the next queued row may be sent; `None` where nothing is queued.
pub async fn next_due(tx: &mut Tx) -> Result<Option<i64>, Fault> {
    let (due,): (Option<i64>,) = fetch_one!(tx, NEXT_DUE).during("looking for what is to be said")?;
    Ok(due)
}

/// A message of ours that a person answers or that is looked for.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Found {
    pub chat: i64,
    pub name: Option<String>,
    pub message: Option<i64>,
    pub state: String,
}

impl Found {
    /// Whether it stands in its chat, or will: what was dropped or failed cannot be edited, and nobody knows as which message what is
    /// unknown arrived.
    pub fn may_be_edited(&self) -> bool {
        ["queued", "sending", "sent"].contains(&self.state.as_str())
    }
}

const FIND_MESSAGE: &str =
    "SELECT chat, name, message, state FROM outbox WHERE chat = $1 AND message = $2 ORDER BY id LIMIT 1";

/// The post that became a message.
pub async fn find_message(tx: &mut Tx, chat: ChatId, message: MessageId) -> Result<Option<Found>, Fault> {
    fetch_optional!(tx, FIND_MESSAGE, chat.0, message.0).during("looking up a message of ours")
}

const FIND_NAMED: &str = "SELECT chat, name, message, state FROM outbox WHERE name = $1 ORDER BY id DESC LIMIT 1";

/// The newest post of a name.
pub async fn find_named(tx: &mut Tx, name: &str) -> Result<Option<Found>, Fault> {
    fetch_optional!(tx, FIND_NAMED, name).during("looking up a message by name")
}

const PRUNE: &str = "
    DELETE FROM outbox WHERE state IN ('sent', 'dropped', 'failed', 'unknown') AND settled_at < $1";

/// Forgets what was settled before a moment.
pub async fn prune(tx: &mut Tx, before: Moment) -> Result<u64, Fault> {
    let gone = execute!(tx, PRUNE, before.timestamp_millis()).during("pruning the outbox")?;
    inbox::count(tx, "outbox pruned", gone as i64).await?;
    Ok(gone)
}
