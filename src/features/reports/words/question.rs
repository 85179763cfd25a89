//! What is asked about a doubtful report, and the answers under it.

use super::{button, label_of, round, values};
use crate::features::areas::Area;
use crate::features::reports::command::{Command, QuestionAnswer};
use crate::features::reports::form::Form;
use crate::features::reports::model::Filing;
use crate::features::reports::questions::Asked;
use crate::i18n::{Arg, text, text_with};
use crate::terms::{Button, Lang, RoundId};

/// Question `id` about a doubtful report: what was understood and why it is asked about, with its answers.
pub fn question(
    lang: Lang,
    (micro_grid, of): (&Area, &RoundId),
    (id, asked, why): (i64, &Asked, String),
    form: &Form,
) -> (String, Vec<Vec<Button>>) {
    let understood = asked.understood();
    let args = [("micro-grid", micro_grid.name.as_str().into()), ("round", round(lang, of).into())];
    let mut lines = vec![text_with(lang, "reports-question", args)];
    lines.extend(values(lang, &understood, form));

    let press =
        |label, answer| button(label, &Command::AnswerQuestion { micro_grid: micro_grid.id, question: id, answer });
    let fill_in = press(text(lang, "reports-button-form"), QuestionAnswer::Form);
    let drop = press(text(lang, "reports-button-drop"), QuestionAnswer::Drop);
    if let Some((label, said, sum)) = told_twice(lang, asked, form) {
        let args = [("label", label.as_str().into()), ("said", said.into())];
        lines.push(text_with(lang, "reports-question-same", args));
        let same = press(text(lang, "reports-button-same-person"), QuestionAnswer::AsUnderstood);
        let args = [("label", label.into()), ("count", sum.into())];
        let one_more = press(text_with(lang, "reports-button-one-more", args), QuestionAnswer::OneMore);
        return (lines.join("\n"), vec![vec![same, one_more], vec![fill_in, drop]]);
    }
    lines.push(text_with(lang, "reports-question-end", [("why", Arg::Html(why))]));
    let right = press(text(lang, "reports-button-as-understood"), QuestionAnswer::AsUnderstood);
    let first = if understood == Filing::default() { vec![fill_in] } else { vec![right, fill_in] };
    (lines.join("\n"), vec![first, vec![drop]])
}

/// The first field of which somebody may be told of twice: its name, what was told before, and what it is with one more.
fn told_twice(lang: Lang, asked: &Asked, form: &Form) -> Option<(String, u32, u32)> {
    let sum = asked.one_more(form)?;
    let before = asked.beside.as_ref()?;
    let (field, said) = before.cases(form).find(|(field, _)| asked.filing.counts.contains_key(*field))?;
    Some((label_of(lang, field, form), said, *sum.counts.get(field)?))
}
