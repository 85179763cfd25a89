//! The day's meetings: announced with an agenda that fills itself, attended, written down.

use super::nags::morning;
use super::tasks::passed_on;
use crate::town::{Town, assert_log, on_both_with};
use lianxin::terms::Role;
use serde_json::json;

/// Meetings alone: no reminders and no sums.
pub fn settings() -> String {
    let limits = "[limits]\nper_second = 1000\nchat_burst = 1000\ngroup_per_minute = 1000\nconnections = 1\n";
    format!("{limits}[duties]\nremind_pledges = \"\"\ntips = false\n[digests]\nminutes = []\n[nags]\nsteps = []\n")
}

/// Runs a story with them on each engine.
pub async fn on_both(story: impl AsyncFn(&mut Town)) {
    on_both_with(&settings(), story).await;
}

#[tokio::test]
async fn an_agenda_fills_itself_and_whoever_leads_the_meeting_sees_who_comes() {
    on_both(async |town| {
        morning(town).await;
        town.clock("08:20").await;
        town.tells("王芳", "走访12户 30人 无异常 急难愁盼：楼道灯坏了").await;
        town.tells("陈书记", "/task 周敏 今天15:00 核对返乡人员名单").await;
        town.chat_log();
        // The last round that was due is from before the first day: nobody was asked, and it is not named.
        town.clock("08:30").await;
        assert_log!(town, @"
        08:20 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 2 3 4
              [零报告] [填写]
        08:25 bot → 陈书记: 🗓 湘都社区 碰头会 2月7日 08:40
              【部署】
              · 周敏：核对返乡人员名单（2月7日 15:00 前，还没确认）
              【薄弱环节】
              1. QX-03：急难愁盼没人处理 1 · 责任书没签 5
              到会 0/2 · 未回 周敏、吴强
              [派任务] [写纪要]
        08:25 bot → 周敏: 🗓 湘都社区 碰头会 2月7日 08:40
              【部署】
              · 周敏：核对返乡人员名单（2月7日 15:00 前，还没确认）
              【薄弱环节】
              1. QX-03：急难愁盼没人处理 1 · 责任书没签 5
              [到会] [请假]
        08:25 bot → 吴强: 🗓 湘都社区 碰头会 2月7日 08:40
              【部署】
              · 周敏：核对返乡人员名单（2月7日 15:00 前，还没确认）
              【薄弱环节】
              1. QX-03：急难愁盼没人处理 1 · 责任书没签 5
              [到会] [请假]
        ");
        town.taps_privately("周敏", "到会").await;
        town.taps_privately("吴强", "请假").await;
        assert_log!(town, @"
        08:30 周敏 → bot taps [到会]
        08:30 bot → 陈书记 (edit): 🗓 湘都社区 碰头会 2月7日 08:40
              【部署】
              · 周敏：核对返乡人员名单（2月7日 15:00 前，还没确认）
              【薄弱环节】
              1. QX-03：急难愁盼没人处理 1 · 责任书没签 5
              到会 1/2 · 未回 吴强
              [派任务] [写纪要]
        08:30 bot → 周敏 (edit): 🗓 湘都社区 碰头会 2月7日 08:40
              【部署】
              · 周敏：核对返乡人员名单（2月7日 15:00 前，还没确认）
              【薄弱环节】
              1. QX-03：急难愁盼没人处理 1 · 责任书没签 5
              您已报到会。
              [请假]
        08:30 bot → 周敏 (toast): 您已报到会。
        08:30 吴强 → bot taps [请假]
        08:30 bot → 陈书记 (edit): 🗓 湘都社区 碰头会 2月7日 08:40
              【部署】
              · 周敏：核对返乡人员名单（2月7日 15:00 前，还没确认）
              【薄弱环节】
              1. QX-03：急难愁盼没人处理 1 · 责任书没签 5
              到会 1/2 · 请假 吴强
              [派任务] [写纪要]
        08:30 bot → 吴强 (edit): 🗓 湘都社区 碰头会 2月7日 08:40
              【部署】
              · 周敏：核对返乡人员名单（2月7日 15:00 前，还没确认）
              【薄弱环节】
              1. QX-03：急难愁盼没人处理 1 · 责任书没签 5
              您已请假。
              [到会]
        08:30 bot → 吴强 (toast): 您已请假。
        ");
        // A second tap changes nothing, a change of mind does, and who leads is told in the same message.
        town.taps_privately("吴强", "到会").await;
        assert_log!(town, @"
        08:30 吴强 → bot taps [到会]
        08:30 bot → 陈书记 (edit): 🗓 湘都社区 碰头会 2月7日 08:40
              【部署】
              · 周敏：核对返乡人员名单（2月7日 15:00 前，还没确认）
              【薄弱环节】
              1. QX-03：急难愁盼没人处理 1 · 责任书没签 5
              到会 2/2
              [派任务] [写纪要]
        08:30 bot → 吴强 (edit): 🗓 湘都社区 碰头会 2月7日 08:40
              【部署】
              · 周敏：核对返乡人员名单（2月7日 15:00 前，还没确认）
              【薄弱环节】
              1. QX-03：急难愁盼没人处理 1 · 责任书没签 5
              您已报到会。
              [请假]
        08:30 bot → 吴强 (toast): 您已报到会。
        ");
        // In the evening it is the afternoon's round: one late and two missing in QX-03, one of each in QX-04.
        town.clock("14:40").await;
        town.chat_log();
        town.tells("张伟", "走访12户 30人 无异常").await;
        town.clock("17:05").await;
        town.tells("李强", "走访12户 30人 无异常").await;
        town.tells("赵敏", "走访12户 30人 无异常").await;
        town.chat_log();
        town.clock("17:20").await;
        town.tells("周敏", "/agenda").await;
        assert_log!(town, @"
        17:05 bot (edit): 📋 2月7日下午日报告，请在 17:00 前报送
              已报 2/4
              未报: 1 4
              [零报告] [填写]
        17:15 bot → 陈书记: 🗓 湘都社区 碰头会 2月7日 17:30
              【薄弱环节】2月7日下午
              1. QX-03：未报 2 · 急难愁盼没人处理 1 · 迟报 1 · 责任书没签 5
              2. QX-04：未报 1 · 迟报 1 · 责任书没签 3
              【点评】
              ⏰ 周敏：核对返乡人员名单（2月7日 15:00 到期，还没完成）
              到会 0/2 · 未回 周敏、吴强
              [派任务] [写纪要]
        17:15 bot → 周敏: 🗓 湘都社区 碰头会 2月7日 17:30
              【薄弱环节】2月7日下午
              1. QX-03：未报 2 · 急难愁盼没人处理 1 · 迟报 1 · 责任书没签 5
              2. QX-04：未报 1 · 迟报 1 · 责任书没签 3
              【点评】
              ⏰ 周敏：核对返乡人员名单（2月7日 15:00 到期，还没完成）
              [到会] [请假]
        17:15 bot → 吴强: 🗓 湘都社区 碰头会 2月7日 17:30
              【薄弱环节】2月7日下午
              1. QX-03：未报 2 · 急难愁盼没人处理 1 · 迟报 1 · 责任书没签 5
              2. QX-04：未报 1 · 迟报 1 · 责任书没签 3
              【点评】
              ⏰ 周敏：核对返乡人员名单（2月7日 15:00 到期，还没完成）
              [到会] [请假]
        17:20 周敏 → bot: /agenda
        17:20 bot → 周敏: 🗓 湘都社区 碰头会 2月7日 17:30
              【薄弱环节】2月7日下午
              1. QX-03：未报 2 · 急难愁盼没人处理 1 · 迟报 1 · 责任书没签 5
              2. QX-04：未报 1 · 迟报 1 · 责任书没签 3
              【点评】
              ⏰ 周敏：核对返乡人员名单（2月7日 15:00 到期，还没完成）
        ");
    })
    .await;
}

#[tokio::test]
async fn a_town_meets_with_its_communities_and_a_meeting_without_a_leader_is_none() {
    on_both(async |town| {
        morning(town).await;
        town.enters("高书记", Role::Secretary, "七星街道").await;
        town.clock("08:25").await;
        assert_log!(town, @"
        08:25 bot → 陈书记: 🗓 湘都社区 碰头会 2月7日 08:40
              目前没有要议的事。
              到会 0/2 · 未回 周敏、吴强
              [派任务] [写纪要]
        08:25 bot → 周敏: 🗓 湘都社区 碰头会 2月7日 08:40
              目前没有要议的事。
              [到会] [请假]
        08:25 bot → 吴强: 🗓 湘都社区 碰头会 2月7日 08:40
              目前没有要议的事。
              [到会] [请假]
        08:25 bot → 高书记: 🗓 七星街道 碰头会 2月7日 08:40
              目前没有要议的事。
              到会 0/1 · 未回 陈书记
              [派任务] [写纪要]
        08:25 bot → 陈书记: 🗓 七星街道 碰头会 2月7日 08:40
              目前没有要议的事。
              [到会] [请假]
        ");
        // Who has no part in a meeting is told so; a stranger is refused.
        town.tells("王芳", "/agenda").await;
        town.tells("路人", "/agenda").await;
        town.says("周敏", "/agenda").await;
        town.tells("王芳", "/minutes").await;
        for who in ["王芳", "陈书记"] {
            passed_on(town, who, json!({ "attend": { "meeting": 1, "comes": true } })).await;
        }
        assert_log!(town, @"
        08:25 王芳 → bot: /agenda
        08:25 bot → 王芳: 您不在这个会的名单里。
        08:25 路人 → bot: /agenda
        08:25 bot → 路人: 您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
        08:25 周敏: /agenda
        08:25 bot: 会议和任务请私聊问我。
        08:25 王芳 → bot: /minutes
        08:25 bot → 王芳: 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        08:25 bot → 王芳: 旧消息
              [旧按钮]
        08:25 王芳 → bot taps [旧按钮]
        08:25 bot → 王芳 (toast): 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        08:25 bot → 陈书记: 旧消息
              [旧按钮]
        08:25 陈书记 → bot taps [旧按钮]
        08:25 bot → 陈书记 (toast): 您不在这个会的名单里。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_district_that_says_so_meets_with_its_towns() {
    let settings = format!("{}[meetings]\nlevels = [\"district\"]\n", settings());
    on_both_with(&settings, async |town| {
        morning(town).await;
        town.enters("马主任", Role::District, "南湖区").await;
        town.enters("高书记", Role::Secretary, "七星街道").await;
        town.clock("08:25").await;
        assert_log!(town, @"
        08:25 bot → 马主任: 🗓 南湖区 碰头会 2月7日 08:40
              目前没有要议的事。
              到会 0/1 · 未回 高书记
              [派任务] [写纪要]
        08:25 bot → 高书记: 🗓 南湖区 碰头会 2月7日 08:40
              目前没有要议的事。
              [到会] [请假]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_meeting_is_announced_once_whatever_dies_and_not_after_it_began() {
    on_both(async |town| {
        morning(town).await;
        super::nags::sleeps_until(town, "08:27");
        town.app.tick().await.expect("the clock ticks");
        town.restarts(&settings()).await;
        town.wait(chrono::Duration::seconds(20)).await;
        town.restarts(&settings()).await;
        town.wait(chrono::Duration::seconds(20)).await;
        town.sees("周敏", "碰头会");
        town.sees("吴强", "碰头会");
        town.sees("陈书记", "到会 0/2");
        // The evening's is slept through.
        super::nags::sleeps_until(town, "17:31");
        town.restarts(&settings()).await;
        town.pump().await;
        let told = |who: &str| {
            let messages = town.sandbox.messages(town.account(who));
            messages.iter().filter(|shown| shown.text.contains("碰头会")).count()
        };
        assert_eq!([told("周敏"), told("吴强"), told("陈书记")], [1, 1, 1]);
        // An old button of the morning.
        town.chat_log();
        town.taps_privately("周敏", "到会").await;
        assert_eq!(town.toast(), "这次会议已经结束了。");
    })
    .await;
}

#[tokio::test]
async fn minutes_are_written_by_whoever_led_and_sent_once() {
    on_both(async |town| {
        morning(town).await;
        town.tells("陈书记", "/minutes").await;
        assert_log!(town, @"
        07:30 陈书记 → bot: /minutes
        07:30 bot → 陈书记: 最近 12 小时没有您主持的会议。
        ");
        town.clock("08:30").await;
        town.chat_log();
        town.taps_privately("陈书记", "写纪要").await;
        assert_eq!(town.toast(), "会议还没开始，开完再写纪要。");
        town.clock("08:50").await;
        town.chat_log();
        town.taps_privately("陈书记", "写纪要").await;
        town.shows("陈书记", "").await;
        town.restarts(&settings()).await;
        town.wait(chrono::Duration::seconds(20)).await;
        town.tells("陈书记", "一、QX-04 当天补齐迟报。\n二、走访 <独居老人> 20户 无异常的也要记。").await;
        assert_log!(town, @"
        08:50 陈书记 → bot taps [写纪要]
        08:50 bot → 陈书记: 请写下 湘都社区 2月7日 08:40 碰头会的纪要，写完就发给参会的人，不能再改：
              [不写了]
        08:50 陈书记 → bot: 
        08:50 bot → 陈书记: 请用文字写。
        08:50 陈书记 → bot: 一、QX-04 当天补齐迟报。
              二、走访 <独居老人> 20户 无异常的也要记。
        08:50 bot → 陈书记: 纪要已发给 2 人。
        08:50 bot → 周敏: 📝 湘都社区 碰头会纪要（2月7日 08:40，陈书记）
              一、QX-04 当天补齐迟报。
              二、走访 <独居老人> 20户 无异常的也要记。
        08:50 bot → 吴强: 📝 湘都社区 碰头会纪要（2月7日 08:40，陈书记）
              一、QX-04 当天补齐迟报。
              二、走访 <独居老人> 20户 无异常的也要记。
        ");
        town.tells("陈书记", "/minutes 再补一句").await;
        town.tells("周敏", "/minutes 我也写").await;
        assert_log!(town, @"
        08:50 陈书记 → bot: /minutes 再补一句
        08:50 bot → 陈书记: 这次会议的纪要已经发过了。
        08:50 周敏 → bot: /minutes 我也写
        08:50 bot → 周敏: 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        ");
    })
    .await;
}
