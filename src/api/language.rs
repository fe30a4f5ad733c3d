//! The language switch (decision 16).

use serde::{Deserialize, Serialize};

/// The language of this browser session and the next year.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ChooseLanguage {
    /// Its code.
    pub language: String,
    /// Where to go back to, if it is an own path.
    pub return_to: String,
}
