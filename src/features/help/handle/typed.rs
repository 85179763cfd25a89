//! What somebody writes whom this room has asked something.

use super::common::resident;
use super::{asking, drafting, going, joining, receiving, talking};
use crate::db::{Fault, Tx};
use crate::features::help::command::Step;
use crate::features::help::model::{Question, RequestId};
use crate::features::help::{rules, store, words};
use crate::features::people::{self, Caller};
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::outbox;
use crate::talk;
use crate::terms::{Lane, Media, Message, Post};

/// Words, or a picture.
pub async fn on_typed(tx: &mut Tx, house: &House, caller: &Caller, message: &Message) -> Result<Answer, Fault> {
    let current = talk::current(tx, caller.user, caller.chat.id).await?;
    let step = current.and_then(|step| serde_json::from_value(step.step.get("help")?.clone()).ok());
    let Some(step) = step else { return talking::on_said(tx, house, caller, message).await };
    let said = message.text.as_str();
    match step {
        // A request holds one picture: of an album, the first.
        Step::Add(_) | Step::Anew(..) if message.continues => Ok(Answer::Quiet),
        Step::Add(id) | Step::Anew(id, _) => {
            let Some(request) = drafting::draft(tx, caller, id).await? else {
                // The question is out of date; the words are not lost.
                talk::clear(tx, caller.user, caller.chat.id).await?;
                return asking::on_call(tx, house, caller, (said, message.photo.clone())).await;
            };
            if said.trim().is_empty() && message.photo.is_none() {
                return Ok(Answer::Short(text(caller.lang, "help-only-words")));
            }
            match step {
                Step::Anew(_, what) => {
                    drafting::on_anew(tx, house, (caller, request), (what, said, message.photo.as_ref())).await
                }
                _ => drafting::on_words(tx, house, (caller, request), (said, message.photo.as_ref())).await,
            }
        }
        Step::Complaint(id) => receiving::on_complaint(tx, caller, (id, said)).await,
        Step::After(id, question) => on_after(tx, house, caller, ((id, question), message)).await,
        Step::Apply { name, phone, area } => joining::on_words(tx, caller, (name, phone, area), said).await,
    }
}

/// What a volunteer writes after a delivery: a number is what it cost, a picture is for the resident, words answer the question.
async fn on_after(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    ((id, question), message): ((RequestId, Question), &Message),
) -> Result<Answer, Fault> {
    let person = caller.person.as_ref().map(|person| person.id);
    let found = store::find(tx, id).await?.filter(|request| request.volunteer == person && person.is_some());
    let (Some(mut request), Some(person)) = (found, person) else {
        talk::clear(tx, caller.user, caller.chat.id).await?;
        return Ok(Answer::Quiet);
    };
    let Some(who) = people::contact(tx, person).await? else { return Ok(Answer::Quiet) };
    if let Some(photo) = &message.photo {
        let Some(resident) = resident(tx, &request).await? else { return Ok(Answer::Quiet) };
        if let Some(user) = resident.user {
            let caption = words::going::door(resident.lang, &who.name);
            let picture = (Media::Photo, photo.as_str());
            outbox::add(tx, &Post::stored(user.private_chat(), Lane::Help, picture, caption)).await?;
        }
        return Ok(Answer::Short(text(caller.lang, "help-photo-passed-on")));
    }
    if let Some(cost) = rules::read_cost(&message.text) {
        request.cost = Some(cost);
        store::save(tx, &request).await?;
        going::show_cost(tx, &request, &who).await?;
        going::ask(tx, caller, (&request, question)).await?;
        return Ok(Answer::Quiet);
    }
    let said = rules::shortened(&message.text);
    if said.is_empty() {
        return Ok(Answer::Short(text(caller.lang, "help-only-words")));
    }
    let next = match question {
        Question::Words => {
            going::worry(tx, &request, person, Some(said));
            Question::Note
        }
        Question::Seemed | Question::Worry => {
            request.note = Some(said);
            question
        }
        Question::Note => {
            request.note = Some(said);
            Question::Done
        }
        Question::Done => return on_other_words(tx, house, caller, message).await,
    };
    store::save(tx, &request).await?;
    going::ask(tx, caller, (&request, next)).await?;
    Ok(Answer::Quiet)
}

/// Everything was answered: what somebody writes now is about something else.
async fn on_other_words(tx: &mut Tx, house: &House, caller: &Caller, message: &Message) -> Result<Answer, Fault> {
    talk::clear(tx, caller.user, caller.chat.id).await?;
    if house.config.help_reader.is_call_for_help(&message.text) {
        return asking::on_call(tx, house, caller, (&message.text, None)).await;
    }
    Ok(Answer::Quiet)
}
