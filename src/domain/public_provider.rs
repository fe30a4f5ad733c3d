//! Domains of public email providers: an address there does not identify an organization (R30).

use super::domain_name::DomainName;

/// The domains, one a line: those of the npm package email-providers 2.26.0 (ISC; its license stands beside the list), those
/// that it lacks, and without the few that are no provider's, such as `example.com`.
const PROVIDERS: &str = include_str!("public_providers.txt");

/// Providers with a domain for each country, such as `yahoo.com.mx` and `hotmail.co.uk`.
const FAMILIES: &[&str] = &["gmx", "hotmail", "live", "mail", "outlook", "yahoo", "yandex"];

/// Whether a domain is one of a public email provider.
#[must_use]
pub fn is_public_provider(domain: &DomainName) -> bool {
    let domain = domain.as_str();
    PROVIDERS.lines().any(|provider| provider == domain) || is_of_family(domain)
}

/// Whether a domain is a family's name with a country: `.xx`, `.co.xx` or `.com.xx`.
fn is_of_family(domain: &str) -> bool {
    let Some((family, rest)) = domain.split_once('.') else { return false };
    let country = rest.strip_prefix("co.").or_else(|| rest.strip_prefix("com.")).unwrap_or(rest);
    FAMILIES.contains(&family) && country.len() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn providers_and_their_families_are_known() {
        let is_public = |domain| DomainName::parse(domain).is_ok_and(|domain| is_public_provider(&domain));
        for domain in
            ["Gmail.com", "hotmail.co.uk", "yahoo.com.mx", "live.it", "yandex.kz", "inwind.it", "pm.me", "t-online.de"]
        {
            assert!(is_public(domain), "{domain}");
        }
        for domain in ["contoso.com", "live.contoso.com", "mail.contoso.it", "yahoo.contoso.mx"] {
            assert!(!is_public(domain), "{domain}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_canonical() {
        let providers: Vec<&str> = PROVIDERS.lines().collect();
        assert!(providers.len() > 300 && providers.is_sorted_by(|one, next| one < next));
        for provider in providers {
            assert_eq!(DomainName::parse(provider).map(|domain| domain.as_str().to_owned()).as_deref(), Ok(provider));
        }
    }
}
