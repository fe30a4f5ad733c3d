//! Numbers of agreements and purchasing accounts: text, because leading zeros count.

use super::{
    fault::FaultCode,
    person::{is_ignorable, is_unprintable},
};

/// The most characters of a number.
pub const LONGEST_NUMBER: usize = 20;

/// A number of 1 to 20 ASCII letters or digits; letters are upper case.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Number(String);

impl Number {
    /// Parses a number as a person types or pastes it: spaces, hyphens, the sign for "number" before it and what no one can
    /// see are ignored (decision 6).
    pub fn parse(input: &str) -> Result<Self, FaultCode> {
        let input = input.trim_start();
        let input = input.strip_prefix(['№', '#']).unwrap_or(input);
        let bare: String =
            input.chars().filter(|c| !c.is_whitespace() && !is_hyphen(*c) && !is_ignorable(*c)).collect();
        if bare.is_empty() {
            return Err(FaultCode::Required);
        }
        let valid = bare.len() <= LONGEST_NUMBER && bare.chars().all(|c| c.is_ascii_alphanumeric());
        if valid { Ok(Self(bare.to_ascii_uppercase())) } else { Err(FaultCode::NumberInvalid) }
    }

    /// The number in its stored form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A number without its leading zeros, which spreadsheets drop: numbers that are equal in this form are easily
/// confused.
#[must_use]
pub fn without_zeros(number: &str) -> &str {
    number.trim_start_matches('0')
}

/// The numbers that differ from one by leading zeros alone.
#[must_use]
pub fn with_other_zeros(number: &str) -> Vec<String> {
    let digits = without_zeros(number);
    let all = (0..=LONGEST_NUMBER - digits.len()).map(|zeros| format!("{}{digits}", "0".repeat(zeros)));
    all.filter(|other| !other.is_empty() && other != number).collect()
}

/// The most characters of an order's number.
const LONGEST_ORDER_NUMBER: usize = 50;

/// Whether a text can be the number of an order: 1 to 50 printable characters, kept as written.
#[must_use]
pub fn is_order_number(text: &str) -> bool {
    let length = text.chars().count();
    (1..=LONGEST_ORDER_NUMBER).contains(&length)
        && text.trim() == text
        && !text.chars().any(|c| is_unprintable(c) || is_ignorable(c))
}

/// A number as it is searched for: without spaces, hyphens, slashes and letter case. Leading zeros count.
#[must_use]
pub fn search_form(number: &str) -> String {
    let is_kept = |c: &char| !c.is_whitespace() && !is_hyphen(*c) && !is_ignorable(*c) && !matches!(c, '/' | '\\');
    number.chars().filter(is_kept).flat_map(char::to_uppercase).collect()
}

/// The hyphens that documents and phones put between groups of digits.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_hyphens_are_ignored_and_zeros_count() {
        assert_eq!(Number::parse(" 00-012 34567 ").map(|n| n.as_str().to_owned()), Ok("0001234567".to_owned()));
        assert_eq!(Number::parse("№ 345 6789 012"), Number::parse("3456789012"));
        assert_eq!(Number::parse("####"), Err(FaultCode::NumberInvalid), "a narrow column of a spreadsheet");
        assert_ne!(Number::parse("0123"), Number::parse("123"));
        let pasted = Number::parse("\u{feff}00\u{200b}12\u{2060}3\u{200e}");
        assert_eq!(pasted.map(|n| n.as_str().to_owned()), Ok("00123".to_owned()), "what no one can see");
    }

    #[test]
    fn numbers_that_lost_their_zeros_are_found() {
        let others = with_other_zeros("0123");
        assert_eq!(others.len(), 17);
        assert!(others.contains(&"123".to_owned()) && others.contains(&format!("{}123", "0".repeat(17))), "{others:?}");
        assert!(
            others.iter().all(|other| without_zeros(other) == "123" && other != "0123" && Number::parse(other).is_ok())
        );
        assert_eq!(with_other_zeros(&"1".repeat(20)), Vec::<String>::new());
        assert_eq!(with_other_zeros("0").len(), 19);
    }

    #[test]
    fn orders_are_found_whatever_stands_between_digits() {
        assert_eq!(search_form("PO 77/B-\u{2011}4"), "PO77B4");
        assert_eq!(search_form("po77b4"), "PO77B4");
        assert_ne!(search_form("0004711"), search_form("4711"), "leading zeros count");
        assert!(is_order_number("PO 77/B") && is_order_number(&"9".repeat(50)));
        for faulty in ["", " 1", "1\t2", "\u{200b}", &"9".repeat(51)] {
            assert!(!is_order_number(faulty), "{faulty}");
        }
    }

    #[test]
    fn other_characters_and_lengths_are_refused() {
        assert_eq!(Number::parse("12.34"), Err(FaultCode::NumberInvalid));
        assert_eq!(Number::parse(&"1".repeat(21)), Err(FaultCode::NumberInvalid));
        assert_eq!(Number::parse("- -"), Err(FaultCode::Required));
    }
}
