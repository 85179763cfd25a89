use crate::db::{During, Fault, Tx, execute, fetch_optional, insert_all};
use crate::terms::UserId;
use rand::Rng;
use rand::distr::Alphanumeric;
use serde_json::Value;

/// What a token stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// This command.
    Command(Value),
    /// A command that only somebody else may give.
    ForSomebodyElse,
    /// Nothing that we know, or nothing any more.
    Unknown,
}

/// 22 characters of 62 are 131 bits: nobody guesses one.
const TOKEN_LENGTH: usize = 22;

/// Buttons live as long as anybody could sensibly press them.
const LIFE_DAYS: i64 = 7;

/// A button's token and what it means.
#[derive(Debug, Clone)]
pub struct Token {
    /// What the button carries.
    pub text: String,
    command: String,
    only: Option<i64>,
}

/// Makes a token for a command; it means nothing until it is kept.
pub fn mint(command: &Value, only: Option<UserId>) -> Token {
    let text = rand::rng().sample_iter(Alphanumeric).take(TOKEN_LENGTH).map(char::from).collect();
    Token { text, command: command.to_string(), only: only.map(|user| user.0) }
}

const KEEP: &str = "INSERT INTO taps (token, command, only_user, expires_at) ";

/// Keeps what tokens mean.
pub async fn keep_all(tx: &mut Tx, tokens: &[Token]) -> Result<(), Fault> {
    let expires = (tx.now() + chrono::Duration::days(LIFE_DAYS)).timestamp_millis();
    insert_all!(tx, (KEEP, ""), tokens, |token| [token.text.as_str(), token.command.as_str(), token.only, expires])
        .during("keeping what buttons mean")
}

const FIND: &str = "SELECT command, only_user FROM taps WHERE token = $1 AND expires_at > $2";

/// What a token means when this account presses it.
pub async fn find(tx: &mut Tx, token: &str, user: UserId) -> Result<Found, Fault> {
    if token.len() != TOKEN_LENGTH {
        return Ok(Found::Unknown);
    }
    let now = tx.now_ms();
    let row: Option<(String, Option<i64>)> =
        fetch_optional!(tx, FIND, token, now).during("looking up what a button means")?;
    let Some((command, only)) = row else {
        return Ok(Found::Unknown);
    };
    if only.is_some_and(|only| only != user.0) {
        return Ok(Found::ForSomebodyElse);
    }
    let command = serde_json::from_str(&command).map_err(|_| Fault::Corrupt { table: "taps", column: "command" })?;
    Ok(Found::Command(command))
}

const PRUNE: &str = "DELETE FROM taps WHERE expires_at <= $1";

/// Forgets the buttons that have expired.
pub async fn prune(tx: &mut Tx) -> Result<u64, Fault> {
    let now = tx.now_ms();
    execute!(tx, PRUNE, now).during("pruning buttons")
}
