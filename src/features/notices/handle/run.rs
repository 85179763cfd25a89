//! While a notice is sent, and afterwards.

use super::super::command::Deed;
use super::super::model::{Notice, NoticeId, State};
use super::super::store::{self, copies};
use super::super::words::draft::View;
use super::show::show;
use super::typed::{self, TalkStep};
use super::{alert, mending, own, receipts, tick};
use crate::db::{Fault, Tx};
use crate::features::people::{Caller, Person};
use crate::features::{Answer, House};
use crate::outbox;
use crate::talk;

/// The author decided something.
pub async fn on_deed(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (id, deed): (NoticeId, Deed),
) -> Result<Answer, Fault> {
    let mut notice = match own(tx, (caller, person), id).await? {
        Ok(notice) => notice,
        Err(answer) => return Ok(answer),
    };
    let (mut view, mut answer) = (View::Main, Answer::Quiet);
    match (deed, notice.state) {
        (Deed::Show, _) => talk::clear(tx, caller.user, caller.chat.id).await?,
        (Deed::Pause, State::Sending) => pause(tx, house, &mut notice).await?,
        (Deed::Resume, State::Paused) => resume(tx, house, &mut notice).await?,
        (Deed::Stop, State::Sending | State::Paused) => stop(tx, house, &mut notice).await?,
        (Deed::Unread, _) => return receipts::on_unread(tx, caller, &notice, None).await,
        (Deed::UnreadPage(page), _) => return receipts::on_unread(tx, caller, &notice, Some(page)).await,
        (_, State::Draft | State::Asked | State::Scheduled | State::Repeating | State::Withdrawn) => {
            answer = alert(caller, "notices-too-late");
        }
        (Deed::Remind, _) => answer = receipts::on_remind(tx, caller, &mut notice).await?,
        (Deed::Correct, _) => {
            typed::expect(tx, caller, &TalkStep::Text(id)).await?;
            view = View::Prompt("notices-prompt-correction");
        }
        (Deed::AskWithdraw, _) => view = View::Confirm,
        (Deed::Withdraw, _) => mending::withdraw(tx, house, &mut notice).await?,
        // A second tap, or one that comes too late: the message shows how it stands.
        (Deed::Pause | Deed::Resume | Deed::Stop, _) => {}
    }
    store::save(tx, &notice).await?;
    show(tx, house, &notice, &view).await?;
    Ok(answer)
}

async fn pause(tx: &mut Tx, house: &House, notice: &mut Notice) -> Result<(), Fault> {
    outbox::hold_all(tx, &notice.id.copies()).await?;
    notice.state = State::Paused;
    watch_what_flies(tx, house, notice).await
}

async fn resume(tx: &mut Tx, house: &House, notice: &mut Notice) -> Result<(), Fault> {
    outbox::release_all(tx, &notice.id.copies()).await?;
    notice.state = State::Sending;
    tick::watch(tx, house, notice).await
}

async fn stop(tx: &mut Tx, house: &House, notice: &mut Notice) -> Result<(), Fault> {
    outbox::cancel_all(tx, &notice.id.copies()).await?;
    notice.state = State::Stopped;
    watch_what_flies(tx, house, notice).await
}

/// What is on its way to Telegram is looked at once more.
async fn watch_what_flies(tx: &mut Tx, house: &House, notice: &mut Notice) -> Result<(), Fault> {
    let fates = copies::fates(tx, notice.id, &notice.id.copies()).await?;
    if fates.sending > 0 {
        tick::watch(tx, house, notice).await?;
    }
    Ok(())
}
