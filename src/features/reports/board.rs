//! The board: who of a grid has reported, in the one message that also prompts for it.

use super::store::board::Line;
use super::{store, words};
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::areas::{self, Area, Purpose};
use crate::features::leave;
use crate::outbox;
use crate::terms::{AreaId, ChatId, Lane, Level, Post, RoundId, Target};
use chrono::Duration;

/// The states of a grid's micro-grids in a round.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// How many have reported.
    pub reported: usize,
    /// How many are expected to: all but the excused.
    pub expected: usize,
    /// Those that have not, by their short names.
    pub missing: Vec<String>,
    /// Those whose report is being asked about.
    pub asked: Vec<String>,
    /// Those that need not.
    pub excused: Vec<String>,
    /// Those whose leader is on leave, with who stands in; a report is expected all the same.
    pub stood_in_for: Vec<(String, String)>,
}

/// Reads the states of a grid's micro-grids.
pub async fn load(tx: &mut Tx, grid: AreaId, round: &RoundId) -> Result<Board, Fault> {
    Ok(count(store::board::list_lines(tx, grid, round).await?))
}

fn count(lines: Vec<Line>) -> Board {
    let mut board = Board::default();
    for line in lines {
        let short = areas::short(&line.name).to_owned();
        match (line.reported, line.excused, line.asked) {
            (true, ..) => board.reported += 1,
            (_, true, _) => {
                board.excused.push(short);
                continue;
            }
            (.., true) => board.asked.push(short),
            _ => board.missing.push(short),
        }
        board.expected += 1;
    }
    board
}

/// The name of a grid's board.
pub fn name(grid: AreaId, round: &RoundId) -> String {
    format!("board/{}/{round}", grid.0)
}

/// Boards are edited at most this often: Telegram counts edits like messages.
const REST: Duration = Duration::seconds(3);

/// Lets the board of a micro-grid's grid show what has changed; several changes become one edit.
pub async fn refresh(tx: &mut Tx, house: &House, micro_grid: &Area, round: &RoundId) -> Result<(), Fault> {
    let Some(grid) = micro_grid.parent else {
        return Ok(());
    };
    let Some(chat) = areas::chat_of(tx, grid, Purpose::Reports).await? else {
        return Ok(());
    };
    let name = name(grid, round);
    match outbox::find_named(tx, &name).await? {
        None => return Ok(()),
        // The grid has another group since, or its group became a supergroup: the old message cannot be edited from there.
        Some(old) if old.chat != chat.0 => return prompt(tx, house, chat, (grid, round)).await,
        Some(_) => {}
    }
    let text = shown(tx, house, grid, round).await?;
    let post = Post::edit(chat, Target::Named(name.clone()), text)
        .in_lane(Lane::Nag)
        .buttons(words::group_buttons(house.config.lang, grid, round))
        .replacing(format!("{name}/edit"))
        .not_before(tx.now() + REST);
    outbox::add(tx, &post).await
}

/// Lets the board of the round that is open show who acts for a micro-grid now.
pub async fn on_stand_in_changed(tx: &mut Tx, house: &House, micro_grid: AreaId) -> Result<(), Fault> {
    let area = areas::find(tx, micro_grid).await?;
    match (area, house.config.rounds.open_at(tx.now())) {
        (Some(area), Some((round, _))) => refresh(tx, house, &area, &round).await,
        _ => Ok(()),
    }
}

/// The prompt of a grid's group, with the board in it.
pub async fn prompt(tx: &mut Tx, house: &House, chat: ChatId, (grid, round): (AreaId, &RoundId)) -> Result<(), Fault> {
    let text = shown(tx, house, grid, round).await?;
    let post = Post::text(chat, Lane::Nag, text)
        .buttons(words::group_buttons(house.config.lang, grid, round))
        .named(name(grid, round));
    outbox::add(tx, &post).await
}

async fn shown(tx: &mut Tx, house: &House, grid: AreaId, round: &RoundId) -> Result<String, Fault> {
    let rounds = &house.config.rounds;
    let at = rounds.times(round).map_or(tx.now(), |times| times.acting_at(tx.now()));
    let stand_ins = leave::on_leave(tx, grid, at).await?.into_iter();
    let stood_in_for = stand_ins.map(|one| (areas::short(&one.micro_grid).to_owned(), one.contact.name)).collect();
    let board = Board { stood_in_for, ..load(tx, grid, round).await? };
    let due = rounds.times(round).map_or(tx.now(), |times| times.due);
    let mut lines = vec![words::board(house.config.lang, round, rounds.local(due), &board)];
    lines.extend(words::tip(house, house.config.lang, round));
    Ok(lines.join("\n"))
}

/// Whether an area is one that reports.
pub fn reports(area: &Area) -> bool {
    area.level == Level::MicroGrid
}
