//! Leave: asked for ahead, approved by the secretary, and who stands in meanwhile.

mod command;
mod handle;
pub mod read;

pub use command::Command;
pub use handle::{handle, jobs, on_tick};
