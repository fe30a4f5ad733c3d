//! Domains of other customers, all due to be looked for at the same time.

use super::{Customer, add_customer};
use crate::{
    api::ApiError,
    domain::{domain_claim::DomainState, domain_name::DomainName, moment::Moment},
    server::{
        config::Config,
        db::{self, Transaction, domains::DomainRow},
        failure::Outcome,
        workflow::claims,
    },
};
use std::ops::Range;

/// Adds verified domains by their numbers, each of a customer of its own. Their records hold one value, so that a DNS server
/// of a trial can answer for all of them.
pub async fn add_domains(
    tx: &mut Transaction,
    config: &Config,
    value: &str,
    numbers: Range<usize>,
    now: Moment,
) -> Outcome<()> {
    for number in numbers {
        add_domain(tx, config, value, number, now).await?;
    }
    Ok(())
}

async fn add_domain(tx: &mut Transaction, config: &Config, value: &str, number: usize, now: Moment) -> Outcome<()> {
    let domain = format!("seed-{number}.example");
    let customer = Customer {
        number: &format!("9{number:09}"),
        register_id: &format!("SEED-{number}"),
        name: &format!("Seed {number}"),
        administrator: &format!("admin@{domain}"),
        ends_on: None,
    };
    let place = add_customer(tx, &customer, now).await?;
    let agreement = db::agreements::find(tx, &place.agreement_id).await?.ok_or(ApiError::NotFound)?;
    let name = DomainName::parse(&domain).map_err(|_| ApiError::NotFound)?;
    let claim = claims::new_claim(config, &agreement.organization_id, &name, None, None, now);
    let claim = DomainRow {
        state: DomainState::Verified,
        value: value.to_owned(),
        proven_at: Some(now),
        until: None,
        look_at: Some(now),
        turn_at: None,
        ..claim
    };
    db::domains::create(tx, &claim).await?;
    db::domains::associate(tx, &claim.id, &place.account_id, now).await?;
    Ok(())
}
