//! A request is written: read from words or chosen, shown in one message, and sent with one tap.

use super::common::{alarm, home, items, mine_name, set_due};
use super::{alert, looking, reply, short};
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Purpose};
use crate::features::help::command::{Asked, Command, Step};
use crate::features::help::model::{Fresh, Request, RequestId, Rung, State, Wanted};
use crate::features::help::reading::Category;
use crate::features::help::rules::{self, Sending};
use crate::features::help::{store, words};
use crate::features::people::{self, Caller, Person};
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::outbox;
use crate::talk;
use crate::terms::{ChatId, Lane, Post, Target, UserId};
use chrono::Duration;
use serde_json::json;

/// In a group of ours the private chat is offered; elsewhere the bot is silent.
pub async fn on_offer(tx: &mut Tx, house: &House, caller: &Caller, danger: bool) -> Result<Answer, Fault> {
    let ours = areas::area_of_chat(tx, caller.chat.id).await?;
    // Volunteers talk about what is needed all day long.
    if !ours.is_some_and(|(_, purpose)| purpose == Purpose::Reports) && !danger || ours.is_none() {
        return Ok(Answer::Quiet);
    }
    let said = words::offer(caller.lang, danger, &house.config.help.emergency_number);
    let post = Post::text(caller.chat.id, Lane::Help, said).buttons(words::offer_button(caller.lang, &house.username));
    outbox::add(tx, &caller.message.map_or(post.clone(), |message| post.answering(message))).await?;
    Ok(Answer::Quiet)
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

/// A request of the caller's own that is still being written.
pub async fn draft(tx: &mut Tx, caller: &Caller, id: RequestId) -> Result<Option<Request>, Fault> {
    let person = caller.person.as_ref().map(|person| person.id);
    let found = store::find(tx, id).await?;
    Ok(found.filter(|request| request.state == State::Draft && request.person == person))
}

/// A button under the summary.
pub async fn on_press(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    let (Command::Choose { request: id }
    | Command::Pick { request: id, .. }
    | Command::Summary { request: id }
    | Command::When { request: id }
    | Command::SetWhen { request: id, .. }
    | Command::Urgent { request: id }
    | Command::Ask { request: id, .. }
    | Command::Send { request: id }
    | Command::Drop { request: id }) = command
    else {
        return on_again(tx, house, caller).await;
    };
    let Some(mut request) = draft(tx, caller, id).await? else { return too_late(tx, caller, (id, &command)).await };
    let lang = caller.lang;
    let said = match command {
        Command::Send { .. } => return on_send(tx, house, caller, request).await,
        Command::Drop { .. } => return on_drop(tx, caller, &request).await,
        Command::Ask { what, .. } => {
            talk::begin(tx, caller.user, caller.chat.id, &json!({ "help": Step::Anew(id, what) })).await?;
            let back = words::button(lang, "help-button-back", Command::Summary { request: id });
            (words::asking::ask(lang, what), vec![vec![back]])
        }
        Command::Choose { .. } => words::asking::choose(lang, &request, false),
        Command::When { .. } => words::asking::choose_when(lang, &request),
        Command::Pick { category, .. } => {
            let first = request.categories.is_empty();
            toggle(&mut request.categories, category);
            match first {
                true => words::asking::summary(lang, &request, &items(house, &request)),
                false => words::asking::choose(lang, &request, false),
            }
        }
        Command::SetWhen { wanted, .. } => {
            request.wanted = wanted;
            words::asking::summary(lang, &request, &items(house, &request))
        }
        Command::Urgent { .. } => {
            request.urgent = !request.urgent;
            words::asking::summary(lang, &request, &items(house, &request))
        }
        _ => {
            talk::begin(tx, caller.user, caller.chat.id, &json!({ "help": Step::Add(id) })).await?;
            words::asking::summary(lang, &request, &items(house, &request))
        }
    };
    store::save(tx, &request).await?;
    outbox::add(tx, &reply(caller, said)).await?;
    Ok(Answer::Quiet)
}

/// A button of a request that is written no longer: a second press on 发出 is answered as the first was.
async fn too_late(tx: &mut Tx, caller: &Caller, (id, command): (RequestId, &Command)) -> Result<Answer, Fault> {
    let person = caller.person.as_ref().map(|person| person.id);
    let own = store::find(tx, id).await?.is_some_and(|request| request.person == person && person.is_some());
    match command {
        Command::Send { .. } if own => short(caller, "help-sent"),
        _ => alert(caller, "tap-expired"),
    }
}

fn toggle(categories: &mut Vec<Category>, category: Category) {
    match categories.contains(&category) {
        true => categories.retain(|other| *other != category),
        false => categories.push(category),
    }
    categories.sort_unstable();
}

/// The same as last time, to be looked at and sent.
async fn on_again(tx: &mut Tx, house: &House, caller: &Caller) -> Result<Answer, Fault> {
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

async fn on_drop(tx: &mut Tx, caller: &Caller, request: &Request) -> Result<Answer, Fault> {
    store::delete_draft(tx, request.id).await?;
    talk::clear(tx, caller.user, caller.chat.id).await?;
    outbox::add(tx, &reply(caller, (text(caller.lang, "help-dropped"), vec![]))).await?;
    Ok(Answer::Quiet)
}

/// Sends a request to those who can help.
async fn on_send(tx: &mut Tx, house: &House, caller: &Caller, mut request: Request) -> Result<Answer, Fault> {
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

/// Shows the summary of a request that was changed by words.
pub async fn show(tx: &mut Tx, house: &House, (caller, request): (&Caller, &Request)) -> Result<(), Fault> {
    let (html, buttons) = words::asking::summary(caller.lang, request, &items(house, request));
    let to: ChatId = caller.user.private_chat();
    outbox::add(tx, &Post::edit(to, Target::Named(mine_name(request)), html).buttons(buttons)).await
}

/// Words or a picture for a request that is being written.
pub async fn on_words(
    tx: &mut Tx,
    house: &House,
    (caller, request): (&Caller, Request),
    (said, photo): (&str, Option<&String>),
) -> Result<Answer, Fault> {
    let mut request = request;
    if let Some(photo) = photo {
        request.photo = Some(photo.clone());
    }
    if !said.trim().is_empty() {
        let before = request.said.take().map(|before| format!("{before}\n")).unwrap_or_default();
        request.said = Some(rules::shortened(&format!("{before}{said}")));
        read_more(tx, house, (caller, &mut request), said).await?;
    }
    store::save(tx, &request).await?;
    show(tx, house, (caller, &request)).await?;
    Ok(Answer::Quiet)
}

/// What words add to a request beside themselves: the kind where none was chosen, that it is urgent, danger.
async fn read_more(
    tx: &mut Tx,
    house: &House,
    (caller, request): (&Caller, &mut Request),
    said: &str,
) -> Result<(), Fault> {
    let reading = house.config.help_reader.read(said);
    let vague = reading.ambiguous && reading.categories == [Category::Other];
    if request.categories.is_empty() && !vague {
        request.categories = reading.categories;
    }
    request.urgent |= reading.urgent;
    if reading.danger && !request.danger {
        request.danger = true;
        let emergency = words::emergency(caller.lang, &house.config.help.emergency_number);
        outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, emergency)).await?;
        alarm(tx, request, said).await?;
    }
    Ok(())
}

/// Something of a request is written anew.
pub async fn on_anew(
    tx: &mut Tx,
    house: &House,
    (caller, mut request): (&Caller, Request),
    (what, said, photo): (Asked, &str, Option<&String>),
) -> Result<Answer, Fault> {
    let id = request.id;
    match what {
        Asked::Content => {
            request.said = None;
            request.photo = None;
            talk::begin(tx, caller.user, caller.chat.id, &json!({ "help": Step::Add(id) })).await?;
            return on_words(tx, house, (caller, request), (said, photo)).await;
        }
        Asked::Address => {
            let address = rules::shortened(said);
            if address.is_empty() {
                return short(caller, "help-ask-address");
            }
            keep_address(tx, &request, &address).await?;
            request.address = Some(address);
        }
        Asked::Phone => match crate::terms::Phone::read(said) {
            Some(phone) => request.phone = Some(phone),
            None => return short(caller, "help-bad-phone"),
        },
    }
    talk::begin(tx, caller.user, caller.chat.id, &json!({ "help": Step::Add(id) })).await?;
    store::save(tx, &request).await?;
    show(tx, house, (caller, &request)).await?;
    Ok(Answer::Quiet)
}

/// An address that the roster did not know stands there from now on; another one counts for this request.
async fn keep_address(tx: &mut Tx, request: &Request, address: &str) -> Result<(), Fault> {
    let Some(person) = request.person else { return Ok(()) };
    match people::address_of(tx, person).await? {
        None => people::set_address(tx, person, address).await,
        Some(_) => Ok(()),
    }
}
