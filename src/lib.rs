//! Lianxin 连心: a Telegram bot that collects the twice-daily reports of a district's micro-grids, nags about the missing ones, and sums
//! them up. `ARCHITECTURE.md` walks an update through these rooms, which stand here from the ground up.

pub mod terms;
pub mod telegram;
pub mod db;
pub mod i18n;
pub mod talk;
pub mod inbox;
pub mod outbox;
pub mod rights;
pub mod clock;
pub mod sender;
pub mod features;
pub mod config;
pub mod app;
pub mod demo;
pub mod cli;
