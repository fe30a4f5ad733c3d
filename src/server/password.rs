//! Hashing passwords, and the lists of known ones.

use crate::domain::{fault::FaultCode, password};
use argon2::{
    ARGON2ID_IDENT, Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use std::{
    collections::HashSet,
    panic::{self, AssertUnwindSafe},
    sync::{Arc, LazyLock, Mutex, PoisonError, mpsc},
    thread,
};
use tokio::sync::oneshot;
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

/// Passwords that everybody's list begins with, as `core` leaves them: common ones of leaked lists, pass
/// phrases of films and comics, rows of keyboards, in the product's languages.
static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("known_passwords.txt").lines().collect());

/// The keys of a Russian keyboard and of an English one, place by place.
const RUSSIAN_KEYS: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
const ENGLISH_KEYS: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

/// What a hash works in. Taken from the system for every hash, it costs a fifth of the time, so each
/// thread keeps its own.
type Memory = Vec<Block>;

type Job = Box<dyn FnOnce(&mut Memory) + Send>;

/// How much hashing gives way to everything else (nice value): while sign-ins keep every core busy,
/// pages are answered first.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

/// Hashes on threads of its own, one a core; more would only take memory. They end with the pool.
#[derive(Clone)]
pub struct PasswordPool {
    jobs: mpsc::Sender<Job>,
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
    /// A pool with one thread a core.
    #[must_use]
    pub fn new() -> Self {
        let (jobs, queue) = mpsc::channel();
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let queue = queue.clone();
            thread::spawn(move || hash_in_turn(&queue));
        }
        Self { jobs }
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

    /// Who has gone away before their turn costs nothing more.
    async fn run<T: Send + 'static>(&self, work: impl FnOnce(&mut Memory) -> T + Send + 'static) -> Result<T, Error> {
        let (answer, result) = oneshot::channel();
        let job: Job = Box::new(move |memory| {
            if !answer.is_closed() {
                // Nobody may be left to hear it: no fault of the hash.
                drop(answer.send(work(memory)));
            }
        });
        self.jobs.send(job).map_err(|_| "the hashing threads have ended")?;
        Ok(result.await?)
    }
}

/// The life of a hashing thread. A job that panics fails its request, not the thread.
fn hash_in_turn(queue: &Mutex<mpsc::Receiver<Job>>) {
    give_way();
    let mut memory = Memory::new();
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        if panic::catch_unwind(AssertUnwindSafe(|| job(&mut memory))).is_err() {
            tracing::error!("a password could not be hashed");
        }
    }
}

/// Other systems know the priority of whole processes only.
fn give_way() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, NICENESS) {
        tracing::warn!(%error, "hashing does not give way to pages");
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
    let is_guessed = |text: &str| zxcvbn::zxcvbn(text, context).guesses_log10() < FEWEST_GUESSES_LOG10;
    if is_known(&password) || is_guessed(&password) || is_guessed(&on_english_keys(&password)) {
        Err(FaultCode::PasswordKnown)
    } else {
        Ok(())
    }
}

/// Whether a password is on the list, or one of the list several times over.
fn is_known(password: &str) -> bool {
    let core = core(password);
    let is_repeated = |length: &usize| {
        let (first, rest) = core.split_at(*length);
        KNOWN.contains(first) && rest.as_bytes().chunks(*length).all(|part| part == first.as_bytes())
    };
    core.is_empty()
        || core.char_indices().skip(1).map(|(place, _)| place).chain([core.len()]).any(|one| is_repeated(&one))
}

/// Letters and digits in lower case without the digits at the end, which people add to a known password.
fn core(password: &str) -> String {
    let plain: String = password.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let core = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    if core.is_empty() { plain } else { core.to_owned() }
}

/// The same keys pressed on an English keyboard: rows of keys are known in that form.
fn on_english_keys(password: &str) -> String {
    let key = |c: char| {
        let place = RUSSIAN_KEYS.chars().position(|known| c.to_lowercase().eq([known]));
        place.and_then(|place| ENGLISH_KEYS.chars().nth(place)).unwrap_or(c)
    };
    password.chars().map(key).collect()
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
    use std::time::Duration;

    /// A job that keeps a thread busy until the sender is dropped.
    fn occupy(pool: &PasswordPool) -> mpsc::Sender<()> {
        let (end, ending) = mpsc::channel();
        pool.jobs.send(Box::new(move |_| ending.recv().unwrap_or_default())).expect("a thread");
        end
    }

    #[tokio::test]
    async fn who_goes_away_before_their_turn_is_not_hashed() {
        let pool = PasswordPool::new();
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let busy: Vec<_> = (0..threads).map(|_| occupy(&pool)).collect();
        let (done, was_done) = mpsc::channel();
        let request = pool.run(move |_| done.send(()));
        assert!(tokio::time::timeout(Duration::from_millis(20), request).await.is_err());
        drop(busy);
        pool.hash("kiwi lamp storm 7").await.expect("the next one has its turn");
        assert!(was_done.try_recv().is_err());
    }

    #[tokio::test]
    async fn a_panic_fails_its_request_only() {
        let pool = PasswordPool::new();
        for _ in 0..=thread::available_parallelism().map_or(1, usize::from) {
            assert!(pool.run(|_| panic!("no hash")).await.map(|(): ()| ()).is_err());
        }
        assert!(pool.hash("kiwi lamp storm 7").await.is_ok());
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn hashing_gives_way_to_pages() {
        let niceness = |_: &mut Memory| rustix::process::getpriority_process(None).expect("a priority");
        assert_eq!(PasswordPool::new().run(niceness).await.expect("a hash"), NICENESS);
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
        for password in [
            "correcthorsebatterystaple",
            "Correct Horse Battery Staple 2026",
            "йцукенгшщзхъфывапролджэ",
            "Ятебялюблю-ятебялюблю",
            "               ",
        ] {
            assert_eq!(check(password, &[]), Err(FaultCode::PasswordKnown), "{password}");
        }
        for password in ["kiwi lamp storm 7", "красный трактор у моря", "лампа киви шторм 7"]
        {
            assert_eq!(check(password, &[]), Ok(()), "{password}");
        }
    }
}
