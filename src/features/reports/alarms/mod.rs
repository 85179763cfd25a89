//! What is abnormal goes at once, privately, to the community secretary and the grid leader.
//!
//! What always holds:
//! * An alarm is raised for a count when it grows, and never again for the same count.
//! * An alarm that says more than what counts now is corrected where it stands: each who got it reads what counts, since when and by whom.

mod rules;
mod tell;
mod words;

pub use rules::Ended;
pub use tell::{on_filed, on_withdrawn};
