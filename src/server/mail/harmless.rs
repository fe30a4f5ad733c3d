//! Names and other texts of people and organizations in mails: mail programs turn addresses in them into links, under the
//! vendor's sender.

use crate::domain::person::{holds_address, narrowed};

/// After it no mail program takes what follows for the rest of a domain; no one sees it.
const BREAK: char = '\u{200b}';

/// A text in which no mail program finds an address. What is about addresses stays readable.
pub(super) fn harmless(text: &str) -> String {
    let word = |word: &str| {
        if holds_address(word) {
            narrowed(word).replace("://", "[://]").replace('.', "[.]").replace('@', "[at]")
        } else {
            without_domains(word)
        }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A word with a break after each dot within it that letters follow, as in `contoso.com`.
fn without_domains(word: &str) -> String {
    let plain = narrowed(word);
    let parts: Vec<&str> = plain.split('.').collect();
    let is_label = |part: &str| part.chars().next_back().is_some_and(char::is_alphanumeric);
    let is_ending = |part: &str| part.chars().take_while(|c| c.is_alphabetic()).nth(1).is_some();
    if !parts.windows(2).any(|pair| is_label(pair[0]) && is_ending(pair[1])) {
        return word.to_owned();
    }
    parts.join(&format!(".{BREAK}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_no_links_and_other_texts_stay() {
        for (text, expected) in [
            ("Zoë O'Neil-García Jr.", "Zoë O'Neil-García Jr."),
            ("Contoso S.p.A. No.7", "Contoso S.p.A. No.7"),
            ("Contoso.com S.p.A.", "Contoso.\u{200b}com S.p.A."),
            ("Go to bit.ly/x", "Go to bit.\u{200b}ly/x"),
            ("e．vil。example", "e.\u{200b}vil.\u{200b}example"),
            ("Pay at https://evil.example/x. Now", "Pay at https[://]evil[.]example/x[.] Now"),
            ("WWW.evil.example", "WWW[.]evil[.]example"),
            ("ｗｗｗ.evil.example", "www[.]evil[.]example"),
            ("write x@evil.example", "write x[at]evil[.]example"),
        ] {
            assert_eq!(harmless(text), expected);
        }
    }
}
