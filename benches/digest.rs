//! What a whole district costs: its sums, the opening of a round, and a round that nobody has answered when it is due.
//! `cargo bench --bench digest` prints the median of five runs on SQLite.

use lianxin::clock::instant;
use lianxin::config::Config;
use lianxin::db::Db;
use lianxin::features::{House, areas, digests};
use lianxin::inbox::{Handler, Outcome, Row};
use lianxin::terms::{AreaId, Level, Moment, RoundId, Tick, UserId};
use std::sync::Arc;
use std::time::{Duration, Instant};

const TOWNS: usize = 13;
const COMMUNITIES: usize = 110;
const GRIDS: usize = 605;
const MICRO_GRIDS: usize = 7_424;
/// The days of the runs, each with a round of its own.
const DAYS: [&str; 5] = ["2020-02-07", "2020-02-08", "2020-02-09", "2020-02-10", "2020-02-11"];
/// The days before, which the week's figures look at.
const WEEK: [&str; 6] = ["2020-02-01", "2020-02-02", "2020-02-03", "2020-02-04", "2020-02-05", "2020-02-06"];

const PEOPLE: &[&str] = &[
    "INSERT INTO people (id, name, phone, telegram_id, joined_at)
     SELECT id, '人' || id, '1390000' || (10000 + id), 100000 + id, 0 FROM areas",
    "INSERT INTO roles (person, role, area)
     SELECT id, CASE level WHEN 'district' THEN 'district' WHEN 'grid' THEN 'grid_leader'
                           WHEN 'micro_grid' THEN 'leader' ELSE 'secretary' END, id FROM areas",
    "INSERT INTO bindings (chat, area, purpose, bound_by, bound_at)
     SELECT -1000 - id, id, 'reports', 1, 0 FROM areas WHERE level = 'grid'",
];

/// A round of which one micro-grid in fifty is missing.
const REPORTS: &str = "
    INSERT INTO reports (micro_grid, round, version, counts, zero, filed_by, on_behalf, filed_at, first_filed_at, late)
    SELECT id, $1, 1, '{\"households_visited\":42,\"people_checked\":108,\"fever\":0,\"from_hubei\":0,\"contacts\":1}',
           FALSE, id, FALSE, 0, 0, id % 20 = 0
    FROM areas WHERE level = 'micro_grid' AND id % 50 <> 0";

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let db = Db::open(&format!("sqlite:{}", folder.path().join("lianxin.db").display())).await.expect("a database");
    let config = Config::read_text("").expect("the defaults are good");
    let house = House { config: Arc::new(config), own: UserId(1), username: "bot".into(), hears_groups: true };
    let areas = settle(&db).await;

    measure("opening: a prompt for each of 605 groups", async |day| tick(&db, &house, "round/am/opens", day).await)
        .await;
    measure("due: a letter to each of 7,424 leaders", async |day| tick(&db, &house, "nag/am/due", day).await).await;
    measure("grid: a list for each of 605 grid leaders", async |day| tick(&db, &house, "nag/am/grid", day).await).await;
    for day in WEEK.iter().chain(&DAYS) {
        report(&db, day, "am").await;
        report(&db, day, "pm").await;
    }
    measure("sums of 124 areas: load and compute", async |day| sum_up(&db, &house, &areas, day).await).await;
    measure("digests of 124 areas: load, compute, write", async |day| tick(&db, &house, "digest/am/1", day).await)
        .await;
}

/// Runs once for each day and prints the median, the fastest and the slowest.
async fn measure(what: &str, run: impl AsyncFn(&str)) {
    let mut times: Vec<Duration> = vec![];
    for day in DAYS {
        let begun = Instant::now();
        run(day).await;
        times.push(begun.elapsed());
    }
    times.sort();
    let [fastest, _, median, _, slowest] = times[..] else { unreachable!("there are five days") };
    println!("{what:<48} {median:>10.1?}  ({fastest:.1?} to {slowest:.1?})");
}

/// Adds the areas, evenly, with one person for each; answers those above the grids.
async fn settle(db: &Db) -> Vec<AreaId> {
    let mut tx = db.write(at("2020-02-01", "06:00")).await.expect("the database");
    let district = areas::add(&mut tx, None, Level::District, "南湖区").await.expect("an area");
    let mut above = vec![district];
    let mut parents = vec![district];
    let levels =
        [(Level::Town, TOWNS), (Level::Community, COMMUNITIES), (Level::Grid, GRIDS), (Level::MicroGrid, MICRO_GRIDS)];
    for (level, count) in levels {
        let mut added = vec![];
        for nth in 0..count {
            let parent = parents[nth * parents.len() / count];
            let name = format!("{}-{nth:04}", level.as_str());
            added.push(areas::add(&mut tx, Some(parent), level, &name).await.expect("an area"));
        }
        if matches!(level, Level::Town | Level::Community) {
            above.extend(&added);
        }
        parents = added;
    }
    tx.commit().await.expect("the database");
    for statement in PEOPLE {
        run(db, sqlx::query(*statement)).await;
    }
    above
}

type Query = sqlx::query::Query<'static, sqlx::Sqlite, sqlx::sqlite::SqliteArguments>;

async fn run(db: &Db, query: Query) {
    let Db::Sqlite { writer, .. } = db else { unreachable!("this is SQLite") };
    query.execute(writer).await.expect("a good statement");
}

async fn report(db: &Db, day: &str, slot: &str) {
    run(db, sqlx::query(REPORTS).bind(format!("{day}/{slot}"))).await;
}

fn at(day: &str, time: &str) -> Moment {
    instant(chrono_tz::Asia::Shanghai, format!("{day}T{time}:00").parse().expect("a local time"))
}

/// The one transaction of a job.
async fn tick(db: &Db, house: &House, job: &str, day: &str) {
    let schedule = if job.ends_with("opens") { "07:30" } else { "10:00" };
    let due = at(day, schedule);
    let local = due.with_timezone(&chrono_tz::Asia::Shanghai).naive_local();
    let tick = Tick { job: job.to_owned(), local, due: due.timestamp_millis() };
    let body = serde_json::to_string(&tick).expect("a tick is plain data");
    let row = Row { seq: 1, key: format!("t:{job}"), body, received_at: due.timestamp_millis() };
    let mut tx = db.write(due).await.expect("the database");
    assert_eq!(house.handle(&mut tx, &row).await.expect("no fault"), Outcome::Applied);
    tx.commit().await.expect("the database");
}

async fn sum_up(db: &Db, house: &House, areas: &[AreaId], day: &str) {
    let round: RoundId = format!("{day}/am").parse().expect("a round");
    let mut tx = db.read(at(day, "10:01")).await.expect("the database");
    let sums = digests::load(&mut tx, &house.config, &round).await.expect("no fault").expect("a district");
    tx.rollback().await.expect("the database");
    let expected: usize = areas.iter().filter_map(|area| sums.digest(*area)).map(|of| of.sums.counts.expected()).sum();
    assert_eq!(expected, 3 * MICRO_GRIDS, "each micro-grid counts in its community, its town and the district");
}
