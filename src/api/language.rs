//! The language switch (decision 16).

use serde::{Deserialize, Serialize};

/// Input for choosing the language of this browser for a year.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ChooseLanguage {
    /// The language code.
    pub language: String,
    /// The path to go back to; other sites are ignored.
    pub return_to: String,
}
