//! What is said again after a slip, or as the present number behind the old one.

use super::{before, is_label, is_number, put_in_place};
use crate::features::reports::reading::{
    masks::Mask,
    pieces::{Break, Piece, What},
    values::ends_clause,
    words::Word,
};

/// When what no longer holds was reported.
const EARLIER: &[&str] =
    &["前面", "前报", "早前", "刚", "之前", "原先", "原来", "刚才", "先前", "早先", "上次", "上一条", "上条", "原"];
/// How it was reported.
const TOLD: &[&str] = &["打", "写", "报", "填", "说", "记", "发", "是"];
/// What takes a report back.
const TAKES_BACK: &[&str] = &["撤回", "撤销", "划掉", "取消", "作废", "收回", "去掉", "删除", "删掉"];

/// 前面写了2, 撤回刚才的发热1人: whether a clause names what was reported, and holds no more.
pub fn tells_old_value(clause: &str) -> bool {
    let reported =
        |rest: &str| TOLD.iter().any(|word| rest.trim_start_matches(['我', '都', '误', '错']).starts_with(word));
    let earlier = EARLIER.iter().find_map(|word| clause.strip_prefix(word));
    let slipped = earlier.is_some() && clause.contains(['错', '滑']);
    // 温州那1人核实了: who was told of before.
    let checked = clause.contains('那') && ["核实", "复核", "核对"].iter().any(|word| clause.contains(word));
    earlier.is_some_and(reported)
        || slipped
        || checked
        || ["我报的", "我写的", "那条的", "那份的", "所报的"].iter().any(|own| clause.contains(own))
        || TAKES_BACK.iter().any(|word| clause.contains(word))
}

/// 22户60人,哦不对,漏看一页,是25户68人: each number of the clause before the slip is said again with its measure word.
pub fn drop_same_measures(pieces: &mut [Piece], slip: usize) -> bool {
    let Some(end) = slip.checked_sub(1).filter(|end| ends_clause(&pieces[*end])) else {
        return false;
    };
    let start = pieces[..end].iter().rposition(ends_clause).map_or(0, |before| before + 1);
    let measure = |piece: &Piece| match piece.what {
        What::Number(_, measure) => measure,
        _ => None,
    };
    let old: Vec<usize> = (start..end).filter(|nth| is_number(&pieces[*nth])).collect();
    let after = pieces[slip..].iter().take_while(|piece| !piece.ends_sentence());
    let new: Vec<_> = after.filter(|piece| is_number(piece)).map(measure).collect();
    let again = |nth: &usize| measure(&pieces[*nth]).is_some() && new.contains(&measure(&pieces[*nth]));
    let all = old.len() > 1 && old.iter().all(again);
    old.iter().filter(|_| all).for_each(|nth| pieces[*nth].what = What::Mask(Mask::Skip));
    all
}

/// 把十五写成了五十,应是十五户: the right number is said twice.
pub fn drop_repeated(pieces: &mut [Piece]) {
    for nth in (0..pieces.len()).filter(|nth| pieces[*nth].word() == Some(Word::From)).collect::<Vec<_>>() {
        let dropped = pieces.get(nth + 1).is_some_and(|piece| piece.what == What::Mask(Mask::Skip));
        let right = before(pieces, nth, 3, is_number).filter(|_| dropped);
        let value = |at: usize| match pieces[at].what {
            What::Number(number, _) => number.value,
            _ => None,
        };
        if let Some(right) = right
            && (nth + 1..pieces.len()).any(|at| is_number(&pieces[at]) && value(at) == value(right))
        {
            pieces[right].what = What::Mask(Mask::Skip);
        }
    }
}

/// Change my report from 23 to 32 people, change it from 2: nobody came from there, and the number holds no more.
pub fn drop_changed_from(pieces: &mut [Piece], plain: &str) {
    let changes = ["change", "correct", "update", "amend"].iter().any(|word| plain.contains(word));
    for nth in 0..pieces.len().saturating_sub(2) {
        let from =
            changes && &plain[pieces[nth].at.clone()] == "from" && pieces[nth + 1].what == What::Break(Break::Space);
        if from && matches!(pieces[nth + 2].what, What::Number(..) | What::Mask(Mask::Skip)) {
            pieces[nth].what = What::Mask(Mask::Skip);
            pieces[nth + 2].what = What::Mask(Mask::Skip);
        }
    }
}

/// 翻本子一看是27户: the clause tells how the right number was found.
pub fn is_found_out(before: &[Piece], plain: &str) -> bool {
    let end = before.last().map_or(0, |piece| piece.at.end);
    let clause = plain[..end].rsplit([',', '。', '\n']).next().unwrap_or_default();
    clause.ends_with('是')
        && ["一看", "一数", "看了", "数了", "翻了", "查了", "核了"].iter().any(|found| clause.contains(found))
}

/// 发热1,哦不对看错行了,发热0: the label is said again with its new number.
pub fn under_same_label(pieces: &[Piece], plain: &str, old: usize, new: usize) -> bool {
    let label = |nth: usize| {
        let near =
            pieces[..nth].iter().rev().take(3).take_while(|piece| !ends_clause(piece)).find(|piece| is_label(piece));
        near.map(|piece| &plain[piece.at.clone()])
    };
    label(old).is_some() && label(old) == label(new)
}

/// 密接2→1,流调排除了一个: who makes the difference, told in a clause of its own.
pub fn drop_differences(pieces: &mut [Piece]) {
    let value = |piece: &Piece| match piece.what {
        What::Number(number, _) => number.value,
        _ => None,
    };
    for becomes in (0..pieces.len()).filter(|nth| pieces[*nth].word() == Some(Word::Becomes)).collect::<Vec<_>>() {
        let old = becomes.checked_sub(1).and_then(|old| value(&pieces[old]));
        let new = (becomes + 1..pieces.len()).take(2).find(|nth| is_number(&pieces[*nth]));
        let difference = new.and_then(|new| Some(old?.abs_diff(value(&pieces[new])?)));
        let end_of = |from: usize| pieces[from..].iter().position(ends_clause).map(|end| from + end);
        let Some(start) = new.and_then(end_of).map(|end| end + 1) else {
            continue;
        };
        let end = end_of(start).unwrap_or(pieces.len());
        let told: Vec<usize> = (start..end).filter(|nth| is_number(&pieces[*nth])).collect();
        if let [told] = told[..]
            && value(&pieces[told]) == difference
            && !pieces[start..end].iter().any(|piece| is_label(piece) || tells_state(piece))
        {
            pieces[told].what = What::Mask(Mask::Skip);
        }
    }
}

/// 湖北返回要再加1人,加上以后一共3人: the sum is the new value.
pub fn drop_added(pieces: &mut [Piece], plain: &str) {
    let adds = |nth: usize| {
        let before = &plain[..pieces[nth].at.start];
        ["再加", "要加", "要加上", "加上", "增加", "漏了", "少报了", "补上"].iter().any(|word| before.ends_with(word))
    };
    let Some(added) = (0..pieces.len()).find(|nth| is_number(&pieces[*nth]) && adds(*nth)) else {
        return;
    };
    let rest = &pieces[added + 1..];
    let sum = rest.iter().position(|piece| piece.word() == Some(Word::Sum)).map(|sum| added + 1 + sum);
    if let Some(sum) = sum.filter(|sum| pieces.get(sum + 1).is_some_and(is_number))
        && !pieces[..added].iter().any(is_number)
    {
        put_in_place(pieces, added, sum);
    }
}

/// 有一个复测36.8: tells how somebody is, which is read as such.
fn tells_state(piece: &Piece) -> bool {
    use Word::{Absent, AllNone, None, Normal, Reading, Zero};
    matches!(piece.word(), Some(Absent(_) | AllNone | None | Normal | Reading(_) | Zero))
}

/// 原2,现3: the second number stands for the first.
pub fn drop_before_now(pieces: &mut [Piece], plain: &str, before: usize) -> bool {
    let value = |nth: usize| {
        let next = pieces.get(nth + 1).is_some_and(|piece| piece.what == What::Break(Break::Colon));
        Some(nth + 1 + usize::from(next)).filter(|nth| pieces.get(*nth).is_some_and(is_number))
    };
    let text = |nth: usize| &plain[pieces[nth].at.clone()];
    let Some(old) = value(before).filter(|_| text(before) == "原") else {
        return false;
    };
    let now = (old + 1..pieces.len()).take(4).find(|nth| text(*nth) == "现").filter(|nth| value(*nth).is_some());
    let Some(now) = now else {
        return false;
    };
    pieces[now].what = What::Mask(Mask::Skip);
    put_in_place(pieces, old, now);
    true
}

/// 3个发热,哦不对,是3个从湖北回来的: the clause before the slip counted something else, and holds no more.
pub fn drop_clause(pieces: &mut [Piece], slip: usize) -> bool {
    let comma = |piece: &Piece| piece.what == What::Break(Break::Comma) || piece.ends_sentence();
    let Some(end) = slip.checked_sub(1).filter(|end| comma(&pieces[*end])) else {
        return false;
    };
    let start = pieces[..end].iter().rposition(comma).map_or(0, |before| before + 1);
    let counts = |within: &[Piece]| {
        let numbers = within.iter().filter(|piece| is_number(piece)).count();
        (numbers == 1).then(|| within.iter().filter(|piece| is_label(piece)).count())
    };
    let new_start = slip + 1 + usize::from(pieces.get(slip + 1).is_some_and(comma));
    let new_end = (new_start..pieces.len()).find(|at| comma(&pieces[*at])).unwrap_or(pieces.len());
    if counts(&pieces[start..end]) != Some(1) || counts(&pieces[new_start..new_end]).is_none_or(|labels| labels == 0) {
        return false;
    }
    for piece in pieces[start..end].iter_mut().filter(|piece| is_number(piece) || is_label(piece)) {
        piece.what = What::Mask(Mask::Skip);
    }
    true
}
