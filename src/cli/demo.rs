use super::Failed;
use super::run::asked_to_stop;
use crate::demo;
use std::path::PathBuf;

/// A rehearsal with a made-up community.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the page is shown on this machine.
    #[arg(long, default_value_t = 8088)]
    port: u16,
    /// Keep the database in this folder; otherwise it is gone afterwards.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// Runs the rehearsal until it is asked to stop.
pub(super) async fn run(args: Args) -> Result<(), Failed> {
    let shutdown = asked_to_stop()?;
    let temporary = tempfile::tempdir().map_err(|error| Failed::Said(format!("no temporary folder: {error}")))?;
    let folder = args.keep.unwrap_or_else(|| temporary.path().to_owned());
    std::fs::create_dir_all(&folder).map_err(|error| Failed::Said(format!("{}: {error}", folder.display())))?;
    let rehearsal = demo::open(args.port, folder).await?;
    println!("连心演练已就绪，请用浏览器打开 {}  （按 Ctrl-C 结束）", rehearsal.sandbox.url());
    rehearsal.app.run(shutdown).await?;
    Ok(())
}
