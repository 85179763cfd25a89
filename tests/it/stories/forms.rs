//! What is typed while the form waits for a number: the number however it is written, a whole report, a call for help.

use super::nags::roster;
use super::reports::morning;
use crate::town::{assert_log, on_both};

#[tokio::test]
async fn a_number_is_taken_in_words_and_in_full_width_and_one_that_is_named_where_it_belongs() {
    on_both(async |town| {
        morning(town).await;
        town.taps("张伟", "填写").await;
        town.chat_log();
        town.tells("张伟", "三十二").await;
        town.tells("张伟", "一百零八人").await;
        town.tells("张伟", "没有").await;
        town.tells("张伟", "密接２人").await;
        town.tells("张伟", "十几个").await;
        town.tells("张伟", "36.5").await;
        town.tells("张伟", "其他都正常").await;
        assert_log!(town, @"
        07:30 张伟 → bot: 三十二
        07:30 bot → 张伟 (edit): ✏️ QX-03-003 2月7日上午
              走访户数: 32

              2/9 排查人数 是多少？点按钮或直接打数字。
              [0] [1] [2] [3] [4]
              [‹ 上一项] [跳过 ›] [其余无异常]
              [放弃]
        07:30 张伟 → bot: 一百零八人
        07:30 bot → 张伟 (edit): ✏️ QX-03-003 2月7日上午
              走访户数: 32
              排查人数: 108

              3/9 发热 是多少？点按钮或直接打数字。
              [0] [1] [2] [3] [4]
              [‹ 上一项] [跳过 ›] [其余无异常]
              [放弃]
        07:30 张伟 → bot: 没有
        07:30 bot → 张伟 (edit): ✏️ QX-03-003 2月7日上午
              走访户数: 32
              排查人数: 108
              发热: 0

              4/9 湖北来返 是多少？点按钮或直接打数字。
              [0] [1] [2] [3] [4]
              [‹ 上一项] [跳过 ›] [其余无异常]
              [放弃]
        07:30 张伟 → bot: 密接２人
        07:30 bot → 张伟 (edit): ✏️ QX-03-003 2月7日上午
              走访户数: 32
              排查人数: 108
              发热: 0
              密切接触者: 2

              4/9 湖北来返 是多少？点按钮或直接打数字。
              [0] [1] [2] [3] [4]
              [‹ 上一项] [跳过 ›] [其余无异常]
              [放弃]
        07:30 张伟 → bot: 十几个
        07:30 bot → 张伟: 「十几个」不是数字。请打一个整数，比如 12。
        07:30 张伟 → bot: 36.5
        07:30 bot → 张伟: 「36.5」不是数字。请打一个整数，比如 12。
        07:30 张伟 → bot: 其他都正常
        07:30 bot → 张伟 (edit): ✏️ QX-03-003 2月7日上午
              走访户数: 32
              排查人数: 108
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 2

              填好了，提交吗？
              [✅ 提交]
              [‹ 上一项] [放弃]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_whole_report_is_filed_and_the_form_is_not_needed_any_more() {
    on_both(async |town| {
        morning(town).await;
        town.taps("李强", "填写").await;
        town.tells("李强", "30").await;
        town.chat_log();
        town.tells("李强", "QX-03-002 上午走访32户").await;
        town.tells("李强", "33").await;
        // The old form's buttons are gone; 改 opens one with what counts.
        town.taps_privately("李强", "改").await;
        town.taps("李强", "零报告").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强 → bot: QX-03-002 上午走访32户
        07:30 bot → 李强 (edit): ✅ 已直接报送，这张表不用填了，表里没提交的不算。
              [改]
        07:30 bot → 李强: ✅ 已收到 QX-03-002 2月7日上午报告
              走访户数: 32
              [改] [撤回]
        07:30 李强 → bot: 33
        07:30 李强 → bot taps [改]
        07:30 bot → 李强: ✏️ QX-03-002 2月7日上午
              走访户数: 32

              1/9 走访户数 是多少？点按钮或直接打数字。
              [0] [1] [2] [3] [4]
              [跳过 ›] [其余无异常]
              [放弃]
        07:30 李强 taps [零报告]
        07:30 bot → 李强 (edit): ✅ 已直接报送，这张表不用填了，表里没提交的不算。
              [改]
        07:30 bot (toast): 已更正 QX-03-002 上午报告为零报告
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_report_for_another_micro_grid_leaves_the_form_open() {
    on_both(async |town| {
        roster(
            town,
            "INSERT INTO roles (person, role, area) SELECT p.id, 'leader', a.id FROM people p, areas a
             WHERE p.name = '张伟' AND a.name = 'QX-03-004'",
        )
        .await;
        morning(town).await;
        town.taps("张伟", "填写").await;
        town.taps_privately("张伟", "QX-03-003").await;
        town.tells("张伟", "三十户").await;
        town.chat_log();
        town.tells("张伟", "QX-03-004 走访12户 发热0").await;
        town.tells("张伟", "走访40户左右").await;
        town.tells("张伟", "八十").await;
        assert_log!(town, @"
        07:30 张伟 → bot: QX-03-004 走访12户 发热0
        07:30 bot → 张伟: ✅ 已收到 QX-03-004 2月7日上午报告
              走访户数: 12
              发热: 0
              [改] [撤回]
        07:30 张伟 → bot: 走访40户左右
        07:30 bot → 张伟: 「走访40户左右」不是数字。请打一个整数，比如 12。
        07:30 张伟 → bot: 八十
        07:30 bot → 张伟 (edit): ✏️ QX-03-003 2月7日上午
              走访户数: 30
              排查人数: 80

              3/9 发热 是多少？点按钮或直接打数字。
              [0] [1] [2] [3] [4]
              [‹ 上一项] [跳过 ›] [其余无异常]
              [放弃]
        ");
        town.clock("07:31").await;
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_call_for_help_or_a_wish_for_leave_is_heard_while_the_form_waits_for_a_number() {
    on_both(async |town| {
        morning(town).await;
        for who in ["李强", "刘洋"] {
            town.taps(who, "填写").await;
        }
        town.chat_log();
        town.tells("李强", "家里没菜了，能帮忙吗").await;
        town.taps_privately("李强", "其余无异常").await;
        town.tells("刘洋", "我明天想请假").await;
        assert_log!(town, @"
        07:30 李强 → bot: 家里没菜了，能帮忙吗
        07:30 bot → 李强: 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买菜
              「家里没菜了，能帮忙吗」
              时间：今天
              地址：还没有，请点「地址」
              电话：+8613800003002
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        07:30 李强 → bot taps [其余无异常]
        07:30 bot → 李强 (toast): 这张表已经结束，请用 /report 重新打开。
        07:30 刘洋 → bot: 我明天想请假
        07:30 bot → 刘洋: 📅 从2月8日开始
              到哪天为止？点一下，或直接写，比如：2月10日、3天
              [当天] [2月9日] [2月10日]
              [只上午] [只下午]
              [不请了]
        ");
    })
    .await;
}

#[tokio::test]
async fn at_its_end_the_form_is_shown_again_to_whatever_is_typed() {
    on_both(async |town| {
        morning(town).await;
        town.taps("张伟", "填写").await;
        town.taps_privately("张伟", "其余无异常").await;
        town.tells("张伟", "发热2").await;
        town.chat_log();
        town.tells("张伟", "提交").await;
        town.taps_privately("张伟", "✅ 提交").await;
        assert_log!(town, @"
        07:30 张伟 → bot: 提交
        07:30 bot → 张伟: ✏️ QX-03-003 2月7日上午
              发热: 2
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0

              填好了，提交吗？
              [✅ 提交]
              [‹ 上一项] [放弃]
        07:30 张伟 → bot taps [✅ 提交]
        07:30 bot → 张伟 (edit): ✅ 已收到 QX-03-003 2月7日上午报告
              发热: 2
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              [改] [撤回]
        07:30 bot → 周敏: 🚨 QX-03-003 2月7日上午：发热 2
              报告人：张伟 +8613800003003
        07:30 bot → 陈书记: 🚨 QX-03-003 2月7日上午：发热 2
              报告人：张伟 +8613800003003
        ");
        town.clock("07:31").await;
        town.chat_log();
    })
    .await;
}
