//! `/verify`: whether this office sent it.

use super::super::model::NoticeId;
use super::super::{read, store, words};
use super::say;
use crate::db::{Fault, Tx};
use crate::features::people::Caller;
use crate::features::{Answer, House, areas};
use crate::i18n;
use crate::terms::Moment;

/// Tells anybody what was sent under a number.
pub async fn on_verify(tx: &mut Tx, house: &House, caller: &Caller, text: &str) -> Result<Answer, Fault> {
    let Some((number, _)) = read::number(text) else {
        return Ok(say(caller, "notices-verify-how"));
    };
    let notice = store::find(tx, NoticeId::of_number(number)).await?;
    let Some(notice) = notice.filter(|notice| notice.sent_at.is_some()) else {
        let args = [("number", number.to_string().into())];
        return Ok(Answer::Short(i18n::text_with(caller.lang, "notices-fake", args)));
    };
    let office = areas::find(tx, notice.area).await?.map(|area| area.name).unwrap_or_default();
    let local = |at: Option<Moment>| at.map(|at| house.config.rounds.local(at));
    let times = [local(notice.sent_at), local(notice.corrected_at), local(notice.withdrawn_at)];
    Ok(Answer::Short(words::verified(caller.lang, (&notice, &office), times)))
}
