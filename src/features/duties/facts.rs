//! What the bot can see of a leader's day: reports, visits, observed people who were heard, cases that were answered, leave.

use super::rules::{self, Post, Reported};
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::areas::Area;
use crate::features::leave;
use crate::features::people::Person;
use crate::features::reports::RoundTimes;
use crate::features::reports::form::{Counted, FieldKind, Form};
use crate::features::reports::standing::{self, Filed, State};
use crate::features::{concerns, observation};
use crate::terms::{Moment, Role, RoundId};

/// A micro-grid's day as far as it can be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The micro-grid's name.
    pub micro_grid: String,
    /// How each of the day's reports stands.
    pub reports: Vec<(RoundId, RoundTimes, Reported)>,
    /// Households that were visited, as reported today.
    pub visited: u32,
    /// People under observation there, and those of them who have not answered the last asking.
    pub observed: (i64, i64),
    /// Residents' cases there: those that are open, and those that were closed within a day.
    pub cases: (usize, usize),
    /// Whether the leader is at their post; `None` for who stands in.
    pub post: Option<Post>,
}

/// Looks at today's facts about a micro-grid, for a person who leads it or stands in.
pub async fn load(
    tx: &mut Tx,
    house: &House,
    (micro_grid, person): (&Area, &Person),
    now: Moment,
) -> Result<Day, Fault> {
    let leads = person.areas_as(Role::Leader).any(|area| area == micro_grid.id);
    let away = leave::asked_ahead(tx, person.id, now).await?;
    let rounds = &house.config.rounds;
    let date = rounds.local(now).date();
    let observed = observation::tally(tx, &house.config).await?.remove(&micro_grid.id).unwrap_or_default();
    let cases = concerns::tally(tx).await?.remove(&micro_grid.id).unwrap_or_default();
    let mut day = Day {
        micro_grid: micro_grid.name.clone(),
        reports: vec![],
        visited: 0,
        observed: (observed.open, observed.unanswered),
        cases: (cases.open, cases.closed),
        post: leads.then_some(rules::post(away)),
    };
    for plan in rounds.plans() {
        let round = RoundId { date, slot: plan.slot.clone() };
        let Some(times) = rounds.times(&round) else { continue };
        let Some(standing) = standing::list(tx, &round, micro_grid.id).await?.pop() else { continue };
        if let State::Reported(filed) = &standing.state {
            day.visited += visited(filed, &house.config.form);
        }
        day.reports.push((round, times, rules::reported(&standing.state, times, now)));
    }
    Ok(day)
}

fn visited(filed: &Filed, form: &Form) -> u32 {
    let households = form.fields.iter().filter(|field| field.kind == FieldKind::Count);
    let households = households.filter(|field| field.counts == Counted::Households);
    households.filter_map(|field| filed.counts.get(&field.id)).sum()
}
