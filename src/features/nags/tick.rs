use super::rules::{self, Kind, Nag, Scene, Telling};
use super::{Recipient, Step, store, words};
use crate::clock::{Job, instant, timers};
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::areas::{self, Tree};
use crate::features::leave;
use crate::features::people;
use crate::features::reports::RoundTimes;
use crate::features::reports::standing::{self, State};
use crate::outbox;
use crate::terms::{AreaId, ChatId, Moment, Post, Role, RoundId, Tick};
use chrono::Duration;

/// One job for each round and step, `nag/<round>/<step>`.
pub fn jobs(house: &House) -> Vec<Job> {
    let ladder = &house.config.ladder;
    let mut jobs = vec![];
    for plan in house.config.rounds.plans() {
        for (nth, step) in ladder.steps().iter().enumerate() {
            jobs.push(Job {
                name: format!("nag/{}/{}", plan.slot, step.id),
                schedule: plan.due.clone(),
                offset: Duration::minutes(step.minutes),
                grace: rules::grace(ladder, nth),
            });
        }
    }
    jobs
}

/// A timer at the end of the quiet hours: `nag-waited/<round>/<step>`.
const WAITED: &str = "nag-waited/";

/// A step is due, or its letters have waited for the end of the quiet hours; `false` where the tick is none of this room's.
pub async fn on_tick(tx: &mut Tx, house: &House, tick: &Tick) -> Result<bool, Fault> {
    if let Some((round, step)) = tick.job.strip_prefix(WAITED).and_then(|rest| rest.rsplit_once('/')) {
        on_quiet_over(tx, house, (round, step)).await?;
        return Ok(true);
    }
    let Some((slot, step)) = tick.job.strip_prefix("nag/").and_then(|rest| rest.split_once('/')) else {
        return Ok(false);
    };
    let step = house.config.ladder.steps().iter().find(|known| known.id == step);
    let due = instant(house.config.zone, tick.local);
    let round = house.config.rounds.open_at(due).filter(|(round, _)| round.slot.0 == slot);
    // A step or round that the configuration no longer knows is not told.
    if let (Some(step), Some((round, times))) = (step, round) {
        tell(tx, house, step, (&round, times)).await?;
    }
    Ok(true)
}

/// Decides anew: reports have come in meanwhile, and somebody else may act for a leader.
async fn on_quiet_over(tx: &mut Tx, house: &House, (round, step): (&str, &str)) -> Result<(), Fault> {
    let step = house.config.ladder.steps().iter().find(|known| known.id == step);
    let round: Option<RoundId> = round.parse().ok();
    let open = round.and_then(|round| Some((house.config.rounds.times(&round)?, round)));
    if let (Some(step), Some((times, round))) = (step, open.filter(|(times, _)| times.are_open(tx.now()))) {
        tell(tx, house, step, (&round, times)).await?;
    }
    Ok(())
}

async fn tell(tx: &mut Tx, house: &House, step: &Step, (round, times): (&RoundId, RoundTimes)) -> Result<(), Fault> {
    let Some(district) = areas::district(tx).await? else {
        return Ok(());
    };
    let now = tx.now();
    let scene = load(tx, house, district.id, (round, step, times.acting_at(now))).await?;
    let quiet = house.config.ladder.quiet_for(house.config.rounds.local(now).time());
    let Telling { nags, told, waits } = rules::decide(&scene, step.to, quiet);
    if let Some(wait) = waits {
        timers::set(tx, &format!("{WAITED}{round}/{}", step.id), now + wait).await?;
    }
    let posts: Vec<Post> = nags.iter().flat_map(|nag| posts(house, nag, step, (round, times))).collect();
    outbox::add_all(tx, &posts).await?;
    store::save(tx, &told, round, &step.id).await
}

async fn load(
    tx: &mut Tx,
    house: &House,
    district: AreaId,
    (round, step, at): (&RoundId, &Step, Moment),
) -> Result<Scene, Fault> {
    let settled = store::settled(tx, round, &step.id).await?;
    let open = standing::list(tx, round, district).await?;
    let is_open = |state: &State| matches!(state, State::Missing | State::Asked(_));
    let open: Vec<_> = open
        .into_iter()
        .filter(|standing| is_open(&standing.state) && !settled.contains(&standing.micro_grid))
        .collect();
    if open.is_empty() {
        return Ok(Scene::default());
    }
    let above = match step.to {
        Recipient::Group | Recipient::Leader => vec![],
        Recipient::GridLeader => people::holders_within(tx, district, Role::GridLeader).await?,
        Recipient::Secretary => people::holders_within(tx, district, Role::Secretary).await?,
    };
    let leaders = people::holders_within(tx, district, Role::Leader).await?;
    let leaders = leave::stand_ins(tx, district, at).await?.acting(leaders, house.config.lang);
    Ok(Scene {
        tree: Tree::new(areas::list_all(tx).await?),
        open,
        leaders,
        above,
        groups: store::groups(tx).await?,
        unheard: outbox::list_unreachable(tx).await?,
    })
}

/// The name of a letter to a leader, so that it can be dropped when their reports come in before it has gone out. It is the reader's,
/// not the micro-grid's: of two who lead one, either may have another that is still missing.
pub(super) fn letter_name(round: &RoundId, to: ChatId, step: &str) -> String {
    format!("nag/{round}/{}/{step}", to.0)
}

fn posts(house: &House, nag: &Nag, step: &Step, (round, times): (&RoundId, RoundTimes)) -> Vec<Post> {
    let lang = nag.lang.unwrap_or(house.config.lang);
    let due = house.config.rounds.local(times.due).time();
    let finish = |post: Post| {
        let post = match nag.kind {
            Kind::Leader | Kind::Asked => post.named(letter_name(round, nag.to, &step.id)),
            Kind::Group | Kind::GridLeader | Kind::Secretary => post,
        };
        post.expiring(times.closes)
    };
    words::nag(nag, lang, (round, due), &step.id).into_iter().map(finish).collect()
}
