//! Accepting and declining an invitation (section D of the specification).
//!
//! Each form contains the invitation's ID; the secret is in the cookie of the link opened last. If they don't match
//! (two tabs), nothing is done.

use crate::domain::password::TypedPassword;
use serde::{Deserialize, Serialize};

/// Input for accepting an invitation with a new work account.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AcceptInvitation {
    /// The invitation's ID.
    pub invitation: String,
    /// First name, as corrected.
    pub first_name: String,
    /// Last name, optional.
    pub last_name: String,
    /// The new password.
    pub password: TypedPassword,
    /// The new password again.
    pub confirmation: TypedPassword,
}

/// Input for accepting an invitation with the existing work account of its address (decision 7).
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AcceptWithAccount {
    /// The invitation's ID.
    pub invitation: String,
    /// The account's password; not needed if its user is signed in.
    pub password: TypedPassword,
}

/// Input for declining an invitation (decision 8).
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct DeclineInvitation {
    /// The invitation's ID.
    pub invitation: String,
    /// Code of the reason.
    pub reason: String,
}

/// Input for undoing a decline.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct UndoDecline {
    /// The invitation's ID.
    pub invitation: String,
}

/// Input for requesting a new link in place of an expired one.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct RenewLink {
    /// The invitation's ID.
    pub invitation: String,
}
