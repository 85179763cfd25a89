use crate::db::{During, Fault, Tx, execute, fetch_optional};
use crate::terms::{ChatId, UserId};
use serde_json::Value;

/// Where a person is in a conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Grows with each step.
    pub version: i64,
    /// The step, as the feature wrote it: an object whose only key is the feature's name.
    pub step: Value,
}

impl Step {
    /// The name with which the step begins: the room that has asked something.
    pub fn room(&self) -> Option<&str> {
        Some(self.step.as_object()?.keys().next()?.as_str())
    }
}

/// A conversation that nobody goes on with for this long is over.
const LIFE_HOURS: i64 = 12;

const CURRENT: &str = "SELECT version, step FROM talks WHERE person = $1 AND chat = $2 AND expires_at > $3";

/// The step at which a person is in a chat.
pub async fn current(tx: &mut Tx, person: UserId, chat: ChatId) -> Result<Option<Step>, Fault> {
    let now = tx.now_ms();
    let row: Option<(i64, String)> =
        fetch_optional!(tx, CURRENT, person.0, chat.0, now).during("looking up a conversation")?;
    let Some((version, step)) = row else {
        return Ok(None);
    };
    let step = serde_json::from_str(&step).map_err(|_| Fault::Corrupt { table: "talks", column: "step" })?;
    Ok(Some(Step { version, step }))
}

const BEGIN: &str = "
    INSERT INTO talks (person, chat, version, step, expires_at) VALUES ($1, $2, 1, $3, $4)
    ON CONFLICT (person, chat) DO UPDATE SET
        version = talks.version + 1, step = excluded.step, expires_at = excluded.expires_at";

/// Puts a person at a step, whatever the step before was.
pub async fn begin(tx: &mut Tx, person: UserId, chat: ChatId, step: &Value) -> Result<(), Fault> {
    let expires = (tx.now() + chrono::Duration::hours(LIFE_HOURS)).timestamp_millis();
    execute!(tx, BEGIN, person.0, chat.0, step.to_string(), expires).during("keeping a conversation")?;
    Ok(())
}

const PRUNE: &str = "DELETE FROM talks WHERE expires_at <= $1";

/// Forgets the conversations that nobody has gone on with: what was said in them may hold names and phones.
pub async fn prune(tx: &mut Tx) -> Result<u64, Fault> {
    let now = tx.now_ms();
    execute!(tx, PRUNE, now).during("pruning conversations")
}

const CLEAR: &str = "DELETE FROM talks WHERE person = $1 AND chat = $2";

/// Ends a conversation.
pub async fn clear(tx: &mut Tx, person: UserId, chat: ChatId) -> Result<(), Fault> {
    execute!(tx, CLEAR, person.0, chat.0).during("ending a conversation")?;
    Ok(())
}
