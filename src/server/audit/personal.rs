//! The personal part of an entry, stored separately: the chain covers a salted digest of it, so that it can be
//! forgotten.

use crate::server::{
    db::audit::{AuditRow, Link},
    token::{Token, sha256_hex},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// The keys of details whose values identify someone, at any depth.
const PERSONAL_KEYS: [&str; 12] = [
    "address",
    "administrator",
    "contacts",
    "email",
    "first_name",
    "inviter",
    "last_name",
    "partners",
    "person",
    // People write what they like.
    "reason_text",
    "renewal_contacts",
    "signatory",
];

/// The personal part of an entry.
#[derive(Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Personal {
    /// The network address that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// What [`split`] took out of the details.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    details: Value,
}

/// A personal part as it is stored.
pub struct Sealed {
    /// What no one can guess: without it, the digest tells nothing about what was forgotten.
    pub salt: String,
    /// The personal part, as JSON.
    pub facts: String,
}

/// What an entry says, personal part included.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Content {
    /// The source: a network address, `command line`, `register` or `server`; `client` if the address was forgotten.
    pub source: String,
    /// Values before and after, and other facts.
    pub details: Value,
    /// Whether the personal part was forgotten.
    pub is_emptied: bool,
}

impl Sealed {
    /// Seals what is personal in the details, which lose it, and a network address. None where there is nothing.
    pub fn take(details: &mut Value, address: Option<&str>) -> Option<Self> {
        let personal = Personal { source: address.map(str::to_owned), details: split(details).unwrap_or_default() };
        if personal == Personal::default() {
            return None;
        }
        let facts = json!(personal).to_string();
        Some(Self { salt: Token::random().secret().to_owned(), facts })
    }

    /// What the chain covers.
    pub fn digest(&self) -> String {
        digest(&self.salt, &self.facts)
    }
}

/// SHA-256 over salt and facts. JSON keeps the two apart, so that no character can move from one to the other.
pub fn digest(salt: &str, facts: &str) -> String {
    sha256_hex(json!([salt, facts]).to_string().as_bytes())
}

/// Reads an entry together with its personal part.
#[must_use]
pub fn content(row: &AuditRow) -> Content {
    let mut details: Value = serde_json::from_str(&row.details).unwrap_or_default();
    let personal: Personal =
        row.facts.as_deref().and_then(|facts| serde_json::from_str(facts).ok()).unwrap_or_default();
    join(&mut details, personal.details);
    Content {
        source: personal.source.unwrap_or_else(|| row.source.clone()),
        details,
        is_emptied: row.personal_digest.is_some() && row.facts.is_none(),
    }
}

/// Reads an entry without its personal part, for readers who may not view the trail, and names what that part is about.
#[must_use]
pub fn open_content(row: &AuditRow) -> (Content, Vec<String>) {
    let details: Value = serde_json::from_str(&row.details).unwrap_or_default();
    let personal: Personal =
        row.facts.as_deref().and_then(|facts| serde_json::from_str(facts).ok()).unwrap_or_default();
    let keys = personal.details.as_object().into_iter().flat_map(Map::keys);
    let about = keys.filter(|key| PERSONAL_KEYS.contains(&key.as_str())).cloned().collect();
    (Content { source: row.source.clone(), details, is_emptied: false }, about)
}

/// Entries of a chain that were emptied, as the entry about a forgotten person lists them: what is gone without being on
/// such a list was not forgotten but lost.
#[derive(Deserialize, Serialize)]
struct Emptied {
    chain: String,
    sequences: Vec<i64>,
}

/// The details of an entry about a forgotten person.
#[must_use]
pub fn emptied(links: &[Link]) -> Value {
    let of_chain = |links: &[Link]| Emptied {
        chain: links[0].chain.clone(),
        sequences: links.iter().map(|link| link.sequence).collect(),
    };
    json!({ "entries": links.chunk_by(|one, next| one.chain == next.chain).map(of_chain).collect::<Vec<_>>() })
}

/// The entries that an entry about a forgotten person lists.
pub(super) fn emptied_by(row: &AuditRow) -> Vec<Link> {
    let details: Value = serde_json::from_str(&row.details).unwrap_or_default();
    let lists: Vec<Emptied> = serde_json::from_value(details["entries"].clone()).unwrap_or_default();
    let links = |Emptied { chain, sequences }: Emptied| {
        sequences.into_iter().map(move |sequence| Link { chain: chain.clone(), sequence })
    };
    lists.into_iter().flat_map(links).collect()
}

/// Takes what is personal out of a value; none where nothing is.
fn split(value: &mut Value) -> Option<Value> {
    let Value::Object(map) = value else { return None };
    let mut personal = Map::new();
    map.retain(|key, inner| {
        let taken = if is_personal(key, inner) { Some(inner.take()) } else { split(inner) };
        let is_rest = taken.is_none() || inner.as_object().is_some_and(|rest| !rest.is_empty());
        personal.extend(taken.map(|taken| (key.clone(), taken)));
        is_rest
    });
    (!personal.is_empty()).then_some(Value::Object(personal))
}

/// Whether a value is personal as a whole. A list is where something in it is: its parts have no place to come back to.
fn is_personal(key: &str, value: &Value) -> bool {
    let is_named = PERSONAL_KEYS.contains(&key) && !value.is_null();
    is_named || value.as_array().is_some_and(|list| list.iter().any(holds_personal))
}

fn holds_personal(value: &Value) -> bool {
    value.as_object().is_some_and(|map| map.iter().any(|(key, inner)| is_personal(key, inner) || holds_personal(inner)))
}

/// Puts back what [`split`] took.
fn join(value: &mut Value, personal: Value) {
    match (value, personal) {
        (Value::Object(map), Value::Object(personal)) => {
            for (key, inner) in personal {
                join(map.entry(key).or_insert(Value::Null), inner);
            }
        }
        (_, Value::Null) => {}
        (value, personal) => *value = personal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Splits, and asserts that joining gives back what was there; gives what stays and what is personal.
    fn apart(whole: &Value) -> (Value, Option<Value>) {
        let mut rest = whole.clone();
        let personal = split(&mut rest);
        let mut joined = rest.clone();
        join(&mut joined, personal.clone().unwrap_or_default());
        assert_eq!(joined, *whole);
        (rest, personal)
    }

    #[test]
    fn personal_facts_leave_the_details_wherever_they_stand() {
        let changed = json!({
            "lead": { "before": true, "after": false },
            "administrator": { "email": { "before": "a@contoso.com", "after": "b@contoso.com" } },
        });
        assert_eq!(
            apart(&changed),
            (
                json!({ "lead": { "before": true, "after": false } }),
                Some(json!({ "administrator": { "email": { "before": "a@contoso.com", "after": "b@contoso.com" } } }))
            )
        );
        let created =
            json!({ "before": null, "after": { "name": "Account 1", "administrator": { "email": "a@contoso.com" } } });
        assert_eq!(
            apart(&created),
            (
                json!({ "before": null, "after": { "name": "Account 1" } }),
                Some(json!({ "after": { "administrator": { "email": "a@contoso.com" } } }))
            )
        );
        let look = json!({ "state": null, "email": "a@contoso.com" });
        assert_eq!(apart(&look), (json!({ "state": null }), Some(json!({ "email": "a@contoso.com" }))));
    }

    #[test]
    fn what_is_not_personal_stays() {
        for details in [
            json!({}),
            json!({ "roles": ["account_viewer"], "organization": { "name": "Contoso" } }),
            json!({ "email": null, "state": "declined" }),
            json!({ "before": {}, "sessions": { "before": 2, "after": 0 } }),
            json!(null),
        ] {
            assert_eq!(apart(&details), (details, None));
        }
    }

    #[test]
    fn a_list_with_someone_in_it_is_personal_as_a_whole() {
        let people =
            json!({ "people": [{ "role": "x", "who": [{ "email": "a@contoso.com" }] }], "days": [{ "day": 1 }] });
        let (rest, personal) = apart(&people);
        assert_eq!(rest, json!({ "days": [{ "day": 1 }] }));
        assert_eq!(personal, Some(json!({ "people": people["people"] })));
    }

    #[test]
    fn nothing_personal_is_no_part() {
        assert!(Sealed::take(&mut json!({ "roles": [] }), None).is_none());
        let part = Sealed::take(&mut json!({ "roles": [] }), Some("10.0.0.7")).expect("an address");
        assert_eq!(part.facts, r#"{"source":"10.0.0.7"}"#);
    }

    #[test]
    fn equal_facts_have_digests_that_differ() {
        let part = || Sealed::take(&mut json!({ "email": "a@contoso.com" }), None).expect("a personal part");
        let (one, other) = (part(), part());
        assert_eq!(one.facts, other.facts);
        assert_ne!(one.digest(), other.digest());
    }
}
