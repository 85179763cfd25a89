//! One file a feature, and the foundation: both boxes, the sender, the loops.

mod boxes;
mod corrections;
mod cases;
mod concerns;
mod digests;
mod doubts;
mod duties;
mod excuses;
mod foundation;
mod groups;
mod help;
mod imports;
mod lists;
mod leave;
mod leave_asking;
mod meetings;
mod nags;
mod observation;
mod notices;
mod people;
mod pledges;
mod reports;
mod running;
mod sending;
mod zeros;
mod tasks;
