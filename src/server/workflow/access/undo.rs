//! Undo: reverses an act within a minute. The emails about it are held that long, so no one else has been notified.

use crate::server::workflow::{
    access::mail_limits,
    drafts,
    invitations::{record_reopened, still_offered},
    person,
    roles::{self, HeldRole, Recipient},
};
use crate::{
    api::{ApiError, undo::Undo},
    domain::{
        access::{Permission, Role, Scope},
        audit::Action,
        invitation::InvitationState,
        moment::{Moment, Span},
    },
    paths,
    server::{
        access::{Actor, authorize},
        change::Change,
        context::Context,
        db::{
            self, Connection,
            roles::{Grant, HeldRow},
        },
        failure::Outcome,
        ids::new_id,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// How long an act can be undone.
pub const UNDO_TIME: Span = Span::minutes(1);

/// An act that can be undone.
#[derive(Debug, Deserialize, Serialize)]
pub(in crate::server::workflow) enum UndoableAct {
    /// A role was assigned.
    RoleAdded { user: String, role: Role, scope: String },
    /// A role was removed.
    RoleRemoved { user: String, role: RemovedRole },
    /// Roles were suspended, by their ids.
    Deactivated { user: String, assignments: Vec<String> },
    /// An invitation was canceled.
    Canceled { invitation: String },
}

/// A role as it was.
#[derive(Debug, Deserialize, Serialize)]
pub(in crate::server::workflow) struct RemovedRole {
    role: Role,
    organization: String,
    agreement: String,
    account: Option<String>,
    granted_at: Moment,
    granted_by: Option<String>,
    suspended_at: Option<Moment>,
}

impl From<&HeldRow> for RemovedRole {
    fn from(row: &HeldRow) -> Self {
        Self {
            role: row.role,
            organization: row.organization_id.clone(),
            agreement: row.agreement_id.clone(),
            account: row.purchasing_account_id.clone(),
            granted_at: row.granted_at,
            granted_by: row.granted_by.clone(),
            suspended_at: row.suspended_at,
        }
    }
}

impl UndoableAct {
    const fn action(&self) -> Action {
        match self {
            Self::RoleAdded { .. } => Action::RoleGranted,
            Self::RoleRemoved { .. } => Action::RoleRemoved,
            Self::Deactivated { .. } => Action::UserDeactivated,
            Self::Canceled { .. } => Action::InvitationCancelled,
        }
    }

    /// The page that shows the result.
    fn path(&self) -> String {
        match self {
            Self::RoleAdded { user, .. } | Self::RoleRemoved { user, .. } | Self::Deactivated { user, .. } => {
                paths::of(paths::PERSON, user)
            }
            Self::Canceled { invitation } => paths::of(paths::INVITATION, invitation),
        }
    }

    fn user(&self) -> Option<&str> {
        match self {
            Self::RoleAdded { user, .. } | Self::RoleRemoved { user, .. } | Self::Deactivated { user, .. } => {
                Some(user)
            }
            Self::Canceled { .. } => None,
        }
    }
}

/// The stored form of an act.
#[derive(Debug, Deserialize, Serialize)]
struct Done {
    act: UndoableAct,
    /// When it was done.
    at: Moment,
    /// The held mails.
    mails: Vec<String>,
    /// The idempotency key of the act.
    name: String,
    is_undone: bool,
}

/// The name under which it is stored.
fn kept_as(id: &str) -> String {
    format!("undo:{id}")
}

/// Commits an act, and returns the ID that undoes it; `None` if the act affected more, such as invitations that were
/// paused. `name` is its idempotency key.
pub(in crate::server::workflow) async fn commit(
    mut change: Change,
    actor: &Actor,
    act: UndoableAct,
    name: &str,
) -> Outcome<Option<String>> {
    if !change.is_only(act.action()) {
        drafts::remember(&mut change, actor, name, None).await?;
        change.commit().await?;
        return Ok(None);
    }
    let (id, now) = (new_id(change.now), change.now);
    let mails = change.flush_held(now + UNDO_TIME).await?;
    keep(&mut change, actor, &id, &Done { act, at: now, mails, name: name.to_owned(), is_undone: false }).await?;
    drafts::remember(&mut change, actor, name, Some(&id)).await?;
    change.commit().await?;
    Ok(Some(id))
}

async fn keep(change: &mut Change, actor: &Actor, id: &str, done: &Done) -> Outcome<()> {
    Ok(db::drafts::save(change, &actor.user().id, &kept_as(id), &serde_json::to_string(done)?, done.at).await?)
}

/// The result of undoing an act.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Undone {
    /// The page that shows it.
    pub path: String,
    /// False if it was too late: the mails are on their way, or someone has changed the same since.
    pub is_undone: bool,
}

/// Undoes an act of the actor within [`UNDO_TIME`], if they still have the right to it. A repeated request gets the same
/// result.
pub async fn undo(context: &Context, input: &Undo) -> Outcome<Undone> {
    let actor = authorize(context, Permission::InviteUsers)?;
    let done = find(&mut context.read().await?, &actor, &input.act).await?;
    if done.is_undone || done.at + UNDO_TIME <= context.now {
        return seen(context, &actor, &done).await;
    }
    let mut change = context.change(actor.by()).await?;
    let others: Vec<&str> = done.act.user().into_iter().collect();
    let actor = actor.recheck(&mut change, &others).await?;
    // A concurrent second request waited for the first.
    let done = find(&mut change, &actor, &input.act).await?;
    if done.is_undone {
        return seen(context, &actor, &done).await;
    }
    let mut is_undone = take_back(&mut change, &actor, &done).await?;
    for mail in &done.mails {
        is_undone &= db::outbox::delete_held(&mut change, mail).await?;
    }
    let done = Done { is_undone, ..done };
    if is_undone {
        change.declare_undo();
        keep(&mut change, &actor, &input.act, &done).await?;
        // The same button starts a new act.
        db::drafts::delete(&mut change, &actor.user().id, &done.name).await?;
        change.commit().await?;
    } else {
        drop(change);
    }
    seen(context, &actor, &done).await
}

/// The result, with the page that shows it: a person whose last role was removed no longer has a page.
async fn seen(context: &Context, actor: &Actor, done: &Done) -> Outcome<Undone> {
    let is_gone = match done.act.user() {
        Some(user) => person::standing(&mut context.read().await?, actor, user).await.is_err(),
        None => false,
    };
    let path = if is_gone { paths::PEOPLE.to_owned() } else { done.act.path() };
    Ok(Undone { path, is_undone: done.is_undone })
}

async fn find(connection: &mut Connection, actor: &Actor, id: &str) -> Outcome<Done> {
    let fields = db::drafts::find(connection, &actor.user().id, &kept_as(id), Moment(0)).await?;
    let done = fields.and_then(|fields| serde_json::from_str(&fields).ok());
    Ok(done.ok_or(ApiError::NotFound)?)
}

/// Reverses an act. Returns false if that is no longer possible.
async fn take_back(change: &mut Change, actor: &Actor, done: &Done) -> Outcome<bool> {
    match &done.act {
        UndoableAct::RoleAdded { user, role, scope } => {
            let standing = person::standing(change, actor, user).await?;
            let is_it = |one: &&HeldRole| one.row.role == *role && one.scope.scope.id() == scope && one.may_take;
            let Some(held) = standing.roles.iter().filter(|one| one.row.granted_at == done.at).find(is_it) else {
                return Ok(false);
            };
            roles::remove(change, actor, &standing.user, &[held]).await?;
            mail_limits::refund_person(change, &held.row.organization_id, user).await?;
        }
        UndoableAct::RoleRemoved { user, role } => return give_back(change, actor, user, role, done.at).await,
        UndoableAct::Deactivated { user, assignments } => {
            let standing = person::standing(change, actor, user).await?;
            // If someone reactivated and deactivated the person since, that deactivation stays.
            let is_it = |one: &&HeldRole| assignments.contains(&one.row.id) && one.row.suspended_at == Some(done.at);
            let held: Vec<&HeldRole> = standing.managed(true).filter(is_it).collect();
            if held.len() != assignments.len() || !standing.may_deactivate {
                return Ok(false);
            }
            roles::restore(change, actor, &standing.user, &held).await?;
        }
        UndoableAct::Canceled { invitation } => return reopen(change, actor, invitation, done.at).await,
    }
    Ok(true)
}

async fn give_back(
    change: &mut Change,
    actor: &Actor,
    user_id: &str,
    removed: &RemovedRole,
    removed_at: Moment,
) -> Outcome<bool> {
    let Some(user) = db::users::find(change, user_id).await? else { return Ok(false) };
    let role = removed.role;
    let scope = Scope { agreement_id: removed.agreement.clone(), account_id: removed.account.clone() };
    if !actor.rights().may_take(role, &scope) {
        return Err(ApiError::Forbidden.into());
    }
    // If someone deactivated the person since, no role comes back active.
    let held = db::roles::list_held(change, user_id).await?;
    let is_deactivated = held.iter().any(|row| row.suspended_at.is_some_and(|at| at >= removed_at));
    if !user.is_active || (is_deactivated && removed.suspended_at.is_none()) {
        return Ok(false);
    }
    if let Some(account_id) = &removed.account {
        db::agreements::lock_account(change, account_id).await?;
    }
    let grant = Grant { role, purchasing_account_id: removed.account.clone() };
    let recipient = Recipient { organization: &removed.organization, agreement: &removed.agreement, user: user_id };
    // Someone has assigned the role again since.
    if !roles::give(change, removed.granted_by.as_deref(), &recipient, &grant, json!({})).await? {
        return Ok(false);
    }
    db::roles::set_days(change, user_id, role, scope.id(), removed.granted_at, removed.suspended_at).await?;
    change.touch(&user.email_key);
    Ok(true)
}

async fn reopen(change: &mut Change, actor: &Actor, id: &str, cancelled_at: Moment) -> Outcome<bool> {
    let Some(invitation) = db::invitations::find_locked(change, id).await? else { return Ok(false) };
    let grants = db::invitations::list_grants(change, id).await?;
    if !actor.may_change(&invitation, &grants) {
        return Err(ApiError::Forbidden.into());
    }
    // Someone has invited the same person since.
    let pending = db::invitations::find_pending(change, &invitation.agreement_id, &invitation.email_key).await?;
    if pending.is_some() || !db::invitations::undo_cancel(change, id, cancelled_at).await? {
        return Ok(false);
    }
    // Its inviter may have lost the rights to it, or the agreement may have ended.
    if still_offered(change, &invitation).await?.is_none() {
        return Ok(false);
    }
    db::outbox::requeue_of_invitation(change, id, cancelled_at).await?;
    let agreement = db::agreements::find(change, &invitation.agreement_id).await?.ok_or(ApiError::NotFound)?;
    record_reopened(change, &agreement, &invitation, InvitationState::Cancelled, &grants, &grants);
    Ok(true)
}
