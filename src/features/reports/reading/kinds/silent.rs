//! The clauses of a message that record nothing.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    doubts::refers,
    patterns::{OF_ALL, QUESTION, TALK, compile},
    questions::is_cell_of_needs,
};
use crate::features::reports::reading::needs::clauses;

/// The clauses that record nothing: questions, wishes, talk.
pub fn silent_clauses(view: &str) -> Vec<Range<usize>> {
    let all = clauses(view);
    let counted = counts(view);
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
        // 谁也没发烧, 什么情况都没有: there is none.
        let none = !asks && ["都没", "也没"].iter().any(|none| clause.contains(none)) && !clause.contains('吗');
        let question = QUESTION.is_match(clause)
            && !none
            && !denies(clause)
            && !ticked
            && (asks || !inverts(clause) && !refers(clause))
            || asks && inverts(clause)
            || asks && !has_count && !clause.contains('有');
        let of_all = OF_ALL.is_match(clause) && !counted && !names_place(view);
        // 今天我们楼又是零报告,43户都问过了: one's own report.
        let own = counted && ["我们", "我这", "咱", "本"].iter().any(|word| clause.contains(word));
        let again = |talk: &regex::Match| {
            let well = ["平安", "平平安安", "安好", "安康", "无恙"].iter().any(|state| talk.as_str().ends_with(state));
            counted && well || own && talk.as_str().starts_with('又') || counted && talk.as_str().contains('第')
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
    let unsure = [
        "what i just sent",
        "what i sent",
        "搞不清",
        "弄不清",
        "数不清",
        "记不清",
        "记不得",
        "忘了",
        "拿不准",
        "吃不准",
    ]
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
