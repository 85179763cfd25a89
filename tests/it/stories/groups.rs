//! Groups are tied to areas, and the bot comes and goes.

use crate::town::{Town, assert_log, on_both};
use lianxin_sandbox::{ChatId, GroupShape, Standing};

/// A new group of these people, without the bot.
fn group(town: &Town, title: &str, members: &[&str]) -> ChatId {
    let members: Vec<_> = members.iter().map(|who| town.account(who)).collect();
    town.sandbox.group_with(title, &members, GroupShape { bot: Standing::Left, ..GroupShape::default() })
}

async fn says(town: &mut Town, chat: ChatId, who: &str, text: &str) {
    town.sandbox.say(town.account(who), chat, text);
    town.pump().await;
}

async fn taps(town: &mut Town, chat: ChatId, who: &str, label: &str) {
    town.sandbox.tap(town.account(who), chat, label).unwrap_or_else(|why| panic!("{why}"));
    town.pump().await;
}

#[tokio::test]
async fn a_grid_leader_brings_the_bot_into_a_group_and_binds_it() {
    on_both(async |town| {
        town.sandbox.set_privacy(true);
        town.restarts("[limits]\nper_second = 1000\nchat_burst = 1000\ngroup_per_minute = 1000\n").await;
        // The lease of the one that was killed runs out.
        town.wait(chrono::Duration::seconds(16)).await;
        town.chat_log();
        let new = group(town, "QX-04 群", &["吴强", "赵敏", "孙丽"]);
        town.sandbox.add_bot(town.account("吴强"), new);
        town.pump().await;
        says(town, new, "赵敏", "/bind QX-04").await;
        says(town, new, "吴强", "/bind").await;
        town.sandbox.make_bot_admin(town.account("吴强"), new);
        town.pump().await;
        says(town, new, "吴强", "/bind").await;
        says(town, new, "赵敏", "/unbind").await;
        says(town, new, "吴强", "/unbind").await;
        says(town, new, "吴强", "/unbind").await;
        assert_log!(town, @"
        06:00 [QX-04 群] bot: 大家好，我是「连心」。请书记或网格长在群里发送 /bind@lianxin_bot，把本群绑定到网格。

              ⚠️ 我现在看不到群里的报告。请把我设为管理员（不需要任何特殊权限），或在 @BotFather 关闭隐私模式后把我重新加进群。
        06:00 [QX-04 群] 赵敏: /bind QX-04
        06:00 [QX-04 群] bot: 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        06:00 [QX-04 群] 吴强: /bind
        06:00 [QX-04 群] bot: ✅ 本群已绑定 QX-04。报送提醒和进度板会发在这里。

              ⚠️ 我现在看不到群里的报告。请把我设为管理员（不需要任何特殊权限），或在 @BotFather 关闭隐私模式后把我重新加进群。
        06:00 [QX-04 群] bot: 👌 好了，我现在能看到群里的报告。
        06:00 [QX-04 群] 吴强: /bind
        06:00 [QX-04 群] bot: ✅ 本群已绑定 QX-04。报送提醒和进度板会发在这里。
        06:00 [QX-04 群] 赵敏: /unbind
        06:00 [QX-04 群] bot: 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        06:00 [QX-04 群] 吴强: /unbind
        06:00 [QX-04 群] bot: 已解除绑定，本群不再收到提醒。
        06:00 [QX-04 群] 吴强: /unbind
        06:00 [QX-04 群] bot: 本群没有绑定任何区域。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_secretary_chooses_the_area_of_a_group_and_moves_it() {
    on_both(async |town| {
        let new = group(town, "新群", &["陈书记", "周敏", "李强"]);
        town.sandbox.add_bot(town.account("陈书记"), new);
        town.pump().await;
        says(town, new, "陈书记", "/bind").await;
        taps(town, new, "李强", "QX-03").await;
        taps(town, new, "陈书记", "QX-03").await;
        says(town, new, "陈书记", "/bind 志愿者").await;
        says(town, new, "陈书记", "/bind qx-04").await;
        says(town, new, "周敏", "/bind").await;
        says(town, new, "陈书记", "/bind QX-03-001").await;
        says(town, new, "陈书记", "/bind QX-77").await;
        town.tells("陈书记", "/bind").await;
        assert_log!(town, @"
        06:00 [新群] bot: 大家好，我是「连心」。请书记或网格长在群里发送 /bind@lianxin_bot，把本群绑定到网格。
        06:00 [新群] 陈书记: /bind
        06:00 [新群] bot: 这个群属于哪里？
              [QX-03] [QX-04]
              [✅ 湘都社区]
        06:00 [新群] 李强 taps [QX-03]
        06:00 [新群] bot (toast): 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        06:00 [新群] 陈书记 taps [QX-03]
        06:00 [新群] bot (edit): ✅ 本群已绑定 QX-03。报送提醒和进度板会发在这里。
        06:00 bot: QX-03 已改绑到另一个群，本群不再收到它的消息。
        06:00 [新群] 陈书记: /bind 志愿者
        06:00 [新群] bot: ✅ 本群已绑定为 湘都社区 的志愿者群。求助会发在这里。
        06:00 [新群] 陈书记: /bind qx-04
        06:00 [新群] bot: ✅ 本群已绑定 QX-04。报送提醒和进度板会发在这里。
        06:00 [新群] 周敏: /bind
        06:00 [新群] bot: 本群已绑定 QX-04，不归您负责。请先让那边的网格长或书记发送 /unbind。
        06:00 [新群] 陈书记: /bind QX-03-001
        06:00 [新群] bot: 在您负责的范围内没有「QX-03-001」，请核对名称，或只发送 /bind 从列表里选。
        06:00 [新群] 陈书记: /bind QX-77
        06:00 [新群] bot: 在您负责的范围内没有「QX-77」，请核对名称，或只发送 /bind 从列表里选。
        06:00 陈书记 → bot: /bind
        06:00 bot → 陈书记: /bind 要在群里发送：先把我加进群，再在群里发送 /bind。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_board_goes_on_in_the_group_to_which_the_grid_has_moved() {
    on_both(async |town| {
        town.clock("07:30").await;
        town.chat_log();
        let new = group(town, "新群", &["周敏", "王芳", "李强"]);
        town.sandbox.add_bot(town.account("周敏"), new);
        town.pump().await;
        says(town, new, "周敏", "/bind QX-03").await;
        town.chat_log();
        says(town, new, "王芳", "零报告").await;
        town.clock("07:31").await;
        taps(town, new, "李强", "零报告").await;
        town.clock("07:32").await;
        assert_log!(town, @"
        07:30 [新群] 王芳: 零报告
        07:30 [新群] bot reacts 👌
        07:30 [新群] bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 2 3 4
              [零报告] [填写]
        07:31 [新群] 李强 taps [零报告]
        07:31 [新群] bot (toast): 已收到 QX-03-002 上午零报告
        07:31 [新群] bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 3 4
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn the_secretary_hears_of_a_lost_group_and_it_is_taken_up_again() {
    on_both(async |town| {
        town.tells("陈书记", "/start").await;
        town.chat_log();
        let group = town.group_id();
        town.sandbox.make_bot_admin(town.account("周敏"), group);
        town.pump().await;
        town.sandbox.remove_bot(town.account("周敏"), group);
        town.pump().await;
        town.clock("07:30").await;
        town.sandbox.add_bot(town.account("周敏"), group);
        town.pump().await;
        assert_log!(town, @"
        06:00 bot: 👌 好了，我现在能看到群里的报告。
        06:00 bot → 陈书记: ⚠️ 我已被移出群「QX-03」（QX-03），提醒发不到那里了。请把我重新加进群，或在新群里发送 /bind。
        07:30 bot: 大家好，我是「连心」，本群已经绑定，可以直接用。
        ");
        town.clock("14:30").await;
        town.chat_log();
        town.taps("王芳", "零报告").await;
        town.toast();
        town.clock("14:31").await;
        town.group_sees("1/4");
    })
    .await;
}

#[tokio::test]
async fn who_blocks_the_bot_is_left_alone_until_they_let_it_write_again() {
    on_both(async |town| {
        town.tells("赵敏", "/start").await;
        town.chat_log();
        town.sandbox.block(town.account("赵敏"));
        town.pump().await;
        town.clock("07:30").await;
        assert_log!(town, @"
        07:30 bot: 📋 2月7日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 2 3 4
              [零报告] [填写]
        ");
        town.sandbox.unblock(town.account("赵敏"));
        town.pump().await;
        town.tells("赵敏", "/report").await;
        town.clock("14:30").await;
        assert_log!(town, @"
        07:30 赵敏 → bot: /report
        07:30 bot → 赵敏: 📋 QX-04-001 2月7日上午日报告，请在 10:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              [零报告] [填写]
        09:30 bot: 还有 4 个微网格未报（10:00 截止）：1号 王芳 · 2号 李强 · 3号 张伟 · 4号 刘洋
        09:30 bot → 赵敏: 还没有收到 QX-04-001 的2月7日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        10:00 bot → 赵敏: 还没有收到 QX-04-001 的2月7日上午日报。没有异常请点「零报告」，有情况请点「填写」。辛苦了！
              [零报告] [填写]
        14:30 bot: 📋 2月7日下午日报告，请在 17:00 前报送
              已报 0/4
              未报: 1 2 3 4
              [零报告] [填写]
        14:30 bot → 赵敏: 📋 QX-04-001 2月7日下午日报告，请在 17:00 前报送。没有情况点一下「零报告」，也可以直接打字，比如：走访42户 108人 发热0
              [零报告] [填写]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_group_that_grows_into_a_supergroup_keeps_its_board_and_its_reminders() {
    on_both(async |town| {
        town.clock("07:30").await;
        town.chat_log();
        let new = town.sandbox.upgrade_to_supergroup(town.group_id());
        town.pump().await;
        says(town, new, "王芳", "零报告").await;
        town.clock("07:31").await;
        taps(town, new, "李强", "零报告").await;
        town.clock("07:32").await;
        town.clock("10:05").await;
        assert_log!(town, @"
        07:30 王芳: 零报告
        07:30 bot reacts 👌
        07:30 bot: 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/4
              未报: 2 3 4
              [零报告] [填写]
        07:31 李强 taps [零报告]
        07:31 bot (toast): 已收到 QX-03-002 上午零报告
        07:31 bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 2/4
              未报: 3 4
              [零报告] [填写]
        09:30 bot: 还有 2 个微网格未报（10:00 截止）：3号 张伟 · 4号 刘洋
        ");
        assert!(town.sandbox.messages(new).iter().filter(|shown| shown.by_bot).count() > 1);
    })
    .await;
}

#[tokio::test]
async fn a_post_that_meets_an_upgraded_group_is_sent_to_the_new_one() {
    on_both(async |town| {
        let new = town.sandbox.upgrade_to_supergroup(town.group_id());
        let group = town.group;
        let post = lianxin::terms::Post::text(group, lianxin::terms::Lane::Nag, "大家早上好");
        town.posts(&[post]).await;
        let last = town.sandbox.messages(new).pop().expect("a message");
        assert_eq!((last.by_bot, last.text.as_str()), (true, "大家早上好"));
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn who_is_sent_from_a_group_to_call_for_help_is_asked_what_they_need() {
    on_both(async |town| {
        town.says("王芳", "家里没菜了，谁能帮忙买点").await;
        town.sandbox.start(town.account("王芳"), Some("help"));
        town.pump().await;
        town.sandbox.start(town.account("路人"), Some("help"));
        town.pump().await;
        assert_log!(town, @"
        06:00 王芳: 家里没菜了，谁能帮忙买点
        06:00 bot: 需要帮忙吗？请点下面的按钮私聊我，马上帮您找人，别人看不到。
              [私聊求助]
        06:00 王芳 → bot: /start help
        06:00 bot → 王芳: 需要什么帮助？点一下，或者直接打字告诉我，例如：家里没菜了，想请人买点青菜和鸡蛋。
              [买菜] [买药] [送餐]
              [心理咨询] [就医] [垃圾]
              [维修] [照看孩子] [照看老人]
              [其他]
        06:00 路人 → bot: /start help
        06:00 bot → 路人: 您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
        ");
    })
    .await;
}

#[tokio::test]
async fn a_group_that_is_bound_while_a_round_is_open_gets_its_board_at_once_and_once() {
    on_both(async |town| {
        let new = group(town, "QX-04 群", &["吴强", "赵敏", "孙丽"]);
        town.sandbox.add_bot(town.account("吴强"), new);
        town.clock("08:00").await;
        town.chat_log();
        says(town, new, "吴强", "/bind QX-04").await;
        says(town, new, "赵敏", "零报告").await;
        town.clock("08:01").await;
        says(town, new, "吴强", "/bind QX-04").await;
        assert_log!(town, @"
        08:00 [QX-04 群] 吴强: /bind QX-04
        08:00 [QX-04 群] bot: ✅ 本群已绑定 QX-04。报送提醒和进度板会发在这里。
        08:00 [QX-04 群] bot: 📋 2月7日上午日报告，请在 10:00 前报送
              已报 0/2
              未报: 1 2
              [零报告] [填写]
        08:00 [QX-04 群] 赵敏: 零报告
        08:00 [QX-04 群] bot reacts 👌
        08:00 [QX-04 群] bot (edit): 📋 2月7日上午日报告，请在 10:00 前报送
              已报 1/2
              未报: 2
              [零报告] [填写]
        08:01 [QX-04 群] 吴强: /bind QX-04
        08:01 [QX-04 群] bot: ✅ 本群已绑定 QX-04。报送提醒和进度板会发在这里。
        ");
    })
    .await;
}
