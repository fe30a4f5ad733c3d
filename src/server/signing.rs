//! Signs what services verify: JSON Web Tokens with ES256 (RFC 7515, RFC 7518).

use super::{
    change::Change,
    custody::{Custody, CustodyFault},
    db::{self, Connection, Transaction},
    failure::{Failure, Outcome},
    ids::new_id,
    state::App,
};
use crate::{
    domain::{
        audit::By,
        moment::{Moment, Span},
        product_key::DataKeyPurpose,
    },
    server::db::signing_keys::SigningKeyRow,
};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};
use std::sync::{Arc, PoisonError, RwLock};
use zeroize::Zeroizing;

/// How long an answer is valid.
pub const LIFETIME: Span = Span::minutes(5);
/// How long a key is published after the last answer that it signed has expired.
const PUBLISHED: Span = Span::hours(1);

/// Bytes of a coordinate of the public point.
const COORDINATE: usize = 32;

/// The table that private keys are bound to.
const TABLE: &str = "signing_keys";

/// A private key, encrypted: PKCS #8. It cannot be printed or serialized, only stored and used here.
#[derive(Clone, sqlx::Type)]
#[sqlx(transparent)]
pub struct PrivateKey(String);

/// A key that signs. It cannot be printed or serialized either.
pub struct SigningKey {
    id: String,
    pair: EcdsaKeyPair,
}

/// The key that signs, so that it is not decoded for each answer.
#[derive(Default)]
pub struct Signer(RwLock<Option<Arc<SigningKey>>>);

impl Signer {
    /// The key with this id.
    async fn find(&self, app: &App, id: &str) -> Outcome<Arc<SigningKey>> {
        let cached = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(key) = cached.filter(|key| key.id == id) {
            return Ok(key);
        }
        let mut connection = app.db.read().await?;
        let row = db::signing_keys::find(&mut connection, id).await?;
        let row = row.ok_or_else(|| fault("the signing key is gone"))?;
        let key = Arc::new(SigningKey::of(&row, &open(&mut connection, &app.custody, &row).await?)?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&key));
        Ok(key)
    }
}

impl SigningKey {
    fn of(row: &SigningKeyRow, bytes: &[u8]) -> Outcome<Self> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, bytes, &SystemRandom::new());
        Ok(Self { id: row.id.clone(), pair: pair.map_err(|_| fault("a signing key is not of P-256"))? })
    }

    /// Claims as a signed token of a type.
    fn sign(&self, token_type: &str, claims: &Value) -> Outcome<String> {
        let header = json!({ "alg": "ES256", "kid": self.id, "typ": token_type });
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(&header), part(claims));
        let signature = self.pair.sign(&SystemRandom::new(), text.as_bytes());
        let signature = signature.map_err(|_| fault("nothing can be signed"))?;
        Ok(format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

/// Without the reason of the library, which may tell of the key.
fn fault(what: &'static str) -> Failure {
    Failure::Internal(what.into())
}

/// Signs claims by the key with this id, or by the first one, which is made now.
pub async fn sign(app: &App, key_id: Option<&str>, token_type: &str, claims: &Value) -> Outcome<String> {
    let key = if let Some(id) = key_id {
        app.signer.find(app, id).await?
    } else {
        let id = first_key(app).await?;
        app.signer.find(app, &id).await?
    };
    key.sign(token_type, claims)
}

/// The key set that services verify by (RFC 7517): the key that signs, and those that signed lately. Without services,
/// there may be none: whoever asks, which is anyone, makes no key.
pub async fn key_set(app: &App) -> Outcome<Value> {
    let since = app.clock.now() - LIFETIME - PUBLISHED;
    let keys = db::signing_keys::list_published(&mut app.db.read().await?, since).await?;
    let keys = keys.iter().map(|key| {
        json!({ "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": key.id, "x": key.x, "y": key.y })
    });
    Ok(json!({ "keys": keys.collect::<Vec<_>>() }))
}

/// The moment before which keys must have retired to be forgotten.
#[must_use]
pub const fn published_for() -> Span {
    Span(LIFETIME.0 + PUBLISHED.0)
}

/// The private key of a row.
async fn open(connection: &mut Connection, custody: &Custody, row: &SigningKeyRow) -> Outcome<Zeroizing<Vec<u8>>> {
    if let Some(id) = &row.data_key_id {
        return Ok(custody.find(connection, id).await?.open(TABLE, &row.id, "", &row.private_key.0)?);
    }
    let bytes = STANDARD.decode(&row.private_key.0);
    Ok(Zeroizing::new(bytes.map_err(|_| CustodyFault::Broken(format!("the row {} of {TABLE}", row.id)))?))
}

/// Seals the keys that this data key encrypts, or with none, those that are not encrypted, by the one that encrypts now.
/// Gives what does not open, which stops none of the others.
pub async fn seal_again(
    tx: &mut Transaction,
    custody: &Custody,
    data_key_id: Option<&str>,
    now: Moment,
) -> Outcome<Vec<CustodyFault>> {
    // A key that is being made may be sealed by the data key that encrypted before: it is waited for.
    db::signing_keys::lock(tx).await?;
    let rows = db::signing_keys::list_encrypted_by(tx, data_key_id).await?;
    if data_key_id.is_none() && !rows.is_empty() {
        // What was plain is not to stay in the free parts of the file.
        db::audit::overwrite_deleted(tx).await?;
    }
    let mut broken = Vec::new();
    for row in rows {
        let bytes = match CustodyFault::apart(open(tx, custody, &row).await)? {
            Ok(bytes) => bytes,
            Err(fault) => {
                broken.push(fault);
                continue;
            }
        };
        let data_key = custody.current(tx, DataKeyPurpose::Signing, "", now).await?;
        let sealed = PrivateKey(data_key.seal(TABLE, &row.id, "", &bytes)?);
        db::signing_keys::set_private_key(tx, &row.id, &sealed, data_key.id()).await?;
    }
    Ok(broken)
}

async fn first_key(app: &App) -> Outcome<String> {
    let mut change = Change::begin(app, By::System).await?;
    let id = ensure_key(&mut change, &app.custody).await?;
    change.commit().await?;
    Ok(id)
}

/// The id of the key that signs; makes one where there is none.
pub async fn ensure_key(change: &mut Change, custody: &Custody) -> Outcome<String> {
    db::signing_keys::lock(change).await?;
    match db::signing_keys::find_current(change).await? {
        Some(id) => Ok(id),
        None => add_key(change, custody).await,
    }
}

/// Lets a new key sign; the one before it stays published for a while.
pub async fn rotate(change: &mut Change, custody: &Custody) -> Outcome<String> {
    db::signing_keys::lock(change).await?;
    let now = change.now;
    db::signing_keys::retire_current(change, now).await?;
    add_key(change, custody).await
}

async fn add_key(change: &mut Change, custody: &Custody) -> Outcome<String> {
    let bytes = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
    let bytes = bytes.map_err(|_| fault("no signing key can be made"))?;
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, bytes.as_ref(), &SystemRandom::new());
    let pair = pair.map_err(|_| fault("a new signing key cannot be read"))?;
    // An uncompressed point: a byte that says so, x, y.
    let (x, y) = pair.public_key().as_ref()[1..].split_at(COORDINATE);
    let (id, now) = (new_id(change.now), change.now);
    let data_key = custody.current(change, DataKeyPurpose::Signing, "", now).await?;
    let row = SigningKeyRow {
        private_key: PrivateKey(data_key.seal(TABLE, &id, "", bytes.as_ref())?),
        data_key_id: Some(data_key.id().to_owned()),
        id,
        x: URL_SAFE_NO_PAD.encode(x),
        y: URL_SAFE_NO_PAD.encode(y),
        created_at: change.now,
        retired_at: None,
    };
    db::signing_keys::create(change, &row).await?;
    Ok(row.id)
}
