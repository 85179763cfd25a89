//! The database: SQLite beside the configuration, or PostgreSQL when a district outgrows one machine.
//!
//! What always holds:
//! * SQL is written once and runs on both engines; only this room knows which one it is.
//! * There is one writing transaction at a time, in the whole house and over all replicas: `BEGIN IMMEDIATE` on SQLite, an advisory
//!   lock on PostgreSQL. What a transaction has read stays true until it commits, so rules never see a race.
//! * A transaction knows its moment; nothing inside it asks a clock.

mod fault;
mod lease;
mod migrations;
mod open;
mod tx;

pub use fault::{During, Fault};
pub use lease::Lease;
pub use open::{Db, OpenError};
pub use tx::{Engine, Tx};

pub(crate) use tx::{ROWS_AT_ONCE, change_all, execute, fetch, fetch_all, fetch_one, fetch_optional, insert_all};
