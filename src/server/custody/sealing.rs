//! AES-256-GCM: what is encrypted is bound to its place.

use super::CustodyFault;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    rand::{SecureRandom, SystemRandom},
};
use serde_json::json;
use zeroize::{Zeroize, Zeroizing};

/// The version of the format: part of what is bound.
const FORMAT: u32 = 1;
/// Bytes of a key.
pub const KEY: usize = 32;

/// Where something is encrypted. Elsewhere it does not open.
pub struct Context(String);

impl Context {
    /// A row of a table that belongs to an organization, or to none.
    pub fn row(table: &str, id: &str, organization_id: &str) -> Self {
        Self(json!([table, id, organization_id, FORMAT]).to_string())
    }

    /// The canary of a key-encryption key.
    pub fn canary(id: &str) -> Self {
        Self::row("canaries", id, "")
    }
}

/// A key that encrypts. It cannot be printed.
pub struct SealingKey(LessSafeKey);

impl SealingKey {
    /// Of its bytes.
    pub fn new(bytes: &[u8; KEY]) -> Self {
        #[expect(clippy::expect_used, reason = "the length is that of the algorithm")]
        let key = UnboundKey::new(&AES_256_GCM, bytes).expect("a key of 256 bits");
        Self(LessSafeKey::new(key))
    }

    /// What was sealed in a context, or nothing.
    pub fn open(&self, context: &Context, sealed: &str) -> Option<Zeroizing<Vec<u8>>> {
        let mut bytes = Zeroizing::new(STANDARD.decode(sealed).ok()?);
        let (nonce, _) = bytes.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let aad = Aad::from(context.0.as_bytes());
        let opened = self.0.open_in_place(nonce, aad, &mut bytes[NONCE_LEN..]).ok()?;
        Some(Zeroizing::new(opened.to_vec()))
    }
}

/// Seals a secret in a context, as base64 of nonce, ciphertext and tag. A random nonce of 96 bits is safe for far more
/// secrets than one key seals.
pub fn seal(key: &SealingKey, context: &Context, secret: &[u8]) -> Result<String, CustodyFault> {
    let nonce: [u8; NONCE_LEN] = random()?;
    let mut bytes = secret.to_vec();
    let sealed = key.0.seal_in_place_append_tag(
        Nonce::assume_unique_for_key(nonce),
        Aad::from(context.0.as_bytes()),
        &mut bytes,
    );
    if sealed.is_err() {
        bytes.zeroize();
        return Err(CustodyFault::NoRandomness);
    }
    Ok(STANDARD.encode([&nonce, bytes.as_slice()].concat()))
}

/// Random bytes.
pub fn random<const N: usize>() -> Result<[u8; N], CustodyFault> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| CustodyFault::NoRandomness)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_only_in_its_place_and_unchanged() {
        let key = SealingKey::new(&[7; KEY]);
        let context = || Context::row("product_keys", "a", "contoso");
        let sealed = seal(&key, &context(), b"secret").expect("sealed");
        assert_eq!(key.open(&context(), &sealed).expect("opened").as_slice(), b"secret");
        for other in [
            Context::row("product_keys", "b", "contoso"),
            Context::row("product_keys", "a", "fabrikam"),
            Context::row("signing_keys", "a", "contoso"),
        ] {
            assert!(key.open(&other, &sealed).is_none());
        }
        assert!(SealingKey::new(&[8; KEY]).open(&context(), &sealed).is_none());
        let bytes = STANDARD.decode(&sealed).expect("base64");
        for place in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[place] ^= 1;
            assert!(key.open(&context(), &STANDARD.encode(flipped)).is_none(), "{place}");
        }
        for cut in ["", "AAAA", &sealed[..24], "?"] {
            assert!(key.open(&context(), cut).is_none(), "{cut}");
        }
        let again = seal(&key, &context(), b"secret").expect("sealed");
        assert_ne!(sealed, again, "equal secrets look different");
    }
}
