//! Who acts: the actor that a permission was granted to.

use super::{
    context::Context,
    db::{
        self, Connection, Transaction,
        agreements::ScopeRow,
        invitations::InvitationRow,
        roles::{AssignmentRow, Grant, rights, roles},
        users::UserRow,
    },
    failure::Outcome,
    session::{Scopes, Session},
};
use crate::{
    api::ApiError,
    domain::{
        access::{Offer, Permission, Rights, Role, Scope},
        audit::By,
    },
};

/// A signed-in person with their roles, read on every request (decision 11). Workflows and pages that act for a person
/// take one; only this module creates one.
#[derive(Clone, Debug)]
pub struct Actor {
    user: UserRow,
    assignments: Vec<AssignmentRow>,
    rights: Rights,
    account: Option<ScopeRow>,
    scopes: Scopes,
}

impl Actor {
    /// The person.
    #[must_use]
    pub fn user(&self) -> &UserRow {
        &self.user
    }

    /// Who acts, for the audit trail.
    #[must_use]
    pub fn by(&self) -> By {
        By::User(self.user.id.clone())
    }

    /// The person's roles with their scopes.
    #[must_use]
    pub fn assignments(&self) -> &[AssignmentRow] {
        &self.assignments
    }

    /// The purchasing account that the person works in; none for all that the roles reach.
    #[must_use]
    pub fn account(&self) -> Option<&ScopeRow> {
        self.account.as_ref()
    }

    /// Whether a role applies to the purchasing account that the person works in.
    #[must_use]
    pub fn holds_here(&self, assignment: &AssignmentRow) -> bool {
        let scope = self.account.as_ref().map(ScopeRow::scope);
        scope.is_none_or(|scope| assignment.assignment().reaches(&scope))
    }

    /// Checks again with the current roles, which may have changed since they were read before the transaction. The
    /// person is locked, so that they cannot change any more. `Busy` if they have changed: a retry uses the new ones.
    pub async fn recheck(self, tx: &mut Transaction, others: &[&str]) -> Outcome<Self> {
        let ids = others.iter().copied().chain([self.user.id.as_str()]).collect();
        db::users::lock(tx, ids).await?;
        let is_active = db::users::find(tx, &self.user.id).await?.is_some_and(|user| user.is_active);
        let held = rights(&db::roles::list_of_user(tx, &self.user.id).await?);
        if !is_active || held != self.rights {
            return Err(ApiError::Busy.into());
        }
        Ok(Self { scopes: Scopes::default(), ..self })
    }

    /// The agreements and purchasing accounts that the person's roles reach, in their order: read once for each
    /// request, and again after [`Actor::recheck`].
    pub async fn scopes(&self, connection: &mut Connection) -> db::Result<&[ScopeRow]> {
        self.scopes.load(connection, &self.user.id).await
    }

    /// What the person's roles allow: see [`Rights`].
    #[must_use]
    pub fn rights(&self) -> &Rights {
        &self.rights
    }

    /// Whether some role of the person allows something.
    #[must_use]
    pub fn can(&self, permission: Permission) -> bool {
        self.rights.can(permission)
    }

    /// Whether a role of the person allows something in a scope.
    #[must_use]
    pub fn can_in(&self, permission: Permission, scope: &Scope) -> bool {
        self.rights.can_in(permission, scope)
    }

    /// Whether a role in this agreement, or in a purchasing account of it, allows something.
    #[must_use]
    pub fn can_in_agreement(&self, permission: Permission, agreement_id: &str) -> bool {
        self.rights.can_in_agreement(permission, agreement_id)
    }

    /// Whether a role whose scope covers this purchasing account allows something.
    #[must_use]
    pub fn can_in_account(&self, permission: Permission, agreement_id: &str, account_id: &str) -> bool {
        let scope = Scope { agreement_id: agreement_id.to_owned(), account_id: Some(account_id.to_owned()) };
        self.can_in(permission, &scope)
    }

    /// Whether the person may give a role in a scope.
    #[must_use]
    pub fn may_grant(&self, role: Role, scope: &Scope) -> bool {
        self.rights.may_grant(role, scope)
    }

    /// Whether the person may change or cancel a pending invitation: see [`Rights::may_change`].
    #[must_use]
    pub fn may_change(&self, invitation: &InvitationRow, grants: &[Grant]) -> bool {
        self.rights.may_change(self.offer(invitation, &roles(&invitation.agreement_id, grants)))
    }

    /// Whether the person may confirm a pending invitation: see [`Rights::may_confirm`].
    #[must_use]
    pub fn may_confirm(&self, invitation: &InvitationRow, grants: &[Grant]) -> bool {
        self.rights.may_confirm(self.offer(invitation, &roles(&invitation.agreement_id, grants)))
    }

    fn offer<'a>(&self, invitation: &InvitationRow, roles: &'a [(Role, Scope)]) -> Offer<'a> {
        Offer {
            roles,
            is_of_register: invitation.invited_by.is_none(),
            is_own: invitation.invited_by.as_ref() == Some(&self.user.id),
            is_for_self: invitation.email_key == self.user.email_key,
        }
    }
}

/// Refuses whoever has signed out, or whose roles have changed, since the request came in: for responses that take long.
pub async fn assert_unchanged(connection: &mut Connection, context: &Context) -> Outcome<()> {
    let actor = authenticate(context)?;
    let token_hash = context.session.as_ref().map(|session| session.token_hash.clone()).unwrap_or_default();
    let row = db::sessions::find(connection, &token_hash).await?;
    let session = row.map(|row| Session::judge(row, token_hash, context.app.clock.now()));
    let held = rights(&db::roles::list_of_user(connection, &actor.user.id).await?);
    if session.is_some_and(|session| session.is_alive) && held == actor.rights {
        Ok(())
    } else {
        Err(ApiError::Forbidden.into())
    }
}

/// A person with their roles as they are now, whom no session vouches for: to find what may reach them by itself, in a mail
/// or a calendar. None for who is deactivated or has no role.
pub async fn person(connection: &mut Connection, user_id: &str) -> Outcome<Option<Actor>> {
    let Some(user) = db::users::find(connection, user_id).await?.filter(|user| user.is_active) else { return Ok(None) };
    let assignments = db::roles::list_of_user(connection, user_id).await?;
    let rights = rights(&assignments);
    let actor = Actor { user, assignments, rights, account: None, scopes: Scopes::default() };
    Ok((!actor.assignments.is_empty()).then_some(actor))
}

/// The signed-in person, or `Unauthenticated`.
pub fn authenticate(context: &Context) -> Result<Actor, ApiError> {
    let session = context.session.as_ref().filter(|session| session.is_alive);
    let session = session.ok_or(ApiError::Unauthenticated)?;
    let rights = rights(&session.assignments);
    let account = session.account().cloned();
    let (user, assignments) = (session.user.clone(), session.assignments.clone());
    Ok(Actor { user, assignments, rights, account, scopes: session.scopes.clone() })
}

/// The signed-in person when some role allows something; `Forbidden` otherwise.
pub fn authorize(context: &Context, permission: Permission) -> Result<Actor, ApiError> {
    let actor = authenticate(context)?;
    if actor.can(permission) { Ok(actor) } else { Err(ApiError::Forbidden) }
}
