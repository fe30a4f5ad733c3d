//! What the operator does at the command line; each change is audited.

use super::import::withdraw;
use crate::{
    domain::{invitation::InvitationState, moment::Moment},
    server::{
        audit,
        db::{self, Connection, invitations::InvitationRow, users::UserRow},
        failure::Outcome,
        mail::{self, MailKind},
    },
};
use serde_json::json;

/// Who the audit trail names.
const ACTOR: &str = "operator";

/// Sends an invitation again. Earlier links stay alive, unless they are to die at once (decision 3).
/// False when it is not pending.
pub async fn resend(
    connection: &mut Connection,
    invitation: &InvitationRow,
    void_earlier: bool,
    now: Moment,
) -> Outcome<bool> {
    if invitation.state()? != InvitationState::Pending {
        return Ok(false);
    }
    if void_earlier {
        db::invitations::void_links(connection, &invitation.id, now).await?;
    }
    mail::Draft::about_invitation(MailKind::Invitation, &invitation.email, invitation)?.queue(connection, now).await?;
    record(connection, invitation, "invitation.resent", now).await?;
    Ok(true)
}

/// Withdraws an invitation. False when it is not pending.
pub async fn cancel(connection: &mut Connection, invitation: &InvitationRow, now: Moment) -> Outcome<bool> {
    let Some(agreement) = db::agreements::find(connection, &invitation.agreement_id).await? else { return Ok(false) };
    withdraw(connection, invitation, &agreement, ACTOR, now).await
}

async fn record(connection: &mut Connection, invitation: &InvitationRow, action: &str, now: Moment) -> Outcome<()> {
    let agreement = db::agreements::find(connection, &invitation.agreement_id).await?;
    let entry = audit::Entry {
        organization_id: agreement.as_ref().map(|agreement| agreement.organization_id.as_str()),
        actor: ACTOR,
        action,
        subject: &invitation.id,
        details: json!({ "agreement": agreement.as_ref().map(|agreement| &agreement.number) }),
    };
    Ok(audit::record(connection, now, entry).await?)
}

/// What became of a change of a user's state.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Change {
    /// It was made.
    Done,
    /// It was so already.
    Unchanged,
    /// The user is the last active Account Administrator of a purchasing account.
    LastAdministrator,
}

/// Deactivates a user and ends every session. The last active Account Administrator of a purchasing
/// account stays, unless `force` says otherwise.
pub async fn deactivate(connection: &mut Connection, user: &UserRow, force: bool, now: Moment) -> Outcome<Change> {
    let mut is_last = false;
    for assignment in db::roles::list_of_user(connection, &user.id).await? {
        if let Some(account_id) = &assignment.purchasing_account_id {
            db::agreements::lock_account(connection, account_id).await?;
            let administrators = db::roles::list_administrators(connection, account_id).await?;
            is_last |= matches!(administrators.as_slice(), [(id, _, _)] if *id == user.id);
        }
    }
    if is_last && !force {
        return Ok(Change::LastAdministrator);
    }
    if !db::users::set_active(connection, &user.id, false).await? {
        return Ok(Change::Unchanged);
    }
    db::sessions::delete_of_user(connection, &user.id).await?;
    db::resets::void_of_user(connection, &user.id, now).await?;
    record_user(connection, user, "user.deactivated", json!({ "forced": is_last }), now).await?;
    Ok(Change::Done)
}

/// Lets a deactivated user in again.
pub async fn reactivate(connection: &mut Connection, user: &UserRow, now: Moment) -> Outcome<Change> {
    if !db::users::set_active(connection, &user.id, true).await? {
        return Ok(Change::Unchanged);
    }
    record_user(connection, user, "user.reactivated", json!({}), now).await?;
    Ok(Change::Done)
}

async fn record_user(
    connection: &mut Connection,
    user: &UserRow,
    action: &str,
    details: serde_json::Value,
    now: Moment,
) -> Outcome<()> {
    let entry = audit::Entry { organization_id: None, actor: ACTOR, action, subject: &user.id, details };
    Ok(audit::record(connection, now, entry).await?)
}
