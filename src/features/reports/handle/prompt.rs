//! Prompts: at the opening of a round, and when somebody asks for one.

use super::super::rounds::RoundTimes;
use super::taps;
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Purpose, Tree};
use crate::features::leave;
use crate::features::people::{self, Caller, Contact};
use crate::features::reports::command::Command;
use crate::features::reports::rules::{WhichMicroGrid, which_micro_grid};
use crate::features::reports::{board, resolve, store, words, zeros};
use crate::features::{Answer, House};
use crate::i18n::{text, text_with};
use crate::outbox;
use crate::terms::{AreaId, Lane, Level, Post, Role, RoundId, SlotId, Tick};
use std::collections::HashSet;

/// A round opens: one prompt for each bound grid, a private one for each leader whose grid has no group.
pub async fn on_tick(tx: &mut Tx, house: &House, tick: &Tick) -> Result<bool, Fault> {
    let Some(slot) = tick.job.strip_prefix("round/").and_then(|rest| rest.strip_suffix("/opens")) else {
        return Ok(false);
    };
    let round = RoundId { date: tick.local.date(), slot: SlotId(slot.to_owned()) };
    let Some(times) = house.config.rounds.times(&round) else {
        return Ok(true);
    };
    let Some(district) = areas::district(tx).await? else {
        return Ok(true);
    };
    let mut prompted = HashSet::new();
    for grid in areas::list_within(tx, district.id, Level::Grid).await? {
        if let Some(chat) = areas::chat_of(tx, grid.id, Purpose::Reports).await? {
            board::prompt(tx, house, chat, (grid.id, &round)).await?;
            prompted.insert(grid.id);
        }
    }
    let tree = Tree::new(areas::list_all(tx).await?);
    let unheard = outbox::list_unreachable(tx).await?;
    let unvisited = zeros::list_open(tx).await?;
    let stand_ins = leave::stand_ins(tx, district.id, times.opens).await?;
    let leaders = stand_ins.acting(people::holders_within(tx, district.id, Role::Leader).await?, house.config.lang);
    let alone = leaders.iter().filter_map(|leader| Some((leader, tree.get(leader.area)?)));
    // Whoever stands in is prompted in any case: nobody looks for another's number on a board.
    let alone = alone.filter(|(leader, micro_grid)| {
        stand_ins.away(leader).is_some() || micro_grid.parent.is_none_or(|grid| !prompted.contains(&grid))
    });
    let alone = alone.filter(|(leader, _)| leader.user.is_none_or(|user| !unheard.contains(&user.private_chat())));
    let prompt = |(leader, micro_grid): (&Contact, &areas::Area)| {
        private_prompt(
            house,
            (leader, stand_ins.away(leader)),
            (micro_grid, &round, times),
            unvisited.contains(&micro_grid.id),
        )
    };
    let posts: Vec<Post> = alone.filter_map(prompt).collect();
    outbox::add_all(tx, &posts).await?;
    Ok(true)
}

/// A group was tied to an area while a round of the day is open: a grid's group gets its board at once.
pub async fn on_bound(tx: &mut Tx, house: &House, area: AreaId) -> Result<(), Fault> {
    let rounds = &house.config.rounds;
    let today = rounds.local(tx.now()).date();
    // Before seven in the morning the evening's round is open for stragglers; no group waits for its board.
    let Some((round, _)) = rounds.open_at(tx.now()).filter(|(round, _)| round.date == today) else {
        return Ok(());
    };
    let grid = areas::find(tx, area).await?.filter(|area| area.level == Level::Grid);
    let (Some(grid), Some(chat)) = (grid, areas::chat_of(tx, area, Purpose::Reports).await?) else {
        return Ok(());
    };
    let shown = outbox::find_named(tx, &board::name(grid.id, &round)).await?;
    if shown.is_some_and(|shown| shown.chat == chat.0) {
        return Ok(());
    }
    board::prompt(tx, house, chat, (grid.id, &round)).await
}

fn private_prompt(
    house: &House,
    (leader, away): (&Contact, Option<&str>),
    (micro_grid, round, times): (&areas::Area, &RoundId, RoundTimes),
    unvisited: bool,
) -> Option<Post> {
    let user = leader.user?;
    let due = house.config.rounds.local(times.due);
    let (html, buttons) = words::prompt(leader.lang, (micro_grid, round), due, unvisited);
    let lines =
        [Some(html), away.map(|away| words::stands_in(leader.lang, away)), words::tip(house, leader.lang, round)];
    let html = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let post = Post::text(user.private_chat(), Lane::Nag, html)
        .buttons(buttons)
        .named(format!("prompt/{}/{round}", micro_grid.id.0))
        .expiring(times.closes);
    Some(post)
}

/// `/report`: the prompt for the caller's micro-grid, or its receipt where it has reported.
pub async fn on_report(tx: &mut Tx, house: &House, caller: &Caller) -> Result<Answer, Fault> {
    let rounds = &house.config.rounds;
    let Some((round, times)) = rounds.open_at(caller.at) else {
        let opens = rounds.next_opening(caller.at).map(|at| words::time_of_day(rounds.local(at))).unwrap_or_default();
        return Ok(Answer::Short(text_with(caller.lang, "reports-none-open", [("opens", opens.into())])));
    };
    let own = resolve::own_micro_grids(tx, caller).await?;
    let id = match which_micro_grid(&own, &own) {
        WhichMicroGrid::This(id) => id,
        WhichMicroGrid::OneOf(several) => {
            let command = |micro_grid| Command::OpenForm { micro_grid, round: round.clone() };
            let post = taps::which_post(tx, caller, &several, command).await?;
            outbox::add(tx, &post).await?;
            return Ok(Answer::Quiet);
        }
        WhichMicroGrid::None => return Ok(Answer::Short(text(caller.lang, "reports-name-micro-grid"))),
    };
    let Ok(micro_grid) = super::file::micro_grid(tx, caller, id).await? else {
        return Ok(Answer::Short(text(caller.lang, "reports-no-micro-grid")));
    };
    let post = match store::find(tx, id, &round).await? {
        Some(report) => super::file::receipt_post(house, caller, &micro_grid, (words::Receipt::Unchanged, &report)),
        None => {
            let unvisited = zeros::is_open(tx, id).await?;
            let due = rounds.local(times.due);
            let (html, buttons) = words::prompt(caller.lang, (&micro_grid, &round), due, unvisited);
            Post::text(caller.user.private_chat(), Lane::Reply, html).buttons(buttons)
        }
    };
    outbox::add(tx, &post).await?;
    Ok(Answer::Quiet)
}
