//! The author's message once a notice is on its way.

use super::super::Command;
use super::super::command::Deed;
use super::super::model::{Fates, Notice, Readers, State};
use super::draft::{View, duration};
use super::{button, excerpt};
use crate::i18n::{Arg, text, text_with};
use crate::telegram::escape;
use crate::terms::{Button, Lang};

/// How a notice stands.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    pub fates: Fates,
    /// Private chats in which it has arrived.
    pub private: usize,
    pub readers: Readers,
    /// How long the rest takes.
    pub seconds: usize,
    /// Of the deletions, once it is withdrawn.
    pub deletions: Fates,
}

/// Cells of the bar.
const CELLS: usize = 10;

fn bar(fates: &Fates) -> String {
    let all = fates.all().max(1);
    let past = fates.all() - fates.left();
    let full = past * CELLS / all;
    format!("{}{} {}%", "▓".repeat(full), "░".repeat(CELLS - full), past * 100 / all)
}

/// The progress of a notice.
pub fn progress(lang: Lang, notice: &Notice, standing: &Standing, view: &View) -> String {
    let state = notice.state.into_str();
    let number = notice.id.number().to_string();
    let heading = text_with(lang, &format!("notices-progress-{state}"), [("number", number.into())]);
    let fates = &standing.fates;
    let mut lines = vec![heading, excerpt(&notice.text(None).replace('\n', " "), 60)];
    if matches!(notice.state, State::Sending | State::Paused) {
        lines.push(bar(fates));
    }
    let args = [("sent", fates.sent.into()), ("failed", fates.failed.into()), ("left", fates.left().into())];
    lines.push(text_with(lang, "notices-counts", args));
    if fates.unknown > 0 {
        lines.push(text_with(lang, "notices-unknown", [("count", fates.unknown.into())]));
    }
    if fates.dropped > 0 {
        lines.push(text_with(lang, "notices-dropped", [("count", fates.dropped.into())]));
    }
    if notice.state == State::Sending && fates.left() > 0 {
        lines.push(text_with(lang, "notices-left", [("time", duration(lang, standing.seconds).into())]));
    }
    if notice.receipts {
        lines.extend(readers(lang, standing));
    }
    if notice.state == State::Withdrawn {
        lines.extend(deletions(lang, standing));
    }
    lines.extend(notice.pending.as_ref().map(|_| text(lang, "notices-correction-asked")));
    match view {
        View::Prompt(key) => lines.extend([String::new(), text(lang, key)]),
        View::Confirm => lines.extend([String::new(), text(lang, "notices-confirm-withdraw")]),
        _ => {}
    }
    lines.join("\n")
}

fn readers(lang: Lang, standing: &Standing) -> Vec<String> {
    let Readers { private, in_groups } = standing.readers;
    let mut lines = vec![];
    if standing.private > 0 || in_groups == 0 {
        lines.push(text_with(lang, "notices-readers", [("read", private.into()), ("all", standing.private.into())]));
    }
    if in_groups > 0 {
        lines.push(text_with(lang, "notices-readers-groups", [("count", in_groups.into())]));
    }
    lines
}

fn deletions(lang: Lang, standing: &Standing) -> Vec<String> {
    let (deleted, left) = (standing.deletions.sent, standing.deletions.left());
    // Of what is unknown nobody can say whether it stands there; it cannot be deleted.
    let kept = (standing.fates.sent + standing.fates.unknown).saturating_sub(deleted + left);
    let mut lines = vec![text_with(lang, "notices-deleted", [("deleted", deleted.into()), ("left", left.into())])];
    if kept > 0 {
        lines.push(text_with(lang, "notices-kept", [("count", kept.into())]));
    }
    lines
}

/// The buttons of the progress.
pub fn buttons(lang: Lang, notice: &Notice, standing: &Standing, view: &View) -> Vec<Vec<Button>> {
    let key = |key: &str, deed: Deed| button(text(lang, key), &Command::Run { notice: notice.id, deed });
    match view {
        View::Prompt(_) => return vec![vec![key("notices-button-cancel", Deed::Show)]],
        View::Confirm => {
            return vec![vec![
                key("notices-button-withdraw-now", Deed::Withdraw),
                key("notices-button-cancel", Deed::Show),
            ]];
        }
        _ => {}
    }
    let running = match notice.state {
        State::Sending => vec![key("notices-button-pause", Deed::Pause), key("notices-button-stop", Deed::Stop)],
        State::Paused => vec![key("notices-button-resume", Deed::Resume), key("notices-button-stop", Deed::Stop)],
        _ => vec![],
    };
    let mending = match notice.state {
        State::Withdrawn => vec![],
        _ => vec![key("notices-button-correct", Deed::Correct), key("notices-button-withdraw", Deed::AskWithdraw)],
    };
    let unread = notice.receipts && notice.state != State::Withdrawn && standing.readers.private < standing.private;
    let mut reading = vec![];
    if unread {
        reading.push(key("notices-button-unread", Deed::Unread));
        if notice.reminded_at.is_none() && notice.state != State::Sending {
            reading.push(key("notices-button-remind", Deed::Remind));
        }
    }
    [running, reading, mending].into_iter().filter(|row| !row.is_empty()).collect()
}

/// Lines on a page of names: they fit one message with room to spare, and one screen.
const PAGE: usize = 40;

/// Who has not read it, by area: a page of the list.
pub fn unread(lang: Lang, notice: &Notice, names: &[(String, String)], page: usize) -> (String, Vec<Vec<Button>>) {
    let pages = names.len().div_ceil(PAGE).max(1);
    let page = page.min(pages - 1);
    let number = notice.id.number().to_string();
    let args = [("number", number.into()), ("count", names.len().into())];
    let mut lines = vec![text_with(lang, "notices-unread", args)];
    lines.extend(names.iter().skip(page * PAGE).take(PAGE).map(|(area, name)| escape(&format!("{area} {name}"))));
    let turn = |label: &str, to: usize| button(label, &Command::Run { notice: notice.id, deed: Deed::UnreadPage(to) });
    let mut row = vec![];
    if page > 0 {
        row.push(turn("‹", page - 1));
    }
    if page + 1 < pages {
        row.push(turn("›", page + 1));
        lines.push(text_with(lang, "notices-page", [("page", (page + 1).into()), ("pages", pages.into())]));
    }
    (lines.join("\n"), if row.is_empty() { vec![] } else { vec![row] })
}

/// What a second person's request has become.
pub fn settled(lang: Lang, notice: &Notice, key: &'static str, who: &str) -> String {
    let number = notice.id.number().to_string();
    text_with(
        lang,
        key,
        [("number", number.into()), ("who", who.into()), ("text", Arg::Html(excerpt(notice.text(None), 200)))],
    )
}
