use super::{Ladder, Recipient};
use crate::features::areas::{Tree, short};
use crate::features::people::Contact;
use crate::features::reports::standing::{Standing, State};
use crate::terms::{AreaId, ChatId, Lang, Level, PersonId, UserId};
use chrono::Duration;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What is known when a step is due.
#[derive(Debug, Default)]
pub struct Scene {
    /// All areas.
    pub tree: Tree,
    /// The micro-grids whose report is not there, that this step has not told, and that nobody takes care of.
    pub open: Vec<Standing>,
    /// Who leads which micro-grid.
    pub leaders: Vec<Contact>,
    /// Who leads which grid, for a step to grid leaders; secretaries for theirs.
    pub above: Vec<Contact>,
    /// The bound groups of areas.
    pub groups: HashMap<AreaId, ChatId>,
    /// The chats in which nobody hears us: nothing is written there, and those above learn of it.
    pub unheard: HashSet<ChatId>,
}

/// A micro-grid that is named in a reminder.
#[derive(Debug, Clone)]
pub struct Line {
    /// The micro-grid.
    pub micro_grid: AreaId,
    /// Its name.
    pub name: String,
    /// Its grid's name.
    pub grid: String,
    /// Who leads it; may be nobody or several.
    pub leaders: Vec<Contact>,
    /// Those of them who have joined and do not hear us: they blocked the bot, or their account is gone.
    pub unheard: Vec<PersonId>,
}

impl Line {
    /// How it is called in its grid.
    pub fn short(&self) -> &str {
        short(&self.name)
    }
}

/// One message of a step.
#[derive(Debug, Clone)]
pub struct Nag {
    /// The chat.
    pub to: ChatId,
    /// The reader's language; `None` for a group, which reads the district's.
    pub lang: Option<Lang>,
    /// What it says.
    pub kind: Kind,
    /// Whom it names, by grid and name; never empty.
    pub lines: Vec<Line>,
}

/// What a reminder says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// These are missing; to a group.
    Group,
    /// Yours are missing.
    Leader,
    /// You still have a question to answer.
    Asked,
    /// These are missing in your grid.
    GridLeader,
    /// These are missing in your community.
    Secretary,
}

/// What comes of a step.
#[derive(Debug, Clone)]
pub struct Telling {
    /// Told now.
    pub nags: Vec<Nag>,
    /// The micro-grids that the step has told with that, or has nobody to tell of.
    pub told: Vec<AreaId>,
    /// So long until the others are told, as it stands then.
    pub waits: Option<Duration>,
}

/// Decides what a step tells now: in the quiet hours, which last so long, the groups alone.
pub fn decide(scene: &Scene, to: Recipient, quiet: Duration) -> Telling {
    let nags = whom(scene, to);
    let all = || scene.open.iter().map(|standing| standing.micro_grid).collect();
    let (groups, letters): (Vec<Nag>, Vec<Nag>) = nags.into_iter().partition(|nag| nag.kind == Kind::Group);
    if quiet <= Duration::zero() || letters.is_empty() {
        return Telling { nags: [groups, letters].concat(), told: all(), waits: None };
    }
    let told = groups.iter().flat_map(|nag| &nag.lines).map(|line| line.micro_grid).collect();
    Telling { nags: groups, told, waits: Some(quiet) }
}

/// Decides who is told what in a step. A question that is open to a leader concerns only them, and only in the steps that speak to
/// leaders; while somebody above is asked about a report on behalf, the leader's own is missing like any other.
pub fn whom(scene: &Scene, to: Recipient) -> Vec<Nag> {
    let leaders: HashSet<PersonId> = scene.leaders.iter().map(|leader| leader.person).collect();
    let asked = |state: &State| matches!(state, State::Asked(person) if leaders.contains(person));
    let (asked, missing): (Vec<Standing>, Vec<Standing>) =
        scene.open.iter().cloned().partition(|standing| asked(&standing.state));
    let missing = lines(&missing, &scene.leaders, &scene.unheard);
    match to {
        Recipient::Group => {
            let (with_group, without) = missing.into_iter().partition(|line| group_of(scene, line).is_some());
            [to_groups(scene, with_group), to_leaders(scene, without), to_asked(scene, asked)].concat()
        }
        Recipient::Leader => [to_leaders(scene, missing), to_asked(scene, asked)].concat(),
        Recipient::GridLeader => to_nearest(scene, missing, Kind::GridLeader),
        Recipient::Secretary => to_nearest(scene, missing, Kind::Secretary),
    }
}

/// The micro-grids with those who lead them, in the same order.
pub fn lines(standings: &[Standing], leaders: &[Contact], unheard: &HashSet<ChatId>) -> Vec<Line> {
    let mut by_area: HashMap<AreaId, Vec<&Contact>> = HashMap::new();
    for leader in leaders {
        by_area.entry(leader.area).or_default().push(leader);
    }
    let line = |standing: &Standing| {
        let leaders: Vec<Contact> = by_area.get(&standing.micro_grid).into_iter().flatten().copied().cloned().collect();
        let deaf = leaders.iter().filter(|leader| !hears(leader, unheard) && leader.user.is_some());
        Line {
            micro_grid: standing.micro_grid,
            name: standing.name.clone(),
            grid: standing.grid_name.clone(),
            unheard: deaf.map(|leader| leader.person).collect(),
            leaders,
        }
    };
    standings.iter().map(line).collect()
}

/// Whether a letter to somebody can arrive: they have joined, and nothing says that they do not hear us.
fn hears(contact: &Contact, unheard: &HashSet<ChatId>) -> bool {
    contact.user.is_some_and(|user| !unheard.contains(&user.private_chat()))
}

/// How late a step may be told: until the next one, and at most 25 minutes; the last one, an hour.
pub fn grace(ladder: &Ladder, nth: usize) -> Duration {
    let steps = ladder.steps();
    let until_next = steps.get(nth + 1).map(|next| Duration::minutes(next.minutes - steps[nth].minutes));
    until_next.map_or(Duration::minutes(60), |wait| wait.min(Duration::minutes(25)))
}

fn group_of(scene: &Scene, line: &Line) -> Option<ChatId> {
    let grid = scene.tree.up_to(line.micro_grid, Level::Grid)?;
    scene.groups.get(&grid.id).copied()
}

fn to_groups(scene: &Scene, lines: Vec<Line>) -> Vec<Nag> {
    let mut by_chat: BTreeMap<ChatId, Vec<Line>> = BTreeMap::new();
    for line in lines {
        if let Some(chat) = group_of(scene, &line) {
            by_chat.entry(chat).or_default().push(line);
        }
    }
    by_chat.into_iter().map(|(to, lines)| Nag { to, lang: None, kind: Kind::Group, lines }).collect()
}

/// One message for a person, with all that concerns them.
struct Letters<'a> {
    unheard: &'a HashSet<ChatId>,
    by_user: BTreeMap<UserId, (Lang, Vec<Line>)>,
}

impl<'a> Letters<'a> {
    fn new(scene: &'a Scene) -> Self {
        Self { unheard: &scene.unheard, by_user: BTreeMap::new() }
    }

    fn add(&mut self, contact: &Contact, line: &Line) {
        if let Some(user) = contact.user.filter(|_| hears(contact, self.unheard)) {
            self.by_user.entry(user).or_insert((contact.lang, vec![])).1.push(line.clone());
        }
    }

    fn nags(self, kind: Kind) -> Vec<Nag> {
        let nag = |(user, (lang, lines)): (UserId, _)| Nag { to: user.private_chat(), lang: Some(lang), kind, lines };
        self.by_user.into_iter().map(nag).collect()
    }
}

fn to_leaders(scene: &Scene, lines: Vec<Line>) -> Vec<Nag> {
    let mut letters = Letters::new(scene);
    for line in &lines {
        line.leaders.iter().for_each(|leader| letters.add(leader, line));
    }
    letters.nags(Kind::Leader)
}

fn to_asked(scene: &Scene, asked: Vec<Standing>) -> Vec<Nag> {
    let by_person: HashMap<PersonId, &Contact> = scene.leaders.iter().map(|leader| (leader.person, leader)).collect();
    let mut letters = Letters::new(scene);
    for (standing, line) in asked.iter().zip(lines(&asked, &scene.leaders, &scene.unheard)) {
        if let State::Asked(person) = &standing.state
            && let Some(contact) = by_person.get(person)
        {
            letters.add(contact, &line);
        }
    }
    letters.nags(Kind::Asked)
}

/// Tells the nearest area above in which somebody who hears us answers for it: without one in the community, the town's.
fn to_nearest(scene: &Scene, lines: Vec<Line>, kind: Kind) -> Vec<Nag> {
    let mut by_area: HashMap<AreaId, Vec<&Contact>> = HashMap::new();
    for contact in scene.above.iter().filter(|contact| hears(contact, &scene.unheard)) {
        by_area.entry(contact.area).or_default().push(contact);
    }
    let mut letters = Letters::new(scene);
    for line in &lines {
        let nearest = scene.tree.upwards(line.micro_grid).find_map(|area| by_area.get(&area.id));
        nearest.into_iter().flatten().for_each(|contact| letters.add(contact, line));
    }
    letters.nags(kind)
}
