//! `/missing` and `/status`: how my area stands now.

use super::{lines, words};
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Area, Purpose, Tree};
use crate::features::leave;
use crate::features::people::{self, Caller};
use crate::features::reports;
use crate::features::reports::standing::{self, Counts, Standing, State};
use crate::features::{Answer, House};
use crate::i18n;
use crate::outbox;
use crate::terms::{AreaId, Lane, Level, Post, Role, RoundId};
use std::collections::HashMap;

/// The roles that answer for an area with micro-grids below it.
const LEADING: [Role; 3] = [Role::District, Role::Secretary, Role::GridLeader];

/// Says who has not reported in the caller's areas, or in the area of the group.
pub(super) async fn missing(tx: &mut Tx, house: &House, caller: &Caller) -> Result<Answer, Fault> {
    let Some((round, times)) = house.config.rounds.open_at(caller.at) else {
        return Ok(Answer::Short(i18n::text(caller.lang, "nags-no-round")));
    };
    let areas = own_areas(tx, caller, &LEADING).await?;
    let unheard = outbox::list_unreachable(tx).await?;
    let mut said = vec![];
    for area in &areas {
        let mut standings = standing::list(tx, &round, area.id).await?;
        standings.retain(|standing| standing.state == State::Missing);
        let near = matches!(area.level, Level::Grid | Level::Community);
        let texts = if !near {
            let parts = by_part(tx, area, &standings).await?;
            words::missing_by_part(caller.lang, &area.name, &parts, &round)
        } else {
            let leaders = people::holders_within(tx, area.id, Role::Leader).await?;
            let stand_ins = leave::stand_ins(tx, area.id, times.acting_at(caller.at)).await?;
            let leaders = stand_ins.acting(leaders, house.config.lang);
            let lines = lines(&standings, &leaders, &unheard);
            match (caller.is_private(), lines.is_empty()) {
                (true, _) => words::missing(caller.lang, &area.name, &lines, &round),
                (false, true) => vec![words::none_missing(caller.lang, &area.name, &round)],
                (false, false) => vec![words::group(caller.lang, &lines, house.config.rounds.local(times.due).time())],
            }
        };
        said.extend(texts);
    }
    // Who leads only micro-grids asks about their own.
    let said =
        if said.is_empty() && caller.is_private() { one(own_micro_grids(tx, caller, &round).await?) } else { said };
    answer(tx, caller, said).await
}

/// Says how the caller's micro-grids and areas stand, or the area of the group.
pub(super) async fn status(tx: &mut Tx, house: &House, caller: &Caller) -> Result<Answer, Fault> {
    // After the round has closed, how it ended is what people ask for.
    let Some((round, _)) = house.config.rounds.latest_at(caller.at) else {
        return Ok(Answer::Short(i18n::text(caller.lang, "nags-no-round")));
    };
    let mut said = vec![];
    for area in own_areas(tx, caller, &LEADING).await? {
        let standings = standing::list(tx, &round, area.id).await?;
        let counts = Counts::of(standings.iter().map(|standing| &standing.state));
        said.push(words::counts(caller.lang, &area.name, &counts, &round));
    }
    if caller.is_private() {
        said.extend(own_micro_grids(tx, caller, &round).await?);
    }
    answer(tx, caller, one(said)).await
}

/// The lines as one text, where there are any.
fn one(lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() { lines } else { vec![lines.join("\n")] }
}

async fn own_micro_grids(tx: &mut Tx, caller: &Caller, round: &RoundId) -> Result<Vec<String>, Fault> {
    let mut states = vec![];
    let own = match &caller.person {
        Some(person) => leave::micro_grids_of(tx, person, caller.at).await?,
        None => vec![],
    };
    if !own.is_empty() {
        states.push(format!("<b>{}</b>", reports::words::round(caller.lang, round)));
    }
    for micro_grid in own {
        let standings = standing::list(tx, round, micro_grid).await?;
        states.extend(standings.iter().map(|standing| words::state(caller.lang, standing)));
    }
    Ok(states)
}

/// In a group its own area; in private those on which the caller holds one of the roles.
async fn own_areas(tx: &mut Tx, caller: &Caller, roles: &[Role]) -> Result<Vec<Area>, Fault> {
    let ids: Vec<AreaId> = if caller.is_private() {
        let holdings = caller.person.iter().flat_map(|person| &person.holdings);
        holdings.filter(|holding| roles.contains(&holding.role)).map(|holding| holding.area).collect()
    } else {
        let bound = areas::area_of_chat(tx, caller.chat.id).await?;
        bound.into_iter().filter(|(_, purpose)| *purpose == Purpose::Reports).map(|(area, _)| area).collect()
    };
    let mut found = vec![];
    for id in ids {
        found.extend(areas::find(tx, id).await?);
    }
    Ok(found)
}

/// How many of the micro-grids lie in each area right below, worst first.
async fn by_part(tx: &mut Tx, area: &Area, missing: &[Standing]) -> Result<Vec<(String, usize)>, Fault> {
    let tree = Tree::new(areas::list_all(tx).await?);
    let mut counts: HashMap<AreaId, usize> = HashMap::new();
    for standing in missing {
        if let Some(part) = tree.upwards(standing.micro_grid).find(|part| part.parent == Some(area.id)) {
            *counts.entry(part.id).or_default() += 1;
        }
    }
    let named = counts.into_iter().filter_map(|(id, count)| Some((tree.get(id)?.name.clone(), count)));
    let mut parts: Vec<(String, usize)> = named.collect();
    parts.sort_by(|(one, fewer), (other, more)| more.cmp(fewer).then(one.cmp(other)));
    Ok(parts)
}

async fn answer(tx: &mut Tx, caller: &Caller, mut texts: Vec<String>) -> Result<Answer, Fault> {
    let Some(last) = texts.pop() else {
        return Ok(Answer::Short(i18n::text(caller.lang, "nags-no-area")));
    };
    for text in texts {
        outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, text)).await?;
    }
    Ok(Answer::Short(last))
}
