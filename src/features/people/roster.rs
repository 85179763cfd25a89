//! The roster as a file writes it → people with their roles and areas. Pure.
//!
//! What always holds: a roster that is read is good in itself: every role fits the level of its area, nobody has two names, phones or
//! accounts. What is wrong is named with its line and column, never with what the cell says, since that may be anybody's name.

use super::sheet::Row;
use crate::terms::{Lang, Level, Phone, Role, UserId};
use std::collections::HashMap;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// An area by its names from the town down; empty for the district.
pub type Path = Vec<String>;

/// The level of an area that is written as a path.
pub fn level(path: &[String]) -> Level {
    [Level::District, Level::Town, Level::Community, Level::Grid, Level::MicroGrid][path.len().min(4)]
}

/// What a roster says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// Every area that a row names, with its households where told; those above come before those below.
    pub areas: Vec<(Path, Option<u32>)>,
    /// Everybody, once.
    pub people: Vec<Entry>,
}

/// A person of the roster, with all rows about them put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The line that names them first.
    pub line: u64,
    /// As written.
    pub name: String,
    /// Where told.
    pub phone: Option<Phone>,
    /// Their account, where told.
    pub user: Option<UserId>,
    /// Where told.
    pub lang: Option<Lang>,
    /// Where they live, where told; for residents, whom volunteers visit.
    pub address: Option<String>,
    /// What they do, and where.
    pub roles: Vec<(Role, Path)>,
}

/// Something that is wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bad {
    /// The line, counted from 1.
    pub line: u64,
    /// The column's English name.
    pub column: &'static str,
    /// What is wrong, and what would be right.
    pub why: String,
}

impl fmt::Display for Bad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, {}: {}", self.line, self.column, self.why)
    }
}

/// The columns in both languages.
const COLUMNS: [(&str, &str); 11] = [
    ("town", "镇街"),
    ("community", "村社区"),
    ("grid", "网格"),
    ("micro_grid", "微网格"),
    ("households", "户数"),
    ("role", "职责"),
    ("name", "姓名"),
    ("phone", "电话"),
    ("telegram_id", "电报号"),
    ("language", "语言"),
    ("address", "地址"),
];

/// The roles by their Chinese names; the English ones are those that are stored.
const ROLES: [(&str, Role); 18] = [
    ("区", Role::District),
    ("区防控办", Role::District),
    ("书记", Role::Secretary),
    ("网格长", Role::GridLeader),
    ("微网格长", Role::Leader),
    ("督查员", Role::Inspector),
    ("督查", Role::Inspector),
    ("督察员", Role::Inspector),
    ("督察", Role::Inspector),
    ("卡点人员", Role::Checkpoint),
    ("卡点", Role::Checkpoint),
    ("心理咨询师", Role::Counsellor),
    ("心理咨询员", Role::Counsellor),
    ("心理咨询", Role::Counsellor),
    ("志愿者", Role::Volunteer),
    ("居民", Role::Resident),
    ("村民", Role::Resident),
    ("住户", Role::Resident),
];

/// Reads a role by its stored or its Chinese name.
pub fn read_role(text: &str) -> Option<Role> {
    let chinese = ROLES.iter().find(|(name, _)| *name == text).map(|(_, role)| *role);
    chinese.or_else(|| text.to_ascii_lowercase().replace([' ', '-'], "_").parse().ok())
}

/// Reads the rows of a file, or names everything that is wrong.
pub fn read(rows: &[Row]) -> Result<Roster, Vec<Bad>> {
    let Some((header, rows)) = rows.split_first() else {
        return Err(vec![Bad { line: 1, column: "name", why: "the file is empty".into() }]);
    };
    let columns = read_header(header)?;
    let mut reading = Reading::default();
    for row in rows {
        let cells = Cells { line: row.line, columns: &columns, cells: &row.cells };
        if let Some(line) = reading.read_row(&cells) {
            reading.take(line);
        }
    }
    if reading.bad.is_empty() { Ok(reading.roster) } else { Err(reading.bad) }
}

/// For each column of the file, which of ours it is.
fn read_header(header: &Row) -> Result<Vec<Option<&'static str>>, Vec<Bad>> {
    let mut columns: Vec<Option<&'static str>> = vec![];
    let mut bad = vec![];
    for cell in &header.cells {
        let plain = cell.to_lowercase();
        let known = COLUMNS.iter().find(|(english, chinese)| *english == plain || *chinese == plain);
        match known {
            Some((name, _)) if columns.contains(&Some(*name)) => {
                bad.push(Bad { line: header.line, column: name, why: "this column stands there twice".into() });
            }
            None if !cell.is_empty() => {
                let known = COLUMNS.map(|(english, chinese)| format!("{english} {chinese}")).join(", ");
                let why = format!("unknown column \"{cell}\"; known are {known}");
                bad.push(Bad { line: header.line, column: "header", why });
            }
            _ => {}
        }
        columns.push(known.map(|(name, _)| *name));
    }
    for needed in ["role", "name"] {
        if !columns.contains(&Some(needed)) {
            bad.push(Bad { line: header.line, column: needed, why: "this column is missing".into() });
        }
    }
    if bad.is_empty() { Ok(columns) } else { Err(bad) }
}

struct Cells<'a> {
    line: u64,
    columns: &'a [Option<&'static str>],
    cells: &'a [String],
}

impl Cells<'_> {
    /// A cell as it stands there; empty where the file has no such column.
    fn raw(&self, column: &str) -> &str {
        let place = self.columns.iter().position(|name| *name == Some(column));
        place.and_then(|place| self.cells.get(place)).map_or("", String::as_str)
    }

    /// A cell with wide digits and letters made narrow.
    fn get(&self, column: &str) -> String {
        self.raw(column).nfkc().collect::<String>().trim().to_owned()
    }
}

/// One row, understood.
struct Line {
    line: u64,
    path: Path,
    households: Option<u32>,
    role: Role,
    name: String,
    phone: Option<Phone>,
    user: Option<UserId>,
    lang: Option<Lang>,
    address: Option<String>,
}

#[derive(Default)]
struct Reading {
    roster: Roster,
    bad: Vec<Bad>,
    areas: HashMap<Path, usize>,
    by_phone: HashMap<Phone, usize>,
    by_user: HashMap<UserId, usize>,
    by_place: HashMap<(String, Role, Path), usize>,
}

impl Reading {
    fn refuse(&mut self, line: u64, column: &'static str, why: impl Into<String>) {
        self.bad.push(Bad { line, column, why: why.into() });
    }

    fn read_row(&mut self, cells: &Cells<'_>) -> Option<Line> {
        let before = self.bad.len();
        let line = cells.line;
        let path = self.read_path(cells);
        let households =
            self.optional(cells, "households", "not a whole number of 0 or more", |text| text.parse().ok());
        let phone = self.optional(cells, "phone", "not a phone number of 5 to 15 digits", Phone::read);
        let user = self.optional(cells, "telegram_id", "not a Telegram id, which is a whole number above 0", |text| {
            text.parse().ok().filter(|id| *id > 0).map(UserId)
        });
        let lang = self.optional(cells, "language", "must be zh-CN, zh-TW or en", Lang::from_tag);
        let name = cells.raw("name").to_owned();
        let address = Some(cells.raw("address").trim().to_owned()).filter(|address| !address.is_empty());
        if name.is_empty() {
            self.refuse(line, "name", "is missing");
        }
        let role = self.read_role(cells, &path);
        (self.bad.len() == before).then_some(())?;
        Some(Line { line, path, households, role: role?, name, phone, user, lang, address })
    }

    fn optional<T>(
        &mut self,
        cells: &Cells<'_>,
        column: &'static str,
        why: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = cells.get(column);
        if text.is_empty() {
            return None;
        }
        let value = read(&text);
        if value.is_none() {
            self.refuse(cells.line, column, why);
        }
        value
    }

    fn read_path(&mut self, cells: &Cells<'_>) -> Path {
        let names: Vec<String> = COLUMNS[..4].iter().map(|(column, _)| cells.get(column)).collect();
        let depth = names.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
        if let Some(gap) = names[..depth].iter().position(String::is_empty) {
            let below = COLUMNS[depth - 1].0;
            self.refuse(cells.line, COLUMNS[gap].0, format!("is missing, although the row names a {below}"));
        }
        names.into_iter().take(depth).collect()
    }

    fn read_role(&mut self, cells: &Cells<'_>, path: &Path) -> Option<Role> {
        let text = cells.get("role");
        let Some(role) = read_role(&text) else {
            let names: Vec<&str> = ROLES.iter().map(|(name, _)| *name).collect();
            let why =
                if text.is_empty() { "is missing".into() } else { format!("unknown; known are {}", names.join(" ")) };
            self.refuse(cells.line, "role", why);
            return None;
        };
        let levels = fitting(role);
        if !levels.contains(&level(path)) {
            let levels: Vec<&str> = levels.iter().map(|level| level.as_str()).collect();
            let why = format!(
                "{} belongs to a {}, and the row names a {}",
                role.as_str(),
                levels.join(" or "),
                level(path).as_str()
            );
            self.refuse(cells.line, "role", why);
        }
        Some(role)
    }

    /// Puts a row together with what was read before.
    fn take(&mut self, line: Line) {
        self.take_areas(&line);
        let place = (line.name.clone(), line.role, line.path.clone());
        let nameless = line.phone.is_none() && line.user.is_none();
        let found = line.phone.as_ref().and_then(|phone| self.by_phone.get(phone));
        let found = found.or_else(|| line.user.and_then(|user| self.by_user.get(&user)));
        let found = found.or_else(|| if nameless { self.by_place.get(&place) } else { None }).copied();
        let index = found.unwrap_or(self.roster.people.len());
        if found.is_none() {
            let Line { line, name, .. } = &line;
            let (line, name) = (*line, name.clone());
            let entry = Entry { line, name, phone: None, user: None, lang: None, address: None, roles: vec![] };
            self.roster.people.push(entry);
        }
        if let Some((column, why)) = differs(&self.roster.people[index], &line, &self.by_user, index) {
            let first = self.roster.people[index].line;
            return self.refuse(line.line, column, format!("{why} line {first}"));
        }
        if let Some(phone) = &line.phone {
            self.by_phone.insert(phone.clone(), index);
        }
        if let Some(user) = line.user {
            self.by_user.insert(user, index);
        }
        self.by_place.insert(place, index);
        let entry = &mut self.roster.people[index];
        entry.phone = entry.phone.take().or(line.phone);
        entry.user = entry.user.or(line.user);
        entry.lang = entry.lang.or(line.lang);
        entry.address = entry.address.take().or(line.address);
        let role = (line.role, line.path);
        if !entry.roles.contains(&role) {
            entry.roles.push(role);
        }
    }

    fn take_areas(&mut self, line: &Line) {
        for depth in 0..=line.path.len() {
            let path = &line.path[..depth];
            if !self.areas.contains_key(path) {
                self.areas.insert(path.to_vec(), self.roster.areas.len());
                self.roster.areas.push((path.to_vec(), None));
            }
        }
        let Some(households) = line.households else { return };
        let known = &mut self.roster.areas[self.areas[&line.path]].1;
        if known.is_some_and(|known| known != households) {
            self.refuse(line.line, "households", "another line gives another number for the same area");
        } else {
            *known = Some(households);
        }
    }
}

/// In what a row contradicts what the rows before said about the same person.
fn differs(
    entry: &Entry,
    line: &Line,
    by_user: &HashMap<UserId, usize>,
    index: usize,
) -> Option<(&'static str, &'static str)> {
    let same_phone = entry.phone.is_some() && entry.phone == line.phone;
    let other = |known: bool, equal: bool| known && !equal;
    if entry.name != line.name {
        let column = if same_phone { "phone" } else { "telegram_id" };
        return Some((column, "is also that of somebody with another name in"));
    }
    if other(entry.phone.is_some() && line.phone.is_some(), entry.phone == line.phone) {
        return Some(("telegram_id", "is also that of somebody with another phone in"));
    }
    let taken = line.user.and_then(|user| by_user.get(&user)).is_some_and(|owner| *owner != index);
    if taken || other(entry.user.is_some() && line.user.is_some(), entry.user == line.user) {
        return Some(("telegram_id", "differs from that of the same person in"));
    }
    None
}

/// The levels on which a role makes sense.
fn fitting(role: Role) -> &'static [Level] {
    use Level::{Community, District, Grid, MicroGrid, Town};
    match role {
        Role::District => &[District],
        Role::Secretary => &[Town, Community],
        Role::GridLeader => &[Grid],
        Role::Leader => &[MicroGrid],
        Role::Inspector => &[District, Town, Community],
        Role::Resident => &[Community, Grid, MicroGrid],
        Role::Checkpoint | Role::Counsellor | Role::Volunteer => &[District, Town, Community, Grid, MicroGrid],
    }
}

#[cfg(test)]
mod tests;
