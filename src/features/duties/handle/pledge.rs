//! Reading and signing a pledge.

use super::super::rules::{self, Signing};
use super::super::store::{self, Holder, Signed};
use super::super::words;
use super::reply;
use crate::db::{Fault, Tx};
use crate::features::people::{Caller, Person};
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::terms::{AreaId, Moment};
use chrono::NaiveDateTime;

fn version(house: &House) -> &str {
    &house.config.duties.pledges.version
}

fn local(house: &House, at: Moment) -> NaiveDateTime {
    at.with_timezone(&house.config.zone).naive_local()
}

/// `/pledge`: the first page of what is to be signed, else what is signed.
pub async fn on_pledge(tx: &mut Tx, house: &House, (caller, person): (&Caller, &Person)) -> Result<Answer, Fault> {
    let holders = store::list_of(tx, person.id, version(house)).await?;
    if let Some(unsigned) = holders.iter().find(|holder| holder.signed.is_none()) {
        return show(tx, house, caller, (unsigned, 0)).await;
    }
    if holders.is_empty() {
        return Ok(Answer::Short(text(caller.lang, "pledges-none")));
    }
    let signed = holders.iter().filter_map(|holder| Some((holder, holder.signed?)));
    let lines = signed.map(|(holder, at)| signed_line(house, caller, (holder, at)));
    let said = lines.collect::<Vec<_>>().join("\n");
    reply(tx, caller, said, words::again(caller.lang, &holders)).await
}

fn signed_line(house: &House, caller: &Caller, (holder, at): (&Holder, Moment)) -> String {
    words::signed(caller.lang, (&holder.name, &holder.area_name), local(house, at), version(house))
}

/// A page was turned.
pub async fn on_read(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (area, page): (AreaId, usize),
) -> Result<Answer, Fault> {
    let holders = store::list_of(tx, person.id, version(house)).await?;
    match holders.iter().find(|holder| holder.area == area) {
        Some(holder) => show(tx, house, caller, (holder, page)).await,
        None => Ok(Answer::Alert(text(caller.lang, "pledges-not-yours"))),
    }
}

async fn show(tx: &mut Tx, house: &House, caller: &Caller, (holder, page): (&Holder, usize)) -> Result<Answer, Fault> {
    let Some((_, document)) = house.config.duties.pledges.text(holder.level, caller.lang) else {
        return Ok(Answer::Short(text(caller.lang, "pledges-none")));
    };
    let (said, buttons) = words::page(caller.lang, holder, (document, page), version(house));
    reply(tx, caller, said, buttons).await
}

/// 我承诺
pub async fn on_sign(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (area, read): (AreaId, &str),
) -> Result<Answer, Fault> {
    let holders = store::list_of(tx, person.id, version(house)).await?;
    let holder = holders.iter().find(|holder| holder.area == area);
    let pledges = &house.config.duties.pledges;
    let document = holder.and_then(|holder| pledges.text(holder.level, caller.lang).map(|text| (holder, text)));
    let signed = holder.is_some_and(|holder| holder.signed.is_some());
    let decision = rules::sign(document.is_some(), signed, (read, version(house)));
    let (Some((holder, (lang, document))), Signing::Sign) = (document, decision) else {
        return not_signed(tx, house, caller, (holder, decision)).await;
    };
    let what = Signed { version: version(house), lang, sha256: &document.sha256 };
    store::sign(tx, (person.id, &person.name), area, &what).await?;
    let next = holders.iter().find(|other| other.signed.is_none() && other.area != area);
    let buttons = next.map(|next| words::another(caller.lang, next)).unwrap_or_default();
    reply(tx, caller, signed_line(house, caller, (holder, caller.at)), buttons).await?;
    Ok(Answer::Short(text(caller.lang, "pledges-toast-signed")))
}

async fn not_signed(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (holder, decision): (Option<&Holder>, Signing),
) -> Result<Answer, Fault> {
    let key = match decision {
        Signing::Already => "pledges-already",
        Signing::NewVersion => "pledges-new-version",
        Signing::Sign | Signing::NotTheirs => "pledges-not-yours",
    };
    // The new text is put in place of the old one, from its beginning.
    if let (Some(holder), Signing::NewVersion) = (holder, decision) {
        show(tx, house, caller, (holder, 0)).await?;
    }
    Ok(Answer::Alert(text(caller.lang, key)))
}
