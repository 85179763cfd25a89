//! A call's parameters, however they came: query string, form, multipart or JSON.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::extract::{Form, FromRequest, Multipart, Query, Request};
use axum::http::{Method, header};
use serde_json::{Map, Value};

use super::ApiError;
use crate::ids::{ChatId, MessageId};

/// A file that came in a multipart body.
#[derive(Clone)]
pub(crate) struct Upload {
    pub name: String,
    pub mime: String,
    pub bytes: Bytes,
}

#[derive(Default)]
pub(crate) struct Params {
    fields: Map<String, Value>,
    uploads: HashMap<String, Upload>,
}

impl Params {
    pub async fn read(request: Request) -> Result<Self, ApiError> {
        let mut params = Self::default();
        if let Ok(Query(pairs)) = Query::<Vec<(String, String)>>::try_from_uri(request.uri()) {
            params.add_pairs(pairs);
        }
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_lowercase();
        match kind.as_str() {
            "application/json" => params.add_json(request).await?,
            // A GET's form is its query string, which is read above.
            "application/x-www-form-urlencoded" if request.method() != Method::GET => {
                let form = Form::<Vec<(String, String)>>::from_request(request, &()).await;
                params.add_pairs(form.map_err(|_| ApiError::bad_request("can't parse form"))?.0);
            }
            "multipart/form-data" => params.add_multipart(request).await?,
            _ => {}
        }
        Ok(params)
    }

    fn add_pairs(&mut self, pairs: Vec<(String, String)>) {
        self.fields.extend(pairs.into_iter().map(|(key, value)| (key, Value::String(value))));
    }

    async fn add_json(&mut self, request: Request) -> Result<(), ApiError> {
        let unreadable = || ApiError::bad_request("can't parse JSON object");
        let bytes = Bytes::from_request(request, &()).await.map_err(|_| too_large())?;
        if bytes.is_empty() {
            return Ok(());
        }
        match serde_json::from_slice(&bytes).map_err(|_| unreadable())? {
            Value::Object(fields) => self.fields.extend(fields.into_iter().filter(|(_, value)| !value.is_null())),
            Value::Null => {}
            _ => return Err(unreadable()),
        }
        Ok(())
    }

    async fn add_multipart(&mut self, request: Request) -> Result<(), ApiError> {
        let unreadable = |_| ApiError::bad_request("can't parse multipart form");
        let mut parts = Multipart::from_request(request, &()).await.map_err(|_| too_large())?;
        while let Some(part) = parts.next_field().await.map_err(unreadable)? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(str::to_owned);
            let mime = part.content_type().unwrap_or("application/octet-stream").to_owned();
            let bytes = part.bytes().await.map_err(unreadable)?;
            match file_name {
                Some(file) => {
                    self.uploads.insert(name, Upload { name: file, mime, bytes });
                }
                None => {
                    let text = String::from_utf8_lossy(&bytes).into_owned();
                    self.fields.insert(name, Value::String(text));
                }
            }
        }
        Ok(())
    }

    /// A text; numbers are taken as they are written.
    pub fn text(&self, name: &str) -> Option<String> {
        match self.fields.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    pub fn number(&self, name: &str) -> Option<i64> {
        match self.fields.get(name)? {
            Value::String(text) => text.trim().parse().ok(),
            value => value.as_i64(),
        }
    }

    pub fn flag(&self, name: &str) -> bool {
        match self.fields.get(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => matches!(text.to_lowercase().as_str(), "true" | "1" | "yes"),
            Some(Value::Number(number)) => number.as_i64() != Some(0),
            _ => false,
        }
    }

    /// A structured parameter, which forms carry as JSON text.
    pub fn json(&self, name: &str) -> Option<Value> {
        match self.fields.get(name)? {
            Value::String(text) if text.is_empty() => None,
            Value::String(text) => Some(serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.clone()))),
            value => Some(value.clone()),
        }
    }

    pub fn upload(&self, name: &str) -> Option<&Upload> {
        self.uploads.get(name)
    }

    /// The chat that the call names, if by number.
    pub fn chat_number(&self) -> Option<ChatId> {
        self.number("chat_id").map(ChatId)
    }

    pub fn message_id(&self, name: &str) -> Option<MessageId> {
        self.number(name).map(MessageId)
    }
}

fn too_large() -> ApiError {
    ApiError::new(413, "Request Entity Too Large")
}
