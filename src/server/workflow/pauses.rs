//! Invitations that wait until another administrator confirms them: nobody can accept one meanwhile, and no mail about it
//! is sent.

use super::{person::holdings_of, roster, trail};
use crate::{
    api::ApiError,
    domain::{audit::Action, moment::Moment},
    server::{
        access::roles,
        audit,
        db::{self, Connection, agreements::AgreementRow, invitations::InvitationRow},
        failure::Outcome,
    },
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Pauses the pending invitations of a person who could not send them any more.
pub(super) async fn pause_invitations_of(
    connection: &mut Connection,
    actor: &str,
    user_id: &str,
    now: Moment,
) -> Outcome<()> {
    let own = holdings_of(connection, user_id).await?;
    let mut invitations = db::invitations::list_pending_by(connection, user_id).await?;
    let ids: Vec<&str> = invitations.iter().map(|invitation| invitation.id.as_str()).collect();
    let grants = db::invitations::list_grants_among(connection, &ids).await?;
    invitations.retain(|invitation| {
        let grants = grants.get(&invitation.id).map_or(&[][..], Vec::as_slice);
        !own.may_grant_all(&roles(&invitation.agreement_id, grants))
    });
    pause(connection, actor, &invitations, now).await
}

/// Pauses invitations, as far as they are pending and not paused already. There may be thousands: whoever sent them is to
/// be stopped at once.
pub(super) async fn pause(
    connection: &mut Connection,
    actor: &str,
    invitations: &[InvitationRow],
    now: Moment,
) -> Outcome<()> {
    let mut paused = Vec::new();
    let mut agreements: BTreeMap<&str, AgreementRow> = BTreeMap::new();
    for invitation in invitations {
        if !db::invitations::pause(connection, &invitation.id, now).await? {
            continue;
        }
        db::outbox::withdraw_of_invitation(connection, &invitation.id, now).await?;
        if !agreements.contains_key(invitation.agreement_id.as_str()) {
            let agreement = db::agreements::find(connection, &invitation.agreement_id).await?;
            agreements.insert(&invitation.agreement_id, agreement.ok_or(ApiError::NotFound)?);
        }
        paused.push(invitation);
    }
    let ids: Vec<&str> = paused.iter().map(|invitation| invitation.id.as_str()).collect();
    let grants = db::invitations::list_grants_among(connection, &ids).await?;
    let facts = json!({ "paused": { "before": false, "after": true } });
    let entries = paused.iter().flat_map(|invitation| {
        let act = trail::Act {
            organization_id: &agreements[invitation.agreement_id.as_str()].organization_id,
            actor,
            action: Action::InvitationPaused,
            invitation,
        };
        let grants = grants.get(&invitation.id).map_or(&[][..], Vec::as_slice);
        trail::invitation_entries(&act, grants, grants, &facts)
    });
    audit::record_all(connection, now, &entries.collect::<Vec<_>>()).await?;
    let people: BTreeSet<&str> = paused.iter().map(|invitation| invitation.email_key.as_str()).collect();
    Ok(roster::refresh_all(connection, &people.into_iter().collect::<Vec<_>>(), now).await?)
}
