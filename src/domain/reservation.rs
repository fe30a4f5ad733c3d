//! Reservations: further seats of a subscription from a day on, until an order settles them. States are computed, never
//! stored.

use crate::{
    day::Day,
    fault::FaultCode,
    moment::{Moment, Span},
    request::RequestState,
    seat::SubscriptionState,
    words,
};

/// The most seats of one reservation.
pub const MOST_RESERVED: u16 = 10_000;
/// Months ahead of which seats can be reserved.
pub const MOST_MONTHS: i64 = 6;
/// Days before the end of a term in which no seats can be reserved any more.
pub const LAST_DAYS: i64 = 30;
/// Days before the end of a term within which whoever reserves is warned.
pub const WARNING_DAYS: i64 = 60;
/// How long before its day a reservation can be canceled at the latest.
pub const CANCELED_AHEAD: Span = Span::hours(72);
/// How many days before its day the last one is on which a reservation can be canceled: that instant is where a day begins, so
/// the day before it is the last.
pub const DAYS_TO_CANCEL: i64 = CANCELED_AHEAD.0 / Span::days(1).0 + 1;

words! {
    /// Where a reservation stands.
    pub enum ReservationState {
        /// Its day is still to come.
        Reserved = "reserved",
        /// Its seats can be assigned and used.
        Usable = "usable",
        /// An order has settled it.
        Ordered = "ordered",
        /// The customer no longer wanted it.
        Canceled = "canceled",
        /// The vendor refused it.
        Refused = "refused",
        /// The subscription ended before it was ordered.
        Ended = "ended",
    }
}

impl ReservationState {
    /// Where a reservation stands whose seats can be used from a day on.
    #[must_use]
    pub fn of(request: RequestState, usable_from: Day, today: Day, subscription: SubscriptionState) -> Self {
        match Self::at_end(request) {
            Some(end) => end,
            None if subscription == SubscriptionState::Ended => Self::Ended,
            None if usable_from <= today => Self::Usable,
            None => Self::Reserved,
        }
    }

    /// Where a reservation stands whose request is over; none where it is open.
    #[must_use]
    pub const fn at_end(request: RequestState) -> Option<Self> {
        match request {
            RequestState::Done => Some(Self::Ordered),
            RequestState::Withdrawn => Some(Self::Canceled),
            RequestState::Declined => Some(Self::Refused),
            RequestState::Sent | RequestState::Accepted => None,
        }
    }

    /// Whether something still comes of it: an order, or its end.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Reserved | Self::Usable)
    }
}

words! {
    /// What came of canceling a reservation.
    pub enum CancelAnswer {
        /// It is canceled.
        Canceled = "canceled",
        /// It was over already.
        Over = "over",
        /// Its last instant has passed.
        TooLate = "too_late",
    }
}

/// The days from which on seats can be reserved: both ends belong to them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Days {
    /// Today.
    pub first: Day,
    /// Six months later.
    pub furthest: Day,
    /// The last day of the term.
    pub ends_on: Option<Day>,
}

impl Days {
    /// The days as seen today, for a term that ends on a day.
    #[must_use]
    pub fn of(today: Day, ends_on: Option<Day>) -> Self {
        Self { first: today, furthest: today.plus_months(MOST_MONTHS), ends_on }
    }

    /// The last day that can be chosen.
    #[must_use]
    pub fn last(&self) -> Day {
        self.ends_on.map_or(self.furthest, |end| self.furthest.min(end.plus(-LAST_DAYS)))
    }

    /// Whether there is no day left: the end of the term is too near.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.last() < self.first
    }

    /// Refuses a day that cannot be chosen.
    pub fn check(&self, day: Day) -> Result<(), FaultCode> {
        if day < self.first {
            Err(FaultCode::DayPast)
        } else if self.ends_on.is_some_and(|end| end.days_since(day) < LAST_DAYS) {
            Err(FaultCode::DayNearEnd)
        } else if day > self.furthest {
            Err(FaultCode::DayTooFar)
        } else {
            Ok(())
        }
    }

    /// Whether a day is so near to the end of the term that whoever chooses it is warned.
    #[must_use]
    pub fn is_near_end(&self, day: Day) -> bool {
        self.ends_on.is_some_and(|end| end.days_since(day) <= WARNING_DAYS)
    }
}

/// The last instant at which a reservation can be canceled, whose day begins at a moment.
#[must_use]
pub fn cancelable_until(begins: Moment) -> Moment {
    begins - CANCELED_AHEAD
}

/// The last day on which a reservation can be canceled, whose seats can be used from a day on.
#[must_use]
pub fn last_day_to_cancel(usable_from: Day) -> Day {
    usable_from.plus(-DAYS_TO_CANCEL)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        Day::parse(iso).expect("a day")
    }

    #[test]
    fn a_reservation_is_usable_from_its_day_on_until_it_is_over() {
        use {RequestState as R, ReservationState as S, SubscriptionState as Sub};
        let (before, on, after) = (day("2026-12-09"), day("2026-12-10"), day("2026-12-11"));
        for (request, today, subscription, state) in [
            (R::Sent, before, Sub::Active, S::Reserved),
            (R::Sent, on, Sub::Active, S::Usable),
            (R::Accepted, after, Sub::Grace, S::Usable),
            (R::Sent, before, Sub::Suspended, S::Reserved),
            (R::Sent, after, Sub::Ended, S::Ended),
            (R::Sent, before, Sub::Ended, S::Ended),
            (R::Done, after, Sub::Ended, S::Ordered),
            (R::Withdrawn, before, Sub::Ended, S::Canceled),
            (R::Declined, after, Sub::Active, S::Refused),
        ] {
            assert_eq!(ReservationState::of(request, on, today, subscription), state, "{request:?} {subscription:?}");
        }
    }

    #[test]
    fn seats_are_reserved_from_today_to_the_same_day_in_six_months() {
        let days = Days::of(day("2026-11-30"), None);
        assert_eq!(days.last(), day("2027-05-30"));
        for (chosen, result) in [
            ("2026-11-29", Err(FaultCode::DayPast)),
            ("2026-11-30", Ok(())),
            ("2027-05-30", Ok(())),
            ("2027-05-31", Err(FaultCode::DayTooFar)),
        ] {
            assert_eq!(days.check(day(chosen)), result, "{chosen}");
        }
    }

    #[test]
    fn six_months_end_with_a_shorter_month() {
        let days = Days::of(day("2026-08-31"), None);
        assert_eq!((days.last(), days.check(day("2027-03-01"))), (day("2027-02-28"), Err(FaultCode::DayTooFar)));
    }

    #[test]
    fn nothing_is_reserved_in_the_last_days_of_the_term() {
        let days = Days::of(day("2026-11-30"), Some(day("2027-03-31")));
        assert_eq!(days.last(), day("2027-03-01"));
        assert_eq!(days.check(day("2027-03-01")), Ok(()));
        assert_eq!(days.check(day("2027-03-02")), Err(FaultCode::DayNearEnd));
        assert_eq!(days.check(day("2027-06-30")), Err(FaultCode::DayNearEnd));
        assert!(
            [("2027-01-29", false), ("2027-01-30", true), ("2027-03-01", true)]
                .iter()
                .all(|(near, is_near)| days.is_near_end(day(near)) == *is_near)
        );
        let endless = Days::of(day("2026-11-30"), None);
        assert!(!endless.is_near_end(day("2027-05-30")) && !endless.is_over());
    }

    #[test]
    fn a_term_that_ends_too_soon_leaves_no_day() {
        let today = day("2026-11-30");
        let last_chance = Days::of(today, Some(today.plus(LAST_DAYS)));
        assert_eq!((last_chance.is_over(), last_chance.last()), (false, today));
        assert!(Days::of(today, Some(today.plus(LAST_DAYS - 1))).is_over());
    }

    #[test]
    fn it_is_canceled_72_hours_ahead_at_the_latest() {
        let begins = Moment(Span::days(20_000).0);
        assert_eq!(cancelable_until(begins), Moment(Span::days(19_997).0));
        assert_eq!(
            last_day_to_cancel(day("2026-12-10")),
            day("2026-12-06"),
            "until it is over, at 00:00 of December 7"
        );
    }
}
