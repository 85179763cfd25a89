//! The outbox: how often, how fast, and to whom.

use crate::town::{Engine, Town, on_both, open};
use chrono::Duration;
use lianxin::features::areas;
use lianxin::terms::{ChatId, Lane, Post};
use lianxin_sandbox::{Failure, Fault};

fn private(town: &Town, who: &str, lane: Lane, text: &str) -> Post {
    Post::text(ChatId(town.account(who).0), lane, text)
}

/// Lets the bot write to them in private.
async fn meets(town: &mut Town, who: &str) {
    town.sandbox.tell(town.account(who), "（开始）");
    town.pump().await;
    town.chat_log();
}

fn said(town: &Town, who: &str, text: &str) -> usize {
    town.sandbox.messages(town.account(who)).iter().filter(|shown| shown.by_bot && shown.text == text).count()
}

#[tokio::test]
async fn a_reply_whose_answer_is_lost_is_said_at_most_twice_and_a_nag_once() {
    on_both(async |town| {
        meets(town, "王芳").await;
        town.sandbox.fail(Failure::new(Fault::LoseAnswer).on("sendMessage").times(10));
        let posts = [private(town, "王芳", Lane::Reply, "回答"), private(town, "王芳", Lane::Nag, "催报")];
        town.posts(&posts).await;
        town.wait(Duration::minutes(5)).await;
        town.sandbox.clear_failures();
        assert_eq!((said(town, "王芳", "回答"), said(town, "王芳", "催报")), (2, 1));
        assert_eq!(town.rows("unknown").await.1, 2);
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn what_never_reached_telegram_is_said_once_in_the_end() {
    on_both(async |town| {
        meets(town, "王芳").await;
        town.sandbox.fail(Failure::new(Fault::ServerError(502)).on("sendMessage").times(3));
        let post = private(town, "王芳", Lane::Nag, "催报");
        town.posts(&[post]).await;
        assert_eq!(said(town, "王芳", "催报"), 0);
        town.wait(Duration::minutes(1)).await;
        assert_eq!(said(town, "王芳", "催报"), 1);
        town.sees("王芳", "催报");
    })
    .await;
}

#[tokio::test]
async fn a_chat_that_is_asked_to_wait_delays_only_itself() {
    on_both(async |town| {
        meets(town, "王芳").await;
        meets(town, "李强").await;
        let wang = town.account("王芳");
        town.sandbox.fail(Failure::new(Fault::TooManyRequests(30)).on("sendMessage").in_chat(wang));
        let posts = [private(town, "王芳", Lane::Reply, "一"), private(town, "李强", Lane::Reply, "二")];
        town.posts(&posts).await;
        town.sees("李强", "二");
        town.wait(Duration::seconds(29)).await;
        assert_eq!(said(town, "王芳", "一"), 0);
        town.wait(Duration::seconds(2)).await;
        town.sees("王芳", "一");
    })
    .await;
}

#[tokio::test]
async fn whoever_is_out_of_reach_is_written_to_no_more() {
    on_both(async |town| {
        meets(town, "王芳").await;
        meets(town, "李强").await;
        town.sandbox.deactivate(town.account("王芳"));
        town.sandbox.block(town.account("李强"));
        let post = |who, text| private(town, who, Lane::Nag, text);
        let posts = [post("王芳", "一"), post("王芳", "二"), post("李强", "三"), post("李强", "四")];
        town.posts(&posts).await;
        assert_eq!(
            town.sandbox.ledger().refusals.len(),
            1,
            "a block is told; a deleted account shows at the first try"
        );
        assert_eq!((town.rows("failed").await.1, town.rows("dropped").await.1), (1, 3));
    })
    .await;
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_loses_nothing() {
    on_both(async |town| {
        let (old, group) = (town.group, town.group_id());
        town.sandbox.fail(Failure::new(Fault::Migrate).on("sendMessage").in_chat(group));
        town.posts(&[Post::text(old, Lane::Notice, "一"), Post::text(old, Lane::Notice, "二")]).await;
        town.wait(Duration::seconds(1)).await;
        let texts: Vec<String> =
            town.sandbox.messages(group).into_iter().filter(|m| m.by_bot).map(|m| m.text).collect();
        assert_eq!(texts, ["一", "二"]);

        let moved = town.sandbox.ledger().effects.iter().rev().find_map(|effect| effect.chat).expect("it was sent");
        let mut tx = town.app.db.read(town.app.clock.now()).await.expect("the database");
        assert_ne!(moved, group);
        assert!(areas::area_of_chat(&mut tx, ChatId(moved.0)).await.expect("the database").is_some());
        assert!(areas::area_of_chat(&mut tx, old).await.expect("the database").is_none());
        tx.rollback().await.expect("the database");
        town.chat_log();
    })
    .await;
}

#[tokio::test]
async fn the_pace_of_a_group_is_kept_over_a_restart() {
    for engine in Engine::BOTH {
        let mut town = Town::wakes_with(engine, "").await;
        town.wait(Duration::seconds(61)).await;
        let said = |town: &Town| {
            let messages = town.sandbox.messages(town.group_id());
            messages.iter().filter(|shown| shown.by_bot && shown.text.starts_with('第')).count()
        };
        let posts: Vec<Post> = (0..25).map(|n| Post::text(town.group, Lane::Notice, format!("第{n}条"))).collect();
        town.posts(&posts).await;
        town.wait(Duration::seconds(30)).await;
        assert_eq!(said(&town), 20);

        town.restarts("").await;
        town.wait(Duration::seconds(20)).await;
        assert_eq!(said(&town), 20, "a new process remembers the last minute");
        town.wait(Duration::seconds(60)).await;
        assert_eq!(said(&town), 25);
        assert_eq!(town.sandbox.ledger().refusals, [], "no limit was ever met");
        town.chat_log();
        town.sleeps().await;
    }
}

#[tokio::test]
async fn a_second_replica_keeps_silent_until_the_first_is_gone() {
    on_both(async |town| {
        let other = open(&town.sandbox, &town.place.url, town.app.clock.clone(), "").await;
        let mut voice = other.sender();
        meets(town, "王芳").await;
        let mut tx = other.db.write(other.clock.now()).await.expect("the database");
        lianxin::outbox::add(&mut tx, &private(town, "王芳", Lane::Reply, "一")).await.expect("it is queued");
        tx.commit().await.expect("the database");

        assert_eq!(voice.begin().await.expect("the outbox"), 0);
        assert_eq!(other.tick().await.expect("the clock"), 0);
        town.app.clock.move_to(town.app.clock.now() + Duration::seconds(16));
        assert_eq!(voice.begin().await.expect("the outbox"), 1);
        voice.settle().await.expect("it is said");
        assert_eq!(town.speak().await, 0);
        town.pump().await;
        town.sees("王芳", "一");
        other.db.close().await;
    })
    .await;
}

#[tokio::test]
async fn of_many_posts_at_once_each_takes_the_place_of_the_one_that_waits_and_no_other() {
    on_both(async |town| {
        meets(town, "王芳").await;
        let later = town.app.clock.now() + Duration::minutes(1);
        let board = |key: usize, text: &str| {
            private(town, "王芳", Lane::Nag, text).replacing(format!("board/{key}")).not_before(later)
        };
        // More than go into one statement: of 250, every fifth waits already.
        let first: Vec<Post> = (0..250).step_by(5).map(|key| board(key, &format!("第 {key} 块旧的"))).collect();
        let then: Vec<Post> = (0..250).map(|key| board(key, &format!("第 {key} 块新的"))).collect();
        let alone = private(town, "王芳", Lane::Nag, "不替代谁").not_before(later);
        town.posts(&first).await;
        town.posts(&[then, vec![alone]].concat()).await;
        assert_eq!(town.rows("queued").await.1, 251);
        town.wait(Duration::minutes(1)).await;
        let said = town.chat_log();
        assert_eq!((said.matches("块新的").count(), said.matches("块旧的").count()), (250, 0));
        assert_eq!(said.matches("不替代谁").count(), 1);
    })
    .await;
}
