use super::store::invitations::{self, Guest, Invited};
use super::words::{self, Overview};
use super::{Caller, qr, rules};
use crate::db::{Fault, Tx};
use crate::features::{Answer, House, areas};
use crate::i18n;
use crate::outbox;
use crate::terms::{AreaId, Button, Lane, PersonId, Post, Target};

/// `/invite`: the overview of the own area, or the choice between several.
pub async fn on_asked(tx: &mut Tx, caller: &Caller) -> Result<Answer, Fault> {
    if !caller.is_private() {
        return Ok(Answer::Short(i18n::text(caller.lang, "people-invite-private")));
    }
    let own = led_areas(caller);
    if let [area] = own.as_slice() {
        return on_area(tx, caller, *area, 0).await;
    }
    let mut buttons = vec![];
    for area in own {
        let name = areas::find(tx, area).await?.map(|area| area.name).unwrap_or_default();
        buttons.push(vec![words::button(name, super::Command::InviteArea { area, page: 0 })]);
    }
    say(tx, caller, i18n::text(caller.lang, "people-which-area"), buttons).await
}

/// The areas that somebody answers for, each once.
pub fn led_areas(caller: &Caller) -> Vec<AreaId> {
    let holdings = caller.person.iter().flat_map(|person| &person.holdings);
    let mut areas: Vec<AreaId> =
        holdings.filter(|holding| rules::leads(holding.role)).map(|holding| holding.area).collect();
    areas.dedup();
    areas
}

/// Who has not joined in an area.
pub async fn on_area(tx: &mut Tx, caller: &Caller, area: AreaId, page: usize) -> Result<Answer, Fault> {
    let Some(area) = areas::find(tx, area).await? else {
        return Ok(Answer::Alert(i18n::text(caller.lang, "tap-expired")));
    };
    let overview = Overview {
        total: invitations::count_all(tx, area.id).await?,
        by_role: invitations::count_by_role(tx, area.id).await?,
        by_child: invitations::count_by_child(tx, area.id).await?,
        area,
    };
    let (html, buttons) = words::overview(caller.lang, &overview, page);
    say(tx, caller, html, buttons).await
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

/// More people than this want a file, or a smaller area: their links would be seven messages or more.
const MANY: usize = 90;

/// Issues invitations for everybody in an area, or the refusal to do so for so many at once.
async fn issue(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    area: AreaId,
) -> Result<Result<Vec<Invited>, Answer>, Fault> {
    let guests = invitations::list_guests(tx, area, None).await?;
    if guests.is_empty() {
        return Ok(Err(Answer::Alert(i18n::text(caller.lang, "people-all-joined"))));
    }
    if guests.len() > MANY {
        return Ok(Err(Answer::Alert(i18n::text(caller.lang, "people-too-many"))));
    }
    Ok(Ok(issue_for(tx, house, caller, guests).await?))
}

async fn issue_for(tx: &mut Tx, house: &House, caller: &Caller, guests: Vec<Guest>) -> Result<Vec<Invited>, Fault> {
    let expires = tx.now() + house.config.invitation_life;
    invitations::invite_all(tx, guests, caller.person.as_ref().map(|person| person.id), expires).await
}

/// As many links as one message holds and one thumb forwards.
const LINKS_A_MESSAGE: usize = 15;

/// Links as text, to be forwarded.
pub async fn on_links(tx: &mut Tx, house: &House, caller: &Caller, area: AreaId) -> Result<Answer, Fault> {
    let invited = match issue(tx, house, caller, area).await? {
        Ok(invited) => invited,
        Err(refusal) => return Ok(refusal),
    };
    for some in invited.chunks(LINKS_A_MESSAGE) {
        for page in words::links(caller.lang, some, house) {
            outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, page)).await?;
        }
    }
    Ok(Answer::Quiet)
}

/// Up to so many people get a picture each.
const PICTURE_EACH: usize = 3;

/// Links as pictures: one for each of a few people, sheets of numbered codes for more.
pub async fn on_codes(tx: &mut Tx, house: &House, caller: &Caller, area: AreaId) -> Result<Answer, Fault> {
    let invited = match issue(tx, house, caller, area).await? {
        Ok(invited) => invited,
        Err(refusal) => return Ok(refusal),
    };
    let a_sheet = if invited.len() <= PICTURE_EACH { 1 } else { qr::A_SHEET };
    for some in invited.chunks(a_sheet) {
        send_sheet(tx, house, caller, some).await?;
    }
    Ok(Answer::Quiet)
}

async fn send_sheet(tx: &mut Tx, house: &House, caller: &Caller, invited: &[Invited]) -> Result<(), Fault> {
    let links: Vec<String> = invited.iter().map(|invited| words::link(&house.username, &invited.code)).collect();
    let caption = words::sheet_caption(caller.lang, invited);
    outbox::add(tx, &Post::picture(caller.chat.id, Lane::Reply, qr::sheet(&links), caption)).await
}

/// Links as a file that a spreadsheet opens.
pub async fn on_file(tx: &mut Tx, house: &House, caller: &Caller, area: AreaId) -> Result<Answer, Fault> {
    let guests = invitations::list_guests(tx, area, None).await?;
    if guests.is_empty() {
        return Ok(Answer::Alert(i18n::text(caller.lang, "people-all-joined")));
    }
    let name = areas::find(tx, area).await?.map(|area| area.name).unwrap_or_default();
    let invited = issue_for(tx, house, caller, guests).await?;
    let csv = words::links_csv(caller.lang, &invited, &house.username);
    let caption = words::file_caption(caller.lang, invited.len());
    let post = Post::document(caller.chat.id, Lane::Reply, format!("{name}.csv"), csv.into_bytes(), caption);
    outbox::add(tx, &post).await?;
    Ok(Answer::Quiet)
}

/// Which one person?
pub async fn on_whom(tx: &mut Tx, caller: &Caller, area: AreaId, page: usize) -> Result<Answer, Fault> {
    let guests = invitations::list_guests(tx, area, None).await?;
    let buttons = words::whom_buttons(caller.lang, &guests, (area, page));
    say(tx, caller, i18n::text(caller.lang, "people-whom"), buttons).await
}

/// A link and a picture for one person; `chosen` holds the area within which the caller was shown them.
pub async fn on_one(tx: &mut Tx, house: &House, caller: &Caller, chosen: (AreaId, PersonId)) -> Result<Answer, Fault> {
    let guests = invitations::list_guests(tx, chosen.0, None).await?;
    let Some(guest) = guests.into_iter().find(|guest| guest.person == chosen.1) else {
        return Ok(Answer::Alert(i18n::text(caller.lang, "people-has-joined")));
    };
    let invited = issue_for(tx, house, caller, vec![guest]).await?;
    for page in words::links(caller.lang, &invited, house) {
        outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, page)).await?;
    }
    send_sheet(tx, house, caller, &invited).await?;
    Ok(Answer::Quiet)
}
