//! SQLite: FTS5 with its trigram tokenizer.

use super::Place;
use crate::server::{db::roster::pages, token::sha256};

/// CROSS JOIN fixes the order: matches first. Left to itself, SQLite walks the scope and asks the index for each
/// of its rows, 5 s among a million people instead of 28 ms.
pub const PAGES: [&str; 4] = pages!(
    "(SELECT roster.* FROM (SELECT rowid FROM roster_search WHERE roster_search MATCH $7 LIMIT $8) AS found
        CROSS JOIN roster ON roster.id = found.rowid) AS roster",
    " AND ($5 = '' OR status = $5) AND ($6 = 0 OR (roles | offered) & $6 <> 0)"
);

pub const COUNT: &str = "SELECT COUNT(*) FROM (SELECT 1 FROM roster_search
    WHERE $1 = $1 AND roster_search MATCH $2 LIMIT $3) AS found";

/// Phrases of trigrams: the scope's mark is one, and a space stands before each word.
pub fn pattern(scope_id: &str, text: &str, place: Place) -> String {
    let (mark, text) = (mark(scope_id), text.replace('"', "\"\""));
    match place {
        Place::Beginning => format!("\"{mark} {text}\""),
        Place::Word => format!("\"{mark}\" AND \" {text}\""),
        Place::Anywhere => format!("\"{mark}\" AND \"{text}\""),
    }
}

/// Three characters of the private use area that stand for a scope: one trigram, which no name holds.
/// Two scopes in 2 × 10¹¹ share one by chance; the page's own condition tells them apart.
pub fn mark(scope_id: &str) -> String {
    const FIRST: u32 = 0xE000;
    const COUNT: u32 = 6400;
    let digest = sha256(scope_id.as_bytes());
    digest
        .as_chunks::<4>()
        .0
        .iter()
        .take(3)
        .filter_map(|bytes| char::from_u32(FIRST + u32::from_be_bytes(*bytes) % COUNT))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_cannot_leave_the_phrase() {
        let pattern = pattern("x", "a\" OR \"b", Place::Anywhere);
        assert!(pattern.ends_with(" AND \"a\"\" OR \"\"b\""), "{pattern}");
    }

    #[test]
    fn a_mark_has_three_characters() {
        assert_eq!(mark("x").chars().count(), 3);
        assert_ne!(mark("x"), mark("y"));
    }
}
