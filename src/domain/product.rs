//! Products, as the register describes them.

use crate::{language::Language, words};
use serde::{Deserialize, Serialize};

/// The most licenses that one unit of a product gives.
pub const MOST_UNITS: i64 = 1_000_000;

/// The most characters of a part number.
const LONGEST_PART_NUMBER: usize = 30;
/// The most characters of the code of a service.
const LONGEST_SERVICE: usize = 40;

/// The vendor's number of a product: 1 to 30 letters, digits, `-`, `.`, `/` and `_`, the first a letter or digit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PartNumber(String);

impl PartNumber {
    /// Parses a part number; `None` if it is not one.
    #[must_use]
    pub fn parse(input: &str) -> Option<Self> {
        let is_valid = input.len() <= LONGEST_PART_NUMBER
            && input.starts_with(|c: char| c.is_ascii_alphanumeric())
            && input.chars().all(|c| c.is_ascii_alphanumeric() || "-./_".contains(c));
        is_valid.then(|| Self(input.to_owned()))
    }

    /// The part number as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part number as compared: letter case is ignored.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.to_ascii_uppercase()
    }
}

words! {
    /// What buying a product gives.
    pub enum ProductType {
        /// The right to use a version.
        License = "license",
        /// The same, and the right to newer versions while its assurance runs.
        LicenseWithAssurance = "license_with_assurance",
        /// Assurance for licenses that one has.
        Assurance = "assurance",
        /// Turns licenses of one product into licenses of another.
        StepUp = "step_up",
        /// The use of an online service for a term.
        OnlineService = "online_service",
        /// The use of software for a term.
        Subscription = "subscription",
    }
}

words! {
    /// Whether a product needs a key.
    pub enum KeyNeed {
        /// It needs none.
        None = "none",
        /// It needs one.
        Required = "required",
        /// The software brings it along.
        Embedded = "embedded",
    }
}

/// Whether a text is the code of a service: 1 to 40 lower-case letters, digits and hyphens.
#[must_use]
pub fn is_service_code(text: &str) -> bool {
    (1..=LONGEST_SERVICE).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// What a product is called, by language.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Description {
    /// English, which is always there.
    pub en: String,
    /// Spanish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub es: Option<String>,
    /// Russian.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ru: Option<String>,
    /// Italian.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub it: Option<String>,
}

impl Description {
    /// A name that is the same in every language.
    #[must_use]
    pub const fn same(name: String) -> Self {
        Self { en: name, es: None, ru: None, it: None }
    }

    /// The text in a language, or the English one.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        let text = match language {
            Language::En => None,
            Language::Es => self.es.as_deref(),
            Language::Ru => self.ru.as_deref(),
            Language::It => self.it.as_deref(),
        };
        text.unwrap_or(&self.en)
    }
}

/// What a product is called: its family, version and edition.
#[must_use]
pub fn product_name(family: &str, version: Option<&str>, edition: Option<&str>) -> String {
    [Some(family), version, edition].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_number_is_compared_without_its_letter_case() {
        let key = |text: &str| PartNumber::parse(text).map(|number| number.key());
        assert_eq!(key("aaa-12345"), Some("AAA-12345".to_owned()));
        assert_eq!(key("7/b_c.d"), Some("7/B_C.D".to_owned()));
        for faulty in ["", "-A", ".A", "A B", "Ä", &"A".repeat(31)] {
            assert_eq!(key(faulty), None, "{faulty}");
        }
        assert!(PartNumber::parse(&"A".repeat(30)).is_some());
    }

    #[test]
    fn the_code_of_a_service_is_lower_case() {
        assert!(is_service_code("contoso-mail") && is_service_code(&"a".repeat(40)));
        for faulty in ["", "Contoso", "a b", "a_b", &"a".repeat(41)] {
            assert!(!is_service_code(faulty), "{faulty}");
        }
    }

    #[test]
    fn a_description_without_a_language_is_the_english_one() {
        let description = Description { en: "Mail".to_owned(), es: Some("Correo".to_owned()), ru: None, it: None };
        assert_eq!(Language::ALL.map(|language| description.text(language)), ["Mail", "Correo", "Mail", "Mail"]);
    }
}
