//! Remedies for invalid values, with the probably intended one.

use crate::domain::person::{self, is_invisible};

/// Common but wrong country codes, and their codes in ISO 3166-1 alpha-2.
const COUNTRIES: [(&str, &str); 5] = [("UK", "GB"), ("EL", "GR"), ("USA", "US"), ("UAE", "AE"), ("XKX", "XK")];

/// For a word that is not in a list.
pub(super) fn of_word(text: &str, words: &[&str]) -> String {
    let near = words.iter().find(|word| is_near(&text.to_lowercase(), word));
    format!("must be one of {}{}", words.join(", "), meant(near.copied()))
}

/// Whether one word is probably a misspelling of the other: at most two edits, and less than half of the letters.
fn is_near(text: &str, word: &str) -> bool {
    let distance = strsim::levenshtein(text, word);
    distance <= 2 && distance * 2 < text.chars().count().max(word.len())
}

/// For an invalid country code.
pub(super) fn of_country(text: &str) -> String {
    let upper = text.trim().to_uppercase();
    let known = COUNTRIES.iter().find(|(written, _)| *written == upper).map_or(upper.as_str(), |(_, code)| *code);
    let code = person::parse_country(known).ok();
    let remedy = "must be a country code of two capital letters (ISO 3166-1 alpha-2), such as US or IT";
    format!("{remedy}{}", meant(code.as_deref()))
}

fn meant(word: Option<&str>) -> String {
    word.map_or_else(String::new, |word| format!("; did you mean {word}?"))
}

/// For an invalid number of an agreement or purchasing account.
pub(super) fn of_number(text: &str) -> String {
    of_spoiled(text, "must be 1 to 20 letters or digits, without spaces or hyphens")
}

/// For an invalid number of an order.
pub(super) fn of_order_number(text: &str) -> String {
    of_spoiled(text, "must be 1 to 50 printable characters, without spaces at its ends")
}

/// Whether a spreadsheet shows a number so that it is lost: `1.23E+11`, or the signs of a column that is too narrow.
pub(super) fn is_spoiled(text: &str) -> bool {
    is_shortened(text) || is_too_narrow(text)
}

fn is_shortened(text: &str) -> bool {
    text.split_once(['E', 'e']).is_some_and(|(digits, power)| {
        let power = power.trim_start_matches(['+', '-']);
        digits.contains(['.', ','])
            && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
            && !power.is_empty()
            && power.chars().all(|c| c.is_ascii_digit())
    })
}

fn is_too_narrow(text: &str) -> bool {
    text.len() > 1 && text.bytes().all(|byte| byte == b'#')
}

/// What a spreadsheet has done to a value, or the rule for one that it has not touched.
pub(super) fn of_spoiled(text: &str, rule: &str) -> String {
    if is_shortened(text) {
        "a spreadsheet has shortened this number; format the column as text and enter the number again".to_owned()
    } else if is_too_narrow(text) {
        "a spreadsheet has saved a column that was too narrow; widen it and save the table again".to_owned()
    } else {
        rule.to_owned()
    }
}

/// For a text that is too long, unprintable or invisible.
pub(super) fn of_text(text: &str, most: usize) -> String {
    if is_invisible(text) {
        "contains only invisible characters; type it again".to_owned()
    } else {
        format!("must be at most {most} printable characters")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_near_is_suggested_and_no_other() {
        let status = ["draft", "signed", "active", "ended"];
        for (text, meant) in [("aktiv", "active"), ("Active", "active"), ("sign", "signed"), ("end", "ended")] {
            assert!(of_word(text, &status).ends_with(&format!("; did you mean {meant}?")), "{text}");
        }
        for (text, words) in [("running", &status[..]), ("de", &["en", "es", "ru", "it"])] {
            assert!(of_word(text, words).ends_with(words[words.len() - 1]), "{text}");
        }
    }

    #[test]
    fn a_country_is_suggested_by_the_code_that_people_write() {
        for (text, code) in [("UK", "GB"), ("uk", "GB"), ("it", "IT"), ("USA", "US"), ("XKX", "XK")] {
            assert!(of_country(text).ends_with(&format!("; did you mean {code}?")), "{text}");
        }
        assert!(of_country("ZZ").ends_with("such as US or IT"));
    }

    #[test]
    fn a_number_that_a_spreadsheet_shortened_is_told_as_such() {
        for text in ["1.23457E+09", "1,23457E+09", "1.2e9"] {
            assert!(of_number(text).contains("spreadsheet"), "{text}");
        }
        for text in ["12-34", "AE 12", "1.2"] {
            assert!(of_number(text).starts_with("must be 1 to 20"), "{text}");
        }
    }
}
