pub mod growth;

use super::model::{Area, Purpose};
use crate::db::{During, Fault, Tx, execute, fetch_all, fetch_one, fetch_optional};
use crate::terms::{AreaId, ChatId, Level, UserId};

#[derive(sqlx::FromRow)]
struct AreaRow {
    id: i64,
    parent: i64,
    level: String,
    name: String,
    households: Option<i64>,
}

impl TryFrom<AreaRow> for Area {
    type Error = Fault;

    fn try_from(row: AreaRow) -> Result<Self, Fault> {
        let level: Level = row.level.parse().map_err(|_| Fault::Corrupt { table: "areas", column: "level" })?;
        Ok(Self {
            id: AreaId(row.id),
            parent: (row.parent != 0).then_some(AreaId(row.parent)),
            level,
            name: row.name,
            households: row.households.and_then(|count| u32::try_from(count).ok()),
        })
    }
}

fn all(rows: Vec<AreaRow>) -> Result<Vec<Area>, Fault> {
    rows.into_iter().map(Area::try_from).collect()
}

const FIND: &str = "SELECT id, parent, level, name, households FROM areas WHERE id = $1";

/// An area.
pub async fn find(tx: &mut Tx, id: AreaId) -> Result<Option<Area>, Fault> {
    let row: Option<AreaRow> = fetch_optional!(tx, FIND, id.0).during("finding an area")?;
    row.map(Area::try_from).transpose()
}

const DISTRICT: &str = "SELECT id, parent, level, name, households FROM areas WHERE parent = 0 ORDER BY id LIMIT 1";

/// The root; `None` before the first import.
pub async fn district(tx: &mut Tx) -> Result<Option<Area>, Fault> {
    let row: Option<AreaRow> = fetch_optional!(tx, DISTRICT).during("finding the district")?;
    row.map(Area::try_from).transpose()
}

const CHILDREN: &str = "SELECT id, parent, level, name, households FROM areas WHERE parent = $1 ORDER BY name";

/// The areas right below, by name.
pub async fn children(tx: &mut Tx, parent: AreaId) -> Result<Vec<Area>, Fault> {
    let rows: Vec<AreaRow> = fetch_all!(tx, CHILDREN, parent.0).during("listing sub-areas")?;
    all(rows)
}

const WITHIN: &str = "
    SELECT a.id, a.parent, a.level, a.name, a.households FROM area_within w JOIN areas a ON a.id = w.area
    WHERE w.within = $1 AND a.level = $2 ORDER BY a.name";

/// The areas of a level in an area, by name.
pub async fn list_within(tx: &mut Tx, within: AreaId, level: Level) -> Result<Vec<Area>, Fault> {
    let rows: Vec<AreaRow> = fetch_all!(tx, WITHIN, within.0, level.as_str()).during("listing areas")?;
    all(rows)
}

const ALL: &str = "SELECT id, parent, level, name, households FROM areas ORDER BY name";

/// Every area, by name.
pub async fn list_all(tx: &mut Tx) -> Result<Vec<Area>, Fault> {
    let rows: Vec<AreaRow> = fetch_all!(tx, ALL).during("listing all areas")?;
    all(rows)
}

const NAMED: &str =
    "SELECT id, parent, level, name, households FROM areas WHERE LOWER(name) = LOWER($1) ORDER BY id LIMIT 50";

/// The areas of a name, whatever the case of its letters.
pub async fn find_named(tx: &mut Tx, name: &str) -> Result<Vec<Area>, Fault> {
    let rows: Vec<AreaRow> = fetch_all!(tx, NAMED, name).during("finding areas by name")?;
    all(rows)
}

const ANCESTORS: &str = "
    SELECT a.id, a.parent, a.level, a.name, a.households FROM area_within w JOIN areas a ON a.id = w.within
    WHERE w.area = $1";

/// The area itself and everything above it, lowest first.
pub async fn ancestors(tx: &mut Tx, area: AreaId) -> Result<Vec<Area>, Fault> {
    let rows: Vec<AreaRow> = fetch_all!(tx, ANCESTORS, area.0).during("listing the areas above")?;
    let mut areas = all(rows)?;
    areas.sort_by_key(|area| std::cmp::Reverse(area.level));
    Ok(areas)
}

const REACHES: &str = "SELECT COUNT(*) FROM area_within WHERE area = $1 AND within = $2";

/// Whether `lower` lies in `upper` or is it.
pub async fn reaches(tx: &mut Tx, upper: AreaId, lower: AreaId) -> Result<bool, Fault> {
    let (count,): (i64,) = fetch_one!(tx, REACHES, lower.0, upper.0).during("comparing areas")?;
    Ok(count > 0)
}

const ADD: &str = "
    INSERT INTO areas (parent, level, name, households) VALUES ($1, $2, $3, $4) RETURNING id";
const ADD_WITHIN: &str = "
    INSERT INTO area_within (area, within) SELECT $1, within FROM area_within WHERE area = $2";
const ADD_SELF: &str = "INSERT INTO area_within (area, within) VALUES ($1, $1)";

/// Adds an area below another; the district has none above it.
pub async fn add(tx: &mut Tx, parent: Option<AreaId>, level: Level, name: &str) -> Result<AreaId, Fault> {
    let above = parent.map_or(0, |parent| parent.0);
    let households: Option<i64> = None;
    let (id,): (i64,) = fetch_one!(tx, ADD, above, level.as_str(), name, households).during("adding an area")?;
    execute!(tx, ADD_SELF, id).during("adding an area")?;
    execute!(tx, ADD_WITHIN, id, above).during("adding an area")?;
    Ok(AreaId(id))
}

const HOUSEHOLDS: &str = "UPDATE areas SET households = $2 WHERE id = $1";

/// Sets how many households an area has.
pub async fn set_households(tx: &mut Tx, area: AreaId, households: u32) -> Result<(), Fault> {
    execute!(tx, HOUSEHOLDS, area.0, i64::from(households)).during("setting households")?;
    Ok(())
}

const UNBIND_AREA: &str = "DELETE FROM bindings WHERE area = $1 AND purpose = $2 AND chat <> $3";
const BIND: &str = "
    INSERT INTO bindings (chat, area, purpose, bound_by, bound_at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (chat) DO UPDATE SET
        area = excluded.area, purpose = excluded.purpose, bound_by = excluded.bound_by, bound_at = excluded.bound_at";

/// Ties a chat to an area, in place of what either was tied to for that purpose.
pub async fn bind(tx: &mut Tx, chat: ChatId, area: AreaId, purpose: Purpose, by: UserId) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, UNBIND_AREA, area.0, purpose.into_str(), chat.0).during("binding a group")?;
    execute!(tx, BIND, chat.0, area.0, purpose.into_str(), by.0, now).during("binding a group")?;
    Ok(())
}

const UNBIND: &str = "DELETE FROM bindings WHERE chat = $1";

/// Unties a chat.
pub async fn unbind(tx: &mut Tx, chat: ChatId) -> Result<(), Fault> {
    execute!(tx, UNBIND, chat.0).during("unbinding a group")?;
    Ok(())
}

const AREA_OF_CHAT: &str = "SELECT area, purpose FROM bindings WHERE chat = $1";

/// The area that a chat belongs to, and what for.
pub async fn area_of_chat(tx: &mut Tx, chat: ChatId) -> Result<Option<(AreaId, Purpose)>, Fault> {
    let row: Option<(i64, String)> = fetch_optional!(tx, AREA_OF_CHAT, chat.0).during("looking up a group")?;
    row.map(|(area, purpose)| {
        let purpose = purpose.parse().map_err(|_| Fault::Corrupt { table: "bindings", column: "purpose" })?;
        Ok((AreaId(area), purpose))
    })
    .transpose()
}

const CHAT_OF: &str = "SELECT chat FROM bindings WHERE area = $1 AND purpose = $2";

/// The chat of an area.
pub async fn chat_of(tx: &mut Tx, area: AreaId, purpose: Purpose) -> Result<Option<ChatId>, Fault> {
    let row: Option<(i64,)> = fetch_optional!(tx, CHAT_OF, area.0, purpose.into_str()).during("looking up a group")?;
    Ok(row.map(|(chat,)| ChatId(chat)))
}
