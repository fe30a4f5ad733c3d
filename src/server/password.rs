//! Hashing passwords, and the lists of known ones.

use crate::domain::{fault::FaultCode, password};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash};
use std::sync::Arc;
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

/// Memory in KiB, passes and lanes of argon2id (OWASP password storage cheat sheet).
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Passwords that can be guessed within this many attempts are refused (as a power of ten).
const FEWEST_GUESSES_LOG10: f64 = 10.0;

/// The hash of no password. Checking against it costs what checking a real one costs.
const DUMMY_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlz$mB1qeSMbOWrrTSSqvzFGRxhWSGtTvLPGM0dXBWH8Ocs";

/// Runs hashes on as many threads as there are cores; more would only take memory.
#[derive(Clone)]
pub struct PasswordPool {
    places: Arc<Semaphore>,
}

/// What checking a password told.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// Another password.
    Wrong,
    /// The right one.
    Right,
    /// The right one, but hashed with older parameters: store this hash instead.
    RightButOld(String),
}

impl PasswordPool {
    /// A pool with one place a core.
    #[must_use]
    pub fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { places: Arc::new(Semaphore::new(cores)) }
    }

    /// The PHC string of a new password.
    pub async fn hash(&self, password: &str) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
        let password = normalize(password);
        self.run(move || hash(&password)).await?
    }

    /// Checks a password against a stored hash, or does the same work for nobody.
    pub async fn verify(
        &self,
        password: &str,
        stored: Option<String>,
    ) -> Result<Verdict, Box<dyn std::error::Error + Send + Sync>> {
        let password = normalize(password);
        self.run(move || {
            let phc = stored.as_deref().unwrap_or(DUMMY_HASH);
            let parsed = PasswordHash::new(phc).map_err(|error| error.to_string())?;
            let right = hasher()?.verify_password(password.as_bytes(), &parsed).is_ok() && stored.is_some();
            match (right, is_current(&parsed)) {
                (false, _) => Ok(Verdict::Wrong),
                (true, true) => Ok(Verdict::Right),
                (true, false) => Ok(Verdict::RightButOld(hash(&password)?)),
            }
        })
        .await?
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Box<dyn std::error::Error + Send + Sync>> {
        let _place = self.places.acquire().await?;
        Ok(tokio::task::spawn_blocking(work).await?)
    }
}

impl Default for PasswordPool {
    fn default() -> Self {
        Self::new()
    }
}

/// Unicode form NFC: the same password from every keyboard (NIST SP 800-63B-4, 3.1.1.2).
#[must_use]
pub fn normalize(password: &str) -> String {
    password.nfc().collect()
}

/// Checks a new password against all rules of decision 9.
pub fn check(password: &str, context: &[&str]) -> Result<(), FaultCode> {
    let password = normalize(password);
    password::check_password(&password, context)?;
    let estimate = zxcvbn::zxcvbn(&password, context);
    if estimate.guesses_log10() < FEWEST_GUESSES_LOG10 { Err(FaultCode::PasswordKnown) } else { Ok(()) }
}

fn hasher() -> Result<Argon2<'static>, String> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| error.to_string())?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &str) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    Ok(hasher()?.hash_password(password.as_bytes()).map_err(|error| error.to_string())?.to_string())
}

/// Whether a hash was made with at least the parameters of today.
fn is_current(parsed: &PasswordHash) -> bool {
    Params::try_from(parsed)
        .is_ok_and(|params| params.m_cost() >= MEMORY_KIB && params.t_cost() >= PASSES && params.p_cost() >= LANES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_right_in_either_unicode_form() {
        let pool = PasswordPool::new();
        let hash = pool.hash("caf\u{e9} violets in june").await.expect("hash");
        let verdict = pool.verify("cafe\u{301} violets in june", Some(hash.clone())).await.expect("verify");
        assert_eq!(verdict, Verdict::Right);
        assert_eq!(pool.verify("cafe violets in june", Some(hash)).await.expect("verify"), Verdict::Wrong);
    }

    #[tokio::test]
    async fn nobody_has_the_dummy_password() {
        assert_eq!(PasswordPool::new().verify("anything", None).await.expect("verify"), Verdict::Wrong);
    }

    /// asvs: v5.0.0-11.4.2
    #[tokio::test]
    async fn the_stored_form_is_argon2id_with_the_documented_cost() {
        let hash = PasswordPool::new().hash("kiwi lamp storm 7").await.expect("hash");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    }

    #[tokio::test]
    async fn an_old_hash_is_replaced_at_sign_in() {
        let params = Params::new(8192, 1, 1, None).expect("params");
        let old = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password(b"kiwi lamp storm 7")
            .expect("hash")
            .to_string();
        let verdict = PasswordPool::new().verify("kiwi lamp storm 7", Some(old)).await.expect("verify");
        assert!(matches!(verdict, Verdict::RightButOld(new) if new.contains("m=19456")));
    }

    /// asvs: v5.0.0-6.2.4
    #[test]
    fn known_and_guessable_passwords_are_refused() {
        for password in ["passwordpassword", "aaaaaaaaaaaaaaaaaaaa", "qwertyuiopasdfgh", "123456789012345"] {
            assert_eq!(check(password, &[]), Err(FaultCode::PasswordKnown), "{password}");
        }
        assert_eq!(check("kiwi lamp storm 7", &[]), Ok(()));
    }
}
