//! Who acts: sessions, and the actor that a permission was granted to.

use super::{
    context::Context,
    db::{self, roles::AssignmentRow, users::UserRow},
};
use crate::{
    api::ApiError,
    domain::{
        access::{Holding, Permission, Role, Scope},
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
}

impl Session {
    /// Judges a stored session at a moment.
    #[must_use]
    pub fn judge(row: db::sessions::SessionRow, token_hash: String, now: Moment) -> Self {
        let idle = now - Moment(row.session_active_at);
        let age = now - Moment(row.session_created_at);
        let is_alive = row.user.is_active && idle < IDLE && age < ABSOLUTE;
        Self { token_hash, is_alive, user: row.user, assignments: Vec::new() }
    }
}

/// A signed-in person with their roles, read afresh for this request (decision 11). Workflows and
/// pages that act for a person take one; only this module makes one.
#[derive(Clone, Debug)]
pub struct Actor {
    user: UserRow,
    assignments: Vec<AssignmentRow>,
    holdings: Vec<Holding>,
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

    /// Whether some role of the person allows something.
    #[must_use]
    pub fn can(&self, permission: Permission) -> bool {
        self.holdings.iter().any(|holding| holding.role.may(permission))
    }

    /// Whether a role of the person allows something in a scope.
    #[must_use]
    pub fn can_in(&self, permission: Permission, scope: &Scope) -> bool {
        self.holdings.iter().any(|holding| holding.allows(permission, scope))
    }

    /// Whether a role in this agreement, or in a purchasing account of it, allows something.
    #[must_use]
    pub fn can_in_agreement(&self, permission: Permission, agreement_id: &str) -> bool {
        self.holdings.iter().any(|holding| holding.scope.agreement_id == agreement_id && holding.role.may(permission))
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
        self.holdings.iter().any(|holding| holding.grants(role, scope))
    }

    /// Whether the person may take a role away in a scope.
    #[must_use]
    pub fn may_take(&self, role: Role, scope: &Scope) -> bool {
        self.holdings.iter().any(|holding| holding.takes(role, scope))
    }

    /// Whether roles given by the person count at once: an Agreement Administrator's wait for acceptance.
    #[must_use]
    pub fn adds_at_once(&self, role: Role, scope: &Scope) -> bool {
        self.may_take(role, scope)
    }

    /// Whether the person is an Account Administrator of a scope.
    #[must_use]
    pub fn administers(&self, scope: &Scope) -> bool {
        self.holdings.iter().any(|one| one.role == Role::AccountAdministrator && one.reaches(scope))
    }
}

/// The signed-in person, or `Unauthenticated`.
pub fn authenticate(context: &Context) -> Result<Actor, ApiError> {
    let session = context.session.as_ref().filter(|session| session.is_alive);
    let session = session.ok_or(ApiError::Unauthenticated)?;
    let holdings = holdings(&session.assignments);
    Ok(Actor { user: session.user.clone(), assignments: session.assignments.clone(), holdings })
}

/// The signed-in person when some role allows something; `Forbidden` otherwise.
pub fn authorize(context: &Context, permission: Permission) -> Result<Actor, ApiError> {
    let actor = authenticate(context)?;
    if actor.can(permission) { Ok(actor) } else { Err(ApiError::Forbidden) }
}

/// What roles mean for access.
#[must_use]
pub fn holdings(assignments: &[AssignmentRow]) -> Vec<Holding> {
    assignments.iter().filter_map(holding).collect()
}

fn holding(row: &AssignmentRow) -> Option<Holding> {
    let scope = Scope { agreement_id: row.agreement_id.clone(), account_id: row.purchasing_account_id.clone() };
    Some(Holding { role: Role::from_code(&row.role)?, scope, in_lead: row.is_lead.unwrap_or_default() })
}
