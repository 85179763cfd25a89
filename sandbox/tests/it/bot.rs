//! A bot that calls the sandbox by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use lianxin_sandbox::{ChatId, Clock, MessageId, Options, Sandbox};
use serde_json::{Value, json};

/// 2020-02-07 07:29 in Shanghai.
pub const MORNING_MS: i64 = 1_581_031_740_000;

/// The sandbox, a bot, and a clock that only a test moves.
pub struct Stage {
    pub sandbox: Sandbox,
    pub clock: Arc<AtomicI64>,
    pub client: reqwest::Client,
}

impl Stage {
    pub async fn opens() -> Self {
        Self::opens_with(|_| {}).await
    }

    pub async fn opens_with(change: impl FnOnce(&mut Options)) -> Self {
        let clock = Arc::new(AtomicI64::new(MORNING_MS));
        let hand = Arc::clone(&clock);
        let mut options = Options { clock: Clock::new(move || hand.load(Ordering::SeqCst)), ..Options::default() };
        change(&mut options);
        let sandbox = Sandbox::serve(options).await.unwrap();
        Self { sandbox, clock, client: reqwest::Client::new() }
    }

    pub fn passes(&self, milliseconds: i64) {
        self.clock.fetch_add(milliseconds, Ordering::SeqCst);
    }

    pub fn method(&self, method: &str) -> String {
        format!("{}/bot{}/{method}", self.sandbox.url(), self.sandbox.token())
    }

    /// The whole answer of a call.
    pub async fn call(&self, method: &str, params: Value) -> Value {
        self.client.post(self.method(method)).json(&params).send().await.unwrap().json().await.unwrap()
    }

    /// The result of a call that must be accepted.
    pub async fn ok(&self, method: &str, params: Value) -> Value {
        let answer = self.call(method, params).await;
        assert_eq!(answer["ok"], json!(true), "{method}: {answer}");
        answer["result"].clone()
    }

    /// The code and description of a call that must be refused.
    pub async fn refused(&self, method: &str, params: Value) -> String {
        let answer = self.call(method, params).await;
        assert_eq!(answer["ok"], json!(false), "{method}: {answer}");
        format!("{} {}", answer["error_code"], answer["description"].as_str().unwrap())
    }

    /// Sends a text and answers with its id.
    pub async fn sends(&self, chat: impl Into<ChatId>, text: &str) -> MessageId {
        self.sends_with(chat, text, Value::Null).await
    }

    /// Sends a text over inline buttons, each `(label, data)` in a row of its own.
    pub async fn sends_buttons(&self, chat: impl Into<ChatId>, text: &str, buttons: &[(&str, &str)]) -> MessageId {
        let rows: Vec<Value> =
            buttons.iter().map(|(label, data)| json!([{ "text": label, "callback_data": data }])).collect();
        self.sends_with(chat, text, json!({ "inline_keyboard": rows })).await
    }

    async fn sends_with(&self, chat: impl Into<ChatId>, text: &str, markup: Value) -> MessageId {
        let sent =
            self.ok("sendMessage", json!({ "chat_id": chat.into(), "text": text, "reply_markup": markup })).await;
        MessageId(sent["message_id"].as_i64().unwrap())
    }

    /// All that is pending, without confirming it.
    pub async fn updates(&self) -> Vec<Value> {
        self.ok("getUpdates", json!({})).await.as_array().unwrap().clone()
    }

    /// The kinds of all that is pending, which is confirmed.
    pub async fn takes_kinds(&self) -> Vec<String> {
        let updates = self.takes().await;
        let kind = |update: &Value| update.as_object().unwrap().keys().find(|key| *key != "update_id").unwrap().clone();
        updates.iter().map(kind).collect()
    }

    /// All that is pending, which is confirmed.
    pub async fn takes(&self) -> Vec<Value> {
        let updates = self.updates().await;
        if let Some(last) = updates.last() {
            let offset = last["update_id"].as_i64().unwrap() + 1;
            self.ok("getUpdates", json!({ "offset": offset })).await;
        }
        updates
    }
}
