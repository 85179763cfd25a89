use super::zeros;
use crate::clock::Job;
use crate::features::House;
use chrono::Duration;

/// A prompt that comes hours late still helps, as long as there is time before the report is due.
const GRACE: Duration = Duration::minutes(150);

/// The openings of the day's rounds, and the looks at their zero reports.
pub fn jobs(house: &House) -> Vec<Job> {
    let plans = house.config.rounds.plans().iter();
    let openings = plans.map(|plan| Job {
        name: format!("round/{}/opens", plan.slot),
        schedule: plan.opens.clone(),
        offset: Duration::zero(),
        grace: GRACE,
    });
    openings.chain(zeros::jobs(house)).collect()
}
