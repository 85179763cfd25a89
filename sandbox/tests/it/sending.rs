//! Sending texts: what is taken, and the words of refusal.

use lianxin_sandbox::Sandbox;
use serde_json::{Value, json};

use crate::bot::Stage;

#[tokio::test]
async fn texts_and_captions_are_measured_in_utf16_units_after_the_marks_are_read() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    stage.sandbox.start(wang, None);

    let text = |text: String| json!({ "chat_id": wang, "text": text });
    assert_eq!(stage.refused("sendMessage", text("  \n ".into())).await, "400 Bad Request: message text is empty");
    assert_eq!(
        stage.refused("sendMessage", json!({ "chat_id": wang })).await,
        "400 Bad Request: message text is empty"
    );
    stage.ok("sendMessage", text("连".repeat(4096))).await;
    assert_eq!(stage.refused("sendMessage", text("连".repeat(4097))).await, "400 Bad Request: message is too long");
    stage.ok("sendMessage", text("😀".repeat(2048))).await;
    assert_eq!(stage.refused("sendMessage", text("😀".repeat(2049))).await, "400 Bad Request: message is too long");

    let marked = json!({ "chat_id": wang, "text": format!("<b>{}</b>", "连".repeat(4096)), "parse_mode": "HTML" });
    stage.ok("sendMessage", marked).await;
}

#[tokio::test]
async fn html_is_read_into_text_and_entities_or_refused() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    stage.sandbox.start(wang, None);
    let html = |text: &str| json!({ "chat_id": wang, "text": text, "parse_mode": "HTML" });

    let sent = stage.ok("sendMessage", html("<b>已收到</b> /help &lt;3\n")).await;
    assert_eq!(sent["text"], "已收到 /help <3");
    let kinds: Vec<&Value> = sent["entities"].as_array().unwrap().iter().map(|entity| &entity["type"]).collect();
    assert_eq!(kinds, ["bold", "bot_command"]);
    assert_eq!(stage.sandbox.messages(wang).last().unwrap().text, "已收到 /help <3");

    let unknown = stage.refused("sendMessage", html("<p>x</p>")).await;
    assert_eq!(unknown, "400 Bad Request: can't parse entities: Unsupported start tag \"p\" at byte offset 0");
    let open = stage.refused("sendMessage", html("<b>x")).await;
    assert_eq!(open, "400 Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"");
}

#[tokio::test]
async fn where_the_bot_may_not_write_it_is_told_why() {
    let stage = Stage::opens().await;
    let sandbox = &stage.sandbox;
    let [wang, li, zhao, gone] = ["王芳", "李强", "赵敏", "孙伟"].map(|name| sandbox.person(name));
    let grid = sandbox.group("七星3网格", &[wang]);
    sandbox.start(li, None);
    sandbox.block(li);
    sandbox.start(gone, None);
    sandbox.deactivate(gone);
    sandbox.remove_bot(wang, grid);

    let to = |chat: i64| json!({ "chat_id": chat, "text": "您好" });
    let cases = [
        (12345, "400 Bad Request: chat not found"),
        (zhao.0, "403 Forbidden: bot can't initiate conversation with a user"),
        (li.0, "403 Forbidden: bot was blocked by the user"),
        (gone.0, "403 Forbidden: user is deactivated"),
        (grid.0, "403 Forbidden: bot was kicked from the group chat"),
    ];
    for (chat, refusal) in cases {
        assert_eq!(stage.refused("sendMessage", to(chat)).await, refusal);
    }
    sandbox.unblock(li);
    stage.ok("sendMessage", to(li.0)).await;
    assert_eq!(sandbox.ledger().refusals.len(), cases.len());
    assert_eq!(sandbox.ledger().effects.len(), 1);
}

#[tokio::test]
async fn a_buttons_data_has_one_to_64_bytes() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    stage.sandbox.start(wang, None);
    let with = |data: String| json!({ "chat_id": wang, "text": "选", "reply_markup": { "inline_keyboard": [[{ "text": "无异常", "callback_data": data }]] } });

    stage.ok("sendMessage", with("x".repeat(64))).await;
    for data in [String::new(), "x".repeat(65), "连".repeat(22)] {
        assert_eq!(stage.refused("sendMessage", with(data)).await, "400 Bad Request: BUTTON_DATA_INVALID");
    }
    let bare = json!({ "chat_id": wang, "text": "选", "reply_markup": { "inline_keyboard": [[{ "text": "x" }]] } });
    assert!(stage.refused("sendMessage", bare).await.contains("Text buttons are unallowed in the inline keyboard"));
}

#[tokio::test]
async fn a_reply_names_a_message_that_is_there() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    let hello = stage.sandbox.tell(wang, "你好");
    let reply = |id: i64, lenient: bool| {
        let reply = json!({ "message_id": id, "allow_sending_without_reply": lenient });
        json!({ "chat_id": wang, "text": "您好", "reply_parameters": reply })
    };
    let sent = stage.ok("sendMessage", reply(hello.0, false)).await;
    assert_eq!(sent["reply_to_message"]["text"], "你好");
    let missing = stage.refused("sendMessage", reply(999, false)).await;
    assert_eq!(missing, "400 Bad Request: message to be replied not found");
    stage.ok("sendMessage", reply(999, true)).await;
}

#[tokio::test]
async fn a_call_may_come_as_json_form_multipart_or_query() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    stage.sandbox.start(wang, None);
    let keyboard = r#"{"inline_keyboard":[[{"text":"好","callback_data":"1"}]]}"#;
    let pairs = |text: &str| {
        [("chat_id", wang.0.to_string()), ("text", text.to_owned()), ("reply_markup", keyboard.to_owned())]
    };
    let url = stage.method("SENDMESSAGE");

    stage.client.post(&url).form(&pairs("form")).send().await.unwrap();
    stage.client.get(&url).query(&pairs("query")).send().await.unwrap();
    let parts = pairs("multipart").into_iter().fold(reqwest::multipart::Form::new(), |form, (k, v)| form.text(k, v));
    stage.client.post(&url).multipart(parts).send().await.unwrap();

    assert_eq!(said(&stage.sandbox, wang.into()), ["form", "query", "multipart"]);
    assert!(stage.sandbox.messages(wang).iter().skip(1).all(|shown| shown.buttons == [["好"]]));
}

#[tokio::test]
async fn unknown_methods_and_wrong_tokens_are_refused() {
    let stage = Stage::opens().await;
    assert_eq!(
        stage.call("sendTelegram", json!({})).await,
        json!({ "ok": false, "error_code": 404, "description": "Not Found" })
    );
    let url = format!("{}/bot1:wrong/getMe", stage.sandbox.url());
    let answer = stage.client.get(url).send().await.unwrap();
    assert_eq!(answer.status(), 401);
    assert_eq!(answer.json::<Value>().await.unwrap()["description"], "Unauthorized");
}

#[tokio::test]
async fn messages_are_forwarded_and_copied() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    let grid = stage.sandbox.group("七星3网格", &[wang]);
    let told = stage.sandbox.tell(wang, "需要口罩");

    let params = json!({ "chat_id": grid, "from_chat_id": wang, "message_id": told });
    let forwarded = stage.ok("forwardMessage", params.clone()).await;
    assert_eq!(forwarded["forward_origin"]["sender_user"]["first_name"], "王芳");
    let copied = stage.ok("copyMessage", params).await;
    assert!(copied["message_id"].is_i64());
    assert!(copied.get("text").is_none());
    assert_eq!(said(&stage.sandbox, grid), ["需要口罩", "需要口罩"]);
}

/// What the bot said in a chat.
fn said(sandbox: &Sandbox, chat: lianxin_sandbox::ChatId) -> Vec<String> {
    let messages = sandbox.messages(chat).into_iter();
    messages.filter(|shown| shown.by_bot && !shown.text.contains("joined")).map(|shown| shown.text).collect()
}
