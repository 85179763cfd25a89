//! Every step of the migrations on rows that the steps before it left: nothing is lost, and the rooms still read it.

mod ground;
mod rooms;

use crate::town::{Engine, Place};
use lianxin::db::Db;
use lianxin::features::{areas, people};
use lianxin::terms::{UserId, moment};
use lianxin::{inbox, outbox};
use sqlx::AssertSqlSafe;
use std::collections::BTreeSet;

/// A row: the step that made its table, the table, and what stands in its columns as SQL. Rows come after those that they refer to.
type Row = (i64, &'static str, &'static [(&'static str, &'static str)]);

fn rows() -> impl Iterator<Item = &'static Row> {
    ground::ROWS.iter().chain(rooms::ROWS)
}

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
        let sampled: BTreeSet<String> = rows().map(|(_, table, _)| (*table).to_owned()).collect();
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
    rows().filter(move |(since, ..)| *since <= step)
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
