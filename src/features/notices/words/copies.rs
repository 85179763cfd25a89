//! What readers get.

use super::super::Command;
use super::super::model::Notice;
use super::button;
use crate::i18n::{Arg, text, text_with};
use crate::telegram::escape;
use crate::terms::{Button, Lang, Media};

/// A notice as a reader of a language gets it, from an office.
pub fn copy(notice: &Notice, office: &str, lang: Lang) -> String {
    let number = notice.id.number().to_string();
    let heading = text_with(lang, "notices-copy-heading", [("office", office.into())]);
    let footer = text_with(lang, "notices-copy-number", [("number", number.into())]);
    match notice.text(Some(lang)) {
        "" => format!("{heading}\n\n{footer}"),
        said => format!("{heading}\n\n{}\n\n{footer}", escape(said)),
    }
}

/// The buttons below it.
pub fn buttons(notice: &Notice, lang: Lang) -> Vec<Vec<Button>> {
    let id = notice.id;
    let read = notice.receipts.then(|| button(text(lang, "notices-button-read"), &Command::Read { notice: id }));
    let question = button(text(lang, "notices-button-question"), &Command::Question { notice: id });
    vec![read.into_iter().chain([question]).collect()]
}

/// What stands in place of a notice that was taken back and can no longer be deleted.
pub fn withdrawn(notice: &Notice, lang: Lang) -> String {
    text_with(lang, "notices-copy-withdrawn", [("number", notice.id.number().to_string().into())])
}

/// The one reminder, with 已阅.
pub fn reminder(notice: &Notice, lang: Lang) -> (String, Vec<Vec<Button>>) {
    let said = super::excerpt(notice.text(Some(lang)), 80);
    let args = [("number", notice.id.number().to_string().into()), ("text", Arg::Html(said))];
    let read = button(text(lang, "notices-button-read"), &Command::Read { notice: notice.id });
    (text_with(lang, "notices-reminder", args), vec![vec![read]])
}

/// Whether its words stand below a picture or file.
pub fn is_caption(notice: &Notice) -> Option<(Media, &str)> {
    notice.media.as_ref().map(|(media, file)| (*media, file.as_str()))
}
