//! CSV with one row per purchasing account, turned into the JSON document that the reader walks.

use super::{FileFault, shown};
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

/// The names of the columns, in the order of the documentation.
pub fn csv_columns() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|(name, _)| *name)
}

/// A table as a document.
pub(super) struct Table {
    pub document: Value,
    /// The place of each value.
    pub places: Places,
    /// Rows that say something else than the first row of their agreement.
    pub faults: Vec<FileFault>,
}

/// What is wrong with a row that is none, and its remedy.
fn unreadable_row(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!(
            "this row has {len} cells, and the header {expected_len}; write one cell a column, and put a cell that \
            holds a comma in quotation marks"
        ),
        _ => error.to_string(),
    }
}

/// Reads a table; a fault of the whole file otherwise.
pub(super) fn to_table(text: &str) -> Result<Table, FileFault> {
    let mut reader =
        csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().map_err(|error| fault(1, "", &error.to_string()))?.clone();
    let mut columns: Vec<&'static str> = Vec::with_capacity(headers.len());
    for header in &headers {
        let Some(name) = csv_columns().find(|name| *name == header) else {
            return Err(fault(1, header, &unknown_column(header)));
        };
        if columns.contains(&name) {
            return Err(fault(1, header, "this column stands twice; keep one"));
        }
        columns.push(name);
    }
    let mut agreements: Vec<Value> = Vec::new();
    let mut first_rows: Vec<(u64, csv::StringRecord)> = Vec::new();
    let mut index_of: HashMap<String, usize> = HashMap::new();
    let mut places = HashMap::new();
    let mut faults = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            fault(line, "", &unreadable_row(&error))
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let row: HashMap<&str, &str> = columns.iter().copied().zip(&record).collect();
        let number = row.get("number").copied().unwrap_or_default();
        let agreement = *index_of.entry(number.to_owned()).or_insert_with(|| {
            agreements.push(agreement(&row));
            first_rows.push((line, record.clone()));
            agreements.len() - 1
        });
        let accounts = &mut agreements[agreement]["purchasing_accounts"];
        let account = accounts.as_array().map_or(0, Vec::len);
        if let Some(accounts) = accounts.as_array_mut() {
            accounts.push(purchasing_account(&row));
        }
        for (name, pattern) in COLUMNS {
            let pointer = pattern.replace("{a}", &agreement.to_string()).replace("{p}", &account.to_string());
            places.entry(pointer).or_insert((line, name));
        }
        let (first_line, first_row) = &first_rows[agreement];
        for ((name, value), first) in columns.iter().zip(&record).zip(first_row) {
            if is_of_agreement(name) && !value.is_empty() && value != first {
                faults.push(FileFault {
                    place: format!("line {line}, column {name}"),
                    value: shown(&value.into()),
                    remedy: format!(
                        "line {first_line} says {first:?} for the same agreement; repeat that, or leave it empty"
                    ),
                    agreement: Some(agreement),
                });
            }
        }
    }
    Ok(Table { document: json!({ "agreements": agreements }), places: Places(places), faults })
}

fn unknown_column(header: &str) -> String {
    if header.contains([';', '\t']) {
        return "no comma stands between these columns; separate the columns by commas, not by semicolons or tabs"
            .to_owned();
    }
    let known = csv_columns().collect::<Vec<_>>().join(", ");
    format!("an unknown column; known ones are {known}")
}

/// Whether a column tells about the agreement, not about one purchasing account of it.
fn is_of_agreement(column: &str) -> bool {
    COLUMNS.iter().any(|(name, pattern)| *name == column && !pattern.contains("{p}"))
}

fn fault(line: u64, value: &str, remedy: &str) -> FileFault {
    let value = if value.is_empty() { Value::Null } else { shown(&value.into()) };
    FileFault { place: format!("line {line}"), value, remedy: remedy.to_owned(), agreement: None }
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
