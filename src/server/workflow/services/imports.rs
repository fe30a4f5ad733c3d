//! Importing products and subscriptions.

use crate::{
    api::ApiError,
    domain::{audit::Action, request::RequestState},
    server::{
        audit::{Entry, changes},
        change::Change,
        db::{self, products::ProductRow, subscriptions::SubscriptionRow},
        failure::Outcome,
        ids::new_id,
        register_file::{Product, Subscription},
        token::sha256_hex,
    },
};
use serde::Serialize;
use serde_json::{Value, json};

/// What importing a record did.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Effect {
    /// It was new.
    Created,
    /// It had changed.
    Updated,
    /// It was as before.
    Unchanged,
}

/// SHA-256 of a record: one with the same digest changes nothing.
#[must_use]
pub fn digest_of(record: &impl Serialize) -> String {
    sha256_hex(serde_json::to_string(record).unwrap_or_default().as_bytes())
}

/// Writes a product of a register.
pub async fn import_product(change: &mut Change, product: &Product) -> Outcome<Effect> {
    let digest = digest_of(product);
    let former = db::products::find(change, &product.part_key()).await?;
    if former.as_ref().is_some_and(|former| former.digest == digest) {
        return Ok(Effect::Unchanged);
    }
    let row = ProductRow {
        part_key: product.part_key(),
        part_number: product.part_number.clone(),
        description: product.description.clone(),
        service: product.service.clone(),
        address: product.address.clone(),
        family: product.family.clone(),
        version: product.version.clone(),
        edition: product.edition.clone(),
        pool: product.pool.clone(),
        r#type: product.r#type,
        metric: product.metric.clone(),
        units: product.units,
        key_need: product.key,
        step_up_from: product.step_up_from.clone(),
        digest,
    };
    db::products::save(change, &row).await?;
    let (action, effect) = match &former {
        Some(_) => (Action::ProductUpdated, Effect::Updated),
        None => (Action::ProductCreated, Effect::Created),
    };
    let differences = changes(&former.as_ref().map_or(Value::Null, product_facts), &product_facts(&row));
    if differences != json!({}) {
        change.record(Entry::of_nobody(action, &row.part_number, differences));
    }
    Ok(effect)
}

/// A product, for the audit trail to compare.
fn product_facts(row: &ProductRow) -> Value {
    json!({
        "part_number": row.part_number,
        "description": row.description,
        "service": row.service,
        "service_address": row.address,
        "family": row.family,
        "version": row.version,
        "edition": row.edition,
        "pool": row.pool,
        "product_type": row.r#type,
        "metric": row.metric,
        "units": row.units,
        "key_need": row.key_need,
        "step_up_from": row.step_up_from,
    })
}

/// Writes a subscription of a register. Its account and product are known.
pub async fn import_subscription(change: &mut Change, subscription: &Subscription) -> Outcome<Effect> {
    let digest = digest_of(subscription);
    let former = db::subscriptions::find_by_register_id(change, &subscription.id).await?;
    if former.as_ref().is_some_and(|former| former.digest == digest) {
        return Ok(Effect::Unchanged);
    }
    let scope = db::agreements::find_scope(change, &subscription.agreement, &subscription.account).await?;
    let scope = scope.ok_or(ApiError::NotFound)?;
    let mut row = row(subscription, former.as_ref(), &scope.account_id, digest, new_id(change.now));
    if let (None, Some(renewed)) = (&former, &row.renews) {
        // Whom it is open to counts before its seats are carried over.
        let renewed = db::subscriptions::find_by_register_id(change, renewed).await?;
        row.is_assigned_only = renewed.is_some_and(|renewed| renewed.is_assigned_only);
    }
    let now = change.now;
    db::subscriptions::save(change, &row, now).await?;
    if let Some(former) = former.as_ref().filter(|former| former.seats != row.seats) {
        db::reservations::note_change(change, &row.id, now).await?;
        end_counting(change, &row.id, row.seats - former.seats).await?;
    }
    let (action, effect) = match &former {
        Some(_) => (Action::SubscriptionUpdated, Effect::Updated),
        None => (Action::SubscriptionCreated, Effect::Created),
    };
    let differences = changes(&former.as_ref().map_or(Value::Null, subscription_facts), &subscription_facts(&row));
    if differences != json!({}) {
        let entry = Entry::of_scope(&scope.organization_id, &scope.account_id, action, &row.register_id, differences);
        change.record(entry);
    }
    Ok(effect)
}

/// The register has so many more seats of a subscription: those of its ordered reservations are among them, the earliest first,
/// as far as they fit.
async fn end_counting(change: &mut Change, subscription_id: &str, more: i64) -> Outcome<()> {
    let mut left = more;
    for one in db::reservations::list_counted(change, subscription_id).await? {
        if one.state != RequestState::Done {
            continue;
        }
        left -= one.reservation.seats;
        if left < 0 {
            break;
        }
        db::reservations::set_counted(change, &one.reservation.request_id, false).await?;
    }
    Ok(())
}

fn row(
    subscription: &Subscription,
    former: Option<&SubscriptionRow>,
    account_id: &str,
    digest: String,
    new_id: String,
) -> SubscriptionRow {
    SubscriptionRow {
        id: former.map_or(new_id, |former| former.id.clone()),
        register_id: subscription.id.clone(),
        purchasing_account_id: account_id.to_owned(),
        part_key: subscription.part_key.clone(),
        seats: subscription.seats,
        extra: subscription.extra,
        starts_on: subscription.starts_on.clone(),
        ends_on: subscription.ends_on.clone(),
        grace_days: subscription.grace_days,
        status: subscription.status,
        renews: subscription.renews.clone(),
        order_number: subscription.order.clone(),
        digest,
        is_assigned_only: false,
        assigned: 0,
        over_since: None,
        over_from: None,
        end_notices: 0,
        over_notices: 0,
        told_ends_on: None,
        untold_paused: 0,
        untold_resumed: 0,
        carried_at: None,
        ended_since: None,
        reserved: 0,
        reserved_on: None,
    }
}

/// What the register says of a subscription, for the audit trail to compare.
fn subscription_facts(row: &SubscriptionRow) -> Value {
    json!({
        "part_number": row.part_key,
        "seats": row.seats,
        "extra": row.extra,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "grace_days": row.grace_days,
        "subscription_status": row.status,
        "renews": row.renews,
        "order": row.order_number,
    })
}
