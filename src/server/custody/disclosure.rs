//! Product keys: sealed, and opened for those who may view them, once the audit trail tells of it.

use super::{Custody, CustodyFault, DataKey};
use crate::{
    api::ApiError,
    domain::{
        access::Permission,
        agreement::AgreementStatus,
        audit::Action,
        moment::Moment,
        product_key::{self, DataKeyPurpose, KeyFault, Reason as Kind},
    },
    server::{
        access::Actor,
        audit::Entry,
        change::Change,
        db::{
            self, Connection, Transaction,
            agreements::ScopeRow,
            product_keys::{ProductKeyRow, ViewRow},
        },
        failure::Outcome,
        ids::new_id,
    },
};
use serde_json::json;
use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    sync::Arc,
};
use zeroize::Zeroizing;

/// The table that product keys are bound to.
const TABLE: &str = "product_keys";

/// A product key in plain text. It cannot be printed or serialized, and its memory is overwritten.
pub struct ProductKey(Zeroizing<String>);

impl ProductKey {
    /// Checks the text of a key.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        product_key::check(text).map(|()| Self(Zeroizing::new(text.to_owned())))
    }

    /// The text, for the answer that shows it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// A product key as it is stored.
#[derive(Clone, Eq, PartialEq, sqlx::Type)]
#[sqlx(transparent)]
pub struct SealedProductKey(String);

impl fmt::Debug for SealedProductKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealedProductKey")
    }
}

/// What is stored of a key.
#[derive(Clone)]
pub struct Stored {
    /// The organization whose data key encrypts it.
    pub organization_id: String,
    /// That data key.
    pub data_key_id: String,
    /// The key, encrypted.
    pub sealed: SealedProductKey,
    /// Its last characters, if it is long enough.
    pub shown_end: Option<String>,
}

/// Without any characters of the key.
impl fmt::Debug for Stored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stored").finish_non_exhaustive()
    }
}

/// The data keys that encrypt, as far as they were looked up in a transaction during which none is renewed.
#[derive(Default)]
pub struct CurrentKeys(HashMap<(&'static str, String), Arc<DataKey>>);

impl CurrentKeys {
    async fn find(
        &mut self,
        custody: &Custody,
        tx: &mut Transaction,
        (purpose, organization_id): (DataKeyPurpose, &str),
        now: Moment,
    ) -> Outcome<Arc<DataKey>> {
        let place = (purpose.code(), organization_id.to_owned());
        if let Some(known) = self.0.get(&place) {
            return Ok(Arc::clone(known));
        }
        let found = custody.current(tx, purpose, organization_id, now).await?;
        self.0.insert(place, Arc::clone(&found));
        Ok(found)
    }
}

impl Custody {
    /// Seals the key of a row for an organization.
    pub async fn store(
        &self,
        tx: &mut Transaction,
        current: &mut CurrentKeys,
        organization_id: &str,
        id: &str,
        key: &ProductKey,
        now: Moment,
    ) -> Outcome<Stored> {
        let data_key = current.find(self, tx, (DataKeyPurpose::ProductKeys, organization_id), now).await?;
        let sealed = data_key.seal(TABLE, id, organization_id, key.0.as_bytes())?;
        Ok(Stored {
            organization_id: organization_id.to_owned(),
            data_key_id: data_key.id().to_owned(),
            sealed: SealedProductKey(sealed),
            shown_end: product_key::shown_end(&key.0),
        })
    }

    /// The digest by which a key is found; the key for that is made where there is none.
    pub async fn digest(
        &self,
        tx: &mut Transaction,
        current: &mut CurrentKeys,
        key: &ProductKey,
        now: Moment,
    ) -> Outcome<String> {
        let data_key = current.find(self, tx, (DataKeyPurpose::Search, ""), now).await?;
        Ok(data_key.digest(&Zeroizing::new(product_key::search_form(&key.0))))
    }

    /// The digest of a typed text; none while no key is stored.
    pub async fn digest_of_search(&self, connection: &mut Connection, typed: &str) -> Outcome<Option<String>> {
        let row = db::custody::find_current(connection, DataKeyPurpose::Search, "").await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(self.unwrap(&row)?.digest(&Zeroizing::new(product_key::search_form(typed)))))
    }

    /// The same key, sealed for an organization by the data key that encrypts now.
    pub async fn move_to(
        &self,
        tx: &mut Transaction,
        current: &mut CurrentKeys,
        row: &ProductKeyRow,
        organization_id: &str,
        now: Moment,
    ) -> Outcome<Stored> {
        let key = self.open(tx, row).await?;
        self.store(tx, current, organization_id, &row.id, &key, now).await
    }

    /// Whether a row has exactly this key: digests tell neither letter case nor hyphens apart.
    pub async fn is_same(&self, connection: &mut Connection, row: &ProductKeyRow, key: &ProductKey) -> Outcome<bool> {
        Ok(self.open(connection, row).await?.reveal() == key.reveal())
    }

    async fn open(&self, connection: &mut Connection, row: &ProductKeyRow) -> Outcome<ProductKey> {
        let data_key = self.find(connection, &row.data_key_id).await?;
        let opened = data_key.open(TABLE, &row.id, &row.organization_id, &row.sealed.0)?;
        let text = std::str::from_utf8(&opened).map_err(|_| CustodyFault::Broken(format!("the key {}", row.id)))?;
        Ok(ProductKey(Zeroizing::new(text.to_owned())))
    }
}

/// Why someone wants to see keys.
#[derive(Clone, Debug)]
pub struct Reason {
    /// By kind.
    pub kind: Kind,
    /// In their own words.
    pub text: Option<String>,
}

/// A key that was opened.
pub struct Disclosed {
    /// Its row.
    pub row: ProductKeyRow,
    /// The key.
    pub key: ProductKey,
}

/// Opens keys for someone who may view them: the only way to a key. The audit trail and the list of who has seen a key
/// tell of it in the same transaction, which is committed before anything is returned; if any key does not open, nothing
/// is. `actor`: after [`Actor::recheck`] in this transaction. `found`: ids of keys by the purchasing account in which they
/// were found before it; the keys are read again. `export_id`: they are taken away as one file.
pub async fn disclose(
    mut change: Change,
    custody: &Custody,
    actor: &Actor,
    found: &BTreeMap<String, Vec<String>>,
    reason: &Reason,
    export_id: Option<&str>,
) -> Outcome<Vec<Disclosed>> {
    let (now, user_id) = (change.now, &actor.user().id);
    let view = |row: &ProductKeyRow| ViewRow {
        id: new_id(now),
        key_id: row.id.clone(),
        at: now,
        user_id: user_id.clone(),
        purchasing_account_id: row.purchasing_account_id.clone(),
        reason: reason.kind,
        export_id: export_id.map(str::to_owned),
    };
    let mut rows = Vec::new();
    for (account_id, ids) in found {
        let scope = find_viewable(&mut change, actor, account_id).await?;
        let mut fresh = read_again(&mut change, account_id, ids).await?;
        record(&mut change, &scope, &fresh, reason, export_id);
        rows.append(&mut fresh);
    }
    let views: Vec<ViewRow> = rows.iter().map(view).collect();
    db::product_keys::note_views(&mut change, &views).await?;
    db::product_keys::note_act(&mut change, &new_id(now), user_id, now).await?;
    let mut disclosed = Vec::with_capacity(rows.len());
    for row in rows {
        let key = custody.open(&mut change, &row).await?;
        disclosed.push(Disclosed { row, key });
    }
    change.commit().await?;
    Ok(disclosed)
}

/// A purchasing account whose keys the actor may view; drafts are invisible.
async fn find_viewable(connection: &mut Connection, actor: &Actor, account_id: &str) -> Outcome<ScopeRow> {
    let scope = db::agreements::find_scope_of_account(connection, account_id).await?;
    let is_viewable = |scope: &ScopeRow| {
        scope.agreement_status != AgreementStatus::Draft && actor.can_in(Permission::ViewKeys, &scope.scope())
    };
    Ok(scope.filter(is_viewable).ok_or(ApiError::NotFound)?)
}

/// The keys as they are now. `Busy` if one has gone to another account since it was found: a retry finds where it is.
async fn read_again(connection: &mut Connection, account_id: &str, ids: &[String]) -> Outcome<Vec<ProductKeyRow>> {
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let rows = db::product_keys::list_by_ids(connection, &ids).await?;
    let are_there = rows.len() == ids.len() && rows.iter().all(|row| row.purchasing_account_id == account_id);
    if are_there { Ok(rows) } else { Err(ApiError::Busy.into()) }
}

/// Records that keys of a purchasing account are shown or taken away.
fn record(change: &mut Change, scope: &ScopeRow, rows: &[ProductKeyRow], reason: &Reason, export_id: Option<&str>) {
    let mut record = |action, subject: &str, mut details: serde_json::Value| {
        details["key_reason"] = json!(reason.kind);
        if let Some(text) = &reason.text {
            details["reason_text"] = json!(text);
        }
        change.record(Entry::of_scope(&scope.organization_id, &scope.account_id, action, subject, details));
    };
    match export_id {
        Some(id) => record(Action::KeysExported, id, json!({ "export": id, "keys": rows.len() })),
        None => rows.iter().for_each(|row| {
            record(Action::KeyRevealed, &row.id, json!({ "key": row.register_id, "product": row.name() }));
        }),
    }
}
