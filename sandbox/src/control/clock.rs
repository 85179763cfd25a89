//! The page's clock buttons: the embedding program moves the time.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Json, Response};
use serde_json::{Value, json};

use super::state::clock_json;
use super::{refused, sorry};
use crate::Refused;
use crate::handle::Onlooker;
use crate::options::ClockMove;
use crate::server::Shared;

/// `POST /sandbox/clock`: `{"advance_seconds":1800}` or `{"next_event":true}`. Answers in how many chats there was something new.
pub(super) async fn move_clock(State(shared): State<Arc<Shared>>, Json(body): Json<Value>) -> Response {
    let wish: ClockMove = match serde_json::from_value(body) {
        Ok(wish) => wish,
        Err(_) => return sorry("say advance_seconds or next_event"),
    };
    let Some(hook) = shared.world().options.on_clock.clone() else {
        return refused(&Refused::ClockCannotMove);
    };
    let look = Onlooker::at(&shared);
    let mark = look.mark();
    let outcome = hook(wish, look.clone()).await;
    let chats = look.chats_since(mark);

    let world = shared.world();
    let clock = clock_json(&world);
    let mut event = clock.clone();
    event["type"] = json!("clock");
    world.tell(event);
    match outcome {
        Ok(said) => Json(json!({ "ok": true, "said": said, "chats": chats, "clock": clock })).into_response(),
        Err(why) => sorry(why),
    }
}
