//! Points in time and spans, in whole milliseconds.

use serde::{Deserialize, Serialize};
use std::ops::{Add, Sub};

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Moment(pub i64);

/// A length of time in milliseconds.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
pub struct Span(pub i64);

impl Span {
    /// A span of whole seconds.
    #[must_use]
    pub const fn seconds(count: i64) -> Self {
        Self(count * 1000)
    }

    /// A span of whole minutes.
    #[must_use]
    pub const fn minutes(count: i64) -> Self {
        Self::seconds(count * 60)
    }

    /// A span of whole hours.
    #[must_use]
    pub const fn hours(count: i64) -> Self {
        Self::minutes(count * 60)
    }

    /// A span of days of exactly 24 hours.
    #[must_use]
    pub const fn days(count: i64) -> Self {
        Self::hours(count * 24)
    }

    /// The whole days in it.
    #[must_use]
    pub const fn whole_days(self) -> i64 {
        self.0 / Self::days(1).0
    }

    /// The span in seconds, rounded up, never below zero.
    #[must_use]
    pub const fn whole_seconds_up(self) -> i64 {
        if self.0 <= 0 { 0 } else { (self.0 + 999) / 1000 }
    }
}

impl Moment {
    /// The day (UTC), counted from 1970.
    #[must_use]
    pub const fn day(self) -> i64 {
        self.0.div_euclid(Span::days(1).0)
    }
}

impl Add for Span {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Span {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Add<Span> for Moment {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0 + span.0)
    }
}

impl Sub<Span> for Moment {
    type Output = Self;
    fn sub(self, span: Span) -> Self {
        Self(self.0 - span.0)
    }
}

impl Sub for Moment {
    type Output = Span;
    fn sub(self, earlier: Self) -> Span {
        Span(self.0 - earlier.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight() {
        let midnight = Moment(Span::days(20_000).0);
        assert_eq!((midnight - Span(1)).day(), 19_999);
        assert_eq!((midnight.day(), (midnight + Span(Span::days(1).0 - 1)).day()), (20_000, 20_000));
    }

    #[test]
    fn a_started_second_counts_as_a_whole_one() {
        assert_eq!(Span(1).whole_seconds_up(), 1);
        assert_eq!(Span(1000).whole_seconds_up(), 1);
        assert_eq!(Span(1001).whole_seconds_up(), 2);
        assert_eq!(Span(-5).whole_seconds_up(), 0);
    }
}
