//! The user's own profile (R32).

use crate::domain::password::TypedPassword;
use serde::{Deserialize, Serialize};

/// Input for changing the user's own details.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct UpdateProfile {
    /// First name.
    pub first_name: String,
    /// Last name, optional.
    pub last_name: String,
    /// Language code, such as `en`.
    pub language: String,
    /// Country code, ISO 3166-1 alpha-2.
    pub country: String,
}

/// Input for changing the user's own password.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ChangePassword {
    /// The current password.
    pub current_password: TypedPassword,
    /// The new password.
    pub password: TypedPassword,
    /// The new password again.
    pub confirmation: TypedPassword,
}
