//! Those whom somebody looks after.

use super::{alone, observed};
use crate::town::{assert_log, on_both_with};

#[tokio::test]
async fn a_warden_sees_how_each_is_and_logs_a_visit_with_one_tap() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.tells("王芳", "/mysubjects").await;
        town.clock("08:30").await;
        town.tells("钱阿姨", "36.6").await;
        town.taps_privately("钱阿姨", "✅ 都没有").await;
        town.taps_privately("钱阿姨", "🙂").await;
        town.chat_log();
        town.tells("王芳", "/mysubjects").await;
        town.taps_privately("王芳", "🚪 上门看过").await;
        town.taps_privately("王芳", "🚪 上门看过").await;
        town.taps_privately("王芳", "钱阿姨").await;
        assert_log!(town, @"
        08:30 王芳 → bot: /mysubjects
        08:30 bot → 王芳: 居家观察：1 人
              钱阿姨（QX-03-001）第 1/14 天 ✅ 36.6℃ · 没有不舒服 · 🙂
              [钱阿姨] [🚪 上门看过]
        08:30 王芳 → bot taps [🚪 上门看过]
        08:30 bot → 王芳 (toast): 已记下：钱阿姨 上门看过
        08:30 王芳 → bot taps [🚪 上门看过]
        08:30 bot → 王芳 (toast): 钱阿姨 刚才已经记过了
        08:30 王芳 → bot taps [钱阿姨]
        08:30 bot → 王芳 (edit): 钱阿姨 +8613800008001（QX-03-001）
              3栋502
              湖北来返 · 第 1/14 天，到 2月20日
              专人：王芳 +8613800003001
              🚪 上次上门 2月7日 08:30
              2月7日上午：36.6℃ · 没有不舒服 · 🙂
              [🚪 上门看过] [📝 代填]
              [⚠️ 发现离开]
              [‹ 全部]
        ");
    })
    .await;
}

#[tokio::test]
async fn leaving_is_told_to_the_secretary_at_once_and_coming_back_too() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.tells("王芳", "/mysubjects").await;
        town.taps_privately("王芳", "钱阿姨").await;
        town.chat_log();
        town.taps_privately("王芳", "⚠️ 发现离开").await;
        town.taps_first_privately("王芳", "✅ 已回来").await;
        assert_log!(town, @"
        06:00 王芳 → bot taps [⚠️ 发现离开]
        06:00 bot → 王芳 (edit): 钱阿姨 +8613800008001（QX-03-001）
              3栋502
              湖北来返 · 第 1/14 天，到 2月20日
              专人：王芳 +8613800003001
              ⚠️ 2月7日 06:00 发现离开
              [🚪 上门看过]
              [✅ 已回来]
              [‹ 全部]
        06:00 bot → 陈书记: ⚠️ 脱管报告：钱阿姨 +8613800008001（QX-03-001） 不在家
              3栋502
              报告人：王芳
              [钱阿姨]
        06:00 王芳 → bot taps [✅ 已回来]
        06:00 bot → 王芳 (edit): 钱阿姨 +8613800008001（QX-03-001）
              3栋502
              湖北来返 · 第 1/14 天，到 2月20日
              专人：王芳 +8613800003001
              [🚪 上门看过]
              [⚠️ 发现离开]
              [‹ 全部]
        06:00 bot → 陈书记: ✅ 钱阿姨 已回到家中（王芳）。
        ");
        town.tells("王芳", "/mysubjects").await;
        town.sees("王芳", "还没问过");
    })
    .await;
}

#[tokio::test]
async fn nobody_else_sees_them_and_the_secretary_sees_those_of_the_community() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.tells("陈书记", "/mysubjects").await;
        town.tells("李强", "/mysubjects").await;
        town.tells("周敏", "/mysubjects").await;
        town.tells("钱阿姨", "/mysubjects").await;
        town.says("王芳", "/mysubjects").await;
        assert_log!(town, @"
        06:00 陈书记 → bot: /mysubjects
        06:00 bot → 陈书记: 居家观察：1 人
              钱阿姨（QX-03-001）第 1/14 天 还没问过
              [钱阿姨] [🚪 上门看过]
        06:00 李强 → bot: /mysubjects
        06:00 bot → 李强: 您现在没有需要照看的观察对象。登记请发送 /observe
        06:00 周敏 → bot: /mysubjects
        06:00 bot → 周敏: 您现在没有需要照看的观察对象。登记请发送 /observe
        06:00 钱阿姨 → bot: /mysubjects
        06:00 bot → 钱阿姨: 您现在没有需要照看的观察对象。登记请发送 /observe
        06:00 王芳: /mysubjects
        06:00 bot: 请私聊我发送这个命令：这些内容不能发在群里。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_secretary_answers_for_somebody_from_the_card() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.clock("08:30").await;
        town.tells("陈书记", "/mysubjects").await;
        town.taps_privately("陈书记", "钱阿姨").await;
        town.taps_privately("陈书记", "📝 代填").await;
        town.taps_privately("陈书记", "36.5").await;
        town.taps_privately("陈书记", "✅ 都没有").await;
        town.chat_log();
        town.taps_privately("陈书记", "🙂").await;
        assert_log!(town, @"
        08:30 陈书记 → bot taps [🙂]
        08:30 bot → 陈书记 (edit): 钱阿姨 +8613800008001（QX-03-001）
              3栋502
              湖北来返 · 第 1/14 天，到 2月20日
              专人：王芳 +8613800003001
              2月7日上午：36.5℃ · 没有不舒服 · 🙂
              [🚪 上门看过] [📝 代填]
              [⚠️ 发现离开]
              [延长] [转出]
              [换专人]
              [‹ 全部]
        ");
    })
    .await;
}
