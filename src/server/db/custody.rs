//! Data keys and canaries: see [`custody`](crate::server::custody).

use super::{Connection, Engine, Result, Transaction, run};
use crate::domain::{moment::Moment, product_key::DataKeyPurpose};

/// A key-encryption key by its id, with the word that it has encrypted.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CanaryRow {
    /// The id.
    pub id: String,
    /// The word; none where it is missing.
    pub sealed: Option<String>,
}

/// The key-encryption keys that data keys are encrypted by, with their canaries.
pub async fn list_canaries_in_use(connection: &mut Connection) -> Result<Vec<CanaryRow>> {
    const SQL: &str = "SELECT DISTINCT wrapped_by AS id, sealed FROM data_keys
        LEFT JOIN canaries ON canaries.key_encryption_key = wrapped_by ORDER BY 1";
    run!(connection, fetch_all, sqlx::query_as(SQL))
}

/// The canary of a key-encryption key.
pub async fn find_canary(connection: &mut Connection, id: &str) -> Result<Option<CanaryRow>> {
    const SQL: &str = "SELECT key_encryption_key AS id, sealed FROM canaries WHERE key_encryption_key = $1";
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// Adds a canary.
pub async fn add_canary(tx: &mut Transaction, id: &str, sealed: &str, now: Moment) -> Result<()> {
    const SQL: &str = "INSERT INTO canaries (key_encryption_key, sealed, created_at) VALUES ($1, $2, $3)
        ON CONFLICT (key_encryption_key) DO NOTHING";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(sealed).bind(now)).map(drop)
}

/// A data key, encrypted.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DataKeyRow {
    /// Id.
    pub id: String,
    /// What it is for.
    pub purpose: DataKeyPurpose,
    /// The organization whose secrets it encrypts; empty for the installation.
    pub organization_id: String,
    /// The id of the key-encryption key.
    pub wrapped_by: String,
    /// The data key, encrypted by that.
    pub wrapped: String,
    /// When it was made.
    pub created_at: Moment,
}

macro_rules! selected {
    ($rest:literal) => {
        concat!("SELECT id, purpose, organization_id, wrapped_by, wrapped, created_at FROM data_keys ", $rest)
    };
}

/// Lets everyone else who makes or wraps data keys wait until the transaction ends.
pub async fn lock(tx: &mut Transaction) -> Result<()> {
    // SQLite has one writer anyway.
    let Engine::Postgres(executor) = tx.engine() else { return Ok(()) };
    sqlx::query("LOCK TABLE data_keys IN SHARE ROW EXCLUSIVE MODE").execute(executor).await.map(drop)
}

/// The data key with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<DataKeyRow>> {
    const SQL: &str = selected!("WHERE id = $1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// The data key that encrypts for a purpose.
pub async fn find_current(
    connection: &mut Connection,
    purpose: DataKeyPurpose,
    organization_id: &str,
) -> Result<Option<DataKeyRow>> {
    const SQL: &str = selected!("WHERE purpose = $1 AND organization_id = $2 AND retired_at IS NULL");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(purpose).bind(organization_id))
}

/// Adds a data key.
pub async fn add(tx: &mut Transaction, row: &DataKeyRow) -> Result<()> {
    const SQL: &str = "INSERT INTO data_keys (id, purpose, organization_id, wrapped_by, wrapped, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(row.purpose)
            .bind(&row.organization_id)
            .bind(&row.wrapped_by)
            .bind(&row.wrapped)
            .bind(row.created_at)
    )
    .map(drop)
}

/// Lets a data key encrypt no longer.
pub async fn retire(tx: &mut Transaction, id: &str, now: Moment) -> Result<()> {
    run!(tx, execute, sqlx::query("UPDATE data_keys SET retired_at = $2 WHERE id = $1").bind(id).bind(now)).map(drop)
}

/// A data key that this key-encryption key encrypts.
pub async fn find_wrapped_by(connection: &mut Connection, id: &str) -> Result<Option<DataKeyRow>> {
    const SQL: &str = selected!("WHERE wrapped_by = $1 ORDER BY id LIMIT 1");
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// Data keys after one, by id, that another key-encryption key than this one encrypts, up to so many.
pub async fn list_not_wrapped_by(
    connection: &mut Connection,
    id: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<DataKeyRow>> {
    const SQL: &str = selected!("WHERE wrapped_by <> $1 AND id > $2 ORDER BY id LIMIT $3");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(id).bind(after).bind(limit))
}

/// All data keys after one, by id, up to so many.
pub async fn list_after(connection: &mut Connection, after: &str, limit: i64) -> Result<Vec<DataKeyRow>> {
    const SQL: &str = selected!("WHERE id > $1 ORDER BY id LIMIT $2");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(after).bind(limit))
}

/// Stores a data key as it is encrypted now.
pub async fn set_wrapped(tx: &mut Transaction, row: &DataKeyRow) -> Result<()> {
    const SQL: &str = "UPDATE data_keys SET wrapped_by = $2, wrapped = $3 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(&row.id).bind(&row.wrapped_by).bind(&row.wrapped)).map(drop)
}

/// How many data keys each key-encryption key encrypts.
pub async fn count_by_wrapping(connection: &mut Connection) -> Result<Vec<(String, i64)>> {
    const SQL: &str = "SELECT wrapped_by, COUNT(*) FROM data_keys GROUP BY wrapped_by ORDER BY wrapped_by";
    run!(connection, fetch_all, sqlx::query_as(SQL))
}

/// The data keys that encrypt for a purpose, one for each organization.
pub async fn list_current(connection: &mut Connection, purpose: DataKeyPurpose) -> Result<Vec<DataKeyRow>> {
    const SQL: &str = selected!("WHERE retired_at IS NULL AND purpose = $1 ORDER BY id");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(purpose))
}

/// The data keys that encrypt no longer.
pub async fn list_retired(connection: &mut Connection) -> Result<Vec<DataKeyRow>> {
    const SQL: &str = selected!("WHERE retired_at IS NOT NULL ORDER BY id");
    run!(connection, fetch_all, sqlx::query_as(SQL))
}

/// Deletes a data key that encrypts no longer, unless something is encrypted by it.
pub async fn delete_retired(tx: &mut Transaction, id: &str) -> Result<()> {
    const SQL: &str = "DELETE FROM data_keys WHERE id = $1 AND retired_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM product_keys WHERE data_key_id = $1)
        AND NOT EXISTS (SELECT 1 FROM signing_keys WHERE data_key_id = $1)";
    run!(tx, execute, sqlx::query(SQL).bind(id)).map(drop)
}
