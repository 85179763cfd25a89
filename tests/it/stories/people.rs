//! People are invited, join, and choose their language; strangers are told what this is.

use crate::town::{Town, assert_log, on_both};
use chrono::Duration;
use serde_json::Value;

/// A community with somebody to invite.
const NEWCOMERS: &str = "town,community,grid,micro_grid,role,name,phone
七星街道,湘都社区,QX-03,QX-03-005,leader,郑洁,19900000105
七星街道,湘都社区,QX-05,,grid_leader,何平,19900000106
七星街道,湘都社区,QX-05,QX-05-001,leader,何平,19900000106
";

/// A grid whose twenty leaders are to be invited at once.
fn big_grid() -> String {
    let leader = |n: u32| format!("七星街道,湘都社区,QX-08,QX-08-{n:03},leader,组长{n:02},199000008{n:02}\n");
    (1..=20).fold("town,community,grid,micro_grid,role,name,phone\n".to_owned(), |roster, n| roster + &leader(n))
}

/// The codes of the links in what somebody was written last, oldest first; looking at them is reading them.
fn codes(town: &mut Town, who: &str) -> Vec<String> {
    let messages = town.sandbox.messages(town.account(who));
    let last_own = messages.iter().rposition(|shown| !shown.by_bot).unwrap_or(0);
    let links: Vec<String> = messages[last_own..].iter().flat_map(|shown| codes_in(&shown.text)).collect();
    town.chat_log();
    links
}

fn codes_in(text: &str) -> Vec<String> {
    let after = text.split("https://t.me/lianxin_bot?start=").skip(1);
    after.map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect()).collect()
}

/// What the pictures and the files hold that somebody was sent, oldest first.
fn files(town: &Town, who: &str) -> Vec<Vec<u8>> {
    let chat = town.account(who);
    let shown = town.sandbox.messages(chat);
    shown.iter().filter_map(|shown| town.sandbox.file_of(chat, shown.id)).collect()
}

/// What a phone's camera reads when it is held over each of the codes on a sheet, three in a row.
fn read_codes(picture: &[u8], count: usize) -> Vec<String> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a picture of a few megabytes")];
    let size = reader.next_frame(&mut pixels).expect("a whole picture");
    let (all, columns) = (size.width as usize, count.min(3));
    let (width, height) = (all / columns, size.height as usize / count.div_ceil(columns));
    let one = |index: usize| {
        let (left, top) = (index % columns * width, index / columns * height);
        let at = |x: usize, y: usize| pixels[(top + y) * all + left + x];
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, at);
        seen.detect_grids().first().expect("a code").decode().expect("a clean code").1
    };
    (0..count).map(one).collect()
}

async fn follows(town: &mut Town, who: &str, code: &str) {
    town.sandbox.start(town.account(who), Some(code));
    town.pump().await;
}

#[tokio::test]
async fn a_secretary_invites_one_leader_who_joins_once() {
    on_both(async |town| {
        town.imports(NEWCOMERS);
        town.tells("陈书记", "/start").await;
        town.tells("陈书记", "/invite").await;
        town.taps_privately("陈书记", "👤 挑一个人").await;
        assert_log!(town, @"
        06:00 陈书记 → bot: /start
        06:00 bot → 陈书记: 陈书记，您好！
              · 湘都社区 书记

              发送 /invite 邀请还没加入的人；在工作群里发送 /bind 绑定网格。有人未报时我会告诉您（每天 07:30, 14:30 开始报送）。
              [简体中文] [繁體中文] [English]
        06:00 陈书记 → bot: /invite
        06:00 bot → 陈书记: 湘都社区：已加入 9/11
              · 网格长：1 人未加入
              · 微网格长：2 人未加入
              每个链接只能用一次；发出新链接后，同一个人的旧链接作废。
              [QX-03 (1)] [QX-05 (1)]
              [🔗 发链接] [▦ 二维码]
              [📄 导出文件] [👤 挑一个人]
        06:00 陈书记 → bot taps [👤 挑一个人]
        06:00 bot → 陈书记 (edit): 请选择要邀请的人：
              [郑洁 QX-03-005] [何平 QX-05]
              [‹ 返回]
        ");

        town.taps_privately("陈书记", "郑洁 QX-03-005").await;
        town.sees("陈书记", "扫码加入「连心」：\nQX-03-005 微网格长 郑洁");
        let code = codes(town, "陈书记").pop().expect("a link");
        let picture = files(town, "陈书记").pop().expect("a picture");
        assert_eq!(read_codes(&picture, 1), [format!("https://t.me/lianxin_bot?start={code}")]);

        for who in ["郑洁", "郑洁", "路人", "李强"] {
            follows(town, who, &code).await;
        }
        follows(town, "路人", "AAAAAAAAAAAAAAAAAAAAAAAA").await;
        let log = town.chat_log().replace(&code, "CODE");
        insta::allow_duplicates! { insta::assert_snapshot!(log, @"
        06:00 郑洁 → bot: /start CODE
        06:00 bot → 郑洁: 郑洁，欢迎加入「连心」！
              · QX-03-005 微网格长

              每天 07:30, 14:30 我会提醒您报送，点一下「零报告」或直接打字就行；随时也可以发送 /report。
              [简体中文] [繁體中文] [English]
        06:00 郑洁 → bot: /start CODE
        06:00 bot → 郑洁: 郑洁，您已经加入了，不用再点链接。
              · QX-03-005 微网格长

              每天 07:30, 14:30 我会提醒您报送，点一下「零报告」或直接打字就行；随时也可以发送 /report。
              [简体中文] [繁體中文] [English]
        06:00 路人 → bot: /start CODE
        06:00 bot → 路人: 这个邀请链接已经用过了。如果不是您本人用的，请向社区书记要一个新的。
        06:00 李强 → bot: /start CODE
        06:00 bot → 李强: 这个邀请链接已经用过了。如果不是您本人用的，请向社区书记要一个新的。
        06:00 路人 → bot: /start AAAAAAAAAAAAAAAAAAAAAAAA
        06:00 bot → 路人: 这个邀请链接不对，可能已被新的链接代替。请点最新的链接，或向社区书记再要一个。
        ") }

        town.taps_privately("陈书记", "何平 QX-05").await;
        let code = codes(town, "陈书记").pop().expect("a link");
        follows(town, "李强", &code).await;
        follows(town, "何平", &code).await;
        let log = town.chat_log().replace(&code, "CODE");
        insta::allow_duplicates! { insta::assert_snapshot!(log, @"
        06:00 李强 → bot: /start CODE
        06:00 bot → 李强: 您的账号已经对应名册上的另一个人，这个邀请没有使用。如果两个都是您，请社区书记在名册里给两行填上同一个电话；如果是别人的邀请，请转给本人。
        06:00 何平 → bot: /start CODE
        06:00 bot → 何平: 何平，欢迎加入「连心」！
              · QX-05 网格长
              · QX-05-001 微网格长

              发送 /invite 邀请还没加入的人；在工作群里发送 /bind 绑定网格。有人未报时我会告诉您（每天 07:30, 14:30 开始报送）。
              每天 07:30, 14:30 我会提醒您报送，点一下「零报告」或直接打字就行；随时也可以发送 /report。
              [简体中文] [繁體中文] [English]
        ") }
        town.taps_privately("陈书记", "郑洁 QX-03-005").await;
        assert_eq!(town.toast(), "这个人已经加入了。");
        town.taps_privately("陈书记", "‹ 返回").await;
        town.sees("陈书记", "全部加入");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_is_good_for_two_weeks_and_until_a_newer_one() {
    on_both(async |town| {
        town.imports(NEWCOMERS);
        town.tells("陈书记", "/start").await;
        town.tells("陈书记", "/invite").await;
        town.taps_privately("陈书记", "🔗 发链接").await;
        let old = codes(town, "陈书记");
        town.taps_privately("陈书记", "🔗 发链接").await;
        let new = codes(town, "陈书记").split_off(2);
        assert_eq!((old.len(), new.len()), (2, 2));
        follows(town, "郑洁", &old[0]).await;
        town.sees("郑洁", "可能已被新的链接代替");

        town.wait(Duration::days(14)).await;
        town.chat_log();
        follows(town, "郑洁", &new[0]).await;
        town.sees("郑洁", "已经过期");
    })
    .await;
}

#[tokio::test]
async fn a_whole_grid_is_invited_by_links_by_sheets_and_by_a_file() {
    on_both(async |town| {
        town.imports(&big_grid());
        town.tells("陈书记", "/start").await;
        town.tells("陈书记", "/invite").await;
        town.taps_privately("陈书记", "QX-08 (20)").await;
        town.taps_privately("陈书记", "🔗 发链接").await;
        assert_eq!(codes(town, "陈书记").len(), 20);
        assert_eq!(files(town, "陈书记").len(), 0);

        town.taps_privately("陈书记", "▦ 二维码").await;
        let sheets = files(town, "陈书记");
        assert_eq!(sheets.len(), 2);
        let drawn = [read_codes(&sheets[0], 12), read_codes(&sheets[1], 8)].concat();
        town.sees("陈书记", "8. QX-08-020 微网格长 组长20");

        town.taps_privately("陈书记", "📄 导出文件").await;
        let file = files(town, "陈书记").pop().expect("a file");
        let file = String::from_utf8(file).expect("UTF-8");
        town.sees("陈书记", "20 个邀请链接");
        assert_eq!((file.lines().count(), codes_in(&file).len()), (21, 20));
        let written: Vec<&str> = file.lines().skip(1).filter_map(|line| line.rsplit(',').next()).collect();
        assert!(drawn.iter().all(|link| link.starts_with("https://t.me/lianxin_bot?start=")));
        assert!(drawn.iter().all(|link| !written.contains(&link.as_str())), "the file ends the links before it");
        follows(town, "郑洁", &codes_in(&file)[19]).await;
        town.sees("郑洁", "组长20，欢迎加入「连心」！");
    })
    .await;
}

#[tokio::test]
async fn links_never_come_into_a_group_and_nobody_else_gets_them() {
    on_both(async |town| {
        town.imports(NEWCOMERS);
        town.sandbox.join(town.account("路人"), town.group_id());
        town.says("周敏", "/invite").await;
        town.says("李强", "/invite").await;
        town.says("路人", "/invite").await;
        town.tells("李强", "/start").await;
        town.tells("李强", "/invite").await;
        town.tells("吴强", "/start").await;
        town.tells("吴强", "/invite").await;
        assert_log!(town, @"
        06:00 周敏: /invite
        06:00 bot: 请私聊我发送 /invite：邀请链接不能发在群里。
        06:00 李强: /invite
        06:00 bot: 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        06:00 路人: /invite
        06:00 李强 → bot: /start
        06:00 bot → 李强: 李强，您好！
              · QX-03-002 微网格长

              每天 07:30, 14:30 我会提醒您报送，点一下「零报告」或直接打字就行；随时也可以发送 /report。
              [简体中文] [繁體中文] [English]
        06:00 李强 → bot: /invite
        06:00 bot → 李强: 您没有做这件事的权限。如有疑问，请联系您的社区书记。
        06:00 吴强 → bot: /start
        06:00 bot → 吴强: 吴强，您好！
              · QX-04 网格长

              发送 /invite 邀请还没加入的人；在工作群里发送 /bind 绑定网格。有人未报时我会告诉您（每天 07:30, 14:30 开始报送）。
              [简体中文] [繁體中文] [English]
        06:00 吴强 → bot: /invite
        06:00 bot → 吴强: QX-04：已加入 3/3
              ✅ 全部加入
        ");
    })
    .await;
}

#[tokio::test]
async fn a_stranger_who_writes_on_is_answered_once_in_six_hours() {
    on_both(async |town| {
        for text in ["你好", "有人吗", "喂"] {
            town.tells("路人", text).await;
        }
        town.tells("路人", "/start").await;
        town.clock("12:30").await;
        town.tells("路人", "还在吗").await;
        town.tells("路人", "/bind QX-03").await;
        assert_log!(town, @"
        06:00 路人 → bot: 你好
        06:00 bot → 路人: 您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
        06:00 路人 → bot: 有人吗
        06:00 路人 → bot: 喂
        06:00 路人 → bot: /start
        06:00 bot → 路人: 您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
        07:30 bot: 📋 2月7日上午日报告，请在 10:00 前报送
              已报 0/4
              未报: 1 2 3 4
              [零报告] [填写]
        09:30 bot: 还有 4 个微网格未报（10:00 截止）：1号 王芳 · 2号 李强 · 3号 张伟 · 4号 刘洋
        12:30 路人 → bot: 还在吗
        12:30 bot → 路人: 您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
        12:30 路人 → bot: /bind QX-03
        12:30 bot → 路人: 您好！这里是社区防控信息机器人「连心」。它只为名册上的工作人员和居民服务。如果您应当在名册上，请向您的社区书记要一个邀请链接。
        ");
    })
    .await;
}

#[tokio::test]
async fn everybody_chooses_a_language_which_stays_when_they_join() {
    on_both(async |town| {
        town.imports(NEWCOMERS);
        town.tells("王芳", "/language").await;
        town.taps_privately("王芳", "English").await;
        assert_eq!(town.toast(), "English from now on.");
        town.tells("王芳", "/start").await;
        town.tells("郑洁", "/language").await;
        town.taps_privately("郑洁", "繁體中文").await;
        town.tells("郑洁", "/start").await;
        let ended = town.operator(&["invite", "--bot", "lianxin_bot", "--area", "QX-03-005"]);
        let code = codes_in(&ended.said).pop().expect("a link");
        follows(town, "郑洁", &code).await;
        let log = town.chat_log().replace(&code, "CODE");
        insta::allow_duplicates! { insta::assert_snapshot!(log, @r#"
        06:00 王芳 → bot: /language
        06:00 bot → 王芳: 请选择语言：
              [简体中文] [繁體中文] [English]
        06:00 王芳 → bot taps [English]
        06:00 bot → 王芳 (toast): English from now on.
        06:00 王芳 → bot: /start
        06:00 bot → 王芳: Hello 王芳!
              · QX-03-001 micro-grid leader

              Every day at 07:30, 14:30 I will ask for your report: tap "Zero report" or just type. You can also send /report at any time.
              [简体中文] [繁體中文] [English]
        06:00 郑洁 → bot: /language
        06:00 bot → 郑洁: 请选择语言：
              [简体中文] [繁體中文] [English]
        06:00 郑洁 → bot taps [繁體中文]
        06:00 bot → 郑洁 (toast): 好的，以後用繁體中文。
        06:00 郑洁 → bot: /start
        06:00 bot → 郑洁: 您好！這裡是社區防控資訊機器人「連心」。它只為名冊上的工作人員和居民服務。如果您應當在名冊上，請向您的社區書記要一個邀請連結。
        06:00 郑洁 → bot: /start CODE
        06:00 bot → 郑洁: 郑洁，歡迎加入「連心」！
              · QX-03-005 微網格長

              每天 07:30, 14:30 我會提醒您報送，點一下「零報告」或直接打字就行；隨時也可以傳送 /report。
              [简体中文] [繁體中文] [English]
        "#) }
    })
    .await;
}

#[tokio::test]
async fn a_language_is_chosen_in_a_group_by_who_asked_for_it() {
    on_both(async |town| {
        town.says("王芳", "/language").await;
        town.group_sees("请选择语言");
        town.taps("李强", "English").await;
        assert_eq!(town.toast(), "这个按钮是给别人的。");
        town.taps("王芳", "English").await;
        assert_eq!(town.toast(), "English from now on.");
    })
    .await;
}

#[tokio::test]
async fn the_menus_are_set_once_with_every_command_in_every_language() {
    on_both(async |town| {
        town.app.publish_menus().await.expect("menus are queued");
        town.pump().await;
        let lines: Vec<String> = town.sandbox.commands().iter().map(menu_line).collect();
        insta::allow_duplicates! { insta::assert_snapshot!(lines.join("\n"), @r#"
        {"type":"all_group_chats"} "": status 现在的报送情况; missing 还有谁没报; excuse 给微网格请假：/excuse 编号; verify 核对通知真伪：/verify 编号; bind 把本群绑定到网格; unbind 解除本群的绑定
        {"type":"all_group_chats"} "en": status How reporting stands now; missing Who has not reported yet; excuse Excuse a micro-grid: /excuse NAME; verify Check a notice: /verify number; bind Tie this group to its grid; unbind Untie this group
        {"type":"all_group_chats"} "zh": status 现在的报送情况; missing 还有谁没报; excuse 给微网格请假：/excuse 编号; verify 核对通知真伪：/verify 编号; bind 把本群绑定到网格; unbind 解除本群的绑定
        {"type":"all_private_chats"} "": verify 核对通知真伪：/verify 编号; volunteer 当志愿者; language 选择语言; start 我能做什么
        {"type":"all_private_chats"} "en": verify Check a notice: /verify number; volunteer Volunteer; language Choose a language; start What I can do
        {"type":"all_private_chats"} "zh": verify 核对通知真伪：/verify 编号; volunteer 当志愿者; language 选择语言; start 我能做什么
        "#) }

        let sent = town.rows("sent").await.1;
        town.app.publish_menus().await.expect("menus are compared");
        town.pump().await;
        assert_eq!(town.rows("sent").await.1, sent);
    })
    .await;
}

#[tokio::test]
async fn a_persons_menu_has_what_their_roles_have_a_use_for_in_their_language() {
    on_both(async |town| {
        town.tells("王芳", "/start").await;
        town.tells("周敏", "/start").await;
        town.tells("路人", "/start").await;
        town.tells("周敏", "/language").await;
        town.taps_privately("周敏", "繁體中文").await;
        town.chat_log();
        let lines: Vec<String> = town.sandbox.commands().iter().map(menu_line).collect();
        insta::allow_duplicates! { insta::assert_snapshot!(lines.join("\n"), @r#"
        {"chat_id":1003,"type":"chat"} "": status 現在的報送情況; missing 還有誰沒報; excuse 給微網格請假：/excuse 編號; duties 責任十條，今天做得怎樣; pledge 閱讀並簽署責任書; pledges 責任書簽署情況; mysubjects 我照看的觀察對象; observe 登記居家觀察：/observe 姓名 電話 住址; care 獨居、生病、身心障礙家庭的訪視; help 需要幫忙; myrequests 我的求助; assign 安排人接求助; concern 反映難處和心願，看進度; concerns 我的區域裡沒結案的急難愁盼; agenda 會議的議程; tasks 交給我的和我派的任務; digest 我的區域的匯總; invite 邀請還沒加入的人; ask 就通知提問：/ask 問題; verify 查證通知真偽：/verify 編號; volunteer 當志工; language 選擇語言; start 我能做什麼
        {"chat_id":3001,"type":"chat"} "": report 报送日报告; status 现在的报送情况; history 我最近的报告; leave 请假，请人代班; duties 责任十条，今天做得怎样; pledge 阅读并签订责任书; mysubjects 我照看的观察对象; observe 登记居家观察：/observe 姓名 电话 住址; care 独居、生病、残疾家庭的走访; mytasks 我接的单; help 需要帮忙; myrequests 我的求助; assign 安排人接求助; concern 反映难处和心愿，看进展; tasks 交给我的和我派的任务; ask 就通知提问：/ask 问题; verify 核对通知真伪：/verify 编号; volunteer 当志愿者; language 选择语言; start 我能做什么
        "#) }
    })
    .await;
}

fn menu_line((scope, lang, commands): &(String, String, Value)) -> String {
    let commands = commands.as_array().into_iter().flatten();
    let commands: Vec<String> =
        commands.map(|command| format!("{} {}", command["command"], command["description"]).replace('"', "")).collect();
    format!("{scope} {lang:?}: {}", commands.join("; "))
}
