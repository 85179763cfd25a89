//! Deciding on leave, ending it, and telling those whom it concerns.

use super::super::model::{Leave, State, Step};
use super::super::rules::{self, Decision, Ending};
use super::super::{store, words};
use super::{UNDECIDED, deciders, names, reply, request_name};
use crate::clock::timers;
use crate::db::{Fault, Tx};
use crate::features::Answer;
use crate::features::areas;
use crate::features::people::{self, Caller, Contact, Person};
use crate::i18n::text;
use crate::outbox;
use crate::talk;
use crate::terms::{AreaId, Happened, Lane, Lang, PersonId, Post, Role, Target};
use serde_json::json;

/// Sends a request to those who decide, after what there is to say first.
pub async fn send_requests(
    tx: &mut Tx,
    (leave, led): (&Leave, &[(AreaId, String)]),
    deciders: &[Contact],
    first: Option<&'static str>,
) -> Result<(), Fault> {
    let Some((micro_grid, _)) = led.first() else {
        return Ok(());
    };
    let leans = store::list_leaning_on(tx, leave).await?;
    let post = |contact: &Contact| {
        let lines = [
            first.map(|key| text(contact.lang, key)),
            Some(words::request(contact.lang, leave, &names(led))),
            (!leans.is_empty()).then(|| words::leaning(contact.lang, leave, &leans)),
        ];
        let said = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
        let post = Post::text(contact.user?.private_chat(), Lane::Nag, said)
            .buttons(words::decisions(contact.lang, leave.id, *micro_grid))
            .named(request_name(leave.id, contact))
            .expiring(leave.ends);
        Some(post)
    };
    let posts: Vec<Post> = deciders.iter().filter_map(post).collect();
    outbox::add_all(tx, &posts).await
}

/// A request has waited long enough to be brought up again, once.
pub async fn on_undecided(tx: &mut Tx, leave: &Leave) -> Result<(), Fault> {
    let led = store::list_led(tx, leave.person).await?;
    let Some((micro_grid, _)) = led.first().filter(|_| leave.state == State::Asked) else {
        return Ok(());
    };
    let deciders = deciders(tx, *micro_grid, leave.person).await?;
    send_requests(tx, (leave, &led), &deciders, Some("leave-request-again")).await
}

/// The request, where it can be decided by this person now; else why not.
async fn open(tx: &mut Tx, (caller, person): (&Caller, &Person), id: i64) -> Result<Result<Leave, Answer>, Fault> {
    let Some(leave) = store::find(tx, id).await? else {
        return Ok(Err(Answer::Alert(text(caller.lang, "tap-expired"))));
    };
    Ok(match rules::decide(&leave, person.id, caller.at) {
        Decision::Take => Ok(leave),
        Decision::Settled(state) => Err(Answer::Alert(words::settled(caller.lang, state))),
        Decision::Over => Err(Answer::Alert(text(caller.lang, "leave-over"))),
        Decision::Own => Err(Answer::Alert(text(caller.lang, "leave-own"))),
    })
}

/// 同意
pub async fn on_approve(tx: &mut Tx, decider: (&Caller, &Person), id: i64) -> Result<Answer, Fault> {
    let leave = match open(tx, decider, id).await? {
        Ok(leave) => leave,
        Err(answer) => return Ok(answer),
    };
    let led = settle(tx, decider.1, (&leave, State::Approved)).await?;
    tell_leader(tx, &leave, |lang| words::approved(lang, &leave)).await?;
    tell_stand_ins(tx, (&leave, &led), "leave-you-stand-in").await?;
    tell_boards(tx, &leave, &led);
    Ok(Answer::Quiet)
}

/// 不同意
pub async fn on_refuse(
    tx: &mut Tx,
    decider: (&Caller, &Person),
    (id, micro_grid): (i64, AreaId),
) -> Result<Answer, Fault> {
    let leave = match open(tx, decider, id).await? {
        Ok(leave) => leave,
        Err(answer) => return Ok(answer),
    };
    let (caller, _) = decider;
    let step = json!({ "leave": Step::Refusal { leave: id, micro_grid } });
    talk::begin(tx, caller.user, caller.chat.id, &step).await?;
    let (said, buttons) = words::why(caller.lang, &leave, micro_grid);
    outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, said).buttons(buttons)).await?;
    Ok(Answer::Quiet)
}

/// 不同意, with the reason that was tapped or written.
pub async fn on_refuse_because(
    tx: &mut Tx,
    decider: (&Caller, &Person),
    (id, reason): (i64, &str),
) -> Result<Answer, Fault> {
    let (caller, person) = decider;
    talk::clear(tx, caller.user, caller.chat.id).await?;
    let leave = match open(tx, decider, id).await? {
        Ok(leave) => leave,
        Err(answer) => return Ok(answer),
    };
    settle(tx, person, (&leave, State::Refused)).await?;
    tell_leader(tx, &leave, |lang| words::refused(lang, &leave, (&person.name, reason))).await?;
    reply(tx, caller, words::told(caller.lang, &leave), vec![]).await
}

/// The reason was written: the rights are asked again, since no button was pressed.
pub async fn on_refusal_typed(
    tx: &mut Tx,
    decider: (&Caller, &Person),
    (id, micro_grid): (i64, AreaId),
    reason: &str,
) -> Result<Answer, Fault> {
    if !decides(tx, decider.1.id, micro_grid).await? {
        return Ok(Answer::Short(text(decider.0.lang, "not-allowed")));
    }
    let reason: String = reason.trim().chars().take(LONGEST_REASON).collect();
    on_refuse_because(tx, decider, (id, &reason)).await
}

/// A reason is a line, not a letter.
const LONGEST_REASON: usize = 200;

async fn decides(tx: &mut Tx, person: PersonId, micro_grid: AreaId) -> Result<bool, Fault> {
    let roles = people::roles_in_reach(tx, person, micro_grid).await?;
    Ok(roles.iter().any(|role| matches!(role, Role::Secretary | Role::District)))
}

/// 撤回申请, 提前结束
pub async fn on_end(
    tx: &mut Tx,
    (caller, person): (&Caller, &Person),
    (id, micro_grid): (i64, AreaId),
) -> Result<Answer, Fault> {
    let Some(leave) = store::find(tx, id).await? else {
        return Ok(Answer::Alert(text(caller.lang, "tap-expired")));
    };
    let decides = decides(tx, person.id, micro_grid).await?;
    let (key, to_stand_in) = match rules::end(&leave, (person.id, decides), caller.at) {
        Ending::Settled(state) => return Ok(Answer::Alert(words::settled(caller.lang, state))),
        Ending::Over => return Ok(Answer::Alert(text(caller.lang, "leave-over"))),
        Ending::NotTheirs => return Ok(Answer::Alert(text(caller.lang, "leave-not-theirs"))),
        Ending::Withdraw => ("leave-withdrawn", "leave-no-longer"),
        Ending::Shorten => ("leave-ended", "leave-back-early"),
    };
    let led = match key {
        "leave-ended" => {
            store::shorten(tx, id).await?;
            store::list_led(tx, leave.person).await?
        }
        _ => settle(tx, person, (&leave, State::Withdrawn)).await?,
    };
    if leave.state == State::Approved {
        tell_stand_ins(tx, (&leave, &led), to_stand_in).await?;
        tell_boards(tx, &leave, &led);
    }
    if leave.person != person.id {
        tell_leader(tx, &leave, |lang| words::about(lang, key, &leave)).await?;
    }
    reply(tx, caller, words::about(caller.lang, key, &leave), vec![]).await
}

/// Writes down what has become of a request, and lets everybody who was asked read it.
async fn settle(tx: &mut Tx, by: &Person, (leave, state): (&Leave, State)) -> Result<Vec<(AreaId, String)>, Fault> {
    store::decide(tx, leave.id, state, by.id).await?;
    timers::cancel(tx, &format!("{UNDECIDED}{}", leave.id)).await?;
    let led = store::list_led(tx, leave.person).await?;
    let Some((micro_grid, _)) = led.first() else {
        return Ok(led);
    };
    for contact in deciders(tx, *micro_grid, leave.person).await? {
        let name = request_name(leave.id, &contact);
        let (Some(user), Some(_)) = (contact.user, outbox::find_named(tx, &name).await?) else { continue };
        let request = words::request(contact.lang, leave, &names(&led));
        let said = format!("{request}\n{}", words::settled_by(contact.lang, state, &by.name));
        outbox::add(tx, &Post::edit(user.private_chat(), Target::Named(name), said)).await?;
    }
    Ok(led)
}

async fn tell_leader(tx: &mut Tx, leave: &Leave, said: impl Fn(Lang) -> String) -> Result<(), Fault> {
    let contact = people::contact(tx, leave.person).await?;
    if let Some((user, lang)) = contact.and_then(|contact| Some((contact.user?, contact.lang))) {
        outbox::add(tx, &Post::text(user.private_chat(), Lane::Nag, said(lang))).await?;
    }
    Ok(())
}

/// Whoever stands in, by name or as the grid leader, learns of it.
async fn tell_stand_ins(
    tx: &mut Tx,
    (leave, led): (&Leave, &[(AreaId, String)]),
    key: &'static str,
) -> Result<(), Fault> {
    let contacts: Vec<Contact> = match (&leave.stand_in, led.first()) {
        (Some((person, _)), _) => people::contact(tx, *person).await?.into_iter().collect(),
        (None, Some((micro_grid, _))) => match areas::find(tx, *micro_grid).await?.and_then(|area| area.parent) {
            Some(grid) => people::holders(tx, grid, Role::GridLeader).await?,
            None => vec![],
        },
        (None, None) => vec![],
    };
    for contact in contacts {
        let Some(user) = contact.user.filter(|_| contact.person != leave.person) else { continue };
        let said = words::to_stand_in(contact.lang, key, leave, &names(led));
        outbox::add(tx, &Post::text(user.private_chat(), Lane::Nag, said)).await?;
    }
    Ok(())
}

/// A board that is shown now changes where the leave covers this moment.
fn tell_boards(tx: &mut Tx, leave: &Leave, led: &[(AreaId, String)]) {
    if leave.starts <= tx.now() && tx.now() < leave.ends {
        for (micro_grid, _) in led {
            tx.tell(Happened::StandInChanged { micro_grid: *micro_grid });
        }
    }
}
