//! Asking for something, and answering.

use serde::{Deserialize, Serialize};

/// Input for asking for a change of something that the register says.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AskForChange {
    /// The purchasing account's ID.
    pub account: String,
    /// What is to change, by its word.
    pub fact: String,
    /// What it should be.
    pub text: String,
}

/// Input for asking for more activations of a product key.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AskForActivations {
    /// The key's ID.
    pub key: String,
    /// How many more.
    pub count: String,
    /// Why.
    pub text: String,
}

/// Input for asking for a role.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AskForRole {
    /// The purchasing account's ID.
    pub account: String,
    /// The role, by its word.
    pub role: String,
    /// Why; optional.
    pub text: String,
}

/// Input for taking a request back.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct WithdrawRequest {
    /// The request's ID.
    pub request: String,
}

/// Input for answering a request for a role.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct AnswerRequest {
    /// The request's ID.
    pub request: String,
    /// `assign` or `decline`.
    pub answer: String,
    /// What to say; optional.
    pub text: String,
}

/// What asking came to.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct SentRequest {
    /// The request's ID.
    pub id: String,
    /// Whether the same was asked before, and is still open.
    pub is_known: bool,
}
