//! `/leave` alone: one's own leaves, and those of the people one answers for.

use super::super::model::{Leave, State};
use super::super::{store, words};
use super::{ask, decide, names};
use crate::db::{Fault, Tx};
use crate::features::areas;
use crate::features::people::{Caller, Contact, Person};
use crate::features::{Answer, House};
use crate::i18n::{pages, text};
use crate::outbox;
use crate::terms::{AreaId, Lane, Level, Phone, Post, Role};

/// Shows what there is; a leader without any leave is asked for the first day at once.
pub async fn on_list(tx: &mut Tx, house: &House, (caller, person): (&Caller, &Person)) -> Result<Answer, Fault> {
    let own = store::list_of(tx, person.id).await?;
    let leads = |role| matches!(role, Role::District | Role::Secretary | Role::GridLeader);
    let over: Vec<AreaId> = person.holdings.iter().filter(|held| leads(held.role)).map(|held| held.area).collect();
    if over.is_empty() && own.is_empty() {
        return ask::on_begin(tx, house, (caller, person)).await;
    }
    for leave in &own {
        show_own(tx, (caller, person), leave).await?;
    }
    for area in &over {
        show_area(tx, (caller, person), *area).await?;
    }
    Ok(Answer::Quiet)
}

async fn show_own(tx: &mut Tx, (caller, person): (&Caller, &Person), leave: &Leave) -> Result<(), Fault> {
    let mut buttons = match person.areas_as(Role::Leader).next() {
        Some(micro_grid) => words::ending(caller.lang, (leave, micro_grid), caller.at),
        None => vec![],
    };
    buttons.push(words::begin(caller.lang));
    let said = words::own_line(caller.lang, leave, caller.at);
    outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, said).buttons(buttons)).await
}

/// The leaves of an area; a community's secretary can decide on those that wait.
async fn show_area(tx: &mut Tx, (caller, person): (&Caller, &Person), area: AreaId) -> Result<(), Fault> {
    let mut lines = vec![];
    let mut waiting = vec![];
    for leave in store::list_within(tx, area).await? {
        let led = store::list_led(tx, leave.person).await?;
        lines.push(words::area_line(caller.lang, &leave, &names(&led), caller.at));
        if leave.state == State::Asked && leave.person != person.id {
            waiting.push((leave, led));
        }
    }
    if lines.is_empty() {
        lines.push(text(caller.lang, "leave-none"));
    }
    for page in pages(&text(caller.lang, "leave-running"), &lines) {
        outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, page)).await?;
    }
    let decides = areas::find(tx, area).await?.is_some_and(|area| area.level == Level::Community);
    for (leave, led) in waiting.iter().filter(|_| decides) {
        decide::send_requests(tx, (leave, led), &[as_contact((caller, person), area)], None).await?;
    }
    Ok(())
}

fn as_contact((caller, person): (&Caller, &Person), area: AreaId) -> Contact {
    let phone: Option<Phone> = None;
    Contact { person: person.id, area, name: person.name.clone(), phone, user: Some(caller.user), lang: caller.lang }
}
