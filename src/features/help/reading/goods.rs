//! Goods named in a text: which, how much, and whether they are wanted or refused.
use std::ops::Range;

use super::Category;
use super::fold::Clauses;
use super::lexicon::{Kind, Lexicon};
use super::phrases::is_whole;

/// Goods named in a text.
#[derive(Debug, Clone)]
pub struct Goods {
    /// The name, with its amount.
    pub span: Range<usize>,
    pub name: Range<usize>,
    pub category: Category,
    pub wanted: bool,
}

/// An amount is never further from its name than this many bytes.
const AMOUNT_REACH: usize = 30;

/// A name is sought again among so many goods before and behind it.
const REPEATED_WITHIN: usize = 20;

/// Characters beside which a name of one character stands alone, before and after it.
const BEFORE_SHORT: &str = "儿里买点些要带的吃瓶袋包斤盒桶罐碗份和跟个条只把缺没断添来箱块颗棵、/+& ";
const AFTER_SHORT: &str = "可能怎什送以和跟也都没了各还不吗呢吧谢就快一二两三四五六七八九十几半来要够、/+&, ";

/// Lists all goods named, wanted or not, in order of place.
pub fn list(text: &str, clauses: &Clauses, lexicon: &Lexicon) -> Vec<Goods> {
    let mut goods = Vec::new();
    let found: Vec<_> = lexicon.goods.find(text).map(|(number, name)| (lexicon.kind(number), name)).collect();
    for (index, (kind, name)) in found.iter().enumerate() {
        let Kind::Goods(category) = *kind else { continue };
        let name = with_plural(text, name.clone());
        let touches_goods = |other: Option<&(Kind, Range<usize>)>, at: fn(&Range<usize>) -> usize, place| {
            other.is_some_and(|(kind, range)| matches!(kind, Kind::Goods(_)) && at(range) == place)
        };
        let beside = touches_goods(index.checked_sub(1).and_then(|i| found.get(i)), |r| r.end, name.start)
            || touches_goods(found.get(index + 1), |r| r.start, name.end);
        if !is_whole(text, &name) || !(beside || stands_alone(text, &name)) {
            continue;
        }
        let free_from = goods.last().map_or(0, |last: &Goods| last.span.end);
        let span = with_amount(text, &name, free_from, lexicon);
        if joins_last(goods.last(), &span, category) {
            let last = goods.last_mut().expect("it is joined to");
            (last.span.end, last.name.end) = (span.end, name.end);
            continue;
        }
        goods.push(Goods { span, name, category, wanted: true });
    }
    mark_unwanted(text, clauses, lexicon, &mut goods);
    mark_occasions(text, lexicon, &mut goods);
    goods
}

/// Medicines of two substances are one name: "缬沙坦氨氯地平".
fn joins_last(last: Option<&Goods>, span: &Range<usize>, category: Category) -> bool {
    let medicine = |category| category == Category::Medicine;
    last.is_some_and(|last| medicine(category) && medicine(last.category) && last.name.end == span.start)
}

/// Stretches a name over the amount in front of it, else over the one behind it.
pub fn with_amount(text: &str, name: &Range<usize>, free_from: usize, lexicon: &Lexicon) -> Range<usize> {
    let from = text.ceil_char_boundary(free_from.max(name.start.saturating_sub(AMOUNT_REACH)));
    if let Some(amount) = lexicon.amounts.before.find(&text[from..name.start]) {
        return from + amount.start()..name.end;
    }
    let to = text.floor_char_boundary(name.end + AMOUNT_REACH);
    let behind = &text[name.end..to];
    let amount = lexicon.amounts.after.find(behind).filter(|amount| {
        // In "早饭要三份粥" the verb belongs to what follows.
        let has_verb = amount.as_str().trim_start().starts_with(['要', '来', '各']);
        !(has_verb && behind[amount.end()..].starts_with(char::is_alphanumeric))
    });
    name.start..name.end + amount.map_or(0, |amount| amount.end())
}

fn with_plural(text: &str, name: Range<usize>) -> Range<usize> {
    let rest = &text[name.end..];
    let english = text[name.clone()].ends_with(|c: char| c.is_ascii_lowercase());
    let ending = ["es", "s"].into_iter().find(|ending| {
        rest.strip_prefix(ending).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    });
    match ending {
        Some(ending) if english => name.start..name.end + ending.len(),
        _ => name,
    }
}

/// A name of a single Chinese character is often a piece of another word.
fn stands_alone(text: &str, name: &Range<usize>) -> bool {
    if text[name.clone()].chars().nth(1).is_some() {
        return true;
    }
    let stands = |char: Option<char>, company: &str| {
        char.is_none_or(|char| !char.is_alphanumeric() || char.is_ascii_digit() || company.contains(char))
    };
    stands(text[..name.start].chars().next_back(), BEFORE_SHORT) && stands(text[name.end..].chars().next(), AFTER_SHORT)
}

/// Marks what is refused or still in stock, item by item and list by list.
pub fn mark_unwanted(text: &str, clauses: &Clauses, lexicon: &Lexicon, goods: &mut [Goods]) {
    for index in (0..goods.len()).rev() {
        let after = &text[goods[index].span.end..];
        let listed_with_next = goods.get(index + 1).is_some_and(|next| {
            next.span.start >= goods[index].span.end && is_list_gap(&text[goods[index].span.end..next.span.start])
        });
        let refused = if listed_with_next {
            // A list is refused behind its last item; see below for the front.
            refused_behind(text, clauses, lexicon, goods, index + 1) && !goods[index + 1].wanted
        } else {
            !after.is_empty() && refused_behind(text, clauses, lexicon, goods, index)
        };
        goods[index].wanted = !refused;
    }
    let mut unwanted_list = false;
    for index in 0..goods.len() {
        let clause = clauses.clause(goods[index].span.start);
        let previous = index.checked_sub(1).map(|i| goods[i].span.end).filter(|end| *end >= clause.start);
        let from = previous.unwrap_or(clause.start).min(goods[index].span.start);
        let gap = &text[from..goods[index].span.start];
        let continues = previous.is_some() && is_list_gap(gap);
        unwanted_list = refused_in_front(gap, lexicon) || (unwanted_list && continues);
        goods[index].wanted &= !unwanted_list;
    }
}

/// A meal's time is no goods where the dish itself is named.
fn mark_occasions(text: &str, lexicon: &Lexicon, goods: &mut [Goods]) {
    let is_time = |item: &Goods| lexicon.meal_times.contains(&text[item.name.clone()]);
    let dish = goods.iter().any(|item| item.wanted && item.category == Category::Meals && !is_time(item));
    for item in goods.iter_mut().filter(|item| dish && item.span == item.name) {
        item.wanted &= !is_time(item);
    }
}

/// Goods named twice are one item: the fuller name with its amount stays.
pub fn mark_repeated(text: &str, goods: &mut [Goods]) {
    for index in 0..goods.len() {
        let this = &goods[index];
        let name = &text[this.name.clone()];
        let mut near =
            goods.iter().enumerate().skip(index.saturating_sub(REPEATED_WITHIN)).take(2 * REPEATED_WITHIN + 1);
        let repeated = near.any(|(at, other)| {
            let other_name = &text[other.name.clone()];
            let same = other_name == name && (at > index || other.span != other.name);
            let fuller = other_name != name && other_name.ends_with(name);
            let brand =
                other.category == Category::Medicine && name.ends_with('药') && other.span.start == this.span.end;
            at != index && other.wanted && (same || fuller || brand)
        });
        goods[index].wanted &= !(repeated && goods[index].span == goods[index].name);
    }
}

fn is_list_gap(gap: &str) -> bool {
    matches!(gap.trim(), "" | "、" | "和" | "跟" | "及" | "与" | "或" | "/" | "+" | "&" | "and" | "or")
}

fn refused_in_front(gap: &str, lexicon: &Lexicon) -> bool {
    let refusal = &lexicon.words.refusal;
    let ends = |words: &[String], slack: usize| {
        let gap = gap.trim_end_matches([' ', '再', '买', '送', '带', '放', '了', '的', '任']);
        (0..=slack).any(|cut| {
            let kept = gap.char_indices().rev().nth(cut.wrapping_sub(1)).map_or(gap.len(), |(at, _)| at);
            let kept = if cut == 0 { gap } else { &gap[..kept] };
            words
                .iter()
                .any(|word| kept.ends_with(word.as_str()) && is_whole(kept, &(kept.len() - word.len()..kept.len())))
        })
    };
    let conditional = refusal.conditional.iter().any(|word| gap.trim_end().ends_with(word.as_str()));
    !conditional && (ends(&refusal.before, 0) || ends(&refusal.stocked_before, 3))
}

fn refused_behind(text: &str, clauses: &Clauses, lexicon: &Lexicon, goods: &[Goods], index: usize) -> bool {
    let start = goods[index].span.end;
    let end = clauses.clause(start).end;
    let cut_short = goods.get(index + 1).is_some_and(|next| next.span.start < end);
    if cut_short || start >= end {
        return false;
    }
    let behind = &text[start..end];
    let refusal = &lexicon.words.refusal;
    let closes = |word: &str, rest: &str| {
        let needs_closing = refusal.after_closing.iter().any(|closing| closing == word);
        let rest = rest.trim_start_matches(['了', '啦', '哈', '的', '先', '再', '给', '我', ' ']);
        !needs_closing
            || rest.is_empty()
            || word.starts_with('不') && rest.starts_with(['买', '带', '送', '拿', '配', '订'])
    };
    let lasting = lexicon.amounts.lasting.is_match(behind);
    let conditional = refusal.conditional.iter().any(|word| behind.contains(word.as_str()));
    !conditional
        && lexicon.after.find(behind).any(|(number, range)| {
            let word = refusal.after[number].as_str();
            // "Five days of it left" is no refusal, it is the reason for asking.
            let running_out = lasting && word.contains("有");
            is_whole(behind, &range) && !running_out && closes(word, &behind[range.end..])
        })
}
