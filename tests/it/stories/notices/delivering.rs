//! On its way: who cannot be reached, pause, stop, restart.

use super::{met, quietly};
use crate::town::{Town, assert_log, on_both_with};
use chrono::Duration;
use lianxin_sandbox::{Failure, Fault};

/// Two messages a second: a notice to six takes a while.
fn slowly() -> String {
    quietly().replace("per_second = 1000", "per_second = 3\nreserved = 1")
}

fn got(town: &Town, words: &str) -> usize {
    let leaders = ["王芳", "李强", "张伟", "刘洋", "赵敏", "孙丽"];
    let of = |who: &&str| {
        town.sandbox
            .messages(town.account(who))
            .iter()
            .filter(|shown| shown.by_bot && shown.text.contains(words))
            .count()
    };
    let counts: Vec<usize> = leaders.iter().map(of).collect();
    assert!(counts.iter().all(|count| *count <= 1), "nobody is told twice: {counts:?}");
    counts.iter().sum()
}

#[tokio::test]
async fn whoever_cannot_be_reached_is_counted_as_failed() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        town.sandbox.block(town.account("张伟"));
        town.pump().await;
        town.tells("陈书记", "/notice 请大家戴口罩。").await;
        town.sandbox.deactivate(town.account("李强"));
        town.sandbox.fail(Failure::new(Fault::LoseAnswer).on("sendMessage").in_chat(town.account("孙丽")).times(1));
        town.chat_log();
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::minutes(1)).await;
        assert_log!(town, @"
        07:00 陈书记 → bot taps [✅ 发送（5）]
        07:00 bot → 陈书记 (edit): 通知 1001 发送中
              请大家戴口罩。
              ░░░░░░░░░░ 0%
              已发 0，失败 0，剩 5
              还要约 1 秒
              [⏸ 暂停] [⏹ 停止]
              [更正] [撤回]
        07:00 bot → 王芳: 📢 湘都社区通知

              请大家戴口罩。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 刘洋: 📢 湘都社区通知

              请大家戴口罩。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 赵敏: 📢 湘都社区通知

              请大家戴口罩。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 孙丽: 📢 湘都社区通知

              请大家戴口罩。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              请大家戴口罩。
              已发 3，失败 1，剩 0
              ⚠️ 1 个不知道是否送达，为免重复不再发。
              [更正] [撤回]
        ");
    })
    .await;
}

#[tokio::test]
async fn it_pauses_goes_on_and_stops() {
    let settings = slowly();
    on_both_with(&settings, async |town| {
        met(town).await;
        town.wait(Duration::minutes(1)).await;
        town.tells("陈书记", "/notice 请大家戴口罩。").await;
        town.wait(Duration::seconds(5)).await;
        town.chat_log();
        town.taps_privately("陈书记", "✅ 发送").await;
        town.taps_privately("陈书记", "⏸ 暂停").await;
        town.wait(Duration::seconds(30)).await;
        let paused = got(town, "戴口罩");
        assert!(paused < 6, "it pauses at once: {paused}");
        town.restarts(&settings).await;
        town.wait(Duration::seconds(30)).await;
        assert_eq!(got(town, "戴口罩"), paused, "a restart does not end the pause");
        assert_log!(town, @"
        07:01 陈书记 → bot taps [✅ 发送（6）]
        07:01 bot → 陈书记 (edit): 通知 1001 发送中
              请大家戴口罩。
              ░░░░░░░░░░ 0%
              已发 0，失败 0，剩 6
              还要约 3 秒
              [⏸ 暂停] [⏹ 停止]
              [更正] [撤回]
        07:01 陈书记 → bot taps [⏸ 暂停]
        07:01 bot → 陈书记 (edit): 通知 1001 ⏸ 已暂停
              请大家戴口罩。
              ░░░░░░░░░░ 0%
              已发 0，失败 0，剩 6
              [▶️ 继续] [⏹ 停止]
              [更正] [撤回]
        ");
        town.taps_privately("陈书记", "▶️ 继续").await;
        town.wait(Duration::seconds(1)).await;
        town.taps_privately("陈书记", "⏹ 停止").await;
        town.wait(Duration::seconds(30)).await;
        let stopped = got(town, "戴口罩");
        assert!(paused < stopped && stopped < 6, "{paused} then {stopped}");
        assert_log!(town, @"
        07:02 陈书记 → bot taps [▶️ 继续]
        07:02 bot → 陈书记 (edit): 通知 1001 发送中
              请大家戴口罩。
              ░░░░░░░░░░ 0%
              已发 0，失败 0，剩 6
              还要约 3 秒
              [⏸ 暂停] [⏹ 停止]
              [更正] [撤回]
        07:02 bot → 王芳: 📢 湘都社区通知

              请大家戴口罩。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:02 bot → 李强: 📢 湘都社区通知

              请大家戴口罩。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:02 bot → 张伟: 📢 湘都社区通知

              请大家戴口罩。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:02 bot → 刘洋: 📢 湘都社区通知

              请大家戴口罩。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:02 陈书记 → bot taps [⏹ 停止]
        07:02 bot → 陈书记 (edit): 通知 1001 ⏹ 已停止
              请大家戴口罩。
              已发 4，失败 0，剩 0
              2 个没有发。
              [更正] [撤回]
        07:02 bot → 陈书记 (edit): 通知 1001 ⏹ 已停止
              请大家戴口罩。
              已发 4，失败 0，剩 0
              2 个没有发。
              [更正] [撤回]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_restart_goes_on_where_it_was() {
    let settings = slowly();
    on_both_with(&settings, async |town| {
        met(town).await;
        town.wait(Duration::minutes(1)).await;
        town.tells("陈书记", "/notice 请大家戴口罩。").await;
        town.wait(Duration::seconds(5)).await;
        town.taps_privately("陈书记", "✅ 发送").await;
        let before = got(town, "戴口罩");
        town.restarts(&settings).await;
        assert!(before < 6, "{before}");
        // The leases of the dead run out first.
        for _ in 0..40 {
            town.wait(Duration::seconds(1)).await;
        }
        assert_eq!(got(town, "戴口罩"), 6);
        town.sees("陈书记", "发完了");
        town.chat_log();
    })
    .await;
}
