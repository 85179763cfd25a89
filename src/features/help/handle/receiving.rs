//! What a resident does with requests that were sent: looks, cancels, confirms, thanks, complains.

use super::common::{self, offer_name, place, received_name, secretaries, set_due, show_standing, task_name, tell};
use super::going::still_coming;
use super::looking::withdraw;
use super::{alert, reply, short, talking};
use crate::db::{Fault, Tx};
use crate::features::help::command::Step;
use crate::features::help::model::{Request, RequestId, State};
use crate::features::help::words::going::Ended;
use crate::features::help::{rules, store, words};
use crate::features::people::Caller;
use crate::features::{Answer, House};
use crate::i18n::{text, text_with};
use crate::outbox;
use crate::talk;
use serde_json::json;

/// A request of the caller's own that was sent.
async fn own(tx: &mut Tx, caller: &Caller, id: RequestId) -> Result<Option<Request>, Fault> {
    let Some(person) = caller.person.as_ref().map(|person| person.id) else { return Ok(None) };
    let found = store::find(tx, id).await?;
    Ok(found.filter(|request| request.person == Some(person) && request.state != State::Draft))
}

/// `/myrequests`
pub async fn on_mine(tx: &mut Tx, house: &House, caller: &Caller) -> Result<Answer, Fault> {
    if caller.person.is_none() {
        return short(caller, "stranger");
    }
    show_mine(tx, house, caller).await?;
    Ok(Answer::Quiet)
}

/// The list of the caller's own requests: in place of the one that was pressed, or below.
async fn show_mine(tx: &mut Tx, house: &House, caller: &Caller) -> Result<(), Fault> {
    let Some(person) = &caller.person else { return Ok(()) };
    let requests = store::list_of(tx, person.id).await?;
    let mut lines = vec![];
    for request in &requests {
        let at = house.config.rounds.local(request.asked_at);
        let helper = common::volunteer(tx, request).await?;
        let helper = helper.as_ref().map(|helper| helper.name.as_str());
        lines.push(words::asking::mine_line(caller.lang, request, (at, helper)));
    }
    let open: Vec<&Request> = requests.iter().filter(|request| request.may_be_cancelled()).collect();
    outbox::add(tx, &reply(caller, words::asking::mine(caller.lang, &lines, &open))).await
}

/// Not needed any more, at any time before it is delivered; whoever was on the way is told.
pub async fn on_cancel(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (id, listed): (RequestId, bool),
) -> Result<Answer, Fault> {
    let Some(mut request) = own(tx, caller, id).await? else { return alert(caller, "tap-expired") };
    if request.state == State::Cancelled {
        return short(caller, "help-cancelled");
    }
    if !request.may_be_cancelled() {
        return alert(caller, "help-cancel-late");
    }
    if request.is_counselling() && request.is_under_way() {
        return talking::on_end(tx, caller, id).await;
    }
    let under_way = request.is_under_way();
    if under_way {
        still_coming(tx, house, &request).await?;
    }
    request.state = State::Cancelled;
    request.ended_at = Some(tx.now());
    set_due(tx, &mut request, None).await?;
    store::save(tx, &request).await?;
    outbox::cancel(tx, &offer_name(&request)).await?;
    withdraw(tx, house, &request, Ended::Cancelled).await?;
    if let (true, Some(who)) = (under_way, common::volunteer(tx, &request).await?) {
        let ended = words::going::task_ended(who.lang, "help-task-cancelled", &request);
        common::change(tx, &who, (ended.clone(), vec![]), task_name(&request)).await?;
        tell(tx, &who, ended).await?;
    }
    show_standing(tx, &request).await?;
    if listed {
        show_mine(tx, house, caller).await?;
    }
    short(caller, "help-cancelled")
}

/// It has come; perhaps with thanks.
pub async fn on_received(tx: &mut Tx, caller: &Caller, (id, thanks): (RequestId, bool)) -> Result<Answer, Fault> {
    let found = own(tx, caller, id).await?;
    let Some(mut request) = found.filter(|request| request.state == State::Delivered) else {
        return alert(caller, "help-confirmed-before");
    };
    request.thanked = thanks;
    close(tx, &mut request).await?;
    outbox::add(tx, &reply(caller, (received(caller, &request, "help-received"), vec![]))).await?;
    let (true, Some(who), Some(person)) = (thanks, common::volunteer(tx, &request).await?, &caller.person) else {
        return Ok(Answer::Quiet);
    };
    tell(tx, &who, words::going::thanks(who.lang, &request, &person.name)).await?;
    Ok(Answer::Quiet)
}

fn received(caller: &Caller, request: &Request, key: &str) -> String {
    text_with(caller.lang, key, [("kinds", words::kinds(caller.lang, request).into())])
}

/// Ends a request that was delivered.
pub async fn close(tx: &mut Tx, request: &mut Request) -> Result<(), Fault> {
    request.state = State::Closed;
    request.ended_at = Some(tx.now());
    set_due(tx, request, None).await?;
    store::save(tx, request).await
}

/// Nobody has confirmed a delivery for long: it is taken as received, silently.
pub async fn close_silently(tx: &mut Tx, request: &mut Request) -> Result<(), Fault> {
    close(tx, request).await?;
    let Some(resident) = common::resident(tx, request).await? else { return Ok(()) };
    let kinds = words::kinds(resident.lang, request);
    let said = text_with(resident.lang, "help-received", [("kinds", kinds.into())]);
    common::change(tx, &resident, (said, vec![]), received_name(request)).await
}

/// Something is wrong: what?
pub async fn on_complain(tx: &mut Tx, caller: &Caller, id: RequestId) -> Result<Answer, Fault> {
    let found = own(tx, caller, id).await?;
    let Some(mut request) = found.filter(|request| request.state == State::Delivered) else {
        return alert(caller, "help-confirmed-before");
    };
    close(tx, &mut request).await?;
    talk::begin(tx, caller.user, caller.user.private_chat(), &json!({ "help": Step::Complaint(id) })).await?;
    outbox::add(tx, &reply(caller, (text(caller.lang, "help-ask-complaint"), vec![]))).await?;
    Ok(Answer::Quiet)
}

/// What is wrong goes to the secretary, privately.
pub async fn on_complaint(tx: &mut Tx, caller: &Caller, (id, said): (RequestId, &str)) -> Result<Answer, Fault> {
    let Some(request) = own(tx, caller, id).await? else { return Ok(Answer::Quiet) };
    if said.trim().is_empty() {
        return short(caller, "help-ask-complaint");
    }
    talk::clear(tx, caller.user, caller.chat.id).await?;
    let Some(resident) = common::resident(tx, &request).await? else { return Ok(Answer::Quiet) };
    let helper = common::volunteer(tx, &request).await?.map(|helper| helper.name).unwrap_or_default();
    let place = place(tx, request.area).await?;
    let said = rules::shortened(said);
    let secretaries = secretaries(tx, request.area).await?;
    for secretary in &secretaries {
        let about = (&resident, helper.as_str(), place.as_str());
        tell(tx, secretary, words::looking::complaint(secretary.lang, &request, about, &said)).await?;
    }
    short(caller, if secretaries.is_empty() { "help-nobody" } else { "help-complained" })
}
