//! Reports beside the register.

use super::{alone, observed};
use crate::town::{Town, assert_log, on_both_with};
use lianxin::features::observation;

async fn tally(town: &Town) -> Vec<observation::Tally> {
    let mut tx = town.app.db.read(town.app.clock.now()).await.expect("the database is there");
    let tallies = observation::tally(&mut tx, &town.app.house.config).await.expect("it can be counted");
    tx.rollback().await.expect("the database is there");
    tallies.into_values().collect()
}

#[tokio::test]
async fn a_difference_is_asked_about_once_a_day_and_the_secretary_hears_who_is_right() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.clock("07:30").await;
        town.chat_log();
        town.tells("王芳", "走访20户 排查50人 无异常 居家观察3人").await;
        town.tells("王芳", "走访20户 排查50人 无异常 居家观察2人").await;
        town.taps_privately("王芳", "报告对").await;
        assert_log!(town, @"
        07:30 王芳 → bot: 走访20户 排查50人 无异常 居家观察3人
        07:30 bot → 王芳: ✅ 已收到 QX-03-001 2月7日上午零报告
              走访户数: 20
              排查人数: 50
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              居家观察: 3
              [改] [撤回]
        07:30 bot → 王芳: QX-03-001 2月7日上午报告和观察登记簿不一样，麻烦看一下哪边对：
              居家观察：报告 3，登记簿 1
              [报告对] [登记簿对，改报告]
        07:30 王芳 → bot: 走访20户 排查50人 无异常 居家观察2人
        07:30 bot → 王芳: ✏️ 已更正 QX-03-001 2月7日上午报告
              走访户数: 20
              排查人数: 50
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              居家观察: 2
              [改] [撤回]
        07:30 王芳 → bot taps [报告对]
        07:30 bot → 王芳 (edit): 谢谢！已请社区书记更新登记簿。
        07:30 bot → 陈书记: QX-03-001 2月7日上午的报告和登记簿不一样，微网格长 王芳 说报告对。请用 /observe 补登记，或在 /mysubjects 里解除：
              居家观察：报告 2，登记簿 1
        ");
        town.tells("王芳", "走访20户 排查50人 无异常 居家观察1人").await;
        town.chat_log();
        town.clock("14:30").await;
        town.chat_log();
        town.tells("王芳", "下午 走访20户 排查50人 无异常 居家观察5人").await;
        let log = town.chat_log();
        assert!(!log.contains("登记簿"), "once a day: {log}");
    })
    .await;
}

#[tokio::test]
async fn the_register_is_right_opens_the_form() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.clock("07:30").await;
        town.tells("王芳", "走访20户 排查50人 无异常 居家观察3人").await;
        town.chat_log();
        town.taps_privately("王芳", "登记簿对，改报告").await;
        town.sees("王芳", "QX-03-001");
    })
    .await;
}

#[tokio::test]
async fn a_report_without_fever_over_a_fever_in_the_register_is_shown_to_the_secretary() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.clock("08:30").await;
        town.tells("钱阿姨", "38.2").await;
        town.chat_log();
        town.taps("王芳", "零报告").await;
        town.clock("08:31").await;
        assert_log!(town, @"
        08:30 王芳 taps [零报告]
        08:30 bot (toast): 已收到 QX-03-001 上午零报告
        08:30 bot → 陈书记: 💬 2月7日上午的零报告里，有几处也许值得问一声（不一定有问题，请温和地了解一下）：
              QX-03-001：登记簿里这次有 1 人体温异常，报告里没有提到
        08:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 2 3 4
              [零报告] [填写]
        ");
        let open = tally(town).await;
        assert_eq!((open.len(), open[0].open, open[0].unanswered, open[0].unwell), (1, 1, 0, 1));
    })
    .await;
}

#[tokio::test]
async fn a_community_that_keeps_no_register_is_not_asked() {
    on_both_with(&alone(), async |town| {
        super::met(town).await;
        town.clock("07:30").await;
        town.tells("王芳", "走访20户 排查50人 无异常 居家观察3人").await;
        let log = town.chat_log();
        assert!(!log.contains("登记簿"), "{log}");
    })
    .await;
}
