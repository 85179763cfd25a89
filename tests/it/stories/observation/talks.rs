//! Who feels low is offered a talk.

use super::{alone, observed};
use crate::town::{Town, assert_log, on_both_with};
use lianxin::terms::Role;

/// 钱阿姨 answers that all is well but for her mood.
async fn feels_low(town: &mut Town, time: &str) {
    town.clock(time).await;
    town.taps_privately("钱阿姨", "36.5").await;
    town.taps_privately("钱阿姨", "✅ 都没有").await;
    town.taps_privately("钱阿姨", "😟").await;
}

/// Somebody presses a button twice before anything happens.
async fn taps_twice(town: &mut Town, who: &str, label: &str) {
    let person = town.account(who);
    town.sandbox.tap(person, person, label).expect("the button is there");
    town.taps_privately(who, label).await;
}

#[tokio::test]
async fn a_second_tap_on_the_offer_of_a_talk_asks_no_second_counsellor_and_a_later_one_offers_anew() {
    on_both_with(&alone(), async |town| {
        observed(town).await;
        town.enters("沈老师", Role::Counsellor, "湘都社区").await;
        feels_low(town, "08:30").await;
        feels_low(town, "16:30").await;
        town.chat_log();
        taps_twice(town, "钱阿姨", "💬 找人聊聊").await;
        assert_log!(town, @"
        16:30 钱阿姨 → bot taps [💬 找人聊聊]
        16:30 钱阿姨 → bot taps [💬 找人聊聊]
        16:30 bot → 钱阿姨 (edit): ✅ 已记下2月7日下午：36.5℃ · 没有不舒服 · 😟
              今天是第 1/14 天。需要买菜、买药或其他帮忙，请点 /help
              [改]
        16:30 bot → 钱阿姨 (toast): 好的，请看我刚发的消息。
        16:30 bot → 钱阿姨 (toast): 好的，请看我刚发的消息。
        16:30 bot → 钱阿姨 (edit): ✅ 已记下2月7日下午：36.5℃ · 没有不舒服 · 😟
              今天是第 1/14 天。需要买菜、买药或其他帮忙，请点 /help
              [改]
        16:30 bot → 钱阿姨: 💬 最近辛苦了。想找人聊聊吗？我可以请一位咨询师来，您的名字和账号您不说对方就看不到。
              [好，聊聊] [不用了]
        ");
        // In the morning the offer of the day before stands far above.
        feels_low(town, "08:30").await;
        town.chat_log();
        town.taps_privately("钱阿姨", "💬 找人聊聊").await;
        assert_log!(town, @"
        08:30 钱阿姨 → bot taps [💬 找人聊聊]
        08:30 bot → 钱阿姨 (edit): ✅ 已记下2月8日上午：36.5℃ · 没有不舒服 · 😟
              今天是第 2/14 天。需要买菜、买药或其他帮忙，请点 /help
              [改]
        08:30 bot → 钱阿姨 (toast): 好的，请看我刚发的消息。
        08:30 bot → 钱阿姨: 💬 最近辛苦了。想找人聊聊吗？我可以请一位咨询师来，您的名字和账号您不说对方就看不到。
              [好，聊聊] [不用了]
        ");
        taps_twice(town, "钱阿姨", "好，聊聊").await;
        assert_log!(town, @"
        08:30 钱阿姨 → bot taps [好，聊聊]
        08:30 钱阿姨 → bot taps [好，聊聊]
        08:30 bot → 钱阿姨 (edit): 📨 心理咨询：正在请咨询师，有人应了我马上告诉您。
              [不需要了]
        08:30 bot → 钱阿姨 (toast): 已发出
        08:30 bot → 钱阿姨 (toast): 已发出
        08:30 bot → 沈老师: 💬 有居民想找人聊聊。您现在方便吗？10 分钟后我会请下一位。
              [我来] [现在不行]
        ");
        town.taps_first_privately("钱阿姨", "好，聊聊").await;
        assert_eq!(town.toast(), "已发出", "the old offer is of the same talk");
        // The counsellor does not answer at once; who asks once more is told so.
        feels_low(town, "16:30").await;
        town.chat_log();
        town.taps_privately("钱阿姨", "💬 找人聊聊").await;
        assert_log!(town, @"
        16:30 钱阿姨 → bot taps [💬 找人聊聊]
        16:30 bot → 钱阿姨 (edit): ✅ 已记下2月8日下午：36.5℃ · 没有不舒服 · 😟
              今天是第 2/14 天。需要买菜、买药或其他帮忙，请点 /help
              [改]
        16:30 bot → 钱阿姨 (toast): 您已经找过咨询师：有人应了我马上告诉您；正在谈的话，直接打字就行。
        ");
    })
    .await;
}
