//! What is decided about pledges and about the day; pure.

use crate::features::reports::RoundTimes;
use crate::features::reports::standing::State;
use crate::terms::Moment;

/// What 我承诺 comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signing {
    /// It is signed.
    Sign,
    /// It was.
    Already,
    /// Another text was read than the one that counts now.
    NewVersion,
    /// It is somebody else's.
    NotTheirs,
}

/// Decides on a signature: `theirs` says that the person answers for the area, `signed` that they have signed, `read` and `current` are
/// versions.
pub fn sign(theirs: bool, signed: bool, (read, current): (&str, &str)) -> Signing {
    match () {
        () if !theirs => Signing::NotTheirs,
        () if read != current => Signing::NewVersion,
        () if signed => Signing::Already,
        () => Signing::Sign,
    }
}

/// Whether a leader is at their post today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Post {
    /// They are.
    There,
    /// They are on leave, asked for before it began.
    AwayAsAsked,
    /// They are on leave, asked for when it had begun.
    AwayAtOnce,
}

/// Decides where a leader is; `asked_ahead` is of the leave that they are on, if any.
pub fn post(asked_ahead: Option<bool>) -> Post {
    match asked_ahead {
        None => Post::There,
        Some(true) => Post::AwayAsAsked,
        Some(false) => Post::AwayAtOnce,
    }
}

/// How a report of today stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reported {
    /// It came in time.
    OnTime,
    /// It came late.
    Late,
    /// None is expected.
    Excused,
    /// A question is open.
    Asked,
    /// The round has not begun.
    NotYet,
    /// There is still time.
    Open,
    /// It is missing, and would still be taken.
    Missing,
    /// It is missing for good.
    Closed,
}

/// Decides how a report stands at a moment.
pub fn reported(state: &State, times: RoundTimes, now: Moment) -> Reported {
    match state {
        State::Reported(filed) if filed.late => Reported::Late,
        State::Reported(_) => Reported::OnTime,
        State::Excused => Reported::Excused,
        _ if now < times.opens => Reported::NotYet,
        _ if now >= times.closes => Reported::Closed,
        State::Asked(_) => Reported::Asked,
        State::Missing if now <= times.due => Reported::Open,
        State::Missing => Reported::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::reports::standing::Filed;
    use crate::terms::{PersonId, moment};

    #[test]
    fn what_is_signed_is_what_was_read_and_once() {
        assert_eq!(sign(true, false, ("1", "1")), Signing::Sign);
        assert_eq!(sign(true, true, ("1", "1")), Signing::Already);
        assert_eq!(sign(true, false, ("1", "2")), Signing::NewVersion);
        assert_eq!(sign(false, false, ("1", "1")), Signing::NotTheirs);
    }

    #[test]
    fn a_report_stands_as_the_clock_says() {
        let times = RoundTimes { opens: moment(10), due: moment(20), closes: moment(30) };
        let at = |state: &State, now| reported(state, times, moment(now));
        assert_eq!(at(&State::Missing, 9), Reported::NotYet);
        assert_eq!(at(&State::Missing, 20), Reported::Open);
        assert_eq!(at(&State::Missing, 21), Reported::Missing);
        assert_eq!(at(&State::Missing, 30), Reported::Closed);
        assert_eq!(at(&State::Asked(PersonId(1)), 21), Reported::Asked);
        assert_eq!(at(&State::Reported(Filed { late: true, ..Filed::default() }), 40), Reported::Late);
    }
}
