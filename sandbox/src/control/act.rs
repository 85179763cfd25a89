//! What the page lets people do, and faults by HTTP.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::{IntoResponse, Json, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{refused, sorry};
use crate::Refused;
use crate::deeds::{send_place, send_stand_in, start};
use crate::faults::{Failure, Fault};
use crate::ids::{ChatId, MessageId, PersonId};
use crate::server::Shared;
use crate::world::{Actor, Media, Saying, Standing, World};

/// A deed of a person, from the page.
#[derive(Deserialize)]
pub(super) struct Act {
    #[serde(rename = "as")]
    person: PersonId,
    #[serde(rename = "do")]
    deed: Deed,
    chat: Option<ChatId>,
    /// What is said; a reaction's emoji; a deep link's payload.
    #[serde(default)]
    text: String,
    message: Option<MessageId>,
    /// Which button is tapped: by its data, or by its place.
    data: Option<String>,
    row: Option<usize>,
    column: Option<usize>,
    /// The chat of the message that is forwarded; `chat` is where it goes.
    from_chat: Option<ChatId>,
    #[serde(default)]
    anonymous: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Deed {
    Say,
    Reply,
    Edit,
    Delete,
    Tap,
    Start,
    React,
    Join,
    Leave,
    Block,
    Unblock,
    Photo,
    Voice,
    Document,
    /// A place on the map.
    Place,
    Forward,
}

/// `POST /sandbox/act`.
pub(super) async fn act(State(shared): State<Arc<Shared>>, Json(body): Json<Value>) -> Response {
    let act: Act = match serde_json::from_value(body) {
        Ok(act) => act,
        Err(why) => return sorry(format!("that deed cannot be read: {why}")),
    };
    match perform(&mut shared.world(), &act) {
        Ok(message) => Json(json!({ "ok": true, "message": message })).into_response(),
        Err(why) => refused(&why),
    }
}

fn perform(world: &mut World, act: &Act) -> Result<Option<MessageId>, Refused> {
    let person = act.person;
    let chat = act.chat.unwrap_or(person.into());
    match act.deed {
        Deed::Say => world.say(person, chat, act.saying(None)).map(Some),
        Deed::Reply => world.say(person, chat, act.saying(Some(act.message()?))).map(Some),
        Deed::Edit => world.edit_own(person, (chat, act.message()?), &act.text).map(|()| act.message),
        Deed::Delete => world.delete_own(person, (chat, act.message()?)).map(|()| act.message),
        Deed::Tap => act.tap(world, chat).map(|()| act.message),
        Deed::Start => start(world, person, Some(act.text.as_str()).filter(|text| !text.is_empty())).map(Some),
        Deed::React => world.react(person, (chat, act.message()?), &act.text).map(|()| act.message),
        Deed::Join => world.set_standing(chat, person, Standing::Member).map(|()| None),
        Deed::Leave => world.set_standing(chat, person, Standing::Left).map(|()| None),
        Deed::Block => world.set_bot_standing(person.into(), Actor::Person(person), Standing::Kicked).map(|()| None),
        Deed::Unblock => world.set_bot_standing(person.into(), Actor::Person(person), Standing::Member).map(|()| None),
        Deed::Photo => send_stand_in(world, (person, chat), Media::Photo, &act.text).map(Some),
        Deed::Voice => send_stand_in(world, (person, chat), Media::Voice, &act.text).map(Some),
        Deed::Document => send_stand_in(world, (person, chat), Media::Document, &act.text).map(Some),
        Deed::Place => send_place(world, person, chat).map(Some),
        Deed::Forward => {
            let from = act.from_chat.unwrap_or(chat);
            world.forward(person, (from, act.message()?), chat).map(Some)
        }
    }
}

impl Act {
    fn message(&self) -> Result<MessageId, Refused> {
        self.message.ok_or(Refused::NoMessageNamed)
    }

    fn saying(&self, reply_to: Option<MessageId>) -> Saying {
        Saying { reply_to, anonymous: self.anonymous, ..Saying::text(&self.text) }
    }

    fn tap(&self, world: &mut World, chat: ChatId) -> Result<(), Refused> {
        let id = self.message()?;
        let chat = world.chat_for_act(chat)?;
        let place = self.row.zip(self.column);
        let message = world.message(chat, id).ok_or(Refused::MessageGone)?;
        let button = match place {
            Some((row, column)) => message.button_rows().nth(row).and_then(|row| row.get(column)),
            None => {
                message.button_rows().flatten().find(|button| button["callback_data"].as_str() == self.data.as_deref())
            }
        };
        let button = button.cloned().ok_or(Refused::ButtonGone)?;
        world.press(self.person, (chat, id), &button).map(|_| ())
    }
}

/// A fault as the page or a script asks for it: `{"fault":"server_error","code":502,"method":"sendMessage","times":3}`.
#[derive(Deserialize)]
pub(super) struct Wish {
    fault: Kind,
    method: Option<String>,
    chat: Option<ChatId>,
    times: Option<u32>,
    code: Option<u16>,
    retry_after: Option<i64>,
    milliseconds: Option<u64>,
    /// For `push_update`.
    update: Option<Value>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    ServerError,
    DropConnection,
    LoseAnswer,
    Slow,
    TooManyRequests,
    Migrate,
    MalformedAnswer,
    /// Puts a raw update into the bot's queue.
    PushUpdate,
    /// Forgets all failures that no call has met.
    Clear,
}

/// `POST /sandbox/faults`; answers with how many calls are still to fail.
pub(super) async fn add_fault(State(shared): State<Arc<Shared>>, Json(body): Json<Value>) -> Response {
    let wish: Wish = match serde_json::from_value(body) {
        Ok(wish) => wish,
        Err(why) => return sorry(format!("that fault cannot be read: {why}")),
    };
    let mut world = shared.world();
    let fault = match wish.fault {
        Kind::ServerError => Fault::ServerError(wish.code.unwrap_or(502)),
        Kind::DropConnection => Fault::DropConnection,
        Kind::LoseAnswer => Fault::LoseAnswer,
        Kind::Slow => Fault::Slow(Duration::from_millis(wish.milliseconds.unwrap_or(1_000))),
        Kind::TooManyRequests => Fault::TooManyRequests(wish.retry_after.unwrap_or(5)),
        Kind::Migrate => Fault::Migrate,
        Kind::MalformedAnswer => Fault::MalformedAnswer,
        Kind::PushUpdate => {
            let Some(update) = wish.update else { return sorry("give the update") };
            let id = world.push_raw_update(update);
            return Json(json!({ "ok": true, "update_id": id })).into_response();
        }
        Kind::Clear => {
            world.faults.clear();
            return Json(json!({ "ok": true, "waiting": 0 })).into_response();
        }
    };
    let mut failure = Failure::new(fault).times(wish.times.unwrap_or(1));
    if let Some(method) = &wish.method {
        failure = failure.on(method);
    }
    if let Some(chat) = wish.chat {
        failure = failure.in_chat(chat);
    }
    world.faults.add(failure);
    Json(json!({ "ok": true, "waiting": world.faults.waiting() })).into_response()
}
