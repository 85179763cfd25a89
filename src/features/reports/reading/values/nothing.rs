//! What says that there is nothing: none, all none, zero phrases, normal.

use super::{Scan, Subject, Tense, Waiting, Whole, ends_clause};
use crate::features::reports::reading::{
    kinds,
    masks::Mask,
    numbers::Number,
    pieces::{Break, Piece, What},
    words::Word,
};

impl Scan<'_> {
    /// no 湖北 no close contact: the word stands between blanks and denies the label behind it.
    pub(super) fn denies_next(&self, nth: usize) -> bool {
        let space = |nth: usize| self.pieces.get(nth).is_some_and(|piece| piece.what == What::Break(Break::Space));
        let english = &self.plain[self.pieces[nth].at.clone()] == "no";
        english && nth > 0 && space(nth - 1) && space(nth + 1) && self.subject(nth + 2).is_some()
    }

    /// 无, 没有: of the labels that follow, else of those before.
    pub(super) fn none(&mut self, nth: usize) {
        if self.nobody_new(nth) {
            return;
        }
        if self.is_not_yet_done(nth) {
            return;
        }
        // 温州么有一个小姑娘回来了: either there is none, or somebody came.
        if self.may_be_some(nth) {
            return self.values.loose.push(nth);
        }
        let ahead = self.labels_ahead(nth);
        let waits = self.here.waiting.iter().any(|waiting| !waiting.stale);
        let closes_cell = waits
            && self.touches_label(nth)
            && self.pieces.get(nth + 1).is_none_or(|piece| matches!(piece.what, What::Break(_)));
        // 没有超过37.3的: nobody above a temperature.
        let bound = matches!(self.pieces.get(nth + 1).and_then(Piece::word), Some(Word::Unknowable))
            && matches!(self.pieces.get(nth + 2).map(|piece| piece.what), Some(What::Mask(Mask::Skip)));
        if (ahead || bound) && !closes_cell {
            self.here.none = true;
            self.here.none_used = false;
            self.here.has = false;
        } else if waits && self.denies_something_else(nth) {
            self.here.none = true;
        } else if waits {
            self.none_of_group(nth);
        } else if self.here.rest && !self.goes_on_unknown(nth) {
            self.values.whole.push((Whole::RestZero, nth));
        } else if self.is_all_of_its_sentence(nth) && !self.denies_news(nth) {
            self.values.whole.push((Whole::Zero, nth));
        } else {
            self.here.none = true;
            self.here.none_used = false;
        }
    }

    /// 密接还没问全: what was not asked yet is not said.
    fn is_not_yet_done(&mut self, nth: usize) -> bool {
        const DONE: &[&str] =
            &["问到", "问全", "问完", "统计", "核实", "核完", "了解", "来得及", "数完", "问过", "弄清", "搞清", "问清"];
        let after = &self.plain[self.pieces[nth].at.end..];
        let short = ["没", "未", "没有"].contains(&&self.plain[self.pieces[nth].at.clone()]);
        let undone = short && DONE.iter().any(|done| after.starts_with(done));
        if undone {
            self.here.waiting.retain(|waiting| waiting.stale);
        }
        undone
    }

    fn may_be_some(&self, nth: usize) -> bool {
        let heard = ["么有", "木有", "毛有"].contains(&&self.plain[self.pieces[nth].at.clone()]);
        let some = matches!(self.pieces.get(nth + 1).map(|next| next.what), Some(What::Number(number, Some(_))) if number.value > Some(0));
        let came = self.pieces[nth..]
            .iter()
            .take_while(|piece| !ends_clause(piece))
            .any(|piece| piece.word() == Some(Word::Return));
        heard && some && came
    }

    /// 有从黄冈回来的 名字没记下: what is not done says nothing of how many came.
    fn denies_something_else(&self, nth: usize) -> bool {
        let short = ["没", "未", "没有"].contains(&&self.plain[self.pieces[nth].at.clone()]);
        let runs_into = nth > 0
            && (self.pieces[nth - 1].what == What::Other
                || matches!(self.pieces[nth - 1].word(), Some(Word::Idle | Word::Thing)));
        short && runs_into && self.goes_on_unknown(nth)
    }

    /// 居家观察7人,没有新增: nobody new is observed.
    fn denies_news(&self, nth: usize) -> bool {
        let news = self.plain[self.pieces[nth].at.clone()].contains('新')
            || self.pieces.get(nth + 1).is_some_and(|piece| piece.word() == Some(Word::New));
        let observed = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_observation(field));
        news && self.values.said.last().is_some_and(|said| observed(said.of))
    }

    /// 温州的还是原先那2个,今天没有新增的: of those of whom only the old number was said.
    fn nobody_new(&mut self, nth: usize) -> bool {
        let text = &self.plain[self.pieces[nth].at.clone()];
        let new = text.contains('新') || self.pieces.get(nth + 1).is_some_and(|piece| piece.word() == Some(Word::New));
        let ends = self.pieces[nth + 1..]
            .iter()
            .skip(1)
            .take_while(|piece| !ends_clause(piece))
            .all(|piece| matches!(piece.word(), Some(Word::Tail | Word::Filler)));
        let old = self
            .values
            .said
            .last()
            .filter(|said| matches!(said.tense, Tense::Before | Tense::Running) && self.negatable(said.of))
            .map(|said| said.of);
        match old.filter(|_| new && ends) {
            Some(of) => {
                self.here.tense = Tense::Plain;
                self.say_of(of, Number::zero(), None, nth, None);
                true
            }
            None => false,
        }
    }

    /// 无返嘉: nobody came from anywhere, where no place is named.
    pub(super) fn nobody_returned(&mut self, nth: usize) {
        let before = self.pieces[..nth]
            .iter()
            .rfind(|piece| piece.word() != Some(Word::Tail) && piece.what != What::Break(Break::Space));
        let after_none = before.is_some_and(|piece| piece.word() == Some(Word::None));
        let names_place = self.pieces[self.clause_start(nth)..nth].iter().any(|piece| match piece.word() {
            Some(Word::Label { field, .. } | Word::Place(field)) => self.has_places(Subject::Field(field)),
            Some(Word::Elsewhere) => true,
            _ => false,
        });
        let counted = self.pieces[self.clause_start(nth)..nth]
            .iter()
            .rev()
            .take_while(|piece| !matches!(piece.what, What::Break(Break::Stroke | Break::Space)))
            .any(|piece| matches!(piece.what, What::Number(number, _) if number.value != Some(0)));
        if self.here.none && after_none && !counted && !names_place && !self.labels_ahead(nth) {
            self.say_of(Subject::Outside, Number::zero(), None, nth, None);
        }
    }

    /// 返嘉:无, 来返0: a cell about everybody who came, from wherever.
    pub(super) fn heads_cell(&self, nth: usize) -> bool {
        let opens = nth == 0
            || matches!(
                self.pieces[nth - 1].what,
                What::Break(Break::Line | Break::Space | Break::Comma | Break::Sentence | Break::Stroke)
                    | What::Mask(_)
                    | What::Number(..)
            );
        let value = self.pieces[nth + 1..].iter().find(|piece| {
            !matches!(piece.what, What::Break(Break::Colon | Break::Space)) && piece.word() != Some(Word::Tail)
        });
        let none = value.is_some_and(|piece| match piece.what {
            What::Number(number, _) => number.value == Some(0),
            _ => matches!(piece.word(), Some(Word::None | Word::AllNone)),
        });
        let placed = self.here.waiting.iter().any(|waiting| !waiting.stale && self.has_places(waiting.of));
        opens && none && !placed && !self.here.none
    }

    /// 走访20户,无: nothing else stands in the last clause, so there is nothing at all.
    fn is_all_of_its_sentence(&self, nth: usize) -> bool {
        let start = self.clause_start(nth);
        let alone = self.pieces[start..nth].iter().all(|piece| piece.what == What::Break(Break::Space));
        let last = self.pieces[nth + 1..].iter().all(|piece| matches!(piece.what, What::Break(_)));
        alone && last && self.values.said.iter().any(|said| said.at < start)
    }

    /// 湖北无: the word touches the label before it.
    fn touches_label(&self, nth: usize) -> bool {
        let colon = nth > 0 && self.pieces[nth - 1].what == What::Break(Break::Colon);
        nth.checked_sub(1 + usize::from(colon)).is_some_and(|before| {
            matches!(self.pieces[before].word(), Some(Word::Label { .. } | Word::Place(_) | Word::Tail | Word::Return))
                && (colon || self.pieces[before].at.end == self.pieces[nth].at.start)
        })
    }

    /// 除…外; after a zero phrase, it limits that: 无异常，除了….
    pub(super) fn except(&mut self) {
        self.here.rest = true;
        if self.here.zero_said
            && let Some((whole, _)) = self.values.whole.last_mut()
        {
            *whole = Whole::RestZero;
        }
    }

    fn none_of_group(&mut self, nth: usize) {
        let start = self.here.waiting.iter().rposition(|waiting| !waiting.joined).unwrap_or(0);
        let group = self.here.waiting.split_off(start);
        self.none_of(&group, nth);
    }

    fn none_of(&mut self, group: &[Waiting], nth: usize) {
        for waiting in group {
            if self.negatable(waiting.of) && waiting.of != Subject::Nothing {
                self.say_of(waiting.of, Number::zero(), None, nth, waiting.place.clone());
            }
        }
    }

    /// 均无: of everything listed in the sentence; after "the rest", of the rest.
    pub(super) fn all_none(&mut self, nth: usize) {
        let waiting = std::mem::take(&mut self.here.waiting);
        let start = self.clause_start(nth);
        let listed = waiting.iter().any(|waiting| {
            // 发热报1,其它都是0: what was named before is not among the rest.
            let before = self.here.rest && (waiting.stale || waiting.nth < start);
            self.negatable(waiting.of) && waiting.of != Subject::Nothing && !before
        });
        if self.labels_ahead(nth) {
            self.here.waiting = waiting;
            self.here.none = true;
        } else if listed {
            self.none_of(&waiting, nth);
        } else if self.here.rest {
            self.here.waiting = waiting;
            self.values.whole.push((Whole::RestZero, nth));
        } else if matches!(self.pieces.get(nth + 1).and_then(Piece::word), Some(Word::Label { .. } | Word::Place(_))) {
            // 都没有发烧的也没有密接的
            self.here.none = true;
            self.here.none_used = false;
        }
    }

    /// A zero phrase: of the whole, the rest, the temperatures, or of people named just before.
    pub(super) fn zero(&mut self, nth: usize) {
        let phrase = &self.plain[self.pieces[nth].at.clone()];
        if self.is_talked_about(nth) || self.is_of_another_day(nth) {
            return;
        }
        self.take_up_temperature(nth);
        self.look_for_reading(nth);
        if let Some(field) = self.names_reading_next(nth).or(self.reading_of_the_rest(nth)) {
            return self.temperature_is_normal(field, nth);
        }
        let of_everything = ["一切", "情况", "各项", "总体", "四"].iter().any(|word| phrase.contains(word));
        if self.here.rest {
            self.values.whole.push((Whole::RestZero, nth));
        } else if let Some(field) = self.here.temperature.filter(|_| self.is_of_temperature(phrase, nth)) {
            self.temperature_is_normal(field, nth);
        } else if self.is_of_another_matter(nth) || self.is_about_the_observed(phrase, nth) {
            // 居家观察3人今天第8天,都好: how they are, not how everybody is.
        } else if self.consoles(phrase, nth) {
            // Said of the writer: nothing is reported by it.
        } else if kinds::is_vague(phrase) && self.is_of_unknown(nth) || self.runs_into_unknown(phrase, nth) {
            self.values.loose.push(nth);
        } else if phrase.contains("报告") || of_everything || !self.is_of_someone(nth) {
            self.values.whole.push((Whole::Zero, nth));
            self.here.zero_said = true;
        }
    }

    /// 正常体温: the word behind tells what is normal.
    fn names_reading_next(&self, nth: usize) -> Option<u8> {
        let next = self.pieces.get(nth + 1)?;
        let touches = next.at.start == self.pieces[nth].at.end;
        let closes = self.pieces.get(nth + 2).is_none_or(|piece| matches!(piece.what, What::Break(_)));
        self.reader.lexicon.reading(&self.plain[next.at.clone()]).filter(|_| touches && closes)
    }

    /// 其他人体温也正常: of their temperatures, and no more.
    fn reading_of_the_rest(&self, nth: usize) -> Option<u8> {
        let before = nth.checked_sub(1).map(|before| &self.pieces[before])?;
        self.reader.lexicon.reading(&self.plain[before.at.clone()]).filter(|_| self.here.rest)
    }

    /// 正常 alone says something of the temperatures or of the whole.
    pub(super) fn normal(&mut self, nth: usize) {
        self.take_up_temperature(nth);
        self.look_for_reading(nth);
        if let Some(field) = self.names_reading_next(nth).or(self.reading_of_the_rest(nth)) {
            self.temperature_is_normal(field, nth);
        } else if self.here.rest {
            self.values.whole.push((Whole::RestZero, nth));
        } else if let Some(field) = self.here.temperature {
            self.temperature_is_normal(field, nth);
        } else if !self.is_of_someone(nth) && self.stands_for_the_whole(nth) {
            match self.is_of_unknown(nth) {
                true => self.values.loose.push(nth),
                false => self.values.whole.push((Whole::Zero, nth)),
            }
        }
    }

    /// `/` or `-` in the cell of a count.
    pub(super) fn stroke(&mut self, nth: usize) {
        let signs = |at: usize| {
            let piece = self.pieces.get(at);
            piece.is_some_and(|piece| piece.what == What::Break(Break::Stroke) && &self.plain[piece.at.clone()] != "|")
        };
        let signature = signs(nth + 1) || nth > 0 && signs(nth - 1);
        if signature || &self.plain[self.pieces[nth].at.clone()] == "|" {
            return;
        }
        let value = self.pieces[nth + 1..].iter().find(|piece| piece.what != What::Break(Break::Space));
        let follows = value.is_some_and(|piece| {
            matches!(piece.what, What::Number(..))
                || matches!(piece.word(), Some(Word::None | Word::AllNone | Word::Zero | Word::Normal))
        });
        if follows {
            return;
        }
        let after = self.pieces.get(nth + 1);
        let ends = after.is_none_or(|piece| ends_clause(piece) || matches!(piece.what, What::Break(_)));
        let before = self.pieces[..nth].iter().rev().find(|piece| piece.word() != Some(Word::Filler));
        let in_cell = before.is_some_and(|piece| {
            matches!(piece.what, What::Break(_))
                || matches!(piece.word(), Some(Word::Label { .. } | Word::Tail | Word::Return | Word::Place(_)))
        });
        if ends
            && in_cell
            && let Some(Waiting { of: Subject::Field(field), .. }) = self.here.waiting.pop()
        {
            self.values.strokes.push(field);
        }
    }
}
