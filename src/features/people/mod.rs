//! The roster: people, the roles that they hold on areas, and how they join.
//!
//! What always holds: a person is one row, found again by phone, by Telegram account, or by name and role in the same area; a role is
//! held once; an invitation is good once and for a while.

mod caller;
mod command;
mod handle;
pub mod read;
mod store;

pub use caller::{Caller, Pressed};
pub use command::Command;
pub use handle::{handle, on_membership};
pub use store::{
    Contact, Person, find_by_user, holders, holders_within, lang_of_account, phone_of, roles_in_reach, set_lang,
};
