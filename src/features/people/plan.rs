//! A roster against what is on file → what an import would change. Pure.
//!
//! What always holds: a person is found again by phone, else by account, else by name with a role in the same area where one of the two
//! has no phone; importing the same file again changes nothing; a language that somebody has chosen is never overwritten.

use super::roster::{Bad, Entry, Path, Roster, level};
use crate::features::areas::{self, Area};
use crate::terms::{AreaId, Lang, Level, PersonId, Role, UserId};
use std::collections::{HashMap, HashSet};

/// What the database knows before an import.
#[derive(Debug, Clone, Default)]
pub struct OnFile {
    /// Every area.
    pub areas: Vec<Area>,
    /// Everybody.
    pub people: Vec<Known>,
    /// Who does what, and where.
    pub roles: HashSet<(PersonId, Role, AreaId)>,
}

/// A person on file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The row.
    pub id: PersonId,
    /// What the row says.
    pub facts: Facts,
}

/// What a row of `people` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// As the roster writes it.
    pub name: String,
    /// Digits, with a `+` where the roster has one.
    pub phone: Option<String>,
    /// Their account, once they have joined.
    pub user: Option<UserId>,
    /// Chosen by them, or the roster's.
    pub lang: Option<Lang>,
    /// Where they live.
    pub address: Option<String>,
}

/// A person, on file or to be added: the latter by their place in [`Plan::new_people`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    OnFile(PersonId),
    New(usize),
}

/// What an import changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Areas to add, those above before those below.
    pub new_areas: Vec<areas::New>,
    /// Areas with another number of households.
    pub households: Vec<(AreaId, u32)>,
    /// People to add.
    pub new_people: Vec<Facts>,
    /// People of whom the roster says something new.
    pub changed: Vec<Known>,
    /// How many people stay as they are.
    pub same: usize,
    /// Roles to add.
    pub new_roles: Vec<(Who, Role, areas::Place)>,
    /// Roles on file that the roster does not name.
    pub missing_roles: Vec<(PersonId, Role, AreaId)>,
}

impl Plan {
    /// There is nothing to write.
    pub fn is_empty(&self) -> bool {
        let people = self.new_people.is_empty() && self.changed.is_empty() && self.new_roles.is_empty();
        people && self.new_areas.is_empty() && self.households.is_empty()
    }
}

/// Plans an import. `district` names the root where there is none yet.
pub fn plan(roster: Roster, on_file: &OnFile, district: &str) -> Result<Plan, Vec<Bad>> {
    let mut plan = Plan::default();
    let places = plan_areas(&mut plan, &roster, on_file, district);
    let register = Register::new(on_file);
    let mut claimed: HashMap<PersonId, u64> = HashMap::new();
    let mut bad = vec![];
    let mut held = HashSet::new();

    for entry in &roster.people {
        let known = register.find(entry, &places);
        if let Some(why) = known.and_then(|known| clash(entry, known, &register, &claimed)) {
            bad.push(Bad { line: entry.line, column: "telegram_id", why });
            continue;
        }
        let who = plan_person(&mut plan, entry, known);
        if let Who::OnFile(id) = who {
            claimed.insert(id, entry.line);
        }
        for (role, path) in &entry.roles {
            let place = places[path.as_slice()];
            match (who, place) {
                (Who::OnFile(id), areas::Place::OnFile(area)) if on_file.roles.contains(&(id, *role, area)) => {
                    held.insert((id, *role, area));
                }
                _ => plan.new_roles.push((who, *role, place)),
            }
        }
    }
    plan.missing_roles = on_file.roles.iter().filter(|role| !held.contains(role)).copied().collect();
    plan.missing_roles.sort_by_key(|(person, role, area)| (*area, *role, *person));
    if bad.is_empty() { Ok(plan) } else { Err(bad) }
}

type Places<'a> = HashMap<&'a [String], areas::Place>;

fn plan_areas<'a>(plan: &mut Plan, roster: &'a Roster, on_file: &OnFile, district: &str) -> Places<'a> {
    let known: HashMap<(Option<AreaId>, Level, &str), &Area> =
        on_file.areas.iter().map(|area| ((area.parent, area.level, area.name.as_str()), area)).collect();
    let root = on_file.areas.iter().find(|area| area.parent.is_none());
    let mut places = Places::new();

    for (path, households) in &roster.areas {
        let above = path.split_last().map(|(_, above)| places[above]);
        let found = match (above, path.last()) {
            (None, _) => root,
            (Some(areas::Place::OnFile(parent)), Some(name)) => {
                known.get(&(Some(parent), level(path), name.as_str())).copied()
            }
            _ => None,
        };
        let place = match found {
            Some(area) => {
                if let Some(count) = households.filter(|count| area.households != Some(*count)) {
                    plan.households.push((area.id, count));
                }
                areas::Place::OnFile(area.id)
            }
            None => {
                let name = path.last().map_or(district, String::as_str).to_owned();
                plan.new_areas.push(areas::New { above, level: level(path), name, households: *households });
                areas::Place::New(plan.new_areas.len() - 1)
            }
        };
        places.insert(path, place);
    }
    places
}

/// Finds people on file again.
struct Register<'a> {
    by_phone: HashMap<&'a str, &'a Known>,
    by_user: HashMap<UserId, &'a Known>,
    by_place: HashMap<(&'a str, Role, AreaId), &'a Known>,
}

impl<'a> Register<'a> {
    fn new(on_file: &'a OnFile) -> Self {
        let by_id: HashMap<PersonId, &Known> = on_file.people.iter().map(|known| (known.id, known)).collect();
        let place = |(person, role, area): &(PersonId, Role, AreaId)| {
            let known = *by_id.get(person)?;
            Some(((known.facts.name.as_str(), *role, *area), known))
        };
        let phone = |known: &'a Known| Some((known.facts.phone.as_deref()?, known));
        Self {
            by_phone: on_file.people.iter().filter_map(phone).collect(),
            by_user: on_file.people.iter().filter_map(|known| Some((known.facts.user?, known))).collect(),
            by_place: on_file.roles.iter().filter_map(place).collect(),
        }
    }

    fn find(&self, entry: &Entry, places: &Places<'_>) -> Option<&'a Known> {
        let by_phone = entry.phone.as_ref().and_then(|phone| self.by_phone.get(phone.reveal()));
        let by_user = || entry.user.and_then(|user| self.by_user.get(&user));
        by_phone.or_else(by_user).copied().or_else(|| self.find_by_place(entry, places))
    }

    fn find_by_place(&self, entry: &Entry, places: &Places<'_>) -> Option<&'a Known> {
        let at = |(role, path): &(Role, Path)| match places[path.as_slice()] {
            areas::Place::OnFile(area) => self.by_place.get(&(entry.name.as_str(), *role, area)).copied(),
            areas::Place::New(_) => None,
        };
        // Two people of one name with two phones or two accounts are two people.
        let may_be = |known: &&Known| {
            (entry.phone.is_none() || known.facts.phone.is_none())
                && (entry.user.is_none() || known.facts.user.is_none())
        };
        entry.roles.iter().find_map(at).filter(may_be)
    }
}

/// Why an entry cannot be this person on file.
fn clash(entry: &Entry, known: &Known, register: &Register<'_>, claimed: &HashMap<PersonId, u64>) -> Option<String> {
    if let Some(line) = claimed.get(&known.id) {
        return Some(format!("on file this is the person of line {line}"));
    }
    let owner = entry.user.and_then(|user| register.by_user.get(&user));
    let old = &known.facts;
    let other_phone = matches!((&entry.phone, &old.phone), (Some(new), Some(old)) if new.reveal() != old);
    // Somebody may get another phone or another name; with both, only the account would make them the same person.
    let stranger = other_phone && entry.name != old.name;
    owner
        .filter(|owner| owner.id != known.id || stranger)
        .map(|_| "on file this account belongs to somebody else".to_owned())
}

fn plan_person(plan: &mut Plan, entry: &Entry, known: Option<&Known>) -> Who {
    let phone = entry.phone.as_ref().map(|phone| phone.reveal().to_owned());
    let Some(known) = known else {
        let (name, address) = (entry.name.clone(), entry.address.clone());
        plan.new_people.push(Facts { name, phone, user: entry.user, lang: entry.lang, address });
        return Who::New(plan.new_people.len() - 1);
    };
    let old = &known.facts;
    let facts = Facts {
        name: entry.name.clone(),
        phone: phone.or_else(|| old.phone.clone()),
        user: entry.user.or(old.user),
        lang: old.lang.or(entry.lang),
        address: entry.address.clone().or_else(|| old.address.clone()),
    };
    if facts == *old {
        plan.same += 1;
    } else {
        plan.changed.push(Known { id: known.id, facts });
    }
    Who::OnFile(known.id)
}

#[cfg(test)]
mod tests;
