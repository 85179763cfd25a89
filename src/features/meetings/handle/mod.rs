mod agenda;
mod circle;
mod give;
mod minutes;
mod tasks;

use super::Command;
use super::model::{Draft, MeetingId, TaskId, Time};
use super::rules::Deed;
use super::store;
use crate::clock::Job;
use crate::db::{Fault, Tx};
use crate::features::people::{Caller, Person};
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::outbox;
use crate::talk;
use crate::terms::{Button, Lane, Message, Post, Target, Tick};
use chrono::Duration;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// One job for each of the day's meetings, `meeting/<name>`.
pub fn jobs(house: &House) -> Vec<Job> {
    let ahead = Duration::minutes(house.config.meetings.remind_minutes.into());
    let job = |time: &Time| Job {
        name: job_name(time),
        schedule: time.at.clone(),
        offset: -ahead,
        // Once it has begun, nobody needs to be told.
        grace: ahead,
    };
    house.config.meetings.times.iter().map(job).collect()
}

fn job_name(time: &Time) -> String {
    format!("meeting/{}", time.id)
}

/// A meeting is near, or a task is overdue; `false` where the tick is none of this room's.
pub async fn on_tick(tx: &mut Tx, house: &House, tick: &Tick) -> Result<bool, Fault> {
    if tick.job.starts_with("meeting/") {
        agenda::announce(tx, house, tick).await?;
        return Ok(true);
    }
    let Some(task) = tick.job.strip_prefix(tasks::OVERDUE).and_then(|id| id.parse().ok()) else {
        return Ok(false);
    };
    tasks::on_overdue(tx, house, TaskId(task)).await?;
    Ok(true)
}

/// Forgets the meetings and tasks that were over long ago; answers how many.
pub async fn forget(tx: &mut Tx, house: &House) -> Result<u64, Fault> {
    let before = tx.now() - house.config.keep;
    Ok(store::forget(tx, before).await? + store::tasks::forget(tx, before).await?)
}

/// What somebody was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Step {
    /// What was said?
    Minutes(MeetingId),
    /// What is to be done, by whom, until when? With what is known.
    Task(Draft),
}

impl Step {
    async fn begin(&self, tx: &mut Tx, caller: &Caller) -> Result<(), Fault> {
        talk::begin(tx, caller.user, caller.chat.id, &json!({ "meetings": self })).await
    }

    async fn current(tx: &mut Tx, caller: &Caller) -> Result<Option<Self>, Fault> {
        let step = talk::current(tx, caller.user, caller.chat.id).await?;
        Ok(step.and_then(|step| serde_json::from_value(step.step.get("meetings")?.clone()).ok()))
    }
}

/// Does what a person asked.
pub async fn handle(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else {
        return Ok(Answer::Alert(text(caller.lang, "stranger")));
    };
    if !caller.is_private() {
        return Ok(Answer::Short(text(caller.lang, "meetings-in-private")));
    }
    let who = (caller, person);
    match command {
        Command::Agenda => agenda::on_agenda(tx, house, who).await,
        Command::Attend { meeting, comes } => agenda::on_attend(tx, house, who, (meeting, comes)).await,
        Command::Minutes { text, of } => minutes::on_minutes(tx, house, who, (of, &text)).await,
        Command::Task { text } => give::on_task(tx, house, who, &text).await,
        Command::PickWho { person } => give::on_pick_who(tx, house, who, person).await,
        Command::PickWhen { due } => give::on_pick_when(tx, house, who, due).await,
        Command::Drop => on_drop(tx, caller).await,
        Command::Typed(message) => on_typed(tx, house, who, &message).await,
        Command::Tasks => tasks::on_list(tx, house, who).await,
        Command::Acknowledge { task } => tasks::on_deed(tx, house, who, (task, Deed::Acknowledge)).await,
        Command::Done { task } => tasks::on_deed(tx, house, who, (task, Deed::Done)).await,
        Command::Cancel { task } => tasks::on_deed(tx, house, who, (task, Deed::Cancel)).await,
    }
}

async fn on_typed(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    message: &Message,
) -> Result<Answer, Fault> {
    let step = Step::current(tx, caller).await?;
    match step {
        Some(_) if message.text.trim().is_empty() => Ok(Answer::Short(text(caller.lang, "meetings-only-words"))),
        Some(Step::Minutes(meeting)) => {
            minutes::on_written(tx, house, (caller, person), (meeting, &message.text)).await
        }
        Some(Step::Task(draft)) => give::on_told(tx, house, (caller, person), (draft, &message.text)).await,
        None => Ok(Answer::Quiet),
    }
}

async fn on_drop(tx: &mut Tx, caller: &Caller) -> Result<Answer, Fault> {
    // Another room may have asked something since; its question stays.
    if Step::current(tx, caller).await?.is_some() {
        talk::clear(tx, caller.user, caller.chat.id).await?;
    }
    say(tx, caller, (text(caller.lang, "meetings-dropped"), vec![])).await?;
    Ok(Answer::Quiet)
}

/// Changes the message under which a button was pressed, or writes a new one to what was typed.
async fn say(tx: &mut Tx, caller: &Caller, (text, buttons): (String, Vec<Vec<Button>>)) -> Result<(), Fault> {
    let post = match (&caller.pressed, caller.message) {
        (Some(_), Some(message)) => Post::edit(caller.chat.id, Target::Id(message), text),
        _ => Post::text(caller.chat.id, Lane::Reply, text),
    };
    outbox::add(tx, &post.buttons(buttons)).await
}

fn expired(caller: &Caller) -> Answer {
    Answer::Alert(text(caller.lang, "tap-expired"))
}
