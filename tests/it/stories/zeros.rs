//! Zeros that nobody may have looked for: a gentle question to the community secretary, and the visited households first next time.

use super::reports::morning;
use crate::town::{FAST, Town, assert_log, on_both_with};
use lianxin::features::areas;
use lianxin::features::reports::zeros::{self, Reason};

/// The reasons alone, each switched on by its story; no reminders and sums.
fn only(reason: &str) -> String {
    let off = ["same_rounds", "seconds_rounds", "rounds_without_visit", "neighbours_cases"];
    let off: String =
        off.iter().filter(|name| !reason.starts_with(**name)).map(|name| format!("{name} = 0\n")).collect();
    format!("{FAST}[digests]\nminutes = []\n[nags]\nsteps = []\n[zeros]\n{off}{reason}\n")
}

#[tokio::test]
async fn the_same_figures_round_after_round_are_shown_to_the_secretary_alone() {
    on_both_with(&only("same_rounds = 2"), async |town| {
        morning(town).await;
        town.tells("李强", "零报告 走访30户 80人").await;
        town.tells("王芳", "零报告 走访31户 80人").await;
        town.clock("14:30").await;
        town.tells("李强", "零报告 走访30户 80人").await;
        town.tells("王芳", "零报告 走访33户 84人").await;
        town.clock("18:14").await;
        town.chat_log();
        town.clock("18:20").await;
        assert_log!(town, @"
        18:15 bot → 陈书记: 💬 2月7日下午的零报告里，有几处也许值得问一声（不一定有问题，请温和地了解一下）：
              QX-03-002：连续 2 轮数字完全相同
        ");
    })
    .await;
}

#[tokio::test]
async fn zeros_within_seconds_of_the_opening_are_asked_about_when_they_repeat() {
    on_both_with(&only("seconds_rounds = 2"), async |town| {
        morning(town).await;
        for who in ["王芳", "李强"] {
            town.taps(who, "零报告").await;
        }
        town.clock("14:30").await;
        town.taps("王芳", "零报告").await;
        town.clock("14:35").await;
        town.taps("李强", "零报告").await;
        town.clock("18:14").await;
        town.chat_log();
        town.clock("18:20").await;
        assert_log!(town, @"
        18:15 bot → 陈书记: 💬 2月7日下午的零报告里，有几处也许值得问一声（不一定有问题，请温和地了解一下）：
              QX-03-001：连续 2 轮一开始就报
        ");
    })
    .await;
}

#[tokio::test]
async fn after_zeros_without_a_visit_the_next_report_is_asked_for_the_households_first() {
    on_both_with(&only("rounds_without_visit = 2"), async |town| {
        morning(town).await;
        for who in ["赵敏", "王芳"] {
            town.tells(who, "零报告").await;
        }
        town.clock("14:30").await;
        for who in ["赵敏", "王芳"] {
            town.tells(who, "零报告").await;
        }
        town.clock("18:14").await;
        town.chat_log();
        town.clock("18:20").await;
        assert_log!(town, @"
        18:15 bot → 陈书记: 💬 2月7日下午的零报告里，有几处也许值得问一声（不一定有问题，请温和地了解一下）：
              QX-03-001：连续 2 轮没有走访户数
              QX-04-001：连续 2 轮没有走访户数
        ");

        // The next morning 孙丽's prompt is as ever, 赵敏's asks for the households and has no zero button.
        town.clock("07:29").await;
        town.chat_log();
        town.clock("07:30").await;
        assert_log!(town, @"
        07:30 bot: 📋 2月8日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 2 3 4
              [零报告] [填写]
        07:30 bot → 赵敏: 📋 QX-04-001 2月8日上午日报告，请在 10:00 前报送。这次请先写走访了几户：点「填写」，也可以直接打字，比如：走访42户 108人 发热0
              [填写]
        07:30 bot → 孙丽: 📋 QX-04-002 2月8日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              [零报告] [填写]
        ");
        // In the group everything looks as ever; the button asks its presser alone.
        town.taps("王芳", "零报告").await;
        assert_eq!(town.toast(), "请先填一下走访了几户，再报零报告。");
        town.tells("王芳", "22").await;
        town.taps_privately("王芳", "其余无异常").await;
        town.taps_privately("王芳", "✅ 提交").await;
        town.chat_log();
        town.tells("赵敏", "零报告").await;
        town.taps_privately("赵敏", "对，就这样报").await;
        town.clock("14:30").await;
        // Nothing was refused; 赵敏 is still asked, 王芳 no more.
        assert_log!(town, @"
        07:30 赵敏 → bot: 零报告
        07:30 bot → 赵敏: ❓ QX-04-001 2月8日上午，我这样理解：
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              前几次零报告都没有走访户数，这次也没有写。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 赵敏 → bot taps [对，就这样报]
        07:30 bot → 赵敏 (edit): ✅ 已收到 QX-04-001 2月8日上午零报告
              [改] [撤回]
        07:30 bot (edit): 📋 2月8日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 2 3 4
              [零报告] [填写]
        14:30 bot: 📋 2月8日下午日报告，请在 17:00 前报送
              已报 0/4
              未报: 1 2 3 4
              [零报告] [填写]
        14:30 bot → 赵敏: 📋 QX-04-001 2月8日下午日报告，请在 17:00 前报送。这次请先写走访了几户：点「填写」，也可以直接打字，比如：走访42户 108人 发热0
              [填写]
        14:30 bot → 孙丽: 📋 QX-04-002 2月8日下午日报告，请在 17:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              [零报告] [填写]
        ");
        town.taps("王芳", "零报告").await;
        assert_eq!(town.toast(), "已收到 QX-03-001 下午零报告");
        town.clock("14:31").await;
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_zero_beside_the_neighbours_cases_is_asked_about() {
    on_both_with(&only("neighbours_cases = 2"), async |town| {
        morning(town).await;
        town.tells("李强", "走访30户 发热2").await;
        town.tells("王芳", "零报告 走访31户").await;
        town.tells("赵敏", "零报告 走访31户").await;
        town.clock("11:14").await;
        town.chat_log();
        town.clock("11:20").await;
        assert_log!(town, @"
        11:15 bot → 陈书记: 💬 2月7日上午的零报告里，有几处也许值得问一声（不一定有问题，请温和地了解一下）：
              QX-03-001：同网格其他微网格报了 2 例
        ");
    })
    .await;
}

async fn register_counts(town: &mut Town, micro_grid: &str, observed: u32) {
    let round = "2020-02-07/am".parse().expect("a round");
    let mut tx = town.app.db.write(town.app.clock.now()).await.expect("the database is there");
    let area = areas::find_named(&mut tx, micro_grid).await.expect("the areas")[0].id;
    let found = vec![(area, vec![Reason::Registered(observed)])];
    zeros::ask_about(&mut tx, &town.app.house, &round, found).await.expect("it is asked");
    tx.commit().await.expect("it is asked");
    town.pump().await;
}

#[tokio::test]
async fn another_room_may_raise_a_reason_and_a_micro_grid_is_asked_about_once_in_some_days() {
    on_both_with(&only("same_rounds = 0"), async |town| {
        morning(town).await;
        town.tells("李强", "零报告 走访30户").await;
        town.chat_log();
        register_counts(town, "QX-03-002", 2).await;
        register_counts(town, "QX-03-002", 2).await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:30 bot → 陈书记: 💬 2月7日上午的零报告里，有几处也许值得问一声（不一定有问题，请温和地了解一下）：
              QX-03-002：登记簿里这次有 2 人体温异常，报告里没有提到
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
    })
    .await;
}
