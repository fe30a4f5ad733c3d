//! Signing in and out.

use crate::domain::password::TypedPassword;
use serde::{Deserialize, Serialize};

/// Input for signing in.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct SignIn {
    /// The email address.
    pub email: String,
    /// The password.
    pub password: TypedPassword,
    /// The path to continue with; other sites are ignored.
    pub return_to: String,
    /// Whether the answer leads past the sign-in page, which finds out whether the browser has kept the cookie: for the
    /// form of that page.
    pub check_cookies: Option<String>,
}

/// Input for signing out.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct SignOut {
    /// The path to continue with; other sites are ignored.
    pub return_to: String,
}
