//! A second person agrees, or not.

use super::super::model::{Notice, NoticeId, State};
use super::super::store;
use super::super::words::draft::{self, View};
use super::super::words::progress;
use super::show::{scene, show};
use super::{alert, delivery, mending, say};
use crate::db::{Fault, Tx};
use crate::features::areas;
use crate::features::people::{self, Caller, Contact, Person};
use crate::features::{Answer, House};
use crate::i18n;
use crate::outbox;
use crate::terms::{Lane, Post, Role, Target};

/// Asks a second person to agree to a notice, or to its correction; answers why nobody is asked, where that is so.
pub async fn ask(tx: &mut Tx, house: &House, notice: &mut Notice) -> Result<Option<&'static str>, Fault> {
    let whom = second_persons(tx, notice).await?;
    if whom.is_empty() {
        return Ok(Some("notices-nobody-to-approve"));
    }
    if notice.pending.is_none() {
        notice.state = State::Asked;
    }
    notice.asked_at = Some(tx.now());
    let scene = scene(tx, house, notice).await?;
    let by = people::contact(tx, notice.author).await?.map(|contact| contact.name).unwrap_or_default();
    for contact in &whom {
        let Some(user) = contact.user else { continue };
        let (html, buttons) = draft::request(contact.lang, (notice, &by), &scene, tx.now_ms());
        let name = notice.id.request(user.private_chat());
        if let Some(file) = &notice.media {
            outbox::add(tx, &Post::stored(user.private_chat(), Lane::Nag, file.clone(), "")).await?;
        }
        outbox::add(tx, &Post::text(user.private_chat(), Lane::Nag, html).buttons(buttons).named(name)).await?;
    }
    Ok(None)
}

/// The others who speak for the area, or those for the nearest area above in which there is one.
async fn second_persons(tx: &mut Tx, notice: &Notice) -> Result<Vec<Contact>, Fault> {
    for area in areas::ancestors(tx, notice.area).await? {
        let mut found: Vec<Contact> = vec![];
        for role in [Role::Secretary, Role::District] {
            for contact in people::holders(tx, area.id, role).await? {
                let known = found.iter().any(|known| known.person == contact.person);
                if !known && contact.person != notice.author && contact.user.is_some() {
                    found.push(contact);
                }
            }
        }
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(vec![])
}

/// Tells everybody who was asked what became of it, in the message that asked.
pub async fn close(tx: &mut Tx, notice: &Notice, (key, who): (&'static str, &str)) -> Result<(), Fault> {
    for contact in second_persons(tx, notice).await? {
        let Some(user) = contact.user else { continue };
        let html = progress::settled(contact.lang, notice, key, who);
        let target = Target::Named(notice.id.request(user.private_chat()));
        outbox::add(tx, &Post::edit(user.private_chat(), target, html)).await?;
    }
    Ok(())
}

/// A second person has decided.
pub async fn on_answer(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (id, asked, yes): (NoticeId, i64, bool),
) -> Result<Answer, Fault> {
    let Some(mut notice) = store::find(tx, id).await? else {
        return Ok(alert(caller, "tap-expired"));
    };
    let open = notice.state == State::Asked || notice.pending.is_some();
    if !open || notice.asked_at.map(|at| at.timestamp_millis()) != Some(asked) {
        return Ok(alert(caller, "notices-request-old"));
    }
    let roles = people::roles_in_reach(tx, person.id, notice.area).await?;
    let speaks = roles.iter().any(|role| matches!(role, Role::District | Role::Secretary));
    if person.id == notice.author || !speaks {
        return Ok(alert(caller, "not-allowed"));
    }
    let key = if yes { "notices-request-approved" } else { "notices-request-refused" };
    close(tx, &notice, (key, &person.name)).await?;
    notice.asked_at = None;
    if yes { agree(tx, house, (caller, person), notice).await } else { refuse(tx, house, person, notice).await }
}

async fn agree(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    mut notice: Notice,
) -> Result<Answer, Fault> {
    notice.approved_by = Some(person.id);
    if let Some(text) = notice.pending.take() {
        mending::correct(tx, house, &mut notice, &text).await?;
        return Ok(say(caller, "notices-agreed"));
    }
    let refused = delivery::start(tx, house, &mut notice).await?;
    if refused.is_some() {
        notice.state = State::Draft;
        store::save(tx, &notice).await?;
    }
    show(tx, house, &notice, &View::Main).await?;
    Ok(say(caller, refused.unwrap_or("notices-agreed")))
}

async fn refuse(tx: &mut Tx, house: &House, person: &Person, mut notice: Notice) -> Result<Answer, Fault> {
    if notice.pending.take().is_none() {
        notice.state = State::Draft;
    }
    store::save(tx, &notice).await?;
    show(tx, house, &notice, &View::Main).await?;
    // An edit rings no bell, and the author waits for this.
    if let Some((user, lang)) = super::show::author(tx, &notice).await? {
        let args = [("number", notice.id.number().to_string().into()), ("who", person.name.as_str().into())];
        let html = i18n::text_with(lang, "notices-refused", args);
        outbox::add(tx, &Post::text(user.private_chat(), Lane::Nag, html)).await?;
    }
    Ok(Answer::Quiet)
}
