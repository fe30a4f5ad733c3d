//! Taking back what one did a moment ago.

use serde::{Deserialize, Serialize};

/// The act to take back.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Undo {
    /// Its id.
    pub act: String,
}
