use super::model::{Draft, Meeting, MeetingId, Task};
use crate::features::areas::Tree;
use crate::terms::{AreaId, Moment, PersonId, RoundId};
use chrono::Duration;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// In what an area is behind, most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Micro-grids of which nothing was heard.
    Missing,
    /// Calls for help to which nobody goes.
    Unclaimed,
    /// Observed people who have not said how they are.
    Unanswered,
    /// Residents' difficulties that nobody takes care of.
    Unassigned,
    /// Households in special difficulty that nobody has visited in time.
    Unvisited,
    /// Residents' difficulties that are not over.
    InHand,
    /// Micro-grids that reported late.
    Late,
    /// Pledges that nobody has signed.
    Unsigned,
}

impl Kind {
    /// How much one of them counts when areas are compared: silence hides everything else, so it counts most, and somebody who waits
    /// counts more than what is under way. A signature harms nobody by coming later: it is told beside the rest, and weighs nothing.
    fn weight(self) -> usize {
        match self {
            Self::Missing | Self::Unclaimed => 4,
            Self::Unanswered | Self::Unassigned => 3,
            Self::Unvisited => 2,
            Self::InHand | Self::Late => 1,
            Self::Unsigned => 0,
        }
    }
}

/// So many of a kind in an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weak {
    pub area: AreaId,
    pub kind: Kind,
    pub count: usize,
}

/// A part of an area with all in which it is behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub name: String,
    pub counts: BTreeMap<Kind, usize>,
}

impl Link {
    fn weight(&self) -> usize {
        self.counts.iter().map(|(kind, count)| kind.weight() * count).sum()
    }
}

/// Ranks the parts of an area by how far they are behind; what lies in no part is the area's own.
pub fn rank(tree: &Tree, area: AreaId, weak: &[Weak], limit: usize) -> Vec<Link> {
    let mut parts: BTreeMap<AreaId, Link> = BTreeMap::new();
    for Weak { area: of, kind, count } in weak.iter().filter(|weak| weak.count > 0) {
        let above: Vec<_> = tree.upwards(*of).collect();
        if above.iter().all(|upper| upper.id != area) {
            continue;
        }
        let part = above.iter().find(|part| part.parent == Some(area)).or(above.first());
        let Some(part) = part else { continue };
        let link = parts.entry(part.id).or_insert_with(|| Link { name: part.name.clone(), counts: BTreeMap::new() });
        *link.counts.entry(*kind).or_default() += count;
    }
    // What weighs nothing is told beside the rest, and is no weak link alone.
    let mut links: Vec<Link> = parts.into_values().filter(|link| link.weight() > 0).collect();
    links.sort_by(|one, other| (Reverse(one.weight()), &one.name).cmp(&(Reverse(other.weight()), &other.name)));
    links.truncate(limit);
    links
}

/// Everything that agendas are made of.
#[derive(Debug)]
pub struct Stock {
    pub now: Moment,
    /// Yesterday's beginning.
    pub since: Moment,
    pub tree: Tree,
    /// The last round that was due; `None` on the first day.
    pub round: Option<RoundId>,
    pub weak: Vec<Weak>,
    /// The tasks that are open, or were done since then.
    pub tasks: Vec<Task>,
}

/// What a meeting is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    /// 传达
    pub notices: Vec<String>,
    /// 部署: what is to be done, the next first.
    pub tasks: Vec<Task>,
    /// 薄弱环节, weakest first.
    pub weak: Vec<Link>,
    /// 点评: what should have been done, and what was.
    pub review: Vec<Task>,
}

/// As many tasks stand in a section; `/tasks` has the rest.
const TASKS_SHOWN: usize = 12;

/// Makes the agenda of an area.
pub fn agenda(stock: &Stock, area: AreaId, (notices, weak_links): (Vec<String>, usize)) -> Agenda {
    let own = || stock.tasks.iter().filter(|task| task.area == area);
    let ahead = own().filter(|task| task.is_open() && !task.is_overdue(stock.now));
    // What is overdue stays until it is done or cancelled; what was done is named until the next day is over.
    let over = own().filter(|task| task.is_overdue(stock.now) || task.done_at.is_some_and(|done| done >= stock.since));
    let mut review: Vec<Task> = over.cloned().collect();
    review.sort_by_key(|task| (task.done_at.is_some(), task.due_at));
    review.truncate(TASKS_SHOWN);
    Agenda {
        notices,
        tasks: ahead.take(TASKS_SHOWN).cloned().collect(),
        weak: rank(&stock.tree, area, &stock.weak, weak_links),
        review,
    }
}

/// For so long after it began people may say that they are there.
const ATTENDANCE: Duration = Duration::hours(3);
/// The minutes of a meeting are written within this time.
const MINUTES: Duration = Duration::hours(12);

/// Whether a meeting is far enough over that nobody can come any more.
pub fn is_over(meeting: &Meeting, now: Moment) -> bool {
    now > meeting.starts_at + ATTENDANCE
}

/// The moment after which a meeting must have begun for its minutes to be written now.
pub fn minutes_since(now: Moment) -> Moment {
    now - MINUTES
}

/// Which meeting somebody may write minutes of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MinutesOf {
    /// This one.
    This(Meeting),
    /// Its minutes were sent.
    Sent,
    /// It is announced, and has not begun.
    TooEarly,
    /// There was none.
    None,
}

/// Chooses the meeting that is meant, or the newest that has begun and has no minutes.
pub fn minutes_of(mut meetings: Vec<Meeting>, meant: Option<MeetingId>, now: Moment) -> MinutesOf {
    meetings.retain(|meeting| meant.is_none_or(|id| meeting.id == id));
    meetings.sort_by_key(|meeting| Reverse(meeting.starts_at));
    let (begun, ahead): (Vec<Meeting>, Vec<Meeting>) =
        meetings.into_iter().partition(|meeting| meeting.starts_at <= now);
    let sent = !begun.is_empty();
    match begun.into_iter().find(|meeting| !meeting.has_minutes) {
        Some(meeting) => MinutesOf::This(meeting),
        None if sent => MinutesOf::Sent,
        None if !ahead.is_empty() => MinutesOf::TooEarly,
        None => MinutesOf::None,
    }
}

/// What is to be asked for next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    What,
    Who,
    When,
}

/// What a task lacks.
pub fn missing(draft: &Draft) -> Option<Missing> {
    match draft {
        Draft { what: None, .. } => Some(Missing::What),
        Draft { who: None, .. } => Some(Missing::Who),
        Draft { due: None, .. } => Some(Missing::When),
        _ => None,
    }
}

/// What somebody does about a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Acknowledge,
    Done,
    Cancel,
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is somebody else's.
    NotYours,
    /// They said so before.
    Already,
    /// It was done.
    Done,
    /// It was cancelled.
    Cancelled,
}

/// Decides whether somebody may do that.
pub fn may(task: &Task, by: PersonId, deed: Deed) -> Result<(), Refusal> {
    let whose = if deed == Deed::Cancel { task.given_by } else { task.given_to };
    match deed {
        _ if whose != by => Err(Refusal::NotYours),
        Deed::Cancel if task.cancelled_at.is_some() => Err(Refusal::Already),
        Deed::Done if task.done_at.is_some() => Err(Refusal::Already),
        _ if task.cancelled_at.is_some() => Err(Refusal::Cancelled),
        _ if task.done_at.is_some() => Err(Refusal::Done),
        Deed::Acknowledge if task.acknowledged_at.is_some() => Err(Refusal::Already),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::TaskId;
    use super::*;
    use crate::features::areas::Area;
    use crate::terms::{Level, moment};

    fn area(id: i64, parent: Option<i64>, level: Level, name: &str) -> Area {
        Area { id: AreaId(id), parent: parent.map(AreaId), level, name: name.into(), households: None }
    }

    fn tree() -> Tree {
        Tree::new([
            area(1, None, Level::Town, "镇"),
            area(2, Some(1), Level::Community, "社区"),
            area(3, Some(2), Level::Grid, "甲"),
            area(4, Some(2), Level::Grid, "乙"),
            area(5, Some(3), Level::MicroGrid, "甲1"),
            area(6, Some(4), Level::MicroGrid, "乙1"),
            area(9, None, Level::Town, "别的镇"),
        ])
    }

    fn weak(area: i64, kind: Kind, count: usize) -> Weak {
        Weak { area: AreaId(area), kind, count }
    }

    #[test]
    fn weak_links_are_ranked_by_what_weighs_most() {
        let facts =
            [weak(5, Kind::Late, 3), weak(6, Kind::Missing, 1), weak(5, Kind::InHand, 0), weak(9, Kind::Missing, 9)];
        let names = |area, limit| {
            let links = rank(&tree(), AreaId(area), &facts, limit);
            links.into_iter().map(|link| link.name).collect::<Vec<_>>()
        };
        assert_eq!(names(2, 5), ["乙", "甲"]);
        assert_eq!(names(2, 1), ["乙"]);
        assert_eq!(names(1, 5), ["社区"], "a town compares its communities");
    }

    #[test]
    fn what_lies_in_no_part_is_the_areas_own() {
        let links = rank(&tree(), AreaId(2), &[weak(2, Kind::Unassigned, 1)], 5);
        assert_eq!(links.into_iter().map(|link| link.name).collect::<Vec<_>>(), ["社区"]);
    }

    fn task(id: i64, due: i64, done: Option<i64>) -> Task {
        Task {
            id: TaskId(id),
            area: AreaId(2),
            what: "核对名单".into(),
            given_by: PersonId(1),
            given_to: PersonId(2),
            giver: "书记".into(),
            doer: "甲".into(),
            due_at: moment(due),
            acknowledged_at: None,
            done_at: done.map(moment),
            cancelled_at: None,
            overdue_told_at: None,
        }
    }

    #[test]
    fn an_overdue_task_stays_in_the_review_and_a_done_one_leaves_it() {
        let tasks = vec![task(1, 50, None), task(2, 150, None), task(3, 60, Some(70)), task(4, 10, Some(20))];
        let stock = Stock { now: moment(100), since: moment(40), tree: tree(), round: None, weak: vec![], tasks };
        let agenda = agenda(&stock, AreaId(2), (vec![], 5));
        let ids = |tasks: &[Task]| tasks.iter().map(|task| task.id.0).collect::<Vec<_>>();
        assert_eq!((ids(&agenda.tasks), ids(&agenda.review)), (vec![2], vec![1, 3]));
    }

    #[test]
    fn only_whose_it_is_may_do_a_task_and_only_once() {
        let open = task(1, 50, None);
        assert_eq!(may(&open, PersonId(2), Deed::Done), Ok(()));
        assert_eq!(may(&open, PersonId(1), Deed::Done), Err(Refusal::NotYours));
        assert_eq!(may(&open, PersonId(2), Deed::Cancel), Err(Refusal::NotYours));
        let done = task(1, 50, Some(40));
        assert_eq!(may(&done, PersonId(2), Deed::Done), Err(Refusal::Already));
        assert_eq!(may(&done, PersonId(1), Deed::Cancel), Err(Refusal::Done));
        let cancelled = Task { cancelled_at: Some(moment(30)), ..open };
        assert_eq!(may(&cancelled, PersonId(2), Deed::Acknowledge), Err(Refusal::Cancelled));
    }

    #[test]
    fn minutes_are_of_the_newest_meeting_that_has_none() {
        let meeting =
            |id, has_minutes| Meeting { id: MeetingId(id), area: AreaId(2), starts_at: moment(id), has_minutes };
        let of = |meetings, meant| minutes_of(meetings, meant, moment(5));
        assert_eq!(of(vec![], None), MinutesOf::None);
        assert_eq!(of(vec![meeting(1, true)], None), MinutesOf::Sent);
        let three = || vec![meeting(1, false), meeting(2, false), meeting(9, false)];
        assert_eq!(of(three(), None), MinutesOf::This(meeting(2, false)));
        assert_eq!(of(three(), Some(MeetingId(1))), MinutesOf::This(meeting(1, false)));
        assert_eq!(of(three(), Some(MeetingId(9))), MinutesOf::TooEarly);
    }
}
