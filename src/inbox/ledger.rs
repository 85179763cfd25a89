use crate::db::{During, Fault, Tx, execute, fetch_all};
use std::collections::BTreeMap;

/// How many rows of a box came into being, and what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Counted when they came into being.
    pub entered: i64,
    /// Counted now, by state.
    pub by_state: BTreeMap<String, i64>,
    /// Settled long ago and deleted since.
    pub pruned: i64,
}

impl Counts {
    /// Every row that entered is accounted for.
    pub fn balanced(&self) -> bool {
        self.entered == self.by_state.values().sum::<i64>() + self.pruned
    }
}

const ADD: &str = "
    INSERT INTO ledger (entry, count) VALUES ($1, $2)
    ON CONFLICT (entry) DO UPDATE SET count = ledger.count + excluded.count";

/// Counts rows that came into being, or were pruned, in the same transaction.
pub(crate) async fn add(tx: &mut Tx, entry: &'static str, count: i64) -> Result<(), Fault> {
    if count > 0 {
        execute!(tx, ADD, entry, count).during("counting in the ledger")?;
    }
    Ok(())
}

const ENTRIES: &str = "SELECT entry, count FROM ledger";
const INBOX: &str = "SELECT state, COUNT(*) FROM inbox GROUP BY state";
const OUTBOX: &str = "SELECT state, COUNT(*) FROM outbox GROUP BY state";

/// The counts of the inbox and of the outbox.
pub async fn counts(tx: &mut Tx) -> Result<(Counts, Counts), Fault> {
    let entries: Vec<(String, i64)> = fetch_all!(tx, ENTRIES).during("reading the ledger")?;
    let entries: BTreeMap<String, i64> = entries.into_iter().collect();
    let inbox: Vec<(String, i64)> = fetch_all!(tx, INBOX).during("counting the inbox")?;
    let outbox: Vec<(String, i64)> = fetch_all!(tx, OUTBOX).during("counting the outbox")?;
    let of = |name: &str, rows: Vec<(String, i64)>| Counts {
        entered: entries.get(name).copied().unwrap_or(0),
        pruned: entries.get(&format!("{name} pruned")).copied().unwrap_or(0),
        by_state: rows.into_iter().collect(),
    };
    Ok((of("inbox", inbox), of("outbox", outbox)))
}
