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
