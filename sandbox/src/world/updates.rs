//! The bot's queue of updates: made, delivered as often as it takes, gone when confirmed.

use std::collections::VecDeque;
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::Notify;

use super::World;
use crate::ledger::{Confirmed, UpdateRecord};

/// Kinds that a bot gets only when it asks for them.
const ONLY_ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

/// Where updates are posted to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Webhook {
    pub url: String,
    pub secret_token: Option<String>,
    pub max_connections: usize,
    /// Unix seconds and words of the last failed delivery.
    pub last_error: Option<(i64, String)>,
}

pub(crate) struct Pending {
    pub id: i64,
    pub body: Value,
    /// Its line in the ledger.
    record: usize,
}

pub(crate) struct Updates {
    pub pending: VecDeque<Pending>,
    pub next_id: i64,
    /// The kinds that the bot asked for last; None is Telegram's default list.
    pub allowed: Option<Vec<String>>,
    /// Rises with every getUpdates; an older poll that sees a newer one ends with a conflict.
    pub poll: u64,
    pub webhook: Option<Webhook>,
    /// Wakes long polls and the webhook's postman.
    pub wake: Arc<Notify>,
}

impl Updates {
    pub fn new(wake: Arc<Notify>) -> Self {
        Self { pending: VecDeque::new(), next_id: 870_000_001, allowed: None, poll: 0, webhook: None, wake }
    }

    fn wants(&self, kind: &str) -> bool {
        match &self.allowed {
            Some(kinds) => kinds.iter().any(|wanted| wanted == kind),
            None => !ONLY_ON_REQUEST.contains(&kind),
        }
    }
}

impl World {
    /// Makes an update of one kind, unless the bot did not ask for that kind.
    pub fn push_update(&mut self, kind: &str, body: Value) {
        if self.updates.wants(kind) {
            let id = self.updates.next_id;
            self.push_raw_update(json!({ "update_id": id, kind: body }));
        }
    }

    /// Puts an update into the queue as it is; without an `update_id` it gets the next one.
    pub fn push_raw_update(&mut self, mut update: Value) -> i64 {
        let id = update["update_id"].as_i64().unwrap_or(self.updates.next_id);
        if update.is_object() {
            update["update_id"] = json!(id);
        }
        self.updates.next_id = self.updates.next_id.max(id + 1);
        let kind = update.as_object().and_then(|fields| fields.keys().find(|key| *key != "update_id").cloned());
        let created_ms = self.now_ms();
        let record = self.ledger.updates.len();
        self.ledger.updates.push(UpdateRecord {
            id,
            kind: kind.unwrap_or_default(),
            created_ms,
            delivered: 0,
            confirmed: None,
        });
        self.updates.pending.push_back(Pending { id, body: update, record });
        self.updates.wake.notify_waiters();
        id
    }

    /// Confirms by offset as getUpdates does: all before it are gone; a negative one keeps so many of the newest.
    pub fn confirm_before(&mut self, offset: i64) {
        if offset < 0 {
            let keep = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            while self.updates.pending.len() > keep {
                self.confirm_first(Confirmed::ByOffset);
            }
            return;
        }
        while self.updates.pending.front().is_some_and(|update| update.id < offset) {
            self.confirm_first(Confirmed::ByOffset);
        }
    }

    /// Drops all that is pending, as `drop_pending_updates` asks.
    pub fn drop_pending(&mut self) {
        while !self.updates.pending.is_empty() {
            self.confirm_first(Confirmed::Dropped);
        }
    }

    fn confirm_first(&mut self, how: Confirmed) {
        if let Some(update) = self.updates.pending.pop_front() {
            self.ledger.updates[update.record].confirmed = Some(how);
        }
    }

    /// Confirms one update that a webhook took.
    pub fn confirm_delivered(&mut self, id: i64) {
        let Some(place) = self.updates.pending.iter().position(|update| update.id == id) else { return };
        if let Some(update) = self.updates.pending.remove(place) {
            self.ledger.updates[update.record].confirmed = Some(Confirmed::ByWebhook);
        }
    }

    /// The first pending updates, counted as delivered once more.
    pub fn deliver(&mut self, limit: usize) -> Vec<Value> {
        let mut page = Vec::new();
        for update in self.updates.pending.iter().take(limit) {
            self.ledger.updates[update.record].delivered += 1;
            page.push(update.body.clone());
        }
        page
    }
}
