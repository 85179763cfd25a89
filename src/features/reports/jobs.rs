use super::{store, zeros};
use crate::clock::{self, Job};
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::terms::{RoundId, SlotId};
use chrono::Duration;

/// A prompt that comes hours late still helps, as long as there is time before the report is due.
const GRACE: Duration = Duration::minutes(150);

/// The openings of the day's rounds, and the looks at their zero reports.
pub fn jobs(house: &House) -> Vec<Job> {
    let plans = house.config.rounds.plans().iter();
    let openings = plans.map(|plan| Job {
        name: opening(&plan.slot),
        schedule: plan.opens.clone(),
        offset: Duration::zero(),
        grace: GRACE,
    });
    openings.chain(zeros::jobs(house)).collect()
}

fn opening(slot: &SlotId) -> String {
    format!("round/{slot}/opens")
}

/// Whether a round has ever been one of ours: it opened while we were there, even if nobody was asked then, or somebody reported in it.
pub async fn was_ours(tx: &mut Tx, round: &RoundId) -> Result<bool, Fault> {
    let opened = clock::was_due(tx, &opening(&round.slot), round.date).await?;
    Ok(opened || store::is_reported(tx, round).await?)
}
