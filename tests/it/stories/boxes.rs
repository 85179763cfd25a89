//! The inbox: once each, in order, and nothing lost.

use crate::town::{Town, on_both};
use lianxin::db::{Fault, Tx};
use lianxin::inbox::{self, Arrived, Handler, Outcome, Row};
use serde_json::json;
use std::sync::Mutex;

#[tokio::test]
async fn an_update_that_is_delivered_twice_counts_once() {
    on_both(async |town| {
        town.sandbox.tell(town.account("路人"), "/start");
        assert_eq!(town.app.receive(0).await.expect("a page"), 1);

        let mut tx = town.app.db.write(town.app.clock.now()).await.expect("the database");
        inbox::set_offset(&mut tx, 0).await.expect("as if it had not been confirmed");
        tx.commit().await.expect("the database");
        assert_eq!(town.app.receive(0).await.expect("the same page"), 0);

        town.pump().await;
        assert_eq!(town.chat_log().matches("您好").count(), 1);
    })
    .await;
}

/// Writes down what it takes, and fails on rows with a certain body as long as it is told to.
#[derive(Default)]
struct Scribe {
    fails_on: &'static str,
    panics: bool,
    taken: Mutex<Vec<String>>,
}

impl Handler for Scribe {
    async fn handle(&self, _tx: &mut Tx, row: &Row) -> Result<Outcome, Fault> {
        if row.body == self.fails_on {
            assert!(!self.panics, "the handler panics, as it was told to");
            return Err(Fault::Retry { doing: "failing as told", cause: sqlx::Error::PoolClosed });
        }
        self.taken.lock().expect("no panic while it is held").push(row.body.clone());
        Ok(Outcome::Applied)
    }
}

impl Scribe {
    async fn takes(&self, town: &Town) -> Vec<String> {
        inbox::take(&town.app.db, town.app.clock.now(), self).await.expect("the inbox is taken");
        std::mem::take(&mut self.taken.lock().expect("no panic while it is held"))
    }
}

async fn arrive(town: &Town, rows: &[(&str, &str)]) {
    let rows: Vec<Arrived> = rows
        .iter()
        .map(|(chat, body)| Arrived { key: format!("u:{body}"), route: format!("c:{chat}"), body: (*body).to_owned() })
        .collect();
    let mut tx = town.app.db.write(town.app.clock.now()).await.expect("the database");
    inbox::keep_all(&mut tx, &rows).await.expect("rows are kept");
    tx.commit().await.expect("the database");
}

fn later(town: &Town, seconds: i64) {
    town.app.clock.move_to(town.app.clock.now() + chrono::Duration::seconds(seconds));
}

#[tokio::test]
async fn a_row_that_fails_is_tried_again_in_order_and_delays_no_other_chat() {
    on_both(async |town| {
        arrive(town, &[("a", "a1"), ("a", "a2"), ("b", "b1")]).await;
        let stubborn = Scribe { fails_on: "a1", ..Scribe::default() };
        assert_eq!(stubborn.takes(town).await, ["b1"]);
        assert_eq!(Scribe::default().takes(town).await, [""; 0], "it waits a second before it is tried again");
        later(town, 1);
        assert_eq!(Scribe::default().takes(town).await, ["a1", "a2"]);
    })
    .await;
}

#[tokio::test]
async fn a_panic_costs_one_attempt_of_one_row() {
    on_both(async |town| {
        arrive(town, &[("a", "a1"), ("b", "b1")]).await;
        let broken = Scribe { fails_on: "a1", panics: true, ..Scribe::default() };
        assert_eq!(broken.takes(town).await, ["b1"]);
        assert_eq!(town.rows("waiting").await.0, 1);
        later(town, 1);
        assert_eq!(Scribe::default().takes(town).await, ["a1"]);
    })
    .await;
}

#[tokio::test]
async fn a_row_that_fails_again_and_again_is_set_aside_and_lets_the_next_one_pass() {
    on_both(async |town| {
        arrive(town, &[("a", "a1"), ("a", "a2")]).await;
        let stubborn = Scribe { fails_on: "a1", ..Scribe::default() };
        for _ in 0..4 {
            assert_eq!(stubborn.takes(town).await, [""; 0]);
            later(town, 700);
        }
        assert_eq!(stubborn.takes(town).await, ["a2"]);
        assert_eq!(town.rows("dead").await.0, 1);
        town.leaves_behind(1);
    })
    .await;
}

#[tokio::test]
async fn an_update_that_cannot_be_read_is_parked_and_can_be_taken_again() {
    on_both(async |town| {
        town.sandbox.push_update(json!({ "message": "no object" }));
        town.tells("路人", "/start").await;
        town.sees("路人", "您好");
        assert_eq!(town.rows("parked").await.0, 1);

        let mut tx = town.app.db.write(town.app.clock.now()).await.expect("the database");
        let aside = inbox::list_set_aside(&mut tx, 10).await.expect("the list");
        assert!(inbox::retry(&mut tx, aside[0].seq).await.expect("the row is let go"));
        assert!(!inbox::retry(&mut tx, aside[0].seq).await.expect("the row waits already"));
        tx.commit().await.expect("the database");
        assert_eq!(Scribe::default().takes(town).await.len(), 1);
        assert_eq!(town.rows("parked").await.0, 0);
    })
    .await;
}
