//! What somebody writes whom this room has asked something.

use super::super::command::file_of;
use super::super::model::{Content, Notice, NoticeId, QuestionId, State, Timing};
use super::super::read::{self, When};
use super::super::words::draft::View;
use super::super::{rules, store};
use super::show::show;
use super::{alert, draft, mending, own, questions, say, tick};
use crate::clock::instant;
use crate::db::{Fault, Tx};
use crate::features::people::{Caller, Person};
use crate::features::{Answer, House};
use crate::i18n;
use crate::outbox;
use crate::talk;
use crate::terms::{Lang, Message, MessageId, Post, Target};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What the next text is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TalkStep {
    /// A new notice.
    Write,
    /// A version in another language.
    Version(NoticeId, Lang),
    /// Another text; a correction, once it is sent.
    Text(NoticeId),
    /// Another correction; this one, which was written in that message, waits for a press.
    Correction { notice: NoticeId, text: String, written: MessageId },
    /// A time.
    Time(NoticeId),
    /// A question about a notice.
    Ask(NoticeId),
    /// The answer to a question.
    Answer(QuestionId),
}

/// Takes the next text of the caller, in private, for this.
pub async fn expect(tx: &mut Tx, caller: &Caller, step: &TalkStep) -> Result<(), Fault> {
    talk::begin(tx, caller.user, caller.user.private_chat(), &json!({ "notices": step })).await
}

/// What the caller was asked for last.
pub async fn step(tx: &mut Tx, caller: &Caller) -> Result<Option<TalkStep>, Fault> {
    let step = talk::current(tx, caller.user, caller.chat.id).await?;
    Ok(step.and_then(|step| serde_json::from_value(step.step["notices"].clone()).ok()))
}

/// Somebody wrote what they were asked for.
pub async fn on_typed(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    message: &Message,
) -> Result<Answer, Fault> {
    let step = step(tx, caller).await?;
    let text = message.text.trim();
    match &step {
        None => Ok(Answer::Quiet),
        Some(TalkStep::Write) => on_content(tx, house, (caller, person), message).await,
        Some(_) if text.is_empty() => Ok(say(caller, "notices-text-please")),
        Some(TalkStep::Ask(notice)) => questions::on_asked(tx, (caller, person), *notice, text).await,
        Some(TalkStep::Answer(question)) => questions::on_answered(tx, (caller, person), *question, text).await,
        Some(
            TalkStep::Version(id, _)
            | TalkStep::Text(id)
            | TalkStep::Time(id)
            | TalkStep::Correction { notice: id, .. },
        ) => {
            let notice = match own(tx, (caller, person), *id).await? {
                Ok(notice) => notice,
                Err(answer) => return Ok(answer),
            };
            on_part(tx, house, caller, notice, (step.as_ref(), message)).await
        }
    }
}

/// The notice itself: a text, a picture or a file.
async fn on_content(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    message: &Message,
) -> Result<Answer, Fault> {
    let media = file_of(message);
    let text = message.text.trim();
    if text.is_empty() && media.is_none() {
        return Ok(say(caller, "notices-content-please"));
    }
    draft::begin(tx, house, (caller, person), Content { texts: vec![(caller.lang, text.to_owned())], media }).await
}

async fn on_part(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    mut notice: Notice,
    (step, message): (Option<&TalkStep>, &Message),
) -> Result<Answer, Fault> {
    let text = message.text.trim();
    let kind = notice.media.as_ref().map(|(media, _)| *media);
    if let Some(limit) = rules::too_long(text, kind) {
        return Ok(draft::too_long(caller, limit));
    }
    match step {
        Some(TalkStep::Time(_)) if notice.state == State::Draft => match read_time(tx, house, text) {
            Ok(timing) => notice.timing = timing,
            Err(key) => return Ok(say(caller, key)),
        },
        Some(TalkStep::Version(_, lang)) if notice.state == State::Draft => {
            store::set_text(tx, notice.id, *lang, text).await?;
        }
        Some(TalkStep::Text(_)) if notice.state == State::Draft => {
            store::set_only_text(tx, notice.id, notice.lang, text).await?;
        }
        Some(TalkStep::Text(_) | TalkStep::Correction { .. }) if rules::may_be_corrected(&notice) => {
            return mending::on_written(tx, house, caller, (&notice, message)).await;
        }
        _ => {
            talk::clear(tx, caller.user, caller.chat.id).await?;
            return Ok(alert(caller, "notices-too-late"));
        }
    }
    talk::clear(tx, caller.user, caller.chat.id).await?;
    store::save(tx, &notice).await?;
    if let Some(notice) = store::find(tx, notice.id).await? {
        show(tx, house, &notice, &View::Main).await?;
    }
    seen(tx, caller).await
}

/// The message above has changed: that is all there is to say.
async fn seen(tx: &mut Tx, caller: &Caller) -> Result<Answer, Fault> {
    if let Some(message) = caller.message {
        outbox::add(tx, &Post::react(caller.chat.id, message, "👌")).await?;
    }
    Ok(Answer::Quiet)
}

fn read_time(tx: &Tx, house: &House, text: &str) -> Result<Timing, &'static str> {
    let now = house.config.rounds.local(tx.now());
    match read::when(text, now) {
        None => Err("notices-time-unclear"),
        Some(When::At(at)) if at <= now => Err("notices-time-past"),
        Some(When::At(at)) => Ok(Timing::At(instant(house.config.zone, at))),
        Some(When::Cron(cron)) => tick::check(&cron, now).map(|()| Timing::Cron(cron)),
    }
}

/// Nothing is written after all.
pub async fn on_cancel(tx: &mut Tx, caller: &Caller) -> Result<Answer, Fault> {
    talk::clear(tx, caller.user, caller.user.private_chat()).await?;
    if let (true, Some(message)) = (caller.is_private(), caller.message) {
        let html = i18n::text(caller.lang, "notices-cancelled");
        outbox::add(tx, &Post::edit(caller.chat.id, Target::Id(message), html)).await?;
    }
    Ok(Answer::Quiet)
}
