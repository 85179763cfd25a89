//! Cases as they are looked at: the open ones of one's areas, one in full, its picture, whom it may be given to.

use super::{LEADING, expired, look, refused, telling};
use crate::db::{Fault, Tx};
use crate::features::areas;
use crate::features::concerns::model::{Concern, ConcernId};
use crate::features::concerns::rules::{self, Deed, Refusal, Standing};
use crate::features::concerns::store;
use crate::features::concerns::words::{self, Shown};
use crate::features::people::{self, Caller, Contact, Person};
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::outbox;
use crate::terms::{AreaId, Button, Lane, Level, Media, Post, Role};

/// As many cases stand on a page of a list.
const ON_A_PAGE: usize = 8;

/// `/concerns`: the open ones of the caller's areas and what the caller takes care of, the oldest first.
pub async fn on_list(tx: &mut Tx, (caller, person): (&Caller, &Person), page: usize) -> Result<Answer, Fault> {
    if !caller.is_private() {
        return Ok(Answer::Short(text(caller.lang, "concerns-list-in-private")));
    }
    let mut open = store::list_own(tx, person.id).await?;
    for holding in person.holdings.iter().filter(|holding| LEADING.contains(&holding.role)) {
        for concern in store::list_open(tx, holding.area).await? {
            if open.iter().all(|known| known.id != concern.id) {
                open.push(concern);
            }
        }
    }
    open.sort_by_key(|concern| (concern.raised_at, concern.id));
    let all = open.len();
    if all == 0 {
        telling::say(tx, caller, (text(caller.lang, "concerns-list-empty"), vec![])).await?;
        return Ok(Answer::Quiet);
    }
    let pages = all.div_ceil(ON_A_PAGE);
    let page = page.min(pages - 1);
    let mut shown = vec![];
    for concern in open.into_iter().skip(page * ON_A_PAGE).take(ON_A_PAGE) {
        shown.push(telling::shown(tx, concern).await?);
    }
    telling::say(tx, caller, words::list(caller.lang, (page, pages, all), &shown, caller.at)).await?;
    Ok(Answer::Quiet)
}

/// One case in full, as the caller may read it.
pub async fn on_show(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    id: ConcernId,
) -> Result<Answer, Fault> {
    let Some((concern, standing)) = look(tx, person, id).await? else {
        return Ok(expired(caller));
    };
    let shown = telling::shown(tx, concern).await?;
    match view(house, (caller, standing), &shown) {
        Some(view) => telling::say(tx, caller, view).await?,
        None => return Ok(refused(caller, Refusal::NotYours)),
    }
    Ok(Answer::Quiet)
}

fn view(house: &House, (caller, standing): (&Caller, Standing), shown: &Shown) -> Option<(String, Vec<Vec<Button>>)> {
    let local = |at| house.config.rounds.local(at);
    match standing {
        _ if standing.acts() => {
            let buttons = words::case_buttons(caller.lang, shown, standing.assigned);
            Some((words::case(caller.lang, shown, local), buttons))
        }
        Standing { raised: true, .. } => {
            Some((words::own_case(caller.lang, shown), words::own_buttons(caller.lang, &shown.concern)))
        }
        _ => None,
    }
}

/// Shows the case as it is now under the button that was pressed.
pub async fn refresh_pressed(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    shown: &Shown,
) -> Result<(), Fault> {
    let Some((_, standing)) = look(tx, person, shown.concern.id).await? else {
        return Ok(());
    };
    match view(house, (caller, standing), shown) {
        Some(view) if caller.pressed.is_some() => telling::say(tx, caller, view).await,
        _ => Ok(()),
    }
}

/// The picture of a case.
pub async fn on_photo(tx: &mut Tx, (caller, person): (&Caller, &Person), id: ConcernId) -> Result<Answer, Fault> {
    match look(tx, person, id).await? {
        Some((Concern { photo: Some(photo), .. }, standing)) if standing.acts() => {
            let caption = format!("#{}", id.0);
            let post = Post::stored(caller.user.private_chat(), Lane::Reply, (Media::Photo, photo), caption);
            outbox::add(tx, &post).await?;
            Ok(Answer::Quiet)
        }
        Some((_, standing)) if !standing.acts() => Ok(refused(caller, Refusal::NotYours)),
        _ => Ok(expired(caller)),
    }
}

/// Whom a case may be given to, under the case.
pub async fn on_pick(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    id: ConcernId,
) -> Result<Answer, Fault> {
    let Some((concern, standing)) = look(tx, person, id).await? else {
        return Ok(expired(caller));
    };
    if let Err(refusal) = rules::may(&concern, standing, &Deed::Assign(person.id)) {
        return Ok(refused(caller, refusal));
    }
    let mut people = assignees(tx, concern.area).await?;
    people.retain(|(_, contact)| contact.person != person.id && Some(contact.person) != concern.assigned_to);
    if people.is_empty() {
        return Ok(Answer::Alert(text(caller.lang, "concerns-nobody-else")));
    }
    let shown = telling::shown(tx, concern).await?;
    let local = |at| house.config.rounds.local(at);
    let buttons = words::assignees(caller.lang, id, &people);
    telling::say(tx, caller, (words::case(caller.lang, &shown, local), buttons)).await?;
    Ok(Answer::Quiet)
}

/// A keyboard with more buttons than this is no help.
const MOST_ASSIGNEES: usize = 24;

/// Those who have joined and answer for an area, or for a part of it where it is no micro-grid; the nearest first, each once.
pub async fn assignees(tx: &mut Tx, area: AreaId) -> Result<Vec<(Role, Contact)>, Fault> {
    let mut found = vec![];
    for (nth, area) in areas::ancestors(tx, area).await?.into_iter().enumerate() {
        let (own, below) = match area.level {
            Level::MicroGrid => (Role::Leader, None),
            Level::Grid => (Role::GridLeader, Some(Role::Leader)),
            Level::Community => (Role::Secretary, Some(Role::GridLeader)),
            Level::Town | Level::District => continue,
        };
        found.extend(people::holders(tx, area.id, own).await?.into_iter().map(|contact| (own, contact)));
        if let Some(below) = below.filter(|_| nth == 0) {
            let within = people::holders_within(tx, area.id, below).await?;
            found.extend(within.into_iter().map(|contact| (below, contact)));
        }
    }
    let mut once: Vec<(Role, Contact)> = vec![];
    for (role, contact) in found {
        let known = once.iter().any(|(_, known)| known.person == contact.person);
        if contact.user.is_some() && !known && once.len() < MOST_ASSIGNEES {
            once.push((role, contact));
        }
    }
    Ok(once)
}
