use super::{Failed, open};
use crate::inbox;
use crate::terms::moment;
use clap::Subcommand;
use std::path::Path;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List what was set aside, without its content.
    List,
    /// Show one row with its content, which is private.
    Show {
        /// Its number.
        id: i64,
    },
    /// Let the bot take a row again.
    Retry {
        /// Its number.
        id: i64,
    },
}

/// As many as anybody can read.
const LISTED: i64 = 200;

pub(super) async fn run(config: Option<&Path>, command: Command) -> Result<(), Failed> {
    let (db, now) = open(config).await?;
    let mut tx = db.write(now).await?;
    match command {
        Command::List => {
            for row in inbox::list_set_aside(&mut tx, LISTED).await? {
                let reason = row.reason.unwrap_or_default();
                println!("{}  {}  {}  {reason}", row.seq, row.state, moment(row.received_at).to_rfc3339());
            }
        }
        Command::Show { id } => {
            let row = inbox::find(&mut tx, id).await?.ok_or_else(|| absent(id))?;
            let reason = row.reason.unwrap_or_default();
            println!("{} {} {} after {} attempts {reason}\n{}", row.seq, row.key, row.state, row.attempts, row.body);
        }
        Command::Retry { id } => {
            if !inbox::retry(&mut tx, id).await? {
                return Err(absent(id));
            }
            println!("{id} will be taken again");
        }
    }
    tx.commit().await?;
    db.close().await;
    Ok(())
}

fn absent(id: i64) -> Failed {
    Failed::Said(format!("no row {id} is set aside; `lianxin inbox list` shows those that are"))
}
