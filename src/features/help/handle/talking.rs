//! Talks with a counsellor: asked one after the other, carried on through the bot, so that neither sees the other's account.

use super::common::{
    self, alarm, asked_name, place, resident, secretaries, set_due, show_change, show_standing, tell, tell_named,
};
use super::{alert, looking, reply, short};
use crate::db::{Fault, Tx};
use crate::features::areas;
use crate::features::help::model::{Fresh, Request, RequestId, State, Wanted};
use crate::features::help::reading::Category;
use crate::features::help::rules::{self, Claimant, Claiming, Offer};
use crate::features::help::words::going::Ended;
use crate::features::help::{store, words};
use crate::features::people::{self, Caller, Contact};
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::outbox;
use crate::talk::{self, Step};
use crate::terms::{AreaId, Lane, Level, Media, Message, PersonId, Post, Role};
use chrono::Duration;
use serde_json::json;

/// What came of offering somebody a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// The offer stands before them.
    Stands,
    /// They have asked for a talk before, or are in one.
    Needless,
    /// They cannot be written to.
    Unheard,
}

/// Offers somebody a talk who has not asked for one.
pub async fn open_counselling(tx: &mut Tx, person: PersonId, area: AreaId) -> Result<Offered, Fault> {
    let Some(contact) = people::contact(tx, person).await?.filter(|contact| contact.user.is_some()) else {
        return Ok(Offered::Unheard);
    };
    let request = match store::find_own_talk(tx, person).await? {
        None => begin(tx, &contact, area).await?,
        Some(talk) => match rules::offer(&talk, tx.now()) {
            Offer::Needless => return Ok(Offered::Needless),
            Offer::InView => return Ok(Offered::Stands),
            Offer::Anew => Request { asked_at: tx.now(), ..talk },
        },
    };
    store::save(tx, &request).await?;
    tell_named(tx, &contact, words::talking::offered(contact.lang, &request), common::mine_name(&request)).await?;
    Ok(Offered::Stands)
}

async fn begin(tx: &mut Tx, contact: &Contact, area: AreaId) -> Result<Request, Fault> {
    let fresh = Fresh {
        person: contact.person,
        area,
        categories: vec![Category::Counselling],
        said: None,
        photo: None,
        wanted: Wanted::Today,
        urgent: false,
        danger: false,
        phone: contact.phone.clone(),
        address: None,
    };
    store::add(tx, &fresh).await
}

/// Asks the next counsellor; after the last one the secretary learns, without a name, that somebody waits.
pub async fn ask_next(tx: &mut Tx, house: &House, request: &mut Request) -> Result<(), Fault> {
    let before = request.clone();
    let next = next_counsellor(tx, request).await?;
    match &next {
        Some(counsellor) => {
            let minutes = if request.urgent {
                house.config.help.unclaimed_minutes_urgent.min(house.config.help.counsellor_minutes)
            } else {
                house.config.help.counsellor_minutes
            };
            store::note_asked(tx, request, counsellor.person, false).await?;
            let said = words::talking::wanted(counsellor.lang, request, minutes.into());
            tell_named(tx, counsellor, said, asked_name(request, request.round, counsellor.person)).await?;
            let due = tx.now() + Duration::minutes(minutes.into());
            set_due(tx, request, Some(due)).await?;
        }
        None => {
            request.rung = rules::next_rung(request.rung);
            set_due(tx, request, None).await?;
            let place = place(tx, request.area).await?;
            let secretaries = secretaries(tx, request.area).await?;
            for secretary in &secretaries {
                tell(tx, secretary, words::looking::no_counsellor(secretary.lang, &place)).await?;
            }
            if let (true, Some(resident)) = (secretaries.is_empty(), resident(tx, request).await?) {
                store::save(tx, request).await?;
                let said = words::asking::alone(resident.lang, request);
                return common::change(tx, &resident, said, common::mine_name(request)).await;
            }
        }
    }
    store::save(tx, request).await?;
    show_change(tx, &before, request).await
}

/// The nearest counsellor who was not asked in this round and is in no other talk.
async fn next_counsellor(tx: &mut Tx, request: &Request) -> Result<Option<Contact>, Fault> {
    let over = looking::passed_over(tx, request).await?;
    for above in areas::ancestors(tx, request.area).await? {
        if above.level > Level::Community {
            continue;
        }
        for contact in people::holders(tx, above.id, Role::Counsellor).await? {
            let may = contact.user.is_some() && !over.contains(&contact.person);
            if may && store::find_talk(tx, contact.person).await?.is_none() {
                return Ok(Some(contact));
            }
        }
    }
    Ok(None)
}

/// A counsellor is there: the talk begins.
pub async fn on_counsel(tx: &mut Tx, house: &House, caller: &Caller, id: RequestId) -> Result<Answer, Fault> {
    let Some(mut request) = store::find(tx, id).await? else { return alert(caller, "tap-expired") };
    let Some(person) = &caller.person else { return alert(caller, "stranger") };
    let roles = people::roles_in_reach(tx, person.id, request.area).await?;
    let claimant = Claimant {
        person: person.id,
        may: roles.contains(&Role::Counsellor) && request.is_counselling(),
        hears_us: true,
        has: i64::from(store::find_talk(tx, person.id).await?.is_some()),
        most: 1,
    };
    match rules::claim(&request, claimant) {
        Claiming::Won => {}
        Claiming::Own => return short(caller, "help-talk-open"),
        Claiming::Taken => return alert(caller, "help-talk-taken"),
        Claiming::Enough => return alert(caller, "help-talk-one"),
        Claiming::Over => return alert(caller, "help-claim-over"),
        Claiming::Yourself | Claiming::NoVolunteer | Claiming::Deaf => return alert(caller, "not-allowed"),
    }
    let Some(resident) = resident(tx, &request).await? else { return alert(caller, "tap-expired") };
    request.state = State::Claimed;
    request.volunteer = Some(person.id);
    request.claimed_at = Some(tx.now());
    keep_open(tx, house, &mut request).await?;
    show_standing(tx, &request).await?;
    looking::withdraw(tx, house, &request, Ended::Taken).await?;
    // Both speak to each other from now on, whatever was asked before.
    talk::clear(tx, caller.user, caller.user.private_chat()).await?;
    if let Some(user) = resident.user {
        talk::clear(tx, user, user.private_chat()).await?;
    }
    let begins = words::talking::begins_for_resident(resident.lang, &request);
    tell_named(tx, &resident, begins, talk_name(&request, resident.person)).await?;
    let Some(counsellor) = people::contact(tx, person.id).await? else { return Ok(Answer::Quiet) };
    let begins = words::talking::begins_for_counsellor(caller.lang, &request);
    tell_named(tx, &counsellor, begins, talk_name(&request, counsellor.person)).await?;
    Ok(Answer::Quiet)
}

fn talk_name(request: &Request, person: PersonId) -> String {
    format!("help/talk/{}/{}", request.id.0, person.0)
}

/// A talk in which something is said goes on.
async fn keep_open(tx: &mut Tx, house: &House, request: &mut Request) -> Result<(), Fault> {
    let due = tx.now() + Duration::hours(house.config.help.close_hours.into());
    set_due(tx, request, Some(due)).await?;
    store::save(tx, request).await
}

/// A counsellor cannot now: the next one is asked at once.
pub async fn on_pass(tx: &mut Tx, house: &House, caller: &Caller, id: RequestId) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else { return alert(caller, "stranger") };
    let found = store::find(tx, id).await?;
    let asked = store::list_asked(tx, id).await?;
    if asked.iter().any(|(_, asked, declined)| *asked == person.id && *declined) {
        return short(caller, "help-passed");
    }
    let was_asked = asked.iter().any(|(_, asked, _)| *asked == person.id);
    let Some(mut request) = found.filter(|request| request.state == State::Open && was_asked) else {
        return alert(caller, "help-claim-over");
    };
    let newest = asked.last().is_some_and(|(_, last, _)| *last == person.id);
    store::note_asked(tx, &request, person.id, true).await?;
    outbox::add(tx, &reply(caller, (text(caller.lang, "help-passed"), vec![]))).await?;
    if newest && request.due_at.is_some() {
        ask_next(tx, house, &mut request).await?;
    }
    Ok(Answer::Quiet)
}

/// Whoever is in a talk and was asked nothing else speaks to the other one.
pub async fn waiting(tx: &mut Tx, caller: &Caller) -> Result<Option<Step>, Fault> {
    let Some(person) = caller.person.as_ref().filter(|_| caller.is_private()) else { return Ok(None) };
    let talk = store::find_talk(tx, person.id).await?;
    Ok(talk.map(|request| Step { version: 0, step: json!({ "help-talk": request.id }) }))
}

/// Words within a talk are passed on as they are; nothing of them is kept but what is to be sent.
pub async fn on_said(tx: &mut Tx, house: &House, caller: &Caller, message: &Message) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else { return Ok(Answer::Quiet) };
    let Some(mut request) = store::find_talk(tx, person.id).await? else { return Ok(Answer::Quiet) };
    let by_resident = request.person == Some(person.id);
    let other = if by_resident { common::volunteer(tx, &request).await? } else { resident(tx, &request).await? };
    let Some((other, user)) = other.and_then(|other| other.user.map(|user| (other, user))) else {
        return short(caller, "help-talk-lost");
    };
    let chat = user.private_chat();
    if outbox::find_chat(tx, chat).await?.is_some_and(|known| known.unreachable) {
        return short(caller, "help-talk-lost");
    }
    match &message.photo {
        Some(photo) => {
            let caption = words::talking::passed_on(&message.text);
            outbox::add(tx, &Post::stored(chat, Lane::Reply, (Media::Photo, photo.as_str()), caption)).await?;
        }
        None if message.text.trim().is_empty() => return short(caller, "help-only-words"),
        None => tell_at_once(tx, &other, words::talking::passed_on(&message.text)).await?,
    }
    if by_resident && !request.danger && house.config.help_reader.read(&message.text).danger {
        request.danger = true;
        let emergency = words::emergency(caller.lang, &house.config.help.emergency_number);
        outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, emergency)).await?;
        // Who and where, for whoever goes to look; what they said stays between the two.
        alarm(tx, &request, "").await?;
    }
    keep_open(tx, house, &mut request).await?;
    Ok(Answer::Quiet)
}

async fn tell_at_once(tx: &mut Tx, to: &Contact, said: String) -> Result<(), Fault> {
    let Some(user) = to.user else { return Ok(()) };
    outbox::add(tx, &Post::text(user.private_chat(), Lane::Reply, said)).await
}

/// A talk in which the caller is.
async fn own(tx: &mut Tx, caller: &Caller, id: RequestId) -> Result<Option<(Request, PersonId)>, Fault> {
    let Some(person) = caller.person.as_ref().map(|person| person.id) else { return Ok(None) };
    let found = store::find(tx, id).await?.filter(|request| request.is_counselling() && request.is_under_way());
    let own = found.filter(|request| request.person == Some(person) || request.volunteer == Some(person));
    Ok(own.map(|request| (request, person)))
}

/// The other one may know who I am.
pub async fn on_reveal(tx: &mut Tx, caller: &Caller, id: RequestId) -> Result<Answer, Fault> {
    let Some((request, person)) = own(tx, caller, id).await? else { return alert(caller, "help-talk-over") };
    let Some(me) = people::contact(tx, person).await? else { return alert(caller, "help-talk-over") };
    let by_resident = request.person == Some(person);
    let other = if by_resident { common::volunteer(tx, &request).await? } else { resident(tx, &request).await? };
    let Some(other) = other else { return alert(caller, "help-talk-lost") };
    let name = format!("help/revealed/{}/{}", request.id.0, person.0);
    if outbox::find_named(tx, &name).await?.is_none() {
        let said = words::talking::revealed(other.lang, &me.name, me.phone.as_ref());
        tell_named(tx, &other, (said, vec![]), name).await?;
    }
    short(caller, "help-talk-shown")
}

/// One of the two ends the talk.
pub async fn on_end(tx: &mut Tx, caller: &Caller, id: RequestId) -> Result<Answer, Fault> {
    let Some((mut request, _)) = own(tx, caller, id).await? else { return alert(caller, "help-talk-over") };
    end(tx, &mut request).await?;
    Ok(Answer::Quiet)
}

/// Ends a talk; both are told.
pub async fn end(tx: &mut Tx, request: &mut Request) -> Result<(), Fault> {
    request.state = State::Closed;
    request.ended_at = Some(tx.now());
    set_due(tx, request, None).await?;
    store::save(tx, request).await?;
    if let Some(resident) = resident(tx, request).await? {
        tell(tx, &resident, text(resident.lang, "help-talk-ended")).await?;
        let opening = (text(resident.lang, "help-talk-past"), vec![]);
        common::change(tx, &resident, opening, talk_name(request, resident.person)).await?;
    }
    if let Some(counsellor) = common::volunteer(tx, request).await? {
        let said = words::talking::ended_for_counsellor(counsellor.lang, request);
        tell_named(tx, &counsellor, said, format!("help/talked/{}", request.id.0)).await?;
        let opening = (text(counsellor.lang, "help-talk-past"), vec![]);
        common::change(tx, &counsellor, opening, talk_name(request, counsellor.person)).await?;
    }
    Ok(())
}
