//! How sure a number is, and how near: 可能, 左右, 以上.

use super::{Scan, Subject, Waiting, ends_clause};
use crate::features::reports::reading::{
    masks::Mask,
    numbers::Number,
    pieces::{Break, What},
    words::Word,
};

impl Scan<'_> {
    /// 可能: of the values of the clause, before and after.
    pub(super) fn hedge(&mut self, nth: usize) {
        if self.is_of_the_weather(nth) {
            return;
        }
        self.here.hedged = true;
        let start = self.pieces[..nth].iter().rposition(|piece| piece.ends_sentence()).unwrap_or(0);
        if let Some(said) = self.values.said.last_mut().filter(|said| said.at >= start) {
            said.hedged = true;
        }
    }

    /// 左右 behind a number, 大约 in front of it.
    pub(super) fn about(&mut self, nth: usize) {
        let tilde = &self.plain[self.pieces[nth].at.clone()] == "~";
        let decorates = tilde
            && nth > 0
            && (self.plain[..self.pieces[nth].at.start].ends_with('完')
                || self.plain[..self.pieces[nth].at.start].ends_with("完了")
                || matches!(
                    self.pieces[nth - 1].what,
                    What::Number(_, Some(_))
                        | What::Reference
                        | What::Word(Word::Slot(_) | Word::Day(_) | Word::BothSlots)
                ));
        if decorates {
            return;
        }
        let of_temperature = nth > 0 && matches!(self.pieces[nth - 1].what, What::Mask(Mask::Skip));
        if of_temperature || tilde && nth > 0 && matches!(self.pieces[nth - 1].what, What::Other | What::Break(_)) {
            return;
        }
        let before = self.pieces[..nth].iter().rfind(|piece| piece.what != What::Break(Break::Space));
        let after_number = before.is_some_and(|piece| matches!(piece.what, What::Number(..)))
            || !tilde
                && self.pieces.get(nth + 1).is_none_or(ends_clause)
                && self.values.said.last().is_some_and(|said| said.at >= self.clause_start(nth));
        let number_ahead = matches!(self.pieces.get(nth + 1).map(|piece| piece.what), Some(What::Number(..)));
        if tilde && !after_number && !number_ahead {
            return;
        }
        match self.values.said.last_mut() {
            Some(said) if after_number && !number_ahead => said.exact = false,
            _ => self.here.about = true,
        }
    }

    /// 以上 behind a number, 不到 in front of it.
    pub(super) fn unknowable(&mut self, nth: usize) {
        if self.is_below_temperature(nth) {
            if let Some(field) = self.here.temperature {
                self.temperature_is_normal(field, nth);
            }
            return;
        }
        if nth > 0 && matches!(self.pieces[nth - 1].what, What::Mask(Mask::Skip)) {
            return;
        }
        let bound = ["以上", "以下"].contains(&&self.plain[self.pieces[nth].at.clone()]);
        if bound && !(nth > 0 && matches!(self.pieces[nth - 1].what, What::Number(..))) {
            return;
        }
        let number_ahead = self.pieces[nth + 1..]
            .iter()
            .take_while(|piece| !ends_clause(piece))
            .any(|piece| matches!(piece.what, What::Number(..)));
        // 居观若干: some, and nobody says how many.
        let named = |waiting: &mut Waiting| waiting.nth + 1 == nth && matches!(waiting.of, Subject::Field(_));
        if !number_ahead && let Some(waiting) = self.here.waiting.pop_if(named) {
            self.say_of(waiting.of, Number::unknown(), None, nth, waiting.place);
        } else if !number_ahead && let Some(Subject::Field(field)) = self.here.waiting.last().map(|waiting| waiting.of)
        {
            self.values.cases.push(field);
        }
        let touches = |other: usize| matches!(self.pieces.get(other).map(|piece| piece.what), Some(What::Number(..)));
        let skip_space = if matches!(self.pieces.get(nth + 1).map(|piece| piece.what), Some(What::Break(Break::Space)))
        {
            2
        } else {
            1
        };
        if touches(nth + skip_space) {
            self.here.open = true;
        } else if nth > 0
            && touches(nth - 1)
            && let Some(said) = self.values.said.last_mut()
        {
            said.exact = false;
            said.value = None;
        }
    }

    /// 天气预报说可能要下雨
    fn is_of_the_weather(&self, nth: usize) -> bool {
        let start = self.pieces[self.clause_start(nth)].at.start;
        let clause = self.plain[start..].split([',', '。', '\n']).next().unwrap_or_default();
        ["天气", "预报", "下雨", "下雪", "落雨", "落雪"].iter().any(|word| clause.contains(word))
    }
}
