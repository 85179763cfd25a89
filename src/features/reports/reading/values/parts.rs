//! Totals and their parts: buildings, brackets, sums.

use super::{Scan, Subject, Tense};
use crate::features::reports::{
    form::Counted,
    reading::{
        masks::Mask,
        numbers::Number,
        pieces::{Break, What},
        words::Word,
    },
};

impl Scan<'_> {
    /// 28户(东区15户、西区11户): the parts of a total.
    pub(super) fn part(&mut self, of: Subject, number: Number, unit: Counted, nth: usize) {
        if self.here.tense != Tense::Plain {
            return;
        }
        let at = self.pieces[nth].at.clone();
        let last = self.here.last;
        self.say_of(of, number, Some(unit), nth, Some(at));
        self.here.last = last;
    }

    /// 其中6户是电话问的,61人: the next clause counts people, and no part of the households.
    pub(super) fn counts_on_after_part(&self, unit: Option<Counted>, nth: usize) -> bool {
        let start = self.clause_start(nth);
        let part = self.values.said.last().is_some_and(|said| said.part && said.unit == Some(Counted::Households));
        part && unit == Some(Counted::Persons)
            && self.values.said.last().is_some_and(|said| said.at < start)
            && self.pieces[start..nth]
                .iter()
                .all(|piece| piece.what == What::Break(Break::Space) || piece.word() == Some(Word::Sum))
    }

    /// 都是台州回来的,台州返回2人: the same place with the same number again.
    pub(super) fn is_repeated(&self, of: Subject, place: Option<&std::ops::Range<usize>>, number: Number) -> bool {
        let Some(text) = place.filter(|_| self.negatable(of)).map(|place| &self.plain[place.clone()]) else {
            return false;
        };
        let named = |said: &super::Said| said.place.clone().is_some_and(|place| self.plain[place] == *text);
        self.values.said.iter().any(|said| said.of == of && said.value == number.value && !said.part && named(said))
    }

    /// 入户21户,入户24户: the same word with two numbers names no two parts.
    pub(super) fn is_said_again(&mut self, of: Subject, place: &std::ops::Range<usize>, number: Number) -> bool {
        let text = &self.plain[place.clone()];
        let same = |said: &&mut super::Said| {
            let named = said.place.as_ref().is_some_and(|other| self.plain[other.clone()] == *text);
            said.of == of && named && said.value != number.value && !said.part
        };
        match self.values.said.iter_mut().find(same) {
            Some(earlier) => {
                earlier.place = None;
                true
            }
            None => false,
        }
    }

    /// 1号楼走访9户: the building in front makes the number a part of its field.
    pub(super) fn building_before(&self, nth: usize) -> Option<std::ops::Range<usize>> {
        let start = self.clause_start(nth);
        let building = self.pieces[start..nth].iter().rfind(|piece| {
            let text = &self.plain[piece.at.clone()];
            let address = piece.what == What::Mask(Mask::Skip)
                && text.ends_with(['楼', '幢', '栋', '座', '弄', '元', '室', '号']);
            let area =
                piece.word() == Some(Word::Idle) && text.ends_with(['区', '期', '村', '边', '面', '头', '排', '片']);
            address || area
        });
        building.map(|piece| piece.at.clone())
    }

    /// 解除:1幢2人、6幢3人: the building right in front of a number of people.
    pub(super) fn building_of_people(&self, nth: usize) -> Option<std::ops::Range<usize>> {
        let building = self.building_before(nth)?;
        (nth > 0 && self.pieces[nth - 1].at == building).then_some(building)
    }

    /// 密接合计5人,1幢2人、6幢3人: the next building goes on with what was counted before.
    pub(super) fn of_building_before(&self, nth: usize) -> Option<(Subject, std::ops::Range<usize>)> {
        let building = self.building_of_people(nth)?;
        let before = self.values.said.last().filter(|said| said.at + 3 == nth && self.negatable(said.of))?;
        let joined =
            matches!(self.pieces[nth - 2].what, What::Word(Word::And) | What::Break(Break::Comma | Break::Space));
        joined.then_some((before.of, building))
    }

    /// 平阳1人、瑞安2人,温州合计3人: the total of the places before it.
    pub(super) fn is_subtotal(&self, of: Subject, number: Number) -> bool {
        let parts: Vec<u32> = self
            .values
            .said
            .iter()
            .filter(|said| said.of == of && said.place.is_some())
            .filter_map(|said| said.value)
            .collect();
        let sum = parts.iter().fold(0_u32, |sum, part| sum.saturating_add(*part));
        self.here.sum && self.negatable(of) && parts.len() > 1 && number.value == Some(sum)
    }

    /// 发热2人(老人1人,小孩2人): more people in the bracket than in front of it.
    pub(super) fn weigh_bracket(&mut self, close: usize) {
        let Some(open) = self.pieces[..close].iter().rposition(|piece| piece.what == What::Break(Break::Open)) else {
            return;
        };
        let inside = self.values.said.iter().filter(|said| {
            said.at > open && said.of == Subject::Nothing && said.part && said.unit == Some(Counted::Persons)
        });
        let sum = inside.filter_map(|said| said.value).fold(0, u32::saturating_add);
        // 45户(一组20户,二组22户): looks like a split of the total, and is none.
        let before = self.values.said.iter().rfind(|said| said.at < open).cloned();
        let split: Vec<u32> = self.pieces[open..close]
            .iter()
            .filter_map(|piece| match piece.what {
                What::Number(number, unit)
                    if unit.is_some() && before.as_ref().is_some_and(|said| said.unit == unit) =>
                {
                    number.value
                }
                _ => None,
            })
            .collect();
        let parts = split.iter().fold(0, |sum: u32, part| sum.saturating_add(*part));
        let total = before.and_then(|said| said.value).unwrap_or_default();
        if split.len() > 1 && parts != total && parts.saturating_mul(10) >= total.saturating_mul(8) {
            self.values.loose.push(close);
        }
        let of_case = self.values.said.iter().rfind(|said| said.at < open).filter(|said| self.persons(said.of));
        if of_case.is_some_and(|said| said.value.is_some_and(|value| value < sum)) {
            self.values.loose.push(close);
        }
    }

    /// 发热1人,其中成人1人、小孩1人: more people behind 其中 than in front of it.
    pub(super) fn weigh_part_list(&mut self, end: usize) {
        let start = self.pieces[..end].iter().rposition(|piece| piece.ends_sentence()).map_or(0, |end| end + 1);
        let Some(parts) = self.pieces[start..end].iter().position(|piece| piece.word() == Some(Word::OfWhich)) else {
            return;
        };
        let parts = start + parts;
        let bracketed = self.pieces[parts..end].iter().any(|piece| matches!(piece.what, What::Break(Break::Close)));
        let clause = self.pieces[parts..end].iter().take_while(|piece| piece.what != What::Break(Break::Comma));
        let people = clause.filter_map(|piece| match piece.what {
            What::Number(number, Some(Counted::Persons)) => number.value,
            _ => None,
        });
        let sum = people.fold(0, u32::saturating_add);
        let whole = self.values.said.iter().rfind(|said| said.at < parts);
        let of_people = whole.filter(|said| self.persons(said.of) && said.unit == Some(Counted::Persons));
        if !bracketed && of_people.is_some_and(|said| said.value.is_some_and(|value| value < sum)) {
            self.values.loose.push(parts);
        }
    }

    /// 截至目前湖北返嘉共7人: all until now, and not who is new.
    pub(super) fn is_until_now(&self, of: Subject, nth: usize) -> bool {
        const UNTIL: &[&str] = &[
            "截至目前",
            "截止目前",
            "到目前",
            "到现在",
            "至目前",
            "截至今",
            "截止今",
            "迄今",
            "至今共",
            "as of now",
            "since jan",
            "since feb",
        ];
        let new_only = matches!(of, Subject::Field(field) if self.reader.form.fields[usize::from(field)].new_only);
        new_only && UNTIL.iter().any(|word| self.clause_text(nth).contains(word))
    }

    /// 温州3人、台州1人,合计4人: says again what the places before it add up to.
    pub(super) fn is_sum_of_cases(&self, number: &Number, nth: usize) -> bool {
        let Some(last) = self.values.said.last().filter(|said| said.place.is_some() && self.persons(said.of)) else {
            return false;
        };
        let parts = self.values.said.iter().rev().take_while(|said| said.of == last.of && said.place.is_some());
        let sum = parts.filter_map(|said| said.value).fold(0, u32::saturating_add);
        let equals = self.plain[..self.pieces[nth].at.start].trim_end().ends_with('=');
        (self.here.sum || equals) && number.value == Some(sum)
    }
}
