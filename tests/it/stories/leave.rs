//! Leave that counts: who stands in, and how it is over.

use super::nags::{morning, without_digests};
use crate::town::{assert_log, on_both_with};

#[tokio::test]
async fn a_leader_on_leave_is_stood_in_for_and_is_back_by_themselves() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.tells("李强", "/leave 2月8日 2月8日 回老家 刘洋").await;
        town.taps_privately("陈书记", "同意").await;
        assert_log!(town, @"
        07:30 李强 → bot: /leave 2月8日 2月8日 回老家 刘洋
        07:30 bot → 李强: 🙋 已申请 2月8日 请假，等 陈书记 批准，有结果马上告诉您。
              [撤回申请]
        07:30 bot → 陈书记: 🙋 李强（QX-03-002）申请 2月8日 请假
              原因：回老家
              代班：刘洋
              [同意] [不同意]
        07:30 陈书记 → bot taps [同意]
        07:30 bot → 陈书记 (edit): 🙋 李强（QX-03-002）申请 2月8日 请假
              原因：回老家
              代班：刘洋
              ✅ 陈书记 已同意
        07:30 bot → 李强: ✅ 您 2月8日 的请假批准了。期间由 刘洋 代班，到时自动恢复，请放心。
        07:30 bot → 刘洋: 🤝 2月8日 李强 请假，由您代管 QX-03-002。到时提醒会发给您，用 /report 也能报。辛苦了！
        ");
        town.clock("07:29").await;
        town.chat_log();
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 bot: 📋 2月8日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 2 3 4
              已请假: 2（代：刘洋）
              [零报告] [填写]
        07:30 bot → 刘洋: 📋 QX-03-002 2月8日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              👉 李强 请假，这份由您代报。
              [零报告] [填写]
        07:30 bot → 赵敏: 📋 QX-04-001 2月8日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              [零报告] [填写]
        07:30 bot → 孙丽: 📋 QX-04-002 2月8日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              [零报告] [填写]
        ");
        for who in ["王芳", "张伟", "刘洋"] {
            town.taps(who, "零报告").await;
        }
        town.chat_log();
        town.clock("09:59").await;
        assert_log!(town, @"
        07:31 bot (edit): 📋 2月8日上午日报告，请在 10:00 前报送
              已报 3/4
              未报: 2
              已请假: 2（代：刘洋）
              [零报告] [填写]
        09:30 bot: 还有 1 个微网格未报（10:00 截止）：2号 刘洋（代李强）
        09:30 bot → 赵敏: 还没有收到 QX-04-001 的2月8日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        09:30 bot → 孙丽: 还没有收到 QX-04-002 的2月8日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        ");
        town.clock("10:01").await;
        town.tells("陈书记", "/missing").await;
        town.tells("刘洋", "/status").await;
        assert_log!(town, @"
        10:00 bot → 刘洋: 还没有收到 QX-03-002 的2月8日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        10:00 bot → 赵敏: 还没有收到 QX-04-001 的2月8日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        10:00 bot → 孙丽: 还没有收到 QX-04-002 的2月8日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        10:01 陈书记 → bot: /missing
        10:01 bot → 陈书记: 湘都社区 2月8日上午未报 3 个：
              QX-03 (1)
              2号 刘洋（代李强） +8613800003004
              QX-04 (2)
              1号 赵敏 +8613800004001
              2号 孙丽 +8613800004002
        10:01 刘洋 → bot: /status
        10:01 bot → 刘洋: 2月8日上午
              QX-03-004：已报（零报告）
              QX-03-002：未报
        ");
        town.taps_privately("刘洋", "零报告").await;
        town.clock("10:29").await;
        assert_log!(town, @"
        10:01 刘洋 → bot taps [零报告]
        10:01 bot → 刘洋 (edit): ✅ 已收到 QX-03-002 2月8日上午零报告（迟报）
              [改] [撤回]
        10:01 bot → 刘洋 (toast): 已收到 QX-03-002 上午零报告（迟报）
        10:01 bot (edit): 📋 2月8日上午日报告，请在 10:00 前报送
              已报 4/4
              已请假: 2（代：刘洋）
              ✅ 全部报齐，辛苦了
              [零报告] [填写]
        ");
        // Their own and the other one: what is written says which.
        town.tells("刘洋", "走访20户 50人 无异常").await;
        assert_log!(town, @"
        10:29 刘洋 → bot: 走访20户 50人 无异常
        10:29 bot → 刘洋: 您负责几个微网格，这是哪一个？
              [QX-03-004] [QX-03-002]
        ");
        town.tells("刘洋", "QX-03-002 下午 零报告").await;
        town.clock("14:31").await;
        town.chat_log();
        town.tells("刘洋", "QX-03-002 零报告").await;
        assert_log!(town, @"
        14:31 刘洋 → bot: QX-03-002 零报告
        14:31 bot → 刘洋: ✅ 已收到 QX-03-002 2月8日下午零报告
              [改] [撤回]
        ");
        town.clock("07:29").await;
        town.chat_log();
        town.clock("07:31").await;
        town.tells("刘洋", "QX-03-002 零报告").await;
        assert_log!(town, @"
        07:30 bot: 📋 2月9日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 2 3 4
              [零报告] [填写]
        07:30 bot → 赵敏: 📋 QX-04-001 2月9日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              [零报告] [填写]
        07:30 bot → 孙丽: 📋 QX-04-002 2月9日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              [零报告] [填写]
        07:31 刘洋 → bot: QX-03-002 零报告
        07:31 bot → 刘洋: QX-03-002 不在您负责的范围内。请由它的微网格长或网格长来报。
        ");
        town.clock("10:01").await;
        town.sees("李强", "还没有收到 QX-03-002");
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn without_a_name_the_grid_leader_stands_in() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.tells("孙丽", "/leave").await;
        town.taps_privately("孙丽", "明天").await;
        town.taps_privately("孙丽", "只上午").await;
        town.tells("孙丽", "看牙").await;
        town.taps_privately("孙丽", "不指定（网格长代）").await;
        town.taps_privately("陈书记", "同意").await;
        assert_log!(town, @"
        07:30 孙丽 → bot: /leave
        07:30 bot → 孙丽: 从哪天开始请假？点一下，或直接写，比如：2月8日下午
              [今天] [明天] [后天]
              [不请了]
        07:30 孙丽 → bot taps [明天]
        07:30 bot → 孙丽 (edit): 📅 从2月8日开始
              到哪天为止？点一下，或直接写，比如：2月10日、3天
              [当天] [2月9日] [2月10日]
              [只上午] [只下午]
              [不请了]
        07:30 孙丽 → bot taps [只上午]
        07:30 bot → 孙丽 (edit): 📅 2月8日上午
              什么原因？点一下，或直接写几个字。
              [家里有事] [身体不适] [单位有事]
              [不请了]
        07:30 孙丽 → bot: 看牙
        07:30 bot → 孙丽: 📅 2月8日上午
              📝 看牙
              请谁代班？不指定就由网格长代。
              [赵敏]
              [不指定（网格长代）]
              [不请了]
        07:30 孙丽 → bot taps [不指定（网格长代）]
        07:30 bot → 孙丽 (edit): 🙋 已申请 2月8日上午 请假，等 陈书记 批准，有结果马上告诉您。
              [撤回申请]
        07:30 bot → 陈书记: 🙋 孙丽（QX-04-002）申请 2月8日上午 请假
              原因：看牙
              代班：网格长
              [同意] [不同意]
        07:30 陈书记 → bot taps [同意]
        07:30 bot → 陈书记 (edit): 🙋 孙丽（QX-04-002）申请 2月8日上午 请假
              原因：看牙
              代班：网格长
              ✅ 陈书记 已同意
        07:30 bot → 孙丽: ✅ 您 2月8日上午 的请假批准了。期间由 网格长 代班，到时自动恢复，请放心。
        07:30 bot → 吴强: 🤝 2月8日上午 孙丽 请假，由您代管 QX-04-002。到时提醒会发给您，用 /report 也能报。辛苦了！
        ");
        town.clock("07:29").await;
        town.chat_log();
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 bot: 📋 2月8日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 2 3 4
              [零报告] [填写]
        07:30 bot → 赵敏: 📋 QX-04-001 2月8日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              [零报告] [填写]
        07:30 bot → 吴强: 📋 QX-04-002 2月8日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              👉 孙丽 请假，这份由您代报。
              [零报告] [填写]
        ");
        town.taps_privately("吴强", "零报告").await;
        town.chat_log();
        town.clock("14:31").await;
        town.sees("孙丽", "QX-04-002 2月8日下午");
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_leave_is_taken_back_before_it_begins_and_ended_early_once_it_runs() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.tells("李强", "/leave 明天 三天 回老家 刘洋").await;
        town.tells("李强", "/leave").await;
        town.taps_first_privately("李强", "撤回申请").await;
        assert_log!(town, @"
        07:30 李强 → bot: /leave 明天 三天 回老家 刘洋
        07:30 bot → 李强: 🙋 已申请 2月8日–2月10日 请假，等 陈书记 批准，有结果马上告诉您。
              [撤回申请]
        07:30 bot → 陈书记: 🙋 李强（QX-03-002）申请 2月8日–2月10日 请假
              原因：回老家
              代班：刘洋
              [同意] [不同意]
        07:30 李强 → bot: /leave
        07:30 bot → 李强: 2月8日–2月10日：等待批准，代班：刘洋
              [撤回申请]
              [另请一次]
        07:30 李强 → bot taps [撤回申请]
        07:30 bot → 陈书记 (edit): 🙋 李强（QX-03-002）申请 2月8日–2月10日 请假
              原因：回老家
              代班：刘洋
              ↩️ 本人已撤回
        07:30 bot → 李强 (edit): ↩️ 2月8日–2月10日 的请假已撤回。
        ");
        town.taps_first_privately("李强", "撤回申请").await;
        assert_eq!(town.toast(), "本人已经撤回了这份请假。");
        // On leave at once, with the round open.
        town.tells("李强", "/leave 今天 三天 孩子病了 刘洋").await;
        town.taps_privately("陈书记", "同意").await;
        town.clock("07:35").await;
        assert_log!(town, @"
        07:30 李强 → bot taps [撤回申请]
        07:30 bot → 李强 (toast): 本人已经撤回了这份请假。
        07:30 李强 → bot: /leave 今天 三天 孩子病了 刘洋
        07:30 bot → 李强: 🙋 已申请 2月7日–2月9日 请假，等 陈书记 批准，有结果马上告诉您。
              [撤回申请]
        07:30 bot → 陈书记: 🙋 李强（QX-03-002）申请 2月7日–2月9日 请假
              原因：孩子病了
              代班：刘洋
              [同意] [不同意]
        07:30 陈书记 → bot taps [同意]
        07:30 bot → 陈书记 (edit): 🙋 李强（QX-03-002）申请 2月7日–2月9日 请假
              原因：孩子病了
              代班：刘洋
              ✅ 陈书记 已同意
        07:30 bot → 李强: ✅ 您 2月7日–2月9日 的请假批准了。期间由 刘洋 代班，到时自动恢复，请放心。
        07:30 bot → 刘洋: 🤝 2月7日–2月9日 李强 请假，由您代管 QX-03-002。到时提醒会发给您，用 /report 也能报。辛苦了！
        07:30 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 2 3 4
              已请假: 2（代：刘洋）
              [零报告] [填写]
        ");
        town.tells("李强", "/leave").await;
        town.taps_privately("李强", "提前结束").await;
        town.clock("07:40").await;
        town.taps("刘洋", "零报告").await;
        assert_log!(town, @"
        07:35 李强 → bot: /leave
        07:35 bot → 李强: 2月7日–2月9日：请假中，代班：刘洋
              [提前结束]
              [另请一次]
        07:35 李强 → bot taps [提前结束]
        07:35 bot → 李强 (edit): 👋 2月7日–2月9日 的请假提前结束了，提醒从现在起照常发给本人。
        07:35 bot → 刘洋: 李强 提前回来了（原请假 2月7日–2月9日），QX-03-002 不用您代管了。谢谢！
        07:35 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 2 3 4
              [零报告] [填写]
        07:40 刘洋 taps [零报告]
        07:40 bot (toast): 已收到 QX-03-004 上午零报告
        ");
        town.clock("10:01").await;
        town.sees("李强", "还没有收到 QX-03-002");
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn who_stands_in_and_goes_on_leave_too_leaves_it_to_the_grid_leader() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.tells("李强", "/leave 明天 明天 回老家 刘洋").await;
        town.taps_privately("陈书记", "同意").await;
        town.chat_log();
        town.tells("刘洋", "/leave 明天 明天 开会 张伟").await;
        town.taps_privately("陈书记", "同意").await;
        assert_log!(town, @"
        07:30 刘洋 → bot: /leave 明天 明天 开会 张伟
        07:30 bot → 刘洋: 🙋 已申请 2月8日 请假，等 陈书记 批准，有结果马上告诉您。
              [撤回申请]
        07:30 bot → 陈书记: 🙋 刘洋（QX-03-004）申请 2月8日 请假
              原因：开会
              代班：张伟
              ⚠️ 这几天 刘洋 本来要给 李强 代班，批准后改由网格长代。
              [同意] [不同意]
        07:30 陈书记 → bot taps [同意]
        07:30 bot → 陈书记 (edit): 🙋 刘洋（QX-03-004）申请 2月8日 请假
              原因：开会
              代班：张伟
              ✅ 陈书记 已同意
        07:30 bot → 刘洋: ✅ 您 2月8日 的请假批准了。期间由 张伟 代班，到时自动恢复，请放心。
        07:30 bot → 张伟: 🤝 2月8日 刘洋 请假，由您代管 QX-03-004。到时提醒会发给您，用 /report 也能报。辛苦了！
        ");
        town.clock("07:29").await;
        town.chat_log();
        town.clock("07:31").await;
        assert_log!(town, @"
        07:30 bot: 📋 2月8日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 2 3 4
              已请假: 2（代：周敏） 4（代：张伟）
              [零报告] [填写]
        07:30 bot → 周敏: 📋 QX-03-002 2月8日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              👉 李强 请假，这份由您代报。
              [零报告] [填写]
        07:30 bot → 张伟: 📋 QX-03-004 2月8日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              👉 刘洋 请假，这份由您代报。
              [零报告] [填写]
        07:30 bot → 赵敏: 📋 QX-04-001 2月8日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              [零报告] [填写]
        07:30 bot → 孙丽: 📋 QX-04-002 2月8日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              [零报告] [填写]
        ");
    })
    .await;
}
