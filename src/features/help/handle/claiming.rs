//! Somebody takes a request, or is given one.

use super::common::{
    coming_name, items, place, resident, set_due, show_standing, task_name, tell_named, times, wanted_as_of,
};
use super::looking::{pool, withdraw};
use super::{alert, reply, short};
use crate::clock;
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Purpose};
use crate::features::help::model::{Request, RequestId, State};
use crate::features::help::rules::{self, Claimant, Claiming};
use crate::features::help::words::going::{Ended, Task};
use crate::features::help::words::looking::Choice;
use crate::features::help::{store, words};
use crate::features::people::{self, Caller, Contact, Person};
use crate::features::{Answer, House};
use crate::i18n::{text, text_with};
use crate::outbox;
use crate::terms::{AreaId, Lane, Level, Media, Moment, PersonId, Post, Role};
use chrono::{Days, Duration, NaiveTime, Timelike};
use std::collections::BTreeMap;

/// 接单 in the group: the first press wins.
pub async fn on_claim(tx: &mut Tx, house: &House, caller: &Caller, id: RequestId) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else { return alert(caller, "help-no-volunteer") };
    let Some(request) = store::find(tx, id).await? else { return alert(caller, "tap-expired") };
    let may = may_go(tx, (caller, person), &request).await?;
    take(tx, house, (caller, person), (request, may), house.config.help.most_claims.into()).await
}

/// 我来 of somebody who answers for the area, which the rights table has seen to.
pub async fn on_take(tx: &mut Tx, house: &House, caller: &Caller, id: RequestId) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else { return alert(caller, "stranger") };
    let Some(request) = store::find(tx, id).await? else { return alert(caller, "tap-expired") };
    take(tx, house, (caller, person), (request, true), i64::MAX).await
}

/// Whether somebody goes to people where the group is: they hold such a role in its area or above it.
async fn may_go(tx: &mut Tx, (caller, person): (&Caller, &Person), request: &Request) -> Result<bool, Fault> {
    let here = areas::area_of_chat(tx, caller.chat.id).await?;
    let here = here.filter(|(_, purpose)| *purpose == Purpose::Volunteers).map(|(area, _)| area);
    let around = match here {
        Some(area) => area,
        None => pool(tx, request.area).await?.map_or(request.area, |(area, _)| area),
    };
    for holding in person.holdings.iter().filter(|holding| rules::GOING.contains(&holding.role)) {
        if areas::reaches(tx, holding.area, around).await? || areas::reaches(tx, around, holding.area).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn take(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (mut request, may): (Request, bool),
    most: i64,
) -> Result<Answer, Fault> {
    let known = outbox::find_chat(tx, caller.user.private_chat()).await?;
    let claimant = Claimant {
        person: person.id,
        may: may && !request.is_counselling(),
        hears_us: !known.is_some_and(|chat| chat.unreachable),
        has: count(tx, person.id).await?,
        most,
    };
    let claiming = rules::claim(&request, claimant);
    if claiming == Claiming::Won {
        let Some(contact) = people::contact(tx, person.id).await? else { return alert(caller, "stranger") };
        give(tx, house, &mut request, (&contact, None)).await?;
        settle_choice(tx, caller).await?;
    }
    answer(caller, claiming, most)
}

/// Whoever was choosing a volunteer goes themself: nobody is to be chosen any more.
async fn settle_choice(tx: &mut Tx, caller: &Caller) -> Result<(), Fault> {
    let Some(message) = caller.message.filter(|_| caller.is_private()) else { return Ok(()) };
    let pressed = outbox::find_message(tx, caller.chat.id, message).await?;
    // A letter of the ladder has a name and was changed by it.
    if pressed.is_some_and(|pressed| pressed.name.is_some()) {
        return Ok(());
    }
    outbox::add(tx, &reply(caller, (text(caller.lang, "help-claim-won"), vec![]))).await
}

/// What whoever pressed is answered.
fn answer(caller: &Caller, claiming: Claiming, most: i64) -> Result<Answer, Fault> {
    let key = match claiming {
        Claiming::Won => return short(caller, "help-claim-won"),
        Claiming::Own => return short(caller, "help-claim-own"),
        Claiming::Enough => {
            return Ok(Answer::Alert(text_with(caller.lang, "help-claim-enough", [("most", most.into())])));
        }
        Claiming::Taken => "help-claim-taken",
        Claiming::Over => "help-claim-over",
        Claiming::Yourself => "help-claim-yourself",
        Claiming::NoVolunteer => "help-no-volunteer",
        Claiming::Deaf => "help-claim-deaf",
    };
    alert(caller, key)
}

async fn count(tx: &mut Tx, person: PersonId) -> Result<i64, Fault> {
    Ok(i64::try_from(store::list_taken(tx, person).await?.len()).unwrap_or(i64::MAX))
}

/// Gives a request to whoever goes: they learn everything privately, the resident learns who comes, the others that it is taken.
async fn give(
    tx: &mut Tx,
    house: &House,
    request: &mut Request,
    (who, by): (&Contact, Option<&str>),
) -> Result<(), Fault> {
    let now = tx.now();
    let settings = &house.config.help;
    let soon = now + Duration::minutes(settings.arrival_minutes.into());
    request.wanted = wanted_as_of(house, request, now);
    let arrives = rules::arrival(request.wanted, soon, tomorrow_noon(house, now));
    request.state = State::Claimed;
    request.volunteer = Some(who.person);
    request.claimed_at = Some(now);
    request.arrives_at = Some(arrives);
    request.nudged = false;
    let stands = Duration::minutes(settings.standstill_minutes.into());
    set_due(tx, request, Some(rules::standstill(arrives, now, stands))).await?;
    store::save(tx, request).await?;
    withdraw(tx, house, request, Ended::Taken).await?;
    send_task(tx, house, request, (who, by)).await?;
    show_standing(tx, request).await?;
    let Some(resident) = resident(tx, request).await? else { return Ok(()) };
    let said = words::asking::coming(resident.lang, request, who, times(house, request.arrives_at, now));
    tell_named(tx, &resident, said, coming_name(request)).await
}

fn tomorrow_noon(house: &House, now: Moment) -> Moment {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).expect("noon is a time");
    let rounds = &house.config.rounds;
    let today = rounds.local(now).date();
    clock::instant(rounds.zone(), today.checked_add_days(Days::new(1)).unwrap_or(today).and_time(noon))
}

/// The letter with everything that whoever goes needs, and the picture where there is one.
pub async fn send_task(
    tx: &mut Tx,
    house: &House,
    request: &Request,
    (who, by): (&Contact, Option<&str>),
) -> Result<(), Fault> {
    if let (Some(photo), Some(user)) = (&request.photo, who.user) {
        outbox::add(tx, &Post::stored(user.private_chat(), Lane::Help, (Media::Photo, photo.as_str()), "")).await?;
    }
    let said = task_letter(tx, house, request, (who, by)).await?;
    tell_named(tx, who, said, task_name(request)).await
}

/// That letter's words and buttons.
pub async fn task_letter(
    tx: &mut Tx,
    house: &House,
    request: &Request,
    (who, by): (&Contact, Option<&str>),
) -> Result<words::Said, Fault> {
    let name = resident(tx, request).await?.map(|resident| resident.name).unwrap_or_default();
    let note = match request.person {
        Some(person) => store::last_note(tx, person).await?,
        None => None,
    };
    let request = &Request { wanted: wanted_as_of(house, request, tx.now()), ..request.clone() };
    let task = Task {
        request,
        resident: &name,
        items: &items(house, request),
        note: note.as_deref(),
        times: times(house, request.arrives_at, tx.now()),
        by,
    };
    Ok(words::going::task(who.lang, &task))
}

/// 指派: the volunteers who could go.
pub async fn on_assign(tx: &mut Tx, house: &House, caller: &Caller, id: RequestId) -> Result<Answer, Fault> {
    let Some(request) = store::find(tx, id).await? else { return alert(caller, "tap-expired") };
    if request.state != State::Open || request.is_counselling() {
        return alert(caller, if request.is_under_way() { "help-claim-taken" } else { "help-claim-over" });
    }
    let choices = choices(tx, house, &request).await?;
    let place = place(tx, request.area).await?;
    let (html, buttons) = words::looking::assign(caller.lang, &request, (&place, &choices));
    outbox::add(tx, &Post::text(caller.user.private_chat(), Lane::Reply, html).buttons(buttons)).await?;
    Ok(Answer::Quiet)
}

/// So many volunteers are offered at most: a screen of a small phone.
const MOST_CHOICES: usize = 24;

/// The volunteers of the request's community and those above it, who may take one more; whom it suits first.
async fn choices(tx: &mut Tx, house: &House, request: &Request) -> Result<Vec<Choice>, Fault> {
    let hours = rules::part_of_day(house.config.rounds.local(tx.now()).hour());
    let mut found: BTreeMap<PersonId, Choice> = BTreeMap::new();
    for above in areas::ancestors(tx, request.area).await? {
        let volunteers = match above.level {
            Level::MicroGrid | Level::Grid => continue,
            Level::Community => people::holders_within(tx, above.id, Role::Volunteer).await?,
            Level::Town | Level::District => people::holders(tx, above.id, Role::Volunteer).await?,
        };
        for contact in volunteers {
            let person = contact.person;
            if contact.user.is_none() || Some(person) == request.person || found.contains_key(&person) {
                continue;
            }
            let has = count(tx, person).await?;
            let wishes = store::people::wishes(tx, person).await?;
            let suits = rules::suits(&wishes, &request.categories, hours);
            found.insert(person, Choice { person, name: contact.name, suits, has });
        }
    }
    let mut choices: Vec<Choice> = found.into_values().collect();
    choices.retain(|choice| choice.has < i64::from(house.config.help.most_claims));
    choices.sort_by_key(|choice| (!choice.suits, choice.has));
    choices.truncate(MOST_CHOICES);
    Ok(choices)
}

/// This volunteer shall go; they may hand it back.
pub async fn on_assign_to(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (id, person): (RequestId, PersonId),
) -> Result<Answer, Fault> {
    let Some(mut request) = store::find(tx, id).await? else { return alert(caller, "tap-expired") };
    let Some(contact) = people::contact(tx, person).await? else { return alert(caller, "tap-expired") };
    let roles = people::roles_in_reach(tx, person, request.area).await?;
    let below = is_volunteer_nearby(tx, &contact, request.area).await?;
    let most = i64::from(house.config.help.most_claims);
    let claimant = Claimant {
        person,
        may: (below || roles.contains(&Role::Volunteer)) && !request.is_counselling(),
        hears_us: contact.user.is_some(),
        has: count(tx, person).await?,
        most,
    };
    match rules::claim(&request, claimant) {
        Claiming::Won => {
            give(tx, house, &mut request, (&contact, caller.person.as_ref().map(|person| person.name.as_str())))
                .await?;
            let said = text_with(caller.lang, "help-assigned", [("name", contact.name.as_str().into())]);
            outbox::add(tx, &reply(caller, (said, vec![]))).await?;
            Ok(Answer::Quiet)
        }
        Claiming::Own => alert(caller, "help-claim-taken"),
        Claiming::Enough => alert(caller, "help-assign-enough"),
        Claiming::NoVolunteer | Claiming::Deaf | Claiming::Yourself => alert(caller, "tap-expired"),
        other => answer(caller, other, most),
    }
}

/// A volunteer of another part of the request's community goes there too.
async fn is_volunteer_nearby(tx: &mut Tx, contact: &Contact, area: AreaId) -> Result<bool, Fault> {
    let above = areas::ancestors(tx, area).await?;
    let Some(community) = above.into_iter().find(|area| area.level == Level::Community) else { return Ok(false) };
    let volunteers = people::holders_within(tx, community.id, Role::Volunteer).await?;
    Ok(volunteers.iter().any(|volunteer| volunteer.person == contact.person))
}

/// `/assign`: what nobody has taken in the caller's areas.
pub async fn on_unclaimed(tx: &mut Tx, caller: &Caller) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else { return short(caller, "stranger") };
    let mut found: Vec<(Request, String)> = vec![];
    for holding in person.holdings.iter().filter(|holding| crate::rights::STAFF.contains(&holding.role)) {
        for request in store::list_unclaimed(tx, holding.area).await? {
            if found.iter().all(|(known, _)| known.id != request.id) {
                let place = place(tx, request.area).await?;
                found.push((request, place));
            }
        }
    }
    let (html, buttons) = words::looking::list_unclaimed(caller.lang, &found);
    outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, html).buttons(buttons)).await?;
    Ok(Answer::Quiet)
}
