//! Importing orders and statements.

use crate::{
    api::ApiError,
    domain::{audit::Action, order::OrderStatus},
    server::{
        audit::{Entry, changes},
        change::Change,
        custody::CurrentKeys,
        db::{
            self, Connection,
            agreements::ScopeRow,
            order_lines::LineRow,
            orders::{ImportedRow, OrderRow},
            statements::{StatementLineRow, StatementRow},
        },
        failure::Outcome,
        ids::new_id,
        register_file::{Order, OrderLine, Statement},
        workflow::{
            imports::{Effect, digest_of},
            settling::{NamingLine, follow_order},
        },
    },
};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// What orders and keys name, as far as it was looked up: most records of a file name the same few. It is known in one
/// transaction, and no longer if a part of that is undone, which may have made a data key.
#[derive(Default)]
pub struct Known {
    /// Purchasing accounts by the numbers of agreement and account.
    accounts: HashMap<(String, String), Option<ScopeRow>>,
    /// Partners by agreement and the register's id.
    partners: HashMap<(String, String), Option<String>>,
    /// What encrypts product keys.
    pub(super) data_keys: CurrentKeys,
}

/// As many are remembered; then looking up begins anew, so that memory is bounded.
const MOST_KNOWN: usize = 20_000;

impl Known {
    /// The purchasing account with this number, of the agreement with that one.
    pub async fn account(
        &mut self,
        connection: &mut Connection,
        agreement: &str,
        account: &str,
    ) -> Outcome<Option<ScopeRow>> {
        let key = (agreement.to_owned(), account.to_owned());
        if let Some(known) = self.accounts.get(&key) {
            return Ok(known.clone());
        }
        if self.accounts.len() >= MOST_KNOWN {
            self.accounts.clear();
        }
        let found = db::agreements::find_scope(connection, agreement, account).await?;
        self.accounts.insert(key, found.clone());
        Ok(found)
    }

    /// The id of a partner of an agreement.
    pub async fn partner(
        &mut self,
        connection: &mut Connection,
        agreement_id: &str,
        register_id: &str,
    ) -> Outcome<Option<String>> {
        let key = (agreement_id.to_owned(), register_id.to_owned());
        if let Some(known) = self.partners.get(&key) {
            return Ok(known.clone());
        }
        if self.partners.len() >= MOST_KNOWN {
            self.partners.clear();
        }
        let found = db::orders::find_partner(connection, agreement_id, register_id).await?;
        self.partners.insert(key, found.clone());
        Ok(found)
    }
}

/// Writes an order of a register, all of it. Its account, partner and products are known.
pub async fn import_order(change: &mut Change, order: &Order, known: &mut Known, import: i64) -> Outcome<Effect> {
    let digest = digest_of(order);
    let former = db::orders::find_by_register_id(change, &order.id).await?;
    if former.as_ref().is_some_and(|former| former.digest == digest) {
        return Ok(Effect::Unchanged);
    }
    let scope = known.account(change, &order.agreement, &order.account).await?.ok_or(ApiError::NotFound)?;
    let partner_id = match &order.partner {
        Some(partner) => known.partner(change, &scope.agreement_id, partner).await?,
        None => None,
    };
    let row = OrderRow {
        id: former.as_ref().map_or_else(|| new_id(change.now), |former| former.id.clone()),
        register_id: order.id.clone(),
        agreement_id: scope.agreement_id.clone(),
        purchasing_account_id: scope.account_id.clone(),
        partner_id,
        reseller_number: order.reseller_order_number.clone(),
        customer_number: order.customer_order_number.clone(),
        ordered_on: order.ordered_on.clone(),
        kind: order.kind,
        status: order.status,
        created_in: former.as_ref().map_or(import, |former| former.created_in),
        changed_in: import,
        digest,
    };
    let lines: Vec<LineRow> = (0..).zip(&order.lines).map(|(place, line)| line_row(&row.id, place, line)).collect();
    let before = match &former {
        Some(former) => {
            let lines = db::order_lines::list(change, &former.id).await?;
            db::order_lines::remove(change, &former.id).await?;
            lines
        }
        None => Vec::new(),
    };
    db::orders::save(change, &row).await?;
    let is_counted = row.status == OrderStatus::Complete;
    db::order_lines::insert(change, &row.purchasing_account_id, is_counted, &lines).await?;
    follow_reservations(change, &row, &lines, &before).await?;
    let Some(former) = former else { return Ok(Effect::Created) };
    if former.purchasing_account_id == row.purchasing_account_id {
        record_change(change, &scope, (&former, &before), (&row, &lines));
    } else {
        record_move(change, &former, &scope, (&row, &lines)).await?;
    }
    Ok(Effect::Updated)
}

/// Settles the reservations that the lines of a complete order name, and opens those again that they name no longer.
async fn follow_reservations(
    change: &mut Change,
    row: &OrderRow,
    lines: &[LineRow],
    before: &[LineRow],
) -> Outcome<()> {
    let naming = |lines: &[LineRow]| lines.iter().any(|line| line.reservation.is_some());
    if !naming(lines) && !naming(before) {
        return Ok(());
    }
    let is_counted = row.status == OrderStatus::Complete;
    let named = lines.iter().filter(|_| is_counted).filter_map(|line| {
        let reservation = line.reservation.as_deref()?;
        Some(NamingLine { line: &line.line, reservation })
    });
    follow_order(change, &row.register_id, &named.collect::<Vec<_>>()).await
}

/// Records what changed in a known order.
fn record_change(
    change: &mut Change,
    scope: &ScopeRow,
    before: (&OrderRow, &[LineRow]),
    after: (&OrderRow, &[LineRow]),
) {
    let differences = changes(&order_facts(before.0, before.1), &order_facts(after.0, after.1));
    if differences != json!({}) {
        record(change, scope, Action::OrderUpdated, &after.0.register_id, differences);
    }
}

/// Records that an order went from one purchasing account to another: neither hears what it was, or is, in the other one,
/// which may belong to another organization.
async fn record_move(
    change: &mut Change,
    former: &OrderRow,
    scope: &ScopeRow,
    (row, lines): (&OrderRow, &[LineRow]),
) -> Outcome<()> {
    if let Some(left) = db::agreements::find_scope_of_account(change, &former.purchasing_account_id).await? {
        record(change, &left, Action::OrderMoved, &row.register_id, json!({}));
    }
    record(change, scope, Action::OrderMoved, &row.register_id, changes(&Value::Null, &order_facts(row, lines)));
    Ok(())
}

fn record(change: &mut Change, scope: &ScopeRow, action: Action, subject: &str, details: Value) {
    change.record(Entry::of_scope(&scope.organization_id, &scope.account_id, action, subject, details));
}

fn line_row(order_id: &str, place: i64, line: &OrderLine) -> LineRow {
    LineRow {
        order_id: order_id.to_owned(),
        place,
        line: line.line.clone(),
        part_key: line.part_key.clone(),
        quantity: line.quantity,
        country: line.country.clone(),
        usage_from: line.usage_from.clone(),
        usage_until: line.usage_until.clone(),
        assurance_until: line.assurance_until.clone(),
        renewal_due_on: line.renewal_due_on.clone(),
        corrects_order: line.corrects.as_ref().map(|corrects| corrects.order.clone()),
        corrects_line: line.corrects.as_ref().map(|corrects| corrects.line.clone()),
        reason_code: line.reason_code.clone(),
        reason: line.reason.clone(),
        reservation: line.reservation.clone(),
    }
}

/// What the register says of an order, for the audit trail to compare.
fn order_facts(row: &OrderRow, lines: &[LineRow]) -> Value {
    let lines: Map<String, Value> = lines.iter().map(|line| (line.line.clone(), line_facts(line))).collect();
    json!({
        "reseller_order_number": row.reseller_number,
        "customer_order_number": row.customer_number,
        "ordered_on": row.ordered_on,
        "order_kind": row.kind,
        "order_status": row.status,
        "lines": lines,
    })
}

fn line_facts(line: &LineRow) -> Value {
    let corrects = line.corrects_order.as_ref().zip(line.corrects_line.as_ref());
    json!({
        "part_number": line.part_key,
        "quantity": line.quantity,
        "country": line.country,
        "usage_from": line.usage_from,
        "usage_until": line.usage_until,
        "assurance_until": line.assurance_until,
        "renewal_due_on": line.renewal_due_on,
        "corrects": corrects.map(|(order, line)| format!("{order} / {line}")),
        "reason_code": line.reason_code,
        "reason": line.reason,
        "reservation": line.reservation,
    })
}

/// Records what an import did in a purchasing account, in numbers.
pub async fn record_import(change: &mut Change, number: i64, row: &ImportedRow) -> Outcome<()> {
    let scope = db::agreements::find_scope_of_account(change, &row.purchasing_account_id).await?;
    let scope = scope.ok_or(ApiError::NotFound)?;
    let details = json!({ "orders_created": row.created, "orders_changed": row.changed });
    record(change, &scope, Action::OrdersImported, &number.to_string(), details);
    Ok(())
}

/// Writes a statement of a register. Its agreement and account are known.
pub async fn import_statement(change: &mut Change, statement: &Statement) -> Outcome<Effect> {
    let digest = digest_of(statement);
    let agreement = db::agreements::find_by_number(change, &statement.agreement).await?.ok_or(ApiError::NotFound)?;
    let account = match &statement.account {
        Some(account) => {
            let scope = db::agreements::find_scope(change, &statement.agreement, account).await?;
            Some(scope.ok_or(ApiError::NotFound)?.account_id)
        }
        None => None,
    };
    let scope_id = account.as_ref().unwrap_or(&agreement.id).clone();
    let former = db::statements::find(change, &scope_id, &statement.as_of).await?;
    if former.as_ref().is_some_and(|former| former.digest == digest) {
        return Ok(Effect::Unchanged);
    }
    let before = match &former {
        Some(former) => statement_facts(&db::statements::list_lines(change, &former.id).await?),
        None => Value::Null,
    };
    let (action, effect) = match former {
        Some(_) => (Action::StatementUpdated, Effect::Updated),
        None => (Action::StatementCreated, Effect::Created),
    };
    let row = StatementRow {
        id: former.map_or_else(|| new_id(change.now), |former| former.id),
        agreement_id: agreement.id,
        purchasing_account_id: account,
        as_of: statement.as_of.clone(),
        digest,
    };
    let lines: Vec<StatementLineRow> = statement
        .lines
        .iter()
        .map(|line| StatementLineRow {
            family: line.family.clone(),
            version: line.version.clone(),
            pool: line.pool.clone(),
            effective: line.effective,
            assurance: line.assurance,
        })
        .collect();
    db::statements::save(change, &row, &lines).await?;
    let differences = changes(&before, &statement_facts(&lines));
    if differences != json!({}) {
        change.record(Entry::of_scope(&agreement.organization_id, &scope_id, action, &row.as_of, differences));
    }
    Ok(effect)
}

/// What a statement says, for the audit trail to compare: families with version and pool.
fn statement_facts(lines: &[StatementLineRow]) -> Value {
    let name = |line: &StatementLineRow| {
        let parts = [Some(&line.family), line.version.as_ref(), line.pool.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ")
    };
    let lines: Map<String, Value> = lines
        .iter()
        .map(|line| (name(line), json!({ "effective": line.effective, "assurance": line.assurance })))
        .collect();
    json!({ "lines": lines })
}
