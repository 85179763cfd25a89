//! Somebody is looked for: the volunteers' group, then step by step those who answer for the area.

use super::common::{self, asked_name, items, offer_name, place, resident, set_due, show_change, show_standing};
use super::talking;
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::areas::{self, Purpose};
use crate::features::help::model::{Request, Rung, State};
use crate::features::help::words::going::Ended;
use crate::features::help::{rules, store, words};
use crate::features::people;
use crate::i18n::text;
use crate::outbox;
use crate::terms::{AreaId, ChatId, Lane, Level, Moment, PersonId, Post, Role, Target};
use chrono::Duration;
use std::collections::HashSet;

/// Sends a request that was written, and lets its resident see who is looked for.
pub async fn send(tx: &mut Tx, house: &House, request: &mut Request) -> Result<(), Fault> {
    request.asked_at = tx.now();
    look(tx, house, request).await
}

/// Looks for somebody from the first step on: after sending, and whenever a request comes back.
pub async fn look(tx: &mut Tx, house: &House, request: &mut Request) -> Result<(), Fault> {
    request.state = State::Open;
    request.due_at = None;
    request.volunteer = None;
    request.claimed_at = None;
    request.arrives_at = None;
    request.nudged = false;
    request.rung = Rung::Group;
    request.wanted = common::wanted_as_of(house, request, tx.now());
    if request.is_counselling() {
        request.rung = Rung::Counsellors;
        return talking::ask_next(tx, house, request).await;
    }
    match pool(tx, request.area).await? {
        Some((_, chat)) => offer(tx, house, request, chat).await?,
        None => return climb(tx, house, request).await,
    }
    store::save(tx, request).await?;
    show_standing(tx, request).await
}

/// The volunteers' group of an area: its community's, else its town's.
pub async fn pool(tx: &mut Tx, area: AreaId) -> Result<Option<(AreaId, ChatId)>, Fault> {
    for above in areas::ancestors(tx, area).await? {
        if above.level == Level::District {
            continue;
        }
        let Some(chat) = areas::chat_of(tx, above.id, Purpose::Volunteers).await? else { continue };
        let deaf = outbox::find_chat(tx, chat).await?.is_some_and(|known| known.unreachable);
        if !deaf {
            return Ok(Some((above.id, chat)));
        }
    }
    Ok(None)
}

async fn offer(tx: &mut Tx, house: &House, request: &mut Request, chat: ChatId) -> Result<(), Fault> {
    let place = place(tx, request.area).await?;
    let size = items(house, request).len();
    let (html, buttons) = words::going::offer(house.config.lang, request, (&place, size));
    let post = Post::text(chat, Lane::Help, html).buttons(buttons).named(offer_name(request));
    outbox::add(tx, &post).await?;
    let due = tx.now() + house.config.help.patience(request.urgent);
    let due = due + rest(house, request, due);
    set_due(tx, request, Some(due)).await
}

/// How long those of the next step are left in peace at a moment: nobody is woken for what can wait until the morning.
fn rest(house: &House, request: &Request, at: Moment) -> Duration {
    let quiet = house.config.ladder.quiet_for(house.config.rounds.local(at).time());
    if rules::may_wait(request) { quiet } else { Duration::zero() }
}

/// Asks those of the next step who can be asked; after the last one the request stands in the sums until somebody takes it.
pub async fn climb(tx: &mut Tx, house: &House, request: &mut Request) -> Result<(), Fault> {
    let before = request.clone();
    let from = tx.now() + rest(house, request, tx.now());
    request.wanted = common::wanted_as_of(house, request, from);
    let due = from + house.config.help.patience(request.urgent);
    let due = due + rest(house, request, due);
    loop {
        request.rung = rules::next_rung(request.rung);
        let Some(step) = rules::asked_on(request.rung) else {
            set_due(tx, request, None).await?;
            break;
        };
        if ask(tx, house, (request, from), step).await? {
            set_due(tx, request, Some(due)).await?;
            break;
        }
    }
    store::save(tx, request).await?;
    if request.rung == Rung::Nobody && !was_told(tx, request).await? {
        let Some(resident) = resident(tx, request).await? else { return Ok(()) };
        let said = words::asking::alone(resident.lang, request);
        return common::change(tx, &resident, said, common::mine_name(request)).await;
    }
    show_change(tx, &before, request).await
}

/// Whether anybody at all was told of a request in this round.
async fn was_told(tx: &mut Tx, request: &Request) -> Result<bool, Fault> {
    let asked = store::list_asked(tx, request.id).await?;
    let offered = outbox::find_named(tx, &offer_name(request)).await?.is_some();
    Ok(offered || asked.iter().any(|(round, ..)| *round == request.round))
}

/// Those who are not asked (again) in this round: who was, who declined once, who needs the help.
pub async fn passed_over(tx: &mut Tx, request: &Request) -> Result<HashSet<PersonId>, Fault> {
    let asked = store::list_asked(tx, request.id).await?;
    let over = asked.into_iter().filter(|(round, _, declined)| *declined || *round == request.round);
    Ok(over.map(|(_, person, _)| person).chain(request.person).collect())
}

async fn ask(
    tx: &mut Tx,
    house: &House,
    (request, from): (&Request, Moment),
    (level, role): (Level, Role),
) -> Result<bool, Fault> {
    let Some(resident) = resident(tx, request).await? else { return Ok(false) };
    let over = passed_over(tx, request).await?;
    let place = place(tx, request.area).await?;
    let items = items(house, request);
    let mut asked = false;
    for above in areas::ancestors(tx, request.area).await?.into_iter().filter(|area| area.level == level) {
        for contact in people::holders(tx, above.id, role).await? {
            let Some(user) = contact.user.filter(|_| !over.contains(&contact.person)) else { continue };
            store::note_asked(tx, request, contact.person, false).await?;
            let (html, buttons) = words::looking::unclaimed(contact.lang, request, (&place, &resident.name), &items);
            let letter = Post::text(user.private_chat(), Lane::Help, html).buttons(buttons).not_before(from);
            outbox::add(tx, &letter.named(asked_name(request, request.round, contact.person))).await?;
            asked = true;
        }
    }
    Ok(asked)
}

/// Takes a request out of the hands of everybody who was asked: the offer to the group and every letter say how it ended.
pub async fn withdraw(tx: &mut Tx, house: &House, request: &Request, ended: Ended) -> Result<(), Fault> {
    let place = place(tx, request.area).await?;
    let name = offer_name(request);
    if let Some(found) = outbox::find_named(tx, &name).await? {
        let html = words::going::offer_ended(house.config.lang, request, &place, ended);
        outbox::add(tx, &Post::edit(ChatId(found.chat), Target::Named(name), html)).await?;
    }
    if ended == Ended::Anew {
        return Ok(());
    }
    let who = common::volunteer(tx, request).await?.filter(|_| ended == Ended::Taken);
    for (round, person, _) in store::list_asked(tx, request.id).await? {
        let Some(contact) = people::contact(tx, person).await? else { continue };
        let name = asked_name(request, round, person);
        // A letter that waits for the morning is not sent at all.
        if round == request.round && outbox::cancel(tx, &name).await? == 0 {
            let who = who.as_ref().map(|who| who.name.as_str());
            let said = match (request.is_counselling(), request.volunteer == Some(person)) {
                (true, true) => text(contact.lang, "help-talk-open"),
                (true, false) if ended == Ended::Taken => text(contact.lang, "help-talk-taken"),
                (true, false) => text(contact.lang, "help-claim-over"),
                (false, _) => words::looking::unclaimed_ended(contact.lang, request, &place, who),
            };
            common::change(tx, &contact, (said, vec![]), name).await?;
        }
    }
    Ok(())
}
