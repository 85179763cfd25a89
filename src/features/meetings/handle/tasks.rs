//! Tasks once they are given: acknowledged, done, cancelled, overdue, listed.

use super::{expired, say};
use crate::clock::{instant, timers};
use crate::db::{Fault, Tx};
use crate::features::meetings::model::{Task, TaskId};
use crate::features::meetings::rules::{self, Deed};
use crate::features::meetings::{store, words};
use crate::features::people::{self, Caller, Contact, Person};
use crate::features::{Answer, House};
use crate::outbox;
use crate::terms::{Button, Lane, Moment, Post, Target};
use chrono::{Duration, NaiveTime};

/// The timer of a task, before its number.
pub const OVERDUE: &str = "meetings/overdue/";

/// The name of the message by which somebody was told of a task.
fn name(task: &Task, contact: &Contact) -> String {
    format!("task/{}/{}", task.id.0, contact.person.0)
}

/// A task as one of the two reads it who have to do with it.
fn sheet(house: &House, task: &Task, contact: &Contact, now: Moment) -> (String, Vec<Vec<Button>>) {
    let times = (now, house.config.rounds.local(task.due_at));
    if contact.person == task.given_to {
        words::tasks::letter(contact.lang, task, times)
    } else {
        words::tasks::given(contact.lang, task, times)
    }
}

async fn both(tx: &mut Tx, task: &Task) -> Result<Vec<Contact>, Fault> {
    let doer = people::contact(tx, task.given_to).await?;
    let giver = people::contact(tx, task.given_by).await?;
    Ok(doer.into_iter().chain(giver).collect())
}

/// Tells both of a new task, and sets its timer.
pub async fn send(tx: &mut Tx, house: &House, task: &Task) -> Result<(), Fault> {
    timers::set(tx, &format!("{OVERDUE}{}", task.id.0), task.due_at).await?;
    let now = tx.now();
    for contact in both(tx, task).await? {
        let Some(user) = contact.user else { continue };
        let (text, buttons) = sheet(house, task, &contact, now);
        let post = Post::text(user.private_chat(), Lane::Help, text).buttons(buttons).named(name(task, &contact));
        outbox::add(tx, &post).await?;
    }
    Ok(())
}

/// It should have been done by now: both are told, once.
pub async fn on_overdue(tx: &mut Tx, house: &House, id: TaskId) -> Result<(), Fault> {
    let now = tx.now();
    let task = store::tasks::find(tx, id).await?.filter(|task| task.is_overdue(now));
    let Some(task) = task else { return Ok(()) };
    if !store::tasks::tell_overdue(tx, id).await? {
        return Ok(());
    }
    let quiet = house.config.ladder.quiet_for(house.config.rounds.local(now).time());
    for contact in both(tx, &task).await? {
        let Some(user) = contact.user else { continue };
        let (text, buttons) = sheet(house, &task, &contact, now);
        let post = Post::text(user.private_chat(), Lane::Nag, text).buttons(buttons).named(name(&task, &contact));
        let post = if quiet > Duration::zero() { post.not_before(now + quiet) } else { post };
        outbox::add(tx, &post).await?;
    }
    Ok(())
}

/// Somebody does something about a task.
pub async fn on_deed(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (id, deed): (TaskId, Deed),
) -> Result<Answer, Fault> {
    let Some(task) = store::tasks::find(tx, id).await? else {
        return Ok(expired(caller));
    };
    if let Err(refusal) = rules::may(&task, person.id, deed) {
        return Ok(Answer::Alert(words::tasks::refusal(caller.lang, refusal)));
    }
    store::tasks::mark(tx, id, deed).await?;
    let task = store::tasks::find(tx, id).await?.expect("it was found in this transaction");
    if !task.is_open() {
        timers::cancel(tx, &format!("{OVERDUE}{}", id.0)).await?;
        // What waits for the morning is not true any more.
        for contact in both(tx, &task).await? {
            outbox::cancel(tx, &name(&task, &contact)).await?;
        }
    }
    refresh(tx, house, (caller, person), (&task, deed)).await?;
    Ok(Answer::Short(words::tasks::done(caller.lang, deed)))
}

/// Keeps what both were told true: the message under which the button was pressed, and the last one of the other.
async fn refresh(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (task, deed): (&Task, Deed),
) -> Result<(), Fault> {
    let now = tx.now();
    for contact in both(tx, task).await? {
        let name = name(task, &contact);
        let (Some(user), Some(found)) = (contact.user, outbox::find_named(tx, &name).await?) else { continue };
        let (text, buttons) = sheet(house, task, &contact, now);
        if contact.person == person.id {
            let elsewhere = found.message != caller.message.map(|message| message.0);
            // Only 已完成 stands under a list, too.
            let view = match deed {
                Deed::Done if elsewhere => list(tx, house, (caller, person)).await?,
                _ => (text.clone(), buttons.clone()),
            };
            say(tx, caller, view).await?;
            if !elsewhere {
                continue;
            }
        }
        let key = format!("{name}/edit");
        let edit = Post::edit(user.private_chat(), Target::Named(name), text).buttons(buttons).replacing(key);
        outbox::add(tx, &edit).await?;
    }
    Ok(())
}

/// `/tasks`
pub async fn on_list(tx: &mut Tx, house: &House, (caller, person): (&Caller, &Person)) -> Result<Answer, Fault> {
    let view = list(tx, house, (caller, person)).await?;
    say(tx, caller, view).await?;
    Ok(Answer::Quiet)
}

/// Somebody's tasks, those that were done since yesterday among them.
async fn list(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
) -> Result<(String, Vec<Vec<Button>>), Fault> {
    let local = |at| house.config.rounds.local(at);
    let yesterday = local(tx.now()).date() - Duration::days(1);
    let since = instant(house.config.zone, yesterday.and_time(NaiveTime::MIN));
    let (mine, gave): (Vec<Task>, Vec<Task>) =
        store::tasks::list_of(tx, person.id, since).await?.into_iter().partition(|task| task.given_to == person.id);
    Ok(words::tasks::list(caller.lang, (&mine, &gave), tx.now(), local))
}
