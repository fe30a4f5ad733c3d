//! The own profile (R32).

use crate::domain::password::TypedPassword;
use serde::{Deserialize, Serialize};

/// What is typed into the own details.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct UpdateProfile {
    /// First name.
    pub first_name: String,
    /// Last name, optional.
    pub last_name: String,
    /// Language code.
    pub language: String,
    /// Country code.
    pub country: String,
}

/// What is typed to change the own password.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ChangePassword {
    /// The current password.
    pub current_password: TypedPassword,
    /// The new password.
    pub password: TypedPassword,
    /// The new password once more.
    pub confirmation: TypedPassword,
}
