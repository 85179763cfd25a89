//! What the rooms of care tell those who answer for an area: in digests, agendas and a leader's own day.

use crate::town::{FAST, Town, assert_log, on_both_with};
use lianxin::features::areas::{self, Purpose};
use lianxin::terms::{ChatId, Role, UserId};

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
