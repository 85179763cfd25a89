//! `/verify`: whether this office sent it.

use super::{met, quietly};
use crate::town::{assert_log, on_both_with};
use chrono::Duration;

#[tokio::test]
async fn anybody_can_tell_a_genuine_notice_from_a_fake() {
    on_both_with(&quietly(), async |town| {
        met(town).await;
        town.tells("陈书记", "/notice 7 日 14 点发口罩。").await;
        town.tells("路人", "/verify 1001").await;
        town.chat_log();
        town.taps_privately("陈书记", "✅ 发送").await;
        town.wait(Duration::seconds(10)).await;
        town.chat_log();
        town.tells("路人", "/verify 1001").await;
        town.tells("路人", "/verify 通知 1001").await;
        town.tells("路人", "/verify 1002").await;
        town.tells("路人", "/verify").await;
        town.says("王芳", "/verify 9999999999999999999").await;
        assert_log!(town, @"
        07:00 路人 → bot: /verify 1001
        07:00 bot → 路人: ✅ 通知 1001 是真的：湘都社区 2月7日 07:00 发出。

              7 日 14 点发口罩。

              请对照内容：只要有一句不同，就是被改过的。
        07:00 路人 → bot: /verify 通知 1001
        07:00 bot → 路人: ✅ 通知 1001 是真的：湘都社区 2月7日 07:00 发出。

              7 日 14 点发口罩。

              请对照内容：只要有一句不同，就是被改过的。
        07:00 路人 → bot: /verify 1002
        07:00 bot → 路人: ❌ 没有编号 1002 的通知，它不是我们发的。不要转发，不要付款，不要告诉别人验证码；请告诉您的社区。
        07:00 路人 → bot: /verify
        07:00 bot → 路人: 请写上通知下面的编号，例如：/verify 1012
        07:00 王芳: /verify 9999999999999999999
        07:00 bot: 请写上通知下面的编号，例如：/verify 1012
        ");
    })
    .await;
}

#[tokio::test]
async fn the_bots_page_says_what_it_never_asks_for() {
    on_both_with(&quietly(), async |town| {
        town.app.publish_menus().await.expect("the menus");
        town.pump().await;
        let effects = town.sandbox.ledger().effects;
        for method in ["setMyDescription", "setMyShortDescription"] {
            let texts: Vec<_> = effects.iter().filter(|effect| effect.method == method).collect();
            assert_eq!(texts.len(), 3, "{method}");
        }
        assert_eq!(town.sandbox.ledger().refusals, []);
    })
    .await;
}

#[tokio::test]
async fn each_number_is_answered_by_the_room_that_gave_it_and_rubbish_by_a_sentence() {
    on_both_with(&quietly(), async |town| {
        town.tells("路人", "/start").await;
        town.chat_log();
        for asked in ["/verify JC-2020-0009", "/verify 9", "/verify", "/verify 乱写", "/start verify_JC-2020-0009"] {
            town.tells("路人", asked).await;
        }
        town.says("王芳", "/verify 9").await;
        town.says("王芳", "/verify jc-2020-0009").await;
        assert_log!(town, @"
        06:00 路人 → bot: /verify JC-2020-0009
        06:00 bot → 路人: ❌ 没有这个编号的证明，请核对编号，例如 JC-2020-0001
        06:00 路人 → bot: /verify 9
        06:00 bot → 路人: ❌ 没有编号 9 的通知，它不是我们发的。不要转发，不要付款，不要告诉别人验证码；请告诉您的社区。
        06:00 路人 → bot: /verify
        06:00 bot → 路人: 请写上通知下面的编号，例如：/verify 1012
        06:00 路人 → bot: /verify 乱写
        06:00 bot → 路人: 请写上通知下面的编号，例如：/verify 1012
        06:00 路人 → bot: /start verify_JC-2020-0009
        06:00 bot → 路人: ❌ 没有这个编号的证明，请核对编号，例如 JC-2020-0001
        06:00 王芳: /verify 9
        06:00 bot: ❌ 没有编号 9 的通知，它不是我们发的。不要转发，不要付款，不要告诉别人验证码；请告诉您的社区。
        06:00 王芳: /verify jc-2020-0009
        06:00 bot: ❌ 没有这个编号的证明，请核对编号，例如 JC-2020-0001
        ");
    })
    .await;
}
