//! The register's file.

use crate::words;

words! {
    /// The kinds of records in a register, in the order in which they are imported: a subscription names a product and a
    /// purchasing account.
    #[derive(Ord, PartialOrd)]
    pub enum RecordKind {
        /// What can be bought.
        Products = "products",
        /// Who signed, and who buys.
        Agreements = "agreements",
        /// What purchasing accounts use.
        Subscriptions = "subscriptions",
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
        }
    }
}
