//! Many areas at once, as an import brings them.

use crate::db::{During, Fault, Tx, execute, fetch_one};
use crate::terms::{AreaId, Level};

/// An area, on file or to be added: the latter by its place in the list of new ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    OnFile(AreaId),
    New(usize),
}

/// An area to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// The area above, which stands before this one in the list where it is new; `None` for the district.
    pub above: Option<Place>,
    /// Its level.
    pub level: Level,
    /// As the roster writes it.
    pub name: String,
    /// Where told.
    pub households: Option<u32>,
}

const ADD: &str = "INSERT INTO areas (parent, level, name, households) VALUES ($1, $2, $3, $4) RETURNING id";

/// The ways up of areas that have none yet, through the ways up of the areas above them. Level by level, highest first.
const LINK_ABOVE: &str = "
    INSERT INTO area_within (area, within)
    SELECT a.id, w.within FROM areas a JOIN area_within w ON w.area = a.parent
    WHERE a.level = $1 AND NOT EXISTS (SELECT 1 FROM area_within own WHERE own.area = a.id)";
const LINK_SELF: &str = "
    INSERT INTO area_within (area, within)
    SELECT a.id, a.id FROM areas a
    WHERE a.level = $1 AND NOT EXISTS (SELECT 1 FROM area_within own WHERE own.area = a.id AND own.within = a.id)";

const LEVELS: [Level; 5] = [Level::District, Level::Town, Level::Community, Level::Grid, Level::MicroGrid];

/// Adds areas; answers their ids in the same order.
pub async fn add_all(tx: &mut Tx, areas: &[New]) -> Result<Vec<AreaId>, Fault> {
    let mut ids: Vec<AreaId> = Vec::with_capacity(areas.len());
    for area in areas {
        let above = match area.above {
            None => 0,
            Some(Place::OnFile(id)) => id.0,
            Some(Place::New(index)) => ids[index].0,
        };
        let households = area.households.map(i64::from);
        let (id,): (i64,) =
            fetch_one!(tx, ADD, above, area.level.as_str(), area.name.as_str(), households).during("adding an area")?;
        ids.push(AreaId(id));
    }
    for level in LEVELS {
        execute!(tx, LINK_ABOVE, level.as_str()).during("linking areas")?;
        execute!(tx, LINK_SELF, level.as_str()).during("linking areas")?;
    }
    Ok(ids)
}
