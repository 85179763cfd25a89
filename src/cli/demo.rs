use super::Failed;
use super::run::asked_to_stop;
use crate::demo::{self, Demo, District};
use std::path::PathBuf;
use std::pin::pin;
use tokio::sync::oneshot;

/// A rehearsal with made-up people.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the page is shown on this machine.
    #[arg(long, default_value_t = 8088)]
    port: u16,
    /// Keep the database in this folder; otherwise it is gone afterwards.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// How many people there are.
    #[arg(long, value_enum, default_value_t)]
    scale: Scale,
    /// End with the district's morning: 0 where the sums are right to the number, else 1.
    #[arg(long, requires = "scale")]
    until_done: bool,
}

/// How large a rehearsal is.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
enum Scale {
    /// Two grids, with a guided tour.
    #[default]
    Community,
    /// The whole district: 7,424 leaders report by themselves, and the sums are compared with what they said.
    District,
}

/// Runs the rehearsal until it is asked to stop.
pub(super) async fn run(args: Args) -> Result<(), Failed> {
    if args.until_done && matches!(args.scale, Scale::Community) {
        return Err(Failed::Said("--until-done goes with --scale district".to_owned()));
    }
    let shutdown = asked_to_stop()?;
    let temporary = tempfile::tempdir().map_err(|error| Failed::Said(format!("no temporary folder: {error}")))?;
    let folder = args.keep.unwrap_or_else(|| temporary.path().to_owned());
    std::fs::create_dir_all(&folder).map_err(|error| Failed::Said(format!("{}: {error}", folder.display())))?;
    match args.scale {
        Scale::Community => {
            let rehearsal = demo::open(args.port, folder).await?;
            invite(&rehearsal);
            rehearsal.app.run(shutdown).await?;
            Ok(())
        }
        Scale::District => {
            println!("正在准备全区名册……");
            let (rehearsal, people) = demo::open_district(args.port, folder).await?;
            invite(&rehearsal);
            morning(&rehearsal, &people, (args.until_done, shutdown)).await
        }
    }
}

fn invite(rehearsal: &Demo) {
    println!("连心演练已就绪，请用浏览器打开 {}  （按 Ctrl-C 结束）", rehearsal.sandbox.url());
}

/// The bot runs while the leaders report; afterwards it ends, or the page stays until it is asked to stop.
async fn morning(
    rehearsal: &Demo,
    people: &District,
    (until_done, shutdown): (bool, impl Future<Output = ()>),
) -> Result<(), Failed> {
    let (done, is_done) = oneshot::channel::<()>();
    let stop = async {
        tokio::select! {
            () = shutdown => {}
            Ok(()) = is_done => {}
        }
    };
    let mut running = pin!(rehearsal.app.clone().run(stop));
    let checked = tokio::select! {
        ended = &mut running => return Ok(ended?),
        checked = demo::report(rehearsal, people) => checked?,
    };
    println!("\n{checked}");
    let right = checked.is_right();
    println!(
        "{}",
        if right {
            "汇总与所报完全一致，收发账目平衡。"
        } else {
            "有不一致之处，见上面带 ✗ 的行。"
        }
    );
    if until_done {
        // The bot listens as long as it runs; if it does not, it has ended already.
        let _listens = done.send(());
        running.await?;
    } else {
        running.await?;
        drop(done);
    }
    if right { Ok(()) } else { Err(Failed::Said("the sums differ from what the leaders said".to_owned())) }
}
