use super::answer::Said;
use super::form::FieldId;
use super::store::questions::Asked;
use crate::terms::{AreaId, ChatId, Message, MessageId, RoundId};
use serde::{Deserialize, Serialize};

/// What this room does.
#[derive(Debug, Clone, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// 零报告, pressed in a grid's group: for the presser's own micro-grid there.
    ZeroHere {
        /// The grid of the group.
        grid: AreaId,
        /// The round of the prompt.
        round: RoundId,
    },
    /// 填写, pressed in a grid's group.
    OpenHere {
        /// The grid of the group.
        grid: AreaId,
        /// The round of the prompt.
        round: RoundId,
    },
    /// 零报告 for a certain micro-grid.
    Zero {
        /// The micro-grid.
        micro_grid: AreaId,
        /// The round.
        round: RoundId,
        /// They were asked whether it may replace values that are not zero.
        #[serde(default)]
        sure: bool,
    },
    /// 填写 or 改: the form in the private chat.
    OpenForm {
        /// The micro-grid.
        micro_grid: AreaId,
        /// The round.
        round: RoundId,
    },
    /// A button of the form.
    Form {
        /// The micro-grid.
        micro_grid: AreaId,
        /// The round.
        round: RoundId,
        /// What was pressed.
        press: FormPress,
    },
    /// A number or text typed into the form.
    #[serde(skip)]
    FormTyped {
        /// What was typed.
        text: String,
        /// What that says to the form.
        said: Said,
    },
    /// 撤回
    Withdraw {
        /// The micro-grid.
        micro_grid: AreaId,
        /// The round.
        round: RoundId,
        /// The version that they saw.
        version: i64,
    },
    /// The answer to a question about a doubtful report.
    AnswerQuestion {
        /// The micro-grid, for the rights.
        micro_grid: AreaId,
        /// The question.
        question: i64,
        /// What they answered.
        answer: QuestionAnswer,
    },
    /// The answer to one question about several doubtful reports.
    AnswerQuestions {
        /// The first micro-grid, for the rights; the others are looked at one by one.
        micro_grid: AreaId,
        /// The questions.
        questions: Vec<i64>,
        /// What they answered.
        answer: QuestionAnswer,
    },
    /// A report that named no micro-grid was meant for this one of several.
    MeantFor {
        /// The micro-grid.
        micro_grid: AreaId,
        /// The round.
        round: RoundId,
        /// What was said.
        said: Asked,
        /// The message in which it was.
        source: (ChatId, MessageId),
    },
    /// `/report`
    Report,
    /// `/history`
    History,
    /// `/history` of one micro-grid.
    HistoryOf {
        /// The micro-grid.
        micro_grid: AreaId,
    },
    /// A message that reads like a report.
    #[serde(skip)]
    Text(Box<Message>),
    /// A message was edited.
    #[serde(skip)]
    Edited(Box<Message>),
    /// A voice message or a picture without words, where a report is wanted.
    #[serde(skip)]
    Unwritten,
}

/// A button of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormPress {
    /// A value for the field that was shown.
    Set(FieldId, u32),
    /// The field that was shown is not said.
    Skip(FieldId),
    /// To the field before.
    Back,
    /// Every abnormal field that is not said is 0, and on to the end.
    RestZero,
    /// File it.
    Finish,
    /// Forget it.
    Discard,
}

/// The answer to a question about a doubtful report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionAnswer {
    /// It is right as understood.
    AsUnderstood,
    /// Whoever is told of is one more beside those told of before.
    OneMore,
    /// Let me fill in the form.
    Form,
    /// Forget it.
    Drop,
}

impl Command {
    /// The area that it is about. What is pressed in a group finds the presser's own micro-grid itself.
    pub fn area(&self) -> Option<AreaId> {
        match self {
            Self::Zero { micro_grid, .. }
            | Self::OpenForm { micro_grid, .. }
            | Self::Form { micro_grid, .. }
            | Self::Withdraw { micro_grid, .. }
            | Self::AnswerQuestion { micro_grid, .. }
            | Self::AnswerQuestions { micro_grid, .. }
            | Self::MeantFor { micro_grid, .. }
            | Self::HistoryOf { micro_grid } => Some(*micro_grid),
            Self::ZeroHere { .. }
            | Self::OpenHere { .. }
            | Self::FormTyped { .. }
            | Self::Report
            | Self::History
            | Self::Text(_)
            | Self::Edited(_)
            | Self::Unwritten => None,
        }
    }
}
