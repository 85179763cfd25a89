//! Nobody takes it, nobody is there to take it, or it cannot wait.

use super::{morning, quiet, sends};
use crate::town::{assert_log, on_both_with};
use lianxin::terms::Role;

#[tokio::test]
async fn what_nobody_takes_goes_up_the_ladder_step_by_step_and_each_is_told_once() {
    on_both_with(&quiet(), async |town| {
        morning(town).await;
        for who in ["周敏", "陈书记", "王芳"] {
            town.tells(who, "/start").await;
        }
        sends(town, "钱阿姨", "帮忙买降压药一盒").await;
        town.chat_log();
        town.clock("10:24").await;
        assert_log!(town, @"");
        town.clock("10:26").await;
        assert_log!(town, @"
        10:25 bot → 钱阿姨 (edit): 📨 买药：已请网格长帮忙安排，有人去我马上告诉您。
              [不需要了]
        10:25 bot → 王芳: ⏰ 求助还没有人接：买药 · QX-03-001
              钱阿姨 +8613800008001
              地址：没有写，请打电话问
              东西：降压药一盒
              「帮忙买降压药一盒」
              时间：今天
              [我来] [指派志愿者]
        ");
        town.clock("10:41").await;
        assert_log!(town, @"
        10:40 bot → 周敏: ⏰ 求助还没有人接：买药 · QX-03-001
              钱阿姨 +8613800008001
              地址：没有写，请打电话问
              东西：降压药一盒
              「帮忙买降压药一盒」
              时间：今天
              [我来] [指派志愿者]
        ");
        town.clock("13:00").await;
        assert_log!(town, @"
        10:55 bot → 钱阿姨 (edit): 📨 买药：还在找人，社区书记已经知道。着急请直接打电话给社区。
              [不需要了]
        10:55 bot → 陈书记: ⏰ 求助还没有人接：买药 · QX-03-001
              钱阿姨 +8613800008001
              地址：没有写，请打电话问
              东西：降压药一盒
              「帮忙买降压药一盒」
              时间：今天
              [我来] [指派志愿者]
        ");
        town.taps_privately("周敏", "指派志愿者").await;
        town.taps_privately("周敏", "林志").await;
        assert_log!(town, @"
        13:00 周敏 → bot taps [指派志愿者]
        13:00 bot → 周敏: 请谁去？买药 · QX-03-001（⭐ 正合适，括号里是手上的单数）
              [林志] [周愿]
              [我来]
        13:00 周敏 → bot taps [林志]
        13:00 [志愿者群] bot (edit): ✅ 买药 · QX-03-001 · 已有人接单，谢谢大家
        13:00 bot → 王芳 (edit): ✅ 买药 · QX-03-001：林志 去。
        13:00 bot → 周敏 (edit): ✅ 买药 · QX-03-001：林志 去。
        13:00 bot → 陈书记 (edit): ✅ 买药 · QX-03-001：林志 去。
        13:00 bot → 钱阿姨 (edit): ✅ 买药：有人接了。
        13:00 bot → 林志: 周敏 请您跑一趟：
              📋 买药
              钱阿姨 +8613800008001
              地址：没有写，请打电话问
              东西：降压药一盒
              「帮忙买降压药一盒」
              时间：今天
              已告诉对方您 13:30 前到，可以改：
              [现在] [30分钟] [1小时] [2小时]
              [已采购] [已送达]
              [去不了，退回]
        13:00 bot → 周敏 (edit): ✅ 已请 林志 去。
        13:00 bot → 钱阿姨: 🚶 买药：林志 接单了，预计 13:30 前到。
              电话：+8613800005001
              [不需要了]
        ");
        // The buttons of the others are gone.
        let taken = town.sandbox.tap(town.account("王芳"), town.account("王芳"), "我来");
        assert!(taken.is_err());
        town.tells("王芳", "/assign").await;
        assert_log!(town, @"
        13:00 王芳 → bot: /assign
        13:00 bot → 王芳: 现在没有等人接的求助。
        ");
    })
    .await;
}

#[tokio::test]
async fn without_a_group_the_leader_is_asked_at_once_and_may_take_it() {
    on_both_with(&quiet(), async |town| {
        town.enters("老孙", Role::Resident, "QX-04-001").await;
        town.tells("赵敏", "/start").await;
        town.clock("10:10").await;
        town.chat_log();
        sends(town, "老孙", "家里下水道堵了，帮忙找人修一下").await;
        assert_log!(town, @"
        10:10 老孙 → bot: 家里下水道堵了，帮忙找人修一下
        10:10 bot → 老孙: 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：维修
              「家里下水道堵了，帮忙找人修一下」
              时间：今天
              地址：还没有，请点「地址」
              电话：+8613800008002
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        10:10 老孙 → bot taps [发出]
        10:10 bot → 老孙 (edit): 📨 维修：已请网格长帮忙安排，有人去我马上告诉您。
              [不需要了]
        10:10 bot → 老孙 (toast): 已发出
        10:10 bot → 赵敏: ⏰ 求助还没有人接：维修 · QX-04-001
              老孙 +8613800008002
              地址：没有写，请打电话问
              「家里下水道堵了，帮忙找人修一下」
              时间：今天
              [我来] [指派志愿者]
        ");
        town.taps_privately("赵敏", "我来").await;
        assert_log!(town, @"
        10:10 赵敏 → bot taps [我来]
        10:10 bot → 赵敏 (edit): ✅ 维修 · QX-04-001：赵敏 去。
        10:10 bot → 老孙 (edit): ✅ 维修：有人接了。
        10:10 bot → 赵敏 (toast): 接单成功，详情已私聊发给您。
        10:10 bot → 赵敏: 📋 维修
              老孙 +8613800008002
              地址：没有写，请打电话问
              「家里下水道堵了，帮忙找人修一下」
              时间：今天
              已告诉对方您 10:40 前到，可以改：
              [现在] [30分钟] [1小时] [2小时]
              [已采购] [已送达]
              [去不了，退回]
        10:10 bot → 老孙: 🚶 维修：赵敏 接单了，预计 10:40 前到。
              电话：+8613800004001
              [不需要了]
        ");
        town.tells("赵敏", "/assign").await;
        town.sees("赵敏", "没有等人接的求助");
    })
    .await;
}

#[tokio::test]
async fn where_nobody_can_be_told_the_resident_is_told_to_phone() {
    on_both_with(&quiet(), async |town| {
        town.enters("老孙", Role::Resident, "七星街道").await;
        sends(town, "老孙", "帮忙买大米一袋").await;
        assert_log!(town, @"
        06:00 老孙 → bot: 帮忙买大米一袋
        06:00 bot → 老孙: 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买菜
              东西：大米一袋
              「帮忙买大米一袋」
              时间：今天
              地址：还没有，请点「地址」
              电话：+8613800008002
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        06:00 老孙 → bot taps [发出]
        06:00 bot → 老孙 (edit): ⚠️ 买菜：现在没有能通过我联系到的负责人，请直接打电话给社区。
              [不需要了]
        06:00 bot → 老孙 (toast): 现在没有能通过我联系到的负责人，请直接打电话给社区。
        ");
    })
    .await;
}

#[tokio::test]
async fn an_urgent_request_waits_for_five_minutes_on_each_step() {
    on_both_with(&quiet(), async |town| {
        morning(town).await;
        town.tells("钱阿姨", "降压药昨天就吃完了，帮忙买一盒").await;
        town.taps_privately("钱阿姨", "发出").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot: 降压药昨天就吃完了，帮忙买一盒
        10:10 bot → 钱阿姨: 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买药
              东西：降压药
              「降压药昨天就吃完了，帮忙买一盒」
              时间：现在 · 🆘 紧急
              地址：还没有，请点「地址」
              电话：+8613800008001
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [不急] [不用了]
        10:10 钱阿姨 → bot taps [发出]
        10:10 bot → 钱阿姨 (edit): 📨 买药：已发给志愿者，有人接单我马上告诉您。
              [不需要了]
        10:10 bot → 钱阿姨 (toast): 已发出
        10:10 [志愿者群] bot: 🆘 紧急 · 买药 · QX-03-001 · 现在 · 1 样东西
              [接单]
        ");
        town.clock("10:15").await;
        town.sees("王芳", "紧急");
        town.clock("10:20").await;
        town.sees("周敏", "紧急");
        town.clock("10:25").await;
        town.sees("陈书记", "紧急");
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn danger_is_answered_with_the_emergency_number_and_those_responsible_know_at_once() {
    on_both_with(&quiet(), async |town| {
        morning(town).await;
        town.tells("钱阿姨", "老伴胸口疼得喘不上气").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot: 老伴胸口疼得喘不上气
        10:10 bot → 钱阿姨: ⚠️ 如有生命危险，请立即拨打 120。
              已经告诉网格长和社区书记，他们会马上联系您。还需要别的，请看下面。
        10:10 bot → 周敏: 🆘 可能有生命危险 · QX-03-001，请马上联系：
              钱阿姨 +8613800008001
              「老伴胸口疼得喘不上气」
        10:10 bot → 陈书记: 🆘 可能有生命危险 · QX-03-001，请马上联系：
              钱阿姨 +8613800008001
              「老伴胸口疼得喘不上气」
        10:10 bot → 钱阿姨: 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：就医
              「老伴胸口疼得喘不上气」
              时间：现在 · 🆘 紧急
              地址：还没有，请点「地址」
              电话：+8613800008001
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [不急] [不用了]
        ");
        town.tells("路人", "救命，我胸口疼得喘不上气").await;
        assert_log!(town, @"
        10:10 路人 → bot: 救命，我胸口疼得喘不上气
        10:10 bot → 路人: ⚠️ 如有生命危险，请立即拨打 120。
              您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
        ");
        town.says("王芳", "我老伴胸口疼得喘不上气").await;
        assert_log!(town, @"
        10:10 王芳: 我老伴胸口疼得喘不上气
        10:10 bot → 周敏: 🆘 可能有生命危险 · QX-03-001，请马上联系：
              王芳 +8613800003001
        10:10 bot → 陈书记: 🆘 可能有生命危险 · QX-03-001，请马上联系：
              王芳 +8613800003001
        10:10 bot: ⚠️ 如有生命危险，请立即拨打 120。
              需要帮忙吗？请点下面的按钮私聊我，马上帮您找人，别人看不到。
              [私聊求助]
        ");
    })
    .await;
}

#[tokio::test]
async fn who_hands_it_back_is_not_asked_again_and_the_next_step_is() {
    on_both_with(&quiet(), async |town| {
        town.enters("老孙", Role::Resident, "QX-04-001").await;
        for who in ["赵敏", "吴强", "陈书记"] {
            town.tells(who, "/start").await;
        }
        town.clock("10:10").await;
        sends(town, "老孙", "家里下水道堵了，帮忙找人修一下").await;
        town.taps_privately("赵敏", "我来").await;
        town.chat_log();
        town.taps_privately("赵敏", "去不了，退回").await;
        assert_log!(town, @"
        10:10 赵敏 → bot taps [去不了，退回]
        10:10 bot → 老孙 (edit): 🚶 维修：赵敏 接单了，预计 10:40 前到。
              电话：+8613800004001
        10:10 bot → 赵敏 (edit): ↩️ 维修：已退回。
        10:10 bot → 赵敏 (toast): 已退回，谢谢您告诉我们。
        10:10 bot → 吴强: ⏰ 求助还没有人接：维修 · QX-04-001
              老孙 +8613800008002
              地址：没有写，请打电话问
              「家里下水道堵了，帮忙找人修一下」
              时间：今天
              [我来] [指派志愿者]
        10:10 bot → 老孙 (edit): 📨 维修：已请网格长帮忙安排，有人去我马上告诉您。
              [不需要了]
        10:10 bot → 老孙: 🔁 维修：赵敏 临时来不了，正在另外找人，请放心。
        ");
        town.tells("陈书记", "/assign").await;
        town.taps_privately("陈书记", "维修").await;
        town.taps_privately("陈书记", "我来").await;
        assert_log!(town, @"
        10:10 陈书记 → bot: /assign
        10:10 bot → 陈书记: 还没有人接的求助，点一下安排人去：
              [维修 QX-04-001]
        10:10 陈书记 → bot taps [维修 QX-04-001]
        10:10 bot → 陈书记: 维修 · QX-04-001：现在没有空着的志愿者。可以点「我来」，或请居民发送 /volunteer 报名。
              [我来]
        10:10 陈书记 → bot taps [我来]
        10:10 bot → 吴强 (edit): ✅ 维修 · QX-04-001：陈书记 去。
        10:10 bot → 老孙 (edit): ✅ 维修：有人接了。
        10:10 bot → 陈书记 (edit): 接单成功，详情已私聊发给您。
        10:10 bot → 陈书记 (toast): 接单成功，详情已私聊发给您。
        10:10 bot → 陈书记: 📋 维修
              老孙 +8613800008002
              地址：没有写，请打电话问
              「家里下水道堵了，帮忙找人修一下」
              时间：今天
              已告诉对方您 10:40 前到，可以改：
              [现在] [30分钟] [1小时] [2小时]
              [已采购] [已送达]
              [去不了，退回]
        10:10 bot → 老孙: 🚶 维修：陈书记 接单了，预计 10:40 前到。
              电话：+8613800001001
              [不需要了]
        ");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_woken_for_what_can_wait_and_somebody_is_for_what_cannot() {
    on_both_with(&quiet(), async |town| {
        town.enters("老孙", Role::Resident, "QX-04-001").await;
        for who in ["赵敏", "吴强", "陈书记"] {
            town.tells(who, "/start").await;
        }
        town.clock("23:00").await;
        sends(town, "老孙", "帮忙买大米一袋，明天要").await;
        sends(town, "老孙", "帮忙买鸡蛋30个，明天要").await;
        town.taps_privately("老孙", "不需要了").await;
        town.chat_log();
        town.clock("06:29").await;
        assert_log!(town, @"");
        town.clock("06:40").await;
        assert_log!(town, @"
        06:30 bot → 赵敏: ⏰ 求助还没有人接：买菜 · QX-04-001
              老孙 +8613800008002
              地址：没有写，请打电话问
              东西：大米一袋
              「帮忙买大米一袋，明天要」
              时间：今天
              [我来] [指派志愿者]
        ");
        town.clock("23:01").await;
        town.chat_log();
        sends(town, "老孙", "降压药昨天就吃完了，帮忙买一盒").await;
        town.sees("赵敏", "紧急");
        town.chat_log();
    })
    .await;
}
