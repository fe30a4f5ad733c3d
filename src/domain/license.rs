//! Licenses: what follows, on a day, from the lines of complete orders. Nothing of it is stored.

use crate::{day::Day, product::ProductType, words};

words! {
    /// What kind of right a license is.
    #[derive(Ord, PartialOrd)]
    pub enum LicenseType {
        /// Software that runs on the organization's own devices.
        OnPremises = "on_premises",
        /// Software for a term.
        Subscription = "subscription",
        /// An online service for a term.
        OnlineService = "online_service",
    }
}

impl LicenseType {
    /// The type that a product belongs to.
    #[must_use]
    pub const fn of(product: ProductType) -> Self {
        match product {
            ProductType::OnlineService => Self::OnlineService,
            ProductType::Subscription => Self::Subscription,
            ProductType::License | ProductType::LicenseWithAssurance | ProductType::Assurance | ProductType::StepUp => {
                Self::OnPremises
            }
        }
    }
}

/// What the lines of one product add up to on a day, in units of the product.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct LineSums {
    /// Those whose usage runs.
    pub running: i64,
    /// Those whose assurance runs.
    pub assured: i64,
    /// Those whose usage begins later.
    pub future: i64,
    /// Those whose usage is over.
    pub ended: i64,
}

/// How many licenses there are.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Quantities {
    /// Licenses that can be used.
    pub current: i64,
    /// Licenses with assurance.
    pub assured: i64,
    /// Licenses that can be used later.
    pub future: i64,
    /// Licenses that could be used before.
    pub ended: i64,
}

impl Quantities {
    /// What the lines of a product give: assurance alone gives no license, and only what has assurance counts as assured.
    #[must_use]
    pub const fn of(product: ProductType, units: i64, sums: LineSums) -> Self {
        let LineSums { running, assured, future, ended } = sums;
        let gives_use = !matches!(product, ProductType::Assurance);
        let has_assurance =
            matches!(product, ProductType::LicenseWithAssurance | ProductType::Assurance | ProductType::StepUp);
        let used = if gives_use { units } else { 0 };
        Self {
            current: running * used,
            assured: if has_assurance { assured * units } else { 0 },
            future: future * used,
            ended: ended * used,
        }
    }

    /// What the lines of a step-up take from the product that they start from: use, and no assurance.
    #[must_use]
    pub const fn taken(units: i64, sums: LineSums) -> Self {
        let LineSums { running, future, ended, .. } = sums;
        Self { current: -running * units, assured: 0, future: -future * units, ended: -ended * units }
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            current: self.current + other.current,
            assured: self.assured + other.assured,
            future: self.future + other.future,
            ended: self.ended + other.ended,
        }
    }
}

words! {
    /// Where a line stands on a day.
    pub enum Phase {
        /// Its usage runs.
        Current = "current",
        /// Its usage begins later.
        Future = "future",
        /// Its usage is over.
        Ended = "ended",
    }
}

/// The days of a line: both ends are inclusive.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Usage {
    /// The first day.
    pub from: Day,
    /// The last day; none for no end.
    pub until: Option<Day>,
    /// The last day of assurance.
    pub assurance_until: Option<Day>,
}

impl Usage {
    /// Where it stands on a day.
    #[must_use]
    pub fn phase(self, day: Day) -> Phase {
        if self.from > day {
            Phase::Future
        } else if self.until.is_some_and(|until| until < day) {
            Phase::Ended
        } else {
            Phase::Current
        }
    }

    /// Whether its assurance runs on a day.
    #[must_use]
    pub fn is_assured(self, day: Day) -> bool {
        self.from <= day && self.assurance_until.is_some_and(|until| until >= day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUMS: LineSums = LineSums { running: 10, assured: 4, future: 3, ended: 2 };

    #[test]
    fn a_product_adds_what_its_type_gives() {
        let of = |product| Quantities::of(product, 2, SUMS);
        let whole = Quantities { current: 20, assured: 8, future: 6, ended: 4 };
        let unassured = Quantities { assured: 0, ..whole };
        assert_eq!(of(ProductType::License), unassured);
        assert_eq!(of(ProductType::LicenseWithAssurance), whole);
        assert_eq!(of(ProductType::Assurance), Quantities { assured: 8, ..Quantities::default() });
        assert_eq!(of(ProductType::StepUp), whole);
        assert_eq!(of(ProductType::OnlineService), unassured);
        assert_eq!(of(ProductType::Subscription), unassured);
        assert_eq!(
            Quantities::taken(2, SUMS).plus(whole),
            Quantities { current: 0, assured: 8, future: 0, ended: 0 },
            "a step-up takes from its base what it gives"
        );
    }

    #[test]
    fn the_last_day_counts() {
        let day = |iso| Day::parse(iso).expect("a day");
        let usage =
            Usage { from: day("2026-01-01"), until: Some(day("2026-12-31")), assurance_until: Some(day("2026-02-28")) };
        let phases = ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"].map(|iso| usage.phase(day(iso)));
        assert_eq!(phases, [Phase::Future, Phase::Current, Phase::Current, Phase::Ended]);
        assert_eq!(
            ["2025-12-31", "2026-02-28", "2026-03-01"].map(|iso| usage.is_assured(day(iso))),
            [false, true, false]
        );
    }
}
