mod ask;
mod check_in;
mod course;
pub mod enter;
mod register;
mod subjects;
mod worry;

pub use ask::{jobs, on_tick};
pub use register::{Tally, on_reported, tally};
pub use worry::on_worry;

use super::command::Command;
use super::model::{Subject, SubjectId};
use super::rules::{self, Standing};
use super::{care, read, store, words};
use crate::db::{Fault, Tx};
use crate::features::areas;
use crate::features::people::{self, Caller, Contact, Person};
use crate::features::{Answer, House};
use crate::i18n;
use crate::outbox;
use crate::talk;
use crate::terms::{AreaId, Button, Lane, Lang, Level, Message, Moment, Post, Role, Target};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The step at which somebody is who was asked something.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Somebody is being entered.
    Draft(enter::Draft),
    /// A warden answers for somebody: the temperature may be typed.
    Temperature(SubjectId, super::model::Asking),
    /// Why so many more days?
    Extend(SubjectId, i64),
    /// Into which micro-grid?
    Move(SubjectId),
    /// Which household needs visits?
    Care(AreaId),
}

/// Does what a person asked.
pub async fn handle(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    if let Command::Verify { number } = command {
        let said = verify(tx, caller.lang, &number).await?;
        return Ok(Answer::Short(said.unwrap_or_else(|| i18n::text(caller.lang, "observation-verify-unknown"))));
    }
    let Some(person) = &caller.person else {
        return Ok(say(caller, "stranger"));
    };
    if !caller.is_private() {
        return Ok(say(caller, "observation-private"));
    }
    let by = (caller, person);
    match command {
        Command::Observe { line } => enter::on_observe(tx, house, by, &line).await,
        Command::Choose { area, person } => enter::on_choose(tx, house, by, (area, person)).await,
        Command::Draft { born, press } => enter::on_draft(tx, house, by, (born, press)).await,
        Command::Mine => subjects::on_mine(tx, house, by).await,
        Command::Card { subject } => subjects::on_card(tx, house, by, subject).await,
        Command::Act { subject, act } => subjects::on_act(tx, house, by, (subject, act)).await,
        Command::CheckIn { subject, asking, press } => {
            check_in::on_press(tx, house, by, (subject, &asking), press).await
        }
        Command::Talk { subject, asking } => check_in::on_talk(tx, house, by, (subject, &asking)).await,
        Command::Proxy { asking } => check_in::on_proxy(tx, by, &asking).await,
        Command::ReportIsRight { micro_grid, round } => {
            register::on_report_is_right(tx, by, (micro_grid, &round)).await
        }
        Command::Care { line } => care::on_asked(tx, house, by, &line).await,
        Command::CareTap { area, press } => care::on_tap(tx, house, by, (area, press)).await,
        Command::Typed(message) => on_typed(tx, house, by, &message).await,
        Command::Verify { .. } => Ok(Answer::Quiet),
    }
}

pub type By<'a> = (&'a Caller, &'a Person);

/// Somebody wrote who was asked something, or wrote a temperature by themselves.
async fn on_typed(tx: &mut Tx, house: &House, by: By<'_>, message: &Message) -> Result<Answer, Fault> {
    match step(tx, by.0).await? {
        Some(Step::Draft(draft)) => enter::on_line(tx, house, by, (draft, &message.text)).await,
        Some(Step::Temperature(subject, asking)) => {
            check_in::on_typed(tx, house, by, (subject, &asking), &message.text).await
        }
        Some(Step::Extend(subject, days)) => course::extend(tx, house, by, subject, (days, &message.text)).await,
        Some(Step::Move(subject)) => course::on_move_typed(tx, house, by, (subject, &message.text)).await,
        Some(Step::Care(area)) => care::on_line(tx, house, by, (area, &message.text)).await,
        None => check_in::on_own_typed(tx, house, by, message).await,
    }
}

pub async fn step(tx: &mut Tx, caller: &Caller) -> Result<Option<Step>, Fault> {
    let step = talk::current(tx, caller.user, caller.chat.id).await?;
    // A step of an older version of this room, or of another room, is none of ours.
    Ok(step.and_then(|mut step| serde_json::from_value(step.step.get_mut("observation")?.take()).ok()))
}

pub async fn set_step(tx: &mut Tx, caller: &Caller, step: &Step) -> Result<(), Fault> {
    talk::begin(tx, caller.user, caller.chat.id, &serde_json::json!({ "observation": step })).await
}

pub fn say(caller: &Caller, key: &str) -> Answer {
    Answer::Short(i18n::text(caller.lang, key))
}

/// Changes the message under which a button was pressed, or writes a new one to what was typed.
pub async fn show(tx: &mut Tx, caller: &Caller, (html, buttons): (String, Vec<Vec<Button>>)) -> Result<Answer, Fault> {
    let post = match (&caller.pressed, caller.message) {
        (Some(_), Some(message)) => Post::edit(caller.chat.id, Target::Id(message), html),
        _ => Post::text(caller.chat.id, Lane::Reply, html),
    };
    outbox::add(tx, &post.buttons(buttons)).await?;
    Ok(Answer::Quiet)
}

/// The local date of a moment.
fn date(house: &House, at: Moment) -> NaiveDate {
    house.config.rounds.local(at).date()
}

/// What the caller is to somebody under observation, who may be no more.
async fn found(tx: &mut Tx, (_, person): By<'_>, id: SubjectId) -> Result<Option<(Subject, Standing)>, Fault> {
    let Some(subject) = store::find(tx, id).await? else {
        return Ok(None);
    };
    let roles = people::roles_in_reach(tx, person.id, subject.area).await?;
    let standing = rules::standing(&subject, person.id, &roles);
    Ok(Some((subject, standing)))
}

/// The secretaries of the community in which an area lies.
async fn secretaries(tx: &mut Tx, area: AreaId) -> Result<Vec<Contact>, Fault> {
    match community(tx, area).await? {
        Some(community) => people::holders(tx, community, Role::Secretary).await,
        None => Ok(vec![]),
    }
}

async fn community(tx: &mut Tx, area: AreaId) -> Result<Option<AreaId>, Fault> {
    let above = areas::ancestors(tx, area).await?;
    Ok(above.iter().find(|area| area.level == Level::Community).map(|area| area.id))
}

/// Who can be written to about somebody: their warden, or where the warden has not joined, the secretary.
async fn keeper(tx: &mut Tx, subject: &Subject) -> Result<Option<Contact>, Fault> {
    let warden = people::contact(tx, subject.warden).await?;
    if warden.as_ref().is_some_and(|warden| warden.user.is_some()) {
        return Ok(warden);
    }
    Ok(secretaries(tx, subject.area).await?.into_iter().find(|contact| contact.user.is_some()))
}

/// Says something privately to somebody who has joined.
async fn tell(tx: &mut Tx, to: &Contact, (html, buttons): (String, Vec<Vec<Button>>)) -> Result<(), Fault> {
    match to.user {
        Some(user) => outbox::add(tx, &Post::text(user.private_chat(), Lane::Nag, html).buttons(buttons)).await,
        None => Ok(()),
    }
}

/// The same for a long list; the buttons stand below its last page.
async fn tell_all(tx: &mut Tx, to: &Contact, (pages, buttons): (Vec<String>, Vec<Vec<Button>>)) -> Result<(), Fault> {
    let last = pages.len().saturating_sub(1);
    for (nth, page) in pages.into_iter().enumerate() {
        tell(tx, to, (page, if nth == last { buttons.clone() } else { vec![] })).await?;
    }
    Ok(())
}

/// What may be confirmed to anybody of a certificate: number, date, masked name.
pub async fn verify(tx: &mut Tx, lang: Lang, number: &str) -> Result<Option<String>, Fault> {
    let Some(read::Number(number)) = read::number(number) else {
        return Ok(None);
    };
    let found = store::course::find_certificate(tx, &number).await?;
    Ok(found.map(|(name, day)| words::certificate::verified(lang, &number, (&name, day))))
}

/// Forgets the observations and the households that ended long enough ago; answers how many.
pub async fn forget(tx: &mut Tx, house: &House) -> Result<u64, Fault> {
    let before = tx.now() - house.config.observation.forget_after;
    store::register::forget_before(tx, date(house, before)).await?;
    Ok(store::course::forget(tx, before).await? + care::forget(tx, before).await?)
}
