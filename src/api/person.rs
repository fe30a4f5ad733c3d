//! Actions of administrators on one person's roles and access.

use crate::components::{Question, UndoForm, compact};
use serde::{Deserialize, Serialize};

/// Input for assigning a role in a scope.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AddRole {
    /// The person's ID.
    pub user: String,
    /// The role code.
    pub role: String,
    /// ID of the purchasing account or agreement.
    pub scope: String,
}

/// Input for removing a role.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct RemoveRole {
    /// The person's ID.
    pub user: String,
    /// ID of the role assignment.
    pub assignment: String,
}

/// The result of a change of roles, in the language of the request.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum RolesAnswer {
    /// The person's roles after the change.
    Here(PersonRoles),
    /// The path of the page to continue with, because the person's page is no longer accessible or shows something
    /// else.
    Elsewhere(String),
}

impl RolesAnswer {
    /// The form that undoes the change.
    #[must_use]
    pub const fn undo(&self) -> Option<&UndoForm> {
        match self {
            Self::Here(roles) => roles.undo.as_ref(),
            Self::Elsewhere(_) => None,
        }
    }
}

compact! {
    /// A person's roles as an administrator sees them.
    pub struct PersonRoles {
        /// The roles that the person has.
        pub held: Vec<HeldRole>,
        /// The roles that can be added.
        pub choices: Vec<RoleChoice>,
        /// The form that undoes the last change.
        pub undo: Option<UndoForm>,
    }
}

compact! {
    /// A role that a person has.
    pub struct HeldRole {
        /// Name of the role.
        pub role: String,
        /// Name of the scope.
        pub scope: String,
        /// Who assigned it.
        pub granted_by: String,
        /// The date of the assignment.
        pub granted_on: String,
        /// Whether it is suspended.
        pub is_suspended: bool,
        /// How to remove it, if the viewer can.
        pub removal: Option<Removal>,
    }
}

compact! {
    /// Removing a role.
    pub struct Removal {
        /// Title of the link.
        pub label: String,
        /// The confirmation.
        pub question: Question,
    }
}

compact! {
    /// A role to choose, in its scope.
    pub struct RoleChoice {
        /// `role@scope`.
        pub value: String,
        /// The names of role and scope.
        pub label: String,
    }
}

/// Input for suspending the roles that the actor manages.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct DeactivateUser {
    /// The person's ID.
    pub user: String,
}

/// Input for restoring suspended roles.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ReactivateUser {
    /// The person's ID.
    pub user: String,
}

/// Input for ending every session of a person.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct EndSessions {
    /// The person's ID.
    pub user: String,
}
