//! Reports and the register.

use super::super::command::Command;
use super::super::rules::Difference;
use super::{Message, button};
use crate::features::reports;
use crate::i18n::{text, text_with};
use crate::terms::{AreaId, Button, Lang, RoundId};
use serde_json::json;

/// What is different, a line for each number.
fn differences(lang: Lang, difference: Difference) -> String {
    let line = |key, (said, kept): (i64, i64)| text_with(lang, key, [("said", said.into()), ("kept", kept.into())]);
    let observed = difference.observed.map(|counts| line("observation-register-observed", counts));
    let released = difference.released.map(|counts| line("observation-register-released", counts));
    observed.into_iter().chain(released).collect::<Vec<_>>().join("\n")
}

/// The leader is asked which of the two is right.
pub fn differs(lang: Lang, (micro_grid, name): (AreaId, &str), round: &RoundId, difference: Difference) -> Message {
    let args = [("area", name.into()), ("round", reports::words::round(lang, round).into())];
    let html = format!("{}\n{}", text_with(lang, "observation-register-differs", args), differences(lang, difference));
    let right = Command::ReportIsRight { micro_grid, round: round.clone() };
    let open = json!({ "reports": { "open-form": { "micro_grid": micro_grid, "round": round } } });
    let buttons = vec![
        button(text(lang, "observation-button-report-right"), &right),
        Button::command(text(lang, "observation-button-register-right"), open),
    ];
    (html, vec![buttons])
}

/// The secretary is asked to bring the register up to a report.
pub fn behind(lang: Lang, (name, leader): (&str, &str), round: &RoundId, difference: Difference) -> String {
    let args = [("area", name.into()), ("leader", leader.into()), ("round", reports::words::round(lang, round).into())];
    format!("{}\n{}", text_with(lang, "observation-register-behind", args), differences(lang, difference))
}
