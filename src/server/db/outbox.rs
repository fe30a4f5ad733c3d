//! Mails to send, and their leases.

use super::{Connection, Result, bulk::insert_rows, run};
use crate::domain::moment::{Moment, Span};

/// A mail to send.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OutboxRow {
    /// Id; also the local part of the Message-ID, so that it stays the same for every attempt.
    pub id: String,
    /// Which mail.
    pub kind: String,
    /// To whom.
    pub recipient: String,
    /// Language code.
    pub language: String,
    /// The invitation that it is about.
    pub invitation_id: Option<String>,
    /// The user whom it is about.
    pub user_id: Option<String>,
    /// More facts, as JSON.
    pub details: String,
    /// Whether a public form asked for it.
    pub is_requested: bool,
    /// queued, sending, sent, refused or withdrawn.
    pub state: String,
    /// How often sending began.
    pub attempts: i64,
    /// When it is tried next, or when the lease ends, in milliseconds.
    pub due_at: i64,
    /// When it was written, in milliseconds.
    pub created_at: i64,
    /// The mail server's last words.
    pub reply: Option<String>,
}

/// Writes mails to the outbox.
pub async fn create(connection: &mut Connection, rows: &[OutboxRow]) -> Result<()> {
    insert_rows!(
        connection,
        "INSERT INTO outbox (id, kind, recipient, language, invitation_id, user_id, details, is_requested, state,
            attempts, due_at, created_at) ",
        rows,
        |row| [
            &row.id,
            &row.kind,
            &row.recipient,
            &row.language,
            &row.invitation_id,
            &row.user_id,
            &row.details,
            row.is_requested,
            &row.state,
            row.attempts,
            row.due_at,
            row.created_at,
        ],
        ""
    );
    Ok(())
}

/// No mail waits longer than this for its next attempt.
pub const LONGEST_WAIT: Span = Span::hours(1);

/// Leases up to `most` mails that are due: queued ones, and ones whose former lease has ended. One
/// statement, so that two workers never lease the same mail.
///
/// A clock that jumps back keeps no mail: the first attempt waits for nothing, and a time beyond
/// [`LONGEST_WAIT`] can only come from a clock that was wrong.
pub async fn claim(connection: &mut Connection, now: Moment, lease: Span, most: i64) -> Result<Vec<OutboxRow>> {
    // Each way to be due walks the index from its own beginning: the mails behind those that are due are not read, however
    // many wait. What another worker leased meanwhile is seen by asking once more; NOT IN, so that SQLite goes by the ids
    // and does not walk through all that wait.
    const SQL: &str = "UPDATE outbox SET state = 'sending', attempts = attempts + 1, due_at = $2
        WHERE state NOT IN ('sent', 'refused', 'withdrawn') AND (due_at <= $1 OR due_at > $4 OR attempts = 0) AND id IN (
            SELECT id FROM (
                SELECT * FROM (SELECT id, due_at FROM outbox
                    WHERE state = 'queued' AND due_at <= $1 ORDER BY due_at LIMIT $3) AS due
                UNION ALL SELECT * FROM (SELECT id, due_at FROM outbox
                    WHERE state = 'sending' AND due_at <= $1 ORDER BY due_at LIMIT $3) AS left_behind
                UNION ALL SELECT * FROM (SELECT id, due_at FROM outbox
                    WHERE state IN ('queued', 'sending') AND due_at > $4 LIMIT $3) AS misdated
                UNION ALL SELECT * FROM (SELECT id, due_at FROM outbox
                    WHERE state = 'queued' AND due_at > $1 AND due_at <= $4 AND attempts = 0 LIMIT $3) AS untried
            ) AS candidates ORDER BY due_at LIMIT $3)
        RETURNING *";
    run!(
        connection,
        fetch_all,
        sqlx::query_as(SQL).bind(now.0).bind((now + lease).0).bind(most).bind((now + LONGEST_WAIT).0)
    )
}

/// Notes that the mail server took a mail over.
pub async fn set_sent(connection: &mut Connection, id: &str, reply: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE outbox SET state = 'sent', finished_at = $3, reply = $2 WHERE id = $1";
    run!(connection, execute, sqlx::query(SQL).bind(id).bind(reply).bind(now.0)).map(drop)
}

/// Notes that a leased mail will never be sent, and why. Does nothing when the lease is lost: the mail
/// is another worker's then.
pub async fn set_refused(connection: &mut Connection, lease: &OutboxRow, reply: &str, now: Moment) -> Result<()> {
    finish(connection, lease, "refused", Some(reply), now).await
}

/// Notes that a leased mail is not sent, because what it would say is no longer true. Does nothing when the lease
/// is lost.
pub async fn set_withdrawn(connection: &mut Connection, lease: &OutboxRow, now: Moment) -> Result<()> {
    finish(connection, lease, "withdrawn", None, now).await
}

async fn finish(
    connection: &mut Connection,
    lease: &OutboxRow,
    state: &str,
    reply: Option<&str>,
    now: Moment,
) -> Result<()> {
    const SQL: &str = "UPDATE outbox SET state = $3, finished_at = $5, reply = COALESCE($4, reply)
        WHERE id = $1 AND state = 'sending' AND attempts = $2";
    run!(connection, execute, sqlx::query(SQL).bind(&lease.id).bind(lease.attempts).bind(state).bind(reply).bind(now.0))
        .map(drop)
}

/// Gives a lease back: the mail is tried again at `due_at`. Does nothing when the lease is lost.
pub async fn release(
    connection: &mut Connection,
    lease: &OutboxRow,
    reply: Option<&str>,
    due_at: Moment,
) -> Result<()> {
    const SQL: &str = "UPDATE outbox SET state = 'queued', due_at = $4, reply = COALESCE($3, reply)
        WHERE id = $1 AND state = 'sending' AND attempts = $2";
    run!(connection, execute, sqlx::query(SQL).bind(&lease.id).bind(lease.attempts).bind(reply).bind(due_at.0))
        .map(drop)
}

/// Ends every lease, for a server that knows to be alone: whoever held them is dead. Gives their number.
pub async fn release_all(connection: &mut Connection, now: Moment) -> Result<u64> {
    const SQL: &str = "UPDATE outbox SET state = 'queued', due_at = $1 WHERE state = 'sending'";
    run!(connection, execute, sqlx::query(SQL).bind(now.0))
}

/// Drops the mails of an invitation that wait: what they would say is no longer true.
pub async fn withdraw_of_invitation(connection: &mut Connection, invitation_id: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE outbox SET state = 'withdrawn', finished_at = $2
        WHERE invitation_id = $1 AND state = 'queued' AND kind = 'invitation'";
    run!(connection, execute, sqlx::query(SQL).bind(invitation_id).bind(now.0)).map(drop)
}

/// How many mails the public forms made for an invitation since a moment.
pub async fn count_requested(connection: &mut Connection, invitation_id: &str, since: Moment) -> Result<i64> {
    const SQL: &str = "SELECT COUNT(*) FROM outbox
        WHERE invitation_id = $1 AND is_requested AND created_at > $2";
    let (count,): (i64,) = run!(connection, fetch_one, sqlx::query_as(SQL).bind(invitation_id).bind(since.0))?;
    Ok(count)
}

/// The newest mail that carries a link of an invitation.
pub async fn find_last_of_invitation(connection: &mut Connection, invitation_id: &str) -> Result<Option<OutboxRow>> {
    const SQL: &str = "SELECT * FROM outbox WHERE invitation_id = $1 AND kind = 'invitation'
        ORDER BY id DESC LIMIT 1";
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(invitation_id))
}

/// All mails, oldest first.
pub async fn list(connection: &mut Connection) -> Result<Vec<OutboxRow>> {
    run!(connection, fetch_all, sqlx::query_as("SELECT * FROM outbox ORDER BY id"))
}
