use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_optional};
use crate::terms::{ChatId, Moment};
use std::collections::HashSet;

const STOP: &str = "
    UPDATE outbox SET state = 'dropped', error = 'unreachable', settled_at = $2 WHERE chat = $1 AND state = 'queued'";
const MARK: &str = "
    INSERT INTO chats (chat, unreachable_at) VALUES ($1, $2)
    ON CONFLICT (chat) DO UPDATE SET unreachable_at = COALESCE(chats.unreachable_at, excluded.unreachable_at)";

/// Drops what is queued for a chat in which nobody hears us, and remembers since when.
pub async fn stop_chat(tx: &mut Tx, chat: ChatId) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, STOP, chat.0, now).during("stopping a chat")?;
    execute!(tx, MARK, chat.0, now).during("stopping a chat")?;
    Ok(())
}

/// Every column that holds a chat's id.
const MIGRATE: [&str; 4] = [
    "UPDATE outbox SET chat = $2, body = REPLACE(body, '\"chat_id\":' || $3, '\"chat_id\":' || $4)
     WHERE chat = $1 AND state IN ('queued', 'sending')",
    "UPDATE chats SET chat = $2 WHERE chat = $1 AND $3 <> $4 AND NOT EXISTS (SELECT 1 FROM chats c WHERE c.chat = $2)",
    "UPDATE bindings SET chat = $2 WHERE chat = $1 AND $3 <> $4",
    "UPDATE talks SET chat = $2 WHERE chat = $1 AND $3 <> $4",
];

/// Gives a group its new id everywhere.
pub async fn migrate(tx: &mut Tx, from: ChatId, to: ChatId) -> Result<(), Fault> {
    for statement in MIGRATE {
        execute!(tx, statement, from.0, to.0, from.0.to_string(), to.0.to_string()).during("moving a chat")?;
    }
    Ok(())
}

const RECENT: &str = "
    SELECT chat, settled_at FROM outbox
    WHERE state = 'sent' AND counted AND settled_at > $1 ORDER BY settled_at";

/// The chats and moments (unix milliseconds) of what was sent after a moment, oldest first.
pub async fn recent_sends(tx: &mut Tx, after: Moment) -> Result<Vec<(ChatId, i64)>, Fault> {
    let rows: Vec<(i64, i64)> =
        fetch_all!(tx, RECENT, after.timestamp_millis()).during("reading what was sent last")?;
    Ok(rows.into_iter().map(|(chat, at)| (ChatId(chat), at)).collect())
}

/// What is known of a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownChat {
    /// The bot is an administrator of this group.
    pub bot_is_admin: bool,
    /// Nobody hears us there.
    pub unreachable: bool,
}

const FIND: &str = "SELECT bot_is_admin, unreachable_at FROM chats WHERE chat = $1";

/// What is known of a chat, where anything is.
pub async fn find_chat(tx: &mut Tx, chat: ChatId) -> Result<Option<KnownChat>, Fault> {
    let row: Option<(bool, Option<i64>)> = fetch_optional!(tx, FIND, chat.0).during("looking up a chat")?;
    Ok(row.map(|(bot_is_admin, since)| KnownChat { bot_is_admin, unreachable: since.is_some() }))
}

const KNOW: &str = "
    INSERT INTO chats (chat, title, bot_is_admin) VALUES ($1, $2, $3)
    ON CONFLICT (chat) DO UPDATE SET title = excluded.title";
const ADMIN: &str = "UPDATE chats SET bot_is_admin = $2 WHERE chat = $1";

/// Keeps a group's title and, where it is known, whether the bot is an administrator of it.
pub async fn know_chat(tx: &mut Tx, chat: ChatId, title: &str, bot_is_admin: Option<bool>) -> Result<(), Fault> {
    execute!(tx, KNOW, chat.0, title, false).during("keeping what is known of a chat")?;
    if let Some(admin) = bot_is_admin {
        execute!(tx, ADMIN, chat.0, admin).during("keeping what is known of a chat")?;
    }
    Ok(())
}

const REACH: &str = "UPDATE chats SET unreachable_at = NULL WHERE chat = $1 AND unreachable_at IS NOT NULL";

/// Somebody hears us in a chat again.
pub async fn reach_again(tx: &mut Tx, chat: ChatId) -> Result<(), Fault> {
    execute!(tx, REACH, chat.0).during("reaching a chat again")?;
    Ok(())
}

const UNREACHABLE: &str = "SELECT chat FROM chats WHERE unreachable_at IS NOT NULL";

/// The chats in which nobody hears us.
pub async fn list_unreachable(tx: &mut Tx) -> Result<HashSet<ChatId>, Fault> {
    let rows: Vec<(i64,)> = fetch_all!(tx, UNREACHABLE).during("looking for chats in which nobody hears us")?;
    Ok(rows.into_iter().map(|(chat,)| ChatId(chat)).collect())
}
