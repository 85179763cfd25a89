//! How somebody is: asked, answered, told to those who must know.

use super::super::command::Press;
use super::super::model::{Asking, CheckIn, Subject, SubjectId};
use super::super::reading::temperature::{self, Reading};
use super::super::rules::{self, Screen, Standing};
use super::super::{store, words};
use super::ask::check_in_name;
use super::subjects::card;
use super::{By, Step, found, keeper, say, secretaries, set_step, show, tell};
use crate::db::{Fault, Tx};
use crate::features::help::{self, Offered};
use crate::features::people::Contact;
use crate::features::{Answer, House};
use crate::i18n;
use crate::outbox;
use crate::talk;
use crate::terms::{Button, Lane, Message, MessageId, Post, Role, Target};

/// A button of a check-in.
pub async fn on_press(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    (id, asking): (SubjectId, &Asking),
    press: Press,
) -> Result<Answer, Fault> {
    let (subject, standing, check_in) = match answerable(tx, by, (id, asking)).await? {
        Ok(open) => open,
        Err(key) => return Ok(Answer::Alert(i18n::text(by.0.lang, key))),
    };
    if press == Press::Type {
        return Ok(Answer::Alert(i18n::text(by.0.lang, "observation-type")));
    }
    let own = standing == Standing::Own;
    if press == Press::Open && !own {
        set_step(tx, by.0, &Step::Temperature(id, asking.clone())).await?;
    }
    let (next, screen) = rules::press(&check_in, press, house.config.observation.fever);
    record(tx, house, by, (&subject, &check_in, &next)).await?;
    if screen == Screen::Done && !own {
        talk::clear(tx, by.0.user, by.0.chat.id).await?;
        return match keeper(tx, &subject).await?.filter(|keeper| keeper.person == by.1.id) {
            Some(_) => on_proxy(tx, by, asking).await,
            None => card(tx, house, by, (&subject, standing)).await,
        };
    }
    let shown = screen_of(tx, house, (&subject, standing, &next), &screen, by).await?;
    show(tx, by.0, shown).await
}

/// Words of a check-in: whose, by whom, and the question that is next.
async fn screen_of(
    tx: &mut Tx,
    house: &House,
    (subject, standing, check_in): (&Subject, Standing, &CheckIn),
    screen: &Screen,
    (caller, _): By<'_>,
) -> Result<(String, Vec<Vec<Button>>), Fault> {
    let shown =
        words::Shown { lang: caller.lang, user: caller.user, proxy: standing != Standing::Own, subject, check_in };
    if *screen != Screen::Done {
        return Ok(shown.screen(screen));
    }
    let latest = store::check_ins::list_latest(tx, subject.id, LOOK_BACK).await?;
    let low = rules::low_run(&latest) >= rules::LOW_TWICE;
    Ok(shown.done(low, house))
}

/// Check-ins that a run of low moods is looked for in.
const LOOK_BACK: i64 = 10;

/// The subject and the check-in, where the caller may answer it and it is the last one; else the key of why not.
async fn answerable(
    tx: &mut Tx,
    by: By<'_>,
    (id, asking): (SubjectId, &Asking),
) -> Result<Result<(Subject, Standing, CheckIn), &'static str>, Fault> {
    let Some((subject, standing)) = found(tx, by, id).await? else {
        return Ok(Err("tap-expired"));
    };
    if standing == Standing::Nobody {
        return Ok(Err("observation-not-yours"));
    }
    if subject.outcome.is_some() {
        return Ok(Err("observation-over"));
    }
    let latest = store::check_ins::latest(tx, id).await?.filter(|check_in| check_in.asking == *asking);
    Ok(latest.map(|check_in| (subject, standing, check_in)).ok_or("observation-old-asking"))
}

/// Keeps what has changed, and tells those who must know.
async fn record(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    (subject, before, after): (&Subject, &CheckIn, &CheckIn),
) -> Result<(), Fault> {
    if before == after {
        return Ok(());
    }
    store::check_ins::save(tx, after, by.1.id).await?;
    if (after.temperature, &after.symptoms) != (before.temperature, &before.symptoms) {
        alert(tx, by, (subject, after)).await?;
    }
    if after.mood != before.mood {
        tell_of_low_mood(tx, subject, after).await?;
    }
    if !before.answered && rules::offers_release(subject, after) {
        offer_release(tx, house, subject).await?;
    }
    Ok(())
}

/// The warden and the secretary hear at once of a fever or of symptoms; what is said later of the same check-in changes their message.
async fn alert(tx: &mut Tx, by: By<'_>, (subject, check_in): (&Subject, &CheckIn)) -> Result<(), Fault> {
    let warden = keeper(tx, subject).await?;
    for contact in distinct(warden.into_iter().chain(secretaries(tx, subject.area).await?)) {
        let Some(user) = contact.user.filter(|_| contact.person != by.1.id) else { continue };
        let name = format!("observation/alert/{}/{}/{}", subject.id.0, check_in.asking, user.0);
        let told = outbox::find_named(tx, &name).await?.is_some();
        let (html, buttons) = words::alert(contact.lang, subject, check_in);
        let post = match (told, check_in.is_alarming()) {
            (false, false) => continue,
            (false, true) => Post::text(user.private_chat(), Lane::Help, html).named(name),
            (true, _) => Post::edit(user.private_chat(), Target::Named(name), html),
        };
        outbox::add(tx, &post.buttons(buttons)).await?;
    }
    Ok(())
}

fn distinct(contacts: impl Iterator<Item = Contact>) -> Vec<Contact> {
    let mut once: Vec<Contact> = vec![];
    for contact in contacts {
        if once.iter().all(|known| known.person != contact.person) {
            once.push(contact);
        }
    }
    once
}

/// The second low face in a row is told to the warden, gently and once.
async fn tell_of_low_mood(tx: &mut Tx, subject: &Subject, check_in: &CheckIn) -> Result<(), Fault> {
    let latest = store::check_ins::list_latest(tx, subject.id, LOOK_BACK).await?;
    let name = format!("observation/mood/{}/{}", subject.id.0, check_in.asking);
    let told = outbox::find_named(tx, &name).await?.is_some();
    let Some(warden) = keeper(tx, subject).await?.filter(|_| rules::low_run(&latest) == rules::LOW_TWICE && !told)
    else {
        return Ok(());
    };
    let Some(user) = warden.user else { return Ok(()) };
    let (html, buttons) = words::low_mood(warden.lang, subject);
    outbox::add(tx, &Post::text(user.private_chat(), Lane::Nag, html).buttons(buttons).named(name)).await
}

async fn offer_release(tx: &mut Tx, house: &House, subject: &Subject) -> Result<(), Fault> {
    let today = super::date(house, tx.now());
    for secretary in secretaries(tx, subject.area).await? {
        tell(tx, &secretary, words::subjects::offer_release(secretary.lang, subject, today)).await?;
    }
    Ok(())
}

/// Who is under observation would like to talk: the help room offers it, and the button has done its work.
pub async fn on_talk(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    (id, asking): (SubjectId, &Asking),
) -> Result<Answer, Fault> {
    let (subject, standing, check_in) = match answerable(tx, by, (id, asking)).await? {
        Ok(found) => found,
        Err(key) => return Ok(say(by.0, key)),
    };
    if standing != Standing::Own {
        return Ok(say(by.0, "observation-not-yours"));
    }
    let key = match help::open_counselling(tx, by.1.id, subject.area).await? {
        Offered::Stands => "observation-talk-offered",
        Offered::Needless => "observation-talk-needless",
        Offered::Unheard => "observation-not-yours",
    };
    let shown = words::Shown { lang: by.0.lang, user: by.0.user, proxy: false, subject: &subject, check_in: &check_in };
    show(tx, by.0, shown.done(false, house)).await?;
    Ok(say(by.0, key))
}

/// 代填: those for whom the caller answers, as they are in the list now.
pub async fn on_proxy(tx: &mut Tx, by: By<'_>, asking: &Asking) -> Result<Answer, Fault> {
    let check_ins = store::check_ins::list_of(tx, asking).await?;
    let mut list = vec![];
    for subject in kept_by(tx, by).await? {
        let check_in = check_ins.get(&subject.id);
        if let Some(check_in) = check_in.filter(|check_in| subject.contact.user.is_none() || !check_in.answered) {
            list.push((subject, check_in.clone()));
        }
    }
    let list: Vec<_> = list.iter().map(|(subject, check_in)| (subject, Some(check_in))).collect();
    show(tx, by.0, words::proxy_list(by.0.lang, asking, &list)).await
}

/// Those whom the caller looks after, and for a secretary those whose warden has not joined.
async fn kept_by(tx: &mut Tx, (_, person): By<'_>) -> Result<Vec<Subject>, Fault> {
    let mut kept = store::list_of_warden(tx, person.id).await?;
    for area in person.areas_as(Role::Secretary) {
        for subject in store::list_within(tx, area).await? {
            let known = kept.iter().any(|known| known.id == subject.id);
            if !known && keeper(tx, &subject).await?.is_some_and(|keeper| keeper.person == person.id) {
                kept.push(subject);
            }
        }
    }
    Ok(kept)
}

/// Somebody who answers for somebody typed.
pub async fn on_typed(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    (id, asking): (SubjectId, &Asking),
    text: &str,
) -> Result<Answer, Fault> {
    let (subject, standing, check_in) = match answerable(tx, by, (id, asking)).await? {
        Ok(open) => open,
        Err(key) => {
            talk::clear(tx, by.0.user, by.0.chat.id).await?;
            return Ok(say(by.0, key));
        }
    };
    answer_typed(tx, house, by, (&subject, standing, &check_in), temperature::read(text)).await
}

/// Somebody wrote a temperature: their own, where they are asked for it.
pub async fn on_own_typed(tx: &mut Tx, house: &House, by: By<'_>, message: &Message) -> Result<Answer, Fault> {
    let Some(subject) = store::find_by_person(tx, by.1.id).await? else {
        return not_observed(tx, house, by, message).await;
    };
    let Some(check_in) = store::check_ins::latest(tx, subject.id).await? else {
        return Ok(say(by.0, "observation-not-asked"));
    };
    answer_typed(tx, house, by, (&subject, Standing::Own, &check_in), temperature::read(&message.text)).await
}

/// Nobody asks them for a temperature: where it reads as a call for help, it is one.
async fn not_observed(tx: &mut Tx, house: &House, by: By<'_>, message: &Message) -> Result<Answer, Fault> {
    match help::read::message(message, by.0, &house.config.help_reader) {
        Some(call) => help::handle(tx, house, by.0, call).await,
        None => Ok(Answer::Quiet),
    }
}

async fn answer_typed(
    tx: &mut Tx,
    house: &House,
    by: By<'_>,
    (subject, standing, check_in): (&Subject, Standing, &CheckIn),
    reading: Reading,
) -> Result<Answer, Fault> {
    let shown = words::Shown { lang: by.0.lang, user: by.0.user, proxy: standing != Standing::Own, subject, check_in };
    let (html, buttons) = match reading {
        Reading::Nothing | Reading::Unclear => return Ok(say(by.0, "observation-unclear")),
        Reading::Doubtful(temperature) => shown.sure(temperature),
        Reading::Clear(temperature) => {
            let press = Press::Temperature(temperature);
            let (next, screen) = rules::press(check_in, press, house.config.observation.fever);
            record(tx, house, by, (subject, check_in, &next)).await?;
            words::Shown { check_in: &next, ..shown }.screen(&screen)
        }
    };
    let post = Post::text(by.0.chat.id, Lane::Reply, html).buttons(buttons);
    match standing {
        Standing::Own => {
            let post = post.named(check_in_name(subject.id, &check_in.asking));
            replace_ask(tx, subject, &check_in.asking, post).await?;
        }
        _ => outbox::add(tx, &post).await?,
    }
    Ok(Answer::Quiet)
}

/// Asks somebody in a new message at the end of the chat, and takes the one before away: there is one to answer.
pub async fn replace_ask(tx: &mut Tx, subject: &Subject, asking: &Asking, post: Post) -> Result<(), Fault> {
    let name = check_in_name(subject.id, asking);
    outbox::cancel(tx, &name).await?;
    if let Some(message) = outbox::find_named(tx, &name).await?.and_then(|found| found.message) {
        outbox::add(tx, &Post::delete(post.to, Target::Id(MessageId(message)))).await?;
    }
    outbox::add(tx, &post).await
}
