//! Somebody comes under observation.

use super::{alone, met};
use crate::town::{Town, assert_log, on_both_with};
use lianxin::db::Db;
use lianxin::terms::Role;

#[tokio::test]
async fn a_leader_enters_somebody_with_one_line_and_gets_an_invitation_to_pass_on() {
    on_both_with(&alone(), async |town| {
        met(town).await;
        town.tells("王芳", "/observe 钱阿姨 13800008001 3栋502 湖北来返 同住2人").await;
        town.taps_privately("王芳", "7 天").await;
        town.taps_privately("王芳", "‹ 早一天开始").await;
        assert_log!(town, @"
        06:00 王芳 → bot: /observe 钱阿姨 13800008001 3栋502 湖北来返 同住2人
        06:00 bot → 王芳: 登记居家观察
              钱阿姨 · 13800008001
              住址：3栋502
              微网格：QX-03-001
              原因：湖北来返
              2月7日 至 2月20日，共 14 天
              同住：2人
              [☑️ 湖北来返] [重点地区来返]
              [密切接触者] [其他]
              [7 天] [☑️ 14 天] [21 天]
              [‹ 早一天开始]
              [✅ 登记] [取消]
        06:00 王芳 → bot taps [7 天]
        06:00 bot → 王芳 (edit): 登记居家观察
              钱阿姨 · 13800008001
              住址：3栋502
              微网格：QX-03-001
              原因：湖北来返
              2月7日 至 2月13日，共 7 天
              同住：2人
              [☑️ 湖北来返] [重点地区来返]
              [密切接触者] [其他]
              [☑️ 7 天] [14 天] [21 天]
              [‹ 早一天开始]
              [✅ 登记] [取消]
        06:00 王芳 → bot taps [‹ 早一天开始]
        06:00 bot → 王芳 (edit): 登记居家观察
              钱阿姨 · 13800008001
              住址：3栋502
              微网格：QX-03-001
              原因：湖北来返
              2月6日 至 2月12日，共 7 天
              同住：2人
              [☑️ 湖北来返] [重点地区来返]
              [密切接触者] [其他]
              [☑️ 7 天] [14 天] [21 天]
              [‹ 早一天开始] [晚一天开始 ›]
              [✅ 登记] [取消]
        ");
        town.taps_privately("王芳", "✅ 登记").await;
        let invitation = town.chat_log();
        let (told, code) = invitation.split_once("?start=").expect("a link to pass on");
        insta::allow_duplicates! { insta::assert_snapshot!(told, @"
        06:00 王芳 → bot taps [✅ 登记]
        06:00 bot → 王芳 (edit): ✅ 已登记 钱阿姨（QX-03-001），观察到 2月12日。
              专人：王芳 +8613800003001
              对方还没有加入「连心」。请把下面这条消息转给本人；没有手机也没关系，由专人代填。
        06:00 bot → 王芳: 钱阿姨，您好！这是社区的「连心」。请点下面的链接加入：居家观察期间，我每天早晚各问候您一次，您有需要也可以告诉我。
              https://t.me/lianxin_bot
        ") }
        town.tells("钱阿姨", &format!("/start {code}")).await;
        town.sees("钱阿姨", "欢迎加入");
        town.clock("08:29").await;
        town.chat_log();
        town.clock("08:30").await;
        assert_log!(town, @"
        08:30 bot → 钱阿姨: 钱阿姨，早上好！今天是第 2/7 天。
              现在体温多少？点一下，或直接打字（如 36.8）。
              [36.2] [36.3] [36.4] [36.5] [36.6] [36.7]
              [36.8] [36.9] [37.0] [37.1] [37.2] [其他]
        ");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_entered_is_said_with_the_way_out() {
    on_both_with(&alone(), async |town| {
        met(town).await;
        town.enters("钱阿姨", Role::Resident, "QX-03-001").await;
        // Her phone, another name.
        town.tells("王芳", "/observe 老钱 13800008001 3栋502").await;
        town.taps_privately("王芳", "✅ 登记").await;
        assert!(town.toast().contains("这个电话在名册上是另一个人的"));
        town.taps_privately("王芳", "取消").await;
        // Twice the same person, and a second tap on the same card.
        town.tells("王芳", "/observe 钱阿姨 3栋502").await;
        town.taps_privately("王芳", "✅ 登记").await;
        town.tells("王芳", "/observe 钱阿姨 13800008001 3栋502").await;
        town.taps_privately("王芳", "✅ 登记").await;
        assert!(town.toast().contains("已经在居家观察中"));
        town.taps_privately("王芳", "取消").await;
        town.chat_log();
        // Without a phone the name tells; and a button of an older card enters nobody.
        town.tells("王芳", "/observe 阿婆 5栋102").await;
        town.taps_privately("王芳", "✅ 登记").await;
        town.tells("王芳", "/observe 阿婆 5栋102").await;
        town.taps_privately("王芳", "✅ 登记").await;
        assert!(town.toast().contains("已经在居家观察中"));
        town.clock("06:01").await;
        town.tells("王芳", "/observe 老李 5栋103").await;
        town.taps_first_privately("王芳", "✅ 登记").await;
        assert_eq!(town.toast(), "这个按钮已经过期，请使用最新的一条消息。");
        town.taps_privately("王芳", "取消").await;
        town.tells("王芳", "/observe 老李 13800008003 5栋\n老孙 13800008002 6栋").await;
        town.sees("王芳", "一次登记一位");
        town.chat_log();
        // A resident may not; a group is no place for it; several micro-grids are chosen from.
        town.tells("钱阿姨", "/observe 老李 5栋").await;
        town.says("王芳", "/observe 老李 5栋").await;
        town.tells("周敏", "/observe 老李 5栋").await;
        town.taps_privately("周敏", "QX-03-002").await;
        town.taps_privately("周敏", "✅ 登记").await;
        let log = town.chat_log();
        let (told, _) = log.split_once("?start=").expect("a link to pass on");
        insta::allow_duplicates! { insta::assert_snapshot!(told, @"
        06:01 钱阿姨 → bot: /observe 老李 5栋
        06:01 bot → 钱阿姨: 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        06:01 王芳: /observe 老李 5栋
        06:01 bot: 请私聊我发送这个命令：这些内容不能发在群里。
        06:01 周敏 → bot: /observe 老李 5栋
        06:01 bot → 周敏: 登记居家观察
              老李 · 没有电话
              住址：5栋
              微网格：（未填）
              原因：其他
              2月7日 至 2月20日，共 14 天
              是哪个微网格？
              [QX-03-001] [QX-03-002] [QX-03-003]
              [QX-03-004]
              [取消]
        06:01 周敏 → bot taps [QX-03-002]
        06:01 bot → 周敏 (edit): 登记居家观察
              老李 · 没有电话
              住址：5栋
              微网格：QX-03-002
              原因：其他
              2月7日 至 2月20日，共 14 天
              [湖北来返] [重点地区来返]
              [密切接触者] [☑️ 其他]
              [7 天] [☑️ 14 天] [21 天]
              [‹ 早一天开始]
              [✅ 登记] [取消]
        06:01 周敏 → bot taps [✅ 登记]
        06:01 bot → 周敏 (edit): ✅ 已登记 老李（QX-03-002），观察到 2月20日。
              专人：李强 +8613800003002
              对方还没有加入「连心」。请把下面这条消息转给本人；没有手机也没关系，由专人代填。
        06:01 bot → 李强: 请您照看 老李 没有电话（QX-03-002），到 2月20日
              5栋
              每天早晚我会问候本人，有异常马上告诉您。发送 /mysubjects 查看全部。
              [老李]
        06:01 bot → 周敏: 老李，您好！这是社区的「连心」。请点下面的链接加入：居家观察期间，我每天早晚各问候您一次，您有需要也可以告诉我。
              https://t.me/lianxin_bot
        ") }
    })
    .await;
}

#[tokio::test]
async fn a_short_conversation_enters_somebody_of_the_roster_and_says_what_is_missing() {
    on_both_with(&alone(), async |town| {
        met(town).await;
        town.enters("钱阿姨", Role::Resident, "QX-03-001").await;
        town.tells("陈书记", "/observe").await;
        town.taps_privately("陈书记", "钱阿姨").await;
        town.tells("陈书记", "3栋502").await;
        town.taps_privately("陈书记", "✅ 登记").await;
        assert_log!(town, @"
        06:00 陈书记 → bot: /observe
        06:00 bot → 陈书记: 请选一位名册上的居民，或发一行：姓名 电话 住址（例如：钱阿姨 13800000000 3栋502）
              [钱阿姨]
        06:00 陈书记 → bot taps [钱阿姨]
        06:00 bot → 陈书记 (edit): 登记居家观察
              钱阿姨 · 13800008001
              住址：（未填）
              微网格：QX-03-001
              原因：其他
              2月7日 至 2月20日，共 14 天
              请发住址，例如：3栋502
              [取消]
        06:00 陈书记 → bot: 3栋502
        06:00 bot → 陈书记: 登记居家观察
              钱阿姨 · 13800008001
              住址：3栋502
              微网格：QX-03-001
              原因：其他
              2月7日 至 2月20日，共 14 天
              [湖北来返] [重点地区来返]
              [密切接触者] [☑️ 其他]
              [7 天] [☑️ 14 天] [21 天]
              [‹ 早一天开始]
              [✅ 登记] [取消]
        06:00 陈书记 → bot taps [✅ 登记]
        06:00 bot → 陈书记 (edit): ✅ 已登记 钱阿姨（QX-03-001），观察到 2月20日。
              专人：王芳 +8613800003001
        06:00 bot → 钱阿姨: 钱阿姨，您好！您的居家观察到 2月20日 结束，今天是第 1/14 天。
              专人：王芳 +8613800003001，有事请随时打电话。
              我每天早晚各问候您一次，点两三下就行。需要买菜、买药，请点 /help。
        06:00 bot → 王芳: 请您照看 钱阿姨 +8613800008001（QX-03-001），到 2月20日
              3栋502
              每天早晚我会问候本人，有异常马上告诉您。发送 /mysubjects 查看全部。
              [钱阿姨]
        ");
    })
    .await;
}

#[tokio::test]
async fn a_number_that_is_no_phone_is_asked_back_and_taken_into_nothing() {
    on_both_with(&alone(), async |town| {
        met(town).await;
        town.tells("王芳", "/observe 钱阿姨 1380000800 3栋502").await;
        town.tells("王芳", "钱阿姨 138OOO08001 3栋502").await;
        town.tells("王芳", "钱阿姨 1380 3栋502").await;
        // The whole line again, without the command.
        town.tells("王芳", "钱阿姨 138 0000 8001 12-3-1502").await;
        assert_log!(town, @"
        06:00 王芳 → bot: /observe 钱阿姨 1380000800 3栋502
        06:00 bot → 王芳: 「1380000800」不像电话号码：共 10 位数字。1 开头的手机号是 11 位，固定电话 7 到 8 位（前面可加区号）。
              还没有记下。请重新发一行：姓名 电话 住址，例如：
              钱阿姨 13800000000 3栋502
              没有电话就不写，由专人代填。
              [取消]
        06:00 王芳 → bot: 钱阿姨 138OOO08001 3栋502
        06:00 bot → 王芳: 「138OOO08001」不像电话号码：里面有数字以外的字。电话请单独写，只写数字。
              还没有记下。请重新发一行：姓名 电话 住址，例如：
              钱阿姨 13800000000 3栋502
              没有电话就不写，由专人代填。
              [取消]
        06:00 王芳 → bot: 钱阿姨 1380 3栋502
        06:00 bot → 王芳: 「1380」不像电话号码：共 4 位数字。1 开头的手机号是 11 位，固定电话 7 到 8 位（前面可加区号）。
              还没有记下。请重新发一行：姓名 电话 住址，例如：
              钱阿姨 13800000000 3栋502
              没有电话就不写，由专人代填。
              [取消]
        06:00 王芳 → bot: 钱阿姨 138 0000 8001 12-3-1502
        06:00 bot → 王芳: 登记居家观察
              钱阿姨 · 13800008001
              住址：12-3-1502
              微网格：QX-03-001
              原因：其他
              2月7日 至 2月20日，共 14 天
              [湖北来返] [重点地区来返]
              [密切接触者] [☑️ 其他]
              [7 天] [☑️ 14 天] [21 天]
              [‹ 早一天开始]
              [✅ 登记] [取消]
        ");
        // A wrong number while something else is asked: what was known before stays, and the name is no address.
        town.taps_privately("王芳", "取消").await;
        town.tells("王芳", "/observe 老孙").await;
        town.tells("王芳", "6栋101 电话：138000080022").await;
        // What may be read as a report, too, is the answer; a whole report is none.
        town.tells("王芳", "上午 走访42户 108人 发热1，电话13800008009").await;
        town.tells("王芳", "老孙 13800008002 6栋101 武汉回来 同住3人").await;
        // Who does not want to go on says so.
        town.tells("王芳", "/observe 阿婆 1380000 5栋").await;
        town.taps_privately("王芳", "取消").await;
        town.tells("王芳", "5栋102").await;
        assert_log!(town, @"
        06:00 王芳 → bot taps [取消]
        06:00 bot → 王芳 (edit): 好的，没有登记。
        06:00 王芳 → bot: /observe 老孙
        06:00 bot → 王芳: 登记居家观察
              老孙 · 没有电话
              住址：（未填）
              微网格：QX-03-001
              原因：其他
              2月7日 至 2月20日，共 14 天
              请发住址，例如：3栋502
              [取消]
        06:00 王芳 → bot: 6栋101 电话：138000080022
        06:00 bot → 王芳: 「138000080022」不像电话号码：共 12 位数字。1 开头的手机号是 11 位，固定电话 7 到 8 位（前面可加区号）。
              还没有记下。请重新发一行：姓名 电话 住址，例如：
              钱阿姨 13800000000 3栋502
              没有电话就不写，由专人代填。
              [取消]
        06:00 王芳 → bot: 上午 走访42户 108人 发热1，电话13800008009
        06:00 bot → 王芳: 2月7日上午报告 07:30 才开始，到时再报就可以。
        06:00 王芳 → bot: 老孙 13800008002 6栋101 武汉回来 同住3人
        06:00 bot → 王芳: 登记居家观察
              老孙 · 13800008002
              住址：6栋101
              微网格：QX-03-001
              原因：湖北来返
              2月7日 至 2月20日，共 14 天
              同住：3人
              [☑️ 湖北来返] [重点地区来返]
              [密切接触者] [其他]
              [7 天] [☑️ 14 天] [21 天]
              [‹ 早一天开始]
              [✅ 登记] [取消]
        06:00 王芳 → bot: /observe 阿婆 1380000 5栋
        06:00 bot → 王芳: 「1380000」不像电话号码：共 7 位数字。1 开头的手机号是 11 位，固定电话 7 到 8 位（前面可加区号）。
              还没有记下。请重新发一行：姓名 电话 住址，例如：
              钱阿姨 13800000000 3栋502
              没有电话就不写，由专人代填。
              [取消]
        06:00 王芳 → bot taps [取消]
        06:00 bot → 王芳 (edit): 好的，没有登记。
        06:00 王芳 → bot: 5栋102
        ");
    })
    .await;
}

#[tokio::test]
async fn what_was_said_of_somebody_who_was_never_entered_is_forgotten_in_the_night() {
    on_both_with(&alone(), async |town| {
        met(town).await;
        town.clock("15:00").await;
        town.tells("王芳", "/observe 老孙 13800008002 6栋101").await;
        town.tells("周敏", "/observe 阿婆 5栋102").await;
        assert_eq!(kept(town).await, 2);
        // Twelve hours after their last word the card is of no use any more, and who goes on in time keeps theirs.
        town.clock("16:00").await;
        town.tells("周敏", "5栋103").await;
        town.clock("03:39").await;
        town.chat_log();
        assert_eq!(kept(town).await, 2, "nobody is asked for it any more, and it stands in the database");
        town.clock("03:41").await;
        assert_eq!(kept(town).await, 1);
        town.taps_privately("王芳", "✅ 登记").await;
        assert_eq!(town.toast(), "这个按钮已经过期，请使用最新的一条消息。");
        town.taps_privately("周敏", "QX-03-002").await;
        town.sees("周敏", "5栋103");
    })
    .await;
}

/// Conversations in the database, with the names and phones that they hold.
async fn kept(town: &Town) -> i64 {
    const KEPT: &str = "SELECT COUNT(*) FROM talks";
    let (kept,): (i64,) = match &town.app.db {
        Db::Sqlite { writer, .. } => sqlx::query_as(KEPT).fetch_one(writer).await,
        Db::Postgres(pool) => sqlx::query_as(KEPT).fetch_one(pool).await,
    }
    .expect("the table is there");
    kept
}
