//! Invitations, what they grant, and their links.

use crate::domain::{
    invitation::{DeclineReason, InvitationState, Link},
    language::Language,
    mail::MailState,
    moment::Moment,
    person::full_name,
};
use crate::server::db::{
    Connection, Result, Transaction,
    bulk::{insert_rows, select_among},
    columns::{columns, select},
    roles::Grant,
    run,
};
use std::collections::BTreeMap;

/// An invitation as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct InvitationRow {
    /// Id.
    pub id: String,
    /// The agreement that it invites to.
    pub agreement_id: String,
    /// Address as in the register.
    pub email: String,
    /// Address as compared.
    pub email_key: String,
    /// First name.
    pub first_name: String,
    /// Last name, may be empty.
    pub last_name: String,
    /// The language of its pages and mails.
    pub language: Language,
    /// Country code.
    pub country: String,
    /// Its state.
    pub state: InvitationState,
    /// When it was made.
    pub created_at: Moment,
    /// When it was accepted, declined or canceled.
    pub decided_at: Option<Moment>,
    /// The reason of a decline.
    pub decline_reason: Option<DeclineReason>,
    /// Who invited; none where the register names the person.
    pub invited_by: Option<String>,
    /// When it was paused because the inviter may no longer invite.
    pub paused_at: Option<Moment>,
}

/// A link together with its invitation.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LinkRow {
    /// When it expires.
    pub expires_at: Moment,
    /// When it was voided.
    pub voided_at: Option<Moment>,
    /// The invitation.
    #[sqlx(flatten)]
    pub invitation: InvitationRow,
}

impl LinkRow {
    /// The link as the domain sees it.
    #[must_use]
    pub const fn link(&self) -> Link {
        Link {
            state: self.invitation.state,
            declined_at: self.invitation.decided_at,
            expires_at: self.expires_at,
            voided_at: self.voided_at,
            is_paused: self.invitation.paused_at.is_some(),
        }
    }
}

/// Creates pending invitations.
pub async fn create(tx: &mut Transaction, rows: &[&InvitationRow]) -> Result<()> {
    insert_rows!(
        tx,
        "INSERT INTO invitations (id, agreement_id, email, email_key, first_name, last_name, language, country, state,
            created_at, invited_by) ",
        rows,
        |row| [
            &row.id,
            &row.agreement_id,
            &row.email,
            &row.email_key,
            &row.first_name,
            &row.last_name,
            row.language,
            &row.country,
            row.state,
            row.created_at,
            &row.invited_by,
        ],
        ""
    );
    Ok(())
}

/// Applies a corrected spelling of name and address, language and country to a pending invitation.
pub async fn update_person(tx: &mut Transaction, row: &InvitationRow) -> Result<()> {
    const SQL: &str = "UPDATE invitations SET email = $2, first_name = $3, last_name = $4, language = $5,
            country = $6
        WHERE id = $1";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(&row.id)
            .bind(&row.email)
            .bind(&row.first_name)
            .bind(&row.last_name)
            .bind(row.language)
            .bind(&row.country)
    )
    .map(drop)
}

/// What an invitation offers.
#[derive(Clone, Copy, Debug)]
pub struct Offer<'a> {
    /// The invitation.
    pub invitation_id: &'a str,
    /// Its agreement.
    pub agreement_id: &'a str,
    /// A role there.
    pub grant: &'a Grant,
}

/// Adds what invitations grant.
pub async fn add_grants(tx: &mut Transaction, offers: &[Offer<'_>]) -> Result<()> {
    insert_rows!(
        tx,
        "INSERT INTO invitation_grants (invitation_id, role, purchasing_account_id, scope_id) ",
        offers,
        |offer| [
            offer.invitation_id,
            offer.grant.role,
            &offer.grant.purchasing_account_id,
            offer.grant.scope_id(offer.agreement_id),
        ],
        ""
    );
    Ok(())
}

/// Replaces what an invitation grants.
pub async fn set_grants(tx: &mut Transaction, invitation_id: &str, agreement_id: &str, grants: &[Grant]) -> Result<()> {
    const DELETE: &str = "DELETE FROM invitation_grants WHERE invitation_id = $1";
    run!(tx, execute, sqlx::query(DELETE).bind(invitation_id))?;
    let offers: Vec<Offer> = grants.iter().map(|grant| Offer { invitation_id, agreement_id, grant }).collect();
    add_grants(tx, &offers).await
}

/// What an invitation grants.
pub async fn list_grants(connection: &mut Connection, invitation_id: &str) -> Result<Vec<Grant>> {
    const SQL: &str = "SELECT role, purchasing_account_id FROM invitation_grants WHERE invitation_id = $1
        ORDER BY scope_id, role";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(invitation_id))
}

#[derive(sqlx::FromRow)]
struct GrantRow {
    invitation_id: String,
    #[sqlx(flatten)]
    grant: Grant,
}

/// What many invitations grant, by their ids.
pub async fn list_grants_among(connection: &mut Connection, ids: &[&str]) -> Result<BTreeMap<String, Vec<Grant>>> {
    let rows: Vec<GrantRow> = select_among!(
        connection,
        "SELECT invitation_id, role, purchasing_account_id FROM invitation_grants WHERE invitation_id",
        ids,
        " ORDER BY scope_id, role"
    );
    let mut among: BTreeMap<String, Vec<Grant>> = BTreeMap::new();
    for GrantRow { invitation_id, grant } in rows {
        among.entry(invitation_id).or_default().push(grant);
    }
    Ok(among)
}

/// The invitation with this id.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<InvitationRow>> {
    run!(connection, fetch_optional, sqlx::query_as(select!(invitations, "WHERE id = $1")).bind(id))
}

/// All invitations of people whom the register names in an agreement, oldest first.
pub async fn list_of_register(connection: &mut Connection, agreement_id: &str) -> Result<Vec<InvitationRow>> {
    const SQL: &str = select!(invitations, "WHERE agreement_id = $1 AND invited_by IS NULL ORDER BY id");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(agreement_id))
}

/// The pending invitations by colleagues in an agreement, oldest first.
pub async fn list_pending_by_colleagues(connection: &mut Connection, agreement_id: &str) -> Result<Vec<InvitationRow>> {
    const SQL: &str =
        select!(invitations, "WHERE agreement_id = $1 AND invited_by IS NOT NULL AND state = 'pending' ORDER BY id");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(agreement_id))
}

/// All invitations, oldest first.
pub async fn list(connection: &mut Connection) -> Result<Vec<InvitationRow>> {
    run!(connection, fetch_all, sqlx::query_as(select!(invitations, "ORDER BY id")))
}

/// An invitation as the operator lists it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ListedRow {
    /// Number of the agreement.
    pub agreement_number: String,
    /// Address of the colleague who invited; none where the register names the person.
    pub inviter: Option<String>,
    /// When its newest valid link expires.
    pub expires_at: Option<Moment>,
    /// State of the newest mail that carries its link.
    pub delivery: Option<MailState>,
    /// How often the reminder that is due could not be queued: see [`super::invitation_reminders`].
    pub reminder_attempts: i64,
    /// The invitation.
    #[sqlx(flatten)]
    pub invitation: InvitationRow,
}

/// The invitations in a state, to an address (as compared), or all of them, oldest first.
pub async fn list_selected(
    connection: &mut Connection,
    state: Option<InvitationState>,
    email_key: Option<&str>,
) -> Result<Vec<ListedRow>> {
    const SQL: &str = concat!(
        "SELECT agreements.number AS agreement_number, users.email AS inviter,
            (SELECT MAX(invitation_links.expires_at) FROM invitation_links
                WHERE invitation_links.invitation_id = invitations.id AND invitation_links.voided_at IS NULL)
                AS expires_at,
            (SELECT outbox.state FROM outbox
                WHERE outbox.invitation_id = invitations.id AND outbox.kind = 'invitation'
                ORDER BY outbox.id DESC LIMIT 1) AS delivery, invitations.reminder_attempts,
            ",
        columns!(invitations),
        "
        FROM invitations JOIN agreements ON agreements.id = invitations.agreement_id
        LEFT JOIN users ON users.id = invitations.invited_by
        WHERE invitations.state = COALESCE($1, invitations.state)
            AND invitations.email_key = COALESCE($2, invitations.email_key)
        ORDER BY invitations.id"
    );
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(state).bind(email_key))
}

/// The pending invitations of many addresses, in all agreements.
pub async fn list_pending_among(connection: &mut Connection, email_keys: &[&str]) -> Result<Vec<InvitationRow>> {
    Ok(select_among!(
        connection,
        select!(invitations, "WHERE email_key"),
        email_keys,
        " AND state = 'pending' ORDER BY id"
    ))
}

/// An invitation waiting for an answer from someone who has an account.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct WaitingRow {
    /// Number of the agreement.
    pub agreement_number: String,
    /// First name of who invited; none where the register names the person.
    pub inviter_first_name: Option<String>,
    /// Last name of who invited, may be empty.
    pub inviter_last_name: Option<String>,
}

impl WaitingRow {
    /// Who invited; none where the register names the person.
    #[must_use]
    pub fn inviter(&self) -> Option<String> {
        Some(full_name(self.inviter_first_name.as_deref()?, self.inviter_last_name.as_deref()?))
    }
}

/// The invitations that an address can accept, oldest agreement first.
pub async fn list_waiting_of(connection: &mut Connection, email_key: &str) -> Result<Vec<WaitingRow>> {
    const SQL: &str = "SELECT agreements.number AS agreement_number, users.first_name AS inviter_first_name,
            users.last_name AS inviter_last_name
        FROM invitations JOIN agreements ON agreements.id = invitations.agreement_id
        LEFT JOIN users ON users.id = invitations.invited_by
        WHERE invitations.email_key = $1 AND invitations.state = 'pending' AND invitations.paused_at IS NULL
        ORDER BY agreements.number, invitations.id";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(email_key))
}

/// The invitation of a purchasing account's administrator, if address, agreement number and purchasing account number
/// all match (R18): the pending one, otherwise one that was declined and offered this account, otherwise the newest
/// accepted one.
pub async fn find_for_resend(
    connection: &mut Connection,
    email_key: &str,
    agreement_number: &str,
    account_number: &str,
) -> Result<Option<InvitationRow>> {
    const SQL: &str = select!(
        invitations,
        "JOIN agreements ON agreements.id = invitations.agreement_id
        JOIN purchasing_accounts ON purchasing_accounts.agreement_id = agreements.id
        WHERE agreements.number = $2 AND purchasing_accounts.number = $3
            AND purchasing_accounts.administrator_email_key = $1 AND invitations.email_key = $1
            AND invitations.invited_by IS NULL
            AND agreements.status IN ('signed', 'active')
            AND (invitations.state IN ('pending', 'accepted') OR invitations.state = 'declined' AND EXISTS (
                SELECT 1 FROM invitation_grants WHERE invitation_grants.invitation_id = invitations.id
                    AND invitation_grants.purchasing_account_id = purchasing_accounts.id
                    AND invitation_grants.lapsed_at IS NULL))
        ORDER BY CASE invitations.state WHEN 'pending' THEN 0 WHEN 'declined' THEN 1 ELSE 2 END, invitations.id DESC
        LIMIT 1"
    );
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(email_key).bind(agreement_number).bind(account_number))
}

/// Adds a link.
pub async fn create_link(
    tx: &mut Transaction,
    id: &str,
    invitation_id: &str,
    token_hash: &str,
    now: Moment,
    expires_at: Moment,
) -> Result<()> {
    const SQL: &str = "INSERT INTO invitation_links (id, invitation_id, token_hash, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5)";
    run!(tx, execute, sqlx::query(SQL).bind(id).bind(invitation_id).bind(token_hash).bind(now).bind(expires_at))
        .map(drop)
}

/// Deletes a link that went to no one.
pub async fn delete_link(tx: &mut Transaction, id: &str) -> Result<()> {
    run!(tx, execute, sqlx::query("DELETE FROM invitation_links WHERE id = $1").bind(id)).map(drop)
}

/// The link with this token hash.
pub async fn find_link(connection: &mut Connection, token_hash: &str) -> Result<Option<LinkRow>> {
    const SQL: &str = concat!(
        "SELECT invitation_links.expires_at, invitation_links.voided_at, ",
        columns!(invitations),
        "
        FROM invitation_links JOIN invitations ON invitations.id = invitation_links.invitation_id
        WHERE invitation_links.token_hash = $1"
    );
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(token_hash))
}

/// Voids every link of an invitation.
pub async fn void_links(tx: &mut Transaction, invitation_id: &str, now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE invitation_links SET voided_at = $2
        WHERE invitation_id = $1 AND voided_at IS NULL";
    run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(now)).map(drop)
}

/// Sets the outcome of a pending invitation through one of its valid links; false if the link is not valid (any more).
/// This single statement makes an invitation single-use.
pub async fn decide_by_link(
    tx: &mut Transaction,
    invitation_id: &str,
    token_hash: &str,
    state: InvitationState,
    reason: Option<DeclineReason>,
    now: Moment,
) -> Result<bool> {
    const SQL: &str = "UPDATE invitations SET state = $3, decided_at = $4, decline_reason = $5
        WHERE id = $1 AND state = 'pending' AND paused_at IS NULL AND EXISTS (
            SELECT 1 FROM invitation_links WHERE invitation_id = $1 AND token_hash = $2
                AND voided_at IS NULL AND expires_at > $4)";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(token_hash).bind(state).bind(now).bind(reason))?
        == 1)
}

/// Notes who accepted.
pub async fn set_user(tx: &mut Transaction, invitation_id: &str, user_id: &str) -> Result<()> {
    const SQL: &str = "UPDATE invitations SET user_id = $2 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(user_id)).map(drop)
}

/// Who accepted.
pub async fn find_user(connection: &mut Connection, invitation_id: &str) -> Result<Option<String>> {
    const SQL: &str = "SELECT user_id FROM invitations WHERE id = $1";
    run!(connection, fetch_one, sqlx::query_scalar(SQL).bind(invitation_id))
}

/// Whether a later invitation of the same address in the same agreement supersedes this one: for an invitation by the
/// register, one by the register; otherwise any.
pub async fn is_replaced(connection: &mut Connection, invitation: &InvitationRow) -> Result<bool> {
    const SQL: &str = "SELECT COUNT(*) FROM invitations WHERE agreement_id = $1 AND email_key = $2 AND id > $3
        AND ($4 OR invited_by IS NULL)";
    let later: i64 = run!(
        connection,
        fetch_one,
        sqlx::query_scalar(SQL)
            .bind(&invitation.agreement_id)
            .bind(&invitation.email_key)
            .bind(&invitation.id)
            .bind(invitation.invited_by.is_some())
    )?;
    Ok(later > 0)
}

/// Undoes a decline within its time limit, with a link that ended with it.
pub async fn undo_decline(
    tx: &mut Transaction,
    invitation_id: &str,
    token_hash: &str,
    declined_after: Moment,
) -> Result<bool> {
    const SQL: &str = "UPDATE invitations SET state = 'pending', decided_at = NULL, decline_reason = NULL
        WHERE id = $1 AND state = 'declined' AND decided_at > $3 AND EXISTS (
            SELECT 1 FROM invitation_links WHERE invitation_id = $1 AND token_hash = $2
                AND voided_at = invitations.decided_at)";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(token_hash).bind(declined_after))? == 1)
}

/// Makes a declined or canceled invitation pending again; false if it is neither. Its links stay invalid, replaced by
/// the one that is sent now.
pub async fn reopen(tx: &mut Transaction, row: &InvitationRow, now: Moment) -> Result<bool> {
    const REOPEN: &str = "UPDATE invitations SET state = 'pending', decided_at = NULL, decline_reason = NULL
        WHERE id = $1 AND state IN ('declined', 'cancelled')";
    const REPLACE: &str = "UPDATE invitation_links SET voided_at = $3 WHERE invitation_id = $1 AND voided_at = $2";
    run!(tx, execute, sqlx::query(REPLACE).bind(&row.id).bind(row.decided_at).bind(now))?;
    Ok(run!(tx, execute, sqlx::query(REOPEN).bind(&row.id))? == 1)
}

/// Restores the links that ended with a decline at that moment.
pub async fn revive_links(tx: &mut Transaction, invitation_id: &str, voided_at: Moment) -> Result<()> {
    const SQL: &str = "UPDATE invitation_links SET voided_at = NULL WHERE invitation_id = $1 AND voided_at = $2";
    run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(voided_at)).map(drop)
}

/// Cancels a pending invitation; false if it is not pending.
pub async fn cancel(tx: &mut Transaction, invitation_id: &str, now: Moment) -> Result<bool> {
    const SQL: &str = "UPDATE invitations SET state = 'cancelled', decided_at = $2
        WHERE id = $1 AND state = 'pending'";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(now))? == 1)
}

/// Makes an invitation pending again that was canceled at a moment, with its links and grants; false if it is no longer
/// canceled, or was canceled again.
pub async fn undo_cancel(tx: &mut Transaction, invitation_id: &str, cancelled_at: Moment) -> Result<bool> {
    const SQL: &str = "UPDATE invitations SET state = 'pending', decided_at = NULL
        WHERE id = $1 AND state = 'cancelled' AND decided_at = $2";
    const GRANTS: &str = "UPDATE invitation_grants SET lapsed_at = NULL WHERE invitation_id = $1 AND lapsed_at = $2";
    if run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(cancelled_at))? == 0 {
        return Ok(false);
    }
    revive_links(tx, invitation_id, cancelled_at).await?;
    run!(tx, execute, sqlx::query(GRANTS).bind(invitation_id).bind(cancelled_at))?;
    Ok(true)
}

/// Whether a person has ever invited someone.
pub async fn has_invited(connection: &mut Connection, user_id: &str) -> Result<bool> {
    const SQL: &str = "SELECT id FROM invitations WHERE invited_by = $1 LIMIT 1";
    let found: Option<String> = run!(connection, fetch_optional, sqlx::query_scalar(SQL).bind(user_id))?;
    Ok(found.is_some())
}

/// The pending invitation of an address in an agreement, the register's first.
pub async fn find_pending(
    connection: &mut Connection,
    agreement_id: &str,
    email_key: &str,
) -> Result<Option<InvitationRow>> {
    const SQL: &str = select!(
        invitations,
        "WHERE agreement_id = $1 AND email_key = $2 AND state = 'pending'
        ORDER BY CASE WHEN invited_by IS NULL THEN 0 ELSE 1 END, id LIMIT 1"
    );
    run!(connection, fetch_optional, sqlx::query_as(SQL).bind(agreement_id).bind(email_key))
}

/// The ids of all invitations of an address in an agreement, at most so many, the newest first.
pub async fn list_ids_of(
    connection: &mut Connection,
    agreement_id: &str,
    email_key: &str,
    limit: i64,
) -> Result<Vec<String>> {
    const SQL: &str = "SELECT id FROM invitations WHERE agreement_id = $1 AND email_key = $2
        ORDER BY id DESC LIMIT $3";
    run!(connection, fetch_all, sqlx::query_scalar(SQL).bind(agreement_id).bind(email_key).bind(limit))
}

/// The ids of all invitations of an address.
pub async fn list_all_ids_of(connection: &mut Connection, email_key: &str) -> Result<Vec<String>> {
    const SQL: &str = "SELECT id FROM invitations WHERE email_key = $1";
    run!(connection, fetch_all, sqlx::query_scalar(SQL).bind(email_key))
}

/// The pending invitations that a user has sent.
pub async fn list_pending_by(connection: &mut Connection, user_id: &str) -> Result<Vec<InvitationRow>> {
    const SQL: &str = select!(invitations, "WHERE invited_by = $1 AND state = 'pending' ORDER BY id");
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(user_id))
}

/// When the newest valid link of an invitation expires.
pub async fn find_expiry(connection: &mut Connection, invitation_id: &str) -> Result<Option<Moment>> {
    const SQL: &str = "SELECT MAX(expires_at) FROM invitation_links WHERE invitation_id = $1 AND voided_at IS NULL";
    run!(connection, fetch_one, sqlx::query_scalar(SQL).bind(invitation_id))
}

/// Locks a pending invitation until the transaction ends; false if it is no longer pending. Every change of its grants
/// starts with this.
pub async fn lock(tx: &mut Transaction, invitation_id: &str) -> Result<bool> {
    const SQL: &str = "UPDATE invitations SET state = state WHERE id = $1 AND state = 'pending'";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(invitation_id))? == 1)
}

/// Locks an invitation in any state until the transaction ends, and returns it.
pub async fn find_locked(tx: &mut Transaction, id: &str) -> Result<Option<InvitationRow>> {
    const SQL: &str = concat!("UPDATE invitations SET state = state WHERE id = $1 RETURNING ", columns!(invitations));
    run!(tx, fetch_optional, sqlx::query_as(SQL).bind(id))
}

/// Pauses an invitation; false when it is not pending any more, or paused already.
pub async fn pause(tx: &mut Transaction, invitation_id: &str, now: Moment) -> Result<bool> {
    const SQL: &str = "UPDATE invitations SET paused_at = $2 WHERE id = $1 AND state = 'pending' AND paused_at IS NULL";
    Ok(run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(now))? == 1)
}

/// Lets an invitation go on.
pub async fn unpause(tx: &mut Transaction, invitation_id: &str) -> Result<()> {
    const SQL: &str = "UPDATE invitations SET paused_at = NULL WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(invitation_id)).map(drop)
}

/// Makes an invitation someone else's.
pub async fn set_inviter(tx: &mut Transaction, invitation_id: &str, user_id: &str) -> Result<()> {
    const SQL: &str = "UPDATE invitations SET invited_by = $2 WHERE id = $1";
    run!(tx, execute, sqlx::query(SQL).bind(invitation_id).bind(user_id)).map(drop)
}
