use crate::db::{During, Fault, Tx, execute, fetch_optional};

const PUBLISHED: &str = "SELECT value FROM marks WHERE name = 'menus'";

/// The fingerprint of the menus that were queued last; `None` before the first.
pub async fn published(tx: &mut Tx) -> Result<Option<i64>, Fault> {
    let row: Option<(i64,)> = fetch_optional!(tx, PUBLISHED).during("comparing the menus")?;
    Ok(row.map(|(print,)| print))
}

const PUBLISH: &str = "
    INSERT INTO marks (name, value) VALUES ('menus', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

/// Keeps the fingerprint of the menus that are queued now.
pub async fn publish(tx: &mut Tx, print: i64) -> Result<(), Fault> {
    execute!(tx, PUBLISH, print).during("keeping the menus")?;
    Ok(())
}
