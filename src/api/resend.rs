//! Requesting a resend of the invitation (section C of the specification).

use serde::{Deserialize, Serialize};

/// Input for requesting the invitation again.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct RequestResend {
    /// The email address.
    pub email: String,
    /// The agreement number.
    pub agreement_number: String,
    /// The purchasing account number.
    pub purchasing_account_number: String,
}
