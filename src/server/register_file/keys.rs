//! Parses the JSON of product keys. No fault quotes anything of such a record: values of neighboring columns may be keys, too.

use super::{
    Activations, Key, Location,
    reader::{Object, Reader},
};
use crate::{
    domain::product_key::{KeyFault, KeyStatus, KeyType, MOST_ACTIVATIONS, search_form},
    server::custody::ProductKey,
};
use serde_json::{Value, value::RawValue};
use std::sync::Arc;
use zeroize::{Zeroize, Zeroizing};

const KEYS: [&str; 11] = [
    "id",
    "agreement",
    "account",
    "family",
    "version",
    "edition",
    "type",
    "value",
    "activations",
    "valid_from",
    "status",
];

/// What product keys alone have.
const OWN: [&str; 2] = ["value", "activations"];

/// Whether a record that is in a list of another kind is a product key.
pub(super) fn is_misplaced(location: &Location, raw: &RawValue, value: Option<&Value>) -> bool {
    let has = |key: &&str| match value {
        Some(value) => value.get(key).is_some(),
        None => raw.get().contains(&format!("\"{key}\"")),
    };
    !location.kind.is_secret() && OWN.iter().any(has)
}

/// Overwrites the text of a record that may hold a secret.
pub(super) fn forget_text(location: &Location, raw: Box<RawValue>) {
    if location.kind.is_secret() {
        String::from(Box::<str>::from(raw)).zeroize();
    }
}

/// Overwrites the texts of a record.
pub(super) fn forget(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(list) => list.iter_mut().for_each(forget),
        Value::Object(map) => map.values_mut().for_each(forget),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

impl Reader<'_> {
    /// The key, unless it cannot be read.
    pub(super) fn key(&mut self, value: &Value) -> Option<Key> {
        let object = self.object(value, String::new(), &KEYS)?;
        let id = self.record_id(&object, "id");
        let agreement = self.number(&object, "agreement");
        let account = self.number(&object, "account");
        let family = self.text(&object, "family");
        let version = self.optional(&object, "version", Self::text);
        let edition = self.optional(&object, "edition", Self::text);
        let key_type = self.word(&object, "type", &KeyType::ALL.map(KeyType::code), KeyType::from_code);
        let value = self.optional(&object, "value", Self::product_key);
        let activations = self.activations(&object);
        let valid_from = self.optional(&object, "valid_from", Self::date);
        let status = self.word(&object, "status", &KeyStatus::ALL.map(KeyStatus::code), KeyStatus::from_code);
        if let Some(value) = &value {
            let texts = [("id", &id), ("family", &family), ("version", &version), ("edition", &edition)];
            self.refuse_copies(&object, value, &texts.map(|(key, text)| (key, text.as_deref())));
        }
        Some(Key {
            id: id?,
            agreement: agreement?,
            account: account?,
            family: family?,
            version,
            edition,
            r#type: key_type?,
            value,
            activations,
            valid_from,
            status: status?,
        })
    }

    /// Refuses fields that have the key, too: the columns of the file are shifted, and those fields are no secrets.
    fn refuse_copies(&mut self, object: &Object<'_>, value: &ProductKey, texts: &[(&str, Option<&str>)]) {
        let compared = Zeroizing::new(search_form(value.reveal()));
        for (key, text) in texts {
            if text.is_some_and(|text| search_form(text).contains(compared.as_str())) {
                self.fault(object.at(key), &Value::Null, "has the key, too, which belongs in value alone");
            }
        }
    }

    fn product_key(&mut self, object: &Object<'_>, key: &str) -> Option<Arc<ProductKey>> {
        let remedy = match object.get(key).as_str().map(ProductKey::parse) {
            Some(Ok(key)) => return Some(Arc::new(key)),
            Some(Err(KeyFault::Masked)) => {
                "this is a mask, not a key; import the key itself, or leave it out to keep it"
            }
            Some(Err(KeyFault::Formula)) => {
                "a key cannot begin with =, +, -, @ or ', nor have ; or \": spreadsheets would change it; ask the vendor for \
                 its other form"
            }
            Some(Err(KeyFault::Characters)) | None => {
                "must be a text of 5 to 200 printable ASCII characters, without spaces"
            }
        };
        self.fault(object.at(key), &Value::Null, remedy);
        None
    }

    fn activations(&mut self, object: &Object<'_>) -> Option<Activations> {
        if !object.has("activations") {
            return None;
        }
        let child = self.child(object, "activations", &["total", "used", "counted_on"])?;
        let total = self.optional(&child, "total", |reader, object, key| reader.count(object, key, MOST_ACTIVATIONS));
        let used = self.count(&child, "used", MOST_ACTIVATIONS);
        let counted_on = self.date(&child, "counted_on");
        Some(Activations { total, used: used?, counted_on: counted_on? })
    }
}
