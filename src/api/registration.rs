//! Accepting and declining an invitation (section D of the specification).
//!
//! Each form contains the invitation's ID; the secret is in the cookie of the link opened last. If the two do not match
//! (two tabs), nothing is done.

use crate::domain::password::TypedPassword;
use serde::{Deserialize, Serialize};

/// Input for accepting an invitation with a new work account.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AcceptInvitation {
    /// The invitation's id.
    pub invitation: String,
    /// First name, correctable.
    pub first_name: String,
    /// Last name, optional.
    pub last_name: String,
    /// The new password.
    pub password: TypedPassword,
    /// The new password once more.
    pub confirmation: TypedPassword,
}

/// Input for accepting an invitation with the existing work account of its address (decision 7).
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AcceptWithAccount {
    /// The invitation's id.
    pub invitation: String,
    /// The account's password; not needed with its session.
    pub password: TypedPassword,
}

/// What is chosen to decline an invitation (decision 8).
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct DeclineInvitation {
    /// The invitation's id.
    pub invitation: String,
    /// The code of the reason.
    pub reason: String,
}

/// What takes a decline back.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct UndoDecline {
    /// The invitation's id.
    pub invitation: String,
}

/// What asks for a new link in place of an expired one.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct RenewLink {
    /// The invitation's id.
    pub invitation: String,
}
