use super::chats;
use crate::db::{During, Fault, Tx, execute};
use crate::telegram::Failure;
use crate::terms::{ChatId, Lane, MessageId, Moment};

/// What became of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Telegram took it; the id of the message where one came of it.
    Sent(Option<MessageId>),
    /// It is tried again at this moment.
    Again(Moment),
    /// The chat has a new id; it is sent there.
    Moved(ChatId),
    /// Nobody is there to be told; the chat's other posts are dropped too.
    Unreachable,
    /// Telegram will never take it, for this reason.
    Failed(String),
    /// Nobody knows, and repeating it would be worse than losing it.
    Unknown,
}

/// A post in trouble is tried this often.
const TRIES: i64 = 6;

impl Verdict {
    /// Decides what a failure means for a row that was tried `attempts` times before, in a lane, and may be repeatable.
    pub fn of(failure: Failure, attempts: i64, lane: Lane, repeatable: bool, now: Moment) -> Self {
        let backoff = chrono::Duration::seconds(1 << attempts.clamp(0, 6));
        match failure {
            Failure::Unchanged => Self::Sent(None),
            Failure::Migrated { to } => Self::Moved(to),
            Failure::Unreachable => Self::Unreachable,
            Failure::TooMany { retry_after } => {
                Self::Again(now + chrono::Duration::seconds(i64::try_from(retry_after).unwrap_or(60).min(3_600)))
            }
            Failure::Unknown if repeatable && attempts + 1 < TRIES => Self::Again(now + backoff),
            // At least once: a person who waits for an answer would rather read it twice. But no more than twice.
            Failure::Unknown if matches!(lane, Lane::Reply | Lane::Help) && attempts == 0 => Self::Again(now + backoff),
            Failure::Unknown => Self::Unknown,
            Failure::NotSent | Failure::Conflict | Failure::Unauthorized => Self::Again(now + backoff),
            Failure::Trouble if attempts + 1 < TRIES => Self::Again(now + backoff),
            Failure::Trouble => Self::Failed("Telegram stayed in trouble".to_owned()),
            Failure::Refused(why) => Self::Failed(why),
        }
    }
}

const END: &str = "
    UPDATE outbox SET state = $2, message = $3, error = $4, settled_at = $5, file_bytes = NULL WHERE id = $1";
const AGAIN: &str = "UPDATE outbox SET state = 'queued', not_before = $2 WHERE id = $1";

/// Writes down what became of a row that was being sent to `chat`.
pub async fn settle(tx: &mut Tx, id: i64, chat: ChatId, verdict: &Verdict) -> Result<(), Fault> {
    let now = tx.now_ms();
    let end = async |tx: &mut Tx, state: &'static str, message: Option<i64>, error: Option<&str>| {
        execute!(tx, END, id, state, message, error, now).during("settling a post").map(|_| ())
    };
    match verdict {
        Verdict::Sent(message) => end(tx, "sent", message.map(|message| message.0), None).await,
        Verdict::Failed(why) => end(tx, "failed", None, Some(why)).await,
        Verdict::Unknown => end(tx, "unknown", None, None).await,
        Verdict::Unreachable => {
            end(tx, "failed", None, Some("unreachable")).await?;
            chats::stop_chat(tx, chat).await
        }
        Verdict::Again(at) => {
            execute!(tx, AGAIN, id, at.timestamp_millis()).during("postponing a post")?;
            Ok(())
        }
        Verdict::Moved(to) => {
            execute!(tx, AGAIN, id, now).during("postponing a post")?;
            chats::migrate(tx, chat, *to).await
        }
    }
}

const TAKE_OVER_AGAIN: &str = "
    UPDATE outbox SET state = 'queued', not_before = $1
    WHERE state = 'sending' AND (repeatable OR (lane <= $2 AND attempts <= 1))";
const TAKE_OVER_UNKNOWN: &str = "UPDATE outbox SET state = 'unknown', settled_at = $1 WHERE state = 'sending'";

/// Settles what a sender that died was sending: the same decision as for a lost answer.
pub async fn take_over(tx: &mut Tx) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, TAKE_OVER_AGAIN, now, Lane::Help.rank()).during("taking over from a dead sender")?;
    execute!(tx, TAKE_OVER_UNKNOWN, now).during("taking over from a dead sender")?;
    Ok(())
}
