//! A correction before it is made.

use super::super::Command;
use super::super::model::{Fates, Notice};
use super::{attached, button};
use crate::i18n::{text, text_with};
use crate::terms::{Button, Lang, MessageId};

/// A correction as its author sees it.
#[derive(Debug)]
pub struct Preview<'a> {
    /// The notice as it is.
    pub notice: &'a Notice,
    /// What its readers will have before them, as HTML.
    pub copy: String,
    /// What became of its copies.
    pub fates: Fates,
    /// From how many copies on a second person must agree.
    pub approve_above: usize,
}

impl Preview<'_> {
    /// What readers will see, whom it concerns, and the press that makes it so; it was written in that message.
    pub fn show(&self, lang: Lang, written: MessageId) -> (String, Vec<Vec<Button>>) {
        let Self { notice, copy, fates, approve_above } = self;
        let number = notice.id.number().to_string();
        let mut lines = vec![text_with(lang, "notices-correction-preview", [("number", number.into())]), String::new()];
        lines.extend(attached(lang, notice));
        lines.extend([copy.clone(), String::new()]);
        let arrived = fates.sent + fates.sending;
        if arrived > 0 {
            lines.push(text_with(lang, "notices-correction-sent", [("count", arrived.into())]));
        }
        if fates.queued > 0 {
            lines.push(text_with(lang, "notices-correction-left", [("count", fates.queued.into())]));
        }
        if notice.texts.len() > 1 {
            lines.push(text(lang, "notices-correction-versions"));
        }
        let many = fates.all() > *approve_above;
        if many {
            lines.push(text_with(lang, "notices-correction-approval", [("count", (*approve_above).into())]));
        }
        lines.push(text(lang, "notices-correction-again"));

        let key = if many { "notices-button-ask-approval" } else { "notices-button-correct-now" };
        let answer = |yes| Command::Correction { notice: notice.id, written, yes };
        let yes = button(text_with(lang, key, [("count", (arrived + fates.queued).into())]), &answer(true));
        let no = button(text(lang, "notices-button-cancel"), &answer(false));
        (lines.join("\n"), vec![vec![yes, no]])
    }
}
