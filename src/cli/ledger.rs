use super::{Failed, open};
use crate::inbox::{self, Counts};
use std::path::Path;

/// Prints what came into both boxes and what became of it.
pub(super) async fn run(config: Option<&Path>) -> Result<(), Failed> {
    let (db, now) = open(config).await?;
    let mut tx = db.read(now).await?;
    let (inbox, outbox) = inbox::counts(&mut tx).await?;
    tx.rollback().await?;
    db.close().await;
    println!("{}", line("inbox", &inbox));
    println!("{}", line("outbox", &outbox));
    if inbox.balanced() && outbox.balanced() {
        return Ok(());
    }
    Err(Failed::Said("the boxes do not balance: rows were changed or lost behind the bot's back".to_owned()))
}

/// `inbox: 7 entered = 5 applied + 2 ignored + 0 pruned`.
pub(super) fn line(name: &str, counts: &Counts) -> String {
    let states: String = counts.by_state.iter().map(|(state, count)| format!("{count} {state} + ")).collect();
    let sign = if counts.balanced() { "=" } else { "≠" };
    format!("{name}: {} entered {sign} {states}{} pruned", counts.entered, counts.pruned)
}
