//! What ends on a day, and when people are reminded of it. A kind is added here: who may see it, how far ahead it is told, and
//! then where it is looked for (`workflow/dates/endings.rs`) and what it is called (`server/text/dates.rs`).

use crate::{
    access::Permission,
    account_details::{LEAD_DAYS, USUAL_LEAD_DAYS},
    agreement::AgreementStatus,
    day::Day,
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
        }
    }

    /// How many days ahead it is told, where the purchasing account is told so many: what is about domains lasts days, not
    /// years.
    #[must_use]
    pub const fn lead(self, of_account: i64) -> i64 {
        match self {
            Self::DomainValue | Self::DomainGrace => DOMAIN_LEAD,
            _ => of_account,
        }
    }
}

/// How many days ahead what is about domains is told.
pub const DOMAIN_LEAD: i64 = 3;
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
        assert_eq!([EndingKind::Use, EndingKind::DomainGrace].map(|kind| kind.lead(180)), [180, 3]);
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
