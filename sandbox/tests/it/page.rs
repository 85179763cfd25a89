//! The chat page's API.

use std::sync::Arc;

use futures::FutureExt;
use lianxin_sandbox::{ClockMove, TourStep};
use serde_json::{Value, json};

use crate::bot::Stage;

#[tokio::test]
async fn what_the_page_shows_is_served() {
    let stage = Stage::opens_with(|options| {
        options.tour = vec![TourStep { title: "第一步".into(), text: "点一下".into(), ..TourStep::default() }];
    })
    .await;
    let wang = stage.sandbox.person("王芳");
    stage.sandbox.set_title(wang, "微网格长 QX-01-001");
    let grid = stage.sandbox.group("七星3网格", &[wang]);
    stage.ok("setMyCommands", json!({ "commands": [{ "command": "report", "description": "报告" }] })).await;
    stage.sends_buttons(grid, "<b>&", &[("刷新", "r")]).await;

    let state = get(&stage, "/sandbox/state").await;
    assert_eq!(state["people"][0]["title"], "微网格长 QX-01-001");
    assert_eq!(state["chats"][0]["members"], json!([wang]));
    assert_eq!(state["clock"]["shown"], "2020-02-07 07:29");
    assert_eq!(state["tour"][0]["title"], "第一步");
    assert_eq!(state["commands"][0]["scope"]["type"], "default");

    let messages = get(&stage, &format!("/sandbox/chats/{}/messages", grid.0)).await;
    assert_eq!(messages[0]["service"], "连心 joined");
    assert_eq!(messages[0]["words"], json!({ "key": "joined", "values": { "who": "连心" } }));
    assert_eq!(messages[1]["words"], Value::Null);
    assert_eq!(messages[1]["html"], "&lt;b&gt;&amp;");
    assert_eq!(messages[1]["buttons"], json!([[{ "label": "刷新", "data": "r", "url": null }]]));
}

#[tokio::test]
async fn people_act_from_the_page_and_refusals_are_sentences() {
    let stage = Stage::opens().await;
    let [wang, li] = ["王芳", "李强"].map(|name| stage.sandbox.person(name));
    let grid = stage.sandbox.group("七星3网格", &[wang]);
    let started = act(&stage, json!({ "as": wang, "do": "start", "text": "join-1" })).await;
    assert_eq!(started["ok"], true);
    let board = stage.sends_buttons(wang, "今天", &[("无异常", "zero")]).await;
    let tapped =
        act(&stage, json!({ "as": wang, "do": "tap", "chat": wang, "message": board, "row": 0, "column": 0 })).await;
    assert_eq!(tapped["ok"], true);
    act(&stage, json!({ "as": wang, "do": "forward", "from_chat": wang, "message": board, "chat": grid })).await;
    assert_eq!(stage.sandbox.messages(grid).last().unwrap().text, "今天");
    assert_eq!(stage.takes_kinds().await, ["my_chat_member", "message", "message", "callback_query"]);

    let refusal = act(&stage, json!({ "as": li, "do": "say", "chat": grid, "text": "早" })).await;
    let words = json!({ "key": "not_in_group", "values": { "person": "李强", "group": "七星3网格" } });
    assert_eq!(refusal, json!({ "ok": false, "error": "李强 is not in 七星3网格", "words": words }));
}

#[tokio::test]
async fn every_file_that_the_page_loads_is_served() {
    let stage = Stage::opens().await;
    let index = text(&stage, "/").await;
    assert!(index.contains("/sandbox/assets/app.js") && index.contains("/sandbox/assets/style.css"));
    text(&stage, "/sandbox/assets/style.css").await;

    let mut asked = vec!["app.js".to_owned()];
    let mut next = 0;
    while let Some(file) = asked.get(next).cloned() {
        next += 1;
        let module = text(&stage, &format!("/sandbox/assets/{file}")).await;
        let imports = module.lines().filter_map(|line| line.split_once(" from \"./")?.1.strip_suffix("\";"));
        let new: Vec<String> = imports.filter(|name| !asked.iter().any(|old| old == name)).map(str::to_owned).collect();
        asked.extend(new);
    }
    assert!(asked.contains(&"words.js".to_owned()));

    let unknown = stage.client.get(format!("{}/sandbox/assets/nothing.js", stage.sandbox.url())).send().await.unwrap();
    assert_eq!(unknown.status(), 404);
}

#[tokio::test]
async fn open_pages_hear_of_everything() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    stage.sandbox.start(wang, None);
    let mut events = stage.client.get(format!("{}/sandbox/events", stage.sandbox.url())).send().await.unwrap();
    let board = stage.sends_buttons(wang, "今天", &[("无异常", "zero")]).await;
    let tap = stage.sandbox.tap(wang, wang, "无异常").unwrap();
    stage.ok("answerCallbackQuery", json!({ "callback_query_id": tap.0.to_string(), "text": "已收到" })).await;
    stage.sandbox.delete(wang, (wang, board));

    let mut told = String::new();
    while !told.contains("\"delete\"") {
        told.push_str(std::str::from_utf8(&events.chunk().await.unwrap().unwrap()).unwrap());
    }
    let kinds: Vec<Value> = told
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|data| serde_json::from_str::<Value>(data).unwrap()["type"].clone())
        .collect();
    assert_eq!(kinds, ["message", "toast", "delete"]);
}

#[tokio::test]
async fn the_clock_is_moved_by_the_embedding_program() {
    let stage = Stage::opens_with(|options| {
        options.on_clock = Some(Arc::new(|wish, _| {
            async move {
                match wish {
                    ClockMove::AdvanceSeconds(seconds) => Ok(format!("过了 {seconds} 秒")),
                    ClockMove::NextEvent(_) => Err("今天没有别的事了".to_owned()),
                }
            }
            .boxed()
        }));
    })
    .await;
    let moved = post(&stage, "/sandbox/clock", json!({ "advance_seconds": 1800 })).await;
    assert_eq!((moved["ok"].as_bool(), moved["said"].as_str()), (Some(true), Some("过了 1800 秒")));
    let refused = post(&stage, "/sandbox/clock", json!({ "next_event": true })).await;
    assert_eq!(refused, json!({ "ok": false, "error": "今天没有别的事了" }));
}

#[tokio::test]
async fn faults_and_the_ledger_are_reached_by_http() {
    let stage = Stage::opens().await;
    let wang = stage.sandbox.person("王芳");
    stage.sandbox.start(wang, None);
    let wish = json!({ "fault": "server_error", "code": 500, "method": "sendMessage", "times": 1 });
    assert_eq!(post(&stage, "/sandbox/faults", wish).await["waiting"], 1);
    assert_eq!(
        stage.refused("sendMessage", json!({ "chat_id": wang, "text": "早" })).await,
        "500 Internal Server Error"
    );
    stage.sends(wang, "早").await;
    let ledger = get(&stage, "/sandbox/ledger").await;
    assert_eq!(ledger["effects"][0]["text"], "早");
    assert_eq!(ledger["refusals"][0]["code"], 500);
    assert_eq!(ledger["updates"][0]["kind"], "message");
}

pub async fn get(stage: &Stage, path: &str) -> Value {
    stage.client.get(format!("{}{path}", stage.sandbox.url())).send().await.unwrap().json().await.unwrap()
}

/// A file of the page, which must be there.
pub async fn text(stage: &Stage, path: &str) -> String {
    let answer = stage.client.get(format!("{}{path}", stage.sandbox.url())).send().await.unwrap();
    answer.error_for_status().unwrap().text().await.unwrap()
}

pub async fn post(stage: &Stage, path: &str, body: Value) -> Value {
    stage.client.post(format!("{}{path}", stage.sandbox.url())).json(&body).send().await.unwrap().json().await.unwrap()
}

pub async fn act(stage: &Stage, body: Value) -> Value {
    post(stage, "/sandbox/act", body).await
}
