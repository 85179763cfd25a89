//! From `/notice` to everybody's chat.

use super::{met, quietly};
use crate::stories::nags::roster;
use crate::town::{assert_log, on_both_with};
use chrono::Duration;
use lianxin::terms::Role;

#[tokio::test]
async fn a_notice_is_seen_before_it_goes_out_and_goes_to_everybody_meant_once() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        town.tells("陈书记", "/notice 今晚 8 点停水，请提前储水 <2 桶>。").await;
        town.taps_privately("陈书记", "✅ 发送").await;
        assert_log!(town, @"
        07:00 陈书记 → bot: /notice 今晚 8 点停水，请提前储水 <2 桶>。
        07:00 bot → 陈书记: 通知预览 · 编号 1001

              今晚 8 点停水，请提前储水 <2 桶>。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：点发送就发
              [发给谁] [哪些区域] [什么时候]
              [☐ 要已阅]
              [改文字] [+ 繁體中文] [+ English]
              [✅ 发送（6）] [不发了]
        07:00 陈书记 → bot taps [✅ 发送（6）]
        07:00 bot → 陈书记 (edit): 通知 1001 发送中
              今晚 8 点停水，请提前储水 <2 桶>。
              ░░░░░░░░░░ 0%
              已发 0，失败 0，剩 6
              还要约 1 秒
              [⏸ 暂停] [⏹ 停止]
              [更正] [撤回]
        07:00 bot → 王芳: 📢 湘都社区通知

              今晚 8 点停水，请提前储水 <2 桶>。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 李强: 📢 湘都社区通知

              今晚 8 点停水，请提前储水 <2 桶>。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 张伟: 📢 湘都社区通知

              今晚 8 点停水，请提前储水 <2 桶>。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 刘洋: 📢 湘都社区通知

              今晚 8 点停水，请提前储水 <2 桶>。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 赵敏: 📢 湘都社区通知

              今晚 8 点停水，请提前储水 <2 桶>。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 孙丽: 📢 湘都社区通知

              今晚 8 点停水，请提前储水 <2 桶>。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        ");
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              今晚 8 点停水，请提前储水 <2 桶>。
              已发 6，失败 0，剩 0
              [更正] [撤回]
        ");
        // A second tap on what has gone out sends nothing.
        town.tells("陈书记", "/notice").await;
        town.tells("陈书记", "第二条").await;
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::minutes(1)).await;
        let said =
            |who| town.sandbox.messages(town.account(who)).iter().filter(|shown| shown.text.contains("停水")).count();
        assert_eq!((said("王芳"), said("孙丽"), said("周敏")), (1, 1, 0));
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn everybody_reads_their_own_language_and_the_main_one_where_there_is_no_version() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        roster(town, "UPDATE people SET lang = 'en' WHERE name = '李强'").await;
        roster(town, "UPDATE people SET lang = 'zh-TW' WHERE name = '张伟'").await;
        town.tells("陈书记", "/notice").await;
        town.tells("陈书记", "今晚停水。").await;
        town.taps_privately("陈书记", "+ English").await;
        town.tells("陈书记", "No water tonight.").await;
        town.taps_privately("陈书记", "哪些区域").await;
        town.taps_privately("陈书记", "· QX-03").await;
        town.taps_privately("陈书记", "完成").await;
        assert_log!(town, @"
        07:00 陈书记 → bot: /notice
        07:00 bot → 陈书记: 请发来通知内容：一段文字、一张图片或一个文件。发出去之前会先给您看。
              [模板] [取消]
        07:00 陈书记 → bot: 今晚停水。
        07:00 bot → 陈书记: 通知预览 · 编号 1001

              今晚停水。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：点发送就发
              [发给谁] [哪些区域] [什么时候]
              [☐ 要已阅]
              [改文字] [+ 繁體中文] [+ English]
              [✅ 发送（6）] [不发了]
        07:00 陈书记 → bot taps [+ English]
        07:00 bot → 陈书记 (edit): 通知预览 · 编号 1001

              今晚停水。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：点发送就发

              ✍️ 请发来英文版。
              [取消]
        07:00 陈书记 → bot: No water tonight.
        07:00 bot → 陈书记 (edit): 通知预览 · 编号 1001

              今晚停水。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：点发送就发
              语言：English、简体中文（其余的人看简体中文）
              [发给谁] [哪些区域] [什么时候]
              [☐ 要已阅]
              [改文字] [+ 繁體中文]
              [✅ 发送（6）] [不发了]
        07:00 bot → 陈书记 reacts 👌
        07:00 陈书记 → bot taps [哪些区域]
        07:00 bot → 陈书记 (edit): 通知预览 · 编号 1001

              今晚停水。

              发给：湘都社区 · 微网格长
              共 6 个聊天，发完约 1 秒
              时间：点发送就发
              语言：English、简体中文（其余的人看简体中文）
              [☑ 湘都社区（全部）]
              [· QX-03] [›]
              [· QX-04] [›]
              [完成]
        07:00 陈书记 → bot taps [· QX-03]
        07:00 bot → 陈书记 (edit): 通知预览 · 编号 1001

              今晚停水。

              发给：QX-03 · 微网格长
              共 4 个聊天，发完约 1 秒
              时间：点发送就发
              语言：English、简体中文（其余的人看简体中文）
              [☐ 湘都社区（全部）]
              [☑ QX-03] [›]
              [☐ QX-04] [›]
              [完成]
        07:00 陈书记 → bot taps [完成]
        07:00 bot → 陈书记 (edit): 通知预览 · 编号 1001

              今晚停水。

              发给：QX-03 · 微网格长
              共 4 个聊天，发完约 1 秒
              时间：点发送就发
              语言：English、简体中文（其余的人看简体中文）
              [发给谁] [哪些区域] [什么时候]
              [☐ 要已阅]
              [改文字] [+ 繁體中文]
              [✅ 发送（4）] [不发了]
        ");
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 陈书记 → bot taps [✅ 发送（4）]
        07:00 bot → 陈书记 (edit): 通知 1001 发送中
              今晚停水。
              ░░░░░░░░░░ 0%
              已发 0，失败 0，剩 4
              还要约 1 秒
              [⏸ 暂停] [⏹ 停止]
              [更正] [撤回]
        07:00 bot → 王芳: 📢 湘都社区通知

              今晚停水。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 李强: 📢 Notice of 湘都社区

              No water tonight.

              No. 1001 · to check it, send /verify 1001
              [Ask]
        07:00 bot → 张伟: 📢 湘都社区通知

              今晚停水。

              編號 1001 · 查證真偽請傳 /verify 1001
              [提問]
        07:00 bot → 刘洋: 📢 湘都社区通知

              今晚停水。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              今晚停水。
              已发 4，失败 0，剩 0
              [更正] [撤回]
        ");
    })
    .await;
}

#[tokio::test]
async fn only_those_who_speak_for_an_area_write_notices_and_only_in_private() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        town.enters("林志", Role::Volunteer, "湘都社区").await;
        let group = town.gathers("书记群", &["陈书记"]).await;
        town.tells("王芳", "/notice 大家好").await;
        town.tells("林志", "/notice 大家好").await;
        town.tells("路人", "/notice 大家好").await;
        town.says_in(group, "陈书记", "/notice 大家好").await;
        town.tells("陈书记", &format!("/notice {}", "长".repeat(3_501))).await;
        town.tells("陈书记", "/notice").await;
        town.taps_privately("陈书记", "取消").await;
        town.tells("陈书记", "不是通知").await;
        let long = "长".repeat(3_501);
        let log = town.chat_log().replace(&long, "长…");
        insta::allow_duplicates! { insta::assert_snapshot!(log, @"
        07:00 王芳 → bot: /notice 大家好
        07:00 bot → 王芳: 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        07:00 林志 → bot: /notice 大家好
        07:00 bot → 林志: 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        07:00 路人 → bot: /notice 大家好
        07:00 bot → 路人: 您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
        07:00 [书记群] 陈书记: /notice 大家好
        07:00 [书记群] bot: 请私聊我：通知和回执不在群里说。
        07:00 陈书记 → bot: /notice 长…
        07:00 bot → 陈书记: 太长了，最多 3500 个字，请缩短后再发一次。
        07:00 陈书记 → bot: /notice
        07:00 bot → 陈书记: 请发来通知内容：一段文字、一张图片或一个文件。发出去之前会先给您看。
              [模板] [取消]
        07:00 陈书记 → bot taps [取消]
        07:00 bot → 陈书记 (edit): 好的，不写了。
        07:00 陈书记 → bot: 不是通知
        ") }
    })
    .await;
}
