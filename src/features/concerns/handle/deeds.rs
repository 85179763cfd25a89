//! What is done about a case: taken, given to somebody, answered, closed, reopened.

use super::{Step, expired, lists, look, refused, telling};
use crate::db::{Fault, Tx};
use crate::features::concerns::model::{ConcernId, What};
use crate::features::concerns::rules::{self, Change, Deed, Told};
use crate::features::concerns::store;
use crate::features::concerns::words::{self, Shown};
use crate::features::people::{Caller, Person};
use crate::features::{Answer, House};
use crate::i18n::{text, text_with};
use crate::outbox;
use crate::talk;
use crate::terms::{Lane, PersonId, Post};

/// Somebody does something that needs no words.
pub async fn on_deed(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (id, deed): (ConcernId, Deed),
) -> Result<Answer, Fault> {
    let Some((concern, standing)) = look(tx, person, id).await? else {
        return Ok(expired(caller));
    };
    let change = match rules::decide(&concern, (person.id, standing), deed) {
        Ok(change) => change,
        Err(refusal) => return Ok(refused(caller, refusal)),
    };
    store::change(tx, (id, person.id), &change).await?;
    let concern = store::find(tx, id).await?.expect("it was changed in this transaction");
    let shown = telling::shown(tx, concern).await?;
    tell(tx, house, (caller, person), (&shown, &change)).await?;
    Ok(Answer::Short(text_with(caller.lang, done(change.what), [("id", id.0.into())])))
}

/// What whoever did something is told of it.
fn done(what: What) -> &'static str {
    match what {
        What::Taken => "concerns-done-taken",
        What::Assigned => "concerns-done-assigned",
        What::Answered => "concerns-done-answered",
        What::Reopened => "concerns-done-reopened",
        _ => "concerns-done-closed",
    }
}

/// Tells those whom a change concerns, and keeps what was told before true.
async fn tell(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (shown, change): (&Shown, &Change),
) -> Result<(), Fault> {
    telling::refresh(tx, house, shown, Some(caller)).await?;
    match change.what {
        What::Assigned => {
            let to = shown.assigned_to.as_ref().filter(|to| to.person != person.id);
            if let Some(to) = to {
                telling::send(tx, house, shown, to).await?;
            }
        }
        What::Reopened => {
            telling::send_to_those_in_charge(tx, house, shown).await?;
        }
        _ => {}
    }
    match change.what {
        What::Answered | What::Closed => tell_raiser(tx, person, (shown, change)).await?,
        _ => telling::refresh_receipt(tx, shown, Some(caller)).await?,
    }
    lists::refresh_pressed(tx, house, (caller, person), shown).await
}

/// Whoever raised it hears the answer, or what was done.
async fn tell_raiser(tx: &mut Tx, by: &Person, (shown, change): (&Shown, &Change)) -> Result<(), Fault> {
    let Some(to) = shown.raised_by.as_ref().filter(|to| to.person != by.id) else {
        return Ok(());
    };
    let Some(user) = to.user else { return Ok(()) };
    let said = words::told(to.lang, change.what, (shown, &by.name), change.words.as_deref().unwrap_or_default());
    let post = Post::text(user.private_chat(), Lane::Help, said)
        .buttons(words::own_buttons(to.lang, &shown.concern))
        .named(telling::receipt_name(shown.concern.id));
    outbox::add(tx, &post).await
}

/// Gives a case to somebody of those who were offered.
pub async fn on_assign(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (id, to): (ConcernId, PersonId),
) -> Result<Answer, Fault> {
    let Some((concern, _)) = look(tx, person, id).await? else {
        return Ok(expired(caller));
    };
    // Who has left since the button was made is given nothing.
    if lists::assignees(tx, concern.area).await?.iter().all(|(_, contact)| contact.person != to) {
        return Ok(expired(caller));
    }
    on_deed(tx, house, (caller, person), (id, Deed::Assign(to))).await
}

/// Asks for the words of a deed.
pub async fn on_ask(
    tx: &mut Tx,
    (caller, person): (&Caller, &Person),
    (id, deed): (ConcernId, Deed),
) -> Result<Answer, Fault> {
    let Some((concern, standing)) = look(tx, person, id).await? else {
        return Ok(expired(caller));
    };
    if let Err(refusal) = rules::may(&concern, standing, &deed) {
        return Ok(refused(caller, refusal));
    }
    let (step, key) = match deed {
        Deed::Answer(_) => (Step::Answer(id), "concerns-ask-answer"),
        Deed::Reopen(_) => (Step::Reopen(id), "concerns-ask-reopen"),
        _ => (Step::Close(id), "concerns-ask-close"),
    };
    step.begin(tx, caller).await?;
    let asked = text_with(caller.lang, key, [("id", id.0.into())]);
    let post = Post::text(caller.chat.id, Lane::Reply, asked).buttons(vec![words::drop_row(caller.lang)]);
    outbox::add(tx, &post).await?;
    Ok(Answer::Quiet)
}

/// The words of a deed have come.
pub async fn on_words(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (id, deed): (ConcernId, Deed),
) -> Result<Answer, Fault> {
    let (Deed::Answer(words) | Deed::Close(words) | Deed::Reopen(words)) = &deed else {
        return Ok(Answer::Quiet);
    };
    match rules::told(words, false) {
        Told::Whole(_) => {
            talk::clear(tx, caller.user, caller.chat.id).await?;
            on_deed(tx, house, (caller, person), (id, deed)).await
        }
        Told::TooLong => {
            Ok(Answer::Short(text_with(caller.lang, "concerns-too-long", [("count", rules::LONGEST.into())])))
        }
        Told::NoWords | Told::Unreadable => Ok(Answer::Short(text(caller.lang, "concerns-only-words"))),
    }
}
