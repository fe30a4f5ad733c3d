//! The columns of tables.

use crate::domain::register::RecordKind;
use serde_json::Value;

/// A column of a table.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub name: &'static str,
    /// JSON pointer of its value in the record; `{p}` is the position of the row among those of the record.
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
}

const fn required(name: &'static str, pointer: &'static str) -> Column {
    Column { name, pointer, is_optional: false, cell: Cell::Text }
}

const fn optional(name: &'static str, pointer: &'static str) -> Column {
    Column { is_optional: true, ..required(name, pointer) }
}

impl Column {
    const fn of(self, cell: Cell) -> Self {
        Self { cell, ..self }
    }

    /// Whether it describes what a row has, not the record.
    pub fn is_of_row(self) -> bool {
        self.pointer.contains("{p}")
    }

    /// The value of a cell.
    pub fn value(self, cell: &str) -> Value {
        match self.cell {
            Cell::Text => cell.into(),
            Cell::Truth => truth(cell),
            // What is no number stays a text, which is an error.
            Cell::Number => cell.parse::<i64>().map_or_else(|_| cell.into(), Value::from),
        }
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
    optional("contact_role", "/contacts/0/role"),
    optional("contact_name", "/contacts/0/name"),
    optional("contact_email", "/contacts/0/email"),
    required("account_number", "/purchasing_accounts/{p}/number"),
    required("account_name", "/purchasing_accounts/{p}/name"),
    required("sector", "/purchasing_accounts/{p}/sector"),
    required("lead", "/purchasing_accounts/{p}/lead").of(Cell::Truth),
    optional("offer_ends_on", "/purchasing_accounts/{p}/offer_ends_on"),
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
    optional("family", "/family"),
    optional("version", "/version"),
    optional("edition", "/edition"),
    optional("pool", "/pool"),
    optional("type", "/type"),
    optional("metric", "/metric"),
    optional("units", "/units").of(Cell::Number),
    optional("key", "/key"),
    optional("step_up_from", "/step_up_from"),
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

const ORDERS: &[Column] = &[
    required("order_id", "/id"),
    required("agreement", "/agreement"),
    required("account", "/account"),
    optional("partner", "/partner"),
    optional("reseller_order_number", "/reseller_order_number"),
    optional("customer_order_number", "/customer_order_number"),
    required("ordered_on", "/ordered_on"),
    required("kind", "/kind"),
    required("status", "/status"),
    required("line", "/lines/{p}/line"),
    required("part_number", "/lines/{p}/part_number"),
    required("quantity", "/lines/{p}/quantity").of(Cell::Number),
    optional("country", "/lines/{p}/country"),
    required("usage_from", "/lines/{p}/usage_from"),
    optional("usage_until", "/lines/{p}/usage_until"),
    optional("assurance_until", "/lines/{p}/assurance_until"),
    optional("renewal_due_on", "/lines/{p}/renewal_due_on"),
    optional("corrects_order", "/lines/{p}/corrects/order"),
    optional("corrects_line", "/lines/{p}/corrects/line"),
    optional("reason_code", "/lines/{p}/reason_code"),
    optional("reason", "/lines/{p}/reason"),
    optional("reservation", "/lines/{p}/reservation"),
];

const STATEMENTS: &[Column] = &[
    required("agreement", "/agreement"),
    optional("account", "/account"),
    required("as_of", "/as_of"),
    required("family", "/lines/{p}/family"),
    optional("version", "/lines/{p}/version"),
    optional("pool", "/lines/{p}/pool"),
    required("effective", "/lines/{p}/effective").of(Cell::Number),
    required("assurance", "/lines/{p}/assurance").of(Cell::Number),
];

const KEYS: &[Column] = &[
    required("id", "/id"),
    required("agreement", "/agreement"),
    required("account", "/account"),
    required("family", "/family"),
    optional("version", "/version"),
    optional("edition", "/edition"),
    required("type", "/type"),
    optional("value", "/value"),
    optional("activations_total", "/activations/total").of(Cell::Number),
    optional("activations_used", "/activations/used").of(Cell::Number),
    optional("counted_on", "/activations/counted_on"),
    optional("valid_from", "/valid_from"),
    required("status", "/status"),
];

const FILES: &[Column] = &[
    required("id", "/id"),
    required("title", "/title"),
    optional("language", "/language"),
    optional("os", "/os"),
    optional("architecture", "/architecture"),
    required("form", "/form"),
    required("released_on", "/released_on"),
    required("name", "/name"),
    required("size", "/size").of(Cell::Number),
    required("sha256", "/sha256"),
    optional("withdrawn", "/withdrawn"),
    required("family", "/products/{p}/family"),
    optional("version", "/products/{p}/version"),
];

/// The columns of a table of records.
pub(super) const fn of(kind: RecordKind) -> &'static [Column] {
    match kind {
        RecordKind::Agreements => AGREEMENTS,
        RecordKind::Products => PRODUCTS,
        RecordKind::Subscriptions => SUBSCRIPTIONS,
        RecordKind::Orders => ORDERS,
        RecordKind::Statements => STATEMENTS,
        RecordKind::Keys => KEYS,
        RecordKind::Files => FILES,
    }
}

/// The list, as a JSON pointer, of which a record has one for each of its rows; none for records of a single row.
pub(super) const fn rows(kind: RecordKind) -> Option<&'static str> {
    match kind {
        RecordKind::Agreements => Some("/purchasing_accounts"),
        RecordKind::Orders | RecordKind::Statements => Some("/lines"),
        RecordKind::Files => Some("/products"),
        RecordKind::Products | RecordKind::Subscriptions | RecordKind::Keys => None,
    }
}

/// The columns by which the rows of a record are told from those of others.
pub(super) const fn keys(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Agreements => &["number"],
        RecordKind::Orders => &["order_id"],
        RecordKind::Statements => &["agreement", "account", "as_of"],
        RecordKind::Files => &["id"],
        RecordKind::Products | RecordKind::Subscriptions | RecordKind::Keys => &[],
    }
}

/// The names of the columns, in the order of the documentation.
pub fn csv_columns(kind: RecordKind) -> impl Iterator<Item = &'static str> {
    of(kind).iter().map(|column| column.name)
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
