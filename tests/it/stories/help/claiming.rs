//! Who gets a request: one, whoever presses, however often and however many at once.

use super::{morning, quiet, sends};
use crate::town::{Town, assert_log, on_both_with, open};
use lianxin::features::areas;
use lianxin::features::people::{self, Newcomer};
use lianxin::terms::{Phone, Role, UserId};
use lianxin_sandbox::{ChatId, PersonId};

const CROWD: i64 = 200;
const FIRST: i64 = 70_000;

/// So many volunteers more, each known to the bot.
async fn crowd(town: &Town) -> Vec<PersonId> {
    let mut tx = town.app.db.write(town.app.clock.now()).await.expect("the database is there");
    let community = areas::find_named(&mut tx, "湘都社区").await.expect("areas can be read")[0].id;
    let mut crowd = vec![];
    for account in FIRST..FIRST + CROWD {
        let name = format!("志愿{account}");
        crowd.push(town.sandbox.person_with(PersonId(account), &name, (None, Some("zh-hans"))));
        let phone = Phone::read(&format!("139000{account}"));
        let newcomer = Newcomer { name, phone, user: Some(UserId(account)), address: None };
        let person = people::enrol(&mut tx, &newcomer).await.expect("a person can be entered");
        people::give_role(&mut tx, person, Role::Volunteer, community).await.expect("a role can be given");
    }
    tx.commit().await.expect("the roster is kept");
    for person in &crowd {
        town.sandbox.start(*person, None);
    }
    crowd
}

/// How many private messages with these words the crowd got, and how many taps were answered so.
fn told(town: &Town, crowd: &[PersonId], words: &str) -> usize {
    let has = |person: &&PersonId| town.sandbox.messages(**person).iter().any(|shown| shown.text.contains(words));
    crowd.iter().filter(has).count()
}

#[tokio::test]
async fn of_two_hundred_who_press_at_once_exactly_one_goes_whatever_replica_hears_them() {
    let settings = quiet();
    on_both_with(&settings, async |town| {
        morning(town).await;
        let crowd = crowd(town).await;
        town.pump().await;
        let mut members = crowd.clone();
        members.push(town.account("陈书记"));
        let group = town.sandbox.group("大群", &members);
        town.pump().await;
        town.says_in(lianxin::terms::ChatId(group.0), "陈书记", "/bind volunteers").await;
        sends(town, "钱阿姨", "帮忙买青菜两把").await;
        town.chat_log();

        let other = open(&town.sandbox, &town.place.url, town.app.clock.clone(), &settings).await;
        let taps: Vec<_> = crowd
            .iter()
            .map(|person| town.sandbox.tap(*person, ChatId(group.0), "接单").expect("the button is there"))
            .collect();
        loop {
            let received = town.app.receive(0).await.expect("updates come in");
            let (one, two) = tokio::join!(town.app.take(), other.take());
            if received == 0 && one.expect("the inbox").rows + two.expect("the inbox").rows == 0 {
                break;
            }
        }
        other.db.close().await;
        town.pump().await;

        let won = taps.iter().filter(|tap| town.sandbox.toast(**tap).is_some_and(|toast| toast.contains("接单成功")));
        assert_eq!(won.count(), 1);
        let late =
            taps.iter().filter(|tap| town.sandbox.toast(**tap).is_some_and(|toast| toast.contains("已经有人接了")));
        assert_eq!(late.count(), taps.len() - 1);
        assert_eq!(told(town, &crowd, "钱阿姨"), 1, "one learns where to go");
        let told = town.sandbox.messages(town.account("钱阿姨"));
        assert_eq!(told.iter().filter(|shown| shown.text.contains("接单了")).count(), 1);
        let shown = town.sandbox.messages(ChatId(group.0));
        assert!(shown.iter().all(|shown| !shown.text.contains("钱阿姨") && !shown.text.contains("青菜")));
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_second_press_a_late_one_a_strangers_and_ones_own_change_nothing() {
    on_both_with(&quiet(), async |town| {
        let group = morning(town).await;
        town.sandbox.join(town.account("钱阿姨"), ChatId(group.0));
        sends(town, "钱阿姨", "帮忙买青菜两把").await;
        town.chat_log();
        town.taps_in(group, "路人", "接单").await;
        assert_eq!(town.toast(), "您还没有登记为这里的志愿者。私聊我发送 /volunteer 就可以申请。");
        town.taps_in(group, "钱阿姨", "接单").await;
        assert_eq!(town.toast(), "这是您自己的求助。");
        let offer = town.sandbox.messages(ChatId(group.0)).pop().expect("the offer").id;
        let at = (ChatId(group.0), offer);
        let taps = ["林志", "林志", "周愿"]
            .map(|who| town.sandbox.tap_on(town.account(who), at, "接单").expect("all press before the bot answers"));
        town.pump().await;
        let answers = taps.map(|tap| town.sandbox.toast(tap).unwrap_or_default());
        assert_eq!(
            answers,
            ["接单成功，详情已私聊发给您。", "这一单就是您接的，详情在私聊里。", "已经有人接了，谢谢您！"]
        );
        assert_log!(town, @"
        10:10 [志愿者群] 路人 taps [接单]
        10:10 [志愿者群] bot (toast): 您还没有登记为这里的志愿者。私聊我发送 /volunteer 就可以申请。
        10:10 [志愿者群] 钱阿姨 taps [接单]
        10:10 [志愿者群] bot (toast): 这是您自己的求助。
        10:10 [志愿者群] 林志 taps [接单]
        10:10 [志愿者群] 林志 taps [接单]
        10:10 [志愿者群] 周愿 taps [接单]
        10:10 [志愿者群] bot (edit): ✅ 买菜 · QX-03-001 · 已有人接单，谢谢大家
        10:10 bot → 钱阿姨 (edit): ✅ 买菜：有人接了。
        10:10 [志愿者群] bot (toast): 接单成功，详情已私聊发给您。
        10:10 [志愿者群] bot (toast): 这一单就是您接的，详情在私聊里。
        10:10 [志愿者群] bot (toast): 已经有人接了，谢谢您！
        10:10 bot → 林志: 📋 买菜
              钱阿姨 +8613800008001
              地址：没有写，请打电话问
              东西：青菜两把
              「帮忙买青菜两把」
              时间：今天
              已告诉对方您 10:40 前到，可以改：
              [现在] [30分钟] [1小时] [2小时]
              [已采购] [已送达]
              [去不了，退回]
        10:10 bot → 钱阿姨: 🚶 买菜：林志 接单了，预计 10:40 前到。
              电话：+8613800005001
              [不需要了]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_request_that_is_cancelled_is_taken_by_nobody_and_whoever_was_on_the_way_is_told() {
    on_both_with(&quiet(), async |town| {
        let group = morning(town).await;
        sends(town, "钱阿姨", "帮忙买青菜两把").await;
        town.chat_log();
        let offer = town.sandbox.messages(ChatId(group.0)).pop().expect("the offer").id;
        let late = (ChatId(group.0), offer);
        // Both press before the bot hears of either.
        town.sandbox.tap(town.account("钱阿姨"), town.account("钱阿姨"), "不需要了").expect("the button is there");
        let tap = town.sandbox.tap_on(town.account("林志"), late, "接单").expect("the button is there");
        town.pump().await;
        assert_eq!(town.sandbox.toast(tap).unwrap_or_default(), "这一单已经取消或结束了，谢谢您！");
        assert_log!(town, @"
        10:10 钱阿姨 → bot taps [不需要了]
        10:10 [志愿者群] 林志 taps [接单]
        10:10 [志愿者群] bot (edit): ▫️ 买菜 · QX-03-001 · 已取消
        10:10 bot → 钱阿姨 (edit): 买菜：已取消。
        10:10 bot → 钱阿姨 (toast): 已取消
        10:10 [志愿者群] bot (toast): 这一单已经取消或结束了，谢谢您！
        ");

        sends(town, "钱阿姨", "帮忙买鸡蛋30个").await;
        town.taps_in(group, "林志", "接单").await;
        town.chat_log();
        town.tells("钱阿姨", "/myrequests").await;
        town.taps_privately("钱阿姨", "不需要了：买菜").await;
        assert_log!(town, @"
        10:10 钱阿姨 → bot: /myrequests
        10:10 bot → 钱阿姨: 您的求助：
              2月7日 10:10 买菜 · 有人来了 · 林志
              2月7日 10:10 买菜 · 已取消
              [不需要了：买菜]
              [再来一份上次的]
        10:10 钱阿姨 → bot taps [不需要了：买菜]
        10:10 bot → 钱阿姨 (edit): 🚶 买菜：林志 接单了，预计 10:40 前到。
              电话：+8613800005001
        10:10 [志愿者群] bot (edit): ▫️ 买菜 · QX-03-001 · 已取消
        10:10 bot → 林志 (edit): ▫️ 买菜：对方不需要了，不用去了，谢谢您！
        10:10 bot → 钱阿姨 (toast): 已取消
        10:10 bot → 钱阿姨 (edit): 买菜：已取消。
        10:10 bot → 林志: ▫️ 买菜：对方不需要了，不用去了，谢谢您！
        10:10 bot → 钱阿姨 (edit): 您的求助：
              2月7日 10:10 买菜 · 已取消 · 林志
              2月7日 10:10 买菜 · 已取消
              [再来一份上次的]
        ");
        town.tells("林志", "/mytasks").await;
        town.sees("林志", "没有进行中的单");
    })
    .await;
}

#[tokio::test]
async fn a_volunteer_has_no_more_requests_at_once_than_the_district_allows() {
    on_both_with(&format!("{}[help]\nmost_claims = 1\n", quiet()), async |town| {
        let group = morning(town).await;
        sends(town, "钱阿姨", "帮忙买青菜两把").await;
        town.taps_in(group, "林志", "接单").await;
        sends(town, "王芳", "帮忙买大米一袋").await;
        town.chat_log();
        town.taps_in(group, "林志", "接单").await;
        assert_eq!(town.toast(), "您手上已有 1 单，先送完再接吧，辛苦了！");
        town.taps_privately("林志", "已送达").await;
        town.taps_in(group, "林志", "接单").await;
        assert_eq!(town.toast(), "接单成功，详情已私聊发给您。");
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_claim_outlives_a_restart_and_is_offered_anew_when_it_is_handed_back() {
    let settings = quiet();
    on_both_with(&settings, async |town| {
        let group = morning(town).await;
        sends(town, "钱阿姨", "帮忙买青菜两把").await;
        town.restarts(&settings).await;
        town.wait(chrono::Duration::seconds(16)).await;
        town.taps_in(group, "林志", "接单").await;
        town.restarts(&settings).await;
        town.wait(chrono::Duration::seconds(16)).await;
        town.chat_log();
        town.taps_privately("林志", "去不了，退回").await;
        assert_log!(town, @"
        10:10 林志 → bot taps [去不了，退回]
        10:10 bot → 钱阿姨 (edit): 🚶 买菜：林志 接单了，预计 10:40 前到。
              电话：+8613800005001
        10:10 [志愿者群] bot (edit): ↩️ 买菜 · QX-03-001 · 退回，重新找人
        10:10 bot → 林志 (edit): ↩️ 买菜：已退回。
        10:10 bot → 林志 (toast): 已退回，谢谢您告诉我们。
        10:10 bot → 钱阿姨 (edit): 📨 买菜：已发给志愿者，有人接单我马上告诉您。
              [不需要了]
        10:10 [志愿者群] bot: 🙋 买菜 · QX-03-001 · 今天 · 1 样东西
              [接单]
        10:10 bot → 钱阿姨: 🔁 买菜：林志 临时来不了，正在另外找人，请放心。
        ");
        town.taps_in(group, "周愿", "接单").await;
        town.taps_privately("周愿", "已送达").await;
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_claim_that_stands_still_is_asked_about_and_goes_back_to_the_pool() {
    on_both_with(&quiet(), async |town| {
        let group = morning(town).await;
        sends(town, "钱阿姨", "帮忙买青菜两把").await;
        town.taps_in(group, "林志", "接单").await;
        town.chat_log();
        town.clock("11:39").await;
        assert_log!(town, @"");
        town.clock("11:41").await;
        town.taps_privately("林志", "还在办").await;
        assert_log!(town, @"
        11:40 bot → 林志: ⏳ 买菜（钱阿姨）办得怎么样了？15 分钟没有回音，我会另外找人。
              [还在办] [已送达] [去不了，退回]
        11:41 林志 → bot taps [还在办]
        11:41 bot → 林志 (edit): 👍 买菜：知道了，辛苦了！
        11:41 bot → 钱阿姨 (edit): 🚶 买菜：林志 接单了，预计 12:11 前到。
              电话：+8613800005001
              [不需要了]
        11:41 bot → 林志 (toast): 已记下
        11:41 bot → 林志 (edit): 📋 买菜
              钱阿姨 +8613800008001
              地址：没有写，请打电话问
              东西：青菜两把
              「帮忙买青菜两把」
              时间：今天
              已告诉对方您 12:11 前到，可以改：
              [现在] [30分钟] [1小时] [2小时]
              [已采购] [已送达]
              [去不了，退回]
        ");
        town.clock("13:30").await;
        assert_log!(town, @"
        13:11 bot → 林志: ⏳ 买菜（钱阿姨）办得怎么样了？15 分钟没有回音，我会另外找人。
              [还在办] [已送达] [去不了，退回]
        13:26 bot → 钱阿姨 (edit): 🚶 买菜：林志 接单了，预计 12:11 前到。
              电话：+8613800005001
        13:26 bot → 林志 (edit): ↩️ 买菜：没有回音，已另外找人。
        13:26 [志愿者群] bot (edit): ↩️ 买菜 · QX-03-001 · 退回，重新找人
        13:26 bot → 林志 (edit): ↩️ 买菜：没有回音，已另外找人。
        13:26 bot → 钱阿姨 (edit): 📨 买菜：已发给志愿者，有人接单我马上告诉您。
              [不需要了]
        13:26 [志愿者群] bot: 🙋 买菜 · QX-03-001 · 今天 · 1 样东西
              [接单]
        13:26 bot → 钱阿姨: 🔁 买菜：林志 临时来不了，正在另外找人，请放心。
        ");
    })
    .await;
}

#[tokio::test]
async fn who_would_not_hear_where_to_go_cannot_take_it() {
    on_both_with(&quiet(), async |town| {
        let group = morning(town).await;
        town.sandbox.block(town.account("林志"));
        town.pump().await;
        sends(town, "钱阿姨", "帮忙买青菜两把").await;
        town.taps_in(group, "林志", "接单").await;
        assert_eq!(town.toast(), "我没法私聊您，请先打开和我的私聊发一句话，再来接单。");
        town.sandbox.unblock(town.account("林志"));
        town.tells("林志", "你好").await;
        town.taps_in(group, "林志", "接单").await;
        assert_eq!(town.toast(), "接单成功，详情已私聊发给您。");
        town.chat_log();
    })
    .await;
}
