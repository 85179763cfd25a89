//! Leave as it is asked for and decided.

use super::nags::{morning, roster, without_digests};
use crate::town::{assert_log, on_both_with};

#[tokio::test]
async fn words_of_ones_own_are_shown_as_understood_before_they_are_sent() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.tells("李强", "我明天家里有事想请假，由刘洋代班").await;
        town.taps_privately("李强", "当天").await;
        town.taps_privately("李强", "不请了").await;
        town.tells("李强", "明天上午看病请假，刘洋代").await;
        town.taps_privately("李强", "提交申请").await;
        assert_log!(town, @"
        07:30 李强 → bot: 我明天家里有事想请假，由刘洋代班
        07:30 bot → 李强: 📅 从2月8日开始
              📝 家里有事
              👤 代班：刘洋
              到哪天为止？点一下，或直接写，比如：2月10日、3天
              [当天] [2月9日] [2月10日]
              [只上午] [只下午]
              [不请了]
        07:30 李强 → bot taps [当天]
        07:30 bot → 李强 (edit): 📅 2月8日
              📝 家里有事
              👤 代班：刘洋
              就这样申请吗？
              [提交申请]
              [不请了]
        07:30 李强 → bot taps [不请了]
        07:30 bot → 李强 (edit): 好的，没有提交。
        07:30 李强 → bot: 明天上午看病请假，刘洋代
        07:30 bot → 李强: 📅 2月8日上午
              📝 看病
              👤 代班：刘洋
              就这样申请吗？
              [提交申请]
              [不请了]
        07:30 李强 → bot taps [提交申请]
        07:30 bot → 李强 (edit): 🙋 已申请 2月8日上午 请假，等 陈书记 批准，有结果马上告诉您。
              [撤回申请]
        07:30 bot → 陈书记: 🙋 李强（QX-03-002）申请 2月8日上午 请假
              原因：看病
              代班：刘洋
              [同意] [不同意]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_wish_for_leave_is_no_part_of_a_request_for_help_that_is_open() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.tells("李强", "家里老人想买一袋米").await;
        town.tells("李强", "明天上午看病请假，刘洋代").await;
        assert_log!(town, @"
        07:30 李强 → bot: 家里老人想买一袋米
        07:30 bot → 李强: 🙋 看一下对不对，点「发出」就帮您找人。还想加什么，直接打字。
              需要：买菜
              东西：一袋米
              「家里老人想买一袋米」
              时间：今天
              地址：还没有，请点「地址」
              电话：+8613800003002
              [发出]
              [类别] [内容] [时间]
              [地址] [电话]
              [🆘 紧急] [不用了]
        07:30 李强 → bot: 明天上午看病请假，刘洋代
        07:30 bot → 李强: 📅 2月8日上午
              📝 看病
              👤 代班：刘洋
              就这样申请吗？
              [提交申请]
              [不请了]
        ");
    })
    .await;
}

#[tokio::test]
async fn days_that_cannot_be_are_asked_back_and_nothing_is_sent_twice() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.tells("李强", "/leave 过几天 回老家").await;
        town.tells("李强", "再说吧").await;
        town.tells("李强", "2月10日到2月9日").await;
        town.tells("李强", "2月8日").await;
        town.tells("李强", "2天").await;
        town.taps_privately("李强", "家里有事").await;
        town.tells("李强", "赵敏").await;
        town.taps_privately("李强", "刘洋").await;
        assert_log!(town, @"
        07:30 李强 → bot: /leave 过几天 回老家
        07:30 bot → 李强: 没看懂日期，还没有提交。
              从哪天开始请假？点一下，或直接写，比如：2月8日下午
              [今天] [明天] [后天]
              [不请了]
        07:30 李强 → bot: 再说吧
        07:30 bot → 李强: 没看懂日期，还没有提交。
              从哪天开始请假？点一下，或直接写，比如：2月8日下午
              [今天] [明天] [后天]
              [不请了]
        07:30 李强 → bot: 2月10日到2月9日
        07:30 bot → 李强: 结束的日子比开始的早，请再说一次。
              从哪天开始请假？点一下，或直接写，比如：2月8日下午
              [今天] [明天] [后天]
              [不请了]
        07:30 李强 → bot: 2月8日
        07:30 bot → 李强: 📅 从2月8日开始
              到哪天为止？点一下，或直接写，比如：2月10日、3天
              [当天] [2月9日] [2月10日]
              [只上午] [只下午]
              [不请了]
        07:30 李强 → bot: 2天
        07:30 bot → 李强: 📅 2月8日–2月9日
              什么原因？点一下，或直接写几个字。
              [家里有事] [身体不适] [单位有事]
              [不请了]
        07:30 李强 → bot taps [家里有事]
        07:30 bot → 李强 (edit): 📅 2月8日–2月9日
              📝 家里有事
              请谁代班？不指定就由网格长代。
              [王芳] [张伟] [刘洋]
              [不指定（网格长代）]
              [不请了]
        07:30 李强 → bot: 赵敏
        07:30 bot → 李强: 本网格这几天能代班的人里没有这个名字，请从下面选。
              📅 2月8日–2月9日
              📝 家里有事
              请谁代班？不指定就由网格长代。
              [王芳] [张伟] [刘洋]
              [不指定（网格长代）]
              [不请了]
        07:30 李强 → bot taps [刘洋]
        07:30 bot → 李强 (edit): 🙋 已申请 2月8日–2月9日 请假，等 陈书记 批准，有结果马上告诉您。
              [撤回申请]
        07:30 bot → 陈书记: 🙋 李强（QX-03-002）申请 2月8日–2月9日 请假
              原因：家里有事
              代班：刘洋
              [同意] [不同意]
        ");
        // The button of the question before, once more: nothing is asked for twice.
        town.taps_first_privately("李强", "刘洋").await;
        assert_eq!(town.toast(), "您 2月8日–2月9日 已经请过假了。要改的话，先用 /leave 撤回。");
        town.chat_log();
        // Another request for some of the same days.
        town.tells("李强", "/leave 9号 看病 张伟").await;
        town.tells("刘洋", "/leave 8号 9号 家事").await;
        assert_log!(town, @"
        07:30 李强 → bot: /leave 9号 看病 张伟
        07:30 bot → 李强: 您 2月8日–2月9日 已经请过假了。要改的话，先用 /leave 撤回。
              📝 看病
              👤 代班：张伟
              从哪天开始请假？点一下，或直接写，比如：2月8日下午
              [今天] [明天] [后天]
              [不请了]
        07:30 刘洋 → bot: /leave 8号 9号 家事
        07:30 bot → 刘洋: 📅 2月8日–2月9日
              📝 家事
              请谁代班？不指定就由网格长代。
              [王芳] [张伟]
              [不指定（网格长代）]
              [不请了]
        ");
        // A report on the way is taken as one.
        town.tells("刘洋", "走访20户 50人 无异常").await;
        town.chat_log();
        town.tells("王芳", "/leave 2月30日").await;
        town.taps_privately("王芳", "不请了").await;
        town.says("王芳", "/leave 明天 发烧").await;
        town.tells("周敏", "/leave 明天").await;
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn a_refusal_says_why_and_only_those_above_decide_and_once() {
    on_both_with(&without_digests(), async |town| {
        roster(town, "INSERT INTO areas (id, parent, level, name) VALUES (900, 2, 'community', '东塔社区')").await;
        roster(town, "INSERT INTO area_within (area, within) VALUES (900, 900), (900, 2), (900, 1)").await;
        town.enters("高书记", lianxin::terms::Role::Secretary, "东塔社区").await;
        morning(town).await;
        town.tells("李强", "/leave 明天 明天 回老家 刘洋").await;
        town.tells("张伟", "/leave 明天下午 明天下午 开会 网格长").await;
        town.chat_log();
        town.tells("高书记", "/leave").await;
        town.tells("周敏", "/leave").await;
        town.tells("陈书记", "/leave").await;
        assert_log!(town, @"
        07:30 高书记 → bot: /leave
        07:30 bot → 高书记: 📋 请假与代班
              现在没有人请假。
        07:30 周敏 → bot: /leave
        07:30 bot → 周敏: 📋 请假与代班
              李强（QX-03-002）2月8日，等待批准，代：刘洋
              张伟（QX-03-003）2月8日下午，等待批准，代：网格长
        07:30 陈书记 → bot: /leave
        07:30 bot → 陈书记: 📋 请假与代班
              李强（QX-03-002）2月8日，等待批准，代：刘洋
              张伟（QX-03-003）2月8日下午，等待批准，代：网格长
        07:30 bot → 陈书记: 🙋 李强（QX-03-002）申请 2月8日 请假
              原因：回老家
              代班：刘洋
              [同意] [不同意]
        07:30 bot → 陈书记: 🙋 张伟（QX-03-003）申请 2月8日下午 请假
              原因：开会
              代班：网格长
              [同意] [不同意]
        ");
        town.taps_privately("陈书记", "不同意").await;
        town.tells("陈书记", "那天要核酸，人手不够").await;
        town.taps_first_privately("陈书记", "不同意").await;
        town.taps_privately("陈书记", "请换个时间").await;
        assert_log!(town, @"
        07:30 陈书记 → bot taps [不同意]
        07:30 bot → 陈书记: 为什么不同意 张伟 2月8日下午 的请假？点一下，或直接写几个字。
              [人手不够] [请换个时间]
              [不说明原因]
        07:30 陈书记 → bot: 那天要核酸，人手不够
        07:30 bot → 陈书记 (edit): 🙋 张伟（QX-03-003）申请 2月8日下午 请假
              原因：开会
              代班：网格长
              ❌ 陈书记 没有同意
        07:30 bot → 张伟: ❌ 您 2月8日下午 的请假没有批准：那天要核酸，人手不够（陈书记）
        07:30 bot → 陈书记: 好的，已经告诉 张伟。
        07:30 陈书记 → bot taps [不同意]
        07:30 bot → 陈书记: 为什么不同意 李强 2月8日 的请假？点一下，或直接写几个字。
              [人手不够] [请换个时间]
              [不说明原因]
        07:30 陈书记 → bot taps [请换个时间]
        07:30 bot → 陈书记 (edit): 🙋 李强（QX-03-002）申请 2月8日 请假
              原因：回老家
              代班：刘洋
              ❌ 陈书记 没有同意
        07:30 bot → 李强: ❌ 您 2月8日 的请假没有批准：请换个时间（陈书记）
        07:30 bot → 陈书记 (edit): 好的，已经告诉 李强。
        ");
        town.taps_first_privately("陈书记", "同意").await;
        assert_eq!(town.toast(), "这份请假已经答复过：没有同意。");
        town.chat_log();
        town.tells("陈书记", "/leave").await;
        town.tells("李强", "/leave").await;
        assert_log!(town, @"
        07:30 陈书记 → bot: /leave
        07:30 bot → 陈书记: 📋 请假与代班
              现在没有人请假。
        07:30 李强 → bot: /leave
        07:30 bot → 李强: 从哪天开始请假？点一下，或直接写，比如：2月8日下午
              [今天] [明天] [后天]
              [不请了]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_request_that_nobody_decides_is_brought_up_again_once() {
    on_both_with(&without_digests(), async |town| {
        morning(town).await;
        town.tells("李强", "/leave 2月9日 2月9日 回老家 刘洋").await;
        town.clock("11:59").await;
        town.chat_log();
        town.clock("07:29").await;
        town.chat_log();
        town.clock("12:01").await;
        town.sees("陈书记", "这份请假还等您答复。");
        town.chat_log();
        town.clock("23:00").await;
        town.clock("23:00").await;
        town.clock("23:30").await;
        town.chat_log();
        town.wait(chrono::Duration::hours(2)).await;
        town.chat_log();
        town.taps_first_privately("陈书记", "同意").await;
        assert_eq!(town.toast(), "这段时间已经过去了，不用再办。");
    })
    .await;
}
