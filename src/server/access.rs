//! Who acts: sessions, and the actor that a permission was granted to.

use super::{
    context::Context,
    db::{self, roles::AssignmentRow, users::UserRow},
    failure::Outcome,
};
use crate::{
    api::ApiError,
    domain::{
        access::{Permission, Role},
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
}

impl Session {
    /// Judges a stored session at a moment.
    #[must_use]
    pub fn judge(row: db::sessions::SessionRow, token_hash: String, now: Moment) -> Self {
        let idle = now - Moment(row.session_active_at);
        let age = now - Moment(row.session_created_at);
        Self { token_hash, is_alive: row.user.is_active && idle < IDLE && age < ABSOLUTE, user: row.user }
    }
}

/// A signed-in person with their roles, read afresh for this request (decision 11). Workflows and
/// pages that act for a person take one; only this module makes one.
#[derive(Clone, Debug)]
pub struct Actor {
    user: UserRow,
    assignments: Vec<AssignmentRow>,
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
        self.roles().any(|role| role.may(permission))
    }

    /// Whether a role in this agreement allows something.
    #[must_use]
    pub fn can_in_agreement(&self, permission: Permission, agreement_id: &str) -> bool {
        self.assignments
            .iter()
            .filter(|assignment| assignment.agreement_id == agreement_id)
            .filter_map(|assignment| Role::from_code(&assignment.role))
            .any(|role| role.may(permission))
    }

    /// Whether a role whose scope covers this purchasing account allows something.
    #[must_use]
    pub fn can_in_account(&self, permission: Permission, agreement_id: &str, account_id: &str) -> bool {
        self.assignments
            .iter()
            .filter(|assignment| match &assignment.purchasing_account_id {
                Some(id) => id == account_id,
                None => assignment.agreement_id == agreement_id,
            })
            .filter_map(|assignment| Role::from_code(&assignment.role))
            .any(|role| role.may(permission))
    }

    fn roles(&self) -> impl Iterator<Item = Role> + '_ {
        self.assignments.iter().filter_map(|assignment| Role::from_code(&assignment.role))
    }
}

/// The signed-in person, or `Unauthenticated`.
pub async fn authenticate(context: &Context) -> Outcome<Actor> {
    let session = context.session.as_ref().filter(|session| session.is_alive);
    let session = session.ok_or(ApiError::Unauthenticated)?;
    let assignments = db::roles::list_of_user(&mut context.read().await?, &session.user.id).await?;
    Ok(Actor { user: session.user.clone(), assignments })
}
