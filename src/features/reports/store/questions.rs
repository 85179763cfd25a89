//! Reports that were understood but are doubtful: kept apart until somebody says whether they are right.

use super::super::form::Form;
use super::super::model::Filing;
use crate::db::{During, Fault, Tx, fetch_all, fetch_one, fetch_optional};
use crate::terms::{AreaId, ChatId, MessageId, PersonId, RoundId};
use serde::{Deserialize, Serialize};

/// A doubtful report that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// For which micro-grid.
    pub micro_grid: AreaId,
    /// For which round.
    pub round: RoundId,
    /// Who wrote it.
    pub person: PersonId,
    /// What was understood.
    pub asked: Asked,
    /// The message that it was read from.
    pub source: Option<(ChatId, MessageId)>,
}

/// What was understood of a doubtful report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// What this message says.
    pub filing: Filing,
    /// What was told before and is asked about together with it.
    #[serde(default)]
    pub beside: Option<Filing>,
    /// It is the whole report.
    pub whole: bool,
    /// Telegram's file id of its picture.
    pub photo: Option<String>,
}

impl Asked {
    /// The values, if whoever is told of now was told of before: as many as were said the one or the other time.
    pub fn understood(&self) -> Filing {
        let Some(beside) = &self.beside else {
            return self.filing.clone();
        };
        let mut filing = self.filing.clone().over(beside);
        for (field, before) in &beside.counts {
            filing.counts.entry(field.clone()).and_modify(|count| *count = (*count).max(*before));
        }
        filing
    }

    /// The values, if whoever is told of now is one more beside those told of before; `None` where nobody could be told of twice.
    pub fn one_more(&self, form: &Form) -> Option<Filing> {
        let beside = self.beside.as_ref()?;
        let mut sum = self.understood();
        let mut twice = false;
        for (field, before) in beside.cases(form) {
            if let Some(now) = self.filing.counts.get(field) {
                twice = true;
                sum.counts.insert(field.clone(), now.saturating_add(before));
            }
        }
        twice.then_some(sum)
    }
}

const ADD: &str = "
    INSERT INTO questions (micro_grid, round, person, filed, asked_at, source_chat, source_message)
    VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";

/// Keeps a doubtful report, once what was open before is ended; answers the number of its question.
pub async fn add(tx: &mut Tx, question: &Question) -> Result<i64, Fault> {
    let now = tx.now_ms();
    let (id,): (i64,) = fetch_one!(
        tx,
        ADD,
        question.micro_grid.0,
        question.round.key(),
        question.person.0,
        serde_json::to_string(&question.asked).expect("a filing is plain data"),
        now,
        question.source.map(|(chat, _)| chat.0),
        question.source.map(|(_, message)| message.0),
    )
    .during("keeping a doubtful report")?;
    Ok(id)
}

#[derive(sqlx::FromRow)]
struct QuestionRow {
    micro_grid: i64,
    round: String,
    person: i64,
    filed: String,
    source_chat: Option<i64>,
    source_message: Option<i64>,
}

const TAKE: &str = "
    UPDATE questions SET answered_at = $2 WHERE id = $1 AND answered_at IS NULL
    RETURNING micro_grid, round, person, filed, source_chat, source_message";

/// Ends a question and answers what it was about; `None` where it has been answered.
pub async fn take(tx: &mut Tx, id: i64) -> Result<Option<Question>, Fault> {
    let now = tx.now_ms();
    let row: Option<QuestionRow> = fetch_optional!(tx, TAKE, id, now).during("answering a question")?;
    row.map(question).transpose()
}

fn question(row: QuestionRow) -> Result<Question, Fault> {
    let corrupt = |column| Fault::Corrupt { table: "questions", column };
    Ok(Question {
        micro_grid: AreaId(row.micro_grid),
        round: row.round.parse().map_err(|_| corrupt("round"))?,
        person: PersonId(row.person),
        asked: serde_json::from_str(&row.filed).map_err(|_| corrupt("filed"))?,
        source: row.source_chat.zip(row.source_message).map(|(chat, message)| (ChatId(chat), MessageId(message))),
    })
}

const OPEN: &str = "
    SELECT micro_grid, round, person, filed, source_chat, source_message FROM questions
    WHERE micro_grid = $1 AND round = $2 AND person = $3 AND answered_at IS NULL";

/// What a person is being asked about for a micro-grid and round.
pub async fn open(
    tx: &mut Tx,
    micro_grid: AreaId,
    round: &RoundId,
    person: PersonId,
) -> Result<Option<Question>, Fault> {
    let row: Option<QuestionRow> =
        fetch_optional!(tx, OPEN, micro_grid.0, round.key(), person.0).during("looking for an open question")?;
    row.map(question).transpose()
}

const DROP_OPEN: &str = "
    UPDATE questions SET answered_at = $3 WHERE micro_grid = $1 AND round = $2 AND answered_at IS NULL RETURNING id";

/// Ends what is open for a micro-grid and round, since something newer was said; answers the numbers of those questions.
pub async fn drop_open(tx: &mut Tx, micro_grid: AreaId, round: &RoundId) -> Result<Vec<i64>, Fault> {
    let now = tx.now_ms();
    let ended: Vec<(i64,)> = fetch_all!(tx, DROP_OPEN, micro_grid.0, round.key(), now).during("ending questions")?;
    Ok(ended.into_iter().map(|(id,)| id).collect())
}
