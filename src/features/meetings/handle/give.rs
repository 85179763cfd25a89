//! Somebody gives a task: in one line, or with questions for what it lacks.

use super::circle::{below, circles_of, led_by};
use super::{Step, expired, say, tasks};
use crate::clock::instant;
use crate::db::{Fault, Tx};
use crate::features::areas;
use crate::features::meetings::model::{Draft, Task};
use crate::features::meetings::reading::{self, Due};
use crate::features::meetings::rules::{self, Missing};
use crate::features::meetings::{store, words};
use crate::features::people::{Caller, Contact, Person};
use crate::features::{Answer, House};
use crate::i18n::{text, text_with};
use crate::outbox;
use crate::talk;
use crate::terms::{AreaId, PersonId, Post, Target, moment};
use chrono::NaiveDateTime;

/// A keyboard with more names than this is no help; they can be typed.
const NAMES_SHOWN: usize = 16;

/// What was understood of a text.
struct Understood {
    draft: Draft,
    /// Those who share the name that was said, where several do.
    namesakes: Vec<Contact>,
    /// What is to be said about it, beside the next question.
    note: Option<&'static str>,
}

/// `/task`
pub async fn on_task(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    said: &str,
) -> Result<Answer, Fault> {
    if said.chars().count() > words::tasks::LONGEST {
        return Ok(too_long(caller));
    }
    let people = below(tx, person).await?;
    let understood = understand(house, caller, &people, said);
    // The button of an announcement asks in a message of its own.
    let caller = &Caller { pressed: None, ..caller.clone() };
    proceed(tx, house, (caller, person), understood).await
}

fn too_long(caller: &Caller) -> Answer {
    Answer::Short(text_with(caller.lang, "meetings-too-long", [("count", words::tasks::LONGEST.into())]))
}

/// Reads what, who and until when from one text.
fn understand(house: &House, caller: &Caller, people: &[Contact], said: &str) -> Understood {
    let (due, rest) = reading::due(said, house.config.rounds.local(caller.at));
    let (name, what) = reading::who(&rest, people.iter().map(|contact| contact.name.as_str()));
    let named: Vec<Contact> = people.iter().filter(|contact| Some(contact.name.as_str()) == name).cloned().collect();
    let (due, note) = read_due(house, due);
    let who = if let [one] = &named[..] { Some(one.person) } else { None };
    let what = Some(what).filter(|what| !what.is_empty());
    Understood { draft: Draft { what, who, due }, namesakes: named, note }
}

fn read_due(house: &House, due: Due) -> (Option<i64>, Option<&'static str>) {
    match due {
        Due::At(at) => (Some(instant(house.config.zone, at).timestamp_millis()), None),
        Due::Unsaid => (None, None),
        Due::Impossible => (None, Some("meetings-no-such-time")),
        Due::Past => (None, Some("meetings-time-is-past")),
    }
}

/// What somebody writes who was asked for something that a task lacks.
pub async fn on_told(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (draft, said): (Draft, &str),
) -> Result<Answer, Fault> {
    if said.chars().count() > words::tasks::LONGEST {
        return Ok(too_long(caller));
    }
    let people = below(tx, person).await?;
    let said = understand(house, caller, &people, said);
    let due = draft.due.or(said.draft.due);
    let understood = match rules::missing(&draft) {
        Some(Missing::What) => {
            let draft = Draft { what: said.draft.what, who: draft.who.or(said.draft.who), due };
            Understood { draft, ..said }
        }
        Some(Missing::Who) => {
            let unknown = said.namesakes.is_empty().then_some("meetings-nobody-of-that-name");
            Understood { draft: Draft { who: said.draft.who, due, ..draft }, note: said.note.or(unknown), ..said }
        }
        Some(Missing::When) | None => {
            let unread = due.is_none().then_some("meetings-time-unread");
            Understood { draft: Draft { due, ..draft }, namesakes: vec![], note: said.note.or(unread) }
        }
    };
    proceed(tx, house, (caller, person), understood).await
}

/// One of the offered names.
pub async fn on_pick_who(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    who: PersonId,
) -> Result<Answer, Fault> {
    let Some(Step::Task(draft @ Draft { who: None, .. })) = Step::current(tx, caller).await? else {
        return Ok(expired(caller));
    };
    // Who has left since the button was made is given nothing.
    if below(tx, person).await?.iter().all(|contact| contact.person != who) {
        return Ok(expired(caller));
    }
    let draft = Draft { who: Some(who), ..draft };
    proceed(tx, house, (caller, person), Understood { draft, namesakes: vec![], note: None }).await
}

/// One of the offered times.
pub async fn on_pick_when(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    due: NaiveDateTime,
) -> Result<Answer, Fault> {
    let Some(Step::Task(draft @ Draft { due: None, .. })) = Step::current(tx, caller).await? else {
        return Ok(expired(caller));
    };
    let at = instant(house.config.zone, due);
    let (due, note) = if at > caller.at { (Some(at.timestamp_millis()), None) } else { read_due(house, Due::Past) };
    let draft = Draft { due, ..draft };
    proceed(tx, house, (caller, person), Understood { draft, namesakes: vec![], note }).await
}

/// Asks for what the task lacks, or gives it.
async fn proceed(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    Understood { draft, namesakes, note }: Understood,
) -> Result<Answer, Fault> {
    let (asked, buttons) = match (rules::missing(&draft), &draft) {
        (None, Draft { what: Some(what), who: Some(who), due: Some(due) }) => {
            return give(tx, house, (caller, person), (what, *who, *due)).await;
        }
        (Some(Missing::Who), _) => words::tasks::ask_who(caller.lang, &likely(tx, house, person, namesakes).await?),
        (Some(Missing::When), _) => {
            words::tasks::ask_when(caller.lang, &reading::offered(house.config.rounds.local(caller.at)))
        }
        _ => words::tasks::ask_what(caller.lang),
    };
    let note = note.map(|note| text(caller.lang, note));
    let asked = note.into_iter().chain([asked]).collect::<Vec<_>>().join("\n");
    Step::Task(draft).begin(tx, caller).await?;
    say(tx, caller, (asked, buttons)).await?;
    Ok(Answer::Quiet)
}

/// Those whom somebody is likely to mean, with their areas' names: those of one name, or those who meet with them.
async fn likely(
    tx: &mut Tx,
    house: &House,
    person: &Person,
    namesakes: Vec<Contact>,
) -> Result<Vec<(Contact, String)>, Fault> {
    let mut likely = namesakes;
    if likely.is_empty() {
        for circle in circles_of(tx, house, person).await? {
            if circle.chairs.iter().any(|chair| chair.person == person.id) {
                likely.extend(circle.members);
            }
        }
    }
    let mut named = vec![];
    for contact in likely.into_iter().take(NAMES_SHOWN) {
        let area = areas::find(tx, contact.area).await?.map_or(String::new(), |area| area.name);
        named.push((contact, area));
    }
    Ok(named)
}

async fn give(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (what, who, due): (&str, PersonId, i64),
) -> Result<Answer, Fault> {
    if matches!(Step::current(tx, caller).await?, Some(Step::Task(_))) {
        talk::clear(tx, caller.user, caller.chat.id).await?;
    }
    let Some(area) = area_above(tx, person, who).await? else {
        return Ok(expired(caller));
    };
    let id = store::tasks::add(tx, area, (person.id, who), (what, moment(due))).await?;
    let task: Task = store::tasks::find(tx, id).await?.expect("it was added in this transaction");
    tasks::send(tx, house, &task).await?;
    if let (Some(_), Some(message)) = (&caller.pressed, caller.message) {
        // The question is answered, and the task has its own message.
        outbox::add(tx, &Post::delete(caller.chat.id, Target::Id(message))).await?;
    }
    Ok(Answer::Quiet)
}

/// Which of somebody's areas another person works in.
async fn area_above(tx: &mut Tx, person: &Person, who: PersonId) -> Result<Option<AreaId>, Fault> {
    let contact = below(tx, person).await?.into_iter().find(|contact| contact.person == who);
    let Some(contact) = contact else { return Ok(None) };
    for area in led_by(person) {
        if areas::reaches(tx, area, contact.area).await? {
            return Ok(Some(area));
        }
    }
    Ok(None)
}
