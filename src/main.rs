//! The command line of Lianxin; see `lianxin --help`.

use clap::Parser;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    lianxin::cli::run(lianxin::cli::Cli::parse()).await
}
