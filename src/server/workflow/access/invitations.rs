//! Operations on invitations after they are created: resend, correct, pause, cancel, reopen. Each changes the state,
//! records it, notifies the people concerned, and updates the roster.

use crate::server::workflow::{
    access::mail_limits,
    rights::rights_of,
    scopes::NamedScope,
    trail::{self, Act},
};
use crate::{
    api::ApiError,
    domain::{access::Role, audit::Action, audit::By, invitation::InvitationState, mail::MailKind, moment::Moment},
    server::{
        change::Change,
        db::{
            self, Connection,
            agreements::{AgreementRow, PurchasingAccountRow},
            invitations::InvitationRow,
            roles::{Grant, roles},
        },
        failure::Outcome,
        ids::new_id,
        mail::Message,
    },
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The people whom the register names in an agreement, by address, and for which purchasing accounts.
pub(in crate::server::workflow) type Named<'a> = BTreeMap<String, (&'a PurchasingAccountRow, Vec<Grant>)>;

/// The roles for which the register names each administrator of an agreement, by address (decision 1).
pub(in crate::server::workflow) fn named(accounts: &[PurchasingAccountRow]) -> Named<'_> {
    let mut named = Named::new();
    for account in accounts {
        let (_, grants) = named.entry(account.administrator_email_key.clone()).or_insert_with(|| (account, Vec::new()));
        grants.push(Grant { role: Role::AccountAdministrator, purchasing_account_id: Some(account.id.clone()) });
        if account.is_lead {
            grants.push(Grant { role: Role::AgreementAdministrator, purchasing_account_id: None });
        }
    }
    named
}

/// The invitation of whom the register names.
pub(in crate::server::workflow) fn of_register(
    account: &PurchasingAccountRow,
    agreement: &AgreementRow,
    now: Moment,
) -> InvitationRow {
    InvitationRow {
        id: new_id(now),
        agreement_id: agreement.id.clone(),
        email: account.administrator_email.clone(),
        email_key: account.administrator_email_key.clone(),
        first_name: account.administrator_first_name.clone(),
        last_name: account.administrator_last_name.clone(),
        language: account.administrator_language,
        country: account.administrator_country.clone(),
        state: InvitationState::Pending,
        created_at: now,
        decided_at: None,
        decline_reason: None,
        invited_by: None,
        paused_at: None,
    }
}

/// Mails the link of an invitation.
pub(in crate::server::workflow) fn send(change: &mut Change, invitation: &InvitationRow) {
    change.notify(Message::about_invitation(MailKind::INVITATION, &invitation.email, invitation));
}

/// Resends an invitation. Earlier links stay valid unless asked otherwise (decision 3). An invitation that was
/// declined, or canceled by the operator, is reopened with what its inviter can still offer. Returns false if there is
/// nothing to send.
pub async fn resend(change: &mut Change, invitation: &InvitationRow, void_earlier: bool) -> Outcome<bool> {
    let opened = match invitation.state {
        // A paused invitation is sent when someone confirms it.
        InvitationState::Pending => invitation.paused_at.is_none().then(|| invitation.clone()),
        InvitationState::Accepted => None,
        InvitationState::Declined | InvitationState::Cancelled => reopen(change, invitation).await?,
    };
    let Some(invitation) = opened else { return Ok(false) };
    mail_limits::charge_resend(change, &invitation.id);
    let now = change.now;
    if void_earlier {
        db::invitations::void_links(change, &invitation.id, now).await?;
    }
    send(change, &invitation);
    db::invitation_reminders::begin(change, &invitation.id, now).await?;
    record_resent(change, &invitation, &json!({ "earlier_links_voided": void_earlier })).await?;
    Ok(true)
}

/// Records that an invitation is pending again, with its roles before and after.
pub(in crate::server::workflow) fn record_reopened(
    change: &mut Change,
    agreement: &AgreementRow,
    invitation: &InvitationRow,
    former: InvitationState,
    before: &[Grant],
    after: &[Grant],
) {
    let organization_id = &agreement.organization_id;
    let act = Act { organization_id, action: Action::InvitationReopened, invitation };
    let facts = json!({ "state": trail::state_change(former, InvitationState::Pending) });
    trail::record_invitation(change, &act, before, after, &facts);
    change.touch(&invitation.email_key);
}

/// Records that an invitation was resent, with further facts.
pub(in crate::server::workflow) async fn record_resent(
    change: &mut Change,
    invitation: &InvitationRow,
    facts: &Value,
) -> Outcome<()> {
    let agreement = db::agreements::find(change, &invitation.agreement_id).await?.ok_or(ApiError::NotFound)?;
    let grants = db::invitations::list_grants(change, &invitation.id).await?;
    mail_limits::charge(change, &agreement.organization_id);
    let act = Act { organization_id: &agreement.organization_id, action: Action::InvitationResent, invitation };
    trail::record_invitation(change, &act, &grants, &grants, facts);
    change.touch(&invitation.email_key);
    Ok(())
}

/// Cancels a pending invitation with its links and queued mails. A cancellation by the operator stands until the
/// register names someone else; after any other, the person may be invited again. Returns false if the invitation is
/// not pending.
pub async fn withdraw(change: &mut Change, invitation: &InvitationRow) -> Outcome<bool> {
    let agreement = db::agreements::find(change, &invitation.agreement_id).await?.ok_or(ApiError::NotFound)?;
    let grants = db::invitations::list_grants(change, &invitation.id).await?;
    let now = change.now;
    if !db::invitations::cancel(change, &invitation.id, now).await? {
        return Ok(false);
    }
    if change.by != By::Operator {
        db::answers::lapse(change, invitation, &[], now).await?;
    }
    db::invitations::void_links(change, &invitation.id, now).await?;
    db::outbox::withdraw_of_invitation(change, &invitation.id, now).await?;
    let act = Act { organization_id: &agreement.organization_id, action: Action::InvitationCancelled, invitation };
    let facts = json!({ "state": trail::state_change(InvitationState::Pending, InvitationState::Cancelled) });
    trail::record_invitation(change, &act, &grants, &grants, &facts);
    change.touch(&invitation.email_key);
    Ok(true)
}

/// Pauses the pending invitations that a person could no longer send.
pub(in crate::server::workflow) async fn pause_invitations_of(change: &mut Change, user_id: &str) -> Outcome<()> {
    let own = rights_of(change, user_id).await?;
    let mut invitations = db::invitations::list_pending_by(change, user_id).await?;
    let ids: Vec<&str> = invitations.iter().map(|invitation| invitation.id.as_str()).collect();
    let grants = db::invitations::list_grants_among(change, &ids).await?;
    invitations.retain(|invitation| {
        let grants = grants.get(&invitation.id).map_or(&[][..], Vec::as_slice);
        !own.may_grant_all(&roles(&invitation.agreement_id, grants))
    });
    pause(change, &invitations).await
}

/// Pauses those of these invitations that are pending and not paused yet: they cannot be accepted until another
/// administrator confirms them, and no mail about them is sent. There may be thousands, and their sender must be
/// stopped immediately.
pub(in crate::server::workflow) async fn pause(change: &mut Change, invitations: &[InvitationRow]) -> Outcome<()> {
    let mut paused = Vec::new();
    let mut agreements: BTreeMap<&str, AgreementRow> = BTreeMap::new();
    let now = change.now;
    for invitation in invitations {
        if !db::invitations::pause(change, &invitation.id, now).await? {
            continue;
        }
        db::outbox::withdraw_of_invitation(change, &invitation.id, now).await?;
        if !agreements.contains_key(invitation.agreement_id.as_str()) {
            let agreement = db::agreements::find(change, &invitation.agreement_id).await?;
            agreements.insert(&invitation.agreement_id, agreement.ok_or(ApiError::NotFound)?);
        }
        paused.push(invitation);
    }
    let ids: Vec<&str> = paused.iter().map(|invitation| invitation.id.as_str()).collect();
    let grants = db::invitations::list_grants_among(change, &ids).await?;
    let facts = json!({ "paused": { "before": false, "after": true } });
    for invitation in paused {
        let organization_id = &agreements[invitation.agreement_id.as_str()].organization_id;
        let act = Act { organization_id, action: Action::InvitationPaused, invitation };
        let grants = grants.get(&invitation.id).map_or(&[][..], Vec::as_slice);
        trail::record_invitation(change, &act, grants, grants, &facts);
        change.touch(&invitation.email_key);
    }
    Ok(())
}

/// Removes roles from the invitations by colleagues to a person in an agreement, including those that could return by
/// undoing a decline: an old link must neither restore what was removed nor offer what has been granted since. An
/// invitation left without roles is canceled.
pub(in crate::server::workflow) async fn drop_from_offers(
    change: &mut Change,
    email_key: &str,
    agreement_id: &str,
    dropped: &[Grant],
) -> Outcome<()> {
    let now = change.now;
    for grant in dropped {
        if db::answers::lapse_declined(change, agreement_id, email_key, grant, now).await? > 0 {
            change.follow_up();
        }
    }
    for invitation in db::invitations::list_pending_among(change, &[email_key]).await? {
        let is_offer = invitation.agreement_id == agreement_id && invitation.invited_by.is_some();
        if !is_offer || !db::invitations::lock(change, &invitation.id).await? {
            continue;
        }
        let before = db::invitations::list_grants(change, &invitation.id).await?;
        let after: Vec<Grant> = before.iter().filter(|grant| !dropped.contains(grant)).cloned().collect();
        if after.len() == before.len() {
            continue;
        }
        if after.is_empty() {
            withdraw(change, &invitation).await?;
        } else {
            let agreement = db::agreements::find(change, agreement_id).await?.ok_or(ApiError::NotFound)?;
            db::invitations::set_grants(change, &invitation.id, agreement_id, &after).await?;
            let organization_id = &agreement.organization_id;
            let act = Act { organization_id, action: Action::InvitationRolesChanged, invitation: &invitation };
            trail::record_invitation(change, &act, &before, &after, &json!({}));
            change.touch(email_key);
        }
    }
    Ok(())
}

/// The pending invitations of an address that offer a role in one of these scopes.
pub(in crate::server::workflow) async fn list_offers(
    connection: &mut Connection,
    email_key: &str,
    visible: &[NamedScope],
) -> Outcome<Vec<InvitationRow>> {
    let mut offers = Vec::new();
    for invitation in db::invitations::list_pending_among(connection, &[email_key]).await? {
        let grants = db::invitations::list_grants(connection, &invitation.id).await?;
        let is_visible = |grant: &Grant| visible.iter().any(|one| one.scope == grant.scope(&invitation.agreement_id));
        if grants.iter().any(is_visible) {
            offers.push(invitation);
        }
    }
    Ok(offers)
}

/// What is still offered to the person of an invitation.
pub(in crate::server::workflow) struct Offer {
    /// The agreement.
    pub agreement: AgreementRow,
    /// The invitation, with its inviter's current name and language.
    pub invitation: InvitationRow,
    /// The roles.
    pub grants: Vec<Grant>,
}

/// What an invitation still offers: if the register names the person, what it still names them for; otherwise what the
/// inviter may still grant. `None` if nothing is left, or if the agreement does not allow invitations.
pub(in crate::server::workflow) async fn still_offered(
    connection: &mut Connection,
    invitation: &InvitationRow,
) -> Outcome<Option<Offer>> {
    let Some(agreement) = db::agreements::find(connection, &invitation.agreement_id).await? else { return Ok(None) };
    if !agreement.status.invites() {
        return Ok(None);
    }
    let mut grants = db::answers::list_standing(connection, &invitation.id).await?;
    let mut invitation = invitation.clone();
    if let Some(inviter) = &invitation.invited_by {
        let own = rights_of(connection, inviter).await?;
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
            ..of_register(account, &agreement, invitation.created_at)
        };
    }
    Ok((!grants.is_empty()).then_some(Offer { agreement, invitation, grants }))
}

/// Makes a declined or canceled invitation pending again, with what its inviter can still offer, and returns it. `None`
/// if nothing of it can be offered, or if a newer one is pending. The caller sends its new link.
pub(in crate::server::workflow) async fn reopen(
    change: &mut Change,
    invitation: &InvitationRow,
) -> Outcome<Option<InvitationRow>> {
    let pending = db::invitations::find_pending(change, &invitation.agreement_id, &invitation.email_key).await?;
    // An invitation by a colleague does not prevent one by the register.
    if pending.is_some_and(|pending| pending.invited_by.is_none() || invitation.invited_by.is_some()) {
        return Ok(None);
    }
    let former = invitation.state;
    let Some(offer) = still_offered(change, invitation).await? else { return Ok(None) };
    let Offer { agreement, invitation, grants } = offer;
    let before = db::invitations::list_grants(change, &invitation.id).await?;
    let now = change.now;
    if !db::invitations::reopen(change, &invitation, now).await? {
        return Ok(None);
    }
    db::invitations::update_person(change, &invitation).await?;
    db::invitations::set_grants(change, &invitation.id, &agreement.id, &grants).await?;
    record_reopened(change, &agreement, &invitation, former, &before, &grants);
    Ok(Some(invitation))
}
