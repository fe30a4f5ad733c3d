//! One person's roles and access, as administrators change them.

use serde::{Deserialize, Serialize};

/// A role to give in a scope: a purchasing account, or an agreement.
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
