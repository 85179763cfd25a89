//! `/duties`

use super::super::{facts, words};
use super::reply;
use crate::db::{Fault, Tx};
use crate::features::areas;
use crate::features::leave;
use crate::features::people::{Caller, Person};
use crate::features::{Answer, House};

/// The ten duties; in private also how today stands for each micro-grid of the caller.
pub async fn on_card(tx: &mut Tx, house: &House, (caller, person): (&Caller, &Person)) -> Result<Answer, Fault> {
    let mut said = vec![words::card(caller.lang, &house.config.duties.ten)];
    let own = match caller.is_private() {
        true => leave::micro_grids_of(tx, person, caller.at).await?,
        false => vec![],
    };
    let rounds = &house.config.rounds;
    for micro_grid in own {
        let Some(area) = areas::find(tx, micro_grid).await? else { continue };
        let day = facts::load(tx, house, (&area, person), caller.at).await?;
        said.push(words::day(caller.lang, &day, |times| rounds.local(times.due).format("%H:%M").to_string()));
    }
    reply(tx, caller, said.join("\n\n"), vec![]).await
}
