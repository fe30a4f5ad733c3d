//! The proof that someone controls a domain: a value that they publish in DNS.

use crate::{moment::Moment, words};

/// How much of a value must be there to recognize one that was shortened.
const FEWEST_RECOGNIZED: usize = 8;
/// The most texts that are shown.
const MOST_SHOWN: usize = 10;
/// The most characters of a text that are shown.
const LONGEST_SHOWN: usize = 255;

words! {
    /// What a look for a record in DNS came to.
    pub enum LookOutcome {
        /// There are texts.
        Found = "found",
        /// The name does not exist.
        NoName = "no_name",
        /// The name exists, without a text.
        NoText = "no_text",
        /// The resolver could not find out (SERVFAIL, or another failure of it).
        ServerFailure = "server_failure",
        /// The resolver refuses to answer.
        Refused = "refused",
        /// No answer came in time.
        Silent = "silent",
        /// The answer is too long, and the resolver does not give all of it.
        Truncated = "truncated",
        /// The answer cannot be read, or is not one to what was asked.
        Malformed = "malformed",
        /// The name is an alias (CNAME) that leads nowhere: in a circle, or over too many others.
        AliasLoop = "alias_loop",
        /// The signatures of the zone are not valid.
        Dnssec = "dnssec",
        /// The resolvers do not agree.
        Disagree = "disagree",
        /// Too many looks were under way.
        Busy = "busy",
    }
}

/// What the texts of a name prove.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// The expected value is among them.
    Right,
    /// A value is there that was given out on that day, and counts no more.
    Old(Moment),
    /// A part of the expected value is there.
    Shortened,
    /// Something else is there.
    Other,
    /// Nothing is there.
    Nothing,
}

/// The form in which values are compared: without white space and one pair of quotes around it, which consoles of DNS
/// providers add, in lower case.
#[must_use]
pub fn normalize(value: &str) -> String {
    let value = value.trim();
    let bare = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
    bare.trim().to_lowercase()
}

/// Judges the texts that were found, by the expected value and by those that were given out before, with their days.
#[must_use]
pub fn judge(expected: &str, old: &[(String, Moment)], found: &[String]) -> Verdict {
    let expected = normalize(expected);
    let found: Vec<String> = found.iter().map(|value| token_of(&normalize(value))).collect();
    let has = |value: &String| found.contains(value);
    if has(&expected) {
        return Verdict::Right;
    }
    let newest_old = old.iter().filter(|(value, _)| has(&normalize(value))).map(|(_, day)| *day).max();
    if let Some(day) = newest_old {
        return Verdict::Old(day);
    }
    if found.iter().any(|value| is_shortened(value, &expected)) {
        return Verdict::Shortened;
    }
    if found.is_empty() { Verdict::Nothing } else { Verdict::Other }
}

/// The texts that are kept to be shown: a name may have dozens of them, and long ones.
#[must_use]
pub fn excerpt(found: &[String]) -> Vec<String> {
    found.iter().take(MOST_SHOWN).map(|value| value.chars().take(LONGEST_SHOWN).collect()).collect()
}

/// The value itself, where it is followed by metadata: `token=VALUE expiry=…`, the token first.
fn token_of(value: &str) -> String {
    let token = value.strip_prefix("token=").map(|rest| rest.split_whitespace().next().unwrap_or_default());
    token.map_or_else(|| value.to_owned(), normalize)
}

/// Whether a value is the beginning of another one, as a page or a chat may have cut it: with dots or an ellipsis after
/// it, or in the middle.
fn is_shortened(value: &str, whole: &str) -> bool {
    let beginning = value.split(['.', '\u{2026}']).next().unwrap_or_default().trim_end();
    beginning.len() >= FEWEST_RECOGNIZED && whole.starts_with(beginning)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUE: &str = "mfzwizltoq4tcmrsgmytcmzrge";

    fn judged(found: &[&str]) -> Verdict {
        let old = [("ob2xe4dpmfzwizltoq4tcmrsgm".to_owned(), Moment(5)), ("older".to_owned(), Moment(3))];
        judge(VALUE, &old, &found.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn quotes_spaces_and_letter_case_do_not_count() {
        for value in [VALUE, &VALUE.to_uppercase(), &format!(" \"{VALUE}\" "), &format!("\" {VALUE}\t\"")] {
            assert_eq!(judged(&["v=spf1 -all", value]), Verdict::Right, "{value}");
        }
        assert_eq!(normalize("\"\"a\"\""), "\"a\"", "one pair of quotes");
        assert_eq!(normalize("\""), "\"");
    }

    #[test]
    fn a_token_may_have_metadata() {
        for value in [format!("token={VALUE}"), format!("Token={} expiry=2026-12-01", VALUE.to_uppercase())] {
            assert_eq!(judged(&[&value]), Verdict::Right, "{value}");
        }
        assert_eq!(judged(&[&format!("expiry=2026-12-01 token={VALUE}")]), Verdict::Other, "the token comes first");
        assert_eq!(judged(&["token="]), Verdict::Other);
    }

    #[test]
    fn the_whole_value_must_be_there() {
        for value in [format!("{VALUE}a"), format!("a{VALUE}"), format!("x={VALUE}"), format!("{VALUE} {VALUE}")] {
            assert_eq!(judged(&[&value]), Verdict::Other, "{value}");
        }
        assert_eq!(judged(&[&VALUE[..13], &VALUE[13..]]), Verdict::Shortened, "two records are not one");
    }

    #[test]
    fn ten_texts_are_shown_and_the_beginning_of_long_ones() {
        let found = vec!["ü".repeat(300); 11];
        assert_eq!(excerpt(&found), vec!["ü".repeat(255); 10]);
        assert_eq!(excerpt(&["a".to_owned()]), ["a"]);
    }

    #[test]
    fn an_old_value_is_recognized() {
        assert_eq!(judged(&["older", "OB2XE4DPMFZWIZLTOQ4TCMRSGM"]), Verdict::Old(Moment(5)));
        assert_eq!(judged(&["older", VALUE]), Verdict::Right);
    }

    #[test]
    fn a_shortened_value_is_recognized() {
        for value in ["mfzwizlt", "mfzwizltoq…", "mfzwizltoq4tcmrsg...", "mfzwizlto … zrge", &VALUE[..25]] {
            assert_eq!(judged(&[value]), Verdict::Shortened, "{value}");
        }
        for value in ["mfzwizl", "mfzwizl…", "wizltoq4tcm", "…"] {
            assert_eq!(judged(&[value]), Verdict::Other, "{value}");
        }
        assert_eq!(judged(&[]), Verdict::Nothing);
    }
}
