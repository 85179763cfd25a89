use super::{Caller, Command};
use crate::db::{Fault, Tx};
use crate::features::{Answer, House};
use crate::i18n;
use crate::terms::Membership;

/// Does what a person asked.
pub async fn handle(_tx: &mut Tx, _house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    match command {
        Command::Start { .. } => Ok(Answer::Short(i18n::text(caller.lang, "stranger"))),
    }
}

/// Somebody came, left, or changed what the bot may do.
pub async fn on_membership(_tx: &mut Tx, _house: &House, _change: &Membership) -> Result<(), Fault> {
    Ok(())
}
