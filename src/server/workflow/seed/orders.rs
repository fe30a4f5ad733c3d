//! Orders of a trial: every tenth is of the customer with the people, the others of other customers.

use super::{Customer, Place, add_customer};
use crate::{
    domain::{
        moment::Moment,
        order::{OrderKind, OrderStatus},
        product::{Description, KeyNeed, ProductType},
    },
    server::{
        config::Config,
        db::{self, Transaction, order_lines::LineRow, orders::OrderRow, products::ProductRow},
        failure::Outcome,
        ids::new_id,
    },
};
use jiff::ToSpan;
use std::ops::Range;

/// Every so many orders, one is of the customer with the people.
const OWN: usize = 10;
/// The most other customers.
const MOST_CUSTOMERS: usize = 10_000;
/// Orders of another customer, about.
const ORDERS_OF_ONE: usize = 30;
const PRODUCTS: usize = 20;
const LINES: usize = 3;
/// Days over which orders lie.
const DAYS: usize = 1_095;

/// How many other customers so many orders need.
#[must_use]
pub fn customers_for(orders: usize) -> usize {
    (orders / ORDERS_OF_ONE).clamp(1, MOST_CUSTOMERS)
}

/// Adds products to order.
pub async fn add_products(tx: &mut Transaction) -> Outcome<()> {
    for number in 0..PRODUCTS {
        db::products::save(tx, &product(number)).await?;
    }
    Ok(())
}

fn part_key(number: usize) -> String {
    format!("SEED-{:05}", number % PRODUCTS)
}

fn product(number: usize) -> ProductRow {
    let pools = ["applications", "systems", "servers"];
    let types = [ProductType::License, ProductType::LicenseWithAssurance, ProductType::Subscription];
    let name = format!("Seed Product {number}");
    ProductRow {
        part_key: part_key(number),
        part_number: part_key(number),
        description: Description { en: name.clone(), es: None, ru: None, it: None },
        service: None,
        address: None,
        family: name,
        version: Some("2026".to_owned()),
        edition: None,
        pool: Some(pools[number % pools.len()].to_owned()),
        r#type: types[number % types.len()],
        metric: Some("device".to_owned()),
        units: 1,
        key_need: KeyNeed::None,
        step_up_from: None,
        digest: String::new(),
    }
}

/// Adds other customers by their numbers.
pub async fn add_customers(
    tx: &mut Transaction,
    places: &mut Vec<Place>,
    numbers: Range<usize>,
    now: Moment,
) -> Outcome<()> {
    for number in numbers {
        let customer = Customer {
            number: &format!("8{number:09}"),
            register_id: &format!("SEED-ORDERS-{number}"),
            name: &format!("Seed Customer {number}"),
            administrator: &format!("admin@seed-orders-{number}.example"),
            ends_on: None,
        };
        places.push(add_customer(tx, &customer, now).await?);
    }
    Ok(())
}

/// Adds complete orders by their numbers, each with three lines.
pub async fn add_orders(
    tx: &mut Transaction,
    config: &Config,
    own: &Place,
    others: &[Place],
    numbers: Range<usize>,
    now: Moment,
) -> Outcome<()> {
    let today = config.day_of(now);
    for number in numbers {
        let place = if number.is_multiple_of(OWN) { own } else { &others[number % others.len()] };
        let days = i64::try_from(number % DAYS).unwrap_or_default();
        let ordered_on = today.saturating_sub(days.days()).to_string();
        // The orders of one customer end on as many days as there are.
        let days_left = i64::try_from((number + number / OWN) % DAYS).unwrap_or_default() - 30;
        let row = OrderRow {
            id: new_id(now),
            register_id: format!("SEED-{number}"),
            agreement_id: place.agreement_id.clone(),
            purchasing_account_id: place.account_id.clone(),
            partner_id: None,
            reseller_number: Some(format!("R-{number:07}")),
            customer_number: Some(format!("PO {number:07}/{}", number % 100)),
            ordered_on: ordered_on.clone(),
            kind: OrderKind::Order,
            status: OrderStatus::Complete,
            created_in: 0,
            changed_in: 0,
            digest: String::new(),
        };
        let line = |place: usize| LineRow {
            order_id: row.id.clone(),
            place: i64::try_from(place).unwrap_or_default(),
            line: ((place + 1) * 10).to_string(),
            part_key: part_key(number + place * 7),
            quantity: i64::try_from(number % 50 + 1).unwrap_or_default(),
            country: Some("US".to_owned()),
            usage_from: ordered_on.clone(),
            usage_until: None,
            assurance_until: Some(today.saturating_add(days_left.days()).to_string()),
            renewal_due_on: None,
            corrects_order: None,
            corrects_line: None,
            reason_code: None,
            reason: None,
            reservation: None,
        };
        let lines: Vec<LineRow> = (0..LINES).map(line).collect();
        db::orders::save(tx, &row).await?;
        db::order_lines::insert(tx, &row.purchasing_account_id, true, &lines).await?;
    }
    Ok(())
}
