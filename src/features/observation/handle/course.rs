//! The course of an observation: longer, elsewhere, with another warden, over.

use super::super::command::Act;
use super::super::model::{Outcome, Subject, SubjectId};
use super::super::rules::{self, Release, Standing};
use super::super::store::course::Kind;
use super::super::{certificate, store, words};
use super::subjects::{card_again, looked_after, tell_warden};
use super::{By, Step, date, keeper, say, secretaries, set_step, show, tell};
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Area};
use crate::features::people::{self, Contact};
use crate::features::{Answer, House};
use crate::i18n;
use crate::outbox;
use crate::talk;
use crate::terms::{AreaId, Lane, Level, PersonId, Post, Role};

/// Something that only a secretary does.
pub async fn on_act(tx: &mut Tx, house: &House, by: By<'_>, (subject, act): (&Subject, Act)) -> Result<Answer, Fault> {
    let lang = by.0.lang;
    match act {
        Act::Extend => show(tx, by.0, words::course::extend(lang, subject)).await,
        Act::ExtendBy(days) => {
            set_step(tx, by.0, &Step::Extend(subject.id, days)).await?;
            show(tx, by.0, words::course::why(lang, subject, days)).await
        }
        Act::ExtendFor(days, reason) => {
            let reason = words::course::reason(lang, reason);
            extend(tx, house, by, subject.id, (days, &reason)).await
        }
        Act::Transfer => on_transfer(tx, by, subject).await,
        Act::Isolate => show(tx, by.0, words::course::isolate(lang, subject)).await,
        Act::IsolateSure => isolate(tx, house, by, subject).await,
        Act::MoveTo(area) => on_move(tx, house, by, (subject, area)).await,
        Act::Warden => on_warden(tx, by, subject).await,
        Act::WardenIs(person) => set_warden(tx, house, by, (subject, person)).await,
        Act::Release => release(tx, house, by, subject).await,
        Act::Visit | Act::Left | Act::Back => Ok(Answer::Quiet),
    }
}

/// A reason is a sentence.
const LONGEST_REASON: usize = 200;

/// So many more days, for a reason.
pub async fn extend(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    id: SubjectId,
    (days, reason): (i64, &str),
) -> Result<Answer, Fault> {
    let (subject, standing) = match looked_after(tx, by, id).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(refusal),
    };
    if standing != Standing::Secretary {
        return Ok(say(by.0, "observation-secretary-only"));
    }
    talk::clear(tx, by.0.user, by.0.chat.id).await?;
    let reason: String = reason.chars().take(LONGEST_REASON).collect();
    let reason = reason.as_str();
    store::set_days(tx, id, subject.days + days).await?;
    store::course::add(tx, id, (Kind::Extended, Some(reason)), by.1.id).await?;
    let longer = Subject { days: subject.days + days, ..subject };
    tell(tx, &longer.contact, words::course::extended(longer.lang(), &longer, reason, true)).await?;
    if let Some(warden) = keeper(tx, &longer).await?.filter(|warden| warden.person != by.1.id) {
        tell(tx, &warden, words::course::extended(warden.lang, &longer, reason, false)).await?;
    }
    card_again(tx, house, by, (id, standing)).await
}

/// Where to? To central isolation, or into another micro-grid: by name, or from the list.
async fn on_transfer(tx: &mut Tx, by: By<'_>, subject: &Subject) -> Result<Answer, Fault> {
    set_step(tx, by.0, &Step::Move(subject.id)).await?;
    let community = super::community(tx, subject.area).await?;
    let grids = match community {
        Some(community) => areas::children(tx, community).await?,
        None => vec![],
    };
    show(tx, by.0, words::course::transfer(by.0.lang, subject, &grids)).await
}

async fn isolate(tx: &mut Tx, house: &House, by: By<'_>, subject: &Subject) -> Result<Answer, Fault> {
    talk::clear(tx, by.0.user, by.0.chat.id).await?;
    store::end(tx, subject.id, Outcome::Isolated, date(house, tx.now())).await?;
    store::course::add(tx, subject.id, (Kind::Ended, Some(Outcome::Isolated.into_str())), by.1.id).await?;
    let args = |contact: &Contact| (contact.lang, [("name", subject.contact.name.as_str().into())]);
    if let Some(warden) = keeper(tx, subject).await?.filter(|warden| warden.person != by.1.id) {
        let (lang, args) = args(&warden);
        tell(tx, &warden, (i18n::text_with(lang, "observation-isolated", args), vec![])).await?;
    }
    tell(tx, &subject.contact, (i18n::text(subject.lang(), "observation-isolated-own"), vec![])).await?;
    let said = i18n::text_with(by.0.lang, "observation-isolated", [("name", subject.contact.name.as_str().into())]);
    show(tx, by.0, (said, vec![])).await
}

/// The name of a micro-grid was typed.
pub async fn on_move_typed(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    (id, text): (SubjectId, &str),
) -> Result<Answer, Fault> {
    let (subject, standing) = match looked_after(tx, by, id).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(refusal),
    };
    if standing != Standing::Secretary {
        return Ok(say(by.0, "observation-secretary-only"));
    }
    let mut named = areas::find_named(tx, text.trim()).await?;
    named.retain(|area| area.level >= Level::Community);
    match named.as_slice() {
        [area] => on_move(tx, house, by, (&subject, area.id)).await,
        [] => Ok(say(by.0, "observation-move-unknown")),
        several => show(tx, by.0, words::course::areas(by.0.lang, &subject, several)).await,
    }
}

async fn on_move(tx: &mut Tx, house: &House, by: By<'_>, (subject, area): (&Subject, AreaId)) -> Result<Answer, Fault> {
    let Some(area) = areas::find(tx, area).await? else {
        return Ok(Answer::Alert(i18n::text(by.0.lang, "tap-expired")));
    };
    if area.level != Level::MicroGrid {
        let below = areas::children(tx, area.id).await?;
        return show(tx, by.0, words::course::areas(by.0.lang, subject, &below)).await;
    }
    talk::clear(tx, by.0.user, by.0.chat.id).await?;
    move_to(tx, by, subject, &area).await?;
    let args = [("name", subject.contact.name.as_str().into()), ("area", area.name.as_str().into())];
    // The new area may lie outside of what the caller may see.
    let roles = people::roles_in_reach(tx, by.1.id, area.id).await?;
    if roles.contains(&Role::Secretary) {
        return card_again(tx, house, by, (subject.id, Standing::Secretary)).await;
    }
    show(tx, by.0, (i18n::text_with(by.0.lang, "observation-moved-away", args), vec![])).await
}

/// The leader there becomes the warden; warden, person and the secretary there learn of it.
async fn move_to(tx: &mut Tx, by: By<'_>, subject: &Subject, area: &Area) -> Result<(), Fault> {
    let leader = people::holders(tx, area.id, Role::Leader).await?.into_iter().next();
    let secretaries_there = secretaries(tx, area.id).await?;
    let fallback = secretaries_there.first().map_or(subject.warden, |secretary| secretary.person);
    let warden = leader.map_or(fallback, |leader| leader.person);
    store::set_place(tx, subject.id, (area.id, warden)).await?;
    store::course::add(tx, subject.id, (Kind::Moved, Some(&area.name)), by.1.id).await?;
    people::take_role(tx, subject.contact.person, Role::Resident, subject.area).await?;
    people::give_role(tx, subject.contact.person, Role::Resident, area.id).await?;
    let Some(moved) = store::find(tx, subject.id).await? else {
        return Ok(());
    };
    hand_over(tx, by, (subject, &moved)).await?;
    for secretary in secretaries_there {
        if secretary.person != by.1.id && secretary.person != warden {
            tell(tx, &secretary, words::course::moved_here(secretary.lang, &moved)).await?;
        }
    }
    Ok(())
}

/// The new warden, the one before and the person learn who looks after whom.
async fn hand_over(tx: &mut Tx, by: By<'_>, (before, after): (&Subject, &Subject)) -> Result<(), Fault> {
    let warden = people::contact(tx, after.warden).await?;
    if let Some(warden) = warden.as_ref().filter(|warden| warden.person != by.1.id) {
        tell_warden(tx, warden, after).await?;
    }
    if before.warden != after.warden
        && before.warden != by.1.id
        && let Some(old) = people::contact(tx, before.warden).await?
    {
        let args = [("name", after.contact.name.as_str().into())];
        tell(tx, &old, (i18n::text_with(old.lang, "observation-yours-no-more", args), vec![])).await?;
    }
    let said = words::course::new_warden(after.lang(), warden.as_ref());
    tell(tx, &after.contact, (said, vec![])).await
}

/// More than this are no list to choose from.
const MOST_WARDENS: usize = 60;

/// Who shall look after them? Those who work in the community, the nearest first.
async fn on_warden(tx: &mut Tx, by: By<'_>, subject: &Subject) -> Result<Answer, Fault> {
    let Some(community) = super::community(tx, subject.area).await? else {
        return Ok(Answer::Quiet);
    };
    let mut candidates: Vec<Contact> = vec![];
    for role in [Role::Leader, Role::GridLeader, Role::Volunteer, Role::Secretary] {
        for contact in people::holders_within(tx, community, role).await? {
            let known = candidates.iter().any(|known| known.person == contact.person);
            if !known && contact.person != subject.warden && contact.person != subject.contact.person {
                candidates.push(contact);
            }
        }
    }
    let grid = areas::find(tx, subject.area).await?.and_then(|area| area.parent);
    let mut near = vec![];
    for area in match grid {
        Some(grid) => areas::children(tx, grid).await?,
        None => vec![],
    } {
        near.push(area.id);
    }
    candidates.sort_by_key(|contact| !near.contains(&contact.area));
    candidates.truncate(MOST_WARDENS);
    show(tx, by.0, words::course::wardens(by.0.lang, subject, &candidates)).await
}

async fn set_warden(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    (subject, person): (&Subject, PersonId),
) -> Result<Answer, Fault> {
    if subject.warden != person {
        store::set_place(tx, subject.id, (subject.area, person)).await?;
        store::course::add(tx, subject.id, (Kind::Moved, None), by.1.id).await?;
        let after = Subject { warden: person, ..subject.clone() };
        hand_over(tx, by, (subject, &after)).await?;
    }
    card_again(tx, house, by, (subject.id, Standing::Secretary)).await
}

/// A day's check-ins and the one before.
const LOOK_BACK: i64 = 3;

/// 解除, with a certificate.
async fn release(tx: &mut Tx, house: &House, by: By<'_>, subject: &Subject) -> Result<Answer, Fault> {
    let today = date(house, tx.now());
    let latest = store::check_ins::list_latest(tx, subject.id, LOOK_BACK).await?;
    let refused = match rules::release(subject, &latest, today) {
        Release::Free => None,
        Release::TooEarly(day) => Some(words::course::too_early(by.0.lang, day)),
        Release::Unwell => Some(i18n::text(by.0.lang, "observation-release-unwell")),
        Release::Away => Some(i18n::text(by.0.lang, "observation-release-away")),
    };
    if let Some(why) = refused {
        return Ok(Answer::Alert(why));
    }
    store::end(tx, subject.id, Outcome::Released, today).await?;
    store::course::add(tx, subject.id, (Kind::Ended, Some(Outcome::Released.into_str())), by.1.id).await?;
    let name = rules::masked(&subject.contact.name);
    let number = store::course::issue(tx, subject.id, &name, today).await?;

    let community = super::community(tx, subject.area).await?;
    let community = match community {
        Some(community) => areas::find(tx, community).await?.map(|area| area.name).unwrap_or_default(),
        None => String::new(),
    };
    let facts = certificate::Facts {
        number: number.clone(),
        name: subject.contact.name.clone(),
        place: format!("{community} {}", subject.area_name),
        issuer: format!("{}{community}", house.config.district),
        first_day: subject.first_day,
        last_day: today,
        days: subject.day_on(today),
        bot: house.username.clone(),
        lang: house.config.lang,
    };
    hand_out(tx, by, subject, (&number, certificate::pdf(&facts))).await?;
    let args = [("name", subject.contact.name.as_str().into()), ("number", number.into())];
    show(tx, by.0, (i18n::text_with(by.0.lang, "observation-released", args), vec![])).await
}

/// The certificate goes to the person and, to be kept, to whoever releases them; where the person has not joined, the warden passes it on.
async fn hand_out(tx: &mut Tx, by: By<'_>, subject: &Subject, (number, pdf): (&str, Vec<u8>)) -> Result<(), Fault> {
    let caption = |lang, key| words::certificate::caption(lang, key, (&subject.contact.name, number));
    let file = |to, lane, caption| Post::document(to, lane, format!("{number}.pdf"), pdf.clone(), caption);
    let warden = keeper(tx, subject).await?.filter(|warden| warden.person != by.1.id);
    let (own, kept) = match subject.contact.user {
        Some(user) => {
            (Some((user, caption(subject.lang(), "observation-certificate-own"))), "observation-certificate-kept")
        }
        None => {
            let warden = warden.as_ref().and_then(|warden| Some((warden.user?, warden.lang)));
            let pass_on = |(user, lang)| (user, caption(lang, "observation-certificate-pass-on"));
            (warden.map(pass_on), "observation-certificate-pass-on")
        }
    };
    if let Some((user, caption)) = own {
        outbox::add(tx, &file(user.private_chat(), Lane::Nag, caption)).await?;
    }
    if let Some(warden) = warden.filter(|_| subject.contact.user.is_some()) {
        let args = [("name", subject.contact.name.as_str().into()), ("number", number.into())];
        tell(tx, &warden, (i18n::text_with(warden.lang, "observation-released", args), vec![])).await?;
    }
    outbox::add(tx, &file(by.0.chat.id, Lane::Reply, caption(by.0.lang, kept))).await
}
