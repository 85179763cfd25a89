//! The half of the day for which a leave is asked.

use std::sync::LazyLock;

use regex::Regex;

use crate::features::reports::reading::{Slot, kinds, needs};

/// When the reason began, and not when the writer will be off.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("昨[天日]?(?:夜里|夜|晚上|晚|下午|上午)|last night|yesterday (?:morning|afternoon|evening)")
        .expect("the pattern is fixed and compiled by the tests")
});

/// Whether a half of the day before is named: 昨天夜里开始发烧.
pub fn tells_of_before(view: &str) -> bool {
    BEFORE.is_match(view)
}

/// The half day asked for; 今天下午请假.
pub fn half_day(view: &str) -> Option<Slot> {
    let view = kinds::after_greeting(view);
    let of_leave = needs::clauses(view).into_iter().map(|at| &view[at]).find(|clause| clause.contains('假'));
    let view = of_leave.filter(|clause| clause.contains(['午', '晚', '早'])).unwrap_or(view);
    let view = &*BEFORE.replace_all(view, "");
    let am = ["上午", "早上", "morning", "今早", "明早", "今天am", " am "].iter().any(|word| view.contains(word));
    let pm = ["下午", "晚上", "今晚", "傍晚", "夜里", "afternoon", "evening", "tonight", "明晚", "今天pm", " pm "]
        .iter()
        .any(|word| view.contains(word));
    match (am, pm) {
        (true, false) => Some(Slot::Am),
        (false, true) => Some(Slot::Pm),
        _ => None,
    }
}
