//! The command line: one file a subcommand.
//!
//! What always holds: what goes wrong is said in one sentence on standard error that tells how to mend it; the exit code is 1 where the
//! work failed, and 2 where the command or the configuration is wrong.

mod demo;
mod import;
mod digest;
mod inbox;
mod invite;
mod ledger;
mod parse;
mod run;

use crate::app::Broken;
use crate::config::{BadConfig, Config};
use crate::db::{Db, Fault, OpenError};
use crate::terms::Moment;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Lianxin 连心: collects the twice-daily reports of a district's micro-grids in Telegram.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Cli {
    /// The configuration; bot-config.toml in the working directory where it exists.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// How the log on standard error looks; RUST_LOG says how much of it there is.
    #[arg(long, global = true, value_enum, default_value_t = LogForm::Text)]
    log: LogForm,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LogForm {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the bot (the default).
    Run,
    /// Try everything on this machine: no token, no network, no set-up.
    Demo(demo::Args),
    /// Bring the roster in, from CSV or XLSX.
    Import(import::Args),
    /// Print one-time links for people who have not joined.
    Invite(invite::Args),
    /// Print the sums of an area and round.
    Digest(digest::Args),
    /// Read messages on standard input and print what is understood, without recording anything.
    Parse(parse::Args),
    /// Look after updates that could not be taken.
    #[command(subcommand)]
    Inbox(inbox::Command),
    /// Count both boxes; fails where they do not balance.
    Ledger,
}

/// Why a subcommand did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The configuration cannot be used.
    #[error(transparent)]
    Config(#[from] BadConfig),
    /// There is no token.
    #[error(
        "There is no token. Ask @BotFather for one (/newbot) and set LIANXIN_TELEGRAM__TOKEN, or try `lianxin demo`, which needs none."
    )]
    NoToken,
    /// The bot cannot start, or cannot go on.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The roster was not imported.
    #[error(transparent)]
    Import(#[from] import::NotImported),
    /// Nobody was invited.
    #[error(transparent)]
    Invite(#[from] invite::NotInvited),
    /// The rehearsal cannot begin.
    #[error(transparent)]
    Demo(#[from] crate::demo::NoDemo),
    /// Anything else, as a sentence.
    #[error("{0}")]
    Said(String),
}

/// Does what was asked.
pub async fn run(cli: Cli) -> ExitCode {
    listen_to_log(cli.log);
    let done = match cli.command.unwrap_or(Command::Run) {
        Command::Run => run::run(cli.config.as_deref()).await,
        Command::Demo(args) => demo::run(args).await,
        Command::Import(args) => import_roster(cli.config.as_deref(), args).await,
        Command::Invite(args) => invite_people(cli.config.as_deref(), args).await,
        Command::Digest(args) => digest::run(cli.config.as_deref(), args).await,
        Command::Parse(args) => parse::run(cli.config.as_deref(), args),
        Command::Inbox(command) => inbox::run(cli.config.as_deref(), command).await,
        Command::Ledger => ledger::run(cli.config.as_deref()).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            eprintln!("lianxin: {failed}");
            let usage = matches!(failed, Failed::Config(_) | Failed::NoToken | Failed::Open(OpenError::UnknownEngine));
            ExitCode::from(if usage { 2 } else { 1 })
        }
    }
}

async fn import_roster(config: Option<&Path>, args: import::Args) -> Result<(), Failed> {
    Ok(import::run(args, &read_config(config)?).await?)
}

async fn invite_people(config: Option<&Path>, args: invite::Args) -> Result<(), Failed> {
    Ok(invite::run(args, &read_config(config)?).await?)
}

fn listen_to_log(form: LogForm) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match form {
        LogForm::Text => log.init(),
        LogForm::Json => log.json().init(),
    }
}

/// The configuration named on the command line, or the one beside us.
fn read_config(named: Option<&Path>) -> Result<Config, BadConfig> {
    let beside = Path::new("bot-config.toml");
    Config::read(named.or_else(|| beside.exists().then_some(beside)))
}

/// The database of the configuration, and the time.
async fn open(config: Option<&Path>) -> Result<(Db, Moment), Failed> {
    let config = read_config(config)?;
    Ok((Db::open(&config.database_url).await?, crate::clock::Clock::System.now()))
}
