//! Software to download: files, and who is entitled to them.

use crate::{
    person::{is_ignorable, is_unprintable},
    product::ProductType,
};

/// The most bytes of a file.
pub const LARGEST_FILE: i64 = 1_000_000_000_000;
/// The most products that a file is for.
pub const MOST_PRODUCTS: usize = 100;
/// The most bytes of a file's name.
const LONGEST_NAME: usize = 200;
/// What a file's name cannot have: Windows reserves the first ones, shells give the others a meaning, and so do quotation marks of
/// print in PowerShell.
pub const RESERVED: &str = "/\\:*?\"<>|$`%!‘’‚‛“”„";
/// Names that are devices in Windows, with any ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Whether a text is a SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether a text is the name of a file that every system can store, and that is what it looks like: no path, nothing that a
/// system or a shell reserves, nothing invisible.
#[must_use]
pub fn is_file_name(text: &str) -> bool {
    let is_reserved = |c: char| is_unprintable(c) || is_ignorable(c) || RESERVED.contains(c);
    (1..=LONGEST_NAME).contains(&text.len())
        && !text.chars().any(|c| is_reserved(c) || c.is_whitespace() && c != ' ')
        && !text.starts_with(['.', ' ', '-'])
        && !text.ends_with(['.', ' '])
        && !is_device(text)
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    DEVICES.contains(&stem.as_str()) || port.is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
}

/// A product that a file is for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ForProduct {
    /// The family.
    pub family: String,
    /// The version; none for all.
    pub version: Option<String>,
}

/// What was bought of a product, and until when.
#[derive(Clone, Copy, Debug)]
pub struct Bought<'a> {
    /// The family.
    pub family: &'a str,
    /// The version.
    pub version: Option<&'a str>,
    /// What the product gives.
    pub r#type: ProductType,
    /// The last day of use, `YYYY-MM-DD`; none for no end.
    pub usage_until: Option<&'a str>,
    /// The last day of assurance.
    pub assurance_until: Option<&'a str>,
}

/// Whether someone may download a file.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Entitlement {
    /// Nothing was bought that entitles to it.
    None,
    /// It was released after the coverage ended, on this day.
    After(String),
    /// They may.
    Entitled,
}

/// Whether what was bought entitles to a file: a license to what of its own version was released up to its last day of use;
/// assurance and a subscription, to every version that was released up to their last day.
#[must_use]
pub fn entitlement<'a>(
    bought: impl IntoIterator<Item = Bought<'a>>,
    products: &[ForProduct],
    released_on: &str,
) -> Entitlement {
    bought.into_iter().map(|one| entitlement_of(one, products, released_on)).max().unwrap_or(Entitlement::None)
}

fn entitlement_of(bought: Bought<'_>, products: &[ForProduct], released_on: &str) -> Entitlement {
    let of_family = products.iter().filter(|product| product.family == bought.family);
    let mut found = Entitlement::None;
    for product in of_family {
        let is_own = product.version.as_deref().is_none_or(|version| bought.version == Some(version));
        let covered = match bought.r#type {
            ProductType::Subscription | ProductType::OnlineService => Some(bought.usage_until),
            ProductType::License | ProductType::LicenseWithAssurance | ProductType::StepUp if is_own => {
                Some(bought.usage_until)
            }
            ProductType::LicenseWithAssurance | ProductType::StepUp | ProductType::Assurance => {
                bought.assurance_until.map(Some)
            }
            ProductType::License => None,
        };
        let one = match covered {
            None => Entitlement::None,
            Some(Some(end)) if end < released_on => Entitlement::After(end.to_owned()),
            Some(_) => Entitlement::Entitled,
        };
        found = found.max(one);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writer(version: Option<&str>) -> Vec<ForProduct> {
        vec![ForProduct { family: "Writer".to_owned(), version: version.map(str::to_owned) }]
    }

    fn bought<'a>(r#type: ProductType, usage_until: Option<&'a str>, assurance_until: Option<&'a str>) -> Bought<'a> {
        Bought { family: "Writer", version: Some("2024"), r#type, usage_until, assurance_until }
    }

    #[test]
    fn what_was_bought_entitles_to_what_it_covers() {
        use ProductType as P;
        let after = |day: &str| Entitlement::After(day.to_owned());
        for (one, version, released_on, expected) in [
            (bought(P::License, None, None), "2024", "2030-01-01", Entitlement::Entitled),
            (bought(P::License, None, None), "2027", "2026-01-01", Entitlement::None),
            (bought(P::License, Some("2026-06-30"), None), "2024", "2026-06-30", Entitlement::Entitled),
            (bought(P::License, Some("2026-06-30"), None), "2024", "2026-07-01", after("2026-06-30")),
            (bought(P::LicenseWithAssurance, None, Some("2027-01-31")), "2027", "2027-01-31", Entitlement::Entitled),
            (bought(P::LicenseWithAssurance, None, Some("2027-01-31")), "2027", "2027-02-01", after("2027-01-31")),
            (bought(P::LicenseWithAssurance, None, Some("2020-01-31")), "2024", "2026-02-01", Entitlement::Entitled),
            (bought(P::Assurance, None, Some("2027-01-31")), "2027", "2026-12-01", Entitlement::Entitled),
            (bought(P::Subscription, Some("2026-12-31"), None), "2027", "2026-12-31", Entitlement::Entitled),
            (bought(P::Subscription, Some("2026-12-31"), None), "2027", "2027-01-01", after("2026-12-31")),
            (bought(P::Subscription, None, None), "2027", "2030-01-01", Entitlement::Entitled),
        ] {
            assert_eq!(entitlement([one], &writer(Some(version)), released_on), expected, "{one:?} {version}");
        }
        assert_eq!(entitlement([bought(P::License, None, None)], &writer(None), "2030-01-01"), Entitlement::Entitled);
        assert_eq!(entitlement([], &writer(None), "2030-01-01"), Entitlement::None);
        let other = [ForProduct { family: "Reader".to_owned(), version: None }];
        assert_eq!(entitlement([bought(P::License, None, None)], &other, "2020-01-01"), Entitlement::None);
    }

    #[test]
    fn a_name_that_no_system_reserves() {
        for name in ["writer-2024-es-x64.iso", "Писатель 2024.iso", "a", "console.iso", "com.iso", "it's.iso"] {
            assert!(is_file_name(name), "{name}");
        }
        for name in [
            "",
            "../x",
            "a/b",
            "a\\b",
            "C:x",
            ".hidden",
            "-rf",
            "x ",
            "x.",
            "a\nb",
            "a\"b",
            "$(id).iso",
            "`id`.iso",
            "%x%.iso",
            "a”.iso",
            "a\u{202e}osi.exe",
            "a\u{200b}.iso",
            "\u{a0}a",
            "a\u{2028}b",
            "CON",
            "nul.iso",
            "com1.iso",
            "LPT9",
            &"x".repeat(201),
            &"Ж".repeat(101),
        ] {
            assert!(!is_file_name(name), "{name}");
        }
        assert!(is_sha256(&"0af9".repeat(16)) && !is_sha256(&"0AF9".repeat(16)) && !is_sha256("0af9"));
    }
}
