use super::rules::{Joining, decide_joining};
use super::store::{self, invitations};
use super::{Caller, words};
use crate::db::{Fault, Tx};
use crate::features::{Answer, House, areas};
use crate::i18n;
use crate::outbox;
use crate::terms::{Happened, Lane, Post, Role};

/// `/start`: somebody follows an invitation, or wants to know what this is.
pub async fn on_start(tx: &mut Tx, house: &House, caller: &Caller, code: &str) -> Result<Answer, Fault> {
    if code.is_empty() {
        return match &caller.person {
            Some(person) => {
                tx.tell(Happened::Addressed { person: person.id });
                greet(tx, house, caller, "people-help").await
            }
            None => Ok(Answer::Short(i18n::text(caller.lang, "stranger"))),
        };
    }
    let invitation = invitations::find(tx, code).await?;
    let own = caller.person.as_ref().map(|person| person.id);
    let key = match decide_joining(invitation.as_ref(), own, tx.now()) {
        Joining::Welcome(person) => {
            let lang = store::lang_of_account(tx, caller.user).await?;
            invitations::join(tx, code, (person, caller.user), lang).await?;
            tx.tell(Happened::Addressed { person });
            return welcome(tx, house, caller).await;
        }
        Joining::Already => return greet(tx, house, caller, "people-already").await,
        Joining::Used => "people-code-used",
        Joining::Expired => "people-code-expired",
        Joining::Unknown => "people-code-unknown",
        Joining::SomebodyElse => "people-code-other-person",
    };
    Ok(Answer::Short(i18n::text(caller.lang, key)))
}

/// Greets somebody who has just become a person of the roster.
async fn welcome(tx: &mut Tx, house: &House, caller: &Caller) -> Result<Answer, Fault> {
    let person = store::find_by_user(tx, caller.user).await?;
    let lang = person.as_ref().and_then(|person| person.lang).unwrap_or(caller.lang);
    let joined = Caller { person, lang, ..caller.clone() };
    greet(tx, house, &joined, "people-welcome").await
}

/// Says who somebody is to the bot and what comes next.
async fn greet(tx: &mut Tx, house: &House, caller: &Caller, key: &str) -> Result<Answer, Fault> {
    let Some(person) = &caller.person else {
        return Ok(Answer::Quiet);
    };
    let mut duties: Vec<(Role, String)> = vec![];
    for holding in &person.holdings {
        let area = areas::find(tx, holding.area).await?;
        duties.push((holding.role, area.map(|area| area.name).unwrap_or_default()));
    }
    let opens = words::opening_times(&house.config, tx.now());
    let html = words::greeting(caller.lang, key, (&person.name, &duties), &opens);
    let post = Post::text(caller.chat.id, Lane::Reply, html).buttons(words::language_buttons(caller.user));
    outbox::add(tx, &post).await?;
    Ok(Answer::Quiet)
}

/// A stranger who writes on and on is answered once in this many hours.
const PATIENCE_HOURS: i64 = 6;

/// Somebody who is not in the roster wrote something.
pub async fn on_stray(tx: &mut Tx, caller: &Caller) -> Result<Answer, Fault> {
    let name = format!("stranger/{}/{}", caller.user.0, tx.now().timestamp() / 3_600 / PATIENCE_HOURS);
    if outbox::find_named(tx, &name).await?.is_none() {
        let text = i18n::text(caller.lang, "stranger");
        outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, text).named(name)).await?;
    }
    Ok(Answer::Quiet)
}
