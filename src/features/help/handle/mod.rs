//! What happens when somebody asks for help, takes a request, or does what they took.

mod asking;
mod claiming;
mod common;
mod drafting;
mod going;
mod joining;
mod looking;
mod receiving;
mod talking;
mod typed;
mod waiting;

use super::Command;
use super::words;
use crate::db::{Fault, Tx};
use crate::features::people::Caller;
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::outbox;
use crate::terms::{Lane, Post, Target};

pub use common::{requests_of, tell_worry};
pub use talking::{Offered, open_counselling, waiting};
pub use waiting::on_tick;

/// Does what a person asked.
pub async fn handle(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    match command {
        Command::Offer { danger } => asking::on_offer(tx, house, caller, danger).await,
        Command::Elsewhere => elsewhere(tx, house, caller).await,
        Command::Begin => asking::on_begin(tx, caller).await,
        Command::Call(message) => asking::on_call(tx, house, caller, (&message.text, message.photo)).await,
        Command::CallWords { words } => asking::on_call(tx, house, caller, (&words, None)).await,
        Command::Typed(message) => typed::on_typed(tx, house, caller, &message).await,
        Command::Choose { .. }
        | Command::Pick { .. }
        | Command::Summary { .. }
        | Command::When { .. }
        | Command::SetWhen { .. }
        | Command::Urgent { .. }
        | Command::Ask { .. }
        | Command::Again
        | Command::Send { .. }
        | Command::Drop { .. } => drafting::on_press(tx, house, caller, command).await,
        Command::Mine => receiving::on_mine(tx, house, caller).await,
        Command::Cancel { request, listed } => receiving::on_cancel(tx, house, caller, (request, listed)).await,
        Command::Received { request, thanks } => receiving::on_received(tx, caller, (request, thanks)).await,
        Command::Complain { request } => receiving::on_complain(tx, caller, request).await,
        Command::Claim { request } => claiming::on_claim(tx, house, caller, request).await,
        Command::Take { request, .. } => claiming::on_take(tx, house, caller, request).await,
        Command::Assign { request, .. } => claiming::on_assign(tx, house, caller, request).await,
        Command::AssignTo { request, person, .. } => claiming::on_assign_to(tx, house, caller, (request, person)).await,
        Command::Unclaimed => claiming::on_unclaimed(tx, caller).await,
        Command::Arrive { .. }
        | Command::Bought { .. }
        | Command::Delivered { .. }
        | Command::HandBack { .. }
        | Command::Going { .. } => going::on_press(tx, house, caller, command).await,
        Command::Paid { .. } | Command::Seemed { .. } | Command::Worry { .. } | Command::NoNote { .. } => {
            going::on_answer(tx, caller, command).await
        }
        Command::Tasks => going::on_tasks(tx, house, caller).await,
        Command::Me => joining::on_me(tx, caller).await,
        Command::Counsel { request } => talking::on_counsel(tx, house, caller, request).await,
        Command::Pass { request } => talking::on_pass(tx, house, caller, request).await,
        Command::Reveal { request } => talking::on_reveal(tx, caller, request).await,
        Command::EndTalk { request } => talking::on_end(tx, caller, request).await,
        Command::Volunteer => joining::on_volunteer(tx, caller).await,
        Command::Apply { area } => joining::on_apply(tx, caller, area).await,
        Command::Admit { application, yes, .. } => joining::on_admit(tx, caller, (application, yes)).await,
        Command::WishFor { .. } | Command::WishWhen { .. } => joining::on_wish(tx, caller, command).await,
    }
}

/// What belongs into the private chat is not answered in a group.
async fn elsewhere(tx: &mut Tx, house: &House, caller: &Caller) -> Result<Answer, Fault> {
    if caller.person.is_none() {
        return Ok(Answer::Quiet);
    }
    let post = Post::text(caller.chat.id, Lane::Reply, text(caller.lang, "help-elsewhere"))
        .buttons(words::open_button(caller.lang, &house.username));
    outbox::add(tx, &caller.message.map_or(post.clone(), |message| post.answering(message))).await?;
    Ok(Answer::Quiet)
}

/// Answers in a window that must be closed.
fn alert(caller: &Caller, key: &str) -> Result<Answer, Fault> {
    Ok(Answer::Alert(text(caller.lang, key)))
}

/// Answers with a short line.
fn short(caller: &Caller, key: &str) -> Result<Answer, Fault> {
    Ok(Answer::Short(text(caller.lang, key)))
}

/// Words with buttons as an edit of the message whose button was pressed, or as a new one.
fn reply(caller: &Caller, (html, buttons): words::Said) -> Post {
    match (&caller.pressed, caller.message) {
        (Some(_), Some(message)) => Post::edit(caller.chat.id, Target::Id(message), html).buttons(buttons),
        _ => Post::text(caller.chat.id, Lane::Reply, html).buttons(buttons),
    }
}
