//! Updates posted to the bot.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use axum::{Json, Router};
use lianxin_sandbox::Confirmed;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::bot::Stage;

#[tokio::test]
async fn updates_are_posted_in_order_with_the_secret_and_again_when_refused() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    stage.sandbox.tell(wang, "一");
    let (url, mut posts) = receiver(vec![StatusCode::SERVICE_UNAVAILABLE, StatusCode::BAD_GATEWAY]).await;
    stage.ok("setWebhook", json!({ "url": url, "secret_token": "s3cret_" })).await;

    let mut texts = Vec::new();
    for _ in 0..3 {
        texts.push(posts.recv().await.unwrap());
    }
    stage.sandbox.tell(wang, "二");
    texts.push(posts.recv().await.unwrap());
    let expected = ["一", "一", "一", "二"].map(|text| ("s3cret_".to_owned(), text.to_owned()));
    assert_eq!(texts, expected);

    let first = &stage.sandbox.ledger().updates[0];
    assert_eq!((first.delivered, first.confirmed), (3, Some(Confirmed::ByWebhook)));
    let info = stage.ok("getWebhookInfo", json!({})).await;
    assert_eq!(info["url"], json!(url));
    assert_eq!(info["last_error_message"], "Wrong response from the webhook: 502 Bad Gateway");
}

#[tokio::test]
async fn polling_is_refused_while_a_webhook_is_set() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    stage.ok("setWebhook", json!({ "url": "http://127.0.0.1:9/hook" })).await;
    let refusal = stage.refused("getUpdates", json!({})).await;
    assert!(refusal.starts_with("409 Conflict: can't use getUpdates method while webhook is active"), "{refusal}");

    stage.sandbox.tell(wang, "一");
    stage.ok("deleteWebhook", json!({ "drop_pending_updates": true })).await;
    assert!(stage.updates().await.is_empty());
    assert_eq!(stage.sandbox.ledger().updates[0].confirmed, Some(Confirmed::Dropped));
    let bad = stage.refused("setWebhook", json!({ "url": "http://127.0.0.1:9", "secret_token": "空" })).await;
    assert_eq!(bad, "400 Bad Request: secret token contains unallowed characters");
}

/// The secret and the text of each update that was posted.
type Posts = UnboundedReceiver<(String, String)>;

struct Receiver {
    /// What the first posts are answered; all others are taken.
    answers: Mutex<VecDeque<StatusCode>>,
    posts: UnboundedSender<(String, String)>,
}

async fn receiver(answers: Vec<StatusCode>) -> (String, Posts) {
    let (sender, posts) = unbounded_channel();
    let receiver = Receiver { answers: Mutex::new(answers.into()), posts: sender };
    let routes = Router::new().route("/hook", post(take)).with_state(Arc::new(receiver));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    (url, posts)
}

async fn take(State(receiver): State<Arc<Receiver>>, headers: HeaderMap, Json(update): Json<Value>) -> StatusCode {
    let secret = headers["X-Telegram-Bot-Api-Secret-Token"].to_str().unwrap().to_owned();
    receiver.posts.send((secret, update["message"]["text"].as_str().unwrap().to_owned())).unwrap();
    receiver.answers.lock().unwrap().pop_front().unwrap_or(StatusCode::OK)
}
