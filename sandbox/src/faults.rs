//! Misfortunes on demand, queued for the next calls that they fit.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use crate::ids::ChatId;

/// What goes wrong with a call.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Answers this status (5xx) and does nothing.
    ServerError(u16),
    /// Closes the connection before anything is done.
    DropConnection,
    /// Does what was asked and closes the connection without an answer.
    LoseAnswer,
    /// Does what was asked and answers after so much real time.
    Slow(Duration),
    /// Does what was asked and answers when the gate is opened.
    Held(Gate),
    /// Answers 429 with this `retry_after` in seconds and does nothing.
    TooManyRequests(i64),
    /// Makes the group that the call names a supergroup first: the call is answered with its new id.
    Migrate,
    /// Does what was asked and answers with broken JSON.
    MalformedAnswer,
}

/// Holds answers back until it is opened.
#[derive(Clone, Debug)]
pub struct Gate(Arc<Semaphore>);

impl Default for Gate {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(0)))
    }
}

impl Gate {
    /// Lets all held answers go, and those that come later.
    pub fn open(&self) {
        self.0.close();
    }

    pub(crate) async fn wait(&self) {
        // Nobody ever adds a permit: the only way through is that the gate was opened (closing the semaphore).
        let _opened = self.0.acquire().await;
    }
}

/// A fault and the calls that it falls on.
#[derive(Clone, Debug)]
pub struct Failure {
    fault: Fault,
    method: Option<String>,
    chat: Option<ChatId>,
    times: u32,
}

impl Failure {
    /// Falls on the next call of any method but getUpdates.
    pub fn new(fault: Fault) -> Self {
        Self { fault, method: None, chat: None, times: 1 }
    }

    /// Only on calls of this method.
    #[must_use]
    pub fn on(mut self, method: &str) -> Self {
        self.method = Some(method.to_lowercase());
        self
    }

    /// Only on calls that name this chat.
    #[must_use]
    pub fn in_chat(mut self, chat: impl Into<ChatId>) -> Self {
        self.chat = Some(chat.into());
        self
    }

    /// On so many calls; 0 is none.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }

    fn fits(&self, method: &str, chat: Option<ChatId>) -> bool {
        let method_fits = match &self.method {
            Some(wanted) => wanted.eq_ignore_ascii_case(method),
            None => method != "getUpdates",
        };
        method_fits && (self.chat.is_none() || self.chat == chat)
    }
}

/// The failures that wait for a call, oldest first.
#[derive(Default)]
pub(crate) struct Faults(Vec<Failure>);

impl Faults {
    pub fn add(&mut self, failure: Failure) {
        if failure.times > 0 {
            self.0.push(failure);
        }
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// How many calls are still to fail.
    pub fn waiting(&self) -> u32 {
        self.0.iter().map(|failure| failure.times).sum()
    }

    /// Takes the first failure that fits this call.
    pub fn take(&mut self, method: &str, chat: Option<ChatId>) -> Option<Fault> {
        let place = self.0.iter().position(|failure| failure.fits(method, chat))?;
        let failure = &mut self.0[place];
        failure.times -= 1;
        let fault = failure.fault.clone();
        if failure.times == 0 {
            self.0.remove(place);
        }
        Some(fault)
    }
}
