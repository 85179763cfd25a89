//! Help for people at home: asked for in a sentence, offered to those nearby, carried to the door, confirmed.
//!
//! What always holds:
//! * A group is told the kind of help, the part of the area, the size and the urgency; never who, where exactly, or which goods.
//! * Danger to life is answered with the emergency number at once, and those responsible are told privately.
//! * A request belongs to at most one volunteer: who has it is decided in one transaction, and the first press wins.
//! * A request that was sent is over only when it was received or cancelled; until then it has somebody who goes, or somebody who is
//!   being looked for, or everybody has been asked and it stands in the sums.
//! * A timer's moment stands in the request as well: a tick that comes for another moment does nothing.
//! * What is said in a talk with a counsellor is passed on and kept nowhere else.
//!
//! ```text
//! draft ──► open ──► claimed ──► bought ──► delivered ──► closed
//!            ▲ │        │ │        │ │
//!            │ │◄───────┴─┼────────┘ │   handed back, or stood still
//!            │ └──────────┴──────────┴──► cancelled
//!            └── group, leader, grid leader, secretary: one after the other
//! ```

mod command;
mod handle;
mod model;
pub mod read;
pub mod reading;
mod rules;
mod settings;
mod store;
mod tally;
mod words;

pub use command::Command;
pub use handle::{Offered, handle, on_tick, open_counselling, requests_of, tell_worry, waiting};
pub use model::{Request, RequestId, State, Wanted};
pub use settings::Settings;
pub use tally::{Tally, Waiting, forget, tally};

#[cfg(test)]
mod tests;
