//! A rehearsal on one machine: the bot as it is, over HTTP, against a Bot API server of our own with a made-up community or
//! district in it.
//!
//! What always holds: nothing of the bot is different here but its clock, which runs on from 07:29 on 7 February 2020 and can be moved
//! forward; nothing leaves the machine.

mod checked;
mod community;
mod district;
mod hands;
mod leaders;
pub mod roster;
mod tour;

use crate::app::{App, Broken};
use crate::clock::Clock;
use crate::config::{BadConfig, Config};
use crate::db::Fault;
pub use checked::Checked;
pub use district::{District, report};
use lianxin_sandbox::{Limits, Options, Sandbox};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// A minute before the first round opens, in Shanghai.
const MORNING: &str = "2020-02-06T23:29:00Z";

/// A rehearsal that is ready to run.
pub struct Demo {
    /// The bot.
    pub app: Arc<App>,
    /// Telegram, the people, and the page.
    pub sandbox: Sandbox,
}

/// The rehearsal cannot begin.
#[derive(Debug, thiserror::Error)]
pub enum NoDemo {
    /// The port is taken.
    #[error("port {0} on this machine is taken; choose another with --port")]
    Port(u16),
    /// The settings of the rehearsal are wrong.
    #[error(transparent)]
    Config(#[from] BadConfig),
    /// The bot cannot start.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The bot does not answer.
    #[error("the rehearsal waited in vain: {0}")]
    Stuck(String),
}

/// Prepares a rehearsal on a port, with its database in a folder; a folder that holds one already is gone on with.
pub async fn open(port: u16, folder: PathBuf) -> Result<Demo, NoDemo> {
    let demo = begin(port, folder, ("七星街道湘都社区", Limits::default(), "")).await?;
    let groups = community::settle(&demo.app, &demo.sandbox).await?;
    demo.sandbox.set_tour(tour::steps(&groups));
    Ok(demo)
}

/// Prepares a rehearsal with the whole district, without limits of speed that would matter.
pub async fn open_district(port: u16, folder: PathBuf) -> Result<(Demo, District), NoDemo> {
    let limits = Limits { per_second: FAST, chat_burst: FAST, group_per_minute: FAST };
    let settings = format!("[limits]\nper_second = {FAST}\nchat_burst = {FAST}\ngroup_per_minute = {FAST}\n");
    let demo = begin(port, folder, ("南湖区", limits, &settings)).await?;
    let district = district::settle(&demo.app, &demo.sandbox).await?;
    Ok((demo, district))
}

/// More messages in any window than the rehearsal of a district ever needs.
const FAST: usize = 100_000;

/// Starts the sandbox and the bot. What is given: the place, the sandbox's limits, and settings over the shipped ones.
async fn begin(port: u16, folder: PathBuf, (place, limits, more): (&str, Limits, &str)) -> Result<Demo, NoDemo> {
    let clock = Clock::moved_to(MORNING.parse().expect("a well-formed instant"));
    let app: Arc<OnceLock<Arc<App>>> = Arc::default();
    let options = Options {
        title: Some(format!("连心演练 · {place}")),
        limits: Some(limits),
        ..options(port, &clock, app.clone())
    };
    let sandbox = Sandbox::serve(options).await.map_err(|_| NoDemo::Port(port))?;

    let database = folder.join("lianxin.db");
    let settings = format!(
        "telegram.token = {:?}\ntelegram.api_url = {:?}\ndatabase.url = {:?}\n{more}",
        sandbox.token(),
        sandbox.url(),
        format!("sqlite:{}", database.display())
    );
    let opened = Arc::new(App::open(Config::read_text(&settings)?, clock).await?);
    Ok(Demo { app: app.get_or_init(|| opened).clone(), sandbox })
}

fn options(port: u16, clock: &Clock, app: Arc<OnceLock<Arc<App>>>) -> Options {
    let clock = clock.clone();
    Options {
        clock: lianxin_sandbox::Clock::new(move || clock.now().timestamp_millis()),
        privacy: false,
        port,
        on_clock: Some(Arc::new(move |wish, look| Box::pin(hands::turn(app.clone(), wish, look)))),
        ..Options::default()
    }
}
