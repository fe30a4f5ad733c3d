//! Importing product keys.

use super::order_imports::Known;
use crate::{
    api::ApiError,
    domain::{audit::Action, product::product_name},
    server::{
        audit::{Entry, changes},
        change::Change,
        custody::{Custody, ProductKey, Stored},
        db::{self, Connection, agreements::ScopeRow, orders::ImportedRow, product_keys::ProductKeyRow},
        failure::Outcome,
        ids::new_id,
        register_file::Key,
        text::sort_key,
        workflow::imports::{Effect, digest_of},
    },
};
use serde_json::{Value, json};

/// Whether a key of a register is the stored one: none is, to keep that.
pub async fn is_stored(
    connection: &mut Connection,
    custody: &Custody,
    value: Option<&ProductKey>,
    row: &ProductKeyRow,
) -> Outcome<bool> {
    let Some(value) = value else { return Ok(true) };
    let is_alike = custody.digest_of_search(connection, value.reveal()).await?.as_ref() == Some(&row.search_digest);
    Ok(is_alike && custody.is_same(connection, row, value).await?)
}

/// Writes a key of a register. Its account is known, and if it is new, it has a value.
pub async fn import_key(
    change: &mut Change,
    custody: &Custody,
    key: &Key,
    known: &mut Known,
    import: i64,
) -> Outcome<Effect> {
    let (digest, now) = (digest_of(key), change.now);
    let former = db::product_keys::find_by_register_id(change, &key.id).await?;
    let is_stored = match &former {
        Some(former) => is_stored(change, custody, key.value.as_deref(), former).await?,
        None => false,
    };
    if is_stored && former.as_ref().is_some_and(|former| former.digest == digest) {
        return Ok(Effect::Unchanged);
    }
    let scope = known.account(change, &key.agreement, &key.account).await?.ok_or(ApiError::NotFound)?;
    let id = former.as_ref().map_or_else(|| new_id(now), |former| former.id.clone());
    let (stored, search_digest) = match (key.value.as_deref(), &former) {
        (Some(value), _) if !is_stored => {
            let digest = custody.digest(change, &mut known.data_keys, value, now).await?;
            let stored = custody.store(change, &mut known.data_keys, &scope.organization_id, &id, value, now).await?;
            (stored, digest)
        }
        // What goes to another organization is encrypted by that one's data key.
        (_, Some(former)) if former.organization_id != scope.organization_id => {
            let (current, organization_id) = (&mut known.data_keys, &scope.organization_id);
            let stored = custody.move_to(change, current, former, organization_id, now).await?;
            (stored, former.search_digest.clone())
        }
        (_, Some(former)) => (kept(former), former.search_digest.clone()),
        (_, None) => return Err(ApiError::NotFound.into()),
    };
    let name = product_name(&key.family, key.version.as_deref(), key.edition.as_deref());
    let row = ProductKeyRow {
        id,
        register_id: key.id.clone(),
        agreement_id: scope.agreement_id.clone(),
        purchasing_account_id: scope.account_id.clone(),
        family: key.family.clone(),
        version: key.version.clone(),
        edition: key.edition.clone(),
        sort_name: sort_key(&name),
        r#type: key.r#type,
        status: key.status,
        valid_from: key.valid_from.clone(),
        activations_total: key.activations.as_ref().and_then(|activations| activations.total),
        activations_used: key.activations.as_ref().map(|activations| activations.used),
        counted_on: key.activations.as_ref().map(|activations| activations.counted_on.clone()),
        organization_id: stored.organization_id,
        data_key_id: stored.data_key_id,
        sealed: stored.sealed,
        search_digest,
        shown_end: stored.shown_end,
        created_in: former.as_ref().map_or(import, |former| former.created_in),
        changed_in: import,
        digest,
    };
    db::product_keys::save(change, &row).await?;
    let Some(former) = former else { return Ok(Effect::Created) };
    record_change(change, &scope, &former, &row, is_stored).await?;
    Ok(Effect::Updated)
}

fn kept(row: &ProductKeyRow) -> Stored {
    Stored {
        organization_id: row.organization_id.clone(),
        data_key_id: row.data_key_id.clone(),
        sealed: row.sealed.clone(),
        shown_end: row.shown_end.clone(),
    }
}

/// Records what changed in a known key, and that the key itself is another one, never which.
async fn record_change(
    change: &mut Change,
    scope: &ScopeRow,
    former: &ProductKeyRow,
    row: &ProductKeyRow,
    is_stored: bool,
) -> Outcome<()> {
    let is_moved = former.purchasing_account_id != row.purchasing_account_id;
    let mut details = changes(&if is_moved { Value::Null } else { facts(former) }, &facts(row));
    if !is_stored {
        details["key_value"] = json!("replaced");
    }
    if is_moved {
        if let Some(left) = db::agreements::find_scope_of_account(change, &former.purchasing_account_id).await? {
            record(change, &left, Action::KeyMoved, &row.id, json!({ "key": row.register_id }));
        }
        details["key"] = json!(row.register_id);
        record(change, scope, Action::KeyMoved, &row.id, details);
        return Ok(());
    }
    if details != json!({}) {
        details["key"] = json!(row.register_id);
        record(change, scope, Action::KeyUpdated, &row.id, details);
    }
    Ok(())
}

/// What the register says of a key, for the audit trail to compare.
fn facts(row: &ProductKeyRow) -> Value {
    json!({
        "product": row.name(),
        "key_type": row.r#type,
        "key_status": row.status,
        "valid_from": row.valid_from,
        "activations_total": row.activations_total,
        "activations_used": row.activations_used,
        "counted_on": row.counted_on,
    })
}

fn record(change: &mut Change, scope: &ScopeRow, action: Action, subject: &str, details: Value) {
    change.record(Entry::of_scope(&scope.organization_id, &scope.account_id, action, subject, details));
}

/// Records what an import did in a purchasing account, in numbers.
pub async fn record_key_import(change: &mut Change, number: i64, row: &ImportedRow) -> Outcome<()> {
    let scope = db::agreements::find_scope_of_account(change, &row.purchasing_account_id).await?;
    let scope = scope.ok_or(ApiError::NotFound)?;
    let details = json!({ "keys_created": row.created, "keys_changed": row.changed });
    record(change, &scope, Action::KeysImported, &number.to_string(), details);
    Ok(())
}
