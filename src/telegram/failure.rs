use crate::terms::ChatId;
use serde::Deserialize;

/// Why a call did not give a result, sorted by what can be done about it.
///
/// Sorted by HTTP status, error code and the description's first words, never by whole sentences, since Telegram rewords them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// It never reached Telegram: repeating it is safe.
    NotSent,
    /// Nobody knows whether Telegram did it: the answer was lost.
    Unknown,
    /// Telegram is in trouble (5xx); it did not do it.
    Trouble,
    /// Telegram asks us to wait this many seconds.
    TooMany {
        /// Seconds.
        retry_after: u64,
    },
    /// The group has become a supergroup.
    Migrated {
        /// Its new id.
        to: ChatId,
    },
    /// The person blocked the bot, the bot was removed, or the chat is gone.
    Unreachable,
    /// An edit that changes nothing: as good as done.
    Unchanged,
    /// Another program polls with this token, or a webhook is set (409).
    Conflict,
    /// The token is wrong (401, 404 on `getMe`).
    Unauthorized,
    /// Telegram will never do this; the description, which holds no message text.
    Refused(String),
}

/// The frame of every answer.
#[derive(Debug, Deserialize)]
pub(super) struct Answer {
    pub ok: bool,
    pub result: Option<serde_json::Value>,
    error_code: Option<u16>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

#[derive(Debug, Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

/// First words of a 400 that mean that nobody is there to be told.
const GONE: &[&str] = &[
    "Bad Request: chat not found",
    "Bad Request: user not found",
    "Bad Request: group chat was deactivated",
    "Bad Request: PEER_ID_INVALID",
    "Bad Request: USER_IS_DEACTIVATED",
    "Bad Request: not enough rights to send",
    "Bad Request: need administrator rights in the channel",
];

impl Failure {
    /// Sorts a refusal.
    pub(super) fn of(status: u16, answer: &Answer) -> Self {
        if let Some(parameters) = &answer.parameters {
            if let Some(to) = parameters.migrate_to_chat_id {
                return Self::Migrated { to: ChatId(to) };
            }
            if let Some(retry_after) = parameters.retry_after {
                return Self::TooMany { retry_after };
            }
        }
        let description = answer.description.as_deref().unwrap_or_default();
        match answer.error_code.unwrap_or(status) {
            401 => Self::Unauthorized,
            403 => Self::Unreachable,
            409 => Self::Conflict,
            429 => Self::TooMany { retry_after: 1 },
            500.. => Self::Trouble,
            400 if description.starts_with("Bad Request: message is not modified") => Self::Unchanged,
            400 if GONE.iter().any(|gone| description.starts_with(gone)) => Self::Unreachable,
            _ => Self::Refused(description.chars().take(120).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sort(status: u16, json: &str) -> Failure {
        Failure::of(status, &serde_json::from_str(json).expect("an answer"))
    }

    #[test]
    fn refusals_are_sorted_by_code_and_first_words() {
        let forbidden = r#"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}"#;
        assert_eq!(sort(403, forbidden), Failure::Unreachable);
        let gone = r#"{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}"#;
        assert_eq!(sort(400, gone), Failure::Unreachable);
        let same = r#"{"ok":false,"error_code":400,"description":"Bad Request: message is not modified: reworded"}"#;
        assert_eq!(sort(400, same), Failure::Unchanged);
        let other = r#"{"ok":false,"error_code":400,"description":"Bad Request: BUTTON_DATA_INVALID"}"#;
        assert_eq!(sort(400, other), Failure::Refused("Bad Request: BUTTON_DATA_INVALID".into()));
        assert_eq!(sort(502, r#"{"ok":false}"#), Failure::Trouble);
    }

    #[test]
    fn parameters_come_before_codes() {
        let wait = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}"#;
        assert_eq!(sort(429, wait), Failure::TooMany { retry_after: 7 });
        let moved = r#"{"ok":false,"error_code":400,"description":"x","parameters":{"migrate_to_chat_id":-1001}}"#;
        assert_eq!(sort(400, moved), Failure::Migrated { to: ChatId(-1001) });
    }
}
