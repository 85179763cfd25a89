//! Who may do what about what weighs on residents, what is asked back, and what is forgotten.

use super::concerns::{on_both, settings};
use super::nags::{morning, roster};
use crate::town::{Town, assert_log};
use chrono::Duration;
use lianxin::features::concerns;
use lianxin::terms::{Button, ChatId, Lane, Post, Role};
use serde_json::{Value, json};

#[tokio::test]
async fn a_case_is_given_to_whoever_can_act_and_nobody_else_may_touch_it() {
    on_both(async |town| {
        morning(town).await;
        town.enters("老孙", Role::Resident, "湘都社区").await;
        town.tells("老孙", "/concern 小区门口的垃圾三天没清").await;
        // No grid leader answers for the whole community: its secretary does.
        assert_log!(town, @"
        07:30 老孙 → bot: /concern 小区门口的垃圾三天没清
        07:30 bot → 老孙: 已记下，编号 #1，已转给 陈书记，别人看不到。随时发 /concern 看进展。
              [已经解决了]
        07:30 bot → 陈书记: 📮 急难愁盼 #1 湘都社区
              「小区门口的垃圾三天没清」
              2月7日 07:30 老孙 +8613800008002
              还没有人处理
              [我来处理] [交给别人]
              [答复] [办结]
        ");
        town.taps_privately("陈书记", "交给别人").await;
        town.taps_privately("陈书记", "吴强 网格长").await;
        assert_log!(town, @"
        07:30 陈书记 → bot taps [交给别人]
        07:30 bot → 陈书记 (edit): 📮 急难愁盼 #1 湘都社区
              「小区门口的垃圾三天没清」
              2月7日 07:30 老孙 +8613800008002
              还没有人处理
              [周敏 网格长]
              [吴强 网格长]
              [返回]
        07:30 陈书记 → bot taps [吴强 网格长]
        07:30 bot → 老孙 (edit): #1「小区门口的垃圾三天没清」：吴强 正在处理
              [已经解决了]
        07:30 bot → 陈书记 (edit): 📮 急难愁盼 #1 湘都社区
              「小区门口的垃圾三天没清」
              2月7日 07:30 老孙 +8613800008002
              吴强 正在处理
              2月7日 07:30 陈书记：交给 吴强
              [我来处理] [交给别人]
              [答复] [办结]
        07:30 bot → 陈书记 (toast): #1 已转交。
        07:30 bot → 吴强: 📮 急难愁盼 #1 湘都社区
              「小区门口的垃圾三天没清」
              2月7日 07:30 老孙 +8613800008002
              吴强 正在处理
              2月7日 07:30 陈书记：交给 吴强
              [交给别人]
              [答复] [办结]
        ");
        // Who was given it leads one grid only, and may act all the same; others may not.
        town.taps_privately("吴强", "答复").await;
        town.tells("吴强", "明早清运").await;
        town.chat_log();
        passed_on(town, "周敏", json!({ "take": { "concern": 1 } })).await;
        town.forges("老孙", "{\"concerns\":{\"take\":{\"concern\":1}}}").await;
        assert_log!(town, @"
        07:30 bot → 周敏: 旧消息
              [旧按钮]
        07:30 周敏 → bot taps [旧按钮]
        07:30 bot → 周敏 (toast): 这件事不归您处理，请交给负责的人。
        07:30 老孙 → bot taps [forged]
        07:30 bot → 老孙 (toast): 这个按钮已经过期，请使用最新的一条消息。
        ");
        // An old button of a closed case.
        town.taps_privately("吴强", "办结").await;
        town.tells("吴强", "清完了").await;
        town.chat_log();
        passed_on(town, "陈书记", json!({ "ask-answer": { "concern": 1 } })).await;
        passed_on(town, "陈书记", json!({ "show": { "concern": 77 } })).await;
        // Who answers for the area reopens it with a reason, and takes it over.
        passed_on(town, "陈书记", json!({ "ask-reopen": { "concern": 1 } })).await;
        town.tells("陈书记", "又堆起来了").await;
        town.taps_privately("陈书记", "我来处理").await;
        assert_log!(town, @"
        07:30 bot → 陈书记: 旧消息
              [旧按钮]
        07:30 陈书记 → bot taps [旧按钮]
        07:30 bot → 陈书记 (toast): 这件事已经办结；如果还没解决，请点「还没解决」。
        07:30 bot → 陈书记: 旧消息
              [旧按钮]
        07:30 陈书记 → bot taps [旧按钮]
        07:30 bot → 陈书记 (toast): 这个按钮已经过期，请使用最新的一条消息。
        07:30 bot → 陈书记: 旧消息
              [旧按钮]
        07:30 陈书记 → bot taps [旧按钮]
        07:30 bot → 陈书记: 请写一句还有什么没解决（#1）：
              [不说了]
        07:30 陈书记 → bot: 又堆起来了
        07:30 bot → 陈书记 (edit): 📮 急难愁盼 #1 湘都社区
              「小区门口的垃圾三天没清」
              2月7日 07:30 老孙 +8613800008002
              吴强 正在处理
              2月7日 07:30 陈书记：交给 吴强
              2月7日 07:30 吴强：答复「明早清运」
              2月7日 07:30 吴强：办结「清完了」
              2月7日 07:30 陈书记：重新打开「又堆起来了」
              [我来处理] [交给别人]
              [答复] [办结]
        07:30 bot → 吴强 (edit): 📮 急难愁盼 #1 湘都社区
              「小区门口的垃圾三天没清」
              2月7日 07:30 老孙 +8613800008002
              吴强 正在处理
              2月7日 07:30 陈书记：交给 吴强
              2月7日 07:30 吴强：答复「明早清运」
              2月7日 07:30 吴强：办结「清完了」
              2月7日 07:30 陈书记：重新打开「又堆起来了」
              [交给别人]
              [答复] [办结]
        07:30 bot → 老孙 (edit): #1「小区门口的垃圾三天没清」：吴强 正在处理
              [已经解决了]
        07:30 bot → 陈书记: #1 已重新打开，会继续跟进。
        07:30 bot → 吴强: 📮 急难愁盼 #1 湘都社区
              「小区门口的垃圾三天没清」
              2月7日 07:30 老孙 +8613800008002
              吴强 正在处理
              2月7日 07:30 陈书记：交给 吴强
              2月7日 07:30 吴强：答复「明早清运」
              2月7日 07:30 吴强：办结「清完了」
              2月7日 07:30 陈书记：重新打开「又堆起来了」
              [交给别人]
              [答复] [办结]
        07:30 陈书记 → bot taps [我来处理]
        07:30 bot → 吴强 (edit): #1「小区门口的垃圾三天没清」：陈书记 正在处理
        07:30 bot → 老孙 (edit): #1「小区门口的垃圾三天没清」：陈书记 正在处理
              [已经解决了]
        07:30 bot → 陈书记 (edit): 📮 急难愁盼 #1 湘都社区
              「小区门口的垃圾三天没清」
              2月7日 07:30 老孙 +8613800008002
              陈书记 正在处理
              2月7日 07:30 陈书记：交给 吴强
              2月7日 07:30 吴强：答复「明早清运」
              2月7日 07:30 吴强：办结「清完了」
              2月7日 07:30 陈书记：重新打开「又堆起来了」
              2月7日 07:30 陈书记：我来处理
              [交给别人]
              [答复] [办结]
        07:30 bot → 陈书记 (toast): 好的，#1 交给您了。
        ");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_a_case_is_asked_back_and_a_group_hears_nothing() {
    on_both(async |town| {
        morning(town).await;
        town.enters("钱阿姨", Role::Resident, "QX-03-002").await;
        town.says("王芳", "/concern 张三家有人发烧").await;
        assert_log!(town, @"
        07:30 王芳: /concern 张三家有人发烧
        07:30 bot: 这类事请私聊告诉我，别人看不到。
              [私聊告诉我]
        ");
        town.tells("路人", "/concern 门口太吵").await;
        town.tells("钱阿姨", "/concerns").await;
        town.tells("钱阿姨", "/concern").await;
        let account = town.account("钱阿姨");
        town.sandbox.voice(account, account);
        town.pump().await;
        assert_log!(town, @"
        07:30 路人 → bot: /concern 门口太吵
        07:30 bot → 路人: 您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
        07:30 钱阿姨 → bot: /concerns
        07:30 bot → 钱阿姨: 没有未办结的急难愁盼。
        07:30 钱阿姨 → bot: /concern
        07:30 bot → 钱阿姨: 有什么难处或心愿？请用几句话告诉我，也可以发照片或位置。只有负责的人看得到。
              [不说了]
        07:30 钱阿姨 → bot: 
        07:30 bot → 钱阿姨: 请用文字告诉我，也可以发照片或位置。
        ");
        town.tells("钱阿姨", &"急".repeat(1001)).await;
        town.sees("钱阿姨", "太长了");
        town.chat_log();
        // At night only a call for help wakes anybody.
        town.clock("23:00").await;
        town.chat_log();
        town.tells("钱阿姨", "/concern 希望社区办个图书角").await;
        town.tells("钱阿姨", "/concern 我妈胸口痛喘不上气").await;
        assert_log!(town, @"
        23:00 钱阿姨 → bot: /concern 希望社区办个图书角
        23:00 bot → 钱阿姨: 已记下，编号 #1，已转给 周敏，别人看不到。随时发 /concern 看进展。
              [已经解决了]
        23:00 钱阿姨 → bot: /concern 我妈胸口痛喘不上气
        23:00 bot → 钱阿姨: ⚠️ 如有生命危险，请立即拨打 120。
              已记下，编号 #2，已转给 周敏，别人看不到。随时发 /concern 看进展。
              [已经解决了]
        23:00 bot → 周敏: 📮 急难愁盼 #2 QX-03-002
              🙋 像是等不得的求助，请尽快联系。
              「我妈胸口痛喘不上气」
              2月7日 23:00 钱阿姨 +8613800008001
              还没有人处理
              [我来处理] [交给别人]
              [答复] [办结]
        ");
        town.clock("06:30").await;
        assert_log!(town, @"
        06:30 bot → 周敏: 📮 急难愁盼 #1 QX-03-002
              「希望社区办个图书角」
              2月7日 23:00 钱阿姨 +8613800008001
              还没有人处理
              [我来处理] [交给别人]
              [答复] [办结]
        ");
    })
    .await;
}

#[tokio::test]
async fn without_a_grid_leader_the_next_above_hears_of_it_and_without_anybody_the_resident_knows() {
    on_both(async |town| {
        morning(town).await;
        town.enters("钱阿姨", Role::Resident, "QX-03-002").await;
        roster(town, "UPDATE people SET telegram_id = NULL WHERE name = '周敏'").await;
        town.tells("钱阿姨", "/concern 电梯停了").await;
        assert_log!(town, @"
        07:30 钱阿姨 → bot: /concern 电梯停了
        07:30 bot → 钱阿姨: 已记下，编号 #1，已转给 陈书记，别人看不到。随时发 /concern 看进展。
              [已经解决了]
        07:30 bot → 陈书记: 📮 急难愁盼 #1 QX-03-002
              「电梯停了」
              2月7日 07:30 钱阿姨 +8613800008001
              还没有人处理
              [我来处理] [交给别人]
              [答复] [办结]
        ");
        // A picture with the command below it belongs to the case.
        town.shows("钱阿姨", "/concern 单元门关不上").await;
        assert_log!(town, @"
        07:30 钱阿姨 → bot: /concern 单元门关不上
        07:30 bot → 钱阿姨: 已记下，编号 #2，已转给 陈书记，别人看不到。随时发 /concern 看进展。
              [已经解决了]
        07:30 bot → 陈书记: 📮 急难愁盼 #2 QX-03-002
              「单元门关不上」
              2月7日 07:30 钱阿姨 +8613800008001
              还没有人处理
              [我来处理] [交给别人]
              [答复] [办结]
              [看照片]
        ");
        town.shows("钱阿姨", "/concern").await;
        town.tells("钱阿姨", "信箱也坏了").await;
        town.taps_privately("陈书记", "看照片").await;
        assert_log!(town, @"
        07:30 钱阿姨 → bot: /concern
        07:30 bot → 钱阿姨: 收到了。请再用一句话说说是什么事。
        07:30 钱阿姨 → bot: 信箱也坏了
        07:30 bot → 钱阿姨: 已记下，编号 #3，已转给 陈书记，别人看不到。随时发 /concern 看进展。
              [已经解决了]
        07:30 bot → 陈书记: 📮 急难愁盼 #3 QX-03-002
              「信箱也坏了」
              2月7日 07:30 钱阿姨 +8613800008001
              还没有人处理
              [我来处理] [交给别人]
              [答复] [办结]
              [看照片]
        07:30 陈书记 → bot taps [看照片]
        07:30 bot → 陈书记: #3
        ");
        roster(town, "UPDATE people SET telegram_id = NULL WHERE name = '陈书记'").await;
        town.tells("钱阿姨", "/concern 楼道灯坏了").await;
        town.tells("钱阿姨", "/concerns").await;
        town.taps_privately("钱阿姨", "#1").await;
        assert_log!(town, @"
        07:30 钱阿姨 → bot: /concern 楼道灯坏了
        07:30 bot → 钱阿姨: 已记下，编号 #4。现在还没有能通过我联系到的负责人，着急请直接打电话给社区。
              [已经解决了]
        07:30 钱阿姨 → bot: /concerns
        07:30 bot → 钱阿姨: 还没办结的急难愁盼（4）
              #1 QX-03-002 · 0 分钟 · 还没有人处理 · 电梯停了
              #2 QX-03-002 · 0 分钟 · 还没有人处理 · 单元门关不上
              #3 QX-03-002 · 0 分钟 · 还没有人处理 · 信箱也坏了
              #4 QX-03-002 · 0 分钟 · 还没有人处理 · 楼道灯坏了
              [#1] [#2] [#3] [#4]
        07:30 钱阿姨 → bot taps [#1]
        07:30 bot → 钱阿姨 (edit): #1「电梯停了」：还没有人处理
              [已经解决了]
        ");
    })
    .await;
}

#[tokio::test]
async fn who_works_on_a_case_hears_that_its_report_was_corrected_and_not_of_what_was_over_in_the_night() {
    on_both(async |town| {
        morning(town).await;
        town.enters("钱阿姨", Role::Resident, "QX-03-002").await;
        town.tells("王芳", "走访12户 30人 无异常 急难愁盼：缺口罩").await;
        town.taps_privately("周敏", "我来处理").await;
        town.chat_log();
        town.tells("王芳", "更正 急难愁盼：缺口罩和消毒水").await;
        assert_log!(town, @"
        07:30 王芳 → bot: 更正 急难愁盼：缺口罩和消毒水
        07:30 bot → 王芳: ✏️ 已更正 QX-03-001 2月7日上午报告
              走访户数: 12
              排查人数: 30
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              急难愁盼: 缺口罩和消毒水
              [改] [撤回]
        07:30 bot → 周敏 (edit): 📮 急难愁盼 #1 QX-03-001
              「缺口罩和消毒水」
              2月7日 07:30 王芳 +8613800003001（日报）
              周敏 正在处理
              2月7日 07:30 周敏：我来处理
              2月7日 07:30 王芳：更正了日报里的内容
              [交给别人]
              [答复] [办结]
        07:30 bot → 周敏: 📮 急难愁盼 #1 QX-03-001
              「缺口罩和消毒水」
              2月7日 07:30 王芳 +8613800003001（日报）
              周敏 正在处理
              2月7日 07:30 周敏：我来处理
              2月7日 07:30 王芳：更正了日报里的内容
              [交给别人]
              [答复] [办结]
        ");
        town.clock("23:00").await;
        town.chat_log();
        town.tells("钱阿姨", "/concern 楼道灯坏了").await;
        town.taps_privately("钱阿姨", "已经解决了").await;
        town.chat_log();
        town.clock("06:40").await;
        assert_log!(town, @"");
    })
    .await;
}

#[tokio::test]
async fn some_time_after_a_case_was_closed_its_words_are_forgotten_and_the_numbers_stay() {
    on_both(async |town| {
        morning(town).await;
        town.enters("钱阿姨", Role::Resident, "QX-03-002").await;
        town.tells("钱阿姨", "/concern 楼道灯坏了").await;
        town.taps_privately("钱阿姨", "已经解决了").await;
        town.chat_log();
        assert_eq!(numbers(town).await, (0, 0, 1));
        town.restarts(&settings()).await;
        town.wait(Duration::days(29)).await;
        town.chat_log();
        town.tells("钱阿姨", "/concern 电梯停了").await;
        town.chat_log();
        town.wait(Duration::days(2)).await;
        town.chat_log();
        // The open one is kept, the closed one has no words left to reopen it with.
        assert_eq!(numbers(town).await, (1, 1, 0));
        let mut tx = town.app.db.read(town.app.clock.now()).await.expect("the database is there");
        let area = lianxin::features::areas::find_named(&mut tx, "QX-03-002").await.expect("areas can be read")[0].id;
        let open = concerns::list_open(&mut tx, area).await.expect("cases can be read");
        tx.rollback().await.expect("the database is there");
        let words: Vec<_> = open.into_iter().map(|concern| concern.words).collect();
        assert_eq!(words, [Some("电梯停了".to_owned())]);
    })
    .await;
}

/// Somebody presses a button that stands under a message of somebody else, or under an old one.
async fn passed_on(town: &mut Town, who: &str, command: Value) {
    let button = Button::command("旧按钮", json!({ "concerns": command }));
    let post = Post::text(ChatId(town.account(who).0), Lane::Reply, "旧消息").buttons(vec![vec![button]]);
    town.posts(&[post]).await;
    town.taps_privately(who, "旧按钮").await;
}

/// Open, unassigned, and closed within a day.
async fn numbers(town: &Town) -> (usize, usize, usize) {
    let mut tx = town.app.db.read(town.app.clock.now()).await.expect("the database is there");
    let tallies = concerns::tally(&mut tx).await.expect("cases can be counted");
    tx.rollback().await.expect("the database is there");
    let mut sum = concerns::Tally::default();
    tallies.values().for_each(|tally| sum += tally);
    (sum.open, sum.unassigned, sum.closed)
}
