//! Who is reminded of a report for which somebody else stands in: whoever acts when the reminder goes out.

use super::nags::{morning, without_digests};
use crate::town::{Town, assert_log, on_both_with};
use chrono::Duration;
use lianxin_sandbox::{Failure, Fault};

/// Reminders at 10:00 wait until 10:20.
fn quiet() -> String {
    format!("{}[nags]\nquiet_from = \"09:50\"\nquiet_until = \"10:20\"\n", without_digests())
}

/// 刘洋 of QX-03-004 stands in for 李强 of QX-03-002 today; all others but these have reported.
async fn stands_in(town: &mut Town) {
    morning(town).await;
    town.tells("李强", "/leave 今天 今天 孩子病了 刘洋").await;
    town.taps_privately("陈书记", "同意").await;
    the_others_report(town).await;
}

async fn the_others_report(town: &mut Town) {
    for who in ["王芳", "张伟"] {
        town.taps(who, "零报告").await;
    }
    for who in ["赵敏", "孙丽"] {
        town.tells(who, "零报告").await;
    }
}

#[tokio::test]
async fn a_letter_that_waits_is_for_what_is_missing_when_it_goes_out() {
    on_both_with(&quiet(), async |town| {
        stands_in(town).await;
        town.clock("10:05").await;
        town.chat_log();
        // Their own is in; the one for which they stand in is not.
        town.taps("刘洋", "零报告").await;
        town.clock("10:21").await;
        assert_log!(town, @"
        10:05 刘洋 taps [零报告]
        10:05 bot (toast): 已收到 QX-03-004 上午零报告（迟报）
        10:05 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 3/4
              未报: 2
              已请假: 2（代：刘洋）
              [零报告] [填写]
        10:20 bot → 刘洋: 还没有收到 QX-03-002 的2月7日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_reminded_of_what_somebody_else_has_reported_meanwhile() {
    on_both_with(&quiet(), async |town| {
        stands_in(town).await;
        town.taps("刘洋", "零报告").await;
        town.clock("10:05").await;
        town.tells("周敏", "QX-03-002 零报告").await;
        town.chat_log();
        town.clock("10:29").await;
        assert_log!(town, @"
        10:05 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 4/4
              已请假: 2（代：刘洋）
              ✅ 全部报齐，辛苦了
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn whoever_takes_over_while_a_letter_waits_gets_it() {
    on_both_with(&quiet(), async |town| {
        morning(town).await;
        the_others_report(town).await;
        town.taps("刘洋", "零报告").await;
        town.clock("10:05").await;
        town.tells("李强", "/leave 今天 今天 孩子病了 刘洋").await;
        town.taps_privately("陈书记", "同意").await;
        town.clock("10:06").await;
        town.chat_log();
        town.clock("10:21").await;
        assert_log!(town, @"
        10:20 bot → 刘洋: 还没有收到 QX-03-002 的2月7日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_letter_on_its_way_is_dropped_with_the_last_report_of_whoever_acts_and_not_before() {
    on_both_with(&without_digests(), async |town| {
        stands_in(town).await;
        town.clock("09:59").await;
        town.chat_log();
        // Telegram lets their chat wait for a while.
        let liu = town.account("刘洋");
        town.sandbox.fail(Failure::new(Fault::TooManyRequests(120)).on("sendMessage").in_chat(liu));
        town.clock("10:00").await;
        town.taps("刘洋", "零报告").await;
        assert_eq!(town.rows("dropped").await.1, 0, "QX-03-002 is still missing");
        town.tells("周敏", "QX-03-002 零报告").await;
        assert_eq!(town.rows("dropped").await.1, 1, "nothing is missing any more");
        town.wait(Duration::minutes(3)).await;
        assert_log!(town, @"
        10:00 刘洋 taps [零报告]
        10:00 bot (toast): 已收到 QX-03-004 上午零报告
        10:00 周敏 → bot: QX-03-002 零报告
        10:00 bot → 周敏: ✅ 已收到 QX-03-002 2月7日上午零报告
              [改] [撤回]
        10:00 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 4/4
              已请假: 2（代：刘洋）
              ✅ 全部报齐，辛苦了
              [零报告] [填写]
        10:02 bot → 刘洋: 周敏 已代您报送 QX-03-002 2月7日上午报告。
        ");
    })
    .await;
}
