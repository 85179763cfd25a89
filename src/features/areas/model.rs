use crate::terms::{AreaId, Level};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its row.
    pub id: AreaId,
    /// The area above; `None` for the district.
    pub parent: Option<AreaId>,
    /// District, town, community, grid or micro-grid.
    pub level: Level,
    /// As the roster writes it: `七星街道`, `QX-03`, `QX-03-012`.
    pub name: String,
    /// Households, where the roster tells.
    pub households: Option<u32>,
}

impl Area {
    /// How it is called among its neighbours.
    pub fn short(&self) -> &str {
        short(&self.name)
    }
}

/// The number at the end of a name without zeros in front, or the whole name: `QX-03-012` is 12 among its neighbours.
pub fn short(name: &str) -> &str {
    let digits = name.len() - name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let number = name[name.len() - digits..].trim_start_matches('0');
    if number.is_empty() { name } else { number }
}

/// What a bound group is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "snake_case", const_into_str)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Prompts, boards and reminders of reports.
    Reports,
    /// Help requests looking for a volunteer.
    Volunteers,
}

/// Many areas at once, for sums over a whole territory.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    areas: HashMap<AreaId, Area>,
    children: HashMap<AreaId, Vec<AreaId>>,
}

impl Tree {
    /// Links the areas; siblings keep the order in which they are given.
    pub fn new(areas: impl IntoIterator<Item = Area>) -> Self {
        let mut tree = Self::default();
        for area in areas {
            if let Some(parent) = area.parent {
                tree.children.entry(parent).or_default().push(area.id);
            }
            tree.areas.insert(area.id, area);
        }
        tree
    }

    /// An area of the tree.
    pub fn get(&self, id: AreaId) -> Option<&Area> {
        self.areas.get(&id)
    }

    /// All areas, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Area> {
        self.areas.values()
    }

    /// The areas one level (or, where levels are left out, more) below.
    pub fn children(&self, id: AreaId) -> impl Iterator<Item = &Area> {
        self.children.get(&id).into_iter().flatten().filter_map(|child| self.areas.get(child))
    }

    /// The area itself and everything above it, lowest first.
    pub fn upwards(&self, id: AreaId) -> impl Iterator<Item = &Area> {
        std::iter::successors(self.areas.get(&id), |area| self.areas.get(&area.parent?))
    }

    /// The area of a level that an area lies in, which may be itself.
    pub fn up_to(&self, id: AreaId, level: Level) -> Option<&Area> {
        self.upwards(id).find(|area| area.level == level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Area {
        Area { id: AreaId(1), parent: None, level: Level::MicroGrid, name: name.into(), households: None }
    }

    #[test]
    fn among_neighbours_the_number_is_enough() {
        assert_eq!(named("QX-03-012").short(), "12");
        assert_eq!(named("第一微网格").short(), "第一微网格");
        assert_eq!(named("A-000").short(), "A-000");
    }
}
