//! Talks with a counsellor: never in a group, neither knows the other.

use super::{morning, quiet, sends};
use crate::town::{Town, assert_log, on_both_with};
use lianxin::features::{help, people};
use lianxin::terms::Role;

async fn counsellors(town: &mut Town) {
    town.enters("沈老师", Role::Counsellor, "湘都社区").await;
    town.enters("韩老师", Role::Counsellor, "七星街道").await;
}

#[tokio::test]
async fn counsellors_are_asked_in_turn_and_the_talk_goes_through_the_bot() {
    on_both_with(&quiet(), async |town| {
        morning(town).await;
        counsellors(town).await;
        town.chat_log();
        sends(town, "钱阿姨", "最近睡不着，心里难受，想找心理医生聊聊").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot: 最近睡不着，心里难受，想找心理医生聊聊
        10:10 bot → 钱阿姨: 💬 想找人聊聊？点「发出」，我请咨询师来。您的名字和账号，您不说对方就看不到。
              需要：心理咨询
              「最近睡不着，心里难受，想找心理医生聊聊」
              时间：今天
              [发出]
              [类别] [内容] [时间]
              [🆘 紧急] [不用了]
        10:10 钱阿姨 → bot taps [发出]
        10:10 bot → 钱阿姨 (edit): 📨 心理咨询：正在请咨询师，有人应了我马上告诉您。
              [不需要了]
        10:10 bot → 钱阿姨 (toast): 已发出
        10:10 bot → 沈老师: 💬 有居民想找人聊聊。您现在方便吗？10 分钟后我会请下一位。
              [我来] [现在不行]
        ");
        town.clock("10:20").await;
        assert_log!(town, @"
        10:20 bot → 韩老师: 💬 有居民想找人聊聊。您现在方便吗？10 分钟后我会请下一位。
              [我来] [现在不行]
        ");
        town.taps_privately("韩老师", "我来").await;
        assert_log!(town, @"
        10:20 韩老师 → bot taps [我来]
        10:20 bot → 钱阿姨 (edit): ✅ 心理咨询：有人接了。
        10:20 bot → 沈老师 (edit): 已有别的咨询师在谈，谢谢您！
        10:20 bot → 韩老师 (edit): 谈话已经开始，直接打字就行。
        10:20 bot → 钱阿姨: 💬 咨询师在了。请直接打字，您写的只有对方看得到；对方看不到您的名字和账号。
              [告诉对方我是谁] [结束谈话]
        10:20 bot → 韩老师: 💬 谈话开始，直接打字就会转给对方；双方都看不到账号。
              「最近睡不着，心里难受，想找心理医生聊聊」
              [告诉对方我是谁] [结束谈话]
        ");
        town.tells("钱阿姨", "一个人在家，发热 1 天，有点怕").await;
        town.tells("韩老师", "我在听，慢慢说").await;
        assert!(
            town.sandbox.tap(town.account("沈老师"), town.account("沈老师"), "我来").is_err(),
            "the button is gone"
        );
        assert_log!(town, @"
        10:20 钱阿姨 → bot: 一个人在家，发热 1 天，有点怕
        10:20 bot → 韩老师: 💬 一个人在家，发热 1 天，有点怕
        10:20 韩老师 → bot: 我在听，慢慢说
        10:20 bot → 钱阿姨: 💬 我在听，慢慢说
        ");
        town.taps_privately("钱阿姨", "告诉对方我是谁").await;
        town.taps_privately("韩老师", "结束谈话").await;
        town.taps_privately("韩老师", "有，请留意").await;
        assert_log!(town, @"
        10:20 钱阿姨 → bot taps [告诉对方我是谁]
        10:20 bot → 钱阿姨 (toast): 已告诉对方
        10:20 bot → 韩老师: 对方愿意告诉您：我是 钱阿姨，电话 +8613800008001。
        10:20 韩老师 → bot taps [结束谈话]
        10:20 bot → 钱阿姨 (edit): 💬 谈话已结束。
        10:20 bot → 韩老师 (edit): 💬 谈话已结束。
        10:20 bot → 钱阿姨: 💬 谈话结束了。想再聊，随时发送 /help。
        10:20 bot → 韩老师: 💬 谈话结束了，辛苦了。需要有人上门留意这位居民吗？
              [有，请留意]
        10:20 韩老师 → bot taps [有，请留意]
        10:20 bot → 韩老师 (edit): 已私下告诉负责照看的人。
        10:20 bot → 周敏: 💛 韩老师 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              电话：+8613800008001
        10:20 bot → 陈书记: 💛 韩老师 觉得要多留意：钱阿姨（QX-03-001）。请抽空联系一下。
              电话：+8613800008001
        ");
        town.tells("韩老师", "还在吗").await;
        assert_log!(town, @"
        10:20 韩老师 → bot: 还在吗
        ");
    })
    .await;
}

#[tokio::test]
async fn who_cannot_now_says_so_and_when_all_have_been_asked_the_secretary_learns_that_somebody_waits() {
    on_both_with(&quiet(), async |town| {
        morning(town).await;
        counsellors(town).await;
        sends(town, "钱阿姨", "心里难受，想找心理医生聊聊，顺便买青菜两把").await;
        town.chat_log();
        town.taps_privately("沈老师", "现在不行").await;
        town.taps_privately("韩老师", "现在不行").await;
        assert_log!(town, @"
        10:10 沈老师 → bot taps [现在不行]
        10:10 bot → 沈老师 (edit): 好的，已请下一位。
        10:10 bot → 韩老师: 💬 有居民想找人聊聊。您现在方便吗？10 分钟后我会请下一位。
              [我来] [现在不行]
        10:10 韩老师 → bot taps [现在不行]
        10:10 bot → 韩老师 (edit): 好的，已请下一位。
        10:10 bot → 钱阿姨 (edit): 📨 心理咨询：还在找人，社区书记已经知道。着急请直接打电话给社区。
              [不需要了]
        10:10 bot → 陈书记: 💬 QX-03-001 有居民想找人聊聊，咨询师暂时都没有应。请联系咨询师看看私聊。（不记名）
        ");
        town.taps_first_privately("钱阿姨", "不需要了").await;
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn danger_in_a_talk_brings_the_emergency_number_and_help_without_a_word_of_it() {
    on_both_with(&quiet(), async |town| {
        morning(town).await;
        counsellors(town).await;
        sends(town, "钱阿姨", "想找心理医生聊聊").await;
        town.taps_privately("沈老师", "我来").await;
        town.chat_log();
        town.tells("钱阿姨", "我不想活了").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot: 我不想活了
        10:10 bot → 沈老师: 💬 我不想活了
        10:10 bot → 钱阿姨: ⚠️ 如有生命危险，请立即拨打 120。
        10:10 bot → 周敏: 🆘 可能有生命危险 · QX-03-001，请马上联系：
              钱阿姨 +8613800008001
        10:10 bot → 陈书记: 🆘 可能有生命危险 · QX-03-001，请马上联系：
              钱阿姨 +8613800008001
        ");
        town.tells("钱阿姨", "真的不想活了").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot: 真的不想活了
        10:10 bot → 沈老师: 💬 真的不想活了
        ");
        // A talk in which nobody writes for a day is over.
        town.wait(chrono::Duration::hours(25)).await;
        town.sees("钱阿姨", "谈话结束了");
        town.sees("沈老师", "谈话结束了");
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_talk_that_is_offered_begins_with_a_tap_and_outlives_a_restart_and_a_report() {
    let settings = quiet();
    on_both_with(&settings, async |town| {
        morning(town).await;
        town.enters("沈老师", Role::Counsellor, "湘都社区").await;
        offers_talk(town, "王芳").await;
        // A request for something else does not take the offer away.
        town.tells("王芳", "帮忙买青菜两把").await;
        town.taps_first_privately("王芳", "好，聊聊").await;
        town.chat_log();
        town.taps_privately("沈老师", "我来").await;
        town.restarts(&settings).await;
        town.wait(chrono::Duration::seconds(16)).await;
        town.chat_log();
        // A leader's report is no report while they talk.
        town.tells("王芳", "上午 走访42户 发热1").await;
        town.shows("沈老师", "看看这个").await;
        town.taps_privately("王芳", "结束谈话").await;
        assert_log!(town, @"
        10:10 王芳 → bot: 上午 走访42户 发热1
        10:10 bot → 沈老师: 💬 上午 走访42户 发热1
        10:10 沈老师 → bot: 看看这个
        10:10 bot → 王芳: 💬 看看这个
        10:10 王芳 → bot taps [结束谈话]
        10:10 bot → 王芳 (edit): 💬 谈话已结束。
        10:10 bot → 沈老师 (edit): 💬 谈话已结束。
        10:10 bot → 王芳: 💬 谈话结束了。想再聊，随时发送 /help。
        10:10 bot → 沈老师: 💬 谈话结束了，辛苦了。需要有人上门留意这位居民吗？
              [有，请留意]
        ");
        town.tells("沈老师", "/me").await;
        assert_log!(town, @"
        10:10 沈老师 → bot: /me
        10:10 bot → 沈老师: 沈老师
              湘都社区 心理咨询师
              🤝 帮过 1 次，收到 0 次感谢。
        ");
    })
    .await;
}

/// Another room offers somebody a talk.
async fn offers_talk(town: &mut Town, who: &str) {
    let mut tx = town.app.db.write(town.app.clock.now()).await.expect("the database is there");
    let user = lianxin::terms::UserId(town.account(who).0);
    let person = people::find_by_user(&mut tx, user).await.expect("people can be read").expect("they have joined");
    let area = person.holdings[0].area;
    let offered = help::open_counselling(&mut tx, person.id, area).await.expect("a talk can be offered");
    assert_eq!(offered, help::Offered::Stands);
    tx.commit().await.expect("the offer is kept");
    town.pump().await;
}
