//! What the embedding program decides: the bot's name, the time, the limits, the hooks.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};

use crate::handle::Onlooker;
use crate::ids::{ChatId, PersonId};

/// Tells the sandbox's time in unix milliseconds; the embedding program owns it.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> i64 + Send + Sync>);

impl Clock {
    /// A clock that asks `now` for unix milliseconds.
    pub fn new(now: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The computer's own time.
    pub fn system() -> Self {
        Self::new(|| {
            let since_1970 = std::time::UNIX_EPOCH.elapsed().unwrap_or_default();
            i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX)
        })
    }

    /// Unix milliseconds.
    pub fn now_ms(&self) -> i64 {
        (self.0)()
    }
}

/// How many messages the bot may send; beyond, it is answered 429.
///
/// Counted are messages sent, copied, forwarded and edited, in sliding windows on the sandbox's clock.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Messages in any one second, over all chats.
    pub per_second: usize,
    /// Messages in any one chat in a window of as many seconds: one a second, with this much burst.
    pub chat_burst: usize,
    /// Messages in any one group in any one minute.
    pub group_per_minute: usize,
}

impl Default for Limits {
    /// What Telegram is known to allow: 30 a second, 1 a second per chat (3 at once), 20 a minute per group.
    fn default() -> Self {
        Self { per_second: 30, chat_burst: 3, group_per_minute: 20 }
    }
}

/// A wish to move the clock, made on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockMove {
    /// So many seconds forward.
    AdvanceSeconds(i64),
    /// To the next moment at which somebody sees something, or to the end of the day; the flag is always true.
    NextEvent(bool),
}

/// Moves the embedding program's clock, with a look at what people see meanwhile. What it answers stands on the page in place of the
/// page's own words where it is not empty; an error is a sentence too.
pub type OnClock = Arc<dyn Fn(ClockMove, Onlooker) -> BoxFuture<'static, Result<String, String>> + Send + Sync>;

/// One card of the guided tour on the page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct TourStep {
    /// The card's heading.
    pub title: String,
    /// What to look at or do.
    pub text: String,
    /// Whose seat the page takes for this step.
    pub person: Option<PersonId>,
    /// Which chat the page opens.
    pub chat: Option<ChatId>,
    /// Who is seen beside, and in which chat: their private one where none is named.
    pub beside: Option<(PersonId, Option<ChatId>)>,
    /// What to put into the typing field.
    pub try_text: Option<String>,
}

/// What [`Sandbox::serve`](crate::Sandbox::serve) needs to know; every field has a default.
#[derive(Clone)]
pub struct Options {
    /// The name of the rehearsal on the page; None shows the bot's name.
    pub title: Option<String>,
    /// The bot's token; its number before the colon is the bot's user id.
    pub token: String,
    /// The bot's display name.
    pub bot_name: String,
    /// The bot's username, without `@`.
    pub bot_username: String,
    /// Whose time the sandbox lives in.
    pub clock: Clock,
    /// How the page shows the time.
    pub zone: FixedOffset,
    /// The name of that zone on the page.
    pub zone_name: String,
    /// Telegram's real limits, or none.
    pub limits: Option<Limits>,
    /// Whether a bot that is no administrator is kept from small talk in groups; true for every new bot.
    pub privacy: bool,
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// What the page's clock buttons do; without it they are refused.
    pub on_clock: Option<OnClock>,
    /// The page's guided tour.
    pub tour: Vec<TourStep>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            title: None,
            token: "7000000001:sandbox-token-of-the-only-bot".to_owned(),
            bot_name: "连心".to_owned(),
            bot_username: "lianxin_bot".to_owned(),
            clock: Clock::system(),
            zone: FixedOffset::east_opt(8 * 3600).expect("eight hours are less than a day"),
            zone_name: "Asia/Shanghai".to_owned(),
            limits: None,
            privacy: true,
            port: 0,
            on_clock: None,
            tour: Vec::new(),
        }
    }
}

impl Options {
    /// The local time at `at_ms` in the page's zone, such as `2020-02-07 07:29`.
    pub(crate) fn local(&self, at_ms: i64) -> String {
        DateTime::from_timestamp_millis(at_ms)
            .map(|at| at.with_timezone(&self.zone).format("%Y-%m-%d %H:%M").to_string())
            .unwrap_or_default()
    }
}
