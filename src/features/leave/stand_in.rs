//! Who stands in for whom: what rooms above ask of this one.

use super::{store, words};
use crate::db::{Fault, Tx};
use crate::features::people::{Contact, Person};
use crate::terms::{AreaId, Lang, Moment, PersonId, Role};
use chrono::Duration;
use std::collections::HashMap;

/// Somebody who acts for a leader on leave, in one micro-grid.
#[derive(Debug, Clone)]
pub struct StandIn {
    /// The micro-grid's name.
    pub micro_grid: String,
    /// Who is on leave.
    pub away: PersonId,
    /// Their name.
    pub away_name: String,
    /// Who acts, for the micro-grid.
    pub contact: Contact,
}

impl StandIn {
    /// Who acts, named with whom they act for: `刘洋（代李强）`.
    pub fn name(&self, lang: Lang) -> String {
        words::stands_in(lang, &self.contact.name, &self.away_name)
    }
}

/// Everybody who stands in at a moment.
#[derive(Debug, Clone, Default)]
pub struct StandIns(HashMap<(AreaId, PersonId), Vec<StandIn>>);

impl StandIns {
    /// The leaders, each who is on leave replaced by who acts for them, who is named with them.
    pub fn acting(&self, leaders: Vec<Contact>, lang: Lang) -> Vec<Contact> {
        let acting = leaders.into_iter().flat_map(|leader| match self.0.get(&(leader.area, leader.person)) {
            Some(stand_ins) => {
                stand_ins.iter().map(|of| Contact { name: of.name(lang), ..of.contact.clone() }).collect()
            }
            None => vec![leader],
        });
        acting.collect()
    }

    /// Whether somebody acts for a leader of a micro-grid.
    fn replace(&self, micro_grid: AreaId, leader: PersonId) -> bool {
        self.0.contains_key(&(micro_grid, leader))
    }

    /// The name of the leader for whom somebody acts in a micro-grid.
    pub fn away(&self, acting: &Contact) -> Option<&str> {
        let of = |stand_in: &&StandIn| stand_in.contact.area == acting.area && stand_in.contact.person == acting.person;
        self.0.values().flatten().find(of).map(|stand_in| stand_in.away_name.as_str())
    }
}

/// Who stands in for whom in an area at a moment.
pub async fn stand_ins(tx: &mut Tx, within: AreaId, at: Moment) -> Result<StandIns, Fault> {
    let mut found: HashMap<_, Vec<StandIn>> = HashMap::new();
    for stand_in in store::list_stand_ins(tx, within, at).await? {
        found.entry((stand_in.contact.area, stand_in.away)).or_default().push(stand_in);
    }
    Ok(StandIns(found))
}

/// The same as a list, by micro-grid.
pub async fn on_leave(tx: &mut Tx, within: AreaId, at: Moment) -> Result<Vec<StandIn>, Fault> {
    store::list_stand_ins(tx, within, at).await
}

/// A report that is late because of the change at noon or at midnight is still taken from who stood in.
const AFTERWARDS: Duration = Duration::hours(2);

/// Whether somebody was named to stand in for the leader of a micro-grid. The grid leader's own rights reach there anyway.
pub async fn may_act_for(tx: &mut Tx, person: PersonId, micro_grid: AreaId, at: Moment) -> Result<bool, Fault> {
    Ok(store::list_stood_in_for(tx, person, (at, at - AFTERWARDS)).await?.contains(&micro_grid))
}

/// The micro-grids for which somebody answers as a leader at a moment: their own, and those for which they were named to stand in.
pub async fn micro_grids_of(tx: &mut Tx, person: &Person, at: Moment) -> Result<Vec<AreaId>, Fault> {
    let mut found: Vec<AreaId> = person.areas_as(Role::Leader).collect();
    for micro_grid in store::list_stood_in_for(tx, person.id, (at, at - AFTERWARDS)).await? {
        if !found.contains(&micro_grid) {
            found.push(micro_grid);
        }
    }
    Ok(found)
}

/// The micro-grids for which somebody acts at a moment: those for which they stand in, and their own, but for those in which somebody
/// stands in for them.
pub async fn acts_for(tx: &mut Tx, person: PersonId, at: Moment) -> Result<Vec<AreaId>, Fault> {
    let mut found = store::list_acted_for(tx, person, at).await?;
    for (micro_grid, _) in store::list_led(tx, person).await? {
        if !stand_ins(tx, micro_grid, at).await?.replace(micro_grid, person) {
            found.push(micro_grid);
        }
    }
    Ok(found)
}
