//! Which invitations are due for a reminder, and how many they have had.

use crate::domain::moment::Moment;
use crate::server::db::{Connection, Result, Transaction, run};

/// After this many failed attempts, an invitation gets no reminder until it is resent.
pub const MOST_ATTEMPTS: i64 = 6;

/// Restarts the reminders: the invitation was resent.
pub async fn begin(tx: &mut Transaction, invitation_id: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE invitations SET remind_from = $2, reminders = 0, reminder_attempts = 0 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(now)).map(drop)
}

/// One round of reminders, for invitations whose time began between these moments and that had fewer.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    /// Which reminder, from 1.
    pub number: i64,
    /// The time of the invitation began after this moment.
    pub begun_after: Moment,
    /// And no later than this one.
    pub begun_before: Moment,
}

/// The ids of so many pending invitations that are due in a round, from an id on; none of a draft or ended agreement, and
/// none that is paused, whose person the operator has deactivated, whose last mail was refused for good (a code of the mail
/// server that begins with 5), or whose reminder failed too often.
pub async fn list_due(connection: &mut Connection, round: Round, after: &str, most: i64) -> Result<Vec<String>> {
    const SQL: &str = "SELECT invitations.id FROM invitations
        JOIN agreements ON agreements.id = invitations.agreement_id
        WHERE invitations.state = 'pending' AND invitations.paused_at IS NULL AND invitations.reminders < $1
            AND COALESCE(invitations.remind_from, invitations.created_at) <= $2
            AND COALESCE(invitations.remind_from, invitations.created_at) > $3
            AND invitations.id > $4 AND invitations.reminder_attempts < $5
            AND agreements.status IN ('signed', 'active')
            AND NOT EXISTS (SELECT 1 FROM users
                WHERE users.email_key = invitations.email_key AND NOT users.is_active)
            AND COALESCE((SELECT CASE WHEN outbox.state = 'refused' THEN outbox.reply END FROM outbox
                WHERE outbox.invitation_id = invitations.id AND outbox.kind = 'invitation'
                ORDER BY outbox.id DESC LIMIT 1), '') NOT LIKE '5%'
        ORDER BY invitations.id LIMIT $6";
    run!(
        connection,
        fetch_all,
        sqlx::query_scalar(SQL)
            .bind(round.number)
            .bind(round.begun_before)
            .bind(round.begun_after)
            .bind(after)
            .bind(MOST_ATTEMPTS)
            .bind(most)
    )
}

/// Records that a reminder is sent; false if it already was, if reminders have restarted since, or if the invitation is
/// no longer pending, or paused.
pub async fn reserve(tx: &mut Transaction, invitation_id: &str, round: Round) -> Result<bool> {
    const SQL: &str = "UPDATE invitations SET reminders = $2, reminder_attempts = 0
        WHERE id = $1 AND reminders < $2 AND COALESCE(remind_from, created_at) <= $3 AND state = 'pending'
            AND paused_at IS NULL";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(round.number).bind(round.begun_before))? == 1)
}

/// Records that a reminder could not be queued; true if that was the last attempt.
pub async fn note_failure(tx: &mut Transaction, invitation_id: &str) -> Result<bool> {
    const SQL: &str = "UPDATE invitations SET reminder_attempts = reminder_attempts + 1 WHERE id = $1
        RETURNING reminder_attempts";
    let attempts: i64 = run!(tx, fetch_one, sqlx::query_scalar(SQL).bind(invitation_id))?;
    Ok(attempts >= MOST_ATTEMPTS)
}
