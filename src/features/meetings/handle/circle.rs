//! Who meets for an area.

use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::areas::{self, Area};
use crate::features::meetings::model::Circle;
use crate::features::people::{self, Contact, Person};
use crate::terms::{AreaId, Level, Role};
use std::collections::HashSet;

/// Who leads an area of a level, and the level and role of those who take part.
fn seats(level: Level) -> Option<(Role, (Level, Role))> {
    match level {
        Level::District => Some((Role::District, (Level::Town, Role::Secretary))),
        Level::Town => Some((Role::Secretary, (Level::Community, Role::Secretary))),
        Level::Community => Some((Role::Secretary, (Level::Grid, Role::GridLeader))),
        Level::Grid | Level::MicroGrid => None,
    }
}

/// Those who meet for an area; `None` where nobody could lead or nobody would come.
pub async fn circle(tx: &mut Tx, area: Area) -> Result<Option<Circle>, Fault> {
    let Some((lead, (level, role))) = seats(area.level) else {
        return Ok(None);
    };
    let chairs = joined(people::holders(tx, area.id, lead).await?, &[]);
    let below: HashSet<AreaId> = areas::list_within(tx, area.id, level).await?.iter().map(|area| area.id).collect();
    let mut members = people::holders_within(tx, area.id, role).await?;
    members.retain(|contact| below.contains(&contact.area));
    let members = joined(members, &chairs);
    let meets = !chairs.is_empty() && !members.is_empty();
    Ok(meets.then_some(Circle { area, chairs, members }))
}

/// Those who have joined, each once, without some.
fn joined(contacts: Vec<Contact>, without: &[Contact]) -> Vec<Contact> {
    let mut once: Vec<Contact> = vec![];
    for contact in contacts {
        let known = once.iter().chain(without).any(|known| known.person == contact.person);
        if contact.user.is_some() && !known {
            once.push(contact);
        }
    }
    once
}

/// The circles that somebody leads or belongs to, of the levels that meet.
pub async fn circles_of(tx: &mut Tx, house: &House, person: &Person) -> Result<Vec<Circle>, Fault> {
    let mut looked_at: HashSet<AreaId> = HashSet::new();
    let mut circles = vec![];
    for holding in &person.holdings {
        for area in areas::ancestors(tx, holding.area).await? {
            if !house.config.meetings.levels.contains(&area.level) || !looked_at.insert(area.id) {
                continue;
            }
            let Some(circle) = circle(tx, area).await? else { continue };
            if circle.chairs.iter().chain(&circle.members).any(|contact| contact.person == person.id) {
                circles.push(circle);
            }
        }
    }
    Ok(circles)
}

/// The areas that somebody answers for as the first person responsible.
pub fn led_by(person: &Person) -> impl Iterator<Item = AreaId> + '_ {
    person.areas_as(Role::Secretary).chain(person.areas_as(Role::District))
}

/// Those of their areas to whom somebody may give a task: leaders of every level, all of whom have joined.
pub async fn below(tx: &mut Tx, person: &Person) -> Result<Vec<Contact>, Fault> {
    let mut found = vec![];
    for area in led_by(person) {
        for role in [Role::Secretary, Role::GridLeader, Role::Leader] {
            found.extend(people::holders_within(tx, area, role).await?);
        }
    }
    found.retain(|contact| contact.person != person.id);
    Ok(joined(found, &[]))
}
