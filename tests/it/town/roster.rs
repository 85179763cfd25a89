//! The people of the stories: one community, two grids.

use lianxin::db::Db;
use lianxin::features::areas::{self, Purpose};
use lianxin::features::people::{self, Newcomer};
use lianxin::terms::{AreaId, ChatId, Level, Moment, Phone, Role, UserId};
use lianxin_sandbox::{PersonId, Sandbox};

/// Everybody: account, name, role, area.
pub const PEOPLE: &[(i64, &str, Role, &str)] = &[
    (1001, "陈书记", Role::Secretary, "湘都社区"),
    (1003, "周敏", Role::GridLeader, "QX-03"),
    (1004, "吴强", Role::GridLeader, "QX-04"),
    (3001, "王芳", Role::Leader, "QX-03-001"),
    (3002, "李强", Role::Leader, "QX-03-002"),
    (3003, "张伟", Role::Leader, "QX-03-003"),
    (3004, "刘洋", Role::Leader, "QX-03-004"),
    (4001, "赵敏", Role::Leader, "QX-04-001"),
    (4002, "孙丽", Role::Leader, "QX-04-002"),
    // Not in the roster until a story says so.
    (1000, "马主任", Role::District, ""),
    (9001, "路人", Role::Resident, ""),
    (9002, "郑洁", Role::Resident, ""),
    (9003, "何平", Role::Resident, ""),
    (2001, "高书记", Role::Secretary, ""),
    (5001, "林志", Role::Volunteer, ""),
    (5002, "周愿", Role::Volunteer, ""),
    (5003, "吴者", Role::Volunteer, ""),
    (6001, "沈老师", Role::Counsellor, ""),
    (6002, "韩老师", Role::Counsellor, ""),
    (8001, "钱阿姨", Role::Resident, ""),
    (8002, "老孙", Role::Resident, ""),
];

/// A name by its account.
pub fn name_of(account: i64) -> String {
    PEOPLE
        .iter()
        .find(|(id, ..)| *id == account)
        .map_or_else(|| account.to_string(), |(_, name, ..)| (*name).to_owned())
}

/// An account by its name.
#[track_caller]
pub fn account_of(name: &str) -> PersonId {
    let found = PEOPLE.iter().find(|(_, other, ..)| *other == name);
    PersonId(found.unwrap_or_else(|| panic!("nobody here is called {name}")).0)
}

/// Lets everybody live in the sandbox and, but for strangers, stand in the roster. Answers the group of QX-03.
pub async fn settle(db: &Db, now: Moment, sandbox: &Sandbox) -> ChatId {
    for (account, name, _, area) in PEOPLE {
        sandbox.person_with(PersonId(*account), name, (None, Some("zh-hans")));
        sandbox.set_title(PersonId(*account), area);
    }
    let members: Vec<PersonId> =
        PEOPLE.iter().filter(|(_, _, _, area)| area.starts_with("QX-03")).map(|row| PersonId(row.0)).collect();
    let group = ChatId(sandbox.group("QX-03", &members).0);

    let mut tx = db.write(now).await.expect("the database is there");
    let mut above = None;
    for (level, name) in [(Level::District, "南湖区"), (Level::Town, "七星街道"), (Level::Community, "湘都社区")]
    {
        above = Some(areas::add(&mut tx, above, level, name).await.expect("a new area"));
    }
    let community = above.expect("three areas were added");
    let mut ids = vec![("湘都社区".to_owned(), community)];
    for (grid, micro_grids) in [("QX-03", 4), ("QX-04", 2)] {
        let id = areas::add(&mut tx, above, Level::Grid, grid).await.expect("a new area");
        ids.push((grid.to_owned(), id));
        for number in 1..=micro_grids {
            let name = format!("{grid}-{number:03}");
            ids.push((name.clone(), areas::add(&mut tx, Some(id), Level::MicroGrid, &name).await.expect("a new area")));
        }
    }
    let of = |name: &str| ids.iter().find(|(other, _)| other == name).map(|(_, id)| *id);
    let grid = of("QX-03").expect("it was added");
    areas::bind(&mut tx, group, grid, Purpose::Reports, UserId(1003)).await.expect("a group can be bound");
    tx.commit().await.expect("the roster is kept");

    for (account, name, role, area) in PEOPLE {
        if let Some(area) = of(area) {
            enrol(db, (*account, name), *role, area).await;
        }
    }
    group
}

/// Enters somebody of [`PEOPLE`] with a role on an area; their phone is `1380000` and their account.
pub async fn enter(db: &Db, now: Moment, who: &str, (role, area): (Role, &str)) {
    let account = account_of(who).0;
    let mut tx = db.write(now).await.expect("the database is there");
    let found = areas::find_named(&mut tx, area).await.expect("areas can be read");
    let area = found.first().unwrap_or_else(|| panic!("there is no {area}")).id;
    let newcomer = Newcomer {
        name: who.to_owned(),
        phone: Phone::read(&format!("1380000{account}")),
        user: Some(UserId(account)),
        address: None,
    };
    let person = people::enrol(&mut tx, &newcomer).await.expect("a person can be entered");
    people::give_role(&mut tx, person, role, area).await.expect("a role can be given");
    tx.commit().await.expect("the roster is kept");
}

async fn enrol(db: &Db, (account, name): (i64, &str), role: Role, area: AreaId) {
    const PERSON: &str = "INSERT INTO people (name, phone, telegram_id, joined_at) VALUES ($1, $2, $3, 0)";
    const ROLE: &str = "INSERT INTO roles (person, role, area) SELECT id, $2, $3 FROM people WHERE telegram_id = $1";
    let phone = format!("1380000{account}");
    match db {
        Db::Sqlite { writer, .. } => {
            sqlx::query(PERSON)
                .bind(name)
                .bind(phone)
                .bind(account)
                .execute(writer)
                .await
                .map(|_| ())
                .expect("a person");
            sqlx::query(ROLE)
                .bind(account)
                .bind(role.as_str())
                .bind(area.0)
                .execute(writer)
                .await
                .map(|_| ())
                .expect("a role");
        }
        Db::Postgres(pool) => {
            sqlx::query(PERSON).bind(name).bind(phone).bind(account).execute(pool).await.map(|_| ()).expect("a person");
            sqlx::query(ROLE)
                .bind(account)
                .bind(role.as_str())
                .bind(area.0)
                .execute(pool)
                .await
                .map(|_| ())
                .expect("a role");
        }
    }
}
