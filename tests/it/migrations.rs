//! Every step of the migrations on rows that the steps before it left: nothing is lost, and the rooms still read it.

use crate::town::{Engine, Place};
use lianxin::db::Db;
use lianxin::features::{areas, people};
use lianxin::terms::{UserId, moment};
use lianxin::{inbox, outbox};
use sqlx::AssertSqlSafe;
use std::collections::BTreeSet;

/// A row: the step that made its table, the table, and what stands in its columns as SQL. Rows come after those that they refer to.
type Row = (i64, &'static str, &'static [(&'static str, &'static str)]);

/// A row for each table. Whoever changes a step's table writes here what becomes of its row.
const ROWS: &[Row] = &[
    (
        1,
        "inbox",
        &[
            ("seq", "7"),
            ("key", "'u:41'"),
            ("route", "'c:-100'"),
            ("body", "'{\"update_id\":41}'"),
            ("received_at", "1581031800000"),
            ("state", "'parked'"),
            ("reason", "'of no known kind'"),
            ("attempts", "2"),
        ],
    ),
    (
        1,
        "outbox",
        &[
            ("id", "5"),
            ("chat", "-100"),
            ("lane", "0"),
            ("method", "'sendMessage'"),
            ("body", "'{}'"),
            ("repeatable", "TRUE"),
            ("counted", "TRUE"),
            ("name", "'board/QX-03'"),
            ("state", "'sent'"),
            ("created_at", "1581031800000"),
            ("not_before", "0"),
            ("settled_at", "1581031801000"),
            ("message", "12"),
        ],
    ),
    (1, "ledger", &[("entry", "'inbox'"), ("count", "1")]),
    (1, "leases", &[("role", "'sender'"), ("holder", "'a'"), ("fence", "3"), ("expires_at", "1581031815000")]),
    (1, "marks", &[("name", "'sample'"), ("value", "42")]),
    (
        1,
        "slots",
        &[
            ("job", "'round/am/opens'"),
            ("local", "'2020-02-07T07:30:00'"),
            ("due_at", "1581031800000"),
            ("state", "'run'"),
        ],
    ),
    (1, "taps", &[("token", "'t0'"), ("command", "'zero'"), ("only_user", "3001"), ("expires_at", "1581118200000")]),
    (
        1,
        "talks",
        &[("person", "3001"), ("chat", "3001"), ("version", "2"), ("step", "'{}'"), ("expires_at", "1581118200000")],
    ),
    (2, "areas", &[("id", "1"), ("parent", "0"), ("level", "'district'"), ("name", "'南湖区'"), ("households", "90")]),
    (2, "area_within", &[("area", "1"), ("within", "1")]),
    (
        2,
        "people",
        &[
            ("id", "4"),
            ("name", "'示例'"),
            ("phone", "'19900000000'"),
            ("telegram_id", "3001"),
            ("lang", "'zh-CN'"),
            ("joined_at", "1581031800000"),
        ],
    ),
    (2, "roles", &[("person", "4"), ("role", "'leader'"), ("area", "1")]),
    (
        2,
        "invitations",
        &[
            ("code", "'c0de'"),
            ("person", "4"),
            ("issued_at", "1581031800000"),
            ("expires_at", "1581118200000"),
            ("used_at", "1581031900000"),
        ],
    ),
    (2, "account_langs", &[("account", "9001"), ("lang", "'en'")]),
    (
        2,
        "bindings",
        &[
            ("chat", "-100"),
            ("area", "1"),
            ("purpose", "'reports'"),
            ("bound_by", "3001"),
            ("bound_at", "1581031800000"),
        ],
    ),
    (2, "chats", &[("chat", "-100"), ("title", "'QX-03'"), ("bot_is_admin", "TRUE")]),
    (
        3,
        "reports",
        &[
            ("micro_grid", "1"),
            ("round", "'2020-02-07/am'"),
            ("version", "2"),
            ("counts", "'{\"fever\":1}'"),
            ("needs", "'口罩'"),
            ("zero", "FALSE"),
            ("filed_by", "4"),
            ("on_behalf", "FALSE"),
            ("filed_at", "1581035400000"),
            ("first_filed_at", "1581031900000"),
            ("late", "FALSE"),
        ],
    ),
    (
        3,
        "report_history",
        &[
            ("micro_grid", "1"),
            ("round", "'2020-02-07/am'"),
            ("version", "1"),
            ("counts", "'{}'"),
            ("zero", "TRUE"),
            ("filed_by", "4"),
            ("on_behalf", "FALSE"),
            ("filed_at", "1581031900000"),
            ("ended", "'corrected'"),
            ("ended_by", "4"),
            ("ended_at", "1581035400000"),
        ],
    ),
    (
        3,
        "questions",
        &[
            ("id", "6"),
            ("micro_grid", "1"),
            ("round", "'2020-02-07/am'"),
            ("person", "4"),
            ("filed", "'{}'"),
            ("asked_at", "1581031900000"),
        ],
    ),
    (
        3,
        "excuses",
        &[("micro_grid", "1"), ("round", "'2020-02-08/am'"), ("excused_by", "4"), ("excused_at", "1581031900000")],
    ),
    (3, "misreadings", &[("person", "4"), ("in_a_row", "2")]),
    (
        3,
        "nags",
        &[("micro_grid", "1"), ("round", "'2020-02-07/am'"), ("step", "'remind'"), ("nagged_at", "1581039000000")],
    ),
    (
        3,
        "taken_on",
        &[
            ("micro_grid", "1"),
            ("round", "'2020-02-07/am'"),
            ("step", "'grid'"),
            ("person", "4"),
            ("taken_at", "1581039000000"),
        ],
    ),
    (
        3,
        "digests",
        &[("area", "1"), ("round", "'2020-02-07/am'"), ("fingerprint", "'f0'"), ("told_at", "1581040860000")],
    ),
    (4, "zero_questions", &[("micro_grid", "1"), ("round", "'2020-02-07/am'"), ("asked_at", "1581040860000")]),
    (5, "timers", &[("job", "'sample/12'"), ("due_at", "1581040860000")]),
    (
        9,
        "leaves",
        &[
            ("id", "3"),
            ("person", "4"),
            ("first_half", "'2020-02-08/am'"),
            ("last_half", "'2020-02-08/pm'"),
            ("starts_at", "1581091200000"),
            ("ends_at", "1581177600000"),
            ("reason", "'家里有事'"),
            ("state", "'asked'"),
            ("asked_at", "1581031800000"),
        ],
    ),
    (
        9,
        "pledges",
        &[
            ("person", "4"),
            ("area", "1"),
            ("version", "'2020-02'"),
            ("lang", "'zh-CN'"),
            ("sha256", "'00ff'"),
            ("name", "'示例'"),
            ("signed_at", "1581031800000"),
        ],
    ),
    (9, "pledge_reminders", &[("person", "4"), ("day", "'2020-02-07'")]),
    (
        7,
        "concerns",
        &[
            ("id", "12"),
            ("area", "1"),
            ("state", "'assigned'"),
            ("raised_by", "4"),
            ("words", "'降压药快没了'"),
            ("reported", "TRUE"),
            ("urgent", "FALSE"),
            ("raised_at", "1581035400000"),
            ("assigned_to", "4"),
        ],
    ),
    (7, "concern_reports", &[("micro_grid", "1"), ("round", "'2020-02-07/am'"), ("concern", "12")]),
    (
        7,
        "concern_history",
        &[("id", "3"), ("concern", "12"), ("what", "'taken'"), ("done_by", "4"), ("done_at", "1581035500000")],
    ),
    (11, "meetings", &[("id", "8"), ("area", "1"), ("starts_at", "1581036000000"), ("minutes", "'都到了'")]),
    (11, "attendance", &[("meeting", "8"), ("person", "4"), ("comes", "TRUE"), ("answered_at", "1581035500000")]),
    (
        11,
        "tasks",
        &[
            ("id", "3"),
            ("area", "1"),
            ("what", "'核对名单'"),
            ("given_by", "4"),
            ("given_to", "4"),
            ("given_at", "1581035500000"),
            ("due_at", "1581063600000"),
        ],
    ),
    (
        6,
        "help_requests",
        &[
            ("id", "9"),
            ("person", "4"),
            ("area", "1"),
            ("categories", "'groceries'"),
            ("wanted", "'today'"),
            ("urgent", "FALSE"),
            ("danger", "FALSE"),
            ("state", "'open'"),
            ("round", "0"),
            ("rung", "'group'"),
            ("nudged", "FALSE"),
            ("paid", "FALSE"),
            ("worried", "FALSE"),
            ("thanked", "FALSE"),
            ("asked_at", "1581040860000"),
        ],
    ),
    (
        6,
        "help_asked",
        &[("request", "9"), ("round", "0"), ("person", "4"), ("asked_at", "1581040860000"), ("declined", "FALSE")],
    ),
    (6, "help_volunteers", &[("person", "4"), ("categories", "'meals'"), ("times", "''")]),
    (
        6,
        "help_applications",
        &[
            ("id", "8"),
            ("account", "9001"),
            ("name", "'示例'"),
            ("phone", "'19900000001'"),
            ("area", "1"),
            ("lang", "'zh-CN'"),
            ("state", "'open'"),
            ("asked_at", "1581040860000"),
        ],
    ),
    (
        8,
        "subjects",
        &[
            ("id", "3"),
            ("person", "4"),
            ("area", "1"),
            ("warden", "4"),
            ("category", "'hubei'"),
            ("household", "'两人'"),
            ("first_day", "'2020-02-01'"),
            ("days", "14"),
            ("entered_by", "4"),
            ("entered_at", "1581040860000"),
        ],
    ),
    (
        8,
        "check_ins",
        &[
            ("subject", "3"),
            ("asking", "'2020-02-07/am'"),
            ("asked_at", "1581040860000"),
            ("temperature", "365"),
            ("fever", "FALSE"),
            ("symptoms", "'cough'"),
            ("mood", "2"),
        ],
    ),
    (8, "subject_events", &[("subject", "3"), ("kind", "'visit'"), ("by_person", "4"), ("at", "1581040860000")]),
    (
        8,
        "certificates",
        &[
            ("number", "'JC-2020-0001'"),
            ("subject", "3"),
            ("masked_name", "'示*'"),
            ("released_on", "'2020-02-14'"),
            ("year", "2020"),
            ("serial", "1"),
        ],
    ),
    (
        8,
        "register_questions",
        &[("micro_grid", "1"), ("day", "'2020-02-07'"), ("kind", "'counts'"), ("asked_at", "1581040860000")],
    ),
    (
        8,
        "care_households",
        &[
            ("id", "2"),
            ("area", "1"),
            ("household", "'示例'"),
            ("kind", "'alone'"),
            ("every_days", "3"),
            ("entered_by", "4"),
            ("entered_at", "1581040860000"),
        ],
    ),
    (8, "care_visits", &[("household", "2"), ("at", "1581040860000"), ("by_person", "4")]),
];

#[tokio::test]
async fn rows_of_every_earlier_step_outlive_the_later_ones() {
    for engine in Engine::BOTH {
        for before in 1..=newest(engine).await {
            println!("on {engine:?} from step {before}");
            let place = engine.empty().await;
            leave_rows(&place, before).await;
            let db = Db::open(&place.url).await.expect("the later steps run");
            for row in earlier(before) {
                assert_eq!(count(&db, &looked_for(row)).await, 1, "{} lost its row after step {before}", row.1);
            }
            rooms_read_them(&db, before).await;
            db.close().await;
        }
    }
}

#[tokio::test]
async fn every_table_has_a_sample_row() {
    for engine in Engine::BOTH {
        let place = engine.fresh().await;
        let db = Db::open(&place.url).await.expect("the database opens");
        let sampled: BTreeSet<String> = ROWS.iter().map(|(_, table, _)| (*table).to_owned()).collect();
        assert_eq!(tables(&db).await, sampled, "on {engine:?}");
        db.close().await;
    }
}

/// The number of the last step.
async fn newest(engine: Engine) -> i64 {
    let place = engine.fresh().await;
    let db = Db::open(&place.url).await.expect("the database opens");
    let newest = count(&db, "SELECT MAX(version) FROM _sqlx_migrations").await;
    db.close().await;
    newest
}

async fn leave_rows(place: &Place, step: i64) {
    let db = Db::open_at(&place.url, step).await.expect("the first steps run");
    for (_, table, columns) in earlier(step) {
        let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        let values: Vec<&str> = columns.iter().map(|(_, value)| *value).collect();
        change(&db, &format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", "))).await;
    }
    db.close().await;
}

fn earlier(step: i64) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(move |(since, ..)| *since <= step)
}

fn looked_for((_, table, columns): &Row) -> String {
    let same: Vec<String> = columns.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    format!("SELECT COUNT(*) FROM {table} WHERE {}", same.join(" AND "))
}

async fn rooms_read_them(db: &Db, step: i64) {
    let mut tx = db.read(moment(1_581_040_860_000)).await.expect("the database is there");
    let parked = inbox::find(&mut tx, 7).await.expect("it is read").expect("it is there");
    assert_eq!((parked.key.as_str(), parked.state.as_str()), ("u:41", "parked"));
    let board = outbox::find_named(&mut tx, "board/QX-03").await.expect("it is read").expect("it is there");
    assert_eq!(board.message, Some(12));
    if step >= 2 {
        let district = areas::district(&mut tx).await.expect("it is read").expect("it is there");
        assert_eq!(district.name, "南湖区");
        let person = people::find_by_user(&mut tx, UserId(3001)).await.expect("it is read").expect("it is there");
        assert_eq!(person.name, "示例");
    }
    tx.rollback().await.expect("the database is there");
}

/// What the migrations made, beside their own record.
async fn tables(db: &Db) -> BTreeSet<String> {
    let own = "NOT LIKE '\\_sqlx%' ESCAPE '\\'";
    let names: Vec<(String,)> = match db {
        Db::Sqlite { writer, .. } => {
            let sql = format!(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name {own} AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
            );
            sqlx::query_as(AssertSqlSafe(sql)).fetch_all(writer).await
        }
        Db::Postgres(pool) => {
            let sql = format!("SELECT tablename::TEXT FROM pg_tables WHERE schemaname = 'public' AND tablename {own}");
            sqlx::query_as(AssertSqlSafe(sql)).fetch_all(pool).await
        }
    }
    .expect("the catalogue is read");
    names.into_iter().map(|(name,)| name).collect()
}

async fn count(db: &Db, sql: &str) -> i64 {
    let sql = AssertSqlSafe(sql.to_owned());
    let (count,): (i64,) = match db {
        Db::Sqlite { writer, .. } => sqlx::query_as(sql).fetch_one(writer).await,
        Db::Postgres(pool) => sqlx::query_as(sql).fetch_one(pool).await,
    }
    .expect("the tables are there");
    count
}

async fn change(db: &Db, sql: &str) {
    let sql = AssertSqlSafe(sql.to_owned());
    match db {
        Db::Sqlite { writer, .. } => sqlx::query(sql).execute(writer).await.map(|_| ()),
        Db::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(|_| ()),
    }
    .expect("the row fits its table");
}
