//! Whether a number of people that only its measure word explains counts those who were checked.

use super::{Scan, Subject, ends_clause};
use crate::features::reports::{
    form::Counted,
    reading::{
        masks::Mask,
        pieces::{Break, Piece, What},
        words::Word,
    },
};

/// What a number is written with, beside digits.
const NUMERALS: &str = "零〇一二两三四五六七八九十百千廿卅俩仨壹贰叁肆伍陆柒捌玖拾几多";

impl Scan<'_> {
    /// 28户,共70人: people of the households that were visited, or counted before anything else is told. Any other
    /// number that only its measure word explains may be of whomever was told of.
    pub(super) fn is_headcount(&self, nth: usize) -> bool {
        let reported = ["说的", "报的", "写的", "填的", "发的"];
        if reported.iter().any(|word| self.plain[..self.pieces[nth].at.start].ends_with(word)) {
            return true;
        }
        let joint = |piece: &&Piece| match piece.what {
            What::Break(found) => matches!(found, Break::Space | Break::Comma | Break::Stroke | Break::Open),
            What::Word(word) => {
                matches!(
                    word,
                    Word::And
                        | Word::Sum
                        | Word::Filler
                        | Word::Has
                        | Word::Idle
                        | Word::Oops
                        | Word::Becomes
                        | Word::About
                )
            }
            What::Other => !self.plain[piece.at.clone()].contains(char::is_alphanumeric),
            _ => false,
        };
        if self.has_none_among(nth) {
            return true;
        }
        // 登记进出186人,测温正常: the next clause tells of their temperatures.
        let next = self.pieces[nth + 1..].iter().skip_while(|piece| !matches!(piece.what, What::Word(_) | What::Other));
        let measured = next.into_iter().next().is_some_and(|piece| {
            matches!(piece.word(), Some(Word::Reading(_)))
                || self.reader.lexicon.reading(&self.plain[piece.at.clone()]).is_some()
        });
        // 早上体温登记好了,98人: the clause before tells of their temperatures.
        let start = self.clause_start(nth);
        let before = start.checked_sub(1).map_or(0, |end| self.clause_start(end));
        let opens = self.pieces[start..nth].iter().all(|piece| joint(&piece));
        let told = self.pieces[before..start].iter().any(|piece| {
            matches!(piece.word(), Some(Word::Reading(_)))
                || matches!(piece.word(), Some(Word::Label { field, .. }) if self.is_default(Subject::Field(field)))
        });
        // 站在门口问的,96个人
        let asked = ["问的", "量的", "测的"]
            .iter()
            .any(|way| self.plain[..self.pieces[start].at.start].trim_end_matches(',').ends_with(way));
        if opens && (told || asked) && self.pieces.get(nth + 1).is_none_or(ends_clause) {
            return true;
        }
        if measured && self.pieces.get(nth + 1).is_some_and(ends_clause) {
            return true;
        }
        // it was 37 people, not 73: the number stands for one that was reported.
        let told_of = nth > 0 && self.pieces[nth - 1].word() == Some(Word::Has);
        let start = self.pieces[..nth].iter().rposition(|piece| piece.ends_sentence()).map_or(0, |end| end + 1);
        let sentence = self.pieces[start..].iter().take_while(|piece| !piece.ends_sentence());
        if !told_of && sentence.into_iter().any(|piece| matches!(piece.word(), Some(Word::NotOld | Word::Becomes))) {
            return true;
        }
        // 有位阿姨: somebody is told of.
        if !self.has_numeral(nth) {
            return false;
        }
        // 22 households … and reached 57 residents: as many as may live in them, told right after them.
        let visits = Subject::Field(self.reader.default_for(Counted::Households));
        let last = self.values.said.last().filter(|said| said.of == visits);
        let enough = match self.pieces[nth].what {
            What::Number(number, _) => last.is_some_and(|last| last.value.is_some() && number.value >= last.value),
            _ => false,
        };
        if enough {
            return true;
        }
        // 19户done,52人: nothing but the number opens the clause behind the households.
        let opens = self.pieces[self.clause_start(nth)..nth].iter().all(|piece| joint(&piece));
        if opens && last.is_some() {
            return true;
        }
        let Some(before) = self.pieces[..nth].iter().rev().find(|piece| !joint(piece)) else {
            return !self.tells_on(nth);
        };
        match before.what {
            What::Number(_, unit) => unit == Some(Counted::Households),
            What::Reference | What::Mask(Mask::Date(_) | Mask::Clock(_) | Mask::Item) => true,
            // An old value that was dropped is left as a mask.
            What::Mask(_) => {
                let text = &self.plain[before.at.clone()];
                text.ends_with(['楼', '幢', '栋', '座', '元', '户', '人', '家'])
            }
            What::Break(_) => !self.tells_on(nth),
            What::Word(word) => {
                // 逐个测温,共112人
                let checked = matches!(word, Word::Label { field, .. } if self.is_default(Subject::Field(field)));
                checked
                    || matches!(word, Word::Slot(_) | Word::Day(_) | Word::BothSlots | Word::Noon | Word::Reading(_))
            }
            What::Other => false,
        }
    }

    /// Whether a number is written, unlike in 有位阿姨.
    pub(super) fn has_numeral(&self, nth: usize) -> bool {
        let text = &self.plain[self.pieces[nth].at.clone()];
        text.contains(|c: char| c.is_ascii_alphanumeric() || NUMERALS.contains(c))
    }

    /// 52人里没有体温异常的: all of those who were checked.
    pub(super) fn has_none_among(&self, nth: usize) -> bool {
        let after = &self.plain[self.pieces[nth].at.end..];
        if self.plain[..self.pieces[nth].at.start].ends_with("among ") {
            return true;
        }
        ["里没", "里无", "里面没", "中没", "中无", "中未"].iter().any(|word| after.starts_with(word))
    }

    /// 31人在: they were at home.
    pub(super) fn is_at_home(&self, nth: usize) -> bool {
        let next = self.pieces.get(nth + 1).map(|piece| &self.plain[piece.at.clone()]);
        next == Some("在") && self.pieces.get(nth + 2).is_none_or(ends_clause)
    }

    /// Two residents finished their 14 days: words that nothing explains tell of them.
    pub(super) fn tells_on(&self, nth: usize) -> bool {
        let next = self.pieces[nth + 1..].iter().find(|piece| piece.what != What::Break(Break::Space));
        next.is_some_and(|piece| {
            piece.what == What::Other && self.plain[piece.at.clone()].contains(char::is_alphabetic)
        })
    }

    /// 一人包了一幢楼: what goes on behind the number tells of something else.
    pub(super) fn goes_on_otherwise(&self, nth: usize) -> bool {
        let next = self.pieces[nth + 1..].iter().find(|piece| piece.what != What::Break(Break::Space));
        next.is_some_and(|piece| match piece.what {
            What::Word(word) => matches!(
                word,
                Word::OtherUnit
                    | Word::Return
                    | Word::From
                    | Word::Thing
                    | Word::Elsewhere
                    | Word::Away
                    | Word::Short(_)
            ),
            _ => false,
        })
    }
}
