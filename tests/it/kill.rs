//! The real program, killed at random moments while reports come in: nothing is lost and nothing counts twice.

mod broadcast;

use crate::town::{Engine, until};
use lianxin::db::Db;
use lianxin_sandbox::{Options, PersonId, Sandbox};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const REPORTS: i64 = 2_000;
const KILLS: i64 = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_report_is_lost_or_doubled_on_sqlite() {
    killed_again_and_again(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_report_is_lost_or_doubled_on_postgres() {
    killed_again_and_again(Engine::Postgres).await;
}

async fn killed_again_and_again(engine: Engine) {
    let seed: u64 = rand::random();
    println!("seed {seed} on {engine:?}");
    let mut chance = StdRng::seed_from_u64(seed);
    let place = engine.fresh().await;
    let sandbox = Sandbox::serve(Options { privacy: false, ..Options::default() }).await.expect("a free port");
    let config = configure(&sandbox, &place.url, place.folder.path());
    enrol(&sandbox, &config, place.folder.path());
    let db = Db::open(&place.url).await.expect("the database opens");

    for round in 0..KILLS {
        let mut bot = start(&config);
        for number in round * REPORTS / KILLS..(round + 1) * REPORTS / KILLS {
            sandbox.tell(leader(number), &report(number));
        }
        strike(&mut bot, &sandbox, &mut chance);
        // Nobody waits here until the leases of the dead run out.
        change(&db, "UPDATE leases SET expires_at = 0").await;
    }
    let mut bot = start(&config);
    until("every update is confirmed", async || sandbox.pending_updates() == 0).await;
    until("the inbox is empty", async || count(&db, "SELECT COUNT(*) FROM inbox WHERE state = 'waiting'").await == 0)
        .await;
    until("the outbox is empty", async || {
        count(&db, "SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending')").await == 0
    })
    .await;
    terminate(&mut bot);

    assert_eq!(count(&db, "SELECT COUNT(*) FROM reports").await, REPORTS, "lost or invented");
    assert_eq!(count(&db, "SELECT COUNT(*) FROM report_history").await, 0, "taken twice");
    assert_eq!(count(&db, "SELECT COUNT(*) FROM inbox WHERE state <> 'applied' AND key LIKE 'u:%'").await, 0);
    let updates = i64::try_from(sandbox.ledger().updates.len()).expect("a few thousand");
    assert_eq!(count(&db, "SELECT COUNT(*) FROM inbox WHERE key LIKE 'u:%'").await, updates);
    let said: Vec<usize> = (0..REPORTS).map(|number| receipts(&sandbox, number)).collect();
    let times = |times| i64::try_from(said.iter().filter(|said| **said == times).count()).expect("a few thousand");
    let unknown = count(&db, "SELECT COUNT(*) FROM outbox WHERE state = 'unknown'").await;
    println!(
        "of {REPORTS} receipts {} were said twice, since a kill hid whether they had been said; {unknown} are unknown after two kills",
        times(2)
    );
    assert_eq!(times(0) + times(1) + times(2), REPORTS, "a receipt is said at most twice");
    assert!(times(0) <= unknown, "a receipt that was not said is known to be in doubt");
    let ledger = lianxin(&config).arg("ledger").output().expect("the program runs");
    assert!(ledger.status.success(), "{}", String::from_utf8_lossy(&ledger.stderr));
}

fn leader(number: i64) -> PersonId {
    PersonId(10_000 + number)
}

fn report(number: i64) -> String {
    format!("走访{}户 发热0", 10 + number % 30)
}

fn receipts(sandbox: &Sandbox, number: i64) -> usize {
    let messages = sandbox.messages(leader(number));
    messages.iter().filter(|shown| shown.by_bot && shown.text.contains("已收到")).count()
}

/// A district in a time zone in which it is about noon, so that a round is open.
fn configure(sandbox: &Sandbox, database: &str, folder: &Path) -> PathBuf {
    let hour = Command::new("date").args(["-u", "+%H"]).output().expect("date is everywhere").stdout;
    let hour: i64 = String::from_utf8_lossy(&hour).trim().parse().expect("an hour");
    // The names of these zones count west of Greenwich as positive.
    let zone = format!("Etc/GMT{:+}", hour - 12);
    let (token, api) = (sandbox.token(), sandbox.url());
    let text = format!(
        "telegram.token = \"{token}\"\ntelegram.api_url = \"{api}\"\ndatabase.url = \"{database}\"\ndistrict.time_zone = \"{zone}\"\n\
         [limits]\nper_second = 1000\nchat_burst = 1000\ngroup_per_minute = 1000\n"
    );
    let file = folder.join("bot-config.toml");
    std::fs::write(&file, text).expect("the temporary folder can be written");
    file
}

fn enrol(sandbox: &Sandbox, config: &Path, folder: &Path) {
    let mut roster = String::from("town,community,grid,micro_grid,households,role,name,phone,telegram_id,language\n");
    for number in 0..REPORTS {
        let (grid, place) = (number / 20, number % 20);
        let id = leader(number).0;
        writeln!(
            roster,
            "七星街道,湘都社区,QX-{grid:02},QX-{grid:02}-{place:03},60,leader,示例{number:04},1990{id:07},{id},zh-CN"
        )
        .expect("writing to a string");
        sandbox.person_with(leader(number), &format!("示例{number:04}"), (None, Some("zh-hans")));
    }
    let file = folder.join("roster.csv");
    std::fs::write(&file, roster).expect("the temporary folder can be written");
    let import = lianxin(config).arg("import").arg(file).output().expect("the program runs");
    assert!(import.status.success(), "{}", String::from_utf8_lossy(&import.stderr));
}

fn lianxin(config: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lianxin"));
    command.arg("--config").arg(config).stdin(Stdio::null()).stdout(Stdio::null());
    command
}

/// The program, which ends with the test however that ends.
struct Bot(Child);

impl Drop for Bot {
    fn drop(&mut self) {
        // It may be dead already, which is what is wanted.
        let _dead = self.0.kill();
    }
}

fn start(config: &Path) -> Bot {
    Bot(lianxin(config).env("RUST_LOG", "error").arg("run").spawn().expect("the program runs"))
}

/// SIGKILL, after some messages of the bot or after some time, whichever comes first.
fn strike(bot: &mut Bot, sandbox: &Sandbox, chance: &mut StdRng) {
    let said = sandbox.ledger().effects.len() + chance.random_range(0..60);
    let patience = Duration::from_millis(chance.random_range(50..1_500));
    let begun = Instant::now();
    while begun.elapsed() < patience && sandbox.ledger().effects.len() <= said {
        std::thread::yield_now();
    }
    bot.0.kill().expect("it runs");
    bot.0.wait().expect("it is dead");
}

/// SIGTERM; the bot ends by itself.
fn terminate(bot: &mut Bot) {
    let kill = Command::new("kill").args(["-TERM", &bot.0.id().to_string()]).status().expect("kill is everywhere");
    assert!(kill.success());
    assert!(bot.0.wait().expect("it ends").success(), "asked to stop, it ends without an error");
}

async fn count(db: &Db, sql: &'static str) -> i64 {
    let (count,): (i64,) = match db {
        Db::Sqlite { writer, .. } => sqlx::query_as(sql).fetch_one(writer).await,
        Db::Postgres(pool) => sqlx::query_as(sql).fetch_one(pool).await,
    }
    .expect("the tables are there");
    count
}

async fn change(db: &Db, sql: &'static str) {
    match db {
        Db::Sqlite { writer, .. } => sqlx::query(sql).execute(writer).await.map(|_| ()),
        Db::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(|_| ()),
    }
    .expect("the tables are there");
}
