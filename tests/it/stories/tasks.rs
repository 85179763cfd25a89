//! Tasks: given in one line or with questions, acknowledged, done, overdue, taken back.

use super::meetings::{on_both, settings};
use super::nags::{morning, roster};
use crate::town::{Town, assert_log};
use lianxin::terms::{Button, ChatId, Lane, Post, Role};
use serde_json::{Value, json};

#[tokio::test]
async fn a_task_in_one_line_is_acknowledged_done_and_praised_in_the_next_agenda() {
    on_both(async |town| {
        morning(town).await;
        town.tells("陈书记", "/task 周敏 明天10:00 核对返乡人员名单").await;
        assert_log!(town, @"
        07:30 陈书记 → bot: /task 周敏 明天10:00 核对返乡人员名单
        07:30 bot → 周敏: 📌 任务 #1（陈书记 交办）
              核对返乡人员名单
              2月8日 10:00 前 · 还没确认
              [收到] [已完成]
        07:30 bot → 陈书记: 📌 任务 #1 → 周敏
              核对返乡人员名单
              2月8日 10:00 前 · 还没确认
              [撤回]
        ");
        town.taps_privately("周敏", "收到").await;
        town.tells("周敏", "/tasks").await;
        town.tells("陈书记", "/tasks").await;
        assert_log!(town, @"
        07:30 周敏 → bot taps [收到]
        07:30 bot → 周敏 (edit): 📌 任务 #1（陈书记 交办）
              核对返乡人员名单
              2月8日 10:00 前 · 已收到
              [已完成]
        07:30 bot → 陈书记 (edit): 📌 任务 #1 → 周敏
              核对返乡人员名单
              2月8日 10:00 前 · 已收到
              [撤回]
        07:30 bot → 周敏 (toast): 好的，已记收到。
        07:30 周敏 → bot: /tasks
        07:30 bot → 周敏: 交给我的
              #1 陈书记：核对返乡人员名单（2月8日 10:00 前 · 已收到）
              [#1 已完成]
        07:30 陈书记 → bot: /tasks
        07:30 bot → 陈书记: 我派出的
              #1 周敏：核对返乡人员名单（2月8日 10:00 前 · 已收到）
        ");
        town.clock("08:30").await;
        town.chat_log();
        town.taps_privately("周敏", "#1 已完成").await;
        assert_log!(town, @"
        08:30 周敏 → bot taps [#1 已完成]
        08:30 bot → 周敏 (edit): 交给我的
              #1 陈书记：核对返乡人员名单（2月8日 10:00 前 · ✅ 按时完成）
        08:30 bot → 陈书记 (edit): 📌 任务 #1 → 周敏
              核对返乡人员名单
              2月8日 10:00 前 · ✅ 按时完成
        08:30 bot → 周敏 (toast): 好的，已记完成。
        08:30 bot → 周敏 (edit): 📌 任务 #1（陈书记 交办）
              核对返乡人员名单
              2月8日 10:00 前 · ✅ 按时完成
        ");
        town.tells("陈书记", "/agenda").await;
        assert_log!(town, @"
        08:30 陈书记 → bot: /agenda
        08:30 bot → 陈书记: 🗓 湘都社区 碰头会 2月7日 08:40
              【点评】
              ✅ 周敏：核对返乡人员名单（2月8日 10:00 前，按时完成）
        ");
    })
    .await;
}

#[tokio::test]
async fn an_overdue_task_is_told_once_and_stays_in_the_agenda() {
    on_both(async |town| {
        morning(town).await;
        town.tells("陈书记", "/task 今天11点前 吴强 送口罩到各微网格").await;
        town.clock("10:59").await;
        town.restarts(&settings()).await;
        town.chat_log();
        town.clock("11:30").await;
        assert_log!(town, @"
        11:00 bot → 吴强: 📌 任务 #1（陈书记 交办）
              送口罩到各微网格
              2月7日 11:00 前 · ⏰ 到期了，还没完成
              [收到] [已完成]
        11:00 bot → 陈书记: 📌 任务 #1 → 吴强
              送口罩到各微网格
              2月7日 11:00 前 · ⏰ 到期了，还没完成
              [撤回]
        ");
        town.restarts(&settings()).await;
        town.clock("17:20").await;
        assert_log!(town, @"
        14:30 bot: 📋 2月7日下午日报告，请在 17:00 前报送
              已报 0/4
              未报: 1 2 3 4
              [零报告] [填写]
        14:30 bot → 赵敏: 📋 QX-04-001 2月7日下午日报告，请在 17:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              [零报告] [填写]
        14:30 bot → 孙丽: 📋 QX-04-002 2月7日下午日报告，请在 17:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              [零报告] [填写]
        17:15 bot → 陈书记: 🗓 湘都社区 碰头会 2月7日 17:30
              【薄弱环节】2月7日下午
              1. QX-03：未报 4 · 责任书没签 5
              2. QX-04：未报 2 · 责任书没签 3
              【点评】
              ⏰ 吴强：送口罩到各微网格（2月7日 11:00 到期，还没完成）
              到会 0/2 · 未回 周敏、吴强
              [派任务] [写纪要]
        17:15 bot → 周敏: 🗓 湘都社区 碰头会 2月7日 17:30
              【薄弱环节】2月7日下午
              1. QX-03：未报 4 · 责任书没签 5
              2. QX-04：未报 2 · 责任书没签 3
              【点评】
              ⏰ 吴强：送口罩到各微网格（2月7日 11:00 到期，还没完成）
              [到会] [请假]
        17:15 bot → 吴强: 🗓 湘都社区 碰头会 2月7日 17:30
              【薄弱环节】2月7日下午
              1. QX-03：未报 4 · 责任书没签 5
              2. QX-04：未报 2 · 责任书没签 3
              【点评】
              ⏰ 吴强：送口罩到各微网格（2月7日 11:00 到期，还没完成）
              [到会] [请假]
        ");
        town.taps_first_privately("吴强", "收到").await;
        town.taps_privately("吴强", "已完成").await;
        assert_log!(town, @"
        17:20 吴强 → bot taps [收到]
        17:20 bot → 吴强 (edit): 📌 任务 #1（陈书记 交办）
              送口罩到各微网格
              2月7日 11:00 前 · ⏰ 到期了，还没完成
              [已完成]
        17:20 bot → 陈书记 (edit): 📌 任务 #1 → 吴强
              送口罩到各微网格
              2月7日 11:00 前 · ⏰ 到期了，还没完成
              [撤回]
        17:20 bot → 吴强 (toast): 好的，已记收到。
        17:20 bot → 吴强 (edit): 📌 任务 #1（陈书记 交办）
              送口罩到各微网格
              2月7日 11:00 前 · ⏰ 到期了，还没完成
              [已完成]
        17:20 吴强 → bot taps [已完成]
        17:20 bot → 吴强 (edit): 📌 任务 #1（陈书记 交办）
              送口罩到各微网格
              2月7日 11:00 前 · ☑️ 已完成，晚了
        17:20 bot → 陈书记 (edit): 📌 任务 #1 → 吴强
              送口罩到各微网格
              2月7日 11:00 前 · ☑️ 已完成，晚了
        17:20 bot → 吴强 (toast): 好的，已记完成。
        ");
    })
    .await;
}

#[tokio::test]
async fn what_a_task_lacks_is_asked_for_and_a_bad_time_is_asked_back() {
    on_both(async |town| {
        morning(town).await;
        town.tells("陈书记", "/task").await;
        town.tells("陈书记", "走访20户 无异常的也要核对").await;
        town.tells("陈书记", "赵六").await;
        town.taps_privately("陈书记", "周敏 QX-03").await;
        town.tells("陈书记", "2月30日").await;
        town.tells("陈书记", "今天6:00").await;
        town.tells("陈书记", "尽快").await;
        assert_log!(town, @"
        07:30 陈书记 → bot: /task
        07:30 bot → 陈书记: 要做什么？人和时间可以一起写，例如：周敏 明天10:00 核对返乡人员名单
              [不写了]
        07:30 陈书记 → bot: 走访20户 无异常的也要核对
        07:30 bot → 陈书记: 交给谁？请点名字，或者直接写。
              [周敏 QX-03] [吴强 QX-04]
              [不写了]
        07:30 陈书记 → bot: 赵六
        07:30 bot → 陈书记: 您的区域里没有叫这个名字、又已经加入的人。
              交给谁？请点名字，或者直接写。
              [周敏 QX-03] [吴强 QX-04]
              [不写了]
        07:30 陈书记 → bot taps [周敏 QX-03]
        07:30 bot → 陈书记 (edit): 什么时候之前？请点一个，或者直接写，例如：明天10:00
              [2月7日 12:00] [2月7日 18:00]
              [2月8日 10:00] [2月8日 18:00]
              [2月9日 18:00]
              [不写了]
        07:30 陈书记 → bot: 2月30日
        07:30 bot → 陈书记: 没有这个时间。
              什么时候之前？请点一个，或者直接写，例如：明天10:00
              [2月7日 12:00] [2月7日 18:00]
              [2月8日 10:00] [2月8日 18:00]
              [2月9日 18:00]
              [不写了]
        07:30 陈书记 → bot: 今天6:00
        07:30 bot → 陈书记: 这个时间已经过了。
              什么时候之前？请点一个，或者直接写，例如：明天10:00
              [2月7日 12:00] [2月7日 18:00]
              [2月8日 10:00] [2月8日 18:00]
              [2月9日 18:00]
              [不写了]
        07:30 陈书记 → bot: 尽快
        07:30 bot → 陈书记: 没看懂时间。
              什么时候之前？请点一个，或者直接写，例如：明天10:00
              [2月7日 12:00] [2月7日 18:00]
              [2月8日 10:00] [2月8日 18:00]
              [2月9日 18:00]
              [不写了]
        ");
        town.taps_privately("陈书记", "2月8日 10:00").await;
        assert_log!(town, @"
        07:30 陈书记 → bot taps [2月8日 10:00]
        07:30 bot → 陈书记 (deleted): 没看懂时间。
              什么时候之前？请点一个，或者直接写，例如：明天10:00
              [2月7日 12:00] [2月7日 18:00]
              [2月8日 10:00] [2月8日 18:00]
              [2月9日 18:00]
              [不写了]
        07:30 bot → 周敏: 📌 任务 #1（陈书记 交办）
              走访20户 无异常的也要核对
              2月8日 10:00 前 · 还没确认
              [收到] [已完成]
        07:30 bot → 陈书记: 📌 任务 #1 → 周敏
              走访20户 无异常的也要核对
              2月8日 10:00 前 · 还没确认
              [撤回]
        ");
        // What was asked is answered: an old button gives no second task.
        passed_on(town, "陈书记", json!({ "pick-when": { "due": "2020-02-08T10:00:00" } })).await;
        town.tells("陈书记", "/task 明天25:00 王芳 量体温").await;
        town.taps_privately("陈书记", "不写了").await;
        assert_log!(town, @"
        07:30 bot → 陈书记: 旧消息
              [旧按钮]
        07:30 陈书记 → bot taps [旧按钮]
        07:30 bot → 陈书记 (toast): 这个按钮已经过期，请使用最新的一条消息。
        07:30 陈书记 → bot: /task 明天25:00 王芳 量体温
        07:30 bot → 陈书记: 没有这个时间。
              什么时候之前？请点一个，或者直接写，例如：明天10:00
              [2月7日 12:00] [2月7日 18:00]
              [2月8日 10:00] [2月8日 18:00]
              [2月9日 18:00]
              [不写了]
        07:30 陈书记 → bot taps [不写了]
        07:30 bot → 陈书记 (edit): 好的，不写了。
        ");
    })
    .await;
}

#[tokio::test]
async fn two_of_one_name_are_told_apart_and_what_is_done_at_night_wakes_nobody_in_the_morning() {
    on_both(async |town| {
        morning(town).await;
        roster(town, "UPDATE people SET name = '周敏' WHERE name = '赵敏'").await;
        town.tells("陈书记", "/task 周敏 今天23:00 数口罩").await;
        town.taps_privately("陈书记", "周敏 QX-03").await;
        assert_log!(town, @"
        07:30 陈书记 → bot: /task 周敏 今天23:00 数口罩
        07:30 bot → 陈书记: 交给谁？请点名字，或者直接写。
              [周敏 QX-03] [周敏 QX-04-001]
              [不写了]
        07:30 陈书记 → bot taps [周敏 QX-03]
        07:30 bot → 陈书记 (deleted): 交给谁？请点名字，或者直接写。
              [周敏 QX-03] [周敏 QX-04-001]
              [不写了]
        07:30 bot → 周敏: 📌 任务 #1（陈书记 交办）
              数口罩
              2月7日 23:00 前 · 还没确认
              [收到] [已完成]
        07:30 bot → 陈书记: 📌 任务 #1 → 周敏
              数口罩
              2月7日 23:00 前 · 还没确认
              [撤回]
        ");
        town.clock("23:10").await;
        town.chat_log();
        town.taps_privately("周敏", "已完成").await;
        town.chat_log();
        town.clock("06:40").await;
        assert_log!(town, @"");
    })
    .await;
}

#[tokio::test]
async fn only_those_two_have_to_do_with_a_task() {
    on_both(async |town| {
        morning(town).await;
        town.enters("林志", Role::Volunteer, "湘都社区").await;
        town.tells("陈书记", "/task 王芳 明天 清点口罩").await;
        town.chat_log();
        passed_on(town, "李强", json!({ "done": { "task": 1 } })).await;
        passed_on(town, "林志", json!({ "done": { "task": 1 } })).await;
        passed_on(town, "王芳", json!({ "cancel": { "task": 1 } })).await;
        town.tells("王芳", "/task 周敏 明天 买米").await;
        assert_log!(town, @"
        07:30 bot → 李强: 旧消息
              [旧按钮]
        07:30 李强 → bot taps [旧按钮]
        07:30 bot → 李强 (toast): 这个任务不是您的。
        07:30 bot → 林志: 旧消息
              [旧按钮]
        07:30 林志 → bot taps [旧按钮]
        07:30 bot → 林志 (toast): 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        07:30 bot → 王芳: 旧消息
              [旧按钮]
        07:30 王芳 → bot taps [旧按钮]
        07:30 bot → 王芳 (toast): 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        07:30 王芳 → bot: /task 周敏 明天 买米
        07:30 bot → 王芳: 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        ");
        town.taps_privately("陈书记", "撤回").await;
        assert_log!(town, @"
        07:30 陈书记 → bot taps [撤回]
        07:30 bot → 王芳 (edit): 📌 任务 #1（陈书记 交办）
              清点口罩
              2月8日 18:00 前 · 已撤回
        07:30 bot → 陈书记 (edit): 📌 任务 #1 → 王芳
              清点口罩
              2月8日 18:00 前 · 已撤回
        07:30 bot → 陈书记 (toast): 已撤回。
        ");
        passed_on(town, "王芳", json!({ "acknowledge": { "task": 1 } })).await;
        passed_on(town, "陈书记", json!({ "cancel": { "task": 1 } })).await;
        town.tells("王芳", "/tasks").await;
        assert_log!(town, @"
        07:30 bot → 王芳: 旧消息
              [旧按钮]
        07:30 王芳 → bot taps [旧按钮]
        07:30 bot → 王芳 (toast): 这个任务已经撤回了。
        07:30 bot → 陈书记: 旧消息
              [旧按钮]
        07:30 陈书记 → bot taps [旧按钮]
        07:30 bot → 陈书记 (toast): 已经记过了。
        07:30 王芳 → bot: /tasks
        07:30 bot → 王芳: 现在没有任务。
        ");
    })
    .await;
}

/// Somebody presses a button that stands under a message of somebody else, or under an old one.
pub async fn passed_on(town: &mut Town, who: &str, command: Value) {
    let button = Button::command("旧按钮", json!({ "meetings": command }));
    let post = Post::text(ChatId(town.account(who).0), Lane::Reply, "旧消息").buttons(vec![vec![button]]);
    town.posts(&[post]).await;
    town.taps_privately(who, "旧按钮").await;
}
