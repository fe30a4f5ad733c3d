//! What a service is told about an address: signed, and of one shape whoever is not entitled.

use super::{
    relying::Service,
    seats::{self, Facts, Person, Subscription, paused_from},
};
use crate::{
    domain::{
        audit::By,
        day::Day,
        domain_claim::DomainState,
        email::EmailAddress,
        language::Language,
        seat::{SeatResult, SeatState, SubscriptionState, Term},
    },
    server::{
        context::Context,
        db::{self, seats::UseRow},
        failure::Outcome,
        signing,
    },
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The type of the answer.
const TOKEN_TYPE: &str = "entitlement+jwt";

/// Answers whether an address may use what a service may ask about. Who may and has no seat yet takes one.
pub async fn answer(context: &Context, service: &Service, typed: &str) -> Outcome<String> {
    let (now, today) = (context.now, context.day());
    let address = EmailAddress::parse(typed).ok();
    let mut uses = uses(context, service, address.as_ref()).await?;
    if let Some(address) = &address
        && take_seats(context, service, address, &uses).await?
    {
        uses = self::uses(context, service, Some(address)).await?;
    }
    let entitled: Vec<&Use> = uses.iter().filter(|one| one.state == Some(SeatState::Active)).collect();
    let mut claims = json!({
        "iss": context.app.config.base_url.origin,
        "aud": service.name,
        "iat": now.0 / 1000,
        "exp": (now + signing::LIFETIME).0 / 1000,
        "active": !entitled.is_empty(),
    });
    if let Some(first) = entitled.first() {
        claims["sub"] = first.row.seat_id.as_deref().into();
        claims["entitlements"] = entitled.iter().map(|one| entitlement(one, today)).collect();
    }
    signing::sign(&context.app, service.key_id.as_deref(), TOKEN_TYPE, &claims).await
}

fn entitlement(one: &Use, today: Day) -> Value {
    let until = one.term.usable_until(today).map(|day| day.to_string());
    json!({ "id": one.row.register_id, "product": one.row.service, "until": until })
}

/// A subscription that an address could use.
struct Use {
    row: UseRow,
    term: Term,
    /// The state of its seat, if it has one.
    state: Option<SeatState>,
}

async fn uses(context: &Context, service: &Service, address: Option<&EmailAddress>) -> Outcome<Vec<Use>> {
    let (key, domain) = address.map_or_else(Default::default, |one| (one.key(), one.domain().as_str().to_owned()));
    let mut connection = context.read().await?;
    let (mut uses, today) = (Vec::new(), context.today().to_string());
    for row in db::seats::list_uses(&mut connection, &key, &domain, &service.id, &today).await? {
        let facts = Facts {
            starts_on: &row.starts_on,
            ends_on: [row.ends_on.as_deref(), row.agreement_ends_on.as_deref()],
            grace_days: row.grace_days,
            status: row.status,
            agreement: row.agreement_status,
            ended_since: row.ended_since,
        };
        let term = facts.term()?;
        let state = state(context, &row, &term);
        uses.push(Use { row, term, state });
    }
    Ok(uses)
}

fn state(context: &Context, row: &UseRow, term: &Term) -> Option<SeatState> {
    let place = row.place?;
    let is_over = paused_from(row.over_since, row.over_from, context.now).is_some_and(|from| place >= from);
    Some(SeatState::of(term.state(context.day()), true, is_over))
}

/// Takes a seat of each product that the address may use and has no active seat of; whether one was taken (R46).
async fn take_seats(context: &Context, service: &Service, address: &EmailAddress, uses: &[Use]) -> Outcome<bool> {
    let has_one = |code: &str| uses.iter().any(|one| one.row.service == code && one.state == Some(SeatState::Active));
    let is_open = |one: &&Use| {
        one.state.is_none()
            && !one.row.is_assigned_only
            && !one.row.is_full
            && !one.row.awaits_seats
            && one.row.domain_state == DomainState::Verified
            && one.term.state(context.day()) == SubscriptionState::Active
            && !has_one(&one.row.service)
    };
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    for one in uses.iter().filter(is_open) {
        if !taken.contains(one.row.service.as_str()) && take_seat(context, service, address, one).await? {
            taken.insert(&one.row.service);
        }
    }
    Ok(!taken.is_empty())
}

async fn take_seat(context: &Context, service: &Service, address: &EmailAddress, one: &Use) -> Outcome<bool> {
    let mut change = context.change(By::System).await?;
    let subscription = Subscription::lock(&mut change, &one.row.subscription_id, context.today()).await?;
    if subscription.row.is_assigned_only || subscription.row.awaits_seats() {
        return Ok(false);
    }
    let person = Person {
        email: address.clone(),
        // The organization learns nothing from an account that the person may have elsewhere.
        first_name: String::new(),
        last_name: String::new(),
        language: Language::default(),
    };
    let facts = json!({ "service": service.name });
    let outcomes = seats::assign(&mut change, &subscription, &[person], &facts).await?;
    change.commit().await?;
    // Another question may have taken it meanwhile.
    Ok(matches!(outcomes.as_slice(), [SeatResult::Assigned | SeatResult::Known]))
}
