//! The sending limits, on the sandbox's own clock.

use lianxin_sandbox::Limits;
use serde_json::json;

use crate::bot::Stage;

#[tokio::test]
async fn a_chat_that_is_sent_too_much_answers_429_and_recovers() {
    let stage = Stage::opens_with(|options| options.limits = Some(Limits::default())).await;
    let [wang, li] = ["王芳", "李强"].map(|name| stage.sandbox.person(name));
    stage.sandbox.start(wang, None);
    let told = stage.sandbox.start(li, None);
    for _ in 0..3 {
        stage.sends(wang, "好").await;
    }
    let answer = stage.call("sendMessage", json!({ "chat_id": wang, "text": "好" })).await;
    assert_eq!(answer["error_code"], 429);
    assert_eq!(answer["parameters"]["retry_after"], 3);
    assert_eq!(answer["description"], "Too Many Requests: retry after 3");

    stage.sends(li, "另一个聊天不受影响").await;
    stage.ok("getChat", json!({ "chat_id": wang })).await;
    let reaction = json!({ "chat_id": li, "message_id": told, "reaction": [{ "type": "emoji", "emoji": "👍" }] });
    stage.ok("setMessageReaction", reaction).await;
    stage.passes(3_000);
    stage.sends(wang, "好").await;
}

#[tokio::test]
async fn the_whole_bot_sends_thirty_a_second() {
    let stage = Stage::opens_with(|options| options.limits = Some(Limits::default())).await;
    let people: Vec<_> = (0..31).map(|n| stage.sandbox.person(&format!("居民{n}"))).collect();
    for person in &people {
        stage.sandbox.start(*person, None);
    }
    for person in &people[..30] {
        stage.sends(*person, "通知").await;
    }
    let last = json!({ "chat_id": people[30], "text": "通知" });
    assert_eq!(stage.refused("sendMessage", last.clone()).await, "429 Too Many Requests: retry after 1");
    stage.passes(1_000);
    stage.ok("sendMessage", last).await;
}
