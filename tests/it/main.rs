//! The bot against a Bot API server with people in it, over HTTP, on both engines. Time stands still until a story moves it.

mod demo;
mod house_rules;
mod kill;
mod migrations;
mod page;
mod reading;
mod scorer;
mod stories;
mod town;
