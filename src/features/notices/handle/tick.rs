//! What the clock does about notices: their time, their next time, and their progress.

use super::super::model::{Notice, NoticeId, State, Timing};
use super::super::rules::{self, Look};
use super::super::store::{self, New, copies};
use super::super::words::draft::View;
use super::delivery;
use super::show::{author, introduce, show};
use crate::clock::{Job, Schedule, instant, timers};
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::i18n::text_with;
use crate::outbox;
use crate::terms::{Lane, Moment, Post, Tick};
use chrono::{Duration, NaiveDateTime};

/// Nothing is done at set times of the day: each notice has its own.
pub fn jobs(_house: &House) -> Vec<Job> {
    vec![]
}

/// A timer is due; `false` where it is none of this room's.
pub async fn on_tick(tx: &mut Tx, house: &House, tick: &Tick) -> Result<bool, Fault> {
    let Some((what, id)) = tick.job.strip_prefix("notices/").and_then(|rest| rest.split_once('/')) else {
        return Ok(false);
    };
    let Ok(id) = id.parse().map(NoticeId) else {
        return Ok(false);
    };
    let Some(notice) = store::find(tx, id).await? else {
        return Ok(true);
    };
    match (what, notice.state) {
        ("send", State::Scheduled) => on_time(tx, house, notice).await?,
        ("repeat", State::Repeating) => on_next_time(tx, house, notice).await?,
        ("progress", _) => on_look(tx, house, notice).await?,
        _ => {}
    }
    Ok(true)
}

fn job(what: &str, id: NoticeId) -> String {
    format!("notices/{what}/{}", id.0)
}

/// Lets a notice go out at a moment.
pub async fn at(tx: &mut Tx, id: NoticeId, at: Moment) -> Result<(), Fault> {
    timers::set(tx, &job("send", id), at).await
}

/// Lets a repeating notice go out at its next time.
pub async fn next(tx: &mut Tx, house: &House, id: NoticeId, cron: &str) -> Result<(), Fault> {
    let now = house.config.rounds.local(tx.now());
    if let Some(next) = next_time(cron, now) {
        timers::set(tx, &job("repeat", id), instant(house.config.zone, next)).await?;
    }
    Ok(())
}

/// A notice goes out at no time any more.
pub async fn forget(tx: &mut Tx, id: NoticeId) -> Result<(), Fault> {
    timers::cancel(tx, &job("send", id)).await?;
    timers::cancel(tx, &job("repeat", id)).await
}

/// Lets the author's message show the progress in a few seconds, where that is not planned yet. The notice is saved by the caller.
pub async fn watch(tx: &mut Tx, house: &House, notice: &mut Notice) -> Result<(), Fault> {
    if notice.refresh_at.is_none() {
        let at = tx.now() + Duration::seconds(house.config.notices.progress_seconds.into());
        notice.refresh_at = Some(at);
        timers::set(tx, &job("progress", notice.id), at).await?;
    }
    Ok(())
}

/// The local time after `now` that a cron expression names.
pub fn next_time(cron: &str, now: NaiveDateTime) -> Option<NaiveDateTime> {
    cron.parse::<Schedule>().ok()?.after(now).next()
}

/// Times that are looked at to see how close they are.
const LOOKED_AT: usize = 30;

/// Whether a cron expression can be followed; if not, the key of why.
pub fn check(cron: &str, now: NaiveDateTime) -> Result<(), &'static str> {
    let schedule = cron.parse::<Schedule>().map_err(|_| "notices-cron-unclear")?;
    let times: Vec<NaiveDateTime> = schedule.after(now).take(LOOKED_AT).collect();
    if rules::is_rare(&times) { Ok(()) } else { Err("notices-cron-too-often") }
}

async fn on_time(tx: &mut Tx, house: &House, mut notice: Notice) -> Result<(), Fault> {
    let refused = match delivery::may_speak(tx, &notice).await? {
        true => delivery::start(tx, house, &mut notice).await?.is_some(),
        false => true,
    };
    if refused {
        notice.state = State::Draft;
        store::save(tx, &notice).await?;
        say_that_it_stayed(tx, &notice).await?;
    }
    show(tx, house, &notice, &View::Main).await
}

/// An edit rings no bell, and the author believes that it has gone out.
async fn say_that_it_stayed(tx: &mut Tx, notice: &Notice) -> Result<(), Fault> {
    if let Some((user, lang)) = author(tx, notice).await? {
        let html = text_with(lang, "notices-not-sent", [("number", notice.id.number().to_string().into())]);
        outbox::add(tx, &Post::text(user.private_chat(), Lane::Nag, html)).await?;
    }
    Ok(())
}

/// Each time is a notice of its own, with its own number.
async fn on_next_time(tx: &mut Tx, house: &House, mut master: Notice) -> Result<(), Fault> {
    if !delivery::may_speak(tx, &master).await? {
        master.state = State::Draft;
        store::save(tx, &master).await?;
        return show(tx, house, &master, &View::Main).await;
    }
    if let Timing::Cron(cron) = &master.timing {
        next(tx, house, master.id, cron).await?;
    }
    let new = New {
        author: master.author,
        area: master.area,
        lang: master.lang,
        media: master.media.clone(),
        texts: master.texts.clone(),
    };
    let id = store::add(tx, &new).await?;
    store::set_parts(tx, id, &master.parts).await?;
    let mut notice =
        Notice { id, timing: Timing::Now, state: State::Draft, repeats: Some(master.id), ..master.clone() };
    let refused = delivery::start(tx, house, &mut notice).await?;
    introduce(tx, house, &notice).await?;
    if refused.is_some() {
        store::save(tx, &notice).await?;
    }
    show(tx, house, &master, &View::Main).await
}

/// Looks at the progress: what fell back into the queue of a paused or stopped notice is kept from going out.
async fn on_look(tx: &mut Tx, house: &House, mut notice: Notice) -> Result<(), Fault> {
    notice.refresh_at = None;
    let names = match notice.state {
        State::Withdrawn => notice.id.deletions(),
        _ => notice.id.copies(),
    };
    let fates = copies::fates(tx, notice.id, &names).await?;
    if notice.state == State::Withdrawn {
        outbox::cancel_all(tx, &notice.id.copies()).await?;
    }
    match rules::look(notice.state, &fates) {
        Look::Again => watch(tx, house, &mut notice).await?,
        Look::Hold => {
            outbox::hold_all(tx, &names).await?;
            if fates.sending > 0 {
                watch(tx, house, &mut notice).await?;
            }
        }
        Look::Drop => {
            outbox::cancel_all(tx, &names).await?;
            watch(tx, house, &mut notice).await?;
        }
        Look::Done => notice.state = State::Done,
        Look::Rest => {}
    }
    store::save(tx, &notice).await?;
    show(tx, house, &notice, &View::Main).await
}
