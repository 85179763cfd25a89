//! Questions under a notice.

use super::{met, quietly};
use crate::stories::nags::roster;
use crate::town::{Town, assert_log, on_both_with};
use chrono::Duration;
use lianxin::db::Db;

#[tokio::test]
async fn a_question_goes_to_the_author_and_the_answer_comes_back() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        town.tells("王芳", "/ask 口罩在哪里领？").await;
        assert_log!(town, @"
        07:00 王芳 → bot: /ask 口罩在哪里领？
        07:00 bot → 王芳: 请写上通知编号，例如：/ask 1012 口罩在哪里领？
        ");
        town.tells("陈书记", "/notice 口罩已到。").await;
        town.taps_privately("陈书记", "发给谁").await;
        town.taps_privately("陈书记", "☐ 群").await;
        town.taps_privately("陈书记", "完成").await;
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::seconds(10)).await;
        town.chat_log();
        town.taps_privately("王芳", "提问").await;
        town.tells("王芳", "口罩在哪里领？").await;
        town.taps_privately("陈书记", "回复").await;
        town.tells("陈书记", "社区服务站，9 点起。").await;
        assert_log!(town, @"
        07:00 王芳 → bot taps [提问]
        07:00 bot → 王芳: 请写下您对通知 1001 的问题，只有发通知的人看得到：
              [取消]
        07:00 王芳 → bot: 口罩在哪里领？
        07:00 bot → 王芳: 已转给发通知的人，有回复我会告诉您。
        07:00 bot → 陈书记: ❓ 王芳 问通知 1001：
              口罩在哪里领？
              [回复]
        07:00 陈书记 → bot taps [回复]
        07:00 bot → 陈书记 (toast): 请直接写下回复。
        07:00 陈书记 → bot: 社区服务站，9 点起。
        07:00 bot → 陈书记 (edit): ❓ 王芳 问通知 1001：
              口罩在哪里领？
              ✅ 已回复：社区服务站，9 点起。
        07:00 bot → 王芳: 您问通知 1001：口罩在哪里领？
              陈书记 回复：社区服务站，9 点起。
        07:00 bot → 陈书记: 已回复 王芳。
        ");
        // In a group nobody reads what is asked.
        town.taps("李强", "提问").await;
        town.says("李强", "/ask 我家有几个？").await;
        town.tells("李强", "我家有几个？").await;
        town.tells("张伟", "/ask 1001 还有吗").await;
        assert_log!(town, @"
        07:00 李强 taps [提问]
        07:00 bot → 李强: 请写下您对通知 1001 的问题，只有发通知的人看得到：
              [取消]
        07:00 bot (toast): 请到和我的私聊里写问题。
        07:00 李强: /ask 我家有几个？
        07:00 bot: 请私聊我提问，这里别人看得到。
        07:00 李强 → bot: 我家有几个？
        07:00 bot → 李强: 已转给发通知的人，有回复我会告诉您。
        07:00 bot → 陈书记: ❓ 李强 问通知 1001：
              我家有几个？
              [回复]
        07:00 张伟 → bot: /ask 1001 还有吗
        07:00 bot → 张伟: 已转给发通知的人，有回复我会告诉您。
        07:00 bot → 陈书记: ❓ 张伟 问通知 1001：
              还有吗
              [回复]
        ");
        // A second answer is refused, and the words are forgotten in time.
        town.taps_first_privately("陈书记", "回复").await;
        town.chat_log();
        assert_eq!(remembered(town).await, 3);
        roster(town, "UPDATE notice_questions SET asked_at = 0").await;
        town.clock("03:41").await;
        town.chat_log();
        assert_eq!(remembered(town).await, 0);
        town.tells("路人", "/ask 你好").await;
        town.sees("路人", "您好");
    })
    .await;
}

/// Questions whose words are kept.
async fn remembered(town: &Town) -> i64 {
    const COUNT: &str = "SELECT COUNT(*) FROM notice_questions WHERE text IS NOT NULL";
    let (count,): (i64,) = match &town.app.db {
        Db::Sqlite { writer, .. } => sqlx::query_as(COUNT).fetch_one(writer).await,
        Db::Postgres(pool) => sqlx::query_as(COUNT).fetch_one(pool).await,
    }
    .expect("the table is there");
    count
}
