//! Answers that take the place of the message under which a button was pressed.

use super::file::{self, Outcome, Submission};
use crate::db::{Fault, Tx};
use crate::features::areas::Area;
use crate::features::people::Caller;
use crate::features::{Answer, House};
use crate::outbox;
use crate::terms::{Lane, MessageId, Post, Target, What};

/// Files a report and puts its receipt, or why there is none, in place of the tapped message.
pub async fn file(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (micro_grid, submission): (&Area, Submission),
) -> Result<Answer, Fault> {
    match file::file(tx, house, caller, submission).await? {
        Outcome::Filed(receipt, report) => {
            let post = file::receipt_post(house, caller, micro_grid, (receipt, &report));
            let post = caller.message.map_or(post.clone(), |message| edit_of(caller, message, post));
            outbox::add(tx, &post).await?;
        }
        Outcome::Refused(why) => say(tx, caller, why).await?,
        Outcome::AskedOverwrite => {}
    }
    Ok(Answer::Quiet)
}

/// Replaces the tapped message by a text.
pub async fn say(tx: &mut Tx, caller: &Caller, said: String) -> Result<(), Fault> {
    let post = match caller.message {
        Some(message) => Post::edit(caller.chat.id, Target::Id(message), said),
        None => Post::text(caller.chat.id, Lane::Reply, said),
    };
    outbox::add(tx, &post).await
}

/// Turns a message that was to be sent into the new content of one of ours.
pub fn edit_of(caller: &Caller, message: MessageId, post: Post) -> Post {
    match post.what {
        What::Text { html, buttons, .. } => Post::edit(caller.chat.id, Target::Id(message), html).buttons(buttons),
        _ => post,
    }
}
