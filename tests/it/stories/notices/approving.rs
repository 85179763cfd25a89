//! A second person.

use super::{met, quietly};
use crate::town::{assert_log, on_both_with};
use chrono::Duration;
use lianxin::terms::Role;

#[tokio::test]
async fn above_a_size_a_second_person_agrees_and_never_the_author() {
    let settings = format!("{}[notices]\napprove_above = 3\nprogress_seconds = 5\nforget_days = 30\n", quietly());
    on_both_with(&settings, async |town| {
        met(town).await;
        town.tells("陈书记", "/notice 明天全员核酸。").await;
        town.taps_privately("陈书记", "👥 请人审批").await;
        assert_eq!(town.toast(), "没有可以审批的另一位负责人。请缩小范围，或请上级发。");
        town.enters("高书记", Role::Secretary, "七星街道").await;
        town.taps_privately("陈书记", "👥 请人审批").await;
        assert_log!(town, @"
        07:00 陈书记 → bot taps [👥 请人审批（6）]
        07:00 bot → 陈书记 (edit): 通知预览 · 编号 1001

              明天全员核酸。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：点发送就发
              ⏳ 已请另一位负责人审批，同意后马上发出。
              [撤回来修改]
        07:00 bot → 高书记: 请审批：陈书记 要发通知 1001

              明天全员核酸。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：点发送就发
              [✅ 同意] [❌ 不同意]
        ");
        town.taps_privately("高书记", "❌ 不同意").await;
        assert_log!(town, @"
        07:00 高书记 → bot taps [❌ 不同意]
        07:00 bot → 高书记 (edit): ❌ 高书记 没有同意通知 1001：明天全员核酸。
        07:00 bot → 陈书记 (edit): 通知预览 · 编号 1001

              明天全员核酸。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：点发送就发
              👥 超过 3 个聊天，要另一位书记或区防控办同意后才发。
              [发给谁] [哪些区域] [什么时候]
              [☐ 要已阅]
              [改文字] [+ 繁體中文] [+ English]
              [👥 请人审批（6）] [不发了]
        07:00 bot → 陈书记: 高书记 没有同意通知 1001，请改好再发。
        ");
        town.taps_privately("陈书记", "👥 请人审批").await;
        town.taps_privately("陈书记", "撤回来修改").await;
        town.taps_privately("陈书记", "👥 请人审批").await;
        town.chat_log();
        town.taps_privately("高书记", "✅ 同意").await;
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 高书记 → bot taps [✅ 同意]
        07:00 bot → 高书记 (edit): ✅ 高书记 已同意通知 1001：明天全员核酸。
        07:00 bot → 陈书记 (edit): 通知 1001 发送中
              明天全员核酸。
              ░░░░░░░░░░ 0%
              已发 0，失败 0，剩 6
              还要约 1 秒
              [⏸ 暂停] [⏹ 停止]
              [更正] [撤回]
        07:00 bot → 高书记 (toast): 已同意。
        07:00 bot → 王芳: 📢 湘都社区通知

              明天全员核酸。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 李强: 📢 湘都社区通知

              明天全员核酸。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 张伟: 📢 湘都社区通知

              明天全员核酸。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 刘洋: 📢 湘都社区通知

              明天全员核酸。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 赵敏: 📢 湘都社区通知

              明天全员核酸。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 孙丽: 📢 湘都社区通知

              明天全员核酸。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              明天全员核酸。
              已发 6，失败 0，剩 0
              [更正] [撤回]
        ");
        town.taps_privately("陈书记", "更正").await;
        town.tells("陈书记", "后天全员核酸。").await;
        town.sees("陈书记", "要另一位书记或区防控办同意后才改");
        town.chat_log();
        town.taps_privately("陈书记", "👥 请人审批（6）").await;
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 陈书记 → bot taps [👥 请人审批（6）]
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              明天全员核酸。
              已发 6，失败 0，剩 0
              ⏳ 更正已请另一位负责人审批。
              [更正] [撤回]
        07:00 bot → 高书记: 请审批：陈书记 要把已发出的通知 1001 更正为：

              后天全员核酸。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              [✅ 同意] [❌ 不同意]
        07:00 bot → 陈书记 (edit): ⏳ 更正已请另一位负责人审批。
        ");
        let last = |who| town.sandbox.messages(town.account(who)).last().expect("it has arrived").text.clone();
        assert!(last("王芳").contains("明天"), "a correction to many waits for a second person too");
        town.taps_privately("高书记", "✅ 同意").await;
        town.wait(Duration::seconds(10)).await;
        let last = town.sandbox.messages(town.account("王芳")).last().expect("it has arrived").text.clone();
        assert!(last.contains("后天"), "{last}");
        town.chat_log();
    })
    .await;
}
