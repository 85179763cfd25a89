//! Becoming a volunteer, what one likes to do, and what one has done.

use super::common::{home, tell_named};
use super::{alert, reply, short};
use crate::db::{Fault, Tx};
use crate::features::Answer;
use crate::features::areas;
use crate::features::help::command::{Command, Step};
use crate::features::help::model::{Application, ApplicationId, Wishes};
use crate::features::help::{rules, store, words};
use crate::features::people::{self, Caller, Contact, Newcomer, Person};
use crate::i18n::{text, text_with};
use crate::outbox;
use crate::talk;
use crate::terms::{AreaId, Lane, Level, PersonId, Phone, Post, Role};
use serde_json::json;

/// `/volunteer`: wishes of a volunteer, or an application.
pub async fn on_volunteer(tx: &mut Tx, caller: &Caller) -> Result<Answer, Fault> {
    if let Some(person) = caller.person.as_ref().filter(|person| is_volunteer(person)) {
        let wishes = store::people::wishes(tx, person.id).await?;
        let (html, buttons) = words::joining::wishes(caller.lang, &wishes, "help-wishes");
        outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, html).buttons(buttons)).await?;
        return Ok(Answer::Quiet);
    }
    if store::people::open_application(tx, caller.user).await?.is_some() {
        return short(caller, "help-applied-before");
    }
    if let Some(person) = &caller.person {
        let home = home(tx, person).await?;
        if let Some((area, name)) = community(tx, home).await? {
            let (html, buttons) = words::joining::apply_known(caller.lang, &person.name, (area, &name));
            outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, html).buttons(buttons)).await?;
            return Ok(Answer::Quiet);
        }
    }
    let step = Step::Apply { name: caller.person.as_ref().map(|person| person.name.clone()), phone: None, area: None };
    talk::begin(tx, caller.user, caller.chat.id, &json!({ "help": step })).await?;
    short(caller, "help-apply")
}

fn is_volunteer(person: &Person) -> bool {
    person.areas_as(Role::Volunteer).next().is_some()
}

/// The community around an area, or the area itself where it is larger.
async fn community(tx: &mut Tx, area: Option<AreaId>) -> Result<Option<(AreaId, String)>, Fault> {
    let Some(area) = area else { return Ok(None) };
    let above = areas::ancestors(tx, area).await?;
    Ok(above.into_iter().find(|area| area.level <= Level::Community).map(|area| (area.id, area.name)))
}

/// Name, phone and community, in one message or several.
pub async fn on_words(
    tx: &mut Tx,
    caller: &Caller,
    (name, phone, area): (Option<String>, Option<String>, Option<AreaId>),
    said: &str,
) -> Result<Answer, Fault> {
    let (number, mut words) = rules::read_application(said);
    let (mut area, phone) = (area, number.or(phone.as_deref().and_then(Phone::read)));
    if area.is_none() {
        (area, words) = take_area(tx, words).await?;
    }
    let name = name.or_else(|| (!words.is_empty()).then(|| rules::shortened(&words.join(" "))));
    let step = Step::Apply { name: name.clone(), phone: phone.as_ref().map(|phone| phone.reveal().to_owned()), area };
    let (Some(name), Some(phone), Some(area)) = (&name, &phone, area) else {
        talk::begin(tx, caller.user, caller.chat.id, &json!({ "help": step })).await?;
        let missing = [
            (name.is_none(), "help-apply-name"),
            (phone.is_none(), "help-apply-phone"),
            (area.is_none(), "help-apply-area"),
        ];
        let missing: Vec<&str> = missing.into_iter().filter(|(missing, _)| *missing).map(|(_, key)| key).collect();
        return Ok(Answer::Short(words::joining::apply_asks(caller.lang, &missing)));
    };
    talk::clear(tx, caller.user, caller.chat.id).await?;
    apply(tx, caller, (name, phone), area).await
}

/// Takes the first word that names an area out of the words; its community counts.
async fn take_area(tx: &mut Tx, words: Vec<String>) -> Result<(Option<AreaId>, Vec<String>), Fault> {
    for (nth, word) in words.iter().enumerate() {
        let Some(found) = areas::find_named(tx, word).await?.into_iter().next() else { continue };
        let area = community(tx, Some(found.id)).await?.map(|(area, _)| area);
        let rest = words.iter().enumerate().filter(|(other, _)| *other != nth).map(|(_, word)| word.clone());
        return Ok((area, rest.collect()));
    }
    Ok((None, words))
}

/// One tap of somebody whom the roster knows.
pub async fn on_apply(tx: &mut Tx, caller: &Caller, area: AreaId) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else { return alert(caller, "tap-expired") };
    if is_volunteer(person) {
        return alert(caller, "help-volunteer-already");
    }
    if store::people::open_application(tx, caller.user).await?.is_some() {
        return alert(caller, "help-applied-before");
    }
    let Some(phone) = people::phone_of(tx, person.id).await? else {
        let step = Step::Apply { name: Some(person.name.clone()), phone: None, area: Some(area) };
        talk::begin(tx, caller.user, caller.chat.id, &json!({ "help": step })).await?;
        let asks = words::joining::apply_asks(caller.lang, &["help-apply-phone"]);
        outbox::add(tx, &reply(caller, (asks, vec![]))).await?;
        return Ok(Answer::Quiet);
    };
    apply(tx, caller, (&person.name, &phone), area).await
}

/// Brings an application to whoever may admit volunteers there.
async fn apply(tx: &mut Tx, caller: &Caller, (name, phone): (&str, &Phone), area: AreaId) -> Result<Answer, Fault> {
    let deciders = deciders(tx, area).await?;
    if deciders.is_empty() {
        return short(caller, "help-nobody");
    }
    let id = store::people::apply(tx, (caller.user, caller.lang), (name, phone), area).await?;
    let Some(application) = store::people::find_application(tx, id).await? else { return Ok(Answer::Quiet) };
    let place = super::common::place(tx, area).await?;
    for decider in deciders {
        let said = words::joining::application(decider.lang, &application, &place);
        tell_named(tx, &decider, said, application_name(&application, decider.person)).await?;
    }
    let said = text_with(caller.lang, "help-applied", [("area", place.into())]);
    outbox::add(tx, &reply(caller, (said, vec![]))).await?;
    Ok(Answer::Quiet)
}

fn application_name(application: &Application, person: PersonId) -> String {
    format!("help/application/{}/{}", application.id.0, person.0)
}

/// The secretary of the community; where there is none to be reached, the town's, or the district office.
async fn deciders(tx: &mut Tx, area: AreaId) -> Result<Vec<Contact>, Fault> {
    for above in areas::ancestors(tx, area).await? {
        let role = if above.level == Level::District { Role::District } else { Role::Secretary };
        let mut found = people::holders(tx, above.id, role).await?;
        found.retain(|contact| contact.user.is_some());
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(vec![])
}

/// The secretary's one tap.
pub async fn on_admit(tx: &mut Tx, caller: &Caller, (id, yes): (ApplicationId, bool)) -> Result<Answer, Fault> {
    let Some(by) = &caller.person else { return alert(caller, "stranger") };
    let found = store::people::find_application(tx, id).await?.filter(|application| application.open);
    let Some(application) = found else { return alert(caller, "help-application-settled") };
    let entered = if yes { enter(tx, &application).await? } else { None };
    let (key, for_applicant) = match (yes, entered) {
        (true, Some(_)) => ("help-application-admitted", "help-admitted"),
        (true, None) => ("help-application-known", "help-phone-known"),
        (false, _) => ("help-application-declined", "help-declined"),
    };
    store::people::decide(tx, id, by.id, entered.is_some()).await?;
    for decider in deciders(tx, application.area).await? {
        let said = words::joining::application_settled(decider.lang, key, &application);
        super::common::change(tx, &decider, (said, vec![]), application_name(&application, decider.person)).await?;
    }
    let (html, buttons) = match entered {
        Some(_) => words::joining::wishes(application.lang, &Wishes::default(), for_applicant),
        None => (text(application.lang, for_applicant), vec![]),
    };
    outbox::add(tx, &Post::text(application.user.private_chat(), Lane::Reply, html).buttons(buttons)).await?;
    Ok(Answer::Quiet)
}

/// Enters an applicant and gives them the role; `None` where their phone is that of somebody else in the roster.
async fn enter(tx: &mut Tx, application: &Application) -> Result<Option<PersonId>, Fault> {
    let newcomer = Newcomer {
        name: application.name.clone(),
        phone: Some(application.phone.clone()),
        user: Some(application.user),
        address: None,
    };
    let known = people::find_by_user(tx, application.user).await?.map(|person| person.id);
    let person = match known {
        Some(person) => person,
        None => people::enrol(tx, &newcomer).await?,
    };
    let theirs = people::find_by_user(tx, application.user).await?.is_some_and(|found| found.id == person);
    if !theirs {
        return Ok(None);
    }
    people::give_role(tx, person, Role::Volunteer, application.area).await?;
    Ok(Some(person))
}

/// This a volunteer likes to do, or then they can; once more takes it back.
pub async fn on_wish(tx: &mut Tx, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else { return alert(caller, "stranger") };
    let mut wishes = store::people::wishes(tx, person.id).await?;
    match command {
        Command::WishFor { category } => toggle(&mut wishes.categories, category),
        Command::WishWhen { hours } => toggle(&mut wishes.times, hours),
        _ => return alert(caller, "tap-expired"),
    }
    store::people::set_wishes(tx, person.id, &wishes).await?;
    outbox::add(tx, &reply(caller, words::joining::wishes(caller.lang, &wishes, "help-wishes"))).await?;
    Ok(Answer::Quiet)
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, one: T) {
    match list.iter().position(|other| *other == one) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(one),
    }
}

/// `/me`: who somebody is to the bot, and what they have done for others.
pub async fn on_me(tx: &mut Tx, caller: &Caller) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else { return short(caller, "stranger") };
    let mut duties = vec![];
    for holding in &person.holdings {
        let area = super::common::place(tx, holding.area).await?;
        duties.push(format!("{area} {}", people::role_name(caller.lang, holding.role)));
    }
    let done = store::people::done(tx, person.id).await?;
    Ok(Answer::Short(words::joining::me(caller.lang, &person.name, &duties, done)))
}
