//! Runs of imports, for pages to tell whose data they show.

use crate::{
    domain::{moment::Moment, register::RecordKind},
    server::db::{Connection, Result, Transaction, run},
};

/// A run of an import.
#[derive(Clone, Debug, Eq, PartialEq, sqlx::FromRow)]
pub struct ImportRow {
    /// Its number: 1, 2, 3 …
    pub number: i64,
    /// When it began.
    pub started_at: Moment,
    /// The day whose data the file has, `YYYY-MM-DD`, if it says so.
    pub as_of: Option<String>,
    /// The system that the file comes from, if it says so.
    pub source: Option<String>,
    /// The last purchasing account whose trail tells of its orders.
    pub told_until: String,
}

/// Begins an import of some kinds of records, and gives its number.
pub async fn begin(
    tx: &mut Transaction,
    now: Moment,
    as_of: Option<&str>,
    source: Option<&str>,
    kinds: impl IntoIterator<Item = RecordKind>,
) -> Result<i64> {
    const SQL: &str = "INSERT INTO imports (number, started_at, written_at, as_of, source)
        SELECT COALESCE(MAX(number), 0) + 1, $1, $1, $2, $3 FROM imports RETURNING number";
    const KIND: &str = "INSERT INTO import_kinds (kind, import_number) VALUES ($1, $2)";
    let number: i64 = run!(tx, fetch_one, sqlx::query_scalar(SQL).bind(now).bind(as_of).bind(source))?;
    for kind in kinds {
        run!(tx, execute, sqlx::query(KIND).bind(kind).bind(number))?;
    }
    Ok(number)
}

/// Notes that an import is at work.
pub async fn note(tx: &mut Transaction, number: i64, now: Moment) -> Result<()> {
    run!(tx, execute, sqlx::query("UPDATE imports SET written_at = $2 WHERE number = $1").bind(number).bind(now))
        .map(drop)
}

/// Notes up to which purchasing account the trail tells of an import's orders.
pub async fn note_told(tx: &mut Transaction, number: i64, account_id: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE imports SET told_until = $2, written_at = $3 WHERE number = $1";
    run!(tx, execute, sqlx::query(SQL).bind(number).bind(account_id).bind(now)).map(drop)
}

/// Notes that an import is done.
pub async fn finish(tx: &mut Transaction, number: i64, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE imports SET finished_at = $2, written_at = $2 WHERE number = $1";
    run!(tx, execute, sqlx::query(SQL).bind(number).bind(now)).map(drop)
}

/// An import that is not done, and those that were left so before a moment.
pub async fn list_unfinished(connection: &mut Connection, number: i64, before: Moment) -> Result<Vec<ImportRow>> {
    const SQL: &str = "SELECT number, started_at, as_of, source, told_until FROM imports
        WHERE finished_at IS NULL AND (number = $1 OR written_at < $2) ORDER BY number";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(number).bind(before))
}

/// The newest import that had records of a kind.
pub async fn find_newest(connection: &mut Connection, kind: RecordKind) -> Result<Option<ImportRow>> {
    const SQL: &str = "SELECT imports.number, started_at, as_of, source, told_until FROM import_kinds
        JOIN imports ON imports.number = import_kinds.import_number
        WHERE kind = $1 ORDER BY import_number DESC LIMIT 1";
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(kind))
}
