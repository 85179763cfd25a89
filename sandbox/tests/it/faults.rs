//! Misfortunes on demand.

use std::time::Duration;

use lianxin_sandbox::{Failure, Fault, Gate, PersonId};
use serde_json::{Value, json};

use crate::bot::Stage;

#[tokio::test]
async fn errors_and_pauses_are_answered_as_often_as_asked_and_do_nothing() {
    let (stage, wang) = opened().await;
    stage.sandbox.fail(Failure::new(Fault::ServerError(502)).on("sendMessage").times(2));
    stage.sandbox.fail(Failure::new(Fault::TooManyRequests(7)).in_chat(wang));

    assert_eq!(stage.refused("sendMessage", hello(wang)).await, "502 Bad Gateway");
    stage.ok("getMe", json!({})).await;
    assert_eq!(stage.refused("sendMessage", hello(wang)).await, "502 Bad Gateway");
    let answer = stage.call("sendMessage", hello(wang)).await;
    let expected = json!({
        "ok": false,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": { "retry_after": 7 },
    });
    assert_eq!(answer, expected);
    stage.ok("sendMessage", hello(wang)).await;
    assert_eq!(stage.sandbox.failures_waiting(), 0);
    assert_eq!(bot_said(&stage, wang), 1);
}

#[tokio::test]
async fn a_dropped_connection_has_no_effect_and_a_lost_answer_has() {
    let (stage, wang) = opened().await;
    stage.sandbox.fail(Failure::new(Fault::DropConnection));
    assert!(post(&stage, wang).await.is_err());
    assert_eq!(bot_said(&stage, wang), 0);

    stage.sandbox.fail(Failure::new(Fault::LoseAnswer));
    assert!(post(&stage, wang).await.is_err());
    assert_eq!(bot_said(&stage, wang), 1);
    assert_eq!(stage.sandbox.ledger().effects.len(), 1);
    assert!(post(&stage, wang).await.is_ok());
}

#[tokio::test]
async fn a_lost_page_of_updates_comes_again() {
    let (stage, wang) = opened().await;
    stage.takes().await;
    stage.sandbox.tell(wang, "一");
    stage.sandbox.fail(Failure::new(Fault::LoseAnswer).on("getUpdates"));
    assert!(stage.client.get(stage.method("getUpdates")).send().await.is_err());
    assert_eq!(stage.updates().await.len(), 1);
    assert_eq!(stage.sandbox.ledger().updates[1].delivered, 2);
}

#[tokio::test]
async fn a_held_answer_comes_when_its_gate_is_opened() {
    let (stage, wang) = opened().await;
    let gate = Gate::default();
    stage.sandbox.fail(Failure::new(Fault::Held(gate.clone())));
    stage.sandbox.fail(Failure::new(Fault::Slow(Duration::from_millis(1))));
    let held = stage.ok("sendMessage", hello(wang));
    let opens = async {
        // A call that is answered while the other is held.
        while bot_said(&stage, wang) == 0 {
            tokio::task::yield_now().await;
        }
        gate.open();
    };
    let (sent, ()) = tokio::join!(held, opens);
    assert_eq!(sent["text"], "您好");
    stage.ok("sendMessage", hello(wang)).await;
}

#[tokio::test]
async fn a_group_can_move_under_a_call() {
    let (stage, wang) = opened().await;
    let grid = stage.sandbox.group("七星3网格", &[wang]);
    stage.sandbox.fail(Failure::new(Fault::Migrate).in_chat(grid));
    let answer = stage.call("sendMessage", json!({ "chat_id": grid, "text": "早" })).await;
    let new = answer["parameters"]["migrate_to_chat_id"].as_i64().unwrap();
    assert!(new < -1_000_000_000_000);
    stage.ok("sendMessage", json!({ "chat_id": new, "text": "早" })).await;
}

#[tokio::test]
async fn an_answer_can_be_broken_json() {
    let (stage, wang) = opened().await;
    stage.sandbox.fail(Failure::new(Fault::MalformedAnswer));
    let answer = post(&stage, wang).await.unwrap().text().await.unwrap();
    assert!(serde_json::from_str::<Value>(&answer).is_err());
    assert_eq!(bot_said(&stage, wang), 1);
}

async fn opened() -> (Stage, PersonId) {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    stage.sandbox.start(wang, None);
    (stage, wang)
}

fn hello(person: PersonId) -> Value {
    json!({ "chat_id": person, "text": "您好" })
}

async fn post(stage: &Stage, person: PersonId) -> reqwest::Result<reqwest::Response> {
    stage.client.post(stage.method("sendMessage")).json(&hello(person)).send().await
}

fn bot_said(stage: &Stage, person: PersonId) -> usize {
    stage.sandbox.messages(person).iter().filter(|shown| shown.by_bot).count()
}
