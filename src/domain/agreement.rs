//! Agreements and their purchasing accounts, as the vendor's register names them.

use crate::{day::Day, words};
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
    /// Whether it is in force: neither a draft nor over.
    #[must_use]
    pub const fn is_current(self) -> bool {
        matches!(self, Self::Signed | Self::Active)
    }

    /// Whether administrators are invited (decision 1).
    #[must_use]
    pub const fn invites(self) -> bool {
        self.is_current()
    }

    /// The status on a day: an agreement is over once its last day has passed, whatever the register says (addition 23).
    #[must_use]
    pub fn on(self, today: Day, ends_on: Option<Day>) -> Self {
        match self {
            Self::Signed | Self::Active if ends_on.is_some_and(|end| end < today) => Self::Ended,
            status => status,
        }
    }
}

words! {
    /// Which agreements a list shows; drafts are in none.
    #[derive(Default)]
    pub enum Standing {
        /// Signed and active ones.
        #[default]
        Current = "current",
        /// Those that are over.
        Ended = "ended",
        /// Both.
        All = "all",
    }
}

impl Standing {
    /// Whether an agreement with this status is among them.
    #[must_use]
    pub const fn includes(self, status: AgreementStatus) -> bool {
        match status {
            AgreementStatus::Draft => false,
            AgreementStatus::Signed | AgreementStatus::Active => matches!(self, Self::Current | Self::All),
            AgreementStatus::Ended => matches!(self, Self::Ended | Self::All),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// T15: the last day counts as a whole.
    #[test]
    fn an_agreement_is_over_after_its_last_day() {
        use AgreementStatus::{Active, Draft, Ended, Signed};
        let today = Day::new(2026, 11, 29);
        for (status, ends_in, expected) in [
            (Active, None, Active),
            (Active, Some(0), Active),
            (Active, Some(-1), Ended),
            (Signed, Some(-1), Ended),
            (Ended, Some(7), Ended),
            (Draft, Some(-1), Draft),
        ] {
            assert_eq!(status.on(today, ends_in.map(|days| today.plus(days))), expected, "{status:?} {ends_in:?}");
        }
    }

    #[test]
    fn drafts_are_in_no_list() {
        use AgreementStatus::{Active, Draft, Ended, Signed};
        let among = |standing: Standing| [Draft, Signed, Active, Ended].map(|status| standing.includes(status));
        assert_eq!(among(Standing::Current), [false, true, true, false]);
        assert_eq!(among(Standing::Ended), [false, false, false, true]);
        assert_eq!(among(Standing::All), [false, true, true, true]);
    }
}
