//! Opening a declined or withdrawn invitation again: pending as before, with what its inviter still offers.

use super::{
    import::{invitation_row, named},
    person, trail,
};
use crate::{
    domain::{agreement::AgreementStatus, audit::Action, invitation::InvitationState, moment::Moment},
    server::{
        access::roles,
        db::{self, Connection, agreements::AgreementRow, invitations::InvitationRow, roles::Grant},
        failure::Outcome,
    },
};
use serde_json::json;

/// What is still offered to the person of an invitation.
pub(super) struct Offer {
    /// The agreement.
    pub agreement: AgreementRow,
    /// The invitation, with name and language as its inviter has them now.
    pub invitation: InvitationRow,
    /// The roles.
    pub grants: Vec<Grant>,
}

/// What of an invitation is still offered: where the register names the person, what it still names the person
/// for; else what the inviter may still give. None when nothing is left, or the agreement invites nobody.
pub(super) async fn still_offered(connection: &mut Connection, invitation: &InvitationRow) -> Outcome<Option<Offer>> {
    let Some(agreement) = db::agreements::find(connection, &invitation.agreement_id).await? else { return Ok(None) };
    if !AgreementStatus::from_code(&agreement.status).is_some_and(AgreementStatus::invites) {
        return Ok(None);
    }
    let mut grants = db::answers::list_standing(connection, &invitation.id).await?;
    let mut invitation = invitation.clone();
    if let Some(inviter) = &invitation.invited_by {
        let own = person::holdings_of(connection, inviter).await?;
        if !own.may_grant_all(&roles(&agreement.id, &grants)) {
            return Ok(None);
        }
    } else {
        let accounts = db::agreements::list_accounts(connection, &agreement.id).await?;
        let Some((account, named)) = named(&accounts).remove(&invitation.email_key) else { return Ok(None) };
        grants.retain(|grant| named.contains(grant));
        invitation = InvitationRow {
            id: invitation.id,
            created_at: invitation.created_at,
            decided_at: invitation.decided_at,
            ..invitation_row(account, &agreement, Moment(invitation.created_at))
        };
    }
    Ok((!grants.is_empty()).then_some(Offer { agreement, invitation, grants }))
}

/// Makes a declined or withdrawn invitation pending again, and gives it as it is now. None when nothing of it is
/// offered any more, or when a newer one is pending. The mail with its new link is the caller's to queue.
pub async fn reopen(
    connection: &mut Connection,
    invitation: &InvitationRow,
    actor: &str,
    now: Moment,
) -> Outcome<Option<InvitationRow>> {
    let pending = db::invitations::find_pending(connection, &invitation.agreement_id, &invitation.email_key).await?;
    // An offer by a colleague does not stand in the way of what the register says.
    if pending.is_some_and(|pending| pending.invited_by.is_none() || invitation.invited_by.is_some()) {
        return Ok(None);
    }
    let Some(offer) = still_offered(connection, invitation).await? else { return Ok(None) };
    let Offer { agreement, invitation, grants } = offer;
    let former = invitation.state()?;
    let before = db::invitations::list_grants(connection, &invitation.id).await?;
    if !db::invitations::reopen(connection, &invitation, now).await? {
        return Ok(None);
    }
    db::invitations::update_person(connection, &invitation).await?;
    db::invitations::set_grants(connection, &invitation.id, &agreement.id, &grants).await?;
    let act = trail::Act {
        organization_id: &agreement.organization_id,
        actor,
        action: Action::InvitationReopened,
        invitation: &invitation,
    };
    let facts = json!({ "state": trail::state_change(former, InvitationState::Pending) });
    trail::record_invitation(connection, act, &before, &grants, facts, now).await?;
    Ok(Some(invitation))
}
