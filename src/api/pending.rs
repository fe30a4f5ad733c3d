//! Pending invitations, as administrators look after them.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// An invitation to send again.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ResendInvitation {
    /// Its id.
    pub invitation: String,
    /// Whether earlier links die (decision 3).
    #[serde(deserialize_with = "truth")]
    pub void_earlier: bool,
}

/// The server functions' encoding gives every value as text.
fn truth<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

/// An invitation to cancel.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct CancelInvitation {
    /// Its id.
    pub invitation: String,
}

/// The roles that an invitation is to offer instead of the former ones.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct SetInvitationRoles {
    /// Its id.
    pub invitation: String,
    /// Each is `role@scope`.
    pub roles: Vec<String>,
}

/// A paused invitation to confirm.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ConfirmInvitation {
    /// Its id.
    pub invitation: String,
}
