//! The register's file: JSON or CSV in, checked records one after the other and a list of all errors out.
//!
//! The file is read as a stream, as often as needed, and never held as a whole. All errors are reported together, each
//! with its location, the value found and the remedy; the format is documented in docs/agreement-register.md.

mod columns;
mod hints;
mod json;
mod keys;
mod lines;
mod orders;
mod reader;
mod services;
mod software;
mod source;
mod statements;
mod table;

use super::custody::ProductKey;
use crate::domain::{
    agreement::{AgreementStatus, ContactRole, Sector},
    language::Language,
    order::{OrderKind, OrderStatus},
    product::{Description, KeyNeed, ProductType},
    product_key::{KeyStatus, KeyType},
    register::RecordKind,
    subscription::SubscriptionStatus,
};
pub use columns::csv_columns;
pub use json::{LONGEST_SOURCE, source_name};
use reader::Reader;
use serde::Serialize;
use serde_json::{Value, value::RawValue};
pub use source::STANDARD_INPUT;
use source::Source;
use std::{
    fmt::{self, Write as _},
    io,
    path::Path,
    str::FromStr,
    sync::Arc,
};
use tokio::sync::mpsc;

/// An agreement as the register describes it, with texts checked and white space normalized.
#[derive(Clone, Debug, Serialize)]
pub struct Agreement {
    /// Number, unique in the file.
    pub number: String,
    /// Program, by its short code.
    pub programme: String,
    /// Date of signing, `YYYY-MM-DD`.
    pub signed_on: String,
    /// The last day, `YYYY-MM-DD`; none for no end. Left out of the digest there, so that records from before it was known
    /// are the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<String>,
    /// Status.
    pub status: AgreementStatus,
    /// The organization that signed it.
    pub organization: Organization,
    /// The person who signed it.
    pub signatory: Option<Signatory>,
    /// The resellers, without duplicates.
    pub partners: Vec<Partner>,
    /// Whom to write to about what. Left out of the digest where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// The parts of the organization that buy; exactly one is the lead.
    pub purchasing_accounts: Vec<PurchasingAccount>,
}

/// The organization of an agreement.
#[derive(Clone, Debug, Serialize)]
pub struct Organization {
    /// The register's ID. Without one, the organization belongs to this agreement alone.
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// Country code, ISO 3166-1 alpha-2.
    pub country: String,
}

/// The person who signed an agreement.
#[derive(Clone, Debug, Serialize)]
pub struct Signatory {
    /// Name.
    pub name: String,
    /// Email address.
    pub email: String,
}

/// A reseller.
#[derive(Clone, Debug, Serialize)]
pub struct Partner {
    /// The register's ID.
    pub id: String,
    /// Name.
    pub name: String,
    /// Email address.
    pub email: String,
    /// Country code, ISO 3166-1 alpha-2.
    pub country: String,
}

/// A person of the organization, as the partner submitted it.
#[derive(Clone, Debug, Serialize)]
pub struct Contact {
    /// What they are to be written to about.
    pub role: ContactRole,
    /// Name.
    pub name: String,
    /// Email address.
    pub email: String,
}

/// A part of the organization that buys under the agreement.
#[derive(Clone, Debug, Serialize)]
pub struct PurchasingAccount {
    /// Number, unique in its agreement.
    pub number: String,
    /// Name.
    pub name: String,
    /// Sector.
    pub sector: Sector,
    /// Whether it is the lead purchasing account of its agreement.
    pub lead: bool,
    /// The last day on which it may buy, `YYYY-MM-DD`; none for no end. Left out of the digest there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offer_ends_on: Option<String>,
    /// The administrator whom the agreement names.
    pub administrator: Administrator,
}

/// A Purchasing Account Administrator named by an agreement.
#[derive(Clone, Debug, Serialize)]
pub struct Administrator {
    /// Work email address.
    pub email: String,
    /// First name.
    pub first_name: String,
    /// Last name; may be empty.
    pub last_name: String,
    /// Language of pages and emails.
    pub language: Language,
    /// Country code, ISO 3166-1 alpha-2.
    pub country: String,
}

/// A product as the register describes it.
#[derive(Clone, Debug, Serialize)]
pub struct Product {
    /// Part number as written.
    pub part_number: String,
    /// What it is called.
    pub description: Description,
    /// The code by which a service asks who may use it.
    pub service: Option<String>,
    /// Where to use it.
    pub address: Option<String>,
    /// The family; the English description where the register names none.
    pub family: String,
    /// The version.
    pub version: Option<String>,
    /// The edition.
    pub edition: Option<String>,
    /// The pool, by the register's code.
    pub pool: Option<String>,
    /// What buying it gives.
    pub r#type: ProductType,
    /// What is counted, by the register's code.
    pub metric: Option<String>,
    /// Licenses that one unit gives.
    pub units: i64,
    /// Whether it needs a key.
    pub key: KeyNeed,
    /// The part number, as compared, of the product that a step-up starts from.
    pub step_up_from: Option<String>,
}

impl Product {
    /// The part number as compared.
    #[must_use]
    pub fn part_key(&self) -> String {
        self.part_number.to_ascii_uppercase()
    }
}

/// A subscription as the register describes it.
#[derive(Clone, Debug, Serialize)]
pub struct Subscription {
    /// The register's ID.
    pub id: String,
    /// Number of the agreement.
    pub agreement: String,
    /// Number of the purchasing account.
    pub account: String,
    /// The product's part number as compared.
    pub part_key: String,
    /// Seats.
    pub seats: i64,
    /// Seats that are tolerated above.
    pub extra: i64,
    /// The first day, `YYYY-MM-DD`.
    pub starts_on: String,
    /// The last day; none if it ends with the agreement.
    pub ends_on: Option<String>,
    /// Days of grace after the end; none for the setting.
    pub grace_days: Option<i64>,
    /// Status.
    pub status: SubscriptionStatus,
    /// The ID of the subscription whose seats carry over.
    pub renews: Option<String>,
    /// The order.
    pub order: Option<String>,
}

/// An order as the register describes it.
#[derive(Clone, Debug, Serialize)]
pub struct Order {
    /// The register's ID.
    pub id: String,
    /// Number of the agreement.
    pub agreement: String,
    /// Number of the purchasing account.
    pub account: String,
    /// The register's ID of the partner who placed it.
    pub partner: Option<String>,
    /// The partner's number.
    pub reseller_order_number: Option<String>,
    /// The customer's number.
    pub customer_order_number: Option<String>,
    /// The day on which the vendor got it, `YYYY-MM-DD`.
    pub ordered_on: String,
    /// What it is.
    pub kind: OrderKind,
    /// Where it stands.
    pub status: OrderStatus,
    /// Its lines, at least one.
    pub lines: Vec<OrderLine>,
}

/// A line of an order.
#[derive(Clone, Debug, Serialize)]
pub struct OrderLine {
    /// Its number, unique in the order.
    pub line: String,
    /// The product's part number, as compared.
    pub part_key: String,
    /// How many; negative for what is given back.
    pub quantity: i64,
    /// Where it is used.
    pub country: Option<String>,
    /// The first day of use, `YYYY-MM-DD`.
    pub usage_from: String,
    /// The last day of use; none for no end.
    pub usage_until: Option<String>,
    /// The last day of assurance.
    pub assurance_until: Option<String>,
    /// The day by which it should be renewed.
    pub renewal_due_on: Option<String>,
    /// The line that it corrects.
    pub corrects: Option<Corrected>,
    /// Why something was given back, by the register's code.
    pub reason_code: Option<String>,
    /// The same in words.
    pub reason: Option<String>,
}

/// What a line corrects.
#[derive(Clone, Debug, Serialize)]
pub struct Corrected {
    /// The register's ID of the order.
    pub order: String,
    /// The number of the line in it.
    pub line: String,
}

/// What the vendor counts as licensed on a day.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    /// Number of the agreement.
    pub agreement: String,
    /// Number of the purchasing account; none for the whole agreement.
    pub account: Option<String>,
    /// The day, `YYYY-MM-DD`.
    pub as_of: String,
    /// Its lines.
    pub lines: Vec<StatementLine>,
}

/// A line of a statement: unique by family, version and pool.
#[derive(Clone, Debug, Serialize)]
pub struct StatementLine {
    /// The family.
    pub family: String,
    /// The version.
    pub version: Option<String>,
    /// The pool, by the register's code.
    pub pool: Option<String>,
    /// Licenses, with what follows from upgrades.
    pub effective: i64,
    /// Licenses with assurance.
    pub assurance: i64,
}

/// A product key as the register describes it.
#[derive(Clone, Serialize)]
pub struct Key {
    /// The register's ID.
    pub id: String,
    /// Number of the agreement.
    pub agreement: String,
    /// Number of the purchasing account.
    pub account: String,
    /// The family of the product.
    pub family: String,
    /// Its version.
    pub version: Option<String>,
    /// Its edition.
    pub edition: Option<String>,
    /// What it does.
    pub r#type: KeyType,
    /// The key; none to keep the stored one. Never part of a digest.
    #[serde(skip)]
    pub value: Option<Arc<ProductKey>>,
    /// How many activations there are.
    pub activations: Option<Activations>,
    /// The first day on which it can be used, `YYYY-MM-DD`; none for any.
    pub valid_from: Option<String>,
    /// Where it stands.
    pub status: KeyStatus,
}

/// Without anything of the file, where a key may stand in another field.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key").finish_non_exhaustive()
    }
}

/// How many activations of a key there are.
#[derive(Clone, Debug, Serialize)]
pub struct Activations {
    /// In all; none where they are not limited.
    pub total: Option<i64>,
    /// Used ones.
    pub used: i64,
    /// The day on which they were counted, `YYYY-MM-DD`.
    pub counted_on: String,
}

/// A file of software as the register describes it.
#[derive(Clone, Debug, Serialize)]
pub struct SoftwareFile {
    /// The register's ID.
    pub id: String,
    /// Title.
    pub title: String,
    /// Language, by the register's code; none for any.
    pub language: Option<String>,
    /// Operating system, by the register's code; none for any.
    pub os: Option<String>,
    /// Architecture, by the register's code; none for any.
    pub architecture: Option<String>,
    /// What kind of file it is, by the register's code.
    pub form: String,
    /// When it was released, `YYYY-MM-DD`.
    pub released_on: String,
    /// Name of the file.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Why it is withdrawn; none while it is offered.
    pub withdrawn: Option<String>,
    /// The products that it is for, each a family and a version, if any.
    pub products: Vec<(String, Option<String>)>,
}

/// A record of a register, checked by itself.
#[derive(Clone, Debug)]
pub enum Record {
    /// A product.
    Product(Product),
    /// An agreement.
    Agreement(Agreement),
    /// A subscription.
    Subscription(Subscription),
    /// An order.
    Order(Order),
    /// A statement.
    Statement(Statement),
    /// A product key.
    Key(Key),
    /// A file of software.
    File(SoftwareFile),
}

/// An error in the file.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct FileFault {
    /// Location: a JSON pointer (RFC 6901), or line and column of a CSV file.
    pub place: String,
    /// The value found, shortened; null if there is none.
    pub value: Value,
    /// The problem and its remedy.
    pub remedy: String,
    /// The record; `None` if the error concerns the whole file.
    #[serde(skip)]
    pub record: Option<(RecordKind, usize)>,
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, value, remedy, .. } = self;
        // Escaped, as values are, so that neither controls the terminal: a key of the file is part of the place.
        for c in place.chars() {
            if c.is_control() { write!(f, "{}", c.escape_default())? } else { f.write_char(c)? }
        }
        match value {
            Value::Null => write!(f, ": {remedy}"),
            Value::String(text) => write!(f, ": {text:?}: {remedy}"),
            other => write!(f, ": {other}: {remedy}"),
        }
    }
}

/// Remedy for a value that is not a list.
const NO_LIST: &str = "must be a list in square brackets";

/// Remedy for an unknown key.
fn unknown_key(known: &[&str]) -> String {
    format!("unknown key; known keys are {}", known.join(", "))
}

/// The most characters of a value shown in an error.
const SHOWN_CHARACTERS: usize = 60;

/// A value as an error shows it: numbers, booleans and null unchanged, everything else shortened.
fn shown(value: &Value) -> Value {
    let cut = |text: &str| Value::from(text.chars().take(SHOWN_CHARACTERS).collect::<String>());
    match value {
        Value::String(text) => cut(text),
        Value::Array(_) | Value::Object(_) => cut(&value.to_string()),
        other => other.clone(),
    }
}

/// The location of a record in a file.
#[derive(Clone, Debug)]
pub struct Location {
    /// The list.
    pub kind: RecordKind,
    /// The position in the list, from 0.
    pub index: usize,
    /// The lines of its rows; none in JSON.
    lines: Vec<u64>,
}

impl Location {
    const fn new(kind: RecordKind, index: usize, lines: Vec<u64>) -> Self {
        Self { kind, index, lines }
    }

    /// The pointer of a value in the document; `pointer` is relative to the record.
    fn pointer(&self, pointer: &str) -> String {
        format!("/{}/{}{pointer}", self.kind.code(), self.index)
    }

    /// An error in a value of the record; the pointer is relative to it. In a table, the place is line and column, or the
    /// line alone if no column has the pointer.
    #[must_use]
    pub fn fault(&self, pointer: &str, value: &Value, remedy: impl Into<String>) -> FileFault {
        let list = columns::rows(self.kind);
        let part = list.and_then(|list| pointer.strip_prefix(list)).and_then(|rest| rest.split('/').nth(1));
        let row = part.and_then(|place| self.lines.get(place.parse::<usize>().ok()?)).or_else(|| self.lines.first());
        let column = columns::of(self.kind)
            .iter()
            .find(|column| column.pointer.replace("{p}", part.unwrap_or_default()) == pointer);
        let place = match (row, column) {
            (None, _) => self.pointer(pointer),
            (Some(line), None) => format!("line {line}"),
            (Some(line), Some(column)) => format!("line {line}, column {}", column.name),
        };
        let fault =
            FileFault { place, value: shown(value), remedy: remedy.into(), record: Some((self.kind, self.index)) };
        if self.kind.is_secret() { self.without_contents(fault, pointer) } else { fault }
    }

    /// The same fault, quoting nothing of the file: of a record that holds a secret, any value and any name may be it.
    fn without_contents(&self, fault: FileFault, pointer: &str) -> FileFault {
        let is_known = columns::of(self.kind).iter().any(|column| column.pointer == pointer);
        let place = if self.lines.is_empty() && !is_known { self.pointer("") } else { fault.place };
        FileFault { place, value: Value::Null, ..fault }
    }
}

/// A record as it is in the file, for the file of rejected records.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Raw {
    /// Part of a JSON file.
    Json(Box<RawValue>),
    /// Rows of a table.
    Rows(Value),
}

/// What reading comes upon.
enum Event {
    /// An error of the whole file.
    Fault(FileFault),
    /// What the file says of itself.
    Head(Head),
    /// A record, with the errors found before its values are checked.
    Raw(Location, Raw, Vec<FileFault>),
}

/// What a file says of itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Head {
    /// The day whose data it has, `YYYY-MM-DD`.
    AsOf(String),
    /// The system that it comes from.
    Source(String),
}

/// A record that was read, or an error of the whole file.
#[derive(Debug)]
pub enum Item {
    /// An error of the whole file.
    Fault(FileFault),
    /// What the file says of itself.
    Head(Head),
    /// A record, unless it cannot be read, and its errors.
    Record(Location, Option<Box<Record>>, Vec<FileFault>),
}

/// The format of a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// JSON with any records but product keys.
    Json,
    /// JSON with product keys.
    JsonKeys,
    /// CSV with records of one kind; the separator, unless the first line shows it.
    Csv(RecordKind, Option<Separator>),
}

/// What separates the cells of a table: a single ASCII character.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Separator(pub u8);

impl FromStr for Separator {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            b"tab" | b"\\t" | b"\t" => Ok(Self(b'\t')),
            [byte] if byte.is_ascii_punctuation() && !matches!(byte, b'"' | b'.' | b'-' | b'_' | b'/') => {
                Ok(Self(*byte))
            }
            _ => Err("must be a single character such as ';', or tab"),
        }
    }
}

/// Decides whether an administrator can have an email address.
pub type AllowsAddress = Arc<dyn Fn(&str) -> bool + Send + Sync>;

/// How many records may wait until they are taken.
const AHEAD: usize = 16;

/// A file of the register, which can be read again and again.
#[derive(Clone)]
pub struct RegisterFile {
    source: Source,
    format: Format,
    allows_address: AllowsAddress,
}

/// The records of a file as they are read, then `None`. A reader that stops before, as after a panic, has not read all.
pub struct Items(mpsc::Receiver<io::Result<Option<Item>>>);

impl Items {
    /// The next one; the error's message is a remedy.
    pub async fn next(&mut self) -> io::Result<Option<Item>> {
        let stopped = || Err(io::Error::other("reading stopped before the end of the file; import it again"));
        self.0.recv().await.unwrap_or_else(stopped)
    }

    /// Those that someone sends.
    #[cfg(test)]
    pub fn of(receiver: mpsc::Receiver<io::Result<Option<Item>>>) -> Self {
        Self(receiver)
    }
}

impl RegisterFile {
    /// A file by its path. What can be read only once, such as a pipe, is kept in memory.
    pub fn open(path: &Path, format: Format, allows_address: AllowsAddress) -> io::Result<Self> {
        Ok(Self { source: Source::open(path)?, format, allows_address })
    }

    /// A file with this text.
    #[must_use]
    pub fn from_text(text: &str, format: Format, allows_address: AllowsAddress) -> Self {
        Self { source: Source::Memory(text.as_bytes().into()), format, allows_address }
    }

    /// Reads the records of some kinds one after the other, until `each` returns false. The message of an error is a
    /// remedy.
    pub fn read(&self, kinds: &[RecordKind], mut each: impl FnMut(Item) -> bool) -> io::Result<()> {
        self.events(&mut |event| match event {
            Event::Fault(fault) => each(Item::Fault(fault)),
            Event::Head(head) => each(Item::Head(head)),
            Event::Raw(location, raw, faults) if kinds.contains(&location.kind) => {
                each(self.check(location, &raw, faults))
            }
            Event::Raw(..) => true,
        })
    }

    /// Reads the records of some kinds on a thread of its own.
    #[must_use]
    pub fn stream(&self, kinds: &[RecordKind]) -> Items {
        let (sender, receiver) = mpsc::channel(AHEAD);
        let (file, kinds) = (self.clone(), kinds.to_vec());
        tokio::task::spawn_blocking(move || {
            let outcome = file.read(&kinds, |item| sender.blocking_send(Ok(Some(item))).is_ok());
            // Whoever no longer listens has no use for it.
            let _ = sender.blocking_send(outcome.map(|()| None));
        });
        Items(receiver)
    }

    /// Gives the records of a kind as they are in the file, each with its position.
    pub fn raw(&self, kind: RecordKind, mut each: impl FnMut(usize, Raw)) -> io::Result<()> {
        self.events(&mut |event| {
            if let Event::Raw(location, raw, _) = event
                && location.kind == kind
            {
                each(location.index, raw);
            }
            true
        })
    }

    fn events(&self, each: &mut dyn FnMut(Event) -> bool) -> io::Result<()> {
        match self.format {
            Format::Json => json::read(&self.source, OPEN_KINDS, each),
            Format::JsonKeys => json::read(&self.source, &[RecordKind::Keys], &mut quoting_nothing(each)),
            Format::Csv(kind, separator) if kind.is_secret() => {
                table::read(&self.source, kind, separator, &mut quoting_nothing(each))
            }
            Format::Csv(kind, separator) => table::read(&self.source, kind, separator, each),
        }
    }

    fn check(&self, location: Location, raw: &Raw, mut faults: Vec<FileFault>) -> Item {
        let value = match raw {
            Raw::Rows(value) => Some(value.clone()),
            Raw::Json(raw) => {
                let (value, twice) = json::value(&location, raw);
                faults.extend(twice);
                value
            }
        };
        let record = value.and_then(|value| {
            let mut reader = Reader::new(&*self.allows_address, &location);
            let record = match location.kind {
                RecordKind::Products => reader.product(&value).map(Record::Product),
                RecordKind::Agreements => reader.agreement(&value).map(Record::Agreement),
                RecordKind::Subscriptions => reader.subscription(&value).map(Record::Subscription),
                RecordKind::Orders => reader.order(&value).map(Record::Order),
                RecordKind::Statements => reader.statement(&value).map(Record::Statement),
                RecordKind::Keys => reader.key(&value).map(Record::Key),
                RecordKind::Files => reader.software_file(&value).map(Record::File),
            };
            // What is wrong by itself comes before what contradicts something else.
            let mut all = reader.into_faults();
            all.append(&mut faults);
            faults = all;
            record
        });
        Item::Record(location, record.map(Box::new), faults)
    }
}

/// What a file may have that holds no secrets.
const OPEN_KINDS: &[RecordKind] = &[
    RecordKind::Products,
    RecordKind::Agreements,
    RecordKind::Subscriptions,
    RecordKind::Orders,
    RecordKind::Statements,
    RecordKind::Files,
];

/// Passes on what is read of a file with secrets; faults of the file itself quote nothing of it.
fn quoting_nothing(each: &mut dyn FnMut(Event) -> bool) -> impl FnMut(Event) -> bool {
    |event| match event {
        Event::Fault(fault) => {
            // A pointer has the name of a key in it, which the file made up.
            let place = if fault.place.starts_with('/') { "the document".to_owned() } else { fault.place };
            each(Event::Fault(FileFault { place, value: Value::Null, ..fault }))
        }
        event => each(event),
    }
}

#[cfg(test)]
mod tests;
