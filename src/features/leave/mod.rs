//! Leave: asked for ahead, approved by the secretary, and who stands in meanwhile.
//!
//! What always holds:
//! * On leave is who has an approved leave that covers the moment; nothing is switched on or off, so it begins and ends by itself.
//! * A report is still expected from a micro-grid whose leader is on leave: from the one who stands in, else from the grid leader.
//! * Who stands in gains rights on those micro-grids and loses none; the leader loses none either.
//! * Why somebody is on leave is told to those who decide, in private, and is forgotten with the leave.

mod command;
mod dates;
mod handle;
mod model;
pub mod read;
mod rules;
mod stand_in;
mod store;
mod words;

pub use command::Command;
pub use handle::{forget, handle, jobs, on_tick};
pub use rules::Settings;
pub use stand_in::{StandIn, StandIns, acts_for, may_act_for, micro_grids_of, on_leave, stand_ins};
pub use store::asked_ahead;
