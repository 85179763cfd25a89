//! What was said in a meeting, written by whoever led it and sent once to those who take part.

use super::circle::circles_of;
use super::{Step, say};
use crate::db::{Fault, Tx};
use crate::features::meetings::model::{Circle, Meeting, MeetingId};
use crate::features::meetings::rules::{self, MinutesOf};
use crate::features::meetings::{store, words};
use crate::features::people::{Caller, Person};
use crate::features::{Answer, House};
use crate::i18n::{self, text, text_with};
use crate::outbox;
use crate::talk;
use crate::terms::{Lane, Post};

/// With their heading and what escaping adds, so many characters fit a message.
const LONGEST: usize = 3_000;

/// `/minutes`, with them or with the question for them.
pub async fn on_minutes(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (of, written): (Option<MeetingId>, &str),
) -> Result<Answer, Fault> {
    let led = led(tx, house, person).await?;
    let meetings = led.iter().map(|(_, meeting)| meeting.clone()).collect();
    let refused = |key| Ok(Answer::Short(text(caller.lang, key)));
    let meeting = match rules::minutes_of(meetings, of, tx.now()) {
        MinutesOf::This(meeting) => meeting,
        MinutesOf::Sent => return refused("meetings-minutes-sent-before"),
        MinutesOf::TooEarly => return refused("meetings-minutes-too-early"),
        MinutesOf::None => return refused("meetings-minutes-of-none"),
    };
    if !written.is_empty() {
        return on_written(tx, house, (caller, person), (meeting.id, written)).await;
    }
    Step::Minutes(meeting.id).begin(tx, caller).await?;
    let area = led.iter().find(|(_, of)| of.id == meeting.id).map_or("", |(circle, _)| circle.area.name.as_str());
    let asked = words::ask_minutes(caller.lang, (area, house.config.rounds.local(meeting.starts_at)));
    // The announcement, under which the button may stand, is kept.
    let post = Post::text(caller.chat.id, Lane::Reply, asked).buttons(vec![words::drop_row(caller.lang)]);
    outbox::add(tx, &post).await?;
    Ok(Answer::Quiet)
}

/// The meetings of today that somebody leads.
async fn led(tx: &mut Tx, house: &House, person: &Person) -> Result<Vec<(Circle, Meeting)>, Fault> {
    let since = rules::minutes_since(tx.now());
    let mut led = vec![];
    for circle in circles_of(tx, house, person).await? {
        if circle.chairs.iter().any(|chair| chair.person == person.id) {
            let meetings = store::list_since(tx, circle.area.id, since).await?;
            led.extend(meetings.into_iter().map(|meeting| (circle.clone(), meeting)));
        }
    }
    Ok(led)
}

/// The minutes have come: they are kept and sent, once.
pub async fn on_written(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (id, written): (MeetingId, &str),
) -> Result<Answer, Fault> {
    let written = written.trim();
    if written.chars().count() > LONGEST {
        return Ok(Answer::Short(text_with(caller.lang, "meetings-too-long", [("count", LONGEST.into())])));
    }
    if Step::current(tx, caller).await? == Some(Step::Minutes(id)) {
        talk::clear(tx, caller.user, caller.chat.id).await?;
    }
    let led = led(tx, house, person).await?;
    let Some((circle, meeting)) = led.into_iter().find(|(_, meeting)| meeting.id == id) else {
        return Ok(Answer::Short(text(caller.lang, "meetings-minutes-of-none")));
    };
    if !store::write_minutes(tx, id, person.id, written).await? {
        return Ok(Answer::Short(text(caller.lang, "meetings-minutes-sent-before")));
    }
    let others = circle.chairs.iter().filter(|chair| chair.person != person.id);
    let readers: Vec<_> = circle.members.iter().chain(others).collect();
    for reader in &readers {
        let Some(chat) = reader.user.map(|user| user.private_chat()) else { continue };
        let about = (circle.area.name.as_str(), house.config.rounds.local(meeting.starts_at));
        let heading = words::minutes_heading(reader.lang, about, &person.name);
        let lines: Vec<String> = written.lines().map(crate::telegram::escape).collect();
        for page in i18n::pages(&heading, &lines) {
            outbox::add(tx, &Post::text(chat, Lane::Digest, page)).await?;
        }
    }
    let sent = text_with(caller.lang, "meetings-minutes-sent", [("count", readers.len().into())]);
    say(tx, caller, (sent, vec![])).await?;
    Ok(Answer::Quiet)
}
