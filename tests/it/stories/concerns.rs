//! What weighs on residents: from reports and from themselves, taken, answered, closed, reopened.

use super::nags::morning;
use crate::town::{FAST, Town, assert_log, on_both_with};
use lianxin::terms::Role;
use serde_json::json;

/// Neither reminders nor sums.
pub fn settings() -> String {
    format!("{FAST}[digests]\nminutes = []\n[nags]\nsteps = []\n")
}

/// Runs a story with them on each engine.
pub async fn on_both(story: impl AsyncFn(&mut Town)) {
    on_both_with(&settings(), story).await;
}

#[tokio::test]
async fn what_a_report_says_of_a_need_becomes_one_case_however_often_it_is_said() {
    on_both(async |town| {
        morning(town).await;
        town.tells("王芳", "走访12户 30人 无异常 急难愁盼：张奶奶的降压药快没了").await;
        assert_log!(town, @"
        07:30 王芳 → bot: 走访12户 30人 无异常 急难愁盼：张奶奶的降压药快没了
        07:30 bot → 王芳: ✅ 已收到 QX-03-001 2月7日上午零报告
              走访户数: 12
              排查人数: 30
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              急难愁盼: 张奶奶的降压药快没了
              [改] [撤回]
        07:30 bot → 周敏: 📮 急难愁盼 #1 QX-03-001
              🙋 像是等不得的求助，请尽快联系。
              「张奶奶的降压药快没了」
              2月7日 07:30 王芳 +8613800003001（日报）
              还没有人处理
              [我来处理] [交给别人]
              [答复] [办结]
        ");
        // The same report, corrected: the case changes, nobody is told anew.
        town.clock("08:10").await;
        town.tells("王芳", "更正 急难愁盼：张奶奶的降压药只剩两天").await;
        assert_log!(town, @"
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 2 3 4
              [零报告] [填写]
        08:10 王芳 → bot: 更正 急难愁盼：张奶奶的降压药只剩两天
        08:10 bot → 王芳: ✏️ 已更正 QX-03-001 2月7日上午报告
              走访户数: 12
              排查人数: 30
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              急难愁盼: 张奶奶的降压药只剩两天
              [改] [撤回]
        08:10 bot → 周敏 (edit): 📮 急难愁盼 #1 QX-03-001
              「张奶奶的降压药只剩两天」
              2月7日 07:30 王芳 +8613800003001（日报）
              还没有人处理
              2月7日 08:10 王芳：更正了日报里的内容
              [我来处理] [交给别人]
              [答复] [办结]
        ");
        // The same words in the next round join it.
        town.clock("14:40").await;
        town.chat_log();
        town.tells("王芳", "走访10户 25人 无异常 急难愁盼：张奶奶的降压药，只剩两天！").await;
        assert_log!(town, @"
        14:40 王芳 → bot: 走访10户 25人 无异常 急难愁盼：张奶奶的降压药，只剩两天！
        14:40 bot → 王芳: ✅ 已收到 QX-03-001 2月7日下午零报告
              走访户数: 10
              排查人数: 25
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              急难愁盼: 张奶奶的降压药，只剩两天
              [改] [撤回]
        14:40 bot → 周敏 (edit): 📮 急难愁盼 #1 QX-03-001
              「张奶奶的降压药只剩两天」
              2月7日 07:30 王芳 +8613800003001（日报）
              还没有人处理
              2月7日 08:10 王芳：更正了日报里的内容
              2月7日 14:40 王芳：日报里又提到
              [我来处理] [交给别人]
              [答复] [办结]
        ");
        // Other words are another case.
        town.tells("李强", "走访10户 25人 无异常 急难愁盼：楼道灯坏了").await;
        town.chat_log();
        town.tells("周敏", "/concerns").await;
        assert_log!(town, @"
        14:40 周敏 → bot: /concerns
        14:40 bot → 周敏: 还没办结的急难愁盼（2）
              #1 QX-03-001 · 7 小时 · 还没有人处理 · 张奶奶的降压药只剩两天
              #2 QX-03-002 · 0 分钟 · 还没有人处理 · 楼道灯坏了
              [#1] [#2]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_residents_tip_with_photo_and_place_is_taken_answered_closed_and_reopened() {
    on_both(async |town| {
        morning(town).await;
        town.enters("钱阿姨", Role::Resident, "QX-03-002").await;
        town.tells("钱阿姨", "/concern").await;
        town.shows("钱阿姨", "").await;
        let account = town.account("钱阿姨");
        town.sandbox.send_other(account, account, json!({ "location": { "latitude": 28.2, "longitude": 113.08 } }));
        town.pump().await;
        town.tells("钱阿姨", "楼下水管爆了，两天没人修").await;
        assert_log!(town, @"
        07:30 钱阿姨 → bot: /concern
        07:30 bot → 钱阿姨: 有什么难处或心愿？请用几句话告诉我，也可以发照片或位置。只有负责的人看得到。
              [不说了]
        07:30 钱阿姨 → bot: 
        07:30 bot → 钱阿姨: 收到了。请再用一句话说说是什么事。
        07:30 钱阿姨 → bot: 
        07:30 bot → 钱阿姨: 收到了。请再用一句话说说是什么事。
        07:30 钱阿姨 → bot: 楼下水管爆了，两天没人修
        07:30 bot → 钱阿姨: 已记下，编号 #1，已转给 周敏，别人看不到。随时发 /concern 看进展。
              [已经解决了]
        07:30 bot → 周敏: 📮 急难愁盼 #1 QX-03-002
              「楼下水管爆了，两天没人修」
              2月7日 07:30 钱阿姨 +8613800008001
              还没有人处理
              [我来处理] [交给别人]
              [答复] [办结]
              [看照片] [看位置]
        ");
        town.taps_privately("周敏", "看照片").await;
        town.taps_privately("周敏", "我来处理").await;
        assert_log!(town, @"
        07:30 周敏 → bot taps [看照片]
        07:30 bot → 周敏: #1
        07:30 周敏 → bot taps [我来处理]
        07:30 bot → 钱阿姨 (edit): #1「楼下水管爆了，两天没人修」：周敏 正在处理
              [已经解决了]
        07:30 bot → 周敏 (edit): 📮 急难愁盼 #1 QX-03-002
              「楼下水管爆了，两天没人修」
              2月7日 07:30 钱阿姨 +8613800008001
              周敏 正在处理
              2月7日 07:30 周敏：我来处理
              [交给别人]
              [答复] [办结]
              [看照片] [看位置]
        07:30 bot → 周敏 (toast): 好的，#1 交给您了。
        ");
        // A second tap on the way.
        town.tells("钱阿姨", "/concern").await;
        town.taps_privately("钱阿姨", "不说了").await;
        assert_log!(town, @"
        07:30 钱阿姨 → bot: /concern
        07:30 bot → 钱阿姨: 您提过的，还没办结：
              #1「楼下水管爆了，两天没人修」：周敏 正在处理

              有什么难处或心愿？请用几句话告诉我，也可以发照片或位置。只有负责的人看得到。
              [#1 已解决]
              [不说了]
        07:30 钱阿姨 → bot taps [不说了]
        07:30 bot → 钱阿姨 (edit): 好的，不记了。
        ");
        town.taps_privately("周敏", "答复").await;
        town.tells("周敏", "师傅下午三点到").await;
        assert_log!(town, @"
        07:30 周敏 → bot taps [答复]
        07:30 bot → 周敏: 请写给提出人的答复（#1）：
              [不说了]
        07:30 周敏 → bot: 师傅下午三点到
        07:30 bot → 周敏 (edit): 📮 急难愁盼 #1 QX-03-002
              「楼下水管爆了，两天没人修」
              2月7日 07:30 钱阿姨 +8613800008001
              周敏 已答复，还没办结
              2月7日 07:30 周敏：我来处理
              2月7日 07:30 周敏：答复「师傅下午三点到」
              [交给别人]
              [答复] [办结]
              [看照片] [看位置]
        07:30 bot → 钱阿姨: #1「楼下水管爆了，两天没人修」周敏 答复您：
              「师傅下午三点到」
              [已经解决了]
        07:30 bot → 周敏: #1 已转告提出人。
        ");
        town.taps_privately("周敏", "办结").await;
        town.tells("周敏", "换了新水管").await;
        assert_log!(town, @"
        07:30 周敏 → bot taps [办结]
        07:30 bot → 周敏: 请写一句做了什么（#1），提出人会看到：
              [不说了]
        07:30 周敏 → bot: 换了新水管
        07:30 bot → 周敏 (edit): 📮 急难愁盼 #1 QX-03-002
              「楼下水管爆了，两天没人修」
              2月7日 07:30 钱阿姨 +8613800008001
              已办结
              2月7日 07:30 周敏：我来处理
              2月7日 07:30 周敏：答复「师傅下午三点到」
              2月7日 07:30 周敏：办结「换了新水管」
              [还没解决]
              [看照片] [看位置]
        07:30 bot → 钱阿姨: #1「楼下水管爆了，两天没人修」周敏 已办结：
              「换了新水管」
              [还没解决]
        07:30 bot → 周敏: #1 已办结。
        ");
        town.taps_privately("钱阿姨", "还没解决").await;
        town.tells("钱阿姨", "接口还在漏").await;
        assert_log!(town, @"
        07:30 钱阿姨 → bot taps [还没解决]
        07:30 bot → 钱阿姨: 请写一句还有什么没解决（#1）：
              [不说了]
        07:30 钱阿姨 → bot: 接口还在漏
        07:30 bot → 周敏 (edit): 📮 急难愁盼 #1 QX-03-002
              「楼下水管爆了，两天没人修」
              2月7日 07:30 钱阿姨 +8613800008001
              周敏 正在处理
              2月7日 07:30 周敏：我来处理
              2月7日 07:30 周敏：答复「师傅下午三点到」
              2月7日 07:30 周敏：办结「换了新水管」
              2月7日 07:30 钱阿姨：重新打开「接口还在漏」
              [交给别人]
              [答复] [办结]
              [看照片] [看位置]
        07:30 bot → 钱阿姨 (edit): #1「楼下水管爆了，两天没人修」：周敏 正在处理
              [已经解决了]
        07:30 bot → 钱阿姨: #1 已重新打开，会继续跟进。
        07:30 bot → 周敏: 📮 急难愁盼 #1 QX-03-002
              「楼下水管爆了，两天没人修」
              2月7日 07:30 钱阿姨 +8613800008001
              周敏 正在处理
              2月7日 07:30 周敏：我来处理
              2月7日 07:30 周敏：答复「师傅下午三点到」
              2月7日 07:30 周敏：办结「换了新水管」
              2月7日 07:30 钱阿姨：重新打开「接口还在漏」
              [交给别人]
              [答复] [办结]
              [看照片] [看位置]
        ");
        town.taps_privately("周敏", "办结").await;
        town.tells("周敏", "接口换了，试水不漏").await;
        town.chat_log();
        town.tells("周敏", "/concerns").await;
        town.tells("钱阿姨", "/concern 谢谢，水管修好了，电梯也想修一修").await;
        town.taps_privately("钱阿姨", "已经解决了").await;
        assert_log!(town, @"
        07:30 周敏 → bot: /concerns
        07:30 bot → 周敏: 没有未办结的急难愁盼。
        07:30 钱阿姨 → bot: /concern 谢谢，水管修好了，电梯也想修一修
        07:30 bot → 钱阿姨: 已记下，编号 #2，已转给 周敏，别人看不到。随时发 /concern 看进展。
              [已经解决了]
        07:30 bot → 周敏: 📮 急难愁盼 #2 QX-03-002
              「谢谢，水管修好了，电梯也想修一修」
              2月7日 07:30 钱阿姨 +8613800008001
              还没有人处理
              [我来处理] [交给别人]
              [答复] [办结]
        07:30 钱阿姨 → bot taps [已经解决了]
        07:30 bot → 周敏 (edit): 📮 急难愁盼 #2 QX-03-002
              「谢谢，水管修好了，电梯也想修一修」
              2月7日 07:30 钱阿姨 +8613800008001
              已办结
              2月7日 07:30 钱阿姨：说已经解决
              [还没解决]
        07:30 bot → 钱阿姨 (edit): #2「谢谢，水管修好了，电梯也想修一修」：已办结
              [还没解决]
        07:30 bot → 钱阿姨 (toast): #2 已办结。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_need_that_is_taken_out_of_a_report_is_closed_unless_somebody_has_begun() {
    on_both(async |town| {
        morning(town).await;
        let said = town.says("王芳", "走访12户 30人 无异常 急难愁盼：缺口罩").await;
        let begun = town.says("李强", "走访12户 30人 无异常 急难愁盼：缺大米").await;
        town.taps_privately("周敏", "我来处理").await;
        town.chat_log();
        town.edits("王芳", said, "走访12户 30人 无异常").await;
        town.edits("李强", begun, "走访12户 30人 无异常").await;
        assert_log!(town, @"
        07:30 王芳 (edit): 走访12户 30人 无异常
        07:30 bot reacts 👌
        07:30 bot → 王芳: ✏️ 已更正 QX-03-001 2月7日上午报告
              走访户数: 12
              排查人数: 30
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              [改] [撤回]
        07:30 bot → 周敏 (edit): 📮 急难愁盼 #1 QX-03-001
              「缺口罩」
              2月7日 07:30 王芳 +8613800003001（日报）
              已办结
              2月7日 07:30 王芳：日报里不再提到
              [还没解决]
        07:30 李强 (edit): 走访12户 30人 无异常
        07:30 bot reacts 👌
        07:30 bot → 李强: ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 12
              排查人数: 30
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              [改] [撤回]
        ");
        // Who files for the wrong micro-grid takes the report back, and the case with it.
        town.tells("张伟", "走访12户 30人 无异常 急难愁盼：缺奶粉").await;
        town.chat_log();
        town.taps_privately("张伟", "撤回").await;
        assert_log!(town, @"
        07:30 张伟 → bot taps [撤回]
        07:30 bot → 张伟 (edit): ↩️ 已撤回 QX-03-003 2月7日上午报告，请记得重新报送。
              [零报告] [填写]
        07:30 bot → 周敏 (edit): 📮 急难愁盼 #3 QX-03-003
              「缺奶粉」
              2月7日 07:30 张伟 +8613800003003（日报）
              已办结
              2月7日 07:30 张伟：日报里不再提到
              [还没解决]
        ");
        // Said again after all, it is a new case.
        town.edits("王芳", said, "走访12户 30人 无异常 急难愁盼：缺口罩").await;
        town.tells("周敏", "/concerns").await;
        assert_log!(town, @"
        07:30 王芳 (edit): 走访12户 30人 无异常 急难愁盼：缺口罩
        07:30 bot reacts 👌
        07:30 bot → 王芳: ✏️ 已更正 QX-03-001 2月7日上午报告
              走访户数: 12
              排查人数: 30
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              急难愁盼: 缺口罩
              [改] [撤回]
        07:30 bot → 周敏: 📮 急难愁盼 #4 QX-03-001
              「缺口罩」
              2月7日 07:30 王芳 +8613800003001（日报）
              还没有人处理
              [我来处理] [交给别人]
              [答复] [办结]
        07:30 周敏 → bot: /concerns
        07:30 bot → 周敏: 还没办结的急难愁盼（2）
              #2 QX-03-002 · 0 分钟 · 周敏 正在处理 · 缺大米
              #4 QX-03-001 · 0 分钟 · 还没有人处理 · 缺口罩
              [#2] [#4]
        ");
    })
    .await;
}
