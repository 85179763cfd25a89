//! Correcting and withdrawing.

use super::{met, quietly};
use crate::stories::nags::roster;
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
        town.wait(Duration::seconds(1)).await;
        town.taps_privately("陈书记", "⏸ 暂停").await;
        town.wait(Duration::seconds(10)).await;
        town.taps_privately("陈书记", "更正").await;
        town.chat_log();
        town.tells("陈书记", "明晚停水，不是今晚。").await;
        // Some copies have gone out, some wait.
        assert_log!(town, @"
        07:01 陈书记 → bot: 明晚停水，不是今晚。
        07:01 bot → 陈书记: 更正预览 · 通知 1001，读者会看到：

              📢 湘都社区通知

              明晚停水，不是今晚。

              编号 1001 · 核对真伪请发 /verify 1001

              已发出的 2 个会改成这样。
              还没发的 4 个按这样发。
              还要改的话，直接重发全文。
              [✅ 更正（6）] [取消]
        07:01 bot → 陈书记 (edit): 通知 1001 ⏸ 已暂停
              今晚停水。
              ▓▓▓░░░░░░░ 33%
              已发 2，失败 0，剩 4
              [▶️ 继续] [⏹ 停止]
              [更正] [撤回]
        ");
        town.taps_privately("陈书记", "✅ 更正").await;
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
async fn a_correction_is_seen_by_its_author_before_anybody_else() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        roster(town, "UPDATE people SET lang = 'en' WHERE name = '赵敏'").await;
        town.shows("陈书记", "/notice 今晚停水").await;
        town.taps_privately("陈书记", "+ English").await;
        town.tells("陈书记", "No water tonight").await;
        town.taps_privately("陈书记", "哪些区域").await;
        town.taps_privately("陈书记", "· QX-04").await;
        town.taps_privately("陈书记", "完成").await;
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::seconds(10)).await;
        town.taps_privately("陈书记", "更正").await;
        town.chat_log();
        town.tells("陈书记", "明晚 <8:00> 停水").await;
        town.wait(Duration::seconds(10)).await;
        // They see a slip, and write once more; the button of the first preview changes nothing.
        town.tells("陈书记", "明晚 20:00 停水").await;
        town.taps_first_privately("陈书记", "✅ 更正（2）").await;
        assert_eq!(town.toast(), "这个按钮已经过期，请使用最新的一条消息。");
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 陈书记 → bot: 明晚 <8:00> 停水
        07:00 bot → 陈书记: 更正预览 · 通知 1001，读者会看到：

              🖼 附图片
              📢 湘都社区通知

              明晚 <8:00> 停水

              编号 1001 · 核对真伪请发 /verify 1001

              已发出的 2 个会改成这样。
              其他语言的版本会去掉，都看这一份。
              还要改的话，直接重发全文。
              [✅ 更正（2）] [取消]
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              今晚停水
              已发 2，失败 0，剩 0
              [更正] [撤回]
        07:00 陈书记 → bot: 明晚 20:00 停水
        07:00 bot → 陈书记: 更正预览 · 通知 1001，读者会看到：

              🖼 附图片
              📢 湘都社区通知

              明晚 20:00 停水

              编号 1001 · 核对真伪请发 /verify 1001

              已发出的 2 个会改成这样。
              其他语言的版本会去掉，都看这一份。
              还要改的话，直接重发全文。
              [✅ 更正（2）] [取消]
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              今晚停水
              已发 2，失败 0，剩 0
              [更正] [撤回]
        07:00 陈书记 → bot taps [✅ 更正（2）]
        07:00 bot → 陈书记 (toast): 这个按钮已经过期，请使用最新的一条消息。
        ");
        town.taps_privately("陈书记", "✅ 更正（2）").await;
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 陈书记 → bot taps [✅ 更正（2）]
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              明晚 20:00 停水
              已发 2，失败 0，剩 0
              [更正] [撤回]
        07:00 bot → 赵敏 (edit): 📢 Notice of 湘都社区

              明晚 20:00 停水

              No. 1001 · to check it, send /verify 1001
              [Ask]
        07:00 bot → 孙丽 (edit): 📢 湘都社区通知

              明晚 20:00 停水

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 陈书记 (edit): ✅ 已更正。
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              明晚 20:00 停水
              已发 2，失败 0，剩 0
              [更正] [撤回]
        ");

        // What is not meant stays as it was.
        town.taps_privately("陈书记", "更正").await;
        town.tells("陈书记", "后天停水").await;
        town.chat_log();
        town.taps_privately("陈书记", "取消").await;
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 陈书记 → bot taps [取消]
        07:00 bot → 陈书记 (edit): 好的，没有更正，通知保持原样。
        ");
        // What was taken back meanwhile says nothing any more.
        town.taps_privately("陈书记", "更正").await;
        town.tells("陈书记", "后天停水").await;
        town.taps_privately("陈书记", "撤回").await;
        town.taps_privately("陈书记", "确定撤回").await;
        town.wait(Duration::seconds(10)).await;
        town.taps_privately("陈书记", "✅ 更正（2）").await;
        assert_eq!(town.toast(), "现在不能改了，请看上面的最新状态。");
        let copies = town.sandbox.messages(town.account("孙丽"));
        assert!(copies.iter().all(|shown| !shown.text.contains("停水")), "nothing is left of it");
        town.chat_log();
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
