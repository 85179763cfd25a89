//! A check-in that does not come.

use super::{alone, met, observed};
use crate::town::{assert_log, on_both_with};

#[tokio::test]
async fn a_missing_check_in_reminds_the_person_then_tells_the_warden_then_the_secretary_each_once() {
    let settings = alone();
    on_both_with(&settings, async |town| {
        observed(town).await;
        town.clock("08:31").await;
        town.chat_log();
        town.clock("09:29").await;
        town.restarts(&settings).await;
        town.clock("09:31").await;
        assert_log!(town, @"
        09:30 bot → 钱阿姨 (deleted): 钱阿姨，早上好！今天是第 1/14 天。
              现在体温多少？点一下，或直接打字（如 36.8）。
              [36.2] [36.3] [36.4] [36.5] [36.6] [36.7]
              [36.8] [36.9] [37.0] [37.1] [37.2] [其他]
        09:30 bot → 钱阿姨: 钱阿姨，早上好！还没收到您的体温，家里都好吗？
              点一下，或直接打字（如 36.8）。今天是第 1/14 天。
              [36.2] [36.3] [36.4] [36.5] [36.6] [36.7]
              [36.8] [36.9] [37.0] [37.1] [37.2] [其他]
        ");
        town.clock("10:31").await;
        assert_log!(town, @"
        10:30 bot → 王芳: 2月7日上午还有 1 位没有回答，请打个电话或上门看看：
              钱阿姨 +8613800008001（QX-03-001）
              [📝 代填 钱阿姨] [⚠️ 发现离开]
        ");
        town.restarts(&settings).await;
        town.clock("11:31").await;
        assert_log!(town, @"
        11:30 bot → 陈书记: ⚠️ 2月7日上午有 1 位一直没有回答，提醒本人和专人后仍无回音，请核实是否离开（脱管）：
              钱阿姨 +8613800008001（QX-03-001），专人 王芳 +8613800003001
              [钱阿姨]
        ");
        town.clock("14:00").await;
        assert_log!(town, @"");
        // The reminder can still be answered.
        town.taps_privately("钱阿姨", "36.5").await;
        town.taps_privately("钱阿姨", "✅ 都没有").await;
        town.taps_privately("钱阿姨", "🙂").await;
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn who_has_answered_is_in_no_step() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.clock("08:30").await;
        town.taps_privately("钱阿姨", "36.5").await;
        town.taps_privately("钱阿姨", "✅ 都没有").await;
        town.taps_privately("钱阿姨", "🙂").await;
        town.chat_log();
        town.clock("14:00").await;
        assert_log!(town, @"");
    })
    .await;
}

#[tokio::test]
async fn a_warden_without_the_bot_is_stood_in_for_by_the_secretary() {
    on_both_with(&alone(), async |town| {
        met(town).await;
        // 刘洋 leads QX-03-004, but has not joined.
        crate::stories::nags::roster(town, "UPDATE people SET telegram_id = NULL WHERE name = '刘洋'").await;
        town.tells("陈书记", "/observe 老李 5栋101 QX-03-004").await;
        town.taps_privately("陈书记", "✅ 登记").await;
        town.clock("08:29").await;
        town.chat_log();
        town.clock("08:30").await;
        town.taps_privately("陈书记", "📝 老李").await;
        town.taps_privately("陈书记", "36.4").await;
        town.taps_privately("陈书记", "✅ 都没有").await;
        town.taps_privately("陈书记", "😄").await;
        assert_log!(town, @"
        08:30 bot → 陈书记: 2月7日上午请代填 1 位（没有手机或还没加入）：点名字开始。
              老李 没有电话（QX-03-004）：⏳ 还没回答
              [📝 老李]
        08:30 陈书记 → bot taps [📝 老李]
        08:30 bot → 陈书记 (edit): 代 老李 填写
              体温多少？点一下，或直接打字（如 36.8）。
              [36.2] [36.3] [36.4] [36.5] [36.6] [36.7]
              [36.8] [36.9] [37.0] [37.1] [37.2] [其他]
        08:30 陈书记 → bot taps [36.4]
        08:30 bot → 陈书记 (edit): 代 老李 填写
              36.4℃
              有没有不舒服？可以多选。
              [✅ 都没有]
              [咳嗽] [乏力] [咽痛]
              [胸闷气促] [头痛酸痛] [腹泻]
              [‹ 重填体温]
        08:30 陈书记 → bot taps [✅ 都没有]
        08:30 bot → 陈书记 (edit): 代 老李 填写
              36.4℃ · 没有不舒服
              心情怎么样？
              [😄] [🙂] [😐] [😟] [😢]
        08:30 陈书记 → bot taps [😄]
        08:30 bot → 陈书记 (edit): ✅ 2月7日上午代填完了，谢谢！
              老李 没有电话（QX-03-004）：36.4℃ · 没有不舒服 · 😄
              [✅ 老李]
        ");
    })
    .await;
}

#[tokio::test]
async fn whoever_began_is_reminded_of_the_rest_and_nobody_is_told_that_they_are_silent() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.clock("08:30").await;
        town.taps_privately("钱阿姨", "36.5").await;
        town.clock("09:29").await;
        town.chat_log();
        town.clock("14:00").await;
        assert_log!(town, @"
        09:30 bot → 钱阿姨 (deleted): 36.5℃
              有没有不舒服？可以多选。
              [✅ 都没有]
              [咳嗽] [乏力] [咽痛]
              [胸闷气促] [头痛酸痛] [腹泻]
              [‹ 重填体温]
        09:30 bot → 钱阿姨: 36.5℃
              有没有不舒服？可以多选。
              [✅ 都没有]
              [咳嗽] [乏力] [咽痛]
              [胸闷气促] [头痛酸痛] [腹泻]
              [‹ 重填体温]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_bot_that_slept_through_the_ladder_asks_late_and_reminds_after_the_full_wait() {
    let settings = alone();
    on_both_with(&settings, async |town| {
        observed(town).await;
        town.clock("08:29").await;
        town.chat_log();
        crate::stories::nags::sleeps_until(town, "11:00");
        town.restarts(&settings).await;
        town.clock("11:01").await;
        town.sees("钱阿姨", "现在体温多少");
        town.chat_log();
        town.clock("12:01").await;
        town.sees("钱阿姨", "还没收到您的体温");
        town.taps_privately("钱阿姨", "36.5").await;
        town.chat_log();
    })
    .await;
}
