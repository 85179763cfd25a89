//! The labels that wait for a number, and which of them it answers.

use super::{Scan, Subject, Waiting};
use crate::features::reports::{
    form::Counted,
    reading::{numbers::Number, words::Word},
};

impl Scan<'_> {
    /// The labels that wait for a number at `nth`.
    pub(super) fn group(&mut self, nth: usize, unit: Option<Counted>) -> Option<Vec<Waiting>> {
        let visits = self.reader.default_for(Counted::Households);
        // 异常情况:1人发热: the word behind the number tells which.
        if self.here.waiting.last()?.of == Subject::Abnormal
            && self.label_ahead(nth, unit).is_some_and(|(of, _)| matches!(of, Subject::Field(_)))
        {
            self.here.waiting.pop();
        }
        let last = self.here.waiting.last()?;
        let households = unit == Some(Counted::Households) && last.of == Subject::Field(visits);
        if last.stale && (!households || self.label_ahead(nth, unit).is_some()) {
            return None;
        }
        // 跟社工去了15户: who went along is not who was gone to.
        if unit == Some(Counted::Households) && last.of == Subject::Nothing && self.is_who_or_where(last.nth) {
            self.here.waiting.pop();
            return None;
        }
        if last.of == Subject::Nothing && self.counts_what_they_have(last.nth, nth, unit) {
            while self.here.waiting.pop_if(|waiting| waiting.of == Subject::Nothing).is_some() {}
            return None;
        }
        // 居家观察的情绪稳定30户: households go to a field of persons only where nothing stands between.
        if last.of == Subject::Nothing && unit == Some(Counted::Households) {
            let fresh = |waiting: &Waiting| waiting.of == Subject::Field(visits) && !waiting.stale;
            if self.here.waiting.iter().any(fresh) {
                self.here.waiting.pop();
            }
        }
        let start = self.here.waiting.iter().rposition(|waiting| !waiting.joined).unwrap_or(0);
        // 马上看了,…温岭2人、瑞安1人: what an earlier clause named is not listed with what this one names.
        let fresh = !self.here.waiting.last()?.stale;
        let stale = self.here.waiting[start..].iter().take_while(|waiting| fresh && waiting.stale).count();
        let group = self.here.waiting.split_off(start + stale);
        // 和楼道长排查了22户共59人: who went along is not who is counted.
        while self.here.waiting.pop_if(|waiting| waiting.of == Subject::Nothing).is_some() {}
        Some(group)
    }

    pub(super) fn say_group(&mut self, group: &[Waiting], number: Number, unit: Option<Counted>, nth: usize) {
        let said_each = std::mem::take(&mut self.here.each);
        // 重点地区(绍兴、温州)返回各1人: each of whom, where one thing is named?
        if said_each && group.len() == 1 && self.negatable(group[0].of) && number.value != Some(0) {
            return self.values.loose.push(nth);
        }
        let each = said_each || number.value == Some(0);
        let mut fields: Vec<&Waiting> = Vec::new();
        for waiting in group {
            match fields.iter_mut().find(|other| other.of == waiting.of) {
                // 重点地区返回温岭1人、玉环1人: the place says more than the heading.
                Some(heading) if heading.place.is_none() && waiting.place.is_some() => *heading = waiting,
                Some(_) => {}
                None => fields.push(waiting),
            }
        }
        // 👪当面或电话问到94人: ways of visiting, and the measure word tells what is counted.
        let visits = |waiting: &&Waiting| matches!(waiting.of, Subject::Field(_)) && !self.negatable(waiting.of);
        if let Some(unit) = unit.filter(|_| fields.len() > 1 && fields.iter().all(visits)) {
            return self.say_of(Subject::Field(self.reader.default_for(unit)), number, Some(unit), nth, None);
        }
        let named: Vec<&&Waiting> = fields.iter().filter(|waiting| waiting.of != Subject::Nothing).collect();
        if fields.len() > 1 && !each && named.len() > 1 {
            self.values.loose.push(nth);
            return;
        }
        if each && number.value != Some(0) {
            for waiting in group {
                self.say_of(waiting.of, number, unit, nth, waiting.place.clone());
            }
            return;
        }
        if fields.len() > 1 && !each && group[0].of == Subject::Nothing {
            return self.values.loose.push(nth);
        }
        // 排查发热0: nobody has it, and somebody was checked.
        let some_negatable = fields.iter().any(|waiting| self.negatable(waiting.of));
        let zero = number.value == Some(0);
        fields.retain(|waiting| !(zero && some_negatable && !self.negatable(waiting.of)));
        for waiting in fields {
            let of = self.by_unit(waiting, unit, number, nth);
            let alone = group.iter().filter(|other| other.of == waiting.of && other.place.is_some()).count() == 1;
            self.say_of(of, number, unit, nth, waiting.place.clone().filter(|_| alone));
            self.here.last = Some((of, waiting.shared, unit));
        }
    }

    /// The field that a label means with this measure word.
    fn by_unit(&mut self, waiting: &Waiting, unit: Option<Counted>, number: Number, nth: usize) -> Subject {
        let Subject::Field(field) = waiting.of else {
            return waiting.of;
        };
        let form = &self.reader.form.fields[usize::from(field)];
        if unit == Some(Counted::Households) && self.is_default(waiting.of) {
            return Subject::Field(self.reader.default_for(Counted::Households));
        }
        let Some(pair) = form.pair.as_ref().and_then(|id| self.reader.nth(id)) else {
            return waiting.of;
        };
        match unit {
            // 电话排查:拨出40个: calls, households or people.
            Some(Counted::Persons) if self.measures_anything(nth) && form.counts == Counted::Households => {
                self.values.loose.push(nth);
                Subject::Nothing
            }
            Some(unit) if unit != form.counts => Subject::Field(pair),
            None if waiting.shared && number.value != Some(0) && !self.pair_is_named() => {
                self.values.loose.push(nth);
                Subject::Nothing
            }
            None if waiting.shared => Subject::Field(pair),
            _ => waiting.of,
        }
    }

    /// Whether a word for visits stands elsewhere, so that 排查 without a unit means the people.
    fn pair_is_named(&self) -> bool {
        let visits = self.reader.default_for(Counted::Households);
        self.pieces.iter().any(|piece| piece.word() == Some(Word::Label { field: visits, shared: false }))
    }
}
