use super::{Command, Line, lines, overview, store, tick, words};
use crate::db::{Fault, Tx};
use crate::features::areas;
use crate::features::leave;
use crate::features::people::{self, Caller, Contact, Person};
use crate::features::reports::standing::{self, Standing, State};
use crate::features::{Answer, House, reports};
use crate::i18n;
use crate::outbox;
use crate::terms::{AreaId, Button, Lane, Moment, PersonId, Post, Role, RoundId, Target};

/// Does what a person asked.
pub async fn handle(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else {
        return Ok(say(caller, "stranger"));
    };
    // What was counted when a round closed stays as it was.
    let excuses = match &command {
        Command::PickExcuse { round, .. } | Command::ExcuseOne { round, .. } | Command::UndoExcuse { round, .. } => {
            Some(round)
        }
        _ => None,
    };
    let is_open = |round: &RoundId| house.config.rounds.times(round).is_some_and(|times| caller.at < times.closes);
    if excuses.is_some_and(|round| !is_open(round)) {
        return Ok(say(caller, "nags-round-closed"));
    }
    match command {
        Command::Missing => overview::missing(tx, house, caller).await,
        Command::Status => overview::status(tx, house, caller).await,
        Command::Excuse { name } => on_excuse_named(tx, house, (caller, person), &name).await,
        Command::PickExcuse { round, micro_grids } => on_pick(tx, house, caller, (&round, &micro_grids)).await,
        Command::ExcuseOne { micro_grid, round } => on_excuse(tx, house, (caller, person), (micro_grid, &round)).await,
        Command::UndoExcuse { micro_grid, round } => on_undo(tx, house, caller, (micro_grid, &round)).await,
        Command::TakeOn { round, step, micro_grids } => {
            on_take_on(tx, house, (caller, person), (&round, &step, &micro_grids)).await
        }
    }
}

/// A report came in or is no longer expected: letters about it that have not gone out yet are dropped. A letter to somebody who acts for
/// several micro-grids is of use until the last of them has reported.
pub async fn on_reported(tx: &mut Tx, house: &House, micro_grid: AreaId, round: &RoundId) -> Result<(), Fault> {
    let times = house.config.rounds.times(round);
    let Some(times) = times.filter(|times| house.config.ladder.has_begun(times.due, tx.now())) else {
        return Ok(());
    };
    let at = times.acting_at(tx.now());
    for acting in acting(tx, house, micro_grid, at).await? {
        let Some(user) = acting.user else { continue };
        if owes(tx, acting.person, (round, at)).await? {
            continue;
        }
        for step in house.config.ladder.steps() {
            outbox::cancel(tx, &tick::letter_name(round, user.private_chat(), &step.id)).await?;
        }
    }
    Ok(())
}

/// Whether a report of any micro-grid for which somebody acts is outstanding.
async fn owes(tx: &mut Tx, person: PersonId, (round, at): (&RoundId, Moment)) -> Result<bool, Fault> {
    for micro_grid in leave::acts_for(tx, person, at).await? {
        let standing = one(tx, round, micro_grid).await?;
        if standing.is_some_and(|standing| matches!(standing.state, State::Missing | State::Asked(_))) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Who acts for a micro-grid: its leaders, or who stands in for them.
async fn acting(tx: &mut Tx, house: &House, micro_grid: AreaId, at: Moment) -> Result<Vec<Contact>, Fault> {
    let leaders = people::holders(tx, micro_grid, Role::Leader).await?;
    Ok(leave::stand_ins(tx, micro_grid, at).await?.acting(leaders, house.config.lang))
}

fn say(caller: &Caller, key: &str) -> Answer {
    Answer::Short(i18n::text(caller.lang, key))
}

async fn one(tx: &mut Tx, round: &RoundId, micro_grid: AreaId) -> Result<Option<Standing>, Fault> {
    Ok(standing::list(tx, round, micro_grid).await?.pop())
}

/// Those of the micro-grids that are still missing, with who leads them.
async fn still_missing(
    tx: &mut Tx,
    house: &House,
    round: &RoundId,
    micro_grids: &[AreaId],
) -> Result<Vec<Line>, Fault> {
    let at = house.config.rounds.times(round).map_or(tx.now(), |times| times.acting_at(tx.now()));
    let mut missing = vec![];
    let mut leaders = vec![];
    for micro_grid in micro_grids {
        let standing = one(tx, round, *micro_grid).await?;
        if let Some(standing) = standing.filter(|standing| standing.state == State::Missing) {
            missing.push(standing);
            leaders.extend(acting(tx, house, *micro_grid, at).await?);
        }
    }
    let unheard = outbox::list_unreachable(tx).await?;
    Ok(lines(&missing, &leaders, &unheard))
}

async fn on_take_on(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (round, step, micro_grids): (&RoundId, &str, &[AreaId]),
) -> Result<Answer, Fault> {
    let missing = still_missing(tx, house, round, micro_grids).await?;
    if missing.is_empty() {
        return Ok(say(caller, "nags-all-in"));
    }
    for line in &missing {
        store::take_on(tx, line.micro_grid, (round, step), person.id).await?;
    }
    let text = words::taken_on(caller.lang, &person.name, &missing, round);
    // Whoever takes it on may find that one of them should be excused.
    let excuse = words::pick_excuse(caller.lang, &missing, round);
    edit(tx, caller, text, vec![vec![excuse]]).await?;
    Ok(Answer::Short(i18n::text_with(caller.lang, "nags-taken-toast", [("count", missing.len().into())])))
}

async fn on_pick(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (round, micro_grids): (&RoundId, &[AreaId]),
) -> Result<Answer, Fault> {
    let missing = still_missing(tx, house, round, micro_grids).await?;
    if missing.is_empty() {
        return Ok(say(caller, "nags-all-in"));
    }
    let (text, buttons) = words::pick(caller.lang, round, &missing);
    outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, text).buttons(buttons)).await?;
    Ok(Answer::Quiet)
}

async fn on_excuse_named(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    name: &str,
) -> Result<Answer, Fault> {
    let Some((round, _)) = house.config.rounds.open_at(caller.at) else {
        return Ok(say(caller, "nags-no-round"));
    };
    if name.is_empty() {
        return Ok(say(caller, "nags-excuse-how"));
    }
    match store::named_in_reach(tx, person.id, name).await?[..] {
        [micro_grid] => on_excuse(tx, house, (caller, person), (micro_grid, &round)).await,
        _ => Ok(say(caller, "nags-excuse-unknown")),
    }
}

async fn on_excuse(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (micro_grid, round): (AreaId, &RoundId),
) -> Result<Answer, Fault> {
    let Some(standing) = one(tx, round, micro_grid).await? else {
        return Ok(say(caller, "nags-excuse-unknown"));
    };
    if matches!(standing.state, State::Reported(_)) {
        return Ok(Answer::Short(words::about_one(caller.lang, "nags-excuse-reported", &standing.name, round)));
    }
    store::excuse(tx, micro_grid, round, person.id).await?;
    on_reported(tx, house, micro_grid, round).await?;
    refresh_board(tx, house, micro_grid, round).await?;
    let (text, buttons) = words::excused(caller.lang, (micro_grid, &standing.name), round);
    edit(tx, caller, text, buttons).await?;
    Ok(Answer::Quiet)
}

async fn on_undo(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (micro_grid, round): (AreaId, &RoundId),
) -> Result<Answer, Fault> {
    let Some(standing) = one(tx, round, micro_grid).await? else {
        return Ok(say(caller, "nags-excuse-unknown"));
    };
    store::undo_excuse(tx, micro_grid, round).await?;
    refresh_board(tx, house, micro_grid, round).await?;
    let text = words::about_one(caller.lang, "nags-excuse-undone", &standing.name, round);
    edit(tx, caller, text, vec![]).await?;
    Ok(Answer::Quiet)
}

async fn refresh_board(tx: &mut Tx, house: &House, micro_grid: AreaId, round: &RoundId) -> Result<(), Fault> {
    match areas::find(tx, micro_grid).await? {
        Some(area) => reports::refresh(tx, house, &area, round).await,
        None => Ok(()),
    }
}

/// Changes the message under which a button was pressed, or writes a new one to what was typed.
async fn edit(tx: &mut Tx, caller: &Caller, text: String, buttons: Vec<Vec<Button>>) -> Result<(), Fault> {
    let post = match (&caller.pressed, caller.message) {
        (Some(_), Some(message)) => Post::edit(caller.chat.id, Target::Id(message), text),
        _ => Post::text(caller.chat.id, Lane::Reply, text),
    };
    outbox::add(tx, &post.buttons(buttons)).await
}
