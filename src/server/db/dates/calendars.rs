//! Calendars that programs subscribe to.

use crate::{
    domain::moment::Moment,
    server::db::{Connection, Result, Transaction, run},
};

/// Whose calendar the address with this hash is.
pub async fn find_owner(connection: &mut Connection, token_hash: &str) -> Result<Option<String>> {
    const SQL: &str = "SELECT user_id FROM calendar_feeds WHERE token_hash = $1";
    run!(connection, fetch_optional, sqlx::query_scalar(SQL).bind(token_hash))
}

/// Since when a person's calendar has its address; none for who has none.
pub async fn find(connection: &mut Connection, user_id: &str) -> Result<Option<Moment>> {
    const SQL: &str = "SELECT created_at FROM calendar_feeds WHERE user_id = $1";
    run!(connection, fetch_optional, sqlx::query_scalar(SQL).bind(user_id))
}

/// Gives a person a calendar; false if there is one.
pub async fn create(tx: &mut Transaction, user_id: &str, token_hash: &str, now: Moment) -> Result<bool> {
    const SQL: &str = "INSERT INTO calendar_feeds (user_id, token_hash, created_at) VALUES ($1, $2, $3)
        ON CONFLICT (user_id) DO NOTHING";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(user_id).bind(token_hash).bind(now))? == 1)
}

/// Gives a person's calendar another address, so that the former one leads nowhere; false if it has got another one since.
pub async fn renew(tx: &mut Transaction, user_id: &str, since: Moment, token_hash: &str, now: Moment) -> Result<bool> {
    const SQL: &str =
        "UPDATE calendar_feeds SET token_hash = $3, created_at = $4 WHERE user_id = $1 AND created_at = $2";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(user_id).bind(since).bind(token_hash).bind(now))? == 1)
}

/// Ends a person's calendar; false if it has got another address since, or has ended.
pub async fn delete(tx: &mut Transaction, user_id: &str, since: Moment) -> Result<bool> {
    const SQL: &str = "DELETE FROM calendar_feeds WHERE user_id = $1 AND created_at = $2";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(user_id).bind(since))? == 1)
}

/// Ends a person's calendar, whatever address it has; false if there is none.
pub async fn delete_of_user(tx: &mut Transaction, user_id: &str) -> Result<bool> {
    Ok(run!(tx, execute, sqlx::query("DELETE FROM calendar_feeds WHERE user_id = $1").bind(user_id))? > 0)
}

/// Ends a person's calendar if there is no role left that counts.
pub async fn delete_of_user_without_role(tx: &mut Transaction, user_id: &str) -> Result<()> {
    const SQL: &str = "DELETE FROM calendar_feeds WHERE user_id = $1 AND NOT EXISTS (
        SELECT 1 FROM role_assignments WHERE user_id = $1 AND suspended_at IS NULL)";
    run!(tx, execute, sqlx::query(SQL).bind(user_id)).map(drop)
}

/// Ends the calendars of people who are deactivated or have no role, and gives how many there were.
pub async fn delete_without_role(tx: &mut Transaction) -> Result<u64> {
    const SQL: &str = "DELETE FROM calendar_feeds WHERE NOT EXISTS (SELECT 1 FROM users
        JOIN role_assignments ON role_assignments.user_id = users.id AND role_assignments.suspended_at IS NULL
        WHERE users.id = calendar_feeds.user_id AND users.is_active)";
    run!(tx, execute, sqlx::query(SQL))
}
