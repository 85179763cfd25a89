//! What the handlers of this room share: loading, naming, telling.

use crate::clock::timers;
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::areas;
use crate::features::help::model::{Request, Wanted};
use crate::features::help::words::{self, Said};
use crate::features::help::{rules, store};
use crate::features::people::{self, Contact, Person};
use crate::outbox;
use crate::terms::{AreaId, Lane, Lang, Level, Moment, PersonId, Post, Role, Target};
use chrono::NaiveDateTime;

/// The resident's message about a request: the summary, and later how it stands.
pub fn mine_name(request: &Request) -> String {
    format!("help/mine/{}", request.id.0)
}

/// The offer of a round to a group.
pub fn offer_name(request: &Request) -> String {
    format!("help/offer/{}/{}", request.id.0, request.round)
}

/// The letter to somebody who was asked in a round.
pub fn asked_name(request: &Request, round: i64, person: PersonId) -> String {
    format!("help/asked/{}/{round}/{}", request.id.0, person.0)
}

/// The letter to whoever goes in a round.
pub fn task_name(request: &Request) -> String {
    format!("help/task/{}/{}", request.id.0, request.round)
}

/// The letter that tells the resident who comes in a round.
pub fn coming_name(request: &Request) -> String {
    format!("help/coming/{}/{}", request.id.0, request.round)
}

/// The letter that asks whoever goes how it stands.
pub fn nudge_name(request: &Request) -> String {
    format!("help/nudge/{}/{}", request.id.0, request.round)
}

/// The letter that asks the resident whether it has come.
pub fn received_name(request: &Request) -> String {
    format!("help/received/{}", request.id.0)
}

/// Lets a request become due at a moment, or not any more.
pub async fn set_due(tx: &mut Tx, request: &mut Request, at: Option<Moment>) -> Result<(), Fault> {
    request.due_at = at;
    let job = format!("help/{}", request.id.0);
    match at {
        Some(at) => timers::set(tx, &job, at).await,
        None => timers::cancel(tx, &job).await,
    }
}

/// The name of an area.
pub async fn place(tx: &mut Tx, area: AreaId) -> Result<String, Fault> {
    Ok(areas::find(tx, area).await?.map(|area| area.name).unwrap_or_default())
}

/// The goods that a request names.
pub fn items(house: &House, request: &Request) -> Vec<String> {
    request.said.as_deref().map(|said| house.config.help_reader.read(said).items).unwrap_or_default()
}

/// A moment as the local clock shows it, with the clock's time now.
pub fn times(house: &House, at: Option<Moment>, now: Moment) -> (NaiveDateTime, NaiveDateTime) {
    let rounds = &house.config.rounds;
    (rounds.local(at.unwrap_or(now)), rounds.local(now))
}

/// When a request is needed, said on the day of a moment.
pub fn wanted_as_of(house: &House, request: &Request, at: Moment) -> Wanted {
    let day = |at| house.config.rounds.local(at).date();
    rules::wanted_as_of(request.wanted, day(request.asked_at), day(at))
}

/// How to reach whoever needs help; `None` where they have no account, or were forgotten.
pub async fn resident(tx: &mut Tx, request: &Request) -> Result<Option<Contact>, Fault> {
    match request.person {
        Some(person) => people::contact(tx, person).await,
        None => Ok(None),
    }
}

/// How to reach whoever goes.
pub async fn volunteer(tx: &mut Tx, request: &Request) -> Result<Option<Contact>, Fault> {
    match request.volunteer {
        Some(person) => people::contact(tx, person).await,
        None => Ok(None),
    }
}

/// Writes to somebody privately; whoever has no account hears nothing.
pub async fn tell(tx: &mut Tx, to: &Contact, said: impl Into<String>) -> Result<(), Fault> {
    let Some(user) = to.user else { return Ok(()) };
    outbox::add(tx, &Post::text(user.private_chat(), Lane::Help, said)).await
}

/// The same with buttons and a name.
pub async fn tell_named(tx: &mut Tx, to: &Contact, (html, buttons): Said, name: String) -> Result<(), Fault> {
    let Some(user) = to.user else { return Ok(()) };
    outbox::add(tx, &Post::text(user.private_chat(), Lane::Help, html).buttons(buttons).named(name)).await
}

/// Changes a private message of ours.
pub async fn change(tx: &mut Tx, to: &Contact, (html, buttons): Said, name: String) -> Result<(), Fault> {
    let Some(user) = to.user else { return Ok(()) };
    outbox::add(tx, &Post::edit(user.private_chat(), Target::Named(name), html).buttons(buttons)).await
}

/// Shows the resident how a request stands now, in the message that was its summary.
pub async fn show_standing(tx: &mut Tx, request: &Request) -> Result<(), Fault> {
    let Some(resident) = resident(tx, request).await? else { return Ok(()) };
    change(tx, &resident, words::asking::sent(resident.lang, request), mine_name(request)).await
}

/// The same where the words have changed; what stands there already is not said again.
pub async fn show_change(tx: &mut Tx, before: &Request, request: &Request) -> Result<(), Fault> {
    let lang = Lang::default();
    let same = words::asking::sent(lang, before) == words::asking::sent(lang, request);
    // The first standing replaces the summary.
    if same && before.due_at.is_some() {
        return Ok(());
    }
    show_standing(tx, request).await
}

/// Where a person lives.
pub async fn home(tx: &mut Tx, person: &Person) -> Result<Option<AreaId>, Fault> {
    let mut holdings = vec![];
    for holding in &person.holdings {
        if let Some(area) = areas::find(tx, holding.area).await? {
            holdings.push((holding.role, area.level, area.id));
        }
    }
    Ok(rules::home(&holdings))
}

/// The secretaries who answer for an area: the community's, or the town's where there is none to be reached.
pub async fn secretaries(tx: &mut Tx, area: AreaId) -> Result<Vec<Contact>, Fault> {
    for above in areas::ancestors(tx, area).await? {
        if !matches!(above.level, Level::Community | Level::Town) {
            continue;
        }
        let mut found = people::holders(tx, above.id, Role::Secretary).await?;
        found.retain(|contact| contact.user.is_some());
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(vec![])
}

/// Tells those responsible, privately and at once, that a life may be in danger; `false` where nobody could be told.
pub async fn alarm(tx: &mut Tx, request: &Request, said: &str) -> Result<bool, Fault> {
    let Some(resident) = resident(tx, request).await? else { return Ok(false) };
    let contact = Contact { phone: request.phone.clone(), ..resident };
    alarm_about(tx, (&contact, request.area), request.address.as_deref(), said).await
}

/// The same about somebody who wrote it where others read.
pub async fn alarm_about(
    tx: &mut Tx,
    (resident, area): (&Contact, AreaId),
    address: Option<&str>,
    said: &str,
) -> Result<bool, Fault> {
    let place = place(tx, area).await?;
    let mut told = false;
    for contact in people::responsible(tx, area).await? {
        if contact.person == resident.person || contact.user.is_none() {
            continue;
        }
        let about = (place.as_str(), resident.name.as_str(), resident.phone.as_ref());
        tell(tx, &contact, words::looking::danger(contact.lang, about, said, address)).await?;
        told = true;
    }
    Ok(told)
}

/// Tells these that somebody should be looked after.
pub async fn tell_worry(
    tx: &mut Tx,
    (about, area): (PersonId, AreaId),
    (by, said): (PersonId, Option<&str>),
    to: Vec<Contact>,
) -> Result<(), Fault> {
    let (Some(subject), Some(noticed)) = (people::contact(tx, about).await?, people::contact(tx, by).await?) else {
        return Ok(());
    };
    let place = place(tx, area).await?;
    for contact in to {
        if contact.person == by || contact.person == about {
            continue;
        }
        tell(tx, &contact, words::looking::worry(contact.lang, (&noticed.name, &subject, &place), said)).await?;
    }
    Ok(())
}

/// A person's newest requests that were sent, newest first.
pub async fn requests_of(tx: &mut Tx, person: PersonId) -> Result<Vec<Request>, Fault> {
    store::list_of(tx, person).await
}
