//! Households in special difficulty.

use super::{alone, met};
use crate::town::{assert_log, on_both_with};
use chrono::Duration;

#[tokio::test]
async fn a_leader_keeps_a_list_and_logs_visits_with_a_tap() {
    on_both_with(&alone(), async |town| {
        met(town).await;
        town.tells("王芳", "/care").await;
        town.taps_privately("王芳", "＋ 添加").await;
        town.tells("王芳", "李奶奶 独居 13800000000 每2天").await;
        town.tells("王芳", "/care 老赵 残疾 6栋").await;
        assert_log!(town, @"
        06:00 王芳 → bot: /care
        06:00 bot → 王芳: QX-03-001 关爱走访（0 户）
              还没有登记。独居、生病、残疾的家庭可以加进来。
              [＋ 添加]
        06:00 王芳 → bot taps [＋ 添加]
        06:00 bot → 王芳 (edit): 请发一行，例如：
              李奶奶 独居 13800000000 每3天
        06:00 王芳 → bot: 李奶奶 独居 13800000000 每2天
        06:00 bot → 王芳: QX-03-001 关爱走访（1 户）
              李奶奶 · 独居 13800000000 · 还没去过
              [✅ 去过 李奶奶]
              [＋ 添加] [移出]
        06:00 王芳 → bot: /care 老赵 残疾 6栋
        06:00 bot → 王芳: QX-03-001 关爱走访（2 户）
              李奶奶 · 独居 13800000000 · 还没去过
              老赵 · 残疾 6栋 · 还没去过
              [✅ 去过 李奶奶] [✅ 去过 老赵]
              [＋ 添加] [移出]
        ");
        town.wait(Duration::hours(49)).await;
        town.chat_log();
        town.tells("王芳", "/care").await;
        town.taps_privately("王芳", "✅ 去过 李奶奶").await;
        town.taps_privately("王芳", "移出").await;
        town.taps_privately("王芳", "老赵").await;
        assert_log!(town, @"
        07:00 王芳 → bot: /care
        07:00 bot → 王芳: QX-03-001 关爱走访（2 户）
              ⏰ 李奶奶 · 独居 13800000000 · 还没去过
              老赵 · 残疾 6栋 · 还没去过
              [✅ 去过 李奶奶] [✅ 去过 老赵]
              [＋ 添加] [移出]
        07:00 王芳 → bot taps [✅ 去过 李奶奶]
        07:00 bot → 王芳 (edit): QX-03-001 关爱走访（2 户）
              李奶奶 · 独居 13800000000 · 上次 2月9日
              老赵 · 残疾 6栋 · 还没去过
              [✅ 去过 李奶奶] [✅ 去过 老赵]
              [＋ 添加] [移出]
        07:00 王芳 → bot taps [移出]
        07:00 bot → 王芳 (edit): 移出哪一户？
              [李奶奶] [老赵]
              [‹ 返回]
        07:00 王芳 → bot taps [老赵]
        07:00 bot → 王芳 (edit): QX-03-001 关爱走访（1 户）
              李奶奶 · 独居 13800000000 · 上次 2月9日
              [✅ 去过 李奶奶]
              [＋ 添加] [移出]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_secretary_finds_the_micro_grid_and_nobody_else_looks() {
    on_both_with(&alone(), async |town| {
        met(town).await;
        town.tells("王芳", "/care 李奶奶 独居").await;
        town.chat_log();
        town.tells("陈书记", "/care").await;
        town.taps_privately("陈书记", "QX-03").await;
        town.taps_privately("陈书记", "QX-03-001").await;
        town.tells("路人", "/care").await;
        town.says("王芳", "/care").await;
        assert_log!(town, @"
        06:00 陈书记 → bot: /care
        06:00 bot → 陈书记: 是哪个微网格？
              [QX-03] [QX-04]
        06:00 陈书记 → bot taps [QX-03]
        06:00 bot → 陈书记 (edit): 是哪个微网格？
              [QX-03-001] [QX-03-002] [QX-03-003]
              [QX-03-004]
        06:00 陈书记 → bot taps [QX-03-001]
        06:00 bot → 陈书记 (edit): QX-03-001 关爱走访（1 户）
              李奶奶 · 独居 · 还没去过
              [✅ 去过 李奶奶]
              [＋ 添加] [移出]
        06:00 路人 → bot: /care
        06:00 bot → 路人: 您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
        06:00 王芳: /care
        06:00 bot: 请私聊我发送这个命令：这些内容不能发在群里。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_household_that_is_noted_while_somebody_is_entered_leaves_the_question_open() {
    on_both_with(&alone(), async |town| {
        met(town).await;
        town.tells("王芳", "/observe 钱阿姨").await;
        town.chat_log();
        town.tells("王芳", "/care 李奶奶 独居 每3天").await;
        town.tells("王芳", "3栋502").await;
        assert_log!(town, @"
        06:00 王芳 → bot: /care 李奶奶 独居 每3天
        06:00 bot → 王芳: QX-03-001 关爱走访（1 户）
              李奶奶 · 独居 · 还没去过
              [✅ 去过 李奶奶]
              [＋ 添加] [移出]
        06:00 王芳 → bot: 3栋502
        06:00 bot → 王芳: 登记居家观察
              钱阿姨 · 没有电话
              住址：3栋502
              微网格：QX-03-001
              原因：其他
              2月7日 至 2月20日，共 14 天
              [湖北来返] [重点地区来返]
              [密切接触者] [☑️ 其他]
              [7 天] [☑️ 14 天] [21 天]
              [‹ 早一天开始]
              [✅ 登记] [取消]
        ");
        // Whoever looks at the list has moved on: a household is no address of somebody under observation.
        town.tells("王芳", "/care").await;
        town.taps_privately("王芳", "＋ 添加").await;
        town.tells("王芳", "老病号 慢性病").await;
        town.chat_log();
        town.taps_first_privately("王芳", "✅ 登记").await;
        assert_eq!(town.toast(), "这个按钮已经过期，请使用最新的一条消息。");
        // One that comes with the command answers the question of the list as well.
        town.taps_privately("王芳", "＋ 添加").await;
        town.tells("王芳", "/care 周爷爷 独居").await;
        town.chat_log();
        town.tells("王芳", "5栋102").await;
        assert_log!(town, @"06:00 王芳 → bot: 5栋102");
    })
    .await;
}
