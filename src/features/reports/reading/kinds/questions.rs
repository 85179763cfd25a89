//! Questions: who asks, and who answers at once.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    after_greeting, calls_for_help,
    patterns::{QUESTION, compile},
};

/// 发烧有没有?没有: a question that the writer answers asks nothing; only its answer is left.
pub fn with_answers(view: &str) -> String {
    static ANSWERED: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"(?<ask>有没有)(?<what>[^?,。;\n]{0,10})(?<mark>[?] ?)(?:没有|没|无)",
            // 发热?应该没有吧
            r"[热烧北州区接触察除回返](?<told>[?] ?)(?:应该|目前|都|暂时|好像)?(?:没有|没|无)",
        ])
    });
    // 走了多少户 21, 上门几户:20: the name of a cell.
    static CELL: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"(?<ask>(?:多少|几)[户人个名位])(?:(?<mark>[?]) ?| ?[: ]{1,3})(?:[0-9一二两三四五六七八九十〇零]|没|无)",
        ])
    });
    let mut plain = view.to_owned();
    if !["有没有", "多少", "几", "?"].iter().any(|word| view.contains(word)) {
        return plain;
    }
    for found in ANSWERED.captures_iter(view).chain(CELL.captures_iter(view)) {
        for part in ["ask", "mark", "told"].iter().filter_map(|name| found.name(name)) {
            plain.replace_range(part.range(), &" ".repeat(part.len()));
        }
    }
    plain
}

/// (群众诉求)菜能不能送到楼下: what somebody wishes, whatever is asked by it.
pub fn is_cell_of_needs(clause: &str) -> bool {
    let label = ["诉求", "愁盼", "需求", "困难", "难题", "难处"]
        .iter()
        .filter_map(|word| clause.find(word).map(|at| at + word.len()))
        .min();
    label.is_some_and(|end| clause[end..].starts_with([':', ')', '】', ']']))
}

/// 请问…要不要算进排查人数? A question though it names what is counted.
pub fn asks_first(view: &str) -> bool {
    if calls_for_help(view) && !asks_permission(view) {
        return false;
    }
    // 请问明早可以请假吗
    static ASKS_LEAVE: LazyLock<Regex> =
        LazyLock::new(|| compile(&[r"请问[^?]{0,10}(?:可以|能|能不能|可不可以)请(?:个|半天|一天)?假"]));
    if ASKS_LEAVE.is_match(view) {
        return false;
    }
    let asks =
        ["请问", "请教", "想问", "问一下", "问下", "咨询"].iter().any(|word| after_greeting(view).starts_with(word));
    asks && (view.trim_end().ends_with('?') || QUESTION.is_match(view))
}

/// 请问…可以送饭到门口吗? asks whether something is allowed, and for nothing to be done.
fn asks_permission(view: &str) -> bool {
    static MAY: LazyLock<Regex> =
        LazyLock::new(|| compile(&[r"^请问[^。?]{0,16}(?:可以|能|允许|准许)[^。?]{0,16}[吗么][?]?\s*$"]));
    let own = ["帮", "麻烦", "需要", "没了", "我家", "送我", "接我"].iter().any(|word| view.contains(word));
    !own && MAY.is_match(after_greeting(view).trim())
}

/// 还差两个微网格没报,是哪两位?
pub fn asks_last(view: &str) -> bool {
    static WHO: LazyLock<Regex> =
        LazyLock::new(|| compile(&[r"(?:哪[^,。?]{1,6}|是谁|几[点幢栋楼号户室个]|多少)[^,。?]{0,4}[?]\s*$"]));
    WHO.is_match(view)
}

/// 报错了怎么改,直接重发一遍可以吗?
pub fn asks_how_to_correct(view: &str) -> bool {
    let how = ["怎么改", "怎么更正", "如何改", "如何更正", "怎么撤", "怎么删", "怎么办"];
    view.trim_end().ends_with(['?', '吗', '呢']) && how.iter().any(|how| view.contains(how))
}

/// "Do we need to report …" asks for no help.
pub fn asks_whether_needed(view: &str) -> bool {
    static WHETHER: LazyLock<Regex> = LazyLock::new(|| {
        compile(&[
            r"(?:do|does|should|did) (?:i|we|you|they|people|those|residents|an?|the)(?-u:\b)[a-z ]{0,50} need(?-u:\b)",
            r"需不需要|要不要|用不用|是否需要",
        ])
    });
    WHETHER.is_match(view)
}
