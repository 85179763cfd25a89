//! A request begins, in words or without, and is sent with one tap; danger is answered at once.

use super::common::{alarm, alarm_about, home, items, mine_name, set_due};
use super::{alert, looking, short};
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Purpose};
use crate::features::help::command::Step;
use crate::features::help::model::{Fresh, Request, Rung, Wanted};
use crate::features::help::reading::Category;
use crate::features::help::rules::{self, Sending};
use crate::features::help::{store, words};
use crate::features::people::{self, Caller, Person};
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::outbox;
use crate::talk;
use crate::terms::{Lane, Post, UserId};
use chrono::Duration;
use serde_json::json;

/// In a group of ours the private chat is offered; elsewhere the bot is silent.
pub async fn on_offer(tx: &mut Tx, house: &House, caller: &Caller, danger: bool) -> Result<Answer, Fault> {
    let speaks = match areas::area_of_chat(tx, caller.chat.id).await? {
        Some((_, Purpose::Reports)) => true,
        // Volunteers talk about what is needed all day long.
        Some((_, Purpose::Volunteers)) => danger,
        None => false,
    };
    if !speaks {
        return Ok(Answer::Quiet);
    }
    let said = words::offer(caller.lang, danger, &house.config.help.emergency_number);
    let post = Post::text(caller.chat.id, Lane::Help, said).buttons(words::offer_button(caller.lang, &house.username));
    let post = caller.message.map_or(post.clone(), |message| post.answering(message));
    let post = if danger { alarm_from_group(tx, caller, post).await? } else { post };
    outbox::add(tx, &post).await?;
    Ok(Answer::Quiet)
}

/// Those responsible hear of danger that was told in a group: who and where, once an hour. Answers the offer under a name that tells.
async fn alarm_from_group(tx: &mut Tx, caller: &Caller, offer: Post) -> Result<Post, Fault> {
    let Some(person) = &caller.person else { return Ok(offer) };
    let (Some(area), Some(contact)) = (home(tx, person).await?, people::contact(tx, person.id).await?) else {
        return Ok(offer);
    };
    let name = format!("help/alarm/{}/{}", person.id.0, tx.now().timestamp() / 3_600);
    if outbox::find_named(tx, &name).await?.is_none() {
        let address = people::address_of(tx, person.id).await?;
        alarm_about(tx, (&contact, area), address.as_deref(), "").await?;
    }
    Ok(offer.named(name))
}

/// Whoever asks without words is shown the kinds of help.
pub async fn on_begin(tx: &mut Tx, caller: &Caller) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else { return short(caller, "stranger") };
    let Some(fresh) = fresh(tx, person).await? else { return Ok(Answer::Short(words::asking::nobody(caller.lang))) };
    let again = last(tx, person).await?.is_some();
    let request = begin(tx, caller.user, &fresh).await?;
    let (html, buttons) = words::asking::choose(caller.lang, &request, again);
    let post = Post::text(caller.chat.id, Lane::Reply, html).buttons(buttons).named(mine_name(&request));
    outbox::add(tx, &post).await?;
    Ok(Answer::Quiet)
}

/// A call in the private chat becomes a request that needs one tap; danger is answered at once.
pub async fn on_call(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (said, photo): (&str, Option<String>),
) -> Result<Answer, Fault> {
    let reading = house.config.help_reader.read(said);
    let number = &house.config.help.emergency_number;
    let first = if reading.danger { format!("{}\n", words::emergency(caller.lang, number)) } else { String::new() };
    let Some(person) = &caller.person else {
        return Ok(Answer::Short(format!("{first}{}", text(caller.lang, "stranger"))));
    };
    let Some(fresh) = fresh(tx, person).await? else {
        return Ok(Answer::Short(format!("{first}{}", words::asking::nobody(caller.lang))));
    };
    // What names nothing is asked about.
    let vague = reading.ambiguous && reading.categories == [Category::Other];
    let fresh = Fresh {
        categories: if vague { vec![] } else { reading.categories },
        said: Some(rules::shortened(said)).filter(|said| !said.is_empty()),
        photo,
        wanted: rules::wanted(said, reading.urgent),
        urgent: reading.urgent,
        danger: reading.danger,
        ..fresh
    };
    let mut request = begin(tx, caller.user, &fresh).await?;
    let reminder = tx.now() + Duration::minutes(house.config.help.reminder_minutes.into());
    set_due(tx, &mut request, Some(reminder)).await?;
    store::save(tx, &request).await?;
    if reading.danger {
        let key = if alarm(tx, &request, said).await? { "help-alarm-told" } else { "help-nobody" };
        outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, format!("{first}{}", text(caller.lang, key)))).await?;
    }
    let (html, buttons) = match vague {
        true => words::asking::choose(caller.lang, &request, false),
        false => words::asking::summary(caller.lang, &request, &items(house, &request)),
    };
    let post = Post::text(caller.chat.id, Lane::Reply, html).buttons(buttons).named(mine_name(&request));
    outbox::add(tx, &post).await?;
    Ok(Answer::Quiet)
}

/// What is known before anything was said; `None` for somebody who belongs to no area.
async fn fresh(tx: &mut Tx, person: &Person) -> Result<Option<Fresh>, Fault> {
    let Some(area) = home(tx, person).await? else { return Ok(None) };
    Ok(Some(Fresh {
        person: person.id,
        area,
        categories: vec![],
        said: None,
        photo: None,
        wanted: Wanted::Today,
        urgent: false,
        danger: false,
        phone: people::phone_of(tx, person.id).await?,
        address: people::address_of(tx, person.id).await?,
    }))
}

/// Begins a request: what its resident writes next is added to it.
async fn begin(tx: &mut Tx, user: UserId, fresh: &Fresh) -> Result<Request, Fault> {
    let request = store::begin(tx, fresh).await?;
    talk::begin(tx, user, user.private_chat(), &json!({ "help": Step::Add(request.id) })).await?;
    Ok(request)
}

/// The last request that somebody sent for things that are brought or done.
async fn last(tx: &mut Tx, person: &Person) -> Result<Option<Request>, Fault> {
    let requests = store::list_of(tx, person.id).await?;
    Ok(requests.into_iter().find(|request| !request.is_counselling()))
}

/// The same as last time, to be looked at and sent.
pub async fn on_again(tx: &mut Tx, house: &House, caller: &Caller) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else { return short(caller, "stranger") };
    let (Some(fresh), Some(last)) = (fresh(tx, person).await?, last(tx, person).await?) else {
        return alert(caller, "help-no-last");
    };
    let fresh = Fresh {
        categories: last.categories,
        said: last.said,
        photo: last.photo,
        phone: last.phone.or(fresh.phone),
        address: last.address.or(fresh.address),
        ..fresh
    };
    let request = begin(tx, caller.user, &fresh).await?;
    let (html, buttons) = words::asking::summary(caller.lang, &request, &items(house, &request));
    let post = Post::text(caller.chat.id, Lane::Reply, html).buttons(buttons).named(mine_name(&request));
    outbox::add(tx, &post).await?;
    Ok(Answer::Quiet)
}

/// Sends a request to those who can help.
pub async fn on_send(tx: &mut Tx, house: &House, caller: &Caller, mut request: Request) -> Result<Answer, Fault> {
    match rules::sending(&request) {
        Sending::Go => {}
        Sending::Past => return alert(caller, "tap-expired"),
        Sending::NoCategory => return alert(caller, "help-no-kind"),
        Sending::NoContent => return alert(caller, "help-no-content"),
        Sending::NoWay => return alert(caller, "help-no-way"),
    }
    if request.categories.contains(&Category::Counselling) && waits_for_talk(tx, &request).await? {
        return alert(caller, "help-talk-already");
    }
    talk::clear(tx, caller.user, caller.chat.id).await?;
    let (kinds, talk) = rules::without_talk(&request.categories);
    request.categories = kinds;
    if let (true, Some(person)) = (talk, request.person) {
        let fresh = Fresh {
            person,
            area: request.area,
            categories: vec![Category::Counselling],
            said: request.said.clone(),
            photo: None,
            wanted: request.wanted,
            urgent: request.urgent,
            danger: request.danger,
            phone: request.phone.clone(),
            address: None,
        };
        let mut wish = store::add(tx, &fresh).await?;
        let (html, buttons) = words::asking::sent(caller.lang, &wish);
        let post = Post::text(caller.chat.id, Lane::Reply, html).buttons(buttons).named(mine_name(&wish));
        outbox::add(tx, &post).await?;
        looking::send(tx, house, &mut wish).await?;
    }
    looking::send(tx, house, &mut request).await?;
    short(caller, if request.rung == Rung::Nobody { "help-nobody" } else { "help-sent" })
}

/// Whether its resident is in a talk, or waits for one, already.
async fn waits_for_talk(tx: &mut Tx, request: &Request) -> Result<bool, Fault> {
    let Some(person) = request.person else { return Ok(false) };
    let sent = store::list_of(tx, person).await?;
    Ok(sent.iter().any(|sent| sent.is_counselling() && sent.may_be_cancelled()))
}
