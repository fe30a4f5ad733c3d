//! The register's file.

use crate::words;

/// The most characters of an id.
const LONGEST_ID: usize = 40;

words! {
    /// The kinds of records in a register, in the order in which they are imported: subscriptions and orders name products
    /// and purchasing accounts.
    #[derive(Ord, PartialOrd)]
    pub enum RecordKind {
        /// What can be bought.
        Products = "products",
        /// Who signed, and who buys.
        Agreements = "agreements",
        /// What purchasing accounts use.
        Subscriptions = "subscriptions",
        /// What purchasing accounts bought.
        Orders = "orders",
        /// What the vendor counts as licensed.
        Statements = "statements",
        /// The keys of products, which come in a file of their own.
        Keys = "keys",
        /// Software to download.
        Files = "files",
    }
}

impl RecordKind {
    /// One record of this kind in words, for the operator.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Products => "product",
            Self::Agreements => "agreement",
            Self::Subscriptions => "subscription",
            Self::Orders => "order",
            Self::Statements => "statement",
            Self::Keys => "key",
            Self::Files => "file",
        }
    }

    /// Whether its records hold secrets: they come in a file of their own, and nothing quotes them.
    #[must_use]
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::Keys)
    }
}

/// Whether a text is an id of a record: 1 to 40 ASCII letters, digits and hyphens. Letter case matters.
#[must_use]
pub fn is_record_id(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_and_plain() {
        assert!(is_record_id("S-2026-000417") && is_record_id(&"a".repeat(40)));
        for faulty in ["", "S 1", "S_1", "Ä", &"a".repeat(41)] {
            assert!(!is_record_id(faulty), "{faulty}");
        }
    }
}
