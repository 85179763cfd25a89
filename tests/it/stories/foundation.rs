//! Strangers, taps, and the two boxes.

use crate::town::{Town, on_both};
use lianxin::db::{Fault, Tx};
use lianxin::inbox::{self, Arrived, Handler, Outcome, Row};
use serde_json::json;

#[tokio::test]
async fn a_stranger_is_answered_in_private_and_left_alone_in_a_group() {
    on_both(async |town| {
        town.tells("路人", "/start").await;
        town.tells("路人", "你好").await;
        insta::assert_snapshot!(town.chat_log(), @"");
    })
    .await;
}
