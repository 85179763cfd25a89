//! The roster: people, the roles that they hold on areas, how they join, and which groups they tie to their areas.
//!
//! What always holds:
//! * A person is one row, found again by phone, by Telegram account, or by name and role in the same area; a role is held once.
//! * An import is carried out wholly or not at all, and importing the same file again changes nothing.
//! * An invitation is good once and for a while; a newer one for the same person replaces it. An account belongs to one person.
//! * Links and names are told in private chats only.

mod caller;
mod command;
mod groups;
mod handle;
mod import;
mod invite;
mod join;
mod language;
mod plan;
mod qr;
pub mod read;
mod roster;
mod rules;
mod sheet;
mod store;
mod words;

pub use caller::{Caller, Pressed};
pub use command::Command;
pub use groups::on_membership;
pub use handle::handle;
pub use import::{carry_out, plan_import, remove_missing};
pub use plan::Plan;
pub use roster::{Bad, Roster, read_role};
pub use sheet::Unreadable as UnreadableSheet;
pub use store::invitations::{Guest, Invited, invite_all, list_guests};
pub use store::{
    Contact, Newcomer, Person, address_of, contact, enrol, find_by_user, give_role, holders, holders_within, holdings,
    lang_of_account, phone_of, responsible, roles_in_reach, set_address, set_lang, take_role,
};
pub use words::{link_line, links_csv, role_name};

/// Reads a file of the roster: CSV or XLSX. The inner error names everything that is wrong with what it says.
pub fn read_roster(bytes: &[u8]) -> Result<Result<Roster, Vec<Bad>>, UnreadableSheet> {
    Ok(roster::read(&sheet::read(bytes)?))
}
