//! Links to set a new password.

use crate::domain::moment::Moment;
use crate::server::db::{Connection, Result, Transaction, run};

/// A link to set a new password, with its user.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ResetRow {
    /// Id of the link.
    pub id: String,
    /// Id of its user.
    pub user_id: String,
    /// The user's address.
    pub email: String,
    /// When it expires.
    pub expires_at: Moment,
    /// When it was used.
    pub used_at: Option<Moment>,
    /// When it was voided.
    pub voided_at: Option<Moment>,
}

/// Adds a link.
pub async fn create(
    tx: &mut Transaction,
    id: &str,
    user_id: &str,
    token_hash: &str,
    now: Moment,
    expires_at: Moment,
) -> Result<()> {
    const SQL: &str = "INSERT INTO password_resets (id, user_id, token_hash, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5)";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(user_id).bind(token_hash).bind(now).bind(expires_at)).map(drop)
}

/// The link with this token hash; none of an account that is closed.
pub async fn find(connection: &mut Connection, token_hash: &str) -> Result<Option<ResetRow>> {
    const SQL: &str = "SELECT password_resets.id, password_resets.user_id, users.email,
            password_resets.expires_at, password_resets.used_at, password_resets.voided_at
        FROM password_resets JOIN users ON users.id = password_resets.user_id
        WHERE token_hash = $1 AND users.is_active";
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(token_hash))
}

/// Uses a link up; false when it is used, voided or expired already, or its account is closed. Whoever is locked before is
/// not closed meanwhile.
pub async fn consume(tx: &mut Transaction, token_hash: &str, now: Moment) -> Result<bool> {
    const SQL: &str = "UPDATE password_resets SET used_at = $2
        WHERE token_hash = $1 AND used_at IS NULL AND voided_at IS NULL AND expires_at > $2
            AND EXISTS (SELECT 1 FROM users WHERE users.id = password_resets.user_id AND users.is_active)";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(token_hash).bind(now))? == 1)
}

/// Voids every unused link of a user.
pub async fn void_of_user(tx: &mut Transaction, user_id: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE password_resets SET voided_at = $2
        WHERE user_id = $1 AND used_at IS NULL AND voided_at IS NULL";
    run!(tx, execute, sqlx::query(SQL).bind(user_id).bind(now)).map(drop)
}

/// Whether a user has set a password by a link since a moment.
pub async fn was_used_since(connection: &mut Connection, user_id: &str, since: Moment) -> Result<bool> {
    const SQL: &str = "SELECT COUNT(*) FROM password_resets WHERE user_id = $1 AND used_at >= $2";
    Ok(run!(connection, fetch_one, sqlx::query_scalar::<_, i64>(SQL).bind(user_id).bind(since))? > 0)
}

/// Deletes a link that went to no one.
pub async fn delete(tx: &mut Transaction, id: &str) -> Result<()> {
    run!(tx, execute, sqlx::query("DELETE FROM password_resets WHERE id = $1").bind(id)).map(drop)
}

/// Deletes links that expired before a moment.
pub async fn delete_expired_before(tx: &mut Transaction, before: Moment) -> Result<u64> {
    run!(tx, execute, sqlx::query("DELETE FROM password_resets WHERE expires_at < $1").bind(before))
}
