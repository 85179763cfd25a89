//! Asking for leave: at once, or step by step.

use super::super::model::{Draft, Span, Step};
use super::super::rules::{self, Ask, BadSpan, Next};
use super::super::{read, store, words};
use super::{UNDECIDED, decide, deciders, local, reply};
use crate::clock::{instant, timers};
use crate::db::{Fault, Tx};
use crate::features::areas;
use crate::features::people::{self, Caller, Person};
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::talk;
use crate::terms::{AreaId, PersonId, Role};
use chrono::NaiveDateTime;
use serde_json::json;

/// What is known when a leader asks.
struct Desk {
    /// The first micro-grid that they lead.
    micro_grid: AreaId,
    /// The local time.
    now: NaiveDateTime,
    /// Who may stand in on the days that are known.
    candidates: Vec<(PersonId, String)>,
    /// Their requests and leaves that are not over.
    others: Vec<Span>,
}

impl Desk {
    fn next(&self, house: &House, draft: &Draft) -> Next {
        rules::next(draft, &self.others, (self.now, &house.config.leave))
    }
}

/// `None` for somebody who leads no micro-grid.
async fn desk(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    span: Option<Span>,
) -> Result<Option<Desk>, Fault> {
    let Some(micro_grid) = person.areas_as(Role::Leader).next() else {
        return Ok(None);
    };
    let now = local(house, caller.at);
    let others = store::list_of(tx, person.id).await?.into_iter().map(|leave| leave.span).collect();
    Ok(Some(Desk { micro_grid, now, candidates: candidates(tx, (person, micro_grid), span).await?, others }))
}

/// The leaders of the same grid who have joined and are there on these days.
async fn candidates(
    tx: &mut Tx,
    (person, micro_grid): (&Person, AreaId),
    span: Option<Span>,
) -> Result<Vec<(PersonId, String)>, Fault> {
    let grid = areas::find(tx, micro_grid).await?.and_then(|area| area.parent).unwrap_or(micro_grid);
    let mut away: Vec<PersonId> = vec![person.id];
    for leave in store::list_within(tx, grid).await? {
        if span.is_some_and(|span| span.overlaps(leave.span)) {
            away.push(leave.person);
        }
    }
    let mut found: Vec<(PersonId, String)> = vec![];
    for leader in people::holders_within(tx, grid, Role::Leader).await? {
        let known = found.iter().any(|(id, _)| *id == leader.person);
        if leader.user.is_some() && !known && !away.contains(&leader.person) {
            found.push((leader.person, leader.name));
        }
    }
    Ok(found)
}

/// `/leave` with dates and more behind it, or a wish in one's own words, which is shown as understood before it is sent.
pub async fn on_request(
    tx: &mut Tx,
    house: &House,
    asker: (&Caller, &Person),
    (said, unsure): (&str, bool),
) -> Result<Answer, Fault> {
    let Some(desk) = desk(tx, house, asker, None).await? else {
        return Ok(only_leaders(asker.0));
    };
    match read::request(said, desk.now.date(), &desk.candidates) {
        Ok(draft) if draft.first.is_some() || unsure => {
            go_on(tx, house, asker, (Draft { unsure, ..draft }, None)).await
        }
        _ => {
            let unclear = words::unclear(asker.0.lang, Ask::First);
            go_on(tx, house, asker, (Draft::default(), Some(unclear))).await
        }
    }
}

/// 请假
pub async fn on_begin(tx: &mut Tx, house: &House, asker: (&Caller, &Person)) -> Result<Answer, Fault> {
    go_on(tx, house, asker, (Draft::default(), None)).await
}

/// An answer was tapped.
pub async fn on_fill(tx: &mut Tx, house: &House, asker: (&Caller, &Person), draft: Draft) -> Result<Answer, Fault> {
    go_on(tx, house, asker, (draft, None)).await
}

/// 不请了
pub async fn on_drop(tx: &mut Tx, caller: &Caller) -> Result<Answer, Fault> {
    talk::clear(tx, caller.user, caller.chat.id).await?;
    reply(tx, caller, text(caller.lang, "leave-dropped"), vec![]).await
}

/// An answer was written, by a leader or by a secretary who refuses.
pub async fn on_typed(tx: &mut Tx, house: &House, asker: (&Caller, &Person), said: &str) -> Result<Answer, Fault> {
    let (caller, _) = asker;
    let step = talk::current(tx, caller.user, caller.chat.id).await?;
    let step = step.and_then(|step| serde_json::from_value::<Step>(step.step.get("leave")?.clone()).ok());
    match step {
        None => Ok(Answer::Short(text(caller.lang, "tap-expired"))),
        Some(Step::Refusal { leave, micro_grid }) => {
            decide::on_refusal_typed(tx, asker, (leave, micro_grid), said).await
        }
        Some(Step::Draft(draft)) => {
            let Some(desk) = desk(tx, house, asker, draft.span()).await? else {
                return Ok(only_leaders(caller));
            };
            let asked = match desk.next(house, &draft) {
                Next::Ask(ask) => ask,
                Next::Already(_) | Next::Bad(_) | Next::Submit(_) => Ask::First,
            };
            match read::answer(said, (asked, &draft), desk.now.date(), &desk.candidates) {
                Some(draft) => go_on(tx, house, asker, (draft, None)).await,
                None => go_on(tx, house, asker, (draft, Some(words::unclear(caller.lang, asked)))).await,
            }
        }
    }
}

fn only_leaders(caller: &Caller) -> Answer {
    Answer::Short(text(caller.lang, "leave-only-leaders"))
}

/// Asks for what is missing, after what there is to say first, or sends the request.
async fn go_on(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (draft, first): (Draft, Option<String>),
) -> Result<Answer, Fault> {
    let Some(desk) = desk(tx, house, (caller, person), draft.span()).await? else {
        return Ok(only_leaders(caller));
    };
    let (ask, draft, first) = match desk.next(house, &draft) {
        Next::Submit(span) => return submit(tx, house, (caller, person), (&desk, span, &draft)).await,
        // A second tap, or the same command again: what was said to the first still stands.
        Next::Already(span) => return Ok(Answer::Alert(words::bad(caller.lang, BadSpan::Overlaps(span)))),
        Next::Ask(ask) => (ask, draft, first),
        Next::Bad(bad) => {
            let again = Draft { first: None, last: None, ..draft };
            (Ask::First, again, Some(words::bad(caller.lang, bad)))
        }
    };
    let question = words::question(caller.lang, ask, &draft, &desk.candidates);
    let said = first.into_iter().chain([question]).collect::<Vec<_>>().join("\n");
    let buttons = words::answers(caller.lang, (ask, &draft), desk.now.date(), &desk.candidates);
    talk::begin(tx, caller.user, caller.chat.id, &json!({ "leave": Step::Draft(draft) })).await?;
    reply(tx, caller, said, buttons).await
}

async fn submit(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (desk, span, draft): (&Desk, Span, &Draft),
) -> Result<Answer, Fault> {
    talk::clear(tx, caller.user, caller.chat.id).await?;
    let deciders = deciders(tx, desk.micro_grid, person.id).await?;
    let Some(decider) = deciders.first() else {
        return reply(tx, caller, text(caller.lang, "leave-no-secretary"), vec![]).await;
    };
    let zone = house.config.zone;
    let times = (instant(zone, span.first.begins()), instant(zone, span.last.ends()));
    let reason = draft.reason.as_deref().unwrap_or_default();
    let stand_in = draft.stand_in.and_then(|choice| choice.person());
    let asked = store::Asked { person: person.id, span, times, reason, stand_in };
    let id = store::add(tx, &asked).await?;
    let Some(leave) = store::find(tx, id).await? else {
        return Ok(Answer::Quiet);
    };
    let remind = instant(zone, rules::remind_at(desk.now, span.first));
    timers::set(tx, &format!("{UNDECIDED}{id}"), remind).await?;
    let led = store::list_led(tx, person.id).await?;
    decide::send_requests(tx, (&leave, &led), &deciders, None).await?;
    let (said, buttons) = words::asked(caller.lang, (&leave, desk.micro_grid), &decider.name);
    reply(tx, caller, said, buttons).await
}
