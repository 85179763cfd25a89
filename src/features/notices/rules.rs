//! What is decided about notices; pure.

use super::command::Step;
use super::model::{Fates, Notice, State, Timing, Whom};
use crate::sender::Limits;
use crate::terms::{AreaId, Media, Moment};
use chrono::Duration;
use std::collections::BTreeSet;

/// The longest text, in UTF-16 units: the office, the number and the heading stand on the same message of 4,096.
const TEXT_LIMIT: usize = 3_500;
/// Below a picture or file Telegram takes 1,024.
const CAPTION_LIMIT: usize = 800;

/// The longest text that a notice may have, where it is too long.
pub fn too_long(text: &str, media: Option<Media>) -> Option<usize> {
    let limit = if media.is_some() { CAPTION_LIMIT } else { TEXT_LIMIT };
    (text.encode_utf16().count() > limit).then_some(limit)
}

/// How many seconds the copies take at the pace that the settings leave to notices.
pub fn seconds(copies: usize, limits: Limits) -> usize {
    copies.div_ceil((limits.per_second - limits.reserved).max(1))
}

/// Whether an author may still do this: what a second person or the clock has in hand is taken back first.
pub fn may(state: State, step: &Step) -> bool {
    match (state, step) {
        (_, Step::Show) => true,
        (State::Draft, step) => *step != Step::Recall,
        (State::Asked | State::Scheduled | State::Repeating, step) => *step == Step::Recall,
        _ => false,
    }
}

/// What becomes of a notice when its author sends it, or when a second person has agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// There is nobody to send it to.
    Nobody,
    /// Its time has passed while it was written.
    Past,
    /// A second person is asked.
    Ask,
    /// It waits for its moment.
    Wait(Moment),
    /// It is repeated by this cron expression.
    Repeat(String),
    /// It goes out.
    Now,
}

/// Decides it, given how many chats it is for and from how many on a second person must agree.
pub fn start(notice: &Notice, (copies, approve_above): (usize, usize), now: Moment) -> Start {
    let agreed = notice.approved_by.is_some();
    match &notice.timing {
        _ if copies == 0 => Start::Nobody,
        // Whoever agrees late means that it should go out.
        Timing::At(at) if *at <= now && !agreed && notice.state == State::Draft => Start::Past,
        _ if copies > approve_above && !agreed => Start::Ask,
        Timing::At(at) if *at > now => Start::Wait(*at),
        Timing::At(_) | Timing::Now => Start::Now,
        Timing::Cron(cron) => Start::Repeat(cron.clone()),
    }
}

/// Whether what was sent can still be made to say something else.
pub fn may_be_corrected(notice: &Notice) -> bool {
    notice.sent_at.is_some() && notice.state != State::Withdrawn
}

/// What becomes of a correction that its author has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correct {
    /// It is not meant.
    Not,
    /// The notice was taken back meanwhile.
    TooLate,
    /// A second person is asked.
    Ask,
    /// What was sent is changed.
    Now,
}

/// Decides it, given how many copies there are and from how many on a second person must agree.
pub fn correct(notice: &Notice, yes: bool, (copies, approve_above): (usize, usize)) -> Correct {
    match () {
        () if !yes => Correct::Not,
        () if !may_be_corrected(notice) => Correct::TooLate,
        () if copies > approve_above => Correct::Ask,
        () => Correct::Now,
    }
}

/// What is to be done when the progress is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// It is on its way: look again.
    Again,
    /// What fell back into the queue is held, or dropped, as the rest is.
    Hold,
    /// The same, for a notice that was stopped.
    Drop,
    /// All copies have a fate.
    Done,
    /// Nothing changes any more.
    Rest,
}

/// Decides it from where the notice is and what became of its copies (or, once it is withdrawn, of their deletions).
pub fn look(state: State, fates: &Fates) -> Look {
    match state {
        State::Sending if fates.left() == 0 => Look::Done,
        State::Sending => Look::Again,
        State::Paused if fates.left() == 0 => Look::Done,
        State::Paused => Look::Hold,
        State::Stopped if fates.left() > 0 => Look::Drop,
        State::Withdrawn if fates.left() > 0 => Look::Again,
        _ => Look::Rest,
    }
}

/// For this long a bot may delete what it has sent.
const DELETABLE: Duration = Duration::hours(48);

/// Whether Telegram still lets a message be deleted.
pub fn may_be_deleted(sent: Moment, now: Moment) -> bool {
    now - sent < DELETABLE
}

/// Takes a kind of readers in or out; everybody is everybody, privately.
pub fn toggle(whom: &mut BTreeSet<Whom>, kind: Whom) {
    if !whom.remove(&kind) {
        whom.insert(kind);
        match kind {
            Whom::Everybody => whom.retain(|other| matches!(other, Whom::Everybody | Whom::Groups)),
            Whom::Groups => {}
            _ => {
                whom.remove(&Whom::Everybody);
            }
        }
    }
}

/// Takes an area in or out; `related` are the chosen ones that lie in it or around it. Without any, it is for the whole again.
pub fn toggle_part(parts: &mut Vec<AreaId>, area: AreaId, related: &[AreaId], whole: AreaId) {
    let chosen = parts.contains(&area);
    parts.retain(|part| *part != area && !related.contains(part));
    if !chosen {
        parts.push(area);
    }
    if parts.is_empty() {
        parts.push(whole);
    }
}

/// The least time between two times of a repeating notice.
const RARELY: Duration = Duration::hours(1);

/// Whether the next times of a cron expression leave people in peace.
pub fn is_rare(times: &[chrono::NaiveDateTime]) -> bool {
    times.len() > 1 && times.windows(2).all(|pair| pair[1] - pair[0] >= RARELY)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { per_second: 28, reserved: 6, chat_burst: 3, group_per_minute: 20, connections: 60 };

    #[test]
    fn the_time_is_told_by_what_is_left_to_notices() {
        assert_eq!(seconds(7_424, LIMITS), 338);
        assert_eq!(seconds(1, LIMITS), 1);
        assert_eq!(seconds(0, LIMITS), 0);
    }

    #[test]
    fn everybody_needs_no_other_kind() {
        let mut whom = BTreeSet::from([Whom::Leaders, Whom::Groups]);
        toggle(&mut whom, Whom::Everybody);
        assert_eq!(whom, BTreeSet::from([Whom::Groups, Whom::Everybody]));
        toggle(&mut whom, Whom::Residents);
        assert_eq!(whom, BTreeSet::from([Whom::Groups, Whom::Residents]));
    }

    #[test]
    fn a_part_replaces_what_lies_in_it_and_around_it() {
        let mut parts = vec![AreaId(1)];
        toggle_part(&mut parts, AreaId(5), &[AreaId(1)], AreaId(1));
        assert_eq!(parts, [AreaId(5)]);
        toggle_part(&mut parts, AreaId(6), &[], AreaId(1));
        assert_eq!(parts, [AreaId(5), AreaId(6)]);
        toggle_part(&mut parts, AreaId(5), &[], AreaId(1));
        toggle_part(&mut parts, AreaId(6), &[], AreaId(1));
        assert_eq!(parts, [AreaId(1)]);
    }

    #[test]
    fn a_text_may_be_shorter_below_a_picture() {
        let text = "字".repeat(801);
        assert_eq!(too_long(&text, None), None);
        assert_eq!(too_long(&text, Some(Media::Photo)), Some(800));
    }
}
