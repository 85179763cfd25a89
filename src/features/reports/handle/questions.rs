//! Asking back, and what the answer does.

use super::file::{self, Outcome, Submission};
use super::list::{Told, receipts};
use super::{form, here};
use crate::db::{Fault, Tx};
use crate::features::areas::Area;
use crate::features::people::{self, Caller};
use crate::features::reports::command::QuestionAnswer;
use crate::features::reports::form::FieldId;
use crate::features::reports::model::Filing;
use crate::features::reports::questions::{self, Asked, Question};
use crate::features::reports::{board, list, resolve, store, words};
use crate::features::{Answer, House};
use crate::i18n::{pages, text, text_with};
use crate::outbox;
use crate::terms::{ChatId, Lane, Post, RoundId, Target, UserId};
use chrono::Duration;
use std::collections::BTreeMap;

/// Keeps a doubtful submission and asks its writer, privately; the board shows it as being asked about.
pub async fn ask(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (submission, why): (&Submission, String),
) -> Result<(), Fault> {
    let asked = with_untold(tx, house, caller, submission).await?;
    put(tx, house, caller, (submission, asked, why)).await
}

/// What is asked about a submission, beside the cases that are asked about already and of which it does not speak.
async fn with_untold(tx: &mut Tx, house: &House, caller: &Caller, submission: &Submission) -> Result<Asked, Fault> {
    let open = still_asked(tx, caller, submission).await?;
    let Some(untold) = open.and_then(|open| untold(&open.asked, submission, house)) else {
        return Ok(alone(submission));
    };
    let asked = alone(submission);
    // Whether two were told of, or one of them twice, is still to be answered.
    if untold.one_more(&house.config.form).is_some() {
        return Ok(Asked { filing: asked.filing.over(&untold.filing), beside: untold.beside, ..asked });
    }
    Ok(Asked { beside: Some(untold.understood()), ..asked })
}

/// What the caller is asked about a micro-grid and round, without what this message said before it was edited.
async fn still_asked(tx: &mut Tx, caller: &Caller, submission: &Submission) -> Result<Option<Question>, Fault> {
    let Some(person) = &caller.person else {
        return Ok(None);
    };
    let open = questions::open(tx, submission.micro_grid.id, &submission.round, person.id).await?;
    Ok(open.and_then(|open| {
        if submission.source.is_none() || open.source != submission.source {
            return Some(open);
        }
        let asked = Asked { filing: open.asked.beside?, beside: None, whole: false, photo: None };
        Some(Question { asked, ..open })
    }))
}

/// The cases that are asked about and of which a newer report does not speak, with those that were told before them.
fn untold(asked: &Asked, newer: &Submission, house: &House) -> Option<Asked> {
    let untold = |filing: &Filing| {
        cases_only(filing.cases(&house.config.form).filter(|(field, _)| !newer.filing.counts.contains_key(*field)))
    };
    let (now, before) = (untold(&asked.filing), asked.beside.as_ref().and_then(untold));
    let (filing, beside) = if now.is_some() { (now?, before) } else { (before?, None) };
    Some(Asked { filing, beside, whole: false, photo: asked.photo.clone() })
}

fn cases_only<'a>(cases: impl Iterator<Item = (&'a FieldId, u32)>) -> Option<Filing> {
    let counts: BTreeMap<_, _> = cases.map(|(field, count)| (field.clone(), count)).collect();
    (!counts.is_empty()).then_some(Filing { counts, needs: None })
}

/// Asks about one case together with what its writer told before, so that neither is lost: is it the same person, or one more?
pub async fn ask_beside(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (submission, why): (&Submission, String),
) -> Result<(), Fault> {
    let beside = told_before(tx, house, caller, submission).await?;
    let asked = Asked { beside, ..alone(submission) };
    put(tx, house, caller, (submission, asked, why)).await
}

/// What is asked about or on file already: the report that is still open, or else the cases that may be told again.
async fn told_before(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    submission: &Submission,
) -> Result<Option<Filing>, Fault> {
    if let Some(open) = still_asked(tx, caller, submission).await? {
        return Ok(Some(open.asked.understood()));
    }
    let Some(report) = store::find(tx, submission.micro_grid.id, &submission.round).await? else {
        return Ok(None);
    };
    let told = &submission.filing.counts;
    Ok(cases_only(report.filing.cases(&house.config.form).filter(|(field, _)| told.contains_key(*field))))
}

/// Ends what is asked about a micro-grid that has reported now; a case of which this report does not speak is asked about again.
pub async fn after_filed(tx: &mut Tx, house: &House, caller: &Caller, filed: &Submission) -> Result<(), Fault> {
    let open = still_asked(tx, caller, filed).await?;
    end_open(tx, caller, (&filed.micro_grid, &filed.round)).await?;
    let Some(Question { asked, source, .. }) = open else {
        return Ok(());
    };
    let Some(untold) = untold(&asked, filed, house) else {
        return Ok(());
    };
    let case = Submission { source, ..filed.clone() };
    let why = text(caller.lang, "reports-why-untold");
    match kept(tx, house, caller, (&case, untold, why)).await? {
        // Behind the receipt of what was filed.
        Some(post) => outbox::add(tx, &post.not_before(tx.now() + Duration::seconds(1))).await,
        None => Ok(()),
    }
}

/// The cases that the caller is still asked about for a micro-grid and round.
pub async fn open_cases(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    newer: &Submission,
) -> Result<Option<Filing>, Fault> {
    let open = still_asked(tx, caller, newer).await?;
    let told = open.map(|open| open.asked.understood());
    Ok(told.filter(|told| told.cases(&house.config.form).next().is_some()))
}

/// Asks in place of what was pressed, where something was.
async fn put(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (submission, asked, why): (&Submission, Asked, String),
) -> Result<(), Fault> {
    let Some(post) = kept(tx, house, caller, (submission, asked, why)).await? else {
        return Ok(());
    };
    let post = match caller.message.filter(|_| caller.pressed.is_some() && caller.is_private()) {
        Some(message) => here::edit_of(caller, message, post),
        None => post,
    };
    outbox::add(tx, &post).await?;
    board::refresh(tx, house, &submission.micro_grid, &submission.round).await
}

/// Keeps what is asked about a submission; answers the question about it.
async fn kept(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (submission, asked, why): (&Submission, Asked, String),
) -> Result<Option<Post>, Fault> {
    let Some(id) = keep(tx, caller, submission, asked.clone()).await? else {
        return Ok(None);
    };
    let of = (&submission.micro_grid, &submission.round);
    let (html, buttons) = words::question(caller.lang, of, (id, &asked, why), &house.config.form);
    Ok(Some(Post::text(caller.user.private_chat(), Lane::Reply, html).buttons(buttons).named(name(id))))
}

/// The name under which a question is sent, so that it can be taken back.
fn name(question: i64) -> String {
    format!("question/{question}")
}

/// Ends what is open about a micro-grid and round: its message has nothing to press any more.
async fn end_open(tx: &mut Tx, caller: &Caller, (micro_grid, round): (&Area, &RoundId)) -> Result<(), Fault> {
    for id in questions::drop_open(tx, micro_grid.id, round).await? {
        let name = name(id);
        let sent = outbox::find_named(tx, &name).await?;
        let Some(found) = sent.filter(outbox::Found::may_be_edited) else { continue };
        let asked = people::find_by_user(tx, UserId(found.chat)).await?;
        let lang = asked.and_then(|person| person.lang).unwrap_or(caller.lang);
        let said = text_with(lang, "reports-question-replaced", [("micro-grid", micro_grid.name.as_str().into())]);
        outbox::add(tx, &Post::edit(ChatId(found.chat), Target::Named(name), said)).await?;
    }
    Ok(())
}

/// Keeps doubtful submissions and asks about all of them in one message.
pub async fn ask_all(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    doubtful: &[(Submission, String)],
) -> Result<(), Fault> {
    match doubtful {
        [] => return Ok(()),
        [(submission, why)] => return ask(tx, house, caller, (submission, why.clone())).await,
        _ => {}
    }
    let (mut ids, mut asked) = (vec![], vec![]);
    for (submission, why) in doubtful {
        let about = with_untold(tx, house, caller, submission).await?;
        let Submission { micro_grid, round, .. } = submission;
        asked.push((micro_grid.clone(), round.clone(), about.understood(), why.clone()));
        ids.extend(keep(tx, caller, submission, about).await?);
        board::refresh(tx, house, micro_grid, round).await?;
    }
    let mut lines = list::question(caller.lang, &asked, &house.config.form);
    let heading = lines.remove(0);
    let texts = pages(&heading, &lines);
    let last = texts.len() - 1;
    for (nth, html) in texts.into_iter().enumerate() {
        let post = Post::text(caller.user.private_chat(), Lane::Reply, html);
        let buttons = if nth == last { list::question_buttons(caller.lang, &asked, &ids) } else { vec![] };
        outbox::add(tx, &post.buttons(buttons)).await?;
    }
    Ok(())
}

/// What is asked about where nothing was told before.
fn alone(submission: &Submission) -> Asked {
    let Submission { filing, whole, photo, .. } = submission.clone();
    Asked { filing, beside: None, whole, photo }
}

/// Keeps what is asked about a submission; answers the number of its question.
async fn keep(tx: &mut Tx, caller: &Caller, submission: &Submission, asked: Asked) -> Result<Option<i64>, Fault> {
    let Some(person) = &caller.person else {
        return Ok(None);
    };
    let Submission { micro_grid, round, source, .. } = submission;
    end_open(tx, caller, (micro_grid, round)).await?;
    let question =
        Question { micro_grid: micro_grid.id, round: round.clone(), person: person.id, asked, source: *source };
    questions::add(tx, &question).await.map(Some)
}

/// A button under a question.
pub async fn on_answer(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (id, answer): (i64, QuestionAnswer),
) -> Result<Answer, Fault> {
    let Some(question) = questions::take(tx, id).await? else {
        return Ok(Answer::Alert(text(caller.lang, "reports-question-over")));
    };
    let micro_grid = match file::micro_grid(tx, caller, question.micro_grid).await? {
        Ok(area) => area,
        Err(answer) => return Ok(answer),
    };
    match answer {
        QuestionAnswer::Form => return form::on_open(tx, house, caller, (micro_grid.id, question.round)).await,
        QuestionAnswer::Drop => {
            board::refresh(tx, house, &micro_grid, &question.round).await?;
            here::say(tx, caller, text(caller.lang, "reports-question-dropped")).await?;
            return Ok(Answer::Quiet);
        }
        QuestionAnswer::AsUnderstood | QuestionAnswer::OneMore => {}
    }
    let one_more = question.asked.one_more(&house.config.form).filter(|_| answer == QuestionAnswer::OneMore);
    let mut submission = meant(question, micro_grid.clone());
    submission.filing = one_more.unwrap_or(submission.filing);
    here::file(tx, house, caller, (&micro_grid, submission)).await
}

/// What was asked about, now that it is meant.
fn meant(question: Question, micro_grid: Area) -> Submission {
    let Question { round, asked, source, .. } = question;
    let filing = asked.understood();
    let Asked { whole, photo, .. } = asked;
    Submission { micro_grid, round, filing, sure: true, whole, source, photo }
}

/// A button under a question about several.
pub async fn on_answers(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (ids, answer): (&[i64], QuestionAnswer),
) -> Result<Answer, Fault> {
    let mut told = Told::default();
    let mut open = false;
    for id in ids {
        let Some(question) = questions::take(tx, *id).await? else { continue };
        open = true;
        let Ok(area) = file::micro_grid(tx, caller, question.micro_grid).await? else { continue };
        if answer == QuestionAnswer::AsUnderstood {
            file_meant(tx, house, caller, meant(question, area), &mut told).await?;
        } else {
            board::refresh(tx, house, &area, &question.round).await?;
        }
    }
    if !open {
        return Ok(Answer::Alert(text(caller.lang, "reports-question-over")));
    }
    if answer != QuestionAnswer::AsUnderstood {
        here::say(tx, caller, text(caller.lang, "reports-question-dropped")).await?;
        return Ok(Answer::Quiet);
    }
    answer_with(tx, house, caller, &told).await
}

/// Puts the receipt in place of the question.
async fn answer_with(tx: &mut Tx, house: &House, caller: &Caller, told: &Told) -> Result<Answer, Fault> {
    if told.filed.is_empty() && told.wrong.is_empty() {
        return Ok(Answer::Alert(text(caller.lang, "tap-expired")));
    }
    if told.filed.is_empty() {
        here::say(tx, caller, told.wrong.join("\n")).await?;
        return Ok(Answer::Quiet);
    }
    for (nth, post) in receipts(house, caller, told).into_iter().enumerate() {
        let post = match caller.message.filter(|_| nth == 0) {
            Some(message) => here::edit_of(caller, message, post),
            None => post,
        };
        outbox::add(tx, &post).await?;
    }
    Ok(Answer::Quiet)
}

/// Each is looked at by itself: the button's rights were asked for the first micro-grid only.
async fn file_meant(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    submission: Submission,
    told: &mut Told,
) -> Result<(), Fault> {
    let micro_grid = submission.micro_grid.clone();
    if !resolve::may_file(tx, caller, micro_grid.id).await? {
        told.refuse(text_with(caller.lang, "reports-not-yours", [("micro-grid", micro_grid.name.into())]));
        return Ok(());
    }
    match file::file(tx, house, caller, submission).await? {
        Outcome::Filed(receipt, report) => told.filed.push((micro_grid, receipt, *report)),
        Outcome::Refused(why) => told.refuse(why),
        Outcome::AskedOverwrite => {}
    }
    Ok(())
}
