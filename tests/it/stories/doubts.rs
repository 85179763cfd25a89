//! What is asked back, and what is explained.

use super::reports::morning;
use crate::town::{assert_log, on_both};

#[tokio::test]
async fn a_doubtful_report_is_asked_back_and_nothing_is_recorded_until_answered() {
    on_both(async |town| {
        morning(town).await;
        town.says("李强", "上午零报告，发热2人").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强: 上午零报告，发热2人
        07:30 bot → 李强: ❓ QX-03-002 2月7日上午，我这样理解：
              发热: 2
              写了零报告，又写了发热不为零。对吗？
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
              发热: 2
              [改] [撤回]
        07:31 bot → 周敏: 🚨 QX-03-002 2月7日上午：发热 2
              报告人：李强 +8613800003002
        07:31 bot → 陈书记: 🚨 QX-03-002 2月7日上午：发热 2
              报告人：李强 +8613800003002
        07:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
        town.taps_privately("李强", "改").await;
        town.tells("刘洋", "走访4200户 发热0").await;
        town.taps_privately("刘洋", "不报了").await;
        town.clock("07:33").await;
        assert_log!(town, @"
        07:32 李强 → bot taps [改]
        07:32 bot → 李强: ✏️ QX-03-002 2月7日上午
              发热: 2

              1/9 走访户数 是多少？点按钮或直接打数字。
              [0] [1] [2] [3] [4]
              [跳过 ›] [其余无异常]
              [放弃]
        07:32 刘洋 → bot: 走访4200户 发热0
        07:32 bot → 刘洋: ❓ QX-03-004 2月7日上午，我这样理解：
              走访户数: 4200
              发热: 0
              走访户数超出了可能的范围。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:32 刘洋 → bot taps [不报了]
        07:32 bot → 刘洋 (edit): 好的，这条没有记录。
        07:32 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

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
async fn a_report_that_cannot_be_taken_is_explained_and_after_five_the_grid_leader_helps() {
    on_both(async |town| {
        morning(town).await;
        town.says("李强", "QX-03-099 零报告").await;
        town.says("李强", "QX-04-001 零报告").await;
        for _ in 0..3 {
            town.says("李强", "QX-03-099 零报告").await;
        }
        assert_log!(town, @"
        07:30 李强: QX-03-099 零报告
        07:30 bot → 李强: 没有找到微网格「QX-03-099」。请核对编号后再发一次，比如：QX-03-001 零报告
        07:30 李强: QX-04-001 零报告
        07:30 bot → 李强: QX-04-001 不在您负责的范围内。请由它的微网格长或网格长来报。
        07:30 李强: QX-03-099 零报告
        07:30 bot → 李强: 没有找到微网格「QX-03-099」。请核对编号后再发一次，比如：QX-03-001 零报告
        07:30 李强: QX-03-099 零报告
        07:30 bot → 李强: 没有找到微网格「QX-03-099」。请核对编号后再发一次，比如：QX-03-001 零报告
        07:30 李强: QX-03-099 零报告
        07:30 bot → 李强: 没有找到微网格「QX-03-099」。请核对编号后再发一次，比如：QX-03-001 零报告
        07:30 bot → 周敏: 李强（QX-03-002）连续几条报告没有写对，请帮一下。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_strangers_report_is_answered_and_not_recorded() {
    on_both(async |town| {
        morning(town).await;
        town.tells("路人", "QX-03-001 上午 走访10户 发热0").await;
        assert_log!(town, @"
        07:30 路人 → bot: QX-03-001 上午 走访10户 发热0
        07:30 bot → 路人: 这条看起来像日报告，但您的账号还不在名册上，所以没有记录。请向社区书记要邀请链接。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_voice_message_gets_a_kind_hint() {
    on_both(async |town| {
        morning(town).await;
        let wang = town.account("王芳");
        town.sandbox.voice(wang, wang);
        town.pump().await;
        assert_log!(town, @"
        07:30 王芳 → bot: 
        07:30 bot → 王芳: 语音和图片我还看不懂，请打字报送，比如：零报告。
        ");
    })
    .await;
}
