//! A small town in which stories happen: a Bot API server with people in it, and the bot, taken forward step by step.
//!
//! What always holds: nothing happens but what a story does; time stands still until it is moved; a story fails at its end on a message
//! of the bot that nobody read, on an inbox row left behind, and on a ledger that does not balance.

mod engine;
mod log;
mod operator;
mod roster;

pub use engine::{Engine, Place};

use chrono::{Duration, NaiveTime};
use chrono_tz::Asia::Shanghai;
use lianxin::app::App;
use lianxin::clock::{self, Clock};
use lianxin::config::Config;
use lianxin::sender::Sender;
use lianxin::terms::{ChatId, Moment, Post, Role, moment};
use lianxin::{inbox, outbox};
use lianxin_sandbox::{Limits, LogLine, Mark, MessageId, Options, PersonId, Sandbox, TapId};

/// 06:00 on 7 February 2020 in Shanghai, well before anything is due.
const MORNING: &str = "2020-02-06T22:00:00Z";

/// Settings without limits of speed and with one connection, so that people are told in one order, and without what is said each day
/// beside the reports.
pub const FAST: &str = "[limits]\nper_second = 1000\nchat_burst = 1000\ngroup_per_minute = 1000\nconnections = 1\n\
    [meetings]\nlevels = []\n[duties]\ntips = false\nremind_pledges = \"\"\n";

/// Runs a story on each engine.
pub async fn on_both(story: impl AsyncFn(&mut Town)) {
    on_both_with(FAST, story).await;
}

/// The same with these settings.
pub async fn on_both_with(settings: &str, story: impl AsyncFn(&mut Town)) {
    for engine in Engine::BOTH {
        println!("on {engine:?}:");
        let mut town = Town::wakes_with(engine, settings).await;
        story(&mut town).await;
        town.sleeps().await;
    }
}

/// Compares what people saw since the last look; a story says it once for both engines.
macro_rules! assert_log {
    ($town:expr, @$lines:literal) => {
        insta::allow_duplicates! { insta::assert_snapshot!($town.chat_log(), @$lines) }
    };
}
pub(crate) use assert_log;

/// The town.
pub struct Town {
    pub sandbox: Sandbox,
    pub app: App,
    pub sender: Sender,
    pub place: Place,
    /// The group of QX-03.
    pub group: ChatId,
    group_title: String,
    shown: Mark,
    unread: Vec<LogLine>,
    looked: Mark,
    last_tap: Option<TapId>,
    left_behind: i64,
}

impl Town {
    /// A town at 06:00 without limits of speed.
    pub async fn wakes(engine: Engine) -> Self {
        Self::wakes_with(engine, FAST).await
    }

    /// The same with these settings; without `[limits]` among them, Telegram's limits are kept and enforced.
    pub async fn wakes_with(engine: Engine, settings: &str) -> Self {
        let clock = Clock::standing_at(MORNING.parse().expect("an instant"));
        let sandbox = Sandbox::serve(options(&clock, settings)).await.expect("a free port");
        let place = engine.fresh().await;
        let app = open(&sandbox, &place.url, clock, settings).await;
        let group = roster::settle(&app.db, app.clock.now(), &sandbox).await;
        let sender = app.sender();
        let (shown, looked) = (sandbox.mark(), sandbox.mark());
        let mut town = Self {
            sandbox,
            app,
            sender,
            place,
            group,
            group_title: "QX-03".to_owned(),
            shown,
            unread: vec![],
            looked,
            last_tap: None,
            left_behind: 0,
        };
        town.pump().await;
        // The bot's greeting of the group belongs to no story.
        town.chat_log();
        town
    }

    /// Lets everything happen that can happen at this moment.
    pub async fn pump(&mut self) {
        loop {
            let received = self.app.receive(0).await.expect("updates come in");
            let begun = self.app.tick().await.expect("the clock ticks");
            let taken = self.app.take().await.expect("the inbox is taken");
            let said = self.speak().await;
            if received == 0 && begun == 0 && taken.rows == 0 && said == 0 {
                break;
            }
        }
        let new = self.sandbox.log_since(self.looked);
        self.looked = self.sandbox.mark();
        self.unread.extend(new.into_iter().filter(log::must_be_read));
    }

    /// Says what may be said now.
    pub async fn speak(&mut self) -> usize {
        let said = self.sender.begin().await.expect("the outbox is read");
        while self.sender.is_busy() {
            self.sender.settle().await.expect("what was said is written down");
        }
        said
    }

    /// Moves the time to the next `HH:MM`, and lets everything happen that is due on the way.
    pub async fn clock(&mut self, time: &str) {
        let time = NaiveTime::parse_from_str(time, "%H:%M").expect("a time of day");
        let now = self.app.clock.now().with_timezone(&Shanghai).naive_local();
        let today = now.date().and_time(time);
        let target = if today > now { today } else { today + Duration::days(1) };
        self.move_to(clock::instant(Shanghai, target)).await;
    }

    /// Lets some time pass.
    pub async fn wait(&mut self, time: Duration) {
        self.move_to(self.app.clock.now() + time).await;
    }

    async fn move_to(&mut self, target: Moment) {
        while let Some(next) = self.next_event().await.filter(|next| *next <= target) {
            self.app.clock.move_to(next);
            self.pump().await;
        }
        self.app.clock.move_to(target);
        self.pump().await;
    }

    async fn next_event(&self) -> Option<Moment> {
        let now = self.app.clock.now();
        let mut tx = self.app.db.read(now).await.expect("the database is there");
        let again = inbox::next_due(&mut tx).await.expect("the database is there");
        let said = outbox::next_due(&mut tx).await.expect("the database is there");
        tx.rollback().await.expect("the database is there");
        let due = self.app.next_tick().await.expect("the database is there");
        [again.map(moment), said.map(moment), due].into_iter().flatten().filter(|at| *at > now).min()
    }

    /// Somebody writes in the group.
    pub async fn says(&mut self, who: &str, text: &str) -> MessageId {
        let message = self.sandbox.say(roster::account_of(who), self.group_id(), text);
        self.pump().await;
        message
    }

    /// People gather in a group of their own, with the bot in it; the bot's greeting there belongs to no story.
    pub async fn gathers(&mut self, title: &str, members: &[&str]) -> ChatId {
        let members: Vec<PersonId> = members.iter().map(|who| roster::account_of(who)).collect();
        let group = self.sandbox.group(title, &members);
        self.pump().await;
        self.chat_log();
        ChatId(group.0)
    }

    /// Somebody gets a role on an area, and has met the bot.
    pub async fn enters(&mut self, who: &str, role: Role, area: &str) {
        roster::enter(&self.app.db, self.app.clock.now(), who, (role, area)).await;
        self.tells(who, "/start").await;
        self.chat_log();
    }

    /// Somebody writes in a group that has gathered.
    pub async fn says_in(&mut self, group: ChatId, who: &str, text: &str) -> MessageId {
        let message = self.sandbox.say(roster::account_of(who), lianxin_sandbox::ChatId(group.0), text);
        self.pump().await;
        message
    }

    /// Somebody presses a button in a group that has gathered.
    pub async fn taps_in(&mut self, group: ChatId, who: &str, label: &str) {
        self.tap(who, lianxin_sandbox::ChatId(group.0), label).await;
    }

    /// Somebody sends the bot a picture in private.
    pub async fn shows(&mut self, who: &str, caption: &str) -> MessageId {
        let person = roster::account_of(who);
        let message = self.sandbox.photo(person, person, caption);
        self.pump().await;
        message
    }

    /// Somebody changes what they wrote in the group.
    pub async fn edits(&mut self, who: &str, message: MessageId, text: &str) {
        self.sandbox.edit(roster::account_of(who), (self.group_id(), message), text);
        self.pump().await;
    }

    /// Somebody presses a button under the oldest private message that has it.
    pub async fn taps_first_privately(&mut self, who: &str, label: &str) {
        let person = roster::account_of(who);
        let has = |shown: &&lianxin_sandbox::Shown| shown.buttons.iter().flatten().any(|button| button == label);
        let first = self.sandbox.messages(person).iter().find(has).expect("a message with that button").id;
        self.last_tap = Some(self.sandbox.tap_on(person, (person, first), label).expect("the button is there"));
        self.pump().await;
    }

    /// Somebody writes to the bot in private.
    pub async fn tells(&mut self, who: &str, text: &str) {
        self.sandbox.tell(roster::account_of(who), text);
        self.pump().await;
    }

    /// Somebody presses a button in the group.
    pub async fn taps(&mut self, who: &str, label: &str) {
        self.tap(who, self.group_id(), label).await;
    }

    /// Somebody presses a button in their private chat.
    pub async fn taps_privately(&mut self, who: &str, label: &str) {
        self.tap(who, roster::account_of(who).into(), label).await;
    }

    async fn tap(&mut self, who: &str, chat: lianxin_sandbox::ChatId, label: &str) {
        let tap = self.sandbox.tap(roster::account_of(who), chat, label);
        self.last_tap = Some(tap.unwrap_or_else(|why| panic!("{why}")));
        self.pump().await;
    }

    /// Somebody's program presses a button of its own making under the bot's last private message.
    pub async fn forges(&mut self, who: &str, data: &str) {
        let person = roster::account_of(who);
        let last = self.sandbox.messages(person).into_iter().rfind(|shown| shown.by_bot).expect("the bot spoke before");
        self.last_tap = Some(self.sandbox.tap_forged(person, (person, last.id), data).expect("the message is there"));
        self.pump().await;
    }

    /// The bot wants something said.
    pub async fn posts(&mut self, posts: &[Post]) {
        let mut tx = self.app.db.write(self.app.clock.now()).await.expect("the database is there");
        for post in posts {
            outbox::add(&mut tx, post).await.expect("a post is queued");
        }
        tx.commit().await.expect("a post is queued");
        self.pump().await;
    }

    /// What the last press was answered; that counts as read.
    pub fn toast(&mut self) -> String {
        let toast = self.last_tap.and_then(|tap| self.sandbox.toast(tap)).unwrap_or_default();
        self.unread.retain(|line| line.text != toast);
        toast
    }

    /// The group reads a message of the bot with these words, and what stands before it.
    #[track_caller]
    pub fn group_sees(&mut self, words: &str) {
        self.reads(self.group_id(), words);
    }

    /// Somebody reads a private message of the bot with these words, and what stands before it.
    #[track_caller]
    pub fn sees(&mut self, who: &str, words: &str) {
        self.reads(roster::account_of(who).into(), words);
    }

    #[track_caller]
    fn reads(&mut self, chat: lianxin_sandbox::ChatId, words: &str) {
        let last = self.unread.iter().rposition(|line| line.chat == chat && line.text.contains(words));
        let last = last.unwrap_or_else(|| panic!("nobody was told \"{words}\"; unread are:\n{}", self.unread_lines()));
        let mut place = 0;
        self.unread.retain(|line| {
            let keep = line.chat != chat || place > last;
            place += 1;
            keep
        });
    }

    /// Everything visible since the last look.
    pub fn chat_log(&mut self) -> String {
        let lines = self.sandbox.log_since(self.shown);
        self.shown = self.sandbox.mark();
        self.unread.clear();
        lines.iter().filter_map(|line| log::line(line, &self.group_title)).collect::<Vec<_>>().join("\n")
    }

    fn unread_lines(&self) -> String {
        self.unread.iter().filter_map(|line| log::line(line, &self.group_title)).collect::<Vec<_>>().join("\n")
    }

    /// As many inbox rows are left waiting, parked or dead at the end, as the story is about.
    pub fn leaves_behind(&mut self, rows: i64) {
        self.left_behind = rows;
    }

    /// Inbox rows and outbox rows in a state.
    pub async fn rows(&self, state: &str) -> (i64, i64) {
        let mut tx = self.app.db.read(self.app.clock.now()).await.expect("the database is there");
        let (inbox, outbox) = inbox::counts(&mut tx).await.expect("the ledger can be read");
        tx.rollback().await.expect("the database is there");
        assert!(inbox.balanced() && outbox.balanced(), "the ledger balances: {inbox:?} {outbox:?}");
        let count = |counts: &inbox::Counts| counts.by_state.get(state).copied().unwrap_or(0);
        (count(&inbox), count(&outbox))
    }

    /// The bot is killed and starts again on the same database.
    pub async fn restarts(&mut self, settings: &str) {
        let clock = self.app.clock.clone();
        let app = open(&self.sandbox, &self.place.url, clock, settings).await;
        std::mem::replace(&mut self.app, app).db.close().await;
        self.sender = self.app.sender();
    }

    /// The end of a story.
    pub async fn sleeps(mut self) {
        self.pump().await;
        assert!(self.unread.is_empty(), "nobody read this:\n{}", self.unread_lines());
        let mut left = 0;
        for state in ["waiting", "parked", "dead"] {
            left += self.rows(state).await.0;
        }
        assert_eq!(left, self.left_behind, "inbox rows are left waiting, parked or dead");
        assert_eq!(self.sandbox.pending_updates(), 0, "updates are left with the server");
        self.app.db.close().await;
    }

    /// Somebody's account.
    pub fn account(&self, who: &str) -> PersonId {
        roster::account_of(who)
    }

    /// The group as the sandbox knows it.
    pub fn group_id(&self) -> lianxin_sandbox::ChatId {
        lianxin_sandbox::ChatId(self.group.0)
    }
}

fn options(clock: &Clock, settings: &str) -> Options {
    let clock = clock.clone();
    let clock = lianxin_sandbox::Clock::new(move || clock.now().timestamp_millis());
    // The bot must read what people write in its groups, as BotFather's /setprivacy lets it.
    let limits = (!settings.contains("[limits]")).then(Limits::default);
    Options { clock, limits, privacy: false, ..Options::default() }
}

/// The bot on a database, against a sandbox.
pub async fn open(sandbox: &Sandbox, database: &str, clock: Clock, settings: &str) -> App {
    let (token, url) = (sandbox.token(), sandbox.url());
    let text = format!(
        "telegram.token = \"{token}\"\ntelegram.api_url = \"{url}\"\ndatabase.url = \"{database}\"\n{settings}"
    );
    let config = Config::read_text(&text).expect("the settings of the story are good");
    App::open(config, clock).await.expect("the bot starts")
}

/// Waits in real time for what a running process does.
pub async fn until(what: &str, mut happened: impl AsyncFnMut() -> bool) {
    let patience = async {
        while !happened().await {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    };
    let ended = tokio::time::timeout(std::time::Duration::from_secs(120), patience).await;
    assert!(ended.is_ok(), "waited in vain until {what}");
}
