//! Taps on inline buttons, their answers, and reactions.

use serde_json::json;

use crate::bot::Stage;

const GONE: &str = "400 Bad Request: query is too old and response timeout expired or query ID is invalid";

#[tokio::test]
async fn a_tap_is_answered_once_and_within_fifteen_seconds() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    stage.sandbox.start(wang, None);
    stage.sends_buttons(wang, "今天上午", &[("无异常", "zero"), ("有异常", "some")]).await;
    stage.takes().await;

    let tap = stage.sandbox.tap(wang, wang, "无").unwrap();
    let query = stage.takes().await.remove(0)["callback_query"].clone();
    assert_eq!(query["data"], "zero");
    assert_eq!(query["from"]["id"], json!(wang));
    assert_eq!(query["message"]["reply_markup"]["inline_keyboard"][1][0]["callback_data"], "some");

    let answer = |text: &str| json!({ "callback_query_id": query["id"], "text": text });
    let long = stage.refused("answerCallbackQuery", answer(&"连".repeat(201))).await;
    assert_eq!(long, "400 Bad Request: MESSAGE_TOO_LONG");
    assert!(!stage.sandbox.answered(tap));
    stage.ok("answerCallbackQuery", answer("已收到")).await;
    assert_eq!(stage.sandbox.toast(tap).as_deref(), Some("已收到"));
    assert_eq!(stage.refused("answerCallbackQuery", answer("又一次")).await, GONE);
    assert_eq!(stage.refused("answerCallbackQuery", json!({ "callback_query_id": "1" })).await, GONE);

    let late = stage.sandbox.tap(wang, wang, "有异常").unwrap();
    stage.passes(15_001);
    assert_eq!(stage.refused("answerCallbackQuery", json!({ "callback_query_id": late.0.to_string() })).await, GONE);
}

#[tokio::test]
async fn the_newest_button_is_found_and_a_missing_one_is_said() {
    let stage = Stage::opens().await;
    let [wang, li] = ["王芳", "李强"].map(|name| stage.sandbox.person(name));
    let grid = stage.sandbox.group("七星3网格", &[wang]);
    stage.sends_buttons(grid, "一", &[("接单", "old")]).await;
    let newest = stage.sends_buttons(grid, "二", &[("接单 2", "prefix"), ("接单", "exact")]).await;
    stage.takes().await;

    stage.sandbox.tap(wang, grid, "接单").unwrap();
    stage.sandbox.tap_forged(wang, (grid, newest), "forged").unwrap();
    let taps = stage.takes().await;
    assert_eq!(taps[0]["callback_query"]["data"], "exact");
    assert_eq!(taps[1]["callback_query"]["data"], "forged");
    assert_eq!(
        stage.sandbox.tap(wang, grid, "没有").unwrap_err().to_string(),
        "there is no button \"没有\" in the chat"
    );
    assert_eq!(stage.sandbox.tap(li, grid, "接单").unwrap_err().to_string(), "李强 is not in 七星3网格");
}

#[tokio::test]
async fn the_bot_reacts_with_one_known_emoji() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    let told = stage.sandbox.tell(wang, "零报告");
    let react =
        |emoji: &str| json!({ "chat_id": wang, "message_id": told, "reaction": [{ "type": "emoji", "emoji": emoji }] });
    stage.ok("setMessageReaction", react("👍")).await;
    assert_eq!(stage.sandbox.message(wang, told).unwrap().reactions, [("👍".to_owned(), "连心".to_owned())]);
    assert_eq!(stage.refused("setMessageReaction", react("✅")).await, "400 Bad Request: REACTION_INVALID");
    stage.ok("setMessageReaction", json!({ "chat_id": wang, "message_id": told, "reaction": [] })).await;
    assert!(stage.sandbox.message(wang, told).unwrap().reactions.is_empty());
}
