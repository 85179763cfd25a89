use crate::config::Config;
use crate::db::{Fault, Tx};
use crate::features::{concerns, duties, help, notices, observation};
use crate::terms::AreaId;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::ops::AddAssign;

/// What the rooms of care count in an area, beside the reports.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Care {
    /// Calls for help.
    pub help: help::Tally,
    /// People under observation, and households in special difficulty.
    pub observed: observation::Tally,
    /// Residents' difficulties.
    pub cases: concerns::Tally,
    /// Pledges.
    pub pledges: duties::Tally,
    /// Notices.
    pub notices: notices::Tally,
}

impl AddAssign<&Care> for Care {
    fn add_assign(&mut self, other: &Care) {
        self.help += &other.help;
        self.observed += &other.observed;
        self.cases += &other.cases;
        self.pledges += &other.pledges;
        self.notices += &other.notices;
    }
}

/// What a change of makes a digest worth telling again: people in need, and neither how long they wait nor who has read or signed what.
#[derive(Debug, PartialEq, Eq, Default, Serialize)]
pub(super) struct Pressing {
    nobody_goes: u32,
    unwell: i64,
    away: i64,
    open: usize,
    unassigned: usize,
}

impl Care {
    pub(super) fn pressing(&self) -> Pressing {
        Pressing {
            nobody_goes: self.help.open.count,
            unwell: self.observed.unwell,
            away: self.observed.away,
            open: self.cases.open,
            unassigned: self.cases.unassigned,
        }
    }

    /// For other programs; moments are unix milliseconds.
    pub(super) fn as_json(&self) -> Value {
        let minutes = |samples: &[i64]| {
            let [median, most] = MEDIAN_AND_MOST.map(|percent| help::Tally::percentile(samples, percent));
            json!({ "count": samples.len(), "median": median, "ninetieth": most })
        };
        json!({
            "help": {
                "open": self.help.open,
                "under_way": self.help.under_way,
                "unconfirmed": self.help.unconfirmed,
                "delivered": self.help.delivered,
                "cancelled": self.help.cancelled,
                "minutes_to_claim": minutes(&self.help.minutes_to_claim),
                "minutes_to_deliver": minutes(&self.help.minutes_to_deliver),
            },
            "observed": self.observed,
            "cases": self.cases,
            "pledges": self.pledges,
            "notices": self.notices,
        })
    }
}

/// The percentiles that are told: half were faster than the one, and all but a tenth than the other.
pub(super) const MEDIAN_AND_MOST: [usize; 2] = [50, 90];

/// What is counted now, by the lowest area in which it lies; areas in which there is nothing are left out.
pub(super) async fn collect(tx: &mut Tx, config: &Config) -> Result<HashMap<AreaId, Care>, Fault> {
    let mut care: HashMap<AreaId, Care> = HashMap::new();
    for (area, tally) in help::tally(tx).await? {
        care.entry(area).or_default().help = tally;
    }
    for (area, tally) in observation::tally(tx, config).await? {
        care.entry(area).or_default().observed = tally;
    }
    for (area, tally) in concerns::tally(tx).await? {
        care.entry(area).or_default().cases = tally;
    }
    for (area, tally) in duties::tally(tx, config).await? {
        care.entry(area).or_default().pledges = tally;
    }
    for (area, tally) in notices::tally(tx).await? {
        care.entry(area).or_default().notices = tally;
    }
    Ok(care)
}
