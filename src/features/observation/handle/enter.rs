//! Somebody comes under observation.

use super::super::command::DraftPress;
use super::super::model::{Category, SubjectId};
use super::super::reading::line::{self, Line};
use super::super::{store, words};
use super::{By, Step, say, set_step, show, step, tell};
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Area};
use crate::features::people::{self, Contact, Guest, Newcomer, Person};
use crate::features::{Answer, House};
use crate::i18n;
use crate::outbox;
use crate::rights;
use crate::talk;
use crate::terms::{AreaId, Lane, Level, PersonId, Phone, Post, Role};
use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};

/// What is known so far of somebody who is being entered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Draft {
    /// When it was begun, which tells its card from others.
    pub born: i64,
    pub person: Option<PersonId>,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub household: Option<String>,
    pub category: Category,
    pub days: i64,
    /// Day 1 was so many days ago.
    pub began: i64,
    /// Their micro-grid, or an area in which it is still to be chosen.
    pub area: Option<AreaId>,
}

/// `/observe`, with a line or without.
pub async fn on_observe(tx: &mut Tx, house: &House, by: By<'_>, text: &str) -> Result<Answer, Fault> {
    let areas = own_areas(by.1);
    let area = match areas.as_slice() {
        [area] => Some(*area),
        _ => None,
    };
    let draft = Draft { born: tx.now_ms(), days: house.config.observation.days, area, ..Draft::default() };
    if !text.is_empty() {
        return on_line(tx, house, by, (draft, text)).await;
    }
    let mut residents = vec![];
    for area in areas {
        residents.extend(store::list_residents(tx, area, "").await?);
    }
    set_step(tx, by.0, &Step::Draft(draft)).await?;
    show(tx, by.0, words::enter::begin(by.0.lang, &residents)).await
}

/// The areas in which somebody may enter people, each once.
pub fn own_areas(person: &Person) -> Vec<AreaId> {
    let holdings = person.holdings.iter().filter(|holding| rights::FILING.contains(&holding.role));
    let mut areas: Vec<AreaId> = holdings.map(|holding| holding.area).collect();
    areas.dedup();
    areas
}

/// A resident of the roster was chosen.
pub async fn on_choose(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    (area, person): (AreaId, PersonId),
) -> Result<Answer, Fault> {
    let Some(contact) = people::contact(tx, person).await? else {
        return Ok(Answer::Alert(i18n::text(by.0.lang, "tap-expired")));
    };
    let days = house.config.observation.days;
    let draft = Draft { born: tx.now_ms(), days, area: Some(area), ..Draft::default() };
    let draft = known(tx, draft, contact).await?;
    go_on(tx, house, by, draft).await
}

/// Somebody of the roster, with what is known of them.
async fn known(tx: &mut Tx, draft: Draft, contact: Contact) -> Result<Draft, Fault> {
    let address = people::address_of(tx, contact.person).await?;
    Ok(Draft {
        person: Some(contact.person),
        name: Some(contact.name),
        phone: contact.phone.map(|phone| phone.reveal().to_owned()),
        address: draft.address.or(address),
        ..draft
    })
}

/// A line was typed, first or to add to what is known.
pub async fn on_line(tx: &mut Tx, house: &House, by: By<'_>, (draft, text): (Draft, &str)) -> Result<Answer, Fault> {
    let today = super::date(house, by.0.at);
    let line = line::read(text, today);
    if line.several {
        return Ok(say(by.0, "observation-one-at-a-time"));
    }
    if let Some(number) = &line.no_phone {
        // The next line may come without the command; of this one nothing is kept.
        set_step(tx, by.0, &Step::Draft(draft.clone())).await?;
        return show(tx, by.0, words::enter::no_phone(by.0.lang, &draft, number)).await;
    }
    let (words, mut area) = take_area(tx, by, line.words.clone()).await?;
    let mut draft = merge(draft, Line { words, ..line }, today);
    if let (None, None, Some(name)) = (draft.person, &draft.phone, &draft.name) {
        let mut alike = vec![];
        for area in own_areas(by.1) {
            alike.extend(store::list_residents(tx, area, name).await?);
        }
        if let [(person, _, lives)] = alike.as_slice()
            && let Some(contact) = people::contact(tx, *person).await?
        {
            draft = known(tx, draft, contact).await?;
            area = area.or(Some(*lives));
        }
    }
    draft.area = area.or(draft.area);
    go_on(tx, house, by, draft).await
}

/// The name of a micro-grid within reach among the words, which is no part of name or address.
async fn take_area(tx: &mut Tx, by: By<'_>, words: Vec<String>) -> Result<(Vec<String>, Option<AreaId>), Fault> {
    let (mut rest, mut named) = (vec![], None);
    for word in words {
        let mut found = None;
        for area in areas::find_named(tx, &word).await? {
            if area.level == Level::MicroGrid && may_enter(tx, by, area.id).await? {
                found = Some(area.id);
            }
        }
        match found {
            Some(area) => named = Some(area),
            None => rest.push(word),
        }
    }
    Ok((rest, named))
}

async fn may_enter(tx: &mut Tx, (_, person): By<'_>, area: AreaId) -> Result<bool, Fault> {
    let roles = people::roles_in_reach(tx, person.id, area).await?;
    Ok(roles.iter().any(|role| rights::FILING.contains(role)))
}

/// What a line adds to what is known: its first word is the name where there is none yet or the same, the others are the address.
fn merge(draft: Draft, line: Line, today: NaiveDate) -> Draft {
    let mut words = line.words.into_iter().peekable();
    let first = words.next_if(|word| draft.name.as_ref().is_none_or(|name| name == word));
    let name = draft.name.or(first);
    let address = words.collect::<Vec<_>>().join(" ");
    Draft {
        name,
        phone: line.phone.map(|phone| phone.reveal().to_owned()).or(draft.phone),
        address: Some(address).filter(|address| !address.is_empty()).or(draft.address),
        household: line.household.or(draft.household),
        category: line.category.unwrap_or(draft.category),
        days: line.days.unwrap_or(draft.days),
        began: line.first_day.map_or(draft.began, |day| (today - day).num_days()),
        ..draft
    }
}

/// Shows what is known, and asks for what is not.
async fn go_on(tx: &mut Tx, house: &House, by: By<'_>, draft: Draft) -> Result<Answer, Fault> {
    set_step(tx, by.0, &Step::Draft(draft.clone())).await?;
    let area = match draft.area {
        Some(area) => areas::find(tx, area).await?,
        None => None,
    };
    let below: Vec<Area> = match &area {
        Some(area) if area.level == Level::MicroGrid => vec![],
        Some(area) => areas::children(tx, area.id).await?,
        None => {
            let mut own = vec![];
            for area in own_areas(by.1) {
                own.extend(areas::find(tx, area).await?);
            }
            own
        }
    };
    let today = super::date(house, by.0.at);
    show(tx, by.0, words::enter::card(by.0.lang, &draft, (area.as_ref(), &below), today)).await
}

/// A button of the card.
pub async fn on_draft(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    (born, press): (i64, DraftPress),
) -> Result<Answer, Fault> {
    let draft = match step(tx, by.0).await? {
        Some(Step::Draft(draft)) if draft.born == born => draft,
        _ => return Ok(Answer::Alert(i18n::text(by.0.lang, "tap-expired"))),
    };
    let draft = match press {
        DraftPress::Cancel => {
            talk::clear(tx, by.0.user, by.0.chat.id).await?;
            return show(tx, by.0, (i18n::text(by.0.lang, "observation-cancelled"), vec![])).await;
        }
        DraftPress::Save => return save(tx, house, by, draft).await,
        DraftPress::Area(area) => Draft { area: Some(area), ..draft },
        DraftPress::Category(category) => Draft { category, ..draft },
        DraftPress::Days(days) => Draft { days, ..draft },
        DraftPress::Began(began) => Draft { began, ..draft },
    };
    go_on(tx, house, by, draft).await
}

async fn save(tx: &mut Tx, house: &House, by: By<'_>, draft: Draft) -> Result<Answer, Fault> {
    let (Some(name), Some(address), Some(area)) = (draft.name.clone(), draft.address.clone(), draft.area) else {
        return go_on(tx, house, by, draft).await;
    };
    let micro_grid = areas::find(tx, area).await?.filter(|area| area.level == Level::MicroGrid);
    if micro_grid.is_none() || !may_enter(tx, by, area).await? {
        return Ok(Answer::Alert(i18n::text(by.0.lang, "not-allowed")));
    }
    let entry = Entry {
        person: draft.person,
        name,
        phone: draft.phone.as_deref().and_then(Phone::read),
        address,
        area,
        category: draft.category,
        household: draft.household,
        first_day: super::date(house, by.0.at) - Duration::days(draft.began),
        days: draft.days,
        warden: None,
        by: by.1.id,
    };
    let key = match begin(tx, house, &entry).await? {
        Begun::New(subject) => {
            talk::clear(tx, by.0.user, by.0.chat.id).await?;
            return told(tx, house, by, subject).await;
        }
        Begun::Already => "observation-already",
        Begun::PhoneOfSomebodyElse => "observation-phone-other",
    };
    Ok(Answer::Alert(i18n::text(by.0.lang, key)))
}

/// Whoever entered somebody sees it, and gets an invitation to pass on where they have not joined.
async fn told(tx: &mut Tx, house: &House, by: By<'_>, id: SubjectId) -> Result<Answer, Fault> {
    let Some(subject) = store::find(tx, id).await? else {
        return Ok(Answer::Quiet);
    };
    let warden = people::contact(tx, subject.warden).await?;
    show(tx, by.0, (words::enter::entered(by.0.lang, &subject, warden.as_ref()), vec![])).await?;
    if subject.contact.user.is_some() {
        return Ok(Answer::Quiet);
    }
    let (name, person) = (subject.contact.name.clone(), subject.contact.person);
    let guest = Guest { person, name, role: Role::Resident, area: subject.area_name.clone() };
    let expires = tx.now() + house.config.invitation_life;
    for invited in people::invite_all(tx, vec![guest], Some(by.1.id), expires).await? {
        let html = words::enter::invitation(by.0.lang, &subject, (&house.username, &invited.code));
        outbox::add(tx, &Post::text(by.0.chat.id, Lane::Reply, html)).await?;
    }
    Ok(Answer::Quiet)
}

/// Somebody who comes under observation.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Their row, where it is known.
    pub person: Option<PersonId>,
    /// What they are called.
    pub name: String,
    /// By which they are found again.
    pub phone: Option<Phone>,
    /// Where they stay.
    pub address: String,
    /// The micro-grid in which that is.
    pub area: AreaId,
    /// Why.
    pub category: Category,
    /// Who lives with them.
    pub household: Option<String>,
    /// Day 1.
    pub first_day: NaiveDate,
    /// How many days.
    pub days: i64,
    /// Who looks after them; `None` is the micro-grid's leader.
    pub warden: Option<PersonId>,
    /// Who entered them.
    pub by: PersonId,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// They are under observation.
    New(SubjectId),
    /// They were already.
    Already,
    /// Their phone stands in the roster under another name; nothing was changed.
    PhoneOfSomebodyElse,
}

/// Begins an observation, and tells whom it concerns beside whoever entered it.
pub async fn begin(tx: &mut Tx, house: &House, entry: &Entry) -> Result<Begun, Fault> {
    let newcomer = || Newcomer {
        name: entry.name.clone(),
        phone: entry.phone.clone(),
        user: None,
        address: Some(entry.address.clone()),
    };
    // Without a phone, the same name in the same micro-grid is the same person.
    let unknown = entry.person.is_none() && entry.phone.is_none();
    if unknown && store::is_observed(tx, entry.area, &entry.name).await? {
        return Ok(Begun::Already);
    }
    let person = match entry.person {
        Some(person) => person,
        None => people::enrol(tx, &newcomer()).await?,
    };
    // A phone that several people of a household share must not make one of them the other.
    if people::contact(tx, person).await?.is_none_or(|contact| contact.name != entry.name) {
        return Ok(Begun::PhoneOfSomebodyElse);
    }
    if store::find_by_person(tx, person).await?.is_some() {
        return Ok(Begun::Already);
    }
    people::set_address(tx, person, &entry.address).await?;
    people::give_role(tx, person, Role::Resident, entry.area).await?;
    let leaders = people::holders(tx, entry.area, Role::Leader).await?;
    let above = people::responsible(tx, entry.area).await?;
    // Nobody looks after themselves.
    let candidates = entry.warden.into_iter().chain(leaders.iter().map(|leader| leader.person)).chain([entry.by]);
    let mut candidates = candidates.chain(above.iter().map(|contact| contact.person));
    let warden = candidates.find(|candidate| *candidate != person).unwrap_or(entry.by);
    let new = store::New {
        person,
        area: entry.area,
        warden,
        category: entry.category,
        household: entry.household.as_deref(),
        first_day: entry.first_day,
        days: entry.days,
        by: entry.by,
    };
    let id = store::add(tx, &new).await?;
    greet(tx, house, id, entry.by).await?;
    Ok(Begun::New(id))
}

/// The person learns what comes, and the warden whom they look after.
async fn greet(tx: &mut Tx, house: &House, id: SubjectId, by: PersonId) -> Result<(), Fault> {
    let Some(subject) = store::find(tx, id).await? else {
        return Ok(());
    };
    let warden = people::contact(tx, subject.warden).await?;
    let today = super::date(house, tx.now());
    let html = words::enter::greeting(subject.lang(), &subject, warden.as_ref(), today);
    tell(tx, &subject.contact, (html, vec![])).await?;
    if let Some(warden) = warden.filter(|warden| warden.person != by) {
        super::subjects::tell_warden(tx, &warden, &subject).await?;
    }
    Ok(())
}
