//! The audit trail: append-only, written in the transaction of the change, hash-chained. Personal data is stored apart from
//! the entries and can be forgotten.

mod personal;
mod verify;

pub use personal::{Content, content, emptied, open_content};
pub use verify::{Broken, Fault, Forgotten, Verified, verify};

use super::db::{
    self, Connection, Origin, Transaction,
    audit::{AuditRow, Head, Link},
};
use crate::{
    domain::{
        audit::{Action, By},
        moment::Moment,
    },
    server::token::sha256_hex,
};
use personal::Sealed;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// One thing that was done.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The organization that it concerns, if any.
    pub organization_id: Option<String>,
    /// The purchasing account that it concerns, or the agreement if it concerns the whole of it. A change that affects
    /// several writes one entry for each, so that readers see only their own.
    pub scope_id: Option<String>,
    /// What was done.
    pub action: Action,
    /// To whom or what: an id or a number.
    pub subject: String,
    /// More facts: before and after, reason. Never a secret.
    pub details: Value,
}

impl Entry {
    /// About what concerns no organization.
    #[must_use]
    pub fn of_nobody(action: Action, subject: &str, details: Value) -> Self {
        Self { organization_id: None, scope_id: None, action, subject: subject.to_owned(), details }
    }

    /// About a purchasing account of an organization, or one of its agreements.
    #[must_use]
    pub fn of_scope(organization_id: &str, scope_id: &str, action: Action, subject: &str, details: Value) -> Self {
        let (organization_id, scope_id) = (Some(organization_id.to_owned()), Some(scope_id.to_owned()));
        Self { organization_id, scope_id, action, subject: subject.to_owned(), details }
    }
}

/// What differs between two values: `before` and `after` of each, key by key where both are objects.
#[must_use]
pub fn changes(before: &Value, after: &Value) -> Value {
    let (Value::Object(old), Value::Object(new)) = (before, after) else {
        return json!({ "before": before, "after": after });
    };
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let pairs =
        keys.into_iter().map(|key| (key, old.get(key).unwrap_or(&Value::Null), new.get(key).unwrap_or(&Value::Null)));
    pairs.filter(|(_, old, new)| old != new).map(|(key, old, new)| (key.clone(), changes(old, new))).collect()
}

/// The chain of what someone does in an organization, or in none. The entries of a chain are written one after the other, so
/// people share one only by chance: each organization has up to 256.
fn chain_of(organization_id: Option<&str>, by: &By) -> String {
    let lane = &sha256_hex(by.word().as_bytes())[..2];
    format!("{}/{lane}", organization_id.unwrap_or_default())
}

/// Appends entries to their chains, in order. The transaction knows its origin.
pub async fn record(tx: &mut Transaction, now: Moment, by: &By, entries: &[Entry]) -> db::Result<()> {
    let mut chains: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        chains.entry(chain_of(entry.organization_id.as_deref(), by)).or_default().push(entry);
    }
    for (chain, entries) in chains {
        let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
        let (last, mut previous) = db::audit::advance(tx, &chain, count).await?;
        let mut rows = Vec::with_capacity(entries.len());
        for (sequence, entry) in (last - count + 1..).zip(entries) {
            let link = Link { chain: chain.clone(), sequence };
            let mut row = row(link, now, by, tx.origin(), entry);
            row.hash = hash(&previous, &row);
            previous.clone_from(&row.hash);
            rows.push(row);
        }
        db::audit::append(tx, &rows).await?;
    }
    Ok(())
}

/// An entry as stored, without its hash; its personal part is separate.
fn row(link: Link, now: Moment, by: &By, origin: &Origin, entry: &Entry) -> AuditRow {
    let mut details = entry.details.clone();
    let personal = Sealed::take(&mut details, origin.address());
    AuditRow {
        chain: link.chain,
        sequence: link.sequence,
        at: now,
        actor: by.word(),
        action: entry.action.code().to_owned(),
        subject: entry.subject.clone(),
        organization_id: entry.organization_id.clone(),
        scope_id: entry.scope_id.clone(),
        source: origin.word().to_owned(),
        details: details.to_string(),
        personal_digest: personal.as_ref().map(Sealed::digest),
        hash: String::new(),
        salt: personal.as_ref().map(|personal| personal.salt.clone()),
        facts: personal.map(|personal| personal.facts),
    }
}

/// The hash of an entry: it covers the digest of the personal part, not the part itself. JSON keeps the fields apart whatever
/// they hold.
fn hash(previous: &str, row: &AuditRow) -> String {
    let fields = json!([
        previous,
        row.chain,
        row.sequence,
        row.at,
        row.actor,
        row.action,
        row.subject,
        row.organization_id,
        row.scope_id,
        row.source,
        row.details,
        row.personal_digest,
    ]);
    sha256_hex(fields.to_string().as_bytes())
}

/// The first of some exported heads that is no longer an entry: the newest entries were removed, or a chain was
/// rebuilt.
pub async fn find_cut<'a>(connection: &mut Connection, exported: &'a [Head]) -> db::Result<Option<&'a Head>> {
    for head in exported {
        if !db::audit::holds(connection, head).await? {
            return Ok(Some(head));
        }
    }
    Ok(None)
}
