//! Where updates come in: a long poll, or a webhook.

use super::call::Client;
use super::failure::Failure;
use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use futures::future::BoxFuture;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use subtle::ConstantTimeEq;

/// Named outright, since Telegram leaves out memberships and reactions by default.
const ALLOWED_UPDATES: [&str; 6] =
    ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction"];

/// Updates in one page; Telegram gives no more.
const PAGE: u32 = 100;

impl Client {
    /// Waits up to `timeout` seconds for updates from `offset` on. Asking with a higher offset lets Telegram forget the earlier ones.
    pub async fn get_updates(&self, offset: i64, timeout: u32) -> Result<Vec<Value>, Failure> {
        let body = json!({ "offset": offset, "limit": PAGE, "timeout": timeout, "allowed_updates": ALLOWED_UPDATES });
        let limit = Duration::from_secs(u64::from(timeout) + 15);
        match self.call_within(limit, "getUpdates", &body, None).await? {
            Value::Array(updates) => Ok(updates),
            _ => Err(Failure::Unknown),
        }
    }

    /// Asks for updates to be posted to `url`; repeating it changes nothing.
    pub async fn set_webhook(&self, url: &str, secret: &SecretString) -> Result<(), Failure> {
        let body = json!({
            "url": url,
            "secret_token": secret.expose_secret(),
            "allowed_updates": ALLOWED_UPDATES,
            "max_connections": 40,
        });
        self.call("setWebhook", &body, None).await.map(|_| ())
    }

    /// Ends a webhook so that polling can begin; waiting updates are kept.
    pub async fn delete_webhook(&self) -> Result<(), Failure> {
        self.call("deleteWebhook", &json!({ "drop_pending_updates": false }), None).await.map(|_| ())
    }
}

/// Commits an update; `false` where the database failed and Telegram must send it again.
pub type Keep = Arc<dyn Fn(Value) -> BoxFuture<'static, bool> + Send + Sync>;

/// The route that Telegram posts updates to. It answers 200 only for what has been committed.
pub fn webhook(path: &str, secret: SecretString, keep: Keep) -> Router {
    let handler = move |headers: HeaderMap, body: Bytes| {
        let (secret, keep) = (secret.clone(), keep.clone());
        async move { take_in(&secret, keep, &headers, &body).await }
    };
    Router::new().route(path, post(handler))
}

async fn take_in(secret: &SecretString, keep: Keep, headers: &HeaderMap, body: &[u8]) -> StatusCode {
    let said = headers.get("x-telegram-bot-api-secret-token").map_or(&b""[..], |value| value.as_bytes());
    if !bool::from(said.ct_eq(secret.expose_secret().as_bytes())) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(update) = serde_json::from_slice::<Value>(body) else {
        return StatusCode::BAD_REQUEST;
    };
    if keep(update).await { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
}
