//! The sandbox as a bot and as a page see it, over real HTTP.

mod bot;
mod chats;
mod editing;
mod faults;
mod files;
mod groups;
mod limits;
mod page;
mod sending;
mod taps;
mod updates;
mod webhooks;
mod words;
