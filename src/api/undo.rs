//! Undoing an act.

use serde::{Deserialize, Serialize};

/// The act to undo.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Undo {
    /// Its id.
    pub act: String,
}
