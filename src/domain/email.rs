//! Email addresses of work accounts (R5, R30).

use super::{fault::FaultCode, person::is_ignorable};

/// The longest address that SMTP carries (RFC 5321, 4.5.3.1.3, without the angle brackets).
const LONGEST_ADDRESS: usize = 254;
/// The longest part before the `@` (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL_PART: usize = 64;

/// Domains of public email providers: an address there does not identify an organization.
const PUBLIC_PROVIDERS: &[&str] = &[
    "aol.com",
    "bk.ru",
    "fastmail.com",
    "gmail.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "hotmail.es",
    "hotmail.it",
    "icloud.com",
    "email.it",
    "inbox.ru",
    "internet.ru",
    "inwind.it",
    "libero.it",
    "list.ru",
    "live.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "outlook.com",
    "pm.me",
    "outlook.es",
    "outlook.it",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "rambler.ru",
    "tiscali.it",
    "tuta.com",
    "virgilio.it",
    "web.de",
    "ya.ru",
    "yahoo.com",
    "yahoo.es",
    "yahoo.it",
    "yandex.com",
    "yandex.ru",
    "zoho.com",
    "163.com",
    "126.com",
    "alice.it",
    "terra.es",
    "telefonica.net",
    "ymail.com",
];

/// Providers with a domain for each country, such as `yahoo.com.mx` and `hotmail.co.uk`.
const PUBLIC_FAMILIES: &[&str] = &["gmx", "hotmail", "live", "mail", "outlook", "yahoo", "yandex"];

/// An address as it was entered, known to have the form `name@example.com`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Parses an address; spaces around it are dropped.
    pub fn parse(input: &str) -> Result<Self, FaultCode> {
        let address = input.trim_matches(|c: char| c.is_whitespace() || is_ignorable(c));
        if address.is_empty() {
            return Err(FaultCode::Required);
        }
        let (local, domain) = address.rsplit_once('@').ok_or(FaultCode::EmailInvalid)?;
        let valid = address.len() <= LONGEST_ADDRESS && is_local_part(local) && is_domain(domain);
        if valid { Ok(Self(address.to_owned())) } else { Err(FaultCode::EmailInvalid) }
    }

    /// The address as it was entered.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form by which addresses are compared: mailboxes that differ by letter case alone are one.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// The part after the `@`, in lower case.
    #[must_use]
    pub fn domain(&self) -> String {
        self.0.rsplit('@').next().unwrap_or_default().to_ascii_lowercase()
    }

    /// Whether the mailbox is one of a public provider (R30).
    #[must_use]
    pub fn is_personal(&self) -> bool {
        let domain = self.domain();
        PUBLIC_PROVIDERS.contains(&domain.as_str()) || is_of_public_family(&domain)
    }
}

/// Whether a domain is a family's name with a country: `.xx`, `.co.xx` or `.com.xx`.
fn is_of_public_family(domain: &str) -> bool {
    let Some((family, rest)) = domain.split_once('.') else { return false };
    let country = rest.strip_prefix("co.").or_else(|| rest.strip_prefix("com.")).unwrap_or(rest);
    PUBLIC_FAMILIES.contains(&family) && country.len() == 2
}

/// RFC 5321 dot-string: what real mailboxes use. Quoted local parts are refused.
fn is_local_part(local: &str) -> bool {
    !local.is_empty()
        && local.len() <= LONGEST_LOCAL_PART
        && local.split('.').all(|atom| {
            !atom.is_empty() && atom.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c))
        })
}

fn is_domain(domain: &str) -> bool {
    domain.contains('.')
        && domain.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        })
        && !domain.rsplit('.').next().is_some_and(|top| top.chars().all(|c| c.is_ascii_digit()))
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
    fn public_providers_are_personal() {
        for domain in ["Gmail.com", "hotmail.co.uk", "yahoo.com.mx", "live.it", "yandex.kz", "inwind.it", "pm.me"] {
            assert!(EmailAddress::parse(&format!("harry@{domain}")).is_ok_and(|a| a.is_personal()), "{domain}");
        }
        for domain in ["contoso.com", "live.contoso.com", "mail.contoso.it", "yahoo.contoso.mx"] {
            assert!(!EmailAddress::parse(&format!("harry@{domain}")).is_ok_and(|a| a.is_personal()), "{domain}");
        }
    }
}
