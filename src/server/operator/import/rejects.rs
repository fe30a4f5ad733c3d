//! The file of rejected records.

use super::check::Checked;
use crate::{
    domain::{product_key::without_keys, register::RecordKind},
    server::register_file::{FileFault, Raw, RegisterFile, STANDARD_INPUT},
};
use serde::{
    Serialize, Serializer,
    ser::{Error, SerializeMap, SerializeSeq},
};
use serde_json::{
    Value,
    value::{RawValue, to_raw_value},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fs::{self, OpenOptions},
    io::{self, BufWriter, Write},
    mem::take,
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

/// Where the rejected records of a file are written.
pub(super) fn path(file: &Path) -> String {
    let name = if file == Path::new(STANDARD_INPUT) { Path::new("import") } else { file };
    format!("{}.rejected.json", name.display())
}

/// Writes the records with a fault, and the reasons. The error is for the operator.
pub(super) fn write(path_of_file: &Path, file: &RegisterFile, checked: &Checked) -> Result<(), String> {
    let path = path(path_of_file);
    let mut places: BTreeMap<RecordKind, BTreeSet<usize>> = BTreeMap::new();
    for (kind, index) in checked.rejected() {
        places.entry(kind).or_default().insert(index);
    }
    let rejects = Rejects { reasons: &checked.faults, file, places };
    let new = format!("{path}.new");
    let write = || {
        // The operator's alone: it may name people. A new file takes the former's place; where a link stood, not what it names.
        match fs::remove_file(&new) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
        let mut written = BufWriter::new(made);
        serde_json::to_writer_pretty(&mut written, &rejects)?;
        written.flush()?;
        fs::rename(&new, &path)
    };
    write().map_err(|error| {
        // What was begun is of no use; where there is nothing, there is nothing to remove.
        let _ = fs::remove_file(&new);
        format!("{path} cannot be written: {error}")
    })
}

/// The content: reasons, and lists of records as they are in the register.
struct Rejects<'a> {
    reasons: &'a [FileFault],
    file: &'a RegisterFile,
    places: BTreeMap<RecordKind, BTreeSet<usize>>,
}

impl Serialize for Rejects<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("reasons", self.reasons)?;
        // Of records with secrets, the reasons are all that is kept.
        for (kind, places) in self.places.iter().filter(|(kind, _)| !kind.is_secret()) {
            map.serialize_entry(kind.code(), &Records { file: self.file, kind: *kind, places })?;
        }
        map.end()
    }
}

/// A record without what looks like a product key: one that got into another list, under whatever name, is as secret there.
fn masked(raw: &Raw) -> serde_json::Result<Box<RawValue>> {
    let text = serde_json::to_string(raw)?;
    if matches!(without_keys(&text), Cow::Borrowed(_)) {
        return RawValue::from_string(text);
    }
    let mut value: Value = serde_json::from_str(&text)?;
    mask(&mut value);
    to_raw_value(&value)
}

fn mask(value: &mut Value) {
    match value {
        Value::String(text) => *text = without_keys(text).into_owned(),
        Value::Array(list) => list.iter_mut().for_each(mask),
        Value::Object(map) => {
            *map = take(map).into_iter().map(|(name, value)| (without_keys(&name).into_owned(), value)).collect();
            map.values_mut().for_each(mask);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Records of a kind as they are in the file, one after the other.
struct Records<'a> {
    file: &'a RegisterFile,
    kind: RecordKind,
    places: &'a BTreeSet<usize>,
}

impl Serialize for Records<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let mut outcome = Ok(());
        let each = |index, raw| {
            if outcome.is_ok() && self.places.contains(&index) {
                outcome = masked(&raw).map_err(S::Error::custom).and_then(|raw| list.serialize_element(&raw));
            }
        };
        self.file.raw(self.kind, each).map_err(S::Error::custom)?;
        outcome?;
        list.end()
    }
}
