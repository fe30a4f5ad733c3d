//! Passwords: setting a new one with a reset link, and the islands' live check.

use crate::domain::password::TypedPassword;
use serde::{Deserialize, Serialize};

/// Input for requesting a reset link.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct RequestReset {
    /// The email address.
    pub email: String,
}

/// Input for setting a new password with the link opened last.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ResetPassword {
    /// ID of the link that the form was rendered for.
    pub link: String,
    /// The new password.
    pub password: TypedPassword,
    /// The new password again.
    pub confirmation: TypedPassword,
}

/// Input for checking a password before the form is sent.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct CheckPassword {
    /// The password.
    pub password: TypedPassword,
}
