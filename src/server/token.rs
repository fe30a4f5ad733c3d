//! Secrets that travel in links and cookies. The database holds their SHA-256 only.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// 256 bits from the system's generator.
const TOKEN_BYTES: usize = 32;
/// 32 bytes in base64url without padding.
const TOKEN_CHARACTERS: usize = 43;
/// From so many of its characters on something is taken for a token that mail programs cut.
const SUSPICIOUS_CHARACTERS: usize = 40;

/// What ends a sentence or a quotation.
const SIGNS_BEHIND_LINKS: &str = ".,;:!?)]}>'\"*…’”»\u{200b}";

/// A secret of 256 bits. It prints as nothing, so that no log can hold it.
#[derive(Clone, Eq, PartialEq)]
pub struct Token(String);

impl Token {
    /// A new random token.
    ///
    /// # Panics
    /// When the system has no random numbers: nothing can be safe then.
    #[must_use]
    pub fn random() -> Self {
        let mut bytes = [0; TOKEN_BYTES];
        #[expect(clippy::expect_used, reason = "without random numbers nothing may go on")]
        getrandom::fill(&mut bytes).expect("the system gives random numbers");
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// A token as it came in, when it has the right form.
    #[must_use]
    pub fn parse(input: &str) -> Option<Self> {
        let valid = input.len() == TOKEN_CHARACTERS
            && URL_SAFE_NO_PAD.decode(input).is_ok_and(|bytes| bytes.len() == TOKEN_BYTES);
        valid.then(|| Self(input.to_owned()))
    }

    /// A token as it came in a link, behind which a mail program or a person may have put a sign.
    #[must_use]
    pub fn parse_in_link(input: &str) -> Option<Self> {
        Self::parse(input.trim_end_matches(|c| SIGNS_BEHIND_LINKS.contains(c)))
    }

    /// The secret itself, for a link or a cookie.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// What the database holds.
    #[must_use]
    pub fn hash(&self) -> String {
        sha256_hex(self.0.as_bytes())
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Whether a part of a path could hold a token, also percent-encoded, with something before or behind it.
#[must_use]
pub fn could_hold_token(text: &str) -> bool {
    let bytes: Vec<u8> = percent_encoding::percent_decode_str(text).collect();
    let is_other = |byte: &u8| !byte.is_ascii_alphanumeric() && !b"-_".contains(byte);
    bytes.split(is_other).any(|run| run.len() >= SUSPICIOUS_CHARACTERS)
}

/// SHA-256.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&sha256(bytes))
}

/// Bytes in lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_survive_the_way_through_a_link() {
        let (a, b) = (Token::random(), Token::random());
        assert_ne!(a, b);
        assert_eq!(Token::parse(a.secret()), Some(a));
    }

    #[test]
    fn other_lengths_and_letters_are_no_tokens() {
        let token = Token::random();
        for input in ["", &token.secret()[1..], &format!("{}A", token.secret()), &"%00".repeat(20)] {
            assert_eq!(Token::parse(input), None, "{input}");
        }
    }

    #[test]
    fn a_sign_behind_a_link_is_none_of_the_token() {
        let token = Token::random();
        for sign in ["", ".", ")", ").", ",", ";", "!", ">", "\"", "\u{201d}", "\u{bb}", "\u{200b}", "…"] {
            assert_eq!(Token::parse_in_link(&format!("{}{sign}", token.secret())), Some(token.clone()), "{sign}");
        }
        assert_eq!(Token::parse_in_link(&format!("{}.x", token.secret())), None);
    }

    #[test]
    fn a_token_never_prints_itself() {
        assert_eq!(format!("{:?}", Token::random()), "Token(…)");
    }
}
