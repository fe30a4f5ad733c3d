//! The audit trail: append-only, in the transaction of the change, hash-chained per organization.

use super::db::{
    self, Connection, Transaction,
    audit::{AuditRow, Head},
};
use crate::{
    domain::{
        audit::{Action, By},
        moment::Moment,
    },
    server::token::sha256_hex,
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// One thing that was done.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The organization that it concerns, if any.
    pub organization_id: Option<String>,
    /// The purchasing account that it concerns, or the agreement where it concerns all of it. What touches several
    /// is told by an entry each, so that a reader of one scope never learns of another.
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

/// Appends what somebody did to the chains, in its order. From where it was done is what the transaction knows.
pub async fn record(tx: &mut Transaction, now: Moment, by: &By, entries: &[Entry]) -> db::Result<()> {
    let mut chains: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        chains.entry(entry.organization_id.as_deref().unwrap_or_default()).or_default().push(entry);
    }
    for (organization_id, entries) in chains {
        let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
        let (last, mut previous) = db::audit::advance(tx, organization_id, count).await?;
        let mut rows = Vec::with_capacity(entries.len());
        for (sequence, entry) in (last - count + 1..).zip(entries) {
            let mut row = AuditRow {
                organization_id: organization_id.to_owned(),
                sequence,
                at: now.0,
                actor: by.word(),
                action: entry.action.code().to_owned(),
                subject: entry.subject.clone(),
                details: entry.details.to_string(),
                scope_id: entry.scope_id.clone(),
                source: tx.origin().word().to_owned(),
                hash: String::new(),
            };
            row.hash = chain(&previous, &row);
            previous.clone_from(&row.hash);
            rows.push(row);
        }
        db::audit::append(tx, &rows).await?;
    }
    Ok(())
}

/// The hash of an entry. JSON keeps the fields apart whatever they hold.
fn chain(previous: &str, row: &AuditRow) -> String {
    let mut fields = vec![
        json!(previous),
        json!(row.organization_id),
        json!(row.sequence),
        json!(row.at),
        json!(row.actor),
        json!(row.action),
        json!(row.subject),
        json!(row.details),
    ];
    // Entries from before these were kept have neither; every later one has a source.
    if row.scope_id.is_some() || !row.source.is_empty() {
        fields.extend([json!(row.scope_id), json!(row.source)]);
    }
    sha256_hex(Value::Array(fields).to_string().as_bytes())
}

/// Entries that are checked at a time: a trail may be larger than the memory.
const CHECKED_AT_ONCE: i64 = 1_000;

/// The first entry that does not fit its chain: organization and sequence. The connection is to be a snapshot
/// ([`Db::snapshot`](db::Db::snapshot)): what is written meanwhile would look like a break.
pub async fn verify(connection: &mut Connection) -> db::Result<Option<(String, i64)>> {
    let mut broken = db::audit::find_stray(connection).await?;
    for head in db::audit::list_heads(connection).await? {
        if let Some(sequence) = first_break(connection, &head).await? {
            let found = (head.organization_id, sequence);
            broken = Some(broken.map_or(found.clone(), |stray| stray.min(found)));
        }
    }
    Ok(broken)
}

/// The first place of a chain whose entry is missing or was touched.
async fn first_break(connection: &mut Connection, head: &Head) -> db::Result<Option<i64>> {
    let (mut sequence, mut previous) = (0, String::new());
    while sequence < head.sequence {
        let rows = db::audit::list_chain(connection, head, sequence, CHECKED_AT_ONCE).await?;
        if rows.is_empty() {
            return Ok(Some(sequence + 1));
        }
        for row in rows {
            sequence += 1;
            if row.sequence != sequence || row.hash != chain(&previous, &row) {
                return Ok(Some(sequence));
            }
            previous = row.hash;
        }
    }
    Ok((previous != head.hash).then_some(head.sequence))
}

/// The first of some exported heads that is no entry any more: the newest entries were cut, or a chain was made anew.
pub async fn find_cut<'a>(connection: &mut Connection, exported: &'a [Head]) -> db::Result<Option<&'a Head>> {
    for head in exported {
        if !db::audit::holds(connection, head).await? {
            return Ok(Some(head));
        }
    }
    Ok(None)
}
