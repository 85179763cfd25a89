//! Wires the rooms; the only room that starts tasks.

mod run;
mod webhook;

use crate::clock::{self, Clock, Job};
use crate::config::Config;
use crate::db::{Db, Fault};
use crate::features::{self, House};
use crate::inbox::{self, Arrived};
use crate::sender::Sender;
use crate::telegram::{self, Client, Failure};
use crate::terms::{Moment, UserId};
use serde_json::Value;
use std::sync::Arc;
use tokio::sync::Notify;

/// The whole bot, ready to run or to be stepped through.
pub struct App {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// What every feature may look at.
    pub house: House,
    /// What the clock does.
    pub jobs: Vec<Job>,
    client: Client,
    holder: String,
    inbox_changed: Notify,
    outbox_changed: Notify,
    clock_moved: Notify,
}

/// The bot cannot start, or cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// The database cannot be opened.
    #[error(transparent)]
    Database(#[from] crate::db::OpenError),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Telegram cannot be reached, or refuses the token.
    #[error("{0}")]
    Telegram(String),
    /// The HTTP client cannot be made.
    #[error("no HTTPS: {0}")]
    Http(#[from] reqwest::Error),
    /// The webhook's address cannot be listened on.
    #[error("cannot listen: {0}")]
    Listen(#[from] std::io::Error),
    /// Somebody else asks for our updates.
    #[error("another program asks for updates with this token: stop it, or let this one use another bot's token")]
    SecondPoller,
    /// A loop that should run for ever did not.
    #[error("a part of the bot stopped: {0}")]
    Stopped(String),
}

impl App {
    /// Opens the database, asks Telegram who we are, and is ready.
    pub async fn open(config: Config, clock: Clock) -> Result<Self, Broken> {
        let db = Db::open(&config.database_url).await?;
        let client = Client::new(&config.telegram.api_url, config.telegram.token.clone())?;
        let me = client.me().await.map_err(|failure| Broken::Telegram(explain(&failure)))?;
        let hears_groups = me.can_read_all_group_messages;
        let house = House { config: Arc::new(config), own: UserId(me.id), username: me.username, hears_groups };
        let jobs = features::jobs(&house);
        let holder = format!("{:016x}", rand::random::<u64>());
        let (inbox_changed, outbox_changed, clock_moved) = (Notify::new(), Notify::new(), Notify::new());
        Ok(Self { db, clock, house, jobs, client, holder, inbox_changed, outbox_changed, clock_moved })
    }

    /// Asks Telegram for updates once, waiting up to `timeout` seconds, and commits them; answers how many were new.
    pub async fn receive(&self, timeout: u32) -> Result<u64, Received> {
        let offset = self.offset().await?;
        let updates = self.client.get_updates(offset, timeout).await?;
        if updates.is_empty() {
            return Ok(0);
        }
        let next = updates.iter().filter_map(telegram::update_id).max().map(|id| id + 1);
        let new = self.keep(&updates, next).await?;
        Ok(new)
    }

    async fn offset(&self) -> Result<i64, Fault> {
        let mut tx = self.db.read(self.clock.now()).await?;
        let offset = inbox::offset(&mut tx).await?;
        tx.rollback().await?;
        Ok(offset)
    }

    async fn keep(&self, updates: &[Value], next_offset: Option<i64>) -> Result<u64, Fault> {
        let rows: Vec<Arrived> = updates.iter().map(arrived).collect();
        let mut tx = self.db.write(self.clock.now()).await?;
        let new = inbox::keep_all(&mut tx, &rows).await?;
        if let Some(offset) = next_offset {
            inbox::set_offset(&mut tx, offset).await?;
        }
        tx.commit().await?;
        self.inbox_changed.notify_one();
        Ok(new)
    }

    /// Puts what has become due into the inbox; answers how many jobs.
    pub async fn tick(&self) -> Result<usize, Fault> {
        let zone = self.house.config.zone;
        let begun = clock::tick(&self.db, self.clock.now(), zone, &self.jobs, &self.holder).await?;
        if begun > 0 {
            self.inbox_changed.notify_one();
        }
        Ok(begun)
    }

    /// The next moment at which the clock has something to do.
    pub async fn next_tick(&self) -> Result<Option<Moment>, Fault> {
        let now = self.clock.now();
        let mut tx = self.db.read(now).await?;
        let timer = clock::timers::next(&mut tx).await?;
        tx.rollback().await?;
        let job = clock::next_due(self.house.config.zone, &self.jobs, now);
        Ok([timer, job].into_iter().flatten().min())
    }

    /// Takes what waits in the inbox, in one commit.
    pub async fn take(&self) -> Result<inbox::Taken, Fault> {
        let taken = inbox::take(&self.db, self.clock.now(), &self.house).await?;
        if taken.rows > 0 {
            self.outbox_changed.notify_one();
        }
        Ok(taken)
    }

    /// Queues the menus of commands where they have changed since they were queued last; once at start.
    pub async fn publish_menus(&self) -> Result<(), Fault> {
        let mut tx = self.db.write(self.clock.now()).await?;
        features::publish_menus(&mut tx, self.house.config.lang).await?;
        tx.commit().await?;
        self.outbox_changed.notify_one();
        Ok(())
    }

    /// The one who speaks.
    pub fn sender(&self) -> Sender {
        let limits = self.house.config.limits;
        Sender::new(self.db.clone(), self.client.clone(), self.clock.clone(), limits, self.holder.clone())
    }
}

/// Receiving failed.
#[derive(Debug, thiserror::Error)]
pub enum Received {
    /// The database did not keep the page; Telegram sends it again.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Telegram gave no page.
    #[error("no updates: {0:?}")]
    Failure(Failure),
}

impl From<Failure> for Received {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

fn arrived(update: &Value) -> Arrived {
    let body = update.to_string();
    // An update without a number is no update of Telegram's; its own text keeps it from counting twice.
    let key = telegram::update_id(update).map_or_else(|| format!("x:{body}"), |id| format!("u:{id}"));
    Arrived { key, route: telegram::route(update), body }
}

fn explain(failure: &Failure) -> String {
    match failure {
        Failure::Unauthorized | Failure::Refused(_) => {
            "Telegram refuses the token. Copy it again from @BotFather into telegram.token or LIANXIN_TELEGRAM__TOKEN."
                .into()
        }
        _ => "Telegram cannot be reached. Check the network and telegram.api_url.".into(),
    }
}
