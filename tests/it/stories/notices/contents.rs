//! Pictures, files, groups, templates.

use super::{met, quietly};
use crate::stories::nags::roster;
use crate::town::{assert_log, on_both_with};
use chrono::Duration;

#[tokio::test]
async fn a_picture_and_a_file_go_out_with_their_words() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        town.tells("陈书记", "/notice").await;
        town.shows("陈书记", "核酸采样点位图").await;
        town.taps_privately("陈书记", "哪些区域").await;
        town.taps_privately("陈书记", "· QX-04").await;
        town.taps_privately("陈书记", "完成").await;
        town.chat_log();
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 陈书记 → bot taps [✅ 发送（2）]
        07:00 bot → 陈书记 (edit): 通知 1001 发送中
              核酸采样点位图
              ░░░░░░░░░░ 0%
              已发 0，失败 0，剩 2
              还要约 1 秒
              [⏸ 暂停] [⏹ 停止]
              [更正] [撤回]
        07:00 bot → 赵敏: 📢 湘都社区通知

              核酸采样点位图

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 孙丽: 📢 湘都社区通知

              核酸采样点位图

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              核酸采样点位图
              已发 2，失败 0，剩 0
              [更正] [撤回]
        ");
        town.shows("陈书记", "/notice 写在图片下面的").await;
        town.sees("陈书记", "🖼 附图片");
        town.tells("陈书记", "/notice").await;
        let author = town.account("陈书记");
        town.sandbox.document(author, author, ("复工表.pdf", b"%PDF"));
        town.pump().await;
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::seconds(10)).await;
        let last = town.sandbox.messages(town.account("赵敏")).last().expect("it has arrived").id;
        assert_eq!(town.sandbox.file_of(town.account("赵敏"), last).expect("a file"), b"%PDF");
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn groups_get_it_too_and_it_is_pinned_there() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        town.sandbox.make_bot_admin(town.account("王芳"), town.group_id());
        town.pump().await;
        town.chat_log();
        town.tells("陈书记", "/notice 请到村口登记。").await;
        town.taps_privately("陈书记", "发给谁").await;
        town.taps_privately("陈书记", "☑ 微网格长").await;
        town.taps_privately("陈书记", "☐ 群").await;
        town.taps_privately("陈书记", "☐ 书记").await;
        town.taps_privately("陈书记", "完成").await;
        town.taps_privately("陈书记", "☐ 群里置顶").await;
        town.chat_log();
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 陈书记 → bot taps [✅ 发送（1）]
        07:00 bot → 陈书记 (edit): 通知 1001 发送中
              请到村口登记。
              ░░░░░░░░░░ 0%
              已发 0，失败 0，剩 1
              还要约 1 秒
              [⏸ 暂停] [⏹ 停止]
              [更正] [撤回]
        07:00 bot: 📢 湘都社区通知

              请到村口登记。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              请到村口登记。
              已发 1，失败 0，剩 0
              [更正] [撤回]
        ");
        let pinned = town.sandbox.messages(town.group_id()).iter().filter(|shown| shown.pinned).count();
        assert_eq!(pinned, 1);
    })
    .await;
}

#[tokio::test]
async fn a_template_speaks_every_language_and_can_be_changed() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        roster(town, "UPDATE people SET lang = 'en' WHERE name = '赵敏'").await;
        town.tells("陈书记", "/notice template").await;
        town.taps_privately("陈书记", "通风消毒").await;
        town.taps_privately("陈书记", "哪些区域").await;
        town.taps_privately("陈书记", "· QX-04").await;
        town.taps_privately("陈书记", "完成").await;
        town.chat_log();
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::seconds(10)).await;
        assert_log!(town, @"
        07:00 陈书记 → bot taps [✅ 发送（2）]
        07:00 bot → 陈书记 (edit): 通知 1001 发送中
              为了您和家人的健康： 1. 每天开窗通风两次，每次半小时； 2. 出门戴口罩，回家先洗手； 3. 门把手、开关、手机每天…
              ░░░░░░░░░░ 0%
              已发 0，失败 0，剩 2
              还要约 1 秒
              [⏸ 暂停] [⏹ 停止]
              [更正] [撤回]
        07:00 bot → 赵敏: 📢 Notice of 湘都社区

              For your own and your family's health:
              1. open the windows twice a day for half an hour;
              2. wear a mask outside, and wash your hands first when you come home;
              3. wipe handles, switches and phones with 75% alcohol once a day; do not spray it widely, and keep it away from fire;
              4. dilute bleach as it says on the bottle, and never mix it with toilet cleaner;
              5. fold used masks, put them in a bag and into the special bin.

              No. 1001 · to check it, send /verify 1001
              [Ask]
        07:00 bot → 孙丽: 📢 湘都社区通知

              为了您和家人的健康：
              1. 每天开窗通风两次，每次半小时；
              2. 出门戴口罩，回家先洗手；
              3. 门把手、开关、手机每天用 75% 酒精擦一次，不要大面积喷洒，远离明火；
              4. 84 消毒液按说明稀释，不和洁厕灵混用；
              5. 用过的口罩折好装袋，投入专用桶。

              编号 1001 · 核对真伪请发 /verify 1001
              [提问]
        07:00 bot → 陈书记 (edit): 通知 1001 ✅ 发完了
              为了您和家人的健康： 1. 每天开窗通风两次，每次半小时； 2. 出门戴口罩，回家先洗手； 3. 门把手、开关、手机每天…
              已发 2，失败 0，剩 0
              [更正] [撤回]
        ");
        town.tells("陈书记", "/notice 模板").await;
        town.taps_privately("陈书记", "防诈骗提醒").await;
        town.taps_privately("陈书记", "改文字").await;
        town.tells("陈书记", "有人冒充社区收费，请不要付款。").await;
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::seconds(10)).await;
        town.chat_log();
        let last = town.sandbox.messages(town.account("赵敏")).last().expect("it has arrived").text.clone();
        assert!(last.contains("有人冒充社区收费"), "{last}");
    })
    .await;
}
