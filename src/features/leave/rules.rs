//! What is decided about leave; pure.

use super::model::{Draft, HalfDay, Leave, Span, State};
use crate::terms::{Moment, PersonId};
use chrono::{Duration, NaiveDateTime, NaiveTime};
use serde::Deserialize;

/// What may be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The longest leave, in days.
    pub longest_days: i64,
    /// How many days ahead it may be asked for.
    pub ahead_days: i64,
}

/// What is to be asked next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// From when?
    First,
    /// Until when?
    Last,
    /// Why?
    Reason,
    /// Who stands in?
    StandIn,
    /// Is it right as understood?
    Sure,
}

/// What comes next in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// A question.
    Ask(Ask),
    /// The very same leave is asked for or approved already.
    Already(Span),
    /// The dates cannot be; ask for them again.
    Bad(BadSpan),
    /// Everything is known.
    Submit(Span),
}

/// Why a leave cannot be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadSpan {
    /// It ends before it begins.
    Backwards,
    /// It is over.
    Past,
    /// It is longer than so many days.
    TooLong(i64),
    /// It begins in more than so many days.
    TooFar(i64),
    /// There is a leave already, asked for or approved, that covers part of it.
    Overlaps(Span),
}

/// Decides what comes next. `others` are the leader's requests and leaves that count, `now` is local.
pub fn next(draft: &Draft, others: &[Span], (now, settings): (NaiveDateTime, &Settings)) -> Next {
    let Some(first) = draft.first else {
        return Next::Ask(Ask::First);
    };
    let last = draft.last.unwrap_or(first);
    if let Some(span) = draft.span().filter(|span| others.contains(span)) {
        return Next::Already(span);
    }
    if let Err(bad) = check(Span { first, last }, others, (now, settings)) {
        return Next::Bad(bad);
    }
    let Some(span) = draft.span() else {
        return Next::Ask(Ask::Last);
    };
    match draft {
        Draft { reason: None, .. } => Next::Ask(Ask::Reason),
        Draft { stand_in: None, .. } => Next::Ask(Ask::StandIn),
        Draft { unsure: true, .. } => Next::Ask(Ask::Sure),
        _ => Next::Submit(span),
    }
}

fn check(span: Span, others: &[Span], (now, settings): (NaiveDateTime, &Settings)) -> Result<(), BadSpan> {
    let days = (span.last.date - span.first.date).num_days() + 1;
    if span.last < span.first {
        return Err(BadSpan::Backwards);
    }
    if span.last.ends() <= now {
        return Err(BadSpan::Past);
    }
    if days > settings.longest_days {
        return Err(BadSpan::TooLong(settings.longest_days));
    }
    if span.first.date > now.date() + Duration::days(settings.ahead_days) {
        return Err(BadSpan::TooFar(settings.ahead_days));
    }
    match others.iter().find(|other| other.overlaps(span)) {
        Some(other) => Err(BadSpan::Overlaps(*other)),
        None => Ok(()),
    }
}

/// What a secretary's tap comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is decided now.
    Take,
    /// It has been decided, or taken back.
    Settled(State),
    /// Nobody decided it while it mattered.
    Over,
    /// Nobody decides on their own leave.
    Own,
}

/// Decides whether a request can be approved or refused by somebody.
pub fn decide(leave: &Leave, by: PersonId, now: Moment) -> Decision {
    match leave.state {
        _ if leave.person == by => Decision::Own,
        State::Asked if leave.ends <= now => Decision::Over,
        State::Asked => Decision::Take,
        settled => Decision::Settled(settled),
    }
}

/// What ending a leave comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It has not begun: it is taken back.
    Withdraw,
    /// It runs: it ends now.
    Shorten,
    /// It does not count, so that there is nothing to end.
    Settled(State),
    /// It is over by itself.
    Over,
    /// It is for the leader or those who approve to end it.
    NotTheirs,
}

/// Decides what ending a leave does; `decides` tells that who ends it could approve it.
pub fn end(leave: &Leave, (by, decides): (PersonId, bool), now: Moment) -> Ending {
    match leave.state {
        _ if leave.person != by && !decides => Ending::NotTheirs,
        State::Refused | State::Withdrawn => Ending::Settled(leave.state),
        _ if leave.ends <= now => Ending::Over,
        State::Asked => Ending::Withdraw,
        State::Approved if leave.starts > now => Ending::Withdraw,
        State::Approved => Ending::Shorten,
    }
}

/// A request that nobody decides is brought up again after this long …
const PATIENCE: Duration = Duration::hours(2);
/// … or this long before it begins, whatever is later …
const BEFORE_IT_BEGINS: Duration = Duration::hours(12);
/// … but not at night.
const DAY: (NaiveTime, NaiveTime) = (
    NaiveTime::from_hms_opt(7, 0, 0).expect("a time of day"),
    NaiveTime::from_hms_opt(21, 30, 0).expect("a time of day"),
);

/// The local time at which an undecided request is brought up again.
pub fn remind_at(asked: NaiveDateTime, first: HalfDay) -> NaiveDateTime {
    let at = (asked + PATIENCE).max(first.begins() - BEFORE_IT_BEGINS);
    match at.time() {
        early if early < DAY.0 => at.date().and_time(DAY.0),
        late if late > DAY.1 => (at.date() + Duration::days(1)).and_time(DAY.0),
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::leave::model::Choice;
    use crate::terms::moment;

    const SETTINGS: Settings = Settings { longest_days: 14, ahead_days: 60 };

    fn half(text: &str) -> HalfDay {
        text.parse().expect("a half day")
    }

    fn span(first: &str, last: &str) -> Span {
        Span { first: half(first), last: half(last) }
    }

    fn draft(first: &str, last: &str) -> Draft {
        Draft { first: Some(half(first)), last: Some(half(last)), ..Draft::default() }
    }

    fn at(time: &str) -> NaiveDateTime {
        time.parse().expect("a local time")
    }

    fn ask(draft: &Draft, others: &[Span]) -> Next {
        next(draft, others, (at("2020-02-07T09:00:00"), &SETTINGS))
    }

    #[test]
    fn what_is_missing_is_asked_one_by_one() {
        let mut told = Draft::default();
        assert_eq!(ask(&told, &[]), Next::Ask(Ask::First));
        told.first = Some(half("2020-02-08/am"));
        assert_eq!(ask(&told, &[]), Next::Ask(Ask::Last));
        told.last = Some(half("2020-02-08/pm"));
        assert_eq!(ask(&told, &[]), Next::Ask(Ask::Reason));
        told.reason = Some("家里有事".into());
        assert_eq!(ask(&told, &[]), Next::Ask(Ask::StandIn));
        told.stand_in = Some(Choice::GridLeader);
        told.unsure = true;
        assert_eq!(ask(&told, &[]), Next::Ask(Ask::Sure));
        told.unsure = false;
        assert_eq!(ask(&told, &[]), Next::Submit(span("2020-02-08/am", "2020-02-08/pm")));
    }

    #[test]
    fn dates_that_cannot_be_are_asked_back() {
        assert_eq!(ask(&draft("2020-02-09/am", "2020-02-08/pm"), &[]), Next::Bad(BadSpan::Backwards));
        assert_eq!(ask(&draft("2020-02-06/am", "2020-02-06/pm"), &[]), Next::Bad(BadSpan::Past));
        assert_eq!(ask(&draft("2020-02-08/am", "2020-02-22/am"), &[]), Next::Bad(BadSpan::TooLong(14)));
        assert_eq!(ask(&draft("2020-05-08/am", "2020-05-08/pm"), &[]), Next::Bad(BadSpan::TooFar(60)));
        let other = span("2020-02-08/pm", "2020-02-09/am");
        assert_eq!(ask(&draft("2020-02-09/am", "2020-02-10/pm"), &[other]), Next::Bad(BadSpan::Overlaps(other)));
        assert_eq!(ask(&draft("2020-02-08/pm", "2020-02-09/am"), &[other]), Next::Already(other));
        assert_eq!(ask(&draft("2020-02-09/pm", "2020-02-10/pm"), &[other]), Next::Ask(Ask::Reason));
        // Today counts as long as part of it is left.
        assert_eq!(ask(&draft("2020-02-07/am", "2020-02-07/am"), &[]), Next::Ask(Ask::Reason));
    }

    fn leave(state: State) -> Leave {
        Leave {
            id: 1,
            person: PersonId(1),
            name: "李强".into(),
            span: span("2020-02-08/am", "2020-02-08/pm"),
            starts: moment(1_000),
            ends: moment(2_000),
            reason: String::new(),
            stand_in: None,
            state,
        }
    }

    #[test]
    fn a_request_is_decided_once_by_somebody_else_and_while_it_matters() {
        let secretary = PersonId(9);
        assert_eq!(decide(&leave(State::Asked), secretary, moment(500)), Decision::Take);
        assert_eq!(decide(&leave(State::Asked), secretary, moment(2_000)), Decision::Over);
        assert_eq!(decide(&leave(State::Asked), PersonId(1), moment(500)), Decision::Own);
        assert_eq!(decide(&leave(State::Refused), secretary, moment(500)), Decision::Settled(State::Refused));
    }

    #[test]
    fn a_leave_ends_early_once_it_runs_and_is_taken_back_before() {
        let own = (PersonId(1), false);
        assert_eq!(end(&leave(State::Approved), own, moment(1_500)), Ending::Shorten);
        assert_eq!(end(&leave(State::Approved), own, moment(999)), Ending::Withdraw);
        assert_eq!(end(&leave(State::Asked), own, moment(1_500)), Ending::Withdraw);
        assert_eq!(end(&leave(State::Approved), own, moment(2_000)), Ending::Over);
        assert_eq!(end(&leave(State::Withdrawn), own, moment(999)), Ending::Settled(State::Withdrawn));
        assert_eq!(end(&leave(State::Approved), (PersonId(2), false), moment(1_500)), Ending::NotTheirs);
        assert_eq!(end(&leave(State::Approved), (PersonId(2), true), moment(1_500)), Ending::Shorten);
    }

    #[test]
    fn an_undecided_request_is_brought_up_again_by_day() {
        let remind = |asked: &str, first: &str| remind_at(at(asked), half(first)).to_string();
        assert_eq!(remind("2020-02-07T09:00:00", "2020-02-09/am"), "2020-02-08 12:00:00");
        assert_eq!(remind("2020-02-07T19:00:00", "2020-02-08/am"), "2020-02-07 21:00:00");
        assert_eq!(remind("2020-02-07T20:00:00", "2020-02-08/am"), "2020-02-08 07:00:00");
        assert_eq!(remind("2020-02-07T09:00:00", "2020-02-08/pm"), "2020-02-08 07:00:00");
    }
}
