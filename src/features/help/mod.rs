//! Calls for help: found wherever they are written, and brought to somebody who can act, without being repeated where others read.
//!
//! What always holds: a group is never told what somebody asked for; danger to life is answered with the emergency number at once.

mod command;
mod handle;
pub mod read;
pub mod reading;
mod words;

pub use command::Command;
pub use handle::handle;
