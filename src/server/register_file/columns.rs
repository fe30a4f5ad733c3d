//! The columns of tables.

use crate::domain::register::RecordKind;
use serde_json::Value;

/// A column of a table.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub name: &'static str,
    /// JSON pointer of its value in the record; `{p}` is the position of the purchasing account.
    pub pointer: &'static str,
    /// Whether the column may be missing.
    pub is_optional: bool,
    cell: Cell,
}

/// What the cells of a column hold.
#[derive(Clone, Copy)]
enum Cell {
    Text,
    Truth,
    Number,
    /// What is not used yet.
    Reserved,
}

const fn required(name: &'static str, pointer: &'static str) -> Column {
    Column { name, pointer, is_optional: false, cell: Cell::Text }
}

const fn optional(name: &'static str, pointer: &'static str) -> Column {
    Column { is_optional: true, ..required(name, pointer) }
}

const fn reserved(name: &'static str) -> Column {
    Column { cell: Cell::Reserved, ..optional(name, "") }
}

impl Column {
    const fn of(self, cell: Cell) -> Self {
        Self { cell, ..self }
    }

    /// Whether it describes a purchasing account, not the agreement.
    pub fn is_of_account(self) -> bool {
        self.pointer.contains("{p}")
    }

    /// The value of a cell; none for a column that is not used.
    pub fn value(self, cell: &str) -> Option<Value> {
        Some(match self.cell {
            Cell::Text => cell.into(),
            Cell::Truth => truth(cell),
            // What is no number stays a text, which is an error.
            Cell::Number => cell.parse::<i64>().map_or_else(|_| cell.into(), Value::from),
            Cell::Reserved => return None,
        })
    }
}

const AGREEMENTS: &[Column] = &[
    required("number", "/number"),
    required("programme", "/programme"),
    required("signed_on", "/signed_on"),
    optional("ends_on", "/ends_on"),
    required("status", "/status"),
    optional("organization_id", "/organization/id"),
    required("organization_name", "/organization/name"),
    required("organization_country", "/organization/country"),
    optional("signatory_name", "/signatory/name"),
    optional("signatory_email", "/signatory/email"),
    optional("partner_id", "/partners/0/id"),
    optional("partner_name", "/partners/0/name"),
    optional("partner_email", "/partners/0/email"),
    optional("partner_country", "/partners/0/country"),
    required("account_number", "/purchasing_accounts/{p}/number"),
    required("account_name", "/purchasing_accounts/{p}/name"),
    required("sector", "/purchasing_accounts/{p}/sector"),
    required("lead", "/purchasing_accounts/{p}/lead").of(Cell::Truth),
    required("administrator_email", "/purchasing_accounts/{p}/administrator/email"),
    required("administrator_first_name", "/purchasing_accounts/{p}/administrator/first_name"),
    optional("administrator_last_name", "/purchasing_accounts/{p}/administrator/last_name"),
    required("administrator_language", "/purchasing_accounts/{p}/administrator/language"),
    required("administrator_country", "/purchasing_accounts/{p}/administrator/country"),
];

const PRODUCTS: &[Column] = &[
    required("part_number", "/part_number"),
    required("description_en", "/description/en"),
    optional("description_es", "/description/es"),
    optional("description_ru", "/description/ru"),
    optional("description_it", "/description/it"),
    optional("service", "/service"),
    optional("address", "/address"),
    reserved("family"),
    reserved("version"),
    reserved("edition"),
    reserved("pool"),
    reserved("type"),
    reserved("metric"),
    reserved("units"),
    reserved("key"),
    reserved("step_up_from"),
];

const SUBSCRIPTIONS: &[Column] = &[
    required("id", "/id"),
    required("agreement", "/agreement"),
    required("account", "/account"),
    required("part_number", "/part_number"),
    required("seats", "/seats").of(Cell::Number),
    optional("extra", "/extra").of(Cell::Number),
    required("starts_on", "/starts_on"),
    optional("ends_on", "/ends_on"),
    optional("grace_days", "/grace_days").of(Cell::Number),
    required("status", "/status"),
    optional("renews", "/renews"),
    optional("order", "/order"),
];

/// The columns of a table of records.
pub(super) const fn of(kind: RecordKind) -> &'static [Column] {
    match kind {
        RecordKind::Agreements => AGREEMENTS,
        RecordKind::Products => PRODUCTS,
        RecordKind::Subscriptions => SUBSCRIPTIONS,
    }
}

/// The names of the columns that are used, in the order of the documentation.
pub fn csv_columns(kind: RecordKind) -> impl Iterator<Item = &'static str> {
    of(kind).iter().filter(|column| !matches!(column.cell, Cell::Reserved)).map(|column| column.name)
}

/// True and false as spreadsheets write them, in the languages of the product.
const TRUE: [&str; 4] = ["true", "verdadero", "vero", "истина"];
const FALSE: [&str; 3] = ["false", "falso", "ложь"];

/// Parses a boolean as spreadsheets write it; anything else stays a string.
fn truth(cell: &str) -> Value {
    match cell.to_lowercase().as_str() {
        word if TRUE.contains(&word) => Value::Bool(true),
        word if FALSE.contains(&word) => Value::Bool(false),
        _ => cell.into(),
    }
}
