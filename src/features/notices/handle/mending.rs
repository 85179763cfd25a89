//! Correcting what was sent, and taking it back.

use super::super::model::{Notice, NoticeId, State};
use super::super::rules::{self, Correct};
use super::super::store::{self, copies};
use super::super::words::draft::View;
use super::super::words::{self, correction};
use super::delivery::Texts;
use super::show::show;
use super::typed::TalkStep;
use super::{alert, approval, edit, own, tick, typed};
use crate::db::{Fault, Tx};
use crate::features::people::{Caller, Person};
use crate::features::{Answer, House, areas};
use crate::i18n;
use crate::outbox;
use crate::talk;
use crate::terms::{Lane, Message, MessageId, Post, Target};
use chrono::Duration;

/// The author wrote what it should have said, and sees it as its readers will before any of them does.
pub async fn on_written(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (notice, message): (&Notice, &Message),
) -> Result<Answer, Fault> {
    let text = message.text.trim().to_owned();
    let corrected = Notice { texts: vec![(notice.lang, text.clone())], ..notice.clone() };
    typed::expect(tx, caller, &TalkStep::Correction { notice: notice.id, text, written: message.id }).await?;
    let office = areas::find(tx, notice.area).await?.map(|area| area.name).unwrap_or_default();
    let fates = copies::fates(tx, notice.id, &notice.id.copies()).await?;
    let copy = words::copies::copy(&corrected, &office, notice.lang);
    let preview = correction::Preview { notice, copy, fates, approve_above: house.config.notices.approve_above };
    let (html, buttons) = preview.show(caller.lang, message.id);
    outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, html).buttons(buttons)).await?;
    show(tx, house, notice, &View::Main).await?;
    Ok(Answer::Quiet)
}

/// The author means the correction that they have seen, or not. Of a notice to many, a second person agrees first.
pub async fn on_answer(
    tx: &mut Tx,
    house: &House,
    (caller, person): (&Caller, &Person),
    (id, written, yes): (NoticeId, MessageId, bool),
) -> Result<Answer, Fault> {
    let mut notice = match own(tx, (caller, person), id).await? {
        Ok(notice) => notice,
        Err(answer) => return Ok(answer),
    };
    let text = match typed::step(tx, caller).await? {
        Some(TalkStep::Correction { notice, text, written: of }) if (notice, of) == (id, written) => text,
        _ => return Ok(alert(caller, "tap-expired")),
    };
    let copies = copies::fates(tx, id, &id.copies()).await?.all();
    let key = match rules::correct(&notice, yes, (copies, house.config.notices.approve_above)) {
        Correct::Not => "notices-correction-dropped",
        Correct::TooLate => return Ok(alert(caller, "notices-too-late")),
        Correct::Now => {
            correct(tx, house, &mut notice, &text).await?;
            "notices-corrected"
        }
        Correct::Ask => {
            notice.pending = Some(text);
            if let Some(key) = approval::ask(tx, house, &mut notice).await? {
                return Ok(alert(caller, key));
            }
            store::save(tx, &notice).await?;
            show(tx, house, &notice, &View::Main).await?;
            "notices-correction-asked"
        }
    };
    talk::clear(tx, caller.user, caller.chat.id).await?;
    edit(tx, caller, (i18n::text(caller.lang, key), vec![])).await
}

/// Edits what was sent, and changes what is still to be sent. One text stands for all languages from now on: what the versions said was
/// wrong.
pub async fn correct(tx: &mut Tx, house: &House, notice: &mut Notice, text: &str) -> Result<(), Fault> {
    store::set_only_text(tx, notice.id, notice.lang, text).await?;
    notice.texts = vec![(notice.lang, text.to_owned())];
    notice.corrected_at = Some(tx.now());
    let office = areas::find(tx, notice.area).await?.map(|area| area.name).unwrap_or_default();
    let texts = Texts::new(notice, &office);
    let mut posts = vec![];
    for copy in copies::list(tx, notice.id).await? {
        match copy.state.as_str() {
            // It takes the place of the one that waits, as long as nobody else can write.
            "queued" => posts.push(texts.post(notice, &copy.to)),
            "sending" | "sent" => posts.push(corrected(&texts, notice, &copy)),
            _ => {}
        }
    }
    outbox::add_all(tx, &posts).await?;
    tick::watch(tx, house, notice).await?;
    store::save(tx, notice).await?;
    show(tx, house, notice, &View::Main).await
}

fn corrected(texts: &Texts, notice: &Notice, copy: &copies::Copy) -> Post {
    let (lang, text) = texts.of(notice, &copy.to);
    let name = notice.id.copy(copy.to.chat);
    let target = Target::Named(name.clone());
    let post = match words::copies::is_caption(notice) {
        Some(_) => Post::edit_caption(copy.to.chat, target, text),
        None => Post::edit(copy.to.chat, target, text),
    };
    let post = post.buttons(words::copies::buttons(notice, lang)).in_lane(Lane::Notice);
    post.replacing(format!("{name}/edit"))
}

/// Deletes what Telegram lets be deleted, says in the rest that it is void, and drops what has not gone out.
pub async fn withdraw(tx: &mut Tx, house: &House, notice: &mut Notice) -> Result<(), Fault> {
    outbox::cancel_all(tx, &notice.id.copies()).await?;
    let now = tx.now();
    // Deletions are not counted by the sender; they go out at the pace of notices all the same.
    let pace = Duration::milliseconds(1_000 / i64::try_from(house.config.limits.per_second).unwrap_or(1).max(1));
    let mut posts = vec![];
    let mut turn = now;
    for copy in copies::list(tx, notice.id).await? {
        if !matches!(copy.state.as_str(), "sending" | "sent") {
            continue;
        }
        let chat = copy.to.chat;
        let target = Target::Named(notice.id.copy(chat));
        if rules::may_be_deleted(copy.settled.unwrap_or(now), now) {
            let name = format!("{}{}", notice.id.deletions(), chat.0);
            posts.push(Post::delete(chat, target).in_lane(Lane::Notice).named(name).not_before(turn));
            turn += pace;
        } else {
            let text = words::copies::withdrawn(notice, copy.to.lang.unwrap_or(notice.lang));
            let post = match words::copies::is_caption(notice) {
                Some(_) => Post::edit_caption(chat, target, text),
                None => Post::edit(chat, target, text),
            };
            posts.push(post.in_lane(Lane::Notice));
        }
    }
    outbox::add_all(tx, &posts).await?;
    (notice.state, notice.withdrawn_at, notice.pending) = (State::Withdrawn, Some(now), None);
    tick::watch(tx, house, notice).await
}
