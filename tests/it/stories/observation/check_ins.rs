//! How people are, twice a day.

use super::{alone, met, observed};
use crate::town::{assert_log, on_both_with};

#[tokio::test]
async fn three_taps_say_that_all_is_well() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.clock("08:29").await;
        town.chat_log();
        town.clock("08:30").await;
        town.taps_privately("钱阿姨", "36.5").await;
        town.taps_privately("钱阿姨", "✅ 都没有").await;
        town.taps_privately("钱阿姨", "🙂").await;
        assert_log!(town, @"
        08:30 bot → 钱阿姨: 钱阿姨，早上好！今天是第 1/14 天。
              现在体温多少？点一下，或直接打字（如 36.8）。
              [36.2] [36.3] [36.4] [36.5] [36.6] [36.7]
              [36.8] [36.9] [37.0] [37.1] [37.2] [其他]
        08:30 钱阿姨 → bot taps [36.5]
        08:30 bot → 钱阿姨 (edit): 36.5℃
              有没有不舒服？可以多选。
              [✅ 都没有]
              [咳嗽] [乏力] [咽痛]
              [胸闷气促] [头痛酸痛] [腹泻]
              [‹ 重填体温]
        08:30 钱阿姨 → bot taps [✅ 都没有]
        08:30 bot → 钱阿姨 (edit): 36.5℃ · 没有不舒服
              心情怎么样？
              [😄] [🙂] [😐] [😟] [😢]
        08:30 钱阿姨 → bot taps [🙂]
        08:30 bot → 钱阿姨 (edit): ✅ 已记下2月7日上午：36.5℃ · 没有不舒服 · 🙂
              今天是第 1/14 天。需要买菜、买药或其他帮忙，请点 /help
              [改]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_doubtful_temperature_is_asked_back_and_a_clear_one_is_taken() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.clock("08:30").await;
        town.chat_log();
        town.tells("钱阿姨", "368").await;
        town.taps_privately("钱阿姨", "‹ 重填体温").await;
        town.tells("钱阿姨", "三十多度吧").await;
        town.tells("钱阿姨", "三十六度八").await;
        assert_log!(town, @"
        08:30 钱阿姨 → bot: 368
        08:30 bot → 钱阿姨 (deleted): 钱阿姨，早上好！今天是第 1/14 天。
              现在体温多少？点一下，或直接打字（如 36.8）。
              [36.2] [36.3] [36.4] [36.5] [36.6] [36.7]
              [36.8] [36.9] [37.0] [37.1] [37.2] [其他]
        08:30 bot → 钱阿姨: 是 36.8℃ 吗？
              [对，36.8℃] [‹ 重填体温]
        08:30 钱阿姨 → bot taps [‹ 重填体温]
        08:30 bot → 钱阿姨 (edit): 体温多少？点一下，或直接打字（如 36.8）。
              [36.2] [36.3] [36.4] [36.5] [36.6] [36.7]
              [36.8] [36.9] [37.0] [37.1] [37.2] [其他]
        08:30 钱阿姨 → bot: 三十多度吧
        08:30 bot → 钱阿姨: 没看懂这个体温，没有记下。请只发数字，例如 36.8
        08:30 钱阿姨 → bot: 三十六度八
        08:30 bot → 钱阿姨 (deleted): 体温多少？点一下，或直接打字（如 36.8）。
              [36.2] [36.3] [36.4] [36.5] [36.6] [36.7]
              [36.8] [36.9] [37.0] [37.1] [37.2] [其他]
        08:30 bot → 钱阿姨: 36.8℃
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
async fn a_fever_is_told_to_warden_and_secretary_at_once_and_a_correction_mends_what_they_read() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.clock("08:30").await;
        town.chat_log();
        town.tells("钱阿姨", "38度5").await;
        town.taps_privately("钱阿姨", "咳嗽").await;
        town.taps_privately("钱阿姨", "胸闷气促").await;
        town.taps_privately("钱阿姨", "✅ 选好了").await;
        town.taps_privately("钱阿姨", "😐").await;
        assert_log!(town, @"
        08:30 钱阿姨 → bot: 38度5
        08:30 bot → 钱阿姨 (deleted): 钱阿姨，早上好！今天是第 1/14 天。
              现在体温多少？点一下，或直接打字（如 36.8）。
              [36.2] [36.3] [36.4] [36.5] [36.6] [36.7]
              [36.8] [36.9] [37.0] [37.1] [37.2] [其他]
        08:30 bot → 钱阿姨: 🌡 38.5℃
              有没有不舒服？可以多选。
              [✅ 都没有]
              [咳嗽] [乏力] [咽痛]
              [胸闷气促] [头痛酸痛] [腹泻]
              [‹ 重填体温]
        08:30 bot → 王芳: 🚨 2月7日上午 钱阿姨 +8613800008001（QX-03-001）
              🌡 38.5℃
              第 1/14 天
              [钱阿姨]
        08:30 bot → 陈书记: 🚨 2月7日上午 钱阿姨 +8613800008001（QX-03-001）
              🌡 38.5℃
              第 1/14 天
              [钱阿姨]
        08:30 钱阿姨 → bot taps [咳嗽]
        08:30 bot → 钱阿姨 (edit): 🌡 38.5℃
              有没有不舒服？可以多选。
              [✅ 选好了]
              [☑️ 咳嗽] [乏力] [咽痛]
              [胸闷气促] [头痛酸痛] [腹泻]
              [‹ 重填体温]
        08:30 钱阿姨 → bot taps [胸闷气促]
        08:30 bot → 钱阿姨 (edit): 🌡 38.5℃
              有没有不舒服？可以多选。
              [✅ 选好了]
              [☑️ 咳嗽] [乏力] [咽痛]
              [☑️ 胸闷气促] [头痛酸痛] [腹泻]
              [‹ 重填体温]
        08:30 钱阿姨 → bot taps [✅ 选好了]
        08:30 bot → 王芳 (edit): 🚨 2月7日上午 钱阿姨 +8613800008001（QX-03-001）
              🌡 38.5℃ · 咳嗽、胸闷气促
              第 1/14 天
              [钱阿姨]
        08:30 bot → 陈书记 (edit): 🚨 2月7日上午 钱阿姨 +8613800008001（QX-03-001）
              🌡 38.5℃ · 咳嗽、胸闷气促
              第 1/14 天
              [钱阿姨]
        08:30 bot → 钱阿姨 (edit): 🌡 38.5℃ · 咳嗽、胸闷气促
              心情怎么样？
              [😄] [🙂] [😐] [😟] [😢]
        08:30 钱阿姨 → bot taps [😐]
        08:30 bot → 钱阿姨 (edit): ✅ 已记下2月7日上午：🌡 38.5℃ · 咳嗽、胸闷气促 · 😐
              已告诉专人和社区，请在家等电话，多喝水，先不要出门。
              ⚠️ 喘不上气或胸口疼，请马上拨打 120。
              今天是第 1/14 天。需要买菜、买药或其他帮忙，请点 /help
              [改]
        ");
        town.taps_privately("钱阿姨", "改").await;
        town.taps_privately("钱阿姨", "36.5").await;
        town.taps_privately("钱阿姨", "✅ 都没有").await;
        assert_log!(town, @"
        08:30 钱阿姨 → bot taps [改]
        08:30 bot → 钱阿姨 (edit): 体温多少？点一下，或直接打字（如 36.8）。
              [36.2] [36.3] [36.4] [36.5] [36.6] [36.7]
              [36.8] [36.9] [37.0] [37.1] [37.2] [其他]
        08:30 钱阿姨 → bot taps [36.5]
        08:30 bot → 王芳 (edit): 🚨 2月7日上午 钱阿姨 +8613800008001（QX-03-001）
              36.5℃ · 咳嗽、胸闷气促
              第 1/14 天
              [钱阿姨]
        08:30 bot → 陈书记 (edit): 🚨 2月7日上午 钱阿姨 +8613800008001（QX-03-001）
              36.5℃ · 咳嗽、胸闷气促
              第 1/14 天
              [钱阿姨]
        08:30 bot → 钱阿姨 (edit): 36.5℃ · 咳嗽、胸闷气促 · 😐
              有没有不舒服？可以多选。
              [✅ 都没有]
              [咳嗽] [乏力] [咽痛]
              [胸闷气促] [头痛酸痛] [腹泻]
              [‹ 重填体温]
        08:30 钱阿姨 → bot taps [✅ 都没有]
        08:30 bot → 王芳 (edit): ✏️ 已更正 2月7日上午 钱阿姨 +8613800008001（QX-03-001）
              36.5℃ · 没有不舒服
              第 1/14 天
              [钱阿姨]
        08:30 bot → 陈书记 (edit): ✏️ 已更正 2月7日上午 钱阿姨 +8613800008001（QX-03-001）
              36.5℃ · 没有不舒服
              第 1/14 天
              [钱阿姨]
        08:30 bot → 钱阿姨 (edit): 36.5℃ · 没有不舒服 · 😐
              心情怎么样？
              [😄] [🙂] [😐] [😟] [😢]
        ");
    })
    .await;
}

#[tokio::test]
async fn two_low_moods_in_a_row_offer_a_talk_and_tell_the_warden_gently() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        for time in ["08:30", "16:30"] {
            town.clock(time).await;
            town.chat_log();
            town.taps_privately("钱阿姨", "36.5").await;
            town.taps_privately("钱阿姨", "✅ 都没有").await;
            town.taps_privately("钱阿姨", "😟").await;
        }
        assert_log!(town, @"
        16:30 钱阿姨 → bot taps [36.5]
        16:30 bot → 钱阿姨 (edit): 36.5℃
              有没有不舒服？可以多选。
              [✅ 都没有]
              [咳嗽] [乏力] [咽痛]
              [胸闷气促] [头痛酸痛] [腹泻]
              [‹ 重填体温]
        16:30 钱阿姨 → bot taps [✅ 都没有]
        16:30 bot → 钱阿姨 (edit): 36.5℃ · 没有不舒服
              心情怎么样？
              [😄] [🙂] [😐] [😟] [😢]
        16:30 钱阿姨 → bot taps [😟]
        16:30 bot → 钱阿姨 (edit): ✅ 已记下2月7日下午：36.5℃ · 没有不舒服 · 😟
              今天是第 1/14 天。需要买菜、买药或其他帮忙，请点 /help
              这几天不容易，您不是一个人。愿意的话，找人聊聊？
              [改]
              [💬 找人聊聊]
        16:30 bot → 王芳: 💛 钱阿姨 +8613800008001（QX-03-001） 这两次心情都不太好。方便的话打个电话，陪着聊几句。
              [钱阿姨]
        ");
        town.taps_privately("钱阿姨", "💬 找人聊聊").await;
        assert_log!(town, @"
        16:30 钱阿姨 → bot taps [💬 找人聊聊]
        16:30 bot → 钱阿姨 (edit): ✅ 已记下2月7日下午：36.5℃ · 没有不舒服 · 😟
              今天是第 1/14 天。需要买菜、买药或其他帮忙，请点 /help
              [改]
        16:30 bot → 钱阿姨 (toast): 好的，请看我刚发的消息。
        16:30 bot → 钱阿姨: 💬 最近辛苦了。想找人聊聊吗？我可以请一位咨询师来，您的名字和账号您不说对方就看不到。
              [好，聊聊] [不用了]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_warden_answers_for_those_who_have_no_phone_from_one_message() {
    on_both_with(&alone(), async |town| {
        met(town).await;
        for line in ["/observe 老李 5栋101", "/observe 阿婆 5栋102"] {
            town.tells("王芳", line).await;
            town.taps_privately("王芳", "✅ 登记").await;
        }
        town.clock("08:29").await;
        town.chat_log();
        town.clock("08:30").await;
        town.taps_privately("王芳", "📝 老李").await;
        town.tells("王芳", "36.4").await;
        town.taps_privately("王芳", "✅ 都没有").await;
        town.taps_privately("王芳", "😄").await;
        town.taps_privately("王芳", "📝 阿婆").await;
        town.taps_privately("王芳", "36.6").await;
        town.taps_privately("王芳", "✅ 都没有").await;
        town.taps_privately("王芳", "🙂").await;
        assert_log!(town, @"
        08:30 bot → 王芳: 2月7日上午请代填 2 位（没有手机或还没加入）：点名字开始。
              老李 没有电话（QX-03-001）：⏳ 还没回答
              阿婆 没有电话（QX-03-001）：⏳ 还没回答
              [📝 老李] [📝 阿婆]
        08:30 王芳 → bot taps [📝 老李]
        08:30 bot → 王芳 (edit): 代 老李 填写
              体温多少？点一下，或直接打字（如 36.8）。
              [36.2] [36.3] [36.4] [36.5] [36.6] [36.7]
              [36.8] [36.9] [37.0] [37.1] [37.2] [其他]
        08:30 王芳 → bot: 36.4
        08:30 bot → 王芳: 代 老李 填写
              36.4℃
              有没有不舒服？可以多选。
              [✅ 都没有]
              [咳嗽] [乏力] [咽痛]
              [胸闷气促] [头痛酸痛] [腹泻]
              [‹ 重填体温]
        08:30 王芳 → bot taps [✅ 都没有]
        08:30 bot → 王芳 (edit): 代 老李 填写
              36.4℃ · 没有不舒服
              心情怎么样？
              [😄] [🙂] [😐] [😟] [😢]
        08:30 王芳 → bot taps [😄]
        08:30 bot → 王芳 (edit): 2月7日上午请代填 1 位（没有手机或还没加入）：点名字开始。
              老李 没有电话（QX-03-001）：36.4℃ · 没有不舒服 · 😄
              阿婆 没有电话（QX-03-001）：⏳ 还没回答
              [✅ 老李] [📝 阿婆]
        08:30 王芳 → bot taps [📝 阿婆]
        08:30 bot → 王芳 (edit): 代 阿婆 填写
              体温多少？点一下，或直接打字（如 36.8）。
              [36.2] [36.3] [36.4] [36.5] [36.6] [36.7]
              [36.8] [36.9] [37.0] [37.1] [37.2] [其他]
        08:30 王芳 → bot taps [36.6]
        08:30 bot → 王芳 (edit): 代 阿婆 填写
              36.6℃
              有没有不舒服？可以多选。
              [✅ 都没有]
              [咳嗽] [乏力] [咽痛]
              [胸闷气促] [头痛酸痛] [腹泻]
              [‹ 重填体温]
        08:30 王芳 → bot taps [✅ 都没有]
        08:30 bot → 王芳 (edit): 代 阿婆 填写
              36.6℃ · 没有不舒服
              心情怎么样？
              [😄] [🙂] [😐] [😟] [😢]
        08:30 王芳 → bot taps [🙂]
        08:30 bot → 王芳 (edit): ✅ 2月7日上午代填完了，谢谢！
              老李 没有电话（QX-03-001）：36.4℃ · 没有不舒服 · 😄
              阿婆 没有电话（QX-03-001）：36.6℃ · 没有不舒服 · 🙂
              [✅ 老李] [✅ 阿婆]
        ");
    })
    .await;
}

#[tokio::test]
async fn an_old_button_a_second_tap_and_a_stranger_change_nothing() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.clock("08:30").await;
        town.taps_privately("钱阿姨", "36.5").await;
        town.clock("16:30").await;
        town.chat_log();
        town.taps_first_privately("钱阿姨", "✅ 都没有").await;
        assert_eq!(town.toast(), "这是之前的问候，请回答最新的一条。");
        town.taps_privately("钱阿姨", "36.7").await;
        town.taps_privately("钱阿姨", "✅ 都没有").await;
        town.taps_privately("钱阿姨", "🙂").await;
        assert_log!(town, @"
        16:30 钱阿姨 → bot taps [✅ 都没有]
        16:30 bot → 钱阿姨 (toast): 这是之前的问候，请回答最新的一条。
        16:30 钱阿姨 → bot taps [36.7]
        16:30 bot → 钱阿姨 (edit): 36.7℃
              有没有不舒服？可以多选。
              [✅ 都没有]
              [咳嗽] [乏力] [咽痛]
              [胸闷气促] [头痛酸痛] [腹泻]
              [‹ 重填体温]
        16:30 钱阿姨 → bot taps [✅ 都没有]
        16:30 bot → 钱阿姨 (edit): 36.7℃ · 没有不舒服
              心情怎么样？
              [😄] [🙂] [😐] [😟] [😢]
        16:30 钱阿姨 → bot taps [🙂]
        16:30 bot → 钱阿姨 (edit): ✅ 已记下2月7日下午：36.7℃ · 没有不舒服 · 🙂
              今天是第 1/14 天。需要买菜、买药或其他帮忙，请点 /help
              [改]
        ");
        // Whoever says more is heard as calling for help; whoever is not asked too.
        town.tells("钱阿姨", "发烧39度，喘不上气").await;
        town.tells("李强", "38.2").await;
        let log = town.chat_log();
        assert_eq!(log.matches("🆘 可能有生命危险").count(), 2, "the grid leader and the secretary hear of it: {log}");
        assert!(log.contains("bot → 李强: 🙋 看一下对不对"), "{log}");
        town.taps_privately("李强", "不用了").await;
        town.chat_log();
        // Somebody who looks after nobody is told so, and a temperature out of nowhere is nothing.
        town.tells("李强", "/mysubjects").await;
        town.tells("李强", "36.8").await;
        assert_log!(town, @"
        16:30 李强 → bot: /mysubjects
        16:30 bot → 李强: 您现在没有需要照看的观察对象。登记请发送 /observe
        16:30 李强 → bot: 36.8
        ");
    })
    .await;
}
