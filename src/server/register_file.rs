//! The agreement register's file: JSON or CSV in, checked agreements or a list of all errors out.
//!
//! All errors are reported together, each with its location, the value found and the remedy; the format is documented
//! in docs/agreement-register.md.

mod csv_table;
mod decode;
mod hints;
mod json_list;
mod reader;

use crate::domain::{
    agreement::{AgreementStatus, Sector},
    language::Language,
};
pub use csv_table::csv_columns;
pub use decode::decode;
use reader::Reader;
use serde::Serialize;
use serde_json::{Value, value::RawValue};
use std::{
    collections::{BTreeSet, HashSet},
    fmt,
};

/// An agreement as the register describes it, with texts checked and white space normalized.
#[derive(Clone, Debug, Serialize)]
pub struct Agreement {
    /// Number, unique in the file.
    pub number: String,
    /// Program, by its short code.
    pub programme: String,
    /// Date of signing, `YYYY-MM-DD`.
    pub signed_on: String,
    /// Status.
    pub status: AgreementStatus,
    /// The organization that signed it.
    pub organization: Organization,
    /// The person who signed it.
    pub signatory: Option<Signatory>,
    /// The resellers, without duplicates.
    pub partners: Vec<Partner>,
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

/// An error in the file.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct FileFault {
    /// Location: a JSON pointer (RFC 6901), or line and column of a CSV file.
    pub place: String,
    /// The value found, shortened; null if there is none.
    pub value: Value,
    /// The problem and its remedy.
    pub remedy: String,
    /// The agreement's position in the list, from 0; `None` if the error concerns the whole file.
    #[serde(skip)]
    pub agreement: Option<usize>,
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, value, remedy, .. } = self;
        match value {
            Value::Null => write!(f, "{place}: {remedy}"),
            // Escaped, so that no value controls the terminal.
            Value::String(text) => write!(f, "{place}: {text:?}: {remedy}"),
            other => write!(f, "{place}: {other}: {remedy}"),
        }
    }
}

/// Remedy for a duplicate key.
const TWICE: &str = "duplicate key; keep one";
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

/// A parsed file. Its agreements are read from the text one by one when needed: a register may be large.
pub struct Register<'t> {
    source: Source<'t>,
    allows_address: &'t dyn Fn(&str) -> bool,
    faults: Vec<FileFault>,
    rejected: BTreeSet<usize>,
}

/// The agreements in the file.
enum Source<'t> {
    Json(json_list::List<'t>),
    Csv(csv_table::Table<'t>),
    None,
}

/// The format of a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// JSON.
    Json,
    /// CSV with one row per purchasing account.
    Csv,
}

/// Reads a register. `allows_address` decides whether an administrator can have this email address.
pub fn read<'t>(text: &'t str, format: Format, allows_address: &'t dyn Fn(&str) -> bool) -> Register<'t> {
    let text = text.trim_start_matches('\u{feff}');
    let (source, faults) = match format {
        Format::Json => {
            let (list, faults) = json_list::list(text);
            (Source::Json(list), faults)
        }
        Format::Csv => csv_table::index(text)
            .map_or_else(|faults| (Source::None, faults), |table| (Source::Csv(table), Vec::new())),
    };
    let mut register = Register { source, allows_address, faults, rejected: BTreeSet::new() };
    register.check();
    register
}

impl Register<'_> {
    /// Reads every agreement once and collects the errors.
    fn check(&mut self) {
        let mut numbers = HashSet::new();
        for index in 0..self.source.len() {
            let (agreement, mut faults) = self.source.read(index, self.allows_address);
            if let Some(agreement) = agreement
                && !numbers.insert(agreement.number.clone())
            {
                let remedy = "duplicate number; agreement numbers are unique in the file";
                faults.push(self.fault(index, "/number", &agreement.number.into(), remedy));
            }
            if !faults.is_empty() {
                self.rejected.insert(index);
            }
            self.faults.append(&mut faults);
        }
    }

    /// All errors.
    #[must_use]
    pub fn faults(&self) -> &[FileFault] {
        &self.faults
    }

    /// How many agreements are valid.
    #[must_use]
    pub fn valid_count(&self) -> usize {
        self.source.len() - self.rejected.len()
    }

    /// The valid agreements, each with its position in the list.
    pub fn valid(&self) -> impl Iterator<Item = (usize, Agreement)> {
        let places = (0..self.source.len()).filter(|index| !self.rejected.contains(index));
        places.filter_map(|index| Some((index, self.source.read(index, self.allows_address).0?)))
    }

    /// An error in a value of an agreement; the pointer is relative to the agreement.
    #[must_use]
    pub fn fault(&self, index: usize, pointer: &str, value: &Value, remedy: impl Into<String>) -> FileFault {
        let place = self.source.locate(index, format!("/agreements/{index}{pointer}"));
        FileFault { place, value: shown(value), remedy: remedy.into(), agreement: Some(index) }
    }

    /// An agreement as it is in the file, for the file of rejected agreements.
    #[must_use]
    pub fn record(&self, index: usize) -> Record<'_> {
        match &self.source {
            Source::Json(list) => Record::Raw(list.raw(index)),
            other => Record::Value(other.value(index).0.unwrap_or_default()),
        }
    }
}

/// An agreement as it is in the file.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Record<'t> {
    /// Part of a JSON file.
    Raw(&'t RawValue),
    /// Rows of a table.
    Value(Value),
}

impl Source<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Json(list) => list.len(),
            Self::Csv(table) => table.len(),
            Self::None => 0,
        }
    }

    /// An agreement as JSON, and the errors found before its values are checked.
    fn value(&self, index: usize) -> (Option<Value>, Vec<FileFault>) {
        match self {
            Self::Json(list) => list.value(index),
            Self::Csv(table) => {
                let (value, faults) = table.value(index);
                (Some(value), faults)
            }
            Self::None => (None, Vec::new()),
        }
    }

    /// The location of a pointer's target as a person finds it.
    fn locate(&self, index: usize, pointer: String) -> String {
        match self {
            Self::Csv(table) => table.locate(index, &pointer),
            Self::Json(_) | Self::None => pointer,
        }
    }

    /// An agreement, unless it cannot be read, and its errors.
    fn read(&self, index: usize, allows_address: &dyn Fn(&str) -> bool) -> (Option<Agreement>, Vec<FileFault>) {
        let (value, contradictions) = self.value(index);
        let Some(value) = value else { return (None, contradictions) };
        let mut reader = Reader::new(allows_address, index);
        let agreement = reader.agreement(&value);
        let mut faults = reader.into_faults();
        for fault in &mut faults {
            fault.place = self.locate(index, std::mem::take(&mut fault.place));
        }
        faults.extend(contradictions);
        (agreement, faults)
    }
}

#[cfg(test)]
mod tests;
