use super::Failed;
use clap::Args as ClapArgs;

#[derive(Debug, ClapArgs)]
pub(super) struct Args {
    /// Where the page is shown on this machine.
    #[arg(long, default_value_t = 8088)]
    port: u16,
}

pub(super) async fn run(args: Args) -> Result<(), Failed> {
    Err(Failed::Said(format!("no demo on port {} yet", args.port)))
}
