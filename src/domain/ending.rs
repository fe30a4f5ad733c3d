//! What ends on a day, or begins there, and when people are reminded of it. A kind is added here: who may see it, how far ahead it
//! is told, and then where it is looked for (`workflow/dates/endings.rs`, `db/dates/due_dates.rs`) and what it is called
//! (`server/text/dates.rs`).

use crate::{
    access::Permission,
    account_details::{LEAD_DAYS, USUAL_LEAD_DAYS},
    agreement::AgreementStatus,
    day::Day,
    reservation::DAYS_TO_CANCEL,
    words,
};

words! {
    /// What ends.
    #[derive(Ord, PartialOrd)]
    pub enum EndingKind {
        /// An agreement.
        Agreement = "agreement",
        /// What a purchasing account may still buy.
        Offer = "offer",
        /// The use of a product.
        Use = "use",
        /// The assurance of a product.
        Assurance = "assurance",
        /// A subscription to an online service.
        Subscription = "subscription",
        /// The time to publish the value that proves a domain.
        DomainValue = "domain_value",
        /// The grace period of a domain whose record is missing.
        DomainGrace = "domain_grace",
        /// The last day on which reserved seats can be canceled.
        Cancellation = "cancellation",
        /// The first day of reserved seats.
        Reservation = "reservation",
    }
}

impl EndingKind {
    /// What someone needs in the purchasing account to see it.
    #[must_use]
    pub const fn permission(self) -> Permission {
        match self {
            Self::Agreement | Self::Offer => Permission::ViewAgreements,
            Self::Use | Self::Assurance => Permission::ViewOrders,
            Self::Subscription => Permission::ViewServices,
            Self::DomainValue | Self::DomainGrace => Permission::ViewDomains,
            Self::Cancellation | Self::Reservation => Permission::ProvisionServices,
        }
    }

    /// How many days ahead it is told, where the purchasing account is told so many: what is about domains and reservations
    /// lasts days or weeks, not years.
    #[must_use]
    pub const fn lead(self, of_account: i64) -> i64 {
        match self {
            Self::DomainValue => DOMAIN_VALUE_LEAD,
            Self::DomainGrace => DOMAIN_GRACE_LEAD,
            Self::Cancellation => CANCELLATION_LEAD,
            Self::Reservation => RESERVATION_LEAD,
            Self::Agreement | Self::Offer | Self::Use | Self::Assurance | Self::Subscription => of_account,
        }
    }

    /// Whether it is still told once its day is over. Seats that have become usable are nothing that anyone missed.
    #[must_use]
    pub const fn is_told_after(self) -> bool {
        !matches!(self, Self::Cancellation | Self::Reservation)
    }

    /// The reminder that is due of something whose day comes in so many days, where the purchasing account is told so many
    /// days ahead; none yet, or none any more.
    #[must_use]
    pub const fn due(self, days_left: i64, of_account: i64) -> Option<Phase> {
        match Phase::due(days_left, self.lead(of_account)) {
            Some(Phase::Over) if !self.is_told_after() => None,
            phase => phase,
        }
    }
}

/// How many days ahead it is told that a value no longer proves a domain: time to ask whoever runs DNS.
pub const DOMAIN_VALUE_LEAD: i64 = 7;
/// How many days ahead the end of a domain's grace period is told: it lasts a week as a rule, and its beginning was told.
pub const DOMAIN_GRACE_LEAD: i64 = 3;
/// How many days ahead the last day to cancel reserved seats is told.
pub const CANCELLATION_LEAD: i64 = 7;
/// The same for their first day, so that one mail tells both.
pub const RESERVATION_LEAD: i64 = CANCELLATION_LEAD + DAYS_TO_CANCEL;
/// What ended earlier than so many days ago is no longer told.
pub const LATEST: i64 = 30;
/// Days for which what has ended is shown.
pub const JUST_ENDED: i64 = 90;

/// The lead time of a purchasing account: the usual one in place of what cannot be chosen.
#[must_use]
pub fn lead_days(stored: Option<i64>) -> i64 {
    stored.filter(|days| LEAD_DAYS.contains(days)).unwrap_or(USUAL_LEAD_DAYS)
}

/// Whether something that ends on a day is told of as long as, and after, its agreement stands: what an agreement that is over
/// leaves behind ended with it, and one that was ended ahead of its date, or has none, tells nothing at all.
#[must_use]
pub fn is_told(status: AgreementStatus, agreement_ends_on: Option<Day>, ends_on: Day, today: Day) -> bool {
    let is_cut_short = status == AgreementStatus::Ended && agreement_ends_on.is_none_or(|end| end >= today);
    let outlives = agreement_ends_on.is_none_or(|end| end >= ends_on.min(today));
    status != AgreementStatus::Draft && !is_cut_short && outlives
}

words! {
    /// When someone is reminded.
    #[derive(Ord, PartialOrd)]
    pub enum Phase {
        /// Before it ends, or on its last day.
        Ahead = "ahead",
        /// After it has ended.
        Over = "over",
    }
}

impl Phase {
    /// Where something stands that ends in so many days.
    #[must_use]
    pub const fn of(days_left: i64) -> Self {
        if days_left < 0 { Self::Over } else { Self::Ahead }
    }

    /// The reminder that is due of something that ends in so many days and is told so many days ahead; none yet, or none any
    /// more.
    #[must_use]
    pub const fn due(days_left: i64, lead: i64) -> Option<Self> {
        if days_left > lead || days_left < -LATEST { None } else { Some(Self::of(days_left)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;

    #[test]
    fn a_reminder_is_due_from_the_lead_time_on_and_for_a_month_after_the_end() {
        for (days_left, due) in [
            (91, None),
            (90, Some(Phase::Ahead)),
            (1, Some(Phase::Ahead)),
            (0, Some(Phase::Ahead)),
            (-1, Some(Phase::Over)),
            (-30, Some(Phase::Over)),
            (-31, None),
        ] {
            assert_eq!(Phase::due(days_left, 90), due, "{days_left} days");
        }
    }

    #[test]
    fn what_an_ended_agreement_leaves_behind_is_not_told() {
        use AgreementStatus::{Active, Draft, Ended};
        let today = Day::new(2026, 11, 29);
        let day = |days: i64| today.plus(days);
        for (status, agreement, ends, expected) in [
            (Active, None, 7, true),
            (Active, Some(0), 7, true),
            (Active, Some(-1), 7, false),
            (Active, Some(-1), -1, true),
            (Active, Some(-1), -2, true),
            (Active, Some(-2), -1, false),
            (Ended, Some(-2), -2, true),
            (Ended, Some(7), 7, false),
            (Ended, Some(7), -1, false),
            (Ended, None, 7, false),
            (Draft, None, 7, false),
        ] {
            let told = is_told(status, agreement.map(day), day(ends), today);
            assert_eq!(told, expected, "{status:?} {agreement:?} {ends}");
        }
    }

    #[test]
    fn what_cannot_be_chosen_is_the_usual_lead_time() {
        let leads = [None, Some(30), Some(180), Some(0), Some(45), Some(-1)].map(lead_days);
        assert_eq!(leads, [90, 30, 180, 90, 90, 90]);
        assert_eq!(
            [EndingKind::Use, EndingKind::DomainValue, EndingKind::DomainGrace].map(|kind| kind.lead(180)),
            [180, 7, 3]
        );
    }

    #[test]
    fn reserved_seats_are_told_together_with_the_last_day_to_cancel_them_and_not_afterwards() {
        let due = |kind: EndingKind, days_left| kind.due(days_left, 90).is_some();
        for (days_left, told) in [(12, false), (11, true), (0, true), (-1, false)] {
            assert_eq!(due(EndingKind::Reservation, days_left), told, "{days_left}");
        }
        for (days_left, told) in [(8, false), (7, true), (0, true), (-1, false)] {
            assert_eq!(due(EndingKind::Cancellation, days_left), told, "{days_left}");
        }
        assert!(due(EndingKind::Offer, -1));
    }

    /// The page of dates opens to whoever may view agreements.
    #[test]
    fn whoever_sees_something_that_ends_may_view_agreements() {
        for role in Role::ALL {
            let sees = EndingKind::ALL.into_iter().any(|kind| role.may(kind.permission()));
            assert_eq!(sees, role.may(Permission::ViewAgreements), "{role:?}");
        }
    }
}
