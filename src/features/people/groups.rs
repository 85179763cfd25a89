use super::rules::{self, Before, BindTo, Greeting};
use super::words::{self, Choice};
use super::{Caller, invite, store};
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Area, Purpose};
use crate::features::{Answer, House};
use crate::i18n;
use crate::outbox;
use crate::terms::{
    AreaId, Button, ChatId, ChatKind, Happened, Lane, Level, Membership, Post, Role, Standing, Target, UserId,
};

/// `/bind` with what follows it.
pub async fn on_bind(tx: &mut Tx, house: &House, caller: &Caller, argument: &str) -> Result<Answer, Fault> {
    if caller.is_private() {
        return Ok(Answer::Short(i18n::text(caller.lang, "people-bind-private")));
    }
    let own = invite::led_areas(caller);
    match rules::read_bind(argument) {
        BindTo::Own => bind_own(tx, house, caller, &own).await,
        BindTo::Volunteers => bind_volunteers(tx, house, caller, &own).await,
        BindTo::Named(name, purpose) => {
            let found = find_named(tx, &own, &name).await?;
            match found.as_slice() {
                [] => Ok(Answer::Short(i18n::text_with(caller.lang, "people-bind-unknown", [("name", name.into())]))),
                [area] => bind(tx, house, caller, (area.id, purpose)).await,
                _ => choose(tx, caller, &Choice { areas: found, this: None, purpose, page: 0 }).await,
            }
        }
    }
}

/// A grid leader's one grid is what they mean; whoever has more below them chooses.
async fn bind_own(tx: &mut Tx, house: &House, caller: &Caller, own: &[AreaId]) -> Result<Answer, Fault> {
    let mut held = vec![];
    for area in own {
        held.extend(areas::find(tx, *area).await?);
    }
    match held.as_slice() {
        [area] if area.level == Level::Grid => bind(tx, house, caller, (area.id, Purpose::Reports)).await,
        [area] => on_choose(tx, caller, area.id, 0).await,
        _ => choose(tx, caller, &Choice { areas: held, this: None, purpose: Purpose::Reports, page: 0 }).await,
    }
}

async fn bind_volunteers(tx: &mut Tx, house: &House, caller: &Caller, own: &[AreaId]) -> Result<Answer, Fault> {
    let mut communities: Vec<Area> = vec![];
    for area in own {
        let above = areas::ancestors(tx, *area).await?;
        communities.extend(above.into_iter().find(|area| area.level == Level::Community));
    }
    communities.dedup();
    match communities.as_slice() {
        [] => Ok(Answer::Short(i18n::text(caller.lang, "people-bind-which-community"))),
        [community] => bind(tx, house, caller, (community.id, Purpose::Volunteers)).await,
        _ => {
            let choice = Choice { areas: communities, this: None, purpose: Purpose::Volunteers, page: 0 };
            choose(tx, caller, &choice).await
        }
    }
}

/// The areas of a name within reach that may have a group.
async fn find_named(tx: &mut Tx, own: &[AreaId], name: &str) -> Result<Vec<Area>, Fault> {
    let mut found = vec![];
    for area in areas::find_named(tx, name).await? {
        let mut reached = false;
        for upper in own {
            reached = reached || areas::reaches(tx, *upper, area.id).await?;
        }
        if reached && rules::may_be_bound(&area) {
            found.push(area);
        }
    }
    Ok(found)
}

/// The areas right below one, and that one itself, to choose from.
pub async fn on_choose(tx: &mut Tx, caller: &Caller, area: AreaId, page: usize) -> Result<Answer, Fault> {
    let this = areas::find(tx, area).await?;
    let mut below = areas::children(tx, area).await?;
    below.retain(rules::may_be_bound);
    choose(tx, caller, &Choice { areas: below, this, purpose: Purpose::Reports, page }).await
}

async fn choose(tx: &mut Tx, caller: &Caller, choice: &Choice) -> Result<Answer, Fault> {
    let buttons = words::choice_buttons(caller.lang, choice);
    say(tx, caller, i18n::text(caller.lang, "people-bind-which"), buttons).await
}

/// Says it in place of the message whose button was pressed, or anew.
async fn say(tx: &mut Tx, caller: &Caller, html: String, buttons: Vec<Vec<Button>>) -> Result<Answer, Fault> {
    let post = match (&caller.pressed, caller.message) {
        (Some(_), Some(message)) => Post::edit(caller.chat.id, Target::Id(message), html),
        _ => Post::text(caller.chat.id, Lane::Reply, html),
    };
    outbox::add(tx, &post.buttons(buttons)).await?;
    Ok(Answer::Quiet)
}

/// Ties the group to an area for a purpose, and tells the group that was tied to it before.
pub async fn bind(tx: &mut Tx, house: &House, caller: &Caller, to: (AreaId, Purpose)) -> Result<Answer, Fault> {
    let (area, purpose) = to;
    let chat = caller.chat.id;
    let Some(area) = areas::find(tx, area).await?.filter(|_| caller.chat.kind == ChatKind::Group) else {
        return Ok(Answer::Alert(i18n::text(caller.lang, "tap-expired")));
    };
    if let Some(other) = taken_by(tx, caller, area.id).await? {
        let text = i18n::text_with(caller.lang, "people-bind-taken", [("area", other.name.into())]);
        return Ok(Answer::Short(text));
    }
    let before = areas::chat_of(tx, area.id, purpose).await?.filter(|before| *before != chat);
    areas::bind(tx, chat, area.id, purpose, caller.user).await?;
    tx.tell(Happened::Bound { area: area.id });
    outbox::know_chat(tx, chat, &caller.chat.title, None).await?;

    let known = outbox::find_chat(tx, chat).await?;
    let deaf = !house.hears_groups && !known.is_some_and(|known| known.bot_is_admin);
    let html = words::bound(caller.lang, &area, purpose, deaf);
    say(tx, caller, html, vec![]).await?;
    if let Some(before) = before {
        let text = i18n::text_with(caller.lang, "people-bind-moved", [("area", area.name.into())]);
        outbox::add(tx, &Post::text(before, Lane::Notice, text)).await?;
    }
    Ok(Answer::Quiet)
}

/// The other area whose group this is, where the caller does not answer for it: nobody takes a group away from others.
async fn taken_by(tx: &mut Tx, caller: &Caller, wanted: AreaId) -> Result<Option<Area>, Fault> {
    match areas::area_of_chat(tx, caller.chat.id).await? {
        Some((area, _)) if area != wanted && !leads_in(tx, caller, area).await? => areas::find(tx, area).await,
        _ => Ok(None),
    }
}

async fn leads_in(tx: &mut Tx, caller: &Caller, area: AreaId) -> Result<bool, Fault> {
    let Some(person) = &caller.person else {
        return Ok(false);
    };
    Ok(store::roles_in_reach(tx, person.id, area).await?.into_iter().any(rules::leads))
}

/// `/unbind`
pub async fn on_unbind(tx: &mut Tx, caller: &Caller) -> Result<Answer, Fault> {
    let Some((area, _)) = areas::area_of_chat(tx, caller.chat.id).await? else {
        return Ok(Answer::Short(i18n::text(caller.lang, "people-unbind-none")));
    };
    if !leads_in(tx, caller, area).await? {
        return Ok(Answer::Short(i18n::text(caller.lang, "not-allowed")));
    }
    areas::unbind(tx, caller.chat.id).await?;
    Ok(Answer::Short(i18n::text(caller.lang, "people-unbound")))
}

/// The bot came into a chat, left it, or was made administrator.
pub async fn on_membership(tx: &mut Tx, house: &House, change: &Membership) -> Result<(), Fault> {
    if !change.own {
        return Ok(());
    }
    match change.chat.kind {
        ChatKind::Channel => Ok(()),
        ChatKind::Private if change.now == Standing::Gone => outbox::stop_chat(tx, change.chat.id).await,
        ChatKind::Private => outbox::reach_again(tx, change.chat.id).await,
        ChatKind::Group => on_group(tx, house, change).await,
    }
}

async fn on_group(tx: &mut Tx, house: &House, change: &Membership) -> Result<(), Fault> {
    let chat = change.chat.id;
    let known = outbox::find_chat(tx, chat).await?;
    let before = known.map(|known| Before { admin: known.bot_is_admin, gone: known.unreachable });
    let greeting = rules::decide_greeting(before, change.now, house.hears_groups);
    let admin = change.now == Standing::Administrator;
    outbox::know_chat(tx, chat, &change.chat.title, Some(admin)).await?;
    if greeting == Greeting::Removed {
        outbox::stop_chat(tx, chat).await?;
        return tell_secretary(tx, chat, &change.chat.title).await;
    }
    outbox::reach_again(tx, chat).await?;

    let lang = lang_of(tx, house, change).await?;
    let bound = areas::area_of_chat(tx, chat).await?.is_some();
    if let Some(html) = words::group_greeting(lang, greeting, bound, &house.username) {
        outbox::add(tx, &Post::text(chat, Lane::Reply, html)).await?;
    }
    Ok(())
}

async fn lang_of(tx: &mut Tx, house: &House, change: &Membership) -> Result<crate::terms::Lang, Fault> {
    let Some(author) = &change.by else {
        return Ok(house.config.lang);
    };
    let person = store::find_by_user(tx, author.user).await?;
    Ok(person.and_then(|person| person.lang).or(author.lang).unwrap_or(house.config.lang))
}

/// The nearest secretaries above a lost group hear of it in private.
async fn tell_secretary(tx: &mut Tx, chat: ChatId, title: &str) -> Result<(), Fault> {
    let Some((area, _)) = areas::area_of_chat(tx, chat).await? else {
        return Ok(());
    };
    let above = areas::ancestors(tx, area).await?;
    let name = above.first().map(|area| area.name.clone()).unwrap_or_default();
    for area in above {
        let secretaries = store::holders(tx, area.id, Role::Secretary).await?;
        let joined: Vec<(UserId, _)> =
            secretaries.into_iter().filter_map(|contact| Some((contact.user?, contact.lang))).collect();
        for (user, lang) in &joined {
            let args = [("group", title.into()), ("area", name.as_str().into())];
            let text = i18n::text_with(*lang, "people-group-lost", args);
            outbox::add(tx, &Post::text(user.private_chat(), Lane::Nag, text)).await?;
        }
        if !joined.is_empty() {
            return Ok(());
        }
    }
    Ok(())
}
