//! Answers to invitations, role by role: an answer stands until the role may be offered again.

use crate::domain::moment::Moment;
use crate::server::db::{Connection, Result, Transaction, invitations::InvitationRow, roles::Grant, run};

/// The grants of an invitation that may not be offered again: see [`lapse`].
pub async fn list_standing(connection: &mut Connection, invitation_id: &str) -> Result<Vec<Grant>> {
    const SQL: &str = "SELECT role, purchasing_account_id FROM invitation_grants
        WHERE invitation_id = $1 AND lapsed_at IS NULL ORDER BY scope_id, role";
    run!(connection, fetch_all, sqlx::query_as(SQL).bind(invitation_id))
}

/// Marks the grants of an invitation, except `kept`, as available for a new offer: the answer no longer stands.
pub async fn lapse(tx: &mut Transaction, invitation: &InvitationRow, kept: &[Grant], now: Moment) -> Result<()> {
    const SQL: &str = "UPDATE invitation_grants SET lapsed_at = $4
        WHERE invitation_id = $1 AND role = $2 AND scope_id = $3";
    let standing = list_standing(tx, &invitation.id).await?;
    for grant in standing.iter().filter(|grant| !kept.contains(grant)) {
        run!(
            tx,
            execute,
            sqlx::query(SQL)
                .bind(&invitation.id)
                .bind(grant.role)
                .bind(grant.scope_id(&invitation.agreement_id))
                .bind(now)
        )?;
    }
    Ok(())
}

/// Restores the acceptance of an invitation for every role that its person still has: those roles are not offered.
pub async fn renew_held(tx: &mut Transaction, invitation_id: &str) -> Result<()> {
    const SQL: &str = "UPDATE invitation_grants SET lapsed_at = NULL
        WHERE invitation_id = $1 AND lapsed_at IS NOT NULL AND EXISTS (SELECT 1 FROM role_assignments AS held
            WHERE held.user_id = (SELECT user_id FROM invitations WHERE id = $1)
                AND held.role = invitation_grants.role AND held.scope_id = invitation_grants.scope_id)";
    run!(tx, execute, sqlx::query(SQL).bind(invitation_id)).map(drop)
}

/// Removes a role from what colleagues' invitations to an address in an agreement would offer again if the person undid
/// a decline.
pub async fn lapse_declined(
    tx: &mut Transaction,
    agreement_id: &str,
    email_key: &str,
    grant: &Grant,
    now: Moment,
) -> Result<u64> {
    const SQL: &str = "UPDATE invitation_grants SET lapsed_at = $5
        WHERE role = $3 AND scope_id = $4 AND lapsed_at IS NULL AND invitation_id IN (SELECT id FROM invitations
            WHERE agreement_id = $1 AND email_key = $2 AND state = 'declined' AND invited_by IS NOT NULL)";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(agreement_id)
            .bind(email_key)
            .bind(grant.role)
            .bind(grant.scope_id(agreement_id))
            .bind(now)
    )
}
