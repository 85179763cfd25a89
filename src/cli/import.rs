use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Db, Fault, OpenError};
use crate::features::people::{self, Bad, Plan, Roster};
use std::path::PathBuf;

/// Brings the roster into the database: areas, people, roles. Importing a newer file updates.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// CSV (UTF-8 or GB18030) or XLSX, with the columns town, community, grid, micro_grid, households, role, name, phone, telegram_id,
    /// language (镇街 村社区 网格 微网格 户数 职责 姓名 电话 电报号 语言) in any order.
    file: PathBuf,
    /// Only say what would change.
    #[arg(long)]
    dry_run: bool,
    /// Take away the roles that the file no longer names.
    #[arg(long)]
    remove_missing: bool,
}

/// The roster was not imported; nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum NotImported {
    /// The file cannot be opened.
    #[error("cannot read {0}: {1}")]
    File(PathBuf, std::io::Error),
    /// It is neither CSV nor XLSX.
    #[error(transparent)]
    Sheet(#[from] people::UnreadableSheet),
    /// It says something wrong.
    #[error("nothing was imported; in the file:\n{}", list(.0))]
    Bad(Vec<Bad>),
    /// The database cannot be opened.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The database failed.
    #[error("nothing was imported: {0}")]
    Fault(#[from] Fault),
}

/// Imports the roster and prints what changed.
pub async fn run(args: Args, config: &Config) -> Result<(), NotImported> {
    let bytes = std::fs::read(&args.file).map_err(|error| NotImported::File(args.file.clone(), error))?;
    let roster = people::read_roster(&bytes)?.map_err(NotImported::Bad)?;
    let db = Db::open(&config.database_url).await?;
    let plan = import(&db, roster, &args, config).await;
    db.close().await;
    println!("{}", summary(&plan?, &args));
    Ok(())
}

async fn import(db: &Db, roster: Roster, args: &Args, config: &Config) -> Result<Plan, NotImported> {
    let mut tx = db.write(Clock::System.now()).await?;
    let plan = people::plan_import(&mut tx, roster, &config.district).await?.map_err(NotImported::Bad)?;
    if args.dry_run {
        tx.rollback().await?;
        return Ok(plan);
    }
    people::carry_out(&mut tx, &plan).await?;
    if args.remove_missing {
        people::remove_missing(&mut tx, &plan).await?;
    }
    tx.commit().await?;
    Ok(plan)
}

/// A screen full; whoever mends these sees the next.
const LISTED: usize = 40;

fn list(bad: &[Bad]) -> String {
    let mut lines: Vec<String> = bad.iter().take(LISTED).map(Bad::to_string).collect();
    if bad.len() > LISTED {
        lines.push(format!("… and {} more", bad.len() - LISTED));
    }
    lines.join("\n")
}

fn summary(plan: &Plan, args: &Args) -> String {
    let missing = match (plan.missing_roles.len(), args.remove_missing, args.dry_run) {
        (0, ..) => String::new(),
        (count, false, _) => format!("\n{count} roles on file are not in the roster; --remove-missing takes them away"),
        (count, true, true) => format!("\n{count} roles that are not in the roster would be taken away"),
        (count, true, false) => format!("\n{count} roles that are not in the roster were taken away"),
    };
    let verb = if args.dry_run { "Would import" } else { "Imported" };
    format!(
        "{verb}: areas {} new, {} with other households; people {} new, {} changed, {} unchanged; roles {} new{missing}",
        plan.new_areas.len(),
        plan.households.len(),
        plan.new_people.len(),
        plan.changed.len(),
        plan.same,
        plan.new_roles.len(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_of_what_is_wrong_is_cut_and_says_so() {
        let bad = |line| Bad { line, column: "phone", why: "bad".into() };
        let text = list(&(1..=45).map(bad).collect::<Vec<_>>());
        assert!(text.ends_with("line 40, phone: bad\n… and 5 more"), "{text}");
    }
}
