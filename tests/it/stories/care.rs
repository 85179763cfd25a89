//! What the rooms of care tell those who answer for an area: in digests, agendas and a leader's own day.

use super::digests::add;
use crate::town::{FAST, Town, assert_log, on_both_with};
use chrono::Duration;
use lianxin::features::areas::{self, Purpose};
use lianxin::features::digests;
use lianxin::terms::{ChatId, Level, Role, UserId};

/// No reminders, so that what is told at a set time stands alone.
fn settings() -> String {
    format!("{FAST}[nags]\nsteps = []\n[digests]\nminutes = [1]\n")
}

/// The community's volunteers have a group of their own.
async fn volunteers(town: &mut Town) -> ChatId {
    town.enters("林志", Role::Volunteer, "湘都社区").await;
    let group = town.gathers("志愿者群", &["林志"]).await;
    let mut tx = town.app.db.write(town.app.clock.now()).await.expect("the database is there");
    let community = areas::find_named(&mut tx, "湘都社区").await.expect("areas are read").remove(0);
    areas::bind(&mut tx, group, community.id, Purpose::Volunteers, UserId(1001)).await.expect("a group is bound");
    tx.commit().await.expect("it is kept");
    group
}

#[tokio::test]
async fn the_digest_and_the_leaders_day_tell_of_those_who_are_cared_for() {
    on_both_with(&settings(), async |town| {
        for who in ["陈书记", "周敏", "吴强", "王芳"] {
            town.tells(who, "/start").await;
        }
        let group = volunteers(town).await;
        town.enters("钱阿姨", Role::Resident, "QX-03-001").await;
        town.enters("老孙", Role::Resident, "QX-03-001").await;
        town.tells("王芳", "/observe 钱阿姨 3栋502").await;
        town.taps_privately("王芳", "✅ 登记").await;
        town.clock("08:30").await;

        // One call is taken after 10 minutes, one is still open; a difficulty waits for somebody.
        town.tells("老孙", "家里米吃完了，能帮忙买10斤米吗").await;
        town.taps_privately("老孙", "发出").await;
        town.clock("08:40").await;
        town.taps_in(group, "林志", "接单").await;
        town.clock("09:40").await;
        town.tells("钱阿姨", "家里没有菜了，请帮忙买点青菜").await;
        town.taps_privately("钱阿姨", "发出").await;
        town.tells("老孙", "/concern 楼道的灯坏了很久").await;
        town.clock("10:00").await;
        town.chat_log();
        town.clock("10:01").await;
        assert_log!(town, @"
        10:01 bot → 陈书记: 湘都社区 2月7日上午汇总
              应报 6，已报 0（0.0%），未报 6
              还没有上报，情况不明
              及时率 0.0% · 近7天连续上报 — · 要素完整 —

              服务和关爱
              求助：没人接 1（最久 21 分钟） · 在办 1 · 近7天接单 1 次，一半在 10 分钟内、九成在 10 分钟内
              居家观察：1 人 · 没回答 1
              急难愁盼：没办结 1（最久 21 分钟） · 没人处理 1
              责任书：没签 9 份

              未报名单
              QX-03 (4): 1号 王芳 · 2号 李强 · 3号 张伟 · 4号 刘洋
              QX-04 (2): 1号 赵敏 · 2号 孙丽

              联系不上（停用或拉黑了机器人）2 人：孙丽 · 赵敏
        ");
        town.tells("王芳", "/duties").await;
        let day = town.chat_log();
        let day = day.split("今天做得怎样").nth(1).expect("the day stands below the duties");
        insta::allow_duplicates! { insta::assert_snapshot!(day, @"
        ：
              ❗ 上午报告：还没有报，请尽快补报
              ▫️ 下午报告：还没开始
              ▫️ 走访：今天的报告里还没有走访户数
              ❗ 居家观察：1 人，还有 1 人没有回音
              ⏳ 急难愁盼：还有 1 件没办结，一天内办结 0 件
              ✅ 在岗：要请假请提前用 /leave
        ") }
    })
    .await;
}

/// A second community in the town, with people, and those who answer for both.
async fn neighbours(town: &mut Town) {
    let grid = [(Level::Community, "新丰社区"), (Level::Grid, "XF-01")];
    add(town, "七星街道", &grid).await;
    add(town, "XF-01", &[(Level::MicroGrid, "XF-01-001")]).await;
    add(town, "XF-01", &[(Level::MicroGrid, "XF-01-002")]).await;
    for (who, role, area) in [
        ("吴者", Role::Secretary, "新丰社区"),
        ("郑洁", Role::Leader, "XF-01-001"),
        ("何平", Role::Leader, "XF-01-002"),
        ("路人", Role::Resident, "XF-01-001"),
        ("钱阿姨", Role::Resident, "QX-03-001"),
        ("老孙", Role::Resident, "QX-04-002"),
        ("高书记", Role::Secretary, "七星街道"),
        ("马主任", Role::District, "南湖区"),
    ] {
        town.enters(who, role, area).await;
    }
    for who in ["陈书记", "周敏", "吴强", "王芳", "李强", "张伟", "刘洋", "赵敏", "孙丽"] {
        town.tells(who, "/start").await;
    }
}

/// Somebody tells those who lead micro-grids something, and so many say that they have read it.
async fn announces(town: &mut Town, who: &str, words: &str, readers: &[&str]) {
    town.tells(who, &format!("/notice {words}")).await;
    town.taps_privately(who, "☐ 要已阅").await;
    town.taps_privately(who, "✅ 发送").await;
    town.wait(Duration::seconds(10)).await;
    for reader in readers {
        town.taps_privately(reader, "已阅").await;
    }
}

/// What a program reads of the care in an area.
async fn care_as_json(town: &Town, area: &str) -> String {
    let mut tx = town.app.db.read(town.app.clock.now()).await.expect("the database is there");
    let config = &town.app.house.config;
    let (round, _) = config.rounds.latest_at(town.app.clock.now()).expect("a round");
    let day = digests::load(&mut tx, config, &round).await.expect("it can be read").expect("areas");
    let area = areas::find_named(&mut tx, area).await.expect("areas are read").remove(0);
    tx.rollback().await.expect("it was read only");
    let digest = day.digest(area.id).expect("an area with micro-grids");
    let care = digests::as_json(&day, &digest)["care"].clone();
    let rooms = care.as_object().expect("an object").iter();
    rooms.map(|(room, said)| format!("{room}: {said}")).collect::<Vec<_>>().join("\n")
}

/// A day and a morning in both communities, with another number of everything in each; it is 10:00.
async fn a_day_and_a_morning(town: &mut Town) {
    neighbours(town).await;
    // Households of which three and one will be overdue a day later, notices that four and one have not read.
    for (who, household) in [
        ("王芳", "李奶奶 独居 每1天"),
        ("王芳", "老病号 慢性病 每1天"),
        ("赵敏", "周爷爷 独居 每1天"),
        ("赵敏", "吴阿婆 残疾 每1天"),
        ("郑洁", "何婆婆 独居 每1天"),
        ("郑洁", "丁叔叔 慢性病 每3天"),
    ] {
        town.tells(who, &format!("/care {household}")).await;
    }
    announces(town, "陈书记", "明天停水", &["王芳", "赵敏"]).await;
    announces(town, "吴者", "后天停电", &["郑洁"]).await;
    for (who, request, secretary) in [
        ("李强", "/leave 2月8日 2月8日 回老家 刘洋", "陈书记"),
        ("张伟", "/leave 2月8日 2月8日 看病 王芳", "陈书记"),
        ("何平", "/leave 2月8日 2月8日 看病 郑洁", "吴者"),
    ] {
        town.tells(who, request).await;
        town.taps_privately(secretary, "同意").await;
    }
    for (who, line) in [("王芳", "钱阿姨 3栋502"), ("孙丽", "老孙 6栋101"), ("郑洁", "路人 1栋101")] {
        town.tells(who, &format!("/observe {line}")).await;
        town.taps_privately(who, "✅ 登记").await;
    }
    // What was taken on the first day took 10, 30 and 20 minutes.
    for (at, who, what) in
        [("10:10", "老孙", "帮忙买酱油"), ("10:20", "路人", "帮忙买醋"), ("10:30", "钱阿姨", "帮忙买盐")]
    {
        town.clock(at).await;
        town.tells(who, what).await;
        town.taps_privately(who, "发出").await;
    }
    town.clock("10:40").await;
    for who in ["王芳", "孙丽", "郑洁"] {
        town.taps_privately(who, "我来").await;
        town.taps_privately(who, "已送达").await;
    }
    town.clock("08:31").await;
    town.tells("王芳", "/care").await;
    town.taps_privately("王芳", "✅ 去过 李奶奶").await;
    // One has a fever, one has left, one does not answer.
    town.tells("钱阿姨", "38.2").await;
    town.tells("郑洁", "/mysubjects").await;
    town.taps_privately("郑洁", "路人").await;
    town.taps_privately("郑洁", "⚠️ 发现离开").await;
    town.clock("09:00").await;
    town.tells("路人", "帮忙买10斤米").await;
    town.taps_privately("路人", "发出").await;
    town.clock("09:20").await;
    for (who, what) in [("钱阿姨", "帮忙买青菜两把"), ("老孙", "帮忙买降压药")] {
        town.tells(who, what).await;
        town.taps_privately(who, "发出").await;
    }
    for (who, what) in [("老孙", "楼道的灯坏了"), ("老孙", "垃圾没人收"), ("钱阿姨", "下水道堵了")]
    {
        town.tells(who, &format!("/concern {what}")).await;
    }
    town.taps_privately("周敏", "我来处理").await;
    town.clock("09:50").await;
    town.tells("路人", "/concern 水管漏水").await;
    town.clock("10:00").await;
    town.chat_log();
}

#[tokio::test]
async fn every_line_of_care_is_summed_up_by_community_and_town() {
    on_both_with(&settings(), async |town| {
        a_day_and_a_morning(town).await;
        town.clock("10:01").await;
        assert_log!(town, @"
        10:01 bot → 马主任: 南湖区 2月8日上午汇总
              应报 8，已报 0（0.0%），未报 8
              还没有上报，情况不明
              及时率 0.0% · 近7天连续上报 — · 要素完整 —

              服务和关爱
              求助：没人接 3（最久 61 分钟） · 送到待确认 3 · 近7天接单 3 次，一半在 20 分钟内、九成在 30 分钟内 · 送达 3 单，一半在 20 分钟内、九成在 30 分钟内
              居家观察：3 人 · ⚠️ 不适 1 · ⚠️ 离开 1 · 没回答 2
              关爱走访：到期没去 4 户
              急难愁盼：没办结 4（最久 41 分钟） · 没人处理 3
              请假：QX-03-002 李强（刘洋 代） · QX-03-003 张伟（王芳 代） · XF-01-002 何平（郑洁 代）
              责任书：没签 13 份
              通知：近3天没点已阅 5 份

              未报名单
              七星街道 (8): QX-03-001 王芳 · QX-03-002 刘洋（代李强） · QX-03-003 王芳（代张伟） · QX-03-004 刘洋 · QX-04-001 赵敏 · QX-04-002 孙丽 · XF-01-001 郑洁 · XF-01-002 郑洁（代何平）
        10:01 bot → 高书记: 七星街道 2月8日上午汇总
              应报 8，已报 0（0.0%），未报 8
              还没有上报，情况不明
              及时率 0.0% · 近7天连续上报 — · 要素完整 —

              服务和关爱
              求助：没人接 3（最久 61 分钟） · 送到待确认 3 · 近7天接单 3 次，一半在 20 分钟内、九成在 30 分钟内 · 送达 3 单，一半在 20 分钟内、九成在 30 分钟内
              居家观察：3 人 · ⚠️ 不适 1 · ⚠️ 离开 1 · 没回答 2
              关爱走访：到期没去 4 户
              急难愁盼：没办结 4（最久 41 分钟） · 没人处理 3
              请假：QX-03-002 李强（刘洋 代） · QX-03-003 张伟（王芳 代） · XF-01-002 何平（郑洁 代）
              责任书：没签 13 份
              通知：近3天没点已阅 5 份

              未报名单
              湘都社区 (6): QX-03-001 王芳 · QX-03-002 刘洋（代李强） · QX-03-003 王芳（代张伟） · QX-03-004 刘洋 · QX-04-001 赵敏 · QX-04-002 孙丽
              新丰社区 (2): XF-01-001 郑洁 · XF-01-002 郑洁（代何平）
        10:01 bot → 陈书记: 湘都社区 2月8日上午汇总
              应报 6，已报 0（0.0%），未报 6
              还没有上报，情况不明
              及时率 0.0% · 近7天连续上报 — · 要素完整 —

              服务和关爱
              求助：没人接 2（最久 41 分钟） · 送到待确认 2 · 近7天接单 2 次，一半在 10 分钟内、九成在 30 分钟内 · 送达 2 单，一半在 10 分钟内、九成在 30 分钟内
              居家观察：2 人 · ⚠️ 不适 1 · 没回答 1
              关爱走访：到期没去 3 户
              急难愁盼：没办结 3（最久 41 分钟） · 没人处理 2
              请假：QX-03-002 李强（刘洋 代） · QX-03-003 张伟（王芳 代）
              责任书：没签 9 份
              通知：近3天没点已阅 4 份

              未报名单
              QX-03 (4): 1号 王芳 · 2号 刘洋（代李强） · 3号 王芳（代张伟） · 4号 刘洋
              QX-04 (2): 1号 赵敏 · 2号 孙丽
        10:01 bot → 吴者: 新丰社区 2月8日上午汇总
              应报 2，已报 0（0.0%），未报 2
              还没有上报，情况不明
              及时率 0.0% · 近7天连续上报 — · 要素完整 —

              服务和关爱
              求助：没人接 1（最久 61 分钟） · 送到待确认 1 · 近7天接单 1 次，一半在 20 分钟内、九成在 20 分钟内 · 送达 1 单，一半在 20 分钟内、九成在 20 分钟内
              居家观察：1 人 · ⚠️ 离开 1 · 没回答 1
              关爱走访：到期没去 1 户
              急难愁盼：没办结 1（最久 11 分钟） · 没人处理 1
              请假：XF-01-002 何平（郑洁 代）
              责任书：没签 3 份
              通知：近3天没点已阅 1 份

              未报名单
              XF-01 (2): 1号 郑洁 · 2号 郑洁（代何平）
        ");
        let care = |area| care_as_json(town, area);
        let told = [care("湘都社区").await, care("新丰社区").await, care("七星街道").await].join("\n\n");
        insta::allow_duplicates! { insta::assert_snapshot!(told, @r#"
        cases: {"closed":0,"oldest":1581124800000,"open":3,"unassigned":2}
        help: {"cancelled":0,"delivered":2,"minutes_to_claim":{"count":2,"median":10,"ninetieth":30},"minutes_to_deliver":{"count":2,"median":10,"ninetieth":30},"open":{"count":2,"oldest":1581124800000},"unconfirmed":{"count":2,"oldest":1581041400000},"under_way":{"count":0,"oldest":null}}
        notices: {"under_way":0,"unread":4}
        observed: {"away":0,"households":4,"open":2,"overdue":3,"unanswered":1,"unwell":1}
        pledges: {"signed":0,"unsigned":9}

        cases: {"closed":0,"oldest":1581126600000,"open":1,"unassigned":1}
        help: {"cancelled":0,"delivered":1,"minutes_to_claim":{"count":1,"median":20,"ninetieth":20},"minutes_to_deliver":{"count":1,"median":20,"ninetieth":20},"open":{"count":1,"oldest":1581123600000},"unconfirmed":{"count":1,"oldest":1581042000000},"under_way":{"count":0,"oldest":null}}
        notices: {"under_way":0,"unread":1}
        observed: {"away":1,"households":2,"open":1,"overdue":1,"unanswered":1,"unwell":0}
        pledges: {"signed":0,"unsigned":3}

        cases: {"closed":0,"oldest":1581124800000,"open":4,"unassigned":3}
        help: {"cancelled":0,"delivered":3,"minutes_to_claim":{"count":3,"median":20,"ninetieth":30},"minutes_to_deliver":{"count":3,"median":20,"ninetieth":30},"open":{"count":3,"oldest":1581123600000},"unconfirmed":{"count":3,"oldest":1581041400000},"under_way":{"count":0,"oldest":null}}
        notices: {"under_way":0,"unread":5}
        observed: {"away":1,"households":6,"open":3,"overdue":4,"unanswered":2,"unwell":1}
        pledges: {"signed":0,"unsigned":13}
        "#) }
    })
    .await;
}

#[tokio::test]
async fn an_agenda_names_in_each_part_who_waits_for_help_and_who_was_not_heard_of() {
    let settings = settings().replace("minutes = [1]", "minutes = []").replace("levels = []\n", "");
    on_both_with(&settings, async |town| {
        a_day_and_a_morning(town).await;
        town.tells("陈书记", "/agenda").await;
        town.tells("高书记", "/agenda").await;
        assert_log!(town, @"
        10:00 陈书记 → bot: /agenda
        10:00 bot → 陈书记: 🗓 湘都社区 碰头会 2月8日 17:30
              【传达】
              · 明天停水
              【薄弱环节】2月8日上午
              1. QX-04：未报 2 · 求助没人接 1 · 观察对象没回答 1 · 急难愁盼没人处理 2 · 关爱走访到期没去 2 · 责任书没签 3
              2. QX-03：未报 4 · 求助没人接 1 · 关爱走访到期没去 1 · 急难愁盼在办 1 · 责任书没签 5
        10:00 bot → 陈书记: 🗓 七星街道 碰头会 2月8日 17:30
              【传达】
              · 后天停电
              · 明天停水
              【薄弱环节】2月8日上午
              1. 湘都社区：未报 6 · 求助没人接 2 · 观察对象没回答 1 · 急难愁盼没人处理 2 · 关爱走访到期没去 3 · 急难愁盼在办 1 · 责任书没签 9
              2. 新丰社区：未报 2 · 求助没人接 1 · 观察对象没回答 1 · 急难愁盼没人处理 1 · 关爱走访到期没去 1 · 责任书没签 3
        10:00 高书记 → bot: /agenda
        10:00 bot → 高书记: 🗓 七星街道 碰头会 2月8日 17:30
              【传达】
              · 后天停电
              · 明天停水
              【薄弱环节】2月8日上午
              1. 湘都社区：未报 6 · 求助没人接 2 · 观察对象没回答 1 · 急难愁盼没人处理 2 · 关爱走访到期没去 3 · 急难愁盼在办 1 · 责任书没签 9
              2. 新丰社区：未报 2 · 求助没人接 1 · 观察对象没回答 1 · 急难愁盼没人处理 1 · 关爱走访到期没去 1 · 责任书没签 3
        ");
        // What is done is no weak link any more: somebody goes, was there, and has answered.
        town.taps_privately("王芳", "我来").await;
        town.tells("赵敏", "/care").await;
        town.taps_privately("赵敏", "✅ 去过 周爷爷").await;
        town.tells("老孙", "36.5").await;
        town.chat_log();
        town.tells("陈书记", "/agenda").await;
        assert_log!(town, @"
        10:00 陈书记 → bot: /agenda
        10:00 bot → 陈书记: 🗓 湘都社区 碰头会 2月8日 17:30
              【传达】
              · 明天停水
              【薄弱环节】2月8日上午
              1. QX-04：未报 2 · 求助没人接 1 · 急难愁盼没人处理 2 · 关爱走访到期没去 1 · 责任书没签 3
              2. QX-03：未报 4 · 关爱走访到期没去 1 · 急难愁盼在办 1 · 责任书没签 5
        10:00 bot → 陈书记: 🗓 七星街道 碰头会 2月8日 17:30
              【传达】
              · 后天停电
              · 明天停水
              【薄弱环节】2月8日上午
              1. 湘都社区：未报 6 · 求助没人接 1 · 急难愁盼没人处理 2 · 关爱走访到期没去 2 · 急难愁盼在办 1 · 责任书没签 9
              2. 新丰社区：未报 2 · 求助没人接 1 · 观察对象没回答 1 · 急难愁盼没人处理 1 · 关爱走访到期没去 1 · 责任书没签 3
        ");
    })
    .await;
}
