//! Passwords: setting a new one by a mailed link, and the live check of the islands.

use crate::domain::password::TypedPassword;
use serde::{Deserialize, Serialize};

/// What is typed to ask for a link to set a new password.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct RequestReset {
    /// The address.
    pub email: String,
}

/// Input for setting a new password with the link opened last.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ResetPassword {
    /// The id of the link that the form was made for.
    pub link: String,
    /// The new password.
    pub password: TypedPassword,
    /// The new password once more.
    pub confirmation: TypedPassword,
}

/// A password to look at before the form is sent.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct CheckPassword {
    /// The password.
    pub password: TypedPassword,
}
