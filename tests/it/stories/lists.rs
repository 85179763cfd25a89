//! Messages with several entries: lists that pass from hand to hand, and leaders of several micro-grids.

use super::nags::roster;
use super::reports::morning;
use crate::town::{assert_log, on_both};

/// 李强 leads QX-03-004 too, in place of 刘洋.
const TWO_MICRO_GRIDS: [&str; 2] = [
    "DELETE FROM roles WHERE role = 'leader' AND person = (SELECT id FROM people WHERE name = '刘洋')",
    "INSERT INTO roles (person, role, area) SELECT p.id, 'leader', a.id FROM people p, areas a
     WHERE p.name = '李强' AND a.name = 'QX-03-004'",
];

#[tokio::test]
async fn a_list_passes_from_hand_to_hand_and_each_leader_files_their_own_entry_alone() {
    on_both(async |town| {
        morning(town).await;
        town.says("王芳", "#接龙 上午\n1. 王芳 走访42户 108人 无异常").await;
        town.says("李强", "#接龙 上午\n1. 王芳 走访42户 108人 无异常\n2. QX-03-002 零报告").await;
        // 王芳 has put hers right in the meantime; the copies that go on say what she had said before.
        town.says("王芳", "更正：走访24户").await;
        town.chat_log();
        town.says("张伟", "#接龙 上午\n1. 王芳 走访42户 108人 无异常\n2. QX-03-002 零报告\n3. 张伟 走访20户 发热0")
            .await;
        town.tells("王芳", "/history").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 张伟: #接龙 上午
              1. 王芳 走访42户 108人 无异常
              2. QX-03-002 零报告
              3. 张伟 走访20户 发热0
        07:30 bot reacts 👌
        07:30 bot → 张伟: ✅ 已收到 QX-03-003 2月7日上午报告
              走访户数: 20
              发热: 0
              [改] [撤回]
        07:30 王芳 → bot: /history
        07:30 bot → 王芳: QX-03-001 的报告记录
              2月7日上午 第2版 · 07:30 王芳
              走访户数: 24 · 排查人数: 108 · 发热: 0 · 湖北来返: 0 · 重点地区来返: 0 · 密切接触者: 0
              2月7日上午 第1版 · 07:30 王芳
              走访户数: 42 · 排查人数: 108 · 发热: 0 · 湖北来返: 0 · 重点地区来返: 0 · 密切接触者: 0
              ↳ 07:30 由 王芳 更正
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 3/4
              未报: 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_grid_leader_pastes_the_list_and_what_differs_or_is_doubtful_is_asked_in_one_question() {
    on_both(async |town| {
        morning(town).await;
        town.says("王芳", "走访42户 发热0").await;
        town.says("李强", "零报告").await;
        town.chat_log();
        let list = "上午接龙\n１）王芳 走访40户 发热0\n２）QX-03-002 零报告\n３）QX-03-003 走访20户左右 发热0\n４）QX-03-004 走访12户 发热0\n５）QX-03-099 零报告\n６）钱多 零报告";
        town.says("周敏", list).await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 周敏: 上午接龙
              １）王芳 走访40户 发热0
              ２）QX-03-002 零报告
              ３）QX-03-003 走访20户左右 发热0
              ４）QX-03-004 走访12户 发热0
              ５）QX-03-099 零报告
              ６）钱多 零报告
        07:30 bot → 周敏: ❓ 2月7日上午有 2 条想请您确认，确认前不记录：
              QX-03-001：走访户数: 40 · 发热: 0（已经报过：走访户数: 42 · 发热: 0）
              QX-03-003：走访户数: 20 · 发热: 0（走访户数是约数）
              [都对，就这样报]
              [填写 QX-03-001] [填写 QX-03-003]
              [不报了]
        07:30 bot reacts 👌
        07:30 bot → 刘洋: 周敏 已代您报送 QX-03-004 2月7日上午报告。
        07:30 bot → 周敏: ✅ 已收到 1 个微网格的2月7日上午报告
              QX-03-004：走访户数: 12 · 发热: 0

              ⚠️ 有 2 处没有记录：
              没有找到微网格「QX-03-099」。请核对编号后再发一次，比如：QX-03-001 零报告
              「钱多 零报告」没有写清是哪个微网格，请写编号，比如：QX-03-012 零报告
              [改 QX-03-004]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 3/4
              待确认: 3
              [零报告] [填写]
        ");
        town.taps_privately("周敏", "都对，就这样报").await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:31 周敏 → bot taps [都对，就这样报]
        07:31 bot → 周敏 (edit): ✅ 已收到 2 个微网格的2月7日上午报告
              ✏️ QX-03-001 已更正：走访户数: 40 · 发热: 0
              QX-03-003：走访户数: 20 · 发热: 0
              [改 QX-03-001] [改 QX-03-003]
        07:31 bot → 王芳: 周敏 已更正您报送的 QX-03-001 2月7日上午报告，用 /history 可以看到前后的数字。
        07:31 bot → 张伟: 周敏 已代您报送 QX-03-003 2月7日上午报告。
        07:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 4/4
              ✅ 全部报齐，辛苦了
              [零报告] [填写]
        ");
        town.tells("王芳", "/history").await;
        town.sees("王芳", "走访户数: 40 · 发热: 0");
        // Pasted again, it says nothing new.
        town.says("周敏", "上午接龙\n1. 王芳 走访40户 发热0\n2. QX-03-002 零报告\n3. QX-03-003 走访20户 发热0").await;
        town.clock("07:33").await;
        assert_log!(town, @"
        07:32 王芳 → bot: /history
        07:32 bot → 王芳: QX-03-001 的报告记录
              2月7日上午 第2版 · 07:31 周敏 代报
              走访户数: 40 · 发热: 0
              2月7日上午 第1版 · 07:30 王芳
              走访户数: 42 · 发热: 0
              ↳ 07:31 由 周敏 更正
        07:32 周敏: 上午接龙
              1. 王芳 走访40户 发热0
              2. QX-03-002 零报告
              3. QX-03-003 走访20户 发热0
        07:32 bot reacts 👌
        ");
    })
    .await;
}

#[tokio::test]
async fn a_question_about_several_may_be_dropped_once() {
    on_both(async |town| {
        morning(town).await;
        town.tells("周敏", "QX-03-001到003零报告").await;
        assert_log!(town, @"
        07:30 周敏 → bot: QX-03-001到003零报告
        07:30 bot → 周敏: ❓ 2月7日上午有 3 条想请您确认，确认前不记录：
              QX-03-001：零报告（写了几个微网格）
              QX-03-002：零报告（写了几个微网格）
              QX-03-003：零报告（写了几个微网格）
              [都对，就这样报]
              [填写 QX-03-001] [填写 QX-03-002]
              [填写 QX-03-003]
              [不报了]
        ");
        town.taps_privately("周敏", "不报了").await;
        town.sees("周敏", "这条没有记录");
        town.tells("周敏", "/status").await;
        town.sees("周敏", "已报 0");
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_leader_of_several_files_them_in_one_message_and_gets_one_receipt() {
    on_both(async |town| {
        for change in TWO_MICRO_GRIDS {
            roster(town, change).await;
        }
        morning(town).await;
        town.says("李强", "上午\nQX-03-002 走访42户 108人 发热0\nQX-03-004 零报告\nQX-03-001 零报告\nQX-03-044 零报告")
            .await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强: 上午
              QX-03-002 走访42户 108人 发热0
              QX-03-004 零报告
              QX-03-001 零报告
              QX-03-044 零报告
        07:30 bot reacts 👌
        07:30 bot → 李强: ✅ 已收到 2 个微网格的2月7日上午报告
              QX-03-002：走访户数: 42 · 排查人数: 108 · 发热: 0
              QX-03-004：零报告

              ⚠️ 有 2 处没有记录：
              QX-03-001 不在您负责的范围内。请由它的微网格长或网格长来报。
              没有找到微网格「QX-03-044」。请核对编号后再发一次，比如：QX-03-001 零报告
              [改 QX-03-002] [改 QX-03-004]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 1 3
              [零报告] [填写]
        ");
        // By clauses, and one that says nothing new.
        town.tells("李强", "2号微网格走访43户，4号微网格零报告").await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:31 李强 → bot: 2号微网格走访43户，4号微网格零报告
        07:31 bot → 李强: ✏️ 已更正 QX-03-002 2月7日上午报告
              走访户数: 43
              排查人数: 108
              发热: 0
              [改] [撤回]
        07:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 1 3
              [零报告] [填写]
        ");
        town.tells("李强", "/history").await;
        town.taps_privately("李强", "QX-03-002").await;
        assert_log!(town, @"
        07:32 李强 → bot: /history
        07:32 bot → 李强: 您负责几个微网格，这是哪一个？
              [QX-03-002] [QX-03-004]
        07:32 李强 → bot taps [QX-03-002]
        07:32 bot → 李强: QX-03-002 的报告记录
              2月7日上午 第2版 · 07:31 李强
              走访户数: 43 · 排查人数: 108 · 发热: 0
              2月7日上午 第1版 · 07:30 李强
              走访户数: 42 · 排查人数: 108 · 发热: 0
              ↳ 07:31 由 李强 更正
        ");
    })
    .await;
}

#[tokio::test]
async fn a_report_that_names_none_of_several_is_kept_while_the_leader_says_which() {
    on_both(async |town| {
        for change in TWO_MICRO_GRIDS {
            roster(town, change).await;
        }
        morning(town).await;
        town.says("李强", "走访42户 发热0").await;
        town.taps_privately("李强", "QX-03-004").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 李强: 走访42户 发热0
        07:30 bot → 李强: 您负责几个微网格，这是哪一个？
              [QX-03-002] [QX-03-004]
        07:30 李强 → bot taps [QX-03-004]
        07:30 bot → 李强 (edit): ✅ 已收到 QX-03-004 2月7日上午报告
              走访户数: 42
              发热: 0
              [改] [撤回]
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 1 2 3
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn lines_that_a_leader_has_copied_along_without_a_heading_bother_nobody() {
    on_both(async |town| {
        morning(town).await;
        town.says("王芳", "QX-03-001 走访42户 发热0").await;
        town.clock("07:31").await;
        town.chat_log();
        town.says("李强", "QX-03-001 走访42户 发热0\nQX-03-002 走访25户 发热0").await;
        // Without one of their own among them it was meant for others.
        town.says("张伟", "QX-03-001 走访42户 发热0\nQX-03-002 走访25户 发热0").await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:31 李强: QX-03-001 走访42户 发热0
              QX-03-002 走访25户 发热0
        07:31 bot reacts 👌
        07:31 bot → 李强: ✅ 已收到 QX-03-002 2月7日上午报告
              走访户数: 25
              发热: 0
              [改] [撤回]
        07:31 张伟: QX-03-001 走访42户 发热0
              QX-03-002 走访25户 发热0
        07:31 bot → 张伟: QX-03-001 不在您负责的范围内。请由它的微网格长或网格长来报。
              QX-03-002 不在您负责的范围内。请由它的微网格长或网格长来报。
        07:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_list_does_not_bring_back_what_was_withdrawn_and_a_closed_round_is_told_once() {
    on_both(async |town| {
        morning(town).await;
        town.tells("王芳", "走访42户 发热0").await;
        town.taps_privately("王芳", "撤回").await;
        town.clock("07:31").await;
        town.chat_log();
        town.tells("周敏", "接龙\n1. 王芳 走访42户 发热0\n2. QX-03-002 零报告").await;
        town.taps_privately("周敏", "不报了").await;
        assert_log!(town, @"
        07:31 周敏 → bot: 接龙
              1. 王芳 走访42户 发热0
              2. QX-03-002 零报告
        07:31 bot → 周敏: ❓ QX-03-001 2月7日上午，我这样理解：
              走访户数: 42
              发热: 0
              之前报过又撤回了。对吗？
              [对，就这样报] [填写]
              [不报了]
        07:31 bot → 李强: 周敏 已代您报送 QX-03-002 2月7日上午报告。
        07:31 bot → 周敏: ✅ 已收到 QX-03-002 2月7日上午零报告
              [改] [撤回]
        07:31 周敏 → bot taps [不报了]
        07:31 bot → 周敏 (edit): 好的，这条没有记录。
        ");
        town.clock("15:00").await;
        town.chat_log();
        town.tells("周敏", "上午接龙\n1. 王芳 走访42户 发热0\n2. QX-03-003 零报告").await;
        assert_log!(town, @"
        15:00 周敏 → bot: 上午接龙
              1. 王芳 走访42户 发热0
              2. QX-03-003 零报告
        15:00 bot → 周敏: ⌛ 2月7日上午报告已于 14:30 截止，这些都不能再报或更改。如需补正，请告诉社区书记。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_question_about_several_is_answered_once_and_only_for_what_the_presser_answers_for() {
    on_both(async |town| {
        morning(town).await;
        town.tells("陈书记", "QX-03-001 走访20户左右\nQX-04-001 走访30户左右").await;
        town.chat_log();
        roster(
            town,
            "UPDATE roles SET role = 'grid_leader', area = (SELECT id FROM areas WHERE name = 'QX-03')
             WHERE person = (SELECT id FROM people WHERE name = '陈书记')",
        )
        .await;
        town.taps_privately("陈书记", "都对，就这样报").await;
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 陈书记 → bot taps [都对，就这样报]
        07:30 bot → 陈书记 (edit): ✅ 已收到 1 个微网格的2月7日上午报告
              QX-03-001：走访户数: 20

              ⚠️ 有 1 处没有记录：
              QX-04-001 不在您负责的范围内。请由它的微网格长或网格长来报。
              [改 QX-03-001]
        07:30 bot → 王芳: 陈书记 已代您报送 QX-03-001 2月7日上午报告。
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 2 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn what_is_no_report_in_a_list_is_not_lost_in_it() {
    on_both(async |town| {
        morning(town).await;
        town.tells("周敏", "接龙\n1. QX-03-001 零报告\n2. QX-03-002 零报告\n3. QX-03-003 请假").await;
        assert_log!(town, @"
        07:30 周敏 → bot: 接龙
              1. QX-03-001 零报告
              2. QX-03-002 零报告
              3. QX-03-003 请假
        07:30 bot → 周敏: ✅ 已收到 2 个微网格的2月7日上午报告
              QX-03-001：零报告
              QX-03-002：零报告

              ⚠️ 有 1 处没有记录：
              「QX-03-003 请假」像是请假，没有当作报告。自己请假用 /leave，替微网格请假用 /excuse 编号。
              [改 QX-03-001] [改 QX-03-002]
        07:30 bot → 王芳: 周敏 已代您报送 QX-03-001 2月7日上午报告。
        07:30 bot → 李强: 周敏 已代您报送 QX-03-002 2月7日上午报告。
        ");
        town.tells("张伟", "接龙\n1. QX-03-001 零报告\n2. QX-03-002 零报告\n3. 张伟 家里老人急需买降压药").await;
        assert_log!(town, @"
        07:30 张伟 → bot: 接龙
              1. QX-03-001 零报告
              2. QX-03-002 零报告
              3. 张伟 家里老人急需买降压药
        07:30 bot → 张伟: 「张伟 家里老人急需买降压药」像是求助，没有当作报告。请在私聊里单独发一条，我马上转给网格长和社区书记。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_grid_leader_is_told_which_entries_are_another_grids() {
    on_both(async |town| {
        morning(town).await;
        town.tells("吴强", "接龙\n1. QX-03-001 零报告\n2. QX-04-001 零报告").await;
        assert_log!(town, @"
        07:30 吴强 → bot: 接龙
              1. QX-03-001 零报告
              2. QX-04-001 零报告
        07:30 bot → 吴强: ✅ 已收到 1 个微网格的2月7日上午报告
              QX-04-001：零报告

              ⚠️ 有 1 处没有记录：
              QX-03-001 不在您负责的范围内。请由它的微网格长或网格长来报。
              [改 QX-04-001]
        07:30 bot → 赵敏: 吴强 已代您报送 QX-04-001 2月7日上午报告。
        ");
    })
    .await;
}
