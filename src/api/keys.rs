//! Seeing product keys.

use crate::domain::{
    fault::FaultCode,
    password::TypedPassword,
    person::is_unprintable,
    product_key::{LONGEST_REASON, Reason},
};
use serde::{Deserialize, Serialize};

/// Input for seeing a key.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct RevealKey {
    /// The key's ID.
    pub key: String,
    /// Why, by its word.
    pub reason: String,
    /// Why, in one's own words; required for other reasons.
    pub reason_text: String,
    /// The password again, unless it was given lately.
    pub password: TypedPassword,
}

/// Input for taking keys away as a file.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ExportKeys {
    /// The purchasing account in the address; empty for the chosen one, or all.
    pub account: String,
    /// Part of the name of a product.
    pub search: String,
    /// The type, by its word; empty for all.
    pub r#type: String,
    /// Where keys stand, by its word; empty for all.
    pub status: String,
    /// `csv` or `xlsx`.
    pub form: String,
    /// Why, by its word.
    pub reason: String,
    /// Why, in one's own words; required for other reasons.
    pub reason_text: String,
    /// The password again, unless it was given lately.
    pub password: TypedPassword,
}

/// A typed reason, or the field that has a fault.
pub fn parse_reason(reason: &str, text: &str) -> Result<(Reason, Option<String>), (&'static str, FaultCode)> {
    let kind = Reason::from_code(reason).ok_or(("reason", FaultCode::ChoiceInvalid))?;
    let text = text.trim();
    if text.chars().count() > LONGEST_REASON {
        let max = u16::try_from(LONGEST_REASON).unwrap_or(u16::MAX);
        return Err(("reason_text", FaultCode::TooLong { max }));
    }
    if text.chars().any(is_unprintable) {
        return Err(("reason_text", FaultCode::Unprintable));
    }
    if kind == Reason::Other && text.is_empty() {
        return Err(("reason_text", FaultCode::Required));
    }
    Ok((kind, (!text.is_empty()).then(|| text.to_owned())))
}

/// A key that someone may see now. It is in the answer alone.
#[derive(Clone, Deserialize, Serialize)]
pub struct RevealedKey {
    /// The key.
    pub text: String,
}

/// Without the key.
impl std::fmt::Debug for RevealedKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RevealedKey")
    }
}
