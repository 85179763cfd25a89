//! What the bot does, a folder each, and the router that finds the one that an update is for.
//!
//! What always holds:
//! * A feature is given a transaction and no bot; what it wants said, it queues.
//! * The rights table is asked before a feature runs, for what is typed and for what is tapped.
//! * A tap is a command that we wrote earlier and kept under a token; it is answered exactly once.
//! * A room sees only the rooms above it in this list.

pub mod areas;
pub mod people;
pub mod leave;
pub mod reports;
pub mod nags;
pub mod help;
pub mod concerns;
pub mod observation;
pub mod duties;
pub mod notices;
pub mod meetings;
pub mod digests;
mod menus;

mod album;
mod commands;
mod house;
mod router;
mod upkeep;

pub use commands::Command;
pub use house::{Answer, House};
pub use menus::publish_menus;
pub use router::jobs;
