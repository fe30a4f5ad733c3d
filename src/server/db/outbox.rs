//! Mails to send, and their leases.

use super::{
    Connection, Result, Transaction,
    bulk::insert_rows,
    columns::{columns, select},
    run,
};
use crate::domain::{
    language::Language,
    mail::{Lane, MailKind, MailState},
    moment::{Moment, Span},
};
use serde_json::{Map, Value};

/// A mail to send.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OutboxRow {
    /// Id; also the local part of the Message-ID, so that it stays the same for every attempt.
    pub id: String,
    /// Its kind as stored: see [`OutboxRow::kind`].
    pub kind: String,
    /// To whom.
    pub recipient: String,
    /// Its language as stored: see [`OutboxRow::language`].
    pub language: String,
    /// The invitation that it is about.
    pub invitation_id: Option<String>,
    /// The user whom it is about.
    pub user_id: Option<String>,
    /// The facts of its kind, as JSON.
    pub details: String,
    /// Whether a public form asked for it.
    pub is_requested: bool,
    /// Its priority lane.
    pub lane: Lane,
    /// Its state.
    pub state: MailState,
    /// How often sending began.
    pub attempts: i64,
    /// When it is tried next, or when the lease ends.
    pub due_at: Moment,
    /// When it was written.
    pub created_at: Moment,
    /// The mail server's last words.
    pub reply: Option<String>,
    /// The problem that the operator must solve before the mail server accepts it; none once it is finished.
    pub trouble: Option<String>,
}

/// The tag of [`MailKind`].
const TAG: &str = "kind";

impl OutboxRow {
    /// Which mail, with its facts. An error where a newer release wrote it, or where a fact is missing: only this mail
    /// waits then.
    pub fn kind(&self) -> Result<MailKind> {
        let tagged = |mut facts: Map<String, Value>| {
            facts.insert(TAG.to_owned(), self.kind.as_str().into());
            serde_json::from_value(facts.into())
        };
        serde_json::from_str(&self.details).and_then(tagged).map_err(|error| sqlx::Error::Decode(error.into()))
    }

    /// In which language; none for one that only a newer release knows.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        Language::from_code(&self.language)
    }
}

/// The stored word of a kind, and its facts as JSON.
pub fn stored(kind: &MailKind) -> Result<(String, String)> {
    let mut facts = serde_json::to_value(kind).map_err(|error| sqlx::Error::Encode(error.into()))?;
    let word = facts.as_object_mut().and_then(|facts| facts.remove(TAG));
    Ok((word.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned(), facts.to_string()))
}

/// Writes mails to the outbox.
pub async fn create(tx: &mut Transaction, rows: &[OutboxRow]) -> Result<()> {
    insert_rows!(
        tx,
        "INSERT INTO outbox (id, kind, recipient, language, invitation_id, user_id, details, is_requested, lane,
            state, attempts, due_at, created_at) ",
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
            row.lane,
            row.state,
            row.attempts,
            row.due_at,
            row.created_at,
        ],
        ""
    );
    Ok(())
}

/// The longest wait between attempts.
pub const LONGEST_WAIT: Span = Span::hours(1);
/// How far the clocks of two instances may differ.
pub const CLOCK_SKEW: Span = Span::minutes(1);

// Each way to be due walks the index from its own beginning: the mails behind those that are due are not read, however
// many wait. What another worker leased meanwhile is seen by asking once more; NOT IN, so that SQLite goes by the ids
// and does not walk through all that wait.
const LEASE_DUE: &str = concat!(
    "UPDATE outbox SET state = 'sending', attempts = attempts + 1, due_at = $2
    WHERE state NOT IN ('sent', 'refused', 'withdrawn') AND (due_at <= $1 OR due_at > $4 OR attempts = 0) AND id IN (
        SELECT id FROM (
            SELECT * FROM (SELECT id, due_at FROM outbox
                WHERE lane = $5 AND state = 'queued' AND due_at <= $1 ORDER BY due_at LIMIT $3) AS due
            UNION ALL SELECT * FROM (SELECT id, due_at FROM outbox
                WHERE lane = $5 AND state = 'sending' AND due_at <= $1 ORDER BY due_at LIMIT $3) AS left_behind
            UNION ALL SELECT * FROM (SELECT id, due_at FROM outbox
                WHERE lane = $5 AND state IN ('queued', 'sending') AND due_at > $4 LIMIT $3) AS misdated
            UNION ALL SELECT * FROM (SELECT id, due_at FROM outbox
                WHERE lane = $5 AND state = 'queued' AND due_at > $1 AND due_at <= $4 AND attempts = 0
                LIMIT $3) AS untried
        ) AS candidates ORDER BY due_at LIMIT $3)
    RETURNING ",
    columns!(outbox)
);

/// Leases up to `most` mails of a lane that are due: queued ones, and ones whose previous lease has expired. A single
/// statement, so that two workers never lease the same mail.
///
/// A clock that jumps back delays no mail: the first attempt is always due, and a time beyond [`LONGEST_WAIT`] can only
/// come from a wrong clock.
pub async fn lease(tx: &mut Transaction, lane: Lane, now: Moment, lease: Span, most: i64) -> Result<Vec<OutboxRow>> {
    run!(
        tx,
        fetch_all,
        sqlx::query_as(LEASE_DUE)
            .bind(now)
            .bind(now + lease)
            .bind(most)
            .bind(now + LONGEST_WAIT + CLOCK_SKEW)
            .bind(lane)
    )
}

/// Queues the held mails of a lane that are due, and those due later than any mail is held: their clock was wrong.
pub async fn release_held(tx: &mut Transaction, lane: Lane, now: Moment, longest: Span) -> Result<()> {
    const SQL: &str = "UPDATE outbox SET state = 'queued'
        WHERE lane = $1 AND state = 'held' AND (due_at <= $2 OR due_at > $3)";
    run!(tx, execute, sqlx::query(SQL).bind(lane).bind(now).bind(now + longest)).map(drop)
}

/// Deletes a held mail; false if it is no longer held.
pub async fn delete_held(tx: &mut Transaction, id: &str) -> Result<bool> {
    const SQL: &str = "DELETE FROM outbox WHERE id = $1 AND state = 'held'";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(id))? == 1)
}

/// Requeues the mails of an invitation that were withdrawn at a moment.
pub async fn requeue_of_invitation(tx: &mut Transaction, invitation_id: &str, withdrawn_at: Moment) -> Result<()> {
    const SQL: &str = "UPDATE outbox SET state = 'queued', finished_at = NULL
        WHERE invitation_id = $1 AND state = 'withdrawn' AND finished_at = $2";
    run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(withdrawn_at)).map(drop)
}

/// Notes that the mail server took a mail over.
pub async fn set_sent(tx: &mut Transaction, id: &str, reply: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE outbox SET state = 'sent', finished_at = $3, reply = $2, trouble = NULL WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(reply).bind(now)).map(drop)
}

/// Records that a leased mail will never be sent, and why. Does nothing if the lease was lost, because the mail then
/// belongs to another worker.
pub async fn set_refused(tx: &mut Transaction, lease: &OutboxRow, reply: &str, now: Moment) -> Result<()> {
    finish(tx, lease, MailState::Refused, Some(reply), now).await
}

/// Records that a leased mail is not sent because it is no longer true. Does nothing if the lease was lost.
pub async fn set_withdrawn(tx: &mut Transaction, lease: &OutboxRow, now: Moment) -> Result<()> {
    finish(tx, lease, MailState::Withdrawn, None, now).await
}

async fn finish(
    tx: &mut Transaction,
    lease: &OutboxRow,
    state: MailState,
    reply: Option<&str>,
    now: Moment,
) -> Result<()> {
    const SQL: &str = "UPDATE outbox SET state = $3, finished_at = $5, reply = COALESCE($4, reply), trouble = NULL
        WHERE id = $1 AND state = 'sending' AND attempts = $2";
    run!(tx, execute, sqlx::query(SQL).bind(&lease.id).bind(lease.attempts).bind(state).bind(reply).bind(now)).map(drop)
}

/// Extends a lease until a moment; false if it was lost, or lasts longer.
pub async fn renew(tx: &mut Transaction, lease: &OutboxRow, until: Moment) -> Result<bool> {
    const SQL: &str = "UPDATE outbox SET due_at = $3
        WHERE id = $1 AND state = 'sending' AND attempts = $2 AND due_at < $3";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(&lease.id).bind(lease.attempts).bind(until))? == 1)
}

/// Releases a lease: the mail is due immediately. Does nothing if the lease was lost.
pub async fn release(tx: &mut Transaction, lease: &OutboxRow, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE outbox SET state = 'queued', due_at = $3
        WHERE id = $1 AND state = 'sending' AND attempts = $2";
    run!(tx, execute, sqlx::query(SQL).bind(&lease.id).bind(lease.attempts).bind(now)).map(drop)
}

/// Releases a lease after a failed attempt: the mail is retried at `due_at`. Does nothing if the lease was lost.
pub async fn put_off(
    tx: &mut Transaction,
    lease: &OutboxRow,
    reply: &str,
    trouble: Option<&str>,
    due_at: Moment,
) -> Result<()> {
    const SQL: &str = "UPDATE outbox SET state = 'queued', due_at = $4, reply = $3, trouble = $5
        WHERE id = $1 AND state = 'sending' AND attempts = $2";
    run!(tx, execute, sqlx::query(SQL).bind(&lease.id).bind(lease.attempts).bind(reply).bind(due_at).bind(trouble))
        .map(drop)
}

/// Makes every waiting mail due now, and returns their number.
pub async fn hurry(tx: &mut Transaction, now: Moment) -> Result<u64> {
    const SQL: &str = "UPDATE outbox SET due_at = $1 WHERE state = 'queued' AND attempts > 0";
    run!(tx, execute, sqlx::query(SQL).bind(now))
}

/// The refused mails worth retrying: not invitations that were resent since, nor expired reset links.
pub async fn list_refused(connection: &mut Connection, asked_after: Moment) -> Result<Vec<OutboxRow>> {
    const SQL: &str = select!(
        outbox,
        "WHERE state = 'refused'
        AND (kind <> 'password_reset' OR created_at > $1)
        AND (kind <> 'invitation' OR NOT EXISTS (SELECT 1 FROM outbox AS newer
            WHERE newer.invitation_id = outbox.invitation_id AND newer.kind = 'invitation' AND newer.id > outbox.id))
        ORDER BY id"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(asked_after))
}

/// The mail with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<OutboxRow>> {
    run!(connection, fetch_optional, sqlx::query_as(select!(outbox, "WHERE id = $1")).bind(id))
}

/// Requeues a refused mail as if it had never been tried; false if it is not refused.
pub async fn put_back(tx: &mut Transaction, id: &str, now: Moment) -> Result<bool> {
    const SQL: &str = "UPDATE outbox SET state = 'queued', attempts = 0, due_at = $2, finished_at = NULL
        WHERE id = $1 AND state = 'refused'";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(id).bind(now))? == 1)
}

/// Records that the operator is notified of a problem; false if that was done and mails still wait because of it.
pub async fn begin_trouble(tx: &mut Transaction, trouble: &str, now: Moment) -> Result<bool> {
    const SQL: &str = "INSERT INTO mail_troubles (trouble, since) VALUES ($1, $2) ON CONFLICT (trouble) DO NOTHING";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(trouble).bind(now))? == 1)
}

/// Forgets the problems for which no mail waits any more.
pub async fn end_troubles(tx: &mut Transaction) -> Result<u64> {
    const SQL: &str = "DELETE FROM mail_troubles
        WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.trouble = mail_troubles.trouble)";
    run!(tx, execute, sqlx::query(SQL))
}

/// Releases every lease, for a server that knows it is the only one. Mails whose lease ends after a moment keep that time
/// and get a reply. Returns their number.
pub async fn release_all(tx: &mut Transaction, now: Moment, longest: Moment, reply: &str) -> Result<u64> {
    const SQL: &str = "UPDATE outbox SET state = 'queued',
        reply = CASE WHEN due_at > $2 THEN $3 ELSE reply END,
        due_at = CASE WHEN due_at > $2 THEN due_at ELSE $1 END
        WHERE state = 'sending'";
    run!(tx, execute, sqlx::query(SQL).bind(now).bind(longest).bind(reply))
}

/// Withdraws the queued mails of an invitation, which are no longer true.
pub async fn withdraw_of_invitation(tx: &mut Transaction, invitation_id: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE outbox SET state = 'withdrawn', finished_at = $2, trouble = NULL
        WHERE invitation_id = $1 AND state = 'queued' AND kind = 'invitation'";
    run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(now)).map(drop)
}

/// Drops the mails that tell of an undelivered invitation and were not sent themselves: it is sent again.
pub async fn withdraw_failure_notices(tx: &mut Transaction, invitation_id: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE outbox SET state = 'withdrawn', finished_at = $2, trouble = NULL
        WHERE invitation_id = $1 AND state IN ('queued', 'sending') AND kind = 'delivery_failed'";
    run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(now)).map(drop)
}

/// Deletes finished mails of the public forms that are older than a moment, except the newest one of each invitation,
/// which shows its delivery status.
pub async fn delete_requested_before(tx: &mut Transaction, before: Moment) -> Result<u64> {
    const SQL: &str = "DELETE FROM outbox WHERE is_requested AND finished_at < $1
        AND (kind <> 'invitation' OR EXISTS (SELECT 1 FROM outbox AS newer
            WHERE newer.invitation_id = outbox.invitation_id AND newer.kind = 'invitation' AND newer.id > outbox.id))";
    run!(tx, execute, sqlx::query(SQL).bind(before))
}

/// How many mails the public forms made for an invitation since a moment.
pub async fn count_requested(connection: &mut Connection, invitation_id: &str, since: Moment) -> Result<i64> {
    const SQL: &str = "SELECT COUNT(*) FROM outbox
        WHERE invitation_id = $1 AND is_requested AND created_at > $2";
    run!(connection, fetch_one, sqlx::query_scalar(SQL).bind(invitation_id).bind(since))
}

/// The newest mail that carries a link of an invitation.
pub async fn find_last_of_invitation(connection: &mut Connection, invitation_id: &str) -> Result<Option<OutboxRow>> {
    const SQL: &str = select!(
        outbox,
        "WHERE invitation_id = $1 AND kind = 'invitation'
        ORDER BY id DESC LIMIT 1"
    );
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(invitation_id))
}

/// All mails, oldest first.
pub async fn list(connection: &mut Connection) -> Result<Vec<OutboxRow>> {
    run!(connection, fetch_all, sqlx::query_as(select!(outbox, "ORDER BY id")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            access::{Role, RoleChange},
            agreement::AccountName,
            mail::{ChangedRole, Reminder, RoleChanges},
        },
        server::db::trial::plan,
    };

    fn read(kind: &str, details: &str) -> Option<MailKind> {
        let (kind, details) = (kind.to_owned(), details.to_owned());
        let row = OutboxRow {
            id: String::new(),
            kind,
            recipient: String::new(),
            language: String::new(),
            invitation_id: None,
            user_id: None,
            details,
            is_requested: false,
            lane: Lane::Bulk,
            state: MailState::Sending,
            attempts: 1,
            due_at: Moment(0),
            created_at: Moment(0),
            reply: None,
            trouble: None,
        };
        row.kind().ok()
    }

    /// As former releases wrote them.
    #[test]
    fn kinds_and_facts_are_stored_as_ever() {
        let account = Some(AccountName { name: "Contoso".to_owned(), number: "01".to_owned() });
        let role = |account, role| ChangedRole { change: RoleChange::GivenBack, role, account };
        let changes = RoleChanges {
            agreement: "1".to_owned(),
            organization: "Contoso".to_owned(),
            by: Some("Rosa Diaz".to_owned()),
            roles: vec![role(account, Role::ReportViewer), role(None, Role::AgreementAdministrator)],
        };
        let told = r#"{"agreement":"1","by":"Rosa Diaz","organization":"Contoso","roles":[{"account":{"name":"Contoso","number":"01"},"change":"given_back","role":"report_viewer"},{"account":null,"change":"given_back","role":"agreement_administrator"}]}"#;
        for (kind, word, details) in [
            (MailKind::INVITATION, "invitation", "{}"),
            (MailKind::Invitation { reminder: Some(Reminder::Yes) }, "invitation", r#"{"reminder":"yes"}"#),
            (MailKind::AlreadyRegistered, "already_registered", "{}"),
            (MailKind::AccessSuspended(changes), "access_suspended", told),
            (MailKind::MailTrouble { reply: "550 \"no\"".to_owned() }, "mail_trouble", r#"{"reply":"550 \"no\""}"#),
        ] {
            assert_eq!(stored(&kind).expect("words"), (word.to_owned(), details.to_owned()));
            assert_eq!(read(word, details), Some(kind));
        }
    }

    #[test]
    fn what_is_unknown_or_missing_is_an_error() {
        assert!(matches!(
            read("roles_changed", r#"{"agreement":"1","organization":"A"}"#),
            Some(MailKind::RolesChanged(_))
        ));
        assert_eq!(read("roles_changed", r#"{"agreement":"1"}"#), None);
        assert_eq!(read("of_tomorrow", "{}"), None);
        assert_eq!(read("invitation", ""), None);
    }

    /// SQLite decides by the shape of the indexes alone; one that does not fit would read everything that waits.
    #[tokio::test]
    async fn a_lease_reads_only_what_is_due() {
        let plan = plan(LEASE_DUE).await;
        let steps: Vec<&str> = plan.iter().map(String::as_str).filter(|step| step.contains("outbox")).collect();
        assert_eq!(
            steps,
            [
                "SEARCH outbox USING INDEX sqlite_autoindex_outbox_1 (id=?)",
                "SEARCH outbox USING INDEX outbox_by_due (lane=? AND state=? AND due_at<?)",
                "SEARCH outbox USING INDEX outbox_by_due (lane=? AND state=? AND due_at<?)",
                "SEARCH outbox USING INDEX outbox_by_due (lane=? AND state=? AND due_at>?)",
                "SEARCH outbox USING INDEX outbox_untried (lane=? AND state=? AND attempts=? AND due_at>? AND due_at<?)",
            ]
        );
    }
}
