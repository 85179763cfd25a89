//! One file a feature, and the foundation: both boxes, the sender, the loops.

mod boxes;
mod doubts;
mod foundation;
mod running;
mod sending;
mod reports;
