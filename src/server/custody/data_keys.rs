//! Data keys: what secrets are encrypted by.

use super::{
    CustodyFault, Keyring,
    sealing::{Context, KEY, SealingKey, random, seal},
};
use crate::{
    domain::{moment::Moment, product_key::DataKeyPurpose},
    server::{db::custody::DataKeyRow, ids::new_id},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::hmac;
use zeroize::Zeroizing;

/// A data key. It cannot be printed, compared or serialized.
pub struct DataKey {
    id: String,
    bytes: Zeroizing<[u8; KEY]>,
}

impl DataKey {
    /// Makes one, wrapped by a key-encryption key.
    pub(super) fn generate(
        (kek_id, kek): (&str, &SealingKey),
        purpose: DataKeyPurpose,
        organization_id: &str,
        now: Moment,
    ) -> Result<DataKeyRow, CustodyFault> {
        let key = Self { id: new_id(now), bytes: Zeroizing::new(random()?) };
        let row = DataKeyRow {
            id: key.id.clone(),
            purpose,
            organization_id: organization_id.to_owned(),
            wrapped_by: String::new(),
            wrapped: String::new(),
            created_at: now,
        };
        key.wrapped_again((kek_id, kek), &row)
    }

    pub(super) fn unwrap(keyring: &Keyring, row: &DataKeyRow) -> Result<Self, CustodyFault> {
        let kek = keyring.find(&row.wrapped_by).ok_or_else(|| CustodyFault::Missing(row.wrapped_by.clone()))?;
        let opened = kek.open(&Self::context(row), &row.wrapped);
        let bytes = opened.and_then(|opened| opened.as_slice().try_into().ok());
        let bytes = bytes.ok_or_else(|| CustodyFault::Broken(Self::name(row)))?;
        Ok(Self { id: row.id.clone(), bytes: Zeroizing::new(bytes) })
    }

    /// What a fault calls it.
    fn name(row: &DataKeyRow) -> String {
        match row.organization_id.as_str() {
            "" => format!("the data key {} ({})", row.id, row.purpose.code()),
            organization_id => format!("the data key {} of the organization {organization_id}", row.id),
        }
    }

    /// Its row, wrapped by another key-encryption key.
    pub(super) fn wrapped_again(
        &self,
        (kek_id, kek): (&str, &SealingKey),
        row: &DataKeyRow,
    ) -> Result<DataKeyRow, CustodyFault> {
        let wrapped = seal(kek, &Self::context(row), &*self.bytes)?;
        Ok(DataKeyRow { wrapped_by: kek_id.to_owned(), wrapped, ..row.clone() })
    }

    /// Its purpose is bound, too: a key for one thing does not open another.
    fn context(row: &DataKeyRow) -> Context {
        Context::row("data_keys", &format!("{} {}", row.purpose.code(), row.id), &row.organization_id)
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Seals a secret of a row.
    pub fn seal(&self, table: &str, id: &str, organization_id: &str, secret: &[u8]) -> Result<String, CustodyFault> {
        seal(&SealingKey::new(&self.bytes), &Context::row(table, id, organization_id), secret)
    }

    /// Opens the secret of a row.
    pub(in crate::server) fn open(
        &self,
        table: &str,
        id: &str,
        organization_id: &str,
        sealed: &str,
    ) -> Result<Zeroizing<Vec<u8>>, CustodyFault> {
        let opened = SealingKey::new(&self.bytes).open(&Context::row(table, id, organization_id), sealed);
        opened.ok_or_else(|| CustodyFault::Broken(format!("the row {id} of {table}")))
    }

    /// HMAC-SHA256 of a text, in base64: equal texts have equal ones, and nobody without this key can try texts.
    #[must_use]
    pub fn digest(&self, text: &str) -> String {
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &*self.bytes), text.as_bytes());
        URL_SAFE_NO_PAD.encode(tag)
    }
}
