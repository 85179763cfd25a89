use super::{During, Engine, Fault, Tx, execute, migrations};
use crate::terms::Moment;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool};
use std::str::FromStr;
use std::time::Duration;

/// The pools of either engine.
#[derive(Clone)]
pub enum Db {
    /// One connection writes, a few read.
    Sqlite {
        /// The one that writes.
        writer: SqlitePool,
        /// Those that read; WAL lets them see the last commit while the writer works.
        readers: SqlitePool,
    },
    /// Several connections; an advisory lock lets one of them write.
    Postgres(PgPool),
}

/// The database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither engine.
    #[error("database.url must begin with sqlite: or postgres://")]
    UnknownEngine,
    /// The engine refused.
    #[error("the database cannot be opened: {0}")]
    Refused(#[from] sqlx::Error),
    /// Its tables cannot be brought up to date.
    #[error("the database cannot be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

/// "lianxin" in ASCII: the advisory lock that all writers of one PostgreSQL database take.
const HOUSE_LOCK: i64 = 0x006c_6961_6e78_696e;

impl Db {
    /// Opens a database and brings its tables up to date. `url` is `sqlite:FILE` or `postgres://…`.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let db = Self::connect(url).await?;
        migrations::run(&db, None).await?;
        Ok(db)
    }

    /// Opens a database as it stands after the given migration, for tests of the next one.
    pub async fn open_at(url: &str, version: i64) -> Result<Self, OpenError> {
        let db = Self::connect(url).await?;
        migrations::run(&db, Some(version)).await?;
        Ok(db)
    }

    async fn connect(url: &str) -> Result<Self, OpenError> {
        if url.starts_with("sqlite:") {
            // WAL with synchronous FULL: a commit survives a power cut, and readers never wait for the writer.
            let options = SqliteConnectOptions::from_str(url)?
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10));
            let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
            let readers = SqlitePoolOptions::new().max_connections(4).connect_lazy_with(options);
            return Ok(Self::Sqlite { writer, readers });
        }
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(url)?;
            return Ok(Self::Postgres(PgPoolOptions::new().max_connections(8).connect_with(options).await?));
        }
        Err(OpenError::UnknownEngine)
    }

    /// Opens the one writing transaction; waits for its turn.
    pub async fn write(&self, now: Moment) -> Result<Tx, Fault> {
        match self {
            Self::Sqlite { writer, .. } => {
                let begun = writer.begin_with("BEGIN IMMEDIATE").await.during("beginning to write")?;
                Ok(Tx::new(Engine::Sqlite(begun), now))
            }
            Self::Postgres(pool) => {
                let begun = pool.begin().await.during("beginning to write")?;
                let mut tx = Tx::new(Engine::Postgres(begun), now);
                execute!(&mut tx, "SELECT pg_advisory_xact_lock($1)", HOUSE_LOCK)
                    .during("waiting for the turn to write")?;
                Ok(tx)
            }
        }
    }

    /// Opens a transaction that only reads, and waits for nobody.
    pub async fn read(&self, now: Moment) -> Result<Tx, Fault> {
        let engine = match self {
            Self::Sqlite { readers, .. } => Engine::Sqlite(readers.begin().await.during("beginning to read")?),
            Self::Postgres(pool) => {
                let statement = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                Engine::Postgres(pool.begin_with(statement).await.during("beginning to read")?)
            }
        };
        Ok(Tx::new(engine, now))
    }

    /// Closes every connection; the last one folds SQLite's log into its file.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}
