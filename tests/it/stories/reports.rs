//! A reporting round as its people live it.

use crate::town::{assert_log, on_both};

#[tokio::test]
async fn a_round_opens_is_answered_with_one_tap_and_shows_on_the_board() {
    on_both(async |town| {
        for who in ["陈书记", "周敏", "王芳", "李强", "张伟", "刘洋", "赵敏", "孙丽", "吴强"] {
            town.tells(who, "/start").await;
        }
        town.chat_log();
        town.clock("07:30").await;
        println!("{}", town.chat_log());
        town.taps("王芳", "零报告").await;
        println!("{}", town.toast());
        town.clock("07:31").await;
        println!("{}", town.chat_log());
        town.says("李强", "上午 走访42户 108人 发热1").await;
        town.clock("07:32").await;
        println!("{}", town.chat_log());
        town.taps("张伟", "填写").await;
        println!("{}", town.chat_log());
        town.tells("张伟", "30").await;
        town.tells("张伟", "80").await;
        town.taps_privately("张伟", "其余无异常").await;
        town.taps_privately("张伟", "✅ 提交").await;
        println!("{}", town.chat_log());
        town.taps("李强", "零报告").await;
        println!("{}", town.toast());
        println!("{}", town.chat_log());
        town.taps_privately("李强", "是，改为零报告").await;
        println!("{}", town.chat_log());
        town.clock("12:00").await;
        println!("{}", town.chat_log());
        town.says("路人", "QX-03-001 零报告").await;
        town.tells("李强", "/report").await;
        town.tells("李强", "/history").await;
        town.tells("李强", "/status").await;
        town.tells("陈书记", "/missing").await;
        town.tells("陈书记", "/digest").await;
        println!("{}", town.chat_log());
    })
    .await;
}
