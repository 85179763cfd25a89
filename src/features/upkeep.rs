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
    for (what, gone) in forget(tx, house).await? {
        tracing::info!(what, gone, "{gone} {what} are forgotten");
    }
    Ok(true)
}

/// Everything that is forgotten, with how many of it were.
async fn forget(tx: &mut Tx, house: &House) -> Result<[(&'static str, u64); 9], Fault> {
    let before = tx.now() - house.config.keep;
    Ok([
        ("old updates", inbox::prune(tx, before).await?),
        ("old messages", outbox::prune(tx, before).await?),
        ("buttons and conversations that nobody went on with", talk::prune(tx).await?),
        ("leaves that ended long ago", leave::forget(tx, house).await?),
        ("names and words of closed cases", concerns::forget(tx, house).await?),
        ("old meetings and tasks", meetings::forget(tx, house).await?),
        ("names and words of old requests for help", help::forget(tx, house).await?),
        ("observations and visited households", observation::forget(tx, house).await?),
        ("texts of questions and drafts", notices::forget(tx, house).await?),
    ])
}
