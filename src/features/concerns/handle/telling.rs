//! Who is told of a case, and which of the messages about it are kept true.

use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::areas;
use crate::features::concerns::model::{Concern, ConcernId, State};
use crate::features::concerns::store;
use crate::features::concerns::words::{self, Shown};
use crate::features::people::{self, Caller, Contact};
use crate::outbox;
use crate::terms::{AreaId, Button, ChatId, Lane, Level, PersonId, Post, Role, Target};
use chrono::Duration;

/// The last lines of a history; the whole of it would not fit a message.
const HISTORY: i64 = 8;

/// The name of the message by which somebody who is to act was told.
fn letter_name(id: ConcernId, chat: ChatId) -> String {
    format!("concern/{}/{}", id.0, chat.0)
}

/// The name of the message by which whoever raised it was told last.
pub fn receipt_name(id: ConcernId) -> String {
    format!("concern-receipt/{}", id.0)
}

/// A case with the names that stand in its message.
pub async fn shown(tx: &mut Tx, concern: Concern) -> Result<Shown, Fault> {
    let area = areas::find(tx, concern.area).await?.map_or(String::new(), |area| area.name);
    let raised_by = contact(tx, concern.raised_by).await?;
    let assigned_to = contact(tx, concern.assigned_to).await?;
    let history = store::history(tx, concern.id, HISTORY).await?;
    Ok(Shown { concern, area, raised_by, assigned_to, history })
}

/// Whether words read as a call for help that cannot wait.
pub fn is_urgent(house: &House, words: &str) -> bool {
    let reader = &house.config.help_reader;
    reader.is_call_for_help(words) && reader.read(words).urgent
}

async fn contact(tx: &mut Tx, person: Option<PersonId>) -> Result<Option<Contact>, Fault> {
    match person {
        Some(person) => people::contact(tx, person).await,
        None => Ok(None),
    }
}

/// Those who are to act on what happens in an area: its grid leaders; where none has joined, those of the area above.
pub async fn in_charge(tx: &mut Tx, area: AreaId) -> Result<Vec<Contact>, Fault> {
    for area in areas::ancestors(tx, area).await? {
        let role = match area.level {
            Level::MicroGrid => continue,
            Level::Grid => Role::GridLeader,
            Level::Community | Level::Town => Role::Secretary,
            Level::District => Role::District,
        };
        let mut joined = people::holders(tx, area.id, role).await?;
        joined.retain(|contact| contact.user.is_some());
        if !joined.is_empty() {
            return Ok(joined);
        }
    }
    Ok(vec![])
}

/// Tells somebody who is to act of a case, with its buttons.
pub async fn send(tx: &mut Tx, house: &House, shown: &Shown, to: &Contact) -> Result<(), Fault> {
    let Some(user) = to.user else { return Ok(()) };
    let (text, buttons) = case(house, shown, to);
    let chat = user.private_chat();
    let post = Post::text(chat, Lane::Help, text).buttons(buttons).named(letter_name(shown.concern.id, chat));
    // At night only what cannot wait wakes anybody.
    let now = tx.now();
    let quiet = house.config.ladder.quiet_for(house.config.rounds.local(now).time());
    let post = match shown.concern.urgent {
        false if quiet > Duration::zero() => post.not_before(now + quiet),
        _ => post,
    };
    outbox::add(tx, &post).await
}

fn case(house: &House, shown: &Shown, to: &Contact) -> (String, Vec<Vec<Button>>) {
    let own = shown.concern.assigned_to == Some(to.person);
    let local = |at| house.config.rounds.local(at);
    (words::case(to.lang, shown, local), words::case_buttons(to.lang, shown, own))
}

/// Tells those who are to act of a new case, or of one that is open again; answers who was told.
pub async fn send_to_those_in_charge(tx: &mut Tx, house: &House, shown: &Shown) -> Result<Vec<Contact>, Fault> {
    let to = match &shown.assigned_to {
        Some(assigned) if shown.concern.state != State::Closed => vec![assigned.clone()],
        _ => in_charge(tx, shown.concern.area).await?,
    };
    for contact in &to {
        send(tx, house, shown, contact).await?;
    }
    Ok(to)
}

/// Keeps the messages about a case true for everybody who was to act on it, but for the one under which a button was pressed.
pub async fn refresh(tx: &mut Tx, house: &House, shown: &Shown, pressed: Option<&Caller>) -> Result<(), Fault> {
    let in_charge = in_charge(tx, shown.concern.area).await?;
    let acts = |contact: &Contact| {
        let assigned = shown.concern.assigned_to == Some(contact.person);
        assigned || in_charge.iter().any(|other| other.person == contact.person)
    };
    let mut readers = in_charge.clone();
    for person in store::list_involved(tx, shown.concern.id).await? {
        if readers.iter().all(|known| known.person != person) {
            readers.extend(people::contact(tx, person).await?);
        }
    }
    for reader in &readers {
        let Some(chat) = reader.user.map(|user| user.private_chat()) else { continue };
        let closed = shown.concern.state == State::Closed;
        // Nobody needs to hear in the morning of what was over in the night.
        if closed && outbox::cancel(tx, &letter_name(shown.concern.id, chat)).await? > 0 {
            continue;
        }
        let (text, buttons) = match acts(reader) {
            true => case(house, shown, reader),
            // It was given to somebody else.
            false => (words::own_line(reader.lang, shown), vec![]),
        };
        edit(tx, (chat, letter_name(shown.concern.id, chat)), (text, buttons), pressed).await?;
    }
    Ok(())
}

/// Keeps the last message to whoever raised it true.
pub async fn refresh_receipt(tx: &mut Tx, shown: &Shown, pressed: Option<&Caller>) -> Result<(), Fault> {
    let Some(to) = &shown.raised_by else { return Ok(()) };
    let Some(chat) = to.user.map(|user| user.private_chat()) else { return Ok(()) };
    let now = (words::own_case(to.lang, shown), words::own_buttons(to.lang, &shown.concern));
    edit(tx, (chat, receipt_name(shown.concern.id)), now, pressed).await
}

async fn edit(
    tx: &mut Tx,
    (chat, name): (ChatId, String),
    (text, buttons): (String, Vec<Vec<Button>>),
    pressed: Option<&Caller>,
) -> Result<(), Fault> {
    let Some(found) = outbox::find_named(tx, &name).await? else {
        return Ok(());
    };
    let under = pressed.filter(|caller| caller.pressed.is_some() && caller.chat.id == chat);
    if under.is_some_and(|caller| caller.message.map(|message| message.0) == found.message) {
        return Ok(());
    }
    let key = format!("edit/{name}");
    outbox::add(tx, &Post::edit(chat, Target::Named(name), text).buttons(buttons).replacing(key)).await
}

/// Changes the message under which a button was pressed, or writes a new one to what was typed.
pub async fn say(tx: &mut Tx, caller: &Caller, (text, buttons): (String, Vec<Vec<Button>>)) -> Result<(), Fault> {
    let post = match (&caller.pressed, caller.message) {
        (Some(_), Some(message)) => Post::edit(caller.chat.id, Target::Id(message), text),
        _ => Post::text(caller.chat.id, Lane::Reply, text),
    };
    outbox::add(tx, &post.buttons(buttons)).await
}
