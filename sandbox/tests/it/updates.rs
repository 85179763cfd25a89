//! Long polls: offsets, conflicts, wishes.

use lianxin_sandbox::Confirmed;
use serde_json::json;

use crate::bot::Stage;

#[tokio::test]
async fn an_update_comes_again_until_a_higher_offset_confirms_it() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    for text in ["一", "二", "三"] {
        stage.sandbox.tell(wang, text);
    }
    let first = stage.ok("getUpdates", json!({ "limit": 2 })).await;
    assert_eq!(first.as_array().unwrap().len(), 2);
    assert_eq!(stage.updates().await.len(), 3);
    let second_id = first[1]["update_id"].as_i64().unwrap();
    let rest = stage.ok("getUpdates", json!({ "offset": second_id })).await;
    assert_eq!(rest[0]["message"]["text"], "二");
    assert_eq!(stage.sandbox.pending_updates(), 2);

    let records = stage.sandbox.ledger().updates;
    let seen: Vec<_> = records.iter().map(|record| (record.delivered, record.confirmed)).collect();
    assert_eq!(seen, [(2, Some(Confirmed::ByOffset)), (3, None), (2, None)]);

    let newest = stage.ok("getUpdates", json!({ "offset": -1 })).await;
    assert_eq!(newest[0]["message"]["text"], "三");
    assert_eq!(stage.sandbox.pending_updates(), 1);
}

#[tokio::test]
async fn a_long_poll_ends_when_something_happens() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    let poll = stage.ok("getUpdates", json!({ "timeout": 50 }));
    let (updates, _) = tokio::join!(poll, async { stage.sandbox.tell(wang, "在吗") });
    assert_eq!(updates[0]["message"]["text"], "在吗");
}

#[tokio::test]
async fn a_second_poll_ends_the_first_with_a_conflict() {
    let stage = Stage::opens().await;
    let long = stage.call("getUpdates", json!({ "timeout": 50 }));
    // Which of two requests arrives first is open: short polls go on until one has met the long one.
    let short = async {
        loop {
            stage.call("getUpdates", json!({})).await;
        }
    };
    let ended = tokio::select! { answer = long => answer, () = short => unreachable!("the loop has no end") };
    assert_eq!(ended["error_code"], 409);
    let conflict = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    assert_eq!(ended["description"], conflict);
}

#[tokio::test]
async fn kinds_that_were_not_asked_for_are_never_made() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    let hello = stage.sandbox.tell(wang, "你好");
    stage.takes().await;
    stage.ok("getUpdates", json!({ "allowed_updates": ["edited_message"] })).await;
    stage.sandbox.tell(wang, "听不见");
    stage.sandbox.edit(wang, (wang, hello), "你好!");
    assert_eq!(stage.takes_kinds().await, ["edited_message"]);
    stage.ok("getUpdates", json!({ "allowed_updates": [] })).await;
    stage.sandbox.tell(wang, "又听见");
    assert_eq!(stage.takes_kinds().await, ["message"]);
}

#[tokio::test]
async fn any_json_can_be_put_into_the_queue() {
    let stage = Stage::opens().await;
    let id = stage.sandbox.push_update(json!({ "poll_of_the_future": { "x": 1 } }));
    stage.sandbox.push_update(json!({ "update_id": id, "message": "repeated" }));
    let updates = stage.updates().await;
    assert_eq!(updates[0]["poll_of_the_future"]["x"], 1);
    assert_eq!(updates[1]["update_id"], json!(id));
}
