use super::{Failed, read_config};
use crate::app::App;
use crate::clock::Clock;
use secrecy::ExposeSecret;
use std::path::Path;
use std::sync::Arc;
use tokio::signal::unix::{SignalKind, signal};

/// Runs the bot until it is asked to stop.
pub(super) async fn run(config: Option<&Path>) -> Result<(), Failed> {
    let config = read_config(config)?;
    if config.telegram.token.expose_secret().is_empty() {
        return Err(Failed::NoToken);
    }
    let shutdown = asked_to_stop()?;
    let app = App::open(config, Clock::System).await?;
    tracing::info!("@{} is awake", app.house.username);
    Arc::new(app).run(shutdown).await?;
    tracing::info!("everything under way is done");
    Ok(())
}

/// Ends at SIGTERM or SIGINT.
pub(super) fn asked_to_stop() -> Result<impl Future<Output = ()>, Failed> {
    let deaf = |error| Failed::Said(format!("signals cannot be heard: {error}"));
    let mut terminate = signal(SignalKind::terminate()).map_err(deaf)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(deaf)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
