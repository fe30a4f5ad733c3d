//! What the operator does at the command line; each change and each look is audited.

use super::{import::withdraw, notices::tell_of_account, pauses::pause_invitations_of, reopen::reopen, roster, trail};
use crate::{
    domain::{audit::Action, invitation::InvitationState, moment::Moment},
    server::{
        audit,
        db::{self, Connection, invitations::InvitationRow, users::UserRow},
        failure::Outcome,
        mail::{self, MailKind},
    },
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Who the audit trail names.
pub const ACTOR: &str = "operator";

/// Sends an invitation again. Earlier links stay alive, unless they are to die at once (decision 3). One that was
/// declined, or withdrawn by the operator, is opened again, as far as its inviter still offers it. False when
/// there is nothing to send.
pub async fn resend(
    connection: &mut Connection,
    invitation: &InvitationRow,
    void_earlier: bool,
    actor: &str,
    now: Moment,
) -> Outcome<bool> {
    let opened = match invitation.state()? {
        // What waits for a confirmation is sent by whoever confirms it.
        InvitationState::Pending => invitation.paused_at.is_none().then(|| invitation.clone()),
        InvitationState::Accepted => None,
        InvitationState::Declined | InvitationState::Cancelled => reopen(connection, invitation, actor, now).await?,
    };
    let Some(invitation) = opened else { return Ok(false) };
    if void_earlier {
        db::invitations::void_links(connection, &invitation.id, now).await?;
    }
    mail::Draft::about_invitation(MailKind::Invitation, &invitation.email, &invitation)?.queue(connection, now).await?;
    db::reminders::begin(connection, &invitation.id, now).await?;
    trail::record_resent(connection, &invitation, actor, json!({ "earlier_links_voided": void_earlier }), now).await?;
    roster::refresh(connection, &invitation.email_key, now).await?;
    Ok(true)
}

/// Withdraws an invitation. False when it is not pending.
pub async fn cancel(connection: &mut Connection, invitation: &InvitationRow, now: Moment) -> Outcome<bool> {
    let Some(agreement) = db::agreements::find(connection, &invitation.agreement_id).await? else { return Ok(false) };
    withdraw(connection, invitation, &agreement, ACTOR, now).await
}

/// What the operator looked at.
pub struct Look<'a> {
    /// The organization that it concerns, if any.
    pub organization_id: Option<&'a str>,
    /// The purchasing account or agreement that it concerns, if any.
    pub scope_id: Option<&'a str>,
    /// What was done.
    pub action: Action,
    /// What was shown: an id, a number, or the name of a list.
    pub subject: &'a str,
}

/// Writes down that the operator looked at something, and what was asked for.
pub async fn record_look(connection: &mut Connection, look: Look<'_>, asked: Value, now: Moment) -> Outcome<()> {
    let Look { organization_id, scope_id, action, subject } = look;
    let entry = audit::Entry { organization_id, scope_id, actor: ACTOR, action, subject, details: asked };
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
    // People before purchasing accounts, as everywhere: see `Actor::recheck`.
    db::users::lock(connection, vec![user.id.as_str()]).await?;
    let assignments = db::roles::list_of_user(connection, &user.id).await?;
    let accounts: Vec<&str> = assignments.iter().filter_map(|row| row.purchasing_account_id.as_deref()).collect();
    db::agreements::lock_accounts(connection, accounts.clone()).await?;
    let sole = db::roles::list_sole_administrators(connection, &accounts).await?;
    let alone_in: BTreeSet<String> =
        sole.into_iter().filter(|(_, only)| *only == user.id).map(|(account_id, _)| account_id).collect();
    if !alone_in.is_empty() && !force {
        return Ok(Change::LastAdministrator);
    }
    if !db::users::set_active(connection, &user.id, false).await? {
        return Ok(Change::Unchanged);
    }
    db::sessions::delete_of_user(connection, &user.id).await?;
    db::resets::void_of_user(connection, &user.id, now).await?;
    let facts = |scope_id: &str| json!({ "access": access(true, false), "forced": alone_in.contains(scope_id) });
    trail::record_user(connection, (ACTOR, Action::UserDeactivated, &user.id), facts, now).await?;
    pause_invitations_of(connection, ACTOR, &user.id, now).await?;
    tell_of_account(connection, user, false, now).await?;
    roster::refresh(connection, &user.email_key, now).await?;
    Ok(Change::Done)
}

/// Ends every session of a user. False when there was none.
pub async fn end_sessions(connection: &mut Connection, user: &UserRow, now: Moment) -> Outcome<bool> {
    let sessions = db::sessions::delete_of_user(connection, &user.id).await?;
    if sessions == 0 {
        return Ok(false);
    }
    let facts = |_: &str| ended(sessions);
    trail::record_user(connection, (ACTOR, Action::SessionsEnded, &user.id), facts, now).await?;
    Ok(true)
}

/// How many sessions of a person were ended, for the audit trail.
pub(super) fn ended(sessions: u64) -> Value {
    json!({ "sessions": { "before": sessions, "after": 0 } })
}

/// Lets a deactivated user in again.
pub async fn reactivate(connection: &mut Connection, user: &UserRow, now: Moment) -> Outcome<Change> {
    if !db::users::set_active(connection, &user.id, true).await? {
        return Ok(Change::Unchanged);
    }
    let facts = |_: &str| json!({ "access": access(false, true) });
    trail::record_user(connection, (ACTOR, Action::UserReactivated, &user.id), facts, now).await?;
    tell_of_account(connection, user, true, now).await?;
    roster::refresh(connection, &user.email_key, now).await?;
    Ok(Change::Done)
}

/// How a person's access changed, for the audit trail.
pub(super) fn access(before: bool, after: bool) -> Value {
    let word = |is_active| if is_active { "active" } else { "deactivated" };
    json!({ "before": word(before), "after": word(after) })
}
