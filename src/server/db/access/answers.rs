//! What people answered to invitations, role by role: an answer stands until its offer may be made anew.

use crate::domain::moment::Moment;
use crate::server::db::{
    Connection, Result, Transaction,
    invitations::{InvitationRow, grants},
    roles::Grant,
    run,
};

/// What an invitation grants, as far as it may not be offered anew: see [`lapse`].
pub async fn list_standing(connection: &mut Connection, invitation_id: &str) -> Result<Vec<Grant>> {
    const SQL: &str = "SELECT role, purchasing_account_id FROM invitation_grants
        WHERE invitation_id = $1 AND lapsed_at IS NULL ORDER BY scope_id, role";
    grants(run!(connection, fetch_all, sqlx::query_as(SQL).bind(invitation_id))?)
}

/// Notes that what an invitation grants may be offered anew, except `kept`: the answer that was given to it
/// stands no longer.
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
                .bind(grant.role.code())
                .bind(grant.scope_id(&invitation.agreement_id))
                .bind(now.0)
        )?;
    }
    Ok(())
}

/// Lets the acceptance of an invitation stand again for every role that its person still holds: nothing is offered to who
/// has it.
pub async fn renew_held(tx: &mut Transaction, invitation_id: &str) -> Result<()> {
    const SQL: &str = "UPDATE invitation_grants SET lapsed_at = NULL
        WHERE invitation_id = $1 AND lapsed_at IS NOT NULL AND EXISTS (SELECT 1 FROM role_assignments AS held
            WHERE held.user_id = (SELECT user_id FROM invitations WHERE id = $1)
                AND held.role = invitation_grants.role AND held.scope_id = invitation_grants.scope_id)";
    run!(tx, execute, sqlx::query(SQL).bind(invitation_id)).map(drop)
}

/// Takes a role out of what colleagues' invitations of an address in an agreement would offer again, if the person took a
/// decline back.
pub async fn lapse_declined(
    tx: &mut Transaction,
    (agreement_id, email_key): (&str, &str),
    grant: &Grant,
    now: Moment,
) -> Result<()> {
    const SQL: &str = "UPDATE invitation_grants SET lapsed_at = $5
        WHERE role = $3 AND scope_id = $4 AND lapsed_at IS NULL AND invitation_id IN (SELECT id FROM invitations
            WHERE agreement_id = $1 AND email_key = $2 AND state = 'declined' AND invited_by IS NOT NULL)";
    run!(
        tx,
        execute,
        sqlx::query(SQL)
            .bind(agreement_id)
            .bind(email_key)
            .bind(grant.role.code())
            .bind(grant.scope_id(agreement_id))
            .bind(now.0)
    )
    .map(drop)
}
