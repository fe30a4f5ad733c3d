//! CSV with one row per purchasing account, turned into the JSON document that the reader walks.

use super::FileFault;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// Column of the table, and where its value stands in the document: `{a}` is the place of the
/// agreement, `{p}` that of the purchasing account.
const COLUMNS: [(&str, &str); 22] = [
    ("number", "/agreements/{a}/number"),
    ("programme", "/agreements/{a}/programme"),
    ("signed_on", "/agreements/{a}/signed_on"),
    ("status", "/agreements/{a}/status"),
    ("organization_id", "/agreements/{a}/organization/id"),
    ("organization_name", "/agreements/{a}/organization/name"),
    ("organization_country", "/agreements/{a}/organization/country"),
    ("signatory_name", "/agreements/{a}/signatory/name"),
    ("signatory_email", "/agreements/{a}/signatory/email"),
    ("partner_id", "/agreements/{a}/partners/0/id"),
    ("partner_name", "/agreements/{a}/partners/0/name"),
    ("partner_email", "/agreements/{a}/partners/0/email"),
    ("partner_country", "/agreements/{a}/partners/0/country"),
    ("account_number", "/agreements/{a}/purchasing_accounts/{p}/number"),
    ("account_name", "/agreements/{a}/purchasing_accounts/{p}/name"),
    ("sector", "/agreements/{a}/purchasing_accounts/{p}/sector"),
    ("lead", "/agreements/{a}/purchasing_accounts/{p}/lead"),
    ("administrator_email", "/agreements/{a}/purchasing_accounts/{p}/administrator/email"),
    ("administrator_first_name", "/agreements/{a}/purchasing_accounts/{p}/administrator/first_name"),
    ("administrator_last_name", "/agreements/{a}/purchasing_accounts/{p}/administrator/last_name"),
    ("administrator_language", "/agreements/{a}/purchasing_accounts/{p}/administrator/language"),
    ("administrator_country", "/agreements/{a}/purchasing_accounts/{p}/administrator/country"),
];

/// Where each pointer of the document stands in the table.
pub(super) struct Places(HashMap<String, (u64, &'static str)>);

impl Places {
    /// Line and column of a pointer; of the nearest value where the pointer itself is none.
    pub(super) fn locate(&self, pointer: &str) -> String {
        if let Some((line, column)) = self.0.get(pointer) {
            return format!("line {line}, column {column}");
        }
        let inside = self.0.iter().filter(|(known, _)| known.starts_with(pointer)).map(|(_, (line, _))| line).min();
        inside.map_or_else(|| pointer.to_owned(), |line| format!("line {line}"))
    }
}

/// The document of a table, with the place of each value.
pub(super) fn to_document(text: &str) -> Result<(Value, Places), FileFault> {
    let mut reader =
        csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().map_err(|error| fault(1, "", &error.to_string()))?.clone();
    let columns = headers
        .iter()
        .map(|header| {
            COLUMNS.iter().find(|(name, _)| *name == header).ok_or_else(|| {
                let known = COLUMNS.map(|(name, _)| name).join(", ");
                fault(1, header, &format!("an unknown column; known ones are {known}"))
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    let mut agreements: Vec<Value> = Vec::new();
    let mut index_of: HashMap<String, usize> = HashMap::new();
    let mut places = HashMap::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            fault(line, "", &error.to_string())
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let row: HashMap<&str, &str> = columns.iter().map(|(name, _)| *name).zip(record.iter()).collect();
        let number = row.get("number").copied().unwrap_or_default();
        let agreement = *index_of.entry(number.to_owned()).or_insert_with(|| {
            agreements.push(agreement(&row));
            agreements.len() - 1
        });
        let accounts = &mut agreements[agreement]["purchasing_accounts"];
        let account = accounts.as_array().map_or(0, Vec::len);
        if let Some(accounts) = accounts.as_array_mut() {
            accounts.push(purchasing_account(&row));
        }
        for (name, pattern) in &columns {
            let pointer = pattern.replace("{a}", &agreement.to_string()).replace("{p}", &account.to_string());
            places.entry(pointer).or_insert((line, *name));
        }
    }
    Ok((json!({ "agreements": agreements }), Places(places)))
}

fn fault(line: u64, value: &str, remedy: &str) -> FileFault {
    FileFault { place: format!("line {line}"), value: value.to_owned(), remedy: remedy.to_owned(), agreement: None }
}

fn agreement(row: &HashMap<&str, &str>) -> Value {
    let mut agreement = object(
        row,
        &[("number", "number"), ("programme", "programme"), ("signed_on", "signed_on"), ("status", "status")],
    );
    agreement.insert(
        "organization".to_owned(),
        object(row, &[("id", "organization_id"), ("name", "organization_name"), ("country", "organization_country")])
            .into(),
    );
    let signatory = object(row, &[("name", "signatory_name"), ("email", "signatory_email")]);
    if !signatory.is_empty() {
        agreement.insert("signatory".to_owned(), signatory.into());
    }
    let partner = object(
        row,
        &[("id", "partner_id"), ("name", "partner_name"), ("email", "partner_email"), ("country", "partner_country")],
    );
    let partners: Vec<Value> = if partner.is_empty() { Vec::new() } else { vec![partner.into()] };
    agreement.insert("partners".to_owned(), partners.into());
    agreement.insert("purchasing_accounts".to_owned(), Value::Array(Vec::new()));
    agreement.into()
}

fn purchasing_account(row: &HashMap<&str, &str>) -> Value {
    let mut account = object(row, &[("number", "account_number"), ("name", "account_name"), ("sector", "sector")]);
    let lead = match row.get("lead").copied().unwrap_or_default() {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        other => other.into(),
    };
    account.insert("lead".to_owned(), lead);
    let administrator = object(
        row,
        &[
            ("email", "administrator_email"),
            ("first_name", "administrator_first_name"),
            ("last_name", "administrator_last_name"),
            ("language", "administrator_language"),
            ("country", "administrator_country"),
        ],
    );
    account.insert("administrator".to_owned(), administrator.into());
    account.into()
}

/// The filled columns of a row under their keys.
fn object(row: &HashMap<&str, &str>, keys: &[(&str, &str)]) -> Map<String, Value> {
    keys.iter()
        .filter_map(|(key, column)| {
            let value = row.get(column).filter(|value| !value.is_empty())?;
            Some(((*key).to_owned(), Value::from(*value)))
        })
        .collect()
}
