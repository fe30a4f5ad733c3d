//! Parses the JSON of a record and collects every error with its pointer.

use super::{
    Administrator, Agreement, Contact, FileFault, Location, Organization, Partner, PurchasingAccount, Signatory, hints,
    json, unknown_key,
};
use crate::domain::{
    agreement::{AgreementStatus, ContactRole, Sector},
    day::Day,
    email::EmailAddress,
    language::Language,
    number::Number,
    person::{self, LONGEST_NAME, is_invisible, is_unprintable},
    register::is_record_id,
};
use serde_json::{Map, Value};
use std::{collections::HashSet, ops::RangeInclusive};

/// The most characters of a text other than a person's name.
const LONGEST_TEXT: usize = 200;
/// The most characters of a code.
const LONGEST_CODE: usize = 40;

pub(super) struct Reader<'a> {
    faults: Vec<FileFault>,
    location: &'a Location,
    allows_address: &'a dyn Fn(&str) -> bool,
}

/// An object and its pointer.
pub(super) struct Object<'v> {
    map: &'v Map<String, Value>,
    /// Relative to the record.
    pointer: String,
}

impl<'a> Reader<'a> {
    /// A reader of the record at this location.
    pub(super) const fn new(allows_address: &'a dyn Fn(&str) -> bool, location: &'a Location) -> Self {
        Self { faults: Vec::new(), location, allows_address }
    }

    pub(super) fn into_faults(self) -> Vec<FileFault> {
        self.faults
    }

    pub(super) fn fault(&mut self, pointer: String, value: &Value, remedy: impl Into<String>) {
        self.faults.push(self.location.fault(&pointer, value, remedy));
    }

    /// The agreement, unless it cannot be read.
    pub(super) fn agreement(&mut self, value: &Value) -> Option<Agreement> {
        let keys = [
            "number",
            "programme",
            "signed_on",
            "ends_on",
            "status",
            "organization",
            "signatory",
            "partners",
            "contacts",
            "purchasing_accounts",
        ];
        let object = self.object(value, String::new(), &keys)?;
        let number = self.number(&object, "number");
        let programme = self.text(&object, "programme");
        let signed_on = self.date(&object, "signed_on");
        let ends_on = self.optional(&object, "ends_on", Self::date);
        let status =
            self.word(&object, "status", &AgreementStatus::ALL.map(AgreementStatus::code), AgreementStatus::from_code);
        let organization = self.child(&object, "organization", &["id", "name", "country"]).map(|child| Organization {
            id: self.optional(&child, "id", Self::text),
            name: self.text(&child, "name").unwrap_or_default(),
            country: self.country(&child, "country").unwrap_or_default(),
        });
        let signatory = match object.map.get("signatory") {
            None | Some(Value::Null) => None,
            Some(_) => self.child(&object, "signatory", &["name", "email"]).map(|child| Signatory {
                name: self.text(&child, "name").unwrap_or_default(),
                email: self.email(&child, "email").unwrap_or_default(),
            }),
        };
        let partners = self.partners(&object);
        let contacts = self.contacts(&object);
        let purchasing_accounts = self.purchasing_accounts(&object);
        Some(Agreement {
            number: number?,
            programme: programme?,
            signed_on: signed_on?,
            ends_on,
            status: status?,
            organization: organization?,
            signatory,
            partners,
            contacts,
            purchasing_accounts,
        })
    }

    fn contacts(&mut self, object: &Object<'_>) -> Vec<Contact> {
        if !object.map.contains_key("contacts") {
            return Vec::new();
        }
        let mut contacts = Vec::new();
        for (index, value) in self.list(object, "contacts").unwrap_or_default().iter().enumerate() {
            let pointer = format!("{}/{index}", object.at("contacts"));
            let Some(child) = self.object(value, pointer, &["role", "name", "email"]) else { continue };
            let role = self.word(&child, "role", &ContactRole::ALL.map(ContactRole::code), ContactRole::from_code);
            let (name, email) = (self.text(&child, "name"), self.email(&child, "email"));
            let (Some(role), Some(name), Some(email)) = (role, name, email) else { continue };
            contacts.push(Contact { role, name, email });
        }
        contacts
    }

    fn partners(&mut self, object: &Object<'_>) -> Vec<Partner> {
        if !object.map.contains_key("partners") {
            return Vec::new();
        }
        let mut ids = HashSet::new();
        let mut partners = Vec::new();
        for (index, value) in self.list(object, "partners").unwrap_or_default().iter().enumerate() {
            let pointer = format!("{}/partners/{index}", object.pointer);
            let Some(child) = self.object(value, pointer, &["id", "name", "email", "country"]) else { continue };
            let (id, name) = (self.text(&child, "id"), self.text(&child, "name"));
            let (email, country) = (self.email(&child, "email"), self.country(&child, "country"));
            let (Some(id), Some(name), Some(email), Some(country)) = (id, name, email, country) else { continue };
            if ids.insert(id.clone()) {
                partners.push(Partner { id, name, email, country });
            } else {
                self.fault(child.at("id"), &value["id"], "duplicate partner; list it once");
            }
        }
        partners
    }

    fn purchasing_accounts(&mut self, object: &Object<'_>) -> Vec<PurchasingAccount> {
        let list = self.list(object, "purchasing_accounts").unwrap_or_default();
        let place = object.at("purchasing_accounts");
        let mut numbers = HashSet::new();
        let mut accounts = Vec::new();
        for (index, value) in list.iter().enumerate() {
            let Some(account) = self.purchasing_account(value, format!("{place}/{index}")) else { continue };
            if !numbers.insert(account.number.clone()) {
                self.fault(
                    format!("{place}/{index}/number"),
                    &value["number"],
                    "duplicate number; purchasing account numbers are unique in an agreement",
                );
            }
            accounts.push(account);
        }
        let leads = list.iter().filter(|account| account["lead"] == Value::Bool(true)).count();
        // A value that is not a boolean is already an error, and may have been meant as either.
        let is_known = list.iter().all(|account| account["lead"].is_boolean());
        if object.map.get("purchasing_accounts").is_some_and(Value::is_array) && is_known && leads != 1 {
            self.fault(
                place,
                &Value::from(leads),
                format!("{leads} purchasing accounts have \"lead\": true; exactly one must"),
            );
        }
        accounts
    }

    fn purchasing_account(&mut self, value: &Value, pointer: String) -> Option<PurchasingAccount> {
        let keys = ["number", "name", "sector", "lead", "offer_ends_on", "administrator"];
        let object = self.object(value, pointer, &keys)?;
        let number = self.number(&object, "number");
        let name = self.text(&object, "name");
        let sector = self.word(&object, "sector", &Sector::ALL.map(Sector::code), Sector::from_code);
        let lead = self.boolean(&object, "lead");
        let offer_ends_on = self.optional(&object, "offer_ends_on", Self::date);
        let administrator = self.administrator(&object);
        Some(PurchasingAccount {
            number: number?,
            name: name?,
            sector: sector?,
            lead: lead?,
            offer_ends_on,
            administrator: administrator?,
        })
    }

    fn administrator(&mut self, object: &Object<'_>) -> Option<Administrator> {
        let child =
            self.child(object, "administrator", &["email", "first_name", "last_name", "language", "country"])?;
        let email = self.email(&child, "email");
        if let Some(email) = email.as_ref().filter(|email| !(self.allows_address)(email)) {
            self.fault(child.at("email"), &Value::from(email.as_str()), "an address at a public email provider; use the work address, or list this one in BC_ALLOWED_PUBLIC_ADDRESSES");
        }
        let has = |key: &str| child.map.get(key).and_then(Value::as_str).is_some_and(|name| !name.trim().is_empty());
        let first_name = if has("last_name") && !has("first_name") {
            let remedy = "missing; add it, or enter a single name here and omit last_name";
            self.fault(child.at("first_name"), child.map.get("first_name").unwrap_or(&Value::Null), remedy);
            None
        } else {
            self.name(&child, "first_name", true)
        };
        let last_name = self.name(&child, "last_name", false);
        let language = self.word(&child, "language", &Language::ALL.map(Language::code), Language::from_code);
        let country = self.country(&child, "country");
        Some(Administrator {
            email: email?,
            first_name: first_name?,
            last_name: last_name?,
            language: language?,
            country: country?,
        })
    }

    pub(super) fn object<'v>(&mut self, value: &'v Value, pointer: String, keys: &[&str]) -> Option<Object<'v>> {
        let Some(map) = value.as_object() else {
            self.fault(pointer, value, format!("must be an object with {}", keys.join(", ")));
            return None;
        };
        // What stands there is not quoted: it may be anything, such as a product key.
        for key in map.keys().filter(|key| !keys.contains(&key.as_str())) {
            self.fault(json::pointer(&pointer, key), &Value::Null, unknown_key(keys));
        }
        Some(Object { map, pointer })
    }

    pub(super) fn child<'v>(&mut self, object: &Object<'v>, key: &str, keys: &[&str]) -> Option<Object<'v>> {
        let Some(value) = object.map.get(key) else {
            self.fault(object.at(key), &Value::Null, format!("missing; add an object with {}", keys.join(", ")));
            return None;
        };
        self.object(value, object.at(key), keys)
    }

    pub(super) fn list<'v>(&mut self, object: &Object<'v>, key: &str) -> Option<&'v [Value]> {
        let value = object.map.get(key).unwrap_or(&Value::Null);
        let list = value.as_array().map(Vec::as_slice);
        if list.is_none() {
            self.fault(object.at(key), value, super::NO_LIST);
        }
        list
    }

    fn string<'v>(&mut self, object: &Object<'v>, key: &str) -> Option<&'v str> {
        match object.map.get(key) {
            Some(Value::String(text)) if !text.trim().is_empty() => Some(text),
            None | Some(Value::Null) => {
                self.fault(object.at(key), &Value::Null, "missing; add it");
                None
            }
            Some(Value::String(text)) => {
                self.fault(object.at(key), &Value::from(text.as_str()), "empty; fill it in");
                None
            }
            Some(other) => {
                self.fault(object.at(key), other, "must be a string; numbers are strings too, to keep leading zeros");
                None
            }
        }
    }

    /// The id of a record.
    pub(super) fn record_id(&mut self, object: &Object<'_>, key: &str) -> Option<String> {
        let parse = |text: &str| is_record_id(text).then(|| text.to_owned());
        self.checked(object, key, parse, |_| "must be 1 to 40 letters, digits or hyphens".to_owned())
    }

    pub(super) fn checked<T>(
        &mut self,
        object: &Object<'_>,
        key: &str,
        parse: impl Fn(&str) -> Option<T>,
        remedy: impl Fn(&str) -> String,
    ) -> Option<T> {
        let text = self.string(object, key)?;
        let parsed = parse(text);
        if parsed.is_none() {
            self.fault(object.at(key), &Value::from(text), remedy(text));
        }
        parsed
    }

    pub(super) fn text(&mut self, object: &Object<'_>, key: &str) -> Option<String> {
        let tidy = |text: &str| {
            let tidy = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let is_printable = !text.chars().any(is_unprintable) && !is_invisible(text);
            (tidy.chars().count() <= LONGEST_TEXT && is_printable).then_some(tidy)
        };
        self.checked(object, key, tidy, |text| hints::of_text(text, LONGEST_TEXT))
    }

    /// A value that may be missing or null.
    pub(super) fn optional<T>(
        &mut self,
        object: &Object<'_>,
        key: &str,
        read: impl FnOnce(&mut Self, &Object<'_>, &str) -> Option<T>,
    ) -> Option<T> {
        match object.map.get(key) {
            None | Some(Value::Null) => None,
            Some(_) => read(self, object, key),
        }
    }

    /// A whole number from 0 on.
    pub(super) fn count(&mut self, object: &Object<'_>, key: &str, most: i64) -> Option<i64> {
        self.whole(object, key, 0..=most)
    }

    /// A whole number in a range.
    pub(super) fn whole(&mut self, object: &Object<'_>, key: &str, range: RangeInclusive<i64>) -> Option<i64> {
        let value = object.get(key);
        let whole = value.as_i64().filter(|whole| range.contains(whole));
        if whole.is_none() {
            let rule = format!("whole number from {} to {}", range.start(), range.end());
            let remedy = match value {
                Value::Null => format!("missing; add a {rule}"),
                Value::String(text) => hints::of_spoiled(text, &format!("must be a {rule}")),
                _ => format!("must be a {rule}"),
            };
            self.fault(object.at(key), value, remedy);
        }
        whole
    }

    /// A code of the register: 1 to 40 letters, digits, hyphens or underscores.
    pub(super) fn code(&mut self, object: &Object<'_>, key: &str) -> Option<String> {
        let parse = |text: &str| {
            let is_valid = text.len() <= LONGEST_CODE
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            is_valid.then(|| text.to_owned())
        };
        self.checked(object, key, parse, |_| "must be 1 to 40 letters, digits, hyphens or underscores".to_owned())
    }

    fn name(&mut self, object: &Object<'_>, key: &str, is_required: bool) -> Option<String> {
        let is_empty = object.map.get(key).is_none_or(|value| value.is_null() || value == "");
        if is_empty && !is_required {
            return Some(String::new());
        }
        let parse = |text: &str| person::tidy_name(text).ok().filter(|name| !name.is_empty());
        self.checked(object, key, parse, |text| hints::of_text(text, LONGEST_NAME.into()))
    }

    pub(super) fn number(&mut self, object: &Object<'_>, key: &str) -> Option<String> {
        let strict = |text: &str| {
            Number::parse(text).ok().filter(|n| n.as_str().len() == text.len()).map(|n| n.as_str().to_owned())
        };
        self.checked(object, key, strict, hints::of_number)
    }

    fn email(&mut self, object: &Object<'_>, key: &str) -> Option<String> {
        let parse = |text: &str| EmailAddress::parse(text).ok().map(|address| address.as_str().to_owned());
        self.checked(object, key, parse, |_| "must be an email address in the format name@example.com".to_owned())
    }

    pub(super) fn country(&mut self, object: &Object<'_>, key: &str) -> Option<String> {
        self.checked(object, key, |text| person::parse_country(text).ok(), hints::of_country)
    }

    pub(super) fn date(&mut self, object: &Object<'_>, key: &str) -> Option<String> {
        let iso = |text: &str| Day::parse(text).map(|day| day.to_string());
        self.checked(object, key, iso, |text| hints::of_spoiled(text, "must be a valid date in the format YYYY-MM-DD"))
    }

    pub(super) fn word<T>(
        &mut self,
        object: &Object<'_>,
        key: &str,
        words: &[&str],
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        self.checked(object, key, parse, |text| hints::of_word(text, words))
    }

    fn boolean(&mut self, object: &Object<'_>, key: &str) -> Option<bool> {
        let value = object.map.get(key).unwrap_or(&Value::Null);
        let boolean = value.as_bool();
        if boolean.is_none() {
            let is_quoted = ["true", "false"].iter().any(|word| value == word);
            let remedy = if is_quoted { "remove the quotes" } else { "must be true or false" };
            self.fault(object.at(key), value, remedy);
        }
        boolean
    }
}

impl Object<'_> {
    /// Whether there is a value, and not null.
    pub(super) fn has(&self, key: &str) -> bool {
        !self.get(key).is_null()
    }

    /// A value; null for none.
    pub(super) fn get(&self, key: &str) -> &Value {
        self.map.get(key).unwrap_or(&Value::Null)
    }

    /// The pointer of a value.
    pub(super) fn at(&self, key: &str) -> String {
        format!("{}/{key}", self.pointer)
    }
}
