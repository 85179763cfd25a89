//! The sums of a round: right to the number, and told again only where something changed.

use super::nags::{morning, roster, sleeps_until};
use crate::town::{FAST, Town, assert_log, on_both};
use chrono::Duration;
use lianxin::features::areas;
use lianxin::terms::{AreaId, Level};
use serde_json::{Value, json};
use std::process::{Command, Output};

/// One of each: a zero report, a case, an open question, an excuse, and one who is missing.
async fn half_a_round(town: &mut Town) {
    morning(town).await;
    town.taps("王芳", "零报告").await;
    town.says("李强", "走访42户 排查108人 发热1").await;
    town.says("张伟", "上午零报告，发热2人").await;
    town.tells("周敏", "/excuse QX-03-004").await;
    town.tells("赵敏", "走访20户 发热0").await;
    town.clock("10:00").await;
    town.chat_log();
}

/// Adds areas, each below the one before it.
pub async fn add(town: &Town, above: &str, added: &[(Level, &str)]) -> AreaId {
    let mut tx = town.app.db.write(town.app.clock.now()).await.expect("the database");
    let mut above = areas::find_named(&mut tx, above).await.expect("the database")[0].id;
    for (level, name) in added {
        above = areas::add(&mut tx, Some(above), *level, name).await.expect("a new area");
    }
    tx.commit().await.expect("the database");
    above
}

/// 马主任 stands in the roster.
async fn mas_role(town: &Town, role: &'static str) {
    roster(town, "INSERT INTO people (name, phone, telegram_id, joined_at) VALUES ('马主任', '13800001000', 1000, 0)")
        .await;
    roster(town, role).await;
}

const DISTRICT_OFFICE: &str = "
    INSERT INTO roles (person, role, area) SELECT p.id, 'district', a.id FROM people p, areas a
    WHERE p.name = '马主任' AND a.level = 'district'";
const OTHER_SECRETARY: &str = "
    INSERT INTO roles (person, role, area) SELECT p.id, 'secretary', a.id FROM people p, areas a
    WHERE p.name = '马主任' AND a.name = '新丰社区'";

#[tokio::test]
async fn a_minute_after_due_the_secretary_reads_the_sums_and_later_only_what_changed() {
    on_both(async |town| {
        add(
            town,
            "七星街道",
            &[(Level::Community, "新丰社区"), (Level::Grid, "XF-01"), (Level::MicroGrid, "XF-01-001")],
        )
        .await;
        mas_role(town, OTHER_SECRETARY).await;
        half_a_round(town).await;
        town.clock("10:01").await;
        assert_log!(town, @"
        10:01 bot → 陈书记: 湘都社区 2月7日上午汇总
              应报 5，已报 3（60.0%），未报 1
              ⚠️ 异常：发热 1
              及时率 60.0% · 近7天连续上报 100.0% · 要素完整 37.5%
              ⚠️ QX-03-002: 发热 1

              合计（与上一轮相比）
              走访户数 62
              排查人数 108
              发热 1
              湖北来返 0
              重点地区来返 0
              密切接触者 0
              居家观察 未填
              解除观察 未填

              服务和关爱
              责任书：没签 9 份

              未报名单
              QX-04 (1): 2号 孙丽

              待确认 1 个：QX-03-003

              已请假 1 个：QX-03-004
        10:01 bot → 马主任: 新丰社区 2月7日上午汇总
              应报 1，已报 0（0.0%），未报 1
              还没有上报，情况不明
              及时率 0.0% · 近7天连续上报 — · 要素完整 —

              服务和关爱
              责任书：没签 1 份

              未报名单
              XF-01 (1): 1号
        ");
        town.tells("孙丽", "走访10户 发热0").await;
        town.clock("10:59").await;
        town.chat_log();
        // Nothing has changed in 新丰社区; its secretary is only reminded.
        town.clock("11:00").await;
        assert_log!(town, @"
        11:00 bot → 马主任: 2月7日上午还有 1 个微网格未报，请帮忙联系：
              XF-01 (1)
              1号 （名册上没有微网格长）
              [我来处理]
        11:00 bot → 陈书记: 湘都社区 2月7日上午汇总
              应报 5，已报 4（80.0%），未报 0
              ⚠️ 异常：发热 1
              及时率 60.0% · 近7天连续上报 100.0% · 要素完整 34.3%
              ⚠️ QX-03-002: 发热 1

              合计（与上一轮相比）
              走访户数 72
              排查人数 108
              发热 1
              湖北来返 0
              重点地区来返 0
              密切接触者 0
              居家观察 未填
              解除观察 未填

              服务和关爱
              责任书：没签 9 份

              迟报 1 个：QX-04-002

              待确认 1 个：QX-03-003

              已请假 1 个：QX-03-004
        ");
    })
    .await;
}

#[tokio::test]
async fn the_sums_go_to_the_private_chat_of_who_asks_and_to_nobody_who_may_not_know() {
    on_both(async |town| {
        mas_role(town, DISTRICT_OFFICE).await;
        half_a_round(town).await;
        town.tells("王芳", "/digest").await;
        town.says("周敏", "/digest").await;
        town.tells("马主任", "/digest").await;
        assert_log!(town, @"
        10:00 王芳 → bot: /digest
        10:00 bot → 王芳: 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        10:00 周敏: /digest
        10:00 bot → 周敏: QX-03 2月7日上午汇总
              应报 3，已报 2（66.6%），未报 0
              ⚠️ 异常：发热 1
              及时率 66.6% · 近7天连续上报 100.0% · 要素完整 43.7%
              ⚠️ QX-03-002: 发热 1

              合计（与上一轮相比）
              走访户数 42
              排查人数 108
              发热 1
              湖北来返 0
              重点地区来返 0
              密切接触者 0
              居家观察 未填
              解除观察 未填

              服务和关爱
              责任书：没签 5 份

              待确认 1 个：QX-03-003

              已请假 1 个：QX-03-004
        10:00 bot: 汇总已私信发给您。
        10:00 马主任 → bot: /digest
        10:00 bot → 马主任: 南湖区 2月7日上午汇总
              应报 5，已报 3（60.0%），未报 1
              ⚠️ 异常：发热 1
              及时率 60.0% · 近7天连续上报 100.0% · 要素完整 37.5%
              ⚠️ QX-03-002: 发热 1

              合计（与上一轮相比）
              走访户数 62
              排查人数 108
              发热 1
              湖北来返 0
              重点地区来返 0
              密切接触者 0
              居家观察 未填
              解除观察 未填

              服务和关爱
              责任书：没签 9 份

              未报名单
              七星街道 (1): QX-04-002 孙丽

              待确认 1 个：QX-03-003

              已请假 1 个：QX-03-004
        ");
    })
    .await;
}

#[tokio::test]
async fn a_step_runs_late_once_within_its_grace_and_is_named_in_the_digest_past_it() {
    on_both(async |town| {
        morning(town).await;
        for who in ["王芳", "李强", "张伟"] {
            town.taps(who, "零报告").await;
        }
        for who in ["赵敏", "孙丽"] {
            town.tells(who, "零报告").await;
        }
        town.clock("09:29").await;
        town.chat_log();
        for back in ["09:45", "10:50"] {
            sleeps_until(town, back);
            town.restarts(FAST).await;
            town.wait(Duration::seconds(16)).await;
        }
        assert_log!(town, @"
        09:45 bot: 还有 1 个微网格未报（10:00 截止）：4号 刘洋
        10:50 bot → 周敏: 您的网格2月7日上午还有 1 个微网格未报，请帮忙提醒：
              QX-03 (1)
              4号 刘洋 +8613800003004
              [我来处理] [请假]
        ");
        town.clock("11:01").await;
        assert_log!(town, @"
        11:00 bot → 陈书记: 2月7日上午还有 1 个微网格未报，请帮忙联系：
              QX-03 (1)
              4号 刘洋 +8613800003004
              [我来处理]
        11:00 bot → 陈书记: 湘都社区 2月7日上午汇总
              应报 6，已报 5（83.3%），未报 1
              已报的 5 个无异常，其余不明
              及时率 83.3% · 近7天连续上报 100.0% · 要素完整 50.0%

              合计（与上一轮相比）
              走访户数 未填
              排查人数 未填
              发热 0
              湖北来返 0
              重点地区来返 0
              密切接触者 0
              居家观察 未填
              解除观察 未填

              服务和关爱
              责任书：没签 9 份

              未报名单
              QX-03 (1): 4号 刘洋

              近一天因停机错过 2 项：2月7日上午催报（10:00） · 2月7日上午汇总（10:01）
        ");
    })
    .await;
}

#[tokio::test]
async fn who_cannot_be_reached_is_named_to_their_secretary() {
    on_both(async |town| {
        mas_role(town, DISTRICT_OFFICE).await;
        morning(town).await;
        // Her account is gone, which shows at the first letter; there is no second.
        town.sandbox.deactivate(town.account("赵敏"));
        town.clock("10:01").await;
        town.sees("陈书记", "联系不上（停用或拉黑了机器人）1 人：赵敏");
        town.sees("马主任", "近一天有 1 条消息没有送达");
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_list_that_is_too_long_to_read_comes_as_a_table_with_everybody_in_it() {
    on_both(async |town| {
        mas_role(town, DISTRICT_OFFICE).await;
        let grid = add(town, "湘都社区", &[(Level::Grid, "QX-09")]).await;
        let mut tx = town.app.db.write(town.app.clock.now()).await.expect("the database");
        for number in 1..=1_200 {
            let name = format!("QX-09-{number:04}");
            areas::add(&mut tx, Some(grid), Level::MicroGrid, &name).await.expect("a new area");
        }
        tx.commit().await.expect("the database");
        morning(town).await;
        town.clock("10:01").await;
        town.sees("马主任", "未报 1206 个，名单见表格");
        town.chat_log();

        let office = town.account("马主任");
        let shown = town.sandbox.messages(office);
        let table = shown.iter().find(|shown| shown.file.is_some()).expect("a file");
        assert_eq!(table.file.as_deref(), Some("2020-02-07-am.csv"));
        let bytes = town.sandbox.file_of(office, table.id).expect("its bytes");
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert_eq!(text.lines().count(), 1 + 1_206);
        assert!(text.contains("七星街道,QX-03,QX-03-001,王芳"));
    })
    .await;
}

/// `lianxin digest` as an operator runs it.
fn digest(town: &Town, args: &[&str]) -> Output {
    let mut lianxin = Command::new(env!("CARGO_BIN_EXE_lianxin"));
    lianxin.arg("digest").args(args).env("LIANXIN_DATABASE__URL", &town.place.url).env("RUST_LOG", "off");
    lianxin.current_dir(town.place.folder.path()).output().expect("it runs")
}

#[tokio::test]
async fn the_command_line_prints_the_same_sums_for_people_and_for_programs() {
    on_both(async |town| {
        half_a_round(town).await;
        let this_round = ["--area", "QX-03", "--round", "2020-02-07/am"];
        let text = digest(town, &this_round);
        assert!(text.status.success());
        insta::allow_duplicates! { insta::assert_snapshot!(String::from_utf8_lossy(&text.stdout), @"
        QX-03 2月7日上午汇总
        应报 3，已报 2（66.6%），未报 0
        ⚠️ 异常：发热 1
        及时率 66.6% · 近7天连续上报 100.0% · 要素完整 43.7%
        ⚠️ QX-03-002: 发热 1

        合计（与上一轮相比）
        走访户数 42
        排查人数 108
        发热 1
        湖北来返 0
        重点地区来返 0
        密切接触者 0
        居家观察 未填
        解除观察 未填

        服务和关爱
        责任书：没签 5 份

        待确认 1 个：QX-03-003

        已请假 1 个：QX-03-004
        ") }

        let json = digest(town, &[&this_round[..], &["--format", "json"]].concat());
        let sums: Value = serde_json::from_slice(&json.stdout).expect("JSON");
        assert_eq!(sums["completeness"], json!({ "part": 2, "whole": 3 }));
        assert_eq!(sums["sums"]["totals"]["households_visited"], json!(42));
        assert_eq!(sums["sums"]["totals"]["released"], Value::Null, "nobody stated it");
        assert_eq!(sums["asked"], json!(["QX-03-003"]));
        assert_eq!(sums["excused"], json!(["QX-03-004"]));

        let unknown = digest(town, &["--area", "QX-77", "--round", "2020-02-07/am"]);
        assert_eq!(unknown.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&unknown.stderr).contains("no area with micro-grids is called QX-77"));
        let never = digest(town, &["--round", "2020-02-07/noon"]);
        assert_eq!(never.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&never.stderr).contains("there is no such round"));
    })
    .await;
}
