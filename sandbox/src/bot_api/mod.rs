//! What a bot calls: `/bot<token>/<method>`, as strict as Telegram and in its words.

mod callbacks;
mod chats;
mod commands;
mod edit;
mod files;
mod keyboard;
mod media;
mod params;
mod polling;
mod send;
mod target;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

pub(crate) use files::download;
pub(crate) use params::Params;

use crate::faults::Fault;
use crate::ids::{ChatId, MessageId};
use crate::ledger::{Effect, Refusal};
use crate::server::{Lifeline, Shared};
use crate::world::World;

/// A refusal, as Telegram words it.
#[derive(Clone, Debug)]
pub(crate) struct ApiError {
    pub code: u16,
    pub description: String,
    pub parameters: Value,
}

impl ApiError {
    pub fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), parameters: Value::Null }
    }

    pub fn bad_request(reason: impl std::fmt::Display) -> Self {
        Self::new(400, format!("Bad Request: {reason}"))
    }

    pub fn forbidden(reason: &str) -> Self {
        Self::new(403, format!("Forbidden: {reason}"))
    }

    pub fn too_many(retry_after: i64) -> Self {
        let description = format!("Too Many Requests: retry after {retry_after}");
        Self { parameters: json!({ "retry_after": retry_after }), ..Self::new(429, description) }
    }
}

/// What a call that was accepted answers, and what the ledger keeps of it.
pub(crate) struct Done {
    result: Value,
    /// None for a call that only asks.
    touched: Option<Touched>,
}

/// Where a call left its mark.
#[derive(Default)]
pub(crate) struct Touched {
    pub chat: Option<ChatId>,
    pub message: Option<MessageId>,
    pub text: Option<String>,
}

impl Done {
    /// The answer of a call that changed nothing.
    pub fn told(result: Value) -> Self {
        Self { result, touched: None }
    }

    /// The answer `true` of a call that changed something.
    pub fn changed(touched: Touched) -> Self {
        Self { result: Value::Bool(true), touched: Some(touched) }
    }

    pub fn with_result(self, result: Value) -> Self {
        Self { result, ..self }
    }
}

type Handler = fn(&mut World, &Params) -> Result<Done, ApiError>;

/// A method: its documented name, whether the sending limits count it, and what does it.
struct Method {
    name: &'static str,
    counted: bool,
    handler: Handler,
}

const fn free(name: &'static str, handler: Handler) -> Method {
    Method { name, counted: false, handler }
}

const fn counted(name: &'static str, handler: Handler) -> Method {
    Method { name, counted: true, handler }
}

const METHODS: &[Method] = &[
    free("getMe", commands::get_me),
    free("setMyCommands", commands::set_my_commands),
    free("getMyCommands", commands::get_my_commands),
    free("deleteMyCommands", commands::delete_my_commands),
    free("setMyName", commands::set_my_name),
    free("getMyName", commands::get_my_name),
    free("setMyDescription", commands::set_my_description),
    free("getMyDescription", commands::get_my_description),
    free("setMyShortDescription", commands::set_my_short_description),
    free("getMyShortDescription", commands::get_my_short_description),
    free("getUpdates", polling::never_here),
    free("setWebhook", polling::set_webhook),
    free("deleteWebhook", polling::delete_webhook),
    free("getWebhookInfo", polling::get_webhook_info),
    free("logOut", polling::log_out),
    free("close", polling::log_out),
    counted("sendMessage", send::send_message),
    counted("sendPhoto", media::send_photo),
    counted("sendDocument", media::send_document),
    counted("sendMediaGroup", media::send_media_group),
    counted("forwardMessage", send::forward_message),
    counted("copyMessage", send::copy_message),
    free("sendChatAction", send::send_chat_action),
    counted("editMessageText", edit::edit_message_text),
    counted("editMessageCaption", edit::edit_message_caption),
    counted("editMessageReplyMarkup", edit::edit_message_reply_markup),
    free("deleteMessage", edit::delete_message),
    free("deleteMessages", edit::delete_messages),
    free("pinChatMessage", edit::pin_chat_message),
    free("unpinChatMessage", edit::unpin_chat_message),
    free("unpinAllChatMessages", edit::unpin_all_chat_messages),
    free("answerCallbackQuery", callbacks::answer_callback_query),
    free("setMessageReaction", callbacks::set_message_reaction),
    free("getChat", chats::get_chat),
    free("getChatMember", chats::get_chat_member),
    free("getChatAdministrators", chats::get_chat_administrators),
    free("getChatMemberCount", chats::get_chat_member_count),
    free("restrictChatMember", chats::restrict_chat_member),
    free("leaveChat", chats::leave_chat),
    free("getFile", files::get_file),
];

/// Any method: `/bot<token>/<method>`.
pub(crate) async fn call(
    State(shared): State<Arc<Shared>>,
    Path((token, method)): Path<(String, String)>,
    lifeline: Lifeline,
    request: Request,
) -> Response {
    let token_fits = token.strip_prefix("bot") == Some(shared.token.as_str());
    if !token_fits {
        let known = if token.starts_with("bot") { (401, "Unauthorized") } else { (404, "Not Found") };
        return refuse(&ApiError::new(known.0, known.1));
    }
    let Some(method) = METHODS.iter().find(|known| known.name.eq_ignore_ascii_case(&method)) else {
        return refuse(&ApiError::new(404, "Not Found"));
    };
    let params = match Params::read(request).await {
        Ok(params) => params,
        Err(error) => return refuse(&error),
    };
    let fault = shared.world().faults.take(method.name, params.chat_number());
    match fault {
        None => answer(run(&shared, method, &params).await),
        Some(fault) => with_fault(&shared, (method, &params), fault, lifeline).await,
    }
}

/// A call that something goes wrong with.
async fn with_fault(shared: &Shared, call: (&Method, &Params), fault: Fault, lifeline: Lifeline) -> Response {
    let (method, params) = call;
    match fault {
        Fault::ServerError(code) => {
            let error =
                ApiError::new(code, StatusCode::from_u16(code).map_or("", |s| s.canonical_reason().unwrap_or("")));
            shared.world().note_refusal(method.name, params.chat_number(), &error);
            return refuse(&error);
        }
        Fault::TooManyRequests(retry_after) => {
            let error = ApiError::too_many(retry_after);
            shared.world().note_refusal(method.name, params.chat_number(), &error);
            return refuse(&error);
        }
        Fault::DropConnection => return lifeline.cut(),
        Fault::Migrate => {
            // A group that is none, or is a supergroup already, is answered as without the fault.
            let _not_a_group = params.chat_number().map(|chat| shared.world().upgrade(chat));
        }
        Fault::LoseAnswer | Fault::Slow(_) | Fault::Held(_) | Fault::MalformedAnswer => {}
    }
    let outcome = run(shared, method, params).await;
    match fault {
        Fault::LoseAnswer => lifeline.cut(),
        Fault::MalformedAnswer => {
            (StatusCode::OK, [(header::CONTENT_TYPE, "application/json")], "{\"ok\":tru").into_response()
        }
        Fault::Slow(pause) => {
            tokio::time::sleep(pause).await;
            answer(outcome)
        }
        Fault::Held(gate) => {
            gate.wait().await;
            answer(outcome)
        }
        Fault::ServerError(_) | Fault::TooManyRequests(_) | Fault::DropConnection | Fault::Migrate => answer(outcome),
    }
}

async fn run(shared: &Shared, method: &Method, params: &Params) -> Result<Value, ApiError> {
    if method.name == "getUpdates" {
        return polling::get_updates(shared, params).await;
    }
    let mut world = shared.world();
    let outcome = world.within_limits(method, params).and_then(|()| (method.handler)(&mut world, params));
    match outcome {
        Ok(done) => {
            world.note_effect(method.name, done.touched);
            Ok(done.result)
        }
        Err(error) => {
            world.note_refusal(method.name, params.chat_number(), &error);
            Err(error)
        }
    }
}

impl World {
    fn within_limits(&mut self, method: &Method, params: &Params) -> Result<(), ApiError> {
        let now = self.now_ms();
        match &mut self.windows {
            Some(windows) if method.counted => windows.admit(params.chat_number(), now).map_err(ApiError::too_many),
            _ => Ok(()),
        }
    }

    fn note_effect(&mut self, method: &'static str, touched: Option<Touched>) {
        if let Some(Touched { chat, message, text }) = touched {
            let at_ms = self.now_ms();
            self.ledger.effects.push(Effect { at_ms, method, chat, message, text });
        }
    }

    fn note_refusal(&mut self, method: &'static str, chat: Option<ChatId>, error: &ApiError) {
        let at_ms = self.now_ms();
        let (code, description) = (error.code, error.description.clone());
        self.ledger.refusals.push(Refusal { at_ms, method, chat, code, description });
    }
}

fn answer(outcome: Result<Value, ApiError>) -> Response {
    match outcome {
        Ok(result) => as_json(StatusCode::OK, &json!({ "ok": true, "result": result })),
        Err(error) => refuse(&error),
    }
}

fn refuse(error: &ApiError) -> Response {
    let mut body = json!({ "ok": false, "error_code": error.code, "description": error.description });
    if !error.parameters.is_null() {
        body["parameters"] = error.parameters.clone();
    }
    let status = StatusCode::from_u16(error.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    as_json(status, &body)
}

fn as_json(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], Body::from(body.to_string())).into_response()
}
