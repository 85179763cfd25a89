//! What happens when leave is asked for, decided, ended, looked at.

mod ask;
mod decide;
mod list;

use super::{Command, store};
use crate::clock::Job;
use crate::db::{Fault, Tx};
use crate::features::areas;
use crate::features::people::{self, Caller, Contact};
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::outbox;
use crate::terms::{AreaId, Button, Lane, Level, Moment, PersonId, Post, Role, Target, Tick};
use chrono::NaiveDateTime;

/// The clock does nothing here at set times: leave begins and ends by itself, and an undecided request has its own timer.
pub fn jobs(_house: &House) -> Vec<Job> {
    vec![]
}

/// A job or a timer is due; `false` where it is none of this room's.
pub async fn on_tick(tx: &mut Tx, _house: &House, tick: &Tick) -> Result<bool, Fault> {
    let Some(id) = tick.job.strip_prefix(UNDECIDED) else {
        return Ok(false);
    };
    let leave = match id.parse() {
        Ok(id) => store::find(tx, id).await?,
        Err(_) => None,
    };
    if let Some(leave) = leave {
        decide::on_undecided(tx, &leave).await?;
    }
    Ok(true)
}

/// The timer of an undecided request, before its number.
const UNDECIDED: &str = "leave/undecided/";

/// Forgets leaves, with their reasons, that ended longer ago than settled rows are kept; answers how many.
pub async fn forget(tx: &mut Tx, house: &House) -> Result<u64, Fault> {
    let before = tx.now() - house.config.keep;
    store::forget(tx, before).await
}

/// Does what a person asked.
pub async fn handle(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else {
        return Ok(Answer::Short(text(caller.lang, "stranger")));
    };
    if !caller.is_private() {
        return Ok(Answer::Short(text(caller.lang, "leave-private")));
    }
    let asker = (caller, person);
    match command {
        Command::Leave { argument } if argument.is_empty() => list::on_list(tx, house, asker).await,
        Command::Leave { argument } => ask::on_request(tx, house, asker, (&argument, false)).await,
        Command::Wish { text } => ask::on_request(tx, house, asker, (&text, true)).await,
        Command::Begin => ask::on_begin(tx, house, asker).await,
        Command::Fill { draft } => ask::on_fill(tx, house, asker, draft).await,
        Command::Drop => ask::on_drop(tx, caller).await,
        Command::Typed(message) => ask::on_typed(tx, house, asker, &message.text).await,
        Command::Approve { leave, .. } => decide::on_approve(tx, asker, leave).await,
        Command::Refuse { leave, micro_grid } => decide::on_refuse(tx, asker, (leave, micro_grid)).await,
        Command::RefuseBecause { leave, reason, .. } => decide::on_refuse_because(tx, asker, (leave, &reason)).await,
        Command::End { leave, micro_grid } => decide::on_end(tx, asker, (leave, micro_grid)).await,
    }
}

fn local(house: &House, at: Moment) -> NaiveDateTime {
    at.with_timezone(&house.config.zone).naive_local()
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

/// Those who decide on a leader's leave: the community secretary, or the nearest above who has joined.
async fn deciders(tx: &mut Tx, micro_grid: AreaId, asker: PersonId) -> Result<Vec<Contact>, Fault> {
    for area in areas::ancestors(tx, micro_grid).await? {
        let role = match area.level {
            Level::Community | Level::Town => Role::Secretary,
            Level::District => Role::District,
            Level::Grid | Level::MicroGrid => continue,
        };
        let mut contacts = people::holders(tx, area.id, role).await?;
        contacts.retain(|contact| contact.user.is_some() && contact.person != asker);
        if !contacts.is_empty() {
            return Ok(contacts);
        }
    }
    Ok(vec![])
}

/// The names of what a leader leads.
fn names(led: &[(AreaId, String)]) -> Vec<String> {
    led.iter().map(|(_, name)| name.clone()).collect()
}

/// The name under which a request was sent to somebody who decides.
fn request_name(leave: i64, contact: &Contact) -> String {
    format!("leave/{leave}/{}", contact.person.0)
}
