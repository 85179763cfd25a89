//! What happens when somebody files, corrects or withdraws a report.

mod doubt;
mod file;
mod form;
mod here;
mod list;
mod prompt;
mod questions;
mod taps;
mod text;

use super::Command;
use crate::db::{Fault, Tx};
use crate::features::people::Caller;
use crate::features::{Answer, House};

use super::zeros;
use crate::terms::Tick;

pub use prompt::on_bound;

/// A job of the clock; `false` where it is not this room's.
pub async fn on_tick(tx: &mut Tx, house: &House, tick: &Tick) -> Result<bool, Fault> {
    Ok(prompt::on_tick(tx, house, tick).await? || zeros::on_tick(tx, house, tick).await?)
}

/// Does what a person asked.
pub async fn handle(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    match command {
        Command::ZeroHere { grid, round } => taps::on_zero_here(tx, house, caller, (grid, round)).await,
        Command::OpenHere { grid, round } => taps::on_open_here(tx, house, caller, (grid, round)).await,
        Command::Zero { micro_grid, round, sure } => taps::on_zero(tx, house, caller, (micro_grid, round, sure)).await,
        Command::OpenForm { micro_grid, round } => form::on_open(tx, house, caller, (micro_grid, round)).await,
        Command::Form { micro_grid, round, press } => {
            form::on_press(tx, house, caller, (micro_grid, round, press)).await
        }
        Command::FormTyped { text, said } => form::on_typed(tx, house, caller, (&text, &said)).await,
        Command::Withdraw { micro_grid, round, version } => {
            taps::on_withdraw(tx, house, caller, (micro_grid, round, version)).await
        }
        Command::AnswerQuestion { question, answer, .. } => {
            questions::on_answer(tx, house, caller, (question, answer)).await
        }
        Command::AnswerQuestions { questions, answer, .. } => {
            questions::on_answers(tx, house, caller, (&questions, answer)).await
        }
        Command::MeantFor { micro_grid, round, said, source } => {
            text::on_meant_for(tx, house, caller, (micro_grid, round, said, source)).await
        }
        Command::Report => prompt::on_report(tx, house, caller).await,
        Command::History => taps::on_history(tx, house, caller).await,
        Command::HistoryOf { micro_grid } => taps::on_history_of(tx, house, caller, micro_grid).await,
        Command::Text(message) => text::on_text(tx, house, caller, &message).await,
        Command::Edited(message) => text::on_edited(tx, house, caller, &message).await,
        Command::Unwritten => Ok(text::on_unwritten(caller)),
    }
}
