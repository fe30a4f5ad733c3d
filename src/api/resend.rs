//! Requesting a resend of the invitation (section C of the specification).

use serde::{Deserialize, Serialize};

/// What is typed to ask for the invitation again.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct RequestResend {
    /// The address.
    pub email: String,
    /// The agreement's number.
    pub agreement_number: String,
    /// The purchasing account's number.
    pub purchasing_account_number: String,
}
