//! Those whom somebody looks after: the list, the card, visits at the door, leaving and coming back.

use super::super::command::Act;
use super::super::model::{Subject, SubjectId};
use super::super::rules::{SAME_VISIT_MINUTES, Standing};
use super::super::store::course::Kind;
use super::super::{store, words};
use super::{By, course, date, found, keeper, say, secretaries, show, tell};
use crate::db::{Fault, Tx};
use crate::features::people::{self, Contact};
use crate::features::{Answer, House};
use crate::i18n;
use crate::outbox;
use crate::terms::{Lane, Post, Role};
use chrono::Duration;

/// `/mysubjects`
pub async fn on_mine(tx: &mut Tx, house: &House, by: By<'_>) -> Result<Answer, Fault> {
    let mut subjects = store::list_of_warden(tx, by.1.id).await?;
    for area in by.1.areas_as(Role::Secretary) {
        for subject in store::list_within(tx, area).await? {
            if subjects.iter().all(|known| known.id != subject.id) {
                subjects.push(subject);
            }
        }
    }
    if subjects.is_empty() {
        return Ok(say(by.0, "observation-none"));
    }
    let mut lines = vec![];
    for subject in subjects {
        let latest = store::check_ins::latest(tx, subject.id).await?;
        lines.push((subject, latest));
    }
    let (mut pages, buttons) = words::subjects::list(by.0.lang, &lines, date(house, by.0.at));
    let last = pages.pop().unwrap_or_default();
    for page in pages {
        outbox::add(tx, &Post::text(by.0.chat.id, Lane::Reply, page)).await?;
    }
    show(tx, by.0, (last, buttons)).await
}

/// How one of them is, and what can be done.
pub async fn on_card(tx: &mut Tx, house: &House, by: By<'_>, id: SubjectId) -> Result<Answer, Fault> {
    match looked_after(tx, by, id).await? {
        Ok((subject, standing)) => card(tx, house, by, (&subject, standing)).await,
        Err(refusal) => Ok(refusal),
    }
}

/// Somebody whom the caller may see and who is still under observation.
pub async fn looked_after(
    tx: &mut Tx,
    by: By<'_>,
    id: SubjectId,
) -> Result<Result<(Subject, Standing), Answer>, Fault> {
    let refused = |key| Ok(Err(Answer::Alert(i18n::text(by.0.lang, key))));
    match found(tx, by, id).await? {
        None => refused("tap-expired"),
        Some((_, Standing::Nobody | Standing::Own)) => refused("observation-not-yours"),
        Some((subject, _)) if subject.outcome.is_some() => refused("observation-over"),
        Some(found) => Ok(Ok(found)),
    }
}

/// Shows the card.
pub async fn card(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    (subject, standing): (&Subject, Standing),
) -> Result<Answer, Fault> {
    let facts = words::subjects::Facts {
        address: people::address_of(tx, subject.contact.person).await?,
        warden: people::contact(tx, subject.warden).await?,
        check_ins: store::check_ins::list_latest(tx, subject.id, 4).await?,
        visited: store::course::last_visit(tx, subject.id).await?.map(|at| house.config.rounds.local(at)),
        away: subject.away_since.map(|at| house.config.rounds.local(at)),
        today: date(house, by.0.at),
    };
    show(tx, by.0, words::subjects::card(by.0.lang, subject, standing, &facts)).await
}

/// Something was done, or is to be done.
pub async fn on_act(tx: &mut Tx, house: &House, by: By<'_>, (id, act): (SubjectId, Act)) -> Result<Answer, Fault> {
    let (subject, standing) = match looked_after(tx, by, id).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(refusal),
    };
    match act {
        Act::Visit => on_visit(tx, by, &subject).await,
        Act::Left => on_left(tx, house, by, (&subject, standing)).await,
        Act::Back => on_back(tx, house, by, (&subject, standing)).await,
        _ if standing != Standing::Secretary => Ok(Answer::Alert(i18n::text(by.0.lang, "observation-secretary-only"))),
        act => course::on_act(tx, house, by, (&subject, act)).await,
    }
}

async fn on_visit(tx: &mut Tx, by: By<'_>, subject: &Subject) -> Result<Answer, Fault> {
    let last = store::course::last_visit(tx, subject.id).await?;
    let args = [("name", subject.contact.name.as_str().into())];
    if last.is_some_and(|last| tx.now() - last < Duration::minutes(SAME_VISIT_MINUTES)) {
        return Ok(Answer::Short(i18n::text_with(by.0.lang, "observation-visit-again", args)));
    }
    store::course::add(tx, subject.id, (Kind::Visit, None), by.1.id).await?;
    Ok(Answer::Short(i18n::text_with(by.0.lang, "observation-visited", args)))
}

async fn on_left(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    (subject, standing): (&Subject, Standing),
) -> Result<Answer, Fault> {
    if subject.away_since.is_none() {
        let now = tx.now_ms();
        store::set_away(tx, subject.id, Some(now)).await?;
        store::course::add(tx, subject.id, (Kind::Left, None), by.1.id).await?;
        let address = people::address_of(tx, subject.contact.person).await?;
        for contact in those_concerned(tx, by, subject).await? {
            let told = words::subjects::left(contact.lang, subject, (&by.1.name, address.as_deref()));
            tell(tx, &contact, told).await?;
        }
    }
    card_again(tx, house, by, (subject.id, standing)).await
}

async fn on_back(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    (subject, standing): (&Subject, Standing),
) -> Result<Answer, Fault> {
    if subject.away_since.is_some() {
        store::set_away(tx, subject.id, None).await?;
        store::course::add(tx, subject.id, (Kind::Back, None), by.1.id).await?;
        for contact in those_concerned(tx, by, subject).await? {
            let args = [("name", subject.contact.name.as_str().into()), ("by", by.1.name.as_str().into())];
            tell(tx, &contact, (i18n::text_with(contact.lang, "observation-back", args), vec![])).await?;
        }
    }
    card_again(tx, house, by, (subject.id, standing)).await
}

/// The secretaries and the warden, but for whoever does it.
async fn those_concerned(tx: &mut Tx, by: By<'_>, subject: &Subject) -> Result<Vec<Contact>, Fault> {
    let mut contacts = secretaries(tx, subject.area).await?;
    let warden = keeper(tx, subject).await?;
    let new = warden.filter(|warden| contacts.iter().all(|contact| contact.person != warden.person));
    contacts.extend(new);
    contacts.retain(|contact| contact.person != by.1.id);
    Ok(contacts)
}

/// The card as it is now.
pub async fn card_again(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    (id, standing): (SubjectId, Standing),
) -> Result<Answer, Fault> {
    match store::find(tx, id).await? {
        Some(subject) => card(tx, house, by, (&subject, standing)).await,
        None => Ok(Answer::Quiet),
    }
}

/// A warden learns whom they look after from now on.
pub async fn tell_warden(tx: &mut Tx, warden: &Contact, subject: &Subject) -> Result<(), Fault> {
    let address = people::address_of(tx, subject.contact.person).await?;
    tell(tx, warden, words::subjects::yours(warden.lang, subject, address.as_deref())).await
}
