//! Strangers, and taps that mean nothing.

use crate::town::{assert_log, on_both};

#[tokio::test]
async fn a_stranger_is_answered_in_private_and_left_alone_in_a_group() {
    on_both(async |town| {
        let group = town.group_id();
        town.sandbox.join(town.account("路人"), group);
        town.says("路人", "大家好").await;
        town.tells("路人", "/start").await;
        town.tells("路人", "你好").await;
        assert_log!(town, @"
        06:00 路人: 大家好
        06:00 路人 → bot: /start
        06:00 bot → 路人: 您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
        06:00 路人 → bot: 你好
        06:00 bot → 路人: 您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_press_that_means_nothing_is_answered_once() {
    on_both(async |town| {
        town.tells("路人", "/start").await;
        town.sees("路人", "您好");
        for data in ["x", "AAAAAAAAAAAAAAAAAAAAAA", "'; DROP TABLE taps; --"] {
            town.forges("路人", data).await;
            assert_eq!(town.toast(), "这个按钮已经过期，请使用最新的一条消息。");
        }
    })
    .await;
}
