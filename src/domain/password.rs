//! Rules for passwords (decision 9). The lists of known passwords are on the server.

use super::fault::FaultCode;
use serde::{Deserialize, Serialize};
use std::{fmt, ops::Deref};

/// The fewest characters without a second factor.
pub const SHORTEST_PASSWORD: u16 = 15;
/// The most characters.
pub const LONGEST_PASSWORD: u16 = 256;
/// The fewest characters that must remain without the words of the context.
const SHORTEST_REMAINDER: usize = 8;
/// Shorter words are ignored: they occur everywhere.
const SHORTEST_CONTEXT_WORD: usize = 4;
/// The most words of a context: people of very many organizations have more, and each costs time.
const MOST_CONTEXT_WORDS: usize = 100;

/// The words that a password must not be based on: the names of the product, the organization and the person.
#[derive(Clone, Debug, Default)]
pub struct ContextWords(Vec<String>);

impl ContextWords {
    /// The words of these texts, in lower case, the longest first.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words: Vec<String> = Vec::new();
        let all = texts.into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        let lengths = SHORTEST_CONTEXT_WORD..=usize::from(LONGEST_PASSWORD);
        for word in all.filter(|word| lengths.contains(&word.chars().count())).map(str::to_lowercase) {
            if words.len() == MOST_CONTEXT_WORDS {
                break;
            }
            if !words.contains(&word) {
                words.push(word);
            }
        }
        // Longest first, so that a short word does not split a longer one.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Self(words)
    }

    /// The words.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// A password as typed. Its debug output is empty, so it cannot end up in a log.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(transparent)]
pub struct TypedPassword(String);

impl From<String> for TypedPassword {
    fn from(typed: String) -> Self {
        Self(typed)
    }
}

impl Deref for TypedPassword {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TypedPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedPassword(…)")
    }
}

/// Checks the rules for every password, new or entered to sign in. It is in Unicode form NFC.
pub fn check_extent(password: &str) -> Result<(), FaultCode> {
    if password.is_empty() {
        return Err(FaultCode::Required);
    }
    if password.chars().count() > usize::from(LONGEST_PASSWORD) {
        return Err(FaultCode::PasswordTooLong { max: LONGEST_PASSWORD });
    }
    Ok(())
}

/// Checks length and context of a new password that is already in Unicode form NFC.
pub fn check_password(password: &str, context: &ContextWords) -> Result<(), FaultCode> {
    check_extent(password)?;
    if password.chars().count() < usize::from(SHORTEST_PASSWORD) {
        return Err(FaultCode::PasswordTooShort { min: SHORTEST_PASSWORD });
    }
    // White space alone contains no words; other rules reject it.
    if !password.trim().is_empty() && remainder(password, context) < SHORTEST_REMAINDER {
        return Err(FaultCode::PasswordContextual);
    }
    Ok(())
}

/// The number of characters other than white space that remain without the words of the context.
fn remainder(password: &str, context: &ContextWords) -> usize {
    let mut rest = password.to_lowercase();
    for word in context.iter() {
        rest = rest.replace(word, " ");
    }
    rest.chars().filter(|c| !c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(password: &str) -> Result<(), FaultCode> {
        let context = ["Business Center", "Contoso", "Harry Miller", "harry@contoso.com"];
        check_password(password, &ContextWords::of(context))
    }

    #[test]
    fn a_typed_password_never_prints_itself() {
        assert_eq!(format!("{:?}", TypedPassword::from("kiwi lamp storm 7".to_owned())), "TypedPassword(…)");
    }

    #[test]
    fn fifteen_characters_are_enough_and_fourteen_are_not() {
        assert_eq!(check("kiwi-lamp-storm"), Ok(()));
        assert_eq!(check("kiwi-lamp-stor"), Err(FaultCode::PasswordTooShort { min: 15 }));
        assert_eq!(check(""), Err(FaultCode::Required));
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        assert_eq!(check("красный-трактор"), Ok(()));
        assert_eq!(check(&"я".repeat(257)), Err(FaultCode::PasswordTooLong { max: 256 }));
    }

    #[test]
    fn the_words_around_the_person_do_not_count() {
        assert_eq!(check("Contoso Business Center 1"), Err(FaultCode::PasswordContextual));
        assert_eq!(check("harryMILLERharry2026"), Err(FaultCode::PasswordContextual));
        assert_eq!(check("contoso violets in june"), Ok(()));
    }

    #[test]
    fn the_context_sees_the_whole_of_a_long_password() {
        assert_eq!(check(&"Contoso Business Center ".repeat(10)), Err(FaultCode::PasswordContextual));
    }

    #[test]
    fn a_context_has_a_hundred_words_at_most() {
        let names: Vec<String> = (0..1000).map(|number| format!("Organization {number}")).collect();
        let long = "x".repeat(100_000);
        let context = ContextWords::of(names.iter().map(String::as_str).chain([long.as_str(), "Ivan Ivanov"]));
        // The numbers from 1000 on would be words.
        assert_eq!(context.iter().collect::<Vec<_>>(), ["organization", "ivanov", "ivan"]);
        let numbers: Vec<String> = (1000..2000).map(|number| number.to_string()).collect();
        assert_eq!(ContextWords::of(numbers.iter().map(String::as_str)).iter().count(), MOST_CONTEXT_WORDS);
    }
}
