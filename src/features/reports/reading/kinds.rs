//! What a message is for.

use std::sync::LazyLock;

use regex::Regex;

use super::{Doubt, Kind, Reading};

mod alerts;
mod changes;
mod doubts;
mod evidence;
mod notices;
mod patterns;
mod questions;
mod silent;

pub use alerts::{is_alert, is_of_elsewhere, names_illness, tells_news, tells_of_one};
use changes::sums_up;
pub use changes::{cancels, is_relative, takes_back};
pub use doubts::{is_planned, refers, speaks_for_several};

use notices::is_strong_notice;
use patterns::{
    ADDS, ASKS, CALLED, CORRECTION, DONE, EARLIER, HELP, LATE, LAUGHS, LEAVE, MANNER, NOTICE, OWN_ILLNESS, OWN_LEAVE,
    OWN_REPORT, QUESTION, SLIP, compile,
};
pub use questions::with_answers;
use questions::{asks_first, asks_how_to_correct, asks_last, asks_whether_needed};
pub use silent::{is_asked, silent_clauses};

/// What else is known of a message when its kind is decided.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// The writer replaces a value said just before.
    pub corrects_itself: bool,
    /// A value, a zero phrase or a doubt about one is there.
    pub records: bool,
    /// More than a single number that only its measure word explains.
    pub records_firmly: bool,
    /// Something is said to be none.
    pub names_zero: bool,
    /// A number above 0 is counted.
    pub counts: bool,
    /// A micro-grid is named.
    pub placed: bool,
    /// At most one thing is said to be none.
    pub slight: bool,
    /// Visits are counted.
    pub visits: bool,
    /// Nothing is counted but one kind of case, wherever and whenever.
    pub lone_case: bool,
    /// Nothing but a measured number or a phrase that may answer anything, without a place or a time.
    pub unsupported: bool,
    /// Somebody came from a place, but nothing says how many.
    pub tells_case: bool,
    /// Visits and at least four other values are told, under a place or a time.
    pub is_full: bool,
    /// A micro-grid or a slot is named.
    pub names: bool,
    /// It is an entry of a list.
    pub listed: bool,
    /// Needs are told under their label.
    pub needs: bool,
    /// All that is recorded is one case of fever or the like.
    pub single_case: bool,
    /// Blank cells only.
    pub blank_form: bool,
    /// Nothing but a phrase that may as well be a wish, without a place, a time or a number.
    pub bare_phrase: bool,
}

/// Decides the kind; `view` is the message without quotes, `visible` without questions and wishes.
pub fn decide(view: &str, visible: &str, facts: Facts) -> Kind {
    let mut said = MANNER.replace_all(visible, "");
    let mut leave_out = |words: &Regex, applies: bool| {
        if applies && words.is_match(&said) && !EARLIER.is_match(&said) {
            said = words.replace_all(&said, "").into_owned().into();
        }
    };
    // 跟里长…不对,这边叫主任: a slip of the tongue within one report.
    leave_out(&SLIP, facts.visits && facts.names);
    // 走访16户,电话另加9户: joins the values of one report.
    leave_out(&ADDS, facts.is_full || sums_up(visible));
    let visible = &*said;
    let corrects =
        CORRECTION.is_match(&if facts.records_firmly { LATE.replace_all(visible, "") } else { visible.into() })
            && (!facts.corrects_itself
                || !facts.records
                || !facts.names_zero && is_relative(visible)
                || EARLIER.is_match(after_greeting(visible)));
    let firm = facts.records_firmly && facts.names && (facts.counts || facts.placed);
    let corrects = corrects && !is_only_misplaced(visible) && (facts.records || !asks_how_to_correct(view));
    let orders = ["请大家记住", "请各位记住"].iter().any(|order| after_greeting(view).starts_with(order));
    let notice = (orders || NOTICE.is_match(after_greeting(visible)))
        && !(is_alert(view) && names_illness(view) && tells_of_one(view))
        && !evidence::is_row_of_numbers(view)
        && !facts.listed
        && !OWN_LEAVE.is_match(view)
        && !evidence::begs_all(view)
        && !evidence::jokes(view)
        // 请忽略我上一条: asks for something, but orders nothing.
        && !(corrects && takes_back(visible) && OWN_REPORT.is_match(visible));
    let asks_who = facts.names && !facts.records_firmly && !facts.visits && !facts.counts && asks_last(view);
    let wonders = view.contains("到底") && view.trim_end().ends_with('?') && !facts.visits;
    let asks_of_it = view.contains("的那个") && !facts.visits && asks_last(view);
    if asks_who
        || wonders
        || asks_of_it
        || asks_first(view) && !facts.placed && !facts.visits
        || evidence::is_hypothetical(view, visible)
    {
        Kind::Question
    } else if let Some(kind) = evidence::about_others(view, facts) {
        kind
    } else if evidence::is_example(view) && !facts.listed && !view.trim_end().ends_with('?')
        || notice && (!firm || is_strong_notice(view))
    {
        Kind::Notice
    } else if corrects && (facts.records || !LEAVE.is_match(view)) {
        Kind::Correction
    } else if LEAVE.is_match(view)
        && !evidence::thanks_for_help(view)
        && (evidence::names_duty(view) || !calls_for_help(view))
        && !refers(visible)
        && (!(facts.records && facts.placed) || facts.slight || facts.single_case && OWN_ILLNESS.is_match(view))
        && (!facts.records || facts.slight || !facts.records_firmly || facts.single_case && OWN_ILLNESS.is_match(view))
    {
        Kind::Leave
    } else if facts.records
        && calls_for_help(view)
        && !facts.listed
        && (!facts.records_firmly || facts.single_case && !(is_alert(view) && names_illness(view)))
    {
        Kind::HelpRequest
    } else if facts.records
        || only_tells_case(view, facts)
        || refers(visible)
        || facts.needs
            && !view.trim_start().trim_start_matches(['【', '[', '#', '「']).starts_with("求助")
            && (facts.names || view.contains(':') || !calls_for_help(view))
        || facts.listed && facts.names
    {
        Kind::Report
    } else if facts.listed && !facts.records && !calls_for_help(&view[own_line(view)..]) {
        Kind::Chatter
    } else if calls_for_help(view) && !asks_whether_needed(view) && (ASKS.is_match(view) || !DONE.is_match(view)) {
        Kind::HelpRequest
    } else if view.contains('?') || QUESTION.is_match(view) && !LAUGHS.is_match(view) {
        Kind::Question
    } else if is_bare_number(view)
        || evidence::is_row_of_numbers(view)
        || facts.blank_form && view.contains(':')
        || facts.names && visible.contains("报告")
    {
        Kind::Report
    } else {
        Kind::Chatter
    }
}

/// Where the last line begins: in a list it is the sender's own.
pub fn own_line(view: &str) -> usize {
    view.trim_end().rfind('\n').map_or(0, |at| at + 1)
}

/// Whether help is asked for, and not advice on how to report.
fn calls_for_help(view: &str) -> bool {
    let advice = [
        "告诉",
        "怎么填",
        "怎么报",
        "怎么写",
        "如何填",
        "如何报",
        "tell me",
        "表格",
        "link",
        "指教",
        "求解",
        "求问",
        "@一下",
        "@他",
        "@她",
        "网页",
        "系统",
        "小程序",
        "链接",
        "文档",
        "二维码",
    ];
    // Most messages do not call at all: what was called before is searched for in the others alone.
    let calls = |view: &str| HELP.is_match(view) && HELP.is_match(&CALLED.replace_all(view, ""));
    calls(view) && !advice.iter().any(|word| view.contains(word))
}

/// What follows a greeting: 各位下午好,….
pub fn after_greeting(view: &str) -> &str {
    static GREETING: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"^(?:[^\p{Han}a-z0-9【\[(#@]+|@(?:[^所全a ,:\n][^ ,:\n]{0,11})[ ,:\n]|\p{Han}{1,3}(?:姐|哥|叔|阿姨|书记|主任|组长|老师|师傅|网格长|站长|领导)[,: ]|[^,。:!\n]{0,8}(?:好|早|您好|早安|晚安)[啊呀哦哇]?[,。!:~ ]|(?:各位|大家|领导|书记|组长|同志们|亲们|收到|不好意思[^,。]{0,6}|打扰[^,。]{0,4}|hi|hello|hi all|hello all)[,。!: ])+",
        ])
    });
    let view = view.trim_start();
    GREETING.find(view).map_or(view, |greeting| &view[greeting.end()..])
}

/// Whether the words are those of a correction.
pub fn corrects(visible: &str) -> bool {
    CORRECTION.is_match(visible)
}

/// 哎呀发错群了: says nothing of a report.
fn is_only_misplaced(visible: &str) -> bool {
    let short = visible.chars().filter(|c| c.is_alphanumeric()).count() <= 10;
    short
        && visible.contains("发错群")
        && !["刚", "上", "前", "忽略", "无视", "条"].iter().any(|word| visible.contains(word))
}

/// 王家儿子从武汉回来了: a case, unless help or an answer is asked for.
fn only_tells_case(view: &str, facts: Facts) -> bool {
    facts.tells_case && !QUESTION.is_match(view) && !view.contains('?') && !calls_for_help(view)
}

/// Whether something is asked beside what is told.
pub fn asks(view: &str) -> bool {
    view.contains('?') || QUESTION.is_match(view)
}

/// Whether a zero phrase may as well answer something else or be a wish.
pub fn is_vague(phrase: &str) -> bool {
    !["报", "异", "正常", "一切", "情况", "normal", "report", "clear", "nothing", "no "]
        .iter()
        .any(|word| phrase.contains(word))
}

/// 23: a number and nothing else, which is no sign of having read something, as 1 is.
fn is_bare_number(view: &str) -> bool {
    let view = view.trim();
    view.len() <= 3 && view.parse::<u32>().is_ok_and(|number| number > 9)
}

/// Whether the message is a single word that may answer anything.
pub fn is_one_word(view: &str) -> bool {
    let word: String = view.chars().filter(|c| c.is_alphanumeric() || *c == '〇').collect();
    [
        "无",
        "正常",
        "平安",
        "0",
        "没有",
        "没",
        "零",
        "〇",
        "安全",
        "normal",
        "none",
        "fine",
        "nil",
        "zero",
        "没事",
        "安好",
        "良好",
        "均无",
        "nothing",
        "都好",
        "无事",
        "没情况",
    ]
    .contains(&word.as_str())
}

/// A bare quote: its values are kept, but they are another's.
pub fn mark_forwarded(reading: &mut Reading) {
    if matches!(reading.kind, Kind::Report | Kind::Correction) {
        reading.kind = Kind::Report;
        reading.doubts.push(Doubt::Forwarded);
    }
}
