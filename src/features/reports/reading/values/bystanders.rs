//! People and things with a number that the form does not ask for.

use std::sync::LazyLock;

use regex::Regex;

use super::{Scan, Subject, Tense};
use crate::features::reports::reading::{
    masks::Mask,
    numbers::Number,
    pieces::{Break, What},
    words::Word,
};

/// What stands in front of the number of those who report: 我和小王两个人, 我们3人.
static STAFF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:我[和跟与同带][^,。0-9]{1,8}|我们|咱们?|一行|一组|兵分|分成|安排|组织|出动|带着?[^,。0-9]{1,6})$")
        .expect("the pattern is fixed and compiled by the tests")
});

/// The largest group that is taken for those who report.
const MOST_STAFF: u32 = 9;

impl Scan<'_> {
    /// 我和小王两个人走访了25户: those who went from door to door.
    pub(super) fn is_staff(&self, nth: usize) -> bool {
        let What::Number(number, _) = self.pieces[nth].what else {
            return false;
        };
        let start = self.pieces[self.clause_start(nth)].at.start;
        let before = &self.plain[start..self.pieces[nth].at.start];
        number.value.is_some_and(|value| (1..=MOST_STAFF).contains(&value)) && STAFF.is_match(before.trim_end())
    }

    /// 1人37.6度: the temperature tells whether this is a case; the person is not one more who was checked.
    pub(super) fn await_temperature(&mut self, number: Number, nth: usize) -> bool {
        let next = self.pieces[nth + 1..].iter().find(|piece| {
            !matches!(piece.what, What::Break(Break::Space | Break::Open | Break::Colon))
                && !matches!(piece.word(), Some(Word::Reading(_) | Word::Filler))
        });
        let follows = next.is_some_and(|piece| {
            piece.what == What::Mask(Mask::Skip) && self.plain[piece.at.clone()].starts_with(['3', '4'])
        });
        if follows {
            self.here.measured = Some(number);
        }
        follows
    }

    /// 两个, 一个: a measure for anything, unlike 人, 名 and 位.
    pub(super) fn measures_anything(&self, nth: usize) -> bool {
        self.plain[self.pieces[nth].at.clone()].ends_with('个')
    }

    /// 忘记报居家观察了,目前3人: the people named in the clause before.
    pub(super) fn observed_were_named(&self) -> bool {
        let current = self.reader.current_field();
        self.here.tense == Tense::Now
            && current.is_some()
            && self
                .here
                .waiting
                .last()
                .is_some_and(|waiting| waiting.stale && Some(waiting.of) == current.map(Subject::Field))
    }
}
