use super::{During, Fault};
use crate::terms::{Happened, Moment};
use sqlx::{Postgres, Sqlite, Transaction};

/// An open transaction of either engine, with the moment at which it happens.
pub struct Tx {
    engine: Engine,
    now: Moment,
    happened: Vec<Happened>,
}

/// The engine's own transaction; only the macros of this room look inside.
pub enum Engine {
    /// Embedded.
    Sqlite(Transaction<'static, Sqlite>),
    /// Served.
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    pub(super) fn new(engine: Engine, now: Moment) -> Self {
        Self { engine, now, happened: vec![] }
    }

    /// The moment at which everything in this transaction happens.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// The same in unix milliseconds, as stored.
    pub fn now_ms(&self) -> i64 {
        self.now.timestamp_millis()
    }

    /// Tells the rooms above, which this room cannot see, what has become true here.
    pub fn tell(&mut self, happened: Happened) {
        self.happened.push(happened);
    }

    /// Takes what was told since the last time; the router passes it on before the part is kept.
    pub fn take_happened(&mut self) -> Vec<Happened> {
        std::mem::take(&mut self.happened)
    }

    /// For the macros of this room.
    pub fn engine(&mut self) -> &mut Engine {
        &mut self.engine
    }

    /// Makes everything true together.
    pub async fn commit(self) -> Result<(), Fault> {
        match self.engine {
            Engine::Sqlite(t) => t.commit().await,
            Engine::Postgres(t) => t.commit().await,
        }
        .during("committing")
    }

    /// Forgets everything.
    pub async fn rollback(self) -> Result<(), Fault> {
        match self.engine {
            Engine::Sqlite(t) => t.rollback().await,
            Engine::Postgres(t) => t.rollback().await,
        }
        .during("rolling back")
    }

    /// Begins a part that can be undone alone.
    pub async fn savepoint(&mut self) -> Result<(), Fault> {
        execute!(self, "SAVEPOINT part").during("beginning a part")?;
        Ok(())
    }

    /// Keeps what was done since the last savepoint.
    pub async fn keep(&mut self) -> Result<(), Fault> {
        execute!(self, "RELEASE SAVEPOINT part").during("keeping a part")?;
        Ok(())
    }

    /// Undoes what was done since the last savepoint.
    pub async fn undo(&mut self) -> Result<(), Fault> {
        execute!(self, "ROLLBACK TO SAVEPOINT part").during("undoing a part")?;
        self.keep().await
    }
}

/// Runs a statement: transaction, SQL, binds. Answers how many rows it changed.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $tx.engine() {
            $crate::db::Engine::Sqlite(t) => {
                sqlx::query($sql)$(.bind($bind))*.execute(&mut **t).await.map(|done| done.rows_affected())
            }
            $crate::db::Engine::Postgres(t) => {
                sqlx::query($sql)$(.bind($bind))*.execute(&mut **t).await.map(|done| done.rows_affected())
            }
        }
    };
}

/// So many rows go into one statement: with the widest table far below the 32,766 binds that SQLite takes.
pub(crate) const ROWS_AT_ONCE: usize = 100;

/// Inserts rows, many with a statement: transaction, SQL before and after the values, a slice of rows, and the binds of a row.
macro_rules! insert_all {
    ($tx:expr, ($into:expr, $after:expr), $rows:expr, |$row:ident| [$($bind:expr),* $(,)?]) => {
        match $tx.engine() {
            $crate::db::Engine::Sqlite(t) => {
                $crate::db::insert_all!(sqlx::Sqlite, t, ($into, $after), $rows, |$row| [$($bind),*])
            }
            $crate::db::Engine::Postgres(t) => {
                $crate::db::insert_all!(sqlx::Postgres, t, ($into, $after), $rows, |$row| [$($bind),*])
            }
        }
    };
    ($engine:ty, $t:ident, ($into:expr, $after:expr), $rows:expr, |$row:ident| [$($bind:expr),*]) => {
        async {
            for rows in $rows.chunks($crate::db::ROWS_AT_ONCE) {
                let mut query = sqlx::QueryBuilder::<$engine>::new($into);
                query.push_values(rows, |mut values, $row| {
                    $(values.push_bind($bind);)*
                });
                query.push($after).build().execute(&mut **$t).await?;
            }
            Ok::<(), sqlx::Error>(())
        }
        .await
    };
}

/// Changes rows by a list of values, many with a statement, and reads what each returns: transaction, SQL before and after the values
/// as a pair, a slice of rows, and the binds of a row.
macro_rules! change_all {
    ($tx:expr, $sql:expr, $rows:expr, |$row:ident| [$($bind:expr),* $(,)?]) => {
        match $tx.engine() {
            $crate::db::Engine::Sqlite(t) => {
                $crate::db::change_all!(sqlx::Sqlite, t, $sql, $rows, |$row| [$($bind),*])
            }
            $crate::db::Engine::Postgres(t) => {
                $crate::db::change_all!(sqlx::Postgres, t, $sql, $rows, |$row| [$($bind),*])
            }
        }
    };
    ($engine:ty, $t:ident, $sql:expr, $rows:expr, |$row:ident| [$($bind:expr),*]) => {
        async {
            let (before, after) = $sql;
            let mut returned = vec![];
            for rows in $rows.chunks($crate::db::ROWS_AT_ONCE) {
                let mut query = sqlx::QueryBuilder::<$engine>::new(before);
                query.push_values(rows, |mut values, $row| {
                    $(values.push_bind($bind);)*
                });
                returned.extend(query.push(after).build_query_as().fetch_all(&mut **$t).await?);
            }
            Ok::<_, sqlx::Error>(returned)
        }
        .await
    };
}

macro_rules! fetch {
    ($how:ident, $tx:expr, $sql:expr $(, $bind:expr)*) => {
        match $tx.engine() {
            $crate::db::Engine::Sqlite(t) => sqlx::query_as($sql)$(.bind($bind))*.$how(&mut **t).await,
            $crate::db::Engine::Postgres(t) => sqlx::query_as($sql)$(.bind($bind))*.$how(&mut **t).await,
        }
    };
}

/// Reads exactly one row: transaction, SQL, binds.
macro_rules! fetch_one {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => { $crate::db::fetch!(fetch_one, $tx, $sql $(, $bind)*) };
}

/// Reads one row or none: transaction, SQL, binds.
macro_rules! fetch_optional {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => { $crate::db::fetch!(fetch_optional, $tx, $sql $(, $bind)*) };
}

/// Reads all rows: transaction, SQL, binds.
macro_rules! fetch_all {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => { $crate::db::fetch!(fetch_all, $tx, $sql $(, $bind)*) };
}

pub(crate) use {change_all, execute, fetch, fetch_all, fetch_one, fetch_optional, insert_all};
