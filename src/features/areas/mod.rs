//! The tree of areas, and the groups that belong to them.
//!
//! What always holds: every area but the district has a parent one or more levels above it; `area_within` knows each area with itself
//! and everything above it; a chat belongs to one area, and an area has one chat for each purpose.

mod model;
mod store;

pub use model::{Area, Purpose, Tree, short};
pub use store::growth::{New, Place, add_all};
pub use store::{
    add, ancestors, area_of_chat, bind, chat_of, children, district, find, find_named, list_all, list_within, reaches,
    set_households, unbind,
};
