//! `lianxin digest`: the sums of an area and round, as the secretary reads them.

use super::{Failed, read_config};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Db, Fault, Tx};
use crate::features::areas::Area;
use crate::features::digests;
use crate::features::people::{self, Contact};
use crate::terms::{AreaId, Role, RoundId};
use std::collections::HashMap;
use std::path::Path;

/// Prints the digest of an area.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The area's name as in the roster, such as QX-03; the whole district where left out.
    #[arg(long)]
    pub area: Option<String>,
    /// The round, such as 2020-02-07/am; the latest where left out.
    #[arg(long)]
    pub round: Option<RoundId>,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// How a digest is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// Prints the digest to standard output; changes nothing.
pub(super) async fn run(config: Option<&Path>, args: Args) -> Result<(), Failed> {
    let config = read_config(config)?;
    let db = Db::open(&config.database_url).await?;
    let mut tx = db.read(Clock::System.now()).await?;
    let printed = print(&mut tx, &config, &args).await?;
    tx.rollback().await?;
    db.close().await;
    println!("{printed}");
    Ok(())
}

fn no_round() -> Failed {
    Failed::Said(
        "there is no such round; write DATE/NAME with a name of the configuration, such as 2020-02-07/am".into(),
    )
}

fn no_area(name: &str) -> Failed {
    Failed::Said(format!("no area with micro-grids is called {name}; write its name as in the roster"))
}

async fn print(tx: &mut Tx, config: &Config, args: &Args) -> Result<String, Failed> {
    let round = match &args.round {
        Some(round) => config.rounds.times(round).map(|_| round.clone()),
        None => config.rounds.latest_at(tx.now()).map(|(round, _)| round),
    };
    let round = round.ok_or_else(no_round)?;
    let wanted = args.area.clone().unwrap_or_else(|| config.district.clone());
    let day = digests::load(tx, config, &round).await?.ok_or_else(|| no_area(&wanted))?;
    let is_wanted = |area: &&Area| match &args.area {
        Some(name) => area.name == *name,
        None => area.parent.is_none(),
    };
    let mut found = day.facts.tree.iter().filter(is_wanted);
    let area = match (found.next(), found.next()) {
        (Some(area), None) => area.id,
        (Some(_), Some(_)) => return Err(Failed::Said(format!("several areas are called {wanted}"))),
        (None, _) => return Err(no_area(&wanted)),
    };
    let digest = day.digest(area).ok_or_else(|| no_area(&wanted))?;
    Ok(match args.format {
        Format::Json => format!("{:#}", digests::as_json(&day, &digest)),
        Format::Text => digests::as_text(&day, digest, &leaders(tx, area).await?, config.lang),
    })
}

async fn leaders(tx: &mut Tx, within: AreaId) -> Result<HashMap<AreaId, Vec<Contact>>, Fault> {
    let mut leaders: HashMap<AreaId, Vec<Contact>> = HashMap::new();
    for leader in people::holders_within(tx, within, Role::Leader).await? {
        leaders.entry(leader.area).or_default().push(leader);
    }
    Ok(leaders)
}
