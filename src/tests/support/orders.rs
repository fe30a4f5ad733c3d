//! Products, orders and statements as a register has them.

use super::TestApp;
use business_center::server::db::{self, agreements::ScopeRow};
use serde_json::{Value, json};

/// The purchasing account of the register's agreements.
pub const ACCOUNT: &str = "0001234567";

/// A product: software that gives what its type says.
pub fn product(part_number: &str, product_type: &str) -> Value {
    json!({
        "part_number": part_number, "description": { "en": "Writer Standard 2024", "ru": "Писатель 2024" },
        "family": "Writer", "version": "2024", "edition": "Standard", "pool": "applications", "type": product_type,
        "metric": "device",
    })
}

/// A line without an end.
pub fn line(number: &str, part_number: &str, quantity: i64) -> Value {
    json!({ "line": number, "part_number": part_number, "quantity": quantity, "usage_from": "2026-11-01" })
}

/// A complete order of agreement 1.
pub fn order(id: &str, lines: &[Value]) -> Value {
    json!({
        "id": id, "agreement": "1", "account": ACCOUNT, "partner": "P-7", "reseller_order_number": "0004711",
        "customer_order_number": "PO 77/B", "ordered_on": "2026-11-03", "kind": "order", "status": "complete",
        "lines": lines,
    })
}

/// A return of a line.
pub fn give_back(id: &str, part_number: &str, quantity: i64, corrects: (&str, &str)) -> Value {
    let mut line = line("1", part_number, quantity);
    line["corrects"] = json!({ "order": corrects.0, "line": corrects.1 });
    line["reason_code"] = "R1".into();
    let mut order = order(id, &[line]);
    order["kind"] = "return".into();
    order
}

/// The same value with other fields.
pub fn with(mut value: Value, fields: &Value) -> Value {
    for (key, field) in fields.as_object().expect("fields") {
        value[key] = field.clone();
    }
    value
}

/// Writes an order of a purchasing account; its id.
pub async fn add_order(app: &TestApp, account: &ScopeRow) -> String {
    let mut record = order(&format!("V-{}", account.account_id), &[line("10", "AAA-00009", 5)]);
    (record["agreement"], record["account"]) =
        (account.agreement_number.as_str().into(), account.account_number.as_str().into());
    record["partner"] = Value::Null;
    let whole = json!({ "products": [product("AAA-00009", "license")], "orders": [record] });
    app.import(&whole).await;
    order_id(app, &format!("V-{}", account.account_id)).await
}

/// The id of an order by the register's.
pub async fn order_id(app: &TestApp, register_id: &str) -> String {
    let mut connection = app.app.db.read().await.expect("a connection");
    let row = db::orders::find_by_register_id(&mut connection, register_id).await.expect("orders");
    row.expect("an order").id
}
