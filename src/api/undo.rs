//! Undoing an action.

use serde::{Deserialize, Serialize};

/// Input for undoing an action.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Undo {
    /// ID of the action.
    pub act: String,
}
