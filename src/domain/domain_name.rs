//! Domain names: one form for every way to write the same one.

use crate::{person::is_ignorable, words};
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use std::{borrow::Cow, fmt, net::IpAddr};

/// The longest name that DNS knows, in octets and without the final dot (RFC 1035, 2.3.4).
const LONGEST_NAME: usize = 253;
/// The longest part between two dots (RFC 1035, 2.3.4).
const LONGEST_LABEL: usize = 63;
/// What is longer is not even read: in Unicode, a name is shorter than in DNS.
const LONGEST_INPUT: usize = 2_000;

/// A domain in its canonical form: ASCII (A-labels), lower case, no final dot.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
pub struct DomainName(String);

words! {
    /// Why a domain is refused.
    pub enum DomainFault {
        /// Nothing was entered.
        Empty = "empty",
        /// Longer than DNS allows, or than it allows once the label of the challenge stands before it.
        TooLong = "too_long",
        /// A single word, such as `localhost`.
        OneLabel = "one_label",
        /// An IP address.
        IpAddress = "ip_address",
        /// An email address.
        EmailAddress = "email_address",
        /// The address of a page, or a host with a port.
        WebAddress = "web_address",
        /// A name with `*`.
        Wildcard = "wildcard",
        /// A name with `_`, which no host and no mail domain has.
        Underscore = "underscore",
        /// A part that begins or ends with a hyphen.
        Hyphen = "hyphen",
        /// Anything else that is no domain name.
        Invalid = "invalid",
        /// A suffix under which others register their names, such as `com`, `co.uk` or `github.io`.
        PublicSuffix = "public_suffix",
        /// A name under a suffix that no registry runs.
        UnknownSuffix = "unknown_suffix",
        /// A domain of a public email provider.
        PublicProvider = "public_provider",
        /// A domain that the purchasing account has already.
        AlreadyHere = "already_here",
        /// As many domains wait for their records as an organization may have.
        TooManyPending = "too_many_pending",
        /// The organization has as many domains as it may.
        TooMany = "too_many",
    }
}

impl DomainName {
    /// Parses a domain as people type or paste one: in Unicode or ASCII, in any letter case, with a final dot or without.
    pub fn parse(typed: &str) -> Result<Self, DomainFault> {
        let typed = tidied(typed);
        if typed.is_empty() {
            return Err(DomainFault::Empty);
        }
        if typed.len() > LONGEST_INPUT {
            return Err(DomainFault::TooLong);
        }
        fault_of_form(typed).map_or_else(|| Self::canonical(typed), Err)
    }

    /// The domain that was probably meant where something else was entered: that of an email or web address.
    #[must_use]
    pub fn meant(typed: &str) -> Option<Self> {
        let typed = tidied(typed);
        if typed.len() > LONGEST_INPUT {
            return None;
        }
        let typed = typed.split_once("://").map_or(typed, |(_, rest)| rest);
        let place = typed.split(['/', '?', '#']).next().unwrap_or_default();
        let host = place.rsplit('@').next().unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default();
        Self::parse(host.strip_prefix("*.").unwrap_or(host)).ok()
    }

    /// The canonical form of what can only be a domain name.
    fn canonical(typed: &str) -> Result<Self, DomainFault> {
        // Names such as r3---sn are in use, so hyphens are checked at the edges only.
        let name = Uts46::new()
            .to_ascii(typed.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Ignore)
            .map_err(|_| DomainFault::Invalid)?;
        let mut labels = name.split('.');
        if name.len() > LONGEST_NAME || labels.clone().any(|label| label.len() > LONGEST_LABEL) {
            return Err(DomainFault::TooLong);
        }
        if labels.clone().any(str::is_empty) {
            return Err(DomainFault::Invalid);
        }
        if labels.next_back().is_some_and(|top| top.bytes().all(|byte| byte.is_ascii_digit())) {
            return Err(DomainFault::IpAddress);
        }
        if labels.next().is_none() { Err(DomainFault::OneLabel) } else { Ok(Self(name.into_owned())) }
    }

    /// The canonical form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As people read it.
    #[must_use]
    pub fn to_unicode(&self) -> String {
        unicode_of(&self.0).into_owned()
    }

    /// The name under a label, such as that of a challenge; a fault where it would be longer than DNS allows.
    pub fn under_label(&self, label: &str) -> Result<String, DomainFault> {
        let name = format!("{label}.{}", self.0);
        if name.len() > LONGEST_NAME { Err(DomainFault::TooLong) } else { Ok(name) }
    }
}

impl fmt::Display for DomainName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a name is a suffix or lies under it, both in canonical form.
#[must_use]
pub fn is_within(name: &str, suffix: &str) -> bool {
    name.strip_suffix(suffix).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// A canonical name as people read it.
pub(crate) fn unicode_of(name: &str) -> Cow<'_, str> {
    Uts46::new().to_unicode(name.as_bytes(), AsciiDenyList::EMPTY, Hyphens::Allow).0
}

/// What was typed, without what no one sees around it and without one final dot, in any script.
fn tidied(typed: &str) -> &str {
    let typed = typed.trim_matches(|c: char| c.is_whitespace() || is_ignorable(c));
    typed.strip_suffix(['.', '\u{3002}', '\u{ff0e}', '\u{ff61}']).unwrap_or(typed)
}

/// The fault of what has the form of something else.
fn fault_of_form(typed: &str) -> Option<DomainFault> {
    let bare = typed.trim_start_matches('[').trim_end_matches(']');
    if bare.parse::<IpAddr>().is_ok() {
        return Some(DomainFault::IpAddress);
    }
    if typed.contains("://") {
        return Some(DomainFault::WebAddress);
    }
    if typed.contains('@') {
        return Some(DomainFault::EmailAddress);
    }
    if typed.contains(['/', ':', '?', '#']) {
        return Some(DomainFault::WebAddress);
    }
    if typed.contains('*') {
        return Some(DomainFault::Wildcard);
    }
    if typed.contains('_') {
        return Some(DomainFault::Underscore);
    }
    typed.split('.').any(|label| label.starts_with('-') || label.ends_with('-')).then_some(DomainFault::Hyphen)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(typed: &str) -> Result<String, DomainFault> {
        DomainName::parse(typed).map(|domain| domain.as_str().to_owned())
    }

    #[test]
    fn every_way_to_write_a_domain_is_one() {
        for (typed, expected) in [
            (" Contoso.COM. ", "contoso.com"),
            ("\u{feff}contoso.com\u{200b}", "contoso.com"),
            ("müller.de", "xn--mller-kva.de"),
            ("MÜLLER.de.", "xn--mller-kva.de"),
            ("XN--MLLER-KVA.DE", "xn--mller-kva.de"),
            ("mu\u{308}ller.de", "xn--mller-kva.de"),
            ("пример。рф", "xn--e1afmkfd.xn--p1ai"),
            ("ｃｏｎｔｏｓｏ．ｃｏｍ", "contoso.com"),
            ("r3---sn.contoso.com", "r3---sn.contoso.com"),
        ] {
            assert_eq!(canonical(typed).as_deref(), Ok(expected), "{typed}");
        }
        assert_eq!(DomainName::parse("xn--mller-kva.de").map(|domain| domain.to_unicode()), Ok("müller.de".to_owned()));
        assert_eq!(DomainName::parse("contoso.com").map(|domain| domain.to_unicode()), Ok("contoso.com".to_owned()));
    }

    #[test]
    fn each_refusal_has_its_reason() {
        let long = "a".repeat(1_000_000);
        let label = format!("{}.com", "a".repeat(64));
        let name = format!("{}com", "abcdefghi.".repeat(26));
        for (typed, fault) in [
            ("", DomainFault::Empty),
            (" . ", DomainFault::Empty),
            (&long, DomainFault::TooLong),
            (&label, DomainFault::TooLong),
            (&name, DomainFault::TooLong),
            ("contoso", DomainFault::OneLabel),
            ("localhost", DomainFault::OneLabel),
            ("127.0.0.1", DomainFault::IpAddress),
            ("127.0.0.1.", DomainFault::IpAddress),
            ("1.2.3", DomainFault::IpAddress),
            ("::1", DomainFault::IpAddress),
            ("[::1]", DomainFault::IpAddress),
            ("ana@contoso.com", DomainFault::EmailAddress),
            ("https://contoso.com/x", DomainFault::WebAddress),
            ("https://ana@contoso.com/x", DomainFault::WebAddress),
            ("contoso.com/x", DomainFault::WebAddress),
            ("contoso.com:443", DomainFault::WebAddress),
            ("*.contoso.com", DomainFault::Wildcard),
            ("a_b.com", DomainFault::Underscore),
            ("-a.com", DomainFault::Hyphen),
            ("a-.com", DomainFault::Hyphen),
            ("a..com", DomainFault::Invalid),
            (".com", DomainFault::Invalid),
            ("contoso.com..", DomainFault::Invalid),
            ("a b.com", DomainFault::Invalid),
            ("xn--a.com", DomainFault::Invalid),
            ("a\0.com", DomainFault::Invalid),
        ] {
            assert_eq!(canonical(typed), Err(fault), "{}", typed.chars().take(40).collect::<String>());
        }
    }

    #[test]
    fn the_domain_of_an_address_is_offered() {
        for typed in [
            "ana@contoso.com",
            "https://contoso.com/x",
            "https://ana:x@Contoso.com:8443/x?y@z#a",
            "contoso.com:443",
            "contoso.com/x",
            "*.contoso.com",
        ] {
            assert_eq!(DomainName::meant(typed).map(|domain| domain.0).as_deref(), Some("contoso.com"), "{typed}");
        }
        for typed in ["ana", "ana@", "https://", "https://127.0.0.1/x", &"a@".repeat(1_000_000)] {
            assert_eq!(DomainName::meant(typed), None);
        }
    }

    #[test]
    fn a_domain_is_within_itself_and_those_above() {
        let parse = |typed| DomainName::parse(typed).expect("a domain");
        let contoso = parse("contoso.com");
        let within = |name: &DomainName| is_within(name.as_str(), contoso.as_str());
        assert!(within(&contoso) && within(&parse("dept.contoso.com")));
        for other in ["com.contoso", "notcontoso.com", "contoso.com.example"] {
            assert!(!within(&parse(other)), "{other}");
        }
    }

    #[test]
    fn the_label_of_a_challenge_needs_room() {
        let label = "_business-center-challenge";
        let of_length = |length: usize| {
            let name = format!("{}{}", "abcdefghi.".repeat(22), "a".repeat(length - 220));
            DomainName::parse(&name).expect("a domain")
        };
        assert_eq!(of_length(226).under_label(label).map(|name| name.len()), Ok(LONGEST_NAME));
        assert_eq!(of_length(227).under_label(label), Err(DomainFault::TooLong));
        assert_eq!(of_length(253).as_str().len(), LONGEST_NAME);
    }
}
