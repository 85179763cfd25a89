//! Drops the old value where a message says both: 由18改为28, 30户，说错了，20户.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    masks::Mask,
    pieces::{Break, Piece, What},
    values::ends_clause,
    words::Word,
};

mod ranges;
mod slips;

use ranges::join_ranges;
use slips::{drop_before_now, drop_clause, drop_same_measures, is_found_out, under_same_label};

/// A zero report that is taken back or replaced: 早上的零报告有误.
static OLD_ZERO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?<zero>零报告|0报告|零报)[^,。:;\n ]{0,6}(?:有误|报早|发早|不对|[写报填发弄搞打]错|错了|改|撤|作废|取消|不算|不准|更正|修正)|(?:撤回|撤销|取消|作废|删除|删掉|忽略)[^,。:;\n]{0,10}(?<zero2>零报告|0报告|零报)|(?:不是|并非|不能算|不能报|不算)(?<zero4>零报告|0报告|零报)|(?:从|由|把|将|原报|原来报|误报为?|报成了?)[^,。:;\n0-9]{0,8}(?<zero3>零报告|0报告|零报)",
    )
    .expect("the pattern is fixed and compiled by the tests")
});

/// Where a zero report is named that holds no more.
pub fn old_zero(plain: &str) -> Vec<Range<usize>> {
    let names = ["zero", "zero2", "zero3", "zero4"];
    let zeros = OLD_ZERO.captures_iter(plain).filter_map(|found| names.into_iter().find_map(|name| found.name(name)));
    zeros.map(|zero| zero.range()).collect()
}

/// How many pieces a new value may stand behind the old one.
const FAR: usize = 60;

/// In a short correction, sentences and lines belong together: 解除写多了。应该是1人.
pub fn join_sentences(pieces: &mut [Piece], plain: &str) {
    let lines = plain.lines().filter(|line| !line.trim().is_empty());
    let is_form = lines.clone().skip(1).any(|line| line.contains(':'));
    if is_form || lines.count() > 3 {
        return;
    }
    let ends = pieces.iter_mut().filter(|piece| matches!(piece.what, What::Break(Break::Sentence | Break::Line)));
    ends.for_each(|piece| piece.what = What::Break(Break::Comma));
}

/// Drops old numbers, slots and references from `pieces`; returns whether the writer corrects
/// something said just before.
pub fn drop_old(pieces: &mut [Piece], plain: &str) -> bool {
    let mut corrects_itself = false;
    slips::drop_changed_from(pieces, plain);
    slips::drop_differences(pieces);
    slips::drop_added(pieces, plain);
    // 不是2人是0人 says itself which one is old, so it goes before 写错了.
    let (named_old, others): (Vec<usize>, Vec<usize>) =
        (0..pieces.len()).partition(|nth| pieces[*nth].word() == Some(Word::NotOld));
    for nth in named_old.into_iter().chain(others) {
        let Some(word) = pieces[nth].word() else {
            continue;
        };
        // 5人,不是,应该是4人: by itself it takes back what stands before it.
        if word == Word::Oops && drop_same_measures(pieces, nth) {
            corrects_itself = true;
            continue;
        }
        if word == Word::Before && drop_before_now(pieces, plain, nth) {
            continue;
        }
        // 哦不对,说错了,33户: the second says nothing more.
        let joint = |piece: &&Piece| matches!(piece.what, What::Break(Break::Space | Break::Comma));
        let slip_before = pieces[..nth].iter().rev().find(|piece| !joint(piece));
        if word == Word::Oops && slip_before.is_some_and(|slip| slip.word() == Some(Word::Oops)) {
            continue;
        }
        // should be 26, typo 写成62了: what follows says itself that it is the old one.
        let next = pieces[nth + 1..].iter().find(|piece| piece.what != What::Break(Break::Space));
        if word == Word::Oops && next.is_some_and(|next| next.word() == Some(Word::From)) {
            continue;
        }
        let alone = word == Word::NotOld
            && pieces
                .get(nth + 1)
                .is_some_and(|next| next.what == What::Break(Break::Comma) && plain[next.at.clone()] == *",");
        let word = if alone { Word::Oops } else { word };
        // it's micro-grid 15 not 14
        let place = pieces[nth.saturating_sub(4)..nth].iter().any(is_reference);
        if let Some(old) = after(pieces, nth, 3, is_number).filter(|_| word == Word::NotOld && place)
            && matches!(pieces[old].what, What::Number(_, None))
        {
            pieces[old].what = What::Mask(Mask::Skip);
        }
        for same in [is_number, is_slot, is_reference] {
            let old = match word {
                Word::Becomes => before(pieces, nth, 12, same).filter(|old| {
                    let new = after(pieces, nth, 6, same);
                    new.is_some_and(|new| may_replace(&pieces[*old], &pieces[new]))
                        || new.is_none() && is_number(&pieces[*old]) && becomes_none(pieces, nth)
                }),
                Word::NotOld => after(pieces, nth, reach_of_not(&plain[pieces[nth].at.clone()]), same)
                    .filter(|old| has_another(pieces, *old, same)),
                Word::From | Word::Before if opens_bracket(pieces, nth) && !tells_of_people(pieces, plain, nth) => {
                    after(pieces, nth, 3, same)
                }
                Word::From => after(pieces, nth, 3, same).filter(|old| is_old(pieces, plain, nth, *old)),
                Word::Oops => before_slip(pieces, nth, same).filter(|old| {
                    after(pieces, nth, FAR, same).is_some_and(|new| {
                        answers(pieces, plain, nth, new)
                            || stands_alone(pieces, plain, *old, new)
                            || under_same_label(pieces, plain, *old, new)
                    }) || is_number(&pieces[*old]) && ends_in_none(pieces, nth)
                }),
                _ => None,
            };
            if old.is_none() && word == Word::Oops && drop_clause(pieces, nth) {
                corrects_itself = true;
            }
            if old.is_none() && word == Word::Becomes && same(&pieces[after(pieces, nth, 6, same).unwrap_or(nth)]) {
                drop_under_same_label(pieces, plain, nth);
            }
            let greeting = |old: &usize| is_slot(&pieces[*old]) && plain[pieces[*old].at.end..].starts_with('好');
            if let Some(old) = old.filter(|old| !greeting(old)) {
                corrects_itself |= word == Word::Oops;
                hand_on_measure(pieces, old);
                put_in_place(pieces, old, nth);
            }
        }
    }
    drop_named_old(pieces, plain);
    slips::drop_repeated(pieces);
    join_ranges(pieces, plain);
    corrects_itself
}

/// How many pieces after "not" the old value may stand: blanks stand between English words.
fn reach_of_not(word: &str) -> usize {
    if word.is_ascii() { 5 } else { 3 }
}

/// 应为3人,前面写了2; 撤回刚才的发热1人,…为0: a clause that names what was reported holds the old number, where
/// another clause has a new one.
fn drop_named_old(pieces: &mut [Piece], plain: &str) {
    let ends = |piece: &Piece| piece.what == What::Break(Break::Comma) || piece.ends_sentence();
    let mut start = 0;
    let mut old = Vec::new();
    for end in (0..=pieces.len()).filter(|nth| pieces.get(*nth).is_none_or(ends)) {
        let clause = &pieces[start..end];
        let numbers: Vec<usize> = (start..end).filter(|nth| is_number(&pieces[*nth])).collect();
        if let (1 | 2, Some(first), Some(last)) = (numbers.len(), clause.first(), clause.last())
            && slips::tells_old_value(plain[first.at.start..last.at.end].trim_start())
        {
            old.push((numbers, start, end));
        }
        start = end + 1;
    }
    for (numbers, start, end) in old {
        let outside = |nth: &usize| !(start..end).contains(nth);
        let field = |piece: &Piece| match piece.word() {
            Some(Word::Label { field, .. } | Word::Place(field)) => Some(field),
            _ => None,
        };
        let named: Vec<u8> = pieces[start..end].iter().filter_map(field).collect();
        let same = |nth: usize| field(&pieces[nth]).is_some_and(|field| named.contains(&field));
        let zero = |nth: usize| pieces[nth].word() == Some(Word::Zero);
        // 我报的发热1人,改成零报告
        let changed = ["改", "更正", "应"].iter().any(|word| plain.contains(word));
        let zero = changed && (0..pieces.len()).filter(outside).any(zero);
        let new = zero || (0..pieces.len()).filter(outside).any(|nth| is_number(&pieces[nth]));
        let renamed = zero || named.is_empty() || (0..pieces.len()).filter(outside).any(same);
        if new && renamed {
            let old_tense = pieces[start..end].iter_mut().filter(|piece| piece.word() == Some(Word::Before));
            old_tense.for_each(|piece| piece.what = What::Mask(Mask::Skip));
        }
        for number in numbers.into_iter().filter(|_| new && renamed) {
            pieces[number].what = What::Mask(Mask::Skip);
        }
    }
}

/// 台州2人,…,台州应该算1人: the label is named again, and its first number holds no more.
fn drop_under_same_label(pieces: &mut [Piece], plain: &str, becomes: usize) {
    let text = |nth: usize| &plain[pieces[nth].at.clone()];
    let Some(label) =
        (0..becomes).rev().take_while(|nth| !is_number(&pieces[*nth])).find(|nth| is_label(&pieces[*nth]))
    else {
        return;
    };
    let Some(earlier) = (0..label).rev().find(|nth| is_label(&pieces[*nth]) && text(*nth) == text(label)) else {
        return;
    };
    if let Some(old) = after(pieces, earlier, 3, is_number).filter(|old| *old < label) {
        pieces[old].what = What::Mask(Mask::Skip);
    }
}

/// 温州2人。看错了,是1人: the new number takes the place of the old one, unless a label names it.
fn put_in_place(pieces: &mut [Piece], old: usize, slip: usize) {
    let new = (old.max(slip) + 1..pieces.len()).take(FAR).find(|at| is_number(&pieces[*at]));
    // 本来约了20户,实际上13户: what was said of the old number does not hold for the new one.
    let told = pieces[..old].iter_mut().rev().take(3).take_while(|piece| !ends_clause(piece));
    let of_old = told.filter(|piece| match piece.word() {
        Some(Word::Before | Word::Running | Word::About) => true,
        Some(Word::Day(days)) => days < 0,
        _ => false,
    });
    of_old.for_each(|piece| piece.what = What::Mask(Mask::Skip));
    // 是27户,不是72户: the new number stands already in front of the old one.
    let label = pieces[..slip].iter().rposition(is_label);
    let labelled = slip < old && label.is_some_and(|label| !pieces[label..slip].iter().any(is_number));
    let moves = new
        .filter(|new| (old < slip || labelled) && is_number(&pieces[old]) && !pieces[old..*new].iter().any(is_label));
    match moves {
        Some(new) => {
            pieces[old].what = pieces[new].what;
            pieces[new].what = What::Mask(Mask::Skip);
            // The word between them has done its work, and must not replace the new number by a later one.
            let between = pieces[old..new].iter_mut().filter(|piece| piece.word() == Some(Word::Becomes));
            between.for_each(|piece| piece.what = What::Mask(Mask::Skip));
        }
        None => pieces[old].what = What::Mask(Mask::Skip),
    }
}

/// 28 households, sorry, 26: the new number counts what the old one did.
fn hand_on_measure(pieces: &mut [Piece], old: usize) {
    let What::Number(_, measure) = pieces[old].what else {
        return;
    };
    let new = (old + 1..pieces.len()).find(|at| is_number(&pieces[*at]));
    if let Some(What::Number(_, missing @ None)) = new.map(|new| &mut pieces[new].what) {
        *missing = measure;
    }
}

/// Whether both count the same, as far as they say what they count.
fn may_replace(old: &Piece, new: &Piece) -> bool {
    match (old.what, new.what) {
        (What::Number(_, Some(old)), What::Number(_, Some(new))) => old == new,
        _ => true,
    }
}

/// 实际没有密接: there is none, though no number is written.
fn becomes_none(pieces: &[Piece], nth: usize) -> bool {
    pieces[nth + 1..].iter().take(2).any(|piece| matches!(piece.word(), Some(Word::None | Word::AllNone)))
}

/// 弄错了,是没有: nothing follows but that there is none.
fn ends_in_none(pieces: &[Piece], nth: usize) -> bool {
    let none = |piece: &Piece| matches!(piece.word(), Some(Word::None | Word::AllNone));
    pieces.len() <= nth + 5 && pieces.last().is_some_and(none)
}

/// (之前报过的3人仍在居家观察): tells of people, not of an old number.
fn tells_of_people(pieces: &[Piece], plain: &str, nth: usize) -> bool {
    let after = &plain[pieces[nth].at.end..];
    ["过", "的", "报过", "报的", "登记"].iter().any(|word| after.starts_with(word))
}

/// 2人(原报3人): what stands in brackets behind a value is the old one.
fn opens_bracket(pieces: &[Piece], nth: usize) -> bool {
    nth > 1 && pieces[nth - 1].what == What::Break(Break::Open) && pieces[..nth].iter().any(is_number)
}

fn before(pieces: &[Piece], nth: usize, reach: usize, same: fn(&Piece) -> bool) -> Option<usize> {
    let crosses = |piece: &Piece| matches!(piece.what, What::Break(Break::Line)) || is_label(piece);
    let from = nth.saturating_sub(reach);
    (from..nth).rev().take_while(|at| !crosses(&pieces[*at])).find(|at| same(&pieces[*at]))
}

/// Whether nothing between a slip and a value names something else: 5,sorry,垃圾桶消毒10个.
fn answers(pieces: &[Piece], plain: &str, slip: usize, new: usize) -> bool {
    let han = |piece: &Piece| plain[piece.at.clone()].chars().filter(|c| ('\u{4e00}'..'\u{a000}').contains(c)).count();
    pieces[slip + 1..new].iter().all(|piece| match piece.what {
        What::Other => han(piece) < 3,
        What::Word(Word::Thing | Word::Has) => false,
        _ => true,
    })
}

/// 18家,噢不,门卫那间也算上了,是17家: nothing but the number stands in its clause, and it counts the same.
fn stands_alone(pieces: &[Piece], plain: &str, old: usize, new: usize) -> bool {
    let ends = |piece: &&Piece| piece.what == What::Break(Break::Comma) || piece.ends_sentence();
    let before = pieces[..new].iter().rev().take_while(|piece| !ends(piece));
    let alone = before.clone().all(|piece| {
        matches!(piece.word(), Some(Word::Filler | Word::Sum | Word::Becomes))
            || piece.what == What::Break(Break::Space)
    });
    let ended = pieces.get(new + 1).is_none_or(|piece| ends(&piece));
    // 30户,啊不对,翻小本子一看是27户
    let alone = alone || new > 0 && pieces[new - 1].word() == Some(Word::Filler) && is_found_out(&pieces[..new], plain);
    matches!((pieces[old].what, pieces[new].what), (What::Number(_, Some(old)), What::Number(_, Some(new))) if old == new)
        && alone
        && ended
}

/// Whether what follows 原报, 写成 and the like is the old value, so that another one is the new.
fn is_old(pieces: &[Piece], plain: &str, from: usize, old: usize) -> bool {
    let same = match pieces[old].what {
        What::Number(..) => is_number,
        What::Reference => is_reference,
        _ => is_slot,
    };
    let new = after(pieces, old, FAR, same);
    // DZ-02-001我打成了DZ-02-010, 解除的是2人,我写成了12人: the right one stands in front.
    let misread = ["写成", "报成", "填成", "打成", "说成", "看成", "记成", "选成", "点成", "误填", "误写"];
    let wrong = misread.iter().any(|word| plain[pieces[from].at.clone()].starts_with(word));
    let right_before = match is_reference(&pieces[old]) {
        true => before(pieces, from, 6, is_reference).is_some(),
        false => wrong && new.is_none() && before(pieces, from, 8, same).is_some(),
    };
    let replaced = |new: usize| is_replaced(pieces, old) || is_slot(&pieces[old]) || is_answer(pieces, plain, old, new);
    right_before || new.is_some_and(replaced)
}

/// 发热写成1了,是0: nothing but the new number stands in the next clause.
fn is_answer(pieces: &[Piece], plain: &str, old: usize, new: usize) -> bool {
    let ends = |piece: &Piece| matches!(piece.what, What::Break(Break::Comma | Break::Space));
    let comma = pieces[old..new].iter().rposition(ends);
    let leads = |comma: usize| plain[pieces[old + comma].at.end..pieces[new].at.start].trim();
    comma.is_some_and(|comma| ["是", "应是", "应该是", "为", "是的是"].contains(&leads(comma)))
}

/// What stands before a slip; the slip may open the next line.
fn before_slip(pieces: &[Piece], nth: usize, same: fn(&Piece) -> bool) -> Option<usize> {
    let opens = nth > 0 && pieces[nth - 1].what == What::Break(Break::Line);
    // 117人,哦人数说错了,107人: the label says which.
    let labelled = nth > 1 && is_label(&pieces[nth - 1]) && !is_number(&pieces[nth - 2]);
    let old = before(pieces, nth - usize::from(opens || labelled), 8, same)?;
    // 32户90人,哦打错,是23户: the one that counts the same.
    let new = after(pieces, nth, FAR, same).filter(|new| !may_replace(&pieces[old], &pieces[*new]));
    let same_measure = new.and_then(|new| {
        (nth.saturating_sub(8)..old).rev().find(|at| is_number(&pieces[*at]) && may_replace(&pieces[*at], &pieces[new]))
    });
    Some(same_measure.unwrap_or(old))
}

fn after(pieces: &[Piece], nth: usize, reach: usize, same: fn(&Piece) -> bool) -> Option<usize> {
    (nth + 1..pieces.len()).take(reach).find(|at| same(&pieces[*at]))
}

fn is_number(piece: &Piece) -> bool {
    matches!(piece.what, What::Number(..))
}

fn is_slot(piece: &Piece) -> bool {
    matches!(piece.word(), Some(Word::Slot(_)))
}

fn is_reference(piece: &Piece) -> bool {
    piece.what == What::Reference
}

fn is_label(piece: &Piece) -> bool {
    matches!(piece.word(), Some(Word::Label { .. } | Word::Place(_)))
}

/// Whether a new value stands near the old one.
fn has_another(pieces: &[Piece], old: usize, same: fn(&Piece) -> bool) -> bool {
    pieces.iter().enumerate().any(|(at, piece)| at != old && same(piece) && at.abs_diff(old) < 12)
}

/// Whether a word after the old value says that it changes.
fn is_replaced(pieces: &[Piece], old: usize) -> bool {
    pieces[old + 1..].iter().take(8).any(|piece| matches!(piece.word(), Some(Word::Becomes | Word::Oops)))
}
