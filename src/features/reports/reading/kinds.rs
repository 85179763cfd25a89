//! What a message is for.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{Doubt, Kind, Reading, needs::clauses};

mod alerts;
mod changes;
mod doubts;
mod evidence;
mod notices;
mod patterns;
mod questions;

pub use alerts::{is_alert, is_of_elsewhere, names_illness, tells_news, tells_of_one};
use changes::sums_up;
pub use changes::{cancels, is_relative, takes_back};
pub use doubts::{is_planned, refers, speaks_for_several};

use notices::is_strong_notice;
use patterns::{
    ADDS, ASKS, CALLED, CORRECTION, DONE, EARLIER, HELP, LATE, LAUGHS, LEAVE, MANNER, NOTICE, OF_ALL, OWN_ILLNESS,
    OWN_LEAVE, OWN_REPORT, QUESTION, SLIP, TALK, compile,
};
pub use questions::with_answers;
use questions::{asks_first, asks_last, asks_whether_needed, is_cell_of_needs};

/// The clauses that record nothing: questions, wishes, talk.
pub fn silent_clauses(view: &str) -> Vec<Range<usize>> {
    let all = clauses(view);
    let mut silent = Vec::new();
    for at in &all {
        let clause = &view[at.clone()];
        let asks = view[at.end..].starts_with('?');
        let wished =
            ["人家", "居民", "阿姨", "老人", "住户"].iter().any(|who| clause.contains(who)) && clause.contains("想问");
        if wished || is_cell_of_needs(clause) {
            continue;
        }
        let has_count = has_number(clause);
        let ticked = clause.contains(['☑', '✓', '√', '✔', '✅', '☐', '□']);
        let question =
            QUESTION.is_match(clause) && !denies(clause) && !ticked && (asks || !inverts(clause) && !refers(clause))
                || asks && inverts(clause)
                || asks && !has_count && !clause.contains('有');
        let of_all = OF_ALL.is_match(clause) && !counts(view) && !names_place(view);
        // 今天我们楼又是零报告,43户都问过了: one's own report.
        let own = counts(view) && ["我们", "我这", "咱", "本"].iter().any(|word| clause.contains(word));
        let again = |talk: &regex::Match| {
            let well = ["平安", "平平安安", "安好", "安康", "无恙"].iter().any(|state| talk.as_str().ends_with(state));
            counts(view) && well
                || own && talk.as_str().starts_with('又')
                || counts(view) && talk.as_str().contains('第')
        };
        let talk = TALK.find(clause).filter(|_| !counts(clause)).filter(|talk| !again(talk));
        if of_all || question && (asks || !records(clause)) {
            silent.push(at.clone());
        } else if let Some(talk) = talk {
            // 3微网格傍晚:辛苦大家: what stands before the talk may tell the place and the time.
            let from = clause[..talk.start()].rfind([':', ' ']).map_or(at.start, |colon| at.start + colon + 1);
            // 辛苦🌹下午13微网格平安: a sign ends the talk.
            let rest = &clause[talk.end()..];
            let sign = rest.find(|c: char| !c.is_alphanumeric() && !c.is_ascii_punctuation());
            let told = sign.filter(|sign| rest[*sign..].chars().filter(|c| c.is_alphanumeric()).count() >= 4);
            silent.push(from..told.map_or(at.end, |sign| at.start + talk.end() + sign));
        }
    }
    silent
}

/// Has micro-grid 4 reported? The verb stands in front.
fn inverts(clause: &str) -> bool {
    let verbs = ["has ", "have ", "did ", "does ", "do ", "is ", "are ", "was ", "were ", "will "];
    verbs.iter().any(|verb| clause.trim_start().starts_with(verb))
}

/// 没听说谁家有人回来: tells that there is none, and asks nothing.
fn denies(clause: &str) -> bool {
    let none = [
        "没听说",
        "没有听说",
        "未听说",
        "没发现",
        "没有发现",
        "未发现",
        "没见",
        "没看到",
        "没有谁",
        "没谁",
        "没查到",
        "没什么",
        "没有什么",
        "没啥",
        "无什么",
        "没哪",
        "没有哪",
    ];
    let unsure = ["what i just sent", "what i sent", "数不清", "记不清", "记不得", "忘了", "拿不准", "吃不准"]
        .iter()
        .any(|word| clause.contains(word));
    (unsure || none.iter().any(|word| clause.contains(word))) && !clause.contains('吗') && !clause.contains("报了没")
}

/// Whether digits stand in a clause, or a numeral in front of a measure word.
fn has_number(clause: &str) -> bool {
    const NUMERALS: &str = "一二两三四五六七八九十百";
    let counted = |(at, c): (usize, char)| {
        NUMERALS.contains(c)
            && clause[at + c.len_utf8()..]
                .trim_start_matches(['多', '几', '余', '来'])
                .starts_with(['户', '人', '名', '位', '例', '家', '口', '个'])
    };
    clause.contains(|c: char| c.is_ascii_digit()) || clause.char_indices().any(counted)
}

/// Whether a clause holds a number of households or people, or reports for another.
fn counts(clause: &str) -> bool {
    let words =
        ["户", "人", "发热", "体温", "湖北", "重点", "密接", "观察", "解除", "回来", "返回", "返嘉", "fever", "hubei"];
    let counted = words.iter().any(|word| clause.contains(word)) && has_number(clause);
    counted || ["代报", "帮报", "替报", "报一下"].iter().any(|word| clause.contains(word))
}

/// 18微网格大家都平安: reports of a place, and wishes nothing.
fn names_place(view: &str) -> bool {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| compile(&[r"[0-9]号?微网格|(?-u:\b)[a-z]{2}-[0-9]{2}-[0-9]{3}"]));
    PLACE.is_match(view)
}

/// Whether a clause states a count, though a question word stands in it.
fn records(clause: &str) -> bool {
    let counted = ['户', '人', '例', '名', '位'].iter().any(|unit| clause.contains(*unit))
        && clause.chars().any(|c| c.is_ascii_digit());
    let asked = ["吗", "请问", "几点", "多少", "怎么", "是不是", "算不算", "要不要", "是否", "谁"]
        .iter()
        .any(|word| clause.contains(word));
    let hot = ["37.", "38", "39", "40度", "烧到"].iter().any(|degrees| clause.contains(degrees));
    counted && !asked || hot && !clause.contains("算不算")
}

/// Whether a clause with a number ends in a question mark, so that the number is doubtful.
pub fn is_asked(view: &str, silent: &[Range<usize>]) -> bool {
    clauses(view).iter().any(|at| {
        view[at.end..].starts_with('?')
            && !silent.contains(at)
            && view[at.clone()].chars().any(|c| c.is_ascii_digit() || "一二两三无没".contains(c))
    })
}

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
    let corrects = corrects && !is_only_misplaced(visible);
    let orders = ["请大家记住", "请各位记住"].iter().any(|order| after_greeting(view).starts_with(order));
    let notice = (orders || NOTICE.is_match(after_greeting(visible)))
        && !(is_alert(view) && names_illness(view) && tells_of_one(view))
        && !evidence::is_row_of_numbers(view)
        && !facts.listed
        && !OWN_LEAVE.is_match(view)
        && !evidence::begs_all(view)
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
