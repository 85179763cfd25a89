//! Settles what each field's value is, from everything that is said of it.

use std::collections::BTreeMap;

use super::{
    Doubt, Reader, Reading,
    values::{Said, Subject, Tense, Values, Whole},
};
use crate::features::reports::form::{Counted, Field};

/// Fills the counts, `zero` and the doubts about them.
pub fn settle(reader: &Reader, values: &Values, reading: &mut Reading) {
    for (nth, field) in (0_u8..).zip(&reader.form.fields) {
        let said: Vec<&Said> = values.said.iter().filter(|said| said.of == Subject::Field(nth)).collect();
        let settled = settle_field(field, &said, &mut reading.doubts);
        if let Some(value) = settled {
            reading.counts.insert(field.id.clone(), value);
        }
        // 从瑞安返回的,…其余均无: the rest is none, but not what was named.
        let limited = values.unsaid.contains(&nth) && values.whole.iter().any(|(whole, _)| *whole == Whole::RestZero);
        let unsaid = values.cases.contains(&nth) || values.unresolved.contains(&nth) || limited;
        if unsaid && field.abnormal && said.is_empty() {
            reading.doubts.push(Doubt::NoNumber { field: field.id.clone() });
        }
        if values.strokes.contains(&nth) && said.is_empty() {
            reading.doubts.push(Doubt::Stroke { field: field.id.clone() });
        }
        if let (Some(value), Some([least, most])) = (settled, field.range)
            && !(least..=most).contains(&value)
        {
            reading.doubts.push(Doubt::OutOfRange { field: field.id.clone() });
        }
    }
    settle_abnormal(reader, values, reading);
    settle_outside(reader, values, reading);
    settle_whole(reader, values, reading);
    settle_doubts(reader, values, reading);
}

/// One field's value, and what is doubtful about it.
fn settle_field(field: &Field, said: &[&Said], doubts: &mut Vec<Doubt>) -> Option<u32> {
    let id = || field.id.clone();
    let fits = |said: &&&Said| !(field.counts == Counted::Persons && said.unit == Some(Counted::Households));
    let holds = |said: &&&Said| match said.tense {
        Tense::Running | Tense::Before => false,
        Tense::New => !field.current,
        Tense::Plain | Tense::Now => true,
    };
    if said.is_empty() {
        return None;
    }

    let in_unit: Vec<&&Said> = said.iter().filter(fits).collect();
    if in_unit.is_empty() {
        doubts.push(Doubt::HouseholdsNotPersons { field: id() });
        return None;
    }
    let mut holding: Vec<&Said> = in_unit.into_iter().filter(holds).copied().collect();
    if holding.is_empty() {
        doubts.push(Doubt::NotTheNumberAskedFor { field: id() });
        return None;
    }
    if field.current && holding.iter().any(|said| said.tense == Tense::Now) {
        holding.retain(|said| said.tense == Tense::Now);
    }
    // 菜地边上几户也去了,统共十一户: the total, where nothing else is known.
    if let [total] = holding.iter().filter(|said| said.total).collect::<Vec<_>>()[..]
        && total.exact
        && holding.len() > 1
        && holding.iter().all(|said| said.total || said.value.is_none())
    {
        return total.value;
    }
    if let Some(total) = total_of_all(&holding) {
        return Some(total);
    }
    if let Some(total) = holding.iter().find(|said| said.weak && said.total) {
        let parts = holding.iter().filter(|said| !said.weak && said.place.is_some()).filter_map(|said| said.value);
        let sum = parts.clone().fold(0_u32, u32::saturating_add);
        if parts.count() > 1 && total.value.is_some_and(|total| total != sum) {
            doubts.push(Doubt::PartsDiffer { field: id(), total: total.value.unwrap_or_default(), parts: sum });
            return total.value;
        }
    }
    // 漏掉的4家补敲了,总共19户: the total is more than what it is said of.
    let total = holding.iter().find(|said| said.weak && said.total);
    let other = holding.iter().rfind(|said| !said.weak && !said.part);
    if let (Some(total), Some(other)) = (total, other)
        && total.value > other.value
        && total.at > other.at
        && !field.negatable
    {
        let (first, second) = (other.value.unwrap_or_default(), total.value.unwrap_or_default());
        doubts.push(Doubt::TwoValues { field: id(), first, second });
        return None;
    }
    // 41个人…还有三个人: a number of people that another word's number would drop unseen.
    let dropped = holding.iter().find(|said| said.weak && !said.part && field.counts == Counted::Persons);
    let kept: Vec<Option<u32>> =
        holding.iter().filter(|said| !said.weak && !said.part).map(|said| said.value).collect();
    if let (Some(dropped), [Some(kept)]) = (dropped, &kept[..])
        && dropped.value.is_some_and(|value| value != *kept)
    {
        doubts.push(Doubt::TwoValues { field: id(), first: dropped.value.unwrap_or_default(), second: *kept });
        return None;
    }
    if holding.iter().any(|said| !said.weak) {
        holding.retain(|said| !said.weak);
    }
    combine(field, &holding, doubts)
}

/// A total with its parts, parts alone, or the same number said again.
fn combine(field: &Field, said: &[&Said], doubts: &mut Vec<Doubt>) -> Option<u32> {
    if said.iter().any(|said| !said.exact) {
        doubts.push(Doubt::Approximate { field: Some(field.id.clone()) });
    }
    if said.iter().any(|said| said.value.is_none()) {
        return None;
    }
    let (within, named): (Vec<&Said>, Vec<&Said>) = said.iter().partition(|said| said.part);
    if !within.is_empty() && !named.is_empty() && named.iter().all(|said| said.place.is_some()) {
        return Some(total_with_parts(field, &named, &within, doubts));
    }
    let (parts, wholes): (Vec<&Said>, Vec<&Said>) = said.iter().partition(|said| said.place.is_some() || said.part);
    let sum: u32 = distinct(&parts).iter().fold(0, |sum, value| sum.saturating_add(*value));

    let mut totals: Vec<u32> = wholes.iter().filter_map(|said| said.value).collect();
    totals.dedup();
    match totals[..] {
        [] => Some(sum),
        // 电话28户,上门0户: the none is a part as well.
        [0] if parts.iter().any(|said| said.place.is_some() && !said.part) && !field.negatable => Some(sum),
        [total] => {
            let named = parts.iter().any(|said| said.place.is_some());
            let beside = parts.iter().any(|said| !said.part);
            if named && (parts.len() > 1 || beside) && sum != total || parts.iter().any(|said| said.value > Some(total))
            {
                doubts.push(Doubt::PartsDiffer { field: field.id.clone(), total, parts: sum });
            }
            Some(total)
        }
        [first, second, ..] => {
            doubts.push(Doubt::TwoValues { field: field.id.clone(), first, second });
            None
        }
    }
}

/// 温州返回3人(市区1、乐清2): what stands in brackets is part of what stands before them.
fn total_with_parts(field: &Field, named: &[&Said], within: &[&Said], doubts: &mut Vec<Doubt>) -> u32 {
    let sum = |said: &[&Said]| distinct(said).iter().fold(0_u32, |sum, value| sum.saturating_add(*value));
    let (total, parts) = (sum(named), sum(within));
    if parts > total || named.len() == 1 && within.len() > 1 && parts != total {
        doubts.push(Doubt::PartsDiffer { field: field.id.clone(), total, parts });
    }
    total
}

/// 走访20户,电话15户,合计35户: the total, where it is the sum of all the others.
fn total_of_all(said: &[&Said]) -> Option<u32> {
    let (totals, others): (Vec<&Said>, Vec<&Said>) = said.iter().partition(|said| said.total);
    let [total] = totals[..] else {
        return None;
    };
    let parts = others.iter().filter(|said| !said.part).filter_map(|said| said.value);
    let sum = parts.clone().fold(0_u32, u32::saturating_add);
    (parts.count() > 1 && total.value == Some(sum)).then_some(sum)
}

/// The values of parts; the same place with the same number counts once.
fn distinct(parts: &[&Said]) -> Vec<u32> {
    let mut places = BTreeMap::new();
    for said in parts {
        let key = said.place.as_ref().map_or(said.at, |place| place.start);
        places.insert(key, said.value.unwrap_or_default());
    }
    places.into_values().collect()
}

/// 异常2人: of which kind, unless cases of as many people are named.
fn settle_abnormal(reader: &Reader, values: &Values, reading: &mut Reading) {
    let abnormal = reader.form.fields.iter().filter(|field| field.abnormal);
    let cases = abnormal.filter_map(|field| reading.counts.get(&field.id)).fold(0_u32, |sum, n| sum.saturating_add(*n));
    let unexplained = |said: &Said| said.of == Subject::Abnormal && said.value != Some(0) && said.value != Some(cases);
    if values.said.iter().any(unexplained) {
        reading.doubts.push(Doubt::Unlabelled);
    }
}

/// 无外地返回: none from any place. Some from an unnamed place is doubtful.
fn settle_outside(reader: &Reader, values: &Values, reading: &mut Reading) {
    let places: Vec<&Field> = reader.form.fields.iter().filter(|field| field.comes_from_places()).collect();
    for said in values.said.iter().filter(|said| said.of == Subject::Outside) {
        if said.value == Some(0) {
            for field in &places {
                reading.counts.entry(field.id.clone()).or_insert(0);
            }
        } else if !values.elsewhere && !places.iter().any(|field| reading.counts.contains_key(&field.id)) {
            reading.doubts.push(Doubt::Unlabelled);
        }
    }
}

/// Zero phrases: they set the abnormal counts to 0, unless a case is told beside them.
fn settle_whole(reader: &Reader, values: &Values, reading: &mut Reading) {
    let abnormal: Vec<&Field> = reader.form.fields.iter().filter(|field| field.abnormal).collect();
    let rest = values.whole.iter().any(|(whole, _)| *whole == Whole::RestZero);
    let zero = values.whole.iter().any(|(whole, _)| *whole == Whole::Zero);
    let case = abnormal.iter().find(|field| reading.counts.get(&field.id).is_some_and(|value| *value > 0));
    let unsure = |field: &Field| {
        reading.doubts.iter().any(|doubt| match doubt {
            Doubt::NoNumber { field: id }
            | Doubt::NotTheNumberAskedFor { field: id }
            | Doubt::HouseholdsNotPersons { field: id }
            | Doubt::TwoValues { field: id, .. }
            | Doubt::Approximate { field: Some(id) } => *id == field.id,
            _ => false,
        }) && !reading.counts.contains_key(&field.id)
    };
    let open: Vec<bool> = abnormal.iter().map(|field| unsure(field)).collect();

    if rest || zero && case.is_none() {
        for (field, _) in abnormal.iter().zip(&open).filter(|(_, open)| !**open) {
            reading.counts.entry(field.id.clone()).or_insert(0);
        }
    } else if let (true, Some(field)) = (zero, case) {
        reading.doubts.push(Doubt::Contradiction { field: field.id.clone() });
    }
    reading.zero = !abnormal.is_empty() && abnormal.iter().all(|field| reading.counts.get(&field.id) == Some(&0));
}

/// What is doubtful about the values as a whole.
fn settle_doubts(reader: &Reader, values: &Values, reading: &mut Reading) {
    if values.said.iter().any(|said| said.hedged && said.of != Subject::Nothing) {
        reading.doubts.push(Doubt::Uncertain);
    }
    if !values.loose.is_empty() {
        reading.doubts.push(Doubt::Unlabelled);
    }
    for field in reader.form.fields.iter().filter(|field| values.hot && !field.normal_words.is_empty()) {
        // A count above 0 explains the temperature, and so does a fever that is said to be over.
        let nth = reader.nth(&field.id).map(Subject::Field);
        if !values.said.iter().any(|said| Some(said.of) == nth) {
            reading.doubts.push(Doubt::NoNumber { field: field.id.clone() });
        }
    }
    if values.left_open {
        reading.doubts.push(Doubt::LeftOpen);
    }
    let checked = &reader.form.fields[usize::from(reader.default_for(Counted::Persons))];
    if let Some(checked) = reading.counts.get(&checked.id).copied() {
        for field in reader.form.fields.iter().filter(|field| !field.normal_words.is_empty()) {
            if reading.counts.get(&field.id).is_some_and(|value| *value > checked) {
                reading.doubts.push(Doubt::MoreThanChecked { field: field.id.clone() });
            }
        }
    }
}
