//! Forgetting a person in the audit trail: names and addresses are deleted, the chains still verify.

use crate::{
    domain::{
        audit::{Action, By, Topic},
        email::readable,
    },
    server::{
        audit::{self, Entry},
        change::Change,
        db::{
            self, Connection,
            audit::{AuditRow, Link},
        },
        failure::Outcome,
    },
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Entries per batch: a trail may not fit into memory.
const READ_AT_ONCE: i64 = 1_000;

/// The entries by or about a person that have a personal part.
#[derive(Debug)]
pub struct Traces {
    user_id: Option<String>,
    entries: Vec<(Scope, Link)>,
}

impl Traces {
    /// How many entries there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.entries.len()
    }
}

/// Searches the trail for a person by normalized address. In a large trail this takes a while, so it happens before the
/// transaction.
pub async fn find(connection: &mut Connection, email_key: &str) -> Outcome<Traces> {
    let person = Person::find(connection, email_key).await?;
    let entries = person.list_entries(connection).await?;
    Ok(Traces { user_id: person.user_id, entries })
}

/// Empties the entries and records it in each scope. Returns the number of emptied entries.
pub async fn forget(change: &mut Change, traces: Traces) -> Outcome<usize> {
    db::audit::overwrite_deleted(change).await?;
    let mut emptied: BTreeMap<Scope, Vec<Link>> = BTreeMap::new();
    for (scope, link) in traces.entries {
        if db::audit::delete_personal(change, &link).await? {
            emptied.entry(scope).or_default().push(link);
        }
    }
    let entries = emptied.values().map(Vec::len).sum();
    for (Scope { organization_id, scope_id }, links) in emptied {
        let subject = traces.user_id.clone().unwrap_or_default();
        let details = audit::emptied(&links);
        change.record(Entry { organization_id, scope_id, action: Action::PersonForgotten, subject, details });
    }
    Ok(entries)
}

/// What an entry concerns.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Scope {
    organization_id: Option<String>,
    scope_id: Option<String>,
}

/// Who is to be forgotten.
struct Person<'a> {
    email_key: &'a str,
    /// The address as people read it.
    readable: String,
    user_id: Option<String>,
    /// As who acts.
    word: Option<String>,
    /// Subjects of entries: the user and every invitation.
    ids: BTreeSet<String>,
    /// The agreements and purchasing accounts for which the register names the person, by their ids.
    named_for: BTreeSet<String>,
}

impl<'a> Person<'a> {
    async fn find(connection: &mut Connection, email_key: &'a str) -> Outcome<Self> {
        let user_id = db::users::find_by_email(connection, email_key).await?.map(|user| user.id);
        let mut ids: BTreeSet<String> = user_id.iter().cloned().collect();
        ids.extend(db::invitations::list_all_ids_of(connection, email_key).await?);
        let word = user_id.clone().map(|id| By::User(id).word());
        let readable = readable(email_key);
        let named_for = db::agreements::list_naming(connection, email_key, &readable).await?.into_iter().collect();
        Ok(Self { email_key, readable, user_id, word, ids, named_for })
    }

    /// The entries by or about the person that have a personal part.
    async fn list_entries(&self, connection: &mut Connection) -> Outcome<Vec<(Scope, Link)>> {
        let mut found = Vec::new();
        // The register may correct a name without its address: such an entry is about whoever the agreement or purchasing
        // account names, so it goes where that is the person, now or by another entry.
        let mut nameless = Vec::new();
        let mut named_for = self.named_for.clone();
        let mut after = Link { chain: String::new(), sequence: 0 };
        loop {
            let rows = db::audit::list_personal(connection, &after, READ_AT_ONCE).await?;
            let Some(last) = rows.last() else { break };
            after = last.link();
            for row in rows {
                let is_of_register = row.action().is_some_and(|action| action.topic() == Topic::Register);
                let is_named = self.is_named_in(&row);
                let scope = Scope { organization_id: row.organization_id.clone(), scope_id: row.scope_id.clone() };
                if is_of_register && is_named {
                    named_for.extend(row.scope_id.clone());
                }
                if is_named || self.is_by_or_about(&row) {
                    found.push((scope, row.link()));
                } else if is_of_register && row.facts.as_ref().is_some_and(|facts| !facts.contains('@')) {
                    nameless.push((scope, row.link()));
                }
            }
        }
        let is_named_for = |scope: &Scope| scope.scope_id.as_ref().is_some_and(|id| named_for.contains(id));
        found.extend(nameless.into_iter().filter(|(scope, _)| is_named_for(scope)));
        found.sort_by(|(_, one), (_, other)| one.cmp(other));
        Ok(found)
    }

    fn is_by_or_about(&self, row: &AuditRow) -> bool {
        self.ids.contains(&row.subject) || self.word.as_ref() == Some(&row.actor)
    }

    fn is_named_in(&self, row: &AuditRow) -> bool {
        let facts = row.facts.as_deref().and_then(|facts| serde_json::from_str(facts).ok());
        facts.is_some_and(|facts| self.is_in(&facts))
    }

    /// Whether a text anywhere in a value is, or holds, the address.
    fn is_in(&self, value: &Value) -> bool {
        match value {
            Value::String(text) => text
                .split(['<', '>', ' '])
                .any(|word| [self.email_key, &self.readable].iter().any(|address| word.eq_ignore_ascii_case(address))),
            Value::Array(values) => values.iter().any(|one| self.is_in(one)),
            Value::Object(map) => map.values().any(|one| self.is_in(one)),
            _ => false,
        }
    }
}
