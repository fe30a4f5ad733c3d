//! Signing in and out.

use crate::domain::password::TypedPassword;
use serde::{Deserialize, Serialize};

/// What is typed to sign in.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct SignIn {
    /// The address.
    pub email: String,
    /// The password.
    pub password: TypedPassword,
    /// Where to go afterwards, if it is an own path.
    pub return_to: String,
}

/// What is sent to sign out.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct SignOut {
    /// Where to go afterwards, if it is an own path.
    pub return_to: String,
}
