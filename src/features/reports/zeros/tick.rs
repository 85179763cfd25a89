use super::rules::{self, Past, Reason};
use super::store::{self, Row};
use super::words;
use crate::clock::Job;
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::areas::{self, Area, Tree};
use crate::features::people;
use crate::features::reports::form::Form;
use crate::features::reports::model::Filing;
use crate::i18n::pages;
use crate::outbox;
use crate::terms::{AreaId, Lane, Level, Post, Role, RoundId, SlotId, Tick};
use chrono::Duration;
use std::collections::{BTreeMap, HashMap};

/// After due: late enough that most reports are in, early enough that somebody can still go and look.
const AFTER_DUE: Duration = Duration::minutes(75);
/// It is of use on the same half day only.
const GRACE: Duration = Duration::hours(2);
/// Reports of so many days are looked at.
const DAYS: i64 = 7;

/// A look at the zero reports of each round.
pub fn jobs(house: &House) -> Vec<Job> {
    let plans = house.config.rounds.plans().iter();
    plans
        .map(|plan| Job {
            name: format!("zeros/{}", plan.slot),
            schedule: plan.due.clone(),
            offset: AFTER_DUE,
            grace: GRACE,
        })
        .collect()
}

/// Shows the community secretaries which zero reports somebody should ask about.
pub async fn on_tick(tx: &mut Tx, house: &House, tick: &Tick) -> Result<bool, Fault> {
    let Some(slot) = tick.job.strip_prefix("zeros/") else {
        return Ok(false);
    };
    let round = RoundId { date: tick.local.date(), slot: SlotId(slot.to_owned()) };
    let (from, until) = ((round.date - Duration::days(DAYS)).to_string(), (round.date + Duration::days(1)).to_string());
    let reports = read(house, store::list_between(tx, &from, &until).await?)?;
    let tree = Tree::new(areas::list_all(tx).await?);
    let found = doubtful(house, &tree, &reports, &round);
    ask_about(tx, house, &round, found).await?;
    Ok(true)
}

/// Shows the community secretaries, privately and gently, which micro-grids somebody should ask about and why; those about which they
/// were asked in the last days are left out. For this room's own reasons and for those of rooms above, such as the register of the observed.
pub async fn ask_about(
    tx: &mut Tx,
    house: &House,
    round: &RoundId,
    found: Vec<(AreaId, Vec<Reason>)>,
) -> Result<(), Fault> {
    let rest = Duration::days(house.config.zeros.rest_days);
    let asked = store::list_asked_since(tx, tx.now() - rest).await?;
    let mut by_community: BTreeMap<AreaId, Vec<(Area, Vec<Reason>)>> = BTreeMap::new();
    for (micro_grid, reasons) in found.into_iter().filter(|(micro_grid, _)| !asked.contains(micro_grid)) {
        let above = areas::ancestors(tx, micro_grid).await?;
        let community = above.iter().find(|area| area.level == Level::Community).map(|area| area.id);
        let area = above.into_iter().find(|area| area.id == micro_grid);
        if let (Some(community), Some(area)) = (community, area) {
            by_community.entry(community).or_default().push((area, reasons));
        }
    }
    for (community, found) in by_community {
        tell(tx, community, round, &found).await?;
    }
    Ok(())
}

struct Filed {
    round: RoundId,
    zero: bool,
    past: Past,
}

type Reports = BTreeMap<AreaId, Vec<Filed>>;

fn read(house: &House, rows: Vec<Row>) -> Result<Reports, Fault> {
    let mut reports = Reports::new();
    for row in rows {
        let corrupt = |column| Fault::Corrupt { table: "reports", column };
        let round: RoundId = row.round.parse().map_err(|_| corrupt("round"))?;
        let counts = serde_json::from_str(&row.counts).map_err(|_| corrupt("counts"))?;
        let opened = house.config.rounds.times(&round).map_or(0, |times| times.opens.timestamp_millis());
        let past = Past {
            filing: Filing { counts, needs: None },
            seconds_after_opening: (row.first_filed_at - opened) / 1_000,
        };
        reports.entry(AreaId(row.micro_grid)).or_default().push(Filed { round, zero: row.zero, past });
    }
    Ok(reports)
}

/// The zero reports of a round that there is a reason to ask about.
fn doubtful(house: &House, tree: &Tree, reports: &Reports, round: &RoundId) -> Vec<(AreaId, Vec<Reason>)> {
    let form = &house.config.form;
    let cases = cases_by_grid(tree, reports, round, form);
    let mut found = vec![];
    for (micro_grid, filed) in reports {
        let of_round = |report: &&Filed| report.round == *round;
        if !filed.iter().find(of_round).is_some_and(|report| report.zero) {
            continue;
        }
        let row = filed.iter().skip_while(|report| report.round != *round).take_while(|report| report.zero);
        let row: Vec<Past> = row.map(|report| report.past.clone()).collect();
        let grid = tree.get(*micro_grid).and_then(|area| area.parent);
        let neighbours = grid.and_then(|grid| cases.get(&grid)).copied().unwrap_or(0);
        let reasons = rules::reasons(&row, neighbours, &house.config.zeros, form);
        if !reasons.is_empty() {
            found.push((*micro_grid, reasons));
        }
    }
    found
}

/// The cases reported in each grid's micro-grids in a round; a zero report adds none, so they are all neighbours'.
fn cases_by_grid(tree: &Tree, reports: &Reports, round: &RoundId, form: &Form) -> HashMap<AreaId, u32> {
    let mut cases: HashMap<AreaId, u32> = HashMap::new();
    for (micro_grid, filed) in reports {
        let Some(grid) = tree.get(*micro_grid).and_then(|area| area.parent) else { continue };
        let report = filed.iter().find(|report| report.round == *round);
        let count: u32 = report.map_or(0, |report| report.past.filing.cases(form).map(|(_, count)| count).sum());
        *cases.entry(grid).or_default() += count;
    }
    cases
}

async fn tell(tx: &mut Tx, community: AreaId, round: &RoundId, found: &[(Area, Vec<Reason>)]) -> Result<(), Fault> {
    for (micro_grid, _) in found {
        store::ask(tx, micro_grid.id, round).await?;
    }
    for secretary in people::holders(tx, community, Role::Secretary).await? {
        let Some(user) = secretary.user else { continue };
        let lines: Vec<String> =
            found.iter().map(|(area, reasons)| words::line(secretary.lang, area, reasons)).collect();
        for page in pages(&words::heading(secretary.lang, round), &lines) {
            outbox::add(tx, &Post::text(user.private_chat(), Lane::Digest, page)).await?;
        }
    }
    Ok(())
}
