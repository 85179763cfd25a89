//! The postman: takes pending updates to the bot's webhook until it says 2xx.

use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;
use serde_json::Value;

use crate::server::Shared;
use crate::world::Webhook;

/// The pause after a failed delivery doubles from the first to the last, in real time.
const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LAST_PAUSE: Duration = Duration::from_secs(10);
/// How long the bot may take over one update.
const PATIENCE: Duration = Duration::from_secs(60);

const SECRET_HEADER: &str = "X-Telegram-Bot-Api-Secret-Token";

/// Delivers for as long as the task lives. Updates go out in order, at most `max_connections` at a time.
pub(crate) async fn deliver(shared: Arc<Shared>) {
    let client = reqwest::Client::new();
    let wake = Arc::clone(&shared.world().updates.wake);
    let mut pause = FIRST_PAUSE;
    loop {
        // Registered before the look, so that an update made in between still wakes it.
        let woken = wake.notified();
        tokio::pin!(woken);
        woken.as_mut().enable();

        let Some((webhook, batch)) = next_batch(&shared) else {
            woken.await;
            continue;
        };
        let posts = batch.iter().map(|update| post(&client, &webhook, update));
        let outcomes = join_all(posts).await;
        pause = match settle(&shared, &batch, outcomes) {
            true => FIRST_PAUSE,
            false => {
                tokio::time::sleep(pause).await;
                (pause * 2).min(LAST_PAUSE)
            }
        };
    }
}

/// The webhook and the updates to post now; None where there is nothing to do.
fn next_batch(shared: &Shared) -> Option<(Webhook, Vec<Value>)> {
    let mut world = shared.world();
    let webhook = world.updates.webhook.clone()?;
    let batch = world.deliver(webhook.max_connections);
    (!batch.is_empty()).then_some((webhook, batch))
}

async fn post(client: &reqwest::Client, webhook: &Webhook, update: &Value) -> Result<(), String> {
    let mut request = client.post(&webhook.url).timeout(PATIENCE).json(update);
    if let Some(secret) = &webhook.secret_token {
        request = request.header(SECRET_HEADER, secret);
    }
    match request.send().await {
        Ok(answer) if answer.status().is_success() => Ok(()),
        Ok(answer) => Err(format!("Wrong response from the webhook: {}", answer.status())),
        Err(error) if error.is_timeout() => Err("Read timeout expired".to_owned()),
        Err(_) => Err("Connection refused".to_owned()),
    }
}

/// Confirms what was taken and keeps the last failure; true if all was taken.
fn settle(shared: &Shared, batch: &[Value], outcomes: Vec<Result<(), String>>) -> bool {
    let mut world = shared.world();
    let at = world.now_ms() / 1000;
    let mut all_taken = true;
    for (update, outcome) in batch.iter().zip(outcomes) {
        match outcome {
            Ok(()) => world.confirm_delivered(update["update_id"].as_i64().unwrap_or_default()),
            Err(why) => {
                all_taken = false;
                if let Some(webhook) = &mut world.updates.webhook {
                    webhook.last_error = Some((at, why));
                }
            }
        }
    }
    all_taken
}
