//! A case is told at once to those responsible, and corrected where it was told.

use super::reports::morning;
use crate::town::{assert_log, on_both};
use lianxin_sandbox::{Failure, Fault};

#[tokio::test]
async fn whoever_was_alarmed_reads_what_counts_now_since_when_and_by_whom() {
    on_both(async |town| {
        morning(town).await;
        town.tells("李强", "走访42户 发热2人").await;
        town.clock("07:40").await;
        town.chat_log();
        town.tells("李强", "更正：发热0").await;
        town.clock("07:41").await;
        // Something else leaves the alarm as it is; a new case is a new one.
        town.tells("李强", "走访43户").await;
        town.tells("李强", "密接1人").await;
        assert_log!(town, @"
        07:40 李强 → bot: 更正：发热0
        07:40 bot → 周敏 (edit): ✏️ QX-03-002 2月7日上午：发热 2 → 0
              ↳ 07:40 由 李强 更正 +8613800003002
        07:40 bot → 陈书记 (edit): ✏️ QX-03-002 2月7日上午：发热 2 → 0
              ↳ 07:40 由 李强 更正 +8613800003002
        07:40 bot → 李强: ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 42
              发热: 0
              [改] [撤回]
        07:40 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        07:41 李强 → bot: 走访43户
        07:41 bot → 李强: ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 43
              发热: 0
              [改] [撤回]
        07:41 李强 → bot: 密接1人
        07:41 bot → 李强: ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 43
              发热: 0
              密切接触者: 1
              [改] [撤回]
        07:41 bot → 周敏: 🚨 QX-03-002 2月7日上午：密切接触者 1
              报告人：李强 +8613800003002
        07:41 bot → 陈书记: 🚨 QX-03-002 2月7日上午：密切接触者 1
              报告人：李强 +8613800003002
        ");
        town.clock("07:42").await;
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn an_alarm_that_grew_and_sank_again_stays_one_while_a_case_is_left() {
    on_both(async |town| {
        morning(town).await;
        town.tells("李强", "发热1 密接2").await;
        town.tells("李强", "发热3").await;
        town.clock("07:31").await;
        town.chat_log();
        // Whoever corrects it was alarmed too.
        town.tells("周敏", "QX-03-002 更正：发热1人").await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:31 周敏 → bot: QX-03-002 更正：发热1人
        07:31 bot → 周敏 (edit): 🚨 QX-03-002 2月7日上午：发热 3 → 1
              ↳ 07:31 由 周敏 更正 +8613800001003
        07:31 bot → 陈书记 (edit): 🚨 QX-03-002 2月7日上午：发热 3 → 1
              ↳ 07:31 由 周敏 更正 +8613800001003
        07:31 bot → 李强: 周敏 已更正您报送的 QX-03-002 2月7日上午报告，用 /history 可以看到前后的数字。
        07:31 bot → 周敏: ✏️ 已更正 QX-03-002 2月7日上午报告
              发热: 1
              密切接触者: 2
              [改] [撤回]
        07:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_case_is_taken_back_and_what_is_filed_then_is_told_in_the_same_place() {
    on_both(async |town| {
        morning(town).await;
        town.tells("李强", "走访42户 发热1").await;
        town.chat_log();
        town.taps_privately("李强", "撤回").await;
        town.clock("08:00").await;
        town.tells("李强", "走访42户 发热0").await;
        assert_log!(town, @"
        07:30 李强 → bot taps [撤回]
        07:30 bot → 周敏 (edit): ↩️ QX-03-002 2月7日上午：发热 1（报告已撤回，等待重报）
              ↳ 07:30 由 李强 撤回 +8613800003002
        07:30 bot → 陈书记 (edit): ↩️ QX-03-002 2月7日上午：发热 1（报告已撤回，等待重报）
              ↳ 07:30 由 李强 撤回 +8613800003002
        07:30 bot → 李强 (edit): ↩️ 已撤回 QX-03-002 2月7日上午报告，请记得重新报送。
              [零报告] [填写]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 2 3 4
              [零报告] [填写]
        08:00 李强 → bot: 走访42户 发热0
        08:00 bot → 周敏 (edit): ✏️ QX-03-002 2月7日上午：发热 1 → 0
              ↳ 08:00 由 李强 更正 +8613800003002
        08:00 bot → 陈书记 (edit): ✏️ QX-03-002 2月7日上午：发热 1 → 0
              ↳ 08:00 由 李强 更正 +8613800003002
        08:00 bot → 李强: ✅ 已收到 QX-03-002 2月7日上午报告
              走访户数: 42
              发热: 0
              [改] [撤回]
        ");
        town.clock("08:01").await;
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn where_nobody_knows_whether_the_alarm_arrived_its_correction_is_a_message_of_its_own() {
    on_both(async |town| {
        morning(town).await;
        let secretary = town.account("陈书记");
        town.sandbox.fail(Failure::new(Fault::LoseAnswer).on("sendMessage").in_chat(secretary));
        town.tells("李强", "发热1 走访20户").await;
        town.clock("07:31").await;
        town.chat_log();
        town.tells("李强", "发热0").await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:31 李强 → bot: 发热0
        07:31 bot → 周敏 (edit): ✏️ QX-03-002 2月7日上午：发热 1 → 0
              ↳ 07:31 由 李强 更正 +8613800003002
        07:31 bot → 李强: ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 20
              发热: 0
              [改] [撤回]
        07:31 bot → 陈书记: ✏️ QX-03-002 2月7日上午：发热 1 → 0
              ↳ 07:31 由 李强 更正 +8613800003002
        07:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
    })
    .await;
}
