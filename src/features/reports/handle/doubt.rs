//! Whether a report must be asked about before it counts.

use super::file::Submission;
use crate::db::{Fault, Tx};
use crate::features::House;
use crate::features::people::Caller;
use crate::features::reports::reading::Reading;
use crate::features::reports::rules::{self, Implausible};
use crate::features::reports::{store, words, zeros};
use crate::i18n::{text, text_with};

/// Why a report should be asked about, in words; `None` where it is clear.
pub async fn why(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    (submission, reading, forwarded): (&Submission, &Reading, bool),
) -> Result<Option<String>, Fault> {
    if let Some(doubt) = reading.doubts.first() {
        return Ok(Some(words::doubt(caller.lang, doubt, &house.config.form)));
    }
    if forwarded {
        return Ok(Some(text(caller.lang, "reports-why-forwarded")));
    }
    of_values(tx, house, caller, submission).await
}

/// Why the values alone should be asked about, however clearly they were said.
pub async fn of_values(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    submission: &Submission,
) -> Result<Option<String>, Fault> {
    let form = &house.config.form;
    let bare_zero = submission.filing.is_zero(form) && !zeros::visited(&submission.filing, form);
    if bare_zero && zeros::is_open(tx, submission.micro_grid.id).await? {
        return Ok(Some(text(caller.lang, "reports-why-not-visited")));
    }
    surprise(tx, house, caller, submission).await
}

/// The value that is too large for the micro-grid's size, for the form, or beside its own past. What is on file already was asked
/// about when it came.
pub async fn surprise(
    tx: &mut Tx,
    house: &House,
    caller: &Caller,
    submission: &Submission,
) -> Result<Option<String>, Fault> {
    let (form, doubts) = (&house.config.form, &house.config.doubts);
    let households = submission.micro_grid.households;
    let impossible = |filing| rules::implausible(filing, households, form);
    // The past is read only where it can matter: most reports of a round go without.
    if impossible(&submission.filing).is_none() && !doubts.may_surprise(&submission.filing) {
        return Ok(None);
    }
    let past = store::past(tx, submission.micro_grid.id, &submission.round, doubts.rounds).await?;
    let new = submission.filing.clone().beyond(past.now.as_ref());
    if let Some(Implausible { field, said, .. }) = impossible(&new) {
        let args = [("label", words::label_of(caller.lang, &field, form).into()), ("said", said.into())];
        return Ok(Some(text_with(caller.lang, "reports-why-implausible", args)));
    }
    let unlike = rules::unlike_before(&new, &past.before, doubts, form);
    Ok(unlike.map(|Implausible { field, said, at_most }| {
        let label = words::label_of(caller.lang, &field, form).into();
        let args = [("label", label), ("said", said.into()), ("most", at_most.into())];
        text_with(caller.lang, "reports-why-unlike-before", args)
    }))
}
