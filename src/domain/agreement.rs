//! Agreements and their purchasing accounts, as the vendor's register names them.

use serde::{Deserialize, Serialize};

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AgreementStatus {
    /// Not signed yet: invites nobody.
    Draft,
    /// Signed, not in force yet.
    Signed,
    /// In force.
    Active,
    /// Over: readable, unchangeable, invites nobody.
    Ended,
}

impl AgreementStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Signed, Self::Active, Self::Ended];

    /// The word of the register file and of the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Signed => "signed",
            Self::Active => "active",
            Self::Ended => "ended",
        }
    }

    /// The status with this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether administrators are invited (decision 1).
    #[must_use]
    pub const fn invites(self) -> bool {
        matches!(self, Self::Signed | Self::Active)
    }
}

/// The sector of a purchasing account.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sector {
    /// Companies.
    Commercial,
    /// Schools and universities.
    Academic,
    /// Public administration.
    Government,
}

impl Sector {
    /// Every sector.
    pub const ALL: [Self; 3] = [Self::Commercial, Self::Academic, Self::Government];

    /// The word of the register file and of the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Commercial => "commercial",
            Self::Academic => "academic",
            Self::Government => "government",
        }
    }

    /// The sector with this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sector| sector.code() == code)
    }
}
