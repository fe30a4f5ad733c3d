//! Agreements and their purchasing accounts, as the vendor's register names them.

use crate::words;

words! {
    /// Where an agreement stands.
    pub enum AgreementStatus {
        /// Not signed yet: invites no one.
        Draft = "draft",
        /// Signed, not in force yet.
        Signed = "signed",
        /// In force.
        Active = "active",
        /// Over: readable, unchangeable, invites no one.
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
