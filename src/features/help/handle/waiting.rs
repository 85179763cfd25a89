//! A request's moment has come: one step higher, the next counsellor, how does it stand, back to the pool, over.

use super::common::{items, mine_name, nudge_name, resident, set_due, tell_named, volunteer};
use super::{going, looking, receiving, talking};
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::help::model::{Request, RequestId};
use crate::features::help::rules::{self, Due};
use crate::features::help::{store, words};
use crate::i18n::text;
use crate::terms::{Tick, moment};
use chrono::Duration;

/// A timer of this room is due; `false` where it is none of this room's.
pub async fn on_tick(tx: &mut Tx, house: &House, tick: &Tick) -> Result<bool, Fault> {
    let Some(id) = tick.job.strip_prefix("help/") else { return Ok(false) };
    let Ok(id) = id.parse::<i64>() else { return Ok(false) };
    let Some(mut request) = store::find(tx, RequestId(id)).await? else { return Ok(true) };
    match rules::due(&request, moment(tick.due)) {
        Due::Nothing => {}
        Due::Climb => looking::climb(tx, house, &mut request).await?,
        Due::NextCounsellor => talking::ask_next(tx, house, &mut request).await?,
        Due::Remind => remind(tx, house, &mut request).await?,
        Due::Nudge => nudge(tx, house, &mut request).await?,
        Due::BackToPool => {
            if let Some(who) = volunteer(tx, &request).await? {
                going::hand_back(tx, house, (&mut request, &who), "help-task-silent").await?;
            }
        }
        Due::Close if request.is_counselling() => talking::end(tx, &mut request).await?,
        Due::Close => receiving::close_silently(tx, &mut request).await?,
    }
    Ok(true)
}

/// A request that was written and not sent helps nobody.
async fn remind(tx: &mut Tx, house: &House, request: &mut Request) -> Result<(), Fault> {
    set_due(tx, request, None).await?;
    store::save(tx, request).await?;
    let Some(who) = resident(tx, request).await? else { return Ok(()) };
    let (html, buttons) = words::asking::summary(who.lang, request, &items(house, request));
    let html = format!("{}\n{html}", text(who.lang, "help-unsent"));
    tell_named(tx, &who, (html, buttons), mine_name(request)).await
}

/// Asks whoever goes how it stands, once.
async fn nudge(tx: &mut Tx, house: &House, request: &mut Request) -> Result<(), Fault> {
    let minutes = house.config.help.answer_minutes;
    request.nudged = true;
    let due = tx.now() + Duration::minutes(minutes.into());
    set_due(tx, request, Some(due)).await?;
    store::save(tx, request).await?;
    let Some(who) = volunteer(tx, request).await? else { return Ok(()) };
    let name = resident(tx, request).await?.map(|resident| resident.name).unwrap_or_default();
    let said = words::going::nudge(who.lang, request, (&name, minutes));
    tell_named(tx, &who, said, nudge_name(request)).await
}
