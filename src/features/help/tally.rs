//! What the sums say of help, and what is forgotten.

use super::store::sums::{self, Counted};
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::terms::{AreaId, Moment};
use chrono::Duration;
use serde::Serialize;
use std::collections::HashMap;
use std::ops::AddAssign;

/// Requests that wait for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Waiting {
    /// How many.
    pub count: u32,
    /// When the oldest of them was asked for, in unix milliseconds.
    pub oldest: Option<i64>,
}

/// How help stands in an area: sums of areas are the sums of their tallies.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Nobody goes yet.
    pub open: Waiting,
    /// Somebody goes.
    pub under_way: Waiting,
    /// Delivered, and not confirmed.
    pub unconfirmed: Waiting,
    /// Delivered in the last seven days.
    pub delivered: u32,
    /// Cancelled in the last seven days.
    pub cancelled: u32,
    /// Minutes from asking to the last claim, of what was taken in the last seven days; in no order.
    pub minutes_to_claim: Vec<i64>,
    /// Minutes from asking to delivery, of what was delivered in the last seven days; in no order.
    pub minutes_to_deliver: Vec<i64>,
}

/// So far back go the counts and times.
const DAYS: i64 = 7;

impl Waiting {
    fn one(asked_at: i64) -> Self {
        Self { count: 1, oldest: Some(asked_at) }
    }
}

impl AddAssign for Waiting {
    fn add_assign(&mut self, other: Self) {
        self.count += other.count;
        self.oldest = self.oldest.into_iter().chain(other.oldest).min();
    }
}

impl AddAssign<&Tally> for Tally {
    fn add_assign(&mut self, other: &Tally) {
        self.open += other.open;
        self.under_way += other.under_way;
        self.unconfirmed += other.unconfirmed;
        self.delivered += other.delivered;
        self.cancelled += other.cancelled;
        self.minutes_to_claim.extend(&other.minutes_to_claim);
        self.minutes_to_deliver.extend(&other.minutes_to_deliver);
    }
}

impl Tally {
    /// The value that so many percent of the samples do not exceed: 50 is the median; `None` without samples.
    pub fn percentile(samples: &[i64], percent: usize) -> Option<i64> {
        let mut sorted = samples.to_vec();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100);
        sorted.get(rank.saturating_sub(1)).copied()
    }

    /// What one request adds.
    pub(super) fn of(row: &Counted, since: Moment) -> Self {
        let mut tally = Self::default();
        let since = since.timestamp_millis();
        let recent = |at: Option<i64>| at.filter(|at| *at >= since);
        match row.state.as_str() {
            "open" => tally.open = Waiting::one(row.asked_at),
            "claimed" | "bought" => tally.under_way = Waiting::one(row.asked_at),
            "delivered" => tally.unconfirmed = Waiting::one(row.asked_at),
            "cancelled" => tally.cancelled = u32::from(recent(row.ended_at).is_some()),
            _ => {}
        }
        let minutes = |at: i64| Duration::milliseconds(at - row.asked_at).num_minutes();
        tally.minutes_to_claim.extend(recent(row.claimed_at).map(minutes));
        if let Some(at) = recent(row.delivered_at) {
            tally.delivered = 1;
            tally.minutes_to_deliver.push(minutes(at));
        }
        tally
    }
}

/// How help stands, by the lowest area in which it is asked for.
pub async fn tally(tx: &mut Tx) -> Result<HashMap<AreaId, Tally>, Fault> {
    let since = tx.now() - Duration::days(DAYS);
    let mut tallies: HashMap<AreaId, Tally> = HashMap::new();
    for row in sums::list_counted(tx, since).await? {
        *tallies.entry(AreaId(row.area)).or_default() += &Tally::of(&row, since);
    }
    Ok(tallies)
}

/// Drafts live as long as a conversation could.
const DRAFT_DAYS: i64 = 2;

/// Makes what ended long ago anonymous, and forgets what was never sent; answers how many.
pub async fn forget(tx: &mut Tx, house: &House) -> Result<u64, Fault> {
    let before = tx.now() - Duration::days(house.config.help.forget_days.into());
    let drafts = tx.now() - Duration::days(DRAFT_DAYS);
    Ok(sums::forget(tx, before).await? + sums::forget_drafts(tx, drafts).await?)
}
