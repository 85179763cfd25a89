//! Updates that Telegram posts to us. Several replicas may listen; stopping one never ends the webhook.

use super::{App, Broken, explain};
use crate::config::Mode;
use crate::telegram;
use serde_json::Value;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot, watch};

/// A posted update, and where to say whether it was committed.
type Posted = (Value, oneshot::Sender<bool>);

/// Updates that share a commit; as many as Telegram posts at once, and more.
const BATCH: usize = 100;

/// Listens, tells Telegram where, and keeps what comes.
pub(super) async fn listen(app: Arc<App>, mut stop: watch::Receiver<bool>) -> Result<(), Broken> {
    let Mode::Webhook { url, listen, secret } = app.house.config.telegram.mode.clone() else {
        return Ok(());
    };
    let listener = TcpListener::bind(listen).await?;
    let (post, posted) = mpsc::channel::<Posted>(BATCH);
    let keep: telegram::Keep = Arc::new(move |update| {
        let post = post.clone();
        Box::pin(async move {
            let (say, said) = oneshot::channel();
            post.send((update, say)).await.is_ok() && said.await.unwrap_or(false)
        })
    });
    let router = telegram::webhook(&path(&url), secret.clone(), keep);
    app.client.set_webhook(&url, &secret).await.map_err(|failure| Broken::Telegram(explain(&failure)))?;

    let stopped = async move {
        // An error means that nobody can ask us to stop any more, which is the same.
        let _stopped = stop.wait_for(|stop| *stop).await;
    };
    // The server ends first and lets go of the channel, which ends the keeping.
    let serving = async { axum::serve(listener, router).with_graceful_shutdown(stopped).await.map_err(Broken::from) };
    let (served, ()) = tokio::join!(serving, keep_all(&app, posted));
    served
}

/// Requests that come close together share one commit.
async fn keep_all(app: &App, mut posted: mpsc::Receiver<Posted>) {
    let mut page = vec![];
    while posted.recv_many(&mut page, BATCH).await > 0 {
        let (updates, askers): (Vec<Value>, Vec<_>) = page.drain(..).unzip();
        let kept = app.keep(&updates, None).await;
        if let Err(fault) = &kept {
            tracing::error!("{fault}; Telegram sends {} updates again", updates.len());
        }
        for asker in askers {
            // Telegram may have hung up; it sends again, and the key keeps the repeat out.
            let _gone = asker.send(kept.is_ok());
        }
    }
}

/// The part of the public address that we are asked for.
fn path(url: &str) -> String {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    after_scheme.find('/').map_or("/", |slash| &after_scheme[slash..]).to_owned()
}
