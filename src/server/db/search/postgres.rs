//! PostgreSQL: `pg_trgm` in GIN indexes together with the scope.

use super::SHORT;
use crate::server::{
    db::roster::{RosterRow, in_each_order, listed},
    ids::random_number,
};

/// The matches of one tier. The text has to be the condition of an index, to the letter.
macro_rules! tier {
    ($ids:literal) => {
        concat!(
            "(SELECT id, sort_name, email_key, status, roles | offered AS bits FROM roster WHERE id & 1023 ",
            $ids,
            " AND scope_id = $1 AND search_text LIKE $8 AND position($7 IN search_text) > 0)"
        )
    };
}

/// The index gives nothing before it has read all matches, and reads on until there are enough: a frequent text is found
/// often enough among a thousandth of the rows, a rare one has few matches to read. Among a million people that takes a
/// third of the time of one index (`docs/performance.md`).
pub const PAGES: [&str; 4] = in_each_order!(
    found_statement,
    concat!(
        tier!("= 0"),
        " UNION ALL ",
        tier!("BETWEEN 1 AND 15"),
        " UNION ALL ",
        tier!("BETWEEN 16 AND 127"),
        " UNION ALL ",
        tier!("> 127"),
        " LIMIT $9"
    )
);

/// What the index is asked for: a short text itself, of a longer one pieces of three characters, beginning and end among
/// them. That takes half the time of comparing the places of all trigrams; what is found is compared with the whole text.
pub fn pattern(needle: &str) -> String {
    let characters: Vec<char> = needle.chars().collect();
    let pieces: Vec<&[char]> = match characters.len().checked_sub(3) {
        Some(last) if characters.len() > SHORT => {
            characters[..last].chunks_exact(3).chain([&characters[last..]]).collect()
        }
        _ => vec![&characters],
    };
    pieces.into_iter().fold("%".to_owned(), |pattern, piece| pattern + &literally(piece) + "%")
}

/// A piece of a pattern that means itself.
fn literally(piece: &[char]) -> String {
    piece.iter().flat_map(|&one| [matches!(one, '\\' | '%' | '_').then_some('\\'), Some(one)]).flatten().collect()
}

/// Numbers new rows. Several write at once, and the number tells the tier: it is random.
pub fn number(rows: &mut [RosterRow]) {
    for row in rows {
        row.id = random_number();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_a_long_text_and_wildcards_are_taken_literally() {
        assert_eq!(pattern("ana"), "%ana%");
        assert_eq!(pattern("rossi"), "%rossi%");
        assert_eq!(pattern("müller"), "%mül%ler%");
        assert_eq!(pattern("novikova"), "%nov%ova%");
        assert_eq!(pattern("irina n"), "%iri%a n%");
        assert_eq!(pattern("50%_a\\b"), "%50\\%%a\\\\b%");
        assert_eq!(pattern("_%"), "%\\_\\%%");
    }
}
