//! Forgets, once a night, what was settled long ago and the buttons that nobody can press any more.

use super::{House, concerns, help, leave, meetings, notices, observation};
use crate::clock::Job;
use crate::db::{Fault, Tx};
use crate::terms::Tick;
use crate::{inbox, outbox, talk};
use chrono::Duration;

const PRUNE: &str = "upkeep/prune";

/// The nightly job: at an hour at which nobody reports; done late rather than not at all.
pub fn jobs() -> Vec<Job> {
    vec![Job {
        name: PRUNE.to_owned(),
        schedule: "0 40 3 * * *".parse().expect("a cron expression that a test has read"),
        offset: Duration::zero(),
        grace: Duration::hours(20),
    }]
}

/// Does the nightly job; `false` for any other.
pub async fn on_tick(tx: &mut Tx, house: &House, tick: &Tick) -> Result<bool, Fault> {
    if tick.job != PRUNE {
        return Ok(false);
    }
    let before = tx.now() - house.config.keep;
    let gone = inbox::prune(tx, before).await? + outbox::prune(tx, before).await? + talk::prune(tx).await?;
    let leaves = leave::forget(tx, house).await?;
    tracing::info!(leaves, "{leaves} leaves that ended long ago are forgotten");
    tracing::info!(gone, "{gone} old rows are forgotten");
    let cases = concerns::forget(tx, house).await?;
    tracing::info!(cases, "{cases} closed cases are without names and words now");
    let held = meetings::forget(tx, house).await?;
    tracing::info!(held, "{held} old meetings and tasks are forgotten");
    let anonymous = help::forget(tx, house).await?;
    tracing::info!(anonymous, "{anonymous} requests for help are forgotten or made anonymous");
    let observations = observation::forget(tx, house).await?;
    tracing::info!(observations, "{observations} observations and visited households are forgotten");
    let words = notices::forget(tx, house).await?;
    tracing::info!(words, "{words} texts of questions and drafts are forgotten");
    Ok(true)
}
