//! A worry about somebody under observation.

use super::{alone, observed};
use crate::stories::help::sends;
use crate::town::{assert_log, on_both_with};
use lianxin::terms::Role;

#[tokio::test]
async fn a_worry_goes_to_the_warden_and_to_the_secretary_where_it_may_be_the_illness() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.enters("林志", Role::Volunteer, "湘都社区").await;
        let group = town.gathers("志愿者群", &["陈书记", "林志"]).await;
        town.says_in(group, "陈书记", "/bind volunteers").await;
        town.clock("10:10").await;
        sends(town, "钱阿姨", "帮忙买青菜两把").await;
        town.taps_in(group, "林志", "接单").await;
        town.taps_privately("林志", "已送达").await;
        town.taps_privately("林志", "不太好").await;
        town.chat_log();
        town.taps_privately("林志", "有，请留意").await;
        town.tells("林志", "咳得厉害，脸色不好").await;
        assert_log!(town, @"
        10:10 林志 → bot taps [有，请留意]
        10:10 bot → 林志 (edit): ✅ 买菜：已送达，辛苦了！
              可以发一张照片给对方；花了钱请打字，例如 38.5。
              已私下告诉负责照看的人。想补充，请打字。
              [不用了]
        10:10 bot → 王芳: 💛 林志 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              电话：+8613800008001
        10:10 林志 → bot: 咳得厉害，脸色不好
        10:10 bot → 林志 (edit): ✅ 买菜：已送达，辛苦了！
              可以发一张照片给对方；花了钱请打字，例如 38.5。
              要给下一位留句话吗？（例如：门铃坏了，请敲门）直接打字。
              [不用了]
        10:10 bot → 王芳: 💛 林志 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              「咳得厉害，脸色不好」
              电话：+8613800008001
        10:10 bot → 陈书记: 💛 林志 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              「咳得厉害，脸色不好」
              电话：+8613800008001
        ");
    })
    .await;
}

#[tokio::test]
async fn a_warden_who_worries_brings_it_before_those_above_and_is_not_told_of_it() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.clock("10:10").await;
        // Nobody volunteers here, so that the leader is asked, who is the warden.
        sends(town, "钱阿姨", "帮忙买青菜两把").await;
        town.taps_privately("王芳", "我来").await;
        town.taps_privately("王芳", "已送达").await;
        town.taps_privately("王芳", "不太好").await;
        town.chat_log();
        town.taps_privately("王芳", "有，请留意").await;
        town.tells("王芳", "咳得厉害").await;
        assert_log!(town, @"
        10:10 王芳 → bot taps [有，请留意]
        10:10 bot → 王芳 (edit): ✅ 买菜：已送达，辛苦了！
              可以发一张照片给对方；花了钱请打字，例如 38.5。
              已私下告诉负责照看的人。想补充，请打字。
              [不用了]
        10:10 bot → 周敏: 💛 王芳 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              电话：+8613800008001
        10:10 bot → 陈书记: 💛 王芳 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              电话：+8613800008001
        10:10 王芳 → bot: 咳得厉害
        10:10 bot → 王芳 (edit): ✅ 买菜：已送达，辛苦了！
              可以发一张照片给对方；花了钱请打字，例如 38.5。
              要给下一位留句话吗？（例如：门铃坏了，请敲门）直接打字。
              [不用了]
        10:10 bot → 周敏: 💛 王芳 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              「咳得厉害」
              电话：+8613800008001
        10:10 bot → 陈书记: 💛 王芳 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              「咳得厉害」
              电话：+8613800008001
        ");
        // The grid leader is responsible and the warden now: only the secretary hears what they noticed.
        town.tells("陈书记", "/mysubjects").await;
        town.taps_privately("陈书记", "钱阿姨").await;
        town.taps_privately("陈书记", "换专人").await;
        town.taps_privately("陈书记", "周敏").await;
        sends(town, "钱阿姨", "帮忙买降压药").await;
        town.clock("10:40").await;
        town.taps_privately("周敏", "我来").await;
        town.taps_privately("周敏", "已送达").await;
        town.taps_privately("周敏", "不太好").await;
        town.chat_log();
        town.taps_privately("周敏", "有，请留意").await;
        assert_log!(town, @"
        10:40 周敏 → bot taps [有，请留意]
        10:40 bot → 周敏 (edit): ✅ 买药：已送达，辛苦了！
              可以发一张照片给对方；花了钱请打字，例如 38.5。
              已私下告诉负责照看的人。想补充，请打字。
              [不用了]
        10:40 bot → 陈书记: 💛 周敏 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              电话：+8613800008001
        ");
    })
    .await;
}
