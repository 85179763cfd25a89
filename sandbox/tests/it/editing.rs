//! Editing, deleting and pinning.

use serde_json::json;

use crate::bot::Stage;

const NOT_MODIFIED: &str = "400 Bad Request: message is not modified: specified new message content and reply markup \
are exactly the same as a current content and reply markup of the message";

#[tokio::test]
async fn an_edit_that_changes_nothing_is_refused() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    stage.sandbox.start(wang, None);
    let board = stage.sends_buttons(wang, "已报 1/8", &[("刷新", "r")]).await;
    let keyboard = json!({ "inline_keyboard": [[{ "text": "刷新", "callback_data": "r" }]] });
    let edit =
        |text: &str, markup| json!({ "chat_id": wang, "message_id": board, "text": text, "reply_markup": markup });

    assert_eq!(stage.refused("editMessageText", edit("已报 1/8\n", keyboard.clone())).await, NOT_MODIFIED);
    let edited = stage.ok("editMessageText", edit("已报 2/8", keyboard)).await;
    assert!(edited["edit_date"].is_i64());
    assert_eq!(stage.sandbox.message(wang, board).unwrap().buttons, [["刷新"]]);

    stage.ok("editMessageText", edit("已报 2/8", json!(null))).await;
    assert!(stage.sandbox.message(wang, board).unwrap().buttons.is_empty(), "a keyboard that is not given goes away");
    let bare = json!({ "chat_id": wang, "message_id": board });
    assert_eq!(stage.refused("editMessageReplyMarkup", bare).await, NOT_MODIFIED);
}

#[tokio::test]
async fn only_the_bots_own_messages_that_are_there_can_be_edited() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    let hers = stage.sandbox.tell(wang, "你好");
    let edit = |id: i64| json!({ "chat_id": wang, "message_id": id, "text": "x" });
    assert_eq!(stage.refused("editMessageText", edit(hers.0)).await, "400 Bad Request: message can't be edited");
    assert_eq!(stage.refused("editMessageText", edit(999)).await, "400 Bad Request: message to edit not found");

    let sent = stage.sends(wang, "您好").await;
    stage.sandbox.delete(wang, (wang, sent));
    assert_eq!(stage.refused("editMessageText", edit(sent.0)).await, "400 Bad Request: message to edit not found");
    let caption = json!({ "chat_id": wang, "message_id": stage.sends(wang, "再见").await, "caption": "x" });
    let no_caption = stage.refused("editMessageCaption", caption).await;
    assert_eq!(no_caption, "400 Bad Request: there is no caption in the message to edit");
}

#[tokio::test]
async fn messages_are_deleted_within_two_days_and_others_only_by_an_admin() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    let grid = stage.sandbox.group("七星3网格", &[wang]);
    let hers = stage.sandbox.say(wang, grid, "你好");
    let own = stage.sends(grid, "早").await;
    let old = stage.sends(grid, "旧").await;
    let delete = |id: i64| json!({ "chat_id": grid, "message_id": id });

    assert_eq!(stage.refused("deleteMessage", delete(hers.0)).await, "400 Bad Request: message can't be deleted");
    stage.ok("deleteMessage", delete(own.0)).await;
    let again = stage.refused("deleteMessage", delete(own.0)).await;
    assert_eq!(again, "400 Bad Request: message to delete not found");
    stage.passes(48 * 3_600_000 + 1);
    let late = stage.refused("deleteMessage", delete(old.0)).await;
    assert_eq!(late, "400 Bad Request: message can't be deleted for everyone");

    stage.sandbox.make_bot_admin(wang, grid);
    stage.ok("deleteMessages", json!({ "chat_id": grid, "message_ids": [hers, old, 999] })).await;
    assert!(stage.sandbox.message(grid, hers).is_none());
}

#[tokio::test]
async fn pinning_in_a_group_needs_an_admin() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    let grid = stage.sandbox.group("七星3网格", &[wang]);
    let board = stage.sends(grid, "进度板").await;
    let pin = json!({ "chat_id": grid, "message_id": board });
    let refusal = stage.refused("pinChatMessage", pin.clone()).await;
    assert_eq!(refusal, "400 Bad Request: not enough rights to manage pinned messages in the chat");

    stage.sandbox.make_bot_admin(wang, grid);
    stage.ok("pinChatMessage", pin.clone()).await;
    assert!(stage.sandbox.message(grid, board).unwrap().pinned);
    let chat = stage.ok("getChat", json!({ "chat_id": grid })).await;
    assert_eq!(chat["pinned_message"]["text"], "进度板");
    stage.ok("unpinChatMessage", pin).await;
    assert!(!stage.sandbox.message(grid, board).unwrap().pinned);
}
