//! Load, decide, save: by what somebody does about a notice.

mod approval;
mod delivery;
mod draft;
mod mending;
mod questions;
mod receipts;
mod run;
mod show;
mod tick;
mod typed;
mod verify;

pub use tick::{jobs, on_tick};

use super::Command;
use super::model::{Notice, NoticeId};
use super::store;
use crate::db::{Fault, Tx};
use crate::features::people::{Caller, Person};
use crate::features::{Answer, House};
use crate::i18n;
use crate::outbox;
use crate::terms::{AreaId, Button, Lane, Post, Role, Target};

/// Does what a person asked.
pub async fn handle(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    match (command, &caller.person) {
        (Command::Verify { number }, _) => verify::on_verify(tx, house, caller, &number).await,
        (Command::Read { notice }, _) => receipts::on_read(tx, house, caller, notice).await,
        (_, None) => Ok(say(caller, "stranger")),
        (Command::Write { text, media }, Some(person)) => {
            draft::on_write(tx, house, (caller, person), (text, media)).await
        }
        (Command::Template { name }, Some(person)) => draft::on_template(tx, house, (caller, person), &name).await,
        (Command::Draft { notice, step }, Some(person)) => {
            draft::on_step(tx, house, (caller, person), (notice, step)).await
        }
        (Command::Approval { notice, asked, yes }, Some(person)) => {
            approval::on_answer(tx, house, (caller, person), (notice, asked, yes)).await
        }
        (Command::Correction { notice, written, yes }, Some(person)) => {
            mending::on_answer(tx, house, (caller, person), (notice, written, yes)).await
        }
        (Command::Run { notice, deed }, Some(person)) => {
            run::on_deed(tx, house, (caller, person), (notice, deed)).await
        }
        (Command::Question { notice }, Some(_)) => questions::on_question(tx, caller, notice).await,
        (Command::Ask { text }, Some(person)) => questions::on_ask(tx, (caller, person), &text).await,
        (Command::Answer { question }, Some(person)) => questions::on_answer(tx, (caller, person), question).await,
        (Command::Cancel, Some(_)) => typed::on_cancel(tx, caller).await,
        (Command::Typed(message), Some(person)) => typed::on_typed(tx, house, (caller, person), &message).await,
    }
}

fn say(caller: &Caller, key: &str) -> Answer {
    Answer::Short(i18n::text(caller.lang, key))
}

fn alert(caller: &Caller, key: &str) -> Answer {
    Answer::Alert(i18n::text(caller.lang, key))
}

/// A notice for its author, or what anybody else is told.
async fn own(tx: &mut Tx, (caller, person): (&Caller, &Person), id: NoticeId) -> Result<Result<Notice, Answer>, Fault> {
    Ok(match store::find(tx, id).await? {
        None => Err(alert(caller, "tap-expired")),
        Some(notice) if notice.author != person.id => Err(alert(caller, "tap-not-yours")),
        Some(notice) => Ok(notice),
    })
}

/// The areas for which somebody speaks.
fn spoken_for(person: &Person) -> Vec<AreaId> {
    let speaks = |role| matches!(role, Role::District | Role::Secretary);
    let mut areas: Vec<AreaId> = vec![];
    for holding in person.holdings.iter().filter(|holding| speaks(holding.role)) {
        if !areas.contains(&holding.area) {
            areas.push(holding.area);
        }
    }
    areas
}

/// Changes the message under which a button was pressed, or writes a new one to what was typed.
async fn edit(tx: &mut Tx, caller: &Caller, (html, buttons): (String, Vec<Vec<Button>>)) -> Result<Answer, Fault> {
    let post = match (&caller.pressed, caller.message) {
        (Some(_), Some(message)) => Post::edit(caller.chat.id, Target::Id(message), html),
        _ => Post::text(caller.chat.id, Lane::Reply, html),
    };
    outbox::add(tx, &post.buttons(buttons)).await?;
    Ok(Answer::Quiet)
}
