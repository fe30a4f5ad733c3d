//! Who acts: sessions, and the actor that a permission was granted to.

use super::{
    context::Context,
    db::{
        self, Connection,
        agreements::ScopeRow,
        invitations::InvitationRow,
        roles::{AssignmentRow, Grant},
        users::UserRow,
    },
    failure::Outcome,
};
use crate::{
    api::ApiError,
    domain::{
        access::{Holding, Holdings, Offer, Permission, Role, Scope},
        moment::{Moment, Span},
    },
};

/// A session ends after this time without activity (decision 10).
pub const IDLE: Span = Span::minutes(60);
/// A session ends after this time in any case (decision 10).
pub const ABSOLUTE: Span = Span::hours(12);
/// Activity is written at most this often.
pub const TOUCH_INTERVAL: Span = Span::minutes(1);

/// The session that a request came with.
#[derive(Clone, Debug)]
pub struct Session {
    /// The hash of its token.
    pub token_hash: String,
    /// Whose it is.
    pub user: UserRow,
    /// False once its time is over or its user is deactivated.
    pub is_alive: bool,
    /// The roles of the user, read afresh for this request (decision 11).
    pub assignments: Vec<AssignmentRow>,
    /// The purchasing accounts that the roles reach, where there are several to switch between.
    pub accounts: Vec<ScopeRow>,
    /// The id of the one that the person has chosen; none for all.
    chosen: Option<String>,
}

impl Session {
    /// Judges a stored session at a moment.
    #[must_use]
    pub fn judge(row: db::sessions::SessionRow, token_hash: String, now: Moment) -> Self {
        let idle = now - Moment(row.session_active_at);
        let age = now - Moment(row.session_created_at);
        let is_alive = row.user.is_active && idle < IDLE && age < ABSOLUTE;
        Self {
            token_hash,
            is_alive,
            user: row.user,
            assignments: Vec::new(),
            accounts: Vec::new(),
            chosen: row.session_account_id,
        }
    }

    /// Whether the roles may reach several purchasing accounts: most people's do not, and need no further query.
    #[must_use]
    pub fn may_switch(&self) -> bool {
        let Some(first) = self.assignments.first() else { return false };
        let is_elsewhere = |row: &AssignmentRow| match &row.purchasing_account_id {
            Some(id) => first.purchasing_account_id.as_ref().is_some_and(|other| other != id),
            None => row.reach > 1,
        };
        self.assignments.iter().any(|row| is_elsewhere(row) || row.agreement_id != first.agreement_id)
    }

    /// Keeps those purchasing accounts that the roles reach, if they are several.
    #[must_use]
    pub fn with_accounts(self, mut accounts: Vec<ScopeRow>) -> Self {
        let holdings = holdings(&self.assignments);
        accounts.retain(|account| holdings.0.iter().any(|holding| holding.reaches(&account.scope())));
        if accounts.len() < 2 {
            accounts.clear();
        }
        Self { accounts, ..self }
    }

    /// The same session, working in another purchasing account; in all with none.
    #[must_use]
    pub fn working_in(&self, account_id: Option<&str>) -> Self {
        Self { chosen: account_id.map(str::to_owned), ..self.clone() }
    }

    /// The purchasing account that the person works in; none for all. What the roles no longer reach counts as all.
    #[must_use]
    pub fn account(&self) -> Option<&ScopeRow> {
        self.accounts.iter().find(|account| Some(&account.account_id) == self.chosen.as_ref())
    }
}

/// A signed-in person with their roles, read afresh for this request (decision 11). Workflows and
/// pages that act for a person take one; only this module makes one.
#[derive(Clone, Debug)]
pub struct Actor {
    user: UserRow,
    assignments: Vec<AssignmentRow>,
    holdings: Holdings,
    account: Option<ScopeRow>,
}

impl Actor {
    /// The person.
    #[must_use]
    pub fn user(&self) -> &UserRow {
        &self.user
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

    /// Whether a role counts in the purchasing account that the person works in.
    #[must_use]
    pub fn holds_here(&self, assignment: &AssignmentRow) -> bool {
        let scope = self.account.as_ref().map(ScopeRow::scope);
        scope.is_none_or(|scope| holding(assignment).is_some_and(|holding| holding.reaches(&scope)))
    }

    /// Judges anew by the roles of this moment: what was read before a transaction began may have been taken since.
    /// The person is locked, so that what is read stays true. `Busy` when something changed: whoever asks again is
    /// judged by it.
    pub async fn recheck(&self, connection: &mut Connection, others: &[&str]) -> Outcome<()> {
        let ids = others.iter().copied().chain([self.user.id.as_str()]).collect();
        db::users::lock(connection, ids).await?;
        let is_active = db::users::find(connection, &self.user.id).await?.is_some_and(|user| user.is_active);
        let held = holdings(&db::roles::list_of_user(connection, &self.user.id).await?);
        if is_active && held == self.holdings { Ok(()) } else { Err(ApiError::Busy.into()) }
    }

    /// What the person's roles allow: see [`Holdings`].
    #[must_use]
    pub fn holdings(&self) -> &Holdings {
        &self.holdings
    }

    /// Whether some role of the person allows something.
    #[must_use]
    pub fn can(&self, permission: Permission) -> bool {
        self.holdings.can(permission)
    }

    /// Whether a role of the person allows something in a scope.
    #[must_use]
    pub fn can_in(&self, permission: Permission, scope: &Scope) -> bool {
        self.holdings.can_in(permission, scope)
    }

    /// Whether a role in this agreement, or in a purchasing account of it, allows something.
    #[must_use]
    pub fn can_in_agreement(&self, permission: Permission, agreement_id: &str) -> bool {
        self.holdings.can_in_agreement(permission, agreement_id)
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
        self.holdings.may_grant(role, scope)
    }

    /// Whether the person may change or withdraw a pending invitation: see [`Holdings::may_change`].
    #[must_use]
    pub fn may_change(&self, invitation: &InvitationRow, grants: &[Grant]) -> bool {
        self.holdings.may_change(self.offer(invitation, &roles(&invitation.agreement_id, grants)))
    }

    /// Whether the person may answer for a pending invitation: see [`Holdings::may_confirm`].
    #[must_use]
    pub fn may_confirm(&self, invitation: &InvitationRow, grants: &[Grant]) -> bool {
        self.holdings.may_confirm(self.offer(invitation, &roles(&invitation.agreement_id, grants)))
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

/// The signed-in person, or `Unauthenticated`.
pub fn authenticate(context: &Context) -> Result<Actor, ApiError> {
    let session = context.session.as_ref().filter(|session| session.is_alive);
    let session = session.ok_or(ApiError::Unauthenticated)?;
    let holdings = holdings(&session.assignments);
    let account = session.account().cloned();
    Ok(Actor { user: session.user.clone(), assignments: session.assignments.clone(), holdings, account })
}

/// The signed-in person when some role allows something; `Forbidden` otherwise.
pub fn authorize(context: &Context, permission: Permission) -> Result<Actor, ApiError> {
    let actor = authenticate(context)?;
    if actor.can(permission) { Ok(actor) } else { Err(ApiError::Forbidden) }
}

/// What roles mean for access.
#[must_use]
pub fn holdings(assignments: &[AssignmentRow]) -> Holdings {
    Holdings(assignments.iter().filter_map(holding).collect())
}

fn holding(row: &AssignmentRow) -> Option<Holding> {
    let scope = Scope { agreement_id: row.agreement_id.clone(), account_id: row.purchasing_account_id.clone() };
    Some(Holding { role: Role::from_code(&row.role)?, scope, in_lead: row.is_lead.unwrap_or_default() })
}

/// The roles of an agreement's grants, each with its scope.
#[must_use]
pub fn roles(agreement_id: &str, grants: &[Grant]) -> Vec<(Role, Scope)> {
    grants.iter().map(|grant| (grant.role, grant.scope(agreement_id))).collect()
}
