//! The rehearsal's page in a real browser, as somebody sees it who tries the bot for the first time.

mod browser;

use browser::{Browser, Program};
use serde_json::json;

const LEFT: &str = "pane-0";
const RIGHT: &str = "pane-1";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_leader_reports_with_one_tap_and_the_neighbour_sees_it_on_the_board() {
    let demo = Demo::starts();
    let page = demo.page(json!({})).await;

    page.reads(LEFT, "王芳").await;
    page.reads(RIGHT, "周敏").await;
    page.moves_on().await;
    page.reads(RIGHT, "已报 0/8").await;

    page.taps(LEFT, "零报告").await;
    page.is_noted(LEFT, "已收到 QX-03-001 上午零报告").await;
    page.reads(RIGHT, "已报 1/8").await;
    page.closes().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_doubtful_report_is_asked_back_in_private_and_the_clock_brings_the_reminder() {
    let demo = Demo::starts();
    let page = demo.page(json!({})).await;

    page.moves_on().await;
    page.reads(RIGHT, "已报 0/8").await;
    page.goes_to(LEFT, "连心").await;
    page.reads(LEFT, "王芳，您好！").await;
    page.writes(LEFT, "走访4户，发热400人").await;
    page.reads(LEFT, "对吗？").await;
    assert!(!page.shows(RIGHT, "400").await, "the group does not see what is asked");
    page.taps(LEFT, "不报了").await;
    page.reads(LEFT, "好的，这条没有记录。").await;

    let before = page.time().await;
    // The morning's meeting is announced before; nobody is under observation, so that nothing is asked at 08:30.
    for _ in ["08:25", "09:30"] {
        page.moves_on().await;
    }
    page.reads(RIGHT, "还有 8 个微网格未报").await;
    assert!(page.time().await >= before + 60 * 60, "the reminder comes two hours into the round");
    page.closes().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_for_help_goes_from_the_resident_through_the_volunteers_to_the_door() {
    let demo = Demo::starts();
    let page = demo.page(json!({})).await;

    page.is_led_to("居民求助").await;
    page.tries_what_the_tour_offers(LEFT, "钱阿姨").await;
    page.taps(LEFT, "发出").await;
    page.reads(RIGHT, "湘都社区志愿者群").await;
    page.reads(RIGHT, "买菜").await;
    for private in ["钱阿姨", "湘都路", "19900005001"] {
        assert!(!page.shows(RIGHT, private).await, "the group does not see {private}");
    }

    page.is_led_to("志愿者接单").await;
    page.taps(LEFT, "接单").await;
    page.reads(LEFT, "已有人接单").await;
    page.reads(RIGHT, "湘都路").await;
    page.taps(RIGHT, "已采购").await;
    page.reads(RIGHT, "已采购，").await;
    page.taps(RIGHT, "已送达").await;

    page.is_led_to("送到门口").await;
    page.reads(LEFT, "林志 说已经送到").await;
    page.taps(LEFT, "收到，谢谢").await;
    page.reads(RIGHT, "钱阿姨 谢谢您").await;
    page.closes().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notice_arrives_and_its_author_sees_who_has_read_it() {
    let demo = Demo::starts();
    let page = demo.page(json!({})).await;

    page.is_led_to("通知送到每个人").await;
    page.tries_what_the_tour_offers(LEFT, "陈建国").await;
    page.reads(LEFT, "通知预览").await;
    assert!(!page.shows(RIGHT, "消毒").await, "a preview is the author's alone");
    page.taps(LEFT, "要已阅").await;
    page.reads(LEFT, "☑ 要已阅").await;
    page.taps(LEFT, "发送").await;
    page.reads(RIGHT, "湘都社区通知").await;
    page.taps(RIGHT, "已阅").await;
    page.reads(LEFT, "已阅 1/13").await;
    page.closes().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_shows_one_pane_at_a_time_and_nothing_beside_the_screen() {
    let demo = Demo::starts();
    let phone = json!({ "deviceMetrics": { "width": 390, "height": 844, "pixelRatio": 2.0, "touch": true } });
    let page = demo.page(json!({ "mobileEmulation": phone })).await;

    page.reads(LEFT, "王芳").await;
    assert_eq!(page.answers("return [innerWidth, innerHeight]").await, json!([390, 844]));
    assert_eq!(page.panes_in_sight().await, [LEFT]);
    assert_eq!(page.answers(WIDEST).await, 390, "in the first pane");

    page.clicks("//*[@data-testid='show-pane-1']").await;
    page.reads(RIGHT, "周敏").await;
    assert_eq!(page.panes_in_sight().await, [RIGHT]);
    assert_eq!(page.answers(WIDEST).await, 390, "in the second pane");
    page.closes().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_cuts_no_name_and_no_label_in_either_language() {
    let demo = Demo::starts();
    let phone = json!({ "deviceMetrics": { "width": 390, "height": 844, "pixelRatio": 2.0, "touch": true } });
    let page = demo.page(json!({ "mobileEmulation": phone })).await;

    page.reads(LEFT, "微网格长 QX-03-001").await;
    assert_eq!(page.answers(CUT).await, json!([]), "where one begins");
    page.goes_to(LEFT, "连心").await;
    page.writes(LEFT, "/language").await;
    page.reads(LEFT, "请选择语言").await;
    assert_eq!(page.answers(CUT).await, json!([]), "below a short question");
    page.taps(LEFT, "English").await;
    page.is_noted(LEFT, "English from now on").await;
    page.writes(LEFT, "/help").await;
    page.reads(LEFT, "counselling").await;
    page.clicks("//*[@data-testid='language']").await;
    assert_eq!(page.answers(CUT).await, json!([]), "in English");
    page.closes().await;
}

/// Names and labels of which a part is not seen.
const CUT: &str = "return [...document.querySelectorAll('#name, .pane-head .pick-text > *, .key span')]
    .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth)
    .map((element) => element.innerText)";

/// How far to the right anything reaches to which one could scroll the page.
const WIDEST: &str = "return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)";

/// The rehearsal on a free port, ended with the test.
struct Demo {
    address: String,
    _program: Program,
}

impl Demo {
    fn starts() -> Self {
        let lianxin = [env!("CARGO_BIN_EXE_lianxin"), "demo", "--port", "0"];
        let (program, address) = Program::starts(&lianxin, "http://").expect("the rehearsal says where its page is");
        Self { address: format!("http://{address}"), _program: program }
    }

    /// The page in a browser of its own with further options of Chromium's.
    async fn page(&self, options: serde_json::Value) -> Browser {
        let page = Browser::opens(options).await;
        page.goes(&self.address).await;
        page
    }
}
