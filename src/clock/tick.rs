use super::schedule::{Job, Planned};
use super::{store, timers};
use crate::db::{Db, Fault, Lease, Tx};
use crate::inbox::{self, Arrived};
use crate::terms::{Moment, Tick};
use chrono::Duration;
use chrono_tz::Tz;

/// How far back a first start looks for jobs that it can still do within their grace.
const FIRST_LOOK: Duration = Duration::hours(24);

/// Puts what has become due into the inbox; answers how many jobs. Nothing happens while another replica is the clock.
pub async fn tick(db: &Db, now: Moment, zone: Tz, jobs: &[Job], holder: &str) -> Result<usize, Fault> {
    let mut tx = db.write(now).await?;
    if Lease::take(&mut tx, "clock", holder).await?.is_none() {
        tx.rollback().await?;
        return Ok(0);
    }
    let mark = store::mark(&mut tx).await?;
    let after = mark.unwrap_or(now - FIRST_LOOK);
    let mut due: Vec<(&Job, Planned)> = jobs
        .iter()
        .flat_map(|job| job.planned(zone, after, now).into_iter().map(move |planned| (job, planned)))
        .collect();
    due.sort_by_key(|(_, planned)| planned.due);

    let mut begun = 0;
    for (job, planned) in due {
        let late = now - planned.due > job.grace;
        if late && mark.is_none() {
            continue;
        }
        let local = planned.local.format("%Y-%m-%dT%H:%M:%S").to_string();
        let state = if late { "missed" } else { "run" };
        if store::plan(&mut tx, &job.name, &local, planned.due, state).await? && !late {
            begin(&mut tx, &job.name, planned, &local).await?;
            begun += 1;
        }
    }
    for (job, due) in timers::list_due(&mut tx).await? {
        let local = due.with_timezone(&zone).naive_local();
        timers::cancel(&mut tx, &job).await?;
        // A timer may be set again under its name for a later moment, so its moment is part of the key.
        let key = format!("{}+{}", local.format("%Y-%m-%dT%H:%M:%S"), due.timestamp_millis());
        begin(&mut tx, &job, Planned { local, due }, &key).await?;
        begun += 1;
    }
    store::set_mark(&mut tx).await?;
    tx.commit().await?;
    Ok(begun)
}

async fn begin(tx: &mut Tx, job: &str, planned: Planned, local: &str) -> Result<(), Fault> {
    let tick = Tick { job: job.to_owned(), local: planned.local, due: planned.due.timestamp_millis() };
    let body = serde_json::to_string(&tick).expect("a tick is plain data");
    let row = Arrived { key: format!("t:{job}@{local}"), route: format!("j:{job}"), body };
    inbox::keep(tx, &row).await?;
    Ok(())
}

/// The next moment at which one of these jobs is due; timers are asked for apart.
pub fn next_due(zone: Tz, jobs: &[Job], after: Moment) -> Option<Moment> {
    let within = |days| {
        let until = after + Duration::days(days);
        jobs.iter().filter_map(|job| job.planned(zone, after, until).first().map(|planned| planned.due)).min()
    };
    within(1).or_else(|| within(40))
}
