//! What stands around a half of the day: greetings, and what opens a line.

use crate::features::reports::reading::{
    pieces::{Break, Piece, What},
    words::Word,
};

/// What follows a time that is told, not reported on: 下午再去复测.
pub const NARRATIVE: &[&str] = &[
    "下过雨",
    "下雨",
    "下雪",
    "落雨",
    "起雾",
    "刮风",
    "再去",
    "再来",
    "再跑",
    "再走",
    "再查",
    "再访",
    "再敲",
    "接着",
    "补走",
    "补访",
    "准备",
    "打算",
    "将",
    "会去",
    "要去",
    "复测",
    "复查",
    "回来的",
    "到的",
    "到家",
    "送",
    "返回的",
    "抵达",
    "离开",
    "去医院",
    "去卫生院",
    "请假",
    "请个假",
    "再报",
    "再问",
    "才办",
    "才能",
    "再说",
    "报告前",
    "前报",
    "前上报",
    "截止",
    "值班",
    "开会",
    "吃",
    "没空",
    "有事",
    "走不开",
    "忙不过来",
    "要上班",
    "户下午走",
    "户下午再",
    "户下午去",
    "上班",
    "到嘉兴",
    "晚点",
    "稍后",
    "等会",
    "补下午",
    "再补",
    "will",
    "later",
    "going to",
];

/// What was done before the report was written: 傍晚去送菜.
pub const PAST: &[&str] =
    &["下雨", "下雪", "落雨", "起雾", "刮风", "吃完", "吃过", "吃了", "送", "去看", "接着", "复测", "复查", "走不开"];

/// 早! is a greeting; 早 28户 is not.
pub fn is_greeting(plain: &str, piece: &Piece) -> bool {
    let after = &plain[piece.at.end..];
    let word = &plain[piece.at.clone()];
    let after_code = plain[..piece.at.start].trim_end().ends_with(|c: char| c.is_ascii_digit());
    let opens = !plain[..piece.at.start].contains(char::is_alphanumeric);
    let alone = word == "早" && opens && !after_code && (after.starts_with([',', '!', '。', '~']) || after.is_empty());
    let greets = after.starts_with('好')
        && !["好了", "好的", "好像", "好几", "好多", "好不", "好消息", "好在", "好容易", "好不容易", "好似"]
            .iter()
            .any(|word| after.starts_with(word));
    alone || greets || is_english_greeting(plain, piece)
}

/// Morning各位, evening all :), Morning in our village
fn is_english_greeting(plain: &str, piece: &Piece) -> bool {
    let word = &plain[piece.at.clone()];
    let opens = !plain[..piece.at.start].contains(char::is_alphanumeric);
    let after = plain[piece.at.end..].trim_start_matches([' ', ',', '~']);
    let to_all =
        ["all", "everyone", "everybody", "team", "folks", "guys", "friends", "各位", "大家", "群", "领导", "组长"];
    opens && word.is_ascii() && word.len() > 2 && to_all.iter().any(|whom| after.starts_with(whom))
}

/// Whether only breaks, days and references stand before it in its clause.
pub fn opens_line(clause: &[Piece], nth: usize) -> bool {
    clause[..nth].iter().all(|piece| {
        matches!(piece.what, What::Break(_) | What::Reference | What::Mask(_))
            || matches!(piece.word(), Some(Word::Day(_) | Word::Filler | Word::Slot(_)))
    })
}

pub fn before_slot(clause: &[Piece], nth: usize) -> bool {
    let next = clause[nth + 1..].iter().find(|piece| piece.what != What::Break(Break::Space));
    next.is_some_and(|piece| matches!(piece.word(), Some(Word::Slot(_))))
}

/// 日期:2月11日
pub fn is_cell_of_date(plain: &str, piece: &Piece) -> bool {
    let label = plain[..piece.at.start].trim_end_matches([' ', ':', '】', ']', ')']);
    plain[piece.at.clone()].starts_with("日期") || ["日期", "时间", "date"].iter().any(|word| label.ends_with(word))
}

/// 上午那条是下午的: the half day that the report was wrongly given.
pub fn is_renamed(after: &str) -> bool {
    const THAT: &[&str] = &["那条", "那份", "的那条", "的那份", "发的那条", "报的那条", "的报告"];
    let rest = THAT.iter().find_map(|that| after.strip_prefix(that));
    let new = rest.and_then(|rest| rest.trim_start_matches(['其', '实', '应', '该', '才', '都']).strip_prefix('是'));
    new.is_some_and(|new| ["上午", "下午", "早上", "晚上", "今早", "今晚"].iter().any(|slot| new.starts_with(slot)))
}
