//! Whoever took a request says how it goes: when, bought, delivered, or handed back; and afterwards three short answers.

use super::claiming::{send_task, task_letter};
use super::common::{
    self, coming_name, nudge_name, received_name, resident, set_due, task_name, tell, tell_named, times,
};
use super::looking::{look, withdraw};
use super::{alert, reply, short};
use crate::db::{Fault, Tx};
use crate::features::help::command::{Command, Step};
use crate::features::help::model::{Question, Request, RequestId, State};
use crate::features::help::words::going::Ended;
use crate::features::help::{rules, store, words};
use crate::features::people::{self, Caller, Contact};
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::outbox;
use crate::talk;
use crate::terms::{Happened, PersonId};
use chrono::Duration;
use serde_json::json;

/// What the caller has taken and is at, with how to reach them.
async fn own(tx: &mut Tx, caller: &Caller, id: RequestId) -> Result<Option<(Request, Contact)>, Fault> {
    let Some(person) = caller.person.as_ref().map(|person| person.id) else { return Ok(None) };
    let Some(contact) = people::contact(tx, person).await? else { return Ok(None) };
    let found = store::find(tx, id).await?;
    Ok(found.filter(|request| request.volunteer == Some(person)).map(|request| (request, contact)))
}

/// A button of the letter to whoever goes.
pub async fn on_press(tx: &mut Tx, house: &House, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    let (Command::Arrive { request: id, .. }
    | Command::Bought { request: id }
    | Command::Delivered { request: id }
    | Command::HandBack { request: id }
    | Command::Going { request: id }) = command
    else {
        return alert(caller, "tap-expired");
    };
    let Some((mut request, who)) = own(tx, caller, id).await? else { return alert(caller, "help-task-gone") };
    if !request.is_under_way() || request.is_counselling() {
        let again = request.delivered_at.is_some() && matches!(command, Command::Delivered { .. });
        return if again { short(caller, "help-noted") } else { alert(caller, "help-task-gone") };
    }
    let now = tx.now();
    match command {
        Command::Delivered { .. } => return on_delivered(tx, house, (caller, &who), request).await,
        Command::HandBack { .. } => {
            hand_back(tx, house, (&mut request, &who), "help-task-back").await?;
            return short(caller, "help-handed-back");
        }
        Command::Arrive { minutes, .. } => request.arrives_at = Some(now + Duration::minutes(minutes.into())),
        Command::Bought { .. } => request.state = State::Bought,
        _ => request.arrives_at = Some(now + Duration::minutes(house.config.help.arrival_minutes.into())),
    }
    // Whoever says something has not come to a standstill.
    settle_nudge(tx, (&mut request, &who), "help-nudged").await?;
    let stands = Duration::minutes(house.config.help.standstill_minutes.into());
    let due = rules::standstill(request.arrives_at.unwrap_or(now), now, stands);
    set_due(tx, &mut request, Some(due)).await?;
    store::save(tx, &request).await?;
    show(tx, house, (&request, &who)).await?;
    short(caller, "help-noted")
}

/// The question how it stands loses its buttons once it is answered, or was not in time.
async fn settle_nudge(tx: &mut Tx, (request, who): (&mut Request, &Contact), key: &str) -> Result<(), Fault> {
    if !std::mem::replace(&mut request.nudged, false) {
        return Ok(());
    }
    let said = words::going::task_ended(who.lang, key, request);
    common::change(tx, who, (said, vec![]), nudge_name(request)).await
}

/// Both letters say how it stands now: that to whoever goes, and that to the resident.
async fn show(tx: &mut Tx, house: &House, (request, who): (&Request, &Contact)) -> Result<(), Fault> {
    let letter = task_letter(tx, house, request, (who, None)).await?;
    common::change(tx, who, letter, task_name(request)).await?;
    let Some(resident) = resident(tx, request).await? else { return Ok(()) };
    let said = words::asking::coming(resident.lang, request, who, times(house, request.arrives_at, tx.now()));
    common::change(tx, &resident, said, coming_name(request)).await
}

/// The resident's letter about who comes loses its button.
pub async fn still_coming(tx: &mut Tx, house: &House, request: &Request) -> Result<(), Fault> {
    let (Some(resident), Some(who)) = (resident(tx, request).await?, common::volunteer(tx, request).await?) else {
        return Ok(());
    };
    let now = tx.now();
    let (html, _) = words::asking::coming(resident.lang, request, &who, times(house, request.arrives_at, now));
    common::change(tx, &resident, (html, vec![]), coming_name(request)).await
}

/// Gives a request back to the pool: somebody else is looked for from the first step on. The key says why to whoever had it.
pub async fn hand_back(
    tx: &mut Tx,
    house: &House,
    (request, who): (&mut Request, &Contact),
    key: &str,
) -> Result<(), Fault> {
    still_coming(tx, house, request).await?;
    settle_nudge(tx, (request, who), key).await?;
    withdraw(tx, house, request, Ended::Anew).await?;
    let ended = words::going::task_ended(who.lang, key, request);
    common::change(tx, who, (ended, vec![]), task_name(request)).await?;
    if let Some(resident) = resident(tx, request).await? {
        tell(tx, &resident, words::asking::not_coming(resident.lang, request, &who.name)).await?;
    }
    store::note_asked(tx, request, who.person, true).await?;
    request.round += 1;
    look(tx, house, request).await
}

/// 已送达: the resident is asked whether it has come, the volunteer how it was.
async fn on_delivered(
    tx: &mut Tx,
    house: &House,
    (caller, who): (&Caller, &Contact),
    mut request: Request,
) -> Result<Answer, Fault> {
    settle_nudge(tx, (&mut request, who), "help-nudged").await?;
    request.state = State::Delivered;
    request.delivered_at = Some(tx.now());
    let due = tx.now() + Duration::hours(house.config.help.close_hours.into());
    set_due(tx, &mut request, Some(due)).await?;
    store::save(tx, &request).await?;
    still_coming(tx, house, &request).await?;
    if let Some(resident) = resident(tx, &request).await? {
        let said = words::asking::delivered(resident.lang, &request, &who.name);
        tell_named(tx, &resident, said, received_name(&request)).await?;
    }
    ask(tx, caller, (&request, Question::Seemed)).await?;
    short(caller, "help-noted")
}

/// Asks the volunteer the next question, in the letter about the request.
pub async fn ask(tx: &mut Tx, caller: &Caller, (request, question): (&Request, Question)) -> Result<(), Fault> {
    let chat = caller.user.private_chat();
    let current = talk::current(tx, caller.user, chat).await?;
    // What another room has asked comes first; the buttons work meanwhile.
    let free = current.as_ref().and_then(talk::Step::room).is_none_or(|room| room == "help");
    if free && question == Question::Done && request.cost.is_some() {
        talk::clear(tx, caller.user, chat).await?;
    } else if free {
        talk::begin(tx, caller.user, chat, &json!({ "help": Step::After(request.id, question) })).await?;
    }
    let Some(who) = common::volunteer(tx, request).await? else { return Ok(()) };
    common::change(tx, &who, words::going::after(caller.lang, request, question), task_name(request)).await
}

/// The question that is open for a request.
async fn open_question(tx: &mut Tx, caller: &Caller, id: RequestId) -> Result<Question, Fault> {
    let current = talk::current(tx, caller.user, caller.user.private_chat()).await?;
    let step = current.and_then(|step| serde_json::from_value(step.step.get("help")?.clone()).ok());
    Ok(match step {
        Some(Step::After(of, question)) if of == id => question,
        _ => Question::Done,
    })
}

/// A button after a delivery, or after a talk.
pub async fn on_answer(tx: &mut Tx, caller: &Caller, command: Command) -> Result<Answer, Fault> {
    let (Command::Paid { request: id, .. }
    | Command::Seemed { request: id, .. }
    | Command::Worry { request: id, .. }
    | Command::NoNote { request: id }) = command
    else {
        return alert(caller, "tap-expired");
    };
    let found = own(tx, caller, id).await?;
    let Some((mut request, who)) = found.filter(|(request, _)| !request.is_under_way()) else {
        return alert(caller, "tap-expired");
    };
    let question = match command {
        Command::Paid { paid, .. } => {
            request.paid = paid;
            open_question(tx, caller, id).await?
        }
        Command::Seemed { seemed, .. } => {
            request.seemed = Some(seemed);
            Question::Worry
        }
        Command::Worry { worry: true, .. } => {
            if !std::mem::replace(&mut request.worried, true) {
                worry(tx, &request, who.person, None);
            }
            Question::Words
        }
        Command::Worry { .. } => Question::Note,
        _ => Question::Done,
    };
    store::save(tx, &request).await?;
    if request.is_counselling() {
        let said = (text(caller.lang, "help-worry-told"), vec![]);
        outbox::add(tx, &reply(caller, said)).await?;
        return Ok(Answer::Quiet);
    }
    if matches!(command, Command::Paid { .. }) {
        show_cost(tx, &request, &who).await?;
    }
    ask(tx, caller, (&request, question)).await?;
    Ok(Answer::Quiet)
}

/// Tells whoever looks after the resident that something was noticed.
pub fn worry(tx: &mut Tx, request: &Request, by: PersonId, said: Option<String>) {
    let Some(about) = request.person else { return };
    tx.tell(Happened::WorryNoticed { about, area: request.area, by, said });
}

/// The letter that asks the resident whether it has come says what it cost.
pub async fn show_cost(tx: &mut Tx, request: &Request, who: &Contact) -> Result<(), Fault> {
    if request.state != State::Delivered {
        return Ok(());
    }
    let Some(resident) = resident(tx, request).await? else { return Ok(()) };
    let said = words::asking::delivered(resident.lang, request, &who.name);
    common::change(tx, &resident, said, received_name(request)).await
}

/// `/mytasks`: the letters of what the caller is at, once more where they can be seen.
pub async fn on_tasks(tx: &mut Tx, house: &House, caller: &Caller) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else { return short(caller, "stranger") };
    let Some(who) = people::contact(tx, person.id).await? else { return short(caller, "stranger") };
    let taken = store::list_taken(tx, person.id).await?;
    if taken.is_empty() {
        return short(caller, "help-no-tasks");
    }
    for request in &taken {
        if request.is_counselling() {
            tell(tx, &who, text(who.lang, "help-task-talk")).await?;
        } else {
            send_task(tx, house, request, (&who, None)).await?;
        }
    }
    Ok(Answer::Quiet)
}
