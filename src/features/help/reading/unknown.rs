//! Goods that no list knows, found by the grammar of a wish: a verb of wanting or an amount around a name.
use std::ops::Range;

use super::Category;
use super::fold::Clauses;
use super::goods::{Goods, mark_unwanted, with_amount};
use super::lexicon::{Lexicon, Sense};
use super::phrases::Heard;

/// A longer run of characters is a sentence, not a name.
const LONGEST_NAME: usize = 9;
/// Clauses of more bytes than this tell a story.
const LONGEST_CLAUSE: usize = 240;

/// Adds the unknown goods of a text to the known ones, keeping the order of place.
pub fn add(text: &str, clauses: &Clauses, lexicon: &Lexicon, heard: &Heard<Sense>, goods: &mut Vec<Goods>) {
    let known = goods.len();
    let services = services(heard);
    for clause in clauses.iter().filter(|clause| clause.len() <= LONGEST_CLAUSE) {
        let first = goods[..known].partition_point(|item| item.span.end < clause.start);
        let here: Vec<_> =
            goods[first..known].iter().take_while(|item| item.span.start <= clause.end).cloned().collect();
        for piece in pieces(text, clause) {
            if here.iter().any(|item| overlap(&item.span, &piece)) || is_service(&services, &piece) {
                continue;
            }
            let neighbour = here.iter().find(|item| is_listed_beside(text, &piece, &item.span));
            goods.extend(read_piece(text, piece, lexicon, neighbour.map(|item| item.category)));
        }
    }
    if goods.len() > known {
        goods.sort_by_key(|item| item.span.start);
        mark_unwanted(text, clauses, lexicon, goods);
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Where the text speaks of something else than goods: ranges in order, none inside another.
fn services(heard: &Heard<Sense>) -> Vec<Range<usize>> {
    let speaks_of_else = |sense: &Sense| {
        let unnamed = [Category::Groceries, Category::Meals].map(Sense::Generic);
        matches!(sense, Sense::Service(_) | Sense::Body | Sense::House | Sense::Illness | Sense::Fever)
            || unnamed.contains(sense)
    };
    let mut ranges: Vec<_> =
        heard.iter().filter(|(sense, _)| speaks_of_else(sense)).flat_map(|(_, ranges)| ranges.clone()).collect();
    ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    ranges.dedup_by(|next, kept| next.end <= kept.end);
    ranges
}

fn is_service(services: &[Range<usize>], piece: &Range<usize>) -> bool {
    let index = services.partition_point(|range| range.end <= piece.start);
    services.get(index).is_some_and(|range| overlap(range, piece))
}

fn pieces(text: &str, clause: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = clause.start;
    for (at, char) in text[clause.clone()].char_indices() {
        let at_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let rest = &text[clause.start + at + char.len_utf8()..clause.end];
        let inside_amount = char == ' ' && at_number(rest.chars().next());
        if matches!(char, '、' | '/' | '+' | '&' | ' ' | '和' | '跟') && !inside_amount {
            pieces.push(start..clause.start + at);
            start = clause.start + at + char.len_utf8();
        }
    }
    pieces.push(start..clause.end);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn is_listed_beside(text: &str, piece: &Range<usize>, item: &Range<usize>) -> bool {
    let gap = if item.end <= piece.start { text.get(item.end..piece.start) } else { text.get(piece.end..item.start) };
    gap.is_some_and(|gap| matches!(gap.trim(), "、" | "和" | "跟"))
}

fn read_piece(text: &str, piece: Range<usize>, lexicon: &Lexicon, neighbour: Option<Category>) -> Option<Goods> {
    let wish = from_the_wish(text, piece.clone(), lexicon);
    let cut = wish.start > piece.start;
    let (core, wanting) = bare_name(text, wish, lexicon);
    let (name, amount) = without_amount(text, core, lexicon);
    let (name, more_wanting) = bare_name(text, name, lexicon);
    let word = &text[name.clone()];
    let wanting = wanting || more_wanting || cut;
    let only_amount = lexicon.amounts.after.find(word).is_some();
    let foreign = word.is_ascii() && !amount;
    if only_amount || foreign || !is_name(word, lexicon) {
        return None;
    }
    let ending = lexicon.by_ending(word);
    let category = match (ending, neighbour) {
        (Some(Category::Medicine), _) if !(wanting || amount || neighbour.is_some() || word.chars().count() > 2) => {
            None
        }
        (Some(Category::Groceries), None) if !(wanting || amount) => None,
        (Some(category), _) | (None, Some(category)) => Some(category),
        (None, None) => (wanting && amount).then_some(Category::Groceries),
    }?;
    let span = with_amount(text, &name, piece.start, lexicon);
    Some(Goods { span, name, category, wanted: true })
}

/// Leaves out what stands before a verb of wanting and its amount: "烟抽完了能带一包利群吗".
fn from_the_wish(text: &str, piece: Range<usize>, lexicon: &Lexicon) -> Range<usize> {
    let wish = text[piece.clone()].char_indices().skip(1).map(|(at, _)| piece.start + at).find(|&place| {
        let before = &text[piece.start..place];
        lexicon.words.request.wanting.iter().any(|verb| before.ends_with(verb.as_str()))
            && lexicon.amounts.after.is_match(&text[place..piece.end])
    });
    wish.unwrap_or(piece.start)..piece.end
}

/// Peels the words of a wish off a piece; tells whether one of them is a verb of wanting.
fn bare_name(text: &str, mut range: Range<usize>, lexicon: &Lexicon) -> (Range<usize>, bool) {
    let request = &lexicon.words.request;
    let mut wanting = false;
    loop {
        let word = &text[range.clone()];
        if let Some(front) = lexicon.carriers.longest(word.chars().next(), |front| word.starts_with(front)) {
            wanting |= request.wanting.iter().any(|verb| verb == front);
            range.start += front.len();
        } else if let Some(tail) = lexicon.tails.longest(word.chars().next_back(), |tail| word.ends_with(tail)) {
            wanting |= request.used_up.iter().any(|used_up| used_up == tail);
            range.end -= tail.len();
        } else {
            return (range, wanting);
        }
    }
}

fn without_amount(text: &str, core: Range<usize>, lexicon: &Lexicon) -> (Range<usize>, bool) {
    // Amounts in front end where a name begins: try the places after which a name is left.
    for (at, _) in text[core.clone()].char_indices().skip(1).take(8) {
        let place = core.start + at;
        let front = lexicon.amounts.before.find(&text[core.start..place]);
        let longer = text[place..core.end].chars().next().is_some_and(|c| {
            lexicon.amounts.before.find(&text[core.start..place + c.len_utf8()]).is_some_and(|m| m.start() == 0)
        });
        if front.is_some_and(|front| front.start() == 0) && !longer {
            return (place..core.end, true);
        }
    }
    for (at, _) in text[core.clone()].char_indices() {
        let rest = &text[core.start + at..core.end];
        if lexicon.amounts.after.find(rest).is_some_and(|amount| amount.end() == rest.len()) {
            return (core.start..core.start + at, true);
        }
    }
    (core, false)
}

fn is_name(word: &str, lexicon: &Lexicon) -> bool {
    let request = &lexicon.words.request;
    let length = word.chars().count();
    let names_nothing = request.no_name.iter().any(|no| word.contains(no.as_str()));
    let of_no_kind = word.strip_suffix('药').is_some_and(|kind| {
        let kind = kind.strip_suffix('的').unwrap_or(kind);
        request.no_kind.iter().any(|no| kind.ends_with(no.as_str()))
    });
    (2..=LONGEST_NAME).contains(&length) && word.chars().all(char::is_alphanumeric) && !names_nothing && !of_no_kind
}
