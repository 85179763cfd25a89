//! Asking back, and what the answer does.

use super::file::{self, Outcome, Submission};
use super::list::{Told, receipts};
use super::{form, here};
use crate::db::{Fault, Tx};
use crate::features::areas::Area;
use crate::features::people::Caller;
use crate::features::reports::command::QuestionAnswer;
use crate::features::reports::questions::{self, Asked, Question};
use crate::features::reports::{board, list, resolve, words};
use crate::features::{Answer, House};
use crate::i18n::{Arg, pages, text, text_with};
use crate::outbox;
use crate::terms::{Lane, Post};

/// Keeps a doubtful submission and asks its writer, privately; the board shows it as being asked about.
pub async fn ask(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (submission, why): (&Submission, String),
) -> Result<(), Fault> {
    let Some(id) = keep(tx, caller, submission).await? else {
        return Ok(());
    };
    let Submission { micro_grid, round, filing, .. } = submission;
    let args = [("micro-grid", micro_grid.name.as_str().into()), ("round", words::round(caller.lang, round).into())];
    let mut lines = vec![text_with(caller.lang, "reports-question", args)];
    lines.extend(words::values(caller.lang, filing, &house.config.form));
    lines.push(text_with(caller.lang, "reports-question-end", [("why", Arg::Html(why))]));
    let usable = !filing.counts.is_empty() || filing.needs.is_some();
    let post = Post::text(caller.user.private_chat(), Lane::Reply, lines.join("\n")).buttons(words::question_buttons(
        caller.lang,
        micro_grid.id,
        id,
        usable,
    ));
    // What was pressed has led to the question, which stands in its place.
    let post = match caller.message.filter(|_| caller.pressed.is_some() && caller.is_private()) {
        Some(message) => here::edit_of(caller, message, post),
        None => post,
    };
    outbox::add(tx, &post).await?;
    board::refresh(tx, house, micro_grid, round).await
}

/// One case that is told while the writer's report is still being asked about: both are asked about together, so that neither is lost.
pub async fn over_open(tx: &mut Tx, caller: &Caller, submission: Submission) -> Result<Submission, Fault> {
    let Some(person) = &caller.person else {
        return Ok(submission);
    };
    let open = questions::open(tx, submission.micro_grid.id, &submission.round, person.id).await?;
    let filing = match open {
        Some(earlier) => submission.filing.over(&earlier.filing),
        None => submission.filing,
    };
    Ok(Submission { filing, ..submission })
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
        ids.extend(keep(tx, caller, submission).await?);
        let Submission { micro_grid, round, filing, .. } = submission;
        asked.push((micro_grid.clone(), round.clone(), filing.clone(), why.clone()));
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

/// Keeps a doubtful submission; answers the number of its question.
async fn keep(tx: &mut Tx, caller: &Caller, submission: &Submission) -> Result<Option<i64>, Fault> {
    let Some(person) = &caller.person else {
        return Ok(None);
    };
    let Submission { micro_grid, round, filing, whole, source, photo, .. } = submission.clone();
    let asked = Asked { filing, whole, photo };
    let question = Question { micro_grid: micro_grid.id, round, person: person.id, asked, source };
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
        QuestionAnswer::AsUnderstood => {}
    }
    let submission = meant(question, micro_grid.clone());
    here::file(tx, house, caller, (&micro_grid, submission)).await
}

/// What was asked about, now that it is meant.
fn meant(question: Question, micro_grid: Area) -> Submission {
    let Question { round, asked: Asked { filing, whole, photo }, source, .. } = question;
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
