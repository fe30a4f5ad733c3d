//! Passwords: reading, hashing and judging them.

mod pool;
mod strength;

pub use pool::{PasswordPool, Place};

use crate::domain::{
    fault::FaultCode,
    password::{ContextWords, LONGEST_PASSWORD, check_extent, check_password},
};
use argon2::{
    ARGON2ID_IDENT, Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use unicode_normalization::UnicodeNormalization;

/// Memory in KiB, passes and lanes of argon2id (OWASP password storage cheat sheet).
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// The hash of no password. Checking against it costs what checking a real one costs.
const DUMMY_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlz$mB1qeSMbOWrrTSSqvzFGRxhWSGtTvLPGM0dXBWH8Ocs";

/// The most characters that one in Unicode form NFC is typed as.
const MOST_TYPED_FOR_ONE: u16 = 4;

type Error = Box<dyn std::error::Error + Send + Sync>;

/// What a hash works in. Taken from the system for every hash, it costs a fifth of the time, so each
/// thread keeps its own.
type Memory = Vec<Block>;

/// A password as it was typed, of bounded length and in Unicode form NFC: the same from every keyboard (NIST SP
/// 800-63B-4, 3.1.1.2). It cannot be printed.
#[derive(Clone, Eq, PartialEq)]
pub struct Password(String);

impl Password {
    /// Reads what was typed. What is too long in any form is refused before it is brought into that form.
    pub fn parse(typed: &str) -> Result<Self, FaultCode> {
        if typed.chars().nth(usize::from(LONGEST_PASSWORD * MOST_TYPED_FOR_ONE)).is_some() {
            return Err(FaultCode::PasswordTooLong { max: LONGEST_PASSWORD });
        }
        let password: String = typed.nfc().collect();
        check_extent(&password)?;
        Ok(Self(password))
    }

    /// Reads a new password and checks the rules that cost next to nothing; [`Place::judge`] checks the others.
    pub fn parse_new(typed: &str, context: &ContextWords) -> Result<Self, FaultCode> {
        let password = Self::parse(typed)?;
        check_password(&password.0, context)?;
        Ok(password)
    }

    /// Whether the same was typed once more.
    #[must_use]
    pub fn is_repeated_in(&self, typed: &str) -> bool {
        Self::parse(typed).is_ok_and(|other| other == *self)
    }

    fn as_str(&self) -> &str {
        &self.0
    }
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

fn verify(password: &Password, stored: Option<&str>, memory: &mut Memory) -> Result<Verdict, Error> {
    let phc = PasswordHash::new(stored.unwrap_or(DUMMY_HASH))?;
    let right = is_password_of(password, &phc, memory)? && stored.is_some();
    match (right, is_current(&phc)) {
        (false, _) => Ok(Verdict::Wrong),
        (true, true) => Ok(Verdict::Right),
        (true, false) => Ok(Verdict::RightButOld(hash(password, memory)?)),
    }
}

fn hash(password: &Password, memory: &mut Memory) -> Result<String, Error> {
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

fn is_password_of(password: &Password, stored: &PasswordHash, memory: &mut Memory) -> Result<bool, Error> {
    let salt = stored.salt.ok_or("a stored hash has no salt")?;
    // Outputs compare in constant time.
    Ok(Some(derive(password, &salt, Params::try_from(stored)?, memory)?) == stored.hash)
}

fn derive(password: &Password, salt: &Salt, params: Params, memory: &mut Memory) -> Result<Output, Error> {
    let blocks = params.block_count();
    if memory.len() < blocks {
        memory.resize(blocks, Block::default());
    }
    let mut output = vec![0; params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN)];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into_with_memory(password.as_str().as_bytes(), salt, &mut output, memory)?;
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

    fn password(typed: &str) -> Password {
        Password::parse(typed).expect("a password")
    }

    fn verified(typed: &str, stored: Option<&str>) -> Verdict {
        verify(&password(typed), stored, &mut Memory::new()).expect("a verdict")
    }

    #[test]
    fn a_password_is_right_in_either_unicode_form() {
        let hash = hash(&password("caf\u{e9} violets in june"), &mut Memory::new()).expect("hash");
        assert_eq!(verified("cafe\u{301} violets in june", Some(&hash)), Verdict::Right);
        assert_eq!(verified("cafe violets in june", Some(&hash)), Verdict::Wrong);
        assert!(password("caf\u{e9}").is_repeated_in("cafe\u{301}") && !password("café").is_repeated_in("cafe"));
    }

    /// The longest password may be typed as four times as many characters; nothing longer is looked at.
    #[test]
    fn what_is_too_long_is_not_normalized() {
        let most = usize::from(LONGEST_PASSWORD);
        let typed = "\u{3b1}\u{313}\u{300}\u{345}".repeat(most);
        assert_eq!(password(&typed).as_str(), "\u{1f82}".repeat(most));
        let too_long = Some(FaultCode::PasswordTooLong { max: LONGEST_PASSWORD });
        for typed in [format!("{typed}x"), "x".repeat(most + 1), "\u{301}".repeat(200_000)] {
            assert_eq!(Password::parse(&typed).err(), too_long);
        }
        assert_eq!(Password::parse("").err(), Some(FaultCode::Required));
    }

    #[test]
    fn nobody_has_the_dummy_password() {
        assert_eq!(verified("anything", None), Verdict::Wrong);
    }

    /// asvs: v5.0.0-11.4.2
    #[test]
    fn the_stored_form_is_argon2id_with_the_documented_cost() {
        let hash = hash(&password("kiwi lamp storm 7"), &mut Memory::new()).expect("hash");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    }

    #[test]
    fn an_old_hash_is_replaced_at_sign_in() {
        let params = Params::new(8192, 1, 1, None).expect("params");
        let old = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password(b"kiwi lamp storm 7")
            .expect("hash")
            .to_string();
        let verdict = verified("kiwi lamp storm 7", Some(&old));
        assert!(matches!(verdict, Verdict::RightButOld(new) if new.contains("m=19456")));
    }
}
