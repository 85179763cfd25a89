//! What is kept of conversations, and of what buttons mean.

pub mod steps;
pub mod taps;
