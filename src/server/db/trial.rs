//! An empty SQLite database with all tables, for unit tests.

use super::{Db, Engine};
use tempfile::TempDir;

/// The database, and the folder that it goes with.
pub async fn empty() -> (TempDir, Db) {
    let folder = TempDir::new().expect("a folder");
    let db = Db::connect(&format!("sqlite://{}", folder.path().join("test.db").display())).await.expect("a file");
    db.migrate().await.expect("tables");
    (folder, db)
}

/// What SQLite would do for a statement, a step each. Parameters that are not bound are null, which changes no plan.
pub async fn plan(sql: &str) -> Vec<String> {
    let (_folder, db) = empty().await;
    let mut connection = db.read().await.expect("a connection");
    let Engine::Sqlite(executor) = connection.engine() else { panic!("another engine") };
    let steps: Vec<(i64, i64, i64, String)> = sqlx::query_as(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")))
        .fetch_all(executor)
        .await
        .expect("a plan");
    steps.into_iter().map(|step| step.3).collect()
}
