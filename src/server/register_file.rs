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
mod records;
mod services;
mod software;
mod source;
mod statements;
mod table;

use crate::domain::{product_key::without_keys, register::RecordKind};
pub use columns::csv_columns;
pub use json::{LONGEST_SOURCE, source_name};
use reader::Reader;
pub use records::{
    Activations, Administrator, Agreement, Contact, Corrected, Key, Order, OrderLine, Organization, Partner, Product,
    PurchasingAccount, Record, Signatory, SoftwareFile, Statement, StatementLine, Subscription,
};
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

/// A value as an error shows it: numbers, booleans and null unchanged, everything else shortened and without product keys.
fn shown(value: &Value) -> Value {
    let cut = |text: &str| Value::from(without_keys(text).chars().take(SHOWN_CHARACTERS).collect::<String>());
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
        // A pointer has names in it that the file made up.
        let place = without_keys(&place).into_owned();
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
                each(self.check(location, raw, faults))
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

    fn check(&self, location: Location, raw: Raw, mut faults: Vec<FileFault>) -> Item {
        let mut value = match raw {
            Raw::Rows(value) => Some(value),
            Raw::Json(raw) => {
                let (value, twice) = json::value(&location, &raw);
                if keys::is_misplaced(&location, &raw, value.as_ref()) {
                    let fault = location.fault("", &Value::Null, json::OWN_FILE);
                    return Item::Record(location, None, vec![FileFault { record: None, ..fault }]);
                }
                keys::forget_text(&location, raw);
                faults.extend(twice);
                value
            }
        };
        let record = value.as_ref().and_then(|value| self.record(&location, value, &mut faults));
        if let Some(value) = value.as_mut().filter(|_| location.kind.is_secret()) {
            keys::forget(value);
        }
        Item::Record(location, record.map(Box::new), faults)
    }

    /// The record, unless it cannot be read. What is wrong by itself comes before what contradicts something else.
    fn record(&self, location: &Location, value: &Value, faults: &mut Vec<FileFault>) -> Option<Record> {
        let mut reader = Reader::new(&*self.allows_address, location);
        let record = match location.kind {
            RecordKind::Products => reader.product(value).map(Record::Product),
            RecordKind::Agreements => reader.agreement(value).map(Record::Agreement),
            RecordKind::Subscriptions => reader.subscription(value).map(Record::Subscription),
            RecordKind::Orders => reader.order(value).map(Record::Order),
            RecordKind::Statements => reader.statement(value).map(Record::Statement),
            RecordKind::Keys => reader.key(value).map(Record::Key),
            RecordKind::Files => reader.software_file(value).map(Record::File),
        };
        let mut all = reader.into_faults();
        all.append(faults);
        *faults = all;
        record
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
