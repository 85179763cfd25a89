//! A notice to 7,424, and the program killed in the middle of it: it goes on where it was, and nobody is told twice.

use super::{Bot, change, count, lianxin, start, terminate};
use crate::town::{Engine, until};
use lianxin::db::Db;
use lianxin_sandbox::{Options, PersonId, Sandbox};
use rand::Rng;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const LEADERS: i64 = 7_424;
const KILLS: usize = 3;
const SECRETARY: PersonId = PersonId(9_000);
const WORDS: &str = "今晚 22 点起东区停水";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_told_twice_on_sqlite() {
    killed_in_the_middle(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_told_twice_on_postgres() {
    killed_in_the_middle(Engine::Postgres).await;
}

async fn killed_in_the_middle(engine: Engine) {
    let place = engine.fresh().await;
    let sandbox = Sandbox::serve(Options { privacy: false, ..Options::default() }).await.expect("a free port");
    let config = configure(&sandbox, &place.url, place.folder.path());
    enrol(&sandbox, &config, place.folder.path()).await;
    let db = Db::open(&place.url).await.expect("the database opens");

    let mut bot = start(&config);
    sandbox.tell(SECRETARY, &format!("/notice {WORDS}"));
    until("the preview is there", async || reads(&sandbox, &format!("共 {LEADERS} 个聊天"))).await;
    sandbox.tap(SECRETARY, SECRETARY, "✅ 发送").expect("the preview has that button");
    for kill in 1..=KILLS {
        let share = usize::try_from(LEADERS).expect("a few thousand") / (KILLS + 1);
        strike(&mut bot, &sandbox, share * kill + rand::rng().random_range(0..share / 2)).await;
        // Nobody waits here until the leases of the dead run out.
        change(&db, "UPDATE leases SET expires_at = 0").await;
        bot = start(&config);
    }
    until("everything has gone out", async || reads(&sandbox, "发完了")).await;
    terminate(&mut bot);

    let unknown = count(&db, "SELECT COUNT(*) FROM outbox WHERE state = 'unknown' AND name LIKE 'notice/%'").await;
    let told: Vec<usize> = (0..LEADERS).map(|number| copies(&sandbox, number)).collect();
    let times = |times| i64::try_from(told.iter().filter(|told| **told == times).count()).expect("a few thousand");
    println!("on {engine:?} {KILLS} kills left {unknown} of {LEADERS} unknown; {} of them had not arrived", times(0));
    assert_eq!(times(0) + times(1), LEADERS, "nobody is told twice");
    assert!(times(0) <= unknown, "whoever was not told is known to be in doubt");
    assert_eq!(count(&db, "SELECT COUNT(*) FROM notice_copies").await, LEADERS);
    let sent = LEADERS - unknown;
    assert!(reads(&sandbox, &format!("已发 {sent}，失败 0，剩 0")), "the author sees what became of them");
    assert!(unknown == 0 || reads(&sandbox, &format!("⚠️ {unknown} 个不知道是否送达")), "and what nobody knows");
}

fn leader(number: i64) -> PersonId {
    PersonId(10_000 + number)
}

fn copies(sandbox: &Sandbox, number: i64) -> usize {
    let messages = sandbox.messages(leader(number));
    messages.iter().filter(|shown| shown.by_bot && shown.text.contains(WORDS)).count()
}

fn reads(sandbox: &Sandbox, words: &str) -> bool {
    sandbox.messages(SECRETARY).iter().any(|shown| shown.by_bot && shown.text.contains(words))
}

/// A district in which it is about six, when nothing else is due.
fn configure(sandbox: &Sandbox, database: &str, folder: &Path) -> PathBuf {
    let hour = Command::new("date").args(["-u", "+%H"]).output().expect("date is everywhere").stdout;
    let hour: i64 = String::from_utf8_lossy(&hour).trim().parse().expect("an hour");
    // The names of these zones count west of Greenwich as positive, up to 12.
    let west = if hour - 6 > 12 { hour - 30 } else { hour - 6 };
    let (token, api) = (sandbox.token(), sandbox.url());
    let text = format!(
        "telegram.token = \"{token}\"\ntelegram.api_url = \"{api}\"\ndatabase.url = \"{database}\"\n\
         district.time_zone = \"Etc/GMT{west:+}\"\n\
         [limits]\nper_second = 1000\nchat_burst = 1000\ngroup_per_minute = 1000\n\
         [notices]\napprove_above = 10000\nprogress_seconds = 1\n"
    );
    let file = folder.join("bot-config.toml");
    std::fs::write(&file, text).expect("the temporary folder can be written");
    file
}

/// Everybody is in the roster and has pressed "Start" long ago.
async fn enrol(sandbox: &Sandbox, config: &Path, folder: &Path) {
    let mut roster = String::from("town,community,grid,micro_grid,households,role,name,phone,telegram_id,language\n");
    writeln!(roster, "七星街道,湘都社区,,,,secretary,示例书记,19900009000,{},zh-CN", SECRETARY.0).expect("a string");
    for number in 0..LEADERS {
        let (grid, place, id) = (number / 13, number % 13, leader(number).0);
        writeln!(
            roster,
            "七星街道,湘都社区,QX-{grid:03},QX-{grid:03}-{place:03},60,leader,示例{number:04},1990{id:07},{id},zh-CN"
        )
        .expect("writing to a string");
    }
    let file = folder.join("roster.csv");
    std::fs::write(&file, roster).expect("the temporary folder can be written");
    let import = lianxin(config).arg("import").arg(file).output().expect("the program runs");
    assert!(import.status.success(), "{}", String::from_utf8_lossy(&import.stderr));

    for person in (0..LEADERS).map(leader).chain([SECRETARY]) {
        sandbox.person_with(person, &format!("示例{}", person.0), (None, Some("zh-hans")));
        sandbox.start(person, None);
    }
    let url = format!("{}/bot{}/deleteWebhook?drop_pending_updates=true", sandbox.url(), sandbox.token());
    reqwest::Client::new().post(url).send().await.expect("the server answers");
}

/// SIGKILL, once so many copies have arrived.
async fn strike(bot: &mut Bot, sandbox: &Sandbox, arrived: usize) {
    until("so many have been told", async || {
        tokio::time::sleep(Duration::from_millis(20)).await;
        sandbox.ledger().effects.len() >= arrived
    })
    .await;
    bot.0.kill().expect("it runs");
    bot.0.wait().expect("it is dead");
}
