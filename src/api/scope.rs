//! The account switch.

use serde::{Deserialize, Serialize};

/// Input for choosing the purchasing account to work in.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ChooseScope {
    /// ID of the purchasing account; empty for all.
    pub scope: String,
    /// The path to go back to; other sites are ignored.
    pub return_to: String,
}
