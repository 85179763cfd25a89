//! Finds what a number counts: by a label before it, a label behind it, or its measure word.

use super::{Scan, Subject, Tense, Whole};
use crate::features::reports::{
    form::Counted,
    reading::{
        numbers::Number,
        pieces::{Break, What},
        words::Word,
    },
};

impl Scan<'_> {
    /// A number: after what counts nothing, it goes to the label before it, to the one behind it, or by its measure word.
    pub(super) fn number(&mut self, number: Number, unit: Option<Counted>, nth: usize) {
        let mut number = self.as_meant(number, nth);
        if self.is_size(unit, nth) {
            self.here.sized = Some(nth);
            return self.here.waiting.retain(|waiting| waiting.of != Subject::Nothing);
        }
        if self.here.rest
            && number.value == Some(0)
            && unit.is_none()
            && self.here.waiting.iter().all(|waiting| waiting.stale)
        {
            return self.values.whole.push((Whole::RestZero, nth));
        }
        if self.is_change(nth) {
            return self.change(number, unit, nth);
        }
        if self.counts_nothing(&number, unit, nth) {
            return;
        }
        if unit == Some(Counted::Households) && self.is_found(nth) {
            let visits = Subject::Field(self.reader.default_for(Counted::Households));
            return self.here.waiting.retain(|waiting| waiting.of != visits);
        }
        self.here.hedged |= self.is_one_more(nth);
        self.here.none = false;
        // 其实1个是台湾回来的: the number has a word of its own.
        let elsewhere = self.label_ahead(nth, unit).is_some_and(|(of, _)| of == Subject::Nothing);
        if std::mem::take(&mut self.here.replaced) && !elsewhere {
            let named = self.here.waiting.iter_mut().filter(|waiting| waiting.of != Subject::Nothing);
            named.for_each(|waiting| waiting.stale = false);
        }
        if unit.is_none() && self.is_degrees(&number, nth) {
            return self.temperature_at(nth);
        }
        self.drop_place_of_people(nth, unit);
        if unit != Some(Counted::Households) && self.adds_kind_to_case(&number, nth)
            || unit == Some(Counted::Persons) && self.repeats_people(&number, nth)
        {
            return;
        }
        if let Some(of) = self.households_just_said(nth, unit) {
            return self.say(of, number, unit, nth);
        }
        self.drop_way_of_finding(nth, unit);
        if !elsewhere {
            self.answer_stale_label(nth);
        }
        self.drop_label_of_term(nth, unit);
        if unit == Some(Counted::Persons) && self.only_tells_who(nth) {
            self.here.waiting.retain(|waiting| waiting.stale || waiting.of != Subject::Nothing);
        }
        if unit != Some(Counted::Households) && self.is_of_those_away(nth) {
            return;
        }
        if let Some(group) = self.group(nth, unit) {
            return self.say_group(&group, number, unit, nth);
        }
        if unit == Some(Counted::Persons) && self.adds_to_next(nth) {
            self.here.carried = Some(self.here.carried.unwrap_or(0).saturating_add(number.value.unwrap_or(0)));
            return;
        }
        if let (Some(carried), Some(value)) = (self.here.carried.take(), number.value) {
            number.value = Some(value.saturating_add(carried));
        }
        // One lad with a temp of 38.1: a person, though no measure word says so.
        let person = unit == Some(Counted::Persons) || &self.plain[self.pieces[nth].at.clone()] == "one";
        if unit == Some(Counted::Persons) && self.is_staff(nth) || person && self.await_temperature(number, nth) {
            return;
        }
        match self.label_ahead(nth, unit) {
            Some(label) => self.say_of_next(label, number, unit, nth),
            None => self.unlabelled(number, unit, nth),
        }
    }

    /// 1个发热: the label stands behind its number.
    fn say_of_next(&mut self, (of, label): (Subject, usize), number: Number, unit: Option<Counted>, nth: usize) {
        // 有个大伯死活不肯量体温: somebody is told of, and nobody is counted.
        let somebody = nth > 0 && self.pieces[nth - 1].word() == Some(Word::Has) && !self.has_numeral(nth)
            || self.plain[..self.pieces[nth].at.start].ends_with('另');
        if somebody && self.is_default(of) {
            self.here.taken = Some(label);
            return;
        }
        if self.is_no_case_now(of, nth) {
            self.here.taken = Some(label);
            return;
        }
        if number.value == Some(0) {
            // 0发热0湖北: this none is of the next label alone.
            self.here.none = true;
            self.here.none_used = false;
            return;
        }
        self.here.taken = Some(label);
        self.values.labels += 1;
        self.hold_still(of, nth, label);
        // 18户46人都查过了: the measure word tells which of the two.
        let visits = matches!(of, Subject::Field(_)) && !self.negatable(of);
        let of = unit.filter(|_| visits).map_or(of, |unit| Subject::Field(self.reader.default_for(unit)));
        let place = matches!(self.pieces[label].word(), Some(Word::Place(_))).then(|| self.pieces[label].at.clone());
        // 有位阿伯前天发烧: had it then.
        let earlier =
            self.pieces[nth..label].iter().any(|piece| matches!(piece.word(), Some(Word::Day(days)) if days < 0));
        if earlier && self.reader.is_case_or_observation_of(of) && !self.has_places(of) {
            self.here.tense = Tense::Before;
        }
        self.say_of(of, number, unit, nth, place);
    }

    /// A number that no label names: told by its measure word, a detail, or loose.
    fn unlabelled(&mut self, number: Number, unit: Option<Counted>, nth: usize) {
        self.here.of_which &= !self.counts_on_after_part(unit, nth);
        let detail = self.here.depth > 0 || self.here.of_which;
        let current = self.reader.current_field();
        let observed = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_observation(field));
        let case = |of: Subject| matches!(of, Subject::Field(field) if self.reader.is_case_or_observation(field));
        if self.is_of_those_away(nth) || self.is_among_counted(&number, nth) {
            return;
        }
        if unit == Some(Counted::Persons)
            && let Some((of, building)) = self.of_building_before(nth)
        {
            return self.say_of(of, number, unit, nth, Some(building));
        }
        if unit == Some(Counted::Persons)
            && let Some((of, place)) = self.named_just_before(nth)
        {
            return self.say_of(of, number, unit, nth, place);
        }
        if unit != Some(Counted::Households) && (self.returned_before(nth) || self.returns_next(nth)) {
            return self.say(Subject::Outside, number, unit, nth);
        }
        if unit != Some(Counted::Households) && self.is_sum_of_cases(&number, nth) {
            return;
        }
        match (self.here.last, unit) {
            // 原有5人,解除1人,剩余4人: who is left is under observation.
            (Some((of, _, _)), Some(Counted::Persons) | None)
                if self.here.rest && number.value != Some(0) && observed(of) && current.is_some() =>
            {
                self.here.rest = false;
                self.here.tense = Tense::Now;
                self.say(Subject::Field(current.expect("just checked")), number, unit, nth);
            }
            // 居家观察比昨天少1人,为4人: the number that the change led to.
            (Some((of, _, _)), Some(Counted::Persons) | None)
                if observed(of)
                    && current.is_some()
                    && ["为", "是", "现"].iter().any(|lead| self.clause_text(nth).trim_start().starts_with(lead)) =>
            {
                self.here.tense = Tense::Now;
                self.say(Subject::Field(current.expect("just checked")), number, unit, nth);
            }
            // 累计走访411户,其中今天上午35户: the part is what is asked for.
            (Some((of, _, said)), _)
                if self.here.of_which
                    && said == unit
                    && self.values.said.last().is_some_and(|said| said.of == of && said.tense == Tense::Running) =>
            {
                self.here.of_which = false;
                self.say(of, number, unit, nth);
            }
            // 2 were released, 3 remain
            (Some((of, _, _)), Some(Counted::Persons) | None)
                if observed(of) && current.is_some() && self.remain_next(nth) =>
            {
                self.here.tense = Tense::Now;
                self.say(Subject::Field(current.expect("just checked")), number, unit, nth);
            }
            // 居家观察昨天6人,今天4人.
            (Some((of, _, _)), Some(Counted::Persons) | None)
                if observed(of)
                    && current.is_some()
                    && nth > 0
                    && self.pieces[nth - 1].word() == Some(Word::Day(0))
                    && self.values.said.last().is_some_and(|said| said.tense == Tense::Before) =>
            {
                self.here.tense = Tense::Now;
                self.say(Subject::Field(current.expect("just checked")), number, unit, nth);
            }
            // 昨天5人,今天新增2人,共7人: all who are observed by now.
            (Some((of, _, _)), Some(Counted::Persons) | None)
                if self.here.sum && observed(of) && current.is_some() && self.here.depth == 0 =>
            {
                self.here.tense = Tense::Now;
                self.say(Subject::Field(current.expect("just checked")), number, unit, nth);
            }
            (_, Some(Counted::Persons) | None) if self.observed_were_named() => {
                self.say(Subject::Field(current.expect("it was named")), number, unit, nth);
            }
            (Some((of, _, _)), Some(Counted::Persons) | None)
                if matches!(self.here.tense, Tense::Now) && observed(of) && current.is_some() =>
            {
                self.say(Subject::Field(current.expect("just checked")), number, unit, nth);
            }
            // 解除3名, 新纳入1名: who is new is new in observation.
            (Some((of, _, _)), Some(Counted::Persons) | None)
                if self.here.tense == Tense::New && observed(of) && current.is_some() =>
            {
                self.say(Subject::Field(current.expect("just checked")), number, unit, nth);
            }
            (Some((of, _, _)), Some(Counted::Persons) | None)
                if matches!(self.here.tense, Tense::New | Tense::Running | Tense::Before) && case(of) =>
            {
                self.say(of, number, unit, nth);
            }
            (Some((of, _, _)), None)
                if self.pieces.get(nth + 2).is_some_and(|piece| piece.word() == Some(Word::OfWhich)) =>
            {
                self.say(of, number, unit, nth);
            }
            (Some((of, _, Some(Counted::Households))), Some(Counted::Persons))
                if self.persons(of) && self.follows_number(nth) =>
            {
                self.say(of, number, unit, nth);
            }
            (_, Some(Counted::Households)) if detail && self.values.said.iter().all(|said| said.unit != unit) => {
                self.by_measure(number, Counted::Households, nth)
            }
            (Some((of, _, Some(Counted::Households))), Some(Counted::Persons))
                if detail && !self.persons(of) && self.values.said.iter().all(|said| !self.is_default(said.of)) =>
            {
                self.by_measure(number, Counted::Persons, nth);
            }
            // 其中东区16户,西区14户: the parts of a total.
            (Some((of, _, Some(said))), Some(unit))
                if self.here.of_which && said == unit && self.building_before(nth).is_some() =>
            {
                let at = self.pieces[nth].at.clone();
                self.say_of(of, number, Some(unit), nth, Some(at));
            }
            (Some((of, _, Some(said))), Some(unit)) if self.here.depth > 0 && said == unit => {
                self.part(of, number, unit, nth);
            }
            _ if detail => self.detail(number, unit, nth),
            (Some((of, _, _)), Some(Counted::Persons))
                if self.persons(of) && self.goes_on_unknown(nth) && !self.is_default(of) =>
            {
                self.here.told = Some((number, nth));
            }
            // 3户没人: a door that stayed shut.
            (_, Some(Counted::Households)) if self.nobody_there(nth) => {}
            // 解除1户2人, 新增2户5人: households of those who are observed.
            (Some((of, _, _)), Some(Counted::Households)) if self.here.tense != Tense::Plain && case(of) => {
                let new = self.here.tense == Tense::New && observed(of);
                let of = current.filter(|_| new).map_or(of, Subject::Field);
                self.here.last = Some((of, false, unit));
            }
            // 有1户从温州回来, 除一户…外: a household that is told of, not one more visit.
            (_, Some(Counted::Households))
                if nth > 0
                    && number.value.is_some()
                    && matches!(self.pieces[nth - 1].word(), Some(Word::Has | Word::Except)) => {}
            (_, Some(unit)) => self.by_measure(number, unit, nth),
            (_, None) => self.values.loose.push(nth),
        }
    }

    /// 3 remain: the word stands behind its number.
    fn remain_next(&self, nth: usize) -> bool {
        let next = self.pieces[nth + 1..].iter().find(|piece| piece.what != What::Break(Break::Space));
        next.is_some_and(|piece| {
            let word = &self.plain[piece.at.clone()];
            piece.word() == Some(Word::Now) && (word.starts_with("remain") || word == "left")
        })
    }

    /// 80人,其中老人12人: a part of what was counted; any other number in brackets is unexplained.
    fn detail(&mut self, number: Number, unit: Option<Counted>, nth: usize) {
        if unit == Some(Counted::Households) && self.nobody_there(nth) {
            return;
        }
        let within = self
            .values
            .said
            .iter()
            .any(|said| (said.unit == unit || unit.is_none() || said.unit.is_none()) && said.value >= number.value);
        // 2人(老人1人,小孩2人): more in the bracket than in front of it.
        let start = self.pieces[..nth]
            .iter()
            .rposition(|piece| piece.what == What::Break(Break::Open) || piece.word() == Some(Word::OfWhich))
            .filter(|_| self.here.depth > 0 || self.here.of_which);
        let of_bracket = start.map(|start| {
            let persons = self.pieces[start..=nth].iter().filter_map(|piece| match piece.what {
                What::Number(number, Some(Counted::Persons)) => number.value,
                _ => None,
            });
            persons.fold(0, u32::saturating_add)
        });
        let within = within && of_bracket.is_none_or(|sum| self.values.said.iter().any(|said| said.value >= Some(sum)));
        let told = unit.is_some() || nth > 0 && matches!(self.pieces[nth - 1].word(), Some(Word::Place(_)));
        if number.value != Some(0) && !(told && within) {
            self.values.loose.push(nth);
        }
    }

    fn by_measure(&mut self, number: Number, unit: Counted, nth: usize) {
        let field = self.reader.default_for(unit);
        let unknown = self.goes_on_unknown(nth) && !self.has_none_among(nth) && !self.is_at_home(nth)
            || self.comes_from_unknown(nth) && !self.is_who(self.clause_start(nth), nth)
            || self.is_with_someone(nth);
        if unit == Counted::Persons
            && (unknown || self.measures_anything(nth) || self.goes_on_otherwise(nth) || !self.is_headcount(nth))
        {
            if number.value != Some(0) {
                self.values.loose.push(nth);
            }
            return;
        }
        self.say(Subject::Field(field), number, Some(unit), nth);
        if let Some(said) = self.values.said.last_mut() {
            said.measured = true;
            said.weak = unknown || self.here.sum;
        }
    }
}
