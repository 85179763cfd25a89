//! A small, strict imitation of the Telegram Bot API with people and chats in it.
//!
//! It serves a bot over HTTP on 127.0.0.1 as Telegram does, with the same limits and the same words of refusal, and
//! lets a test (or a person before the chat page) be all the people who talk to it. It knows nothing of any one bot.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use lianxin_sandbox::{Options, Sandbox};
//!
//! let sandbox = Sandbox::serve(Options::default()).await?;
//! let wang = sandbox.person("王芳");
//! let grid = sandbox.group("七星3网格", &[wang]);
//! sandbox.say(wang, grid, "QX-06-004 上午 零报告");
//! // … the bot, pointed at `sandbox.url()`, answers …
//! assert_eq!(sandbox.messages(grid).last().map(|shown| shown.by_bot), Some(true));
//! # Ok(()) }
//! ```

mod bot_api;
mod control;
mod deeds;
mod faults;
mod handle;
mod ids;
mod ledger;
mod limits;
mod options;
mod server;
mod text;
mod webhook;
mod world;

pub use faults::{Failure, Fault, Gate};
pub use handle::{GroupShape, Mark, Onlooker, Sandbox};
pub use ids::{ChatId, MessageId, PersonId, TapId};
pub use ledger::{Confirmed, Effect, Ledger, Refusal, UpdateRecord};
pub use options::{Clock, ClockMove, Limits, OnClock, Options, TourStep};
pub use world::{ChatKind, LogLine, Refused, Shown, Standing, What};
