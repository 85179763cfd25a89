use super::super::form::{Counted, FieldKind, Form};
use super::super::model::Filing;
use serde::Deserialize;

/// From when on a zero report is asked about; 0 switches a reason off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// The same figures in so many rounds in a row.
    pub same_rounds: usize,
    /// Filed within so many seconds of the opening …
    pub seconds: i64,
    /// … in so many rounds in a row.
    pub seconds_rounds: usize,
    /// No visited household in so many rounds in a row.
    pub rounds_without_visit: usize,
    /// So many cases in the other micro-grids of the grid, while every field here is 0.
    pub neighbours_cases: u32,
    /// A micro-grid is asked about again after so many days at the earliest.
    pub rest_days: i64,
}

/// A report as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// What was said.
    pub filing: Filing,
    /// How long after the opening it came, in seconds.
    pub seconds_after_opening: i64,
}

/// Why a zero report is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The same figures in so many rounds.
    SameFigures(usize),
    /// Within seconds of the opening, in so many rounds.
    WithinSeconds(usize),
    /// No visit in so many rounds.
    NoVisit(usize),
    /// So many cases next door.
    NeighboursCases(u32),
    /// The register has so many observed people with a fever here, while the report tells of none.
    Registered(u32),
}

/// The reasons to ask about a zero report: `past` holds it and the zero reports in a row before it, newest first.
pub fn reasons(past: &[Past], neighbours_cases: u32, thresholds: &Thresholds, form: &Form) -> Vec<Reason> {
    let mut reasons = vec![];
    let Some(newest) = past.first() else {
        return reasons;
    };
    let in_a_row = |alike: &dyn Fn(&Past) -> bool| past.iter().take_while(|report| alike(report)).count();
    let reached = |count: usize, threshold: usize| threshold > 0 && count >= threshold;

    let same = in_a_row(&|report| report.filing.counts == newest.filing.counts);
    if has_figures(&newest.filing, form) && reached(same, thresholds.same_rounds) {
        reasons.push(Reason::SameFigures(same));
    }
    let fast = in_a_row(&|report| report.seconds_after_opening <= thresholds.seconds);
    if reached(fast, thresholds.seconds_rounds) {
        reasons.push(Reason::WithinSeconds(fast));
    }
    let unvisited = in_a_row(&|report| !visited(&report.filing, form));
    if reached(unvisited, thresholds.rounds_without_visit) {
        reasons.push(Reason::NoVisit(unvisited));
    }
    if thresholds.neighbours_cases > 0 && neighbours_cases >= thresholds.neighbours_cases {
        reasons.push(Reason::NeighboursCases(neighbours_cases));
    }
    reasons
}

/// Whether a report says that households were visited.
pub fn visited(filing: &Filing, form: &Form) -> bool {
    let households = form.fields.iter().filter(|field| field.kind == FieldKind::Count);
    let mut households = households.filter(|field| field.counts == Counted::Households);
    households.any(|field| filing.counts.get(&field.id).is_some_and(|count| *count > 0))
}

/// Whether it says more than that nothing is abnormal: a bare zero report is the same each time without meaning anything.
fn has_figures(filing: &Filing, form: &Form) -> bool {
    filing.counts.iter().any(|(id, count)| *count > 0 && form.field(id).is_some_and(|field| !field.abnormal))
}

#[cfg(test)]
mod tests {
    use super::super::super::form::FieldId;
    use super::*;

    const THRESHOLDS: Thresholds = Thresholds {
        same_rounds: 3,
        seconds: 20,
        seconds_rounds: 2,
        rounds_without_visit: 4,
        neighbours_cases: 1,
        rest_days: 3,
    };

    fn past(households: Option<u32>, seconds_after_opening: i64) -> Past {
        let mut filing = Filing::zero(&Form::default());
        if let Some(households) = households {
            filing.counts.insert(FieldId("households_visited".into()), households);
        }
        Past { filing, seconds_after_opening }
    }

    fn asked(past: &[Past], neighbours_cases: u32) -> Vec<Reason> {
        reasons(past, neighbours_cases, &THRESHOLDS, &Form::default())
    }

    #[test]
    fn the_same_figures_round_after_round_are_asked_about() {
        let same = [past(Some(30), 900), past(Some(30), 800), past(Some(30), 700)];
        assert_eq!(asked(&same, 0), [Reason::SameFigures(3)]);
        let other = [past(Some(30), 900), past(Some(31), 800), past(Some(30), 700)];
        assert_eq!(asked(&other, 0), []);
    }

    #[test]
    fn zeros_within_seconds_of_the_opening_are_asked_about_only_when_they_repeat() {
        assert_eq!(asked(&[past(Some(1), 5)], 0), []);
        assert_eq!(asked(&[past(Some(1), 5), past(Some(2), 20)], 0), [Reason::WithinSeconds(2)]);
        assert_eq!(asked(&[past(Some(1), 5), past(Some(2), 21)], 0), []);
    }

    #[test]
    fn zeros_without_a_visit_for_days_are_asked_about() {
        let bare = vec![past(None, 900); 4];
        assert_eq!(asked(&bare, 0), [Reason::NoVisit(4)]);
        assert_eq!(asked(&bare[..3], 0), []);
    }

    #[test]
    fn a_zero_beside_a_neighbours_case_is_asked_about() {
        assert_eq!(asked(&[past(Some(12), 900)], 2), [Reason::NeighboursCases(2)]);
    }

    #[test]
    fn a_threshold_of_nothing_switches_its_reason_off() {
        let off = Thresholds {
            same_rounds: 0,
            seconds_rounds: 0,
            rounds_without_visit: 0,
            neighbours_cases: 0,
            ..THRESHOLDS
        };
        assert_eq!(reasons(&vec![past(Some(5), 1); 9], 9, &off, &Form::default()), []);
    }
}
