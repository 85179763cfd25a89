//! `/pledges`: who has signed in an area, and who has not.

use super::super::store::{self, Holder};
use super::super::words;
use super::reply;
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Area, Tree};
use crate::features::people::{Caller, Person};
use crate::features::{Answer, House};
use crate::i18n::pages;
use crate::outbox;
use crate::terms::{AreaId, Button, Lane, Level, Post, Role};
use std::collections::HashMap;

/// The caller's areas.
pub async fn on_pledges(tx: &mut Tx, house: &House, (caller, person): (&Caller, &Person)) -> Result<Answer, Fault> {
    let leads = |role| matches!(role, Role::District | Role::Secretary | Role::GridLeader);
    let led = person.holdings.iter().filter(|holding| leads(holding.role)).map(|holding| holding.area);
    for id in led {
        let Some(area) = areas::find(tx, id).await? else { continue };
        let (mut texts, buttons) = shown(tx, house, caller, &area).await?;
        let last = texts.pop().unwrap_or_default();
        for text in texts {
            outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, text)).await?;
        }
        outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, last).buttons(buttons)).await?;
    }
    Ok(Answer::Quiet)
}

/// One of the parts that were shown.
pub async fn on_pledges_of(tx: &mut Tx, house: &House, caller: &Caller, area: AreaId) -> Result<Answer, Fault> {
    let Some(area) = areas::find(tx, area).await? else {
        return Ok(Answer::Quiet);
    };
    let (mut texts, buttons) = shown(tx, house, caller, &area).await?;
    let first = texts.remove(0);
    reply(tx, caller, first, buttons).await?;
    for text in texts {
        outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, text)).await?;
    }
    Ok(Answer::Quiet)
}

/// The texts, at least one, and the parts that can be looked into.
async fn shown(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    area: &Area,
) -> Result<(Vec<String>, Vec<Vec<Button>>), Fault> {
    let version = &house.config.duties.pledges.version;
    let holders = store::list_within(tx, area.id, version).await?;
    let unsigned: Vec<&Holder> = holders.iter().filter(|holder| holder.signed.is_none()).collect();
    let heading = words::counts(caller.lang, &area.name, (&holders, version));
    // From the community down, people are few enough to be named.
    let named = |holder: &&&Holder| area.level >= Level::Community || holder.area == area.id;
    let mut lines: Vec<String> =
        unsigned.iter().filter(named).map(|holder| words::unsigned(caller.lang, holder)).collect();
    let parts = match area.level {
        Level::District | Level::Town => by_part(tx, area, &unsigned).await?,
        Level::Community | Level::Grid | Level::MicroGrid => vec![],
    };
    lines.extend(parts.iter().map(|(_, name, count)| words::part(caller.lang, name, *count)));
    Ok((pages(&heading, &lines), words::part_buttons(&parts)))
}

/// How many have not signed in each area right below, most first.
async fn by_part(tx: &mut Tx, area: &Area, unsigned: &[&Holder]) -> Result<Vec<(AreaId, String, usize)>, Fault> {
    let tree = Tree::new(areas::list_all(tx).await?);
    let mut counts: HashMap<AreaId, usize> = HashMap::new();
    for holder in unsigned {
        if let Some(part) = tree.upwards(holder.area).find(|part| part.parent == Some(area.id)) {
            *counts.entry(part.id).or_default() += 1;
        }
    }
    let named = counts.into_iter().filter_map(|(id, count)| Some((id, tree.get(id)?.name.clone(), count)));
    let mut parts: Vec<_> = named.collect();
    parts.sort_by(|(_, one, fewer), (_, other, more)| more.cmp(fewer).then(one.cmp(other)));
    Ok(parts)
}
