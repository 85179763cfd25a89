use super::model::{Concern, State, What};
use crate::terms::{AreaId, Level, PersonId, Role};

/// What a filed report changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum OnReport<'a> {
    /// Nothing.
    Nothing,
    /// It says something new.
    Open,
    /// It says what is open already.
    Join(&'a Concern),
    /// It says its case in other words.
    Change(&'a Concern),
    /// It does not say its case any more, and nobody has begun with it.
    Withdraw(&'a Concern),
}

/// What is known when a report was filed or corrected.
#[derive(Debug)]
pub struct Facts<'a> {
    /// What the report says now.
    pub needs: Option<&'a str>,
    /// The case that an earlier version of this report opened or joined.
    pub own: Option<&'a Concern>,
    /// Other reports speak of that case too.
    pub shared: bool,
    /// The open cases of the micro-grid that came in reports.
    pub open: &'a [Concern],
}

/// Decides what a filed report changes.
pub fn on_report<'a>(facts: &Facts<'a>) -> OnReport<'a> {
    let needs = facts.needs.filter(|needs| !plain(needs).is_empty());
    let own = facts.own.filter(|own| own.state != State::Closed);
    let alike = |needs: &str| facts.open.iter().find(|open| same(open, needs));
    match (needs, own) {
        (None, Some(own)) if own.state == State::Open && !facts.shared => OnReport::Withdraw(own),
        (None, _) => OnReport::Nothing,
        (Some(needs), _) if facts.own.is_some_and(|own| same(own, needs)) => OnReport::Nothing,
        (Some(needs), own) => match (alike(needs), own) {
            (Some(alike), None) => OnReport::Join(alike),
            (_, Some(own)) if !facts.shared => OnReport::Change(own),
            (Some(alike), Some(_)) => OnReport::Join(alike),
            (None, _) => OnReport::Open,
        },
    }
}

fn same(concern: &Concern, needs: &str) -> bool {
    concern.words.as_deref().is_some_and(|words| plain(words) == plain(needs))
}

/// A text without what does not change its meaning: spaces, punctuation, case.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What somebody is to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// They answer for its area or one above.
    pub above: bool,
    /// They take care of it.
    pub assigned: bool,
    /// They raised it.
    pub raised: bool,
}

impl Standing {
    /// They may act on it.
    pub fn acts(self) -> bool {
        self.above || self.assigned
    }
}

/// What somebody does about a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    Take,
    Assign(PersonId),
    Answer(String),
    Close(String),
    Settle,
    Reopen(String),
}

/// What becomes of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub state: State,
    pub assigned_to: Option<PersonId>,
    pub what: What,
    pub words: Option<String>,
    pub given_to: Option<PersonId>,
}

/// Why something cannot be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// They are nobody to it.
    NotYours,
    /// It is over; it can be reopened.
    Closed,
    /// It is not over.
    StillOpen,
    /// It was theirs before.
    YoursAlready,
    /// What it was about is forgotten.
    Forgotten,
}

/// Whether somebody may begin with what needs words or a name: an answer, a reason, whom to give it to.
pub fn may(concern: &Concern, standing: Standing, deed: &Deed) -> Result<(), Refusal> {
    let closed = concern.state == State::Closed;
    let allowed = match deed {
        Deed::Take | Deed::Assign(_) | Deed::Answer(_) | Deed::Close(_) => standing.acts(),
        Deed::Settle => standing.raised,
        Deed::Reopen(_) => standing.acts() || standing.raised,
    };
    match deed {
        _ if !allowed => Err(Refusal::NotYours),
        Deed::Reopen(_) if concern.words.is_none() => Err(Refusal::Forgotten),
        Deed::Reopen(_) if !closed => Err(Refusal::StillOpen),
        Deed::Reopen(_) => Ok(()),
        _ if closed => Err(Refusal::Closed),
        Deed::Take if standing.assigned => Err(Refusal::YoursAlready),
        _ => Ok(()),
    }
}

/// Decides what a deed of `by` changes.
pub fn decide(concern: &Concern, (by, standing): (PersonId, Standing), deed: Deed) -> Result<Change, Refusal> {
    may(concern, standing, &deed)?;
    let change = |state, assigned_to, what| Change { state, assigned_to, what, words: None, given_to: None };
    // Whoever answers or closes what nobody has taken has taken it.
    let whose = Some(concern.assigned_to.unwrap_or(by));
    Ok(match deed {
        Deed::Take => change(State::Assigned, Some(by), What::Taken),
        Deed::Assign(to) => Change { given_to: Some(to), ..change(State::Assigned, Some(to), What::Assigned) },
        Deed::Answer(words) => Change { words: Some(words), ..change(State::Answered, whose, What::Answered) },
        Deed::Close(words) => Change { words: Some(words), ..change(State::Closed, whose, What::Closed) },
        Deed::Settle => change(State::Closed, concern.assigned_to, What::Settled),
        Deed::Reopen(words) => {
            let state = if concern.assigned_to.is_some() { State::Assigned } else { State::Open };
            Change { words: Some(words), ..change(state, concern.assigned_to, What::Reopened) }
        }
    })
}

/// What a message brings while a new case is being told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Everything is there.
    Whole(String),
    /// A picture or a place without a word about it.
    NoWords,
    /// Neither words nor a picture nor a place: a voice, a sticker.
    Unreadable,
    /// More than anybody would read.
    TooLong,
}

/// A case is told in a few sentences.
pub const LONGEST: usize = 1_000;

/// Judges words that came with or without a picture or a place.
pub fn told(words: &str, with_something: bool) -> Told {
    let words = words.trim();
    match words.chars().count() {
        0 if with_something => Told::NoWords,
        0 => Told::Unreadable,
        length if length > LONGEST => Told::TooLong,
        _ => Told::Whole(words.to_owned()),
    }
}

/// The area for which somebody speaks: where they live, or else the lowest one that they serve.
pub fn home(held: &[(Role, Level, AreaId)]) -> Option<AreaId> {
    let lowest = |of: &mut dyn Iterator<Item = &(Role, Level, AreaId)>| of.max_by_key(|(_, level, _)| *level).copied();
    let lives = lowest(&mut held.iter().filter(|(role, ..)| *role == Role::Resident));
    lives.or_else(|| lowest(&mut held.iter())).map(|(.., area)| area)
}

#[cfg(test)]
mod tests {
    use super::super::model::ConcernId;
    use super::*;
    use crate::terms::{AreaId, moment};

    fn concern(id: i64, words: &str, state: State) -> Concern {
        Concern {
            id: ConcernId(id),
            area: AreaId(1),
            state,
            raised_by: Some(PersonId(1)),
            words: Some(words.to_owned()),
            photo: None,
            place: None,
            reported: true,
            urgent: false,
            raised_at: moment(0),
            assigned_to: None,
            closed_at: None,
        }
    }

    fn report<'a>(needs: Option<&'a str>, own: Option<&'a Concern>, open: &'a [Concern]) -> OnReport<'a> {
        on_report(&Facts { needs, own, shared: false, open })
    }

    #[test]
    fn what_a_report_says_first_is_a_case_and_the_same_again_is_none() {
        let open = [concern(1, "张奶奶缺药。", State::Open)];
        assert_eq!(report(Some("张奶奶缺药"), None, &[]), OnReport::Open);
        assert_eq!(report(Some(" 张奶奶 缺药！"), None, &open), OnReport::Join(&open[0]));
        assert_eq!(report(Some("李爷爷缺药"), None, &open), OnReport::Open);
        assert_eq!(report(Some("。"), None, &open), OnReport::Nothing);
    }

    #[test]
    fn a_corrected_report_changes_its_case_and_opens_no_other() {
        let own = concern(1, "缺药", State::Assigned);
        assert_eq!(report(Some("缺降压药"), Some(&own), &[]), OnReport::Change(&own));
        assert_eq!(report(Some("缺药"), Some(&own), &[]), OnReport::Nothing);
    }

    #[test]
    fn a_case_that_other_reports_speak_of_is_left_to_them() {
        let own = concern(1, "缺药", State::Open);
        let shared = |needs| on_report(&Facts { needs, own: Some(&own), shared: true, open: &[] });
        assert_eq!(shared(Some("缺米")), OnReport::Open);
        assert_eq!(shared(None), OnReport::Nothing);
    }

    #[test]
    fn a_need_that_is_taken_back_is_withdrawn_only_while_nobody_has_begun() {
        let untouched = concern(1, "缺药", State::Open);
        let begun = concern(1, "缺药", State::Assigned);
        assert_eq!(report(None, Some(&untouched), &[]), OnReport::Withdraw(&untouched));
        assert_eq!(report(None, Some(&begun), &[]), OnReport::Nothing);
    }

    #[test]
    fn what_was_closed_stays_so_when_its_report_is_corrected_elsewhere() {
        let closed = concern(1, "缺药", State::Closed);
        assert_eq!(report(Some("缺药"), Some(&closed), &[]), OnReport::Nothing);
        assert_eq!(report(Some("缺米"), Some(&closed), &[]), OnReport::Open);
    }

    const ABOVE: Standing = Standing { above: true, assigned: false, raised: false };
    const RAISED: Standing = Standing { above: false, assigned: false, raised: true };

    #[test]
    fn who_raised_it_may_settle_and_reopen_it_and_nothing_else() {
        let open = concern(1, "缺药", State::Open);
        assert_eq!(may(&open, RAISED, &Deed::Settle), Ok(()));
        assert_eq!(may(&open, RAISED, &Deed::Take), Err(Refusal::NotYours));
        assert_eq!(may(&open, RAISED, &Deed::Reopen(String::new())), Err(Refusal::StillOpen));
        assert_eq!(may(&concern(1, "缺药", State::Closed), RAISED, &Deed::Reopen(String::new())), Ok(()));
        assert_eq!(may(&open, Standing::default(), &Deed::Settle), Err(Refusal::NotYours));
    }

    #[test]
    fn a_closed_case_takes_nothing_but_a_reason_to_reopen_it() {
        let closed = concern(1, "缺药", State::Closed);
        assert_eq!(may(&closed, ABOVE, &Deed::Take), Err(Refusal::Closed));
        assert_eq!(may(&closed, RAISED, &Deed::Settle), Err(Refusal::Closed));
        let forgotten = Concern { words: None, ..closed };
        assert_eq!(may(&forgotten, ABOVE, &Deed::Reopen(String::new())), Err(Refusal::Forgotten));
    }

    #[test]
    fn whoever_answers_first_has_taken_it() {
        let change = decide(&concern(1, "缺药", State::Open), (PersonId(7), ABOVE), Deed::Answer("好".into()));
        assert_eq!(change.map(|change| change.assigned_to), Ok(Some(PersonId(7))));
    }

    #[test]
    fn a_resident_speaks_for_where_they_live_and_anybody_else_for_the_lowest_area_they_serve() {
        let (home, work) = ((Role::Resident, Level::Grid, AreaId(3)), (Role::Volunteer, Level::Community, AreaId(2)));
        assert_eq!(super::home(&[work, home, (Role::Leader, Level::MicroGrid, AreaId(9))]), Some(AreaId(3)));
        assert_eq!(super::home(&[work, (Role::Leader, Level::MicroGrid, AreaId(9))]), Some(AreaId(9)));
        assert_eq!(super::home(&[]), None);
    }
}
