use crate::features::reports::form::{FieldId, Form};
use crate::features::reports::model::Filing;
use std::collections::BTreeMap;

/// Numbers by field.
pub type Counts = BTreeMap<FieldId, u32>;

/// A version of a round's report that counts no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// 1 for the first.
    pub version: i64,
    /// What it said.
    pub counts: Counts,
    /// It was taken back, not replaced: for the next version it is as if nothing had been filed.
    pub withdrawn: bool,
}

/// A count that was told, and what is said of it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Of what.
    pub field: FieldId,
    /// What the alarm said.
    pub count: u32,
    /// What counts now; `None` where nothing is said of it any more.
    pub now: Option<u32>,
}

/// The cases of which those responsible must know at once, given what counted before: those that are many enough, and more than before.
pub fn raised(before: Option<&Counts>, now: &Counts, form: &Form) -> Vec<(FieldId, u32)> {
    let filing = Filing { counts: now.clone(), needs: None };
    let known = |field| before.and_then(|before| before.get(field)).copied().unwrap_or(0);
    let cases = filing.cases(form).filter(|(field, count)| is_alarming(field, *count, form) && *count > known(*field));
    cases.map(|(field, count)| (field.clone(), count)).collect()
}

/// Whether so many of a field are told at once.
pub fn is_alarming(field: &FieldId, count: u32, form: &Form) -> bool {
    form.field(field).and_then(|field| field.alarm).is_some_and(|alarm| count >= alarm)
}

/// The alarms of a round, by the version that raised them, which say more than what counts now, where that has just changed. `past` are
/// all versions before in their order, `now` is `None` where the report was withdrawn.
pub fn outdated(past: &[Ended], now: Option<&Counts>, form: &Form) -> Vec<(i64, Vec<Told>)> {
    let count_now = |field: &FieldId| now.and_then(|counts| counts.get(field)).copied();
    let last = past.last().filter(|last| now.is_none() || !last.withdrawn);
    let has_changed = |field: &FieldId| last.and_then(|last| last.counts.get(field)).copied() != count_now(field);
    let mut before: Option<&Ended> = None;
    let mut alarms = vec![];
    for version in past {
        let counted = before.filter(|before| !before.withdrawn).map(|before| &before.counts);
        let told = raised(counted, &version.counts, form);
        let told: Vec<Told> =
            told.into_iter().map(|(field, count)| Told { now: count_now(&field), field, count }).collect();
        let sank = |told: &Told| told.now.unwrap_or(0) < told.count && has_changed(&told.field);
        if told.iter().any(sank) {
            alarms.push((version.version, told));
        }
        before = Some(version);
    }
    alarms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(counts: &[(&str, u32)]) -> Counts {
        counts.iter().map(|(field, count)| (FieldId((*field).into()), *count)).collect()
    }

    fn past(versions: &[&[(&str, u32)]]) -> Vec<Ended> {
        let past = |(nth, said): (usize, &&[(&str, u32)])| Ended {
            version: nth as i64 + 1,
            counts: counts(said),
            withdrawn: false,
        };
        versions.iter().enumerate().map(past).collect()
    }

    /// `version: field told → now`.
    fn shown(past: &[Ended], now: Option<&[(&str, u32)]>) -> Vec<String> {
        let now = now.map(counts);
        let outdated = outdated(past, now.as_ref(), &Form::default());
        let case = |told: &Told| format!("{} {}→{:?}", told.field.0, told.count, told.now);
        let line = |(version, told): &(i64, Vec<Told>)| {
            format!("{version}: {}", told.iter().map(case).collect::<Vec<_>>().join(" "))
        };
        outdated.iter().map(line).collect()
    }

    #[test]
    fn an_alarm_is_raised_when_a_case_grows_and_not_for_the_same_again() {
        let form = Form::default();
        let raised = |before: Option<&[(&str, u32)]>, now: &[(&str, u32)]| {
            raised(before.map(counts).as_ref(), &counts(now), &form)
                .into_iter()
                .map(|(field, count)| (field.0, count))
                .collect::<Vec<_>>()
        };
        assert_eq!(raised(None, &[("fever", 1), ("households_visited", 30)]), [("fever".to_owned(), 1)]);
        assert_eq!(
            raised(Some(&[("fever", 1)]), &[("fever", 1), ("close_contacts", 2)]),
            [("close_contacts".to_owned(), 2)]
        );
        assert_eq!(raised(Some(&[("fever", 2)]), &[("fever", 1)]), []);
    }

    #[test]
    fn what_sinks_is_corrected_and_what_stays_or_grows_is_not() {
        assert_eq!(shown(&past(&[&[("fever", 2)]]), Some(&[("fever", 0)])), ["1: fever 2→Some(0)"]);
        assert_eq!(shown(&past(&[&[("fever", 2)]]), Some(&[("fever", 1)])), ["1: fever 2→Some(1)"]);
        assert_eq!(shown(&past(&[&[("fever", 2)]]), Some(&[])), ["1: fever 2→None"]);
        assert_eq!(shown(&past(&[&[("fever", 2)]]), None), ["1: fever 2→None"]);
        assert_eq!(shown(&past(&[&[("fever", 2)]]), Some(&[("fever", 2), ("people_checked", 80)])), [""; 0]);
        assert_eq!(shown(&past(&[&[("fever", 2)]]), Some(&[("fever", 3)])), [""; 0]);
        assert_eq!(shown(&past(&[&[("people_checked", 80)]]), Some(&[("people_checked", 8)])), [""; 0]);
    }

    #[test]
    fn each_alarm_that_said_more_is_corrected_with_all_that_it_said() {
        let grown = past(&[&[("fever", 1), ("close_contacts", 2)], &[("fever", 3), ("close_contacts", 2)]]);
        assert_eq!(
            shown(&grown, Some(&[("fever", 0), ("close_contacts", 2)])),
            ["1: fever 1→Some(0) close_contacts 2→Some(2)", "2: fever 3→Some(0)"]
        );
        assert_eq!(shown(&grown, Some(&[("fever", 2), ("close_contacts", 2)])), ["2: fever 3→Some(2)"]);
    }

    #[test]
    fn a_change_of_something_else_leaves_a_corrected_alarm_as_it_is() {
        let corrected = past(&[&[("fever", 2)], &[("fever", 0)]]);
        assert_eq!(shown(&corrected, Some(&[("fever", 0), ("households_visited", 9)])), [""; 0]);
        assert_eq!(shown(&corrected, Some(&[("fever", 2)])), [""; 0], "that is a new alarm");
    }

    #[test]
    fn what_is_filed_after_a_withdrawal_is_told_where_the_alarm_stood() {
        let mut withdrawn = past(&[&[("fever", 2)]]);
        withdrawn[0].withdrawn = true;
        assert_eq!(shown(&withdrawn, Some(&[("fever", 0)])), ["1: fever 2→Some(0)"]);
        assert_eq!(shown(&withdrawn, Some(&[("fever", 2)])), [""; 0], "that is a new alarm");
    }
}
