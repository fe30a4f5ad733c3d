//! Names and countries of people.

use super::fault::FaultCode;

/// The most characters of one name field; two surnames and particles fit.
pub const LONGEST_NAME: u16 = 100;

/// Parses a required name.
pub fn parse_name(input: &str) -> Result<String, FaultCode> {
    let name = parse_optional_name(input)?;
    if name.is_empty() { Err(FaultCode::Required) } else { Ok(name) }
}

/// Parses an optional name as people enter it; it can't contain a web or email address, because emails show it to
/// others.
pub fn parse_optional_name(input: &str) -> Result<String, FaultCode> {
    tidy_name(input).and_then(|name| if holds_link(&name) { Err(FaultCode::AddressInName) } else { Ok(name) })
}

/// Whether a text contains what email programs turn into a link, even in full-width characters.
#[must_use]
pub fn holds_address(text: &str) -> bool {
    let text = narrowed(text).to_ascii_lowercase();
    ["://", "www.", "@"].iter().any(|part| text.contains(part))
}

/// Whether a text that people type for others to read contains an address of the web or of email: besides what email programs
/// turn into a link, a host with a path, and dots within a word that are written otherwise.
#[must_use]
pub fn holds_link(text: &str) -> bool {
    holds_address(text) || has_wide_dot(text) || narrowed(text).split_whitespace().any(is_host_with_path)
}

/// Whether ASCII letters or digits stand around a dot that is none in ASCII, as in `e．vil`: between others, it ends sentences.
fn has_wide_dot(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let is_wide = |c: char| matches!(c, '\u{ff0e}' | '\u{3002}' | '\u{ff61}');
    signs
        .windows(3)
        .any(|three| three[0].is_ascii_alphanumeric() && is_wide(three[1]) && three[2].is_ascii_alphanumeric())
}

/// Whether a word begins with a host that a path follows, as in `bit.ly/x`, and not with abbreviations, as in `Abt.IT/Ost`.
fn is_host_with_path(word: &str) -> bool {
    let Some((host, path)) = word.split_once('/') else { return false };
    let host = host.trim_start_matches(|c: char| !c.is_alphanumeric());
    let host = host.split(':').next().unwrap_or(host);
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    let is_host = host.chars().all(|c| c.is_ascii() && !c.is_ascii_uppercase());
    let is_ending = (2..=24).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_lowercase());
    is_host && is_ending && name.ends_with(char::is_alphanumeric) && path.starts_with(char::is_alphanumeric)
}

/// The text with full-width Unicode characters as ASCII, as browsers read addresses.
#[must_use]
pub fn narrowed(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '\u{3002}' | '\u{ff61}' => '.',
        _ => c,
    };
    text.chars().map(narrow).collect()
}

/// Normalizes a name from the register: runs of white space become one space.
pub fn tidy_name(input: &str) -> Result<String, FaultCode> {
    if input.chars().any(is_unprintable) {
        return Err(FaultCode::Unprintable);
    }
    let name = input.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_invisible(&name) {
        return Err(FaultCode::Unprintable);
    }
    if name.chars().count() > usize::from(LONGEST_NAME) {
        return Err(FaultCode::TooLong { max: LONGEST_NAME });
    }
    Ok(name)
}

/// Control characters, separators of lines, and the format characters that change the direction of text (they would rearrange the text
/// around a name), but not the joiners that some scripts need.
#[must_use]
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a text that is not blank has only invisible characters: white space, the Braille blank, and those that
/// Unicode allows to be ignored in display (`Default_Ignorable_Code_Point`).
#[must_use]
pub fn is_invisible(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().all(|c| c.is_whitespace() || is_ignorable(c))
}

/// Whether a character is invisible.
pub(crate) const fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// First and last name.
#[must_use]
pub fn full_name(first: &str, last: &str) -> String {
    format!("{first} {last}").trim().to_owned()
}

/// ISO 3166-1 alpha-2 codes, and XK for Kosovo, which has none.
pub const COUNTRIES: &[&str] = &[
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA", "BB", "BD",
    "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV", "BW", "BY", "BZ", "CA",
    "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU", "CV", "CW", "CX", "CY", "CZ", "DE",
    "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES", "ET", "FI", "FJ", "FK", "FM", "FO", "FR", "GA",
    "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GS", "GT", "GU", "GW", "GY", "HK",
    "HM", "HN", "HR", "HT", "HU", "ID", "IE", "IL", "IM", "IN", "IO", "IQ", "IR", "IS", "IT", "JE", "JM", "JO", "JP",
    "KE", "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ", "LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT",
    "LU", "LV", "LY", "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS",
    "MT", "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE", "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ",
    "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM", "PN", "PR", "PS", "PT", "PW", "PY", "QA", "RE", "RO", "RS",
    "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG", "SH", "SI", "SJ", "SK", "SL", "SM", "SN", "SO", "SR", "SS", "ST",
    "SV", "SX", "SY", "SZ", "TC", "TD", "TF", "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TO", "TR", "TT", "TV", "TW",
    "TZ", "UA", "UG", "UM", "US", "UY", "UZ", "VA", "VC", "VE", "VG", "VI", "VN", "VU", "WF", "WS", "XK", "YE", "YT",
    "ZA", "ZM", "ZW",
];

/// Parses an ISO 3166-1 alpha-2 code.
pub fn parse_country(input: &str) -> Result<String, FaultCode> {
    if input.is_empty() {
        return Err(FaultCode::Required);
    }
    if COUNTRIES.contains(&input) { Ok(input.to_owned()) } else { Err(FaultCode::ChoiceInvalid) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_surnames_fit_and_spaces_are_tidied() {
        assert_eq!(parse_name("  García   Márquez "), Ok("García Márquez".to_owned()));
    }

    #[test]
    fn line_breaks_and_direction_marks_are_refused() {
        assert_eq!(parse_name("Harry\r\nBcc: x"), Err(FaultCode::Unprintable));
        for mark in ['\u{61c}', '\u{200e}', '\u{200f}', '\u{202e}', '\u{2066}'] {
            assert_eq!(parse_name(&format!("Har{mark}ry")), Err(FaultCode::Unprintable), "{mark:?}");
        }
    }

    #[test]
    fn addresses_in_names_are_refused() {
        for name in [
            "http://evil.example",
            "Pay now: HTTPS://x",
            "WWW.evil.example",
            "harry@contoso.com",
            "ｗｗｗ.x.com",
            "＠x",
        ] {
            assert_eq!(parse_name(name), Err(FaultCode::AddressInName), "{name}");
            assert_eq!(parse_optional_name(name), Err(FaultCode::AddressInName), "{name}");
        }
        for name in
            ["bit.ly/x", "Pay: (bit.ly/x)", "evil.example:8080/x", "e．vil.example", "e。vil", "ｂｉｔ．ｌｙ／ｘ"]
        {
            assert_eq!(parse_name(name), Err(FaultCode::AddressInName), "{name}");
        }
        for name in [
            "Dr. J.R. wwwilliams / Contoso.com",
            "Contoso S.p.A./Fabrikam",
            "No.7/12",
            "A/B",
            "24/7",
            "Contoso。",
            "Fac.Derecho/Económicas",
            "Dpt.Ventas/Sur",
            "Abt.IT/Ost",
            "東京。大阪",
        ] {
            assert!(parse_name(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn names_that_no_one_can_see_are_refused() {
        for c in ['\u{200b}', '\u{2060}', '\u{ad}', '\u{3164}', '\u{2800}', '\u{e0020}'] {
            for name in [c.to_string(), format!(" {c} {c}")] {
                assert_eq!(parse_name(&name), Err(FaultCode::Unprintable), "{name:?}");
                assert_eq!(parse_optional_name(&name), Err(FaultCode::Unprintable), "{name:?}");
            }
            assert!(parse_name(&format!("Zo{c}ë")).is_ok(), "{c:?} within a name");
        }
    }

    #[test]
    fn the_last_name_is_optional() {
        assert_eq!(parse_optional_name(""), Ok(String::new()));
        assert_eq!(parse_name(" "), Err(FaultCode::Required));
    }

    #[test]
    fn countries_are_sorted_codes() {
        assert!(COUNTRIES.is_sorted());
        assert_eq!(parse_country("XK"), Ok("XK".to_owned()), "Kosovo");
        assert_eq!(parse_country("XX"), Err(FaultCode::ChoiceInvalid));
    }
}
