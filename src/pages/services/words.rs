//! States of domains, and what looks at DNS found, in words.

use crate::{
    components::{Tone, badge, message},
    domain::{
        day::Day,
        domain_claim::DomainState,
        domain_name::DomainFault,
        domain_proof::LookOutcome,
        finding::{Cause, Finding},
        moment::Moment,
        person::full_name,
        seat::{SeatResult, SeatState, SubscriptionState},
        subscription::SubscriptionStatus,
    },
    paths,
    server::{
        context::Context,
        db::{
            domains::DomainRow,
            looks::LookRow,
            seats::{MOST_COUNTED, SeatRow},
            subscriptions::SubscriptionRow,
        },
        html::IntoHtml,
        text::{self, text},
        workflow::{
            looking::as_read,
            reserving::Obstacle,
            seating::{ListedSubscription, Trouble},
            seats::Subscription,
        },
    },
};
use leptos::prelude::*;

/// The badge of a state.
pub fn state_badge(context: &Context, state: DomainState) -> AnyView {
    let (tone, icon) = match state {
        DomainState::Verified => ("success", "success"),
        DomainState::Pending => ("info", "clock"),
        DomainState::Failing | DomainState::Contested => ("warning", "warning"),
        DomainState::Lapsed | DomainState::Expired => ("danger", "error"),
        DomainState::Removed => ("neutral", "circle"),
    };
    badge(tone, icon, state_name(context, state)).into_html()
}

/// The word for a state.
#[must_use]
pub fn state_name(context: &Context, state: DomainState) -> String {
    let t = context.locale();
    match state {
        DomainState::Pending => text!(t, domains.state_pending),
        DomainState::Expired => text!(t, domains.state_expired),
        DomainState::Verified => text!(t, domains.state_verified),
        DomainState::Failing => text!(t, domains.state_failing),
        DomainState::Lapsed => text!(t, domains.state_lapsed),
        DomainState::Contested => text!(t, domains.state_contested),
        DomainState::Removed => text!(t, domains.state_removed),
    }
}

/// The state in one sentence with its date, and how urgent it is.
#[must_use]
pub fn state_sentence(context: &Context, row: &DomainRow, parent: Option<&DomainRow>) -> (Tone, String) {
    let t = context.locale();
    let day = |at| text::day(context.language, at);
    let until = row.until.map(|at| text::date_time(context.language, at)).unwrap_or_default();
    match (row.state, parent) {
        (DomainState::Verified, Some(parent)) => {
            (Tone::Info, text!(t, domains.is_verified_by_parent, parent = as_read(&parent.name)))
        }
        (DomainState::Verified, None) => {
            (Tone::Info, text!(t, domains.is_verified, date = row.proven_at.map(day).unwrap_or_default()))
        }
        (DomainState::Pending, _) => (Tone::Info, text!(t, domains.is_pending, date = until)),
        (DomainState::Expired, _) => (Tone::Warning, text!(t, domains.is_expired, date = day(row.since))),
        (DomainState::Failing, _) if row.until.is_some_and(|until| until <= context.now) => {
            (Tone::Warning, text!(t, domains.is_failing_unclear))
        }
        (DomainState::Failing, Some(parent)) => {
            (Tone::Warning, text!(t, domains.is_failing_by_parent, parent = as_read(&parent.name), date = until))
        }
        (DomainState::Failing, None) => (Tone::Warning, text!(t, domains.is_failing, date = until)),
        (DomainState::Lapsed, _) => (Tone::Warning, text!(t, domains.is_lapsed, date = day(row.since))),
        (DomainState::Contested, _) => (
            Tone::Warning,
            text!(t, domains.is_contested, date = day(row.since), contact = &context.app.config.support_contact),
        ),
        (DomainState::Removed, _) => (Tone::Info, text!(t, domains.is_removed, date = day(row.since))),
    }
}

/// What a look found, in one sentence.
#[must_use]
pub fn outcome_sentence(context: &Context, finding: &Finding) -> String {
    let t = context.locale();
    let name = &finding.name;
    match finding.outcome {
        _ if finding.is_right => text!(t, domains.found_right),
        LookOutcome::Found => text!(t, domains.found_other, name = name),
        LookOutcome::NoName => text!(t, domains.found_no_name, name = name),
        LookOutcome::NoText => text!(t, domains.found_no_text, name = name),
        LookOutcome::ServerFailure => text!(t, domains.found_server_failure, name = name),
        LookOutcome::Refused => text!(t, domains.found_refused),
        LookOutcome::Silent => text!(t, domains.found_silent),
        LookOutcome::Truncated => text!(t, domains.found_truncated),
        LookOutcome::Malformed => text!(t, domains.found_malformed),
        LookOutcome::AliasLoop => text!(t, domains.found_alias_loop, name = name),
        LookOutcome::Dnssec => text!(t, domains.found_dnssec, name = name),
        LookOutcome::Disagree => text!(t, domains.found_disagree),
        LookOutcome::Busy => text!(t, domains.found_busy),
    }
}

/// What a look that someone asked for came to, in short.
#[must_use]
pub fn checked_sentence(context: &Context, finding: &Finding) -> String {
    let t = context.locale();
    match (finding.outcome, finding.cause) {
        _ if finding.is_right => text!(t, domains.found_right),
        (_, Some(Cause::DoubledZone | Cause::Apex)) => text!(t, domains.checked_elsewhere),
        (LookOutcome::Found, _) => text!(t, domains.checked_other),
        (LookOutcome::NoName | LookOutcome::NoText, _) => text!(t, domains.checked_nothing),
        _ => text!(t, domains.checked_unclear),
    }
}

/// The likely cause and what to do about it.
#[must_use]
pub fn cause_sentence(context: &Context, finding: &Finding) -> Option<String> {
    let t = context.locale();
    let place = finding.place.as_deref().unwrap_or_default();
    let section = &text!(t, domains.record_title);
    Some(match finding.cause? {
        Cause::DoubledZone => text!(t, domains.cause_doubled_zone, place = place),
        Cause::Apex => text!(t, domains.cause_apex, place = place, section = section),
        Cause::OldValue => {
            let date = finding.issued_at.map(|at| text::day(context.language, at)).unwrap_or_default();
            text!(t, domains.cause_old_value, date = date, section = section)
        }
        Cause::Shortened => text!(t, domains.cause_shortened),
        Cause::OtherClaim => text!(t, domains.cause_other_claim, section = section),
        Cause::OtherValue => text!(t, domains.cause_other_value, section = section),
    })
}

/// Until when the DNS server remembers that there was nothing, while that lasts.
#[must_use]
pub fn remembered_sentence(context: &Context, look: &LookRow) -> Option<String> {
    let until = look.remembered_until.filter(|until| *until > context.now)?;
    Some(text!(context.locale(), domains.remembered, date = text::date_time(context.language, until)))
}

/// Why a domain can't be added, and what to enter instead.
#[must_use]
pub fn domain_fault(context: &Context, fault: DomainFault, meant: Option<&str>) -> String {
    let t = context.locale();
    // No one has an address there.
    let meant = meant.map_or("contoso.com", |meant| meant.strip_prefix("www.").unwrap_or(meant));
    match fault {
        DomainFault::Empty => text!(t, domains.fault_empty),
        DomainFault::TooLong => text!(t, domains.fault_too_long),
        DomainFault::OneLabel => text!(t, domains.fault_one_label),
        DomainFault::IpAddress => text!(t, domains.fault_ip_address),
        DomainFault::EmailAddress => text!(t, domains.fault_email_address, meant = meant),
        DomainFault::WebAddress => text!(t, domains.fault_web_address, meant = meant),
        DomainFault::Wildcard => text!(t, domains.fault_wildcard, meant = meant),
        DomainFault::Underscore => text!(t, domains.fault_underscore),
        DomainFault::Hyphen => text!(t, domains.fault_hyphen),
        DomainFault::Invalid => text!(t, domains.fault_invalid),
        DomainFault::PublicSuffix => text!(t, domains.fault_public_suffix),
        DomainFault::UnknownSuffix => text!(t, domains.fault_unknown_suffix),
        DomainFault::PublicProvider => {
            text!(t, domains.fault_public_provider, contact = &context.app.config.support_contact)
        }
        DomainFault::AlreadyHere => text!(t, domains.fault_already_here),
        DomainFault::TooManyPending => text!(t, domains.fault_too_many_pending),
        DomainFault::TooMany => text!(t, domains.fault_too_many),
    }
}

/// The badge of a subscription's state.
pub fn subscription_badge(context: &Context, one: &ListedSubscription) -> AnyView {
    let t = context.locale();
    let (tone, icon, word) = match one.subscription.state() {
        SubscriptionState::Scheduled => ("info", "clock", text!(t, services.state_scheduled)),
        SubscriptionState::Active if one.ends_soon() => ("warning", "clock", text!(t, services.state_ends_soon)),
        SubscriptionState::Active => ("success", "success", text!(t, services.state_active)),
        SubscriptionState::Grace => ("warning", "warning", text!(t, services.state_grace)),
        SubscriptionState::Suspended => ("danger", "error", text!(t, services.state_suspended)),
        SubscriptionState::Ended => ("neutral", "circle", text!(t, services.state_ended)),
    };
    let paused = one.troubles().contains(&Trouble::Unproven).then(|| {
        let count = people_count(context, usize::try_from(one.paused).unwrap_or_default());
        badge("warning", "warning", text!(t, services.paused_count, count = count))
    });
    view! { <span class="stack">{badge(tone, icon, word)}{paused}</span> }.into_html()
}

/// The first and the last day of a subscription.
#[must_use]
pub fn term_days(context: &Context, one: &Subscription) -> [String; 2] {
    let day = |day: Day| text::register_date(context.language, &day.to_string());
    let ends = one.term.ends_on.map_or_else(|| text!(context.locale(), services.no_end), day);
    [day(one.term.starts_on), ends]
}

/// How many people are affected, as far as they are counted.
#[must_use]
pub fn people_count(context: &Context, count: usize) -> String {
    let most = usize::try_from(MOST_COUNTED).unwrap_or(usize::MAX);
    let shown = text::grouped(context.language, count.min(most));
    if count > most { shown + "+" } else { shown }
}

/// How many seats a subscription has, and how many are tolerated above.
#[must_use]
pub fn seat_count(context: &Context, one: &Subscription) -> String {
    let number = |count: i64| text::grouped(context.language, count);
    if one.row.extra == 0 {
        return number(one.row.seats);
    }
    text!(context.locale(), services.seats_and_extra, seats = number(one.row.seats), extra = number(one.row.extra))
}

/// Why no seats of a subscription can be reserved, and what helps: what renews it, or the agreement.
#[must_use]
pub fn obstacle_note(
    context: &Context,
    obstacle: Obstacle,
    one: &Subscription,
    renewal: Option<&SubscriptionRow>,
) -> AnyView {
    let t = context.locale();
    let agreement = || {
        let number = &one.account.agreement_number;
        let sentence = text!(t, reservations.to_agreement, number = number);
        (paths::of(paths::AGREEMENT, &one.account.agreement_id), sentence)
    };
    let link = match (obstacle, renewal) {
        (Obstacle::Scheduled | Obstacle::Suspended, _) => None,
        (Obstacle::Ended | Obstacle::EndsSoon, Some(renewal)) => renewal_sentence(context, one.today, renewal)
            .map(|sentence| (paths::of(paths::SUBSCRIPTION, &renewal.id), sentence)),
        (Obstacle::Ended | Obstacle::EndsSoon | Obstacle::AgreementEnded, _) => Some(agreement()),
    };
    let link = link.map(|(href, sentence)| view! { <p><a href=href>{sentence}</a></p> });
    message(Tone::Info, view! { <p>{obstacle_sentence(context, obstacle, one)}</p>{link} }).into_html()
}

/// That a subscription renews the one of which no seats can be reserved, and from when on they can there; nothing where they
/// can't.
fn renewal_sentence(context: &Context, today: Day, renewal: &SubscriptionRow) -> Option<String> {
    let t = context.locale();
    let is_over = renewal.ends_on.as_deref().and_then(Day::parse).is_some_and(|end| end < today);
    if is_over || renewal.status != SubscriptionStatus::Active {
        return None;
    }
    let id = &renewal.register_id;
    let is_later = Day::parse(&renewal.starts_on).is_some_and(|start| start > today);
    Some(if is_later {
        let date = text::register_date(context.language, &renewal.starts_on);
        text!(t, reservations.to_later_renewal, renewal = id, date = date)
    } else {
        text!(t, reservations.to_renewal, renewal = id)
    })
}

fn obstacle_sentence(context: &Context, obstacle: Obstacle, one: &Subscription) -> String {
    let t = context.locale();
    let [starts, ends] = term_days(context, one);
    match obstacle {
        Obstacle::Scheduled => text!(t, reservations.not_begun, date = starts),
        Obstacle::Suspended => text!(t, reservations.is_suspended),
        Obstacle::Ended => text!(t, reservations.has_ended),
        Obstacle::AgreementEnded => text!(t, reservations.agreement_ended),
        Obstacle::EndsSoon if one.ends_with_agreement() => text!(t, reservations.agreement_ends_soon, date = ends),
        Obstacle::EndsSoon => text!(t, reservations.ends_soon, date = ends),
    }
}

/// The state of a subscription in one sentence with its dates, and how urgent it is.
#[must_use]
pub fn subscription_sentence(context: &Context, one: &Subscription) -> (Tone, String) {
    let t = context.locale();
    let [starts, ends] = term_days(context, one);
    let until = one.term.usable_until(one.today).map(|day| text::register_date(context.language, &day.to_string()));
    match one.state() {
        SubscriptionState::Scheduled => (Tone::Info, text!(t, services.is_scheduled, date = starts)),
        SubscriptionState::Active if one.term.ends_on.is_none() => (Tone::Info, text!(t, services.is_endless)),
        SubscriptionState::Active => (Tone::Info, text!(t, services.is_active, date = ends)),
        SubscriptionState::Grace => {
            (Tone::Warning, text!(t, services.is_grace, date = ends, until = until.unwrap_or_default()))
        }
        SubscriptionState::Suspended => {
            (Tone::Warning, text!(t, services.is_suspended, vendor = &context.app.config.vendor_name))
        }
        SubscriptionState::Ended => (Tone::Warning, text!(t, services.is_ended)),
    }
}

/// The badge of a seat's state, which ends at a moment if the seat is one too many.
pub fn seat_badge(context: &Context, state: SeatState, pauses_at: Option<Moment>) -> AnyView {
    let t = context.locale();
    let (tone, icon, word) = match state {
        SeatState::Active if let Some(at) = pauses_at => {
            ("warning", "clock", text!(t, services.seat_pausing, date = text::day(context.language, at)))
        }
        SeatState::Active => ("success", "success", text!(t, services.seat_active)),
        SeatState::Scheduled => ("info", "clock", text!(t, services.state_scheduled)),
        SeatState::PausedDomain => ("warning", "warning", text!(t, services.seat_paused_domain)),
        SeatState::PausedOver => ("warning", "warning", text!(t, services.seat_paused_over)),
        SeatState::PausedSubscription => ("warning", "warning", text!(t, services.seat_paused_subscription)),
        SeatState::Ended => ("neutral", "circle", text!(t, services.state_ended)),
    };
    badge(tone, icon, word).into_html()
}

/// The name of whoever has a seat, or the address.
#[must_use]
pub fn seat_name(seat: &SeatRow) -> String {
    let name = full_name(&seat.first_name, &seat.last_name);
    if name.is_empty() { seat.email.clone() } else { name }
}

/// The color and the icon of a result.
#[must_use]
pub const fn tone_of(result: SeatResult) -> (&'static str, &'static str) {
    match result {
        SeatResult::Assigned => ("success", "success"),
        SeatResult::Known | SeatResult::Repeated => ("neutral", "circle"),
        _ => ("danger", "error"),
    }
}

/// What becomes of someone who is to get a seat, or became of them.
#[must_use]
pub fn result_sentence(context: &Context, result: SeatResult, is_done: bool) -> String {
    let t = context.locale();
    match result {
        SeatResult::Assigned if is_done => text!(t, services.result_done),
        SeatResult::Assigned => text!(t, services.result_assigned),
        SeatResult::Known => text!(t, services.result_known),
        SeatResult::Repeated => text!(t, services.result_repeated),
        SeatResult::Full => text!(t, services.result_full),
        SeatResult::NoDomain => text!(t, services.result_no_domain),
        SeatResult::OutsideDomain => text!(t, services.result_outside_domain),
        SeatResult::DomainFailing => text!(t, services.result_domain_failing),
        SeatResult::Closed => text!(t, services.result_closed),
        SeatResult::InvalidAddress => text!(t, services.result_invalid_address),
        SeatResult::InvalidName => text!(t, services.result_invalid_name),
        SeatResult::InvalidLanguage => text!(t, services.result_invalid_language),
    }
}
