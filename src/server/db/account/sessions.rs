//! Sessions, kept on the server (decision 10).

use crate::domain::moment::Moment;
use crate::server::db::{Connection, Result, Transaction, columns::columns, run, users::UserRow};

/// A session and its user.
#[derive(Debug, sqlx::FromRow)]
pub struct SessionRow {
    /// When it began.
    pub session_created_at: Moment,
    /// When it was used last, exact to a minute.
    pub session_active_at: Moment,
    /// The purchasing account that was chosen in it; none for all.
    pub session_account_id: Option<String>,
    /// Until when the person has shown in it who they are.
    pub session_confirmed_until: Option<Moment>,
    /// Whose it is.
    #[sqlx(flatten)]
    pub user: UserRow,
}

/// The session with this token hash, whatever its age.
pub async fn find(connection: &mut Connection, token_hash: &str) -> Result<Option<SessionRow>> {
    const SQL: &str = concat!(
        "SELECT sessions.created_at AS session_created_at,
            sessions.active_at AS session_active_at, sessions.purchasing_account_id AS session_account_id,
            sessions.confirmed_until AS session_confirmed_until, ",
        columns!(users),
        "
        FROM sessions JOIN users ON users.id = sessions.user_id WHERE sessions.token_hash = $1"
    );
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(token_hash))
}

/// Begins a session.
pub async fn create(tx: &mut Transaction, token_hash: &str, user_id: &str, now: Moment) -> Result<()> {
    const SQL: &str = "INSERT INTO sessions (token_hash, user_id, created_at, active_at) VALUES ($1, $2, $3, $3)";
    run!(tx, execute, sqlx::query(SQL).bind(token_hash).bind(user_id).bind(now)).map(drop)
}

/// Notes that a session is in use.
pub async fn touch(tx: &mut Transaction, token_hash: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE sessions SET active_at = $2 WHERE token_hash = $1";
    run!(tx, execute, sqlx::query(SQL).bind(token_hash).bind(now)).map(drop)
}

/// Notes until when the person has shown in a session who they are.
pub async fn confirm(tx: &mut Transaction, token_hash: &str, until: Moment) -> Result<()> {
    const SQL: &str = "UPDATE sessions SET confirmed_until = $2 WHERE token_hash = $1";
    run!(tx, execute, sqlx::query(SQL).bind(token_hash).bind(until)).map(drop)
}

/// Chooses a purchasing account, or all with none.
pub async fn set_account(tx: &mut Transaction, token_hash: &str, account_id: Option<&str>) -> Result<()> {
    const SQL: &str = "UPDATE sessions SET purchasing_account_id = $2 WHERE token_hash = $1";
    run!(tx, execute, sqlx::query(SQL).bind(token_hash).bind(account_id)).map(drop)
}

/// Ends one session.
pub async fn delete(tx: &mut Transaction, token_hash: &str) -> Result<()> {
    run!(tx, execute, sqlx::query("DELETE FROM sessions WHERE token_hash = $1").bind(token_hash)).map(drop)
}

/// Ends all sessions of a user.
pub async fn delete_of_user(tx: &mut Transaction, user_id: &str) -> Result<u64> {
    run!(tx, execute, sqlx::query("DELETE FROM sessions WHERE user_id = $1").bind(user_id))
}

/// Lets sessions that a clock which was ahead has dated into the future begin now, so that none lasts
/// longer than it may.
pub async fn bring_back(tx: &mut Transaction, now: Moment) -> Result<u64> {
    const SQL: &str = "UPDATE sessions SET created_at = CASE WHEN created_at > $1 THEN $1 ELSE created_at END,
        active_at = $1 WHERE active_at > $1";
    run!(tx, execute, sqlx::query(SQL).bind(now))
}

/// Deletes sessions that began before a moment.
pub async fn delete_older_than(tx: &mut Transaction, began: Moment) -> Result<u64> {
    run!(tx, execute, sqlx::query("DELETE FROM sessions WHERE created_at < $1").bind(began))
}
