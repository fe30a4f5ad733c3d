//! Seats of subscriptions: who may use an online service, and when. States are computed, never stored.

use crate::{
    agreement::AgreementStatus,
    day::Day,
    domain_claim::DomainState,
    moment::{Moment, Span},
    subscription::SubscriptionStatus,
    words,
};

/// How long more seats may be taken than there are before the last ones pause.
pub const OVER_GRACE: Span = Span::days(30);
/// Days before its end at which whoever may assign seats of a subscription is told.
pub const END_NOTICES: [i64; 4] = [60, 30, 7, 0];
/// Times after there were too many seats at which they are told; then the last ones pause.
pub const OVER_NOTICES: [Span; 4] = [Span(0), Span::days(16), Span::days(27), OVER_GRACE];
/// Days for which a subscription can be used after its end, where the register names none.
pub const GRACE_DAYS: i64 = 30;

words! {
    /// Where a subscription stands.
    pub enum SubscriptionState {
        /// It begins later: seats may be assigned, but not used.
        Scheduled = "scheduled",
        /// It can be used.
        Active = "active",
        /// Its term is over; it can still be used for a while, but no one new gets a seat.
        Grace = "grace",
        /// No one can use it; seats are kept.
        Suspended = "suspended",
        /// It is over.
        Ended = "ended",
    }
}

words! {
    /// Where a seat stands.
    pub enum SeatState {
        /// Its person may use the service.
        Active = "active",
        /// Its person may use the service once the subscription begins.
        Scheduled = "scheduled",
        /// The domain of the address is not proven, or not used by the purchasing account.
        PausedDomain = "paused_domain",
        /// There are fewer seats than people, for longer than the grace period.
        PausedOver = "paused_over",
        /// The subscription is suspended.
        PausedSubscription = "paused_subscription",
        /// The subscription is over.
        Ended = "ended",
    }
}

words! {
    /// What becomes of someone who is to get a seat.
    pub enum SeatResult {
        /// They get one.
        Assigned = "assigned",
        /// They have one already.
        Known = "known",
        /// The list has them twice.
        Repeated = "repeated",
        /// Every seat is taken.
        Full = "full",
        /// The purchasing account has no domain that is proven.
        NoDomain = "no_domain",
        /// The address is in none of the proven domains.
        OutsideDomain = "outside_domain",
        /// The record of the domain is missing in DNS.
        DomainFailing = "domain_failing",
        /// The subscription takes no one: it is suspended or over.
        Closed = "closed",
        /// The row of a list has no valid address.
        InvalidAddress = "invalid_address",
        /// The row has a name that is too long or cannot be shown.
        InvalidName = "invalid_name",
        /// The row names a language that there is not.
        InvalidLanguage = "invalid_language",
    }
}

/// The term of a subscription, within its agreement.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Term {
    /// The first day.
    pub starts_on: Day,
    /// The last day: its own or the agreement's, whichever is earlier.
    pub ends_on: Option<Day>,
    /// Days for which it can be used after that.
    pub grace_days: i64,
    /// What the register says of it.
    pub status: SubscriptionStatus,
    /// What the register says of its agreement.
    pub agreement: AgreementStatus,
    /// The day on which it was noticed to be over.
    pub ended_on: Option<Day>,
}

impl Term {
    /// Where it stands on a day.
    #[must_use]
    pub fn state(&self, today: Day) -> SubscriptionState {
        let is_past = |end: Option<Day>| end.is_some_and(|end| end < today);
        // An agreement that ended ahead of its date, or has none, leaves nothing to count from; when that date has come, it
        // is over all the same.
        let was_over = self.ended_on.zip(self.ends_on).is_some_and(|(ended, end)| ended <= end);
        let is_cut_short = self.agreement == AgreementStatus::Ended && (was_over || !is_past(self.ends_on));
        if self.status == SubscriptionStatus::Canceled || is_cut_short || is_past(self.grace_ends_on()) {
            SubscriptionState::Ended
        } else if self.status == SubscriptionStatus::Suspended {
            SubscriptionState::Suspended
        } else if today < self.starts_on || self.agreement == AgreementStatus::Draft {
            SubscriptionState::Scheduled
        } else if is_past(self.ends_on) {
            SubscriptionState::Grace
        } else {
            SubscriptionState::Active
        }
    }

    /// The last day of the grace period.
    #[must_use]
    pub fn grace_ends_on(&self) -> Option<Day> {
        self.ends_on.map(|end| end.plus(self.grace_days))
    }

    /// The last day on which it can be used, as things stand.
    #[must_use]
    pub fn usable_until(&self, today: Day) -> Option<Day> {
        if self.state(today) == SubscriptionState::Grace { self.grace_ends_on() } else { self.ends_on }
    }
}

impl SubscriptionState {
    /// Whether people may get seats.
    #[must_use]
    pub const fn takes_people(self) -> bool {
        matches!(self, Self::Scheduled | Self::Active)
    }

    /// Whether people with a seat may use it.
    #[must_use]
    pub const fn is_usable(self) -> bool {
        matches!(self, Self::Active | Self::Grace)
    }
}

impl SeatState {
    /// Whether its person cannot use the service any more, or not now.
    #[must_use]
    pub const fn is_paused(self) -> bool {
        matches!(self, Self::PausedDomain | Self::PausedOver | Self::PausedSubscription | Self::Ended)
    }

    /// The state of a seat, from that of its subscription, from whether its domain counts, and from whether it is one of
    /// those that are too many.
    #[must_use]
    pub const fn of(subscription: SubscriptionState, is_domain_proven: bool, is_over: bool) -> Self {
        match subscription {
            SubscriptionState::Ended => Self::Ended,
            SubscriptionState::Suspended => Self::PausedSubscription,
            _ if !is_domain_proven => Self::PausedDomain,
            _ if is_over => Self::PausedOver,
            SubscriptionState::Scheduled => Self::Scheduled,
            SubscriptionState::Active | SubscriptionState::Grace => Self::Active,
        }
    }
}

/// When the seats that are too many pause.
#[must_use]
pub fn over_pauses_at(over_since: Option<Moment>) -> Option<Moment> {
    over_since.map(|since| since + OVER_GRACE)
}

/// Why an address gets no seat because of its domain, whose state is given if the purchasing account uses it.
#[must_use]
pub const fn domain_refusal(domain: Option<DomainState>) -> Option<SeatResult> {
    match domain {
        Some(DomainState::Verified) => None,
        Some(DomainState::Failing) => Some(SeatResult::DomainFailing),
        _ => Some(SeatResult::OutsideDomain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        Day::parse(iso).expect("a day")
    }

    fn term() -> Term {
        Term {
            starts_on: day("2026-12-01"),
            ends_on: Some(day("2027-11-30")),
            grace_days: 30,
            status: SubscriptionStatus::Active,
            agreement: AgreementStatus::Active,
            ended_on: None,
        }
    }

    #[test]
    fn both_ends_of_a_term_belong_to_it() {
        for (today, state, until) in [
            ("2026-11-30", SubscriptionState::Scheduled, "2027-11-30"),
            ("2026-12-01", SubscriptionState::Active, "2027-11-30"),
            ("2027-11-30", SubscriptionState::Active, "2027-11-30"),
            ("2027-12-01", SubscriptionState::Grace, "2027-12-30"),
            ("2027-12-30", SubscriptionState::Grace, "2027-12-30"),
            ("2027-12-31", SubscriptionState::Ended, "2027-11-30"),
        ] {
            assert_eq!(
                (term().state(day(today)), term().usable_until(day(today))),
                (state, Some(day(until))),
                "{today}"
            );
        }
    }

    #[test]
    fn without_grace_or_end_there_is_none() {
        let abrupt = Term { grace_days: 0, ..term() };
        assert_eq!(abrupt.state(day("2027-12-01")), SubscriptionState::Ended);
        let endless = Term { ends_on: None, ..term() };
        assert_eq!(
            (endless.state(day("2099-01-01")), endless.usable_until(day("2099-01-01"))),
            (SubscriptionState::Active, None)
        );
    }

    #[test]
    fn what_the_register_says_comes_before_the_days() {
        use {AgreementStatus as A, SubscriptionState as State, SubscriptionStatus as S};
        let today = day("2027-01-01");
        let with = |status, agreement| Term { status, agreement, ..term() }.state(today);
        assert_eq!(with(S::Suspended, A::Active), State::Suspended);
        assert_eq!(with(S::Canceled, A::Active), State::Ended);
        assert_eq!(with(S::Active, A::Draft), State::Scheduled);
        assert_eq!(with(S::Active, A::Signed), State::Active);
        assert_eq!(with(S::Active, A::Ended), State::Ended, "the agreement ended ahead of the term");
    }

    #[test]
    fn an_agreement_that_ended_on_its_day_leaves_the_grace_period() {
        let term = Term { agreement: AgreementStatus::Ended, ..term() };
        assert_eq!(term.state(day("2027-12-01")), SubscriptionState::Grace);
        assert_eq!(term.state(day("2027-12-31")), SubscriptionState::Ended);
    }

    #[test]
    fn an_agreement_that_ended_ahead_of_its_day_leaves_none_then_either() {
        let term = Term { agreement: AgreementStatus::Ended, ended_on: Some(day("2027-10-15")), ..term() };
        for today in ["2027-10-15", "2027-11-30", "2027-12-01"] {
            assert_eq!(term.state(day(today)), SubscriptionState::Ended, "{today}");
        }
        let revived = Term { agreement: AgreementStatus::Active, ..term };
        assert_eq!(revived.state(day("2027-10-20")), SubscriptionState::Active);
    }

    #[test]
    fn a_seat_is_active_only_where_nothing_stands_against_it() {
        use {SeatState as Seat, SubscriptionState as Sub};
        for (subscription, is_proven, is_over, state) in [
            (Sub::Active, true, false, Seat::Active),
            (Sub::Grace, true, false, Seat::Active),
            (Sub::Scheduled, true, false, Seat::Scheduled),
            (Sub::Active, false, false, Seat::PausedDomain),
            (Sub::Active, true, true, Seat::PausedOver),
            (Sub::Scheduled, false, true, Seat::PausedDomain),
            (Sub::Suspended, true, false, Seat::PausedSubscription),
            (Sub::Ended, true, false, Seat::Ended),
        ] {
            assert_eq!(Seat::of(subscription, is_proven, is_over), state, "{subscription:?}");
        }
    }

    #[test]
    fn only_a_verified_domain_takes_new_people() {
        assert_eq!(domain_refusal(Some(DomainState::Verified)), None);
        assert_eq!(domain_refusal(Some(DomainState::Failing)), Some(SeatResult::DomainFailing));
        for state in [None, Some(DomainState::Pending), Some(DomainState::Lapsed), Some(DomainState::Contested)] {
            assert_eq!(domain_refusal(state), Some(SeatResult::OutsideDomain));
        }
    }
}
