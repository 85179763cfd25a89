//! Agendas: announced ahead of a meeting, shown when asked for; and who comes.

use super::circle::{circle, circles_of};
use super::{expired, job_name, say};
use crate::clock::instant;
use crate::db::{Fault, Tx};
use crate::features::areas::{self, Tree};
use crate::features::meetings::model::{Circle, Meeting, MeetingId};
use crate::features::meetings::rules::{self, Agenda, Stock};
use crate::features::meetings::{sources, store, words};
use crate::features::people::{Caller, Contact, Person};
use crate::features::{Answer, House};
use crate::i18n::text;
use crate::outbox;
use crate::terms::{AreaId, Button, Lane, Lang, Moment, Post, Target, Tick};
use chrono::{Duration, NaiveDateTime, NaiveTime};

/// The name of the message by which whoever leads a meeting was told of it.
fn chair_name(meeting: MeetingId, contact: &Contact) -> String {
    format!("meeting/{}/{}", meeting.0, contact.person.0)
}

/// Everything that the agendas within an area are made of.
async fn load(tx: &mut Tx, house: &House, within: AreaId) -> Result<Stock, Fault> {
    let now = tx.now();
    let yesterday = house.config.rounds.local(now).date() - Duration::days(1);
    let since = instant(house.config.zone, yesterday.and_time(NaiveTime::MIN));
    let (round, weak) = sources::weak(tx, house, within).await?;
    let tree = Tree::new(areas::list_all(tx).await?);
    let tasks = store::tasks::list_since(tx, since).await?;
    Ok(Stock { now, since, tree, round, weak, tasks })
}

async fn agenda(tx: &mut Tx, house: &House, stock: &Stock, area: AreaId) -> Result<Agenda, Fault> {
    let notices = sources::notices(tx, house, area, stock.since).await?;
    Ok(rules::agenda(stock, area, (notices, house.config.meetings.weak_links)))
}

/// A meeting as it is told.
struct Sheet<'a> {
    house: &'a House,
    circle: &'a Circle,
    starts: Moment,
    stock: &'a Stock,
    agenda: Agenda,
}

impl Sheet<'_> {
    fn text(&self, lang: Lang) -> String {
        let local = |at| self.house.config.rounds.local(at);
        let about = (self.circle.area.name.as_str(), local(self.starts));
        words::agenda(lang, about, (&self.agenda, self.stock), local)
    }

    /// With who comes, for whoever leads it.
    fn for_chair(
        &self,
        lang: Lang,
        meeting: MeetingId,
        answers: &[(String, Option<bool>)],
    ) -> (String, Vec<Vec<Button>>) {
        let text = format!("{}\n{}", self.text(lang), words::attendance(lang, answers));
        (text, words::chair_buttons(lang, meeting))
    }
}

/// Tells everybody who meets soon of it.
pub async fn announce(tx: &mut Tx, house: &House, tick: &Tick) -> Result<(), Fault> {
    let known = house.config.meetings.times.iter().any(|time| tick.job == job_name(time));
    // A meeting that the configuration no longer knows is not held.
    let Some(district) = areas::district(tx).await?.filter(|_| known) else {
        return Ok(());
    };
    let starts = instant(house.config.zone, tick.local);
    let stock = load(tx, house, district.id).await?;
    let mut posts = vec![];
    for level in &house.config.meetings.levels {
        for area in areas::list_within(tx, district.id, *level).await? {
            let Some(circle) = circle(tx, area).await? else { continue };
            let Some(meeting) = store::call(tx, circle.area.id, starts).await? else { continue };
            let agenda = agenda(tx, house, &stock, circle.area.id).await?;
            posts.extend(invitations(meeting, &Sheet { house, circle: &circle, starts, stock: &stock, agenda }));
        }
    }
    outbox::add_all(tx, &posts).await
}

fn invitations(meeting: MeetingId, sheet: &Sheet<'_>) -> Vec<Post> {
    let silent: Vec<_> = sheet.circle.members.iter().map(|member| (member.name.clone(), None)).collect();
    let to = |contact: &Contact, (text, buttons): (String, Vec<Vec<Button>>)| {
        let chat = contact.user.map(|user| user.private_chat())?;
        Some(Post::text(chat, Lane::Nag, text).buttons(buttons).expiring(sheet.starts))
    };
    let chairs = sheet.circle.chairs.iter().filter_map(|chair| {
        Some(to(chair, sheet.for_chair(chair.lang, meeting, &silent))?.named(chair_name(meeting, chair)))
    });
    let members =
        sheet.circle.members.iter().filter_map(|member| {
            to(member, (sheet.text(member.lang), words::attend_buttons(member.lang, meeting, None)))
        });
    chairs.chain(members).collect()
}

/// `/agenda`: of each meeting that the caller leads or takes part in, as it would be now.
pub async fn on_agenda(tx: &mut Tx, house: &House, (caller, person): (&Caller, &Person)) -> Result<Answer, Fault> {
    let Some(starts) = next(house, caller.at) else {
        return Ok(Answer::Short(text(caller.lang, "meetings-none-planned")));
    };
    let circles = circles_of(tx, house, person).await?;
    if circles.is_empty() {
        return Ok(Answer::Short(text(caller.lang, "meetings-not-yours")));
    }
    for circle in &circles {
        let stock = load(tx, house, circle.area.id).await?;
        let agenda = agenda(tx, house, &stock, circle.area.id).await?;
        let text = Sheet { house, circle, starts, stock: &stock, agenda }.text(caller.lang);
        outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, text)).await?;
    }
    Ok(Answer::Quiet)
}

/// When the next meeting begins.
fn next(house: &House, now: Moment) -> Option<Moment> {
    let local: NaiveDateTime = house.config.rounds.local(now);
    let times = house.config.meetings.times.iter();
    times.filter_map(|time| time.at.after(local).next()).min().map(|next| instant(house.config.zone, next))
}

/// Somebody says whether they come.
pub async fn on_attend(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (id, comes): (MeetingId, bool),
) -> Result<Answer, Fault> {
    let Some(meeting) = store::find(tx, id).await? else {
        return Ok(expired(caller));
    };
    let Some(circle) = circle_of(tx, &meeting).await? else {
        return Ok(expired(caller));
    };
    let member = circle.members.iter().any(|member| member.person == person.id);
    if !member {
        return Ok(Answer::Alert(text(caller.lang, "meetings-not-yours")));
    }
    if rules::is_over(&meeting, caller.at) {
        return Ok(Answer::Alert(text(caller.lang, "meetings-over")));
    }
    store::attend(tx, id, person.id, comes).await?;
    let stock = load(tx, house, circle.area.id).await?;
    let agenda = agenda(tx, house, &stock, circle.area.id).await?;
    let sheet = Sheet { house, circle: &circle, starts: meeting.starts_at, stock: &stock, agenda };
    tell_chairs(tx, &meeting, &sheet).await?;
    let said = words::own_answer(caller.lang, comes);
    let own = format!("{}\n{said}", sheet.text(caller.lang));
    say(tx, caller, (own, words::attend_buttons(caller.lang, id, Some(comes)))).await?;
    Ok(Answer::Short(said))
}

async fn circle_of(tx: &mut Tx, meeting: &Meeting) -> Result<Option<Circle>, Fault> {
    match areas::find(tx, meeting.area).await? {
        Some(area) => circle(tx, area).await,
        None => Ok(None),
    }
}

/// Lets whoever leads a meeting see who comes, in the message that announced it.
async fn tell_chairs(tx: &mut Tx, meeting: &Meeting, sheet: &Sheet<'_>) -> Result<(), Fault> {
    let said = store::attendance(tx, meeting.id).await?;
    let answers = sheet.circle.members.iter();
    let answers: Vec<_> = answers.map(|member| (member.name.clone(), said.get(&member.person).copied())).collect();
    for chair in &sheet.circle.chairs {
        let name = chair_name(meeting.id, chair);
        let Some(chat) = chair.user.map(|user| user.private_chat()) else { continue };
        if outbox::find_named(tx, &name).await?.is_some() {
            let (text, buttons) = sheet.for_chair(chair.lang, meeting.id, &answers);
            let key = format!("{name}/edit");
            let edit = Post::edit(chat, Target::Named(name), text).buttons(buttons).replacing(key);
            outbox::add(tx, &edit).await?;
        }
    }
    Ok(())
}
