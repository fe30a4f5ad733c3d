//! JSON: a list of agreements, each parsed only when it is needed.

use super::{FileFault, decode::Lines, shown};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, value::RawValue};
use std::fmt;

/// The one key of the document.
const AGREEMENTS: &str = "agreements";

/// The agreements of a document as raw JSON.
pub(super) struct List<'t>(Vec<&'t RawValue>);

/// Finds the agreements of a document, and the errors of the document itself.
pub(super) fn list(text: &str) -> (List<'_>, Vec<FileFault>) {
    let none = |fault| (List(Vec::new()), vec![fault]);
    let document: &RawValue = match serde_json::from_str(text) {
        Ok(document) => document,
        Err(error) => return none(syntax_fault(text, &error)),
    };
    let Ok(Members(members)) = serde_json::from_str(document.get()) else {
        let remedy = format!("must be an object with {AGREEMENTS}");
        return none(fault("the document".to_owned(), shown_raw(document), remedy));
    };
    let mut faults = Vec::new();
    let mut found: Option<&RawValue> = None;
    for (key, value) in members {
        if key != AGREEMENTS {
            faults.push(fault(pointer("", &key), shown_raw(value), super::unknown_key(&[AGREEMENTS])));
        } else if found.replace(value).is_some() {
            faults.push(fault(pointer("", &key), Value::Null, super::TWICE.to_owned()));
        }
    }
    if let Some(Ok(agreements)) = found.map(|value| serde_json::from_str(value.get())) {
        return (List(agreements), faults);
    }
    let value = found.map_or(Value::Null, shown_raw);
    faults.push(fault(pointer("", AGREEMENTS), value, super::NO_LIST.to_owned()));
    (List(Vec::new()), faults)
}

impl<'t> List<'t> {
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }

    /// An agreement as raw JSON.
    pub(super) fn raw(&self, index: usize) -> &'t RawValue {
        self.0[index]
    }

    /// An agreement, and errors for its duplicate keys; `None` if it cannot be represented.
    pub(super) fn value(&self, index: usize) -> (Option<Value>, Vec<FileFault>) {
        let mut twice = Vec::new();
        let place = format!("/{AGREEMENTS}/{index}");
        let seed = Unique { pointer: place.clone(), twice: &mut twice };
        let value = seed.deserialize(&mut serde_json::Deserializer::from_str(self.0[index].get())).ok();
        let mut faults: Vec<FileFault> =
            twice.into_iter().map(|(place, value)| fault(place, value, super::TWICE.to_owned())).collect();
        if value.is_none() {
            let remedy = "a number is out of range, an escape is invalid, or values are nested too deeply; correct it";
            faults = vec![fault(place, Value::Null, remedy.to_owned())];
        }
        for fault in &mut faults {
            fault.agreement = Some(index);
        }
        (value, faults)
    }
}

fn fault(place: String, value: Value, remedy: String) -> FileFault {
    FileFault { place, value: shown(&value), remedy, agreement: None }
}

/// Line and column as editors count them: any line ending, columns in characters.
fn syntax_fault(text: &str, error: &serde_json::Error) -> FileFault {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let end = text.floor_char_boundary(before + error.column().saturating_sub(1));
    let line = Lines::new(text).line_at(end);
    let column = text[..end].rsplit(['\r', '\n']).next().map_or(0, |line| line.chars().count()) + 1;
    let place = format!("line {line} column {column}");
    let what = error.to_string();
    let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what);
    let remedy = format!("the file is not JSON: {what}; for a table, name a .csv file or use --format csv");
    fault(place, Value::Null, remedy)
}

/// A value as shown in an error; objects and lists are not parsed for it.
fn shown_raw(value: &RawValue) -> Value {
    let text = value.get();
    if text.starts_with(['{', '[']) {
        return Value::from(text);
    }
    serde_json::from_str(text).unwrap_or_else(|_| Value::from(text))
}

/// The JSON pointer of a key in an object (RFC 6901).
pub(super) fn pointer(object: &str, key: &str) -> String {
    format!("{object}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// The members of an object, in order.
struct Members<'t>(Vec<(String, &'t RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsMembers;
        impl<'de> Visitor<'de> for AsMembers {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(AsMembers)
    }
}

/// Deserializes a value and collects duplicate keys: `serde_json` silently takes the last one.
struct Unique<'a> {
    pointer: String,
    /// Pointer and second value of each duplicate key.
    twice: &'a mut Vec<(String, Value)>,
}

impl<'de> DeserializeSeed<'de> for Unique<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Unique<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            let pointer = format!("{}/{}", self.pointer, list.len());
            match sequence.next_element_seed(Unique { pointer, twice: &mut *self.twice })? {
                Some(value) => list.push(value),
                None => return Ok(list.into()),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            let pointer = pointer(&self.pointer, &key);
            let value = members.next_value_seed(Unique { pointer: pointer.clone(), twice: &mut *self.twice })?;
            if map.contains_key(&key) {
                self.twice.push((pointer, value.clone()));
            }
            map.insert(key, value);
        }
        Ok(map.into())
    }
}
