//! Agreements of a trial that end one after another, each of a customer with an administrator.

use super::{Customer, Person, add, add_customer};
use crate::{
    domain::{access::Role, moment::Moment},
    server::{config::Config, db::Transaction, failure::Outcome, ids::new_id},
};
use jiff::ToSpan;
use std::ops::Range;

/// Days over which agreements end, from a month ago on.
const DAYS: usize = 1_095;

/// Adds agreements by their numbers.
pub async fn add_agreements(tx: &mut Transaction, config: &Config, numbers: Range<usize>, now: Moment) -> Outcome<()> {
    let today = config.day_of(now);
    for number in numbers {
        let days = i64::try_from(number % DAYS).unwrap_or_default() - 30;
        let email = format!("admin@seed-dates-{number}.example");
        let customer = Customer {
            number: &format!("7{number:09}"),
            register_id: &format!("SEED-DATES-{number}"),
            name: &format!("Seed Customer {number}"),
            administrator: &email,
            ends_on: Some(&today.saturating_add(days.days()).to_string()),
        };
        let place = add_customer(tx, &customer, now).await?;
        let administrator = Person {
            user_id: new_id(now),
            first_name: "Ada",
            last_name: "Seed",
            email: email.clone(),
            role: Role::AccountAdministrator,
        };
        add(tx, &place, &[administrator], "", now).await?;
    }
    Ok(())
}
