//! Correcting and withdrawing.

use super::{met, quietly};
use crate::town::{assert_log, on_both_with};
use chrono::Duration;

#[tokio::test]
async fn a_correction_changes_what_was_sent_and_what_is_still_to_be_sent() {
    let settings = quietly().replace("per_second = 1000", "per_second = 3\nreserved = 1");
    on_both_with(&settings, async |town| {
        met(town).await;
        town.wait(Duration::minutes(1)).await;
        town.tells("陈书记", "/notice 今晚停水。").await;
        town.wait(Duration::seconds(5)).await;
        town.taps_privately("陈书记", "✅ 发送").await;
        town.taps_privately("陈书记", "⏸ 暂停").await;
        town.wait(Duration::seconds(10)).await;
        town.taps_privately("陈书记", "更正").await;
        town.tells("陈书记", "明晚停水，不是今晚。").await;
        town.wait(Duration::seconds(10)).await;
        town.taps_privately("陈书记", "▶️ 继续").await;
        town.wait(Duration::seconds(30)).await;
        for who in ["王芳", "李强", "张伟", "刘洋", "赵敏", "孙丽"] {
            let messages = town.sandbox.messages(town.account(who));
            let notices: Vec<&str> =
                messages.iter().filter(|shown| shown.text.contains("📢")).map(|shown| shown.text.as_str()).collect();
            assert!(notices.len() == 1 && notices[0].contains("明晚停水"), "{who}: {notices:?}");
        }
        town.chat_log();
        town.tells("路人", "/verify 1001").await;
        assert_log!(town, @"
        07:01 路人 → bot: /verify 1001
        07:01 bot → 路人: ✅ 通知 1001 是真的：湘都社区 2月7日 07:01 发出。
              ✏️ 2月7日 07:01 更正过，以下是现在的内容。

              明晚停水，不是今晚。

              请对照内容：只要有一句不同，就是被改过的。
        ");
    })
    .await;
}

#[tokio::test]
async fn what_is_withdrawn_is_deleted_as_far_as_telegram_allows() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        town.tells("陈书记", "/notice 发错了的通知").await;
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::seconds(10)).await;
        town.chat_log();
        town.taps_privately("陈书记", "撤回").await;
        town.taps_privately("陈书记", "确定撤回").await;
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 陈书记 → bot taps [撤回]
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              发错了的通知
              已发 6，失败 0，剩 0

              确定撤回？对方那边会删除，48 小时以前发的删不掉。
              [确定撤回] [取消]
        07:00 陈书记 → bot taps [确定撤回]
        07:00 bot → 陈书记 (edit): 通知 1001 已撤回
              发错了的通知
              已发 6，失败 0，剩 0
              已删除 0，正在删 6
        07:00 bot → 王芳 (deleted): 📢 湘都社区通知

              发错了的通知

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 李强 (deleted): 📢 湘都社区通知

              发错了的通知

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 张伟 (deleted): 📢 湘都社区通知

              发错了的通知

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 刘洋 (deleted): 📢 湘都社区通知

              发错了的通知

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 赵敏 (deleted): 📢 湘都社区通知

              发错了的通知

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 孙丽 (deleted): 📢 湘都社区通知

              发错了的通知

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 陈书记 (edit): 通知 1001 已撤回
              发错了的通知
              已发 6，失败 0，剩 0
              已删除 6，正在删 0
        ");
        town.tells("路人", "/verify 1001").await;
        assert_log!(town, @"
        07:00 路人 → bot: /verify 1001
        07:00 bot → 路人: ✅ 通知 1001 是真的：湘都社区 2月7日 07:00 发出。
              ⚠️ 已于 2月7日 07:00 撤回，不再有效。

              发错了的通知

              请对照内容：只要有一句不同，就是被改过的。
        ");

        town.tells("陈书记", "/notice 过了很久才撤回").await;
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::hours(49)).await;
        town.chat_log();
        town.taps_privately("陈书记", "撤回").await;
        town.taps_privately("陈书记", "确定撤回").await;
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        08:00 陈书记 → bot taps [撤回]
        08:00 bot → 陈书记 (edit): 通知 1002 ✅ 发完了
              过了很久才撤回
              已发 6，失败 0，剩 0

              确定撤回？对方那边会删除，48 小时以前发的删不掉。
              [确定撤回] [取消]
        08:00 陈书记 → bot taps [确定撤回]
        08:00 bot → 陈书记 (edit): 通知 1002 已撤回
              过了很久才撤回
              已发 6，失败 0，剩 0
              已删除 0，正在删 0
              ⚠️ 6 个删不掉：超过 48 小时的已改成「已撤回」，不明的可能还在。
        08:00 bot → 王芳 (edit): （通知 1002 已撤回，请不要再转发。）
        08:00 bot → 李强 (edit): （通知 1002 已撤回，请不要再转发。）
        08:00 bot → 张伟 (edit): （通知 1002 已撤回，请不要再转发。）
        08:00 bot → 刘洋 (edit): （通知 1002 已撤回，请不要再转发。）
        08:00 bot → 赵敏 (edit): （通知 1002 已撤回，请不要再转发。）
        08:00 bot → 孙丽 (edit): （通知 1002 已撤回，请不要再转发。）
        ");
    })
    .await;
}
