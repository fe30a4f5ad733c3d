//! Rules for passwords (decision 9). Lists of known passwords are the server's part.

use super::fault::FaultCode;

/// The fewest characters without a second factor.
pub const SHORTEST_PASSWORD: u16 = 15;
/// The most characters.
pub const LONGEST_PASSWORD: u16 = 256;
/// The fewest characters that must remain without the words of the context.
const SHORTEST_REMAINDER: usize = 8;
/// Shorter words are no context: they occur in everything.
const SHORTEST_CONTEXT_WORD: usize = 4;

/// Checks length and context of a password that is already in Unicode form NFC.
///
/// `context` holds the names of the product, the organization and the person.
pub fn check_password(password: &str, context: &[&str]) -> Result<(), FaultCode> {
    let length = password.chars().count();
    if length == 0 {
        return Err(FaultCode::Required);
    }
    if length < usize::from(SHORTEST_PASSWORD) {
        return Err(FaultCode::PasswordTooShort { min: SHORTEST_PASSWORD });
    }
    if length > usize::from(LONGEST_PASSWORD) {
        return Err(FaultCode::PasswordTooLong { max: LONGEST_PASSWORD });
    }
    // Nothing but white space holds no words: other rules refuse it.
    if !password.trim().is_empty() && remainder(password, context) < SHORTEST_REMAINDER {
        return Err(FaultCode::PasswordContextual);
    }
    Ok(())
}

/// How many characters other than white space remain after taking away the words of the context.
fn remainder(password: &str, context: &[&str]) -> usize {
    let mut words: Vec<String> = context
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().count() >= SHORTEST_CONTEXT_WORD)
        .map(str::to_lowercase)
        .collect();
    // The longest first, so that a short word does not break a longer one.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut rest = password.to_lowercase();
    for word in &words {
        rest = rest.replace(word.as_str(), " ");
    }
    rest.chars().filter(|c| !c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTEXT: &[&str] = &["Business Center", "Contoso", "Harry Miller", "harry@contoso.com"];

    #[test]
    fn fifteen_characters_are_enough_and_fourteen_are_not() {
        assert_eq!(check_password("kiwi-lamp-storm", CONTEXT), Ok(()));
        assert_eq!(check_password("kiwi-lamp-stor", CONTEXT), Err(FaultCode::PasswordTooShort { min: 15 }));
        assert_eq!(check_password("", CONTEXT), Err(FaultCode::Required));
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        assert_eq!(check_password("красный-трактор", CONTEXT), Ok(()));
        assert_eq!(check_password(&"я".repeat(257), CONTEXT), Err(FaultCode::PasswordTooLong { max: 256 }));
    }

    #[test]
    fn the_words_around_the_person_do_not_count() {
        assert_eq!(check_password("Contoso Business Center 1", CONTEXT), Err(FaultCode::PasswordContextual));
        assert_eq!(check_password("harryMILLERharry2026", CONTEXT), Err(FaultCode::PasswordContextual));
        assert_eq!(check_password("contoso violets in june", CONTEXT), Ok(()));
    }
}
