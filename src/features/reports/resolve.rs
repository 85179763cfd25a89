//! Which micro-grid of the roster a message means.

use super::reading::{Place, Reader};
use super::rules::{WhichMicroGrid, which_micro_grid};
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Area, short};
use crate::features::leave;
use crate::features::people::{self, Caller};
use crate::terms::{AreaId, Level, Role};

/// What a message's micro-grid comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// This one, and the writer may file for it.
    This(Area),
    /// One of these; the writer must say which.
    OneOf(Vec<AreaId>),
    /// None of that name; with one that there is.
    Unknown {
        /// As said.
        said: String,
        /// A name that would be understood.
        example: String,
    },
    /// It is there, and the writer may not file for it.
    NotYours(Area),
    /// None was named, and the writer has none of their own.
    None,
}

/// Finds the micro-grid that a message means: as said, or the writer's own.
pub async fn micro_grid(tx: &mut Tx, caller: &Caller, reader: &Reader, said: Option<&str>) -> Result<Resolved, Fault> {
    match said {
        Some(said) => named(tx, caller, reader, said).await,
        None => own(tx, caller).await,
    }
}

/// A micro-grid of the roster: the writer may file for it, or not.
pub async fn known(tx: &mut Tx, caller: &Caller, id: AreaId) -> Result<Resolved, Fault> {
    let Some(area) = areas::find(tx, id).await? else {
        return Ok(Resolved::None);
    };
    Ok(if may_file(tx, caller, id).await? { Resolved::This(area) } else { Resolved::NotYours(area) })
}

/// The leaders of the micro-grids that a writer is likely to mean, by name.
pub async fn leaders_around(tx: &mut Tx, caller: &Caller) -> Result<Vec<(String, AreaId)>, Fault> {
    let mut leaders = vec![];
    for area in tops(tx, caller).await? {
        for leader in people::holders_within(tx, area, Role::Leader).await? {
            let named = (leader.name, leader.area);
            if !leaders.contains(&named) {
                leaders.push(named);
            }
        }
    }
    Ok(leaders)
}

/// The micro-grids for which somebody reports now: their own, and those of leaders on leave for whom they stand in.
pub async fn own_micro_grids(tx: &mut Tx, caller: &Caller) -> Result<Vec<AreaId>, Fault> {
    match &caller.person {
        Some(person) => leave::micro_grids_of(tx, person, caller.at).await,
        None => Ok(vec![]),
    }
}

async fn own(tx: &mut Tx, caller: &Caller) -> Result<Resolved, Fault> {
    let own = own_micro_grids(tx, caller).await?;
    let mut here = vec![];
    if let Some((chat_area, _)) = areas::area_of_chat(tx, caller.chat.id).await? {
        for area in &own {
            if areas::reaches(tx, chat_area, *area).await? {
                here.push(*area);
            }
        }
    }
    Ok(match which_micro_grid(&own, &here) {
        WhichMicroGrid::This(id) => areas::find(tx, id).await?.map_or(Resolved::None, Resolved::This),
        WhichMicroGrid::OneOf(several) => Resolved::OneOf(several),
        WhichMicroGrid::None => Resolved::None,
    })
}

async fn named(tx: &mut Tx, caller: &Caller, reader: &Reader, said: &str) -> Result<Resolved, Fault> {
    let around = around(tx, caller).await?;
    let mut found = candidates(&around, reader, said);
    if found.is_empty() {
        // Outside of the writer's surroundings only a full code is unmistakable.
        let everywhere = match areas::district(tx).await? {
            Some(district) => areas::list_within(tx, district.id, Level::MicroGrid).await?,
            None => vec![],
        };
        let wanted = fold(said);
        found = everywhere.iter().filter(|area| fold(&area.name) == wanted).cloned().collect();
    }
    match found.as_slice() {
        [] => {
            let example = around.first().map_or_else(|| "QX-03-012".to_owned(), |area| area.name.clone());
            Ok(Resolved::Unknown { said: said.to_owned(), example })
        }
        [one] if may_file(tx, caller, one.id).await? => Ok(Resolved::This(one.clone())),
        [one] => Ok(Resolved::NotYours(one.clone())),
        several => Ok(Resolved::OneOf(several.iter().map(|area| area.id).collect())),
    }
}

/// The micro-grids that a writer is likely to mean.
async fn around(tx: &mut Tx, caller: &Caller) -> Result<Vec<Area>, Fault> {
    let mut found: Vec<Area> = vec![];
    for top in tops(tx, caller).await? {
        for micro_grid in areas::list_within(tx, top, Level::MicroGrid).await? {
            if !found.contains(&micro_grid) {
                found.push(micro_grid);
            }
        }
    }
    Ok(found)
}

/// Where a writer is at home: the chat's area, or their own grids and areas.
async fn tops(tx: &mut Tx, caller: &Caller) -> Result<Vec<AreaId>, Fault> {
    if let Some((area, _)) = areas::area_of_chat(tx, caller.chat.id).await? {
        return Ok(vec![area]);
    }
    let mut tops = vec![];
    for holding in caller.person.iter().flat_map(|person| &person.holdings) {
        let Some(area) = areas::find(tx, holding.area).await? else { continue };
        let top = if area.level == Level::MicroGrid { area.parent.unwrap_or(area.id) } else { area.id };
        if !tops.contains(&top) {
            tops.push(top);
        }
    }
    Ok(tops)
}

/// Whether the writer may file for a micro-grid: its own leader, and those who answer for it.
pub async fn may_file(tx: &mut Tx, caller: &Caller, area: AreaId) -> Result<bool, Fault> {
    let Some(person) = &caller.person else {
        return Ok(false);
    };
    let roles = people::roles_in_reach(tx, person.id, area).await?;
    let files = roles.iter().any(|role| matches!(role, Role::Leader | Role::GridLeader | Role::Secretary));
    Ok(files || leave::may_act_for(tx, person.id, area, caller.at).await?)
}

/// Those of some micro-grids that a reference fits: by name, else by its numbers.
fn candidates(around: &[Area], reader: &Reader, said: &str) -> Vec<Area> {
    let wanted = fold(said);
    let by_name: Vec<Area> = around.iter().filter(|area| fold(&area.name) == wanted).cloned().collect();
    if !by_name.is_empty() {
        return by_name;
    }
    let Some(place) = reader.place(said) else {
        return vec![];
    };
    around.iter().filter(|area| fits(&area.name, &place)).cloned().collect()
}

/// Whether a name such as `QX-03-012` fits what was said of it.
fn fits(name: &str, place: &Place) -> bool {
    let mut parts = name.rsplit(['-', ' ']);
    let micro = parts.next().map(short).and_then(|part| part.parse().ok());
    let grid: Option<u32> = parts.next().map(short).and_then(|part| part.parse().ok());
    let town = parts.next();
    let same = |said: Option<u32>, is: Option<u32>| said.is_none() || is.is_none() || said == is;
    let same_town = match (place.town.as_deref(), town) {
        (Some(said), Some(is)) => is.eq_ignore_ascii_case(said),
        _ => true,
    };
    place.micro.is_some() && place.micro == micro && same(place.grid, grid) && same_town
}

/// A code without what people vary: width, case, separators.
fn fold(code: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = code.nfkc().filter(|c| c.is_alphanumeric());
    plain.flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitting(place: Place) -> Vec<&'static str> {
        ["QX-03-001", "QX-03-012", "QX-04-012"].into_iter().filter(|name| fits(name, &place)).collect()
    }

    #[test]
    fn a_number_alone_fits_every_grid_and_a_grid_narrows_it() {
        assert_eq!(fitting(Place { micro: Some(12), ..Place::default() }), ["QX-03-012", "QX-04-012"]);
        assert_eq!(fitting(Place { micro: Some(12), grid: Some(4), ..Place::default() }), ["QX-04-012"]);
        assert!(fitting(Place { micro: Some(12), town: Some("XF".to_owned()), ..Place::default() }).is_empty());
        assert!(fitting(Place { grid: Some(3), ..Place::default() }).is_empty());
    }

    #[test]
    fn a_code_is_found_however_it_is_set() {
        assert_eq!(fold("qx-03-012"), fold("ＱＸ０３０１２"));
    }
}
