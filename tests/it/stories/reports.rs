//! A reporting round as its people live it.

use crate::town::{Town, assert_log, on_both};

const EVERYBODY: [&str; 9] = ["陈书记", "周敏", "王芳", "李强", "张伟", "刘洋", "赵敏", "孙丽", "吴强"];

/// Everybody has met the bot, and the morning's round is open.
pub async fn morning(town: &mut Town) {
    for who in EVERYBODY {
        town.tells(who, "/start").await;
    }
    town.clock("07:30").await;
    town.chat_log();
}

#[tokio::test]
async fn one_tap_files_a_zero_report_and_the_board_shows_it() {
    on_both(async |town| {
        morning(town).await;
        town.taps("王芳", "零报告").await;
        town.taps("李强", "零报告").await;
        town.taps("王芳", "零报告").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 王芳 taps [零报告]
        07:30 bot (toast): 已收到 QX-03-001 上午零报告
        07:30 李强 taps [零报告]
        07:30 bot (toast): 已收到 QX-03-002 上午零报告
        07:30 王芳 taps [零报告]
        07:30 bot (toast): QX-03-001 上午零报告已收到过，不用再报
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_typed_report_is_acknowledged_in_the_group_and_told_back_in_private() {
    on_both(async |town| {
        morning(town).await;
        town.says("李强", "上午 走访42户 排查108人 发热1").await;
        town.says("张伟", "大家辛苦了").await;
        town.says("张伟", "零报告").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强: 上午 走访42户 排查108人 发热1
        07:30 bot reacts 👌
        07:30 bot → 李强: ✅ 已收到 QX-03-002 2月7日上午报告
              走访户数: 42
              排查人数: 108
              发热: 1
              [改] [撤回]
        07:30 bot → 周敏: 🚨 QX-03-002 2月7日上午：发热 1
              报告人：李强 +8613800003002
        07:30 bot → 陈书记: 🚨 QX-03-002 2月7日上午：发热 1
              报告人：李强 +8613800003002
        07:30 张伟: 大家辛苦了
        07:30 张伟: 零报告
        07:30 bot reacts 👌
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 1 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn the_form_is_walked_through_in_one_message_left_and_resumed() {
    on_both(async |town| {
        morning(town).await;
        town.taps("张伟", "填写").await;
        town.tells("张伟", "三十左右吧").await;
        town.tells("张伟", "30户").await;
        town.taps("张伟", "填写").await;
        town.tells("张伟", "80").await;
        town.taps_privately("张伟", "1").await;
        town.taps_privately("张伟", "‹ 上一项").await;
        town.taps_privately("张伟", "0").await;
        town.taps_privately("张伟", "其余无异常").await;
        town.chat_log();
        town.taps_privately("张伟", "✅ 提交").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 张伟 → bot taps [✅ 提交]
        07:30 bot → 张伟 (edit): ✅ 已收到 QX-03-003 2月7日上午零报告
              走访户数: 30
              排查人数: 80
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              [改] [撤回]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 2 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_zero_report_over_a_case_is_asked_about_first() {
    on_both(async |town| {
        morning(town).await;
        town.tells("李强", "走访42户 发热1").await;
        town.chat_log();
        town.taps("李强", "零报告").await;
        town.taps_privately("李强", "是，改为零报告").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强 taps [零报告]
        07:30 bot → 李强: ⚠️ QX-03-002 2月7日上午已报：发热 1。要改为零报告吗？
              [是，改为零报告] [改]
        07:30 bot (toast): 已说过不为零的数字，请到私聊里确认
        07:30 李强 → bot taps [是，改为零报告]
        07:30 bot → 周敏 (edit): ✏️ QX-03-002 2月7日上午：发热 1 → 0
              ↳ 07:30 由 李强 更正 +8613800003002
        07:30 bot → 陈书记 (edit): ✏️ QX-03-002 2月7日上午：发热 1 → 0
              ↳ 07:30 由 李强 更正 +8613800003002
        07:30 bot → 李强 (edit): ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 42
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              [改] [撤回]
        07:30 bot → 李强 (toast): 已更正 QX-03-002 上午报告为零报告
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn editing_the_message_corrects_the_report_and_history_keeps_both() {
    on_both(async |town| {
        morning(town).await;
        let message = town.says("李强", "走访42户 发热0").await;
        town.edits("李强", message, "走访24户 发热0").await;
        town.edits("李强", message, "谢谢大家").await;
        town.tells("李强", "/history").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强: 走访42户 发热0
        07:30 bot reacts 👌
        07:30 bot → 李强: ✅ 已收到 QX-03-002 2月7日上午报告
              走访户数: 42
              发热: 0
              [改] [撤回]
        07:30 李强 (edit): 走访24户 发热0
        07:30 bot reacts 👌
        07:30 bot → 李强: ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 24
              发热: 0
              [改] [撤回]
        07:30 李强 (edit): 谢谢大家
        07:30 bot → 李强: 您改了消息，但改后的内容没看懂，之前报送的仍然有效。要更改请点回执上的「改」。
        07:30 李强 → bot: /history
        07:30 bot → 李强: QX-03-002 的报告记录
              2月7日上午 第2版 · 07:30 李强
              走访户数: 24 · 发热: 0
              2月7日上午 第1版 · 07:30 李强
              走访户数: 42 · 发热: 0
              ↳ 07:30 由 李强 更正
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_report_is_missing_again_and_an_old_receipt_withdraws_nothing() {
    on_both(async |town| {
        morning(town).await;
        town.tells("李强", "走访42户 发热0").await;
        town.tells("李强", "走访43户").await;
        town.chat_log();
        town.taps_first_privately("李强", "撤回").await;
        assert_eq!(town.toast(), "报告已有更新，请看最新的回执。");
        town.taps_privately("李强", "撤回").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强 → bot taps [撤回]
        07:30 bot → 李强 (toast): 报告已有更新，请看最新的回执。
        07:30 李强 → bot taps [撤回]
        07:30 bot → 李强 (edit): ↩️ 已撤回 QX-03-002 2月7日上午报告，请记得重新报送。
              [零报告] [填写]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 2 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_late_report_is_marked_and_a_closed_round_takes_none() {
    on_both(async |town| {
        morning(town).await;
        town.clock("10:20").await;
        town.chat_log();
        town.taps("王芳", "零报告").await;
        assert_eq!(town.toast(), "已收到 QX-03-001 上午零报告（迟报）");
        town.clock("14:40").await;
        town.chat_log();
        town.tells("李强", "上午 零报告 走访3户").await;
        town.clock("14:41").await;
        assert_log!(town, @"
        14:40 李强 → bot: 上午 零报告 走访3户
        14:40 bot → 李强: ⌛ QX-03-002 2月7日上午报告已于 14:30 截止，不能再报或更改。如需补正，请告诉您的社区书记。
        ");
    })
    .await;
}

#[tokio::test]
async fn before_the_opening_a_report_is_told_when_to_come() {
    on_both(async |town| {
        town.tells("李强", "/start").await;
        town.chat_log();
        town.tells("李强", "走访3户 发热0").await;
        town.tells("李强", "上午 走访3户 发热0").await;
        assert_log!(town, @"
        06:00 李强 → bot: 走访3户 发热0
        06:00 bot → 李强: ✅ 已收到 QX-03-002 2月6日下午报告（迟报）
              走访户数: 3
              发热: 0
              [改] [撤回]
        06:00 李强 → bot: 上午 走访3户 发热0
        06:00 bot → 李强: 2月7日上午报告 07:30 才开始，到时再报就可以。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_grid_leader_files_for_a_leader_who_learns_of_it() {
    on_both(async |town| {
        morning(town).await;
        town.says("周敏", "QX-03-004 上午 走访12户 发热0").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 周敏: QX-03-004 上午 走访12户 发热0
        07:30 bot reacts 👌
        07:30 bot → 周敏: ✅ 已收到 QX-03-004 2月7日上午报告
              走访户数: 12
              发热: 0
              [改] [撤回]
        07:30 bot → 刘洋: 周敏 已代您报送 QX-03-004 2月7日上午报告。
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 2 3
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_call_for_help_in_a_group_is_offered_the_private_chat_and_goes_to_those_responsible() {
    on_both(async |town| {
        morning(town).await;
        town.says("刘洋", "谁能帮我买点降压药，家里老人的药吃完了").await;
        town.tells("刘洋", "谁能帮我买点降压药，家里老人的药吃完了").await;
        assert_log!(town, @"
        07:30 刘洋: 谁能帮我买点降压药，家里老人的药吃完了
        07:30 bot: 需要帮忙吗？请点下面的按钮私聊我，马上帮您找人，别人看不到。
              [私聊求助]
        07:30 刘洋 → bot: 谁能帮我买点降压药，家里老人的药吃完了
        07:30 bot → 刘洋: 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买药
              东西：降压药
              「谁能帮我买点降压药，家里老人的药吃完了」
              时间：现在 · 🆘 紧急
              地址：还没有，请点「地址」
              电话：+8613800003004
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [不急] [不用了]
        ");
    })
    .await;
}
