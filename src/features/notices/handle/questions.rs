//! Questions about notices: from a reader to the author and back, in private.

use super::super::model::{NoticeId, QuestionId};
use super::super::store::{self, copies, questions};
use super::super::{read, words};
use super::typed::{self, TalkStep};
use super::{alert, say, show};
use crate::db::{Fault, Tx};
use crate::features::Answer;
use crate::features::people::{self, Caller, Person};
use crate::i18n;
use crate::outbox;
use crate::talk;
use crate::terms::{Lane, Post, Target};

/// 提问: the question is asked for in the private chat, also where the button stood in a group.
pub async fn on_question(tx: &mut Tx, caller: &Caller, id: NoticeId) -> Result<Answer, Fault> {
    let Some(notice) = store::find(tx, id).await?.filter(|notice| notice.sent_at.is_some()) else {
        return Ok(alert(caller, "tap-expired"));
    };
    typed::expect(tx, caller, &TalkStep::Ask(notice.id)).await?;
    let (html, buttons) = words::ask_question(caller.lang, id);
    outbox::add(tx, &Post::text(caller.user.private_chat(), Lane::Reply, html).buttons(buttons)).await?;
    if caller.is_private() { Ok(Answer::Quiet) } else { Ok(say(caller, "notices-ask-in-private")) }
}

/// `/ask`: about a notice by its number, or about the newest that the caller got.
pub async fn on_ask(tx: &mut Tx, (caller, person): (&Caller, &Person), text: &str) -> Result<Answer, Fault> {
    if !caller.is_private() {
        return Ok(say(caller, "notices-ask-privately"));
    }
    let (id, question) = match read::number(text) {
        Some((number, question)) => (Some(NoticeId::of_number(number)), question),
        None => (copies::newest_of(tx, caller.chat.id).await?, text),
    };
    let Some(id) = id else {
        return Ok(say(caller, "notices-ask-which"));
    };
    // Whoever did not get it has nothing to ask about it.
    if !copies::has(tx, id, caller.chat.id).await? {
        return Ok(say(caller, "notices-ask-which"));
    }
    if question.is_empty() {
        return on_question(tx, caller, id).await;
    }
    on_asked(tx, (caller, person), id, question).await
}

/// The question itself.
pub async fn on_asked(
    tx: &mut Tx,
    (caller, person): (&Caller, &Person),
    id: NoticeId,
    text: &str,
) -> Result<Answer, Fault> {
    talk::clear(tx, caller.user, caller.chat.id).await?;
    let Some(notice) = store::find(tx, id).await? else {
        return Ok(say(caller, "notices-ask-which"));
    };
    let Some((user, lang)) = show::author(tx, &notice).await? else {
        return Ok(say(caller, "notices-ask-nobody"));
    };
    let question = questions::add(tx, id, person.id, text).await?;
    let html = words::question(lang, id, (&person.name, text), None);
    let post = Post::text(user.private_chat(), Lane::Help, html).buttons(words::answer_button(lang, question));
    outbox::add(tx, &post.named(name(question))).await?;
    Ok(say(caller, "notices-asked"))
}

fn name(question: QuestionId) -> String {
    format!("notice-question/{}", question.0)
}

/// 回复: the author's next text answers it.
pub async fn on_answer(tx: &mut Tx, (caller, person): (&Caller, &Person), id: QuestionId) -> Result<Answer, Fault> {
    let Some(question) = questions::find(tx, id).await? else {
        return Ok(alert(caller, "tap-expired"));
    };
    let notice = store::find(tx, question.notice).await?;
    if notice.is_none_or(|notice| notice.author != person.id) {
        return Ok(alert(caller, "tap-not-yours"));
    }
    if question.answer.is_some() {
        return Ok(alert(caller, "notices-answered-before"));
    }
    typed::expect(tx, caller, &TalkStep::Answer(id)).await?;
    Ok(say(caller, "notices-answer-now"))
}

/// The answer itself.
pub async fn on_answered(
    tx: &mut Tx,
    (caller, person): (&Caller, &Person),
    id: QuestionId,
    text: &str,
) -> Result<Answer, Fault> {
    talk::clear(tx, caller.user, caller.chat.id).await?;
    let Some(question) = questions::find(tx, id).await?.filter(|question| question.answer.is_none()) else {
        return Ok(say(caller, "notices-answered-before"));
    };
    questions::answer(tx, id, text).await?;
    let asked = question.text.as_deref().unwrap_or_default();
    let Some(asker) = people::contact(tx, question.person).await? else {
        return Ok(say(caller, "notices-asker-gone"));
    };
    let Some(user) = asker.user else {
        return Ok(say(caller, "notices-asker-gone"));
    };
    let html = words::answer(asker.lang, question.notice, (&person.name, asked), text);
    outbox::add(tx, &Post::text(user.private_chat(), Lane::Help, html)).await?;
    let shown = words::question(caller.lang, question.notice, (&asker.name, asked), Some(text));
    outbox::add(tx, &Post::edit(caller.chat.id, Target::Named(name(id)), shown)).await?;
    Ok(Answer::Short(i18n::text_with(caller.lang, "notices-answered", [("who", asker.name.into())])))
}
