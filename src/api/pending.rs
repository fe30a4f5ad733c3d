//! Actions of administrators on pending invitations.

use crate::{
    components::{Fact, compact},
    domain::roster::Status,
};
use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// Input for resending an invitation.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ResendInvitation {
    /// The invitation's ID.
    pub invitation: String,
    /// Whether to cancel earlier links (decision 3).
    #[serde(deserialize_with = "truth")]
    pub void_earlier: bool,
}

/// Server functions receive every value as text.
fn truth<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

/// Input for canceling an invitation.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct CancelInvitation {
    /// The invitation's ID.
    pub invitation: String,
}

/// Input for replacing the roles that an invitation offers.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct SetInvitationRoles {
    /// The invitation's ID.
    pub invitation: String,
    /// Each is `role@scope`.
    pub roles: Vec<String>,
}

/// Input for confirming a paused invitation.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ConfirmInvitation {
    /// The invitation's ID.
    pub invitation: String,
}

compact! {
    /// A pending invitation as its page shows it, in the language of the request.
    pub struct InvitationView {
        /// Its status.
        pub status: Status,
        /// The word for the status.
        pub status_word: String,
        /// The details.
        pub facts: Vec<Fact>,
        /// The available actions.
        pub steps: Vec<InvitationStep>,
    }
}

compact! {
    /// An action on an invitation.
    pub struct InvitationStep {
        /// Which action.
        pub kind: StepKind,
        /// The text of its button.
        pub label: String,
        /// The path of its form, or of the page that asks for confirmation.
        pub path: String,
    }
}

/// The actions on an invitation.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum StepKind {
    /// Confirm a paused invitation.
    Confirm,
    /// Resend it.
    Resend,
    /// Resend it and cancel earlier links.
    Void,
    /// Cancel it, after a confirmation.
    Cancel,
}
