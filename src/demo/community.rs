//! The people of the rehearsal. All of them are made up.

use super::NoDemo;
use super::roster::HEADER;
use crate::app::App;
use crate::db::Tx;
use crate::features::areas::{self, Purpose};
use crate::features::people;
use crate::terms::{AreaId, ChatId, Level, UserId};
use lianxin_sandbox::{PersonId, Sandbox};
use std::collections::HashMap;

/// The secretary of the community.
pub const SECRETARY: PersonId = PersonId(1001);
/// The leader of the first grid.
pub const GRID_LEADER: PersonId = PersonId(2003);
/// The leader of the first micro-grid of the first grid; the others follow.
pub const FIRST_LEADER: PersonId = PersonId(3001);
/// The second and third leader.
pub const SECOND_LEADER: PersonId = PersonId(3002);
/// See above.
pub const THIRD_LEADER: PersonId = PersonId(3003);
/// A resident of the first micro-grid.
pub const RESIDENT: PersonId = PersonId(5001);
/// Another resident, of the second micro-grid.
pub const SECOND_RESIDENT: PersonId = PersonId(5002);
/// A volunteer of the community; two more follow.
pub const FIRST_VOLUNTEER: PersonId = PersonId(6001);
/// The community's counsellor.
pub const COUNSELLOR: PersonId = PersonId(7001);
/// Somebody who is in no roster.
pub const STRANGER: PersonId = PersonId(9001);

const TOWN: &str = "七星街道";
const COMMUNITY: &str = "湘都社区";

/// Grid, its leader, and the leaders of its micro-grids.
const GRIDS: &[(&str, i64, &str, &[&str])] = &[
    ("QX-03", 2003, "周敏", &["王芳", "李强", "张伟", "刘洋", "杨静", "黄磊", "徐丽", "何军"]),
    ("QX-04", 2004, "吴刚", &["赵敏", "孙丽", "马超", "胡兰", "林峰"]),
];

/// Those who help others: volunteers and a counsellor of the community.
const HELPERS: &[(PersonId, &str, &str, &str)] = &[
    (FIRST_VOLUNTEER, "volunteer", "林志", "志愿者"),
    (PersonId(6002), "volunteer", "周愿", "志愿者"),
    (PersonId(6003), "volunteer", "吴晓", "志愿者"),
    (COUNSELLOR, "counsellor", "沈老师", "心理咨询师"),
];

/// The groups to which the tour leads.
#[derive(Debug, Clone, Copy)]
pub struct Groups {
    /// The first grid's.
    pub grid: lianxin_sandbox::ChatId,
    /// The community's volunteers'.
    pub volunteers: lianxin_sandbox::ChatId,
}

/// Gives everybody an account, imports the roster, and ties each grid to its group.
pub async fn settle(app: &App, sandbox: &Sandbox) -> Result<Groups, NoDemo> {
    let mut roster = format!("{},address\n", HEADER.trim_end());
    let mut line = |place: &str, role: &str, name: &str, id: i64| {
        let address =
            if role == "resident" { format!("湘都路 8 号 {} 幢 402 室", id % 10) } else { String::new() };
        roster.push_str(&format!("{place},{role},{name},1990000{id},{id},zh-CN,{address}\n"));
    };
    let live = |id: i64, name: &str, title: &str| {
        sandbox.person_with(PersonId(id), name, (None, Some("zh-hans")));
        sandbox.set_title(PersonId(id), title);
        PersonId(id)
    };

    line(&format!("{TOWN},{COMMUNITY},,,"), "secretary", "陈建国", SECRETARY.0);
    let secretary = live(SECRETARY.0, "陈建国", "湘都社区书记");
    line(&format!("{TOWN},{COMMUNITY},QX-03,QX-03-001,"), "resident", "钱阿姨", RESIDENT.0);
    let resident = live(RESIDENT.0, "钱阿姨", "居民 QX-03-001");
    line(&format!("{TOWN},{COMMUNITY},QX-03,QX-03-002,"), "resident", "老孙", SECOND_RESIDENT.0);
    let neighbour = live(SECOND_RESIDENT.0, "老孙", "居民 QX-03-002");
    let mut helpers = vec![];
    for (id, role, name, title) in HELPERS {
        line(&format!("{TOWN},{COMMUNITY},,,"), role, name, id.0);
        helpers.push(live(id.0, name, title));
    }
    live(STRANGER.0, "路人甲", "不在名册上");
    let mut groups = vec![];
    for (number, (grid, grid_leader, name, leaders)) in (0_i64..).zip(GRIDS) {
        line(&format!("{TOWN},{COMMUNITY},{grid},,"), "grid_leader", name, *grid_leader);
        let mut members = vec![live(*grid_leader, name, &format!("网格长 {grid}")), secretary];
        for (place, leader) in (1_i64..).zip(*leaders) {
            let (id, micro_grid) = (FIRST_LEADER.0 + number * 1_000 + place - 1, format!("{grid}-{place:03}"));
            line(&format!("{TOWN},{COMMUNITY},{grid},{micro_grid},{}", 36 + place * 3), "leader", leader, id);
            members.push(live(id, leader, &format!("微网格长 {micro_grid}")));
        }
        groups.push((grid.to_string(), sandbox.group(&format!("{grid} 网格群"), &members), PersonId(*grid_leader)));
    }
    // Pressing "Start" is what lets the bot write to somebody in private.
    for (_, first, _, leaders) in GRIDS {
        let base = FIRST_LEADER.0 + (first - GRID_LEADER.0) * 1_000;
        for (id, _) in (base..).zip(*leaders) {
            sandbox.start(PersonId(id), None);
        }
        sandbox.start(PersonId(*first), None);
    }
    for person in [secretary, resident, neighbour].into_iter().chain(helpers) {
        sandbox.start(person, None);
    }
    let volunteers: Vec<PersonId> = HELPERS.iter().filter(|of| of.1 == "volunteer").map(|of| of.0).collect();
    let volunteers = sandbox.group("湘都社区志愿者群", &volunteers);
    enrol(app, &roster, &groups).await?;
    bind_volunteers(app, volunteers).await?;
    Ok(Groups { grid: groups[0].1, volunteers })
}

/// Ties the volunteers' group to the community.
async fn bind_volunteers(app: &App, group: lianxin_sandbox::ChatId) -> Result<(), NoDemo> {
    let mut tx = app.db.write(app.clock.now()).await?;
    let community = areas::find_named(&mut tx, COMMUNITY).await?.pop().expect("the import adds the community");
    let by = UserId(SECRETARY.0);
    areas::bind(&mut tx, ChatId(group.0), community.id, Purpose::Volunteers, by).await?;
    Ok(tx.commit().await?)
}

/// A grid's name, its group, and who tied the group to it.
pub type GridGroup = (String, lianxin_sandbox::ChatId, PersonId);

/// Imports a roster and ties each grid to its group.
pub async fn enrol(app: &App, roster: &str, groups: &[GridGroup]) -> Result<(), NoDemo> {
    let mut tx = app.db.write(app.clock.now()).await?;
    import(&mut tx, app, roster).await?;
    let district = areas::district(&mut tx).await?.expect("the import adds the district");
    let grids = areas::list_within(&mut tx, district.id, Level::Grid).await?;
    let grids: HashMap<&str, AreaId> = grids.iter().map(|grid| (grid.name.as_str(), grid.id)).collect();
    for (name, group, by) in groups {
        let grid = grids.get(name.as_str()).expect("the import adds every grid");
        areas::bind(&mut tx, ChatId(group.0), *grid, Purpose::Reports, UserId(by.0)).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn import(tx: &mut Tx, app: &App, roster: &str) -> Result<(), NoDemo> {
    let roster = people::read_roster(roster.as_bytes()).expect("it is CSV").expect("it is a good roster");
    let plan = people::plan_import(tx, roster, &app.house.config.district).await?.expect("it fits what is on file");
    Ok(people::carry_out(tx, &plan).await?)
}
