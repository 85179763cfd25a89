//! A resident, a leader or a volunteer says what weighs on somebody.

use super::{Step, telling};
use crate::db::{Fault, Tx};
use crate::features::areas;
use crate::features::concerns::model::{Came, New};
use crate::features::concerns::rules::{self, Told};
use crate::features::concerns::{store, words};
use crate::features::people::{Caller, Person};
use crate::features::{Answer, House};
use crate::i18n::{text, text_with};
use crate::outbox;
use crate::talk;
use crate::terms::{AreaId, Lane, Message, Post};

/// As many of somebody's own cases stand above the question.
const OWN_SHOWN: usize = 6;

/// `/concern`
pub async fn on_raise(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (said, came): (&str, Came),
) -> Result<Answer, Fault> {
    if !caller.is_private() {
        let post = Post::text(caller.chat.id, Lane::Reply, text(caller.lang, "concerns-in-private"))
            .buttons(words::private_button(caller.lang, &house.username));
        outbox::add(tx, &caller.message.map_or(post.clone(), |message| post.answering(message))).await?;
        return Ok(Answer::Quiet);
    }
    match rules::told(said, !came.is_empty()) {
        Told::Unreadable => ask(tx, (caller, person)).await,
        told => on_came(tx, house, (caller, person), (told, came)).await,
    }
}

async fn ask(tx: &mut Tx, (caller, person): (&Caller, &Person)) -> Result<Answer, Fault> {
    let mut own = store::list_own(tx, person.id).await?;
    own.retain(|concern| concern.raised_by == Some(person.id));
    let mut shown = vec![];
    for concern in own.into_iter().take(OWN_SHOWN) {
        shown.push(telling::shown(tx, concern).await?);
    }
    Step::Raise(Came::default()).begin(tx, caller).await?;
    let (text, buttons) = words::ask(caller.lang, &shown);
    outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, text).buttons(buttons)).await?;
    Ok(Answer::Quiet)
}

/// What somebody writes, shows or points at who was asked.
pub async fn on_told(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (came, message): (Came, &Message),
) -> Result<Answer, Fault> {
    let came_now = !Came::default().with(message).is_empty();
    on_came(tx, house, (caller, person), (rules::told(&message.text, came_now), came.with(message))).await
}

async fn on_came(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (told, came): (Told, Came),
) -> Result<Answer, Fault> {
    match told {
        Told::Whole(said) => file(tx, house, (caller, person), (said, came)).await,
        Told::TooLong => Ok(too_long(caller)),
        Told::Unreadable => Ok(Answer::Short(text(caller.lang, "concerns-write"))),
        Told::NoWords => {
            Step::Raise(came).begin(tx, caller).await?;
            Ok(Answer::Short(text(caller.lang, "concerns-and-words")))
        }
    }
}

fn too_long(caller: &Caller) -> Answer {
    Answer::Short(text_with(caller.lang, "concerns-too-long", [("count", rules::LONGEST.into())]))
}

async fn file(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (said, came): (String, Came),
) -> Result<Answer, Fault> {
    let Some(area) = home(tx, person).await? else {
        return Ok(Answer::Short(text(caller.lang, "concerns-no-area")));
    };
    // Another room's question, asked while this came as a command, stays.
    if Step::current(tx, caller).await?.is_some() {
        talk::clear(tx, caller.user, caller.chat.id).await?;
    }
    let danger = house.config.help_reader.read(&said).danger;
    let urgent = telling::is_urgent(house, &said);
    let Came { photo, place } = came;
    let id = store::open(tx, &New { area, by: person.id, words: said, photo, place, round: None, urgent }).await?;
    let concern = store::find(tx, id).await?.expect("it was opened in this transaction");
    let shown = telling::shown(tx, concern).await?;
    let told = telling::send_to_those_in_charge(tx, house, &shown).await?;
    // For whoever is in charge themself the case is the receipt.
    if told.iter().any(|contact| contact.person == person.id) {
        return Ok(Answer::Quiet);
    }
    let names: Vec<String> = told.into_iter().map(|contact| contact.name).collect();
    let mut lines = vec![words::receipt(caller.lang, id, &names)];
    if danger {
        let number = house.config.help.emergency_number.as_str().into();
        lines.insert(0, text_with(caller.lang, "help-emergency", [("number", number)]));
    }
    let post = Post::text(caller.chat.id, Lane::Reply, lines.join("\n"))
        .buttons(words::own_buttons(caller.lang, &shown.concern))
        .named(telling::receipt_name(id));
    outbox::add(tx, &post).await?;
    Ok(Answer::Quiet)
}

/// The area for which somebody speaks.
async fn home(tx: &mut Tx, person: &Person) -> Result<Option<AreaId>, Fault> {
    let mut held = vec![];
    for holding in &person.holdings {
        let area = areas::find(tx, holding.area).await?;
        held.extend(area.map(|area| (holding.role, area.level, area.id)));
    }
    Ok(rules::home(&held))
}
