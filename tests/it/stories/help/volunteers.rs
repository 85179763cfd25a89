//! Becoming a volunteer, what they do, and what is forgotten.

use super::{morning, quiet, sends};
use crate::town::{assert_log, on_both_with};
use chrono::Duration;
use lianxin::features::help;

#[tokio::test]
async fn a_stranger_applies_in_a_message_and_the_secretary_admits_them_with_a_tap() {
    on_both_with(&quiet(), async |town| {
        let group = morning(town).await;
        town.tells("郑洁", "/volunteer").await;
        town.tells("郑洁", "郑洁 湘都社区").await;
        town.tells("郑洁", "138 0000 9002").await;
        assert_log!(town, @"
        10:10 郑洁 → bot: /volunteer
        10:10 bot → 郑洁: 想当志愿者？太好了！请发一条消息写上姓名、电话和社区，例如：林志 13800138000 湘都社区
        10:10 郑洁 → bot: 郑洁 湘都社区
        10:10 bot → 郑洁: 还差：电话。请再写一下。
        10:10 郑洁 → bot: 138 0000 9002
        10:10 bot → 郑洁: 已报给湘都社区的书记，同意后我马上告诉您。谢谢您愿意帮忙！
        10:10 bot → 陈书记: 🙋 郑洁 +8613800009002 想在湘都社区当志愿者，同意吗？
              [同意] [不同意]
        ");
        town.tells("郑洁", "/volunteer").await;
        town.sees("郑洁", "您已经报过名");
        town.taps_privately("陈书记", "同意").await;
        assert_log!(town, @"
        10:10 郑洁 → bot: /volunteer
        10:10 bot → 郑洁: 您已经报过名，书记同意后我马上告诉您。
        10:10 陈书记 → bot taps [同意]
        10:10 bot → 陈书记 (edit): ✅ 郑洁 现在是志愿者了。
        10:10 bot → 郑洁: 🎉 欢迎加入志愿者！有求助时我会发到志愿者群，点「接单」就行。愿意做什么、什么时候有空，可以在这里点选：
              [买菜] [买药] [送餐]
              [就医] [垃圾] [维修]
              [照看孩子] [照看老人] [其他]
              [上午] [下午] [晚上]
        ");
        town.taps_privately("郑洁", "买药").await;
        town.taps_privately("郑洁", "上午").await;
        town.chat_log();
        town.sandbox.join(town.account("郑洁"), lianxin_sandbox::ChatId(group.0));
        sends(town, "钱阿姨", "帮忙买降压药一盒").await;
        town.taps_in(group, "郑洁", "接单").await;
        assert_eq!(town.toast(), "接单成功，详情已私聊发给您。");
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_phone_of_somebody_else_makes_nobody_a_volunteer() {
    on_both_with(&quiet(), async |town| {
        morning(town).await;
        town.tells("何平", "/volunteer").await;
        town.tells("何平", "何平 13800001001 湘都社区").await;
        town.taps_privately("陈书记", "同意").await;
        assert_log!(town, @"
        10:10 何平 → bot: /volunteer
        10:10 bot → 何平: 想当志愿者？太好了！请发一条消息写上姓名、电话和社区，例如：林志 13800138000 湘都社区
        10:10 何平 → bot: 何平 13800001001 湘都社区
        10:10 bot → 何平: 已报给湘都社区的书记，同意后我马上告诉您。谢谢您愿意帮忙！
        10:10 bot → 陈书记: 🙋 何平 +8613800001001 想在湘都社区当志愿者，同意吗？
              [同意] [不同意]
        10:10 陈书记 → bot taps [同意]
        10:10 bot → 陈书记 (edit): ⚠️ 何平 写的电话是名册上另一位的，没有登记。请核实后用 /invite 邀请。
        10:10 bot → 何平: 您写的电话在名册上已有登记，请向社区书记要一个邀请链接。
        ");
        town.tells("何平", "/mytasks").await;
        town.sees("何平", "名册");
    })
    .await;
}

#[tokio::test]
async fn a_resident_applies_with_a_tap_and_may_be_declined() {
    on_both_with(&quiet(), async |town| {
        morning(town).await;
        town.tells("钱阿姨", "/volunteer").await;
        town.taps_privately("钱阿姨", "我想报名").await;
        town.taps_privately("陈书记", "不同意").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot: /volunteer
        10:10 bot → 钱阿姨: 钱阿姨，您想在湘都社区当志愿者吗？
              [我想报名]
        10:10 钱阿姨 → bot taps [我想报名]
        10:10 bot → 钱阿姨 (edit): 已报给湘都社区的书记，同意后我马上告诉您。谢谢您愿意帮忙！
        10:10 bot → 陈书记: 🙋 钱阿姨 +8613800008001 想在湘都社区当志愿者，同意吗？
              [同意] [不同意]
        10:10 陈书记 → bot taps [不同意]
        10:10 bot → 陈书记 (edit): ▫️ 没有同意 钱阿姨 的报名。
        10:10 bot → 钱阿姨: 书记这次没有同意您的报名。有疑问请联系社区。
        ");
        town.says("王芳", "/mytasks").await;
        assert_log!(town, @"
        10:10 王芳: /mytasks
        10:10 bot: 这个请私聊我，群里大家都看得到。
              [打开私聊]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_worry_and_a_complaint_go_privately_to_those_responsible_and_to_nobody_else() {
    on_both_with(&quiet(), async |town| {
        let group = morning(town).await;
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
        10:10 bot → 周敏: 💛 林志 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              电话：+8613800008001
        10:10 bot → 陈书记: 💛 林志 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              电话：+8613800008001
        10:10 林志 → bot: 咳得厉害，脸色不好
        10:10 bot → 林志 (edit): ✅ 买菜：已送达，辛苦了！
              可以发一张照片给对方；花了钱请打字，例如 38.5。
              要给下一位留句话吗？（例如：门铃坏了，请敲门）直接打字。
              [不用了]
        10:10 bot → 周敏: 💛 林志 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              「咳得厉害，脸色不好」
              电话：+8613800008001
        10:10 bot → 陈书记: 💛 林志 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              「咳得厉害，脸色不好」
              电话：+8613800008001
        ");
        town.taps_privately("钱阿姨", "有问题").await;
        town.tells("钱阿姨", "少了一把青菜").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot taps [有问题]
        10:10 bot → 钱阿姨 (edit): 哪里不对？请写一句，我只转给社区书记。
        10:10 钱阿姨 → bot: 少了一把青菜
        10:10 bot → 钱阿姨: 已转给社区书记，会尽快联系您。
        10:10 bot → 陈书记: ⚠️ 钱阿姨（QX-03-001）对一次求助不满意：买菜，去的是 林志。
              「少了一把青菜」
              电话：+8613800008001
        ");
        // The next visitor reads the note of the last one.
        town.tells("林志", "门铃坏了，请敲门").await;
        town.tells("钱阿姨", "/myrequests").await;
        town.taps_privately("钱阿姨", "再来一份上次的").await;
        town.taps_privately("钱阿姨", "发出").await;
        town.taps_in(group, "周愿", "接单").await;
        assert_log!(town, @"
        10:10 林志 → bot: 门铃坏了，请敲门
        10:10 bot → 林志 (edit): ✅ 买菜：已送达，辛苦了！
              可以发一张照片给对方；花了钱请打字，例如 38.5。
              都记下了，谢谢您！
        10:10 钱阿姨 → bot: /myrequests
        10:10 bot → 钱阿姨: 您的求助：
              2月7日 10:10 买菜 · 已完成 · 林志
              [再来一份上次的]
        10:10 钱阿姨 → bot taps [再来一份上次的]
        10:10 bot → 钱阿姨: 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
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
        10:10 钱阿姨 → bot taps [发出]
        10:10 bot → 钱阿姨 (edit): 📨 买菜：已发给志愿者，有人接单我马上告诉您。
              [不需要了]
        10:10 bot → 钱阿姨 (toast): 已发出
        10:10 [志愿者群] bot: 🙋 买菜 · QX-03-001 · 今天 · 1 样东西
              [接单]
        10:10 [志愿者群] 周愿 taps [接单]
        10:10 [志愿者群] bot (edit): ✅ 买菜 · QX-03-001 · 已有人接单，谢谢大家
        10:10 bot → 钱阿姨 (edit): ✅ 买菜：有人接了。
        10:10 [志愿者群] bot (toast): 接单成功，详情已私聊发给您。
        10:10 bot → 周愿: 📋 买菜
              钱阿姨 +8613800008001
              地址：没有写，请打电话问
              东西：青菜两把
              「帮忙买青菜两把」
              时间：今天
              上一位的留言：门铃坏了，请敲门
              已告诉对方您 10:40 前到，可以改：
              [现在] [30分钟] [1小时] [2小时]
              [已采购] [已送达]
              [去不了，退回]
        10:10 bot → 钱阿姨: 🚶 买菜：周愿 接单了，预计 10:40 前到。
              电话：+8613800005002
              [不需要了]
        ");
    })
    .await;
}

#[tokio::test]
async fn what_is_over_for_thirty_days_names_nobody_and_the_sums_stay() {
    on_both_with(&quiet(), async |town| {
        let group = morning(town).await;
        sends(town, "钱阿姨", "帮忙买青菜两把").await;
        town.clock("10:14").await;
        town.taps_in(group, "林志", "接单").await;
        town.clock("10:40").await;
        town.taps_privately("林志", "已送达").await;
        sends(town, "王芳", "帮忙买大米一袋").await;
        town.chat_log();
        let mut tx = town.app.db.write(town.app.clock.now()).await.expect("the database is there");
        let mut sum = help::Tally::default();
        help::tally(&mut tx).await.expect("help can be counted").values().for_each(|tally| sum += tally);
        tx.rollback().await.expect("the database is there");
        assert_eq!((sum.open.count, sum.unconfirmed.count, sum.delivered), (1, 1, 1));
        assert_eq!((sum.minutes_to_claim, sum.minutes_to_deliver), (vec![4], vec![30]));

        town.taps_privately("王芳", "不需要了").await;
        town.wait(Duration::days(32)).await;
        town.chat_log();
        // 林志 is thanked by nobody, and has still helped once.
        town.tells("钱阿姨", "/myrequests").await;
        town.tells("林志", "/me").await;
        assert_log!(town, @"
        10:40 钱阿姨 → bot: /myrequests
        10:40 bot → 钱阿姨: 您还没有求助过。需要什么，直接打字告诉我。
        10:40 林志 → bot: /me
        10:40 bot → 林志: 林志
              湘都社区 志愿者
              🤝 帮过 1 次，收到 0 次感谢。
        ");
    })
    .await;
}
