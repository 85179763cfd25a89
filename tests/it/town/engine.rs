//! A fresh database for each story, on either engine.

use lianxin::db::Db;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// What a story runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub const BOTH: [Self; 2] = [Self::Sqlite, Self::Postgres];

    /// The address of a database without tables.
    pub async fn empty(self) -> Place {
        self.place("template0").await
    }

    /// The address of a database with all its tables.
    pub async fn fresh(self) -> Place {
        if self == Self::Postgres {
            TEMPLATE.get_or_init(make_template).await;
        }
        self.place("house").await
    }

    async fn place(self, template: &str) -> Place {
        let folder = TempDir::new().expect("the temporary folder can be written");
        let url = match self {
            Self::Sqlite => format!("sqlite:{}", folder.path().join("lianxin.db").display()),
            Self::Postgres => cluster().create(template).await,
        };
        Place { url, folder }
    }
}

/// A database, gone when this is dropped (PostgreSQL's with the cluster).
pub struct Place {
    pub url: String,
    pub folder: TempDir,
}

static TEMPLATE: OnceCell<()> = OnceCell::const_new();

async fn make_template() {
    let url = cluster().create_as("house", "template0").await;
    Db::open(&url).await.expect("the migrations run on PostgreSQL").close().await;
}

/// One PostgreSQL server for the whole run, in a temporary folder.
struct Cluster {
    folder: PathBuf,
    made: AtomicU32,
    /// Its standard input is a pipe that we hold: however this process ends, the pipe closes and the guard stops the server.
    _guard: Child,
}

fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| {
        Cluster::start().expect("PostgreSQL must start for the tests; scripts/test installs it from Debian's packages")
    })
}

/// Makes the cluster, says "ready", waits for the end of its input, and takes everything away.
const GUARD: &str = r#"
cd "$1"
"$2/initdb" -D data -U lianxin -A trust -E UTF8 --locale=C --no-sync >init.log 2>&1 || { cat init.log >&2; exit 1; }
"$2/pg_ctl" -D data -w -l server.log -o "-c listen_addresses='' -k $1 -c fsync=off -c synchronous_commit=off \
 -c full_page_writes=off -c max_connections=400 -c shared_buffers=64MB" start >/dev/null || { cat server.log >&2; exit 1; }
echo ready
cat >/dev/null
"$2/pg_ctl" -D data -m immediate stop >/dev/null
rm -rf "$1"
"#;

/// PostgreSQL refuses to run as root; on every Debian this is `nobody`.
const NOBODY: u32 = 65_534;

impl Cluster {
    fn start() -> std::io::Result<Self> {
        let folder = TempDir::new()?.keep();
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, "guard"]).arg(&folder).arg(programs()?);
        guard.stdin(Stdio::piped()).stdout(Stdio::piped());
        if std::fs::metadata("/proc/self").map(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)? {
            chown(&folder, Some(NOBODY), Some(NOBODY))?;
            guard.uid(NOBODY).gid(NOBODY);
        }
        let mut guard = guard.spawn()?;
        let said = guard.stdout.take().expect("its output is a pipe");
        match BufReader::new(said).lines().next() {
            Some(Ok(line)) if line == "ready" => {}
            _ => return Err(std::io::Error::other("initdb or pg_ctl failed; see above")),
        }
        Ok(Self { folder, made: AtomicU32::new(0), _guard: guard })
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://lianxin@localhost/{database}?host={}", self.folder.display())
    }

    async fn create(&self, template: &str) -> String {
        let name = format!("story_{}", self.made.fetch_add(1, Ordering::Relaxed));
        self.create_as(&name, template).await
    }

    async fn create_as(&self, name: &str, template: &str) -> String {
        let mut connection = PgConnection::connect(&self.url("postgres")).await.expect("the cluster runs");
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE {template}")))
            .execute(&mut connection)
            .await
            .expect("a database can be made");
        connection.close().await.expect("the cluster runs");
        self.url(name)
    }
}

/// Debian keeps the server's programs beside the path.
fn programs() -> std::io::Result<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .map_err(|_| std::io::Error::other("PostgreSQL is not installed in /usr/lib/postgresql"))?;
    let programs = versions.flatten().map(|version| version.path().join("bin"));
    programs
        .filter(|folder| Path::new(folder).join("initdb").exists())
        .max()
        .ok_or_else(|| std::io::Error::other("there is no initdb in /usr/lib/postgresql"))
}
