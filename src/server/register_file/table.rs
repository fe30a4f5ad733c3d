//! CSV, read as a stream: a row for each record, or for each purchasing account of an agreement, becomes JSON.

use super::{
    Event, FileFault, Location, Raw, Separator,
    columns::{self, Column, csv_columns},
    lines::{LineEnds, Tracked},
    shown,
    source::Source,
};
use crate::{
    domain::{order::MOST_LINES, register::RecordKind},
    server::csv::unguarded,
};
use csv::StringRecord;
use serde_json::{Value, json};
use std::{
    borrow::Cow,
    cell::RefCell,
    collections::{HashMap, HashSet, hash_map::RandomState},
    hash::BuildHasher,
    io::{self, BufRead, Cursor, Read},
    rc::Rc,
};

/// Column separators beside the comma: spreadsheets avoid the country's decimal separator.
const OTHERS: [u8; 2] = [b';', b'\t'];
/// Rows of a record that are kept: more than any record may have, so that the fault is told without reading them all.
const MOST_ROWS: usize = MOST_LINES + 1;
/// How much is read to recognize the separator: more than any line of column names.
const HEAD: u64 = 16 * 1024;

/// Reads the records of a table one after the other, and the faults of the table itself. The rows of a record may lie
/// apart, so a first pass counts them.
pub(super) fn read(
    source: &Source,
    kind: RecordKind,
    separator: Option<Separator>,
    each: &mut dyn FnMut(Event) -> bool,
) -> io::Result<()> {
    let mut rows_of: HashMap<u64, u32> = HashMap::new();
    let hashes = RandomState::new();
    if !columns::keys(kind).is_empty()
        && let Ok(mut table) = Table::open(source, kind, separator)?
    {
        while let Ok(Some(row)) = table.next()? {
            *rows_of.entry(hashes.hash_one(table.key(&row))).or_default() += 1;
        }
    }
    // What is 1 needs no place.
    rows_of.retain(|_, rows| *rows > 1);
    let mut table = match Table::open(source, kind, separator)? {
        Ok(table) => table,
        Err(faults) => {
            let _ = faults.into_iter().all(|fault| each(Event::Fault(fault)));
            return Ok(());
        }
    };
    let mut open: HashMap<String, Open> = HashMap::new();
    let mut count = 0;
    loop {
        let row = match table.next()? {
            Ok(None) => return Ok(()),
            Ok(Some(row)) => row,
            Err(fault) => {
                each(Event::Fault(fault));
                return Ok(());
            }
        };
        if let Some(fault) = row_fault(&table.columns, &row) {
            if !each(Event::Fault(fault)) {
                return Ok(());
            }
            continue;
        }
        let key = table.key(&row);
        let expected =
            rows_of.get(&hashes.hash_one(&key)).map_or(1, |rows| usize::try_from(*rows).unwrap_or(usize::MAX));
        let record = open.entry(key.clone()).or_insert_with(|| {
            count += 1;
            Open { index: count - 1, read: 0, rows: Vec::new() }
        });
        record.read += 1;
        if record.rows.len() < MOST_ROWS {
            record.rows.push(row);
        }
        if record.read < expected {
            continue;
        }
        let Some(Open { index, rows, .. }) = open.remove(&key) else { continue };
        let location = Location::new(kind, index, rows.iter().map(|row| row.line).collect());
        let (value, faults) = value(&table.columns, &location, &rows);
        if !each(Event::Raw(location, Raw::Rows(value), faults)) {
            return Ok(());
        }
    }
}

/// A record whose rows have not all come.
struct Open {
    /// Its place among the records.
    index: usize,
    /// How many rows have come.
    read: usize,
    rows: Vec<Row>,
}

/// A row, and the line on which it begins.
struct Row {
    record: StringRecord,
    line: u64,
}

/// A table whose rows are read one after the other.
struct Table {
    reader: csv::Reader<Tracked<Box<dyn BufRead>>>,
    line_ends: Rc<RefCell<LineEnds>>,
    kind: RecordKind,
    /// `None` for a column without a name.
    columns: Vec<Option<Column>>,
}

impl Table {
    /// Reads the column names; the faults concern the table as a whole.
    fn open(
        source: &Source,
        kind: RecordKind,
        separator: Option<Separator>,
    ) -> io::Result<Result<Self, Vec<FileFault>>> {
        let mut text = source.text()?;
        let mut head = Vec::new();
        text.by_ref().take(HEAD).read_to_end(&mut head)?;
        let (declared, begin) = declared_delimiter(&head);
        let given = separator.map(|Separator(byte)| byte);
        let delimiter = given.or(declared).unwrap_or_else(|| proven_delimiter(&head, kind));
        let line_ends = Rc::default();
        let rest: Box<dyn BufRead> = Box::new(Cursor::new(head.split_off(begin)).chain(text));
        let reader = reader(Tracked::new(rest, &line_ends), delimiter);
        let mut table = Self { reader, line_ends, kind, columns: Vec::new() };
        Ok(match table.next()? {
            Ok(Some(heads)) => columns(&heads, kind).map(|columns| Self { columns, ..table }),
            Ok(None) => Err(vec![fault(1, "", no_heads(kind))]),
            Err(fault) => Err(vec![fault]),
        })
    }

    /// The next row that is not empty.
    fn next(&mut self) -> io::Result<Result<Option<Row>, FileFault>> {
        loop {
            let from = self.reader.position().byte();
            let mut record = StringRecord::new();
            let is_read = self.reader.read_record(&mut record);
            let line = self.line_ends.borrow_mut().line_of_row(from);
            match is_read {
                Ok(true) if record.iter().all(str::is_empty) => {}
                Ok(true) => return Ok(Ok(Some(Row { record, line }))),
                Ok(false) => return Ok(Ok(None)),
                Err(error) if error.is_io_error() => return Err(error.into()),
                Err(error) => return Ok(Err(fault(line, "", error.to_string()))),
            }
        }
    }

    /// What rows of one record have in common. The letter case of an agreement's number does not count.
    fn key(&self, row: &Row) -> String {
        let keys = columns::keys(self.kind);
        let of_row = cells(&self.columns, row).filter(|(column, _)| keys.contains(&column.name));
        let key = of_row.map(|(_, cell)| cell).collect::<Vec<_>>().join("\n");
        if self.kind == RecordKind::Agreements { key.to_ascii_uppercase() } else { key }
    }
}

/// A reader of rows that trims every cell.
fn reader<R: Read>(text: R, delimiter: u8) -> csv::Reader<R> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(delimiter)
        .from_reader(text)
}

/// The separator that a first line such as `sep=;` declares, and where the table begins after it.
fn declared_delimiter(head: &[u8]) -> (Option<u8>, usize) {
    let first = head.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
    let bare = first.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")).unwrap_or(first);
    match bare {
        [key @ .., delimiter] if key.eq_ignore_ascii_case(b"sep=") => (Some(*delimiter), first.len()),
        _ => (None, 0),
    }
}

/// The separator that the first line proves: every name in it is a column's. Anything else is a comma, or `--separator`.
fn proven_delimiter(head: &[u8], kind: RecordKind) -> u8 {
    let is_proven = |delimiter: &u8| {
        let mut heads = csv::ByteRecord::new();
        let is_read = reader(head, *delimiter).read_byte_record(&mut heads).unwrap_or_default();
        let names = heads.iter().filter(|head| !head.is_empty());
        is_read
            && names.clone().count() > 1
            && names.into_iter().all(|head| csv_columns(kind).any(|name| name.as_bytes() == head))
    };
    OTHERS.into_iter().find(is_proven).unwrap_or(b',')
}

/// The columns by their names in the first line.
fn columns(heads: &Row, kind: RecordKind) -> Result<Vec<Option<Column>>, Vec<FileFault>> {
    let Row { record: heads, line } = heads;
    let column = |head: &str| columns::of(kind).iter().copied().find(|column| column.name == head);
    if !heads.iter().any(|head| column(head).is_some()) {
        let first = heads.get(0).unwrap_or_default();
        let is_json = first.starts_with(['{', '[']);
        let remedy =
            if is_json { "this is JSON; name a .json file or use --format json".to_owned() } else { no_heads(kind) };
        // Not quoted: without names, the first line may be a record with a product key.
        return Err(vec![fault(*line, "", remedy)]);
    }
    if let Some(other) = kind_of(heads).filter(|other| *other != kind) {
        let remedy = format!("these are the columns of {0}; import them with --kind {0}", other.code());
        return Err(vec![fault(*line, heads.get(0).unwrap_or_default(), remedy)]);
    }
    let mut faults = Vec::new();
    let mut seen = HashSet::new();
    for head in heads.iter().filter(|head| !head.is_empty()) {
        if column(head).is_none() {
            faults.push(fault(*line, head, format!("unknown column; known columns are {}", names(kind))));
        } else if !seen.insert(head) {
            faults.push(fault(*line, head, "duplicate column; keep one".to_owned()));
        }
    }
    for missing in columns::of(kind).iter().filter(|column| !column.is_optional && !seen.contains(column.name)) {
        let place = format!("line {line}, column {}", missing.name);
        let remedy = "missing column; add it".to_owned();
        faults.push(FileFault { place, value: Value::Null, remedy, record: None });
    }
    let named = filled(heads);
    if faults.is_empty() { Ok(heads.iter().take(named).map(column).collect()) } else { Err(faults) }
}

/// The one kind that has all these columns, and none that they lack.
fn kind_of(heads: &StringRecord) -> Option<RecordKind> {
    let has = |column: &Column| heads.iter().any(|head| head == column.name);
    RecordKind::ALL.into_iter().find(|kind| {
        let columns = columns::of(*kind);
        columns.iter().all(|column| column.is_optional || has(column))
            && heads.iter().all(|head| head.is_empty() || columns.iter().any(|column| column.name == head))
    })
}

/// The number of cells up to the last one with a value.
fn filled(record: &StringRecord) -> usize {
    record.iter().enumerate().fold(0, |filled, (place, cell)| if cell.is_empty() { filled } else { place + 1 })
}

/// Checks the number of cells of a row. Extra empty cells at its end are allowed.
fn row_fault(columns: &[Option<Column>], Row { record, line }: &Row) -> Option<FileFault> {
    let nameless = record
        .iter()
        .enumerate()
        .find(|(place, cell)| !cell.is_empty() && columns.get(*place).is_some_and(Option::is_none));
    if let Some((place, cell)) = nameless {
        let remedy = format!("column {} has no name; name it in the first line or remove it", place + 1);
        return Some(fault(*line, cell, remedy));
    }
    let (expected, found) = (columns.len(), filled(record).max(record.len().min(columns.len())));
    (found != expected).then(|| {
        let remedy = format!(
            "this row has {found} cells, but the first line has {expected}; write one cell per column, and enclose a \
            cell that contains the separator in quotation marks"
        );
        fault(*line, "", remedy)
    })
}

fn names(kind: RecordKind) -> String {
    csv_columns(kind).collect::<Vec<_>>().join(", ")
}

fn no_heads(kind: RecordKind) -> String {
    format!(
        "the first line has no column names; write them there, separated by commas, or name another separator with \
        --separator: {}",
        names(kind)
    )
}

fn fault(line: u64, value: &str, remedy: String) -> FileFault {
    let value = if value.is_empty() { Value::Null } else { shown(&value.into()) };
    FileFault { place: format!("line {line}"), value, remedy, record: None }
}

/// The cells of a row, each with its column, without the guards of our own exports.
fn cells<'r>(columns: &[Option<Column>], row: &'r Row) -> impl Iterator<Item = (Column, Cow<'r, str>)> {
    columns.iter().zip(&row.record).filter_map(|(column, cell)| Some(((*column)?, unguarded(cell))))
}

/// A record as JSON, and faults for contradictions between its rows.
fn value(columns: &[Option<Column>], location: &Location, rows: &[Row]) -> (Value, Vec<FileFault>) {
    let is_agreement = location.kind == RecordKind::Agreements;
    let mut value = match location.kind {
        RecordKind::Agreements => {
            json!({ "organization": {}, "partners": [], "contacts": [], "purchasing_accounts": [] })
        }
        RecordKind::Orders | RecordKind::Statements => json!({ "lines": [] }),
        RecordKind::Files => json!({ "products": [] }),
        RecordKind::Products | RecordKind::Subscriptions | RecordKind::Keys => json!({}),
    };
    let mut faults = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        if is_agreement {
            set(&mut value, &format!("/purchasing_accounts/{place}/administrator"), json!({}));
        }
        let both = cells(columns, row).zip(cells(columns, &rows[0])).filter(|((_, cell), _)| !cell.is_empty());
        for ((column, cell), (_, said)) in both {
            let is_same = cell == said || (is_agreement && column.name == "number" && cell.eq_ignore_ascii_case(&said));
            if column.is_of_row() || place == 0 {
                set(&mut value, &column.pointer.replace("{p}", &place.to_string()), column.value(&cell));
            } else if !is_same {
                let first = rows[0].line;
                let noun = location.kind.noun();
                let remedy = format!("line {first} has {said:?} for the same {noun}; repeat it, or leave this empty");
                let place = format!("line {}, column {}", row.line, column.name);
                faults.push(FileFault { place, ..location.fault("", &cell.into(), remedy) });
            }
        }
    }
    (value, faults)
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
