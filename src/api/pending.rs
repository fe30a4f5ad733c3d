//! Pending invitations, as administrators look after them.

use crate::{
    components::{Fact, compact},
    domain::roster::Status,
};
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

/// The roles that an invitation offers instead of its current ones.
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

compact! {
    /// A pending invitation as its page shows it, in the words of the request's language.
    pub struct InvitationView {
        /// Its status.
        pub status: Status,
        /// The word for that.
        pub status_word: String,
        /// What there is to know.
        pub facts: Vec<Fact>,
        /// What can be done with it.
        pub steps: Vec<InvitationStep>,
    }
}

compact! {
    /// Something that can be done with an invitation.
    pub struct InvitationStep {
        /// What.
        pub kind: StepKind,
        /// What its button says.
        pub label: String,
        /// The path of its form, or of the page that asks.
        pub path: String,
    }
}

/// What can be done with an invitation.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum StepKind {
    /// Confirming it, where it is paused.
    Confirm,
    /// Sending it again.
    Resend,
    /// Sending it again and voiding earlier links.
    Void,
    /// Cancelling it, after a question.
    Cancel,
}
