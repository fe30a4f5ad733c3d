//! JSON: lists of records, read as a stream and each parsed by itself.

use super::{Event, FileFault, Head, Location, Raw, hints, shown, source::Source, unknown_key};
use crate::domain::{
    day::Day,
    person::{is_invisible, is_unprintable},
    register::RecordKind,
};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, value::RawValue};
use std::{collections::HashSet, fmt, io};

/// The key of the format's version, and that of this one.
const FORMAT: &str = "format";
const KNOWN_FORMAT: u64 = 1;
/// The keys of what a file says of itself.
const AS_OF: &str = "as_of";
const SOURCE: &str = "source";
/// The most characters of a source.
pub const LONGEST_SOURCE: usize = 100;
/// Remedy for product keys among other records, and the other way around.
pub(super) const OWN_FILE: &str = "product keys come in a file of their own, which is imported with --kind keys";
/// Remedy for a duplicate key.
const TWICE: &str = "duplicate key; keep one";

/// Reads the records of a file one after the other, and the faults of the file itself.
pub(super) fn read(
    source: &Source,
    kinds: &'static [RecordKind],
    each: &mut dyn FnMut(Event) -> bool,
) -> io::Result<()> {
    let mut deserializer = serde_json::Deserializer::from_reader(source.text()?);
    let mut reading = Reading { each, kinds, is_stopped: false };
    let expected = Expected { reading: &mut reading, what: What::Document };
    let outcome = expected.deserialize(&mut deserializer).and_then(|found| deserializer.end().map(|()| found));
    match outcome {
        _ if reading.is_stopped => {}
        Ok(None) => {}
        Ok(Some(_)) => {
            let remedy = format!("must be an object with {}", reading.lists().join(", "));
            reading.tell(fault("the document".to_owned(), &Value::Null, remedy));
        }
        Err(error) if error.is_io() => return Err(error.into()),
        Err(error) => {
            let (line, column) = source.place(error.line(), error.column())?;
            let what = error.to_string();
            let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what);
            let remedy = format!("the file is not JSON: {what}; for a table, name a .csv file or use --format csv");
            reading.tell(fault(format!("line {line} column {column}"), &Value::Null, remedy));
        }
    }
    Ok(())
}

fn fault(place: String, value: &Value, remedy: impl Into<String>) -> FileFault {
    FileFault { place, value: shown(value), remedy: remedy.into(), record: None }
}

/// A record as JSON, and its duplicate keys; `None` if it cannot be represented.
pub(super) fn value(location: &Location, raw: &RawValue) -> (Option<Value>, Vec<FileFault>) {
    let mut twice = Vec::new();
    let seed = Unique { pointer: String::new(), twice: &mut twice };
    let Ok(value) = seed.deserialize(&mut serde_json::Deserializer::from_str(raw.get())) else {
        let remedy = "a number is out of range, an escape is invalid, or values are nested too deeply; correct it";
        return (None, vec![location.fault("", &Value::Null, remedy)]);
    };
    let fault = |(pointer, value): (String, Value)| location.fault(&pointer, &value, TWICE);
    (Some(value), twice.into_iter().map(fault).collect())
}

/// The JSON pointer of a key in an object (RFC 6901).
pub(super) fn pointer(object: &str, key: &str) -> String {
    format!("{object}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// The name of the system that a register comes from, if a text is one.
#[must_use]
pub fn source_name(text: &str) -> Option<String> {
    let is_printable = !text.trim().is_empty() && !is_invisible(text) && !text.chars().any(is_unprintable);
    (is_printable && text.chars().count() <= LONGEST_SOURCE).then(|| text.trim().to_owned())
}

/// Whoever hears of what is read, until it has heard enough.
struct Reading<'a> {
    each: &'a mut dyn FnMut(Event) -> bool,
    /// The lists that the file may have.
    kinds: &'static [RecordKind],
    is_stopped: bool,
}

impl Reading<'_> {
    fn lists(&self) -> Vec<&'static str> {
        self.kinds.iter().map(|kind| kind.code()).collect()
    }

    fn kind(&self, key: &str) -> Option<RecordKind> {
        RecordKind::from_code(key).filter(|kind| self.kinds.contains(kind))
    }

    fn tell(&mut self, fault: FileFault) {
        self.is_stopped |= !(self.each)(Event::Fault(fault));
    }

    /// Tells of unknown keys, by name only where the file has no secrets. What stands there is not quoted either way.
    fn tell_unknown(&mut self, places: Vec<String>, has_secrets: bool) {
        let known = [&[FORMAT, AS_OF, SOURCE], self.lists().as_slice()].concat();
        for place in places {
            let place = if has_secrets { "the document".to_owned() } else { place };
            self.tell(fault(place, &Value::Null, unknown_key(&known)));
        }
    }

    /// Tells what the file says of itself, null for nothing.
    fn tell_head(&mut self, key: &str, place: String, value: &Value) {
        let text = value.as_str().unwrap_or_default();
        let head = if key == AS_OF {
            Day::parse(text).map(|day| Head::AsOf(day.to_string()))
        } else {
            source_name(text).map(Head::Source)
        };
        match head {
            _ if value.is_null() => {}
            Some(head) => self.is_stopped |= !(self.each)(Event::Head(head)),
            None if key == AS_OF => {
                self.tell(fault(
                    place,
                    value,
                    hints::of_spoiled(text, "must be a valid date in the format YYYY-MM-DD"),
                ));
            }
            None => self.tell(fault(place, value, hints::of_text(text, LONGEST_SOURCE))),
        }
    }
}

/// What a value should be.
enum What {
    Document,
    List(RecordKind),
    /// A text, or whatever else there is.
    Head,
    Anything,
}

/// Reads a value that should be something, and gives it as faults show it if it is something else.
struct Expected<'r, 'a> {
    reading: &'r mut Reading<'a>,
    what: What,
}

impl<'de> DeserializeSeed<'de> for Expected<'_, '_> {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Value>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Expected<'_, '_> {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Option<Value>, E> {
        Ok(Some(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Option<Value>, E> {
        Ok(Some(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Option<Value>, E> {
        Ok(Some(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Option<Value>, E> {
        Ok(Some(value.into()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Option<Value>, E> {
        Ok(Some(value.into()))
    }

    fn visit_unit<E: Error>(self) -> Result<Option<Value>, E> {
        Ok(Some(Value::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Option<Value>, A::Error> {
        let What::List(kind) = self.what else {
            while sequence.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Some(if matches!(self.what, What::Head) { Value::Array(Vec::new()) } else { "[…]".into() }));
        };
        for index in 0.. {
            let Some(raw) = sequence.next_element::<Box<RawValue>>()? else { break };
            let location = Location::new(kind, index, Vec::new());
            if !(self.reading.each)(Event::Raw(location, Raw::Json(raw), Vec::new())) {
                self.reading.is_stopped = true;
                return Err(A::Error::custom("no one listens"));
            }
        }
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Option<Value>, A::Error> {
        let What::Document = self.what else {
            while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Some(if matches!(self.what, What::Head) { Map::new().into() } else { "{…}".into() }));
        };
        let reading = self.reading;
        let (mut seen, mut unknown) = (HashSet::new(), Vec::new());
        while let Some(key) = members.next_key::<String>()? {
            let place = pointer("", &key);
            let kind = reading.kind(&key);
            let is_known = kind.is_some() || [FORMAT, AS_OF, SOURCE].contains(&key.as_str());
            let is_second = !seen.insert(key.clone());
            let is_head = key == AS_OF || key == SOURCE;
            let is_elsewhere = kind.is_none() && RecordKind::from_code(&key).is_some();
            let what = match kind.filter(|_| !is_second) {
                Some(kind) => What::List(kind),
                None if is_head => What::Head,
                None => What::Anything,
            };
            let found = members.next_value_seed(Expected { reading: &mut *reading, what })?;
            match found {
                _ if !is_known && !is_elsewhere => unknown.push(place),
                _ if is_second => reading.tell(fault(place, &Value::Null, TWICE)),
                _ if is_elsewhere => reading.tell(fault(place, &Value::Null, OWN_FILE)),
                Some(_) if kind.is_some() => reading.tell(fault(place, &Value::Null, super::NO_LIST)),
                Some(value) if key == FORMAT && value.as_u64() != Some(KNOWN_FORMAT) => {
                    let remedy = format!("this program reads format {KNOWN_FORMAT}; export the register in it");
                    reading.tell(fault(place, &value, remedy));
                }
                Some(value) if is_head => reading.tell_head(&key, place, &value),
                _ => {}
            }
        }
        reading.tell_unknown(
            unknown,
            seen.iter().any(|key| RecordKind::from_code(key).is_some_and(RecordKind::is_secret)),
        );
        let has_list = seen.iter().any(|key| reading.kind(key).is_some());
        Ok((!has_list).then(|| "{…}".into()))
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
