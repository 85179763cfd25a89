//! A sentence, a tap, and somebody comes.

use super::{morning, quiet};
use crate::town::{assert_log, on_both_with};

#[tokio::test]
async fn a_sentence_and_a_tap_bring_somebody_to_the_door() {
    on_both_with(&quiet(), async |town| {
        let group = morning(town).await;
        town.tells("钱阿姨", "家里没菜了，帮忙买青菜两把、鸡蛋30个，谢谢").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot: 家里没菜了，帮忙买青菜两把、鸡蛋30个，谢谢
        10:10 bot → 钱阿姨: 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买菜
              东西：青菜两把、鸡蛋30个
              「家里没菜了，帮忙买青菜两把、鸡蛋30个，谢谢」
              时间：今天
              地址：还没有，请点「地址」
              电话：+8613800008001
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        ");
        town.taps_privately("钱阿姨", "发出").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot taps [发出]
        10:10 bot → 钱阿姨 (edit): 📨 买菜：已发给志愿者，有人接单我马上告诉您。
              [不需要了]
        10:10 bot → 钱阿姨 (toast): 已发出
        10:10 [志愿者群] bot: 🙋 买菜 · QX-03-001 · 今天 · 2 样东西
              [接单]
        ");
        town.taps_in(group, "林志", "接单").await;
        assert_log!(town, @"
        10:10 [志愿者群] 林志 taps [接单]
        10:10 [志愿者群] bot (edit): ✅ 买菜 · QX-03-001 · 已有人接单，谢谢大家
        10:10 bot → 钱阿姨 (edit): ✅ 买菜：有人接了。
        10:10 [志愿者群] bot (toast): 接单成功，详情已私聊发给您。
        10:10 bot → 林志: 📋 买菜
              钱阿姨 +8613800008001
              地址：没有写，请打电话问
              东西：青菜两把、鸡蛋30个
              「家里没菜了，帮忙买青菜两把、鸡蛋30个，谢谢」
              时间：今天
              已告诉对方您 10:40 前到，可以改：
              [现在] [30分钟] [1小时] [2小时]
              [已采购] [已送达]
              [去不了，退回]
        10:10 bot → 钱阿姨: 🚶 买菜：林志 接单了，预计 10:40 前到。
              电话：+8613800005001
              [不需要了]
        ");
        town.taps_privately("林志", "1小时").await;
        town.taps_privately("林志", "已采购").await;
        assert_log!(town, @"
        10:10 林志 → bot taps [1小时]
        10:10 bot → 林志 (edit): 📋 买菜
              钱阿姨 +8613800008001
              地址：没有写，请打电话问
              东西：青菜两把、鸡蛋30个
              「家里没菜了，帮忙买青菜两把、鸡蛋30个，谢谢」
              时间：今天
              已告诉对方您 11:10 前到，可以改：
              [现在] [30分钟] [1小时] [2小时]
              [已采购] [已送达]
              [去不了，退回]
        10:10 bot → 钱阿姨 (edit): 🚶 买菜：林志 接单了，预计 11:10 前到。
              电话：+8613800005001
              [不需要了]
        10:10 bot → 林志 (toast): 已记下
        10:10 林志 → bot taps [已采购]
        10:10 bot → 林志 (edit): 📋 买菜
              钱阿姨 +8613800008001
              地址：没有写，请打电话问
              东西：青菜两把、鸡蛋30个
              「家里没菜了，帮忙买青菜两把、鸡蛋30个，谢谢」
              时间：今天
              🛍 已采购，11:10 前到。
              [现在] [30分钟] [1小时] [2小时]
              [已送达]
              [去不了，退回]
        10:10 bot → 钱阿姨 (edit): 🛍 买菜：林志 已经买好，预计 11:10 前到。
              电话：+8613800005001
              [不需要了]
        10:10 bot → 林志 (toast): 已记下
        ");
        town.taps_privately("林志", "已送达").await;
        assert_log!(town, @"
        10:10 林志 → bot taps [已送达]
        10:10 bot → 钱阿姨 (edit): 🚶 买菜：林志 接单了，预计 11:10 前到。
              电话：+8613800005001
        10:10 bot → 林志 (edit): ✅ 买菜：已送达，辛苦了！
              可以发一张照片给对方；花了钱请打字，例如 38.5。
              对方看起来怎么样？
              [挺好] [一般] [不太好]
        10:10 bot → 林志 (toast): 已记下
        10:10 bot → 钱阿姨: 📦 买菜：林志 说已经送到，收到了吗？
              [收到，谢谢 🌹]
              [收到了] [有问题]
        ");
        town.tells("林志", "38.5").await;
        town.taps_privately("林志", "已付").await;
        town.shows("林志", "").await;
        town.taps_privately("林志", "挺好").await;
        town.taps_privately("林志", "没有").await;
        town.tells("林志", "门铃坏了，请敲门").await;
        assert_log!(town, @"
        10:10 林志 → bot: 38.5
        10:10 bot → 钱阿姨 (edit): 📦 买菜：林志 说已经送到，收到了吗？
              花费 38.50 元，还没付给志愿者。
              [收到，谢谢 🌹]
              [收到了] [有问题]
        10:10 bot → 林志 (edit): ✅ 买菜：已送达，辛苦了！
              花费：38.50 元
              对方看起来怎么样？
              [已付] [✓ 没付]
              [挺好] [一般] [不太好]
        10:10 林志 → bot taps [已付]
        10:10 bot → 钱阿姨 (edit): 📦 买菜：林志 说已经送到，收到了吗？
              花费 38.50 元，已付。
              [收到，谢谢 🌹]
              [收到了] [有问题]
        10:10 bot → 林志 (edit): ✅ 买菜：已送达，辛苦了！
              花费：38.50 元
              对方看起来怎么样？
              [✓ 已付] [没付]
              [挺好] [一般] [不太好]
        10:10 林志 → bot: 
        10:10 bot → 林志: 照片已转给对方。
        10:10 bot → 钱阿姨: 📷 林志：东西放在这里了。
        10:10 林志 → bot taps [挺好]
        10:10 bot → 林志 (edit): ✅ 买菜：已送达，辛苦了！
              花费：38.50 元
              有没有让人担心的？（只告诉负责照看的人）
              [✓ 已付] [没付]
              [没有] [有，请留意]
        10:10 林志 → bot taps [没有]
        10:10 bot → 林志 (edit): ✅ 买菜：已送达，辛苦了！
              花费：38.50 元
              要给下一位留句话吗？（例如：门铃坏了，请敲门）直接打字。
              [✓ 已付] [没付]
              [不用了]
        10:10 林志 → bot: 门铃坏了，请敲门
        10:10 bot → 林志 (edit): ✅ 买菜：已送达，辛苦了！
              花费：38.50 元
              都记下了，谢谢您！
              [✓ 已付] [没付]
        ");
        town.taps_privately("钱阿姨", "收到，谢谢").await;
        town.tells("林志", "/me").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot taps [收到，谢谢 🌹]
        10:10 bot → 钱阿姨 (edit): ✅ 买菜：已收到。
        10:10 bot → 林志: 🌹 钱阿姨 谢谢您（买菜）！
        10:10 林志 → bot: /me
        10:10 bot → 林志: 林志
              湘都社区 志愿者
              🤝 帮过 1 次，收到 1 次感谢。
        ");
    })
    .await;
}

#[tokio::test]
async fn help_without_words_is_chosen_by_tapping_and_changed_until_it_is_right() {
    on_both_with(&quiet(), async |town| {
        morning(town).await;
        town.tells("钱阿姨", "/help").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot: /help
        10:10 bot → 钱阿姨: 需要什么帮助？点一下，或者直接打字告诉我，例如：家里没菜了，想请人买点青菜和鸡蛋。
              [买菜] [买药] [送餐]
              [心理咨询] [就医] [垃圾]
              [维修] [照看孩子] [照看老人]
              [其他]
        ");
        town.taps_privately("钱阿姨", "买药").await;
        town.taps_privately("钱阿姨", "发出").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot taps [买药]
        10:10 bot → 钱阿姨 (edit): 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买药
              要什么：请直接打字，或发照片（例如处方）
              时间：今天
              地址：还没有，请点「地址」
              电话：+8613800008001
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        10:10 钱阿姨 → bot taps [发出]
        10:10 bot → 钱阿姨 (toast): 请先打字写要什么，或发一张照片。
        ");
        town.shows("钱阿姨", "按处方买").await;
        town.taps_privately("钱阿姨", "地址").await;
        town.tells("钱阿姨", "湘都小区 3栋502").await;
        town.taps_privately("钱阿姨", "电话").await;
        town.tells("钱阿姨", "不知道").await;
        town.tells("钱阿姨", "13900008001").await;
        town.taps_privately("钱阿姨", "时间").await;
        town.taps_privately("钱阿姨", "明天").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot: 按处方买
        10:10 bot → 钱阿姨 (edit): 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买药
              「按处方买」
              📷 附照片一张
              时间：今天
              地址：还没有，请点「地址」
              电话：+8613800008001
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        10:10 钱阿姨 → bot taps [地址]
        10:10 bot → 钱阿姨 (edit): 请写地址，例如：湘都小区 3栋502。
              [‹ 返回]
        10:10 钱阿姨 → bot: 湘都小区 3栋502
        10:10 bot → 钱阿姨 (edit): 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买药
              「按处方买」
              📷 附照片一张
              时间：今天
              地址：湘都小区 3栋502
              电话：+8613800008001
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        10:10 钱阿姨 → bot taps [电话]
        10:10 bot → 钱阿姨 (edit): 请写电话号码。
              [‹ 返回]
        10:10 钱阿姨 → bot: 不知道
        10:10 bot → 钱阿姨: 这不像电话号码，请再写一次，例如 13800138000。
        10:10 钱阿姨 → bot: 13900008001
        10:10 bot → 钱阿姨 (edit): 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买药
              「按处方买」
              📷 附照片一张
              时间：今天
              地址：湘都小区 3栋502
              电话：+8613900008001
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        10:10 钱阿姨 → bot taps [时间]
        10:10 bot → 钱阿姨 (edit): 什么时候要？
              [现在] [今天] [明天] [这几天]
        10:10 钱阿姨 → bot taps [明天]
        10:10 bot → 钱阿姨 (edit): 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买药
              「按处方买」
              📷 附照片一张
              时间：明天
              地址：湘都小区 3栋502
              电话：+8613900008001
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        ");
        town.taps_privately("钱阿姨", "发出").await;
        town.chat_log();
        town.tells("钱阿姨", "/myrequests").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot: /myrequests
        10:10 bot → 钱阿姨: 您的求助：
              2月7日 10:10 买药 · 在找人
              [不需要了：买药]
              [再来一份上次的]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_request_that_was_written_and_not_sent_is_shown_once_more() {
    on_both_with(&quiet(), async |town| {
        morning(town).await;
        town.tells("钱阿姨", "帮忙买青菜两把").await;
        town.chat_log();
        town.clock("10:25").await;
        assert_log!(town, @"
        10:20 bot → 钱阿姨: 还没有发出，请点「发出」，或点「不用了」：
              🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买菜
              东西：青菜两把
              「帮忙买青菜两把」
              时间：今天
              地址：还没有，请点「地址」
              电话：+8613800008001
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        ");
        town.clock("12:00").await;
        town.taps_privately("钱阿姨", "不用了").await;
        assert_log!(town, @"
        12:00 钱阿姨 → bot taps [不用了]
        12:00 bot → 钱阿姨 (edit): 好的，没有发出。需要时随时告诉我。
        ");
    })
    .await;
}

#[tokio::test]
async fn the_picture_and_the_address_go_to_whoever_goes_and_the_group_reads_neither() {
    on_both_with(&quiet(), async |town| {
        let group = morning(town).await;
        town.shows("钱阿姨", "请按处方帮我买药").await;
        town.taps_privately("钱阿姨", "地址").await;
        town.tells("钱阿姨", "湘都小区 3栋502").await;
        town.taps_privately("钱阿姨", "发出").await;
        town.chat_log();
        town.taps_in(group, "林志", "接单").await;
        assert_log!(town, @"
        10:10 [志愿者群] 林志 taps [接单]
        10:10 [志愿者群] bot (edit): ✅ 买药 · QX-03-001 · 已有人接单，谢谢大家
        10:10 bot → 钱阿姨 (edit): ✅ 买药：有人接了。
        10:10 [志愿者群] bot (toast): 接单成功，详情已私聊发给您。
        10:10 bot → 林志: 
        10:10 bot → 林志: 📋 买药
              钱阿姨 +8613800008001
              地址：湘都小区 3栋502
              「请按处方帮我买药」
              📷 附照片一张
              时间：今天
              已告诉对方您 10:40 前到，可以改：
              [现在] [30分钟] [1小时] [2小时]
              [已采购] [已送达]
              [去不了，退回]
        10:10 bot → 钱阿姨: 🚶 买药：林志 接单了，预计 10:40 前到。
              电话：+8613800005001
              [不需要了]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_picture_alone_asks_what_it_is_for_and_a_second_tap_sends_nothing_twice() {
    on_both_with(&quiet(), async |town| {
        morning(town).await;
        town.shows("钱阿姨", "").await;
        town.taps_privately("钱阿姨", "买药").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot: 
        10:10 bot → 钱阿姨: 需要什么帮助？点一下，或者直接打字告诉我，例如：家里没菜了，想请人买点青菜和鸡蛋。
              [买菜] [买药] [送餐]
              [心理咨询] [就医] [垃圾]
              [维修] [照看孩子] [照看老人]
              [其他]
        10:10 钱阿姨 → bot taps [买药]
        10:10 bot → 钱阿姨 (edit): 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买药
              📷 附照片一张
              时间：今天
              地址：还没有，请点「地址」
              电话：+8613800008001
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        ");
        let me = town.account("钱阿姨");
        let summary = town.sandbox.messages(me).pop().expect("the summary").id;
        let taps = [(); 2].map(|()| town.sandbox.tap_on(me, (me, summary), "发出").expect("the button is there"));
        town.pump().await;
        assert_eq!(taps.map(|tap| town.sandbox.toast(tap).unwrap_or_default()), ["已发出", "已发出"]);
        town.tells("钱阿姨", "/myrequests").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot taps [发出]
        10:10 钱阿姨 → bot taps [发出]
        10:10 bot → 钱阿姨 (edit): 📨 买药：已发给志愿者，有人接单我马上告诉您。
              [不需要了]
        10:10 bot → 钱阿姨 (toast): 已发出
        10:10 bot → 钱阿姨 (toast): 已发出
        10:10 [志愿者群] bot: 🙋 买药 · QX-03-001 · 今天
              [接单]
        10:10 钱阿姨 → bot: /myrequests
        10:10 bot → 钱阿姨: 您的求助：
              2月7日 10:10 买药 · 在找人
              [不需要了：买药]
              [再来一份上次的]
        ");
    })
    .await;
}
