//! Actions of administrators on one person's roles and access.

use crate::components::{Question, UndoForm, compact};
use serde::{Deserialize, Serialize};

/// A role to assign in a scope: a purchasing account, or an agreement.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AddRole {
    /// The person's id.
    pub user: String,
    /// The role's code.
    pub role: String,
    /// The id of the purchasing account or agreement.
    pub scope: String,
}

/// A role to take away.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct RemoveRole {
    /// The person's id.
    pub user: String,
    /// The id of the role assignment.
    pub assignment: String,
}

/// What became of a person's roles, in the words of the request's language.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum RolesAnswer {
    /// They are these now.
    Here(PersonRoles),
    /// The page of the person does not show them any more, or shows other things: this one tells.
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
    /// The roles of a person as someone else sees them.
    pub struct PersonRoles {
        /// Those that the person holds.
        pub held: Vec<HeldRole>,
        /// Those that can be added.
        pub choices: Vec<RoleChoice>,
        /// The form that undoes the last change.
        pub undo: Option<UndoForm>,
    }
}

compact! {
    /// A role that a person holds.
    pub struct HeldRole {
        /// Its name.
        pub role: String,
        /// Where it counts.
        pub scope: String,
        /// Who assigned it.
        pub granted_by: String,
        /// The day of that.
        pub granted_on: String,
        /// Whether it is suspended.
        pub is_suspended: bool,
        /// How to take it away, for whoever may.
        pub removal: Option<Removal>,
    }
}

compact! {
    /// How to take a role away.
    pub struct Removal {
        /// What a link to it says.
        pub label: String,
        /// What is asked.
        pub question: Question,
    }
}

compact! {
    /// A role to choose, with its scope.
    pub struct RoleChoice {
        /// `role@scope`.
        pub value: String,
        /// Their names.
        pub label: String,
    }
}

/// Whose roles to suspend in what the actor manages.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct DeactivateUser {
    /// The person's id.
    pub user: String,
}

/// Whom to give suspended roles back.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ReactivateUser {
    /// The person's id.
    pub user: String,
}

/// Whose sessions to end, every one.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct EndSessions {
    /// The person's id.
    pub user: String,
}
