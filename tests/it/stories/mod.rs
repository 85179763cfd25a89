//! One file a feature, and the foundation: both boxes, the sender, the loops.

mod boxes;
mod doubts;
mod foundation;
mod groups;
mod imports;
mod people;
mod running;
mod sending;
mod reports;
