use super::care::Care;
use crate::features::areas::{Area, Tree};
use crate::features::leave::StandIn;
use crate::features::reports::form::{FieldId, FieldKind, Form};
use crate::features::reports::standing::{Counts, Filed, Standing, State};
use crate::terms::{AreaId, Moment, RoundId};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::AddAssign;

/// What is known of the whole district in a round.
#[derive(Debug)]
pub struct Facts {
    /// The round.
    pub round: RoundId,
    /// All areas.
    pub tree: Tree,
    /// What a report has.
    pub form: Form,
    /// How every micro-grid stands.
    pub standings: Vec<Standing>,
    /// What counted in the round before, by micro-grid.
    pub last: HashMap<AreaId, Filed>,
    /// In how many rounds of the last seven days each micro-grid reported; those with none are left out.
    pub week: HashMap<AreaId, usize>,
    /// In how many rounds of those days anybody reported.
    pub week_rounds: usize,
    /// What the rooms of care count, by the lowest area in which it lies.
    pub care: HashMap<AreaId, Care>,
    /// Who is on leave, and who acts for them.
    pub on_leave: Vec<StandIn>,
    /// When all this was so.
    pub now: Moment,
}

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Share {
    /// The part.
    pub part: usize,
    /// The whole; where it is 0 there is nothing to tell.
    pub whole: usize,
}

impl Share {
    /// Tenths of a percent, rounded down: only the whole is 1,000. `None` where there is no whole.
    pub fn per_mille(self) -> Option<usize> {
        (self.part * 1_000).checked_div(self.whole)
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.part += other.part;
        self.whole += other.whole;
    }
}

/// The numbers of an area.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Sums {
    /// Its micro-grids by state.
    pub counts: Counts,
    /// Micro-grids that reported in every round, of those that reported in any, over the last seven days.
    pub steady: Share,
    /// Values given, of the values asked for, in the reports that are here.
    pub elements: Share,
    /// Totals by field; a field that nobody stated has none.
    pub totals: BTreeMap<FieldId, u64>,
    /// Totals by field in the round before.
    pub last_totals: BTreeMap<FieldId, u64>,
}

impl Sums {
    /// Received, of those expected.
    pub fn completeness(&self) -> Share {
        Share { part: self.counts.reported, whole: self.counts.expected() }
    }

    /// Received on time, of those expected.
    pub fn timeliness(&self) -> Share {
        Share { part: self.counts.on_time(), whole: self.counts.expected() }
    }
}

impl AddAssign<&Sums> for Sums {
    fn add_assign(&mut self, other: &Sums) {
        self.counts += other.counts;
        self.steady += other.steady;
        self.elements += other.elements;
        for (totals, others) in [(&mut self.totals, &other.totals), (&mut self.last_totals, &other.last_totals)] {
            for (field, count) in others {
                match totals.get_mut(field) {
                    Some(total) => *total += count,
                    None => drop(totals.insert(field.clone(), *count)),
                }
            }
        }
    }
}

/// The round, summed up for every area from one load.
#[derive(Debug)]
pub struct Day {
    /// What it was made of.
    pub facts: Facts,
    sums: HashMap<AreaId, Sums>,
    care: HashMap<AreaId, Care>,
    within: HashMap<AreaId, Vec<usize>>,
}

/// What somebody who answers for an area is told.
#[derive(Debug)]
pub struct Digest<'a> {
    /// The area.
    pub area: &'a Area,
    /// Its numbers.
    pub sums: &'a Sums,
    /// What the rooms of care count in it.
    pub care: &'a Care,
    /// Who is on leave in it.
    pub on_leave: Vec<&'a StandIn>,
    /// Abnormal counts above 0, by micro-grid.
    pub abnormal: Vec<(&'a Standing, Vec<(&'a FieldId, u32)>)>,
    /// The missing by the area right below, worst first; in a grid, all under the grid itself.
    pub missing: Vec<(&'a Area, Vec<&'a Standing>)>,
    /// 已请假
    pub excused: Vec<&'a Standing>,
    /// 待确认
    pub asked: Vec<&'a Standing>,
    /// 迟报
    pub late: Vec<&'a Standing>,
}

impl Day {
    /// Sums up.
    pub fn new(mut facts: Facts) -> Self {
        let mut sums: HashMap<AreaId, Sums> = HashMap::new();
        let mut within: HashMap<AreaId, Vec<usize>> = HashMap::new();
        for (nth, standing) in facts.standings.iter().enumerate() {
            sums.insert(standing.micro_grid, own_sums(&facts, standing));
            for area in facts.tree.upwards(standing.micro_grid) {
                within.entry(area.id).or_default().push(nth);
            }
        }
        let mut care = std::mem::take(&mut facts.care);
        let mut upwards: Vec<&Area> = facts.tree.iter().collect();
        upwards.sort_by_key(|area| Reverse(area.level));
        add_up(&upwards, &mut sums);
        add_up(&upwards, &mut care);
        // Areas in which there is nothing to care for read the same nothing.
        for area in within.keys() {
            care.entry(*area).or_default();
        }
        Self { facts, sums, care, within }
    }

    /// The digest of an area; `None` where it has no micro-grids.
    pub fn digest(&self, area: AreaId) -> Option<Digest<'_>> {
        let tree = &self.facts.tree;
        let area = tree.get(area)?;
        let sums = self.sums.get(&area.id)?;
        let mut digest = Digest {
            area,
            sums,
            care: self.care.get(&area.id)?,
            on_leave: self.on_leave_in(area.id),
            abnormal: vec![],
            missing: vec![],
            excused: vec![],
            asked: vec![],
            late: vec![],
        };
        let mut missing: HashMap<AreaId, Vec<&Standing>> = HashMap::new();
        for standing in self.within.get(&area.id)?.iter().map(|nth| &self.facts.standings[*nth]) {
            match &standing.state {
                State::Missing => missing.entry(part_of(tree, area.id, standing)).or_default().push(standing),
                State::Asked(_) => digest.asked.push(standing),
                State::Excused => digest.excused.push(standing),
                State::Reported(filed) => {
                    if filed.late {
                        digest.late.push(standing);
                    }
                    let abnormal = abnormal(&self.facts.form, filed);
                    if !abnormal.is_empty() {
                        digest.abnormal.push((standing, abnormal));
                    }
                }
            }
        }
        digest.missing = missing.into_iter().filter_map(|(part, of)| Some((tree.get(part)?, of))).collect();
        digest.missing.sort_by_key(|(part, missing)| (Reverse(missing.len()), part.name.clone()));
        Some(digest)
    }

    fn on_leave_in(&self, area: AreaId) -> Vec<&StandIn> {
        let lies_in = |of: &&StandIn| self.facts.tree.upwards(of.contact.area).any(|above| above.id == area);
        self.facts.on_leave.iter().filter(lies_in).collect()
    }
}

/// The area right below `area` in which a micro-grid lies, or `area` where that is the micro-grid itself.
fn part_of(tree: &Tree, area: AreaId, standing: &Standing) -> AreaId {
    let below = tree.upwards(standing.micro_grid).find(|part| part.parent == Some(area));
    below.map(|part| part.id).filter(|part| *part != standing.micro_grid).unwrap_or(area)
}

fn filed(standing: &Standing) -> Option<&Filed> {
    match &standing.state {
        State::Reported(filed) => Some(filed),
        _ => None,
    }
}

/// Adds each area to the one above it, lowest first.
fn add_up<T: Default + for<'a> AddAssign<&'a T>>(upwards: &[&Area], sums: &mut HashMap<AreaId, T>) {
    for area in upwards {
        if let Some(parent) = area.parent
            && let Some(own) = sums.remove(&area.id)
        {
            *sums.entry(parent).or_default() += &own;
            sums.insert(area.id, own);
        }
    }
}

fn own_sums(facts: &Facts, standing: &Standing) -> Sums {
    let (filed, last) = (filed(standing), facts.last.get(&standing.micro_grid));
    let rounds = facts.week.get(&standing.micro_grid).copied().unwrap_or(0);
    let steady = Share { part: usize::from(rounds > 0 && rounds >= facts.week_rounds), whole: usize::from(rounds > 0) };
    Sums {
        counts: Counts::of([&standing.state]),
        steady,
        elements: filed.map(|filed| elements(&facts.form, filed)).unwrap_or_default(),
        totals: filed.map(|filed| totals(&facts.form, filed)).unwrap_or_default(),
        last_totals: last.map(|last| totals(&facts.form, last)).unwrap_or_default(),
    }
}

/// A zero report answers the abnormal fields even where it does not name them. The residents' needs are words, and not asked of everybody.
fn elements(form: &Form, filed: &Filed) -> Share {
    let mut share = Share::default();
    for field in form.fields.iter().filter(|field| field.kind == FieldKind::Count) {
        share.whole += 1;
        share.part += usize::from(filed.counts.contains_key(&field.id) || filed.zero && field.abnormal);
    }
    share
}

/// The fields that were stated; a zero report states that there is nothing abnormal even where it names no field.
fn totals(form: &Form, filed: &Filed) -> BTreeMap<FieldId, u64> {
    let outright = form.fields.iter().filter(|field| filed.zero && field.abnormal).map(|field| (field.id.clone(), 0));
    let stated = filed.counts.iter().map(|(field, count)| (field.clone(), u64::from(*count)));
    outright.chain(stated).collect()
}

fn abnormal<'a>(form: &'a Form, filed: &Filed) -> Vec<(&'a FieldId, u32)> {
    let abnormal = form.fields.iter().filter(|field| field.abnormal);
    abnormal
        .filter_map(|field| Some((&field.id, *filed.counts.get(&field.id)?)))
        .filter(|(_, count)| *count > 0)
        .collect()
}
