//! What happens when duties are looked at and pledges are read, signed, counted, asked for.

mod card;
mod overview;
mod pledge;
mod remind;

use super::Command;
use crate::clock::Job;
use crate::db::{Fault, Tx};
use crate::features::people::Caller;
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::outbox;
use crate::terms::{Button, Lane, Post, Target, Tick};

/// The day's reminder of pledges.
pub fn jobs(house: &House) -> Vec<Job> {
    remind::jobs(house)
}

/// A job or a timer is due; `false` where it is none of this room's.
pub async fn on_tick(tx: &mut Tx, house: &House, tick: &Tick) -> Result<bool, Fault> {
    remind::on_tick(tx, house, tick).await
}

/// Does what a person asked.
pub async fn handle(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else {
        return Ok(Answer::Short(text(caller.lang, "stranger")));
    };
    let reader = (caller, person);
    match command {
        Command::Mine => card::on_card(tx, house, reader).await,
        _ if !caller.is_private() => Ok(Answer::Short(text(caller.lang, "pledges-private"))),
        Command::Pledge => pledge::on_pledge(tx, house, reader).await,
        Command::ReadPledge { area, page } => pledge::on_read(tx, house, reader, (area, page)).await,
        Command::SignPledge { area, version } => pledge::on_sign(tx, house, reader, (area, &version)).await,
        Command::Pledges => overview::on_pledges(tx, house, reader).await,
        Command::PledgesOf { area } => overview::on_pledges_of(tx, house, caller, area).await,
    }
}

/// Says something in place of the message under which a button was pressed, or as a new one.
async fn reply(tx: &mut Tx, caller: &Caller, said: String, buttons: Vec<Vec<Button>>) -> Result<Answer, Fault> {
    let post = match (&caller.pressed, caller.message) {
        (Some(_), Some(message)) => Post::edit(caller.chat.id, Target::Id(message), said),
        _ => Post::text(caller.chat.id, Lane::Reply, said),
    };
    outbox::add(tx, &post.buttons(buttons)).await?;
    Ok(Answer::Quiet)
}
