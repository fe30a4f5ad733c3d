//! The account switch.

use serde::{Deserialize, Serialize};

/// The purchasing account to work in.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ChooseScope {
    /// Its id; empty for all.
    pub scope: String,
    /// Where to go back to, if it is an own path.
    pub return_to: String,
}
