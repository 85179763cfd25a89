//! What stands around a number or a word.

use super::{Scan, Subject, ends_clause};
use crate::features::reports::{
    form::Counted,
    reading::{
        masks::Mask,
        pieces::{Break, Piece, What},
        words::Word,
    },
};

fn is_han(c: char) -> bool {
    ('\u{4e00}'..'\u{a000}').contains(&c)
}

impl Scan<'_> {
    /// The label that follows a number in its clause and has no number of its own.
    pub(super) fn label_ahead(&self, nth: usize, unit: Option<Counted>) -> Option<(Subject, usize)> {
        let label = self.next_label(nth + 1)?;
        // 每日两测体温: a numeral without a measure is part of another word.
        let written = &self.plain[self.pieces[nth].at.clone()];
        if unit.is_none() && label == nth + 1 && ["一", "两", "二", "三"].contains(&written) {
            return None;
        }
        let label = self.what_they_have(label, unit).unwrap_or(label);
        let of = self.subject(label)?;
        let latin = self.plain[self.pieces[label].at.clone()].is_ascii();
        let gap = !latin && self.pieces[nth + 1..label].iter().any(|piece| piece.what == What::Break(Break::Space));
        let fits = match (unit, of) {
            (Some(unit), Subject::Field(field)) => {
                self.reader.form.fields[usize::from(field)].counts == unit || !gap && self.is_last_in_clause(label)
            }
            (Some(Counted::Households), Subject::Outside | Subject::Abnormal) => false,
            (None, Subject::Nothing) => !gap,
            _ => true,
        };
        let own = if of == Subject::Nothing && unit.is_some() {
            self.number_follows(label)
        } else {
            self.has_own_value(label)
        };
        (fits && (!own || self.is_number_first(nth))).then_some((of, label))
    }

    /// Whether a number stands in the rest of the clause.
    fn number_follows(&self, nth: usize) -> bool {
        let rest = self.pieces[nth + 1..].iter().take_while(|piece| !ends_clause(piece));
        let degrees = |piece: &Piece| self.plain[..piece.at.start].ends_with(['到', '得']);
        rest.into_iter().any(|piece| matches!(piece.what, What::Number(..)) && !degrees(piece))
    }

    /// 两个小孩发烧: the number is of the fever, not of the children.
    fn what_they_have(&self, who: usize, unit: Option<Counted>) -> Option<usize> {
        let next = self.next_label(who + 1)?;
        let has =
            matches!(self.subject(next), Some(Subject::Field(field)) if self.reader.is_case_or_observation(field));
        let resident =
            matches!(self.subject(who), Some(Subject::Field(field)) if !self.reader.is_case_or_observation(field));
        // 3人观察满14天解除了: released, and observed no more.
        let term = &self.plain[self.pieces[who].at.end..self.pieces[next].at.start];
        let ends = term.contains('满') || self.plain[self.pieces[next].at.clone()].contains('满');
        let over = self.subject(who) == self.reader.current_field().map(Subject::Field) && ends;
        if over && has && unit != Some(Counted::Households) && !self.has_own_value(next) {
            return Some(next);
        }
        let people = (resident || matches!(self.pieces[who].word(), Some(Word::Thing | Word::Elsewhere)))
            && unit == Some(Counted::Persons);
        let has = has || self.were_checked(who, next);
        (people && has && !self.has_own_value(next)).then_some(next)
    }

    fn next_label(&self, from: usize) -> Option<usize> {
        for (nth, piece) in self.pieces.iter().enumerate().skip(from) {
            match piece.what {
                _ if ends_clause(piece) => return None,
                // 放掉四个(解除了)
                What::Break(Break::Open) if nth == from && self.bracket_is_label(nth) => {}
                // one family (3 persons) back from Xiaogan
                What::Break(Break::Close) if nth == from => {}
                What::Number(..) | What::Break(Break::Open | Break::Close | Break::Colon) => {
                    return None;
                }
                // Two of them are back from Wuhan.
                What::Word(Word::OfWhich) if nth <= from + 1 && self.plain[piece.at.clone()].ends_with("of them") => {}
                What::Word(
                    Word::None | Word::AllNone | Word::Zero | Word::Rest | Word::ExceptEnd | Word::OfWhich | Word::And,
                ) => return None,
                What::Break(Break::Stroke) if &self.plain[piece.at.clone()] == "|" => return None,
                What::Word(Word::Place(field)) if self.is_default(Subject::Field(field)) => {}
                What::Word(Word::Thing) if self.tells_whose(nth) => {}
                What::Word(Word::Away) if self.is_about_observed(nth) => {}
                _ if self.subject(nth).is_some() => return Some(nth),
                _ => {}
            }
        }
        None
    }

    pub(super) fn subject(&self, nth: usize) -> Option<Subject> {
        match self.pieces.get(nth)?.word()? {
            Word::Label { field, .. } | Word::Place(field) => Some(Subject::Field(field)),
            Word::Abnormal => Some(Subject::Abnormal),
            Word::Outside => Some(Subject::Outside),
            Word::Elsewhere | Word::Thing | Word::Size | Word::Away => Some(Subject::Nothing),
            _ => None,
        }
    }

    /// Whether a number or a "none" stands behind the label before another label comes.
    pub(super) fn has_own_value(&self, label: usize) -> bool {
        let (mut listed, mut lists) = (false, false);
        for (nth, piece) in self.pieces.iter().enumerate().skip(label + 1) {
            match piece.what {
                _ if ends_clause(piece) => return false,
                // 发热和密接都没有: all that is listed is none.
                What::Word(Word::AllNone) => return !listed || lists,
                What::Word(Word::And) => listed = true,
                _ if listed && self.subject(nth).is_some() => lists = true,
                _ if listed
                    && !matches!(piece.what, What::Break(Break::Space) | What::Word(Word::Tail | Word::Return)) =>
                {
                    return false;
                }
                What::Number(number, None) if self.is_degrees(&number, nth) => {}
                What::Word(Word::None) if self.denies_next(nth) => return false,
                What::Number(..) | What::Word(Word::None | Word::Zero | Word::Normal) => {
                    return true;
                }
                What::Break(Break::Space) if self.stands_apart(label, nth) => return false,
                // 从台州回来的小伙子也没啥不舒服: what follows is said of who came.
                What::Other if self.is_who_came(nth) => return false,
                // 温州台州没有: places side by side are one.
                _ if self.touches_before(nth) && self.is_place(nth) && self.is_place(nth - 1) => {}
                _ if self.subject(nth).is_some() => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether a bracket holds a label and no value.
    fn bracket_is_label(&self, open: usize) -> bool {
        let inside = self.pieces[open + 1..].iter().take_while(|piece| piece.what != What::Break(Break::Close));
        let bare = inside.clone().all(|piece| {
            matches!(piece.word(), Some(Word::Label { .. } | Word::Filler | Word::Tail))
                || piece.what == What::Break(Break::Space)
        });
        bare && inside.clone().any(|piece| matches!(piece.word(), Some(Word::Label { .. })))
    }

    fn is_place(&self, nth: usize) -> bool {
        self.subject(nth).is_some_and(|of| self.has_places(of))
    }

    /// 无发热 无湖北: the label touches what is in front of it, and a blank follows.
    fn stands_apart(&self, label: usize, space: usize) -> bool {
        let touches = label > 0
            && !matches!(self.pieces[label - 1].what, What::Break(_))
            && self.pieces[label - 1].at.end == self.pieces[label].at.start;
        let value_touches = self.pieces.get(space + 1).is_some_and(|piece| matches!(piece.word(), Some(Word::None)))
            && self
                .pieces
                .get(space + 2)
                .is_some_and(|piece| matches!(piece.word(), Some(Word::Label { .. } | Word::Place(_) | Word::Outside)));
        touches
            && (value_touches
                || matches!(self.pieces.get(label - 1).map(|piece| piece.what), Some(What::Word(Word::None))))
    }

    /// Whether the clause reads number, label, number, label.
    fn is_number_first(&self, nth: usize) -> bool {
        let start = nth;
        let (mut numbers, mut labels, mut last_is_label) = (0, 0, false);
        for at in start..self.pieces.len() {
            let piece = &self.pieces[at];
            if ends_clause(piece) {
                break;
            }
            let counts = matches!(piece.what, What::Number(..) | What::Word(Word::None));
            if counts {
                numbers += 1;
                last_is_label = false;
            } else if self.subject(at).is_some() {
                if numbers == 0 {
                    return false;
                }
                // 没有温州台州回来的, 0 wenzhou/taizhou: places side by side are one.
                labels += usize::from(!last_is_label || !self.touches_before(at) && !self.beside_same_place(at));
                last_is_label = true;
            }
        }
        last_is_label && numbers == labels
    }

    fn touches_before(&self, nth: usize) -> bool {
        nth > 0 && self.pieces[nth - 1].at.end == self.pieces[nth].at.start && self.subject(nth - 1).is_some()
    }

    /// wenzhou/taizhou, 温州台州: nothing but a stroke stands between two places.
    pub(super) fn beside_same_place(&self, nth: usize) -> bool {
        let stroke = nth > 1 && self.stroke_before(nth);
        let touches = self.touches_before(nth) && self.is_place(nth - 1) && self.subject(nth) == self.subject(nth - 1);
        self.is_place(nth) && (stroke && self.is_place(nth - 2) || touches)
    }

    fn is_last_in_clause(&self, label: usize) -> bool {
        self.next_label(label + 1).is_none()
    }

    /// Whether labels follow a "none" that have no value of their own.
    pub(super) fn labels_ahead(&self, nth: usize) -> bool {
        let mut at = nth + 1;
        while let Some(piece) = self.pieces.get(at) {
            match piece.what {
                _ if ends_clause(piece) => return false,
                // 以下均无:发热、密接
                What::Break(Break::Colon) if at == nth + 1 && self.pieces[nth].word() == Some(Word::AllNone) => at += 1,
                What::Break(Break::Open | Break::Close | Break::Colon) => return false,
                What::Word(Word::None | Word::AllNone | Word::Zero) => return false,
                // 湖北回来的没有就是有一个台州回来的: somebody is counted next.
                What::Word(Word::Has)
                    if matches!(self.pieces.get(at + 1).map(|next| next.what), Some(What::Number(..))) =>
                {
                    return false;
                }
                _ if self.subject(at).is_some() => {
                    return self.subject(at) != Some(Subject::Nothing)
                        && (!self.has_own_value(at) || self.is_number_first(nth));
                }
                _ => at += 1,
            }
        }
        false
    }

    /// Whether text that no word explains follows: 5户没回应.
    pub(super) fn goes_on_unknown(&self, nth: usize) -> bool {
        self.pieces.get(nth + 1).is_some_and(|piece| matches!(piece.what, What::Other))
    }

    /// Whether text that no word explains runs into the number: 打喷嚏5人.
    pub(super) fn comes_from_unknown(&self, nth: usize) -> bool {
        nth.checked_sub(1).is_some_and(|before| {
            let piece = &self.pieces[before];
            piece.what == What::Other && self.plain[piece.at.clone()].contains(is_han)
        })
    }

    /// Whether the piece before the number is a number too: 2户3人.
    pub(super) fn follows_number(&self, nth: usize) -> bool {
        self.pieces[..nth]
            .iter()
            .rev()
            .find(|piece| {
                !matches!(piece.what, What::Break(Break::Space | Break::Open | Break::Stroke | Break::Comma))
                    && !matches!(piece.word(), Some(Word::And | Word::Sum | Word::Filler))
            })
            .is_some_and(|piece| matches!(piece.what, What::Number(..)))
    }

    /// 50户中走访47户: the first number is the size.
    pub(super) fn is_part_of_whole(&self, nth: usize) -> bool {
        let end = self.pieces[nth].at.end;
        // 居家观察3人中1人解除: the label in front says what the first number is.
        let labelled = self.here.waiting.last().is_some_and(|waiting| !waiting.stale && waiting.of != Subject::Nothing);
        let people = matches!(self.pieces[nth].what, What::Number(_, Some(Counted::Persons)));
        !(labelled && people) && self.plain[end..].starts_with('中') && !self.plain[end..].starts_with("中午")
    }

    pub(super) fn stroke_before(&self, nth: usize) -> bool {
        nth.checked_sub(1).is_some_and(|before| self.pieces[before].what == What::Break(Break::Stroke))
    }

    /// 重点地区还有信阳: the writer counts places that the form does not know.
    pub(super) fn note_own_places(&mut self, comma: usize) {
        let start = self.pieces[..comma].iter().rposition(ends_clause).map_or(0, |end| end + 1);
        let clause = &self.pieces[start..comma];
        let has = |wanted: fn(Word) -> bool| clause.iter().any(|piece| piece.word().is_some_and(wanted));
        let elsewhere = has(|word| word == Word::Elsewhere);
        let has_value = has(|word| matches!(word, Word::None | Word::AllNone))
            || clause.iter().any(|piece| matches!(piece.what, What::Number(..)));
        let names_field = clause.iter().any(|piece| match piece.word() {
            Some(Word::Label { field, .. }) => self.reader.form.fields[usize::from(field)].comes_from_places(),
            _ => false,
        });
        // 重点地区1人核实下来是宁波的: an old number that was dropped.
        let dropped = clause.iter().any(|piece| piece.what == What::Mask(Mask::Skip));
        if elsewhere && names_field && !has_value && !dropped {
            self.values.loose.push(comma);
        }
    }

    /// The clause around `nth`, as text.
    pub(super) fn clause_text(&self, nth: usize) -> &str {
        let start = self.pieces[..nth].iter().rposition(ends_clause).map_or(0, |before| self.pieces[before].at.end);
        let end =
            self.pieces[nth..].iter().find(|piece| ends_clause(piece)).map_or(self.plain.len(), |piece| piece.at.start);
        &self.plain[start..end]
    }
}
