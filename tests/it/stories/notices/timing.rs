//! At a time, and again and again.

use super::{met, quietly};
use crate::stories::nags::{roster, sleeps_until};
use crate::town::{assert_log, on_both_with};
use chrono::Duration;

#[tokio::test]
async fn it_goes_out_at_its_time_though_nothing_ran_then() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        town.tells("陈书记", "/notice 请到点签到。").await;
        town.taps_privately("陈书记", "什么时候").await;
        town.taps_privately("陈书记", "自己写").await;
        town.tells("陈书记", "改天吧").await;
        town.tells("陈书记", "今天 6:00").await;
        town.tells("陈书记", "23:30").await;
        town.taps_privately("陈书记", "⏰ 定时发送").await;
        assert_log!(town, @"
        07:00 陈书记 → bot: /notice 请到点签到。
        07:00 bot → 陈书记: 通知预览 · 编号 1001

              请到点签到。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：点发送就发
              [发给谁] [哪些区域] [什么时候]
              [☐ 要已阅]
              [改文字] [+ 繁體中文] [+ English]
              [✅ 发送（6）] [不发了]
        07:00 陈书记 → bot taps [什么时候]
        07:00 bot → 陈书记 (edit): 通知预览 · 编号 1001

              请到点签到。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：点发送就发
              [马上] [一小时后]
              [今天 18:00] [明天 8:00]
              [自己写…] [完成]
        07:00 陈书记 → bot taps [自己写…]
        07:00 bot → 陈书记 (edit): 通知预览 · 编号 1001

              请到点签到。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：点发送就发

              ✍️ 什么时候发？例如：14:30、明天 8:00、2月9日 18:00。定期发送写：cron 0 0 8 * * *（秒 分 时 日 月 周，这是每天 8:00）。
              [取消]
        07:00 陈书记 → bot: 改天吧
        07:00 bot → 陈书记: 没看懂这个时间。请写 14:30、明天 8:00，或 cron 0 0 8 * * *。
        07:00 陈书记 → bot: 今天 6:00
        07:00 bot → 陈书记: 这个时间已经过了，请另选一个。
        07:00 陈书记 → bot: 23:30
        07:00 bot → 陈书记 (edit): 通知预览 · 编号 1001

              请到点签到。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：2月7日 23:30
              🌙 那时是休息时间，请想一想是否急着发。
              [发给谁] [哪些区域] [什么时候]
              [☐ 要已阅]
              [改文字] [+ 繁體中文] [+ English]
              [⏰ 定时发送（6）] [不发了]
        07:00 bot → 陈书记 reacts 👌
        07:00 陈书记 → bot taps [⏰ 定时发送（6）]
        07:00 bot → 陈书记 (edit): 通知预览 · 编号 1001

              请到点签到。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：2月7日 23:30
              🌙 那时是休息时间，请想一想是否急着发。
              ⏰ 已定时，到点自动发出。
              [撤回来修改]
        ");
        town.clock("23:00").await;
        town.chat_log();
        sleeps_until(town, "23:45");
        town.restarts(&quietly()).await;
        town.wait(Duration::seconds(20)).await;
        town.wait(Duration::seconds(20)).await;
        let log = town.chat_log();
        assert_eq!(log.matches("请到点签到").count(), 6 + 2, "{log}");
    })
    .await;
}

#[tokio::test]
async fn a_repeating_notice_has_a_number_each_time_and_ends_when_it_is_told_to() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        town.tells("陈书记", "/notice 请测体温。").await;
        town.taps_privately("陈书记", "哪些区域").await;
        town.taps_privately("陈书记", "· QX-04").await;
        town.taps_privately("陈书记", "完成").await;
        town.taps_privately("陈书记", "什么时候").await;
        town.taps_privately("陈书记", "自己写").await;
        town.tells("陈书记", "cron 0 * * * * *").await;
        town.tells("陈书记", "cron 每天").await;
        town.tells("陈书记", "cron 0 15 7 * * *").await;
        town.taps_privately("陈书记", "🔁 开始定期发送").await;
        town.chat_log();
        town.clock("07:16").await;
        assert_log!(town, @"
        07:15 bot → 陈书记: 通知 1002 发送中
              请测体温。
              ░░░░░░░░░░ 0%
              已发 0，失败 0，剩 2
              还要约 1 秒
              [⏸ 暂停] [⏹ 停止]
              [更正] [撤回]
        07:15 bot → 赵敏: 📢 湘都社区通知

              请测体温。

              编号 1002 · 核对真伪请发 /verify 1002
              [提问]
        07:15 bot → 孙丽: 📢 湘都社区通知

              请测体温。

              编号 1002 · 核对真伪请发 /verify 1002
              [提问]
        07:15 bot → 陈书记 (edit): 通知预览 · 编号 1001

              请测体温。

              发给：QX-04 · 微网格长
              共 2 个聊天，发完约 1 秒
              时间：定期（0 15 7 * * *），下次 2月8日 07:15
              🔁 定期发送中，每次一个新编号。
              [停止定期发送]
        07:15 bot → 陈书记 (edit): 通知 1002 ✅ 发完了
              请测体温。
              已发 2，失败 0，剩 0
              [更正] [撤回]
        ");
        town.clock("07:14").await;
        town.chat_log();
        town.clock("07:16").await;
        let log = town.chat_log();
        assert_eq!(log.matches("编号 1003").count(), 2, "{log}");
        town.taps_first_privately("陈书记", "停止定期发送").await;
        town.chat_log();
        town.clock("07:14").await;
        town.chat_log();
        town.clock("07:16").await;
        assert_log!(town, @"");
    })
    .await;
}

#[tokio::test]
async fn what_is_scheduled_is_taken_back_and_does_not_go_out_for_somebody_who_left_the_post() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        town.tells("陈书记", "/notice 甲").await;
        town.taps_privately("陈书记", "什么时候").await;
        town.taps_privately("陈书记", "一小时后").await;
        town.taps_privately("陈书记", "⏰ 定时发送").await;
        town.taps_privately("陈书记", "撤回来修改").await;
        town.tells("陈书记", "/notice 乙").await;
        town.taps_privately("陈书记", "什么时候").await;
        town.taps_privately("陈书记", "一小时后").await;
        town.taps_privately("陈书记", "⏰ 定时发送").await;
        roster(town, "DELETE FROM roles WHERE role = 'secretary'").await;
        town.chat_log();
        town.clock("08:30").await;
        let log = town.chat_log();
        assert!(!log.contains("bot → 王芳: 📢"), "{log}");
        assert!(log.contains("通知 1002 到点没有发出") && !log.contains("通知 1001"), "{log}");
    })
    .await;
}
