//! Hashing passwords, and the lists of known ones.

use crate::domain::{fault::FaultCode, password};
use argon2::{
    ARGON2ID_IDENT, Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
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

type Error = Box<dyn std::error::Error + Send + Sync>;

/// What a hash works in. Taken from the system for every hash, it costs a fifth of the time, and the
/// allocator keeps one for each of many threads.
type Memory = Vec<Block>;

/// Runs hashes on as many threads as there are cores; more would only take memory.
#[derive(Clone)]
pub struct PasswordPool {
    places: Arc<Semaphore>,
    /// The memory of the places that are free; made when a place is used first.
    free: Arc<Mutex<Vec<Memory>>>,
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
        Self { places: Arc::new(Semaphore::new(cores)), free: Arc::default() }
    }

    /// The PHC string of a new password.
    pub async fn hash(&self, password: &str) -> Result<String, Error> {
        let password = normalize(password);
        self.run(move |memory| hash(&password, memory)).await?
    }

    /// Checks a password against a stored hash, or does the same work for nobody.
    pub async fn verify(&self, password: &str, stored: Option<String>) -> Result<Verdict, Error> {
        let password = normalize(password);
        self.run(move |memory| {
            let phc = PasswordHash::new(stored.as_deref().unwrap_or(DUMMY_HASH))?;
            let right = is_password_of(&password, &phc, memory)? && stored.is_some();
            match (right, is_current(&phc)) {
                (false, _) => Ok(Verdict::Wrong),
                (true, true) => Ok(Verdict::Right),
                (true, false) => Ok(Verdict::RightButOld(hash(&password, memory)?)),
            }
        })
        .await?
    }

    /// The place belongs to the work: a client that goes away ends its request, not the hash.
    async fn run<T: Send + 'static>(&self, work: impl FnOnce(&mut Memory) -> T + Send + 'static) -> Result<T, Error> {
        let place = self.places.clone().acquire_owned().await?;
        let pool = self.clone();
        let task = move || {
            let mut memory = pool.free().pop().unwrap_or_default();
            let result = work(&mut memory);
            pool.free().push(memory);
            drop(place);
            result
        };
        Ok(tokio::task::spawn_blocking(task).await?)
    }

    fn free(&self) -> MutexGuard<'_, Vec<Memory>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
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

fn hash(password: &str, memory: &mut Memory) -> Result<String, Error> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)?;
    let salt = Salt::generate();
    let phc = PasswordHash {
        algorithm: ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params)?,
        salt: Some(salt),
        hash: Some(derive(password, &salt, params, memory)?),
    };
    Ok(phc.to_string())
}

fn is_password_of(password: &str, stored: &PasswordHash, memory: &mut Memory) -> Result<bool, Error> {
    let salt = stored.salt.ok_or("a stored hash has no salt")?;
    // Outputs compare in constant time.
    Ok(Some(derive(password, &salt, Params::try_from(stored)?, memory)?) == stored.hash)
}

fn derive(password: &str, salt: &Salt, params: Params, memory: &mut Memory) -> Result<Output, Error> {
    let blocks = params.block_count();
    if memory.len() < blocks {
        memory.resize(blocks, Block::default());
    }
    let mut output = vec![0; params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN)];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into_with_memory(password.as_bytes(), salt, &mut output, memory)?;
    Ok(Output::new(&output)?)
}

/// Whether a hash was made with at least the parameters of today.
fn is_current(parsed: &PasswordHash) -> bool {
    Params::try_from(parsed)
        .is_ok_and(|params| params.m_cost() >= MEMORY_KIB && params.t_cost() >= PASSES && params.p_cost() >= LANES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::PasswordHasher;
    use std::{sync::mpsc, time::Duration};

    #[tokio::test]
    async fn a_request_that_is_given_up_keeps_its_place_until_its_hash_is_done() {
        let pool = PasswordPool::new();
        let places = pool.places.available_permits();
        let (_end, ending) = mpsc::channel::<()>();
        let request = pool.run(move |_| ending.recv());
        assert!(tokio::time::timeout(Duration::from_millis(20), request).await.is_err());
        assert_eq!(pool.places.available_permits(), places - 1);
    }

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
