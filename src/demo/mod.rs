//! A rehearsal on one machine: the bot as it is, over HTTP, against a Bot API server of our own with a made-up community in it.
//!
//! What always holds: nothing of the bot is different here but its clock, which runs on from 07:29 on 7 February 2020 and can be moved
//! forward; nothing leaves the machine.

mod community;
mod hands;
mod tour;

use crate::app::{App, Broken};
use crate::clock::Clock;
use crate::config::{BadConfig, Config};
use crate::db::Fault;
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
}

/// Prepares a rehearsal on a port, with its database in a folder; a folder that holds one already is gone on with.
pub async fn open(port: u16, folder: PathBuf) -> Result<Demo, NoDemo> {
    let clock = Clock::moved_to(MORNING.parse().expect("a well-formed instant"));
    let app: Arc<OnceLock<Arc<App>>> = Arc::default();
    let sandbox = Sandbox::serve(options(port, &clock, app.clone())).await.map_err(|_| NoDemo::Port(port))?;

    let database = folder.join("lianxin.db");
    let settings = format!(
        "telegram.token = {:?}\ntelegram.api_url = {:?}\ndatabase.url = {:?}",
        sandbox.token(),
        sandbox.url(),
        format!("sqlite:{}", database.display())
    );
    let opened = Arc::new(App::open(Config::read_text(&settings)?, clock).await?);
    community::settle(&opened, &sandbox).await?;
    sandbox.set_tour(tour::steps());
    Ok(Demo { app: app.get_or_init(|| opened).clone(), sandbox })
}

fn options(port: u16, clock: &Clock, app: Arc<OnceLock<Arc<App>>>) -> Options {
    let clock = clock.clone();
    Options {
        title: Some("连心演练 · 七星街道湘都社区".to_owned()),
        clock: lianxin_sandbox::Clock::new(move || clock.now().timestamp_millis()),
        limits: Some(Limits::default()),
        privacy: false,
        port,
        on_clock: Some(Arc::new(move |wish| Box::pin(hands::turn(app.clone(), wish)))),
        ..Options::default()
    }
}
