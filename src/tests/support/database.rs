//! Empty databases: a file for SQLite, a new database of the test cluster for PostgreSQL.

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::{
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
    /// Makes an empty database and gives its address.
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
