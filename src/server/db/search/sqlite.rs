//! SQLite: FTS5 with its trigram tokenizer.

use crate::server::{
    db::roster::{in_each_order, listed},
    token::sha256,
};
use std::ops::RangeInclusive;

/// Matches first, and of those only the rows of the scope, which stand side by side: `CROSS JOIN` fixes that order.
/// Left to itself, SQLite walks the scope and asks the index for each of its rows, 5 s among a million people.
///
/// What the index finds is compared with the rows then: see [`matching`].
pub const PAGES: [&str; 4] = in_each_order!(
    found_statement,
    "SELECT roster.id, sort_name, email_key, status, roles | offered AS bits
        FROM roster_search CROSS JOIN roster ON roster.id = roster_search.rowid
        WHERE roster_search MATCH $8 AND roster_search.rowid BETWEEN $9 AND $10 AND roster.scope_id = $1
            AND instr(roster.search_text, $7) > 0 LIMIT $11"
);

/// Up to so many characters, a text is asked for as a whole.
const SHORT: usize = 5;

/// What the index is asked for, for a text of at least three characters: a short one itself, else the trigrams side by
/// side that cover it. That takes half the time of comparing the places of all trigrams of a long text, but a short one
/// is covered by too few of them to tell `9999@` from everything with `999` and `99@`.
pub fn matching(needle: &str) -> String {
    let characters: Vec<char> = needle.chars().collect();
    let width = if characters.len() <= SHORT { characters.len() } else { 3 };
    let last = characters.len().saturating_sub(width);
    let starts = (0..=last).step_by(width.max(1)).chain([last]);
    let phrases = starts.map(|start| {
        let phrase: String = characters[start..].iter().take(width).collect();
        format!("\"{}\"", phrase.replace('"', "\"\""))
    });
    let mut phrases: Vec<String> = phrases.collect();
    phrases.dedup();
    phrases.join(" AND ")
}

/// How many bits of a row's id tell the person; those above tell the scope.
const PERSON_BITS: u32 = 47;

/// The id of a row, the same for the same person in the same scope. Two addresses of a scope with a million people
/// share one with a chance of one in 280; the second takes the next free one.
pub fn row_id(scope_id: &str, email_key: &str) -> i64 {
    scope_bits(scope_id) << PERSON_BITS | head(format!("{scope_id}\n{email_key}").as_bytes()) & ((1 << PERSON_BITS) - 1)
}

/// The ids of a scope. One scope in 65,536 has the same, so the scope itself is compared, too.
pub fn row_ids(scope_id: &str) -> RangeInclusive<i64> {
    let first = scope_bits(scope_id) << PERSON_BITS;
    first..=first | ((1 << PERSON_BITS) - 1)
}

/// 16 bits; an id is never negative.
fn scope_bits(scope_id: &str) -> i64 {
    head(scope_id.as_bytes()) & 0xffff
}

fn head(bytes: &[u8]) -> i64 {
    sha256(bytes).first_chunk().copied().map_or(0, i64::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trigrams_cover_a_long_text_and_quotation_marks_cannot_leave_them() {
        assert_eq!(matching("ana"), "\"ana\"");
        assert_eq!(matching("rossi"), "\"rossi\"");
        assert_eq!(matching("müller"), "\"mül\" AND \"ler\"");
        assert_eq!(matching("novikova"), "\"nov\" AND \"iko\" AND \"ova\"");
        assert_eq!(matching("a\" OR"), "\"a\"\" OR\"");
        assert_eq!(matching("\"\" OR a"), "\"\"\"\"\" \" AND \"OR \" AND \"R a\"");
    }

    #[test]
    fn the_ids_of_a_scope_stand_side_by_side() {
        for (scope, email) in [("x", "ana@contoso.com"), ("y", "boris@contoso.com"), ("z", "")] {
            let id = row_id(scope, email);
            assert!(id >= 0 && row_ids(scope).contains(&id), "{id}");
            assert_ne!(id, row_id(scope, "else@contoso.com"));
        }
        assert!(!row_ids("x").contains(&row_id("y", "ana@contoso.com")));
    }
}
