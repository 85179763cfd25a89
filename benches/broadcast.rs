//! A notice to 7,424 private chats, over HTTP against a Bot API server with strict limits, while people ask for something else.
//! `cargo bench --bench broadcast` runs at ten times the shipped pace, in bot and server alike, and takes half a minute;
//! `cargo bench --bench broadcast -- 28` runs at the shipped pace.

#![expect(clippy::disallowed_methods, reason = "the bot runs beside the people who write to it")]

use lianxin::app::App;
use lianxin::clock::Clock;
use lianxin::config::Config;
use lianxin::db::Db;
use lianxin::features::areas;
use lianxin::terms::{AreaId, Level, UserId};
use lianxin_sandbox::{Effect, Limits, Options, PersonId, Sandbox};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;
use tokio::time::{interval, sleep};

const GRIDS: usize = 605;
const MICRO_GRIDS: usize = 7_424;
/// Telegram's limit, what we run at, and what of that is kept for replies, as shipped.
const TELEGRAM: usize = 30;
const SHIPPED: usize = 28;
const RESERVED: usize = 2;
/// Accounts of the roster are this and their area.
const ACCOUNTS: i64 = 100_000;
/// People who are in no roster and ask whether a notice is genuine.
const ASKING: i64 = 500;
const WORDS: &str = "今晚 22 点起东区停水";

const PEOPLE: &[&str] = &[
    "INSERT INTO people (id, name, phone, telegram_id, joined_at)
     SELECT id, '人' || id, '1390000' || (10000 + id), 100000 + id, 0 FROM areas",
    "INSERT INTO roles (person, role, area)
     SELECT id, CASE level WHEN 'district' THEN 'district' WHEN 'grid' THEN 'grid_leader' WHEN 'micro_grid' THEN 'leader'
                           ELSE 'secretary' END, id FROM areas",
];

#[tokio::main]
async fn main() {
    let rate = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(10 * SHIPPED);
    let reserved = (rate * RESERVED / SHIPPED).max(1);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let limits = Limits { per_second: rate * TELEGRAM / SHIPPED, ..Limits::default() };
    let options = Options { limits: Some(limits), privacy: false, ..Options::default() };
    let sandbox = Sandbox::serve(options).await.expect("a free port");
    let settings = format!(
        "telegram.token = {:?}\ntelegram.api_url = {:?}\ndatabase.url = \"sqlite:{}\"\n\
         [limits]\nper_second = {rate}\nreserved = {reserved}\n[notices]\napprove_above = 100000\n",
        sandbox.token(),
        sandbox.url(),
        folder.path().join("lianxin.db").display()
    );
    let config = Config::read_text(&settings).expect("good settings");
    let app = Arc::new(App::open(config, Clock::System).await.expect("the bot starts"));
    let (author, leaders) = settle(&app.db, &app.clock).await;
    meet(&sandbox, author, &leaders).await;

    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(app.clone().run(async { drop(stopped.await) }));
    sandbox.tell(author, &format!("/notice {WORDS}"));
    until(&sandbox, author, &format!("共 {MICRO_GRIDS} 个聊天")).await;
    sandbox.tap(author, author, "✅ 发送").expect("the preview has that button");
    let tapped = now();
    let asked = ask_until_it_is_out(&sandbox, author, reserved).await;
    stop.send(()).expect("it runs");
    running.await.expect("no panic").expect("it ends in peace");
    report(&sandbox, &asked, (rate, reserved));
    println!("{} ms from the tap to the first copy", first_copy(&sandbox) - tapped);
}

/// The tree with one person for each area; answers the author's account, and those of the leaders.
async fn settle(db: &Db, clock: &Clock) -> (PersonId, Vec<PersonId>) {
    let mut tx = db.write(clock.now()).await.expect("the database");
    let district = areas::add(&mut tx, None, Level::District, "南湖区").await.expect("an area");
    let mut parents = vec![district];
    let levels = [(Level::Town, 13), (Level::Community, 110), (Level::Grid, GRIDS), (Level::MicroGrid, MICRO_GRIDS)];
    for (level, count) in levels {
        let mut added = vec![];
        for nth in 0..count {
            let parent = parents[nth * parents.len() / count];
            let name = format!("{}-{nth:04}", level.as_str());
            added.push(areas::add(&mut tx, Some(parent), level, &name).await.expect("an area"));
        }
        parents = added;
    }
    tx.commit().await.expect("the database");
    let Db::Sqlite { writer, .. } = db else { unreachable!("this is SQLite") };
    for statement in PEOPLE {
        sqlx::query(*statement).execute(writer).await.expect("a good statement");
    }
    let account = |area: &AreaId| PersonId(UserId(ACCOUNTS + area.0).0);
    (account(&district), parents.iter().map(account).collect())
}

/// Everybody has pressed "Start" long ago.
async fn meet(sandbox: &Sandbox, author: PersonId, leaders: &[PersonId]) {
    let asking = (1..=ASKING).map(PersonId);
    for person in leaders.iter().copied().chain([author]).chain(asking) {
        sandbox.person_with(person, &person.0.to_string(), (None, Some("zh-hans")));
        sandbox.start(person, None);
    }
    let url = format!("{}/bot{}/deleteWebhook?drop_pending_updates=true", sandbox.url(), sandbox.token());
    reqwest::Client::new().post(url).send().await.expect("the server answers");
    assert_eq!(sandbox.pending_updates(), 0, "what they said then is past");
}

async fn until(sandbox: &Sandbox, person: PersonId, words: &str) {
    while !sandbox.messages(person).iter().any(|shown| shown.by_bot && shown.text.contains(words)) {
        sleep(Duration::from_millis(50)).await;
    }
}

/// Somebody asks for something as often as is kept for replies, and in bursts of four times that every five seconds. Answers who, when.
async fn ask_until_it_is_out(sandbox: &Sandbox, author: PersonId, reserved: usize) -> Vec<(PersonId, i64)> {
    let begun = Instant::now();
    let mut asked = vec![];
    let mut seconds = interval(Duration::from_secs(1));
    while !sandbox.messages(author).iter().any(|shown| shown.by_bot && shown.text.contains("发完了")) {
        seconds.tick().await;
        let burst = if begun.elapsed().as_secs() % 5 == 4 { 4 } else { 1 };
        for _ in 0..reserved * burst {
            let person = PersonId(1 + asked.len() as i64 % ASKING);
            asked.push((person, now()));
            sandbox.tell(person, "/verify");
        }
    }
    // The last ones are answered too.
    sleep(Duration::from_secs(3)).await;
    asked
}

/// The server's time.
fn now() -> i64 {
    i64::try_from(std::time::UNIX_EPOCH.elapsed().unwrap_or_default().as_millis()).unwrap_or(i64::MAX)
}

fn is_copy(effect: &&Effect) -> bool {
    let says = |text: &String| text.contains(WORDS) && text.contains('📢');
    effect.method == "sendMessage" && effect.text.as_ref().is_some_and(says)
}

fn first_copy(sandbox: &Sandbox) -> i64 {
    sandbox.ledger().effects.iter().find(is_copy).map_or(0, |copy| copy.at_ms)
}

fn report(sandbox: &Sandbox, asked: &[(PersonId, i64)], (rate, reserved): (usize, usize)) {
    let ledger = sandbox.ledger();
    let copies: Vec<&Effect> = ledger.effects.iter().filter(is_copy).collect();
    let mut chats: Vec<i64> = copies.iter().filter_map(|copy| copy.chat).map(|chat| chat.0).collect();
    chats.sort_unstable();
    chats.dedup();
    let took = (copies[copies.len() - 1].at_ms - copies[0].at_ms) as f64 / 1_000.0;
    println!(
        "{} copies in {} chats in {took:.1} s, at {rate} a second of which {reserved} are kept for replies",
        copies.len(),
        chats.len()
    );
    for (what, allowed) in [("left to notices", rate - reserved), ("set", rate)] {
        println!(
            "  {:.3} × what the rate {what} ({allowed} a second) allows",
            took * allowed as f64 / MICRO_GRIDS as f64
        );
    }
    let refused = ledger.refusals.iter().filter(|refusal| refusal.code == 429).count();
    println!("refused with 429: {refused}");
    let mut waited = waits(&ledger.effects, asked);
    waited.sort_unstable();
    let at = |share: f64| waited[((waited.len() - 1) as f64 * share) as usize];
    println!(
        "{} of {} replies meanwhile: half within {} ms, 99% within {} ms, the slowest {} ms",
        waited.len(),
        asked.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

/// How long each waited: somebody's nth question is answered by the nth reply.
fn waits(effects: &[Effect], asked: &[(PersonId, i64)]) -> Vec<i64> {
    let of = |person: PersonId| effects.iter().filter(move |effect| effect.chat.is_some_and(|chat| chat.0 == person.0));
    let mut waits = vec![];
    for person in (1..=ASKING).map(PersonId) {
        let questions = asked.iter().filter(|(by, _)| *by == person).map(|(_, at)| at);
        waits.extend(questions.zip(of(person)).map(|(asked, reply)| reply.at_ms - asked));
    }
    waits
}
