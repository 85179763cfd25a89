//! The hands of the rehearsal's clock, as the buttons of its page turn them.

use crate::town::until;
use lianxin::demo;
use lianxin_sandbox::{LogLine, PersonId, Sandbox, What};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::oneshot;

/// More presses than anybody makes in a day.
const MANY: usize = 200;

async fn presses(sandbox: &Sandbox, wish: &Value) -> Value {
    let answer = reqwest::Client::new().post(format!("{}/sandbox/clock", sandbox.url())).json(wish).send().await;
    answer.expect("the rehearsal listens").json().await.expect("it answers in JSON")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::disallowed_methods, reason = "the bot runs beside who presses")]
async fn each_press_ends_where_somebody_sees_something_and_the_last_one_with_the_day() {
    let folder = TempDir::new().expect("the temporary folder can be written");
    let demo = demo::open(0, folder.path().to_owned()).await.expect("a free port");
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(demo.app.clone().run(async { drop(stopped.await) }));
    let sandbox = &demo.sandbox;

    let mut stops: Vec<String> = vec![];
    let mut chats = 1;
    while chats > 0 && stops.len() < MANY {
        let mark = sandbox.mark();
        let answer = presses(sandbox, &json!({ "next_event": true })).await;
        assert_eq!((&answer["ok"], &answer["said"]), (&json!(true), &json!("")), "the page has words of its own");
        chats = answer["chats"].as_u64().expect("a number");
        stops.push(answer["clock"]["shown"].as_str().expect("a time").to_owned());
        let seen = sandbox.log_since(mark);
        let news = seen.iter().filter(|line| line.by_bot && matches!(line.what, What::Said | What::Edited));
        assert_eq!(chats > 0, news.count() > 0, "{stops:?}");
        if stops.len() == 1 {
            // The board follows some seconds later; that is nothing that comes next.
            let opened = |line: &&LogLine| line.group.as_deref() == Some("QX-03 网格群");
            let group = seen.iter().find(opened).expect("the round opens in the group").chat;
            let tap = sandbox.tap(PersonId(3001), group, "零报告").expect("the button is there");
            until("the press is answered", async || sandbox.answered(tap)).await;
        }
    }
    insta::assert_snapshot!(stops.join("\n"), @"
    2020-02-07 07:30
    2020-02-07 08:25
    2020-02-07 09:30
    2020-02-07 10:00
    2020-02-07 10:01
    2020-02-07 10:30
    2020-02-07 11:00
    2020-02-07 12:30
    2020-02-07 14:30
    2020-02-07 16:30
    2020-02-07 17:00
    2020-02-07 17:01
    2020-02-07 17:15
    2020-02-07 17:30
    2020-02-07 18:00
    2020-02-08 00:00
    ");
    stop.send(()).expect("the bot runs");
    running.await.expect("it has not panicked").expect("it ends by itself");
}
