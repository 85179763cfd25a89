//! How updates reach the bot: long polls, or a webhook.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use super::{ApiError, Done, Params, Touched};
use crate::server::Shared;
use crate::world::{Webhook, World};

/// The longest poll, in seconds of real time.
const LONGEST_POLL_S: i64 = 50;

const OTHER_POLL: &str =
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
const WEBHOOK_SET: &str =
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

/// Waits until there are updates or the time is over. A later poll ends an earlier one.
pub(super) async fn get_updates(shared: &Shared, params: &Params) -> Result<Value, ApiError> {
    let limit = usize::try_from(params.number("limit").unwrap_or(100)).unwrap_or(0).clamp(1, 100);
    let seconds = params.number("timeout").unwrap_or(0).clamp(0, LONGEST_POLL_S);
    let until = Instant::now() + Duration::from_secs(seconds.unsigned_abs());
    let (mine, wake) = {
        let mut world = shared.world();
        if world.updates.webhook.is_some() {
            return Err(ApiError::new(409, WEBHOOK_SET));
        }
        remember_allowed(&mut world, params);
        world.confirm_before(params.number("offset").unwrap_or(0));
        world.updates.poll += 1;
        world.updates.wake.notify_waiters();
        (world.updates.poll, std::sync::Arc::clone(&world.updates.wake))
    };
    loop {
        // Registered before the look, so that an update made in between still wakes it.
        let woken = wake.notified();
        tokio::pin!(woken);
        woken.as_mut().enable();
        if let Some(page) = look(&mut shared.world(), mine, limit)? {
            return Ok(page);
        }
        if timeout_at(until, woken).await.is_err() {
            let last = look(&mut shared.world(), mine, limit)?;
            return Ok(last.unwrap_or_else(|| json!([])));
        }
    }
}

fn look(world: &mut World, mine: u64, limit: usize) -> Result<Option<Value>, ApiError> {
    if world.updates.poll != mine {
        return Err(ApiError::new(409, OTHER_POLL));
    }
    if world.updates.webhook.is_some() {
        return Err(ApiError::new(409, "Conflict: terminated by setWebhook request"));
    }
    let page = world.deliver(limit);
    Ok((!page.is_empty()).then_some(Value::Array(page)))
}

/// getUpdates waits, so that it is answered outside of the table of methods.
pub(super) fn never_here(_: &mut World, _: &Params) -> Result<Done, ApiError> {
    Err(ApiError::new(500, "Internal Server Error"))
}

/// A list that is given counts until another is given; an empty one is the default list.
fn remember_allowed(world: &mut World, params: &Params) {
    let Some(Value::Array(kinds)) = params.json("allowed_updates") else { return };
    let kinds: Vec<String> = kinds.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    world.updates.allowed = (!kinds.is_empty()).then_some(kinds);
}

/// Unlike Telegram, plain `http://` is taken: the receiver is on this computer.
pub(super) fn set_webhook(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    let url = params.text("url").unwrap_or_default();
    if url.is_empty() {
        return delete_webhook(world, params);
    }
    if !url.starts_with("https://") && !url.starts_with("http://") {
        return Err(ApiError::bad_request("bad webhook: An HTTPS URL must be provided for webhook"));
    }
    let secret_token = params.text("secret_token").filter(|secret| !secret.is_empty());
    let secret_fits = secret_token.as_deref().is_none_or(|secret| {
        secret.len() <= 256 && secret.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
    });
    if !secret_fits {
        return Err(ApiError::bad_request("secret token contains unallowed characters"));
    }
    remember_allowed(world, params);
    if params.flag("drop_pending_updates") {
        world.drop_pending();
    }
    // Telegram's default is 40; one at a time keeps a rehearsal in order unless the bot asks for more.
    let max_connections = usize::try_from(params.number("max_connections").unwrap_or(1)).unwrap_or(1).clamp(1, 100);
    world.updates.webhook = Some(Webhook { url, secret_token, max_connections, last_error: None });
    world.updates.wake.notify_waiters();
    Ok(Done::changed(Touched::default()))
}

pub(super) fn delete_webhook(world: &mut World, params: &Params) -> Result<Done, ApiError> {
    if params.flag("drop_pending_updates") {
        world.drop_pending();
    }
    world.updates.webhook = None;
    world.updates.wake.notify_waiters();
    Ok(Done::changed(Touched::default()))
}

pub(super) fn get_webhook_info(world: &mut World, _: &Params) -> Result<Done, ApiError> {
    let webhook = world.updates.webhook.clone().unwrap_or_default();
    let mut info = json!({
        "url": webhook.url,
        "has_custom_certificate": false,
        "pending_update_count": world.updates.pending.len(),
    });
    if world.updates.webhook.is_some() {
        info["max_connections"] = json!(webhook.max_connections);
    }
    if let Some(allowed) = &world.updates.allowed {
        info["allowed_updates"] = json!(allowed);
    }
    if let Some((at, message)) = webhook.last_error {
        info["last_error_date"] = json!(at);
        info["last_error_message"] = json!(message);
    }
    Ok(Done::told(info))
}

/// Nothing to log out of; accepted, as a bot may call it when it moves between servers.
pub(super) fn log_out(_: &mut World, _: &Params) -> Result<Done, ApiError> {
    Ok(Done::told(json!(true)))
}
