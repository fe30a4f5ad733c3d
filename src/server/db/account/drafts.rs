//! What is kept of a form for the person who sent it: what was typed after the session had ended (decision 10), the
//! answer to a form that may come twice, and that a change was made by a button that may be pressed twice.

use crate::domain::moment::Moment;
use crate::server::db::{Connection, Result, Transaction, run};

/// Keeps the fields of a form as JSON, without passwords, or the answer to it; nothing where that it was sent is enough.
pub async fn save(tx: &mut Transaction, user_id: &str, path: &str, fields: &str, now: Moment) -> Result<()> {
    const SQL: &str = "INSERT INTO form_drafts (user_id, path, fields, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (user_id, path) DO UPDATE SET fields = $3, created_at = $4";
    run!(tx, execute, sqlx::query(SQL).bind(user_id).bind(path).bind(fields).bind(now)).map(drop)
}

/// Begins to keep something new, unless something is kept that is not older than `since`; a second transaction waits
/// for the first one's end. False where it is kept.
pub async fn reserve(tx: &mut Transaction, user_id: &str, path: &str, since: Moment, now: Moment) -> Result<bool> {
    const SQL: &str = "INSERT INTO form_drafts (user_id, path, fields, created_at) VALUES ($1, $2, '', $4)
        ON CONFLICT (user_id, path) DO UPDATE SET fields = '', created_at = $4 WHERE form_drafts.created_at <= $3";
    let reserved = run!(tx, execute, sqlx::query(SQL).bind(user_id).bind(path).bind(since).bind(now))?;
    Ok(reserved == 1)
}

/// The kept fields of a form, when they are not older than `since`. Looking at them keeps them: the browser may fetch a
/// page that no one sees.
pub async fn find(connection: &mut Connection, user_id: &str, path: &str, since: Moment) -> Result<Option<String>> {
    const SQL: &str = "SELECT fields FROM form_drafts WHERE user_id = $1 AND path = $2 AND created_at > $3";
    run!(connection, fetch_optional, sqlx::query_scalar(SQL).bind(user_id).bind(path).bind(since))
}

/// Deletes the kept fields of a form: it has been sent.
pub async fn delete(tx: &mut Transaction, user_id: &str, path: &str) -> Result<()> {
    const SQL: &str = "DELETE FROM form_drafts WHERE user_id = $1 AND path = $2";
    run!(tx, execute, sqlx::query(SQL).bind(user_id).bind(path)).map(drop)
}

/// Deletes what is kept of a person under paths that begin so, from before a moment.
pub async fn delete_older_of(tx: &mut Transaction, user_id: &str, prefix: &str, before: Moment) -> Result<()> {
    const SQL: &str = "DELETE FROM form_drafts
        WHERE user_id = $1 AND substr(path, 1, length($2)) = $2 AND created_at < $3";
    run!(tx, execute, sqlx::query(SQL).bind(user_id).bind(prefix).bind(before)).map(drop)
}

/// Deletes what was kept before a moment.
pub async fn delete_older_than(tx: &mut Transaction, before: Moment) -> Result<u64> {
    run!(tx, execute, sqlx::query("DELETE FROM form_drafts WHERE created_at < $1").bind(before))
}
