//! What the rooms above may ask.

use super::model::Notice;
use super::store::{self, copies, questions};
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::terms::{AreaId, Lang, Moment};
use chrono::Duration;
use serde::Serialize;
use std::collections::HashMap;
use std::ops::AddAssign;

/// How notices stand in an area.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Sent off by their authors, and still on their way, waiting for their time or for a second person.
    pub under_way: u64,
    /// Copies of the last days whose readers were asked for 已阅 and have not said it.
    pub unread: u64,
}

impl AddAssign<&Self> for Tally {
    fn add_assign(&mut self, other: &Self) {
        self.under_way += other.under_way;
        self.unread += other.unread;
    }
}

/// Nobody is counted as not having read for longer than this.
const UNREAD_DAYS: i64 = 3;

/// How notices stand now: those under way by the area for which the author speaks, those unread by the reader's own.
pub async fn tally(tx: &mut Tx) -> Result<HashMap<AreaId, Tally>, Fault> {
    let mut tallies: HashMap<AreaId, Tally> = HashMap::new();
    for (area, count) in store::under_way(tx).await? {
        tallies.entry(area).or_default().under_way += count.unsigned_abs();
    }
    let since = tx.now() - Duration::days(UNREAD_DAYS);
    for (area, count) in copies::unread_by_area(tx, since).await? {
        tallies.entry(area).or_default().unread += count.unsigned_abs();
    }
    Ok(tallies)
}

/// A notice that concerns an area.
#[derive(Debug, Clone, PartialEq)]
pub struct Newest {
    /// Its number.
    pub number: i64,
    /// When it was sent.
    pub at: Moment,
    notice: Notice,
}

impl Newest {
    /// Its text for a reader of a language; as the author wrote it, not escaped.
    pub fn text(&self, lang: Lang) -> &str {
        self.notice.text(Some(lang))
    }
}

/// The notices sent since a moment to an area, to one that it lies in, or to one in it; newest first, at most 20.
pub async fn newest(tx: &mut Tx, area: AreaId, since: Moment) -> Result<Vec<Newest>, Fault> {
    let mut newest = vec![];
    for id in store::concerning(tx, area, since).await? {
        let notice = store::find(tx, id).await?;
        let found = notice.and_then(|notice| Some(Newest { number: id.number(), at: notice.sent_at?, notice }));
        newest.extend(found);
    }
    Ok(newest)
}

/// Forgets the words of old questions and drafts; answers how many.
pub async fn forget(tx: &mut Tx, house: &House) -> Result<u64, Fault> {
    let before = tx.now() - Duration::days(house.config.notices.forget_days.into());
    let mut gone = questions::forget(tx, before).await?;
    for draft in store::old_drafts(tx, before).await? {
        store::discard(tx, draft).await?;
        gone += 1;
    }
    Ok(gone)
}
