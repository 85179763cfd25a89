use super::super::command::{Command, QuestionAnswer};
use super::super::form::Form;
use super::super::model::{Filing, Report};
use super::super::words::{Receipt, button, round, values};
use crate::features::areas::Area;
use crate::i18n::{Arg, text, text_with};
use crate::terms::{AreaId, Button, Lang, RoundId};

/// What was filed, in lines: a heading for each round, and a line for each micro-grid.
pub fn receipt(lang: Lang, filed: &[(Area, Receipt, Report)], form: &Form) -> Vec<String> {
    let mut lines = vec![];
    for of_round in filed.chunk_by(|(.., one), (.., next)| one.round == next.round) {
        let about = round(lang, &of_round[0].2.round);
        lines.push(text_with(
            lang,
            "reports-list-receipt",
            [("count", of_round.len().into()), ("round", about.into())],
        ));
        lines.extend(of_round.iter().map(|(area, receipt, report)| line(lang, area, *receipt, &report.filing, form)));
    }
    lines
}

fn line(lang: Lang, area: &Area, receipt: Receipt, filing: &Filing, form: &Form) -> String {
    let key = match receipt {
        Receipt::Taken { late: true } => "reports-list-line-late",
        Receipt::Corrected => "reports-list-line-corrected",
        Receipt::Taken { late: false } | Receipt::Unchanged => "reports-list-line",
    };
    about(lang, key, area, filing, form)
}

fn about(lang: Lang, key: &str, area: &Area, filing: &Filing, form: &Form) -> String {
    let values = Arg::Html(shown(lang, filing, form));
    text_with(lang, key, [("micro-grid", area.name.as_str().into()), ("values", values)])
}

/// The values in one line; of a bare zero report only that it is one.
fn shown(lang: Lang, filing: &Filing, form: &Form) -> String {
    if *filing == Filing::zero(form) {
        return text(lang, "reports-button-zero");
    }
    values(lang, filing, form).join(" · ")
}

/// Telegram shows at most 100 buttons, and a phone far fewer without scrolling.
const MOST_BUTTONS: usize = 20;

/// 改 for each micro-grid.
pub fn receipt_buttons(lang: Lang, filed: &[(Area, Receipt, Report)]) -> Vec<Vec<Button>> {
    let areas = filed.iter().map(|(area, _, report)| (area, &report.round));
    open_buttons(lang, "reports-list-button-correct", areas)
}

fn open_buttons<'a>(lang: Lang, key: &str, areas: impl Iterator<Item = (&'a Area, &'a RoundId)>) -> Vec<Vec<Button>> {
    let open = |(area, round): (&Area, &RoundId)| {
        // A button's label is no HTML.
        let label = text_with(lang, key, [("micro-grid", Arg::Html(area.name.clone()))]);
        button(label, &Command::OpenForm { micro_grid: area.id, round: round.clone() })
    };
    let buttons: Vec<Button> = areas.take(MOST_BUTTONS).map(open).collect();
    buttons.chunks(2).map(<[Button]>::to_vec).collect()
}

/// The one question about several entries, in lines: what was understood of each, and why it is asked.
pub fn question(lang: Lang, asked: &[(Area, RoundId, Filing, String)], form: &Form) -> Vec<String> {
    let mut lines = vec![];
    for of_round in asked.chunk_by(|(_, one, ..), (_, next, ..)| one == next) {
        let args = [("count", of_round.len().into()), ("round", round(lang, &of_round[0].1).into())];
        lines.push(text_with(lang, "reports-list-question", args));
        for (area, _, filing, why) in of_round {
            let args = [
                ("micro-grid", area.name.as_str().into()),
                ("values", Arg::Html(shown(lang, filing, form))),
                ("why", Arg::Html(why.clone())),
            ];
            lines.push(text_with(lang, "reports-list-question-line", args));
        }
    }
    lines
}

/// All of them are right; this one is not; none is to be filed.
pub fn question_buttons(lang: Lang, asked: &[(Area, RoundId, Filing, String)], questions: &[i64]) -> Vec<Vec<Button>> {
    let Some(micro_grid) = asked.first().map(|(area, ..)| area.id) else {
        return vec![];
    };
    let mut rows =
        vec![vec![all(lang, "reports-list-button-all", (micro_grid, questions), QuestionAnswer::AsUnderstood)]];
    rows.extend(open_buttons(lang, "reports-list-button-form", asked.iter().map(|(area, round, ..)| (area, round))));
    rows.push(vec![all(lang, "reports-button-drop", (micro_grid, questions), QuestionAnswer::Drop)]);
    rows
}

fn all(lang: Lang, key: &str, (micro_grid, questions): (AreaId, &[i64]), answer: QuestionAnswer) -> Button {
    button(text(lang, key), &Command::AnswerQuestions { micro_grid, questions: questions.to_vec(), answer })
}
