//! Product keys as a register has them.

use super::{TestApp, orders::ACCOUNT, read_register};
use business_center::{
    domain::audit::By,
    server::{
        db::{self, agreements::ScopeRow},
        register_file::{Format, Record},
        workflow::{imports::Effect, key_imports::import_key, order_imports::Known},
    },
};
use serde_json::{Value, json};

/// A key of 25 letters and digits. What is planted is looked for everywhere.
pub const PLANTED: &str = "QX7RT-4WMK9-ZB2VN-8HCJ6-PD3FY";

/// A key of agreement 1 that can be used.
pub fn key(id: &str, value: &str) -> Value {
    json!({
        "id": id, "agreement": "1", "account": ACCOUNT, "family": "Writer", "version": "2024", "edition": "Standard",
        "type": "multiple_activation", "value": value,
        "activations": { "total": 500, "used": 120, "counted_on": "2026-11-15" }, "valid_from": "2026-11-01",
        "status": "available",
    })
}

/// Imports keys; what came of each.
pub async fn import_keys(app: &TestApp, keys: &[Value]) -> Vec<Effect> {
    let (records, faults) = read_register(&json!({ "format": 1, "keys": keys }).to_string(), Format::JsonKeys);
    assert_eq!(faults, []);
    let mut change = app.change(By::Register).await;
    let (mut known, mut effects) = (Known::default(), Vec::new());
    for record in records {
        let Record::Key(key) = record else { panic!("{record:?}") };
        effects.push(import_key(&mut change, &app.app.custody, &key, &mut known, 1).await.expect("import"));
    }
    change.commit().await.expect("commit");
    effects
}

/// Writes a key of a purchasing account; its id.
pub async fn add_key(app: &TestApp, account: &ScopeRow) -> String {
    let id = format!("K-{}", account.account_id);
    let mut record = key(&id, PLANTED);
    (record["agreement"], record["account"]) =
        (account.agreement_number.as_str().into(), account.account_number.as_str().into());
    import_keys(app, &[record]).await;
    key_id(app, &id).await
}

/// The id of a key by the register's.
pub async fn key_id(app: &TestApp, register_id: &str) -> String {
    let mut connection = app.app.db.read().await.expect("a connection");
    let row = db::product_keys::find_by_register_id(&mut connection, register_id).await.expect("keys");
    row.expect("a key").id
}

/// Every run of five characters of a text, as it is compared.
pub fn fragments(key: &str) -> Vec<String> {
    let compared: Vec<char> = key.chars().filter(|c| *c != '-').collect();
    compared.windows(5).map(|five| five.iter().collect()).collect()
}

/// The first run of five characters of a key in a text, whatever stands between them.
pub fn leak<'f>(text: &str, fragments: &'f [String]) -> Option<&'f String> {
    let compared: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    fragments.iter().find(|fragment| compared.contains(fragment.as_str()))
}
