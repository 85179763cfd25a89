//! Cases that are told while something is still being asked about.

use super::reports::morning;
use crate::town::{assert_log, on_both};

#[tokio::test]
async fn a_case_told_while_a_report_is_asked_about_loses_nothing_of_it() {
    on_both(async |town| {
        morning(town).await;
        town.says("李强", "2号微网格走访16户41个人，李家还有3个人没量").await;
        town.says("李强", "急！2单元有个人39度").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强: 2号微网格走访16户41个人，李家还有3个人没量
        07:30 bot → 李强: ❓ QX-03-002 2月7日上午，我这样理解：
              走访户数: 16
              排查人数: 41
              有的数字没写是什么。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 李强: 急！2单元有个人39度
        07:30 bot → 李强: ❓ QX-03-002 2月7日上午，我这样理解：
              走访户数: 16
              排查人数: 41
              发热: 1
              只说了一个人的情况。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 3 4
              待确认: 2
              [零报告] [填写]
        ");
        town.taps_privately("李强", "对，就这样报").await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:31 李强 → bot taps [对，就这样报]
        07:31 bot → 李强 (edit): ✅ 已收到 QX-03-002 2月7日上午报告
              走访户数: 16
              排查人数: 41
              发热: 1
              [改] [撤回]
        07:31 bot → 周敏: 🚨 QX-03-002 2月7日上午：发热 1
              报告人：李强 +8613800003002
        07:31 bot → 陈书记: 🚨 QX-03-002 2月7日上午：发热 1
              报告人：李强 +8613800003002
        07:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_second_case_is_the_same_person_or_one_more() {
    on_both(async |town| {
        morning(town).await;
        town.says("李强", "急！2单元有个人39度").await;
        town.says("李强", "急！5单元也有个人烧到38度5").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强: 急！2单元有个人39度
        07:30 bot → 李强: ❓ QX-03-002 2月7日上午，我这样理解：
              发热: 1
              只说了一个人的情况。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 李强: 急！5单元也有个人烧到38度5
        07:30 bot → 李强: ❓ QX-03-002 2月7日上午，我这样理解：
              发热: 1
              之前已说过发热 1。这是同一个人，还是又一个人？
              [同一个人] [又一个人：发热 2]
              [填写] [不报了]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 3 4
              待确认: 2
              [零报告] [填写]
        ");
        town.taps_privately("李强", "又一个人：发热 2").await;
        town.says("李强", "急！7单元有个人39度").await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:31 李强 → bot taps [又一个人：发热 2]
        07:31 bot → 李强 (edit): ✅ 已收到 QX-03-002 2月7日上午报告
              发热: 2
              [改] [撤回]
        07:31 bot → 周敏: 🚨 QX-03-002 2月7日上午：发热 2
              报告人：李强 +8613800003002
        07:31 bot → 陈书记: 🚨 QX-03-002 2月7日上午：发热 2
              报告人：李强 +8613800003002
        07:31 李强: 急！7单元有个人39度
        07:31 bot → 李强: ❓ QX-03-002 2月7日上午，我这样理解：
              发热: 2
              之前已说过发热 2。这是同一个人，还是又一个人？
              [同一个人] [又一个人：发热 3]
              [填写] [不报了]
        07:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
        town.taps_privately("李强", "同一个人").await;
        town.clock("07:33").await;
        assert_log!(town, @"
        07:32 李强 → bot taps [同一个人]
        07:32 bot → 李强 (edit): 👌 QX-03-002 2月7日上午报告没有变化
              发热: 2
              [改] [撤回]
        ");
        let first = town.says("刘洋", "急！3单元有个人39度").await;
        town.edits("刘洋", first, "急！3单元有个人密接").await;
        town.clock("07:34").await;
        assert_log!(town, @"
        07:33 刘洋: 急！3单元有个人39度
        07:33 bot → 刘洋: ❓ QX-03-004 2月7日上午，我这样理解：
              发热: 1
              只说了一个人的情况。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:33 刘洋 (edit): 急！3单元有个人密接
        07:33 bot → 刘洋: ❓ QX-03-004 2月7日上午，我这样理解：
              密切接触者: 1
              只说了一个人的情况。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:33 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3
              待确认: 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_report_that_does_not_speak_of_an_open_case_leaves_it_asked_about() {
    on_both(async |town| {
        morning(town).await;
        town.says("李强", "急！2单元有个人39度").await;
        town.says("李强", "2号微网格走访16户41人").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强: 急！2单元有个人39度
        07:30 bot → 李强: ❓ QX-03-002 2月7日上午，我这样理解：
              发热: 1
              只说了一个人的情况。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 李强: 2号微网格走访16户41人
        07:30 bot reacts 👌
        07:30 bot → 李强: ✅ 已收到 QX-03-002 2月7日上午报告
              走访户数: 16
              排查人数: 41
              [改] [撤回]
        07:30 bot → 李强: ❓ QX-03-002 2月7日上午，我这样理解：
              发热: 1
              这一项之前说过，还没有确认。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
        town.taps_privately("李强", "对，就这样报").await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:31 李强 → bot taps [对，就这样报]
        07:31 bot → 李强 (edit): ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 16
              排查人数: 41
              发热: 1
              [改] [撤回]
        07:31 bot → 周敏: 🚨 QX-03-002 2月7日上午：发热 1
              报告人：李强 +8613800003002
        07:31 bot → 陈书记: 🚨 QX-03-002 2月7日上午：发热 1
              报告人：李强 +8613800003002
        07:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
        town.says("刘洋", "急！3单元有个人39度").await;
        town.says("刘洋", "走访20户左右").await;
        town.clock("07:33").await;
        assert_log!(town, @"
        07:32 刘洋: 急！3单元有个人39度
        07:32 bot → 刘洋: ❓ QX-03-004 2月7日上午，我这样理解：
              发热: 1
              只说了一个人的情况。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:32 刘洋: 走访20户左右
        07:32 bot → 刘洋: ❓ QX-03-004 2月7日上午，我这样理解：
              走访户数: 20
              发热: 1
              走访户数是约数。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:32 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3
              待确认: 4
              [零报告] [填写]
        ");
        town.taps("刘洋", "零报告").await;
        town.taps_privately("刘洋", "是，改为零报告").await;
        town.clock("07:34").await;
        assert_log!(town, @"
        07:33 刘洋 taps [零报告]
        07:33 bot → 刘洋: ⚠️ QX-03-004 2月7日上午之前说过：发热 1，还没有确认。要报零报告吗？
              [是，改为零报告] [改]
        07:33 bot (toast): 已说过不为零的数字，请到私聊里确认
        07:33 刘洋 → bot taps [是，改为零报告]
        07:33 bot → 刘洋 (edit): ✅ 已收到 QX-03-004 2月7日上午零报告
              [改] [撤回]
        07:33 bot → 刘洋 (toast): 已收到 QX-03-004 上午零报告
        07:33 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 1 3
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn an_edited_message_takes_back_what_it_said_and_no_more() {
    on_both(async |town| {
        morning(town).await;
        let alert = town.says("李强", "急！2单元有个人39度").await;
        town.edits("李强", alert, "2号微网格走访16户41人").await;
        town.says("刘洋", "急！3单元有个人39度").await;
        let doubtful = town.says("刘洋", "走访20户左右").await;
        town.edits("刘洋", doubtful, "走访21户左右").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强: 急！2单元有个人39度
        07:30 bot → 李强: ❓ QX-03-002 2月7日上午，我这样理解：
              发热: 1
              只说了一个人的情况。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 李强 (edit): 2号微网格走访16户41人
        07:30 bot reacts 👌
        07:30 bot → 李强: ✅ 已收到 QX-03-002 2月7日上午报告
              走访户数: 16
              排查人数: 41
              [改] [撤回]
        07:30 刘洋: 急！3单元有个人39度
        07:30 bot → 刘洋: ❓ QX-03-004 2月7日上午，我这样理解：
              发热: 1
              只说了一个人的情况。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 刘洋: 走访20户左右
        07:30 bot → 刘洋: ❓ QX-03-004 2月7日上午，我这样理解：
              走访户数: 20
              发热: 1
              走访户数是约数。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 刘洋 (edit): 走访21户左右
        07:30 bot → 刘洋: ❓ QX-03-004 2月7日上午，我这样理解：
              走访户数: 21
              发热: 1
              走访户数是约数。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3
              待确认: 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_list_does_not_end_what_is_asked_about_a_case_in_it() {
    on_both(async |town| {
        morning(town).await;
        town.says("周敏", "急！QX-03-002有个人39度").await;
        town.says("周敏", "QX-03-001 零报告\nQX-03-002 走访16户 41人").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 周敏: 急！QX-03-002有个人39度
        07:30 bot → 周敏: ❓ QX-03-002 2月7日上午，我这样理解：
              发热: 1
              只说了一个人的情况。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 周敏: QX-03-001 零报告
              QX-03-002 走访16户 41人
        07:30 bot reacts 👌
        07:30 bot → 周敏: ✅ 已收到 2 个微网格的2月7日上午报告
              QX-03-001：零报告
              QX-03-002：走访户数: 16 · 排查人数: 41
              [改 QX-03-001] [改 QX-03-002]
        07:30 bot → 王芳: 周敏 已代您报送 QX-03-001 2月7日上午报告。
        07:30 bot → 李强: 周敏 已代您报送 QX-03-002 2月7日上午报告。
        07:30 bot → 周敏: ❓ QX-03-002 2月7日上午，我这样理解：
              发热: 1
              这一项之前说过，还没有确认。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 3 4
              [零报告] [填写]
        ");
        town.taps_privately("周敏", "对，就这样报").await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:31 周敏 → bot taps [对，就这样报]
        07:31 bot → 周敏 (edit): ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 16
              排查人数: 41
              发热: 1
              [改] [撤回]
        07:31 bot → 陈书记: 🚨 QX-03-002 2月7日上午：发热 1
              报告人：周敏 +8613800001003
        07:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn what_was_asked_before_something_newer_or_before_the_round_ended_is_over() {
    on_both(async |town| {
        morning(town).await;
        town.says("李强", "走访20户左右").await;
        town.says("李强", "走访21户左右").await;
        town.says("刘洋", "急！3单元有个人39度").await;
        town.clock("07:31").await;
        town.chat_log();
        town.taps_first_privately("李强", "对，就这样报").await;
        assert_eq!(town.toast(), "这个问题已经过去了：回答过了，或者后来又报了新的。");
        town.clock("14:31").await;
        town.chat_log();
        town.taps_privately("刘洋", "对，就这样报").await;
        assert_log!(town, @"
        14:31 刘洋 → bot taps [对，就这样报]
        14:31 bot → 刘洋 (edit): ⌛ QX-03-004 2月7日上午报告已于 14:30 截止，不能再报或更改。如需补正，请告诉您的社区书记。
        ");
    })
    .await;
}
