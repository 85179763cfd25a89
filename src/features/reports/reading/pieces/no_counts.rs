//! Numerals that count nothing: surnames, pronouns, flats, and numbers whose measure word belongs to the next.

use std::ops::Range;

use super::{Break, Cutter, What, is_han};
use crate::features::reports::reading::{numbers::Number, words::Word};

impl Cutter<'_> {
    /// 小陆两个人, 伍阿姨: a surname that is a formal numeral as well.
    pub(super) fn is_surname(&self, at: usize) -> bool {
        let Some(rest) = self.plain[at..].strip_prefix(['陆', '伍']) else {
            return false;
        };
        const COUNTED: &str = "户人名口位个例百十千万零拾佰点号";
        let called = |c: char| is_han(c) && !COUNTED.contains(c);
        self.plain[..at].ends_with(['小', '老', '阿', '姓']) || rest.starts_with(called)
    }

    /// "the late one!": stands for a noun and counts nothing.
    pub(super) fn is_pronoun(&self, word: &str, end: usize) -> bool {
        let before = self.plain[..end - word.len()].trim_end_matches(' ');
        // fever one: the word counts what is named in front of it.
        let named = self.pieces.iter().rev().find(|piece| piece.what != What::Break(Break::Space));
        let counts = named.is_some_and(|piece| matches!(piece.word(), Some(Word::Label { .. } | Word::Place(_))));
        let after_word = before.ends_with(|c: char| c.is_ascii_alphabetic()) && !counts;
        let other = ["other", "first", "last", "this", "that", "wrong", "old", "new"]
            .iter()
            .any(|which| before.ends_with(which));
        word == "one" && other
            || word == "one"
                && after_word
                && !self.plain[end..].trim_start_matches(' ').starts_with(|c: char| c.is_alphanumeric())
    }

    /// 401那位, 302的老两口, in 502: the number of a flat.
    pub(super) fn is_room(&self, number: Number, at: &Range<usize>) -> bool {
        const WHOSE: &[&str] = &["的", "那", "家", "住", "有个", "有位", "有人", "老", "小", "王", "李", "张", "陈"];
        let flat = number.value.is_some_and(|value| (101..=3999).contains(&value)) && self.plain[at.clone()].is_ascii();
        let labelled = self.pieces.last().is_some_and(|last| {
            matches!(last.word(), Some(Word::Label { .. } | Word::Place(_) | Word::Sum))
                || last.what == What::Break(Break::Colon)
        });
        let whose = WHOSE.iter().any(|word| self.plain[at.end..].starts_with(word)) && !labelled;
        flat && (whose || self.plain[..at.start].ends_with(" in "))
    }

    /// 户28人76, households 24 people 66: the measure words stand in front of their numbers.
    pub(super) fn names_next(&self, number: &Range<usize>, measure: &Range<usize>) -> bool {
        let (before, after) = (&self.plain[..number.start], &self.plain[measure.end..]);
        let number_follows = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let word = before.trim_end().rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        let of_number = before
            .trim_end()
            .strip_suffix(word)
            .is_some_and(|rest| rest.trim_end().ends_with(|c: char| c.is_ascii_digit()));
        let latin = before.ends_with(' ') && self.lexicon.unit(word).is_some() && !of_number;
        let counted_before = before.trim_end_matches(['户', '人']).ends_with(|c: char| c.is_ascii_digit());
        let measure = self.plain[measure.clone()].chars().next().filter(|_| !counted_before);
        if measure.is_none() {
            return false;
        }
        let other = before.chars().last().filter(|c| ['户', '人'].contains(c)).is_some_and(|c| measure != Some(c));
        other && number_follows(after) || latin && number_follows(after.trim_start())
    }
}
