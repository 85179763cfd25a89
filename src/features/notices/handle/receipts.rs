//! 已阅: who has read it, and who has not.

use super::super::model::{Notice, NoticeId, State};
use super::super::store::{self, copies};
use super::super::words;
use super::{alert, edit, say, tick};
use crate::db::{Fault, Tx};
use crate::features::people::Caller;
use crate::features::{Answer, House};
use crate::i18n;
use crate::outbox;
use crate::terms::{Lane, Post};

/// Somebody has read it.
pub async fn on_read(tx: &mut Tx, house: &House, caller: &Caller, id: NoticeId) -> Result<Answer, Fault> {
    let Some(mut notice) = store::find(tx, id).await? else {
        return Ok(alert(caller, "tap-expired"));
    };
    if notice.state == State::Withdrawn || !copies::has(tx, id, caller.chat.id).await? {
        return Ok(alert(caller, "tap-expired"));
    }
    if copies::read(tx, id, caller.user).await? {
        tick::watch(tx, house, &mut notice).await?;
        store::save(tx, &notice).await?;
    }
    Ok(say(caller, "notices-read-thanks"))
}

/// Who has not: a list for the author, or another page of it.
pub async fn on_unread(tx: &mut Tx, caller: &Caller, notice: &Notice, page: Option<usize>) -> Result<Answer, Fault> {
    if !caller.is_private() {
        return Ok(say(caller, "notices-private"));
    }
    let names = copies::unread_names(tx, notice.id).await?;
    if names.is_empty() {
        return Ok(say(caller, "notices-all-read"));
    }
    let list = words::progress::unread(caller.lang, notice, &names, page.unwrap_or(0));
    if page.is_some() {
        return edit(tx, caller, list).await;
    }
    outbox::add(tx, &Post::text(caller.chat.id, Lane::Reply, list.0).buttons(list.1)).await?;
    Ok(Answer::Quiet)
}

/// Reminds those who have not read it; once.
pub async fn on_remind(tx: &mut Tx, caller: &Caller, notice: &mut Notice) -> Result<Answer, Fault> {
    if notice.reminded_at.is_some() {
        return Ok(say(caller, "notices-reminded-before"));
    }
    let unread = copies::list_unread(tx, notice.id).await?;
    if unread.is_empty() {
        return Ok(say(caller, "notices-all-read"));
    }
    let mut posts = vec![];
    for copy in &unread {
        let (html, buttons) = words::copies::reminder(notice, copy.to.lang.unwrap_or(notice.lang));
        let post = Post::text(copy.to.chat, Lane::Notice, html).buttons(buttons);
        posts.push(copy.message.map_or(post.clone(), |message| post.answering(message)));
    }
    outbox::add_all(tx, &posts).await?;
    notice.reminded_at = Some(tx.now());
    Ok(Answer::Short(i18n::text_with(caller.lang, "notices-reminded", [("count", unread.len().into())])))
}
