//! Requests in words.

use super::{grouped, locale, register_date, role_name, text};
use crate::domain::{
    access::Role,
    language::Language,
    request::{Fact, RequestFacts, RequestKind, RequestState},
    reservation::ReservationState,
};
use business_center_texts::i18n::Locale;

/// What is asked for.
#[must_use]
pub fn request_title(language: Language, kind: RequestKind, subject: &str, facts: &RequestFacts) -> String {
    let t = locale(language);
    let count = grouped(language, facts.count.unwrap_or_default());
    let product = facts.product.as_ref().map(|product| product.text(language)).unwrap_or_default();
    match kind {
        RequestKind::FactChange => {
            let fact = Fact::from_code(subject).map_or_else(|| subject.to_owned(), |fact| fact_name(t, fact));
            text!(t, requests.kind_fact_change, fact = fact)
        }
        RequestKind::Activations => text!(t, requests.kind_activations, product = product, count = count),
        RequestKind::Role => {
            let role = Role::from_code(subject).map_or_else(|| subject.to_owned(), |role| role_name(t, role));
            text!(t, requests.kind_role, role = role)
        }
        RequestKind::Reservation => {
            let date = register_date(language, facts.day.as_deref().unwrap_or_default());
            text!(t, requests.kind_reservation, product = product, count = count, date = date)
        }
    }
}

/// The name of something that the register says.
#[must_use]
pub fn fact_name(t: Locale, fact: Fact) -> String {
    match fact {
        Fact::AccountName => text!(t, requests.fact_account_name),
        Fact::Sector => text!(t, common.sector),
        Fact::Administrator => text!(t, requests.fact_administrator),
        Fact::OfferEnd => text!(t, requests.fact_offer_end),
        Fact::Organization => text!(t, requests.fact_organization),
        Fact::Signatory => text!(t, requests.fact_signatory),
        Fact::Contacts => text!(t, requests.fact_contacts),
        Fact::Partner => text!(t, label.partner),
        Fact::AgreementEnd => text!(t, requests.fact_agreement_end),
        Fact::Other => text!(t, requests.fact_other),
    }
}

/// The word for where a reservation stands.
#[must_use]
pub fn reservation_state(t: Locale, state: ReservationState) -> String {
    match state {
        ReservationState::Reserved => text!(t, reservations.state_reserved),
        ReservationState::Usable => text!(t, reservations.state_usable),
        ReservationState::Ordered => text!(t, reservations.state_ordered),
        ReservationState::Canceled => text!(t, reservations.state_canceled),
        ReservationState::Refused => text!(t, reservations.state_refused),
        ReservationState::Ended => text!(t, reservations.state_ended),
    }
}

/// The word for how far a request is.
#[must_use]
pub fn request_state(t: Locale, state: RequestState) -> String {
    match state {
        RequestState::Sent => text!(t, requests.state_sent),
        RequestState::Accepted => text!(t, requests.state_accepted),
        RequestState::Declined => text!(t, requests.state_declined),
        RequestState::Done => text!(t, requests.state_done),
        RequestState::Withdrawn => text!(t, requests.state_withdrawn),
    }
}
