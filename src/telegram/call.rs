use super::failure::{Answer, Failure};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use std::time::Duration;

/// Posts calls to a Bot API server and sorts what comes back.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    api_url: String,
    token: SecretString,
}

/// A file that goes with a call, in the field that the method names for it.
#[derive(Debug, Clone)]
pub struct Upload {
    /// `document`, `photo`.
    pub field: String,
    /// What the receiver sees.
    pub file_name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// How long an ordinary call may take before its answer counts as lost; uploads on a thin line need most of it.
const CALL_TIMEOUT: Duration = Duration::from_secs(30);

impl Client {
    /// A client for the server at `api_url` (`https://api.telegram.org`), without a slash at its end.
    pub fn new(api_url: &str, token: SecretString) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder().connect_timeout(Duration::from_secs(10)).build()?;
        Ok(Self { http, api_url: api_url.trim_end_matches('/').to_owned(), token })
    }

    /// Makes a call with a body of JSON, and with a file where there is one; answers Telegram's `result`.
    pub async fn call(&self, method: &str, body: &Value, upload: Option<Upload>) -> Result<Value, Failure> {
        self.call_within(CALL_TIMEOUT, method, body, upload).await
    }

    /// The same with another limit of time; a long poll needs more than the time that it asks for.
    pub async fn call_within(
        &self,
        limit: Duration,
        method: &str,
        body: &Value,
        upload: Option<Upload>,
    ) -> Result<Value, Failure> {
        let url = format!("{}/bot{}/{method}", self.api_url, self.token.expose_secret());
        let request = self.http.post(url).timeout(limit);
        let request = match upload {
            None => request.json(body),
            Some(upload) => request.multipart(form(body, upload)),
        };

        let response = request.send().await.map_err(|error| lost(&error))?;
        let status = response.status().as_u16();
        let body = response.bytes().await.map_err(|_| Failure::Unknown)?;
        let answer: Answer = match serde_json::from_slice(&body) {
            Ok(answer) => answer,
            // A proxy's error page: the call never got through to the method.
            Err(_) if status >= 500 => return Err(Failure::Trouble),
            Err(_) => return Err(Failure::Unknown),
        };
        if answer.ok {
            return Ok(answer.result.unwrap_or(Value::Null));
        }
        Err(Failure::of(status, &answer))
    }
}

/// A refused connection is safe to repeat; whatever broke later may have broken after Telegram had acted.
fn lost(error: &reqwest::Error) -> Failure {
    if error.is_connect() || error.is_builder() { Failure::NotSent } else { Failure::Unknown }
}

fn form(body: &Value, upload: Upload) -> reqwest::multipart::Form {
    let file = reqwest::multipart::Part::bytes(upload.bytes).file_name(upload.file_name);
    let mut form = reqwest::multipart::Form::new().part(upload.field, file);
    for (key, value) in body.as_object().into_iter().flatten() {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        form = form.text(key.clone(), text);
    }
    form
}
