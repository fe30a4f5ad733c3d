//! The keys that sign answers to services.

use crate::{
    domain::moment::Moment,
    server::{
        db::{Connection, Engine, Result, Transaction, run},
        signing::PrivateKey,
    },
};

/// A key; without `Debug`, because it holds the private one.
#[derive(sqlx::FromRow)]
pub struct SigningKeyRow {
    /// Id.
    pub id: String,
    /// The private key.
    pub private_key: PrivateKey,
    /// The data key that encrypts it; none for one that is not encrypted yet.
    pub data_key_id: Option<String>,
    /// The public point, base64url.
    pub x: String,
    /// Its other coordinate.
    pub y: String,
    /// When it was made.
    pub created_at: Moment,
    /// Since when another key signs.
    pub retired_at: Option<Moment>,
}

/// The public part of a key.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PublicKeyRow {
    /// Id.
    pub id: String,
    /// The public point, base64url.
    pub x: String,
    /// Its other coordinate.
    pub y: String,
}

/// Lets everyone else who makes or replaces a key wait until the transaction ends.
pub async fn lock(tx: &mut Transaction) -> Result<()> {
    // SQLite has one writer anyway.
    let Engine::Postgres(executor) = tx.engine() else { return Ok(()) };
    sqlx::query("LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE").execute(executor).await.map(drop)
}

/// The key with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<SigningKeyRow>> {
    const SQL: &str = "SELECT id, private_key, data_key_id, x, y, created_at, retired_at FROM signing_keys
        WHERE id = $1";
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// The id of the key that signs.
pub async fn find_current(connection: &mut Connection) -> Result<Option<String>> {
    const SQL: &str = "SELECT id FROM signing_keys WHERE retired_at IS NULL ORDER BY id DESC LIMIT 1";
    run!(connection, fetch_optional, sqlx::query_scalar(SQL))
}

/// The keys that are published, the newest first: the one that signs, and those that did after a moment.
pub async fn list_published(connection: &mut Connection, since: Moment) -> Result<Vec<PublicKeyRow>> {
    const SQL: &str = "SELECT id, x, y FROM signing_keys
        WHERE retired_at IS NULL OR retired_at > $1 ORDER BY id DESC";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(since))
}

/// Adds a key.
pub async fn create(tx: &mut Transaction, row: &SigningKeyRow) -> Result<()> {
    const SQL: &str = "INSERT INTO signing_keys (id, private_key, data_key_id, x, y, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(&row.private_key)
            .bind(&row.data_key_id)
            .bind(&row.x)
            .bind(&row.y)
            .bind(row.created_at)
    )
    .map(drop)
}

/// The keys that this data key encrypts, or with none, those that are not encrypted.
pub async fn list_encrypted_by(connection: &mut Connection, data_key_id: Option<&str>) -> Result<Vec<SigningKeyRow>> {
    const SQL: &str = "SELECT id, private_key, data_key_id, x, y, created_at, retired_at FROM signing_keys
        WHERE COALESCE(data_key_id, '') = $1 ORDER BY id";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(data_key_id.unwrap_or_default()))
}

/// Stores a key as a data key encrypts it.
pub async fn set_private_key(tx: &mut Transaction, id: &str, key: &PrivateKey, data_key_id: &str) -> Result<()> {
    const SQL: &str = "UPDATE signing_keys SET private_key = $2, data_key_id = $3 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(key).bind(data_key_id)).map(drop)
}

/// Lets the key that signs do so no longer.
pub async fn retire_current(tx: &mut Transaction, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE signing_keys SET retired_at = $1 WHERE retired_at IS NULL";
    run!(tx, execute, sqlx::query(SQL).bind(now)).map(drop)
}

/// Forgets the keys that retired before a moment.
pub async fn forget_retired_before(tx: &mut Transaction, before: Moment) -> Result<()> {
    run!(tx, execute, sqlx::query("DELETE FROM signing_keys WHERE retired_at <= $1").bind(before)).map(drop)
}
