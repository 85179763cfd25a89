//! Several pictures that are sent at once are answered as one.

use super::help;
use super::reports::morning;
use crate::town::{Town, assert_log, on_both, on_both_with};
use chrono::Duration;
use lianxin::terms::Role;

/// Somebody sends the bot an album.
async fn shows(town: &mut Town, who: &str, captions: &[&str]) {
    let person = town.account(who);
    town.sandbox.album(person, person, captions);
    town.pump().await;
    town.wait(Duration::seconds(10)).await;
}

#[tokio::test]
async fn an_album_of_bare_pictures_gets_one_hint_and_the_next_album_another() {
    on_both(async |town| {
        morning(town).await;
        shows(town, "王芳", &["", "", ""]).await;
        shows(town, "王芳", &["", ""]).await;
        assert_log!(town, @"
        07:30 王芳 → bot: 
        07:30 王芳 → bot: 
        07:30 王芳 → bot: 
        07:30 bot → 王芳: 语音和图片我还看不懂，请打字报送，比如：零报告。
        07:30 王芳 → bot: 
        07:30 王芳 → bot: 
        07:30 bot → 王芳: 语音和图片我还看不懂，请打字报送，比如：零报告。
        ");
    })
    .await;
}

#[tokio::test]
async fn what_stands_under_one_picture_is_said_for_all_whichever_comes_first() {
    on_both(async |town| {
        morning(town).await;
        shows(town, "王芳", &["走访42户 发热0", "", ""]).await;
        shows(town, "李强", &["", "走访30户 发热0", ""]).await;
        assert_log!(town, @"
        07:30 王芳 → bot: 走访42户 发热0
        07:30 王芳 → bot: 
        07:30 王芳 → bot: 
        07:30 bot → 王芳: ✅ 已收到 QX-03-001 2月7日上午报告
              走访户数: 42
              发热: 0
              📷 附照片
              [改] [撤回]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 2 3 4
              [零报告] [填写]
        07:30 李强 → bot: 
        07:30 李强 → bot: 走访30户 发热0
        07:30 李强 → bot: 
        07:30 bot → 李强: ✅ 已收到 QX-03-002 2月7日上午报告
              走访户数: 30
              发热: 0
              📷 附照片
              [改] [撤回]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_resident_who_shows_several_pictures_is_asked_once_what_they_are_for() {
    on_both(async |town| {
        morning(town).await;
        town.enters("钱阿姨", Role::Resident, "QX-03-001").await;
        shows(town, "钱阿姨", &["", "", ""]).await;
        assert_log!(town, @"
        07:30 钱阿姨 → bot: 
        07:30 钱阿姨 → bot: 
        07:30 钱阿姨 → bot: 
        07:30 bot → 钱阿姨: 需要什么帮助？点一下，或者直接打字告诉我，例如：家里没菜了，想请人买点青菜和鸡蛋。
              [买菜] [买药] [送餐]
              [心理咨询] [就医] [垃圾]
              [维修] [照看孩子] [照看老人]
              [其他]
        ");
        town.taps_privately("钱阿姨", "买药").await;
        town.taps_privately("钱阿姨", "不用了").await;
        town.chat_log();
        shows(town, "钱阿姨", &["请按处方帮我买药", "", ""]).await;
        assert_log!(town, @"
        07:30 钱阿姨 → bot: 请按处方帮我买药
        07:30 钱阿姨 → bot: 
        07:30 钱阿姨 → bot: 
        07:30 bot → 钱阿姨: 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买药
              「请按处方帮我买药」
              📷 附照片一张
              时间：今天
              地址：还没有，请点「地址」
              电话：+8613800008001
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_picture_is_for_the_room_that_has_asked_whoever_shows_it() {
    on_both(async |town| {
        morning(town).await;
        town.tells("李强", "家里没菜了，能帮忙吗").await;
        town.chat_log();
        shows(town, "李强", &["", ""]).await;
        assert_log!(town, @"
        07:30 李强 → bot: 
        07:30 李强 → bot: 
        07:30 bot → 李强 (edit): 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买菜
              「家里没菜了，能帮忙吗」
              📷 附照片一张
              时间：今天
              地址：还没有，请点「地址」
              电话：+8613800003002
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_notice_holds_the_first_picture_of_an_album_and_about_the_others_nothing_is_said() {
    on_both(async |town| {
        morning(town).await;
        town.tells("陈书记", "/notice").await;
        town.chat_log();
        shows(town, "陈书记", &["", ""]).await;
        town.taps_privately("陈书记", "不发了").await;
        assert_log!(town, @"
        07:30 陈书记 → bot: 
        07:30 陈书记 → bot: 
        07:30 bot → 陈书记: 通知预览 · 编号 1001

              🖼 附图片

              
              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：点发送就发
              [发给谁] [哪些区域] [什么时候]
              [☐ 要已阅]
              [改文字] [+ 繁體中文] [+ English]
              [✅ 发送（6）] [不发了]
        07:30 陈书记 → bot taps [不发了]
        07:30 bot → 陈书记 (edit): 这条通知没有发出，已放弃。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_resident_sees_all_the_pictures_of_the_door_and_the_volunteer_hears_of_it_once() {
    on_both_with(&help::quiet(), async |town| {
        let volunteers = help::morning(town).await;
        help::sends(town, "钱阿姨", "帮忙买青菜两把").await;
        town.taps_in(volunteers, "林志", "接单").await;
        town.taps_privately("林志", "1小时").await;
        town.taps_privately("林志", "已送达").await;
        town.chat_log();
        shows(town, "林志", &["", "", ""]).await;
        assert_log!(town, @"
        10:10 林志 → bot: 
        10:10 林志 → bot: 
        10:10 林志 → bot: 
        10:10 bot → 钱阿姨: 📷 林志：东西放在这里了。
        10:10 bot → 钱阿姨: 📷 林志：东西放在这里了。
        10:10 bot → 钱阿姨: 📷 林志：东西放在这里了。
        10:10 bot → 林志: 照片已转给对方。
        ");
    })
    .await;
}
