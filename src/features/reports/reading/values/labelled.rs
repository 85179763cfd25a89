//! Words that name a field, and wait for its number.

use super::{Scan, Subject, Waiting, ends_clause};
use crate::features::reports::{
    form::Counted,
    reading::{
        masks::Mask,
        numbers::Number,
        pieces::{Break, Piece, What},
        words::Word,
    },
};

impl Scan<'_> {
    /// A word that names `of`: takes a value said before it, or waits for one.
    pub(super) fn label(&mut self, of: Subject, shared: bool, nth: usize) {
        if self.adds_nothing_to_label(of, nth) {
            return;
        }
        // 一名租客从乐清回来: the word only tells who it is.
        if of == Subject::Nothing && self.here.taken.is_some_and(|taken| taken > nth) {
            return;
        }
        // 武汉回来的老李家小孩一个: the word only tells who came.
        let child = ["小孩", "孩子", "老人", "儿童", "学生", "娃"].contains(&&self.plain[self.pieces[nth].at.clone()]);
        let came = self.here.waiting.last().is_some_and(|waiting| {
            self.has_places(waiting.of)
                && !waiting.stale
                && self.pieces[waiting.nth..nth].iter().any(|piece| piece.word() == Some(Word::Return))
        });
        if child && came {
            return;
        }
        // 湖北车辆, 武汉快递: no people.
        let after = &self.plain[self.pieces[nth].at.end..];
        let goods = [
            "人开",
            "人做",
            "人办",
            "小吃",
            "特产",
            "女婿",
            "媳妇",
            "亲家",
            "菜场",
            "商会",
            "路",
            "街",
            "菜",
            "话",
            "口音",
            "车",
            "牌",
            " number plate",
            " plate",
            " car",
            "号牌",
            "快递",
            "包裹",
            "货",
            "籍车",
        ]
        .iter()
        .any(|word| after.starts_with(word));
        let of = if goods && self.has_places(of) || self.is_no_case_now(of, nth) { Subject::Nothing } else { of };
        self.here.named = Some((nth, of));
        // 全小区入户52户: the households that were gone to.
        let households = Subject::Field(self.reader.default_for(Counted::Households));
        let touches_size = nth > 0
            && self.pieces[nth - 1].word() == Some(Word::Size)
            && self.pieces[nth - 1].at.end == self.pieces[nth].at.start;
        self.here.size &= touches_size
            || of != households
            || ["住户", "户数", "家户", "户"].contains(&&self.plain[self.pieces[nth].at.clone()]);
        if self.here.taken == Some(nth) {
            self.here.last = Some((of, shared, None));
            self.here.temperature = self.measured_by(of, nth).or(self.here.temperature);
            return;
        }
        self.doubt_released_fever(of, nth);
        if let Some(one) = self.also_has(of, nth) {
            self.here.none = false;
            return self.say(of, one, Some(Counted::Persons), nth);
        }
        let at = self.pieces[nth].at.clone();
        let place = matches!(self.pieces[nth].word(), Some(Word::Place(_))).then(|| at.clone());
        self.values.labels += 1;
        let word = &self.plain[at];
        if let Some(field) = self.measured_by(of, nth) {
            self.here.temperature = Some(field);
        }

        // 量了体温,没有不正常的: of the temperatures.
        if let Some(field) = self.here.temperature.filter(|_| self.here.none && word == "不正常") {
            return self.temperature_is_normal(field, nth);
        }

        let listed =
            self.here.joined || self.beside_same_place(nth) || !self.here.none_used || !self.has_own_value(nth);
        if self.here.none && !listed {
            self.here.none = false;
        }
        if self.here.none || (self.here.none_before && self.lists_on(nth)) {
            self.here.none_used = true;
            // two from Wenzhou, nobody else from key areas: of the others.
            let others = self.here.rest && self.values.said.iter().any(|said| said.of == of && said.value > Some(0));
            if others {
                return;
            }
            if of != Subject::Nothing && self.negatable(of) {
                self.here.none = true;
                self.say(of, Number::zero(), None, nth);
                return;
            }
        }
        if self.is_way_of_same(of, nth) {
            return;
        }
        let touches = nth > 0 && self.pieces[nth - 1].at.end == self.pieces[nth].at.start;
        if self.is_tail(nth) {
            return self.retarget(of, word.ends_with('户') || word.contains("户数"));
        }
        let touches_place = self.touches_other_place(of, nth);
        let mut within = None;
        if touches_place && self.here.waiting.last().is_some_and(|before| before.of == of) {
            // 温州瑞安: the second place is within the first.
            within = self.here.waiting.pop();
        }
        let visits = |of: Subject| matches!(of, Subject::Field(_)) && !self.negatable(of);
        if visits(of)
            && touches
            && self.here.waiting.last().is_some_and(|before| visits(before.of) && before.nth + 1 == nth)
        {
            // 访查, 走访测温: one way of going from door to door.
            self.here.waiting.pop();
        }
        let thing = |of: Subject| of == Subject::Nothing;
        if thing(of) && self.here.waiting.last().is_some_and(|before| thing(before.of) && before.nth + 1 == nth) {
            // 出动志愿者: one thing.
            self.here.waiting.pop();
        }
        // 🏠观察1人: a sign only decorates the word behind it.
        let sign = |waiting: &Waiting| {
            waiting.nth + 1 == nth && !self.plain[self.pieces[waiting.nth].at.clone()].contains(char::is_alphanumeric)
        };
        if touches && self.here.waiting.last().is_some_and(sign) {
            self.here.waiting.pop();
        }
        if self.is_released_of_case(of, nth) {
            // 密接解除1人: who is released.
            self.here.waiting.pop();
        }
        if self.is_under_heading(of, nth) {
            self.here.waiting.pop();
        }
        let bracketed = self.here.depth > 0;
        let joined = std::mem::take(&mut self.here.joined)
            || self.stroke_before(nth) && !self.is_cell_closed_before(nth)
            || within.map_or(touches_place && !self.here.waiting.is_empty(), |place: Waiting| place.joined);
        self.here.waiting.push(Waiting { of, shared, place, joined, stale: false, bracketed, nth });
    }

    fn is_released_of_case(&self, of: Subject, nth: usize) -> bool {
        let observation = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_observation(field));
        let released = observation(of) && Some(of) != self.reader.current_field().map(Subject::Field);
        let touches = nth > 0 && self.pieces[nth - 1].at.end == self.pieces[nth].at.start;
        let case = |waiting: &Waiting| waiting.nth + 1 == nth && !observation(waiting.of) && self.negatable(waiting.of);
        released && touches && self.here.waiting.last().is_some_and(case)
    }

    /// 发热:|湖北:1|密接:0: the cell in front of the stroke is closed.
    fn is_cell_closed_before(&self, nth: usize) -> bool {
        nth > 1 && matches!(self.pieces[nth - 2].what, What::Break(Break::Colon) | What::Number(..))
    }

    /// 异常:永嘉1人、温岭2人, 湖北返回:武汉1、孝感1: the word before the colon heads the fields that follow.
    fn is_under_heading(&self, of: Subject, nth: usize) -> bool {
        let place = matches!(self.pieces[nth].word(), Some(Word::Place(_)));
        let heading = self.here.waiting.last().is_some_and(|waiting| {
            let behind_tail = nth > 0 && self.pieces[nth - 1].word() == Some(Word::Tail);
            waiting.of == Subject::Abnormal || place && waiting.of == of && (waiting.place.is_none() || behind_tail)
        });
        let heads = |piece: &Piece| {
            matches!(piece.what, What::Break(Break::Colon | Break::Stroke | Break::Close))
                // 温州那边乐清1人
                || place && (piece.what == What::Break(Break::Space) || piece.word() == Some(Word::Tail))
        };
        heading && matches!(of, Subject::Field(_)) && nth > 0 && heads(&self.pieces[nth - 1])
    }

    /// 湖北返嘉人员, 解除隔离居家观察: the second word says what the first says already.
    fn adds_nothing_to_label(&self, of: Subject, nth: usize) -> bool {
        let Some((_, before)) = self.here.named.filter(|(before, _)| before + 1 == nth) else {
            return false;
        };
        let touches = self.pieces[nth - 1].at.end == self.pieces[nth].at.start;
        let observed = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_observation(field));
        let current = self.reader.current_field().map(Subject::Field);
        touches
            && (of == Subject::Outside && self.has_places(before)
                || Some(of) == current && before != of && observed(before))
    }

    pub(super) fn is_called_a_field(&self, nth: usize) -> bool {
        let touches = nth > 0 && self.pieces[nth - 1].at.end == self.pieces[nth].at.start;
        // 重点地区:上海回来3人, 重点地区安徽阜阳, 重点地区返回:河南信阳
        let leads = |piece: &&Piece| {
            piece.what == What::Break(Break::Colon)
                || matches!(piece.word(), Some(Word::Elsewhere | Word::Return | Word::Tail))
        };
        let before = nth - self.pieces[..nth].iter().rev().take_while(leads).count();
        let fresh = self.here.waiting.last().filter(|waiting| !waiting.stale && waiting.nth + 1 == before);
        touches && fresh.is_some_and(|waiting| self.has_places(waiting.of) && waiting.place.is_none())
    }

    /// 湖北温台: places side by side are listed.
    fn touches_other_place(&self, of: Subject, nth: usize) -> bool {
        let touches = nth > 0 && self.pieces[nth - 1].at.end == self.pieces[nth].at.start;
        let before = self.here.waiting.last();
        touches
            && self.has_places(of)
            && before.is_some_and(|before| before.nth + 1 == nth && self.has_places(before.of))
    }

    /// [入户]33: the bracket opens the line and holds a label, whose value stands behind it.
    pub(super) fn bracket_names_what_follows(&self, close: usize) -> bool {
        let Some(open) = self.pieces[..close].iter().rposition(|piece| piece.what == What::Break(Break::Open)) else {
            return false;
        };
        let holds_value = self.pieces[open..close].iter().any(|piece| {
            matches!(piece.what, What::Number(..)) || matches!(piece.word(), Some(Word::None | Word::AllNone))
        });
        let opens_line =
            self.pieces[..open].iter().rev().find(|piece| piece.what != What::Break(Break::Space)).is_none_or(
                |piece| {
                    ends_clause(piece)
                        || matches!(piece.what, What::Mask(Mask::Item) | What::Number(..) | What::Reference)
                        || matches!(piece.word(), Some(Word::None | Word::AllNone | Word::Slot(_)))
                },
            );
        let value_follows = self.pieces[close + 1..]
            .iter()
            .find(|piece| {
                !matches!(
                    piece.what,
                    What::Break(Break::Space | Break::Colon)
                        | What::Word(Word::Has | Word::Ticked | Word::Filler | Word::Becomes | Word::Sum | Word::Now)
                )
            })
            .is_some_and(|piece| {
                matches!(piece.what, What::Number(..) | What::Word(Word::None | Word::AllNone | Word::Normal))
            });
        let quoted = self.plain[self.pieces[open].at.clone()].starts_with('「');
        (opens_line || quoted) && value_follows && !holds_value
    }

    /// A label that no word of the form spells.
    pub(super) fn wait(&mut self, of: Subject, nth: usize) {
        let bracketed = self.here.depth > 0;
        self.here.waiting.push(Waiting { of, shared: false, place: None, joined: false, stale: false, bracketed, nth });
    }

    /// 发热解除1人: a fever that is over, or somebody who was released?
    fn doubt_released_fever(&mut self, of: Subject, nth: usize) {
        let released = matches!(of, Subject::Field(field) if self.reader.is_observation(field)) && !self.is_current(of);
        let before = nth.checked_sub(1).and_then(|before| self.pieces[before].word());
        if let Some(Word::Label { field, .. }) = before.filter(|_| released)
            && !self.reader.form.fields[usize::from(field)].normal_words.is_empty()
        {
            self.values.cases.push(field);
        }
    }

    fn is_current(&self, of: Subject) -> bool {
        Some(of) == self.reader.current_field().map(Subject::Field)
    }

    /// 武汉返回1人且低烧: the one person of the clause counts in two fields.
    fn also_has(&self, of: Subject, nth: usize) -> Option<Number> {
        let joins =
            nth > 0 && ["且", "并且", "同时", "又", "还"].contains(&self.plain[self.pieces[nth - 1].at.clone()].trim());
        // 一个台州回来的,还发烧: of the person of the clause before.
        let start = self.clause_start(nth);
        let start = match start.checked_sub(1).filter(|_| start + 1 == nth) {
            Some(before) => self.clause_start(before),
            None => start,
        };
        let said = self.values.said.last().filter(|said| said.at >= start && said.value == Some(1))?;
        let person = said.unit == Some(Counted::Persons) && said.of != of && self.negatable(said.of);
        let valued = self.pieces.get(nth + 1).is_some_and(|next| !ends_clause(next));
        (joins && person && self.negatable(of) && !valued).then(|| Number::exactly(1))
    }

    /// The field that is 0 where what the label measures is normal: 量体温, temperatures taken.
    fn measured_by(&self, of: Subject, nth: usize) -> Option<u8> {
        let word = &self.plain[self.pieces[nth].at.clone()];
        let measures = self.is_default(of) && (word.contains(['量', '测']) || word.contains("temp"));
        let lexicon = &self.reader.lexicon;
        lexicon.reading(word).or(lexicon.temperature_field().filter(|_| measures))
    }

    /// Whether the clause from `nth` on holds labels only, so that a "none" before reaches over the comma.
    pub(super) fn lists_on(&self, nth: usize) -> bool {
        let clause = self.pieces[nth..].iter().take_while(|piece| !ends_clause(piece));
        let before = self.pieces[..nth].iter().rev().take_while(|piece| !ends_clause(piece));
        clause.chain(before).all(|piece| {
            matches!(piece.what, What::Break(_))
                || matches!(
                    piece.word(),
                    Some(
                        Word::Label { .. }
                            | Word::Place(_)
                            | Word::Outside
                            | Word::Tail
                            | Word::Return
                            | Word::And
                            | Word::Thing
                    )
                )
        })
    }

    /// 发热人数: the second word adds nothing to the first.
    pub(super) fn is_tail(&self, nth: usize) -> bool {
        let touches = nth > 0 && self.pieces[nth - 1].at.end == self.pieces[nth].at.start;
        let after_label = touches
            && matches!(
                self.pieces[nth - 1].word(),
                Some(Word::Label { .. } | Word::Place(_) | Word::Return | Word::Abnormal | Word::Outside | Word::Tail)
            );
        let word = &self.plain[self.pieces[nth].at.clone()];
        after_label
            && (["人数", "的人数", "户数", "的户数", "总人数", "people", "persons", "人员"].contains(&word))
            && !self.here.waiting.is_empty()
    }

    /// 走访人数 are persons though 走访 alone counts households.
    pub(super) fn retarget(&mut self, to: Subject, households: bool) {
        let visits = self.reader.default_for(Counted::Households);
        let waiting = self.here.waiting.last_mut().expect("a tail follows a label");
        if waiting.of == Subject::Field(visits) || waiting.shared {
            waiting.of = if households { Subject::Field(visits) } else { to };
            waiting.shared = false;
        }
    }
}
