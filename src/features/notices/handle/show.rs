//! The author's one message about a notice, kept up to date.

use super::super::model::{Fates, Notice, State, Timing};
use super::super::rules;
use super::super::store::copies;
use super::super::words::draft::{self, Scene, View};
use super::super::words::progress::{self, Standing};
use super::tick;
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::areas;
use crate::features::people;
use crate::outbox;
use crate::terms::{Button, Lane, Lang, Post, Target, UserId};
use chrono::Duration;

/// Writes the author's message about a new notice.
pub async fn introduce(tx: &mut Tx, house: &House, notice: &Notice) -> Result<(), Fault> {
    let Some((user, lang)) = author(tx, notice).await? else {
        return Ok(());
    };
    let (html, buttons) = page(tx, house, notice, (lang, &View::Main)).await?;
    let post = Post::text(user.private_chat(), Lane::Reply, html).buttons(buttons).named(notice.id.preview());
    outbox::add(tx, &post).await
}

/// Brings the author's message up to date.
pub async fn show(tx: &mut Tx, house: &House, notice: &Notice, view: &View) -> Result<(), Fault> {
    let Some((user, lang)) = author(tx, notice).await? else {
        return Ok(());
    };
    let (html, buttons) = page(tx, house, notice, (lang, view)).await?;
    let name = notice.id.preview();
    let post = Post::edit(user.private_chat(), Target::Named(name.clone()), html).buttons(buttons).replacing(name);
    outbox::add(tx, &post).await
}

/// The author's account, while they can be reached, and the language in which they wrote it.
pub async fn author(tx: &mut Tx, notice: &Notice) -> Result<Option<(UserId, Lang)>, Fault> {
    let contact = people::contact(tx, notice.author).await?;
    Ok(contact.and_then(|contact| Some((contact.user?, notice.lang))))
}

async fn page(
    tx: &mut Tx,
    house: &House,
    notice: &Notice,
    (lang, view): (Lang, &View),
) -> Result<(String, Vec<Vec<Button>>), Fault> {
    if matches!(notice.state, State::Draft | State::Asked | State::Scheduled | State::Repeating) {
        let scene = scene(tx, house, notice).await?;
        return Ok((draft::preview(lang, notice, &scene, view), draft::buttons(lang, notice, &scene, view)));
    }
    let standing = standing(tx, house, notice).await?;
    Ok((progress::progress(lang, notice, &standing, view), progress::buttons(lang, notice, &standing, view)))
}

/// What is shown beside a notice before it is sent.
pub async fn scene(tx: &mut Tx, house: &House, notice: &Notice) -> Result<Scene, Fault> {
    let audience = copies::audience(tx, notice).await?;
    let mut parts = vec![];
    for part in &notice.parts {
        parts.extend(areas::find(tx, *part).await?.map(|area| area.name));
    }
    let config = &house.config;
    let now = config.rounds.local(tx.now());
    let at = match &notice.timing {
        Timing::Now => None,
        Timing::At(at) => Some(config.rounds.local(*at)),
        Timing::Cron(cron) => tick::next_time(cron, now),
    };
    let quiet = config.ladder.quiet_for(at.unwrap_or(now).time()) > Duration::zero();
    let seconds = rules::seconds(audience.recipients.len(), config.limits);
    Ok(Scene { parts, audience, seconds, approve_above: config.notices.approve_above, at, quiet })
}

async fn standing(tx: &mut Tx, house: &House, notice: &Notice) -> Result<Standing, Fault> {
    let fates = copies::fates(tx, notice.id, &notice.id.copies()).await?;
    let deletions = match notice.state {
        State::Withdrawn => copies::fates(tx, notice.id, &notice.id.deletions()).await?,
        _ => Fates::default(),
    };
    Ok(Standing {
        fates,
        private: copies::arrived_privately(tx, notice.id).await?,
        readers: copies::readers(tx, notice.id).await?,
        seconds: rules::seconds(fates.left(), house.config.limits),
        deletions,
    })
}
