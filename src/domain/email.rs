//! Email addresses of work accounts (R5, R30).

use super::{
    domain_name::{DomainName, unicode_of},
    fault::FaultCode,
    person::is_ignorable,
    public_provider::is_public_provider,
};

/// The longest address that SMTP carries (RFC 5321, 4.5.3.1.3, without the angle brackets).
const LONGEST_ADDRESS: usize = 254;
/// The longest part before the `@` (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL_PART: usize = 64;

/// An address as it was entered, known to have the form `name@example.com`. Its domain is as people read it: where its
/// ASCII form differs, in Unicode.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EmailAddress {
    address: String,
    domain: DomainName,
}

impl EmailAddress {
    /// Parses an address; spaces around it are dropped.
    pub fn parse(input: &str) -> Result<Self, FaultCode> {
        let address = input.trim_matches(|c: char| c.is_whitespace() || is_ignorable(c));
        if address.is_empty() {
            return Err(FaultCode::Required);
        }
        let (local, typed) = address.rsplit_once('@').ok_or(FaultCode::EmailInvalid)?;
        if !is_local_part(local) || typed.contains(char::is_whitespace) {
            return Err(FaultCode::EmailInvalid);
        }
        let domain = DomainName::parse(typed).map_err(|_| FaultCode::EmailInvalid)?;
        let typed = typed.strip_suffix('.').unwrap_or(typed);
        let readable = domain.to_unicode();
        let shown = if typed.eq_ignore_ascii_case(&readable) { typed } else { &readable };
        let address = Self { address: format!("{local}@{shown}"), domain };
        if address.in_ascii().len() <= LONGEST_ADDRESS { Ok(address) } else { Err(FaultCode::EmailInvalid) }
    }

    /// The address as it was entered and as people read it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.address
    }

    /// The address as mail servers know it.
    #[must_use]
    pub fn in_ascii(&self) -> String {
        let local = self.address.rsplit_once('@').map_or("", |(local, _)| local);
        format!("{local}@{}", self.domain.as_str())
    }

    /// The form by which addresses are compared: mailboxes that differ by letter case alone are one, and so are the Unicode
    /// and the ASCII form of a domain.
    #[must_use]
    pub fn key(&self) -> String {
        self.in_ascii().to_ascii_lowercase()
    }

    /// The part after the `@`.
    #[must_use]
    pub const fn domain(&self) -> &DomainName {
        &self.domain
    }

    /// Whether the mailbox is one of a public provider (R30).
    #[must_use]
    pub fn is_personal(&self) -> bool {
        is_public_provider(&self.domain)
    }
}

/// The form by which a text is compared with addresses, whatever it is.
#[must_use]
pub fn key_of(text: &str) -> String {
    EmailAddress::parse(text).map_or_else(|_| text.to_ascii_lowercase(), |address| address.key())
}

/// An address as people read it, from its key.
#[must_use]
pub fn readable(key: &str) -> String {
    key.rsplit_once('@').map_or_else(|| key.to_owned(), |(local, domain)| format!("{local}@{}", unicode_of(domain)))
}

/// RFC 5321 dot-string: what real mailboxes use. Quoted local parts are refused.
fn is_local_part(local: &str) -> bool {
    !local.is_empty()
        && local.len() <= LONGEST_LOCAL_PART
        && local.split('.').all(|atom| {
            !atom.is_empty() && atom.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_are_accepted() {
        for address in ["harry@contoso.com", " ana.trujillo+x@mail.contoso.example ", "o'neil@a.test"] {
            assert!(EmailAddress::parse(address).is_ok(), "{address}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for address in [
            "harry",
            "@contoso.com",
            "harry@",
            "harry@contoso",
            "a b@contoso.com",
            "a@b@c.com ",
            "a\r\nb@contoso.com",
            "harry@127.0.0.1",
            "harry@-a.com",
            "a..b@contoso.com",
            "a@ contoso.com",
            "a@contoso_.com",
            "müller@contoso.com",
        ] {
            assert_eq!(EmailAddress::parse(address), Err(FaultCode::EmailInvalid), "{address}");
        }
        assert_eq!(EmailAddress::parse("  "), Err(FaultCode::Required));
    }

    #[test]
    fn letter_case_does_not_tell_mailboxes_apart() {
        let (a, b) = (EmailAddress::parse("Harry@Contoso.com"), EmailAddress::parse("harry@contoso.COM"));
        assert_eq!(a.map(|a| a.key()), b.map(|b| b.key()));
    }

    #[test]
    fn both_forms_of_a_domain_are_one_address() {
        for typed in ["Ana@müller.de", "ana@xn--mller-kva.de", "ana@MÜLLER.de.", "ana@XN--MLLER-KVA.DE"] {
            let address = EmailAddress::parse(typed).expect(typed);
            assert_eq!(address.key(), "ana@xn--mller-kva.de", "{typed}");
            assert_eq!(address.as_str().to_lowercase(), "ana@müller.de", "{typed}");
            assert_eq!(readable(&address.key()), "ana@müller.de", "{typed}");
            assert_eq!(key_of(typed), address.key(), "{typed}");
        }
        let address = EmailAddress::parse("Ana@müller.de").expect("an address");
        assert_eq!(address.in_ascii(), "Ana@xn--mller-kva.de", "the part before the @ stays as it is");
        let address = EmailAddress::parse("Ana@Contoso.COM.").expect("an address");
        assert_eq!(address.as_str(), "Ana@Contoso.COM", "as it was entered");
        assert_eq!(key_of("Register"), "register");
        let longest = format!("{}@{}.de", "a".repeat(64), ["ü"; 50].join("."));
        assert_eq!(EmailAddress::parse(&longest), Err(FaultCode::EmailInvalid), "too long for mail servers");
    }

    #[test]
    fn public_providers_are_personal() {
        for domain in ["Gmail.com", "hotmail.co.uk", "inwind.it"] {
            assert!(EmailAddress::parse(&format!("harry@{domain}")).is_ok_and(|a| a.is_personal()), "{domain}");
        }
        assert!(!EmailAddress::parse("harry@contoso.com").is_ok_and(|a| a.is_personal()));
    }
}
