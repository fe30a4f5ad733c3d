//! The agreement register's file: JSON or CSV in, checked agreements or a list of all faults out.
//!
//! The file is somebody else's, so every fault is told at once, with its place, the value and what
//! to do; see docs/agreement-register.schema.json.

mod csv_table;
mod reader;

use crate::domain::{
    agreement::{AgreementStatus, Sector},
    language::Language,
};
pub use csv_table::csv_columns;
use reader::Reader;
use serde::Serialize;
use serde_json::Value;
use std::{collections::HashSet, fmt};

/// A signed agreement as the register tells it. Texts are checked and tidied.
#[derive(Clone, Debug, Serialize)]
pub struct Agreement {
    /// Number, unique.
    pub number: String,
    /// Programme, by its short name.
    pub programme: String,
    /// Date of signing, `YYYY-MM-DD`.
    pub signed_on: String,
    /// Status.
    pub status: AgreementStatus,
    /// Who signed.
    pub organization: Organization,
    /// The person who signed.
    pub signatory: Option<Signatory>,
    /// The resellers.
    pub partners: Vec<Partner>,
    /// The buying entities, exactly one of them the lead.
    pub purchasing_accounts: Vec<PurchasingAccount>,
}

/// The organization of an agreement.
#[derive(Clone, Debug, Serialize)]
pub struct Organization {
    /// The register's id; without one the organization is this agreement's alone.
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// Country code.
    pub country: String,
}

/// Who signed an agreement.
#[derive(Clone, Debug, Serialize)]
pub struct Signatory {
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
}

/// A reseller.
#[derive(Clone, Debug, Serialize)]
pub struct Partner {
    /// The register's id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Country code.
    pub country: String,
}

/// A buying entity.
#[derive(Clone, Debug, Serialize)]
pub struct PurchasingAccount {
    /// Number, unique in its agreement.
    pub number: String,
    /// Name.
    pub name: String,
    /// Sector.
    pub sector: Sector,
    /// Whether it leads its agreement.
    pub lead: bool,
    /// The designated administrator.
    pub administrator: Administrator,
}

/// A designated Purchasing Account Administrator.
#[derive(Clone, Debug, Serialize)]
pub struct Administrator {
    /// Work address.
    pub email: String,
    /// First name.
    pub first_name: String,
    /// Last name, may be empty.
    pub last_name: String,
    /// Language of pages and mails.
    pub language: Language,
    /// Country code.
    pub country: String,
}

/// Something in the file that is not right.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct FileFault {
    /// JSON pointer, or line and column of a CSV file.
    pub place: String,
    /// The value found, shortened; null where there is none.
    pub value: Value,
    /// What is wrong and what to do.
    pub remedy: String,
    /// Which agreement it belongs to: its place in the list, from 0; none for the whole file.
    #[serde(skip)]
    pub agreement: Option<usize>,
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, value, remedy, .. } = self;
        match value {
            Value::Null => write!(f, "{place}: {remedy}"),
            // Escaped, so that no value steers the terminal.
            Value::String(text) => write!(f, "{place}: {text:?}: {remedy}"),
            other => write!(f, "{place}: {other}: {remedy}"),
        }
    }
}

/// The most characters of a value shown in a fault.
const SHOWN_CHARACTERS: usize = 60;

/// A value as a fault shows it: a number or a word of JSON as it stands, everything else cut to what is readable.
fn shown(value: &Value) -> Value {
    let cut = |text: &str| Value::from(text.chars().take(SHOWN_CHARACTERS).collect::<String>());
    match value {
        Value::String(text) => cut(text),
        Value::Array(_) | Value::Object(_) => cut(&value.to_string()),
        other => other.clone(),
    }
}

/// A read file.
#[derive(Debug)]
pub struct Register {
    /// The agreements without a fault.
    pub sound: Vec<Agreement>,
    /// All faults.
    pub faults: Vec<FileFault>,
    /// The agreements with a fault, as they stand in the file, for the reject file.
    pub rejected: Vec<Value>,
}

/// The format of a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// JSON.
    Json,
    /// CSV with one row per purchasing account.
    Csv,
}

/// The text of a file, or what to do when it is not UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let sound = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        let line = 1 + sound.filter(|byte| **byte == b'\n').count();
        format!(
            "line {line} is not UTF-8; save the file as UTF-8 (a spreadsheet offers \"CSV UTF-8\") and import it again"
        )
    })
}

/// Reads a register. `allows_address` says whether somebody may be administrator with an address.
pub fn read(text: &str, format: Format, allows_address: &dyn Fn(&str) -> bool) -> Register {
    let (document, table) = match format {
        Format::Json => match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
            Ok(document) => (document, None),
            Err(error) => {
                return whole_file_fault(
                    format!("line {} column {}", error.line(), error.column()),
                    format!("the file is not JSON: {error}; for a table, name a .csv file or use --format csv"),
                );
            }
        },
        Format::Csv => match csv_table::to_table(text) {
            Ok(table) => (table.document, Some((table.places, table.faults))),
            Err(fault) => return Register { sound: Vec::new(), faults: vec![fault], rejected: Vec::new() },
        },
    };
    let mut reader = Reader::new(allows_address);
    let agreements = reader.document(&document);
    let mut faults = reader.into_faults();
    if let Some((places, contradictions)) = table {
        for fault in &mut faults {
            fault.place = places.locate(&fault.place);
        }
        faults.extend(contradictions);
    }
    let rejected_places: HashSet<usize> = faults.iter().filter_map(|fault| fault.agreement).collect();
    let sound = agreements
        .into_iter()
        .enumerate()
        .filter(|(index, _)| !rejected_places.contains(index))
        .filter_map(|(_, agreement)| agreement)
        .collect();
    let listed = document["agreements"].as_array().map(Vec::as_slice).unwrap_or_default();
    let rejected =
        listed.iter().enumerate().filter(|(i, _)| rejected_places.contains(i)).map(|(_, a)| a.clone()).collect();
    Register { sound, faults, rejected }
}

fn whole_file_fault(place: String, remedy: String) -> Register {
    let fault = FileFault { place, value: Value::Null, remedy, agreement: None };
    Register { sound: Vec::new(), faults: vec![fault], rejected: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../../examples/agreements.json");

    fn read_json(text: &str) -> Register {
        read(text, Format::Json, &|address| !address.ends_with("@gmail.com"))
    }

    fn faults_of(change: impl Fn(&mut Value)) -> Vec<(String, String)> {
        let mut document: Value = serde_json::from_str(EXAMPLE).expect("example");
        change(&mut document);
        read_json(&document.to_string()).faults.into_iter().map(|fault| (fault.place, fault.remedy)).collect()
    }

    #[test]
    fn the_example_is_sound() {
        let register = read_json(EXAMPLE);
        assert_eq!(register.faults, []);
        assert_eq!(register.sound[0].number, "1234567890");
        assert_eq!(register.sound[0].purchasing_accounts[0].number, "0001234567");
    }

    #[test]
    fn every_fault_is_listed_with_pointer_value_and_remedy() {
        let faults = faults_of(|document| {
            let first = &mut document["agreements"][0];
            first["status"] = "running".into();
            first["purchasing_accounts"][0]["administrator"]["email"] = "harry".into();
            first["organization"]["country"] = "USA".into();
            first["colour"] = "red".into();
        });
        let places: Vec<_> = faults.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(
            places,
            [
                "/agreements/0/colour",
                "/agreements/0/status",
                "/agreements/0/organization/country",
                "/agreements/0/purchasing_accounts/0/administrator/email",
            ]
        );
        assert!(faults[1].1.contains("draft, signed, active, ended"), "{}", faults[1].1);
    }

    #[test]
    fn a_value_is_shown_as_it_stands() {
        let mut document: Value = serde_json::from_str(EXAMPLE).expect("example");
        document["agreements"][0]["number"] = 12.into();
        document["agreements"][0]["programme"] = Value::Null;
        document["agreements"][0]["status"] = "\u{202e}x".into();
        let faults: Vec<String> = read_json(&document.to_string()).faults.iter().map(ToString::to_string).collect();
        assert!(faults[0].starts_with("/agreements/0/number: 12: a text in quotes"), "{faults:?}");
        assert_eq!(faults[1], "/agreements/0/programme: missing; add it");
        assert!(faults[2].starts_with("/agreements/0/status: \"\\u{202e}x\": one of"), "{faults:?}");
    }

    #[test]
    fn a_wrong_lead_is_one_fault() {
        for wrong in ["yes".into(), Value::Null, 1.into()] {
            let faults = faults_of(|document| {
                document["agreements"][0]["purchasing_accounts"][0]["lead"] = wrong.clone();
            });
            let places: Vec<_> = faults.iter().map(|(place, _)| place.as_str()).collect();
            assert_eq!(places, ["/agreements/0/purchasing_accounts/0/lead"]);
        }
    }

    #[test]
    fn a_file_that_is_not_utf_8_has_a_remedy() {
        let error = decode(b"number\nZo\xeb\n".to_vec()).expect_err("Latin-1");
        assert!(error.starts_with("line 2 ") && error.contains("save the file as UTF-8"), "{error}");
        assert_eq!(decode("Zoë".into()).expect("UTF-8"), "Zoë");
    }

    #[test]
    fn public_providers_are_refused_as_administrators() {
        let faults = faults_of(|document| {
            document["agreements"][0]["purchasing_accounts"][0]["administrator"]["email"] = "harry@gmail.com".into();
        });
        assert!(faults[0].1.contains("BC_ALLOWED_PUBLIC_ADDRESSES"), "{faults:?}");
    }

    #[test]
    fn numbers_are_unique_and_exactly_one_account_leads() {
        let faults = faults_of(|document| {
            let copy = document["agreements"][0].clone();
            document["agreements"][1] = copy;
            document["agreements"][2]["purchasing_accounts"][0]["lead"] = false.into();
        });
        let places: Vec<_> = faults.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, ["/agreements/1/number", "/agreements/2/purchasing_accounts"]);
    }

    #[test]
    fn sound_agreements_are_told_apart_from_rejected_ones() {
        let mut document: Value = serde_json::from_str(EXAMPLE).expect("example");
        let count = document["agreements"].as_array().map_or(0, Vec::len);
        document["agreements"][1]["signed_on"] = "2026-02-30".into();
        let register = read_json(&document.to_string());
        assert_eq!((register.sound.len(), register.rejected.len()), (count - 1, 1));
    }

    #[test]
    fn what_is_no_register_says_so() {
        assert_eq!(read_json("{").faults.len(), 1);
        for document in ["[]", "12", "null"] {
            let faults = read_json(document).faults;
            assert_eq!((faults.len(), faults[0].place.as_str()), (1, "the document"), "{document}");
        }
        assert_eq!(read_json("{\"agreements\": 1}").faults.len(), 1);
    }

    const CSV_ROW: [(&str, &str); 22] = [
        ("number", "77"),
        ("programme", "MPSA"),
        ("signed_on", "2026-11-02"),
        ("status", "active"),
        ("organization_id", "C-9"),
        ("organization_name", "Northwind"),
        ("organization_country", "US"),
        ("signatory_name", ""),
        ("signatory_email", ""),
        ("partner_id", "P-7"),
        ("partner_name", "Fabrikam"),
        ("partner_email", "l@fabrikam.com"),
        ("partner_country", "US"),
        ("account_number", "01"),
        ("account_name", "Account 01, all"),
        ("sector", "commercial"),
        ("lead", "true"),
        ("administrator_email", "ana@northwind.test"),
        ("administrator_first_name", "Ana"),
        ("administrator_last_name", ""),
        ("administrator_language", "en"),
        ("administrator_country", "US"),
    ];

    /// Reads two rows of one agreement, the second one with these values.
    fn read_csv(second: &[(&str, &str)]) -> Register {
        let header = CSV_ROW.map(|(column, _)| column).join(",");
        let line = |values: &[(&str, &str)]| {
            let value = |(column, usual)| values.iter().find(|(name, _)| *name == column).map_or(usual, |(_, v)| *v);
            CSV_ROW.map(|cell| format!("\"{}\"", value(cell))).join(",")
        };
        let second = [&[("account_number", "02"), ("account_name", "Account 02"), ("lead", "false")], second].concat();
        read(&format!("{header}\n{}\n{}\n", line(&[]), line(&second)), Format::Csv, &|_| true)
    }

    fn places(register: &Register) -> Vec<&str> {
        register.faults.iter().map(|fault| fault.place.as_str()).collect()
    }

    #[test]
    fn csv_has_a_row_per_account_and_faults_name_line_and_column() {
        let register = read_csv(&[]);
        assert_eq!(register.faults, []);
        let accounts = &register.sound[0].purchasing_accounts;
        assert_eq!((accounts.len(), accounts[0].name.as_str()), (2, "Account 01, all"));
        let register = read_csv(&[("administrator_language", "de")]);
        assert_eq!(places(&register), ["line 3, column administrator_language"]);
    }

    #[test]
    fn rows_of_one_agreement_repeat_its_columns_or_leave_them_empty() {
        assert_eq!(read_csv(&[("organization_name", ""), ("partner_id", "")]).faults, []);
        let register = read_csv(&[("status", "ended"), ("partner_id", "P-8")]);
        assert_eq!(places(&register), ["line 3, column status", "line 3, column partner_id"]);
        assert!(register.faults[0].remedy.contains("line 2"), "{:?}", register.faults);
        assert_eq!((register.sound.len(), register.rejected.len()), (0, 1));
    }

    #[test]
    fn unknown_doubled_and_missing_columns_are_named() {
        let read = |text: &str| read(text, Format::Csv, &|_| true).faults;
        assert_eq!(read("number,colour\n1,red\n")[0].value, "colour");
        let semicolons = &read("number;status;lead\n1;active;true\n")[0];
        assert!(semicolons.remedy.contains("separate the columns by commas"), "{semicolons}");
        assert_eq!(read("number,status,number\n1,active,2\n")[0].value, "number");
        let cells = &read("number,status,lead\n1,active\n")[0];
        assert!(cells.remedy.contains("2 cells, and the header 3"), "{cells}");
        let missing = read("number,lead\n1,true\n");
        assert!(missing.iter().any(|fault| fault.place == "line 2, column sector"), "{missing:?}");
    }
}
