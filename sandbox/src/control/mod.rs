//! The chat page and its API under `/sandbox/`: JSON over HTTP, and a stream of events.

mod act;
mod assets;
mod clock;
mod state;

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use futures::Stream;
use futures::stream::unfold;
use serde_json::{Value, json};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

pub(crate) use state::page_message;

use crate::Refused;
use crate::server::Shared;

/// The page and its API.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(assets::index))
        .route("/sandbox/assets/{file}", get(assets::asset))
        .route("/sandbox/state", get(state::state))
        .route("/sandbox/chats/{id}/messages", get(state::messages))
        .route("/sandbox/files/{number}", get(file))
        .route("/sandbox/events", get(events))
        .route("/sandbox/act", post(act::act))
        .route("/sandbox/clock", post(clock::move_clock))
        .route("/sandbox/ledger", get(ledger))
        .route("/sandbox/faults", post(act::add_fault))
}

/// A failure as the page shows it.
pub(crate) fn sorry(sentence: impl std::fmt::Display) -> Response {
    let body = json!({ "ok": false, "error": sentence.to_string() });
    (StatusCode::BAD_REQUEST, Json(body)).into_response()
}

/// A refused deed as the page shows it: `error` in English, `words` for the page's own language.
fn refused(why: &Refused) -> Response {
    let body = json!({ "ok": false, "error": why.to_string(), "words": why });
    (StatusCode::BAD_REQUEST, Json(body)).into_response()
}

async fn ledger(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(json!(shared.world().ledger))
}

async fn file(State(shared): State<Arc<Shared>>, Path(number): Path<usize>) -> Response {
    let world = shared.world();
    let Some(file) = number.checked_sub(1).and_then(|index| world.files.get(index)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // Only pictures are shown in the page; anything else could be a page of its own and is only saved.
    let shown = file.mime.starts_with("image/") && file.mime != "image/svg+xml";
    let kind = if shown { file.mime.as_str() } else { "application/octet-stream" };
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, if shown { "inline" } else { "attachment" }.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, file.bytes.clone()).into_response()
}

async fn events(State(shared): State<Arc<Shared>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let news = shared.world().news.subscribe();
    Sse::new(unfold(news, |mut news| async move {
        let event = next(&mut news).await?;
        Some((Ok(Event::default().data(event)), news))
    }))
    .keep_alive(KeepAlive::default())
}

/// The next event; a page that fell behind is cut off, connects again and reads everything anew.
async fn next(news: &mut Receiver<Arc<str>>) -> Option<String> {
    match news.recv().await {
        Ok(event) => Some(event.to_string()),
        Err(RecvError::Lagged(_) | RecvError::Closed) => None,
    }
}
