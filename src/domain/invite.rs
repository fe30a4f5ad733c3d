//! Inviting colleagues: the possible outcomes for each person on a form.

use serde::{Deserialize, Serialize};

/// The most people on one form.
pub const MOST_PEOPLE: usize = 200;

/// What was done for an invited person.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum RowOutcome {
    /// Invited.
    Invited,
    /// Already invited; the invitation was resent.
    Again,
    /// Already invited; roles were added to the invitation, and it was resent.
    Extended,
    /// Already had access; roles were added.
    Added,
    /// Already had access; the new roles wait for acceptance.
    Waiting,
    /// Already had these roles.
    Unchanged,
}

/// A person of a pasted list.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Pasted {
    /// The email address as pasted.
    pub email: String,
    /// The first name; may be empty.
    pub first_name: String,
    /// The last name; may be empty.
    pub last_name: String,
}

/// Parses a pasted list as spreadsheets and mail programs write it: one person per line, either as an address, alone or
/// beside cells with names (separated by tabs, semicolons or commas), or as `Ana Trujillo <ana@contoso.com>`, with or
/// without the brackets. Lines without an address are kept for correction, except a first line with column titles.
/// Reading ends after `most` people: what a form sends is not read on for nothing.
#[must_use]
pub fn read_list(text: &str, most: usize) -> Vec<Pasted> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_title = |(place, line): &(usize, &str)| *place == 0 && !line.contains('@') && line.contains(CELL_ENDS);
    lines.enumerate().filter(|line| !is_title(line)).flat_map(|(_, line)| read_line(line, most)).take(most).collect()
}

/// Cells of a line that are read at least.
const CELLS: usize = 100;
const CELL_ENDS: [char; 3] = ['\t', ';', ','];

fn read_line(line: &str, most: usize) -> Vec<Pasted> {
    // Addresses from an email program, `Trujillo, Ana <ana@contoso.com>; …`: commas are part of names there.
    let mailboxes = line.split(';').map(str::trim).filter(|part| !part.is_empty()).take(most);
    let mailboxes: Vec<&str> = mailboxes.collect();
    if mailboxes.len() > 1 && line.contains('<') && mailboxes.iter().all(|part| part.contains('@')) {
        return mailboxes.into_iter().flat_map(|part| read_line(part, most)).collect();
    }
    let cells = line.split(CELL_ENDS).map(|cell| cell.trim().trim_matches('"').trim());
    let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).take(most.max(CELLS)).collect();
    let (addresses, names): (Vec<&str>, Vec<&str>) = cells.into_iter().partition(|cell| cell.contains('@'));
    match (addresses.as_slice(), names.as_slice()) {
        ([], names) => vec![Pasted { email: names.join(" "), ..Pasted::default() }],
        ([address], [name]) if !has_name(address) => vec![named(address, name)],
        ([address], [first, others @ ..]) if !has_name(address) => {
            vec![Pasted { email: (*address).to_owned(), first_name: (*first).to_owned(), last_name: others.join(" ") }]
        }
        // `Trujillo, Ana <ana@contoso.com>` has lost its comma here.
        ([address], [last]) => vec![Pasted { last_name: (*last).to_owned(), ..mailbox(address) }],
        (addresses, _) => addresses.iter().map(|address| mailbox(address)).collect(),
    }
}

fn has_name(address: &str) -> bool {
    address.contains(|c: char| c == '<' || c.is_whitespace())
}

/// `Ana Trujillo <ana@contoso.com>`, with or without the brackets, or an address alone.
fn mailbox(text: &str) -> Pasted {
    if let Some((name, address)) = text.split_once('<') {
        return named(address.trim_end_matches('>').trim(), name.trim().trim_matches('"'));
    }
    let (addresses, names): (Vec<&str>, Vec<&str>) = text.split_whitespace().partition(|word| word.contains('@'));
    match addresses.as_slice() {
        [address] => named(address, &names.join(" ")),
        _ => named(text, ""),
    }
}

fn named(address: &str, name: &str) -> Pasted {
    let (first_name, last_name) = name.trim().split_once(' ').unwrap_or((name.trim(), ""));
    Pasted { email: address.to_owned(), first_name: first_name.to_owned(), last_name: last_name.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<[String; 3]> {
        read_list(text, 100).into_iter().map(|one| [one.email, one.first_name, one.last_name]).collect()
    }

    #[test]
    fn no_more_is_read_than_a_form_takes() {
        for text in ["a\n".repeat(1_000), "a@b;".repeat(1_000), "<a@b;".repeat(1_000)] {
            assert_eq!(read_list(&text, 10).len(), 10, "{text:.10}");
        }
    }

    #[test]
    fn lists_are_read_as_spreadsheets_and_mail_programs_have_them() {
        for (text, people) in [
            ("ana@contoso.com", &[["ana@contoso.com", "", ""]][..]),
            ("\n  ana@contoso.com \r\n\n bo@contoso.com\n", &[["ana@contoso.com", "", ""], ["bo@contoso.com", "", ""]]),
            ("ana@contoso.com\tAna\tTrujillo", &[["ana@contoso.com", "Ana", "Trujillo"]]),
            ("Ana;García Pérez;ana@contoso.com", &[["ana@contoso.com", "Ana", "García Pérez"]]),
            ("\"Ana\",\"Trujillo\",\"ana@contoso.com\"", &[["ana@contoso.com", "Ana", "Trujillo"]]),
            ("Ana María Trujillo, ana@contoso.com", &[["ana@contoso.com", "Ana", "María Trujillo"]]),
            ("Ana Trujillo <ana@contoso.com>", &[["ana@contoso.com", "Ana", "Trujillo"]]),
            ("Trujillo, Ana <ana@contoso.com>", &[["ana@contoso.com", "Ana", "Trujillo"]]),
            ("Ana Muñoz ana@contoso.com", &[["ana@contoso.com", "Ana", "Muñoz"]]),
            ("ana@contoso.com Ana María Muñoz", &[["ana@contoso.com", "Ana", "María Muñoz"]]),
            ("Muñoz, Ana ana@contoso.com", &[["ana@contoso.com", "Ana", "Muñoz"]]),
            ("ana@contoso.com bo@contoso.com", &[["ana@contoso.com bo@contoso.com", "", ""]]),
            ("Ana T <ana@contoso.com>; bo@contoso.com", &[["ana@contoso.com", "Ana", "T"], ["bo@contoso.com", "", ""]]),
            (
                "Trujillo, Ana <ana@contoso.com>; Diaz, Bo <bo@contoso.com>; eve@contoso.com;",
                &[
                    ["ana@contoso.com", "Ana", "Trujillo"],
                    ["bo@contoso.com", "Bo", "Diaz"],
                    ["eve@contoso.com", "", ""],
                ],
            ),
            ("E-mail;Name\nana@contoso.com;Ana", &[["ana@contoso.com", "Ana", ""]]),
            ("Иванова Виктория\tv@contoso.com", &[["v@contoso.com", "Иванова", "Виктория"]]),
            ("Ana", &[["Ana", "", ""]]),
            ("bo@contoso.com\nAna, Trujillo", &[["bo@contoso.com", "", ""], ["Ana Trujillo", "", ""]]),
            (" \n", &[]),
        ] {
            let people: Vec<[String; 3]> = people.iter().map(|one| one.map(str::to_owned)).collect();
            assert_eq!(read(text), people, "{text}");
        }
    }
}
