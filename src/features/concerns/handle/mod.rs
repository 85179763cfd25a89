mod deeds;
mod lists;
mod raise;
mod reported;
mod telling;

use super::model::{Came, Concern, ConcernId};
use super::rules::{Deed, Standing};
use super::{Command, store, words};
use crate::clock::Job;
use crate::db::{Fault, Tx};
use crate::features::people::{self, Caller, Person};
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::talk;
use crate::terms::{Message, Role, Tick};
use chrono::Duration;
use serde::{Deserialize, Serialize};
use serde_json::json;

pub use reported::{on_reported, on_withdrawn};

/// What the clock does here: nothing of its own.
pub fn jobs(_house: &House) -> Vec<Job> {
    vec![]
}

/// A job or a timer is due; `false` where it is none of this room's, as all are.
pub async fn on_tick(_tx: &mut Tx, _house: &House, _tick: &Tick) -> Result<bool, Fault> {
    Ok(false)
}

/// Forgets what cases were about that were closed long ago; answers how many.
pub async fn forget(tx: &mut Tx, house: &House) -> Result<u64, Fault> {
    let before = tx.now() - Duration::days(house.config.concerns.forget_days.into());
    store::forget(tx, before).await
}

/// What somebody was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Step {
    /// What weighs on you? With what came so far.
    Raise(Came),
    /// What is the answer?
    Answer(ConcernId),
    /// What was done?
    Close(ConcernId),
    /// Why is it not over?
    Reopen(ConcernId),
}

impl Step {
    async fn begin(&self, tx: &mut Tx, caller: &Caller) -> Result<(), Fault> {
        talk::begin(tx, caller.user, caller.chat.id, &json!({ "concerns": self })).await
    }

    async fn current(tx: &mut Tx, caller: &Caller) -> Result<Option<Self>, Fault> {
        let step = talk::current(tx, caller.user, caller.chat.id).await?;
        Ok(step.and_then(|step| serde_json::from_value(step.step.get("concerns")?.clone()).ok()))
    }
}

/// Does what a person asked.
pub async fn handle(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else {
        return Ok(Answer::Alert(text(caller.lang, "stranger")));
    };
    let who = (caller, person);
    match command {
        Command::Raise { words, came } => raise::on_raise(tx, house, who, (&words, came)).await,
        Command::Drop => on_drop(tx, caller).await,
        Command::Typed(message) => on_typed(tx, house, who, &message).await,
        Command::List { page } => lists::on_list(tx, who, page).await,
        Command::Show { concern } => lists::on_show(tx, house, who, concern).await,
        Command::Photo { concern } => lists::on_photo(tx, who, concern).await,
        Command::PickAssignee { concern } => lists::on_pick(tx, house, who, concern).await,
        Command::Take { concern } => deeds::on_deed(tx, house, who, (concern, Deed::Take)).await,
        Command::Assign { concern, to } => deeds::on_assign(tx, house, who, (concern, to)).await,
        Command::Settle { concern } => on_settle(tx, house, who, concern).await,
        Command::AskAnswer { concern } => deeds::on_ask(tx, who, (concern, Deed::Answer(String::new()))).await,
        Command::AskClose { concern } => deeds::on_ask(tx, who, (concern, Deed::Close(String::new()))).await,
        Command::AskReopen { concern } => deeds::on_ask(tx, who, (concern, Deed::Reopen(String::new()))).await,
    }
}

async fn on_typed(tx: &mut Tx, house: &House, who: (&Caller, &Person), message: &Message) -> Result<Answer, Fault> {
    let deed = match Step::current(tx, who.0).await? {
        Some(Step::Raise(came)) => return raise::on_told(tx, house, who, (came, message)).await,
        Some(Step::Answer(id)) => (id, Deed::Answer(message.text.clone())),
        Some(Step::Close(id)) => (id, Deed::Close(message.text.clone())),
        Some(Step::Reopen(id)) => (id, Deed::Reopen(message.text.clone())),
        None => return Ok(Answer::Quiet),
    };
    deeds::on_words(tx, house, who, deed).await
}

async fn on_settle(tx: &mut Tx, house: &House, who: (&Caller, &Person), id: ConcernId) -> Result<Answer, Fault> {
    // Whoever asked how it stands has said what they came for; what they write next is no new case.
    if matches!(Step::current(tx, who.0).await?, Some(Step::Raise(_))) {
        talk::clear(tx, who.0.user, who.0.chat.id).await?;
    }
    deeds::on_deed(tx, house, who, (id, Deed::Settle)).await
}

async fn on_drop(tx: &mut Tx, caller: &Caller) -> Result<Answer, Fault> {
    // Another room may have asked something since; its question stays.
    if Step::current(tx, caller).await?.is_some() {
        talk::clear(tx, caller.user, caller.chat.id).await?;
    }
    telling::say(tx, caller, (text(caller.lang, "concerns-dropped"), vec![])).await?;
    Ok(Answer::Quiet)
}

/// Those who answer for others.
const LEADING: [Role; 3] = [Role::District, Role::Secretary, Role::GridLeader];

/// A case and what a person is to it; `None` where there is no such case.
async fn look(tx: &mut Tx, person: &Person, id: ConcernId) -> Result<Option<(Concern, Standing)>, Fault> {
    let Some(concern) = store::find(tx, id).await? else {
        return Ok(None);
    };
    let roles = people::roles_in_reach(tx, person.id, concern.area).await?;
    let standing = Standing {
        above: roles.iter().any(|role| LEADING.contains(role)),
        assigned: concern.assigned_to == Some(person.id),
        raised: concern.raised_by == Some(person.id),
    };
    Ok(Some((concern, standing)))
}

fn expired(caller: &Caller) -> Answer {
    Answer::Alert(text(caller.lang, "tap-expired"))
}

fn refused(caller: &Caller, refusal: super::rules::Refusal) -> Answer {
    Answer::Alert(words::refusal(caller.lang, refusal))
}
