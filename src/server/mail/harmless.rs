//! Names and other texts of people and organizations in mails: mail programs turn addresses in them into links, under the
//! vendor's sender.

use crate::domain::person::holds_address;

/// A text in which no mail program finds an address. What is about addresses stays readable.
pub(super) fn harmless(text: &str) -> String {
    let word = |word: &str| {
        if holds_address(word) {
            word.replace("://", "[://]").replace('.', "[.]").replace('@', "[at]")
        } else {
            word.to_owned()
        }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_no_links_and_other_texts_stay() {
        for (text, expected) in [
            ("Zoë O'Neil-García Jr.", "Zoë O'Neil-García Jr."),
            ("Contoso.com S.p.A.", "Contoso.com S.p.A."),
            ("Pay at https://evil.example/x. Now", "Pay at https[://]evil[.]example/x[.] Now"),
            ("WWW.evil.example", "WWW[.]evil[.]example"),
            ("write x@evil.example", "write x[at]evil[.]example"),
        ] {
            assert_eq!(harmless(text), expected);
        }
    }
}
