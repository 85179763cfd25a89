//! Longer, elsewhere, with another warden.

use super::{alone, observed};
use crate::town::{assert_log, on_both_with};

async fn opens_the_card(town: &mut crate::town::Town) {
    town.tells("陈书记", "/mysubjects").await;
    town.taps_privately("陈书记", "钱阿姨").await;
    town.chat_log();
}

#[tokio::test]
async fn an_extension_has_a_reason_and_is_told_to_person_and_warden() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        opens_the_card(town).await;
        town.taps_privately("陈书记", "延长").await;
        town.taps_privately("陈书记", "+3 天").await;
        town.taps_privately("陈书记", "等检测结果").await;
        assert_log!(town, @"
        06:00 陈书记 → bot taps [延长]
        06:00 bot → 陈书记 (edit): 钱阿姨 延长几天？
              [+1 天] [+3 天] [+7 天] [+14 天]
              [‹ 返回]
        06:00 陈书记 → bot taps [+3 天]
        06:00 bot → 陈书记 (edit): 钱阿姨 延长 3 天，原因是？点一下，或直接打字。
              [身体不适]
              [同住的人有异常]
              [等检测结果]
              [‹ 返回]
        06:00 陈书记 → bot taps [等检测结果]
        06:00 bot → 陈书记 (edit): 钱阿姨 +8613800008001（QX-03-001）
              3栋502
              湖北来返 · 第 1/17 天，到 2月23日
              专人：王芳 +8613800003001
              [🚪 上门看过]
              [⚠️ 发现离开]
              [延长] [转出]
              [换专人]
              [‹ 全部]
        06:00 bot → 钱阿姨: 钱阿姨，您的居家观察延长到 2月23日。原因：等检测结果。有疑问请问您的专人。
        06:00 bot → 王芳: 钱阿姨 的居家观察延长到 2月23日。原因：等检测结果
        ");
        town.taps_privately("陈书记", "延长").await;
        town.taps_privately("陈书记", "+1 天").await;
        town.tells("陈书记", "家属上海返回").await;
        town.sees("陈书记", "第 1/18 天");
        town.sees("钱阿姨", "家属上海返回");
        town.sees("王芳", "2月24日");
    })
    .await;
}

#[tokio::test]
async fn whoever_moves_has_the_leader_there_as_warden() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        opens_the_card(town).await;
        town.taps_privately("陈书记", "转出").await;
        town.tells("陈书记", "QX-09-001").await;
        town.tells("陈书记", "QX-04-001").await;
        assert_log!(town, @"
        06:00 陈书记 → bot taps [转出]
        06:00 bot → 陈书记 (edit): 钱阿姨 转到哪里？选一个，或直接发微网格编号。
              [🏥 集中隔离]
              [QX-03] [QX-04]
              [‹ 返回]
        06:00 陈书记 → bot: QX-09-001
        06:00 bot → 陈书记: 没有找到这个微网格，请核对编号，例如 QX-03-002
        06:00 陈书记 → bot: QX-04-001
        06:00 bot → 陈书记: 钱阿姨 +8613800008001（QX-04-001）
              3栋502
              湖北来返 · 第 1/14 天，到 2月20日
              专人：赵敏 +8613800004001
              [🚪 上门看过]
              [⚠️ 发现离开]
              [延长] [转出]
              [换专人]
              [‹ 全部]
        06:00 bot → 赵敏: 请您照看 钱阿姨 +8613800008001（QX-04-001），到 2月20日
              3栋502
              每天早晚我会问候本人，有异常马上告诉您。发送 /mysubjects 查看全部。
              [钱阿姨]
        06:00 bot → 王芳: 钱阿姨 改由别的专人照看，谢谢您这段时间的照顾！
        06:00 bot → 钱阿姨: 您现在的专人是 赵敏 +8613800004001，有事请随时打电话。
        ");
        town.tells("王芳", "/mysubjects").await;
        town.sees("王芳", "没有需要照看的观察对象");
        town.tells("赵敏", "/mysubjects").await;
        town.sees("赵敏", "钱阿姨（QX-04-001）");
    })
    .await;
}

#[tokio::test]
async fn the_secretary_gives_somebody_another_warden() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        opens_the_card(town).await;
        town.taps_privately("陈书记", "换专人").await;
        town.taps_privately("陈书记", "李强").await;
        assert_log!(town, @"
        06:00 陈书记 → bot taps [换专人]
        06:00 bot → 陈书记 (edit): 钱阿姨 由谁照看？
              [李强] [张伟] [刘洋]
              [赵敏] [孙丽] [周敏]
              [吴强] [陈书记]
              [‹ 返回]
        06:00 陈书记 → bot taps [李强]
        06:00 bot → 陈书记 (edit): 钱阿姨 +8613800008001（QX-03-001）
              3栋502
              湖北来返 · 第 1/14 天，到 2月20日
              专人：李强 +8613800003002
              [🚪 上门看过]
              [⚠️ 发现离开]
              [延长] [转出]
              [换专人]
              [‹ 全部]
        06:00 bot → 李强: 请您照看 钱阿姨 +8613800008001（QX-03-001），到 2月20日
              3栋502
              每天早晚我会问候本人，有异常马上告诉您。发送 /mysubjects 查看全部。
              [钱阿姨]
        06:00 bot → 王芳: 钱阿姨 改由别的专人照看，谢谢您这段时间的照顾！
        06:00 bot → 钱阿姨: 您现在的专人是 李强 +8613800003002，有事请随时打电话。
        ");
    })
    .await;
}

#[tokio::test]
async fn central_isolation_ends_the_observation_after_a_second_look() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        opens_the_card(town).await;
        town.taps_privately("陈书记", "转出").await;
        town.taps_privately("陈书记", "🏥 集中隔离").await;
        town.taps_privately("陈书记", "是，转集中隔离").await;
        assert_log!(town, @"
        06:00 陈书记 → bot taps [转出]
        06:00 bot → 陈书记 (edit): 钱阿姨 转到哪里？选一个，或直接发微网格编号。
              [🏥 集中隔离]
              [QX-03] [QX-04]
              [‹ 返回]
        06:00 陈书记 → bot taps [🏥 集中隔离]
        06:00 bot → 陈书记 (edit): 钱阿姨 转集中隔离？居家观察随即结束。
              [是，转集中隔离]
              [‹ 返回]
        06:00 陈书记 → bot taps [是，转集中隔离]
        06:00 bot → 陈书记 (edit): 钱阿姨 已转集中隔离，居家观察结束。
        06:00 bot → 王芳: 钱阿姨 已转集中隔离，居家观察结束。
        06:00 bot → 钱阿姨: 您将转到集中隔离点，居家观察结束，我不再每天问候。需要帮忙仍可点 /help，祝早日平安回家！
        ");
        town.clock("08:31").await;
        town.chat_log();
        town.tells("钱阿姨", "36.8").await;
        assert_log!(town, @"
        08:31 钱阿姨 → bot: 36.8
        ");
    })
    .await;
}

#[tokio::test]
async fn a_warden_does_not_decide_the_course() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.tells("王芳", "/mysubjects").await;
        town.taps_privately("王芳", "钱阿姨").await;
        let log = town.chat_log();
        assert!(!log.contains("延长") && !log.contains("解除观察"), "{log}");
    })
    .await;
}
