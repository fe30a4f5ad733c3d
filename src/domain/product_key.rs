//! Product keys: what they are, how they are shown without being told, and why someone wants to see one.

use crate::words;
use std::borrow::Cow;

/// The fewest and the most characters of a key.
pub const SHORTEST: usize = 5;
/// The same.
pub const LONGEST: usize = 200;
/// Of keys with fewer letters and digits, nothing is shown.
const SHORTEST_SHOWN: usize = 20;
/// How many characters at the end of a key tell it from others.
pub const SHOWN: usize = 5;
/// The most activations that a key has.
pub const MOST_ACTIVATIONS: i64 = 1_000_000_000;
/// The most characters of a reason in one's own words.
pub const LONGEST_REASON: usize = 200;
/// What stands for characters of a key.
pub const MASK: char = '•';

words! {
    /// What a key does.
    pub enum KeyType {
        /// It activates a number of machines.
        MultipleActivation = "multiple_activation",
        /// It sets up a server of the customer that activates machines.
        KeyManagementService = "key_management_service",
        /// It is asked for during set-up and activates nothing.
        Setup = "setup",
        /// It is used up at once.
        SingleUse = "single_use",
    }
}

words! {
    /// Where a key stands, as the register says.
    pub enum KeyStatus {
        /// It can be used.
        Available = "available",
        /// It was used up.
        Redeemed = "redeemed",
        /// The vendor blocked it.
        Blocked = "blocked",
    }
}

words! {
    /// Where a key stands on a day.
    pub enum KeyStanding {
        /// It can be used.
        Available = "available",
        /// It can be used from a later day on.
        NotYetValid = "not_yet_valid",
        /// It was used up.
        Redeemed = "redeemed",
        /// The vendor blocked it.
        Blocked = "blocked",
    }
}

impl KeyStanding {
    /// Of a key with a status that is valid from a day on, `YYYY-MM-DD`, on another day.
    #[must_use]
    pub fn of(status: KeyStatus, valid_from: Option<&str>, today: &str) -> Self {
        match status {
            KeyStatus::Blocked => Self::Blocked,
            KeyStatus::Redeemed => Self::Redeemed,
            KeyStatus::Available if valid_from.is_some_and(|day| day > today) => Self::NotYetValid,
            KeyStatus::Available => Self::Available,
        }
    }
}

words! {
    /// Why someone wants to see a key.
    pub enum Reason {
        /// To install the product.
        Install = "install",
        /// To install it again.
        Reinstall = "reinstall",
        /// To check what is in use.
        Audit = "audit",
        /// As they say in their own words.
        Other = "other",
    }
}

words! {
    /// What a data key, by which secrets are encrypted, is for. Each organization has its own for its product keys; the
    /// installation has the others.
    pub enum DataKeyPurpose {
        /// Product keys.
        ProductKeys = "product_keys",
        /// Finding product keys by their whole text.
        Search = "search",
        /// The keys that sign answers to services.
        Signing = "signing",
    }
}

/// What is wrong with the text of a key. It quotes none of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyFault {
    /// It is too short, too long, or has other characters than printable ASCII without spaces.
    Characters,
    /// It is like a formula, or like several cells: no spreadsheet would take it both safely and exactly.
    Formula,
    /// It is a mask, not a key.
    Masked,
}

/// Checks the text of a key.
pub fn check(text: &str) -> Result<(), KeyFault> {
    let is_mask = |c: char| matches!(c, '*' | MASK | '…' | '●' | '#');
    let significant = search_form(text);
    let is_uniform = significant.chars().all(|c| significant.starts_with(c));
    if text.chars().any(is_mask) || (!significant.is_empty() && is_uniform) {
        return Err(KeyFault::Masked);
    }
    if !(SHORTEST..=LONGEST).contains(&text.len()) || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(KeyFault::Characters);
    }
    let is_changed = text.starts_with(['=', '+', '-', '@', '\'']) || text.contains([';', '"']);
    if is_changed { Err(KeyFault::Formula) } else { Ok(()) }
}

/// A key as it is compared and searched for: capital letters, without spaces and hyphens.
#[must_use]
pub fn search_form(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_uppercase).collect()
}

/// The end of a key by which people tell it from others; none of a short one.
#[must_use]
pub fn shown_end(text: &str) -> Option<String> {
    let compared = search_form(text);
    let length = compared.chars().count();
    (length >= SHORTEST_SHOWN).then(|| compared.chars().skip(length - SHOWN).collect())
}

/// The fewest groups of five letters and digits, with hyphens between them, by which a text is taken for a product key.
const FEWEST_GROUPS: usize = 4;

/// A text in which whatever looks like a product key is masked, wherever it stands.
#[must_use]
pub fn without_keys(text: &str) -> Cow<'_, str> {
    let is_of_key = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !text.split(|c| !is_of_key(c)).any(looks_like_key) {
        return text.into();
    }
    let mut masked = String::with_capacity(text.len());
    for run in text.split_inclusive(|c| !is_of_key(c)) {
        let end = run.rfind(is_of_key).map_or(0, |last| last + 1);
        let (run, behind) = run.split_at(end);
        let is_key = looks_like_key(run);
        masked.extend(run.chars().map(|c| if is_key && c != '-' { MASK } else { c }));
        masked.push_str(behind);
    }
    masked.into()
}

fn looks_like_key(run: &str) -> bool {
    let groups: Vec<bool> = run.split('-').map(|group| group.len() == SHOWN).collect();
    groups.windows(FEWEST_GROUPS).any(|groups| groups.iter().all(|is_of_key| *is_of_key))
}

/// A key without telling it: groups of dots, and its end for those who may know it.
#[must_use]
pub fn masked(end: Option<&str>) -> String {
    let group = MASK.to_string().repeat(SHOWN);
    let last = end.map_or_else(|| group.clone(), str::to_owned);
    [group.as_str(), &group, &group, &group, &last].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_formulas_and_other_characters_are_no_keys() {
        for (text, expected) in [
            ("AAAAA-BBBBB-CCCCC-DDDDD-EEEEE", Ok(())),
            ("3f9A7-x", Ok(())),
            ("a=b+c/d", Ok(())),
            ("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", Err(KeyFault::Masked)),
            ("•••••-•••••-•••••-•••••-AB3CD", Err(KeyFault::Masked)),
            ("*****-AB3CD", Err(KeyFault::Masked)),
            ("####", Err(KeyFault::Masked)),
            ("=1+1AB", Err(KeyFault::Formula)),
            ("-AB3CD", Err(KeyFault::Formula)),
            ("@AB3CD", Err(KeyFault::Formula)),
            ("'AB3CD", Err(KeyFault::Formula)),
            ("AB3;=CD", Err(KeyFault::Formula)),
            ("AB3\"CD", Err(KeyFault::Formula)),
            ("AB'3,CD", Ok(())),
            ("AB3C", Err(KeyFault::Characters)),
            ("", Err(KeyFault::Characters)),
            ("AB3 CDE", Err(KeyFault::Characters)),
            ("AB3\u{a0}CDE", Err(KeyFault::Characters)),
            ("ÄB3CDE", Err(KeyFault::Characters)),
            (&"A1".repeat(101), Err(KeyFault::Characters)),
        ] {
            assert_eq!(check(text), expected, "{text}");
        }
    }

    #[test]
    fn whatever_looks_like_a_key_is_masked_wherever_it_stands() {
        const MASKED: &str = "•••••-•••••-•••••-•••••-•••••";
        const KEY: &str = "QX7RT-4WMK9-ZB2VN-8HCJ6-PD3FY";
        for (text, expected) in [
            (KEY.to_owned(), MASKED.to_owned()),
            (format!("Key: {KEY}, by mail"), format!("Key: {MASKED}, by mail")),
            (format!("{KEY};{KEY}"), format!("{MASKED};{MASKED}")),
            (format!("ключ {}", KEY.to_lowercase()), format!("ключ {MASKED}")),
            (format!("{}é", &KEY[..23]), "•••••-•••••-•••••-•••••é".to_owned()),
        ] {
            assert_eq!(without_keys(&text), expected, "{text}");
        }
        for kept in ["", "AAA-00001", "01a22175-3238-721d-a801-3980fe439be0", "2026-11-20", "12345-12345-12345", "é–é"]
        {
            assert!(matches!(without_keys(kept), Cow::Borrowed(_)), "{kept}");
        }
    }

    #[test]
    fn only_the_end_of_a_long_key_is_shown() {
        assert_eq!(shown_end("aaaaa-bbbbb-ccccc-ab3cd").as_deref(), Some("AB3CD"));
        assert_eq!(shown_end("AAAAA-BBBBB-CCCC-AB3CD"), None);
        assert_eq!(masked(Some("AB3CD")), "•••••-•••••-•••••-•••••-AB3CD");
        assert_eq!(masked(None), "•••••-•••••-•••••-•••••-•••••");
        assert_eq!(search_form("ab 3c-d"), "AB3CD");
    }

    #[test]
    fn a_key_is_valid_from_its_day_on() {
        use KeyStanding as S;
        let standing = |status, valid_from| S::of(status, valid_from, "2026-11-29");
        assert_eq!(standing(KeyStatus::Available, None), S::Available);
        assert_eq!(standing(KeyStatus::Available, Some("2026-11-29")), S::Available);
        assert_eq!(standing(KeyStatus::Available, Some("2026-11-30")), S::NotYetValid);
        assert_eq!(standing(KeyStatus::Blocked, Some("2026-11-30")), S::Blocked);
        assert_eq!(standing(KeyStatus::Redeemed, None), S::Redeemed);
    }
}
