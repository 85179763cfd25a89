use super::Command;
use crate::clock::Job;
use crate::db::{Fault, Tx};
use crate::features::people::Caller;
use crate::features::{Answer, House};
use crate::terms::Tick;

/// What the clock does here.
pub fn jobs(_house: &House) -> Vec<Job> {
    vec![]
}

/// A job or a timer is due; `false` where it is none of this room's.
pub async fn on_tick(_tx: &mut Tx, _house: &House, _tick: &Tick) -> Result<bool, Fault> {
    Ok(false)
}

/// Does what a person asked.
pub async fn handle(_tx: &mut Tx, _house: &House, _caller: &Caller, command: Command) -> Result<Answer, Fault> {
    match command {
        Command::Write | Command::Typed(_) => Ok(Answer::Quiet),
    }
}
