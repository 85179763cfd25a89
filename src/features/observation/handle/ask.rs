//! The day's two askings, and the ladder for those who do not answer.

use super::super::model::{Asking, CheckIn, Subject, SubjectId};
use super::super::store::check_ins::Step;
use super::super::{rules, store, words};
use super::{keeper, secretaries, tell, tell_all};
use crate::clock::{Job, timers};
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::people::{self, Contact};
use crate::outbox;
use crate::terms::{Lane, PersonId, Post, SlotId, Tick};
use chrono::Duration;
use std::collections::BTreeMap;
use strum::VariantArray;

const ASK: &str = "observation/ask/";
const STEP: &str = "observation/step/";

/// An asking that comes later than this would meet the next one.
const GRACE: Duration = Duration::hours(4);

/// The day's two askings.
pub fn jobs(house: &House) -> Vec<Job> {
    let settings = &house.config.observation;
    let job = |name, schedule: &crate::clock::Schedule| Job {
        name: format!("{ASK}{name}"),
        schedule: schedule.clone(),
        offset: Duration::zero(),
        grace: GRACE,
    };
    vec![job(rules::MORNING, &settings.morning), job(rules::EVENING, &settings.evening)]
}

/// A job or a timer is due; `false` where it is none of this room's.
pub async fn on_tick(tx: &mut Tx, house: &House, tick: &Tick) -> Result<bool, Fault> {
    if let Some(slot) = tick.job.strip_prefix(ASK) {
        let asking = Asking { date: tick.local.date(), slot: SlotId(slot.to_owned()) };
        on_ask(tx, house, &asking).await?;
        return Ok(true);
    }
    let Some((asking, step)) = tick.job.strip_prefix(STEP).and_then(|rest| rest.rsplit_once('/')) else {
        return Ok(false);
    };
    if let (Ok(asking), Ok(step)) = (asking.parse(), step.parse()) {
        on_step(tx, &asking, step).await?;
    }
    Ok(true)
}

async fn on_ask(tx: &mut Tx, house: &House, asking: &Asking) -> Result<(), Fault> {
    let subjects = store::list_open(tx, asking.date).await?;
    if subjects.is_empty() {
        return Ok(());
    }
    store::check_ins::begin_all(tx, &subjects, asking).await?;
    for (step, wait) in Step::VARIANTS.iter().zip(house.config.observation.steps) {
        timers::set(tx, &format!("{STEP}{asking}/{}", step.into_str()), tx.now() + wait).await?;
    }
    let asked = subjects.iter().filter_map(|subject| ask(subject, asking, "observation-ask"));
    outbox::add_all(tx, &asked.collect::<Vec<_>>()).await?;

    let silent = subjects.iter().filter(|subject| subject.contact.user.is_none()).cloned().collect();
    for (keeper, subjects) in by_keeper(tx, silent).await? {
        let list: Vec<_> = subjects.iter().map(|subject| (subject, None)).collect();
        tell(tx, &keeper, words::proxy_list(keeper.lang, asking, &list)).await?;
    }
    Ok(())
}

/// The message that asks somebody who has joined how they are.
fn ask(subject: &Subject, asking: &Asking, key: &str) -> Option<Post> {
    let user = subject.contact.user?;
    let (html, buttons) = words::ask(subject.lang(), (subject, asking), key, user);
    let post = Post::text(user.private_chat(), Lane::Nag, html).buttons(buttons);
    Some(post.named(check_in_name(subject.id, asking)))
}

/// The message that asks for what somebody has not said yet.
fn ask_the_rest(subject: &Subject, check_in: &CheckIn) -> Option<Post> {
    let user = subject.contact.user?;
    let shown = words::Shown { lang: subject.lang(), user, proxy: false, subject, check_in };
    let (html, buttons) = shown.screen(&rules::first_missing(check_in));
    let post = Post::text(user.private_chat(), Lane::Nag, html).buttons(buttons);
    Some(post.named(check_in_name(subject.id, &check_in.asking)))
}

/// The name of the message in which somebody is asked.
pub fn check_in_name(subject: SubjectId, asking: &Asking) -> String {
    format!("observation/ask/{}/{asking}", subject.0)
}

/// Those of whom nothing was heard, by whoever can be written to about them.
async fn by_keeper(tx: &mut Tx, subjects: Vec<Subject>) -> Result<Vec<(Contact, Vec<Subject>)>, Fault> {
    let mut groups: BTreeMap<PersonId, (Contact, Vec<Subject>)> = BTreeMap::new();
    for subject in subjects {
        if let Some(keeper) = keeper(tx, &subject).await? {
            groups.entry(keeper.person).or_insert_with(|| (keeper, vec![])).1.push(subject);
        }
    }
    Ok(groups.into_values().collect())
}

async fn on_step(tx: &mut Tx, asking: &Asking, step: Step) -> Result<(), Fault> {
    // After downtime a newer asking may have begun, which asks everybody anew.
    if store::check_ins::newest_asking(tx).await?.as_ref() != Some(asking) {
        return Ok(());
    }
    let mut missing = vec![];
    for id in store::check_ins::take_overdue(tx, asking, step).await? {
        missing.extend(store::find(tx, id).await?.filter(|subject| subject.outcome.is_none()));
    }
    match step {
        Step::Remind => remind(tx, asking, &missing).await,
        Step::Warden => tell_wardens(tx, asking, missing).await,
        Step::Secretary => tell_secretaries(tx, asking, missing).await,
    }
}

async fn remind(tx: &mut Tx, asking: &Asking, missing: &[Subject]) -> Result<(), Fault> {
    let check_ins = store::check_ins::list_of(tx, asking).await?;
    for subject in missing {
        let begun = check_ins.get(&subject.id).filter(|check_in| check_in.temperature.is_some());
        let post = match begun {
            Some(check_in) => ask_the_rest(subject, check_in),
            None => ask(subject, asking, "observation-remind"),
        };
        if let Some(post) = post {
            super::check_in::replace_ask(tx, subject, asking, post).await?;
        }
    }
    Ok(())
}

async fn tell_wardens(tx: &mut Tx, asking: &Asking, missing: Vec<Subject>) -> Result<(), Fault> {
    for (keeper, subjects) in by_keeper(tx, missing).await? {
        tell_all(tx, &keeper, words::missing_to_warden(keeper.lang, asking, &subjects)).await?;
    }
    Ok(())
}

/// Somebody of whom nothing was heard, and who looks after them.
type WithWarden = (Subject, Option<Contact>);

async fn tell_secretaries(tx: &mut Tx, asking: &Asking, missing: Vec<Subject>) -> Result<(), Fault> {
    let mut told: BTreeMap<PersonId, (Contact, Vec<WithWarden>)> = BTreeMap::new();
    for subject in missing {
        let warden = people::contact(tx, subject.warden).await?;
        for secretary in secretaries(tx, subject.area).await? {
            let entry = told.entry(secretary.person).or_insert_with(|| (secretary, vec![]));
            entry.1.push((subject.clone(), warden.clone()));
        }
    }
    for (secretary, lines) in told.into_values() {
        tell_all(tx, &secretary, words::missing_to_secretary(secretary.lang, asking, &lines)).await?;
    }
    Ok(())
}
