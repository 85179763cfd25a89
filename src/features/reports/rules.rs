use super::form::{FieldId, Form};
use super::model::{Filing, Report};
use super::rounds::{RoundTimes, Rounds};
use crate::terms::{AreaId, Moment, RoundId, SlotId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What filing a report comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It is the first one; it may be late.
    Take {
        /// What to keep.
        filing: Filing,
        /// It came after it was due.
        late: bool,
    },
    /// It replaces the one on file.
    Correct {
        /// What to keep: the new values over the old ones.
        filing: Filing,
    },
    /// It says what is on file already.
    Unchanged,
    /// It is a zero report over values that are not zero: is that meant?
    AskOverwrite,
    /// The round is closed.
    Closed,
    /// The round has not opened.
    TooEarly,
}

/// What somebody files.
#[derive(Debug, Clone)]
pub struct Filed<'a> {
    /// What was said.
    pub filing: Filing,
    /// When, by Telegram's clock.
    pub at: Moment,
    /// The round's instants.
    pub times: RoundTimes,
    /// It was asked whether it is meant, and it is.
    pub sure: bool,
    /// It is the whole report, as from the form or an edited message: what it does not say is not kept from the one on file.
    pub whole: bool,
    /// The form.
    pub form: &'a Form,
}

/// Decides what a filed report changes, given the one on file for that micro-grid and round.
pub fn decide(on_file: Option<&Report>, filed: Filed<'_>) -> Decision {
    if filed.at < filed.times.opens {
        return Decision::TooEarly;
    }
    if filed.at >= filed.times.closes {
        return Decision::Closed;
    }
    let Some(on_file) = on_file else {
        return Decision::Take { filing: filed.filing, late: filed.at > filed.times.due };
    };
    let wipes_out = filed.filing.is_zero(filed.form) && on_file.filing.cases(filed.form).next().is_some();
    if wipes_out && !filed.sure {
        return Decision::AskOverwrite;
    }
    let filing = if filed.whole { filed.filing } else { filed.filing.over(&on_file.filing) };
    if filing == on_file.filing { Decision::Unchanged } else { Decision::Correct { filing } }
}

/// Which round a report is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhichRound {
    /// This one; whether it is open is for [`decide`] to say.
    This(RoundId, RoundTimes),
    /// None is open now, and none was named.
    NoneOpen,
}

/// Finds the round of a report: the one that it names on that day, else the one that is open.
pub fn which_round(rounds: &Rounds, slot: Option<&SlotId>, at: Moment) -> WhichRound {
    let open = rounds.open_at(at);
    let Some(slot) = slot else {
        return open.map_or(WhichRound::NoneOpen, |(round, times)| WhichRound::This(round, times));
    };
    // After midnight the afternoon's round of the day before may still be open.
    if let Some((round, times)) = open.filter(|(round, _)| round.slot == *slot) {
        return WhichRound::This(round, times);
    }
    rounds.of_slot(slot, at).map_or(WhichRound::NoneOpen, |(round, times)| WhichRound::This(round, times))
}

/// Which micro-grid a report is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhichMicroGrid {
    /// This one.
    This(AreaId),
    /// One of these; the person must say which.
    OneOf(Vec<AreaId>),
    /// The person has none here.
    None,
}

/// Finds the micro-grid of a report that names none: the person's own, those in the chat's area before others.
pub fn which_micro_grid(own: &[AreaId], own_in_chat: &[AreaId]) -> WhichMicroGrid {
    let candidates = if own_in_chat.is_empty() { own } else { own_in_chat };
    match candidates {
        [] => WhichMicroGrid::None,
        [one] => WhichMicroGrid::This(*one),
        several => WhichMicroGrid::OneOf(several.to_vec()),
    }
}

/// A count that the micro-grid can hardly have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Implausible {
    /// The field.
    pub field: FieldId,
    /// What was said.
    pub said: u32,
    /// What would be believed without asking, at most.
    pub at_most: u32,
}

/// Households of a micro-grid visited more than this many times over are not believed without asking.
const VISITS_PER_HOUSEHOLD: u32 = 2;
/// People in a household, at most, for the same purpose.
const PEOPLE_PER_HOUSEHOLD: u32 = 8;

/// The first count that is outside of its field's range or of what a micro-grid of so many households can have.
pub fn implausible(filing: &Filing, households: Option<u32>, form: &Form) -> Option<Implausible> {
    use super::form::Counted;
    form.fields.iter().find_map(|field| {
        let said = *filing.counts.get(&field.id)?;
        let by_size = households.filter(|households| *households > 0).map(|households| match field.counts {
            Counted::Households => households.saturating_mul(VISITS_PER_HOUSEHOLD),
            Counted::Persons => households.saturating_mul(PEOPLE_PER_HOUSEHOLD),
        });
        let by_range = field.range.map(|[_, most]| most);
        let at_most = by_size.into_iter().chain(by_range).min()?;
        (said > at_most).then(|| Implausible { field: field.id.clone(), said, at_most })
    })
}

/// From when on a count is far outside of a micro-grid's own past.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doubts {
    /// The reports before that are looked at; 0 switches it off.
    pub rounds: i64,
    /// So many of them must have said the field, or nothing can be told from them.
    pub fewest: usize,
    /// Far is more than so many times the largest of them …
    pub times: u32,
    /// … and at least so much above it.
    pub above: u32,
}

impl Doubts {
    /// Whether any count is large enough to be far from something.
    pub fn may_surprise(&self, filing: &Filing) -> bool {
        self.rounds > 0 && filing.counts.values().any(|count| *count >= self.above)
    }
}

/// The first count that is far outside of what the micro-grid said before; `at_most` is the largest of that.
pub fn unlike_before(
    filing: &Filing,
    before: &[BTreeMap<FieldId, u32>],
    doubts: &Doubts,
    form: &Form,
) -> Option<Implausible> {
    form.fields.iter().find_map(|field| {
        let said = *filing.counts.get(&field.id)?;
        let earlier: Vec<u32> = before.iter().filter_map(|counts| counts.get(&field.id).copied()).collect();
        let largest = *earlier.iter().max().filter(|_| earlier.len() >= doubts.fewest)?;
        let far = said > largest.saturating_mul(doubts.times) && said >= largest.saturating_add(doubts.above);
        far.then(|| Implausible { field: field.id.clone(), said, at_most: largest })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{PersonId, moment};
    use proptest::prelude::*;

    const TIMES: (i64, i64, i64) = (1_000, 5_000, 9_000);

    fn filed(form: &Form, counts: &[(&str, u32)], at: i64) -> Filed<'static> {
        let form: &'static Form = Box::leak(Box::new(form.clone()));
        let counts = counts.iter().map(|(id, count)| (FieldId((*id).into()), *count)).collect();
        let times = RoundTimes { opens: moment(TIMES.0), due: moment(TIMES.1), closes: moment(TIMES.2) };
        Filed { filing: Filing { counts, needs: None }, at: moment(at), times, sure: false, whole: false, form }
    }

    fn on_file(filing: Filing, form: &Form) -> Report {
        Report {
            micro_grid: AreaId(1),
            round: "2020-02-07/am".parse().expect("a round"),
            version: 1,
            zero: filing.is_zero(form),
            filing,
            filed_by: PersonId(1),
            on_behalf: false,
            filed_at: moment(2_000),
            first_filed_at: moment(2_000),
            late: false,
            source: None,
            photo: None,
        }
    }

    #[test]
    fn a_report_is_taken_until_closing_and_late_after_due() {
        let form = Form::default();
        let decide_at = |at| decide(None, filed(&form, &[("fever", 0)], at));
        assert!(matches!(decide_at(999), Decision::TooEarly));
        assert!(matches!(decide_at(1_000), Decision::Take { late: false, .. }));
        assert!(matches!(decide_at(5_000), Decision::Take { late: false, .. }));
        assert!(matches!(decide_at(5_001), Decision::Take { late: true, .. }));
        assert!(matches!(decide_at(9_000), Decision::Closed));
    }

    #[test]
    fn a_second_report_keeps_what_it_does_not_say() {
        let form = Form::default();
        let first = filed(&form, &[("households_visited", 30), ("fever", 1)], 2_000).filing;
        let decision = decide(Some(&on_file(first, &form)), filed(&form, &[("fever", 2)], 3_000));
        let Decision::Correct { filing } = decision else { panic!("{decision:?}") };
        assert_eq!(filing.counts[&FieldId("households_visited".into())], 30);
        assert_eq!(filing.counts[&FieldId("fever".into())], 2);
    }

    #[test]
    fn a_zero_report_over_a_case_is_asked_about_and_then_believed() {
        let form = Form::default();
        let first = filed(&form, &[("fever", 1)], 2_000).filing;
        let zero = || Filed { filing: Filing::zero(&form), ..filed(&form, &[], 3_000) };
        let on_file = on_file(first, &form);
        assert_eq!(decide(Some(&on_file), zero()), Decision::AskOverwrite);
        let sure = Filed { sure: true, ..zero() };
        assert!(matches!(decide(Some(&on_file), sure), Decision::Correct { .. }));
    }

    #[test]
    fn the_same_again_changes_nothing() {
        let form = Form::default();
        let first = filed(&form, &[("fever", 1)], 2_000);
        let on_file = on_file(first.filing.clone(), &form);
        assert_eq!(decide(Some(&on_file), first), Decision::Unchanged);
    }

    #[test]
    fn what_a_micro_grid_can_hardly_have_is_asked_about() {
        let form = Form::default();
        let filing = filed(&form, &[("households_visited", 420)], 2_000).filing;
        let asked = implausible(&filing, Some(42), &form).expect("ten times its size");
        assert_eq!((asked.said, asked.at_most), (420, 84));
        assert_eq!(implausible(&filing, None, &form), None);
    }

    #[test]
    fn what_is_far_from_the_micro_grids_own_past_is_asked_about() {
        const DOUBTS: Doubts = Doubts { rounds: 10, fewest: 3, times: 3, above: 20 };
        let form = Form::default();
        let visited = |count| filed(&form, &[("households_visited", count)], 2_000).filing;
        let before = |counts: &[u32]| counts.iter().map(|count| visited(*count).counts).collect::<Vec<_>>();
        let largest = |said, past: &[u32]| {
            unlike_before(&visited(said), &before(past), &DOUBTS, &form).map(|unlike| unlike.at_most)
        };
        assert_eq!(largest(420, &[42, 40, 45]), Some(45));
        assert_eq!(largest(135, &[42, 40, 45]), None, "three times is not far");
        assert_eq!(largest(20, &[0, 1, 0]), None, "19 more than the largest are not far");
        assert_eq!(largest(21, &[0, 1, 0]), Some(1));
        assert_eq!(largest(420, &[42, 40]), None, "two reports are no past");
        assert!(DOUBTS.may_surprise(&visited(20)) && !DOUBTS.may_surprise(&visited(19)));
    }

    proptest! {
        #[test]
        fn a_zero_report_never_silently_wipes_out_a_case(cases in 1_u32..50, at in 1_000_i64..9_000) {
            let form = Form::default();
            let on_file = on_file(filed(&form, &[("close_contacts", cases)], 2_000).filing, &form);
            let zero = Filed { filing: Filing::zero(&form), ..filed(&form, &[], at) };
            prop_assert_eq!(decide(Some(&on_file), zero), Decision::AskOverwrite);
        }
    }
}
