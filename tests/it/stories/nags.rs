//! Who is reminded of a missing report, when, and who is not.

use crate::town::{FAST, Town, assert_log, on_both_with, open};
use chrono::Duration;
use chrono_tz::Asia::Shanghai;
use lianxin::clock;
use lianxin::db::Db;
use lianxin_sandbox::ChatId;

/// The reminders alone.
pub fn without_digests() -> String {
    format!("{FAST}[digests]\nminutes = []\n")
}

/// Everybody has met the bot, so that it may write to them, and the morning's round is open.
pub async fn morning(town: &mut Town) {
    for who in ["马主任", "陈书记", "周敏", "吴强", "王芳", "李强", "张伟", "刘洋", "赵敏", "孙丽"]
    {
        town.tells(who, "/start").await;
    }
    town.clock("07:30").await;
    town.chat_log();
}

/// Changes the roster as an import would.
pub async fn roster(town: &Town, change: &'static str) {
    let changed = match &town.app.db {
        Db::Sqlite { writer, .. } => sqlx::query(change).execute(writer).await.map(|_| ()),
        Db::Postgres(pool) => sqlx::query(change).execute(pool).await.map(|_| ()),
    };
    changed.expect("a good statement");
}

/// Time passes while nothing runs.
pub fn sleeps_until(town: &Town, time: &str) {
    let local = format!("2020-02-07T{time}:00").parse().expect("a time of day");
    town.app.clock.move_to(clock::instant(Shanghai, local));
}

#[tokio::test]
async fn a_round_without_reports_is_told_one_level_higher_with_each_step() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.taps("王芳", "零报告").await;
        town.tells("赵敏", "走访20户 排查50人 无异常").await;
        town.clock("09:29").await;
        town.chat_log();
        town.clock("09:59").await;
        // QX-04 has no group, so that its leaders are reminded in private.
        assert_log!(town, @"
        09:30 bot: 还有 3 个微网格未报（10:00 截止）：2号 李强 · 3号 张伟 · 4号 刘洋
        09:30 bot → 孙丽: 还没有收到 QX-04-002 的2月7日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        ");
        town.clock("10:29").await;
        assert_log!(town, @"
        10:00 bot → 李强: 还没有收到 QX-03-002 的2月7日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        10:00 bot → 张伟: 还没有收到 QX-03-003 的2月7日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        10:00 bot → 刘洋: 还没有收到 QX-03-004 的2月7日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        10:00 bot → 孙丽: 还没有收到 QX-04-002 的2月7日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        ");
        town.clock("10:59").await;
        assert_log!(town, @"
        10:30 bot → 周敏: 您的网格2月7日上午还有 3 个微网格未报，请帮忙提醒：
              QX-03 (3)
              2号 李强 +8613800003002
              3号 张伟 +8613800003003
              4号 刘洋 +8613800003004
              [我来处理] [请假]
        10:30 bot → 吴强: 您的网格2月7日上午还有 1 个微网格未报，请帮忙提醒：
              QX-04 (1)
              2号 孙丽 +8613800004002
              [我来处理] [请假]
        ");
        town.clock("14:29").await;
        assert_log!(town, @"
        11:00 bot → 陈书记: 2月7日上午还有 4 个微网格未报，请帮忙联系：
              QX-03 (3)
              2号 李强 +8613800003002
              3号 张伟 +8613800003003
              4号 刘洋 +8613800003004
              QX-04 (1)
              2号 孙丽 +8613800004002
              [我来处理]
        ");
    })
    .await;
}

fn said(town: &Town, chat: impl Into<ChatId>, words: &str) -> usize {
    town.sandbox.messages(chat.into()).iter().filter(|shown| shown.by_bot && shown.text.contains(words)).count()
}

#[tokio::test]
async fn each_step_is_told_once_whatever_dies_in_between_and_however_many_replicas_run() {
    // Nothing but reminders becomes due while the story counts.
    let settings = format!("{}[observation]\nmorning = \"0 0 20 * * *\"\n", without_digests());
    on_both_with(&settings, async |town| {
        morning(town).await;
        let other = open(&town.sandbox, &town.place.url, town.app.clock.clone(), &settings).await;
        for time in ["09:30", "10:00", "10:30", "11:00"] {
            sleeps_until(town, time);
            let (one, two) = tokio::join!(town.app.tick(), other.tick());
            assert_eq!(one.expect("the clock ticks") + two.expect("the clock ticks"), 1, "at {time}");
            town.restarts(&settings).await;
            let (one, two) = tokio::join!(town.app.take(), other.take());
            assert_eq!(one.expect("the inbox").rows + two.expect("the inbox").rows, 1, "at {time}");
            town.restarts(&settings).await;
            // The leases of the dead run out.
            town.wait(Duration::seconds(16)).await;
        }
        other.db.close().await;

        assert_eq!(said(town, town.group_id(), "还有 4 个微网格未报"), 1);
        for leader in ["王芳", "李强", "张伟", "刘洋"] {
            assert_eq!(said(town, town.account(leader), "还没有收到"), 1, "{leader}");
        }
        for leader in ["赵敏", "孙丽"] {
            assert_eq!(said(town, town.account(leader), "还没有收到"), 2, "{leader} has no group to be reminded in");
        }
        for above in ["周敏", "吴强", "陈书记"] {
            assert_eq!(said(town, town.account(above), "微网格未报"), 1, "{above}");
        }
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_report_ends_the_reminders_even_a_letter_that_waits_for_the_end_of_the_quiet_hours() {
    let settings = format!("{}[nags]\nquiet_from = \"09:50\"\nquiet_until = \"10:20\"\n", without_digests());
    on_both_with(&settings, async |town| {
        morning(town).await;
        for who in ["王芳", "张伟"] {
            town.taps(who, "零报告").await;
        }
        town.tells("赵敏", "零报告").await;
        town.clock("10:05").await;
        assert_eq!(said(town, town.account("刘洋"), "还没有收到"), 0, "nobody is written to in the quiet hours");
        town.taps("李强", "零报告").await;
        town.chat_log();
        town.clock("10:31").await;
        assert_log!(town, @"
        10:05 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 3/4
              未报: 4
              [零报告] [填写]
        10:20 bot → 刘洋: 还没有收到 QX-03-004 的2月7日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        10:20 bot → 孙丽: 还没有收到 QX-04-002 的2月7日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        10:30 bot → 周敏: 您的网格2月7日上午还有 1 个微网格未报，请帮忙提醒：
              QX-03 (1)
              4号 刘洋 +8613800003004
              [我来处理] [请假]
        10:30 bot → 吴强: 您的网格2月7日上午还有 1 个微网格未报，请帮忙提醒：
              QX-04 (1)
              2号 孙丽 +8613800004002
              [我来处理] [请假]
        ");
    })
    .await;
}

#[tokio::test]
async fn whoever_takes_it_on_keeps_the_next_level_quiet() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        for who in ["王芳", "张伟"] {
            town.taps(who, "零报告").await;
        }
        town.clock("10:30").await;
        town.taps("刘洋", "零报告").await;
        town.chat_log();
        town.taps_privately("周敏", "我来处理").await;
        town.clock("10:59").await;
        assert_log!(town, @"
        10:30 周敏 → bot taps [我来处理]
        10:30 bot → 周敏 (edit): 周敏 正在处理（2月7日上午，1 个未报）：
              QX-03 (1)
              2号 李强 +8613800003002
              [请假]
        10:30 bot → 周敏 (toast): 好的，交给您了。上级不再为这 1 个微网格收到提醒。
        10:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 3/4
              未报: 2
              [零报告] [填写]
        ");
        // 吴强 did not take QX-04 on; the secretary hears of it alone.
        town.clock("11:01").await;
        assert_log!(town, @"
        11:00 bot → 陈书记: 2月7日上午还有 2 个微网格未报，请帮忙联系：
              QX-04 (2)
              1号 赵敏 +8613800004001
              2号 孙丽 +8613800004002
              [我来处理]
        ");
        for who in ["赵敏", "孙丽"] {
            town.tells(who, "零报告").await;
        }
        town.chat_log();
        town.taps_privately("陈书记", "我来处理").await;
        assert_eq!(town.toast(), "已经全部报齐，不用处理了。");
    })
    .await;
}

#[tokio::test]
async fn an_open_question_reminds_who_was_asked_and_is_missing_to_nobody() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.says("李强", "上午零报告，发热2人").await;
        for who in ["王芳", "张伟", "刘洋"] {
            town.taps(who, "零报告").await;
        }
        for who in ["赵敏", "孙丽"] {
            town.tells(who, "零报告").await;
        }
        town.clock("09:29").await;
        town.chat_log();
        town.clock("12:00").await;
        assert_log!(town, @"
        09:30 bot → 李强: QX-03-002 的2月7日上午日报只差一步：请回答前面的那个问题，确认后才算上报。
        10:00 bot → 李强: QX-03-002 的2月7日上午日报只差一步：请回答前面的那个问题，确认后才算上报。
        ");
        town.taps_privately("李强", "对，就这样报").await;
        town.chat_log();
        town.tells("李强", "/status").await;
        town.sees("李强", "QX-03-002：已报（迟报）");
    })
    .await;
}

#[tokio::test]
async fn a_leader_who_has_not_joined_is_called_by_those_above() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        roster(town, "UPDATE people SET telegram_id = NULL WHERE name = '刘洋'").await;
        for who in ["王芳", "张伟", "李强"] {
            town.taps(who, "零报告").await;
        }
        for who in ["赵敏", "孙丽"] {
            town.tells(who, "零报告").await;
        }
        town.clock("09:29").await;
        town.chat_log();
        town.clock("11:01").await;
        assert_log!(town, @"
        09:30 bot: 还有 1 个微网格未报（10:00 截止）：4号 刘洋
        10:30 bot → 周敏: 您的网格2月7日上午还有 1 个微网格未报，请帮忙提醒：
              QX-03 (1)
              4号 刘洋 +8613800003004 （未加入）
              [我来处理] [请假]
        11:00 bot → 陈书记: 2月7日上午还有 1 个微网格未报，请帮忙联系：
              QX-03 (1)
              4号 刘洋 +8613800003004 （未加入）
              [我来处理]
        ");
    })
    .await;
}

#[tokio::test]
async fn whoever_has_blocked_the_bot_is_written_to_no_more_and_those_above_are_told() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.sandbox.block(town.account("孙丽"));
        town.pump().await;
        for who in ["王芳", "张伟", "李强", "刘洋"] {
            town.taps(who, "零报告").await;
        }
        town.tells("赵敏", "零报告").await;
        town.clock("09:29").await;
        town.chat_log();
        let refused = town.sandbox.ledger().refusals.len();
        town.clock("11:01").await;
        assert_eq!(town.sandbox.ledger().refusals.len(), refused, "nothing was tried in vain");
        assert_log!(town, @"
        10:30 bot → 吴强: 您的网格2月7日上午还有 1 个微网格未报，请帮忙提醒：
              QX-04 (1)
              2号 孙丽 +8613800004002 （联系不上）
              [我来处理] [请假]
        11:00 bot → 陈书记: 2月7日上午还有 1 个微网格未报，请帮忙联系：
              QX-04 (1)
              2号 孙丽 +8613800004002 （联系不上）
              [我来处理]
        ");
        town.tells("吴强", "/missing").await;
        town.sees("吴强", "联系不上");
        // Whoever writes hears us again.
        town.sandbox.unblock(town.account("孙丽"));
        town.tells("孙丽", "/status").await;
        town.tells("吴强", "/missing").await;
        town.chat_log();
        town.tells("孙丽", "零报告").await;
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn of_two_who_lead_a_micro_grid_one_may_have_another_that_is_still_missing() {
    let settings = format!("{}[nags]\nquiet_from = \"09:50\"\nquiet_until = \"10:20\"\n", without_digests());
    on_both_with(&settings, async |town| {
        roster(
            town,
            "INSERT INTO roles (person, role, area) SELECT p.id, 'leader', a.id FROM people p, areas a
             WHERE p.name = '孙丽' AND a.name = 'QX-04-001'",
        )
        .await;
        morning(town).await;
        for who in ["王芳", "张伟", "李强", "刘洋"] {
            town.taps(who, "零报告").await;
        }
        town.clock("10:05").await;
        town.tells("赵敏", "零报告").await;
        town.chat_log();
        town.clock("10:21").await;
        assert_log!(town, @"
        10:20 bot → 孙丽: 还没有收到 QX-04-002 的2月7日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        ");
    })
    .await;
}
