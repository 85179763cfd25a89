//! Before a notice is sent.

use super::super::command::{Preset, Step};
use super::super::model::{Content, Notice, NoticeId, State, Timing};
use super::super::store::{self, New};
use super::super::words::draft::{Parts, View};
use super::super::{read, rules, words};
use super::show::{introduce, show};
use super::typed::TalkStep;
use super::{alert, approval, delivery, edit, own, say, spoken_for, tick, typed};
use crate::clock::instant;
use crate::db::{Fault, Tx};
use crate::features::areas;
use crate::features::people::{Caller, Person};
use crate::features::{Answer, House};
use crate::i18n;
use crate::outbox;
use crate::talk;
use crate::terms::{AreaId, Lang, Level, Media, Moment, Post, Target};
use chrono::{Days, Duration, NaiveTime};

/// `/notice`: what it says now or next, or a template.
pub async fn on_write(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (text, media): (String, Option<(Media, String)>),
) -> Result<Answer, Fault> {
    if !caller.is_private() {
        return Ok(say(caller, "notices-private"));
    }
    if read::wants_template(&text) {
        return edit(tx, caller, words::templates(caller.lang)).await;
    }
    if !text.is_empty() || media.is_some() {
        return begin(tx, house, (caller, person), Content { texts: vec![(caller.lang, text)], media }).await;
    }
    typed::expect(tx, caller, &TalkStep::Write).await?;
    edit(tx, caller, words::ask_text(caller.lang)).await
}

/// A template was chosen: it says the same in every language.
pub async fn on_template(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    name: &str,
) -> Result<Answer, Fault> {
    match words::template(name) {
        Some(texts) => begin(tx, house, (caller, person), Content { texts, media: None }).await,
        None => Ok(alert(caller, "tap-expired")),
    }
}

/// Begins a draft with these texts, and a picture or file where there is one.
pub async fn begin(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    content: Content,
) -> Result<Answer, Fault> {
    let Content { texts, media } = content;
    let Some(area) = spoken_for(person).first().copied() else {
        return Ok(say(caller, "not-allowed"));
    };
    let kind = media.as_ref().map(|(media, _)| *media);
    if let Some(limit) = texts.iter().find_map(|(_, text)| rules::too_long(text, kind)) {
        return Ok(too_long(caller, limit));
    }
    talk::clear(tx, caller.user, caller.chat.id).await?;
    let id = store::add(tx, &New { author: person.id, area, lang: caller.lang, media, texts }).await?;
    if let Some(notice) = store::find(tx, id).await? {
        introduce(tx, house, &notice).await?;
    }
    Ok(Answer::Quiet)
}

/// How long it may be.
pub fn too_long(caller: &Caller, limit: usize) -> Answer {
    Answer::Short(i18n::text_with(caller.lang, "notices-too-long", [("limit", limit.into())]))
}

/// The author decided something.
pub async fn on_step(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (id, step): (NoticeId, Step),
) -> Result<Answer, Fault> {
    let mut notice = match own(tx, (caller, person), id).await? {
        Ok(notice) => notice,
        Err(answer) => return Ok(answer),
    };
    if !rules::may(notice.state, &step) {
        show(tx, house, &notice, &View::Main).await?;
        return Ok(alert(caller, "notices-too-late"));
    }
    let view = match step {
        Step::Send => return send(tx, house, caller, &mut notice).await,
        Step::Discard => return discard(tx, caller, &notice).await,
        Step::Recall => {
            recall(tx, caller, &mut notice).await?;
            View::Main
        }
        Step::Show => {
            talk::clear(tx, caller.user, caller.chat.id).await?;
            View::Main
        }
        Step::Whom => View::Whom,
        Step::Parts(at) => parts(tx, person, &notice, at).await?,
        Step::Part(at, area) => {
            if !take_part(tx, person, &mut notice, area).await? {
                return Ok(alert(caller, "not-allowed"));
            }
            parts(tx, person, &notice, at).await?
        }
        Step::When => View::When { evening: preset(house, tx.now(), Preset::Evening).is_some() },
        Step::OtherTime | Step::Version(_) | Step::Text => ask(tx, caller, &notice, &step).await?,
        Step::Toggle(_) | Step::At(_) | Step::Receipts | Step::Pin => change(house, tx.now(), &mut notice, &step),
    };
    store::save(tx, &notice).await?;
    show(tx, house, &notice, &view).await?;
    Ok(Answer::Quiet)
}

fn change(house: &House, now: Moment, notice: &mut Notice, step: &Step) -> View {
    match step {
        Step::Toggle(kind) => {
            rules::toggle(&mut notice.whom, *kind);
            return View::Whom;
        }
        Step::Receipts => notice.receipts = !notice.receipts,
        Step::Pin => notice.pin = !notice.pin,
        Step::At(wanted) => notice.timing = preset(house, now, *wanted).map_or(Timing::Now, Timing::At),
        _ => {}
    }
    View::Main
}

/// The moment of an offered time; `None` for now, or where it has passed.
fn preset(house: &House, now: Moment, preset: Preset) -> Option<Moment> {
    let local = house.config.rounds.local(now);
    let at = |date: chrono::NaiveDate, hour| {
        let time = NaiveTime::from_hms_opt(hour, 0, 0).expect("a full hour of the day");
        instant(house.config.zone, date.and_time(time))
    };
    let moment = match preset {
        Preset::Now => return None,
        Preset::InAnHour => now + Duration::hours(1),
        Preset::Evening => at(local.date(), 18),
        Preset::Morning => at(local.date() + Days::new(1), 8),
    };
    (moment > now).then_some(moment)
}

/// The next text of the author is for this.
async fn ask(tx: &mut Tx, caller: &Caller, notice: &Notice, step: &Step) -> Result<View, Fault> {
    let id = notice.id;
    let (expected, key) = match step {
        Step::Version(lang @ Lang::ZhCn) => (TalkStep::Version(id, *lang), "notices-prompt-version-zh-cn"),
        Step::Version(lang @ Lang::ZhTw) => (TalkStep::Version(id, *lang), "notices-prompt-version-zh-tw"),
        Step::Version(lang @ Lang::En) => (TalkStep::Version(id, *lang), "notices-prompt-version-en"),
        Step::OtherTime => (TalkStep::Time(id), "notices-prompt-time"),
        _ => (TalkStep::Text(id), "notices-prompt-text"),
    };
    typed::expect(tx, caller, &expected).await?;
    Ok(View::Prompt(key))
}

/// Whether somebody speaks for an area.
async fn speaks_for(tx: &mut Tx, person: &Person, area: AreaId) -> Result<bool, Fault> {
    for own in spoken_for(person) {
        if areas::reaches(tx, own, area).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn take_part(tx: &mut Tx, person: &Person, notice: &mut Notice, area: AreaId) -> Result<bool, Fault> {
    if !speaks_for(tx, person, area).await? {
        return Ok(false);
    }
    let mut related = vec![];
    for part in &notice.parts {
        if areas::reaches(tx, *part, area).await? || areas::reaches(tx, area, *part).await? {
            related.push(*part);
        }
    }
    rules::toggle_part(&mut notice.parts, area, &related, notice.area);
    store::set_parts(tx, notice.id, &notice.parts).await?;
    Ok(true)
}

/// An area with those below it; beside the author's own area stand the others for which they speak.
async fn parts(tx: &mut Tx, person: &Person, notice: &Notice, at: AreaId) -> Result<View, Fault> {
    let own = spoken_for(person);
    let at = if speaks_for(tx, person, at).await? { at } else { notice.area };
    let Some(area) = areas::find(tx, at).await? else {
        return Ok(View::Main);
    };
    let mut below = areas::children(tx, at).await?;
    if at == notice.area {
        for other in own.iter().filter(|other| **other != at) {
            below.extend(areas::find(tx, *other).await?);
        }
    }
    let around: Vec<AreaId> = areas::ancestors(tx, at).await?.iter().map(|area| area.id).collect();
    let covered = notice.parts.iter().any(|part| *part != at && around.contains(part));
    let above = match area.parent {
        _ if at == notice.area => None,
        Some(parent) if speaks_for(tx, person, parent).await? => Some(parent),
        _ => Some(notice.area),
    };
    below.retain(|area| area.level > Level::District);
    Ok(View::Parts(Parts { at: area, above, below, covered }))
}

async fn send(tx: &mut Tx, house: &House, caller: &Caller, notice: &mut Notice) -> Result<Answer, Fault> {
    let refused = delivery::start(tx, house, notice).await?;
    show(tx, house, notice, &View::Main).await?;
    Ok(refused.map_or(Answer::Quiet, |key| alert(caller, key)))
}

/// Takes a notice back from the clock or a second person.
async fn recall(tx: &mut Tx, caller: &Caller, notice: &mut Notice) -> Result<(), Fault> {
    if notice.state == State::Asked {
        approval::close(tx, notice, ("notices-request-recalled", &caller.name)).await?;
    }
    tick::forget(tx, notice.id).await?;
    (notice.state, notice.approved_by, notice.asked_at) = (State::Draft, None, None);
    Ok(())
}

async fn discard(tx: &mut Tx, caller: &Caller, notice: &Notice) -> Result<Answer, Fault> {
    store::discard(tx, notice.id).await?;
    talk::clear(tx, caller.user, caller.chat.id).await?;
    let html = i18n::text(caller.lang, "notices-discarded");
    outbox::add(tx, &Post::edit(caller.chat.id, Target::Named(notice.id.preview()), html)).await?;
    Ok(Answer::Quiet)
}
