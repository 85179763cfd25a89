//! Who the bot is, and what it says of itself.

use serde_json::json;

use crate::bot::{MORNING_MS, Stage};

#[tokio::test]
async fn the_bot_knows_itself_and_its_privacy() {
    let stage = Stage::opens().await;
    let me = stage.ok("getMe", json!({})).await;
    assert_eq!((me["username"].as_str(), me["is_bot"].as_bool()), (Some("lianxin_bot"), Some(true)));
    assert_eq!(me["can_read_all_group_messages"], false);
    stage.sandbox.set_privacy(false);
    assert_eq!(stage.ok("getMe", json!({})).await["can_read_all_group_messages"], true);
}

#[tokio::test]
async fn commands_are_kept_by_scope_and_language_and_checked() {
    let stage = Stage::opens().await;
    let commands = json!([{ "command": "report", "description": "报告" }]);
    let scope = json!({ "type": "all_group_chats" });
    let set = json!({ "commands": commands, "scope": scope, "language_code": "zh" });
    stage.ok("setMyCommands", set).await;
    assert_eq!(stage.ok("getMyCommands", json!({})).await, json!([]));
    let same = json!({ "scope": scope, "language_code": "zh" });
    assert_eq!(stage.ok("getMyCommands", same.clone()).await, commands);
    stage.ok("deleteMyCommands", same.clone()).await;
    assert_eq!(stage.ok("getMyCommands", same).await, json!([]));

    let bad = json!({ "commands": [{ "command": "Report", "description": "x" }] });
    assert_eq!(stage.refused("setMyCommands", bad).await, "400 Bad Request: BOT_COMMAND_INVALID");
    let bare = json!({ "commands": [{ "command": "report", "description": "" }] });
    assert_eq!(stage.refused("setMyCommands", bare).await, "400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
    let nowhere = json!({ "commands": [], "scope": { "type": "chat" } });
    assert!(stage.refused("setMyCommands", nowhere).await.contains("Can't find field \"chat_id\""));
}

#[tokio::test]
async fn a_message_has_the_shape_of_the_bot_api() {
    let stage = Stage::opens().await;
    let wang =
        stage.sandbox.person_with(lianxin_sandbox::PersonId(6_200_000_000), "王芳", (Some("wangfang"), Some("en")));
    stage.sandbox.start(wang, Some("join-QX01"));
    let update = stage.takes().await.remove(0);
    let expected = json!({
        "message_id": 1,
        "from": { "id": wang, "is_bot": false, "first_name": "王芳", "username": "wangfang", "language_code": "en" },
        "chat": { "id": wang, "type": "private", "first_name": "王芳", "username": "wangfang" },
        "date": MORNING_MS / 1000,
        "text": "/start join-QX01",
        "entities": [{ "type": "bot_command", "offset": 0, "length": 6 }],
    });
    assert_eq!(update["message"], expected);
}

#[tokio::test]
async fn the_log_tells_all_that_was_visible_in_order() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    let mark = stage.sandbox.mark();
    stage.sandbox.start(wang, None);
    let board = stage.sends_buttons(wang, "今天", &[("无异常", "zero")]).await;
    let tap = stage.sandbox.tap(wang, wang, "无异常").unwrap();
    stage.ok("answerCallbackQuery", json!({ "callback_query_id": tap.0.to_string(), "text": "已收到" })).await;
    stage.ok("editMessageText", json!({ "chat_id": wang, "message_id": board, "text": "今天 ✓" })).await;
    stage.ok("deleteMessage", json!({ "chat_id": wang, "message_id": board })).await;
    let told: Vec<String> = stage
        .sandbox
        .log_since(mark)
        .iter()
        .map(|line| format!("{} {:?} {}", line.who, line.what, line.text))
        .collect();
    let expected = [
        "王芳 Said /start",
        "连心 Said 今天",
        "王芳 Tapped(\"无异常\") ",
        "连心 Toast 已收到",
        "连心 Edited 今天 ✓",
        "连心 Deleted 今天 ✓",
    ];
    assert_eq!(told, expected);
}
