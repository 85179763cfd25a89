use super::{During, Fault, Tx, execute, fetch_optional};

/// The right to be the only one in a role (poller, sender, clock), for a short time that is renewed again and again.
///
/// Its fencing number grows with each new holder: [`Lease::check`] inside a transaction makes sure that nobody has taken over.
#[derive(Debug, Clone)]
pub struct Lease {
    role: &'static str,
    holder: String,
    fence: i64,
}

/// A holder that is killed is followed by another after this many milliseconds.
const TIME_TO_LIVE_MS: i64 = 15_000;

const TAKE: &str = "
    INSERT INTO leases (role, holder, fence, expires_at) VALUES ($1, $2, 1, $3)
    ON CONFLICT (role) DO UPDATE SET
        fence = leases.fence + CASE WHEN leases.holder = excluded.holder THEN 0 ELSE 1 END,
        holder = excluded.holder,
        expires_at = excluded.expires_at
    WHERE leases.holder = excluded.holder OR leases.expires_at <= $4
    RETURNING fence";

const CHECK: &str = "UPDATE leases SET holder = holder WHERE role = $1 AND holder = $2 AND fence = $3";

const GIVE_UP: &str = "UPDATE leases SET expires_at = 0 WHERE role = $1 AND holder = $2 AND fence = $3";

impl Lease {
    /// Takes or renews a role; `None` while somebody else holds it.
    pub async fn take(tx: &mut Tx, role: &'static str, holder: &str) -> Result<Option<Self>, Fault> {
        let now = tx.now_ms();
        let fence: Option<(i64,)> =
            fetch_optional!(tx, TAKE, role, holder, now + TIME_TO_LIVE_MS, now).during("taking a lease")?;
        Ok(fence.map(|(fence,)| Self { role, holder: holder.to_owned(), fence }))
    }

    /// Fails the transaction where somebody else has taken the role.
    pub async fn check(&self, tx: &mut Tx) -> Result<(), Fault> {
        let held = execute!(tx, CHECK, self.role, self.holder.as_str(), self.fence).during("checking a lease")?;
        if held == 0 {
            return Err(Fault::LeaseLost { role: self.role });
        }
        Ok(())
    }

    /// Lets the next one take over at once.
    pub async fn give_up(&self, tx: &mut Tx) -> Result<(), Fault> {
        execute!(tx, GIVE_UP, self.role, self.holder.as_str(), self.fence).during("giving up a lease")?;
        Ok(())
    }
}
