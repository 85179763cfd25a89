//! What is said again: with a picture, word for word, after the first message was deleted, and unlike all the days before.

use super::nags::roster;
use super::reports::morning;
use crate::town::{Engine, Town, assert_log, on_both};
use lianxin::db::Db;

async fn photo_on_file(town: &Town) -> Option<String> {
    const PHOTO: &str = "SELECT photo FROM reports";
    let row: (Option<String>,) = match &town.app.db {
        Db::Sqlite { writer, .. } => sqlx::query_as(PHOTO).fetch_one(writer).await.expect("one report"),
        Db::Postgres(pool) => sqlx::query_as(PHOTO).fetch_one(pool).await.expect("one report"),
    };
    row.0
}

#[tokio::test]
async fn a_photo_with_a_caption_is_a_report_and_its_picture_is_kept() {
    on_both(async |town| {
        morning(town).await;
        let li = town.account("李强");
        town.sandbox.photo(li, town.group_id(), "走访42户 发热0");
        town.pump().await;
        assert!(photo_on_file(town).await.is_some_and(|id| !id.is_empty()), "the file id is kept");
        town.tells("李强", "走访43户").await;
        town.tells("李强", "/history").await;
        town.clock("07:31").await;
        assert!(photo_on_file(town).await.is_some(), "a correction in words keeps the picture");
        assert_log!(town, @"
        07:30 李强: 走访42户 发热0
        07:30 bot reacts 👌
        07:30 bot → 李强: ✅ 已收到 QX-03-002 2月7日上午报告
              走访户数: 42
              发热: 0
              📷 附照片
              [改] [撤回]
        07:30 李强 → bot: 走访43户
        07:30 bot → 李强: ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 43
              发热: 0
              📷 附照片
              [改] [撤回]
        07:30 李强 → bot: /history
        07:30 bot → 李强: QX-03-002 的报告记录
              2月7日上午 第2版 · 07:30 李强
              走访户数: 43 · 发热: 0
              2月7日上午 第1版 · 07:30 李强
              走访户数: 42 · 发热: 0
              ↳ 07:30 由 李强 更正
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_bare_picture_gets_a_kind_hint_in_private_and_none_in_the_group() {
    on_both(async |town| {
        morning(town).await;
        let wang = town.account("王芳");
        town.sandbox.photo(wang, town.group_id(), "");
        town.sandbox.photo(wang, wang, "");
        town.pump().await;
        assert_log!(town, @"
        07:30 王芳: 
        07:30 王芳 → bot: 
        07:30 bot → 王芳: 语音和图片我还看不懂，请打字报送，比如：零报告。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_message_that_was_deleted_and_sent_again_corrects_the_first_and_history_keeps_both() {
    on_both(async |town| {
        morning(town).await;
        let first = town.says("李强", "走访42户 108人 发热0").await;
        town.sandbox.delete(town.account("李强"), (town.group_id(), first));
        town.clock("07:35").await;
        town.chat_log();
        let second = town.says("李强", "走访24户 68人 发热0").await;
        town.tells("李强", "/history").await;
        town.clock("07:36").await;
        assert_log!(town, @"
        07:35 李强: 走访24户 68人 发热0
        07:35 bot reacts 👌
        07:35 bot → 李强: ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 24
              排查人数: 68
              发热: 0
              [改] [撤回]
        07:35 李强 → bot: /history
        07:35 bot → 李强: QX-03-002 的报告记录
              2月7日上午 第2版 · 07:35 李强
              走访户数: 24 · 排查人数: 68 · 发热: 0
              2月7日上午 第1版 · 07:30 李强
              走访户数: 42 · 排查人数: 108 · 发热: 0
              ↳ 07:35 由 李强 更正
        07:35 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 3 4
              [零报告] [填写]
        ");
        // From now on the second one is the report's message.
        town.edits("李强", second, "走访25户 68人 发热0").await;
        town.sees("李强", "走访户数: 25");
        town.clock("07:37").await;
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_report_repeated_word_for_word_changes_nothing_and_makes_no_noise() {
    on_both(async |town| {
        morning(town).await;
        town.says("李强", "走访42户 发热0").await;
        town.clock("07:31").await;
        town.chat_log();
        town.says("李强", "走访42户 发热0").await;
        town.tells("李强", "走访42户 发热0").await;
        town.tells("李强", "/history").await;
        assert_log!(town, @"
        07:31 李强: 走访42户 发热0
        07:31 bot reacts 👌
        07:31 李强 → bot: 走访42户 发热0
        07:31 bot → 李强 reacts 👌
        07:31 李强 → bot: /history
        07:31 bot → 李强: QX-03-002 的报告记录
              2月7日上午 第1版 · 07:30 李强
              走访户数: 42 · 发热: 0
        ");
    })
    .await;
}

/// Reports of 李强's of the days before.
const PAST: &str = "
    INSERT INTO reports (micro_grid, round, version, counts, zero, filed_by, on_behalf, filed_at, first_filed_at, late)
    SELECT a.id, d.round, 1, d.counts, FALSE, p.id, FALSE, 0, 0, FALSE FROM areas a, people p,
        (SELECT '2020-02-05/am' AS round, '{\"households_visited\":40,\"fever\":0}' AS counts
         UNION ALL SELECT '2020-02-05/pm', '{\"households_visited\":45,\"fever\":0}'
         UNION ALL SELECT '2020-02-06/am', '{\"households_visited\":42,\"fever\":0}') d
    WHERE a.name = 'QX-03-002' AND p.name = '李强'";

#[tokio::test]
async fn a_value_far_outside_of_the_micro_grids_own_past_is_asked_back_once() {
    on_both(async |town| {
        roster(town, PAST).await;
        morning(town).await;
        // Nobody else's past counts, nor a value that is merely high.
        town.tells("王芳", "走访420户 发热0").await;
        town.sees("王芳", "已收到");
        town.chat_log();
        town.tells("李强", "走访130户 发热0").await;
        town.sees("李强", "走访户数: 130");
        town.tells("李强", "走访420户 发热0").await;
        town.taps_privately("李强", "对，就这样报").await;
        // What was confirmed is not asked again when something else is added.
        town.tells("李强", "走访420户 发热0 密接0").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强 → bot: 走访130户 发热0
        07:30 bot → 李强: ✅ 已收到 QX-03-002 2月7日上午报告
              走访户数: 130
              发热: 0
              [改] [撤回]
        07:30 李强 → bot: 走访420户 发热0
        07:30 bot → 李强: ❓ QX-03-002 2月7日上午，我这样理解：
              走访户数: 420
              发热: 0
              走访户数 420 比这个微网格最近几次多很多，之前最多 45。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 李强 → bot taps [对，就这样报]
        07:30 bot → 李强 (edit): ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 420
              发热: 0
              [改] [撤回]
        07:30 李强 → bot: 走访420户 发热0 密接0
        07:30 bot → 李强: ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 420
              发热: 0
              密切接触者: 0
              [改] [撤回]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_slip_in_the_form_is_asked_back_too_in_the_forms_own_message() {
    on_both(async |town| {
        roster(town, PAST).await;
        morning(town).await;
        town.taps("李强", "填写").await;
        town.tells("李强", "420").await;
        town.taps_privately("李强", "其余无异常").await;
        town.chat_log();
        town.taps_privately("李强", "✅ 提交").await;
        town.taps_privately("李强", "填写").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强 → bot taps [✅ 提交]
        07:30 bot → 李强 (edit): ❓ QX-03-002 2月7日上午，我这样理解：
              走访户数: 420
              发热: 0
              湖北来返: 0
              重点地区来返: 0
              密切接触者: 0
              走访户数 420 比这个微网格最近几次多很多，之前最多 45。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:30 李强 → bot taps [填写]
        07:30 bot → 李强: ✏️ QX-03-002 2月7日上午

              1/9 走访户数 是多少？点按钮或直接打数字。
              [0] [1] [2] [3] [4]
              [跳过 ›] [其余无异常]
              [放弃]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 3 4
              待确认: 2
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn the_rule_about_the_past_can_be_switched_off() {
    let settings = format!("{}[doubts]\nrounds = 0\n", crate::town::FAST);
    let mut town = Town::wakes_with(Engine::Sqlite, &settings).await;
    roster(&town, PAST).await;
    morning(&mut town).await;
    town.tells("李强", "走访420户 发热0").await;
    town.sees("李强", "已收到");
    town.chat_log();
    town.sleeps().await;
}

#[tokio::test]
async fn changing_a_message_with_several_entries_corrects_what_it_had_filed() {
    on_both(async |town| {
        morning(town).await;
        let message = town.says("周敏", "QX-03-003 走访20户 发热0\nQX-03-004 走访12户 发热0").await;
        town.clock("07:31").await;
        town.chat_log();
        town.edits("周敏", message, "QX-03-003 走访20户 发热0\nQX-03-004 走访21户").await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:31 周敏 (edit): QX-03-003 走访20户 发热0
              QX-03-004 走访21户
        07:31 bot reacts 👌
        07:31 bot → 周敏: ✏️ 已更正 QX-03-004 2月7日上午报告
              走访户数: 21
              [改] [撤回]
        07:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 1 2
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_list_that_shrinks_to_one_entry_corrects_that_one_and_leaves_the_other() {
    on_both(async |town| {
        morning(town).await;
        let message = town.says("周敏", "QX-03-003 走访20户 发热0\nQX-03-004 走访12户 发热0").await;
        town.clock("07:31").await;
        town.chat_log();
        town.edits("周敏", message, "QX-03-004 走访21户 发热0").await;
        town.edits("周敏", message, "大家辛苦了").await;
        town.tells("周敏", "/status").await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:31 周敏 (edit): QX-03-004 走访21户 发热0
        07:31 bot reacts 👌
        07:31 bot → 周敏: ✏️ 已更正 QX-03-004 2月7日上午报告
              走访户数: 21
              发热: 0
              [改] [撤回]
        07:31 周敏 (edit): 大家辛苦了
        07:31 bot → 周敏: 您改了消息，但改后的内容没看懂，之前报送的仍然有效。要更改请点回执上的「改」。
        07:31 周敏 → bot: /status
        07:31 bot → 周敏: QX-03 2月7日上午：应报 4，已报 2（迟报 0），未报 2，待确认 0，已请假 0
        07:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 1 2
              [零报告] [填写]
        ");
    })
    .await;
}
