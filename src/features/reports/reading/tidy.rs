//! Tells what is a count from what only stands like one: item numbers, boxes, measure words, short names.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Reader,
    masks::Mask,
    pieces::{Break, Piece, What},
    values::ends_clause,
    words::Word,
};
use crate::features::reports::form::Counted;

mod adopted;

/// 走访 户,测温 人: a form whose numbers were never filled in.
pub fn leaves_open(plain: &str) -> bool {
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[访查温热北接察除离数门] +[户人名例](?:[,。;\n]|$)|[□☐] ?有 ?[□☐] ?[无没]|[□☐] ?[无没]有? ?[□☐] ?有|\(上/下\)午")
            .expect("the pattern is fixed and compiled by the tests")
    });
    OPEN.is_match(plain)
}

/// 走访……29户: dots lead from a label to its number.
pub fn follow_dots(pieces: &mut [Piece], plain: &str) {
    let label =
        |piece: &Piece| matches!(piece.word(), Some(Word::Label { .. } | Word::Place(_) | Word::Tail | Word::Return));
    for nth in 1..pieces.len() {
        let dots = |piece: &Piece| {
            piece.what == What::Break(Break::Sentence) && ["。", "."].contains(&&plain[piece.at.clone()])
        };
        let leads = label(&pieces[nth - 1]) || pieces[nth - 1].what == What::Break(Break::Colon);
        let more = pieces[nth..].iter().take_while(|piece| dots(piece)).count();
        let value = pieces
            .get(nth + more)
            .is_some_and(|piece| matches!(piece.what, What::Number(..)) || matches!(piece.word(), Some(Word::None)));
        if leads && more >= 2 && value {
            pieces[nth..nth + more].iter_mut().for_each(|piece| piece.what = What::Break(Break::Colon));
        }
    }
}

/// 有无返回:有,1人: the comma behind the answer ends nothing. 上午/下午:下午: the choice is no answer.
pub fn join_answers(pieces: &mut [Piece], plain: &str) {
    for nth in 2..pieces.len() {
        let answers = ["有", "是"].contains(&&plain[pieces[nth - 1].at.clone()]);
        if answers && pieces[nth].what == What::Break(Break::Comma) && pieces[nth - 2].what == What::Break(Break::Colon)
        {
            pieces[nth].what = What::Break(Break::Space);
        }
        let slot = |at: usize| matches!(pieces[at].word(), Some(Word::Slot(_)));
        let choice = slot(nth - 2) && pieces[nth - 1].what == What::Break(Break::Stroke) && slot(nth);
        let colon =
            pieces.get(nth + 1).is_some_and(|next| matches!(next.what, What::Break(Break::Colon | Break::Space)));
        let chosen = || pieces[nth + 1..].iter().skip(1).find(|piece| piece.what != What::Break(Break::Space));
        if choice && colon && chosen().is_some_and(|piece| matches!(piece.word(), Some(Word::Slot(_)))) {
            pieces[nth - 2].what = What::Mask(Mask::Skip);
            pieces[nth].what = What::Mask(Mask::Skip);
        }
    }
}

/// 34户 88人 零: what closes a message behind its counts says that there is nothing.
pub fn close_with_zero(pieces: &mut [Piece], plain: &str) {
    let closed = pieces.iter().rposition(|piece| !matches!(piece.what, What::Break(_))).map_or(0, |last| last + 1);
    let [.., counted, between, last] = &mut pieces[..closed] else {
        return;
    };
    let behind_counts = matches!(counted.what, What::Number(_, Some(_)))
        && matches!(between.what, What::Break(Break::Space | Break::Comma));
    if behind_counts && plain[last.at.clone()] == *"零" {
        last.what = What::Word(Word::Zero);
    }
}

/// 43个人里面有2个发烧的: among people, and not in houses: 26户里头空关4户.
pub fn keep_among_people(pieces: &mut [Piece], plain: &str) {
    for nth in 0..pieces.len() {
        let inside = ["里面", "里头"].contains(&&plain[pieces[nth].at.clone()]);
        let people = nth > 0 && matches!(pieces[nth - 1].what, What::Number(_, Some(Counted::Persons)));
        // 问了40户,里头有两户是打电话问的
        let opens = nth > 0 && pieces[nth - 1].what == What::Break(Break::Comma);
        if inside && !people && !opens {
            pieces[nth].what = What::Other;
        }
    }
}

/// 三十,不,三十二户: the word takes back what stands before it.
pub fn take_back(pieces: &mut [Piece], plain: &str) {
    for nth in 1..pieces.len().saturating_sub(1) {
        let comma = |piece: &Piece| piece.what == What::Break(Break::Comma);
        if ["不", "呸"].contains(&&plain[pieces[nth].at.clone()]) && comma(&pieces[nth - 1]) && comma(&pieces[nth + 1])
        {
            pieces[nth].what = What::Word(Word::Oops);
        }
    }
}

/// 24户✨零报告, 无发热 无湖北: a sign or a blank separates clauses that say something each.
pub fn separate(pieces: &mut [Piece], plain: &str) {
    for nth in 1..pieces.len() {
        let sign = pieces[nth].what == What::Other && !plain[pieces[nth].at.clone()].contains(char::is_alphanumeric);
        let blank = pieces[nth].what == What::Break(Break::Space);
        let ends = |piece: &&Piece| !ends_clause(piece) && piece.what != What::Break(Break::Space);
        let before = pieces[..nth].iter().rev().take_while(ends);
        let after = || pieces[nth + 1..].iter().take_while(ends);
        let said = before.clone().any(says) || before.clone().any(|piece| piece.what == What::Mask(Mask::Skip));
        let names_what = || after().any(|piece| names(piece, plain));
        let whole = |clause: &[&Piece]| {
            let han = clause.iter().map(|piece| plain[piece.at.clone()].chars().filter(|c| is_han(*c)).count());
            han.sum::<usize>() >= 4 && clause.last().is_some_and(|last| !waits(last))
        };
        let tells = || after().any(says) || whole(&after().collect::<Vec<_>>());
        let homes = || {
            after().count() == 1
                && after().all(|piece| matches!(piece.what, What::Number(_, Some(Counted::Households))))
        };
        // 有1 person from温州回来了: the words belong to the person.
        let of_person = blank
            && matches!(pieces[nth - 1].what, What::Number(_, Some(Counted::Persons)))
            && pieces.get(nth + 1).is_some_and(|next| plain[next.at.clone()].starts_with("from"));
        // 湖北 0|密接 0: the blank stands between a label and its value.
        let joins = blank
            && (waits(&pieces[nth - 1]) || pieces[nth - 1].word() == Some(Word::Has))
            && pieces.get(nth + 1).is_some_and(says);
        // 5幢 12户: the building and its households.
        let address = plain[pieces[nth - 1].at.clone()].ends_with(['幢', '栋', '楼', '弄', '座', '元']);
        let of_building = blank && pieces[nth - 1].what == What::Mask(Mask::Skip) && address && homes();
        let separates = !joins
            && !of_person
            && !of_building
            && (sign && said
                || blank && said && (names_what() && tells() || homes())
                || blank && names_what() && after().any(says) && whole(&reversed(before)));
        if separates {
            pieces[nth].what = What::Break(Break::Comma);
        }
    }
}

fn reversed<'a>(before: impl Iterator<Item = &'a Piece>) -> Vec<&'a Piece> {
    let mut clause: Vec<&Piece> = before.collect();
    clause.reverse();
    clause
}

/// Whether a piece waits for what stands behind it.
fn waits(piece: &Piece) -> bool {
    matches!(
        piece.what,
        What::Word(
            Word::Label { .. } | Word::Place(_) | Word::Tail | Word::Return | Word::Sum | Word::Now | Word::Slot(_)
        ) | What::Reference
            | What::Break(_)
    )
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..'\u{a000}').contains(&c)
}

/// Whether a piece is a value.
fn says(piece: &Piece) -> bool {
    matches!(
        piece.what,
        What::Number(..) | What::Word(Word::None | Word::AllNone | Word::Zero | Word::Normal | Word::Absent(_))
    )
}

/// Whether a piece tells what a value is said of.
fn names(piece: &Piece, plain: &str) -> bool {
    let text = &plain[piece.at.clone()];
    match piece.what {
        What::Word(
            Word::Label { .. }
            | Word::Place(_)
            | Word::Reading(_)
            | Word::Outside
            | Word::Elsewhere
            | Word::Rest
            | Word::Thing
            | Word::Sum
            | Word::Now,
        ) => !text.is_ascii(),
        What::Other => text.contains(is_han),
        _ => false,
    }
}

/// 上午☑ 下午☐: in a line whose boxes stand behind their words, the word in front of an empty box is not said.
fn drop_before_box(pieces: &mut [Piece]) {
    let choice = |piece: &Piece| matches!(piece.word(), Some(Word::Slot(_)));
    let is_box = |piece: &Piece| matches!(piece.word(), Some(Word::Ticked | Word::Unticked));
    for line in pieces.split_mut(|piece| piece.what == What::Break(Break::Line)) {
        let behind = line.windows(2).filter(|pair| choice(&pair[0]) && is_box(&pair[1])).count();
        let in_front = line.windows(2).any(|pair| is_box(&pair[0]) && choice(&pair[1]));
        if behind < 2 || in_front {
            continue;
        }
        for nth in 1..line.len() {
            if line[nth].word() == Some(Word::Unticked) && choice(&line[nth - 1]) {
                line[nth - 1].what = What::Mask(Mask::Skip);
                line[nth].what = What::Mask(Mask::Skip);
            }
        }
    }
}

/// □有 ☑无: what stands behind an empty box is not said.
pub fn drop_unticked(pieces: &mut Vec<Piece>) {
    drop_before_box(pieces);
    let mut nth = 0;
    while nth < pieces.len() {
        if pieces[nth].word() == Some(Word::Unticked) {
            let mut end = pieces.remove(nth).at.end;
            while pieces.get(nth).is_some_and(|piece| {
                piece.at.start == end
                    && !matches!(
                        piece.word(),
                        Some(Word::Ticked | Word::Unticked | Word::Label { .. } | Word::Place(_))
                    )
                    && !matches!(piece.what, What::Break(found) if found != Break::Open)
            }) {
                let brackets = pieces[nth].what == What::Break(Break::Open);
                end = pieces.remove(nth).at.end;
                while brackets && pieces.get(nth).is_some_and(|piece| !piece.ends_sentence()) {
                    let removed = pieces.remove(nth);
                    end = removed.at.end;
                    if removed.what == What::Break(Break::Close) {
                        break;
                    }
                }
            }
        } else {
            nth += 1;
        }
    }
}

impl Reader {
    /// `户:28`, `人81`: a measure word in front of its number names the field.
    pub fn name_measures(&self, pieces: &mut [Piece], plain: &str) {
        for nth in 0..pieces.len() {
            let counted = match pieces[nth].word() {
                Some(Word::Unit(counted)) => counted,
                Some(Word::Tail)
                    if ["人员", "人员数"].contains(&&plain[pieces[nth].at.clone()])
                        && opens_cell(pieces, plain, nth) =>
                {
                    Counted::Persons
                }
                Some(Word::Short(field)) => {
                    let column = heads_column(pieces, nth).then_some(What::Word(Word::Label { field, shared: false }));
                    pieces[nth].what = match column.unwrap_or_else(|| short_name(pieces, nth, field)) {
                        // 温=1 台=0: each is a place of its own, so that they add up.
                        What::Word(_) if self.form.fields[usize::from(field)].comes_from_places() => {
                            What::Word(Word::Place(field))
                        }
                        what => what,
                    };
                    continue;
                }
                _ => continue,
            };
            let starts = nth == 0
                || matches!(pieces[nth - 1].what, What::Break(_) | What::Mask(Mask::Item) | What::Number(_, None))
                || matches!(pieces[nth - 1].word(), Some(Word::And | Word::Becomes))
                || pieces[nth - 1].what == What::Other
                    && !plain[pieces[nth - 1].at.clone()].contains(char::is_alphanumeric);
            let number_follows = pieces[nth + 1..]
                .iter()
                .find(|piece| {
                    !matches!(piece.what, What::Break(Break::Colon | Break::Space | Break::Close))
                        && piece.word() != Some(Word::About)
                })
                .is_some_and(|piece| matches!(piece.what, What::Number(..) | What::Break(Break::Stroke)))
                || heads_column(pieces, nth);
            let written = &plain[pieces[nth].at.clone()];
            let written_ascii = written.is_ascii();
            let one_word = written_ascii || written.chars().count() <= 2;
            let touches = nth > 0
                && matches!(pieces[nth - 1].word(), Some(Word::Label { .. }))
                && pieces[nth - 1].at.end == pieces[nth].at.start;
            // key area returnees: a blank stands between the words of one name.
            let after_label = touches
                || nth > 1
                    && written_ascii
                    && pieces[nth - 1].what == What::Break(Break::Space)
                    && matches!(pieces[nth - 2].word(), Some(Word::Label { .. } | Word::Place(_)));
            pieces[nth].what = if after_label {
                What::Word(Word::Tail)
            } else if starts && number_follows && one_word {
                What::Word(Word::Label { field: self.default_for(counted), shared: false })
            } else if written.starts_with("returnee") {
                // no returnees: counts nobody here, but names who came.
                What::Word(Word::Return)
            } else {
                What::Other
            };
        }
    }
}

/// 户/人/发热: a cell of its own among labels, in a line that holds no number.
fn heads_column(pieces: &[Piece], nth: usize) -> bool {
    let is_break = |piece: Option<&Piece>| piece.is_none_or(|piece| matches!(piece.what, What::Break(_)));
    let ends_row = |piece: &&Piece| !matches!(piece.what, What::Break(Break::Line | Break::Close));
    let row = || {
        let before =
            pieces[..nth].iter().rev().take_while(ends_row).filter(|piece| piece.what != What::Mask(Mask::Item));
        before.chain(pieces[nth + 1..].iter().take_while(ends_row))
    };
    let labels = row().filter(|piece| matches!(piece.word(), Some(Word::Label { .. } | Word::Unit(_)))).count();
    is_break(pieces.get(nth + 1))
        && is_break(nth.checked_sub(1).map(|before| &pieces[before]))
        && labels >= 1
        && !row().any(|piece| matches!(piece.what, What::Number(..)))
}

/// Whether nothing but an opening bracket stands in front in its line.
fn opens_cell(pieces: &[Piece], plain: &str, nth: usize) -> bool {
    let before = pieces[..nth].iter().rev().take_while(|piece| !ends_clause(piece));
    before.clone().all(|piece| {
        let sign = piece.what == What::Other && !plain[piece.at.clone()].contains(char::is_alphanumeric);
        sign || matches!(piece.what, What::Break(_) | What::Mask(Mask::Item))
    })
}

/// `热0`, `解:0`: a short word names its field between a break and its value.
fn short_name(pieces: &[Piece], nth: usize, field: u8) -> What {
    let starts = nth == 0
        || matches!(pieces[nth - 1].what, What::Break(_) | What::Mask(Mask::Item) | What::Number(..))
        || matches!(pieces[nth - 1].word(), Some(Word::And | Word::Day(_)));
    let closed =
        |piece: &Piece| matches!(piece.what, What::Break(Break::Colon | Break::Close | Break::Space | Break::Stroke));
    let value = pieces[nth + 1..].iter().find(|piece| !closed(piece));
    let has_value = value.is_some_and(|piece| {
        matches!(piece.what, What::Number(..)) || matches!(piece.word(), Some(Word::None | Word::AllNone))
    });
    // 无热 无鄂 无密: said to be none right in front.
    let denied = nth > 0
        && pieces[nth - 1].word() == Some(Word::None)
        && pieces
            .get(nth + 1)
            .is_none_or(|next| matches!(next.what, What::Break(_)) || next.word() == Some(Word::None));
    if starts && has_value || denied { What::Word(Word::Label { field, shared: false }) } else { What::Other }
}
