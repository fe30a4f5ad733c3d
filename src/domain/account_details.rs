//! What a customer writes down about a purchasing account: the rules of its fields (addition 21).

use crate::{
    agreement::AgreementStatus,
    fault::FaultCode,
    person::{holds_link, is_invisible, is_unprintable},
    product_key::without_keys,
};
use std::borrow::Cow;

/// The most characters of what a customer calls a purchasing account.
pub const LONGEST_LABEL: u16 = 100;
/// The most characters of a cost center.
pub const LONGEST_COST_CENTER: u16 = 50;
/// The most characters of the customer's own reference.
pub const LONGEST_REFERENCE: u16 = 100;
/// The most characters of notes.
pub const LONGEST_NOTES: u16 = 2_000;
/// The most renewal contacts of a purchasing account.
pub const MOST_CONTACTS: u16 = 10;
/// How many days ahead renewal contacts can be reminded.
pub const LEAD_DAYS: [i64; 5] = [30, 60, 90, 120, 180];
/// How many days ahead they are reminded if no one has chosen.
pub const USUAL_LEAD_DAYS: i64 = 90;
/// Signs of the longest typed text that are looked at as addresses.
const LONGEST_LIST: usize = 4_000;

/// Whether customers can write something down about the purchasing accounts of an agreement with this status.
#[must_use]
pub const fn is_editable(status: AgreementStatus) -> bool {
    status.is_current()
}

/// Parses what a customer calls a purchasing account. Emails show it, so it can't contain a web or email address.
pub fn parse_label(input: &str) -> Result<Option<String>, FaultCode> {
    parse_plain_line(input, LONGEST_LABEL)
}

/// Parses an optional line that names something, such as a cost center: it can't contain a web or email address either.
pub fn parse_plain_line(input: &str, max: u16) -> Result<Option<String>, FaultCode> {
    let line = parse_line(input, max)?;
    if line.as_deref().is_some_and(holds_link) { Err(FaultCode::AddressInName) } else { Ok(line) }
}

/// Parses an optional line of text: runs of white space become one space.
pub fn parse_line(input: &str, max: u16) -> Result<Option<String>, FaultCode> {
    let line = input.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().any(is_unprintable) || is_invisible(&line) {
        return Err(FaultCode::Unprintable);
    }
    within(line, max)
}

/// Parses notes.
pub fn parse_notes(input: &str) -> Result<Option<String>, FaultCode> {
    parse_lines(input, LONGEST_NOTES)
}

/// Parses an optional text of several lines: they are kept, white space at their ends is not. Product keys are in none.
pub fn parse_lines(input: &str, max: u16) -> Result<Option<String>, FaultCode> {
    let lines = input.replace("\r\n", "\n").replace('\r', "\n");
    let is_wrong = |c: char| is_unprintable(c) && !matches!(c, '\n' | '\t');
    if lines.chars().any(is_wrong) || is_invisible(&lines) {
        return Err(FaultCode::Unprintable);
    }
    let lines = lines.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    within(lines.trim_matches('\n').to_owned(), max)
}

fn within(text: String, max: u16) -> Result<Option<String>, FaultCode> {
    if text.chars().count() > usize::from(max) {
        return Err(FaultCode::TooLong { max });
    }
    // Texts are stored and mailed as they are, and read by people who may not view keys.
    if matches!(without_keys(&text), Cow::Owned(_)) {
        return Err(FaultCode::HoldsKey);
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// Parses how many days ahead renewal contacts are reminded.
pub fn parse_lead_days(input: &str) -> Result<i64, FaultCode> {
    let days = input.trim().parse().ok().filter(|days| LEAD_DAYS.contains(days));
    days.ok_or(FaultCode::ChoiceInvalid)
}

/// The addresses that were typed, one per line, or between commas and semicolons, each once. What is no address is among
/// them, too.
pub fn split_contacts(input: &str) -> Result<Vec<&str>, FaultCode> {
    let mut typed: Vec<&str> = Vec::new();
    if input.len() > LONGEST_LIST {
        return Err(FaultCode::TooManyContacts { max: MOST_CONTACTS });
    }
    for one in input.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')) {
        if !one.is_empty() && !typed.contains(&one) {
            typed.push(one);
        }
    }
    if typed.len() > usize::from(MOST_CONTACTS) {
        return Err(FaultCode::TooManyContacts { max: MOST_CONTACTS });
    }
    Ok(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_tidied_and_may_be_left_empty() {
        assert_eq!(parse_line("  Kostenstelle \t 4711 ", 50), Ok(Some("Kostenstelle 4711".to_owned())));
        assert_eq!(parse_line(" \n ", 50), Ok(None));
        assert_eq!(parse_line(&"é".repeat(50), 50), Ok(Some("é".repeat(50))));
        assert_eq!(parse_line(&"é".repeat(51), 50), Err(FaultCode::TooLong { max: 50 }));
        for hidden in ["a\u{202e}b", "a\u{0}b", "\u{200b}", "\u{2800}"] {
            assert_eq!(parse_line(hidden, 50), Err(FaultCode::Unprintable), "{hidden:?}");
        }
    }

    #[test]
    fn a_label_that_emails_would_turn_into_a_link_is_refused() {
        assert_eq!(parse_label("School of Arts"), Ok(Some("School of Arts".to_owned())));
        for link in ["Pay at www.evil.example", "bit.ly/x", "e．vil.example", "https://evil.example", "ana@contoso.com"]
        {
            assert_eq!(parse_label(link), Err(FaultCode::AddressInName), "{link}");
            assert_eq!(parse_plain_line(link, 50), Err(FaultCode::AddressInName), "{link}");
        }
        assert_eq!(parse_plain_line("PO 4711/2026", 50), Ok(Some("PO 4711/2026".to_owned())));
        assert_eq!(parse_label(&"a".repeat(101)), Err(FaultCode::TooLong { max: 100 }));
    }

    #[test]
    fn notes_keep_their_lines() {
        assert_eq!(parse_notes("\r\n One \r\n\r\n\tTwo\r\n"), Ok(Some(" One\n\n\tTwo".to_owned())));
        assert_eq!(parse_notes(" \r\n \t"), Ok(None));
        assert_eq!(parse_notes(&"я".repeat(2_001)), Err(FaultCode::TooLong { max: 2_000 }));
        assert_eq!(parse_notes("a\u{7}"), Err(FaultCode::Unprintable));
    }

    #[test]
    fn lead_times_are_those_offered() {
        assert_eq!(parse_lead_days("120"), Ok(120));
        for wrong in ["", "0", "31", "-30", "ninety", "90 days"] {
            assert_eq!(parse_lead_days(wrong), Err(FaultCode::ChoiceInvalid), "{wrong}");
        }
        assert!(LEAD_DAYS.contains(&USUAL_LEAD_DAYS));
    }

    #[test]
    fn contacts_are_split_and_counted() {
        assert_eq!(split_contacts("a@b.com\r\n\r\nc@d.com; a@b.com, x"), Ok(vec!["a@b.com", "c@d.com", "x"]));
        assert_eq!(split_contacts(" \n "), Ok(Vec::new()));
        let list = |count: usize| (0..count).map(|number| format!("{number}@b.com")).collect::<Vec<_>>().join("\n");
        assert!(split_contacts(&list(10)).is_ok());
        assert_eq!(split_contacts(&list(11)), Err(FaultCode::TooManyContacts { max: 10 }));
        assert_eq!(split_contacts(&"a".repeat(4_001)), Err(FaultCode::TooManyContacts { max: 10 }));
    }

    #[test]
    fn only_agreements_that_are_not_over_can_be_edited() {
        use AgreementStatus::{Active, Draft, Ended, Signed};
        assert_eq!([Draft, Signed, Active, Ended].map(is_editable), [false, true, true, false]);
    }
}
