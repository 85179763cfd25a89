//! 已阅, who has not, and one reminder.

use super::{met, quietly};
use crate::town::{assert_log, on_both_with};
use chrono::Duration;
use lianxin::features::{areas, notices};

#[tokio::test]
async fn one_tap_says_that_it_was_read_and_the_rest_are_reminded_once() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        town.tells("陈书记", "/notice 请今天完成排查。").await;
        town.taps_privately("陈书记", "☐ 要已阅").await;
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::seconds(10)).await;
        town.chat_log();
        town.taps_privately("王芳", "已阅").await;
        town.taps_privately("王芳", "已阅").await;
        town.taps_privately("李强", "已阅").await;
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 王芳 → bot taps [已阅]
        07:00 bot → 王芳 (toast): 好的，已记下。
        07:00 王芳 → bot taps [已阅]
        07:00 bot → 王芳 (toast): 好的，已记下。
        07:00 李强 → bot taps [已阅]
        07:00 bot → 李强 (toast): 好的，已记下。
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              请今天完成排查。
              已发 6，失败 0，剩 0
              已阅 2/6
              [谁没看] [提醒没看的]
              [更正] [撤回]
        ");
        town.taps_privately("陈书记", "谁没看").await;
        town.taps_privately("陈书记", "提醒没看的").await;
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 陈书记 → bot taps [谁没看]
        07:00 bot → 陈书记: 通知 1001 还没看的 4 人：
              QX-03-003 张伟
              QX-03-004 刘洋
              QX-04-001 赵敏
              QX-04-002 孙丽
        07:00 陈书记 → bot taps [提醒没看的]
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              请今天完成排查。
              已发 6，失败 0，剩 0
              已阅 2/6
              [谁没看]
              [更正] [撤回]
        07:00 bot → 陈书记 (toast): 已提醒 4 人。
        07:00 bot → 张伟: ⏰ 请看一下通知 1001，看过点「已阅」：请今天完成排查。
              [已阅]
        07:00 bot → 刘洋: ⏰ 请看一下通知 1001，看过点「已阅」：请今天完成排查。
              [已阅]
        07:00 bot → 赵敏: ⏰ 请看一下通知 1001，看过点「已阅」：请今天完成排查。
              [已阅]
        07:00 bot → 孙丽: ⏰ 请看一下通知 1001，看过点「已阅」：请今天完成排查。
              [已阅]
        ");
        town.taps_privately("孙丽", "已阅").await;
        town.wait(Duration::seconds(10)).await;
        town.sees("陈书记", "已阅 3/6");
        town.chat_log();

        let now = town.app.clock.now();
        let mut tx = town.app.db.read(now).await.expect("the database");
        let tallies = notices::tally(&mut tx).await.expect("the database");
        assert_eq!(tallies.values().map(|tally| tally.unread).sum::<u64>(), 3);
        let grid = areas::find_named(&mut tx, "QX-03").await.expect("the database")[0].id;
        let newest = notices::newest(&mut tx, grid, now - Duration::hours(1)).await.expect("the database");
        assert_eq!(newest.iter().map(|notice| notice.number).collect::<Vec<_>>(), [1001]);
        assert_eq!(newest[0].text(lianxin::terms::Lang::En), "请今天完成排查。");
        tx.rollback().await.expect("the database");
    })
    .await;
}

#[tokio::test]
async fn in_groups_it_is_counted_how_many_have_read_it() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        town.tells("陈书记", "/notice 请今天完成排查。").await;
        town.taps_privately("陈书记", "☐ 要已阅").await;
        town.taps_privately("陈书记", "发给谁").await;
        town.taps_privately("陈书记", "☐ 群").await;
        town.taps_privately("陈书记", "☑ 微网格长").await;
        town.taps_privately("陈书记", "完成").await;
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::seconds(10)).await;
        town.taps("王芳", "已阅").await;
        town.taps("李强", "已阅").await;
        town.chat_log();
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              请今天完成排查。
              已发 1，失败 0，剩 0
              群里已阅 2 人
              [更正] [撤回]
        ");
    })
    .await;
}
