//! Empty databases: a file for SQLite, a new database of the test cluster for PostgreSQL.

use business_center::server::db::Db;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::{
    collections::BTreeMap,
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

impl Engine {
    /// Creates an empty database and returns its URL.
    pub async fn create(self, folder: &Path) -> String {
        match self {
            Self::Sqlite => format!("sqlite://{}", folder.join("test.db").display()),
            Self::Postgres => {
                let cluster = std::env::var("BC_TEST_POSTGRES_URL")
                    .expect("BC_TEST_POSTGRES_URL names no cluster: run `make test`, or `scripts/with-postgres cargo test --features ssr`");
                let name = format!("bc_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
                let mut connection =
                    PgConnection::connect(&format!("{cluster}/postgres")).await.expect("the test cluster");
                connection.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.expect("a new database");
                format!("{cluster}/{name}")
            }
        }
    }
}

/// Makes a role that may connect to a database, where nobody but its owner may do more, and gives its name.
pub async fn create_role(database_url: &str) -> String {
    let database = database_url.rsplit('/').next().expect("a name");
    let role = format!("role_of_{database}");
    let mut connection = PgConnection::connect(database_url).await.expect("the database");
    let sql = format!(
        "CREATE ROLE {role} LOGIN;
        REVOKE ALL ON DATABASE {database} FROM PUBLIC;
        GRANT CONNECT ON DATABASE {database} TO {role};
        REVOKE ALL ON SCHEMA public FROM PUBLIC"
    );
    connection.execute(AssertSqlSafe(sql)).await.expect("a role");
    role
}

/// Everything that a database holds, as text: the files of SQLite as they are.
pub async fn dump(db: &Db) -> String {
    let mut all = String::new();
    match db {
        Db::Sqlite { read, .. } => {
            let files: Vec<(i64, String, String)> =
                sqlx::query_as("PRAGMA database_list").fetch_all(read).await.expect("a file");
            for ending in ["", "-wal"] {
                let bytes = std::fs::read(format!("{}{ending}", files[0].2)).unwrap_or_default();
                all.push_str(&String::from_utf8_lossy(&bytes));
            }
        }
        Db::Postgres { read, .. } => {
            for table in rows(db).await.keys() {
                let sql = AssertSqlSafe(format!("SELECT COALESCE(STRING_AGG(t::text, E'\n'), '') FROM {table} t"));
                let (text,): (String,) = sqlx::query_as(sql).fetch_one(read).await.expect("rows");
                all.push_str(&text);
            }
        }
    }
    all
}

/// The number of rows of each table.
pub async fn rows(db: &Db) -> BTreeMap<String, i64> {
    const SQLITE: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    const POSTGRES: &str = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'";
    let mut rows = BTreeMap::new();
    let tables: Vec<(String,)> = match db {
        Db::Sqlite { read, .. } => sqlx::query_as(SQLITE).fetch_all(read).await,
        Db::Postgres { read, .. } => sqlx::query_as(POSTGRES).fetch_all(read).await,
    }
    .expect("tables");
    for (table,) in tables {
        let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
        let count: Result<(i64,), _> = match db {
            Db::Sqlite { read, .. } => sqlx::query_as(sql).fetch_one(read).await,
            Db::Postgres { read, .. } => sqlx::query_as(sql).fetch_one(read).await,
        };
        rows.insert(table, count.expect("a count").0);
    }
    rows
}
