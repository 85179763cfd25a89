//! The made-up district of the large rehearsal: as many areas of each level as the real one, and one person for every post.

use crate::terms::Role;
use lianxin_sandbox::PersonId;

const COMMUNITIES: usize = 110;
const GRIDS: usize = 605;
const MICRO_GRIDS: usize = 7_424;

const TOWNS: [(&str, &str); 13] = [
    ("JS", "建设街道"),
    ("JF", "解放街道"),
    ("XJ", "新嘉街道"),
    ("NH", "南湖街道"),
    ("XX", "新兴街道"),
    ("CN", "城南街道"),
    ("DZ", "东栅街道"),
    ("CS", "长水街道"),
    ("QX", "七星街道"),
    ("FQ", "凤桥镇"),
    ("YX", "余新镇"),
    ("XF", "新丰镇"),
    ("DQ", "大桥镇"),
];

const SURNAMES: [&str; 20] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林",
    "罗",
];

/// The first line of a roster.
pub const HEADER: &str = "town,community,grid,micro_grid,households,role,name,phone,telegram_id,language\n";

/// A line of the roster: somebody and their post. What lies below the post is empty.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Town, community, grid and micro-grid.
    pub place: [String; 4],
    /// Of a micro-grid.
    pub households: Option<usize>,
    /// The post.
    pub role: Role,
    /// The made-up name.
    pub name: String,
    /// The Telegram account.
    pub account: PersonId,
    phone: u64,
}

impl Entry {
    /// As the import reads it.
    pub fn line(&self) -> String {
        let households = self.households.map(|count| count.to_string()).unwrap_or_default();
        let (place, role) = (self.place.join(","), self.role.as_str());
        format!("{place},{households},{role},{},{},{},zh-CN\n", self.name, self.phone, self.account.0)
    }

    /// The lowest area that the post is about; empty for the district.
    pub fn area(&self) -> &str {
        self.place.iter().rfind(|name| !name.is_empty()).map_or("", String::as_str)
    }

    /// The grid in which the post lies; empty above the grids.
    pub fn grid(&self) -> &str {
        &self.place[2]
    }
}

/// Everybody: the district office first, each area before what lies in it. The same at each call.
pub fn district() -> Vec<Entry> {
    let mut book = Book::default();
    book.add(["", "", "", ""], Role::District);
    let (mut grids_of, mut micro_grids_of) = (deal(GRIDS, COMMUNITIES), deal(MICRO_GRIDS, GRIDS));
    for ((code, town), communities) in TOWNS.into_iter().zip(deal(COMMUNITIES, TOWNS.len())) {
        book.add([town, "", "", ""], Role::Secretary);
        let stem = town.trim_end_matches("街道").trim_end_matches('镇');
        let mut number = 0;
        for nth in 1..=communities {
            let community = format!("{stem}{nth}社区");
            book.add([town, &community, "", ""], Role::Secretary);
            for _ in 0..grids_of.next().unwrap_or(0) {
                number += 1;
                let grid = format!("{code}-{number:02}");
                book.add([town, &community, &grid, ""], Role::GridLeader);
                for place in 1..=micro_grids_of.next().unwrap_or(0) {
                    book.add([town, &community, &grid, &format!("{grid}-{place:03}")], Role::Leader);
                }
            }
        }
    }
    book.entries
}

/// Shares a total out into parts that differ by one at most.
fn deal(total: usize, parts: usize) -> impl Iterator<Item = usize> {
    (0..parts).map(move |part| total / parts + usize::from(part < total % parts))
}

#[derive(Default)]
struct Book {
    entries: Vec<Entry>,
    leaders: i64,
    officers: i64,
}

impl Book {
    fn add(&mut self, place: [&str; 4], role: Role) {
        let before = self.entries.len();
        let serial = before + 1;
        let leads = role == Role::Leader;
        let account = if leads {
            self.leaders += 1;
            10_000_000 + self.leaders
        } else {
            self.officers += 1;
            90_000_000 + self.officers
        };
        self.entries.push(Entry {
            place: place.map(str::to_owned),
            households: leads.then_some(20 + before * 7 % 41),
            role,
            name: format!("{}示例{serial:05}", SURNAMES[serial % SURNAMES.len()]),
            account: PersonId(account),
            phone: 19_900_000_000 + serial as u64,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_district_has_the_size_of_the_real_one() {
        let entries = district();
        let levels = |level: usize| {
            let names = entries.iter().map(|entry| &entry.place[level]).filter(|name| !name.is_empty());
            names.collect::<HashSet<_>>().len()
        };
        assert_eq!([levels(0), levels(1), levels(2), levels(3)], [13, 110, 605, 7_424]);
        assert_eq!(entries.len(), 8_153);
        assert_eq!(entries.iter().map(|entry| entry.account).collect::<HashSet<_>>().len(), 8_153);
    }

    #[test]
    fn a_line_is_what_the_import_reads() {
        let entries = district();
        let first = entries.iter().find(|entry| entry.role == Role::Leader).expect("somebody leads");
        let line = "建设街道,建设1社区,JS-01,JS-01-001,48,leader,杨示例00005,19900000005,10000001,zh-CN\n";
        assert_eq!(first.line(), line);
    }
}
