//! Agreements and their purchasing accounts, as the vendor's register names them.

use crate::words;
use serde::{Deserialize, Serialize};

words! {
    /// The status of an agreement.
    pub enum AgreementStatus {
        /// Not signed yet: no one is invited.
        Draft = "draft",
        /// Signed, not in force yet.
        Signed = "signed",
        /// In force.
        Active = "active",
        /// Over: can be viewed but not changed, and no one is invited.
        Ended = "ended",
    }
}

impl AgreementStatus {
    /// Whether administrators are invited (decision 1).
    #[must_use]
    pub const fn invites(self) -> bool {
        matches!(self, Self::Signed | Self::Active)
    }
}

words! {
    /// The sector of a purchasing account.
    pub enum Sector {
        /// Companies.
        Commercial = "commercial",
        /// Schools and universities.
        Academic = "academic",
        /// Public administration.
        Government = "government",
    }
}

words! {
    /// What a contact of an agreement is to be written to about.
    pub enum ContactRole {
        /// Anything.
        General = "general",
        /// Notices under the agreement.
        Notices = "notices",
        /// Orders and renewals.
        Orders = "orders",
        /// Online services.
        Services = "services",
    }
}

/// What names a purchasing account.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct AccountName {
    /// Its name.
    pub name: String,
    /// Its number.
    pub number: String,
}
