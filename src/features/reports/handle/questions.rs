//! Asking back, and what the answer does.

use super::file::{self, Submission};
use super::{form, here};
use crate::db::{Fault, Tx};
use crate::features::people::Caller;
use crate::features::reports::command::QuestionAnswer;
use crate::features::reports::questions::{self, Asked, Question};
use crate::features::reports::{board, words};
use crate::features::{Answer, House};
use crate::i18n::{Arg, text, text_with};
use crate::outbox;
use crate::terms::{Lane, Post};

/// Keeps a doubtful submission and asks its writer, privately; the board shows it as being asked about.
pub async fn ask(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (submission, why): (&Submission, String),
) -> Result<(), Fault> {
    let Some(person) = &caller.person else {
        return Ok(());
    };
    let Submission { micro_grid, round, filing, whole, source, photo, .. } = submission;
    let question = Question {
        micro_grid: micro_grid.id,
        round: round.clone(),
        person: person.id,
        asked: Asked { filing: filing.clone(), whole: *whole, photo: photo.clone() },
        source: *source,
    };
    let id = questions::add(tx, &question).await?;

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
    let submission = Submission {
        micro_grid: micro_grid.clone(),
        round: question.round,
        filing: question.asked.filing,
        sure: true,
        whole: question.asked.whole,
        source: question.source,
        photo: question.asked.photo,
    };
    here::file(tx, house, caller, (&micro_grid, submission)).await
}
