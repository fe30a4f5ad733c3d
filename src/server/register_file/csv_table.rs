//! CSV with one row per purchasing account: each agreement becomes JSON for the reader when it is needed.

use super::{FileFault, decode::Lines, shown};
use csv::StringRecord;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// A column of the table.
#[derive(Clone, Copy)]
struct Column {
    name: &'static str,
    /// JSON pointer of its value in the agreement; `{p}` is the position of the purchasing account.
    pointer: &'static str,
    /// Whether the column may be missing.
    is_optional: bool,
}

const fn required(name: &'static str, pointer: &'static str) -> Column {
    Column { name, pointer, is_optional: false }
}

const fn optional(name: &'static str, pointer: &'static str) -> Column {
    Column { name, pointer, is_optional: true }
}

impl Column {
    /// Whether it describes a purchasing account, not the agreement.
    fn is_of_account(self) -> bool {
        self.pointer.contains("{p}")
    }
}

const COLUMNS: [Column; 22] = [
    required("number", "/number"),
    required("programme", "/programme"),
    required("signed_on", "/signed_on"),
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
    required("lead", "/purchasing_accounts/{p}/lead"),
    required("administrator_email", "/purchasing_accounts/{p}/administrator/email"),
    required("administrator_first_name", "/purchasing_accounts/{p}/administrator/first_name"),
    optional("administrator_last_name", "/purchasing_accounts/{p}/administrator/last_name"),
    required("administrator_language", "/purchasing_accounts/{p}/administrator/language"),
    required("administrator_country", "/purchasing_accounts/{p}/administrator/country"),
];

/// Column separators: spreadsheets avoid the country's decimal separator.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// True and false as spreadsheets write them, in the languages of the product.
const TRUE: [&str; 4] = ["true", "verdadero", "vero", "истина"];
const FALSE: [&str; 3] = ["false", "falso", "ложь"];

/// The column names, in the order of the documentation.
pub fn csv_columns() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|column| column.name)
}

/// A table whose rows are indexed, but not parsed yet.
pub(super) struct Table<'t> {
    text: &'t str,
    delimiter: u8,
    /// `None` for a column without a name.
    columns: Vec<Option<Column>>,
    rows: Vec<Row>,
    /// The rows of each agreement, in the order of their first rows.
    agreements: Vec<Vec<usize>>,
}

/// The location of a row: byte offsets, and its first line.
struct Row {
    start: usize,
    end: usize,
    line: u64,
}

/// Indexes the rows of a table; the errors concern the table as a whole.
pub(super) fn index(text: &str) -> Result<Table<'_>, Vec<FileFault>> {
    let (declared, begin) = declared_delimiter(text);
    let delimiter = declared.unwrap_or_else(|| likely_delimiter(text));
    let mut reader = reader(&text[begin..], delimiter);
    let mut lines = Lines::new(text);
    let mut record = StringRecord::new();
    let mut table = Table { text, delimiter, columns: Vec::new(), rows: Vec::new(), agreements: Vec::new() };
    let mut faults = Vec::new();
    let mut agreement_of: HashMap<String, usize> = HashMap::new();
    loop {
        let from = begin + place(&reader);
        let is_read = reader.read_record(&mut record);
        let end = begin + place(&reader);
        // Skip the end of the previous row, and blank lines.
        let start = end - text[from..end].trim_start_matches(['\r', '\n']).len();
        let line = lines.line_at(start);
        match is_read {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(vec![fault(line, "", error.to_string())]),
        }
        if record.iter().all(str::is_empty) {
            continue;
        }
        if table.columns.is_empty() {
            table.columns = columns(&record, line)?;
            continue;
        }
        faults.extend(row_fault(&table.columns, &record, line));
        let number = table.cells(&record).find(|(column, _)| column.name == "number").map_or("", |(_, cell)| cell);
        let agreement = *agreement_of.entry(number.to_ascii_uppercase()).or_insert(table.agreements.len());
        if agreement == table.agreements.len() {
            table.agreements.push(Vec::new());
        }
        table.agreements[agreement].push(table.rows.len());
        table.rows.push(Row { start, end, line });
    }
    if table.columns.is_empty() {
        faults.push(fault(1, "", no_heads()));
    }
    if faults.is_empty() { Ok(table) } else { Err(faults) }
}

/// A reader of rows that trims every cell.
fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

/// The byte offset of a reader. It fits, because the text is in memory.
fn place(reader: &csv::Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

/// The separator that a first line such as `sep=;` declares, and where the table begins after it.
fn declared_delimiter(text: &str) -> (Option<u8>, usize) {
    let first = text.split(['\r', '\n']).next().unwrap_or_default();
    let bare = first.trim_matches('"');
    match bare.get(..4).filter(|key| key.eq_ignore_ascii_case("sep=")).map(|_| &bare.as_bytes()[4..]) {
        Some([delimiter]) => (Some(*delimiter), first.len()),
        _ => (None, 0),
    }
}

/// The separator by which most column names are recognized.
fn likely_delimiter(text: &str) -> u8 {
    let known = |delimiter: u8| {
        let mut heads = StringRecord::new();
        let is_read = reader(text, delimiter).read_record(&mut heads).unwrap_or_default();
        heads.iter().filter(|head| is_read && csv_columns().any(|name| name == *head)).count()
    };
    // On a tie, the last one wins, so the usual separator comes last.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| known(*delimiter)).unwrap_or(b',')
}

/// The columns by their names in the first line.
fn columns(heads: &StringRecord, line: u64) -> Result<Vec<Option<Column>>, Vec<FileFault>> {
    let column = |head: &str| COLUMNS.into_iter().find(|column| column.name == head);
    if !heads.iter().any(|head| column(head).is_some()) {
        let first = heads.get(0).unwrap_or_default();
        let is_json = first.starts_with(['{', '[']);
        let remedy =
            if is_json { "this is JSON; name a .json file or use --format json".to_owned() } else { no_heads() };
        return Err(vec![fault(line, first, remedy)]);
    }
    let mut faults = Vec::new();
    let mut seen = HashSet::new();
    for head in heads.iter().filter(|head| !head.is_empty()) {
        if column(head).is_none() {
            faults.push(fault(line, head, format!("unknown column; known columns are {}", names())));
        } else if !seen.insert(head) {
            faults.push(fault(line, head, "duplicate column; keep one".to_owned()));
        }
    }
    for missing in COLUMNS.iter().filter(|column| !column.is_optional && !seen.contains(column.name)) {
        let place = format!("line {line}, column {}", missing.name);
        let remedy = "missing column; add it".to_owned();
        faults.push(FileFault { place, value: Value::Null, remedy, agreement: None });
    }
    let named = filled(heads);
    if faults.is_empty() { Ok(heads.iter().take(named).map(column).collect()) } else { Err(faults) }
}

/// The number of cells up to the last one with a value.
fn filled(record: &StringRecord) -> usize {
    record.iter().enumerate().fold(0, |filled, (place, cell)| if cell.is_empty() { filled } else { place + 1 })
}

/// Checks the number of cells of a row. Extra empty cells at its end are allowed.
fn row_fault(columns: &[Option<Column>], record: &StringRecord, line: u64) -> Option<FileFault> {
    let nameless = record
        .iter()
        .enumerate()
        .find(|(place, cell)| !cell.is_empty() && columns.get(*place).is_some_and(Option::is_none));
    if let Some((place, cell)) = nameless {
        let remedy = format!("column {} has no name; name it in the first line or remove it", place + 1);
        return Some(fault(line, cell, remedy));
    }
    let (expected, found) = (columns.len(), filled(record).max(record.len().min(columns.len())));
    (found != expected).then(|| {
        let remedy = format!(
            "this row has {found} cells, but the first line has {expected}; write one cell per column, and enclose a \
            cell that contains the separator in quotation marks"
        );
        fault(line, "", remedy)
    })
}

fn names() -> String {
    csv_columns().collect::<Vec<_>>().join(", ")
}

fn no_heads() -> String {
    format!(
        "the first line has no column names; write them there, separated by commas, semicolons or tabs: {}",
        names()
    )
}

fn fault(line: u64, value: &str, remedy: String) -> FileFault {
    let value = if value.is_empty() { Value::Null } else { shown(&value.into()) };
    FileFault { place: format!("line {line}"), value, remedy, agreement: None }
}

impl Table<'_> {
    pub(super) const fn len(&self) -> usize {
        self.agreements.len()
    }

    /// The cells of a row, each with its column.
    fn cells<'r>(&self, record: &'r StringRecord) -> impl Iterator<Item = (Column, &'r str)> {
        self.columns.iter().zip(record).filter_map(|(column, cell)| Some(((*column)?, cell)))
    }

    fn record(&self, row: &Row) -> StringRecord {
        let mut record = StringRecord::new();
        // Indexing has already read it without an error.
        let _ = reader(&self.text[row.start..row.end], self.delimiter).read_record(&mut record);
        record
    }

    /// An agreement as JSON, and errors for contradictions between its rows.
    pub(super) fn value(&self, index: usize) -> (Value, Vec<FileFault>) {
        let mut value = json!({ "organization": {}, "partners": [], "purchasing_accounts": [] });
        let mut faults = Vec::new();
        let rows: Vec<&Row> = self.agreements[index].iter().map(|row| &self.rows[*row]).collect();
        let records: Vec<StringRecord> = rows.iter().map(|row| self.record(row)).collect();
        for (account, (row, record)) in rows.iter().zip(&records).enumerate() {
            let account = account.to_string();
            set(&mut value, &format!("/purchasing_accounts/{account}/administrator"), json!({}));
            let cells = self.cells(record).zip(self.cells(&records[0])).filter(|((_, cell), _)| !cell.is_empty());
            for ((column, cell), (_, said)) in cells {
                let is_same = cell == said || (column.name == "number" && cell.eq_ignore_ascii_case(said));
                if column.is_of_account() || account == "0" {
                    let cell = if column.name == "lead" { truth(cell) } else { cell.into() };
                    set(&mut value, &column.pointer.replace("{p}", &account), cell);
                } else if !is_same {
                    let first = rows[0].line;
                    let remedy =
                        format!("line {first} has {said:?} for the same agreement; repeat it, or leave this empty");
                    let place = place_of(row, column);
                    faults.push(FileFault { place, value: shown(&cell.into()), remedy, agreement: Some(index) });
                }
            }
        }
        (value, faults)
    }

    /// Line and column of a value of an agreement; the line alone if the pointer is not a column's.
    pub(super) fn locate(&self, index: usize, pointer: &str) -> String {
        let rows = &self.agreements[index];
        let rest = pointer.strip_prefix(&format!("/agreements/{index}")).unwrap_or(pointer);
        let account = rest.strip_prefix("/purchasing_accounts/").and_then(|rest| rest.split('/').next());
        let row = account.and_then(|place| rows.get(place.parse::<usize>().ok()?)).or_else(|| rows.first());
        let Some(row) = row.map(|row| &self.rows[*row]) else { return pointer.to_owned() };
        let column =
            COLUMNS.into_iter().find(|column| column.pointer.replace("{p}", account.unwrap_or_default()) == rest);
        column.map_or_else(|| format!("line {}", row.line), |column| place_of(row, column))
    }
}

fn place_of(row: &Row, column: Column) -> String {
    format!("line {}, column {}", row.line, column.name)
}

/// Parses a boolean as spreadsheets write it; anything else stays a string.
fn truth(cell: &str) -> Value {
    match cell.to_lowercase().as_str() {
        word if TRUE.contains(&word) => Value::Bool(true),
        word if FALSE.contains(&word) => Value::Bool(false),
        _ => cell.into(),
    }
}

/// Sets a value in a document, creating the objects on the way.
fn set(document: &mut Value, pointer: &str, value: Value) {
    let mut target = document;
    for key in pointer.split('/').skip(1) {
        target = match (target, key.parse::<usize>()) {
            (Value::Array(list), Ok(place)) => {
                list.resize(list.len().max(place + 1), Value::Null);
                &mut list[place]
            }
            (target, _) => &mut target[key],
        };
    }
    *target = value;
}
