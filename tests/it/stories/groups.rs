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
        assert_log!(town, @"");
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
        assert_log!(town, @"");
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
        assert_log!(town, @"");
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
        assert_log!(town, @"");
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
        assert_log!(town, @"");
        town.sandbox.unblock(town.account("赵敏"));
        town.pump().await;
        town.tells("赵敏", "/report").await;
        town.clock("14:30").await;
        assert_log!(town, @"");
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
        assert_log!(town, @"");
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
        assert_log!(town, @"");
    })
    .await;
}
