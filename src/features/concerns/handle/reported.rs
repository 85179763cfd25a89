//! What a report says of residents' difficulties becomes cases.

use super::telling;
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::concerns::model::{ConcernId, New, State, What};
use crate::features::concerns::rules::{self, Change, Facts, OnReport};
use crate::features::concerns::store;
use crate::features::reports;
use crate::terms::{AreaId, PersonId, RoundId};

/// A report was filed or corrected.
pub async fn on_reported(tx: &mut Tx, house: &House, micro_grid: AreaId, round: &RoundId) -> Result<(), Fault> {
    let Some(report) = reports::find(tx, micro_grid, round).await? else {
        return Ok(());
    };
    settle(tx, house, (micro_grid, round), (report.filed_by, report.filing.needs.as_deref())).await
}

/// A report was taken back: it says nothing any more.
pub async fn on_withdrawn(
    tx: &mut Tx,
    house: &House,
    (micro_grid, round): (AreaId, &RoundId),
    by: PersonId,
) -> Result<(), Fault> {
    settle(tx, house, (micro_grid, round), (by, None)).await
}

async fn settle(
    tx: &mut Tx,
    house: &House,
    (micro_grid, round): (AreaId, &RoundId),
    (by, needs): (PersonId, Option<&str>),
) -> Result<(), Fault> {
    let own = store::of_report(tx, micro_grid, round).await?;
    let shared = match &own {
        Some(own) => store::count_reports(tx, own.id).await? > 1,
        None => false,
    };
    let open = match needs {
        Some(_) => store::list_reported(tx, micro_grid).await?,
        None => vec![],
    };
    match rules::on_report(&Facts { needs, own: own.as_ref(), shared, open: &open }) {
        OnReport::Nothing => Ok(()),
        OnReport::Open => open_case(tx, house, (micro_grid, round), (by, needs)).await,
        OnReport::Join(concern) => {
            store::link(tx, (micro_grid, round), concern.id).await?;
            noted(tx, house, (concern.id, by), What::Again).await
        }
        OnReport::Change(concern) => {
            let words = needs.unwrap_or_default();
            store::set_words(tx, concern.id, words, telling::is_urgent(house, words)).await?;
            noted(tx, house, (concern.id, by), What::Changed).await?;
            tell_assigned(tx, house, concern.id).await
        }
        OnReport::Withdraw(concern) => {
            store::unlink(tx, micro_grid, round).await?;
            let what = What::Withdrawn;
            let change = Change { state: State::Closed, assigned_to: None, what, words: None, given_to: None };
            store::change(tx, (concern.id, by), &change).await?;
            refresh(tx, house, concern.id).await
        }
    }
}

async fn open_case(
    tx: &mut Tx,
    house: &House,
    (micro_grid, round): (AreaId, &RoundId),
    (by, needs): (PersonId, Option<&str>),
) -> Result<(), Fault> {
    let words = needs.unwrap_or_default().trim().to_owned();
    let urgent = telling::is_urgent(house, &words);
    let (photo, place, round) = (None, None, Some(round.clone()));
    let id = store::open(tx, &New { area: micro_grid, by, words, photo, place, round, urgent }).await?;
    if let Some(concern) = store::find(tx, id).await? {
        let shown = telling::shown(tx, concern).await?;
        telling::send_to_those_in_charge(tx, house, &shown).await?;
    }
    Ok(())
}

async fn noted(tx: &mut Tx, house: &House, (id, by): (ConcernId, PersonId), what: What) -> Result<(), Fault> {
    store::note(tx, (id, by), what, (None, None)).await?;
    refresh(tx, house, id).await
}

/// Whoever works on a case already hears that it is another now.
async fn tell_assigned(tx: &mut Tx, house: &House, id: ConcernId) -> Result<(), Fault> {
    let concern = store::find(tx, id).await?.filter(|concern| concern.assigned_to.is_some());
    let Some(concern) = concern else { return Ok(()) };
    let shown = telling::shown(tx, concern).await?;
    telling::send_to_those_in_charge(tx, house, &shown).await.map(drop)
}

async fn refresh(tx: &mut Tx, house: &House, id: ConcernId) -> Result<(), Fault> {
    let Some(concern) = store::find(tx, id).await? else {
        return Ok(());
    };
    let shown = telling::shown(tx, concern).await?;
    telling::refresh(tx, house, &shown, None).await
}
