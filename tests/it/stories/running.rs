//! The loops themselves, in real time: every wait here is for something to happen.

#![expect(clippy::disallowed_methods, reason = "a story runs a second program beside the first")]

use crate::town::{Engine, Town, on_both, open, until};
use lianxin::app::{App, Broken};
use std::sync::Arc;
use tokio::sync::oneshot;

/// Another process on the town's database, after the leases of the town's own have run out.
async fn another(town: &Town, settings: &str) -> Arc<App> {
    let clock = town.app.clock.clone();
    clock.move_to(clock.now() + chrono::Duration::seconds(16));
    Arc::new(open(&town.sandbox, &town.place.url, clock, settings).await)
}

#[tokio::test]
async fn a_running_bot_answers_and_ends_when_it_is_asked_to() {
    on_both(async |town| {
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(another(town, "").await.run(async { drop(stopped.await) }));
        let stranger = town.account("路人");
        town.sandbox.tell(stranger, "/start");
        until("the stranger is answered", async || town.sandbox.messages(stranger).len() == 2).await;
        until("the menus are set", async || town.sandbox.commands().len() == 6).await;
        stop.send(()).expect("it runs");
        running.await.expect("no panic").expect("it ends in peace");
        town.pump().await;
        town.sees("路人", "您好");
    })
    .await;
}

#[tokio::test]
async fn the_second_program_with_a_token_gives_up_and_says_why() {
    let town = Town::wakes(Engine::Sqlite).await;
    let other = Engine::Sqlite.fresh().await;
    let clock = lianxin::clock::Clock::System;
    let first = Arc::new(open(&town.sandbox, &town.place.url, clock.clone(), "").await);
    let first = tokio::spawn(first.run(std::future::pending()));
    let stranger = town.account("路人");
    town.sandbox.tell(stranger, "/start");
    until("the first one answers", async || town.sandbox.messages(stranger).len() == 2).await;

    let second = Arc::new(open(&town.sandbox, &other.url, clock, "").await);
    let ended = second.run(std::future::pending()).await;
    assert!(matches!(ended, Err(Broken::SecondPoller)), "{ended:?}");
    assert!(!first.is_finished());
    first.abort();
}

#[tokio::test]
async fn a_webhook_believes_only_who_knows_the_secret_and_takes_only_what_it_kept() {
    on_both(async |town| {
        let port =
            std::net::TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
        let settings = format!(
            "telegram.mode = \"webhook\"\ntelegram.webhook.url = \"http://127.0.0.1:{port}/hook\"\n\
             telegram.webhook.listen = \"127.0.0.1:{port}\"\ntelegram.webhook.secret = \"geheim\"\n"
        );
        let app = another(town, &settings).await;
        let running = tokio::spawn(app.clone().run(std::future::pending()));
        let stranger = town.account("路人");
        town.sandbox.tell(stranger, "/start");
        until("the stranger is answered", async || town.sandbox.messages(stranger).len() == 2).await;

        let client = reqwest::Client::new();
        let post = async |secret: &str| {
            let request =
                client.post(format!("http://127.0.0.1:{port}/hook")).body("{\"update_id\":77,\"poll\":{\"id\":\"1\"}}");
            request.header("X-Telegram-Bot-Api-Secret-Token", secret).send().await.expect("an answer").status().as_u16()
        };
        assert_eq!(post("falsch").await, 401);
        assert_eq!(post("geheim").await, 200);
        until("everything is taken", async || town.rows("waiting").await.0 == 0).await;
        app.db.close().await;
        assert_eq!(post("geheim").await, 503);
        running.abort();

        let end = format!("{}/bot{}/deleteWebhook", town.sandbox.url(), town.sandbox.token());
        client.post(end).send().await.expect("the webhook is ended");
        town.pump().await;
        town.sees("路人", "您好");
    })
    .await;
}
