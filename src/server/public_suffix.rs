//! Which domains an organization can have: none under which others register theirs, and none of a public email provider.

use super::config::Config;
use crate::domain::{
    domain_name::{DomainFault, DomainName, is_within},
    public_provider::is_public_provider,
};

/// Why a domain cannot be an organization's, if so.
pub fn check(config: &Config, domain: &DomainName) -> Result<(), DomainFault> {
    if is_public_provider(domain) && !config.allowed_public_domains.contains(domain) {
        return Err(DomainFault::PublicProvider);
    }
    if config.private_suffixes.iter().any(|suffix| suffix != domain.as_str() && is_within(domain.as_str(), suffix)) {
        return Ok(());
    }
    match psl::suffix(domain.as_str().as_bytes()) {
        Some(suffix) if suffix.is_known() && suffix == domain.as_str() => Err(DomainFault::PublicSuffix),
        Some(suffix) if suffix.is_known() => Ok(()),
        _ => Err(DomainFault::UnknownSuffix),
    }
}

/// The part of a domain that someone registered: the suffix with one label before it.
#[must_use]
pub fn registrable(domain: &str) -> Option<&str> {
    psl::domain_str(domain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn suffixes_and_providers_are_no_organizations() {
        let settings = [("BC_PRIVATE_SUFFIXES", "example, Corp.test"), ("BC_ALLOWED_PUBLIC_DOMAINS", "t-online.de")];
        let environment: HashMap<String, String> =
            settings.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let config = Config::parse("", &environment).expect("valid settings");
        for (domain, expected) in [
            ("contoso.com", Ok(())),
            ("dept.contoso.co.uk", Ok(())),
            ("contoso.github.io", Ok(())),
            ("müller.de", Ok(())),
            ("пример.рф", Ok(())),
            ("lamna.example", Ok(())),
            ("lamna.corp.test", Ok(())),
            ("t-online.de", Ok(())),
            ("co.uk", Err(DomainFault::PublicSuffix)),
            ("github.io", Err(DomainFault::PublicSuffix)),
            ("corp.test", Err(DomainFault::UnknownSuffix)),
            ("lamna.test", Err(DomainFault::UnknownSuffix)),
            ("lamna.notexample", Err(DomainFault::UnknownSuffix)),
            ("gmail.com", Err(DomainFault::PublicProvider)),
            ("hotmail.co.uk", Err(DomainFault::PublicProvider)),
        ] {
            let parsed = DomainName::parse(domain).expect("a domain");
            assert_eq!(check(&config, &parsed), expected, "{domain}");
        }
    }
}
