use super::super::handle::enter::own_areas;
use super::super::handle::{By, Step, say, set_step, show, step};
use super::{Press, reading, store, words};
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Area};
use crate::features::observation::rules::SAME_VISIT_MINUTES;
use crate::features::{Answer, House};
use crate::i18n;
use crate::talk;
use crate::terms::{AreaId, Level};
use chrono::Duration;

/// `/care`: the list of the caller's micro-grid, with a household to add to it or without.
pub async fn on_asked(tx: &mut Tx, house: &House, by: By<'_>, line: &str) -> Result<Answer, Fault> {
    let mut own: Vec<Area> = vec![];
    for area in own_areas(by.1) {
        own.extend(areas::find(tx, area).await?);
    }
    match own.as_slice() {
        [area] if line.is_empty() => on_tap(tx, house, by, (area.id, Press::Show)).await,
        [area] if area.level == Level::MicroGrid => on_line(tx, house, by, (area.id, line)).await,
        _ => show(tx, by.0, words::areas(by.0.lang, &own)).await,
    }
}

/// A button of the list. The rights table has seen to it that the caller answers for the area.
pub async fn on_tap(tx: &mut Tx, house: &House, by: By<'_>, (area, press): (AreaId, Press)) -> Result<Answer, Fault> {
    let Some(area) = areas::find(tx, area).await? else {
        return Ok(Answer::Alert(i18n::text(by.0.lang, "tap-expired")));
    };
    if area.level != Level::MicroGrid {
        let below = areas::children(tx, area.id).await?;
        return show(tx, by.0, words::areas(by.0.lang, &below)).await;
    }
    let list = store::list(tx, area.id).await?;
    let here = |id| list.iter().any(|household| household.id == id);
    match press {
        // Whoever was asked something else before would answer into the wrong card.
        Press::Show => talk::clear(tx, by.0.user, by.0.chat.id).await?,
        Press::Add => {
            set_step(tx, by.0, &Step::Care(area.id)).await?;
            return show(tx, by.0, (i18n::text(by.0.lang, "observation-care-how"), vec![])).await;
        }
        Press::PickEnd => return show(tx, by.0, words::pick_end(by.0.lang, &area, &list)).await,
        Press::Visited(id) | Press::End(id) if !here(id) => {
            return Ok(Answer::Alert(i18n::text(by.0.lang, "tap-expired")));
        }
        Press::Visited(id) => {
            let since = tx.now() - Duration::minutes(SAME_VISIT_MINUTES);
            store::visit(tx, id, by.1.id, since).await?;
        }
        Press::End(id) => store::end(tx, id).await?,
    }
    show_list(tx, house, by, &area).await
}

/// A household was typed, in answer or with the command; what another question still waits for is left to it.
pub async fn on_line(tx: &mut Tx, house: &House, by: By<'_>, (area, text): (AreaId, &str)) -> Result<Answer, Fault> {
    let (Some(line), Some(area)) = (reading::read(text), areas::find(tx, area).await?) else {
        return Ok(say(by.0, "observation-care-how"));
    };
    if let Some(Step::Care(_)) = step(tx, by.0).await? {
        talk::clear(tx, by.0.user, by.0.chat.id).await?;
    }
    let every_days = line.every_days.unwrap_or(house.config.observation.care_days);
    store::add(tx, area.id, (&line, every_days), by.1.id).await?;
    show_list(tx, house, by, &area).await
}

async fn show_list(tx: &mut Tx, house: &House, by: By<'_>, area: &Area) -> Result<Answer, Fault> {
    let (list, now) = (store::list(tx, area.id).await?, tx.now());
    let local = |at| house.config.rounds.local(at).date();
    show(tx, by.0, words::list(by.0.lang, area, (&list, now), local)).await
}
