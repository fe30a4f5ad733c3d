//! Licenses: what follows, on a day, from the lines of complete orders. Nothing of it is stored.

use crate::{product::ProductType, words};

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

/// Adds numbers up; what would not fit stops at the largest.
#[must_use]
pub fn sum(numbers: impl IntoIterator<Item = i64>) -> i64 {
    numbers.into_iter().fold(0, i64::saturating_add)
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
            current: running.saturating_mul(used),
            assured: if has_assurance { assured.saturating_mul(units) } else { 0 },
            future: future.saturating_mul(used),
            ended: ended.saturating_mul(used),
        }
    }

    /// What the lines of a step-up take from the product that they start from: use, and no assurance.
    #[must_use]
    pub const fn taken(units: i64, sums: LineSums) -> Self {
        let LineSums { running, future, ended, .. } = sums;
        let take = units.saturating_neg();
        Self {
            current: running.saturating_mul(take),
            assured: 0,
            future: future.saturating_mul(take),
            ended: ended.saturating_mul(take),
        }
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            current: self.current.saturating_add(other.current),
            assured: self.assured.saturating_add(other.assured),
            future: self.future.saturating_add(other.future),
            ended: self.ended.saturating_add(other.ended),
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

impl Phase {
    /// Where a line with this first and last day of usage stands on a day, each `YYYY-MM-DD`; the last day counts.
    #[must_use]
    pub fn of(usage_from: &str, usage_until: Option<&str>, day: &str) -> Self {
        if usage_from > day {
            Self::Future
        } else if usage_until.is_some_and(|until| until < day) {
            Self::Ended
        } else {
            Self::Current
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUMS: LineSums = LineSums { running: 10, assured: 4, future: 3, ended: 2 };

    #[test]
    fn the_first_and_the_last_day_of_usage_count() {
        let of = |day| Phase::of("2026-11-02", Some("2026-11-04"), day);
        assert_eq!(
            ["2026-11-01", "2026-11-02", "2026-11-04", "2026-11-05"].map(of),
            [Phase::Future, Phase::Current, Phase::Current, Phase::Ended]
        );
        assert_eq!(Phase::of("2026-11-02", None, "9999-12-31"), Phase::Current);
    }

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
}
