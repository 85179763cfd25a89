//! The register and the reports: what differs is asked about, and what is open is counted.

use super::super::model::Asking;
use super::super::rules::{self, Difference};
use super::super::{care, store, words};
use super::{By, community, secretaries, show, tell};
use crate::config::Config;
use crate::db::{Fault, Tx};
use crate::features::Answer;
use crate::features::House;
use crate::features::areas;
use crate::features::people;
use crate::features::reports::form::FieldId;
use crate::features::reports::standing::{self, Filed, State};
use crate::features::reports::zeros::{self, Reason};
use crate::i18n;
use crate::terms::{AreaId, Role, RoundId};
use serde::Serialize;
use std::collections::HashMap;
use std::ops::AddAssign;

/// A report was filed or corrected: what it says of observations is compared with the register, where one is kept.
pub async fn on_reported(tx: &mut Tx, house: &House, micro_grid: AreaId, round: &RoundId) -> Result<(), Fault> {
    let Some(filed) = filed(tx, micro_grid, round).await? else {
        return Ok(());
    };
    let kept = match community(tx, micro_grid).await? {
        Some(community) => store::is_used(tx, community).await?,
        None => false,
    };
    if !kept {
        return Ok(());
    }
    let fevers = store::register::fevers(tx, micro_grid, round).await?;
    if said(&filed, "fever").unwrap_or(u32::from(!filed.zero)) == 0 && fevers > 0 {
        let silent = Reason::Registered(u32::try_from(fevers).unwrap_or(u32::MAX));
        zeros::ask_about(tx, house, round, vec![(micro_grid, vec![silent])]).await?;
    }
    let registered = store::register::counts(tx, micro_grid, round.date).await?;
    let reported = (said(&filed, "home_observation"), said(&filed, "released"));
    match rules::difference(reported, registered) {
        Some(difference) => ask_about(tx, micro_grid, (round, difference)).await,
        None => Ok(()),
    }
}

async fn filed(tx: &mut Tx, micro_grid: AreaId, round: &RoundId) -> Result<Option<Filed>, Fault> {
    let standing = standing::list(tx, round, micro_grid).await?.pop();
    Ok(standing.and_then(|standing| match standing.state {
        State::Reported(filed) => Some(filed),
        State::Missing | State::Asked(_) | State::Excused => None,
    }))
}

fn said(filed: &Filed, field: &str) -> Option<u32> {
    filed.counts.get(&FieldId(field.to_owned())).copied()
}

/// The leader is asked which of the two is right, at most once a day.
async fn ask_about(tx: &mut Tx, micro_grid: AreaId, (round, difference): (&RoundId, Difference)) -> Result<(), Fault> {
    if !store::register::ask(tx, micro_grid, (round.date, "counts")).await? {
        return Ok(());
    }
    let name = areas::find(tx, micro_grid).await?.map(|area| area.name).unwrap_or_default();
    for leader in people::holders(tx, micro_grid, Role::Leader).await? {
        tell(tx, &leader, words::register::differs(leader.lang, (micro_grid, &name), round, difference)).await?;
    }
    Ok(())
}

/// The report is right: the secretary is asked to bring the register up to it.
pub async fn on_report_is_right(
    tx: &mut Tx,
    by: By<'_>,
    (micro_grid, round): (AreaId, &RoundId),
) -> Result<Answer, Fault> {
    let registered = store::register::counts(tx, micro_grid, round.date).await?;
    let filed = filed(tx, micro_grid, round).await?;
    let reported = filed.map_or((None, None), |filed| (said(&filed, "home_observation"), said(&filed, "released")));
    let Some(difference) = rules::difference(reported, registered) else {
        return show(tx, by.0, (i18n::text(by.0.lang, "observation-register-same"), vec![])).await;
    };
    let name = areas::find(tx, micro_grid).await?.map(|area| area.name).unwrap_or_default();
    for secretary in secretaries(tx, micro_grid).await? {
        let html = words::register::behind(secretary.lang, (&name, &by.1.name), round, difference);
        tell(tx, &secretary, (html, vec![])).await?;
    }
    show(tx, by.0, (i18n::text(by.0.lang, "observation-register-passed-on"), vec![])).await
}

/// How observation stands in an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Under observation.
    pub open: i64,
    /// Of these, without an answer to the last asking.
    pub unanswered: i64,
    /// Of these, with a fever or symptoms today.
    pub unwell: i64,
    /// Of these, reported to have left.
    pub away: i64,
    /// Households in special difficulty.
    pub households: i64,
    /// Of these, with a visit that is overdue.
    pub overdue: i64,
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.open += other.open;
        self.unanswered += other.unanswered;
        self.unwell += other.unwell;
        self.away += other.away;
        self.households += other.households;
        self.overdue += other.overdue;
    }
}

/// How observation stands now, by micro-grid; those in which there is nothing are left out.
pub async fn tally(tx: &mut Tx, config: &Config) -> Result<HashMap<AreaId, Tally>, Fault> {
    let today = tx.now().with_timezone(&config.zone).date_naive();
    let asking = store::check_ins::newest_asking(tx).await?.as_ref().map(Asking::key).unwrap_or_default();
    let mut tallies: HashMap<AreaId, Tally> = HashMap::new();
    for (area, open, unanswered, unwell, away) in store::register::tally(tx, &asking, today).await? {
        tallies.insert(AreaId(area), Tally { open, unanswered, unwell, away, ..Tally::default() });
    }
    for (area, households, overdue) in care::tally(tx).await? {
        let tally = tallies.entry(area).or_default();
        (tally.households, tally.overdue) = (households, overdue);
    }
    Ok(tallies)
}
