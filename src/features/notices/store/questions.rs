//! What people ask about notices.

use super::super::model::{NoticeId, Question, QuestionId};
use crate::db::{During, Fault, Tx, execute, fetch_one, fetch_optional};
use crate::terms::{Moment, PersonId};

const ADD: &str = "INSERT INTO notice_questions (notice, person, text, asked_at) VALUES ($1, $2, $3, $4) RETURNING id";

/// Keeps a question.
pub async fn add(tx: &mut Tx, notice: NoticeId, person: PersonId, text: &str) -> Result<QuestionId, Fault> {
    let now = tx.now_ms();
    let (id,): (i64,) = fetch_one!(tx, ADD, notice.0, person.0, text, now).during("keeping a question")?;
    Ok(QuestionId(id))
}

const FIND: &str = "SELECT notice, person, text, answer FROM notice_questions WHERE id = $1";

/// A question.
pub async fn find(tx: &mut Tx, id: QuestionId) -> Result<Option<Question>, Fault> {
    let row: Option<(i64, i64, Option<String>, Option<String>)> =
        fetch_optional!(tx, FIND, id.0).during("finding a question")?;
    Ok(row.map(|(notice, person, text, answer)| Question {
        id,
        notice: NoticeId(notice),
        person: PersonId(person),
        text,
        answer,
    }))
}

const ANSWER: &str = "UPDATE notice_questions SET answer = $2, answered_at = $3 WHERE id = $1";

/// Keeps its answer.
pub async fn answer(tx: &mut Tx, id: QuestionId, text: &str) -> Result<(), Fault> {
    let now = tx.now_ms();
    execute!(tx, ANSWER, id.0, text, now).during("keeping an answer")?;
    Ok(())
}

const FORGET: &str = "UPDATE notice_questions SET text = NULL, answer = NULL WHERE asked_at < $1 AND text IS NOT NULL";

/// Forgets the words of questions from before a moment, and of their answers.
pub async fn forget(tx: &mut Tx, before: Moment) -> Result<u64, Fault> {
    execute!(tx, FORGET, before.timestamp_millis()).during("forgetting questions")
}
