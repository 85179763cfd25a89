//! Excuses, and what people ask about a round.

use super::nags::{morning, roster, without_digests};
use crate::town::{assert_log, on_both_with};
use lianxin::features::areas;
use lianxin::terms::Level;

#[tokio::test]
async fn an_excused_micro_grid_is_not_reminded_and_is_no_zero_until_the_excuse_is_undone() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.tells("王芳", "/excuse QX-03-001").await;
        town.tells("吴强", "/excuse QX-03-001").await;
        town.tells("周敏", "/excuse").await;
        town.tells("周敏", "/excuse qx-03-001").await;
        town.tells("周敏", "/status").await;
        town.tells("王芳", "/status").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 王芳 → bot: /excuse QX-03-001
        07:30 bot → 王芳: 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        07:30 吴强 → bot: /excuse QX-03-001
        07:30 bot → 吴强: 在您负责的区域里没有找到这个微网格，请核对编号。
        07:30 周敏 → bot: /excuse
        07:30 bot → 周敏: 请写上微网格编号，例如：/excuse QX-03-012
        07:30 周敏 → bot: /excuse qx-03-001
        07:30 bot → 周敏: QX-03-001 2月7日上午已请假，不再提醒。
              [撤销请假]
        07:30 周敏 → bot: /status
        07:30 bot → 周敏: QX-03 2月7日上午：应报 3，已报 0（迟报 0），未报 3，待确认 0，已请假 1
        07:30 王芳 → bot: /status
        07:30 bot → 王芳: 2月7日上午
              QX-03-001：已请假
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 0/3
              未报: 2 3 4
              已请假: 1
              [零报告] [填写]
        ");
        town.clock("09:30").await;
        town.group_sees("还有 3 个微网格未报（10:00 截止）：2号 李强 · 3号 张伟 · 4号 刘洋");
        town.taps_privately("周敏", "撤销请假").await;
        town.clock("09:31").await;
        town.chat_log();
        town.tells("王芳", "/status").await;
        town.sees("王芳", "QX-03-001：未报");
        town.clock("10:00").await;
        town.sees("王芳", "还没有收到 QX-03-001");
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_grid_leader_excuses_from_the_list_of_the_missing_and_a_report_outweighs_an_excuse() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        for who in ["王芳", "张伟"] {
            town.taps(who, "零报告").await;
        }
        town.clock("10:31").await;
        town.chat_log();
        town.taps_privately("周敏", "请假").await;
        town.taps_privately("周敏", "QX-03-004").await;
        town.tells("周敏", "/excuse QX-03-001").await;
        town.clock("10:32").await;
        assert_log!(town, @"
        10:31 周敏 → bot taps [请假]
        10:31 bot → 周敏: 2月7日上午哪个微网格请假?
              [QX-03-002] [QX-03-004]
        10:31 周敏 → bot taps [QX-03-004]
        10:31 bot → 周敏 (edit): QX-03-004 2月7日上午已请假，不再提醒。
              [撤销请假]
        10:31 周敏 → bot: /excuse QX-03-001
        10:31 bot → 周敏: QX-03-001 2月7日上午已经报了，不用请假。
        10:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/3
              未报: 2
              已请假: 4
              [零报告] [填写]
        ");
        town.taps("刘洋", "零报告").await;
        town.chat_log();
        town.tells("周敏", "/status").await;
        town.sees("周敏", "应报 4，已报 3（迟报 1），未报 1，待确认 0，已请假 0");
        town.clock("14:31").await;
        town.chat_log();
        town.taps_privately("周敏", "撤销请假").await;
        assert_eq!(town.toast(), "这一轮已经截止，不能再改请假了。");
    })
    .await;
}

#[tokio::test]
async fn everybody_learns_of_their_own_area_and_a_group_reads_numbers() {
    on_both_with(&without_digests(), async |town| {
        roster(
            town,
            "INSERT INTO people (name, phone, telegram_id, joined_at) VALUES ('马主任', '13800001000', 1000, 0)",
        )
        .await;
        roster(
            town,
            "INSERT INTO roles (person, role, area) SELECT p.id, 'district', a.id FROM people p, areas a
             WHERE p.name = '马主任' AND a.level = 'district'",
        )
        .await;
        morning(town).await;
        town.taps("王芳", "零报告").await;
        town.says("李强", "走访42户 发热1").await;
        town.clock("07:31").await;
        town.chat_log();
        for question in ["/missing", "/status"] {
            for who in ["李强", "刘洋", "周敏", "陈书记", "马主任"] {
                town.tells(who, question).await;
            }
            town.says("周敏", question).await;
        }
        assert_log!(town, @"
        07:31 李强 → bot: /missing
        07:31 bot → 李强: 2月7日上午
              QX-03-002：已报
        07:31 刘洋 → bot: /missing
        07:31 bot → 刘洋: 2月7日上午
              QX-03-004：未报
        07:31 周敏 → bot: /missing
        07:31 bot → 周敏: QX-03 2月7日上午未报 2 个：
              QX-03 (2)
              3号 张伟 +8613800003003
              4号 刘洋 +8613800003004
        07:31 陈书记 → bot: /missing
        07:31 bot → 陈书记: 湘都社区 2月7日上午未报 4 个：
              QX-03 (2)
              3号 张伟 +8613800003003
              4号 刘洋 +8613800003004
              QX-04 (2)
              1号 赵敏 +8613800004001
              2号 孙丽 +8613800004002
        07:31 马主任 → bot: /missing
        07:31 bot → 马主任: 南湖区 2月7日上午未报 4 个：
              七星街道: 4
        07:31 周敏: /missing
        07:31 bot: 还有 2 个微网格未报（10:00 截止）：3号 张伟 · 4号 刘洋
        07:31 李强 → bot: /status
        07:31 bot → 李强: 2月7日上午
              QX-03-002：已报
        07:31 刘洋 → bot: /status
        07:31 bot → 刘洋: 2月7日上午
              QX-03-004：未报
        07:31 周敏 → bot: /status
        07:31 bot → 周敏: QX-03 2月7日上午：应报 4，已报 2（迟报 0），未报 2，待确认 0，已请假 0
        07:31 陈书记 → bot: /status
        07:31 bot → 陈书记: 湘都社区 2月7日上午：应报 6，已报 2（迟报 0），未报 4，待确认 0，已请假 0
        07:31 马主任 → bot: /status
        07:31 bot → 马主任: 南湖区 2月7日上午：应报 6，已报 2（迟报 0），未报 4，待确认 0，已请假 0
        07:31 周敏: /status
        07:31 bot: QX-03 2月7日上午：应报 4，已报 2（迟报 0），未报 2，待确认 0，已请假 0
        ");
    })
    .await;
}

#[tokio::test]
async fn a_long_list_of_the_missing_comes_in_pages_that_name_each_once() {
    on_both_with(&without_digests(), async |town| {
        let mut tx = town.app.db.write(town.app.clock.now()).await.expect("the database");
        let community = areas::find_named(&mut tx, "湘都社区").await.expect("the database")[0].id;
        let grid = areas::add(&mut tx, Some(community), Level::Grid, "QX-09").await.expect("a new area");
        for number in 1..=900 {
            let name = format!("QX-09-{number:03}");
            areas::add(&mut tx, Some(grid), Level::MicroGrid, &name).await.expect("a new area");
        }
        tx.commit().await.expect("the database");
        morning(town).await;
        town.tells("陈书记", "/missing").await;

        let pages = town.sandbox.messages(town.account("陈书记"));
        let pages: Vec<_> = pages.iter().filter(|page| page.by_bot && page.text.contains("未报 906 个")).collect();
        assert_eq!(pages.len(), 4);
        let named = |number: usize| {
            let line = format!("{number}号 （名册上没有微网格长）");
            pages.iter().flat_map(|page| page.text.lines()).filter(|other| **other == line).count()
        };
        assert!((7..=900).all(|number| named(number) == 1));
        town.chat_log();
    })
    .await;
}
