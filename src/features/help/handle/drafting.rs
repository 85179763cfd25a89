//! A request that is being written: its one message is changed by buttons and by words until it is sent.

use super::common::{alarm, items, mine_name};
use super::{alert, asking, reply, short};
use crate::db::{Fault, Tx};
use crate::features::help::command::{Asked, Command, Step};
use crate::features::help::model::{Request, RequestId, State};
use crate::features::help::reading::Category;
use crate::features::help::{rules, store, words};
use crate::features::people::{self, Caller};
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::outbox;
use crate::talk;
use crate::terms::{Lane, Phone, Post, Target};
use serde_json::json;

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
        return asking::on_again(tx, house, caller).await;
    };
    let Some(mut request) = draft(tx, caller, id).await? else { return too_late(tx, caller, (id, &command)).await };
    let lang = caller.lang;
    let said = match command {
        Command::Send { .. } => return asking::on_send(tx, house, caller, request).await,
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

async fn on_drop(tx: &mut Tx, caller: &Caller, request: &Request) -> Result<Answer, Fault> {
    store::delete_draft(tx, request.id).await?;
    talk::clear(tx, caller.user, caller.chat.id).await?;
    outbox::add(tx, &reply(caller, (text(caller.lang, "help-dropped"), vec![]))).await?;
    Ok(Answer::Quiet)
}

/// Shows the summary of a request that was changed by words.
async fn show(tx: &mut Tx, house: &House, (caller, request): (&Caller, &Request)) -> Result<(), Fault> {
    let (html, buttons) = words::asking::summary(caller.lang, request, &items(house, request));
    let to = caller.user.private_chat();
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
        Asked::Phone => match Phone::read(said) {
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
